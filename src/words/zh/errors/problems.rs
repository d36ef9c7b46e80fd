//! What stands in a place where something else should, in Chinese.

use crate::model::error::{
    Meant, NewsMl, NoNews, PathFault, Problem, RuleProblem, ScanFormat, TomlTable, TomlValue,
    ValueKind,
};
use crate::model::warning::AgencyNote;
use crate::words::Errors;
use crate::words::errors::clipped;
use crate::words::zh::Zh;

pub(super) fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("非 UTF-8 的字节".to_owned(), "UTF-8 文本".to_owned()),
        Problem::NoFormat { known } => {
            return format!("缺少 `format`；应有 format = {known}");
        }
        Problem::NewerFormat { found, known } => {
            (format!("格式 {found}"), format!("不高于 {known}（更新的 newsprint 能读）"))
        }
        Problem::BadFormat { found, known } => {
            return format!("`format` 是 {}；应为数字 {known}", value(found));
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{}不认识的键 `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!("{}缺少 `{key}`；应有 {example}", in_table(*table));
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "带引号的文字".to_owned(),
                ValueKind::Day => "日期，例如 \"2026-11-22\"".to_owned(),
                ValueKind::Table(name) => format!("表：[{name}]"),
                ValueKind::Tables(name) => format!("一组表：[[{name}]]"),
            };
            return format!("`{key}` 是 {}；应为{expected}", value(found));
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "BCP 47 语言标签，例如 zh-Hans 或 en".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` 或 `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("版块 `{}` 出现了两次；每个版块只应一次", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("上级 `{}`", clipped(parent)), format!("另一个版块：{}", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("版号 `{}`", clipped(id)), "每版各自的版号，不含空格".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!("文件 `{file}` 用了两次；每版应有自己的文件");
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "含有 NUL",
                PathFault::Backslash => "含有反斜线",
                PathFault::Absolute => "是绝对路径",
                PathFault::ClimbsOut => "用 `..` 跑到外面",
                PathFault::NoFile => "没有指明文件",
            };
            return format!("路径 `{}` {why}；应为这一期之内的相对路径", clipped(path));
        }
        Problem::SecondKey(key) => {
            return format!("`{key}` 出现了两次；一篇文章里只应一次");
        }
        Problem::BadKind { kind, meant } => (format!("类型 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => (format!("`{}`", clipped(found)), "0 到 255 的数".to_owned()),
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "日期，例如 2026-11-22".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "`x y w h`，都在 0 与 1 之间；前面可有版号，后面可有 head、body、image 或 jump"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!("id `{}` 重复；每篇应有自己的 id（第一个在 {first}）", clipped(id));
        }
        Problem::Unwritable(said) => (clipped(said), "可以写出的值".to_owned()),
        Problem::NoPageNamed => {
            return "METS 文档没有列出 ALTO 文件；应列出各版的文件".to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!("METS 列出的 {count} 个 ALTO 文件一个都读不了；它们应在 METS 文件旁边");
        }
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "ALTO",
                ScanFormat::Page => "PAGE",
                ScanFormat::Hocr => "hOCR",
                ScanFormat::Tsv => "TSV",
                ScanFormat::Json => "OCR JSON",
            };
            return match format {
                ScanFormat::Tsv | ScanFormat::Json => {
                    format!("{document} 里没有文字行；应有各行文字和位置")
                }
                _ => format!("{document} 文档里没有版面；应有带文字的 <Page>"),
            };
        }
        Problem::NoNewsItem => {
            return "没有新闻稿；应为 NewsML-G2、NITF 或 ninjs".to_owned();
        }
        Problem::NotJson => return "不是 JSON；应为 NewsML-G2、NITF 或 ninjs".to_owned(),
        Problem::NoFeed => return "没有订阅源；应为 RSS、Atom 或 JSON Feed".to_owned(),
        Problem::NoSavedPage(fault) => {
            return format!("{}；应为保存下来的报纸版面或其中的文章", Zh.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            return format!("压缩包里有 {found} 项；最多 {most} 项");
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("这里是{found}；应为{expected}")
}

pub(super) fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("这里有错：{}", clipped(said)),
        RuleProblem::Format { found, known } => format!("格式是 {found}；应为 {known}"),
        RuleProblem::Verb(verb) => {
            format!("do = \"{verb}\"；应为 \"split\"、\"join\"、\"move\" 或 \"set\"")
        }
        RuleProblem::StrayKey { key, verb, allowed } => {
            format!("do = \"{verb}\" 的规则里有 `{key}`；只应有 `{}`", allowed.join("`、`"))
        }
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" 的规则里缺少 `{key}`")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\"；应为其中之一：{}", known.join("、"))
        }
    }
}

pub(super) fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("数字 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 类型的值"),
    }
}

pub(super) fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "最外层",
        TomlTable::Paper => "[paper] 里",
        TomlTable::Section => "[[section]] 里",
        TomlTable::Page => "[[page]] 里",
    }
}

pub(super) fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("其中之一：{}", clipped(&known.join("、"))),
    }
}

pub(super) fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "没有标题和正文的 NITF 文档".to_owned(),
        NoNews::NinjsNone => "空的 ninjs 列表".to_owned(),
        NoNews::Ninjs(None) => "没有标题和正文的 ninjs 稿件".to_owned(),
        NoNews::Ninjs(Some(kind)) => {
            format!("没有标题和正文的 ninjs 稿件（{}）", clipped(kind))
        }
        NoNews::NinjsMany(count) => format!("{count} 条没有标题和正文的 ninjs 稿件"),
        NoNews::NewsItem => "没有标题和正文的 NewsML-G2 新闻稿".to_owned(),
        NoNews::Item(item) => format!(" NewsML-G2 的{}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{times} 个{}", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "没有稿件".to_owned() } else { held.join("、") };
            format!(" NewsML-G2 的{}（{held}），都没有标题和正文", news_ml(*document))
        }
    }
}

pub(super) fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "新闻消息",
        NewsMl::NewsItem => "新闻稿",
        NewsMl::Package => "稿件包",
        NewsMl::Planning => "计划条目",
        NewsMl::Concept => "概念条目",
        NewsMl::Knowledge => "知识条目",
        NewsMl::Catalog => "目录条目",
        NewsMl::ItemSet => "条目集",
        NewsMl::GroupSet => "稿件包的一部分",
        NewsMl::ContentSet => "新闻稿的内容",
        NewsMl::ContentMeta => "新闻稿的一部分（contentMeta）",
        NewsMl::ItemMeta => "新闻稿的一部分（itemMeta）",
        NewsMl::Item => "条目",
    }
}

pub(super) fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "略去稿件包里另一稿件的替代稿".to_owned(),
        AgencyNote::Furniture(item) => format!("{}里没有文章，作为附属内容保留", news_ml(*item)),
        AgencyNote::EmptyItem => "略去没有标题和正文的稿件".to_owned(),
        AgencyNote::Removed => "略去已被发布者撤下的稿件".to_owned(),
        AgencyNote::BrokenRow => "略去表中引号没有闭合的一行".to_owned(),
        AgencyNote::PastLimit(most) => format!("略去前 {most} 项以后的项目；请把文件分成几份"),
        AgencyNote::OtherVersion => "略去同一稿件正文的另一版本".to_owned(),
        AgencyNote::Data(kind) => format!("略去稿件里的 {} 数据", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}> 里的文字逐行排出", clipped(name)),
        AgencyNote::PackedMedia => "略去嵌在正文里的图片或声音".to_owned(),
    }
}

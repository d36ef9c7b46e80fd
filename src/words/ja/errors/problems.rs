//! What stands in a place where something else should, in Japanese.

use crate::model::error::{
    Meant, NewsMl, NoNews, PathFault, Problem, RuleProblem, ScanFormat, TomlTable, TomlValue,
    ValueKind,
};
use crate::model::warning::AgencyNote;
use crate::words::Errors;
use crate::words::errors::clipped;
use crate::words::ja::Ja;

pub(super) fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("UTF-8 でないバイト列".to_owned(), "UTF-8 テキスト".to_owned()),
        Problem::NoFormat { known } => {
            return format!("`format` がありません。format = {known} が必要です");
        }
        Problem::NewerFormat { found, known } => {
            (format!("書式 {found}"), format!("{known} 以下（新しい newsprint なら読めます）"))
        }
        Problem::BadFormat { found, known } => {
            return format!("`format` が {} です。数 {known} のはずです", value(found));
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{}の知らないキー `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!("{}に `{key}` がありません。{example} が必要です", in_table(*table));
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "引用符で囲んだ文".to_owned(),
                ValueKind::Day => "\"2026-11-22\" のような日付".to_owned(),
                ValueKind::Table(name) => format!("表 [{name}]"),
                ValueKind::Tables(name) => format!("表の並び [[{name}]]"),
            };
            return format!("`{key}` が {} です。{expected}のはずです", value(found));
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "zh-Hans や en のような BCP 47 の言語".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` か `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("欄 `{}` が二つあります。一つずつにしてください", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("上位の欄 `{}`", clipped(parent)), format!("別の欄（{}）", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("面の id `{}`", clipped(id)), "面ごとに別の、空白のない id".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!(
                "ファイル `{file}` が二度使われています。面ごとに別のファイルが必要です"
            );
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "NUL を含む",
                PathFault::Backslash => "逆斜線を含む",
                PathFault::Absolute => "絶対パスである",
                PathFault::ClimbsOut => "`..` で外へ出る",
                PathFault::NoFile => "ファイルを指さない",
            };
            (format!("{why}パス `{}`", clipped(path)), "号の中の相対パス".to_owned())
        }
        Problem::SecondKey(key) => {
            return format!("`{key}` が二つあります。一つの記事に一度だけ書けます");
        }
        Problem::BadKind { kind, meant } => (format!("種類 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "0 から 255 の数".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "2026-11-22 のような日付".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "0 と 1 の間の `x y w h`（前に面の id、後に head、body、image、jump を置ける）"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!(
                "id `{}` が重なっています。記事ごとに別の id が必要です（最初のものは {first}）",
                clipped(id)
            );
        }
        Problem::Unwritable(said) => (clipped(said), "書き出せる値".to_owned()),
        Problem::NoPageNamed => {
            return "METS 文書に ALTO ファイルが載っていません。各面のファイルが必要です"
                .to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!(
                "METS に載る ALTO ファイル {count} 個がどれも読めません。METS ファイルのそばに置いてく\
                 ださい"
            );
        }
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "ALTO",
                ScanFormat::Page => "PAGE",
                ScanFormat::Hocr => "hOCR",
                ScanFormat::Tsv => "TSV",
                ScanFormat::Json => "OCRのJSON",
            };
            return match format {
                ScanFormat::Tsv | ScanFormat::Json => {
                    format!("{document} に行がありません。文字と位置のある行が必要です")
                }
                _ => format!("{document} 文書に面がありません。文字のある <Page> が必要です"),
            };
        }
        Problem::NoNewsItem => {
            return "記事がありません。NewsML-G2、NITF、ninjs のどれかのはずです".to_owned();
        }
        Problem::NotJson => {
            return "JSON ではありません。NewsML-G2、NITF、ninjs のどれかのはずです".to_owned();
        }
        Problem::NoFeed => {
            return "フィードがありません。RSS、Atom、JSON Feed のどれかのはずです".to_owned();
        }
        Problem::NoSavedPage(fault) => {
            return format!("{}。保存した新聞の面か、その記事のはずです", Ja.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            (format!("zip の {found} 項目"), format!("{most} 項目まで"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("{found}がありますが、{expected}のはずです")
}

pub(super) fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("誤りがあります: {}", clipped(said)),
        RuleProblem::Format { found, known } => {
            format!("書式が {found} です。{known} のはずです")
        }
        RuleProblem::Verb(verb) => format!(
            "do = \"{verb}\" です。\"split\"、\"join\"、\"move\"、\"set\" のどれかのはずです"
        ),
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "do = \"{verb}\" の規則に `{key}` があります。使えるのは `{}` です",
            allowed.join("`、`")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" の規則に `{key}` がありません")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\" です。次のどれかのはずです: {}", known.join("、"))
        }
    }
}

pub(super) fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("数 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 型の値"),
    }
}

pub(super) fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "最上位",
        TomlTable::Paper => "[paper] ",
        TomlTable::Section => "[[section]] ",
        TomlTable::Page => "[[page]] ",
    }
}

pub(super) fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}` "),
        Meant::OneOf(known) => format!("{} のどれか", clipped(&known.join("、"))),
    }
}

pub(super) fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "見出しも本文もない NITF 文書".to_owned(),
        NoNews::NinjsNone => "空の ninjs の並び".to_owned(),
        NoNews::Ninjs(None) => "見出しも本文もない ninjs".to_owned(),
        NoNews::Ninjs(Some(kind)) => format!("見出しも本文もない ninjs（{}）", clipped(kind)),
        NoNews::NinjsMany(count) => format!("見出しも本文もない ninjs {count} 件"),
        NoNews::NewsItem => "見出しも本文もない NewsML-G2 の記事".to_owned(),
        NoNews::Item(item) => format!("NewsML-G2 の{}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{} {times} 件", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "項目なし".to_owned() } else { held.join("、") };
            format!("NewsML-G2 の{}（{held}、どれも見出しも本文もない）", news_ml(*document))
        }
    }
}

pub(super) fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "ニュースメッセージ",
        NewsMl::NewsItem => "記事",
        NewsMl::Package => "パッケージ",
        NewsMl::Planning => "予定",
        NewsMl::Concept => "概念",
        NewsMl::Knowledge => "知識",
        NewsMl::Catalog => "カタログ",
        NewsMl::ItemSet => "項目の集まり",
        NewsMl::GroupSet => "パッケージの一部",
        NewsMl::ContentSet => "記事の内容",
        NewsMl::ContentMeta => "記事の一部（contentMeta）",
        NewsMl::ItemMeta => "記事の一部（itemMeta）",
        NewsMl::Item => "項目",
    }
}

pub(super) fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "パッケージの別の項目の代わりになる項目を省きました".to_owned(),
        AgencyNote::Furniture(item) => {
            format!("記事のない{}は紙面要素として残しました", news_ml(*item))
        }
        AgencyNote::EmptyItem => "見出しも本文もない項目を省きました".to_owned(),
        AgencyNote::Removed => "発行元が取り下げた記事を省きました".to_owned(),
        AgencyNote::BrokenRow => "引用符の閉じていない表の行を省きました".to_owned(),
        AgencyNote::PastLimit(most) => {
            format!("はじめの {most} 件より後の項目を省きました。ファイルを分けてください")
        }
        AgencyNote::OtherVersion => "同じ項目の本文の別の版を省きました".to_owned(),
        AgencyNote::Data(kind) => format!("項目の中の {} のデータを省きました", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}> の文は 1 行ずつ組みます", clipped(name)),
        AgencyNote::PackedMedia => "本文に埋め込まれた画像や音声を省きました".to_owned(),
    }
}

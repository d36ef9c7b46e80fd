//! What stands in a place where something else should, in Korean.

use crate::model::error::{
    Meant, NewsMl, NoNews, PathFault, Problem, RuleProblem, ScanFormat, TomlTable, TomlValue,
    ValueKind,
};
use crate::model::warning::AgencyNote;
use crate::words::Errors;
use crate::words::errors::clipped;
use crate::words::ko::Ko;

pub(super) fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("UTF-8이 아닌 바이트".to_owned(), "UTF-8 텍스트".to_owned()),
        Problem::NoFormat { known } => {
            return format!("`format`이 없습니다. format = {known}이(가) 있어야 합니다");
        }
        Problem::NewerFormat { found, known } => {
            (format!("형식 {found}"), format!("{known} 이하(새 newsprint는 읽습니다)"))
        }
        Problem::BadFormat { found, known } => {
            (format!("`format`의 값 {}", value(found)), format!("수 {known}"))
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{} 모르는 키 `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!(
                "{} `{key}`이(가) 없습니다. {example}이(가) 있어야 합니다",
                in_table(*table)
            );
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "따옴표 안의 글".to_owned(),
                ValueKind::Day => "\"2026-11-22\" 같은 날짜".to_owned(),
                ValueKind::Table(name) => format!("표 [{name}]"),
                ValueKind::Tables(name) => format!("표들 [[{name}]]"),
            };
            (format!("`{key}`의 값 {}", value(found)), expected)
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "zh-Hans나 en 같은 BCP 47 언어".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` 또는 `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("섹션 `{}`이(가) 둘 있습니다. 하나씩만 쓰세요", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("상위 섹션 `{}`", clipped(parent)), format!("다른 섹션({})", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("면 id `{}`", clipped(id)), "면마다 다르고 빈칸 없는 id".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!("파일 `{file}`이(가) 두 번 쓰였습니다. 면마다 다른 파일이어야 합니다");
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "NUL이 든",
                PathFault::Backslash => "역빗금이 든",
                PathFault::Absolute => "절대",
                PathFault::ClimbsOut => "`..`로 밖으로 나가는",
                PathFault::NoFile => "파일을 가리키지 않는",
            };
            (format!("{why} 경로 `{}`", clipped(path)), "호 안의 상대 경로".to_owned())
        }
        Problem::SecondKey(key) => {
            return format!("`{key}`이(가) 둘 있습니다. 한 기사에 한 번만 씁니다");
        }
        Problem::BadKind { kind, meant } => (format!("종류 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "0부터 255까지의 수".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "2026-11-22 같은 날짜".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "0과 1 사이의 `x y w h`(앞에 면 id, 뒤에 head, body, image, jump 가능)".to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!(
                "id `{}`이(가) 겹칩니다. 기사마다 다른 id여야 합니다(첫째는 {first})",
                clipped(id)
            );
        }
        Problem::Unwritable(said) => (clipped(said), "쓸 수 있는 값".to_owned()),
        Problem::NoPageNamed => {
            return "METS 문서에 ALTO 파일이 없습니다. 면의 파일들이 있어야 합니다".to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!(
                "METS의 ALTO 파일 {count}개를 하나도 읽을 수 없습니다. METS 파일 곁에 두세요"
            );
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
                    format!("{document}에 줄이 없습니다. 글과 자리가 있는 줄이 있어야 합니다")
                }
                _ => format!("{document} 문서에 면이 없습니다. 글이 든 <Page>가 있어야 합니다"),
            };
        }
        Problem::NoNewsItem => {
            return "기사가 없습니다. NewsML-G2, NITF, ninjs 가운데 하나여야 합니다".to_owned();
        }
        Problem::NotJson => {
            return "JSON이 아닙니다. NewsML-G2, NITF, ninjs 가운데 하나여야 합니다".to_owned();
        }
        Problem::NoFeed => {
            return "피드가 없습니다. RSS, Atom, JSON Feed 가운데 하나여야 합니다".to_owned();
        }
        Problem::NoSavedPage(fault) => {
            return format!("{}. 저장한 신문의 면이나 그 기사여야 합니다", Ko.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            (format!("zip 항목 {found}개"), format!("{most}개까지"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("{found}이(가) 있지만 {expected}이어야 합니다")
}

pub(super) fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("잘못이 있습니다: {}", clipped(said)),
        RuleProblem::Format { found, known } => {
            format!("형식이 {found}입니다. {known}이어야 합니다")
        }
        RuleProblem::Verb(verb) => format!(
            "do = \"{verb}\"입니다. \"split\", \"join\", \"move\", \"set\" 가운데 하나여야 합니다"
        ),
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "do = \"{verb}\" 규칙에 `{key}`이(가) 있습니다. 쓸 수 있는 것은 `{}`입니다",
            allowed.join("`, `")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" 규칙에 `{key}`이(가) 없습니다")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\"입니다. 다음 가운데 하나여야 합니다: {}", known.join(", "))
        }
    }
}

pub(super) fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("수 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 형의 값"),
    }
}

pub(super) fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "맨 위에",
        TomlTable::Paper => "[paper]에",
        TomlTable::Section => "[[section]]에",
        TomlTable::Page => "[[page]]에",
    }
}

pub(super) fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("{} 가운데 하나", clipped(&known.join(", "))),
    }
}

pub(super) fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "제목도 글도 없는 NITF 문서".to_owned(),
        NoNews::NinjsNone => "빈 ninjs 목록".to_owned(),
        NoNews::Ninjs(None) => "제목도 글도 없는 ninjs 항목".to_owned(),
        NoNews::Ninjs(Some(kind)) => format!("제목도 글도 없는 ninjs 항목({})", clipped(kind)),
        NoNews::NinjsMany(count) => format!("제목도 글도 없는 ninjs 항목 {count}건"),
        NoNews::NewsItem => "제목도 글도 없는 NewsML-G2 기사".to_owned(),
        NoNews::Item(item) => format!("NewsML-G2의 {}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{} {times}건", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "항목 없음".to_owned() } else { held.join(", ") };
            format!("NewsML-G2의 {}({held}, 모두 제목도 글도 없음)", news_ml(*document))
        }
    }
}

pub(super) fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "뉴스 메시지",
        NewsMl::NewsItem => "기사",
        NewsMl::Package => "패키지",
        NewsMl::Planning => "계획 항목",
        NewsMl::Concept => "개념 항목",
        NewsMl::Knowledge => "지식 항목",
        NewsMl::Catalog => "카탈로그 항목",
        NewsMl::ItemSet => "항목 모음",
        NewsMl::GroupSet => "패키지의 일부",
        NewsMl::ContentSet => "기사의 내용",
        NewsMl::ContentMeta => "기사의 일부(contentMeta)",
        NewsMl::ItemMeta => "기사의 일부(itemMeta)",
        NewsMl::Item => "항목",
    }
}

pub(super) fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "패키지의 다른 항목을 대신하는 항목을 뺐습니다".to_owned(),
        AgencyNote::Furniture(item) => {
            format!("기사가 없는 {}을(를) 지면 요소로 두었습니다", news_ml(*item))
        }
        AgencyNote::EmptyItem => "제목도 글도 없는 항목을 뺐습니다".to_owned(),
        AgencyNote::Removed => "발행한 곳에서 내린 기사를 뺐습니다".to_owned(),
        AgencyNote::BrokenRow => "따옴표가 닫히지 않은 표의 줄을 뺐습니다".to_owned(),
        AgencyNote::PastLimit(most) => {
            format!("처음 {most}개 뒤의 항목을 뺐습니다. 파일을 나누세요")
        }
        AgencyNote::OtherVersion => "같은 항목의 다른 판 글을 뺐습니다".to_owned(),
        AgencyNote::Data(kind) => format!("항목 안의 {} 데이터를 뺐습니다", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}>의 글은 줄마다 짭니다", clipped(name)),
        AgencyNote::PackedMedia => "글에 박힌 그림이나 소리를 뺐습니다".to_owned(),
    }
}

//! What stands in a place where something else should, in English.

use crate::model::error::{
    Meant, NewsMl, NoNews, PathFault, Problem, RuleProblem, ScanFormat, TomlTable, TomlValue,
    ValueKind,
};
use crate::model::warning::AgencyNote;
use crate::words::Errors;
use crate::words::en::En;
use crate::words::errors::clipped;

pub(super) fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("bytes that are not UTF-8".to_owned(), "UTF-8 text".to_owned()),
        Problem::NoFormat { known } => ("no `format`".to_owned(), format!("format = {known}")),
        Problem::NewerFormat { found, known } => {
            (format!("format {found}"), format!("at most {known} (a newer newsprint reads it)"))
        }
        Problem::BadFormat { found, known } => {
            (format!("{} as `format`", value(found)), format!("the number {known}"))
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("the unknown key `{}` {}", clipped(key), in_table(*table)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            (format!("no `{key}` {}", in_table(*table)), example.clone())
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "a text in quotes".to_owned(),
                ValueKind::Day => "a day such as \"2026-11-22\"".to_owned(),
                ValueKind::Table(name) => format!("a table: [{name}]"),
                ValueKind::Tables(name) => format!("tables: [[{name}]]"),
            };
            (format!("{} as `{key}`", value(found)), expected)
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "a BCP 47 language such as zh-Hans or en".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` or `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            (format!("a second section `{}`", clipped(name)), "each section once".to_owned())
        }
        Problem::BadParent { parent, meant } => (
            format!("the parent `{}`", clipped(parent)),
            format!("another section: {}", instead(meant)),
        ),
        Problem::BadPageId(id) => (
            format!("the page id `{}`", clipped(id)),
            "an id of its own, without spaces, for each page".to_owned(),
        ),
        Problem::FileTwice(file) => {
            (format!("the file `{file}` twice"), "a file of its own for each page".to_owned())
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "holds a NUL",
                PathFault::Backslash => "holds a backslash",
                PathFault::Absolute => "is absolute",
                PathFault::ClimbsOut => "climbs out with `..`",
                PathFault::NoFile => "names no file",
            };
            (
                format!("the path `{}`, which {why}", clipped(path)),
                "a relative path inside the edition".to_owned(),
            )
        }
        Problem::SecondKey(key) => {
            (format!("a second `{key}`"), "it once in an article".to_owned())
        }
        Problem::BadKind { kind, meant } => {
            (format!("the kind `{}`", clipped(kind)), instead(meant))
        }
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "a number from 0 to 255".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "a day such as 2026-11-22".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "`x y w h` between 0 and 1, after a page id and before head, body, image or jump \
             where needed"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => (
            format!("the id `{}` again", clipped(id)),
            format!("an id of its own (the first is at {first})"),
        ),
        Problem::Unwritable(said) => (clipped(said), "values that can be written".to_owned()),
        Problem::NoPageNamed => (
            "a METS document that names no ALTO file".to_owned(),
            "the files of its pages".to_owned(),
        ),
        Problem::NoPageRead { count } => (
            format!("that none of its {count} ALTO files can be read"),
            "the files beside the METS file".to_owned(),
        ),
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "an ALTO document",
                ScanFormat::Page => "a PAGE document",
                ScanFormat::Hocr => "an hOCR document",
                ScanFormat::Tsv => "a TSV document",
                ScanFormat::Json => "a JSON document of OCR",
            };
            let expected = match format {
                ScanFormat::Tsv | ScanFormat::Json => "lines of text with their places",
                _ => "a <Page> with its text",
            };
            (format!("{document} without a page"), expected.to_owned())
        }
        Problem::NoNewsItem => ("no news item".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NotJson => ("what is no JSON".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NoFeed => ("no feed".to_owned(), "RSS, Atom or JSON Feed".to_owned()),
        Problem::NoSavedPage(fault) => {
            (En.open_error(fault), "a page of a saved paper, or an article of one".to_owned())
        }
        Problem::ZipEntries { found, most } => {
            (format!("{found} entries in the zip"), format!("at most {most}"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("found {found}; expected {expected}")
}

pub(super) fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("found {}", clipped(said)),
        RuleProblem::Format { found, known } => format!("found format {found}; expected {known}"),
        RuleProblem::Verb(verb) => {
            format!("found do = \"{verb}\"; expected \"split\", \"join\", \"move\" or \"set\"")
        }
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "found `{key}` in a rule that does \"{verb}\"; expected `{}`",
            allowed.join("`, `")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("found no `{key}` in a rule that does \"{verb}\"; expected one")
        }
        RuleProblem::Role { found, known } => {
            format!("found as = \"{found}\"; expected one of {}", known.join(", "))
        }
    }
}

pub(super) fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("the number {}", clipped(number)),
        TomlValue::Other(kind) => format!("a value of type {kind}"),
    }
}

pub(super) fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "at the top level",
        TomlTable::Paper => "in [paper]",
        TomlTable::Section => "in [[section]]",
        TomlTable::Page => "in [[page]]",
    }
}

pub(super) fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("one of {}", clipped(&known.join(", "))),
    }
}

pub(super) fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "an NITF document without headline and text".to_owned(),
        NoNews::NinjsNone => "a list of no ninjs items".to_owned(),
        NoNews::Ninjs(None) => "a ninjs item without headline and text".to_owned(),
        NoNews::Ninjs(Some(kind)) => {
            format!("a ninjs item {} without headline and text", clipped(kind))
        }
        NoNews::NinjsMany(count) => format!("{count} ninjs items without headline and text"),
        NoNews::NewsItem => "a news item of NewsML-G2 without headline and text".to_owned(),
        NoNews::Item(item) => format!("a {} of NewsML-G2", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| {
                let s = if *times > 1 { "s" } else { "" };
                format!("{times} {}{s}", news_ml(*item))
            };
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "no items".to_owned() } else { held.join(", ") };
            let document = news_ml(*document);
            format!("a {document} of NewsML-G2 with {held}, none with headline or text")
        }
    }
}

pub(super) fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "news message",
        NewsMl::NewsItem => "news item",
        NewsMl::Package => "package",
        NewsMl::Planning => "planning item",
        NewsMl::Concept => "concept item",
        NewsMl::Knowledge => "knowledge item",
        NewsMl::Catalog => "catalog item",
        NewsMl::ItemSet => "set of items",
        NewsMl::GroupSet => "part of a package",
        NewsMl::ContentSet => "content of a news item",
        NewsMl::ContentMeta => "part of a news item (contentMeta)",
        NewsMl::ItemMeta => "part of a news item (itemMeta)",
        NewsMl::Item => "item",
    }
}

pub(super) fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => {
            "an alternative to another item of a package is left out".to_owned()
        }
        AgencyNote::Furniture(item) => {
            format!("a {}, which holds no article, is kept as furniture", news_ml(*item))
        }
        AgencyNote::EmptyItem => "an item without headline and text is left out".to_owned(),
        AgencyNote::Removed => {
            "an article that was taken down by its publisher is left out".to_owned()
        }
        AgencyNote::BrokenRow => {
            "a row of the table whose quotes do not close is left out".to_owned()
        }
        AgencyNote::PastLimit(most) => {
            format!("an item past the first {most} is left out; split the file")
        }
        AgencyNote::OtherVersion => "another version of an item's text is left out".to_owned(),
        AgencyNote::Data(kind) => {
            format!("data of the kind {} inside an item is left out", clipped(kind))
        }
        AgencyNote::Lines(name) => {
            format!("a text in <{}>, which is shown line by line", clipped(name))
        }
        AgencyNote::PackedMedia => {
            "a picture or sound that is packed into the text is left out".to_owned()
        }
    }
}

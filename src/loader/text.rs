//! Plain paragraphs, set as they are: blank lines part them, nothing is
//! markup, nothing is recognised.

use super::native::chunk;
use crate::input::line_join;
use crate::input::{Hint, LoadError, Loaded};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, DatedBy, Edition, Grammar, Page, Rich,
    Section, Warning, WarningKind,
};

const GRAMMAR: Grammar = Grammar { parse, is_plain, picture: None };

/// Reads UTF-8 text as an edition of one article, named for its file. Bytes
/// that are not UTF-8 show as U+FFFD, with a warning that counts them.
///
/// # Errors
/// [`LoadError::Empty`] if there is no text.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let raw = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let base = bytes.len() - raw.len();
    let starts = starts(raw);
    if starts.is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    let mut edition = edition_of_one_file(hint);
    let malformed = raw.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
    if malformed > 0 {
        let warning = Warning::new(WarningKind::NotUtf8(malformed));
        edition.warnings.push(warning.of_file(&hint.name));
    }
    let body = Body::lazy(raw.to_vec(), starts, base, GRAMMAR);
    let words = body.text(0);
    let mut article = Article::new(ArticleId::derived(edition.key().as_str(), &words));
    article.page = Some(0);
    article.first_words = Clean::line(&words.chars().take(40).collect::<String>());
    article.length = body.weight();
    edition.articles.push(article);
    Ok(Loaded { edition, bodies: vec![body], ..Loaded::default() })
}

/// An edition without articles: one page and one section, named for a file,
/// dated as the hint says.
#[must_use]
pub fn edition_of_one_file(hint: &Hint) -> Edition {
    let stem = hint.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem =
        stem.rsplit_once('.').map_or(stem, |(stem, _)| if stem.is_empty() { "-" } else { stem });
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(stem);
    edition.paper.lang.clone_from(&hint.lang);
    edition.date = hint.date.or(hint.file_date);
    edition.dated_by = match (hint.date, hint.file_date) {
        (Some(_), _) => DatedBy::Reader,
        (None, Some(_)) => DatedBy::FileTime,
        (None, None) => DatedBy::Edition,
    };
    edition.pages.push(Page { id: Clean::line("1"), ..Page::default() });
    edition.sections.push(Section { name: Clean::line(stem), parent: None });
    edition
}

/// Paragraphs start after blank lines; other lines are all alike.
fn starts(raw: &[u8]) -> Vec<u32> {
    let (mut starts, mut blank, mut at) = (Vec::new(), true, 0);
    while at < raw.len() {
        let end = memchr::memchr(b'\n', &raw[at..]).map_or(raw.len(), |n| at + n);
        let is_blank = raw[at..end].iter().all(|b| matches!(b, b' ' | b'\t' | b'\r'));
        if blank && !is_blank {
            starts.push(at as u32);
        }
        blank = is_blank;
        at = end + 1;
    }
    starts
}

fn parse(raw: &[u8], base: usize) -> Vec<Block> {
    let text = String::from_utf8_lossy(raw);
    let text = Clean::line(&line_join::normalise(&line_join::join(&text)));
    let source = base..base + raw.trim_ascii_end().len();
    let kind = BlockKind::Paragraph(Rich::plain(text));
    vec![Block { source: vec![source], ..Block::new(kind) }]
}

fn is_plain(raw: &[u8]) -> bool {
    let line = raw.trim_ascii();
    let indent = "\u{3000}".as_bytes();
    chunk::is_plain_text(line) && !line.starts_with(indent) && !line.ends_with(indent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    fn loaded(bytes: &[u8]) -> Loaded {
        let name = "dir/文章.txt".to_owned();
        load(bytes, &Hint { name, ..Hint::default() }).unwrap()
    }

    #[test]
    fn paragraphs_stand_as_they_are_markup_and_all() {
        let loaded = loaded("\u{FEFF}# 一\n续\n\n*二*\n".as_bytes());
        let texts: Vec<_> = loaded.bodies[0].all_blocks().map(|b| b.plain()).collect();
        assert_eq!(texts, ["# 一续", "*二*"]);
        assert_eq!(loaded.edition.paper.title.as_str(), "文章");
        let source = &loaded.bodies[0].blocks(1)[0].source;
        assert_eq!(source[0], 3 + "# 一\n续\n\n".len()..3 + "# 一\n续\n\n*二*".len());
    }

    #[test]
    fn bytes_that_are_no_text_are_shown_as_such_and_counted() {
        let loaded = loaded(b"one \xFF two \xFE");
        assert_eq!(loaded.bodies[0].text(0), "one \u{FFFD} two \u{FFFD}");
        assert!(loaded.edition.warnings[0].told().contains("2 byte sequences"));
    }

    #[test]
    fn a_file_of_blank_lines_is_empty() {
        let hint = Hint { name: "x.txt".into(), ..Hint::default() };
        assert!(matches!(load(b"\n \n", &hint), Err(LoadError::Empty { .. })));
    }
}

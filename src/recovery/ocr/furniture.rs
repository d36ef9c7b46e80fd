//! Stage: the furniture: what mastheads, folio lines and page labels say of
//! the edition.

use super::glyph::{Piece, WIDE};
use super::grammar::PieceRole;
use super::units::Unit;
use crate::model::Date;

/// What the page's furniture says of the edition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct About {
    /// The paper.
    pub(super) title: Option<String>,
    /// The day on the folio line.
    pub(super) date: Option<Date>,
    /// The page's id and name.
    pub(super) page: Option<(String, String)>,
}

impl About {
    /// Reads date, paper and page from the folio lines and what stands beside
    /// them, and makes mastheads and page labels furniture.
    pub(super) fn read(units: &mut [Unit]) -> Self {
        const TOP: usize = 4;
        let mut about = Self::default();
        for i in 0..units.len() {
            let folio =
                |at: Option<&Unit>| at.is_some_and(|u| matches!(u.role, PieceRole::Folio(_)));
            let beside = i < TOP || folio(units.get(i + 1)) || i > 0 && folio(units.get(i - 1));
            let unit = &units[i];
            match &unit.role {
                PieceRole::Folio(folio) => {
                    about.date = about.date.or(folio.date);
                    about.read_folio(&unit.piece);
                }
                PieceRole::Display | PieceRole::Body if beside => {
                    let label = page_label(&unit.piece.spaced());
                    let title = if about.title.is_none() { masthead(&unit.piece) } else { None };
                    if label.is_none() && title.is_none() {
                        continue;
                    }
                    about.page = about.page.take().or(label);
                    about.title = about.title.take().or(title);
                    units[i].role = PieceRole::Furniture;
                }
                _ => {}
            }
        }
        about
    }

    /// Reads paper and page from a folio line: its words, and what stands
    /// between wide gaps, commas and bars.
    fn read_folio(&mut self, line: &Piece) {
        let parts: Vec<String> = line
            .glyphs
            .split(|g| matches!(g.c, WIDE | ',' | '，' | '|' | '·'))
            .map(|part| part.iter().map(|g| if g.is_gap() { ' ' } else { g.c }).collect())
            .collect();
        let spaced = line.spaced();
        for word in parts.iter().map(|part| part.trim()).chain(spaced.split_whitespace()) {
            if self.title.is_none() {
                self.title = masthead(&Piece::read(word, 0..word.len()));
            }
            if self.page.is_none() {
                self.page = page_label(word);
            }
        }
    }
}

/// The paper that a masthead line names.
fn masthead(piece: &Piece) -> Option<String> {
    const CJK: [&str; 14] = [
        "日报",
        "晚报",
        "晨报",
        "早报",
        "时报",
        "商报",
        "周报",
        "都市报",
        "青年报",
        "新报",
        "新闻",
        "신문",
        "일보",
        "新闻报",
    ];
    const LATIN: [&str; 12] = [
        "Times",
        "Post",
        "Herald",
        "Gazette",
        "Chronicle",
        "Courier",
        "Journal",
        "Tribune",
        "News",
        "Mail",
        "Echo",
        "Observer",
    ];
    if piece.glyphs.len() > 40 {
        return None;
    }
    let folded = piece.folded();
    let length = folded.chars().count();
    if (4..=10).contains(&length) && CJK.iter().any(|end| folded.ends_with(end)) {
        return Some(piece.squeezed());
    }
    let spaced = piece.spaced();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let named = words.last().is_some_and(|last| LATIN.iter().any(|t| t.eq_ignore_ascii_case(last)));
    (named && (2..=5).contains(&words.len())).then_some(spaced)
}

/// The page that a label names, as (id, name): 第3版, A03 要闻, Page 3.
fn page_label(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let numbered = |s: &str| {
        let digits = s.bytes().take_while(u8::is_ascii_digit).count();
        (1..=3).contains(&digits).then(|| (s[..digits].to_owned(), s[digits..].to_owned()))
    };
    let lettered = text.strip_prefix(|c: char| c.is_ascii_alphabetic()).and_then(|rest| {
        let (digits, rest) = numbered(rest)?;
        Some((format!("{}{digits}", text[..1].to_uppercase()), rest))
    });
    let bare = text.trim_start_matches('第').trim_start();
    let page = ["page ", "Page ", "PAGE ", "p. "].iter().find_map(|p| text.strip_prefix(p));
    let (id, rest) = if let Some(found) = lettered {
        found
    } else if let Some((id, rest)) = page.and_then(numbered) {
        (id, rest)
    } else {
        let (id, rest) = numbered(bare)?;
        let rest = rest.trim_start();
        let rest = rest.strip_prefix('版').or_else(|| rest.strip_prefix('面'))?;
        (id, rest.to_owned())
    };
    let name =
        rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, '版' | ':' | '：' | '·'));
    let plain = name.chars().all(char::is_alphabetic) && name.chars().count() <= 8;
    plain.then(|| (id, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece {
        Piece::read(text, 0..text.len())
    }

    #[test]
    fn mastheads_and_page_labels_are_read() {
        assert_eq!(masthead(&piece("河 口 晚 报")), Some("河口晚报".into()));
        assert_eq!(masthead(&piece("The Alder Times")), Some("The Alder Times".into()));
        assert_eq!(masthead(&piece("他每天都读一份日报。")), None);
        assert_eq!(page_label("第3版"), Some(("3".into(), String::new())));
        assert_eq!(page_label("A03 要闻"), Some(("A03".into(), "要闻".into())));
        assert_eq!(page_label("Page 4"), Some(("4".into(), String::new())));
        assert_eq!(page_label("3个月"), None);
    }

    #[test]
    fn a_folio_line_names_paper_and_page_in_its_parts() {
        let read = |line| {
            let mut about = About::default();
            about.read_folio(&piece(line));
            (about.title.unwrap_or_default(), about.page.unwrap_or_default().0)
        };
        let found = read("THE ALDER POST    Sunday, November 22, 2026    Page 3");
        assert_eq!(found, ("THE ALDER POST".into(), "3".into()));
        let found = read("河口晚报 2026年11月22日 星期日 A03");
        assert_eq!(found, ("河口晚报".into(), "A03".into()));
    }
}

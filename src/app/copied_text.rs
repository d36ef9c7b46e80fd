//! Text to take away: whole paragraphs, not the lines of the screen.

use crate::layout::Galley;
use crate::model::{Block, CitationStyle, Edition, HeadRole, Provenance, painted};

/// An article as plain text: its head, a line each, then its blocks with an
/// empty line between them, in the script that it is shown in, and without
/// readings if none are shown. The citation stays as printed: by it the article
/// is found again.
pub(super) fn article(
    edition: &Edition,
    index: usize,
    galley: &Galley,
    cite: Option<CitationStyle>,
) -> String {
    let setting = galley.setting();
    let mut paragraphs = Vec::new();
    if let Some(article) = edition.articles.get(index) {
        let roles = [
            HeadRole::Kicker,
            HeadRole::Headline,
            HeadRole::Deck,
            HeadRole::Byline,
            HeadRole::Dateline,
        ];
        let lines = roles.iter().flat_map(|&role| article.lines(role));
        let head: Vec<_> = lines.map(|text| setting.shown(text)).collect();
        if !head.is_empty() {
            paragraphs.push(head.join("\n"));
        }
    }
    let blocks = galley.body().all_blocks();
    let words = |block: &Block| if setting.ruby { block.plain() } else { block.without_readings() };
    let shown = |printed: &str| setting.shown(&setting.figures.convert(printed)).into_owned();
    let text = blocks.map(|block| shown(&painted(&words(&block))));
    paragraphs.extend(text.filter(|text| !text.trim().is_empty()));
    if let Some(style) = cite {
        paragraphs.push(citation(edition, index, style));
    }
    paragraphs.join("\n\n") + "\n"
}

/// Where an article stands: paper, date, page, headline and whatever else a style
/// asks for.
#[must_use]
pub fn citation(edition: &Edition, index: usize, style: CitationStyle) -> String {
    let from = edition.articles.get(index).map(|article| Provenance::of(edition, article));
    style.cite(&from.unwrap_or_default(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Setting, Widths};
    use crate::model::{
        Article, ArticleId, BlockKind, Body, Clean, HanScript, Lang, Page, Rich, Span, Style,
    };

    fn edition(title: &str, lang: &str) -> Edition {
        let mut edition =
            Edition { date: Some(jiff::civil::date(2026, 11, 2)), ..Edition::default() };
        edition.paper.title = Clean::line(title);
        edition.paper.lang = crate::model::LangTag::new(lang);
        edition.pages.push(Page { id: Clean::line("A01"), ..Page::default() });
        let mut article = Article::new(ArticleId::new("a"));
        article.page = Some(0);
        article.push_head(HeadRole::Headline, Clean::line("新渠通水"));
        edition.articles.push(article);
        edition
    }

    #[test]
    fn a_citation_names_paper_date_page_and_headline_as_the_language_does() {
        assert_eq!(
            citation(&edition("河口日报", "zh"), 0, CitationStyle::Paper),
            "——《河口日报》，2026年11月2日，A01版：《新渠通水》"
        );
        assert_eq!(
            citation(&edition("The Courier", "en"), 0, CitationStyle::Paper),
            "— “新渠通水”, The Courier, 2 November 2026, p. A01"
        );
    }

    #[test]
    fn readings_that_are_hidden_are_not_copied() {
        let text = "凪浜(なぎはま)の霧笛(むてき)。";
        let ruby = |range: std::ops::Range<usize>, at| Span { range, style: Style::Ruby { at } };
        let second = "凪浜(なぎはま)の".len();
        let spans = vec![ruby(0..20, 6), ruby(second..text.len() - 3, second + 6)];
        let text = Rich::of_parts(text, spans);
        let edition = edition("凪浜新聞", "ja");
        let body = || Body::set(vec![Block::new(BlockKind::Paragraph(text.clone()))]);
        let copied = |ruby| {
            let setting = Setting { ruby, ..Setting::of(Lang::Ja, Widths::default()) };
            let galley = Galley::new(&edition.articles[0], body(), setting, 40);
            article(&edition, 0, &galley, None)
        };
        assert_eq!(copied(true), "新渠通水\n\n凪浜(なぎはま)の霧笛(むてき)。\n");
        assert_eq!(copied(false), "新渠通水\n\n凪浜の霧笛。\n");
    }

    #[test]
    fn copied_text_has_paragraphs_and_no_soft_hyphens() {
        let body =
            Body::set(vec![Block::paragraph("news\u{ad}paper one"), Block::paragraph("two")]);
        let edition = edition("河口日报", "zh");
        let galley = set(&edition, body, None);
        let copied = article(&edition, 0, &galley, None);
        assert_eq!(copied, "新渠通水\n\nnewspaper one\n\ntwo\n");
    }

    fn set(edition: &Edition, body: Body, script: Option<HanScript>) -> Galley {
        let setting = Setting { script, ..Setting::of(Lang::Zh, Widths::default()) };
        Galley::new(&edition.articles[0], body, setting, 40)
    }

    #[test]
    fn what_is_copied_is_in_the_script_shown_and_its_citation_as_printed() {
        let edition = edition("河口日报", "zh");
        let body = Body::set(vec![Block::paragraph("他的头发白了。")]);
        let galley = set(&edition, body, Some(HanScript::Traditional));
        let copied = article(&edition, 0, &galley, Some(CitationStyle::Paper));
        assert_eq!(
            copied,
            "新渠通水\n\n他的頭髮白了。\n\n——《河口日报》，2026年11月2日，A01版：《新渠通水》\n"
        );
    }
}

//! Text to take away: whole paragraphs, not the lines of the screen.

use crate::layout::Galley;
use crate::model::{Edition, HeadRole, painted, printed};

/// An article as plain text: its head, a line each, then its blocks with an
/// empty line between them, in the script that it is shown in. The citation
/// stays as printed: by it the article is found again.
pub(super) fn article(edition: &Edition, index: usize, galley: &Galley, cite: bool) -> String {
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
    let text = blocks.map(|block| setting.shown(&painted(&block.plain())).into_owned());
    paragraphs.extend(text.filter(|text| !text.trim().is_empty()));
    if cite {
        paragraphs.push(citation(edition, index));
    }
    paragraphs.join("\n\n") + "\n"
}

/// Where an article stands: paper, date, page, headline, in the paper's own
/// manner.
#[must_use]
pub fn citation(edition: &Edition, index: usize) -> String {
    let paper = &edition.paper.title;
    let article = edition.articles.get(index);
    let title = article.map(|a| a.title().as_str()).unwrap_or_default();
    let page = article.and_then(|a| a.page).and_then(|page| edition.pages.get(page));
    let page = page.map(|page| page.id.to_string()).unwrap_or_default();
    printed::citation(edition.lang(), paper, edition.date, &page, title)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::{Setting, Widths};
    use crate::model::{Article, ArticleId, Block, Body, Clean, HanScript, Lang, Page};

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
            citation(&edition("河口日报", "zh"), 0),
            "——《河口日报》，2026年11月2日，A01版：《新渠通水》"
        );
        assert_eq!(
            citation(&edition("The Courier", "en"), 0),
            "— “新渠通水”, The Courier, 2 November 2026, p. A01"
        );
    }

    #[test]
    fn copied_text_has_paragraphs_and_no_soft_hyphens() {
        let body =
            Body::set(vec![Block::paragraph("news\u{ad}paper one"), Block::paragraph("two")]);
        let edition = edition("河口日报", "zh");
        let galley = set(&edition, body, None);
        let copied = article(&edition, 0, &galley, false);
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
        let copied = article(&edition, 0, &galley, true);
        assert_eq!(
            copied,
            "新渠通水\n\n他的頭髮白了。\n\n——《河口日报》，2026年11月2日，A01版：《新渠通水》\n"
        );
    }
}

//! Clippings as a book: an edition of them, which is written as any other is.

use std::collections::BTreeMap;

use super::file::ClippingFile;
use crate::export::epub::{EpubError, epub};
use crate::export::issue::Issue;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, ClippingEntry, Edition, HeadRole, LangTag,
    Rich, Section,
};

pub(super) fn epub_of(file: &ClippingFile<'_>) -> Result<Vec<u8>, EpubError> {
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(file.title);
    let lang = file.entries.first().and_then(|entry| LangTag::new(&entry.clipping.provenance.lang));
    edition.paper.lang = lang;
    let mut bodies = Vec::new();
    for entry in file.entries {
        let section = section(&mut edition, &entry.clipping.provenance.paper);
        let mut article = head(entry);
        article.section = section;
        let body = body(file, entry);
        article.length = body.weight();
        edition.articles.push(article);
        bodies.push(body);
    }
    epub(&Issue { edition: &edition, bodies: &bodies, pictures: &BTreeMap::new() })
}

/// The section of a paper's clippings.
fn section(edition: &mut Edition, paper: &str) -> usize {
    let there = edition.sections.iter().position(|section| section.name.as_str() == paper);
    there.unwrap_or_else(|| {
        edition.sections.push(Section { name: Clean::line(paper), ..Section::default() });
        edition.sections.len() - 1
    })
}

fn head(entry: &ClippingEntry) -> Article {
    let clipping = &entry.clipping;
    let from = &clipping.provenance;
    let mut article = Article::new(ArticleId::new(&clipping.id.0.to_string()));
    article.lang = LangTag::new(&from.lang);
    article.first_words = Clean::line(&clipping.text.chars().take(60).collect::<String>());
    article.push_head(HeadRole::Headline, Clean::line(&from.headline));
    article.push_head(HeadRole::Byline, Clean::line(&from.byline));
    article
}

fn body(file: &ClippingFile<'_>, entry: &ClippingEntry) -> Body {
    let clipping = &entry.clipping;
    let paragraphs = clipping.text.split("\n\n");
    let mut blocks: Vec<Block> = if clipping.is_whole {
        paragraphs.map(Block::paragraph).collect()
    } else {
        let texts = paragraphs.map(|text| Rich::of_parts(text, Vec::new())).collect();
        vec![Block::new(BlockKind::Quote(texts))]
    };
    let signed =
        |text: &str| Block::new(BlockKind::Signature(vec![Rich::of_parts(text, Vec::new())]));
    blocks.push(signed(&file.citation(entry)));
    let noted = clipping.noted().line();
    if !noted.is_empty() {
        blocks.push(Block::new(BlockKind::Rule));
        blocks.push(Block::paragraph(&noted));
    }
    Body::set(blocks)
}

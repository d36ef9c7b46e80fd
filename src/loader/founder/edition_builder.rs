//! The edition in the making: pages, sections and articles are set one by one.

use std::collections::{HashMap, HashSet};

use super::issue::{IssuePage, NamedArticle};
use super::jumps::{self, Stories};
use super::names;
use super::page::{self, ListedArticle, SitePage};
use super::site::{SiteBuilder, SiteContents, listed};
use super::site_file::SiteFile;
use super::story::{SiteStory, letters};
use crate::input::gap;
use crate::input::{Hint, LoadError, Loaded, limits};
use crate::loader::{article_parts, text};
use crate::model::{
    self, Article, ArticleId, Block, BlockKind, Body, Clean, DatedBy, Edition, HeadRole, Kind,
    Part, Region, Section, WarningKind,
};

/// The edition in the making.
pub(super) struct Press {
    edition: Edition,
    bodies: Vec<Vec<Block>>,
    /// Whether paper and day are known from the files.
    named: bool,
    dated: bool,
    /// How many pages have each number.
    ids: HashMap<String, usize>,
    /// Pictures that are not there.
    pictures: Vec<String>,
}

impl Press {
    pub(super) fn new(found: &SiteContents, hint: &Hint) -> Self {
        let mut edition = text::edition_of_one_file(hint);
        edition.pages.clear();
        edition.sections.clear();
        let dated = hint.date.is_some();
        let mut press = Self {
            edition,
            bodies: Vec::new(),
            named: false,
            dated,
            ids: HashMap::new(),
            pictures: Vec::new(),
        };
        for leaf in &found.leaves {
            press.learn_of(leaf.page.paper.as_deref(), leaf.page.date);
        }
        press.learn_of(found.paper.as_deref(), found.date);
        press
    }

    pub(super) fn learn(&mut self, page: &SitePage, document: &SiteFile) {
        let paper = page.paper.clone().or_else(|| page::paper(document));
        self.learn_of(paper.as_deref(), page.date);
    }

    pub(super) fn learn_of(&mut self, paper: Option<&str>, date: Option<model::Date>) {
        if let Some(paper) = paper.map(Clean::line).filter(|p| !p.trim().is_empty() && !self.named)
        {
            self.edition.paper.title = paper;
            self.named = true;
        }
        if date.is_some() && !self.dated {
            self.edition.date = date;
            self.edition.dated_by = DatedBy::Edition;
            self.dated = true;
        }
    }

    /// Sets a page and its articles.
    pub(super) fn print(&mut self, desk: &mut SiteBuilder<'_>, sheet: IssuePage) {
        let IssuePage { label, image, named, .. } = sheet;
        let page = self.edition.pages.len();
        let id = self.free_id(&label.id);
        let image = image.filter(|path| (desk.tree.has)(path)).map(|path| Clean::line(&path));
        self.edition.pages.push(model::Page {
            id: Clean::line(&id),
            name: Clean::line(&label.name),
            image,
        });
        let section = self.section(if label.name.is_empty() { &id } else { &label.name });
        let mut missing = Vec::new();
        let mut fault = None;
        for NamedArticle { entry, story } in named {
            if self.edition.articles.len() >= limits::BOOK_ARTICLES {
                let most = limits::BOOK_ARTICLES;
                desk.warn(WarningKind::ArticlesPast { page: id.clone(), most });
                break;
            }
            let read = match story {
                Some(story) => Ok(story),
                None => desk.story(&entry.path),
            };
            let story = read.unwrap_or_else(|reason| {
                missing.push(entry.path.clone());
                let gap = Block::new(BlockKind::Gap(gap::not_saved(&entry.path)));
                fault.get_or_insert(reason);
                SiteStory { body: vec![gap], ..SiteStory::default() }
            });
            self.set(desk, story, &entry, (page, section, &id));
        }
        match (missing.len(), fault) {
            (1, Some(fault)) => {
                desk.warn(WarningKind::ArticleMissing { page: id, fault: Box::new(fault) });
            }
            (_, Some(_)) => {
                desk.warn(WarningKind::ArticlesMissing { page: id, files: listed(&missing) });
            }
            (_, None) => {}
        }
    }

    /// A number for a page that no other has.
    fn free_id(&mut self, id: &str) -> String {
        let time = self.ids.entry(id.to_owned()).or_default();
        *time += 1;
        if *time == 1 { id.to_owned() } else { format!("{id}-{time}") }
    }

    fn section(&mut self, name: &str) -> usize {
        let sections = &mut self.edition.sections;
        let known = sections.iter().position(|section| *section.name == *name);
        known.unwrap_or_else(|| {
            sections.push(Section { name: Clean::line(name), parent: None });
            sections.len() - 1
        })
    }

    /// Sets an article in its place: page, section, and the page's number.
    fn set(
        &mut self,
        desk: &mut SiteBuilder<'_>,
        story: SiteStory,
        entry: &ListedArticle,
        (page, section, id): (usize, usize, &str),
    ) {
        let SiteStory { head, mut body, rest } = story;
        let mut article = Article::new(ArticleId::new(""));
        let has_headline = head.iter().any(|(role, _)| *role == HeadRole::Headline);
        for (role, text) in head {
            article.push_head(role, text);
        }
        if !has_headline {
            article.push_head(HeadRole::Headline, Clean::line(&entry.title));
        }
        article_parts::drop_head(&mut body, &article);
        self.check_pictures(desk, &mut body);
        article.kind = kind(&article, &body);
        article.first_words = article_parts::first_words(&body);
        if article.title().trim().is_empty() {
            article.first_words = Clean::line(names::file(&entry.path));
        }
        (article.page, article.section) = (Some(page), section);
        let origin = desk.tree.origin;
        article.url = origin.map(|origin| Clean::line(&format!("{origin}/{}", entry.path)));
        let region = |area| Region { page: id.to_owned(), area: Some(area), part: Part::Body };
        article.regions = entry.boxes.iter().copied().map(region).collect();
        desk.put_aside(rest);
        self.edition.articles.push(article);
        self.bodies.push(body);
    }

    /// Forgets pictures that were not saved; what is said of them stays.
    fn check_pictures(&mut self, desk: &SiteBuilder<'_>, body: &mut Vec<Block>) {
        body.retain_mut(|block| {
            if let BlockKind::Figure { image, .. } = &mut block.kind
                && let Some(path) = image.take_if(|path| !(desk.tree.has)(path))
            {
                self.pictures.push(path.into_string());
            }
            !block.is_bare_figure()
        });
    }

    pub(super) fn finish(mut self, mut desk: SiteBuilder<'_>) -> Result<Loaded, LoadError> {
        if self.edition.articles.is_empty() {
            return Err(LoadError::Empty { file: desk.hint.name.clone() });
        }
        let aside = jumps::join(Stories {
            pages: &self.edition.pages,
            articles: &mut self.edition.articles,
            bodies: &mut self.bodies,
        });
        desk.put_aside(aside);
        let bodies: Vec<Body> = self.bodies.into_iter().map(Body::set).collect();
        for (article, body) in self.edition.articles.iter_mut().zip(&bodies) {
            article.length = body.weight();
        }
        self.pictures.sort();
        self.pictures.dedup();
        if !self.pictures.is_empty() {
            desk.warn(WarningKind::PicturesNotSaved(listed(&self.pictures)));
        }
        let texts = self.edition.articles.iter().flat_map(|article| &article.head);
        let mut told: HashSet<String> = texts.map(|line| letters(&line.text)).collect();
        told.extend(bodies.iter().flat_map(Body::all_blocks).map(|b| letters(&b.plain())));
        let is_new = |block: &Block| !told.contains(&letters(&block.plain()));
        let furniture = desk.furniture.into_iter().filter(is_new).collect();
        self.edition.warnings.append(&mut desk.warnings);
        article_parts::complete_ids(&mut self.edition);
        Ok(Loaded { edition: self.edition, bodies, furniture, ..Loaded::default() })
    }
}

fn kind(article: &Article, body: &[Block]) -> Kind {
    let is_figure = |block: &Block| matches!(block.kind, BlockKind::Figure { .. });
    if matches!(article.title().as_str(), "广告" | "公益广告" | "廣告") {
        Kind::Advertisement
    } else if !body.is_empty() && body.iter().all(is_figure) {
        Kind::Photo
    } else {
        Kind::News
    }
}

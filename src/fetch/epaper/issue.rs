//! The tree that was brought home, as what a source gives.

use url::Url;

use super::ask::Wish;
use super::crawl::Crawled;
use super::tree::SiteTree;
use crate::fetch::kept::TextBytes;
use crate::fetch::{FetchError, FetchedArticle, Taken};
use crate::input::{Hint, Loaded};
use crate::loader::founder::{self, SavedTree};
use crate::model::{BlockKind, Clean, WarningKind};

/// What the issue is called until the site says how it calls itself.
const UNNAMED: &str = "issue";

/// Reads the issue.
pub(super) fn read(crawled: Crawled, entry: &Url, wish: &Wish<'_>) -> Result<Taken, FetchError> {
    let Crawled { mut tree, first, prints, days, paper, is_unchanged } = crawled;
    if is_unchanged {
        return Ok(Taken { day: days.first().copied(), is_unchanged, ..Taken::default() });
    }
    let loaded = wish.crew.read(|| load(&tree, first, wish));
    let loaded = loaded.ok_or_else(|| FetchError::GaveUp { url: entry.to_string() })?;
    let mut loaded = loaded.map_err(|why| match why {
        crate::model::LoadError::Empty { .. } => FetchError::NoArticles { url: entry.to_string() },
        why => FetchError::Load { url: entry.to_string(), why },
    })?;
    let edition = &mut loaded.edition;
    if wish.is_dated && edition.date != Some(wish.day) {
        let (url, wanted) = (entry.to_string(), wish.day);
        let found = edition.date.into_iter().chain(days).collect();
        return Err(FetchError::NotThatDay { url, wanted, found });
    }
    if edition.paper.title.as_str() == UNNAMED {
        edition.paper.title = paper.as_deref().map(Clean::line).unwrap_or_default();
    }
    let mut warnings = std::mem::take(&mut edition.warnings);
    if wish.titles_only {
        warnings.retain(|warning| {
            let kind = &warning.kind;
            !matches!(
                kind,
                WarningKind::ArticleMissing { .. } | WarningKind::ArticlesMissing { .. }
            )
        });
    }
    if let Some(day) = edition.date.filter(|day| *day < wish.day) {
        let kind = WarningKind::NotOutYet { wanted: wish.day.to_string(), day: day.to_string() };
        warnings.insert(0, kind.into());
    }
    for page in &mut edition.pages {
        page.image = page.image.take().filter(|_| wish.facsimiles).map(|path| at(&tree, &path));
    }
    let page_of = |id: &str| edition.pages.iter().position(|page| page.id.as_str() == id);
    let wanted = prints.into_iter().filter(|_| wish.facsimiles);
    let prints =
        wanted.filter_map(|(id, path)| Some((page_of(&id)?, tree.url(&path)?.to_string())));
    Ok(Taken {
        prints: prints.collect(),
        answers: std::mem::take(&mut tree.answers),
        day: edition.date,
        warnings,
        articles: articles(&mut loaded, &tree),
        paper: loaded.edition.paper,
        pages: loaded.edition.pages,
        is_unchanged: false,
        ..Taken::default()
    })
}

fn load(
    tree: &SiteTree,
    first: String,
    wish: &Wish<'_>,
) -> Result<Loaded, crate::model::LoadError> {
    let files: Vec<String> = tree.paths().cloned().collect();
    let saved = SavedTree {
        place: "",
        origin: Some(tree.origin()),
        starts: &[first],
        files: &files,
        read: &mut |path| tree.read(path),
        has: &|_| true,
        size: &|path| tree.sizes.get(path).copied(),
    };
    let hint = Hint {
        name: UNNAMED.to_owned(),
        encoding: wish.encoding.map(str::to_owned),
        ..Hint::default()
    };
    founder::load_issue(saved, &hint)
}

fn articles(loaded: &mut Loaded, tree: &SiteTree) -> Vec<FetchedArticle> {
    let sections = &loaded.edition.sections;
    let articles = std::mem::take(&mut loaded.edition.articles);
    let bodies = std::mem::take(&mut loaded.bodies);
    let taken = articles.into_iter().zip(bodies).map(|(article, body)| {
        let mut body: Vec<_> = body.all_blocks().collect();
        for block in &mut body {
            if let BlockKind::Figure { image: Some(path), .. } = &mut block.kind {
                *path = at(tree, path);
            }
        }
        let is_gap = |block: &crate::model::Block| matches!(block.kind, BlockKind::Gap(_));
        FetchedArticle {
            // Where an issue is one file its articles have no addresses; their
            // names are of paper, day and headline.
            key: article.url.as_ref().map_or_else(
                || format!("{}#{}", tree.origin(), article.id.as_str()),
                |url| url.as_str().to_owned(),
            ),
            section: sections.get(article.section).map(|section| section.name.clone()),
            page: article.page,
            is_whole: !body.iter().any(is_gap),
            entry: None,
            body: TextBytes::of(&body),
            article,
        }
    });
    taken.collect()
}

/// The address of what stands at a path of the tree, or is somewhere else.
fn at(tree: &SiteTree, path: &Clean) -> Clean {
    let is_address = path.contains("://");
    let url = (!is_address).then(|| tree.url(path)).flatten();
    url.map_or_else(|| path.clone(), |url| Clean::line(url.as_str()))
}

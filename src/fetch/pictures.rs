//! The pictures of articles, brought home when the articles are: nothing is
//! asked for while they are read.

use std::collections::HashMap;

use url::Url;

use super::kept::TextBytes;
use super::web::{Purpose, WebError};
use super::{FetchError, FetchNote, FetchedArticle, Job};
use crate::model::{Block, BlockKind, Clean, Page};
use crate::picture;

/// Sides and bytes up to which a picture is kept as it came: newspapers' sites
/// stay below, and to write one anew takes 40 ms of a core.
const SIDE: u32 = 2000;
const BYTES: usize = 400 << 10;
/// The longest side of one that is made smaller, and its quality as a JPEG.
const SMALLER: u32 = 1600;
const QUALITY: u8 = 75;
/// A side, in pixels, of what only counts readers.
const TRACKER: u32 = 2;

/// Keeps a file under its name; `false` if that is not possible.
pub type KeepPicture<'a> = dyn Fn(&str, &[u8]) -> bool + Sync + 'a;

/// What became of a picture.
#[derive(Debug, Clone)]
enum PictureFate {
    /// It is at home, under this name.
    Kept(Clean),
    /// It counts readers.
    Tracker,
    /// It could not be had.
    Lost(Option<WebError>),
}

/// Brings home the pictures of articles and pages, gives each to `keep`, and
/// names it in its figure by its file: `media/HASH.ext`.
pub fn bring(
    job: &Job<'_>,
    articles: &mut [FetchedArticle],
    pages: &mut [Page],
    keep: &KeepPicture<'_>,
) -> Vec<FetchNote> {
    let figures = articles.iter().flat_map(|article| article.body.blocks()).filter_map(image);
    let images = pages.iter().filter_map(|page| page.image.clone());
    let mut addresses: Vec<Clean> = figures.chain(images).collect();
    addresses.retain(|address| address.starts_with("http"));
    addresses.sort();
    addresses.dedup();
    let fates = job.crew.each(&addresses, job.hands(), |address| fate(job, address, keep));
    let note = lost(addresses.iter().zip(&fates));
    let fates: HashMap<Clean, PictureFate> = addresses.into_iter().zip(fates).collect();
    settle_all(articles, &fates);
    for page in pages {
        page.image = page.image.take().and_then(|image| match fates.get(&image) {
            Some(PictureFate::Kept(name)) => Some(name.clone()),
            Some(_) => None,
            None => Some(image),
        });
    }
    note.into_iter().collect()
}

/// Tells of the pictures that were lost.
fn lost<'a>(fates: impl Iterator<Item = (&'a Clean, &'a PictureFate)>) -> Option<FetchNote> {
    let mut lost = fates.filter_map(|(address, fate)| match fate {
        PictureFate::Lost(why) => Some((address.clone(), why.clone())),
        _ => None,
    });
    let (url, why) = lost.next()?;
    Some(FetchNote::NoPicture { count: 1 + lost.count(), url, why })
}

/// Keeps the pictures that came inside of a book, and names them in their
/// figures as those that are brought home.
pub fn keep_inner(
    job: &Job<'_>,
    articles: &mut [FetchedArticle],
    files: Vec<(String, Vec<u8>)>,
    keep: &KeepPicture<'_>,
) -> Vec<FetchNote> {
    let fates: Vec<(Clean, PictureFate)> = files
        .into_iter()
        .map(|(name, bytes)| (Clean::line(&name), kept(job, bytes, keep)))
        .collect();
    let note = lost(fates.iter().map(|(name, fate)| (name, fate)));
    let fates: HashMap<Clean, PictureFate> = fates.into_iter().collect();
    settle_all(articles, &fates);
    note.into_iter().collect()
}

fn image(block: Block) -> Option<Clean> {
    match block.kind {
        BlockKind::Figure { image, .. } => image,
        _ => None,
    }
}

fn settle_all(articles: &mut [FetchedArticle], fates: &HashMap<Clean, PictureFate>) {
    for article in articles.iter_mut().filter(|_| !fates.is_empty()) {
        let mut body = article.body.blocks();
        settle(&mut body, fates);
        article.body = TextBytes::of(&body);
    }
}

/// Puts names in the place of addresses; what was lost leaves its caption, a
/// counter nothing.
fn settle(body: &mut Vec<Block>, fates: &HashMap<Clean, PictureFate>) {
    body.retain_mut(|block| {
        let BlockKind::Figure { image, .. } = &mut block.kind else { return true };
        let fate = image.as_ref().and_then(|address| fates.get(address));
        match fate {
            Some(PictureFate::Kept(name)) => *image = Some(name.clone()),
            Some(PictureFate::Tracker) => return false,
            Some(PictureFate::Lost(_)) => *image = None,
            None => {}
        }
        !block.is_bare_figure()
    });
}

fn fate(job: &Job<'_>, address: &str, keep: &KeepPicture<'_>) -> PictureFate {
    let Ok(url) = Url::parse(address) else { return PictureFate::Lost(None) };
    if job.watch.is_cancelled() {
        return PictureFate::Lost(Some(WebError::Cancelled));
    }
    let document = match job.ask_anew(&url, Purpose::Picture) {
        Ok(document) => document,
        Err(FetchError::Web { why, .. }) => return PictureFate::Lost(Some(why)),
        Err(_) => return PictureFate::Lost(None),
    };
    kept(job, document.bytes, keep)
}

/// What becomes of the bytes of a picture.
fn kept(job: &Job<'_>, bytes: Vec<u8>, keep: &KeepPicture<'_>) -> PictureFate {
    let Ok((width, height)) = picture::size(&bytes) else {
        return PictureFate::Lost(None);
    };
    if width.min(height) <= TRACKER {
        return PictureFate::Tracker;
    }
    let is_small = width.max(height) <= SIDE && bytes.len() <= BYTES;
    let bytes = if is_small { Some(bytes) } else { smaller(job, bytes) };
    let kept = bytes.and_then(|bytes| {
        let name = format!("media/{}.{}", hash(&bytes), picture::ending(&bytes).ok()?);
        keep(&name, &bytes).then(|| PictureFate::Kept(Clean::line(&name)))
    });
    kept.unwrap_or(PictureFate::Lost(None))
}

/// The picture with fewer pixels, if that takes fewer bytes.
fn smaller(job: &Job<'_>, bytes: Vec<u8>) -> Option<Vec<u8>> {
    let made = job.crew.read(|| {
        let raster = picture::read(&bytes, (SMALLER, SMALLER)).ok()?;
        picture::jpeg(&raster, QUALITY)
    });
    let made = made.flatten()?;
    Some(if made.len() < bytes.len() { made } else { bytes })
}

/// By which a picture is known: two papers' picture of one agency is one file.
fn hash(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().chars().take(32).collect()
}

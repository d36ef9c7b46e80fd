//! One article of an open edition as a file, and where files go that are asked for
//! in the reader.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::editions::OpenEdition;
use crate::app::{ArticleForm, FileContent, FileToWrite, Msg, Notice};
use crate::export::{self, Issue};
use crate::input::limits;
use crate::model::{BlockKind, Body, Clean, Edition};
use crate::store::write_whole;
use crate::words::Words;

/// Writes it, whole or not at all; tells where, or that there is a file already.
pub(super) fn write(open: &OpenEdition, file: FileToWrite, words: &dyn Words) -> Msg {
    let FileContent::Article(article, form) = file.what else { return failed(words.no_thread()) };
    put(file, words, || {
        let body = open.body(article).map_err(|error| words.open_error(&error))?;
        bytes(open, (article, form), body).ok_or_else(|| words.no_thread().to_owned())
    })
}

/// Writes what is made for it to a file, whole or not at all; tells where, or that
/// there is a file already.
pub(super) fn put(
    file: FileToWrite,
    words: &dyn Words,
    make: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Msg {
    let path = full(&file.path);
    if !file.replaces && path.symlink_metadata().is_ok() {
        return Msg::FileThere(file);
    }
    let bytes = match make() {
        Ok(bytes) => bytes,
        Err(why) => return failed(&why),
    };
    let shown = Clean::line(&path.to_string_lossy()).into_string();
    match write_whole(&path, &bytes) {
        Ok(()) => Msg::Notice(Notice::WrittenOut(shown)),
        Err(error) => failed(&format!("{shown}: {}", words.system_error(&(&error).into()))),
    }
}

fn failed(why: &str) -> Msg {
    Msg::Notice(Notice::Failed(Clean::line(why).into_string()))
}

/// The path that was typed, from the root; `~` is the home directory.
pub(super) fn full(typed: &str) -> PathBuf {
    let home = std::env::home_dir();
    let path = match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(typed),
    };
    std::path::absolute(&path).unwrap_or(path)
}

/// The article as an edition of itself.
fn bytes(open: &OpenEdition, (article, form): (usize, ArticleForm), body: Body) -> Option<Vec<u8>> {
    let whole = open.shared();
    let article = whole.articles.get(article)?.clone();
    let edition = Edition { articles: vec![article], ..(*whole).clone() };
    let is_page = form == ArticleForm::Html;
    let pictures = if is_page { pictures(open, &body) } else { BTreeMap::new() };
    let issue = Issue { edition: &edition, bodies: &[body], pictures: &pictures };
    let text = match form {
        ArticleForm::Markdown => export::markdown(&issue),
        ArticleForm::Text => export::text(&issue),
        ArticleForm::Html => export::html(&issue),
    };
    Some(text.into_bytes())
}

/// The pictures of the article, as far as they can be had and are not too much;
/// of the others the captions stay.
fn pictures(open: &OpenEdition, body: &Body) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut total = 0;
    for block in body.all_blocks() {
        let BlockKind::Figure { image: Some(image), .. } = block.kind else { continue };
        if let Ok(bytes) = open.media(&image) {
            total += bytes.len() as u64;
            if total > limits::ZIP_TOTAL {
                break;
            }
            found.insert(image.to_string(), bytes);
        }
    }
    found
}

//! A recovered edition as the files of its folder: pages, scans and notes.

use std::collections::HashSet;

use super::manifest::MANIFEST;
use super::recovery::{RECOVERY, Recovery, SCANS};
use super::{BodyPlace, Scanner, assemble, manifest, write};
use crate::input::{LoadError, Loaded};
use crate::model::error::Problem;
use crate::model::{Body, Clean, Edition};

/// Writes a recovered edition: paths inside its folder, and what stands
/// there. `scans` are the inputs, in the order of [`Loaded::files`]. The
/// pages were read back, so what is given opens.
///
/// # Errors
/// [`LoadError`] for what the native format cannot hold: a head over its
/// [`limits`](crate::input::limits).
pub fn pack(
    loaded: &Loaded,
    scans: &[impl AsRef<[u8]>],
) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let mut files = write(&loaded.edition, &loaded.bodies);
    let (_, written) = read_back(&files)?;
    let names = scan_names(loaded);
    let notes = Recovery::of(loaded, &names, &written);
    let notes = notes.encode().map_err(|error| LoadError::Malformed {
        file: RECOVERY.to_owned(),
        line: error.line(),
        column: error.column(),
        problem: Box::new(Problem::Unwritable(Clean::line(&error.to_string()))),
    })?;
    files.push((RECOVERY.to_owned(), notes));
    let scans = scans.iter().map(|scan| scan.as_ref().to_vec());
    files.extend(names.into_iter().zip(scans));
    Ok(files)
}

/// Writes an edition as [`write()`] does, and reads it back, so that what is
/// given opens.
///
/// # Errors
/// As [`pack`].
pub fn write_checked(loaded: &Loaded) -> Result<Vec<(String, Vec<u8>)>, LoadError> {
    let files = write(&loaded.edition, &loaded.bodies);
    read_heads(&files)?;
    Ok(files)
}

/// Reads back what [`super::write_by`] wrote, so that it is known to open.
/// `read` gives the bytes of the file of a name to a function, in pieces.
///
/// # Errors
/// As [`pack`], and as `read` says.
pub fn check_written<E: From<LoadError>>(
    mut read: impl FnMut(&str, &mut TakePiece<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let mut text = Vec::new();
    read(MANIFEST, &mut |piece| {
        text.extend_from_slice(piece);
        Ok(())
    })?;
    let manifest = manifest(&String::from_utf8_lossy(&text), MANIFEST)?;
    let mut pages = Vec::with_capacity(manifest.pages.len());
    for page in &manifest.pages {
        let mut scanner = Scanner::new(&page.file);
        read(&page.file, &mut |piece| scanner.feed(piece))?;
        pages.push(scanner.finish()?);
    }
    assemble(manifest, pages)?;
    Ok(())
}

/// Takes a piece of a file.
pub type TakePiece<'a> = dyn FnMut(&[u8]) -> Result<(), LoadError> + 'a;

/// One of the written files.
fn file<'a>(files: &'a [(String, Vec<u8>)], path: &str) -> &'a [u8] {
    let found = files.iter().find(|(name, _)| name == path);
    found.map_or(&[][..], |(_, bytes)| bytes.as_slice())
}

/// The edition that written files hold, the page files, and where in them
/// the bodies are.
fn read_heads(
    files: &[(String, Vec<u8>)],
) -> Result<(Edition, Vec<String>, Vec<BodyPlace>), LoadError> {
    let manifest = manifest(&String::from_utf8_lossy(file(files, MANIFEST)), MANIFEST)?;
    let paths: Vec<String> = manifest.pages.iter().map(|page| page.file.clone()).collect();
    let mut pages = Vec::with_capacity(paths.len());
    for path in &paths {
        let mut scanner = Scanner::new(path);
        scanner.feed(file(files, path))?;
        pages.push(scanner.finish()?);
    }
    let (edition, places) = assemble(manifest, pages)?;
    Ok((edition, paths, places))
}

/// The edition and the bodies that written files hold.
fn read_back(files: &[(String, Vec<u8>)]) -> Result<(Edition, Vec<Body>), LoadError> {
    let (edition, paths, places) = read_heads(files)?;
    let body = |place: &BodyPlace| {
        let raw = file(files, &paths[place.page]).get(place.range.clone()).unwrap_or_default();
        place.body(raw.to_vec())
    };
    let bodies = places.iter().map(body).collect();
    Ok((edition, bodies))
}

/// `scan/NAME` for every input, no two alike even where case counts for
/// nothing.
fn scan_names(loaded: &Loaded) -> Vec<String> {
    const LONGEST: usize = 80;
    let mut taken = HashSet::new();
    let name = |file: &crate::input::SourceFile| {
        let last = file.name.rsplit(['/', '\\']).next().unwrap_or_default();
        let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        let safe: String = last.chars().map(safe).collect();
        let safe = safe.trim_matches('.');
        // The end tells the format.
        let safe = &safe[safe.ceil_char_boundary(safe.len().saturating_sub(LONGEST))..];
        let safe = if safe.is_empty() { "page" } else { safe };
        let mut name = safe.to_owned();
        let mut more = 1;
        while !taken.insert(name.to_lowercase()) {
            more += 1;
            name = format!("{more}-{safe}");
        }
        format!("{SCANS}/{name}")
    };
    loaded.files.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::input::Hint;
    use crate::loader::load;
    use crate::model::Block;
    use crate::recovery::pages::{PageFile, PageOverrides, join};

    fn recovered(text: &str) -> Option<Loaded> {
        let hint = Hint { name: "dir/../01 .txt".to_owned(), ..Hint::default() };
        let loaded = load(text.as_bytes(), &hint).ok()?;
        let page = PageFile { name: hint.name, bytes: text.as_bytes().into(), loaded };
        Some(join(vec![page], &PageOverrides::default()))
    }

    /// What opening the written files gives.
    fn opened(files: &[(String, Vec<u8>)]) -> Loaded {
        let (edition, bodies) = read_back(files).unwrap();
        let (_, notes) = files.iter().find(|(name, _)| name == RECOVERY).unwrap();
        Recovery::decode(notes).unwrap().restore(edition, bodies)
    }

    fn blocks(loaded: &Loaded) -> Vec<Vec<Block>> {
        loaded.bodies.iter().map(|body| body.all_blocks().collect()).collect()
    }

    fn heap() -> impl Strategy<Value = String> {
        let pieces = vec![
            "河口日报 2026年11月22日 星期日 第1版",
            "新 渠 通 水 了",
            "# 新 渠 通 水 了",
            "——来自施工一线的报道",
            "本报讯 清晨,第一股水流过新渠的闸口",
            "守闸人老赵看了看表。",
            "- 一、水来了;\n- 二、灯亮了。",
            "> \"引\" *用* `码` [链](x) {漢|か} | a | b |",
            "key: value",
            "-- 水务局 2026年11月22日",
            "[gap]",
            "本报记者 王小河 摄",
            "\u{1b}[2J\u{202e}",
            "\u{200b}",
            "⸺",
            "(王小河)",
            "\u{1112}\u{1161}\u{11ab}",
        ];
        let gap = prop::sample::select(vec!["\n\n", "\n", " ", "\u{3000}", ""]);
        prop::collection::vec((prop::sample::select(pieces), gap), 1..12)
            .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
    }

    proptest! {
        #[test]
        fn what_is_opened_is_what_was_recovered(text in heap()) {
            let Some(before) = recovered(&text) else { return Ok(()) };
            let after = opened(&pack(&before, &[&text]).unwrap());
            let normal = |text: &str| crate::input::line_join::normalise(text).into_owned();
            prop_assert_eq!(blocks(&before).len(), blocks(&after).len());
            for (before, after) in blocks(&before).iter().flatten().zip(blocks(&after).iter().flatten()) {
                prop_assert_eq!(normal(&before.plain()), after.plain());
                prop_assert_eq!(&before.source, &after.source);
                prop_assert_eq!(before.truncated, after.truncated);
                prop_assert_eq!(&before.doubts, &after.doubts);
            }
            for (before, after) in before.edition.articles.iter().zip(&after.edition.articles) {
                prop_assert_eq!(&before.id, &after.id);
                let lines = |article: &crate::model::Article| -> Vec<_> {
                    let lines = article.head.iter();
                    lines.map(|line| (line.role, normal(&line.text), line.source.clone())).collect()
                };
                prop_assert_eq!(lines(before), lines(after));
            }
            prop_assert_eq!(&before.edition.warnings, &after.edition.warnings);
            prop_assert_eq!(before.furniture.len(), after.furniture.len());
        }

        #[test]
        fn damaged_notes_never_lose_a_text(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let text = "河口日报 2026年11月22日 星期日 第1版\n\n新 渠 通 水 了\n\n本报讯 清晨,第一股水流过新渠的闸口。";
            let before = recovered(text).unwrap();
            let files = pack(&before, &[text]).unwrap();
            let (edition, bodies) = read_back(&files).unwrap();
            let mut notes = files.iter().find(|(name, _)| name == RECOVERY).unwrap().1.clone();
            let at = at.index(notes.len());
            notes[at] = byte;
            if let Ok(notes) = Recovery::decode(&notes) {
                let after = notes.restore(edition, bodies);
                prop_assert_eq!(blocks(&after)[0][0].plain(), blocks(&before)[0][0].plain());
                prop_assert_eq!(after.edition.articles[0].title(), before.edition.articles[0].title());
            }
        }
    }
}

//! What holds of every edition, whatever it was read from.

use newsprint::input::{Format, Hint, Loaded};
use newsprint::loader::load;

/// Reads bytes as `format`, or as what they seem to be.
///
/// # Panics
/// If the edition in them is not sound: see [`check`].
pub fn read_as(format: Option<Format>, bytes: &[u8]) {
    let hint = Hint { name: "x".into(), format, ..Hint::default() };
    if let Ok(loaded) = load(bytes, &hint) {
        check(&loaded);
    }
}

/// # Panics
/// If an article has no body, or stands in a section or on a page that is not
/// there, or a terminal would take part of the text for a command.
pub fn check(loaded: &Loaded) {
    let edition = &loaded.edition;
    assert_eq!(edition.articles.len(), loaded.bodies.len());
    for article in &edition.articles {
        assert!(article.section < edition.sections.len());
        assert!(article.page.is_none_or(|page| page < edition.pages.len()));
        for area in article.regions.iter().filter_map(|region| region.area) {
            assert!([area.x, area.y, area.w, area.h].iter().all(|v| (0.0..=1.0).contains(v)));
        }
        assert!(article.head.iter().all(|line| is_clean(&line.text)));
    }
    assert!(edition.warnings.iter().all(|warning| is_clean(&newsprint::words::DEFAULT.warning(warning))));
    let blocks = loaded.bodies.iter().flat_map(|body| body.all_blocks());
    let apart = loaded.furniture.iter().chain(&loaded.unplaced).cloned();
    for block in blocks.chain(apart) {
        assert!(is_clean(&block.plain()));
    }
}

fn is_clean(text: &str) -> bool {
    let steers = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    !text.contains(|c: char| steers(c) || c.is_control() && !matches!(c, '\n' | '\t'))
}

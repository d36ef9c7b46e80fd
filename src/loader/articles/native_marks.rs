//! What tells a page of the native format from any other Markdown.

use crate::loader::article_parts::NATIVE_KEYS;

/// Whether a key of ours follows a headline.
pub(super) fn has_keys(text: &str) -> bool {
    let mut follows = false;
    text.lines().any(|line| {
        let key = line.split_once(": ").map(|(key, _)| key);
        let found = follows && key.is_some_and(|key| NATIVE_KEYS.contains(&key));
        follows = line.starts_with("# ") || line == "#";
        found
    })
}

/// Whether a text is of the native format: by its keys, or by blocks and signs
/// that nobody else writes.
pub(super) fn is_native(text: &str) -> bool {
    let is_block = |line: &str| {
        line == "#" || line == "[gap]" || line.starts_with("[gap: ") || line.starts_with("-- ")
    };
    has_keys(text) || text.lines().any(|line| is_block(line.trim_end())) || has_ruby(text)
}

/// Whether there are readings: `{漢字|かな}`.
fn has_ruby(text: &str) -> bool {
    text.match_indices('{').any(|(at, _)| {
        let inside = text[at + 1..].split(['}', '\n']).next().unwrap_or_default();
        let parts = inside.split_once('|');
        parts.is_some_and(|(base, reading)| {
            base.starts_with(|c: char| c >= '\u{2E80}') && !reading.is_empty()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::is_native;

    #[test]
    fn a_page_of_ours_has_its_keys_or_its_signs() {
        for text in [
            "# 新渠通水\nkicker: 引水工程\n\n水流。",
            "#\n\n没有标题。",
            "# 诗\n\n{渡口|とこう}の朝。",
            "# Quay\n\n[gap: the lower half]\n",
            "# Quay\n\nIt is closed.\n\n-- The board\n",
        ] {
            assert!(is_native(text), "{text}");
        }
        for text in [
            "# Quay\n\nkicker: no key here\n",
            "Harbour Weekly\n====\n\n<b>x</b> {a|b}",
            "# Quay\nNote: it is closed.\n",
            "---\n\n- a\n",
        ] {
            assert!(!is_native(text), "{text}");
        }
    }
}

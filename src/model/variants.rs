//! Two forms of one character.
//!
//! The pairs in `variants.txt` are those of `OpenCC`'s `TSCharacters`
//! (Apache-2.0); the tool in `src/bin/ocr-model` takes them from there.

use std::sync::OnceLock;

/// A han as it is written in simplified characters; any other character as it
/// is. The text of a paper is never changed by this: it is for whoever
/// compares words.
#[must_use]
pub fn simplified(c: char) -> char {
    static VARIANTS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let variants = VARIANTS.get_or_init(|| {
        let lines = include_str!("variants.txt").lines().filter(|line| !line.starts_with('#'));
        let pair = |line: &str| line.chars().next().zip(line.chars().nth(1));
        lines.filter_map(pair).collect()
    });
    variants.binary_search_by_key(&c, |pair| pair.0).map_or(c, |at| variants[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_han_have_simplified_forms_and_others_are_themselves() {
        let simple: String = "臺灣橋樑と河A".chars().map(simplified).collect();
        assert_eq!(simple, "台湾桥梁と河A");
    }
}

//! Two forms of one character.
//!
//! The pairs in `variants.txt` are those of `OpenCC`'s `TSCharacters`
//! (Apache-2.0); the tool in `src/bin/ocr-model` takes them from there.

use std::sync::OnceLock;

/// The first of the han of the basic plane, and how many characters that table has.
const FIRST: u32 = 0x3400;
const TABLE: usize = 0x6C00;

/// A han as it is written in simplified characters; any other character as it
/// is. The text of a paper is never changed by this: it is for whoever
/// compares words.
#[must_use]
pub fn simplified(c: char) -> char {
    // Every letter of a library is asked for when it is indexed: 54 KB spare twelve
    // steps for each.
    static FORMS: OnceLock<Vec<u16>> = OnceLock::new();
    let forms = FORMS.get_or_init(|| {
        let mut forms = vec![0; TABLE];
        for line in include_str!("variants.txt").lines().filter(|line| !line.starts_with('#')) {
            let mut pair = line.chars().map(u32::from);
            if let (Some(from), Some(to)) = (pair.next(), pair.next())
                && let Some(form) = forms.get_mut(from.wrapping_sub(FIRST) as usize)
            {
                *form = u16::try_from(to).unwrap_or(0);
            }
        }
        forms
    });
    let form = forms.get(u32::from(c).wrapping_sub(FIRST) as usize).copied().unwrap_or(0);
    if form == 0 { c } else { char::from_u32(form.into()).unwrap_or(c) }
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

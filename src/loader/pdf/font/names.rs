//! What the names of glyphs mean (Adobe Glyph List Specification): letters
//! with accents are put together from their parts, the rest is listed.

use unicode_normalization::UnicodeNormalization as _;

use super::push;

/// Accents, as the ends of names, and the marks that they are.
const ACCENTS: [(&str, char); 15] = [
    ("acute", '\u{301}'),
    ("grave", '\u{300}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("tilde", '\u{303}'),
    ("caron", '\u{30C}'),
    ("cedilla", '\u{327}'),
    ("commaaccent", '\u{326}'),
    ("ring", '\u{30A}'),
    ("macron", '\u{304}'),
    ("breve", '\u{306}'),
    ("ogonek", '\u{328}'),
    ("dotaccent", '\u{307}'),
    ("hungarumlaut", '\u{30B}'),
    ("dot", '\u{307}'),
];

/// Names and their letters, name after letter.
const LISTED: &str = "\
  space   nbspace   nonbreakingspace ! exclam \" quotedbl # numbersign $ dollar % percent \
& ampersand ' quotesingle ( parenleft ) parenright * asterisk + plus , comma - hyphen . period \
/ slash : colon ; semicolon < less = equal > greater ? question @ at [ bracketleft \\ backslash \
] bracketright ^ asciicircum _ underscore ` grave { braceleft | bar } braceright ~ asciitilde \
0 zero 1 one 2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine \
¡ exclamdown ¢ cent £ sterling ¤ currency ¥ yen ¦ brokenbar § section ¨ dieresis © copyright \
ª ordfeminine « guillemotleft ¬ logicalnot ® registered ¯ macron ° degree ± plusminus \
² twosuperior ³ threesuperior ¹ onesuperior ´ acute µ mu ¶ paragraph · periodcentered \
· middot ¸ cedilla º ordmasculine » guillemotright ¼ onequarter ½ onehalf ¾ threequarters \
¿ questiondown × multiply ÷ divide Æ AE æ ae Ð Eth ð eth Ø Oslash ø oslash Þ Thorn þ thorn \
ß germandbls Đ Dcroat đ dcroat Ħ Hbar ħ hbar ı dotlessi ȷ dotlessj ĸ kgreenlandic Ŀ Ldot ŀ ldot \
Ł Lslash ł lslash ŉ napostrophe Ŋ Eng ŋ eng Œ OE œ oe Ŧ Tbar ŧ tbar ſ longs ƒ florin \
ˆ circumflex ˇ caron ˘ breve ˙ dotaccent ˚ ring ˛ ogonek ˜ tilde ˝ hungarumlaut \
– endash — emdash ‘ quoteleft ’ quoteright ‚ quotesinglbase “ quotedblleft ” quotedblright \
„ quotedblbase † dagger ‡ daggerdbl • bullet … ellipsis ‰ perthousand ‹ guilsinglleft \
› guilsinglright ⁄ fraction € Euro € euro № afii61352 ™ trademark Ω Omega Ω Ohm ∂ partialdiff \
∆ Delta ∏ product ∑ summation − minus √ radical ∞ infinity ∫ integral ≈ approxequal ≠ notequal \
≤ lessequal ≥ greaterequal ◊ lozenge ← arrowleft ↑ arrowup → arrowright ↓ arrowdown \
ff ff fi fi fl fl ffi ffi ffl ffl st st - sfthyphen - hyphenminus \
α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda ν nu ξ xi \
ο omicron π pi ρ rho σ sigma ς sigma1 τ tau υ upsilon φ phi χ chi ψ psi ω omega Γ Gamma Θ Theta \
Λ Lambda Ξ Xi Π Pi Σ Sigma Φ Phi Ψ Psi ■ filledbox □ H22073 ● H18533 ○ circle ▲ triagup \
▼ triagdn ★ starblack ★ blackstar";

/// Writes what a name means; says whether that is known.
pub(super) fn write(name: &[u8], out: &mut String) -> bool {
    let Ok(name) = std::str::from_utf8(name) else { return false };
    // `a.sc` is a shape of `a`; `f_i` are two letters.
    let name = name.split('.').next().filter(|name| !name.is_empty()).unwrap_or_default();
    let before = out.len();
    for part in name.split('_').filter(|part| !part.is_empty()) {
        if !write_part(part, out) {
            out.truncate(before);
            return false;
        }
    }
    out.len() > before
}

fn write_part(name: &str, out: &mut String) -> bool {
    if let Some(text) = listed(name) {
        out.push_str(text);
        return true;
    }
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        push(letter, out);
        return true;
    }
    if let Some(text) = numbered(name).filter(|text| !text.is_empty()) {
        text.chars().for_each(|c| push(c, out));
        return true;
    }
    let accented = ACCENTS.iter().find_map(|(end, mark)| {
        let base = name.strip_suffix(end)?;
        let mut letters = if base == "dotlessi" { "i".chars() } else { base.chars() };
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        Some([letter, *mark].into_iter().nfc().collect::<String>())
    });
    match accented {
        Some(text) => out.push_str(&text),
        None => return false,
    }
    true
}

/// The text of a listed name.
fn listed(name: &str) -> Option<&'static str> {
    if matches!(name, "space" | "nbspace" | "nonbreakingspace") {
        return Some(" ");
    }
    let mut words = LISTED.split_ascii_whitespace().skip(3);
    while let (Some(text), Some(known)) = (words.next(), words.next()) {
        if known == name {
            return Some(text);
        }
    }
    None
}

/// `uni4E2D6587`, `u4E2D`: characters by their numbers.
fn numbered(name: &str) -> Option<String> {
    let number = |digits: &str| u32::from_str_radix(digits, 16).ok();
    if let Some(digits) = name.strip_prefix("uni") {
        let whole = digits.len() >= 4 && digits.len().is_multiple_of(4) && digits.is_ascii();
        let units = digits.as_bytes().chunks(4).map(|unit| std::str::from_utf8(unit).ok());
        let units: Option<Vec<u16>> =
            units.map(|unit| number(unit?).map(|unit| unit as u16)).collect();
        return units.filter(|_| whole).and_then(|units| String::from_utf16(&units).ok());
    }
    let digits = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))?;
    char::from_u32(number(digits)?).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str) -> Option<String> {
        let mut out = String::new();
        write(name.as_bytes(), &mut out).then_some(out)
    }

    #[test]
    fn names_of_letters_are_read() {
        let known = [
            ("a", "a"),
            ("eacute", "é"),
            ("Scaron", "Š"),
            ("dotlessi", "ı"),
            ("quotedblleft", "“"),
            ("exclam", "!"),
            ("blackstar", "★"),
            ("space", " "),
            ("f_f_i", "ffi"),
            ("ffi", "ffi"),
            ("A.sc", "A"),
            ("uni4E2D6587", "中文"),
            ("u20BB7", "𠮷"),
        ];
        for (name, text) in known {
            assert_eq!(written(name).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn a_name_that_is_only_a_number_means_nothing() {
        for name in ["g42", "cid1234", ".notdef", "", "uniXYZW", "a1"] {
            assert_eq!(written(name), None, "{name}");
        }
    }
}

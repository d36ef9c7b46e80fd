//! Which legacy encoding text is in, where statistics alone can't say: by the
//! language that the text declares, and by how its marks stand among letters.

use encoding_rs::{
    Encoding, ISO_8859_2, ISO_8859_4, ISO_8859_10, ISO_8859_13, ISO_8859_15, ISO_8859_16,
    WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257, WINDOWS_1258,
};

/// The other encodings of the Latin alphabet.
const LATIN: [&Encoding; 10] = [
    WINDOWS_1250,
    WINDOWS_1254,
    WINDOWS_1257,
    WINDOWS_1258,
    ISO_8859_2,
    ISO_8859_4,
    ISO_8859_10,
    ISO_8859_13,
    ISO_8859_15,
    ISO_8859_16,
];

/// The guess, or windows-1252 if nothing speaks for the guess: a Latin letter
/// that other languages write (`Ł`) where windows-1252 has a sign (`£`) is a
/// letter only where it stands in a word.
pub(crate) fn settled(guess: &'static Encoding, bytes: &[u8]) -> &'static Encoding {
    if !LATIN.contains(&guess) {
        return guess;
    }
    let (own, western) = (table(guess), table(WINDOWS_1252));
    let read = |at: usize| bytes.get(at).map_or(' ', |&byte| own[usize::from(byte)]);
    let speaks = |at: usize| {
        let byte = usize::from(bytes[at]);
        let in_word = || read(at.wrapping_sub(1)).is_alphabetic() || read(at + 1).is_alphabetic();
        own[byte] != western[byte] && own[byte].is_alphabetic() && in_word()
    };
    let is_told = (0..bytes.len()).any(|at| bytes[at] >= 0x80 && speaks(at));
    if is_told { guess } else { WINDOWS_1252 }
}

/// What each byte means in an encoding of one byte a character.
fn table(encoding: &'static Encoding) -> [char; 256] {
    std::array::from_fn(|byte| {
        let byte = [byte as u8];
        encoding
            .decode_without_bom_handling(&byte)
            .0
            .chars()
            .next()
            .unwrap_or(char::REPLACEMENT_CHARACTER)
    })
}

/// The country whose encodings a language is written in, as the detector
/// wants it: a top-level domain. English tells nothing, as programs declare it
/// by habit.
pub(crate) fn country(lang: &str) -> Option<&'static [u8]> {
    let lang = lang.to_ascii_lowercase().replace('_', "-");
    let (language, rest) = lang.split_once('-').unwrap_or((&lang, ""));
    let domain: &[u8] = match language {
        "zh" if rest.contains("tw") || rest.contains("hant") => b"tw",
        "zh" if rest.contains("hk") => b"hk",
        "zh" => b"cn",
        "ja" => b"jp",
        "ko" => b"kr",
        "cs" => b"cz",
        "da" => b"dk",
        "el" => b"gr",
        "et" => b"ee",
        "he" => b"il",
        "sl" => b"si",
        "sr" => b"rs",
        "sv" => b"se",
        "uk" => b"ua",
        "vi" => b"vn",
        "be" => b"by",
        "bg" => b"bg",
        "de" => b"de",
        "es" => b"es",
        "fi" => b"fi",
        "fr" => b"fr",
        "hr" => b"hr",
        "hu" => b"hu",
        "is" => b"is",
        "it" => b"it",
        "lt" => b"lt",
        "lv" => b"lv",
        "mk" => b"mk",
        "nb" | "nn" | "no" => b"no",
        "nl" => b"nl",
        "pl" => b"pl",
        "pt" => b"pt",
        "ro" => b"ro",
        "ru" => b"ru",
        "sk" => b"sk",
        "th" => b"th",
        "tr" => b"tr",
        _ => return None,
    };
    Some(domain)
}

#[cfg(test)]
mod tests {
    use super::super::encoding::detect;
    use super::*;

    fn read(text: &str, encoding: &'static Encoding, lang: Option<&str>) -> String {
        let bytes = encoding.encode(text).0;
        detect(&bytes, lang).decode(&bytes).0.into_owned()
    }

    #[test]
    fn a_pound_sign_is_no_letter_of_polish() {
        for text in ["A ferry for £12.", "This is a £“trial.”", "The fare: £5 – “too much”"]
        {
            assert_eq!(read(text, WINDOWS_1252, None), text);
            assert_eq!(read(text, WINDOWS_1252, Some("en-gb")), text);
        }
    }

    #[test]
    fn letters_in_words_speak_for_the_language_that_has_them() {
        let polish = "Łódź i Kraków: prom znów pływa, śluza jest już otwarta.";
        assert_eq!(read(polish, WINDOWS_1250, None), polish);
        let hungarian = "A rév újra jár, és a kikötő őre örül az első hajónak.";
        assert_eq!(read(hungarian, WINDOWS_1250, Some("hu")), hungarian);
        let turkish = "Vapur yeniden işliyor, köprü açıldı, ağaçlar çiçek açtı.";
        assert_eq!(read(turkish, WINDOWS_1254, None), turkish);
    }

    #[test]
    fn a_short_text_is_read_as_its_language_is_written() {
        assert_eq!(read("Čačak", WINDOWS_1250, Some("hr")), "Čačak");
        assert_eq!(read("渠水", encoding_rs::GB18030, Some("zh-CN")), "渠水");
        assert_eq!(read("Prom za 5 zł", WINDOWS_1250, Some("pl")), "Prom za 5 zł");
    }
}

//! Who wrote it, where no markup says so.

/// Whether a paragraph at the beginning of an article is its byline: `By Nell
/// Garraway`, 本报记者　王小河. A guess by form alone: short, and no sentence.
pub(crate) fn is_byline(text: &str) -> bool {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.chars().count() > LONGEST
        || text.ends_with(['.', '。', '!', '?', '：', '”', '！', '？'])
    {
        return false;
    }
    let lower = text.get(..3).map(str::to_ascii_lowercase);
    if lower.as_deref() == Some("by ") {
        return text[3..].trim_start().starts_with(char::is_uppercase);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    if let [first, name, .., last] = &words[..]
        && ["von", "par", "por", "door", "di", "av"].contains(&&*first.to_lowercase())
    {
        return is_name(name) && is_name(last);
    }
    let first = ["本报记者", "本報記者", "记者", "記者", "作者", "文/", "文／", "撰文", "通讯员"];
    first.iter().any(|start| text.starts_with(start) && text.len() > start.len())
        || (text.ends_with("기자") && text.chars().count() < 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byline_is_short_and_no_sentence() {
        for text in [
            "By Nell Garraway",
            "by Harold Tunney-Oakes and N. Reed",
            "本报记者　王小河",
            "김하늘 기자",
            "Von Klaas Brandt",
            "Por Ana de la Ría",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By the time the ferry ran, it was noon.",
            "By noon",
            "Von Montag an",
            "记者",
            "记者从市政府获悉。",
            "The ferry",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }
}

//! Notes of Aozora Bunko, `［＃…］`: what they ask for.

use super::aozora_gaiji::{gaiji, split_quote};

/// What a note asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Note {
    /// Words before it are stressed, or set in bold.
    Of(String, NoteStyle),
    /// So is what follows, up to the note that ends it.
    Begins(NoteStyle),
    /// Its end.
    Ends(NoteStyle),
    /// The line stands at the end of the measure.
    AtEnd,
    /// A picture: its file, and what it shows.
    Picture(String, String),
    /// A letter that the encoding has not: itself, or what it looks like.
    Letter(String),
    /// A text of its own, such as a small letter beside Chinese.
    Small(String),
    /// Where a text stands in its line or on its page: nothing to a terminal.
    Layout,
    /// Anything else.
    Other,
}

/// How words are to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteStyle {
    Emphasis,
    Strong,
    Underline,
    Wave,
    /// Of the rank 1 to 3.
    Heading(u8),
    /// A note within the line, in brackets.
    Inline,
}

/// Words of notes that say where a text stands, or how large it is.
const OF_LAYOUT: [&str; 14] = [
    "字下げ",
    "字詰め",
    "改ページ",
    "改丁",
    "改段",
    "改行",
    "左右中央",
    "縦中横",
    "横組み",
    "段組",
    "罫囲み",
    "文字",
    "返り点",
    "ページ",
];

/// What a note says, without its brackets.
pub(super) fn read(note: &str) -> Note {
    let quoted = note.strip_prefix('「').and_then(split_quote);
    if let Some((words, rest)) = quoted {
        if let Some(wanted) = wanted(rest) {
            return Note::Of(words.to_owned(), wanted);
        }
        // `「てへん＋劣」、第3水準1-84-77`, `「口＋穀」、U+55C0、12-3`.
        if rest.starts_with('、') {
            return Note::Letter(gaiji(note));
        }
        return if rest.starts_with("は縦中横") { Note::Layout } else { Note::Other };
    }
    if let Some(rest) = note.strip_suffix("終わり") {
        let rest = rest.strip_prefix("ここで").unwrap_or(rest);
        return match wanted(rest) {
            Some(wanted) => Note::Ends(wanted),
            None => Note::Layout,
        };
    }
    if note.starts_with("地付き") || note.starts_with("地から") {
        return Note::AtEnd;
    }
    if let Some(picture) = picture(note) {
        return picture;
    }
    let is_letter = note.contains("水準") || note.contains("U+");
    if is_letter {
        return Note::Letter(gaiji(note));
    }
    if let Some(small) = note.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')) {
        return Note::Small(small.to_owned());
    }
    let begins = note.strip_prefix("ここから").unwrap_or(note);
    if let Some(wanted) = wanted(begins) {
        return Note::Begins(wanted);
    }
    if is_of_layout(note) { Note::Layout } else { Note::Other }
}

/// Whether a note says where a text stands; the order of Chinese words is one such.
fn is_of_layout(note: &str) -> bool {
    let is_kaeriten = note.chars().all(|c| "一二三四上中下甲乙丙丁天地人レ".contains(c));
    is_kaeriten || OF_LAYOUT.iter().any(|word| note.contains(word))
}

fn wanted(said: &str) -> Option<NoteStyle> {
    const SAID: [(&str, NoteStyle); 9] = [
        ("大見出し", NoteStyle::Heading(1)),
        ("中見出し", NoteStyle::Heading(2)),
        ("小見出し", NoteStyle::Heading(3)),
        ("傍点", NoteStyle::Emphasis),
        ("斜体", NoteStyle::Emphasis),
        ("太字", NoteStyle::Strong),
        ("波線", NoteStyle::Wave),
        ("傍線", NoteStyle::Underline),
        ("割り注", NoteStyle::Inline),
    ];
    let stressed = ["丸", "ゴマ", "三角", "二重丸", "ばつ"].iter().any(|dot| {
        said.strip_prefix("に")
            .unwrap_or(said)
            .strip_suffix("傍点")
            .is_some_and(|c| c.ends_with(dot))
    });
    let said = said.trim_start_matches(['に', 'は']);
    let said = said.strip_prefix("同行").or_else(|| said.strip_prefix("窓")).unwrap_or(said);
    let is = |(word, _): &&(&str, NoteStyle)| {
        said == *word || said.ends_with("線") && said.ends_with(word)
    };
    let lines = said.ends_with("線").then_some(NoteStyle::Underline);
    let found = SAID.iter().find(is).map(|(_, wanted)| *wanted);
    found
        .or(lines.filter(|_| said.chars().count() <= 4))
        .or(stressed.then_some(NoteStyle::Emphasis))
}

/// `挿絵（fig1.png、横321×縦123）入る`, `「渡口」のキャプション付きの図（fig1.png）入る`.
fn picture(note: &str) -> Option<Note> {
    let (shown, rest) = note.strip_suffix("入る")?.split_once('（')?;
    let file = rest.split(['、', '）']).next()?;
    let is_file = file.contains('.') && file.is_ascii();
    is_file.then(|| Note::Picture(file.to_owned(), shown.to_owned()))
}

/// Finds what stands between two signs. A sign that ends nothing any more in a text is
/// not looked for again: a line of nothing but beginnings would take time n².
#[derive(Debug, Default)]
pub(super) struct SignPairs {
    /// The closing signs of which none is left.
    gone: Vec<char>,
}

impl SignPairs {
    /// What stands between `open`, if a text begins with it, and `close`; and what
    /// follows. One text is asked about from its beginning to its end.
    pub(super) fn inside<'t>(
        &mut self,
        from: &'t str,
        open: &str,
        close: char,
    ) -> Option<(&'t str, &'t str)> {
        let rest = from.strip_prefix(open).filter(|_| !self.gone.contains(&close))?;
        let Some(end) = rest.find(close) else {
            self.gone.push(close);
            return None;
        };
        Some((&rest[..end], &rest[end + close.len_utf8()..]))
    }
}

/// What a note after `※` says: the letter in whose place that stands; `None` if the sign
/// is itself, and the note asks for something to be done with it.
pub(super) fn letter(note: &str) -> Option<String> {
    let of_sign = note.strip_prefix('「').and_then(split_quote);
    let is_of_sign = of_sign.is_some_and(|(_, rest)| rest.starts_with(['は', 'に']));
    match read(note) {
        Note::Letter(letter) => Some(letter),
        Note::Layout | Note::Other if !is_of_sign => Some(gaiji(note)),
        _ => None,
    }
}

/// A text without its notes and readings.
pub(super) fn without_notes(text: &str) -> String {
    let mut out = String::new();
    let mut pairs = SignPairs::default();
    let mut rest = text;
    while let Some(at) = rest.find(['［', '《', '｜', '※']) {
        out.push_str(&rest[..at]);
        let from = &rest[at..];
        let described = pairs.inside(from, "※［＃", '］');
        if let Some((letter, after)) = described.and_then(|(note, end)| Some((letter(note)?, end)))
        {
            out.push_str(&letter);
            rest = after;
            continue;
        }
        let note = pairs.inside(from, "［＃", '］').or_else(|| pairs.inside(from, "《", '》'));
        rest = match (note, from.strip_prefix('｜')) {
            (Some((_, after)), _) | (None, Some(after)) => after,
            (None, None) => {
                let first = from.chars().next().map_or(0, char::len_utf8);
                out.push_str(&from[..first]);
                &from[first..]
            }
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{Note, NoteStyle, read, without_notes};

    #[test]
    fn a_note_says_what_is_to_be_done_with_the_words_before_it() {
        let of = |words: &str, wanted| Note::Of(words.to_owned(), wanted);
        for (note, wanted) in [
            ("「やめなかった」に傍点", of("やめなかった", NoteStyle::Emphasis)),
            ("「渡」に白丸傍点", of("渡", NoteStyle::Emphasis)),
            ("「「渡」口」は太字", of("「渡」口", NoteStyle::Strong)),
            ("「一」は中見出し", of("一", NoteStyle::Heading(2))),
            ("「渡口」に傍線", of("渡口", NoteStyle::Underline)),
            ("「渡口」に二重傍線", of("渡口", NoteStyle::Underline)),
            ("大見出し", Note::Begins(NoteStyle::Heading(1))),
            ("ここで小見出し終わり", Note::Ends(NoteStyle::Heading(3))),
            ("傍点終わり", Note::Ends(NoteStyle::Emphasis)),
            ("「口＋穀」、U+55C0、12-3", Note::Letter("嗀".into())),
            ("「てへん＋劣」、第3水準1-84-77", Note::Letter("挘".into())),
            ("挿絵（fig1.png、横321×縦123）入る", Note::Picture("fig1.png".into(), "挿絵".into())),
            ("地から２字上げ", Note::AtEnd),
            ("ここから３字下げ", Note::Layout),
            ("レ", Note::Layout),
            ("（ナ）", Note::Small("ナ".into())),
            ("「渡」に「ママ」の注記", Note::Other),
        ] {
            assert_eq!(read(note), wanted, "{note}");
        }
    }

    #[test]
    fn notes_and_readings_go_and_brackets_stay() {
        assert_eq!(without_notes("｜渡口《とこう》の［＃「の」に傍点］朝［注］"), "渡口の朝［注］");
        assert_eq!(without_notes("渡口《とこう"), "渡口《とこう");
    }
}

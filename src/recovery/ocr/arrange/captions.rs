//! Captions that the foot of a column parts: what stands before one, breaks off, and goes
//! on in it is its beginning.

use super::super::draft::{BodyPart, Draft, PartKind};
use super::super::flow::is_open;
use super::super::grammar::has_lede;
use super::super::recover::{goes_on, may_begin};
use crate::model::{HeadRole, Lang};

/// The most characters of a caption in one column. (The longest of the samples has 97.)
const LONGEST: usize = 160;
/// The most of what goes on it in the columns beside.
const LONGEST_REST: usize = 3 * LONGEST;
/// The most characters of the title over a caption.
const TITLE: usize = 24;

/// Makes each caption whole, and what is left over it, where the article has nothing
/// else, its headline.
pub(super) fn join_captions(draft: &mut Draft, lang: Lang) {
    let mut at = draft.parts.len();
    while at > 0 {
        at -= 1;
        if draft.parts[at].kind != PartKind::Figure {
            continue;
        }
        while at > 0 && is_beginning(&draft.parts[at - 1], &draft.parts[at], lang) {
            let rest = draft.parts.remove(at);
            at -= 1;
            let begin = &mut draft.parts[at];
            begin.piece.go_on(rest.piece);
            begin.doubts.extend(rest.doubts);
            (begin.kind, begin.credit) = (PartKind::Figure, rest.credit);
        }
    }
    title(draft);
}

/// Whether a caption goes on what stands right before it: the words fit, or no paragraph
/// begins like that, where what stands before is no title.
fn is_beginning(before: &BodyPart, caption: &BodyPart, lang: Lang) -> bool {
    let chars = |part: &BodyPart| -> Vec<char> { part.piece.squeezed().chars().collect() };
    let fits = before.piece.glyphs.len() <= LONGEST && caption.piece.glyphs.len() <= LONGEST_REST;
    if before.kind != PartKind::Paragraph || !fits {
        return false;
    }
    let rest = chars(caption);
    is_open(&before.piece)
        && !has_lede(&before.piece)
        && (goes_on(&chars(before), &rest, lang) > 0.0
            || !is_title(before) && may_begin(&rest, lang) < 0.0)
}

/// A short line over a picture without other text is its title.
fn title(draft: &mut Draft) {
    let [first, rest @ ..] = draft.parts.as_slice() else { return };
    let pictures = !rest.is_empty() && rest.iter().all(|part| part.kind == PartKind::Figure);
    if is_title(first) && pictures && !draft.has(HeadRole::Headline) {
        let title = draft.parts.remove(0);
        draft.head.push((HeadRole::Headline, title.piece));
    }
}

/// Whether a text may be the title of a caption: short, and without a mark that parts
/// clauses.
fn is_title(part: &BodyPart) -> bool {
    part.kind == PartKind::Paragraph
        && part.piece.glyphs.len() <= TITLE
        && !part.piece.glyphs.iter().any(|glyph| ",，。.、；：".contains(glyph.c))
}

#[cfg(test)]
mod tests {
    use super::super::super::glyph::Piece;
    use super::*;

    fn joined(parts: &[(PartKind, &str)], lang: Lang) -> (Vec<String>, Vec<(PartKind, String)>) {
        let part = |&(kind, text): &(PartKind, &str)| {
            BodyPart::new(kind, Piece::read(text, 0..text.len()))
        };
        let mut draft = Draft { parts: parts.iter().map(part).collect(), ..Draft::default() };
        join_captions(&mut draft, lang);
        let head = draft.head.iter().map(|(_, piece)| piece.spaced()).collect();
        let parts = draft.parts.iter().map(|part| (part.kind, part.piece.spaced()));
        (head, parts.collect())
    }

    #[test]
    fn a_caption_over_three_columns_is_one_and_a_line_over_it_its_title() {
        use PartKind::{Figure, Paragraph};
        let (head, parts) = joined(
            &[
                (Paragraph, "河口渡轮公司注重服务"),
                (Paragraph, "河口渡轮公司在服务上下功夫，开航以来，上座率在80%"),
                (Paragraph, "以上，乘客都很满意。图为公司的工作人"),
                (Figure, "员热情迎送乘客。"),
            ],
            Lang::Zh,
        );
        let whole = "河口渡轮公司在服务上下功夫，开航以来，上座率在80%以上，乘客都很满意。图为公司的工作人员热情迎送乘客。";
        assert_eq!(head, ["河口渡轮公司注重服务"]);
        assert_eq!(parts, [(Figure, whole.to_owned())]);
    }

    #[test]
    fn what_does_not_go_on_in_a_caption_stays_text() {
        use PartKind::{Figure, Paragraph};
        let kept = |text: &str, caption: &str, lang| {
            let (head, parts) = joined(&[(Paragraph, text), (Figure, caption)], lang);
            assert_eq!(parts.len(), 2, "{head:?} {parts:?}");
        };
        kept("渡船在码头上等了一天，船工们说，明年", "图为渡船。", Lang::Zh);
        kept("渡船在码头上等了一天。", "员热情迎送乘客。", Lang::Zh);
        kept("本报讯 渡船在码头上等了一天，上座率在80%", "以上。", Lang::Zh);
        kept("The boat waited for a day, and", "The ferry in dock.", Lang::En);
        let parts = [(Paragraph, "The ferry, which waited for"), (Figure, "a day in dock.")];
        let whole = "The ferry, which waited for a day in dock.".to_owned();
        let (_, parts) = joined(&parts, Lang::En);
        assert_eq!(parts.len(), 1);
        assert_eq!(parts[0].1, whole);
    }
}

//! Running text in the making: white space as HTML collapses it, styles that
//! open and close, ruby set in brackets.

use crate::input::line_join;
use crate::model::{Clean, Rich, Span, Style, small_figures, term_bracket};

/// A run of text that grows.
#[derive(Debug, Default)]
pub(super) struct TextRun {
    text: String,
    spans: Vec<Span>,
    /// Styles that go on, with where they began in `text`; a closed one keeps
    /// its place as `None` until all above it are closed.
    open: Vec<(usize, Style)>,
    gap: PendingSpace,
    ruby: Option<Ruby>,
}

/// White space that may turn out to be a space.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum PendingSpace {
    #[default]
    None,
    /// Only line ends: nothing, between two han.
    Lines,
    Space,
}

/// A ruby group that is open.
#[derive(Debug)]
struct Ruby {
    base: usize,
    /// Where the base ended and the reading began, while one is read.
    reading: Option<usize>,
}

impl TextRun {
    /// Whether there is nothing to show yet.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Adds text, white space collapsed.
    pub(super) fn push(&mut self, raw: &str) {
        let clean = Clean::part_of_lines(raw);
        for part in line_join::normalise(&clean).split_inclusive(char::is_whitespace) {
            let word = part.trim_end_matches(char::is_whitespace);
            if !word.is_empty() {
                self.word(word);
            }
            for c in part[word.len()..].chars() {
                self.space(c);
            }
        }
    }

    /// Adds text as it stands.
    pub(super) fn push_verbatim(&mut self, text: &str) {
        if !text.is_empty() {
            self.word(text);
        }
    }

    /// Adds a place where a line may break, inside a word (`<wbr>`).
    pub(super) fn push_break(&mut self) {
        if self.gap == PendingSpace::None {
            self.text.push('\u{200B}');
        }
    }

    fn space(&mut self, c: char) {
        match c {
            ' ' => self.gap = PendingSpace::Space,
            '\n' if self.gap == PendingSpace::None => self.gap = PendingSpace::Lines,
            '\n' => {}
            // Spaces with a width of their own are text.
            other => self.word(other.encode_utf8(&mut [0; 4])),
        }
    }

    fn word(&mut self, word: &str) {
        let joins =
            || word.chars().next().is_some_and(|c| line_join::joins_without_space(&self.text, c));
        let spaced = match self.gap {
            PendingSpace::None => false,
            PendingSpace::Lines => !joins(),
            PendingSpace::Space => true,
        };
        self.gap = PendingSpace::None;
        if spaced && !self.text.is_empty() && !self.text.ends_with(' ') {
            self.text.push(' ');
        }
        self.text.push_str(word);
    }

    /// Where what comes next will stand.
    fn settle(&mut self) -> usize {
        if self.gap == PendingSpace::Space && !self.text.is_empty() {
            self.text.push(' ');
            self.gap = PendingSpace::None;
        }
        self.text.len()
    }

    /// Begins a style.
    pub(super) fn open(&mut self, style: Style) {
        let at = self.settle();
        self.open.push((at, style));
    }

    /// Whether a style of this kind is open already.
    pub(super) fn has_open(&self, style: &Style) -> bool {
        let kind = std::mem::discriminant(style);
        self.open.iter().any(|(_, open)| std::mem::discriminant(open) == kind)
    }

    /// Ends the style that was begun last.
    pub(super) fn close(&mut self) {
        if let Some((start, style)) = self.open.pop() {
            self.lay(start, style);
        }
    }

    /// The same. Figures that were raised or lowered become those that Unicode
    /// has for it, so that 10¹⁶ does not read as 1016 where there is but one
    /// size of type.
    pub(super) fn close_small(&mut self) {
        let Some((start, style)) = self.open.pop() else { return };
        let is_ruby = |span: &Span| matches!(span.style, Style::Ruby { .. });
        let has_ruby = self.spans.iter().rev().take_while(|s| s.range.end > start).any(is_ruby);
        let raw = self.text.get(start..).filter(|_| !has_ruby);
        if let Some(small) = raw.and_then(|text| small_figures(text, &style)) {
            self.replace_end(start, &small);
        } else if let Some(sign) = raw.and_then(|text| term_bracket(text, &style)) {
            self.bracket_end(start, sign);
        } else {
            self.lay(start, style);
        }
    }

    /// Sets what stands from `start` on in brackets, the first with its sign.
    fn bracket_end(&mut self, start: usize, sign: &str) {
        for span in self.spans.iter_mut().rev().take_while(|span| span.range.end > start) {
            let from = if span.range.start >= start { sign.len() } else { 0 };
            span.range = span.range.start + from..span.range.end + sign.len();
        }
        self.text.insert_str(start, sign);
        self.text.push(')');
    }

    /// Writes as many other characters over those from `start` on.
    fn replace_end(&mut self, start: usize, by: &str) {
        let mut places: Vec<(usize, usize)> = Vec::new();
        let ends = |text: &str| {
            text.char_indices().map(|(at, c)| at + c.len_utf8()).collect::<Vec<usize>>()
        };
        places.extend(ends(&self.text[start..]).into_iter().zip(ends(by)));
        let moved = |at: usize| {
            let inside = at.checked_sub(start).filter(|inside| *inside > 0);
            let place = inside.and_then(|inside| places.iter().find(|(old, _)| *old == inside));
            place.map_or(at, |(_, new)| start + new)
        };
        // Spans stand in the order in which they ended.
        for span in self.spans.iter_mut().rev().take_while(|span| span.range.end > start) {
            span.range = moved(span.range.start)..moved(span.range.end);
        }
        self.text.truncate(start);
        self.text.push_str(by);
    }

    fn lay(&mut self, start: usize, style: Style) {
        let range = start..self.text.trim_end().len();
        if !self.text.get(range.clone()).unwrap_or_default().is_empty() {
            self.spans.push(Span { range, style });
        }
    }

    /// Begins a ruby group.
    pub(super) fn open_ruby(&mut self) {
        let base = self.settle();
        self.ruby = Some(Ruby { base, reading: None });
    }

    /// Begins a reading, of all that stands since the last one.
    pub(super) fn open_reading(&mut self) {
        let at = self.text.len();
        if let Some(ruby) = &mut self.ruby
            && ruby.reading.is_none()
        {
            ruby.reading = Some(at);
            self.gap = PendingSpace::None;
            self.text.push('(');
        }
    }

    /// Ends a reading.
    pub(super) fn close_reading(&mut self) {
        let Some(ruby) = &mut self.ruby else { return };
        let Some(at) = ruby.reading.take() else { return };
        let (base, end) = (ruby.base, self.text.len());
        self.gap = PendingSpace::None;
        if self.text[at + 1..end].trim().is_empty() {
            self.text.truncate(at);
            return;
        }
        self.text.push(')');
        ruby.base = self.text.len();
        if base < at {
            self.spans.push(Span { range: base..self.text.len(), style: Style::Ruby { at } });
        }
    }

    /// Ends a ruby group.
    pub(super) fn close_ruby(&mut self) {
        self.close_reading();
        self.ruby = None;
    }

    /// Gives the text so far away. Open styles go on in the text that follows.
    pub(super) fn take(&mut self) -> Rich {
        for (start, style) in self.open.clone() {
            self.lay(start, style);
        }
        for (start, _) in &mut self.open {
            *start = 0;
        }
        if self.ruby.is_some() {
            self.ruby = Some(Ruby { base: 0, reading: None });
        }
        self.gap = PendingSpace::None;
        finished(&std::mem::take(&mut self.text), std::mem::take(&mut self.spans))
    }
}

/// The text without white space around it, its spans in order.
fn finished(raw: &str, mut spans: Vec<Span>) -> Rich {
    let lead = raw.len() - raw.trim_start().len();
    let trimmed = raw.trim();
    let inside = |at: usize| at.saturating_sub(lead).min(trimmed.len());
    for Span { range, style } in &mut spans {
        *range = inside(range.start)..inside(range.end);
        if let Style::Ruby { at } = style {
            *at = inside(*at);
        }
    }
    spans.sort_by(|a, b| a.range.start.cmp(&b.range.start).then(b.range.end.cmp(&a.range.end)));
    Rich::of_parts(trimmed, spans)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_space_and_a_line_end_between_han_none() {
        let mut run = TextRun::default();
        run.push("  The \n ferry\nruns. 新渠\n通水 了 \n");
        assert_eq!(run.take().text.as_str(), "The ferry runs. 新渠通水 了");
    }

    #[test]
    fn a_style_covers_its_words_and_not_the_space_beside_them() {
        let mut run = TextRun::default();
        run.push("a ");
        run.open(Style::Strong);
        run.push("b ");
        run.close();
        run.push("c");
        let rich = run.take();
        assert_eq!(rich.text.as_str(), "a b c");
        assert_eq!(rich.spans, [Span { range: 2..3, style: Style::Strong }]);
    }

    /// A text of parts, each followed by small characters that are strong, too.
    fn with_small(parts: &[(&str, Style, &str)]) -> Rich {
        let mut run = TextRun::default();
        for (base, style, small) in parts {
            run.push(base);
            run.open(style.clone());
            run.open(Style::Strong);
            run.push(small);
            run.close();
            run.close_small();
        }
        run.take()
    }

    #[test]
    fn raised_and_lowered_figures_are_written_small() {
        let rich = with_small(&[
            ("10", Style::Superscript, "16"),
            (" H", Style::Subscript, "2"),
            ("O 1", Style::Superscript, "st"),
        ]);
        assert_eq!(rich.text.as_str(), "10¹⁶ H₂O 1st");
        let of = |style: &Style| -> Vec<&str> {
            let spans = rich.spans.iter().filter(|span| span.style == *style);
            spans.map(|span| &rich.text[span.range.clone()]).collect()
        };
        assert_eq!(of(&Style::Strong), ["¹⁶", "₂", "st"]);
        assert_eq!(of(&Style::Superscript), ["st"]);
    }

    #[test]
    fn what_is_computed_and_has_no_small_form_stands_in_brackets() {
        let rich = with_small(&[
            ("2", Style::Superscript, "n+1"),
            (" 2", Style::Superscript, "3k"),
            (" x", Style::Subscript, "i+1"),
            (" note", Style::Superscript, "[1]"),
            (" 2", Style::Superscript, "nd"),
        ]);
        assert_eq!(rich.text.as_str(), "2ⁿ⁺¹ 2^(3k) x_(i+1) note[1] 2nd");
        let strong = rich.spans.iter().filter(|span| span.style == Style::Strong);
        let strong: Vec<&str> = strong.map(|span| &rich.text[span.range.clone()]).collect();
        assert_eq!(strong, ["ⁿ⁺¹", "3k", "i+1", "[1]", "nd"]);
    }

    #[test]
    fn very_many_raised_figures_take_linear_time() {
        const MANY: usize = 50_000;
        let mut run = TextRun::default();
        for _ in 0..MANY {
            run.open(Style::Strong);
            run.push("a");
            run.close();
            run.open(Style::Superscript);
            run.push("1");
            run.close_small();
        }
        assert_eq!(run.take().spans.len(), MANY);
    }

    #[test]
    fn a_style_goes_on_in_the_next_paragraph() {
        let mut run = TextRun::default();
        run.open(Style::Emphasis);
        run.push("one");
        assert_eq!(run.take().spans.len(), 1);
        run.push("two");
        run.close();
        assert_eq!(run.take().spans, [Span { range: 0..3, style: Style::Emphasis }]);
    }

    #[test]
    fn each_reading_stands_behind_its_own_characters() {
        let mut run = TextRun::default();
        run.open_ruby();
        for (base, reading) in [("川", "かわ"), ("口", "ぐち"), ("駅", " ")] {
            run.push(base);
            run.open_reading();
            run.push(reading);
            run.close_reading();
        }
        run.close_ruby();
        let rich = run.take();
        assert_eq!(rich.text.as_str(), "川(かわ)口(ぐち)駅");
        assert_eq!(rich.spans[0], Span { range: 0..11, style: Style::Ruby { at: 3 } });
        assert_eq!(rich.spans[1], Span { range: 11..22, style: Style::Ruby { at: 14 } });
    }

    #[test]
    fn a_place_to_break_stands_inside_a_word_only() {
        let mut run = TextRun::default();
        run.push_break();
        run.push("harbour");
        run.push_break();
        run.push("break\u{200b}");
        run.open(Style::Strong);
        run.push("water ");
        run.push_break();
        run.push("now");
        run.close();
        let rich = run.take();
        assert_eq!(rich.text.as_str(), "harbour\u{200b}break\u{200b}water now");
        let strong = &rich.spans[0];
        assert_eq!(&rich.text[strong.range.clone()], "water now", "{strong:?}");
    }

    #[test]
    fn marks_heaped_up_across_elements_are_cut() {
        let mut run = TextRun::default();
        run.push("e");
        for _ in 0..100 {
            run.open(Style::Emphasis);
            run.push("\u{301}");
            run.close();
        }
        assert_eq!(run.take().text.chars().count(), 1 + crate::model::MAX_MARKS);
    }
}

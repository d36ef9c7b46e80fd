//! The rules of UAX #14, LB2 to LB31, as a machine that reads class after
//! class and tells whether a line may break before each.

use super::class::{Class, is_east_asian, is_future_emoji};

/// What the rules say of the place before a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// No break here.
    Glued,
    /// A break is allowed.
    Allowed,
    /// A break is forced.
    Forced,
}

/// What follows the character being judged, combining marks skipped. Only a
/// few rules ask, so it is found on demand.
pub(super) trait Ahead {
    /// The class and character `n` places on (0 is the next one).
    fn nth(&self, n: usize) -> Option<(Class, char)>;
}

/// How far a number has come (LB25).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumberState {
    None,
    /// NU (SY | IS)*
    Digits,
    /// NU (SY | IS)* (CL | CP)
    Closed,
}

/// The machine's memory of what it has read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Machine {
    /// The class before the current place, combining marks skipped (LB9).
    prev: Class,
    prev_char: char,
    /// The one before that.
    before: Class,
    before_char: char,
    /// The last class that was not a space.
    anchor: Class,
    /// `anchor` is an initial quotation mark that opens (`LB15a`).
    opens: bool,
    /// The very last character was a zero-width joiner (`LB8a`).
    joined: bool,
    number: NumberState,
    /// An odd number of regional indicators was read (`LB30a`).
    half_flag: bool,
}

impl Machine {
    pub(super) fn new() -> Self {
        Self {
            prev: Class::Sot,
            prev_char: '\0',
            before: Class::Sot,
            before_char: '\0',
            anchor: Class::Sot,
            opens: false,
            joined: false,
            number: NumberState::None,
            half_flag: false,
        }
    }

    /// The class before the current place.
    pub(super) fn prev(&self) -> Class {
        self.prev
    }

    /// The same, spaces skipped.
    pub(super) fn last_visible(&self) -> Class {
        self.anchor
    }

    /// The last base character read.
    pub(super) fn prev_char(&self) -> char {
        self.prev_char
    }

    /// The last character was a zero-width joiner.
    pub(super) fn is_joined(&self) -> bool {
        self.joined
    }

    /// Reads `c` of class `cur` and judges the place before it.
    pub(super) fn read(&mut self, cur: Class, c: char, ahead: &impl Ahead) -> Verdict {
        let cur = cur.settled();
        let mark = matches!(cur, Class::Cm | Class::Zwj);
        let attaches = mark
            && !self.prev.is_forced()
            && !matches!(self.prev, Class::Sot | Class::Sp | Class::Zw);
        if attaches {
            self.joined = cur == Class::Zwj;
            return Verdict::Glued;
        }
        // LB10: a mark with nothing to stand on is as the letter A.
        let (settled, c) = if mark { (Class::Al, 'A') } else { (cur, c) };
        let verdict = self.judge(settled, c, ahead);
        self.shift(settled, c);
        self.joined = cur == Class::Zwj;
        verdict
    }

    /// Takes note of a run of characters of one class, none of which can be
    /// part of a context: `last` is the last of at least two.
    pub(super) fn skip_run(&mut self, class: Class, last: char) {
        self.before = class;
        self.before_char = last;
        self.prev = class;
        self.prev_char = last;
        self.anchor = class;
        self.opens = false;
        self.joined = false;
        self.number = if class == Class::Nu { NumberState::Digits } else { NumberState::None };
        self.half_flag = false;
    }

    fn shift(&mut self, cur: Class, c: char) {
        let opening_context = self.prev.is_forced()
            || matches!(
                self.prev,
                Class::Sot
                    | Class::Op
                    | Class::OpWide
                    | Class::Qu
                    | Class::QuPi
                    | Class::QuPf
                    | Class::Gl
                    | Class::Sp
                    | Class::Zw
            );
        if cur != Class::Sp {
            self.anchor = cur;
            self.opens = cur == Class::QuPi && opening_context;
        }
        self.number = match (cur, self.number) {
            (Class::Nu, _) | (Class::Sy | Class::Is, NumberState::Digits) => NumberState::Digits,
            (Class::Cl | Class::Cp | Class::CpWide, NumberState::Digits) => NumberState::Closed,
            _ => NumberState::None,
        };
        self.half_flag = cur == Class::Ri && !(self.prev == Class::Ri && self.half_flag);
        self.before = self.prev;
        self.before_char = self.prev_char;
        self.prev = cur;
        self.prev_char = c;
    }

    fn judge(&self, cur: Class, c: char, ahead: &impl Ahead) -> Verdict {
        use Class::{Bk, Cr, Lf, Nl, Sot, Sp, Zw};
        match (self.prev, cur) {
            (Sot, _) | (Cr, Lf) => return Verdict::Glued,
            (Bk | Cr | Lf | Nl, _) => return Verdict::Forced,
            (_, Bk | Cr | Lf | Nl | Sp | Zw) => return Verdict::Glued,
            _ => {}
        }
        // LB8 before LB8a.
        if self.anchor == Zw {
            return Verdict::Allowed;
        }
        let break_allowed = !self.joined
            && match self.across_spaces(cur, ahead) {
                Some(allowed) => allowed,
                None => {
                    !self.quoted(cur, c, ahead)
                        && (matches!((self.prev, cur), (Class::Cb, _) | (_, Class::Cb))
                            || !self.paired(cur, ahead))
                }
            };
        if break_allowed { Verdict::Allowed } else { Verdict::Glued }
    }

    /// LB11 to LB18: the rules that reach over spaces. `None` if they leave
    /// the place to later rules.
    fn across_spaces(&self, cur: Class, ahead: &impl Ahead) -> Option<bool> {
        use Class::{B2, Cl, Cp, CpWide, Ex, Gl, Hh, Hy, Is, Ns, Nu, Op, OpWide, QuPf, Sp, Sy, Wj};
        if cur == Wj || self.prev == Wj || self.prev == Gl {
            return Some(false);
        }
        match cur {
            Gl if !matches!(self.prev, Sp | Hy | Hh) => return Some(false),
            Cl | Cp | CpWide | Ex | Sy => return Some(false),
            _ if matches!(self.anchor, Op | OpWide) || self.opens => return Some(false),
            QuPf if closes(ahead.nth(0)) => return Some(false),
            // LB15c: a decimal mark after a space begins a number.
            Is => {
                let fraction = self.prev == Sp && matches!(ahead.nth(0), Some((Nu, _)));
                return Some(fraction);
            }
            Ns if matches!(self.anchor, Cl | Cp | CpWide) => return Some(false),
            B2 if self.anchor == B2 => return Some(false),
            _ => {}
        }
        (self.prev == Sp).then_some(true)
    }

    /// LB19 and `LB19a`: no break at quotation marks, but for initial and
    /// final ones among East Asian text.
    fn quoted(&self, cur: Class, c: char, ahead: &impl Ahead) -> bool {
        use Class::{Qu, QuPf, QuPi, Sot};
        if matches!(cur, Qu | QuPf) || matches!(self.prev, Qu | QuPi) {
            return true;
        }
        if cur == QuPi {
            let beyond = ahead.nth(0);
            return !is_east_asian(self.prev_char)
                || beyond.is_none_or(|(_, next)| !is_east_asian(next));
        }
        self.prev == QuPf
            && (!is_east_asian(c) || self.before == Sot || !is_east_asian(self.before_char))
    }

    /// `LB20a` to `LB30b`: pairs that hold together.
    fn paired(&self, cur: Class, ahead: &impl Ahead) -> bool {
        self.hyphened(cur)
            || is_plain_pair(self.prev, cur)
            || self.in_number(cur, ahead)
            || self.in_aksara(cur, ahead)
            || (self.prev == Class::Ri && cur == Class::Ri && self.half_flag)
            || (cur == Class::Em && is_future_emoji(self.prev_char))
    }

    /// `LB20a` and `LB21a`.
    fn hyphened(&self, cur: Class) -> bool {
        use Class::{Al, Cb, DottedCircle, Gl, Hh, Hl, Hy, Sot, Sp, Zw};
        if !matches!(self.prev, Hy | Hh) {
            return false;
        }
        let starts_word = self.before.is_forced() || matches!(self.before, Sot | Sp | Zw | Cb | Gl);
        (starts_word && matches!(cur, Al | Hl | DottedCircle)) || (self.before == Hl && cur != Hl)
    }

    /// LB25.
    fn in_number(&self, cur: Class, ahead: &impl Ahead) -> bool {
        use Class::{Hy, Is, Nu, Op, OpWide, Po, Pr};
        match (self.prev, cur) {
            (Po | Pr | Hy | Is, Nu) => true,
            (_, Nu) => self.number == NumberState::Digits,
            (_, Po | Pr) => self.number != NumberState::None,
            (Po | Pr, Op | OpWide) => match ahead.nth(0) {
                Some((Nu, _)) => true,
                Some((Is, _)) => matches!(ahead.nth(1), Some((Nu, _))),
                _ => false,
            },
            _ => false,
        }
    }

    /// `LB28a`: orthographic syllables of Brahmic scripts.
    fn in_aksara(&self, cur: Class, ahead: &impl Ahead) -> bool {
        use Class::{Ak, Ap, As, DottedCircle, Vf, Vi};
        let base = |class| matches!(class, Ak | DottedCircle | As);
        match (self.prev, cur) {
            (Ap, next) => base(next),
            (prev, Vf | Vi) => base(prev),
            (Vi, Ak | DottedCircle) => base(self.before),
            (prev, next) if base(prev) && base(next) => matches!(ahead.nth(0), Some((Vf, _))),
            _ => false,
        }
    }
}

/// `LB15b`: what may follow a final quotation mark that closes.
fn closes(next: Option<(Class, char)>) -> bool {
    use Class::{Cl, Cp, CpWide, Ex, Gl, Is, Qu, QuPf, QuPi, Sp, Sy, Wj, Zw};
    next.is_none_or(|(class, _)| {
        class.is_forced()
            || matches!(
                class,
                Sp | Gl | Wj | Cl | Qu | QuPi | QuPf | Cp | CpWide | Ex | Is | Sy | Zw
            )
    })
}

/// The rules from LB21 on that need no more than two classes.
fn is_plain_pair(prev: Class, cur: Class) -> bool {
    use Class::{
        Al, Ba, Bb, Cp, DottedCircle, Eb, Em, H2, H3, Hh, Hl, Hy, Id, In, Is, Jl, Jt, Jv, Ns, Nu,
        Op, Po, Pr, Sy,
    };
    let letter = |class| matches!(class, Al | Hl | DottedCircle);
    let ideographic = |class| matches!(class, Id | Eb | Em);
    let korean = |class| matches!(class, Jl | Jv | Jt | H2 | H3);
    match (prev, cur) {
        // LB21 to `LB21b`, LB22
        (_, Ba | Hh | Hy | Ns | In) | (Bb, _) | (Sy, Hl)
        // LB30 for digits
        | (Nu, Op) | (Cp, Nu)
        // LB26
        | (Jl, Jl | Jv | H2 | H3) | (Jv | H2, Jv | Jt) | (Jt | H3, Jt)
        // `LB30b`
        | (Eb, Em) => true,
        // LB23, LB24, LB28, LB29, LB30
        (p, Nu | Op | Pr | Po) if letter(p) => true,
        (Nu | Pr | Po | Cp | Is, c) if letter(c) => true,
        (p, c) if letter(p) && letter(c) => true,
        // `LB23a`, LB27
        (Pr, c) if ideographic(c) || korean(c) => true,
        (p, Po) if ideographic(p) || korean(p) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;
    use super::super::{LineBreak, Rules};
    use crate::model::Lang;

    fn plain(text: &str) -> String {
        broken(text, Rules { level: LineBreak::Uax14, ..Rules::of(Lang::En) })
    }

    #[test]
    fn words_numbers_and_their_marks_hold_together() {
        assert_eq!(plain("It cost $1,200.50 (25%)."), "It |cost |$1,200.50 |(25%).");
        assert_eq!(plain("a well-known e-mail"), "a |well-|known |e-|mail");
        assert_eq!(plain("the -x option"), "the |-x |option", "`LB20a`");
        assert_eq!(plain("so .5 is"), "so |.5 |is", "`LB15c`");
    }

    #[test]
    fn marks_attach_and_joined_emoji_and_flags_are_whole() {
        assert_eq!(plain("e\u{301}e 한글"), "e\u{301}e |한|글");
        assert_eq!(plain("👩\u{200D}🚒👩"), "👩\u{200D}🚒|👩");
        assert_eq!(plain("🇨🇳🇯🇵"), "🇨🇳|🇯🇵");
        assert_eq!(plain("👍🏽👍"), "👍🏽|👍");
    }

    #[test]
    fn a_line_feed_forces_and_a_no_break_space_forbids() {
        assert_eq!(plain("a\r\nb\nc"), "a\r\n|b\n|c");
        assert_eq!(plain("Mr\u{A0}Li said"), "Mr\u{A0}Li |said");
    }
}

//! Numbers and signs that OCR programs write as formulas of LaTeX: `$30\%$` is 30%, and
//! `$10^{3}$` is 10³. What has a variable, or a command for more than one sign, is a
//! formula, and stays as it stands.

use std::ops::Range;

/// A formula that is a number or a sign.
pub(super) struct NumberFormula {
    /// What it stands for, each character with its bytes in the formula.
    pub(super) chars: Vec<(Range<usize>, char)>,
    /// The length of the formula, with its marks.
    pub(super) len: usize,
}

/// The marks around a formula.
const FENCES: [(&str, &str); 4] = [("$$", "$$"), ("$", "$"), ("\\(", "\\)"), ("\\[", "\\]")];

/// The most bytes of a number in LaTeX, whose digits may stand apart.
const LONGEST: usize = 80;

impl NumberFormula {
    /// The one that a text begins with. Sums of money are none: before the second dollar
    /// there is white space, or a digit follows it; nor is a number in brackets that
    /// Markdown escapes.
    pub(super) fn at_start(text: &str) -> Option<Self> {
        let (open, close) = FENCES.iter().find(|(open, _)| text.starts_with(open))?;
        let rest = &text[open.len()..];
        let near = &rest[..rest.floor_char_boundary(LONGEST + close.len())];
        let mut ends = near.match_indices(close).map(|(at, _)| at);
        let end = ends.find(|&at| !near[..at].ends_with('\\'))?;
        let inner = &rest[..end];
        let len = open.len() + end + close.len();
        let is_padded = inner.starts_with(' ') || inner.ends_with(' ');
        let digit_after = text[len..].starts_with(|c: char| c.is_ascii_digit());
        let may_be_none = match *open {
            "$" => is_padded || digit_after,
            "\\(" | "\\[" => !is_padded,
            _ => false,
        };
        if may_be_none && !inner.contains(['\\', '^', '_']) {
            return None;
        }
        let chars = characters(inner)?.into_iter();
        let chars = chars.map(|(at, c)| (at.start + open.len()..at.end + open.len(), c)).collect();
        Some(Self { chars, len })
    }
}

/// A text with the numbers in it as what they stand for.
pub(in crate::loader) fn with_plain_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(found) = text[at..].find(['$', '\\']) {
        out.push_str(&text[at..at + found]);
        at += found;
        if let Some(number) = NumberFormula::at_start(&text[at..]) {
            out.extend(number.chars.iter().map(|(_, c)| c));
            at += number.len;
        } else {
            // A dollar that is escaped opens nothing.
            let len = if text[at..].starts_with("\\$") { 2 } else { 1 };
            out.push_str(&text[at..at + len]);
            at += len;
        }
    }
    out.push_str(&text[at..]);
    out
}

/// The characters of a formula's inside, if it is a number or a sign.
pub(in crate::loader) fn characters(inner: &str) -> Option<Vec<(Range<usize>, char)>> {
    let mut reader = FormulaReader { text: inner, at: 0, out: Vec::new() };
    while reader.at < inner.len() {
        reader.step()?;
    }
    let says =
        |c: char| c.is_ascii_digit() || !c.is_ascii() && !c.is_whitespace() || "%$".contains(c);
    reader.out.iter().any(|(_, c)| says(*c)).then_some(reader.out)
}

struct FormulaReader<'a> {
    text: &'a str,
    at: usize,
    out: Vec<(Range<usize>, char)>,
}

impl FormulaReader<'_> {
    /// Reads what comes next; `None` where it is of a formula.
    fn step(&mut self) -> Option<()> {
        let (start, rest) = (self.at, &self.text[self.at..]);
        let c = rest.chars().next()?;
        match c {
            '^' => return self.raised(RAISED),
            '_' => return self.raised(LOWERED),
            '\\' => return self.command(),
            // White space and braces only part what is read.
            ' ' | '{' | '}' => {}
            '0'..='9' | '.' | ',' | ':' | '+' | '-' | '=' | '<' | '>' | '/' | '(' | ')' | '%' => {
                self.out.push((start..start + 1, c));
            }
            _ if SIGNS.iter().any(|(_, sign)| *sign == c) => {
                self.out.push((start..start + c.len_utf8(), c));
            }
            _ => return None,
        }
        self.at += c.len_utf8();
        Some(())
    }

    /// A sign by its name, or letters that stand upright: a unit.
    fn command(&mut self) -> Option<()> {
        /// The most letters of a unit.
        const UNIT: usize = 6;
        let (start, rest) = (self.at, &self.text[self.at + 1..]);
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &rest[..letters.max(rest.chars().next()?.len_utf8())];
        let end = start + 1 + name.len();
        self.at = end;
        if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| *known == name) {
            self.out.push((start..end, *sign));
        } else if ["mathrm", "text", "textrm", "rm", "mathbf"].contains(&name) {
            let inside = self.braced()?;
            let unit = &self.text[inside.clone()];
            let is_unit = unit.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '%');
            if !is_unit || unit.chars().count() > UNIT {
                return None;
            }
            let chars = unit.char_indices().filter(|(_, c)| *c != ' ');
            self.out.extend(
                chars.map(|(at, c)| (inside.start + at..inside.start + at + c.len_utf8(), c)),
            );
        } else if ![",", ";", "!", " ", ":", "quad"].contains(&name) {
            return None;
        }
        Some(())
    }

    /// Figures that stand higher or lower, by the forms that they have there.
    fn raised(&mut self, forms: &[(&str, char)]) -> Option<()> {
        self.at += 1;
        let rest = &self.text[self.at..];
        let inside = match rest.chars().next()? {
            '{' => self.braced()?,
            '\\' => {
                let letters = rest[1..].bytes().take_while(u8::is_ascii_alphabetic).count();
                self.at += 1 + letters;
                self.at - 1 - letters..self.at
            }
            c => {
                self.at += c.len_utf8();
                self.at - c.len_utf8()..self.at
            }
        };
        let mut at = inside.start;
        while at < inside.end {
            let rest = &self.text[at..inside.end];
            if rest.starts_with(' ') {
                at += 1;
                continue;
            }
            let (known, form) = forms.iter().find(|(known, _)| rest.starts_with(known))?;
            self.out.push((at..at + known.len(), *form));
            at += known.len();
        }
        Some(())
    }

    /// What stands in the braces here, which hold no others.
    fn braced(&mut self) -> Option<Range<usize>> {
        let rest = &self.text[self.at..];
        let open = rest.find('{').filter(|&open| rest[..open].trim().is_empty())?;
        let close = rest.find('}')?;
        let inside = self.at + open + 1..self.at + close;
        self.at += close + 1;
        (!self.text[inside.clone()].contains('{')).then_some(inside)
    }
}

/// Signs by their names in LaTeX.
const SIGNS: [(&str, char); 33] = [
    ("%", '%'),
    ("$", '$'),
    ("&", '&'),
    ("#", '#'),
    ("times", '×'),
    ("div", '÷'),
    ("pm", '±'),
    ("cdot", '·'),
    ("sim", '～'),
    ("approx", '≈'),
    ("le", '≤'),
    ("leq", '≤'),
    ("ge", '≥'),
    ("geq", '≥'),
    ("ne", '≠'),
    ("neq", '≠'),
    ("to", '→'),
    ("rightarrow", '→'),
    ("leftarrow", '←'),
    ("ldots", '…'),
    ("cdots", '…'),
    ("dots", '…'),
    ("degree", '°'),
    ("prime", '′'),
    ("bullet", '•'),
    ("star", '★'),
    ("bigstar", '★'),
    ("triangle", '△'),
    ("blacktriangle", '▲'),
    ("square", '□'),
    ("blacksquare", '■'),
    ("pounds", '£'),
    ("yen", '¥'),
];

/// What may stand higher, and how it is written there.
const RAISED: &[(&str, char)] = &[
    ("\\circ", '°'),
    ("\\degree", '°'),
    ("\\prime", '′'),
    ("0", '⁰'),
    ("1", '¹'),
    ("2", '²'),
    ("3", '³'),
    ("4", '⁴'),
    ("5", '⁵'),
    ("6", '⁶'),
    ("7", '⁷'),
    ("8", '⁸'),
    ("9", '⁹'),
    ("+", '⁺'),
    ("-", '⁻'),
];

/// The same of what may stand lower.
const LOWERED: &[(&str, char)] = &[
    ("0", '₀'),
    ("1", '₁'),
    ("2", '₂'),
    ("3", '₃'),
    ("4", '₄'),
    ("5", '₅'),
    ("6", '₆'),
    ("7", '₇'),
    ("8", '₈'),
    ("9", '₉'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_latex_is_what_it_stands_for() {
        for (text, plain) in [
            ("上升$30\\%$。", "上升30%。"),
            ("$3 0 \\%$", "30%"),
            ("共\\(10^{3}\\)吨，$ 2 \\times 10^8 $吨", "共10³吨，2×10⁸吨"),
            ("气温$25^{\\circ} \\mathrm{C}$，$-3^\\circ$", "气温25°C，-3°"),
            ("$\\mathrm{CO}_{2}$", "CO₂"),
            ("约$12{,}000$元，\\$5", "约12,000元，\\$5"),
            ("$\\bullet$ 其他 $$4.12$$", "• 其他 4.12"),
            ("第\\( 7 \\)条", "第7条"),
            ("$100\\mathrm{m}^2$", "100m²"),
        ] {
            assert_eq!(with_plain_numbers(text), plain);
        }
    }

    #[test]
    fn formulas_and_sums_of_money_stay_as_they_stand() {
        for text in [
            "$E=mc^2$",
            "$\\frac{1}{2}$",
            "$x^{2}$",
            "$10^{n}$",
            "It costs $30, $40 or $50.",
            "$30-$40",
            "US$30（合$40）",
            "第\\(7\\)条",
            "$",
            "$$",
            "\\(",
            "$\\mathrm{$",
            "$\\$",
            "$10^$",
            "\\$30$",
            "$,$",
        ] {
            assert_eq!(with_plain_numbers(text), text);
        }
    }
}

//! Figures above and below the line.

use crate::model::Style;

const PLAIN: &str = "0123456789+-−=()";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎";

/// A text of figures as it is written above or below the line, character for
/// character; `None` for other styles, and where a character has no such form.
pub(super) fn small(text: &str, style: &Style) -> Option<String> {
    const LONGEST: usize = 24;
    let forms = match style {
        Style::Superscript => RAISED,
        Style::Subscript => LOWERED,
        _ => return None,
    };
    let form = |c: char| PLAIN.chars().zip(forms.chars()).find(|(p, _)| *p == c).map(|(_, f)| f);
    let is_short = (1..=LONGEST).contains(&text.len());
    is_short.then(|| text.chars().map(form).collect()).flatten()
}

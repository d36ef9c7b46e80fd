//! Figures above and below the line, where there is but one size of type: ² for
//! a raised 2, so that 10¹⁶ does not read as 1016.

use super::Style;

const PLAIN: &str = "0123456789+-−=()n";
const RAISED: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ";
const LOWERED: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ";

/// The longest text, in bytes, that is set small figure by figure.
const LONGEST: usize = 24;

/// A text of figures as it is written above or below the line, character for
/// character; `None` for other styles, and where a character has no such form.
#[must_use]
pub fn small_figures(text: &str, style: &Style) -> Option<String> {
    let forms = match style {
        Style::Superscript => RAISED,
        Style::Subscript => LOWERED,
        _ => return None,
    };
    let form = |c: char| PLAIN.chars().zip(forms.chars()).find(|(p, _)| *p == c).map(|(_, f)| f);
    let is_short = (1..=LONGEST).contains(&text.len());
    is_short.then(|| text.chars().map(form).collect()).flatten()
}

/// What stands before a text of figures and letters that has no small form, so
/// that 2^(3k) does not read as 23k; a bracket closes it. `None` where nothing
/// is computed: an ordinal (1st), a mark of a note (\[1\]).
#[must_use]
pub fn term_bracket(text: &str, style: &Style) -> Option<&'static str> {
    let sign = match style {
        Style::Superscript => "^(",
        Style::Subscript => "_(",
        _ => return None,
    };
    let is_term = |c: char| c.is_alphanumeric() || PLAIN.contains(c);
    let is_figure = |c: char| PLAIN.contains(c) && c != 'n';
    let computes = text.len() <= LONGEST && text.chars().all(is_term) && text.contains(is_figure);
    computes.then_some(sign)
}

/// The digit that a small one is; any other character is none.
#[must_use]
pub fn digit_of_small(c: char) -> Option<char> {
    // Most text has none of them, and searches look at much text.
    if !matches!(c, '\u{B2}'..='\u{B9}' | '\u{2070}'..='\u{2089}') {
        return None;
    }
    let forms = RAISED.chars().zip(PLAIN.chars()).chain(LOWERED.chars().zip(PLAIN.chars()));
    let found = { forms }.find(|(small, _)| *small == c);
    found.map(|(_, plain)| plain).filter(char::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_digit_is_known_and_other_signs_are_not() {
        let digits: String = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉".chars().filter_map(digit_of_small).collect();
        assert_eq!(digits, "01234567890123456789");
        assert!("⁺ⁿ´·2二".chars().all(|c| digit_of_small(c).is_none()));
    }
}

//! Names of papers, sections and pages as they are compared.

use super::FoldedText;

/// A name as it is compared: folded, its words parted by a blank.
#[must_use]
pub fn plain(name: &str) -> Option<String> {
    let folded = FoldedText::of(name);
    let mut out = String::new();
    for index in 0..folded.len() {
        if index > 0 && !folded.is_joined(index) {
            out.push(' ');
        }
        out.push_str(folded.token(index));
    }
    (!out.is_empty()).then_some(out)
}

/// A page's name as it is compared: `A01` is a1, `01` is 1.
#[must_use]
pub fn page_name(id: &str) -> String {
    let id = plain(id).unwrap_or_default();
    let digits = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let (letters, number) = id.split_at(digits);
    let short = number.trim_start_matches('0');
    format!("{letters}{}", if short.is_empty() { number } else { short })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_they_are_written() {
        assert_eq!(plain("The  Saltmarsh-Courier").as_deref(), Some("the saltmarsh courier"));
        assert_eq!(plain("臺灣日報"), plain("台湾日报"));
        assert_eq!(plain("— …"), None);
        assert_eq!(
            ["A01", "a1", "01", "1", "00", "头版"].map(page_name),
            ["a1", "a1", "1", "1", "00", "头版"]
        );
    }
}

//! What stands across in a text that runs downwards: the lines of a table.

/// Lines that stand across, one below the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TablePlate {
    /// The lines.
    pub lines: Vec<String>,
    /// How many of them are its head.
    pub head: usize,
    /// The columns of the widest.
    pub columns: u16,
}

impl TablePlate {
    /// Records below their head, each of some lines, in insets that are at most
    /// `rows` high: each has the head again. With each comes the number of its
    /// first record. `None` if a record is too high for any.
    pub(in crate::layout) fn all(
        head: &[String],
        records: &[Vec<String>],
        (columns, rows): (u16, u16),
    ) -> Option<Vec<(usize, Self)>> {
        let room = usize::from(rows).checked_sub(head.len())?;
        let mut out: Vec<(usize, Self)> = Vec::new();
        for (number, lines) in records.iter().enumerate() {
            if lines.len() > room {
                return None;
            }
            match out.last_mut() {
                Some((_, last)) if last.lines.len() + lines.len() <= usize::from(rows) => {
                    last.lines.extend_from_slice(lines);
                }
                _ => {
                    let lines = [head, lines].concat();
                    out.push((number, Self { lines, head: head.len(), columns }));
                }
            }
        }
        Some(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_higher_than_the_page_is_parted_between_records_and_has_its_head_again() {
        let lines = |text: &str| text.split(' ').map(String::from).collect::<Vec<_>>();
        let records = [lines("a b"), lines("c"), lines("d e")];
        let parts = TablePlate::all(&lines("h"), &records, (1, 4)).unwrap();
        let shown: Vec<_> = parts.iter().map(|(at, inset)| (*at, inset.lines.concat())).collect();
        assert_eq!(shown, [(0, "habc".to_owned()), (2, "hde".to_owned())]);
        assert_eq!(TablePlate::all(&lines("h"), &records, (1, 2)), None);
    }
}

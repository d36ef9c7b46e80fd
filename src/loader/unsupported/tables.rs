//! Tables that are written as text, their values parted by tabs, commas or
//! semicolons.

/// Rows of which a table has at least so many, its heads among them: fewer lines
/// are alike by chance.
const ROWS: usize = 5;

/// Bytes of the longest name over a column.
const HEAD: usize = 40;

/// Whether lines, none of them blank, are the rows of a table. All have as many
/// values as the first.
pub(super) fn is_table(lines: &[&str]) -> bool {
    is_parted(lines, '\t', 3)
        || [',', ';'].iter().any(|sign| {
            // Sentences have commas, too; a sentence ends.
            let is_row = |line: &&str| !line.ends_with(['.', ',', ';', '!', '?']);
            let heads = fields(lines.first().copied().unwrap_or_default(), *sign);
            let is_head = |head: &&str| (1..=HEAD).contains(&head.trim().len());
            lines.len() >= ROWS
                && heads.iter().all(is_head)
                && lines.iter().all(is_row)
                && is_parted(lines, *sign, ROWS)
        })
}

/// Whether there are so many rows, each of as many values, three at least.
fn is_parted(lines: &[&str], sign: char, rows: usize) -> bool {
    const COLUMNS: usize = 3;
    let Some(first) = lines.first() else { return false };
    let columns = fields(first, sign).len();
    columns >= COLUMNS
        && lines.len() >= rows
        && lines.iter().all(|line| fields(line, sign).len() == columns)
}

/// The values of a row; signs between double quotes part none.
fn fields(line: &str, sign: char) -> Vec<&str> {
    let (mut is_quoted, mut start, mut found) = (false, 0, Vec::new());
    for (at, c) in line.char_indices() {
        if c == '"' {
            is_quoted = !is_quoted;
        } else if c == sign && !is_quoted {
            found.push(&line[start..at]);
            start = at + c.len_utf8();
        }
    }
    found.push(&line[start..]);
    found
}

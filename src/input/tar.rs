//! Files in a tar, as they lie in it: nothing is copied, and nothing is written
//! anywhere. Read are the old form, ustar, and the long names of GNU and of pax;
//! links, devices and folders are no files and are passed over.

use std::ops::Range;

use super::{inner_path, limits};
use crate::model::warning::ArchiveNote;
use crate::model::{Clean, Warning, WarningKind};

const BLOCK: usize = 512;

/// What a tar holds.
#[derive(Debug, Default)]
pub(crate) struct Tar {
    /// The files: the path of each in one spelling, and where its bytes are.
    pub(crate) files: Vec<(String, Range<usize>)>,
    /// What was passed over that was no folder, and the damage.
    pub(crate) left_out: Vec<Warning>,
}

/// Lists a tar; `None` if it is none.
pub(crate) fn list(bytes: &[u8]) -> Option<Tar> {
    let mut tar = Tar::default();
    let (mut at, mut long_name): (usize, Option<Vec<u8>>) = (0, None);
    let mut headers = 0;
    while let Some(header) = bytes.get(at..at + BLOCK) {
        if header.iter().all(|byte| *byte == 0) {
            break;
        }
        if !is_sound(header) {
            if headers == 0 {
                return None;
            }
            tar.leave_out(ArchiveNote::Damaged);
            break;
        }
        headers += 1;
        let size = number(&header[124..136])?;
        let start = at + BLOCK;
        let Some(data) = start.checked_add(size).and_then(|end| bytes.get(start..end)) else {
            tar.leave_out(ArchiveNote::CutShort);
            break;
        };
        match header[156] {
            b'L' => long_name = Some(until_nul(data).to_vec()),
            b'x' => long_name = pax_path(data).or(long_name),
            b'0' | 0 | b'7' => {
                let name = long_name.take().unwrap_or_else(|| name(header));
                tar.add(&name, start..start + size);
            }
            // A folder, what holds for all, a long link.
            b'5' | b'g' | b'K' => {
                if header[156] == b'5' {
                    long_name = None;
                }
            }
            _ => {
                let name = long_name.take().unwrap_or_else(|| name(header));
                let name = Clean::line(&String::from_utf8_lossy(&name)).into_string();
                let warning = Warning::new(WarningKind::OfArchive(ArchiveNote::NotAFile));
                tar.left_out.push(warning.of_file(name));
            }
        }
        if tar.files.len() > limits::ZIP_ENTRIES {
            tar.files.pop();
            tar.leave_out(ArchiveNote::Past(limits::ZIP_ENTRIES));
            break;
        }
        at = start + size.next_multiple_of(BLOCK);
    }
    (headers > 0).then_some(tar)
}

impl Tar {
    fn leave_out(&mut self, note: ArchiveNote) {
        self.left_out.push(WarningKind::OfArchive(note).into());
    }

    /// Adds a file. One that comes twice is the later, as tar has it.
    fn add(&mut self, name: &[u8], place: Range<usize>) {
        let text = String::from_utf8_lossy(name);
        if text.ends_with('/') {
            return;
        }
        match inner_path::normalise(&text) {
            Ok(path) => {
                let path = Clean::line(&path).into_string();
                self.files.push((path, place));
            }
            Err(_) => {
                let warning = Warning::new(WarningKind::OfArchive(ArchiveNote::LeadsOut));
                self.left_out.push(warning.of_file(Clean::line(&text).into_string()));
            }
        }
    }
}

/// Whether a header adds up to the sum that stands in it.
fn is_sound(header: &[u8]) -> bool {
    let blank = header.iter().enumerate().map(|(at, byte)| match at {
        148..156 => usize::from(b' '),
        _ => usize::from(*byte),
    });
    number(&header[148..156]) == Some(blank.sum())
}

/// A number in octal, or in the binary form that GNU has for large ones.
fn number(field: &[u8]) -> Option<usize> {
    if field.first().is_some_and(|first| first & 0x80 != 0) {
        let mut value: usize = 0;
        for byte in &field[1..] {
            value = value.checked_mul(256)?.checked_add(usize::from(*byte))?;
        }
        return Some(value);
    }
    let text = std::str::from_utf8(field).ok()?;
    let text = text.trim_matches(['\0', ' ']);
    if text.is_empty() { Some(0) } else { usize::from_str_radix(text, 8).ok() }
}

/// The name in a header, with what ustar puts before it.
fn name(header: &[u8]) -> Vec<u8> {
    let own = until_nul(&header[..100]);
    let before =
        if header[257..].starts_with(b"ustar\0") { until_nul(&header[345..500]) } else { &[] };
    if before.is_empty() { own.to_vec() } else { [before, b"/", own].concat() }
}

fn until_nul(field: &[u8]) -> &[u8] {
    &field[..memchr::memchr(0, field).unwrap_or(field.len())]
}

/// The path among the records of pax, `LENGTH path=NAME`.
fn pax_path(data: &[u8]) -> Option<Vec<u8>> {
    let mut rest = data;
    while !rest.is_empty() {
        let space = memchr::memchr(b' ', rest)?;
        let length: usize = std::str::from_utf8(&rest[..space]).ok()?.parse().ok()?;
        let record = rest.get(space + 1..length)?;
        if let Some(path) = record.strip_prefix(b"path=") {
            return Some(path.trim_ascii_end().to_vec());
        }
        rest = &rest[length..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, kind: u8, data: &[u8]) -> Vec<u8> {
        let mut header = vec![0; BLOCK];
        header[..name.len()].copy_from_slice(name.as_bytes());
        header[124..135].copy_from_slice(format!("{:011o}", data.len()).as_bytes());
        header[156] = kind;
        header[257..262].copy_from_slice(b"ustar");
        header[148..156].fill(b' ');
        let sum: usize = header.iter().map(|byte| usize::from(*byte)).sum();
        header[148..155].copy_from_slice(format!("{sum:06o}\0").as_bytes());
        let mut data = data.to_vec();
        data.resize(data.len().next_multiple_of(BLOCK), 0);
        [header, data].concat()
    }

    #[test]
    fn files_are_found_by_long_names_too_and_links_are_told() {
        let long = format!("河口日报/{}.txt", "x".repeat(120));
        let pax = format!("path={long}\n");
        let pax = format!("{} {pax}", pax.len() + 4);
        let bytes = [
            entry("a/./1.txt", b'0', b"one"),
            entry("././@LongLink", b'L', format!("{long}\0").as_bytes()),
            entry("short", b'0', b"two"),
            entry("pax", b'x', pax.as_bytes()),
            entry("short", b'0', b"three"),
            entry("a", b'5', b""),
            entry("secret", b'2', b""),
            vec![0; 2 * BLOCK],
        ]
        .concat();
        let tar = list(&bytes).unwrap();
        let found: Vec<(&str, &[u8])> =
            tar.files.iter().map(|(name, place)| (&**name, &bytes[place.clone()])).collect();
        assert_eq!(found, [("a/1.txt", &b"one"[..]), (&long, b"two"), (&long, b"three")]);
        let link = Warning::new(WarningKind::OfArchive(ArchiveNote::NotAFile));
        assert_eq!(tar.left_out, [link.of_file("secret")]);
    }

    #[test]
    fn what_leads_out_or_breaks_off_is_told_and_the_rest_is_read() {
        let good = entry("a.txt", b'0', b"one");
        let climbing = entry("../b.txt", b'0', b"two");
        let tar = list(&[good.clone(), climbing].concat()).unwrap();
        assert_eq!((tar.files.len(), tar.left_out.len()), (1, 1), "{:?}", tar.left_out);
        let cut = [good.clone(), entry("c.txt", b'0', &[b'x'; 600])[..700].to_vec()].concat();
        let tar = list(&cut).unwrap();
        assert_eq!(tar.left_out, [WarningKind::OfArchive(ArchiveNote::CutShort).into()]);
        assert!(list(b"nothing of the kind").is_none());
        assert!(list(&vec![b'x'; 2 * BLOCK]).is_none());
    }
}

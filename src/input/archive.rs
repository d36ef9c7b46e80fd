//! The files in a zip that somebody else made: what can be had is had, within
//! the [`limits`]; the rest is told.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;

use super::encoding::decode;
use super::limits;
use crate::model::error::EntryFault;
use crate::model::{Clean, Warning, WarningKind};

/// The bytes of a zip, which all that read from it share.
#[derive(Clone)]
pub(crate) struct Packed(Arc<Vec<u8>>);

impl Packed {
    /// Takes the bytes as they are; a shared slice would be a copy of them.
    pub(crate) fn new(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }
}

impl AsRef<[u8]> for Packed {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// A zip in memory, as it is packed.
#[derive(Clone)]
pub(crate) struct Archive {
    zip: ZipArchive<Cursor<Packed>>,
    entries: HashMap<String, ZipEntry>,
    /// The names in lower case, for references that are careless of it.
    folded: HashMap<String, String>,
    /// The names of the files, in the order of the zip.
    names: Vec<String>,
}

#[derive(Debug, Clone)]
struct ZipEntry {
    index: usize,
    size: u64,
    packed: u64,
    /// Stands where the zip is over [`limits::ZIP_TOTAL`] already.
    beyond: bool,
}

impl std::fmt::Debug for Archive {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Archive").field("files", &self.names.len()).finish_non_exhaustive()
    }
}

impl Archive {
    /// Lists a zip; `None` if it is none, or is cut short. What is left out is
    /// told in `warnings`.
    pub(crate) fn open(bytes: Vec<u8>, warnings: &mut Vec<Warning>) -> Option<Self> {
        let zip = ZipArchive::new(Cursor::new(Packed::new(bytes))).ok()?;
        let count = zip.len();
        let (entries, folded) = (HashMap::new(), HashMap::new());
        let mut archive = Self { zip, entries, folded, names: Vec::new() };
        if count > limits::ZIP_ENTRIES {
            let most = limits::ZIP_ENTRIES;
            warnings.push(WarningKind::ZipEntries { count, most }.into());
        }
        let mut total: u64 = 0;
        for index in 0..count.min(limits::ZIP_ENTRIES) {
            let Ok(entry) = archive.zip.by_index_raw(index) else { continue };
            let Some(name) = file_name(entry.name_raw()) else { continue };
            let (size, packed) = (entry.size(), entry.compressed_size());
            drop(entry);
            if size <= limits::ZIP_ENTRY {
                total = total.saturating_add(size);
            }
            let beyond = total > limits::ZIP_TOTAL;
            if beyond && total - size <= limits::ZIP_TOTAL {
                let (name, most) = (name.clone(), limits::ZIP_TOTAL);
                warnings.push(WarningKind::ZipTotal { name, most }.into());
            }
            if archive.entries.contains_key(&name) {
                warnings.push(WarningKind::Twice(name).into());
            } else {
                archive.entries.insert(name.clone(), ZipEntry { index, size, packed, beyond });
                archive.folded.entry(name.to_lowercase()).or_insert_with(|| name.clone());
                archive.names.push(name);
            }
        }
        Some(archive)
    }

    /// The paths of all files, in the order of the zip.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(String::as_str)
    }

    /// Whether there is a file of that path.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.entry(path).is_some()
    }

    /// The file of that path; without one, of a path that differs in capitals.
    fn entry(&self, path: &str) -> Option<&ZipEntry> {
        let folded = || self.entries.get(self.folded.get(&path.to_lowercase())?);
        self.entries.get(path).or_else(folded)
    }

    /// The size of a file when it is inflated, as the zip says it.
    pub(crate) fn size(&self, path: &str) -> u64 {
        self.entry(path).map_or(0, |entry| entry.size)
    }

    /// A file, inflated; no more than `most` bytes of it.
    pub(crate) fn read(&self, path: &str, most: u64) -> Result<Vec<u8>, EntryFault> {
        let entry = self.entry(path).ok_or(EntryFault::Missing)?;
        if entry.size > limits::ZIP_ENTRY {
            return Err(EntryFault::Limit { found: entry.size, limit: limits::ZIP_ENTRY });
        }
        if entry.size > 1 << 20 && entry.size > entry.packed.saturating_mul(limits::ZIP_RATIO) {
            return Err(EntryFault::Ratio(limits::ZIP_RATIO));
        }
        if entry.beyond {
            return Err(EntryFault::Total(limits::ZIP_TOTAL));
        }
        let mut zip = self.zip.clone();
        let file = zip.by_index(entry.index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(why) if why.contains("assword") => {
                EntryFault::Locked
            }
            _ => EntryFault::Damaged,
        })?;
        let mut bytes = Vec::new();
        // A size that lies is not believed.
        let read = file.take(most.min(entry.size.max(1 << 20))).read_to_end(&mut bytes);
        match read {
            Ok(_) => Ok(bytes),
            // What came before the damage is better than nothing.
            Err(_) if !bytes.is_empty() => Ok(bytes),
            Err(_) => Err(EntryFault::Damaged),
        }
    }
}

/// The path of a file inside the zip, in one spelling; `None` for a folder and
/// for what leads out of the zip. Names that are not UTF-8 are read in the
/// likeliest encoding.
fn file_name(raw: &[u8]) -> Option<String> {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => decode(raw, None).ok()?.text,
    };
    if name.ends_with('/') {
        return None;
    }
    let path = crate::input::inner_path::normalise(&name).ok()?;
    Some(Clean::line(&path).into_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    #[test]
    fn a_file_that_inflates_too_far_is_refused_and_the_others_are_read() {
        let bomb = vec![b'a'; 2 << 20];
        let mut warnings = Vec::new();
        let bytes = zipped(&[("bomb", &bomb), ("a/./b", b"text")]);
        let archive = Archive::open(bytes, &mut warnings).unwrap();
        assert_eq!(archive.read("bomb", u64::MAX), Err(EntryFault::Ratio(limits::ZIP_RATIO)));
        assert_eq!(archive.read("a/b", u64::MAX).unwrap(), b"text");
        assert_eq!(archive.read("c", u64::MAX), Err(EntryFault::Missing));
        assert_eq!(warnings, []);
    }

    #[test]
    fn names_that_lead_out_are_not_there() {
        let archive = Archive::open(
            zipped(&[("../x", b"1"), ("/etc/x", b"2"), ("y", b"3")]),
            &mut Vec::new(),
        );
        assert_eq!(archive.unwrap().names().collect::<Vec<_>>(), ["y"]);
    }

    #[test]
    fn a_name_in_an_old_encoding_is_read() {
        let gbk = encoding_rs::GB18030.encode("河口日报/版面一.html").0;
        assert_eq!(file_name(&gbk).as_deref(), Some("河口日报/版面一.html"));
    }

    #[test]
    fn a_zip_cut_short_is_none() {
        let bytes = zipped(&[("a", b"text")]);
        assert!(Archive::open(bytes[..bytes.len() / 2].to_vec(), &mut Vec::new()).is_none());
    }
}

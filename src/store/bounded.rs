//! Reading that ends: of regular files alone, and never more than a limit. A
//! folder may come from anybody, with a FIFO called `config.toml` or a link to
//! `/dev/zero` beside a page, and opening or reading those never returns.

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Read as _};
use std::path::Path;

use crate::model::error::{SpecialFile, SystemError};

/// Bytes of a file of settings, keys or colours: hundreds of times what anybody
/// writes by hand.
pub const SETTINGS: u64 = 1 << 20;

/// What a thing is that is neither file, folder nor link.
#[must_use]
pub fn special(kind: FileType) -> Option<SpecialFile> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        let kinds = [
            (kind.is_fifo(), SpecialFile::Pipe),
            (kind.is_socket(), SpecialFile::Socket),
            (kind.is_char_device() || kind.is_block_device(), SpecialFile::Device),
        ];
        if let Some((_, name)) = kinds.into_iter().find(|(is, _)| *is) {
            return Some(name);
        }
    }
    (!kind.is_file() && !kind.is_dir() && !kind.is_symlink()).then_some(SpecialFile::Other)
}

/// Opens a regular file; links are followed.
///
/// # Errors
/// As the system says; for a folder, a pipe, a socket or a device that it is
/// none.
pub fn open_file(path: &Path) -> io::Result<(File, Metadata)> {
    // Looked at first, for opening some devices does something already; without
    // waiting, should a pipe have taken the file's place meanwhile.
    check(&fs::metadata(path)?)?;
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    let about = file.metadata()?;
    check(&about)?;
    Ok((file, about))
}

fn check(about: &Metadata) -> io::Result<()> {
    let kind = about.file_type();
    if kind.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, SystemError::IsFolder));
    }
    match special(kind) {
        Some(name) => Err(io::Error::new(io::ErrorKind::InvalidInput, SystemError::Special(name))),
        None => Ok(()),
    }
}

/// Reads a regular file of at most `limit` bytes.
///
/// # Errors
/// As [`open_file`]; `FileTooLarge` over the limit.
pub fn read_file(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let too_large = || io::Error::new(io::ErrorKind::FileTooLarge, SystemError::TooLarge(limit));
    let (file, about) = open_file(path)?;
    if about.len() > limit {
        return Err(too_large());
    }
    let mut bytes = Vec::with_capacity(about.len() as usize);
    // What the system says of the size need not be so, or may have changed.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit { Err(too_large()) } else { Ok(bytes) }
}

/// The same of a text.
///
/// # Errors
/// As [`read_file`]; `InvalidData` if it is not UTF-8.
pub fn read_text(path: &Path, limit: u64) -> io::Result<String> {
    String::from_utf8(read_file(path, limit)?)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, SystemError::NotUtf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_up_to_the_limit_and_refused_past_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a");
        fs::write(&path, "four").unwrap();
        assert_eq!(read_file(&path, 4).unwrap(), b"four");
        assert_eq!(read_file(&path, 3).unwrap_err().kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(read_file(dir.path(), 4).unwrap_err().kind(), io::ErrorKind::IsADirectory);
    }

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_not_begun() {
        let dir = tempfile::tempdir().unwrap();
        let (pipe, zero) = (dir.path().join("config.toml"), dir.path().join("keys.toml"));
        let mode = rustix::fs::Mode::from_raw_mode(0o600);
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &zero).unwrap();
        let told = |path| {
            let error = read_text(path, SETTINGS).unwrap_err();
            crate::words::DEFAULT.system_error(&(&error).into())
        };
        assert_eq!(told(&pipe), "this is a named pipe, not a file");
        assert_eq!(told(&zero), "this is a device, not a file");
    }
}

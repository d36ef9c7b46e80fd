//! What names of files tell, before any is opened.

use crate::loader::formats::ending;

/// Endings of what goes with pages and articles and is never told of: pictures,
/// what web pages are saved with, sums of bytes, settings of ours.
const RESOURCES: [&str; 39] = [
    "png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "tif", "tiff", "jp2", "jpx", "ico", "avif",
    "heic", "css", "js", "mjs", "map", "woff", "woff2", "ttf", "otf", "eot", "mp3", "m4a", "ogg",
    "wav", "mp4", "webm", "md5", "sha1", "sha256", "sha512", "sfv", "sig", "asc", "toml", "ini",
    "log",
];

/// Beginnings of the names of files that are about the files beside them:
/// what projects and deliveries (BagIt) carry. One of them stands alone or
/// before a sign.
const ABOUT: [&str; 16] = [
    "readme",
    "licence",
    "license",
    "copying",
    "changelog",
    "bagit",
    "bag-info",
    "manifest",
    "tagmanifest",
    "fetch",
    "checksum",
    "checksums",
    "md5sum",
    "md5sums",
    "sha256sum",
    "sha256sums",
];

/// The last part of a path.
pub(super) fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// A path without the ending of its name.
pub(super) fn stem(path: &str) -> &str {
    let name = file(path);
    let cut = name.rfind('.').filter(|at| *at > 0).map_or(0, |at| name.len() - at);
    &path[..path.len() - cut]
}

/// Whether a file goes with others and is nothing to read.
pub(super) fn is_resource(path: &str) -> bool {
    RESOURCES.contains(&&*ending(path))
}

/// Whether a file lies where a Maildir has its letters, whose names have no ending.
pub(super) fn is_of_maildir(path: &str) -> bool {
    let folder = path.rsplit_once('/').map(|(folder, _)| file(folder));
    matches!(folder, Some("cur" | "new"))
}

/// Whether a file is about the files beside it.
pub(super) fn is_about(path: &str) -> bool {
    let name = file(path).to_lowercase();
    ABOUT.iter().filter_map(|start| name.strip_prefix(start)).any(|rest| {
        rest.chars().next().is_none_or(|c| matches!(c, '.' | '-' | '_'))
            // `manifest-md5.txt`, but not `readme-of-the-week.txt`.
            && rest.split(['.', '-', '_']).filter(|part| !part.is_empty()).count() <= 2
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_delivery_says_of_itself_is_no_page() {
        for name in ["a/README.md", "README", "bag-info.txt", "manifest-sha256.txt", "MD5SUMS"] {
            assert!(is_about(name), "{name}");
        }
        for name in ["fetching.txt", "01.txt", "readme-first-of-all-pages.txt", "licensed.md"] {
            assert!(!is_about(name), "{name}");
        }
    }

    #[test]
    fn a_page_is_called_by_its_path_without_the_ending() {
        assert_eq!(stem("a.b/page1.hocr"), "a.b/page1");
        assert_eq!(stem("a.b/page1"), "a.b/page1");
        assert_eq!(stem("a/.hidden"), "a/.hidden");
    }
}

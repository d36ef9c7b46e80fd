//! The files of a site as a saved tree, in memory.

use std::collections::{BTreeMap, HashMap};

use url::Url;

use crate::fetch::web::{Validators, WebDocument, WebError};
use crate::input::encoding;
use crate::model::OpenError;

/// The tree in the making.
pub(super) struct SiteTree {
    /// What all addresses begin with: `http://hekou.example/`.
    origin: Url,
    files: BTreeMap<String, Vec<u8>>,
    /// The files that did not come.
    missing: BTreeMap<String, WebError>,
    /// The sizes of pictures.
    pub(super) sizes: HashMap<String, (u32, u32)>,
    /// What the addresses of articles answered.
    pub(super) answers: Vec<(String, Validators)>,
}

impl SiteTree {
    /// The tree of the site that a file is on.
    pub(super) fn of(url: &Url) -> Self {
        let mut origin = url.clone();
        origin.set_path("/");
        origin.set_query(None);
        origin.set_fragment(None);
        Self {
            origin,
            files: BTreeMap::new(),
            missing: BTreeMap::new(),
            sizes: HashMap::new(),
            answers: Vec::new(),
        }
    }

    /// The address of a file of the tree.
    pub(super) fn url(&self, path: &str) -> Option<Url> {
        self.origin.join(&format!("/{path}")).ok()
    }

    /// The same without its last slash, as it stands before the paths.
    pub(super) fn origin(&self) -> &str {
        self.origin.as_str().trim_end_matches('/')
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    pub(super) fn paths(&self) -> impl Iterator<Item = &String> {
        self.files.keys()
    }

    pub(super) fn put(&mut self, path: String, bytes: Vec<u8>) {
        self.missing.remove(&path);
        self.files.insert(path, bytes);
    }

    pub(super) fn miss(&mut self, path: String, why: WebError) {
        self.missing.insert(path, why);
    }

    /// A file, or why it is not there.
    pub(super) fn read(&self, path: &str) -> Result<Vec<u8>, OpenError> {
        self.files.get(path).cloned().ok_or_else(|| {
            let status = match self.missing.get(path) {
                Some(
                    WebError::Gone { status }
                    | WebError::NotLetIn { status }
                    | WebError::Status { status }
                    | WebError::LeftAlone { status, .. }
                    | WebError::NotAsked { status, .. },
                ) => Some(*status),
                _ => None,
            };
            let url = self.url(path).map_or_else(|| path.to_owned(), String::from);
            OpenError::NotServed { url, status }
        })
    }
}

/// The path that a document has in the tree of its site: that of its address;
/// with what stands behind the `?`, if it is the answer to a question.
pub(super) fn path(url: &Url, bytes: &[u8]) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let is_answer = matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['));
    let path = url.path().trim_start_matches('/');
    match url.query().filter(|_| is_answer) {
        Some(query) => format!("{path}?{query}"),
        None if path.is_empty() || path.ends_with('/') => format!("{path}index.html"),
        None => path.to_owned(),
    }
}

/// The bytes of a document as a saved tree has them: addresses of its own site
/// begin with a slash, and what only the answer's head says of the encoding
/// stands in the file.
pub(super) fn saved(document: WebDocument) -> Vec<u8> {
    let WebDocument { url, charset, mut bytes, .. } = document;
    let own = url.origin().ascii_serialization();
    for quote in ["\"", "'", "="] {
        let from = format!("{quote}{own}/");
        let to = format!("{quote}/");
        bytes = replaced(bytes, from.as_bytes(), to.as_bytes());
    }
    let is_said = memchr::memmem::find(&bytes[..bytes.len().min(4096)], b"charset").is_some();
    let label = charset.filter(|_| !is_said && std::str::from_utf8(&bytes).is_err());
    match label.and_then(|label| encoding::decode(&bytes, Some(&label)).ok()) {
        Some(decoded) => format!("\u{feff}{}", decoded.text).into_bytes(),
        None => bytes,
    }
}

fn replaced(bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut places = memchr::memmem::find_iter(&bytes, from).peekable();
    if places.peek().is_none() {
        return bytes;
    }
    let (mut out, mut done) = (Vec::with_capacity(bytes.len()), 0);
    for at in places {
        out.extend_from_slice(&bytes[done..at]);
        out.extend_from_slice(to);
        done = at + from.len();
    }
    out.extend_from_slice(&bytes[done..]);
    out
}

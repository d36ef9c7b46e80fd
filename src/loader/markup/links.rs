//! Where the references of a document lead.

use crate::model::Clean;

/// What relative references are relative to.
#[derive(Debug, Clone, Default)]
pub(crate) enum Base {
    /// Nothing is known: they stay as they are.
    #[default]
    Unknown,
    /// An address on the web.
    Web(String),
    /// A file of an edition, by its path inside it.
    Inside(String),
}

impl Base {
    /// Whether it is an address on the web.
    pub(crate) fn is_web(&self) -> bool {
        matches!(self, Self::Web(_))
    }

    /// Where a link leads; nothing for a place in the same document and for
    /// what is not an address (`javascript:`, `data:`).
    pub(crate) fn link(&self, reference: &str) -> Option<Clean> {
        let reference = reference.trim();
        if reference.is_empty() || reference.starts_with('#') {
            return None;
        }
        let target = match scheme(reference) {
            Some(scheme) => {
                let known = ["http", "https", "mailto", "ftp", "gopher", "gemini", "tel"];
                known.iter().any(|k| scheme.eq_ignore_ascii_case(k)).then(|| reference.to_owned())
            }
            None => match self {
                Self::Web(base) if is_near(base) => Some(joined(base, reference)),
                Self::Unknown | Self::Web(_) => Some(reference.to_owned()),
                Self::Inside(_) => self.inside(reference),
            },
        }?;
        let clean = Clean::line(&target);
        (!clean.is_empty()).then_some(clean)
    }

    /// The path or address of a picture.
    pub(crate) fn picture(&self, reference: &str) -> Option<Clean> {
        self.link(reference)
    }

    /// The path of a file inside the edition: percent signs decoded, `..`
    /// resolved, no fragment. `None` for what is somewhere else, or climbs out.
    pub(crate) fn inside(&self, reference: &str) -> Option<String> {
        let Self::Inside(base) = self else { return None };
        if !is_near(base) {
            return None;
        }
        let path = reference.split(['#', '?']).next().unwrap_or_default();
        if scheme(reference).is_some() || path.is_empty() {
            return None;
        }
        let path = percent_decoded(path);
        let folder = match base.rsplit_once('/') {
            Some((folder, _)) if !path.starts_with('/') => folder,
            _ => "",
        };
        let mut parts: Vec<&str> = Vec::new();
        for part in folder.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                // As the URL standard has it, a path can't climb above its root.
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| parts.join("/"))
    }
}

/// Whether a base is short enough to be written out in every link: a crafted
/// one is as long as its document.
fn is_near(base: &str) -> bool {
    const LONGEST: usize = 1024;
    base.len() <= LONGEST
}

/// The scheme of an absolute reference.
fn scheme(reference: &str) -> Option<&str> {
    let (scheme, _) = reference.split_once(':')?;
    let valid = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    (scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.chars().all(valid))
        .then_some(scheme)
}

/// A relative address joined to an absolute one.
fn joined(base: &str, reference: &str) -> String {
    let Some((scheme, rest)) = base.split_once("://") else { return reference.to_owned() };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if let Some(from_host) = reference.strip_prefix("//") {
        return format!("{scheme}://{from_host}");
    }
    let path = path.split(['?', '#']).next().unwrap_or_default();
    if reference.starts_with('?') {
        return format!("{scheme}://{host}/{path}{reference}");
    }
    let cut = reference.find(['?', '#']).unwrap_or(reference.len());
    let (relative, tail) = reference.split_at(cut);
    let folder = match path.rsplit_once('/') {
        Some((folder, _)) if !relative.starts_with('/') => folder,
        _ => "",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(relative.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let slash = if relative.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    format!("{scheme}://{host}/{}{slash}{tail}", parts.join("/"))
}

fn percent_decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        let value = hex
            .and_then(|hex| std::str::from_utf8(hex).ok())
            .and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(value.unwrap_or(bytes[at]));
        at += if value.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_inside_an_edition_is_a_path_in_it() {
        let base = Base::Inside("OEBPS/text/a.xhtml".into());
        assert_eq!(
            base.inside("../img/%E5%9B%BE%201.png#x").as_deref(),
            Some("OEBPS/img/图 1.png")
        );
        assert_eq!(base.inside("../../../../etc/x").as_deref(), Some("etc/x"));
        assert_eq!(base.inside("/b.xhtml").as_deref(), Some("b.xhtml"));
        assert_eq!(base.inside("http://x/y"), None);
        assert_eq!(base.inside("#note"), None);
    }

    #[test]
    fn a_reference_on_the_web_is_joined_to_its_page() {
        let base = Base::Web("https://saltmarsh.example/news/today.html?x=1".into());
        let link = |reference| base.link(reference).map(Clean::into_string);
        assert_eq!(link("../a b.html").as_deref(), Some("https://saltmarsh.example/a b.html"));
        assert_eq!(link("//cdn.example/i.png").as_deref(), Some("https://cdn.example/i.png"));
        assert_eq!(
            link("?page=2").as_deref(),
            Some("https://saltmarsh.example/news/today.html?page=2")
        );
        assert_eq!(link("tide/").as_deref(), Some("https://saltmarsh.example/news/tide/"));
    }

    #[test]
    fn what_is_no_address_is_no_link() {
        for none in ["javascript:alert(1)", "data:text/html,x", "#top", " ", "file:///etc/passwd"] {
            assert_eq!(Base::Unknown.link(none), None, "{none}");
        }
    }
}

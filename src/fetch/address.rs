//! Addresses as articles are known by them.

use url::Url;

use super::FetchError;
use super::web::WebError;

/// Parameters that only tell where readers come from. `spm`, `from` and
/// `share…` are those of Chinese portals.
const COUNTING: [&str; 18] = [
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "cmpid",
    "ref",
    "ref_src",
    "spm",
    "from",
    "share_token",
    "share_source",
    "ocid",
    "ncid",
    "smid",
];

/// The address without what only counts readers and without the place in the
/// page; `http` and `https`, with or without the last slash, are one.
/// `None` for what is no address of the web.
pub(super) fn canonical(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let is_kept = |name: &str| {
        let name = name.to_ascii_lowercase();
        !name.starts_with("utm_") && !name.starts_with("at_") && !COUNTING.contains(&&*name)
    };
    let mut named = String::from(host);
    if let Some(port) = url.port() {
        named.push(':');
        named.push_str(&port.to_string());
    }
    named.push_str(url.path().trim_end_matches('/'));
    let kept = url.query().into_iter().flat_map(|query| query.split('&'));
    let kept = kept.filter(|part| is_kept(part.split('=').next().unwrap_or_default()));
    for (at, part) in kept.filter(|part| !part.is_empty()).enumerate() {
        named.push(if at == 0 { '?' } else { '&' });
        named.push_str(part);
    }
    Some(named)
}

/// The address of a source, as a person wrote it: `https://` may be left out.
///
/// # Errors
/// [`WebError::NoHost`].
pub(super) fn of_source(written: &str) -> Result<Url, FetchError> {
    let written = written.trim();
    let whole =
        if written.contains("://") { written.to_owned() } else { format!("https://{written}") };
    let failed = |_| FetchError::Web { url: written.to_owned(), why: WebError::NoHost };
    Url::parse(&whole).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_a_reader_came_to_it() {
        let one = canonical("https://tern.example/a/1.html").unwrap();
        for same in [
            "http://tern.example/a/1.html#comments",
            "https://tern.example/a/1.html?utm_source=rss&utm_medium=feed",
            "https://TERN.example:443/a/1.html/?fbclid=Iw",
        ] {
            assert_eq!(canonical(same).as_deref(), Some(&*one), "{same}");
        }
        for other in ["https://tern.example/a/1.html?page=2", "https://tern.example:8443/a/1.html"]
        {
            assert_ne!(canonical(other).as_deref(), Some(&*one), "{other}");
        }
        assert_eq!(canonical("mailto:a@tern.example"), None);
    }
}

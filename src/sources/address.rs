//! Addresses as people write them: what is one, and what of one is a secret.

use std::net::IpAddr;

use url::Url;

use super::subscription::AllowedNet;

/// The longest address, in bytes. Servers refuse more than 8,000 (Apache's
/// default for a request line is 8,190).
pub(super) const LONGEST: usize = 8_000;

/// What stands before the name of a row in the table of e-papers.
pub(super) const EPAPER: &str = "epaper:";

/// What stands before the title of a recipe that comes with calibre.
const CALIBRE: &str = "calibre:";

/// Whether a text names one of the recipes that come with calibre:
/// `calibre:Le Monde`. In its title is no path, since calibre would follow it.
pub(super) fn is_of_calibre(text: &str) -> bool {
    text.strip_prefix(CALIBRE).is_some_and(|title| {
        let title = title.trim();
        let is_title = !title.contains(['/', '\\', '\0']) && !title.starts_with(['.', '-']);
        !title.trim_matches('"').trim().is_empty() && title.len() <= LONGEST && is_title
    })
}

/// Parts of the names of parameters whose value lets in whoever has it.
const SECRET_PARTS: &[&str] =
    &["token", "password", "passwd", "secret", "apikey", "api_key", "api-key", "auth", "signature"];

/// The same, where the name is nothing else.
const SECRET_NAMES: &[&str] = &["key", "pass", "pw", "pwd", "sig", "sid", "session", "hash"];

/// Instead of a secret.
const MASK: &str = "…";

/// An address of the web in its usual form, if the text is one; `feed:` is
/// taken for what it stands for.
pub(super) fn web(text: &str) -> Option<Url> {
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    let url = match text.strip_prefix("feed:") {
        Some(rest) if rest.starts_with("//") => Url::parse(&format!("http:{rest}")),
        Some(rest) => Url::parse(rest),
        None => Url::parse(text),
    };
    url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

/// An address without the name and the password in it, and these.
#[must_use]
pub fn split_login(text: &str) -> Option<(String, String, Option<String>)> {
    let mut url = web(text)?;
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let decode = |text: &str| percent_decoded(text);
    let (user, password) = (decode(url.username()), url.password().map(decode));
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    Some((url.into(), user, password))
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// An address for lists and messages: without a name and a password, and
/// without the values of parameters that are secrets by their names.
#[must_use]
pub fn safe_address(text: &str) -> String {
    let text = text.trim();
    let (text, fragment) = match text.split_once('#') {
        Some((text, fragment)) => (text, Some(fragment)),
        None => (text, None),
    };
    let (base, query) = match text.split_once('?') {
        Some((base, query)) => (base, Some(query)),
        None => (text, None),
    };
    let mut safe = without_login(base);
    if let Some(query) = query {
        safe.push('?');
        let pairs: Vec<String> = query.split('&').map(safe_pair).collect();
        safe += &pairs.join("&");
    }
    // A fragment goes to no server; one with a secret in it is left out whole.
    if let Some(fragment) = fragment {
        safe.push('#');
        safe +=
            if fragment.split('&').any(|pair| safe_pair(pair) != pair) { MASK } else { fragment };
    }
    safe
}

/// Whether an address lets in whoever has it.
#[must_use]
pub fn holds_secret(text: &str) -> bool {
    safe_address(text) != text.trim()
}

fn without_login(base: &str) -> String {
    let (scheme, rest) = match base.split_once("://") {
        Some((scheme, rest)) => (Some(scheme), rest),
        None => (None, base),
    };
    let host_ends = rest.find(['/', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(host_ends);
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => format!("{MASK}@{host}"),
        None => authority.to_owned(),
    };
    match scheme {
        Some(scheme) => format!("{scheme}://{host}{path}"),
        None => format!("{host}{path}"),
    }
}

fn safe_pair(pair: &str) -> String {
    let Some((name, value)) = pair.split_once('=') else { return pair.to_owned() };
    let lower = percent_decoded(name).to_lowercase();
    let is_secret = SECRET_NAMES.contains(&lower.as_str())
        || SECRET_PARTS.iter().any(|part| lower.contains(part));
    if is_secret && !value.is_empty() { format!("{name}={MASK}") } else { pair.to_owned() }
}

/// A range of addresses: `127.0.0.0/8`, `10.1.2.3`, `[::1]:8080`,
/// `fd00::/8`, `192.168.1.0/24:8080`.
pub(super) fn net(text: &str) -> Option<AllowedNet> {
    let text = text.trim();
    let (address, rest) = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => {
            // Of the colons in an address of version 6 none begins a port.
            let is_v6 = text.matches(':').count() > 1;
            let ends = text.find(|c| c == '/' || (c == ':' && !is_v6)).unwrap_or(text.len());
            text.split_at(ends)
        }
    };
    let address: IpAddr = address.parse().ok()?;
    let bits = if address.is_ipv4() { 32 } else { 128 };
    let (rest, port) = match rest.split_once(':') {
        Some((rest, port)) => (rest, Some(port.parse().ok().filter(|port| *port > 0)?)),
        None => (rest, None),
    };
    let prefix = match rest.strip_prefix('/') {
        Some(prefix) => prefix.parse().ok().filter(|prefix| *prefix <= bits)?,
        None if rest.is_empty() => bits,
        None => return None,
    };
    Some(AllowedNet { address, prefix, port })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lets_in_whoever_has_it_is_not_shown() {
        for (address, shown) in [
            ("https://ann:hush@host.example/feed", "https://…@host.example/feed"),
            ("https://host.example/f?token=hush&n=3", "https://host.example/f?token=…&n=3"),
            ("http://host.example/f?a=1&API_KEY=hush", "http://host.example/f?a=1&API_KEY=…"),
            ("http://host.example/f?%74oken=hush", "http://host.example/f?%74oken=…"),
            ("http://host.example/#access_token=hush", "http://host.example/#…"),
            ("ann:hu@sh@host.example", "…@host.example"),
        ] {
            assert_eq!(safe_address(address), shown);
            assert!(holds_secret(address));
        }
        for plain in [
            "https://host.example/feed?page=2&monkey=3",
            "http://host.example:8080/a@b/c.xml#top",
            "epaper:河口日报",
            "/home/ann/paper.recipe",
        ] {
            assert_eq!(safe_address(plain), plain);
            assert!(!holds_secret(plain));
        }
    }

    #[test]
    fn a_login_is_taken_out_of_an_address() {
        let split = split_login("https://ann%40home:p%3Aw@host.example/feed").unwrap();
        let expected = ("https://host.example/feed", "ann@home", Some("p:w"));
        assert_eq!((split.0.as_str(), split.1.as_str(), split.2.as_deref()), expected);
        assert_eq!(split_login("https://host.example/"), None);
    }

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        assert_eq!(web("feed://host.example/a").unwrap().as_str(), "http://host.example/a");
        assert_eq!(web("feed:https://host.example/a").unwrap().as_str(), "https://host.example/a");
        for other in ["file:///etc/passwd", "ftp://host/", "host.example", "javascript:1", ""] {
            assert_eq!(web(other), None, "{other}");
        }
        assert_eq!(web(&format!("https://host.example/{}", "a".repeat(LONGEST))), None);
    }

    #[test]
    fn ranges_of_addresses_are_read_with_and_without_a_port() {
        let of = |text: &str| net(text).map(|net| (net.address.to_string(), net.prefix, net.port));
        let range = |address: &str, prefix, port| Some((address.to_owned(), prefix, port));
        assert_eq!(of("127.0.0.0/8"), range("127.0.0.0", 8, None));
        assert_eq!(of("127.0.0.0/8:18800"), range("127.0.0.0", 8, Some(18800)));
        assert_eq!(of("10.1.2.3"), range("10.1.2.3", 32, None));
        assert_eq!(of("10.1.2.3:80"), range("10.1.2.3", 32, Some(80)));
        assert_eq!(of("::1"), range("::1", 128, None));
        assert_eq!(of("[::1]:8080"), range("::1", 128, Some(8080)));
        assert_eq!(of("[fd00::]/8:8080"), range("fd00::", 8, Some(8080)));
        assert_eq!(of("fd00::/8"), range("fd00::", 8, None));
        for wrong in
            ["", "127.0.0.1/33", "::1/129", "host", "10.0.0.0/8:0", "10.0.0.0x", "10.0.0/8"]
        {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}

//! What a person named on a command line, as a source and as a paper's name.

use super::address;
use super::subscription::{Secret, Source, SourceKind};

/// The longest name of a paper.
const LONGEST_NAME: usize = 60;

/// A source of that address; what it is need not be known. Without a scheme
/// it is taken for one of the web, if it has a host with a dot. A name and a
/// password in it go where they belong.
#[must_use]
pub fn source_at(text: &str) -> Option<Source> {
    let text = text.trim();
    if let Some(name) = text.strip_prefix(address::EPAPER) {
        let url = format!("{}{}", address::EPAPER, name.trim());
        return (!name.trim().is_empty()).then(|| Source {
            kind: SourceKind::Epaper,
            url,
            ..Source::default()
        });
    }
    if address::is_of_calibre(text) {
        return Some(Source {
            kind: SourceKind::Recipe,
            url: text.to_owned(),
            ..Source::default()
        });
    }
    if let Some((url, user, password)) = address::split_login(text) {
        let (user, secret) = (Some(user).filter(|user| !user.is_empty()), password);
        let secret = secret.map(Secret::Plain);
        return Some(Source { url, user, secret, ..Source::default() });
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_bare = !text.contains("://") && host.contains('.') && !host.contains(['@', ':']);
    let url = if is_bare { address::web(&format!("https://{text}")) } else { address::web(text) };
    Some(Source { url: url?.into(), ..Source::default() })
}

/// A name for a paper, made of its title: letters and digits, with `-` for
/// what is between them.
#[must_use]
pub fn paper_name(title: &str) -> Option<String> {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-").to_lowercase();
    let cut: String = name.chars().take(LONGEST_NAME).collect();
    let cut = cut.trim_end_matches('-');
    (!cut.is_empty()).then(|| cut.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_as_people_type_them() {
        let url = |text: &str| source_at(text).map(|source| source.url);
        assert_eq!(url("news.example/rss").as_deref(), Some("https://news.example/rss"));
        assert_eq!(url("http://127.0.0.1:8080/x").as_deref(), Some("http://127.0.0.1:8080/x"));
        assert_eq!(url("epaper: 人民日报").as_deref(), Some("epaper:人民日报"));
        for other in ["morning", "file:///etc/passwd", "ann@host.example", "", "epaper:"] {
            assert_eq!(url(other), None, "{other}");
        }
        let own = source_at("calibre:Le Monde").unwrap();
        assert_eq!((own.kind, &*own.url), (SourceKind::Recipe, "calibre:Le Monde"));
        assert_eq!(source_at("calibre:../../tern"), None, "calibre would open that file");
        let login = source_at("https://ann:hush@a.example/").unwrap();
        assert_eq!(
            (login.url.as_str(), login.user.as_deref()),
            ("https://a.example/", Some("ann"))
        );
        assert_eq!(login.secret, Some(Secret::Plain("hush".to_owned())));
    }

    #[test]
    fn a_title_becomes_a_name_that_a_file_takes() {
        assert_eq!(paper_name("The Ferry Post — U.K.").as_deref(), Some("the-ferry-post-u-k"));
        assert_eq!(paper_name("河口日报").as_deref(), Some("河口日报"));
        assert_eq!(paper_name("../.."), None);
        assert_eq!(paper_name(&"x".repeat(200)).map(|name| name.len()), Some(60));
    }
}

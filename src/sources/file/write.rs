//! Papers and sources as lines of the file.

use crate::sources::selector;
use crate::sources::subscription::{Secret, Selector, SlowSite, Source, Subscription};

/// A line: the key, and its value as TOML.
pub(super) type TomlLine = (String, String);

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The lines of a source, in the order of the manual.
pub(super) fn source_lines(source: &Source) -> Vec<TomlLine> {
    let mut lines = TomlLines(Vec::new());
    lines.text("kind", source.kind.name());
    lines.text("url", Some(&source.url));
    lines.text("name", source.name.as_deref());
    lines.text("section", source.section.as_deref());
    lines.plain("full-text", source.full_text);
    lines.plain("oldest", source.oldest);
    lines.plain("most", source.most);
    lines.plain("years-ago", source.years_ago);
    lines.text("agent", source.agent.as_deref());
    lines.text("slow", SlowSite::name(source.slow));
    lines.plain("facsimiles", Some(true).filter(|_| source.facsimiles));
    lines.elements("keep", &source.extraction.keep);
    lines.elements("remove", &source.extraction.remove);
    lines.text("encoding", source.extraction.encoding.as_deref());
    lines.text("user", source.user.as_deref());
    let login = if source.user.is_some() { "password" } else { "token" };
    lines.secret(login, source.secret.as_ref());
    lines.secret("cookie", source.cookie.as_ref());
    if let Some(client) = &source.client {
        lines.text("client-id", Some(&client.id));
        lines.secret("client-secret", Some(&client.secret));
    }
    lines.0
}

/// The lines of a paper, without its sources.
pub(super) fn paper_lines(paper: &Subscription) -> Vec<TomlLine> {
    let mut lines = TomlLines(Vec::new());
    lines.text("title", paper.title.as_deref());
    lines.text("lang", paper.lang.as_deref());
    lines.0
}

struct TomlLines(Vec<TomlLine>);

impl TomlLines {
    fn text(&mut self, key: &str, text: Option<&str>) {
        self.0.extend(text.map(|text| (key.to_owned(), quoted(text))));
    }

    fn plain(&mut self, key: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| (key.to_owned(), value.to_string())));
    }

    fn elements(&mut self, key: &str, selectors: &[Selector]) {
        if !selectors.is_empty() {
            let each: Vec<String> = selectors.iter().map(|s| quoted(&selector::write(s))).collect();
            self.0.push((key.to_owned(), format!("[{}]", each.join(", "))));
        }
    }

    fn secret(&mut self, base: &str, secret: Option<&Secret>) {
        let Some(secret) = secret else { return };
        let (ending, value) = match secret {
            Secret::Command(value) => ("-command", value),
            Secret::Variable(value) => ("-env", value),
            Secret::File(value) => ("-file", value),
            Secret::Plain(value) => ("", value),
        };
        self.0.push((format!("{base}{ending}"), quoted(value)));
    }
}

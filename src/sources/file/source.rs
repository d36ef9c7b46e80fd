//! One `[[paper.NAME.source]]`.

use toml::de::{DeTable, DeValue};

use super::secrets::{self, SecretRole};
use super::values::{LONGEST, SpannedKey, SpannedValue, TomlFindings, in_order};
use crate::sources::address;
use crate::sources::names::{KINDS, SLOW};
use crate::sources::subscription::{Client, Secret, SlowSite, Source, SourceKind};
use crate::toml_file::{Expected, MistakeKind};

/// The keys of a source, in the order in which the manual explains them.
#[rustfmt::skip]
pub(super) const KEYS: &[&str] = &[
    "kind", "url", "name", "section", "full-text", "oldest", "most", "years-ago", "agent", "slow",
    "facsimiles", "keep", "remove", "encoding", "user",
    "password-command", "password-env", "password-file", "password",
    "token-command", "token-env", "token-file", "token",
    "cookie-command", "cookie-env", "cookie-file", "cookie",
    "client-id", "client-secret-command", "client-secret-env", "client-secret-file",
    "client-secret",
];

/// Reads a source; `None` if it is not one.
pub(super) fn read(table: &DeTable<'_>, at: usize, found: &mut TomlFindings<'_>) -> Option<Source> {
    let mut half = HalfSource::default();
    for (key, value) in in_order(table) {
        if found.is_whole(key, value) {
            half.take(key, value, found);
        } else {
            half.is_cut = true;
        }
    }
    let HalfSource { mut source, client_id, client_secret, has_url, is_cut, .. } = half;
    source.client = match (client_id, client_secret) {
        (Some(id), Some(secret)) => Some(Client { id, secret }),
        (None, None) => None,
        (None, _) => {
            found.tell(at, MistakeKind::MissingKey("client-id"));
            None
        }
        (Some(_), None) => {
            found.tell(at, MistakeKind::MissingKey("client-secret-command"));
            None
        }
    };
    if source.url.is_empty() {
        // Of an address that was refused or is not TOML one line is enough.
        if !has_url && !is_cut {
            found.tell(at, MistakeKind::MissingKey("url"));
        }
        return None;
    }
    Some(source)
}

/// A source while it is read.
#[derive(Default)]
struct HalfSource {
    source: Source,
    client_id: Option<String>,
    client_secret: Option<Secret>,
    /// The secrets that were given, by their keys.
    given: Vec<(SecretRole, &'static str)>,
    has_url: bool,
    is_cut: bool,
}

impl HalfSource {
    fn take(
        &mut self,
        key: &SpannedKey<'_>,
        value: &SpannedValue<'_>,
        found: &mut TomlFindings<'_>,
    ) {
        let source = &mut self.source;
        let name = key.get_ref().as_ref();
        match name {
            "kind" => {
                let kind = found.one_of(name, value, KINDS, SourceKind::from_name);
                source.kind = kind.unwrap_or_default();
            }
            "url" => {
                self.has_url = true;
                source.url = url(value, found).unwrap_or_default();
            }
            "name" => source.name = found.clean(name, value),
            "section" => source.section = found.clean(name, value),
            "full-text" => source.full_text = found.flag(name, value),
            "oldest" => source.oldest = found.whole(name, value, 1..=3_650),
            "most" => source.most = found.whole(name, value, 1..=10_000).map(usize::from),
            "years-ago" => source.years_ago = found.whole(name, value, 1..=400),
            "agent" => source.agent = found.header(name, value),
            "slow" => {
                let slow = found.one_of(name, value, SLOW, SlowSite::from_name);
                source.slow = slow.unwrap_or_default();
            }
            "facsimiles" => source.facsimiles = found.flag(name, value).unwrap_or_default(),
            "keep" => source.extraction.keep = found.selectors(name, value),
            "remove" => source.extraction.remove = found.selectors(name, value),
            "encoding" => source.extraction.encoding = found.encoding(name, value),
            "user" => source.user = found.text(name, value, LONGEST),
            "client-id" => self.client_id = found.text(name, value, LONGEST),
            _ => match secrets::of(name) {
                Some(row) => self.take_secret(row, key, value, found),
                None => found.no_key(key, KEYS),
            },
        }
    }

    fn take_secret(
        &mut self,
        (name, role, of): (&'static str, SecretRole, fn(String) -> Secret),
        key: &SpannedKey<'_>,
        value: &SpannedValue<'_>,
        found: &mut TomlFindings<'_>,
    ) {
        if let Some((_, other)) = self.given.iter().find(|(other, _)| *other == role) {
            found.tell(key.span().start, MistakeKind::SecretTwice(other));
            return;
        }
        self.given.push((role, name));
        let secret = found.header(name, value).map(of);
        match role {
            SecretRole::Cookie => self.source.cookie = secret,
            SecretRole::Login => self.source.secret = secret,
            SecretRole::Client => self.client_secret = secret,
        }
    }
}

/// The address. A recipe's is a path, so that whether it is one of the web is
/// asked of what looks like that.
fn url(value: &SpannedValue<'_>, found: &mut TomlFindings<'_>) -> Option<String> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.trim(),
        _ => "",
    };
    if let Some(name) = text.strip_prefix(address::EPAPER) {
        if (1..=LONGEST).contains(&name.trim().chars().count()) {
            return Some(format!("{}{}", address::EPAPER, name.trim()));
        }
    } else if address::is_of_calibre(text) {
        return Some(text.to_owned());
    } else if let Some(web) = address::web(text) {
        if web.username().is_empty() && web.password().is_none() {
            return Some(web.into());
        }
        found.tell(value.span().start, MistakeKind::LoginInAddress);
        return None;
    } else if is_recipe(text) {
        return Some(text.to_owned());
    }
    found.not_taken("url", value, Expected::Address);
    None
}

/// Whether a text is the path of a recipe.
fn is_recipe(text: &str) -> bool {
    let ending = text.rsplit('.').next().unwrap_or_default();
    let is_named = ending.eq_ignore_ascii_case("recipe") && ending.len() < text.len();
    is_named && text.len() <= address::LONGEST && !text.contains("://") && !text.contains('\0')
}

//! The keys that say where a secret is had from.

use crate::sources::subscription::Secret;

/// What a secret is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SecretRole {
    Cookie,
    /// A password, or a token: a source has one of them.
    Login,
    Client,
}

/// Where it is had from, once the value is known.
type OfText = fn(String) -> Secret;

/// The key, what it is for, and where the secret is had from.
#[rustfmt::skip]
const KEYS: &[(&str, SecretRole, OfText)] = &[
    ("cookie", SecretRole::Cookie, Secret::Plain),
    ("cookie-command", SecretRole::Cookie, Secret::Command),
    ("cookie-env", SecretRole::Cookie, Secret::Variable),
    ("cookie-file", SecretRole::Cookie, Secret::File),
    ("password", SecretRole::Login, Secret::Plain),
    ("password-command", SecretRole::Login, Secret::Command),
    ("password-env", SecretRole::Login, Secret::Variable),
    ("password-file", SecretRole::Login, Secret::File),
    ("token", SecretRole::Login, Secret::Plain),
    ("token-command", SecretRole::Login, Secret::Command),
    ("token-env", SecretRole::Login, Secret::Variable),
    ("token-file", SecretRole::Login, Secret::File),
    ("client-secret", SecretRole::Client, Secret::Plain),
    ("client-secret-command", SecretRole::Client, Secret::Command),
    ("client-secret-env", SecretRole::Client, Secret::Variable),
    ("client-secret-file", SecretRole::Client, Secret::File),
];

/// The key as the table has it, what it is for, and what its value becomes.
pub(super) fn of(key: &str) -> Option<(&'static str, SecretRole, OfText)> {
    KEYS.iter().find(|row| row.0 == key).copied()
}

/// Whether a key holds the secret itself.
pub(super) fn is_plain(key: &str) -> bool {
    matches!(key, "cookie" | "password" | "token" | "client-secret")
}

//! The texts of what the web answers.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::fetch::web::WebError;

/// How a language words why an address gave nothing, in words that follow the
/// address: what is wrong, and what can be done.
pub trait WebWords {
    /// Why an address gave nothing.
    fn web_error(&self, error: &WebError) -> String;
}

/// A moment of these days, in figures that every language reads.
pub(super) fn moment(at: Timestamp) -> String {
    at.to_zoned_datetime(TimeZone::system()).strftime("%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::fetch::web::{BodyFault, TlsFault};
    use crate::model::error::Amount;
    use crate::words::LANGUAGES;

    /// One of every error. The match names all of them, so that a new one is
    /// not forgotten here.
    fn errors() -> Vec<WebError> {
        let host = || "news.example".to_owned();
        let until = "2026-11-28T08:00:00Z".parse().ok();
        let all = vec![
            WebError::Cancelled,
            WebError::NoHost,
            WebError::Scheme { scheme: "file".to_owned() },
            WebError::Private { host: host(), address: "127.0.0.1".parse().ok() },
            WebError::Private { host: "127.0.0.1".to_owned(), address: None },
            WebError::Port { host: host(), port: 25 },
            WebError::NameNotFound { host: host() },
            WebError::Refused,
            WebError::Unreachable,
            WebError::BrokeOff,
            WebError::TimedOut { seconds: 60 },
            WebError::Tls(TlsFault::Expired),
            WebError::Tls(TlsFault::NotYet),
            WebError::Tls(TlsFault::UnknownIssuer),
            WebError::Tls(TlsFault::WrongName),
            WebError::Tls(TlsFault::Other),
            WebError::Proxy,
            WebError::Gone { status: 404 },
            WebError::Gone { status: 410 },
            WebError::NotLetIn { status: 401 },
            WebError::NotLetIn { status: 403 },
            WebError::Portal,
            WebError::LeftAlone { status: 429, until },
            WebError::LeftAlone { status: 503, until: None },
            WebError::NotAsked { status: 429, until },
            WebError::NotAsked { status: 503, until: None },
            WebError::Status { status: 500 },
            WebError::Status { status: 418 },
            WebError::Redirects,
            WebError::RedirectNowhere,
            WebError::RedirectElsewhere { host: host() },
            WebError::Robots,
            WebError::NoRobots,
            WebError::TooSlow { seconds: 120 },
            WebError::TooLarge { limit: Amount::Bytes(4 << 20) },
            WebError::Broken(BodyFault::Short),
            WebError::Broken(BodyFault::Framing),
            WebError::Broken(BodyFault::Packing),
            WebError::Broken(BodyFault::UnknownCoding("zstd".to_owned())),
            WebError::NotHttp,
            WebError::LongHead,
            WebError::Other { said: "odd".to_owned() },
        ];
        for error in &all {
            match error {
                WebError::Cancelled
                | WebError::NoHost
                | WebError::Scheme { .. }
                | WebError::Private { .. }
                | WebError::Port { .. }
                | WebError::NameNotFound { .. }
                | WebError::Refused
                | WebError::Unreachable
                | WebError::BrokeOff
                | WebError::TimedOut { .. }
                | WebError::Tls(_)
                | WebError::Proxy
                | WebError::Gone { .. }
                | WebError::NotLetIn { .. }
                | WebError::Portal
                | WebError::LeftAlone { .. }
                | WebError::NotAsked { .. }
                | WebError::Status { .. }
                | WebError::Redirects
                | WebError::RedirectNowhere
                | WebError::RedirectElsewhere { .. }
                | WebError::Robots
                | WebError::NoRobots
                | WebError::TooSlow { .. }
                | WebError::TooLarge { .. }
                | WebError::Broken(_)
                | WebError::NotHttp
                | WebError::LongHead
                | WebError::Other { .. } => {}
            }
        }
        all
    }

    #[test]
    fn every_error_of_the_web_has_its_own_line_in_every_language() {
        for words in LANGUAGES {
            let mut texts = BTreeSet::new();
            for error in errors() {
                let text = words.web_error(&error);
                let columns = unicode_width::UnicodeWidthStr::width(&*text);
                assert!((8..=150).contains(&columns), "{}: {columns}: {text}", words.tag());
                assert!(!text.contains(['\n', '{']) && !text.ends_with(['.', '。']), "{text}");
                let latin = text.chars().filter(char::is_ascii_alphabetic).count();
                assert!(words.tag() == "en" || latin * 2 < text.chars().count() + 30, "{text}");
                assert!(texts.insert(text.clone()), "{}: told twice: {text}", words.tag());
            }
        }
    }

    #[test]
    fn an_error_names_what_it_is_about() {
        for words in LANGUAGES {
            let told = |error: &WebError| words.web_error(error);
            assert!(told(&WebError::TooSlow { seconds: 120 }).contains("120"));
            assert!(
                told(&WebError::NameNotFound { host: "a.example".to_owned() })
                    .contains("a.example")
            );
            assert!(told(&WebError::Robots).contains("robots.txt"));
            let until = "2026-11-28T12:00:00Z".parse().ok();
            let told = told(&WebError::LeftAlone { status: 429, until });
            assert!(until.is_some_and(|at| told.contains(&moment(at))), "{told}");
        }
    }
}

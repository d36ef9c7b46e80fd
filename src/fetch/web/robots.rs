//! robots.txt: what a site asks programs not to read, and how long to wait
//! between two pages (RFC 9309; `Crawl-delay` is older than it and in wide use).

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use url::Url;

use super::WebError;

/// The name that groups of rules know us by.
const NAME: &str = "newsprint";
/// As much as has to be read of it (RFC 9309 §2.5).
const MOST: usize = 500 << 10;
/// A pause that a person waits for with every page; longer ones are asked about.
const LONG: Duration = Duration::from_secs(10);

/// What a site's robots.txt says of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RobotsAnswer {
    /// Whether the address may be asked for.
    pub permits: bool,
    /// The seconds that it wants between two requests.
    pub delay: Option<u64>,
    /// Whether its robots.txt could be asked; if not, nothing is permitted in
    /// this run.
    pub is_known: bool,
}

/// What the robots.txt of each site say, asked once in a run.
#[derive(Debug, Default)]
pub(super) struct Robots {
    sites: Mutex<HashMap<String, Arc<Mutex<Option<Asked>>>>>,
}

/// What came of asking: the rules, or why there are none.
type Asked = Result<Arc<RobotRules>, WebError>;

impl Robots {
    /// The rules of a site. Who comes while they are asked for waits for them.
    ///
    /// # Errors
    /// Why they could not be had.
    pub(super) fn of(
        &self,
        url: &Url,
        ask: impl FnOnce(&Url) -> Result<Vec<u8>, WebError>,
    ) -> Asked {
        let Ok(at) = url.join("/robots.txt") else { return Err(WebError::NoHost) };
        let site = {
            let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(sites.entry(at.to_string()).or_default())
        };
        let mut site = site.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = &*site {
            return known.clone();
        }
        let asked = match ask(&at) {
            Ok(bytes) => Ok(Arc::new(RobotRules::read(&bytes))),
            Err(why) => without_rules(why),
        };
        if asked != Err(WebError::Cancelled) {
            *site = Some(asked.clone());
        }
        asked
    }
}

/// What no robots.txt means (RFC 9309 §2.3.1): one that is not there permits
/// everything, one that can't be asked for nothing.
fn without_rules(why: WebError) -> Asked {
    match why {
        WebError::Gone { .. }
        | WebError::NotLetIn { .. }
        | WebError::Redirects
        | WebError::RedirectNowhere
        | WebError::Private { .. }
        | WebError::Port { .. }
        | WebError::Scheme { .. }
        | WebError::Status { status: 300..=499 } => Ok(Arc::default()),
        WebError::Status { .. }
        | WebError::LeftAlone { until: None, .. }
        | WebError::TooLarge { .. }
        | WebError::Broken(_) => Err(WebError::NoRobots),
        // That the host is down, or no host of ours to trust, is said as it is.
        other => Err(other),
    }
}

/// The rules that are ours.
#[derive(Debug, Default, PartialEq)]
pub(super) struct RobotRules {
    /// Patterns of paths, and whether they are allowed.
    rules: Vec<(bool, String)>,
    delay: Option<Duration>,
}

impl RobotRules {
    fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(&bytes[..bytes.len().min(MOST)]);
        let (mut ours, mut all) = (None::<Self>, Self::default());
        let (mut is_ours, mut is_all, mut is_naming) = (false, false, false);
        for line in text.trim_start_matches('\u{feff}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((name, value)) = line.split_once(':') else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
            if name == "user-agent" {
                if !is_naming {
                    (is_ours, is_all) = (false, false);
                }
                is_naming = true;
                is_all |= value == "*";
                is_ours |= product(value).eq_ignore_ascii_case(NAME);
                if is_ours {
                    ours.get_or_insert_default();
                }
                continue;
            }
            if !matches!(&*name, "allow" | "disallow" | "crawl-delay") {
                continue;
            }
            is_naming = false;
            if let Some(ours) = ours.as_mut().filter(|_| is_ours) {
                ours.take(&name, value);
            }
            if is_all {
                all.take(&name, value);
            }
        }
        ours.unwrap_or(all)
    }

    fn take(&mut self, name: &str, value: &str) {
        if name == "crawl-delay" {
            let seconds = value.parse::<f64>().ok().filter(|delay| *delay >= 0.0);
            // A week is a mistake, and a delay all the same.
            self.delay = seconds.map(|delay| Duration::from_secs_f64(delay.min(604_800.0)));
        } else if !value.is_empty() {
            self.rules.push((name == "allow", normal(value)));
        }
    }

    /// Whether an address may be asked for: the longest pattern says so.
    pub(super) fn permits(&self, url: &Url) -> bool {
        let mut path = url.path().to_owned();
        if let Some(query) = url.query() {
            path.push('?');
            path.push_str(query);
        }
        let path = normal(&path);
        let fitting = self.rules.iter().filter(|(_, pattern)| fits(pattern, &path));
        let best = fitting.max_by_key(|(is_allowed, pattern)| (pattern.len(), *is_allowed));
        url.path() == "/robots.txt" || best.is_none_or(|(is_allowed, _)| *is_allowed)
    }

    /// The pause between two requests, as asked.
    pub(super) fn delay(&self) -> Option<Duration> {
        self.delay
    }

    /// The pause that is kept.
    ///
    /// # Errors
    /// [`WebError::TooSlow`], if nobody agreed to wait so long.
    pub(super) fn pause(&self, is_slow: bool) -> Result<Option<Duration>, WebError> {
        match self.delay {
            Some(delay) if delay > LONG && !is_slow => {
                Err(WebError::TooSlow { seconds: delay.as_secs() })
            }
            delay => Ok(delay),
        }
    }
}

/// The name at the beginning of an agent: letters, `-` and `_`.
fn product(value: &str) -> &str {
    let is_name = |c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_');
    value.split(|c| !is_name(c)).next().unwrap_or_default()
}

/// One way to write a path: what need not be encoded isn't, all else is.
fn normal(path: &str) -> String {
    use std::fmt::Write;
    let bytes = super::percent::percent_decoded_where(path, |byte| {
        byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
    });
    let mut out = String::with_capacity(bytes.len());
    let mut left = 0;
    for byte in bytes {
        match byte {
            b'%' => left = 3,
            b'!'..=b'~' => {}
            _ => {
                let _ = write!(out, "%{byte:02X}");
                continue;
            }
        }
        let is_hex = left > 0;
        left = left.max(1) - 1;
        out.push(char::from(if is_hex { byte.to_ascii_uppercase() } else { byte }));
    }
    out
}

/// Whether a path begins as a pattern says: `*` is anything, `$` at its end is
/// the end. Linear in the path for each piece between stars.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, is_to_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut pieces = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let pieces: Vec<_> = pieces.collect();
    let Some((last, between)) = pieces.split_last() else {
        return !is_to_end || rest.is_empty();
    };
    for piece in between {
        match rest.split_once(piece) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    if is_to_end { rest.ends_with(last) } else { rest.contains(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permits(robots: &str, path: &str) -> bool {
        let url = Url::parse("http://a.example/").unwrap().join(path).unwrap();
        RobotRules::read(robots.as_bytes()).permits(&url)
    }

    #[test]
    fn the_longest_pattern_says() {
        let robots = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c$\n";
        assert!(permits(robots, "/"));
        assert!(!permits(robots, "/a"));
        assert!(!permits(robots, "/abc"));
        assert!(permits(robots, "/a/b"));
        assert!(!permits(robots, "/a/b/c"));
        assert!(permits(robots, "/a/b/cd"));
        assert!(permits("User-agent: *\nAllow: /x\nDisallow: /x", "/x"), "equal: allowed");
        assert!(!permits("User-agent: *\nDisallow: /", "/x"));
        assert!(permits("User-agent: *\nDisallow: /", "/robots.txt"));
        assert!(permits("User-agent: *\nDisallow:", "/x"));
    }

    #[test]
    fn stars_and_ends() {
        let robots = "User-agent: *\nDisallow: /*.pdf$\nDisallow: /*/print/*?\n";
        assert!(!permits(robots, "/a/b.pdf"));
        assert!(permits(robots, "/a/b.pdf?x=1"));
        assert!(!permits(robots, "/a/print/b?c"));
        assert!(permits(robots, "/a/print/b"));
        let stars = format!("User-agent: *\nDisallow: /{}x$\n", "*a".repeat(2_000));
        assert!(permits(&stars, &format!("/{}", "a".repeat(8_000))), "and soon enough");
    }

    #[test]
    fn our_own_group_else_that_of_all() {
        let robots = "User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /all\n\n\
                      User-Agent: someone\nuser-agent: NewsPrint/2.0\n# ours\nDisallow: /ours\n\
                      Crawl-delay: 7\n\nUser-agent: newsprint\nDisallow: /too\n";
        assert!(permits(robots, "/all"));
        assert!(!permits(robots, "/ours"));
        assert!(!permits(robots, "/too"), "groups of one name are one");
        let rules = RobotRules::read(robots.as_bytes());
        assert_eq!(rules.delay, Some(Duration::from_secs(7)));
        assert!(permits("User-agent: newsprinter\nDisallow: /", "/x"), "another's name");
        assert!(permits("User-agent: newsprint\nUser-agent: b\nDisallow: /b", "/"));
        assert!(permits("Disallow: /", "/x"), "rules of nobody");
    }

    #[test]
    fn one_path_however_it_is_written() {
        let robots = "User-agent: *\nDisallow: /新闻/\nDisallow: /a%7eb\nDisallow: /q%2fr\n";
        assert!(!permits(robots, "/%E6%96%B0%E9%97%BB/x"));
        assert!(!permits(robots, "/%e6%96%b0%e9%97%bb/x"));
        assert!(!permits(robots, "/a~b"));
        assert!(!permits(robots, "/q%2Fr"));
        assert!(permits(robots, "/q/r"));
    }

    #[test]
    fn ten_seconds_are_kept_and_more_is_asked_about() {
        let of = |delay: &str| {
            RobotRules::read(format!("User-agent: *\nCrawl-delay: {delay}\n").as_bytes())
        };
        assert_eq!(of("10").pause(false), Ok(Some(Duration::from_secs(10))));
        assert_eq!(of("0.5").pause(false), Ok(Some(Duration::from_millis(500))));
        assert_eq!(of("120").pause(false), Err(WebError::TooSlow { seconds: 120 }));
        assert_eq!(of("120").pause(true), Ok(Some(Duration::from_mins(2))));
        for nonsense in ["x", "-1", "NaN", "inf", "1e99"] {
            let _ = of(nonsense).pause(true);
        }
    }
}

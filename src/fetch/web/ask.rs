//! A request from its first address to the document, over redirects.

use std::sync::Arc;
use std::time::{Duration, Instant};

use base64::Engine;
use jiff::Timestamp;
use ureq::Body;
use ureq::http::Response;
use url::{Origin, Url};

use super::client::{AGENT, HttpClient, Sent, WebSettings};
use super::gate::{Pace, Permit, after, retry_after};
use super::guard::{Reach, is_loopback};
use super::headers::{content_type, header, renewed, validators};
use super::percent::percent_decoded_where;
use super::reply::{Reply, Validators, WebDocument};
use super::request::{NamedBy, Payload, Purpose, Request};
use super::robots::{RobotRules, Robots, RobotsAnswer};
use super::{body, error::WebError};
use crate::sources::Manners;

/// Browsers follow twenty; who needs more than five leads in a circle or
/// counts readers.
const REDIRECTS: usize = 5;

/// A host that gives no answer is asked so often.
const TRIES: u32 = 3;

/// Who asks the web, for all jobs of a run: it holds the connections, knows
/// who was asked when, and what their robots.txt say.
#[derive(Debug, Default)]
pub struct Web {
    client: HttpClient,
    pace: Pace,
    robots: Robots,
}

impl Web {
    /// One that knows nobody yet.
    #[must_use]
    pub fn new(settings: WebSettings) -> Self {
        Self { client: HttpClient::new(settings), ..Self::default() }
    }

    /// Asks for a document, waits until the host may be asked, and follows
    /// redirects.
    ///
    /// # Errors
    /// [`WebError`].
    pub fn ask(&self, request: &Request<'_>) -> Result<Reply, WebError> {
        ask(self, request)
    }

    /// What the site's robots.txt says of the address of a request.
    ///
    /// # Errors
    /// Why the site could not be asked.
    pub fn robots(&self, request: &Request<'_>) -> Result<RobotsAnswer, WebError> {
        robots(self, request)
    }

    /// Closes the connections that nobody uses, with their buffers.
    pub fn rest(&self) {
        self.client.rest();
    }

    /// Breaks off all requests that are under way, those of other threads too,
    /// and refuses new ones.
    pub fn stop(&self) {
        self.client.stop();
    }
}

/// Asks for a document.
fn ask(web: &Web, request: &Request<'_>) -> Result<Reply, WebError> {
    let started = Instant::now();
    let mut url = request.url.clone();
    let mut payload = request.payload;
    let mut is_for_good = true;
    for redirects in 0..=REDIRECTS {
        if request.watch.is_cancelled() {
            return Err(WebError::Cancelled);
        }
        if started.elapsed() > request.purpose.patience() {
            return Err(WebError::TimedOut { seconds: request.purpose.patience().as_secs() });
        }
        let hop = Hop { web, request, url: &url, payload, is_first: redirects == 0 };
        // Nobody waits for what may not be reached.
        web.client.check(&url, &Reach::of(&url, hop.named_by()))?;
        if request.purpose == Purpose::Page {
            hop.obey_robots()?;
        }
        // Held until the document is read.
        let (answer, permit) = hop.send_patiently()?;
        let Some(next) = hop.redirect(&answer)? else {
            let has_moved = redirects > 0 && is_for_good;
            return hop.reply(answer, has_moved);
        };
        let status = answer.status().as_u16();
        is_for_good &= matches!(status, 301 | 308);
        if payload.is_some() && matches!(status, 307 | 308) {
            if !is_same_host(&next, request.url) {
                let host = next.host_str().unwrap_or_default().to_owned();
                return Err(WebError::RedirectElsewhere { host });
            }
        } else {
            payload = None;
        }
        drop((answer, permit));
        url = next;
    }
    Err(WebError::Redirects)
}

/// What the robots.txt of a site says of an address.
fn robots(web: &Web, request: &Request<'_>) -> Result<RobotsAnswer, WebError> {
    let hop = Hop { web, request, url: request.url, payload: None, is_first: true };
    match hop.robots() {
        Ok(rules) => Ok(RobotsAnswer {
            permits: rules.permits(request.url),
            delay: rules.delay().map(|delay| delay.as_secs()),
            is_known: true,
        }),
        Err(WebError::NoRobots) => {
            Ok(RobotsAnswer { permits: false, delay: None, is_known: false })
        }
        Err(why) => Err(why),
    }
}

/// One address on the way.
struct Hop<'a> {
    web: &'a Web,
    request: &'a Request<'a>,
    url: &'a Url,
    payload: Option<Payload<'a>>,
    is_first: bool,
}

impl Hop<'_> {
    /// A redirect is content, whoever named the address before it.
    fn named_by(&self) -> NamedBy<'_> {
        match self.request.named_by {
            NamedBy::Person if !self.is_first => {
                NamedBy::Content { source: self.request.url, allow: &[] }
            }
            named_by => named_by,
        }
    }

    /// Whether the host is ours to test with, and nobody is bothered.
    fn is_free(&self) -> bool {
        self.request.manners == Manners::None && is_loopback(self.url)
    }

    /// The rules of the site, by which its requests are kept apart from now on.
    fn robots(&self) -> Result<Arc<RobotRules>, WebError> {
        let request = self.request;
        self.web.robots.of(self.url, |at| {
            let known = None;
            let asked =
                Request { url: at, purpose: Purpose::Feed, payload: None, known, ..*request };
            // Who may name a page may name its robots.txt.
            let named_by = self.named_by();
            match ask(self.web, &Request { named_by, ..asked })? {
                Reply::New(document) => Ok(document.bytes),
                Reply::Same(_) => Ok(Vec::new()),
            }
        })
    }

    fn obey_robots(&self) -> Result<(), WebError> {
        let rules = self.robots()?;
        if !rules.permits(self.url) {
            return Err(WebError::Robots);
        }
        if let Some(pause) = rules.pause(self.request.slow)? {
            self.web.pace.keep_apart(self.url.host_str().unwrap_or_default(), pause);
        }
        Ok(())
    }

    /// Sends the request when the host may be asked, and again if it gives no
    /// answer or wants a pause.
    fn send_patiently(&self) -> Result<(Response<Body>, Permit<'_>), WebError> {
        let host = self.url.host_str().unwrap_or_default();
        let pace = &self.web.pace;
        let is_free = self.is_free();
        let tries = if is_free || pace.is_down(host, None) { 1 } else { TRIES };
        let mut tried = 0;
        loop {
            let permit = pace.enter(host, is_free, self.request.watch)?;
            let outcome = self.send();
            tried += 1;
            let backoff = Duration::from_secs(1 << tried.min(5) >> 1);
            match outcome {
                Ok(answer) if matches!(answer.status().as_u16(), 429 | 503) => {
                    let status = answer.status().as_u16();
                    let now = Timestamp::now();
                    let asked = header(answer.headers(), "retry-after")
                        .and_then(|value| retry_after(value, now));
                    let until = asked.and_then(|pause| after(now, pause));
                    let is_waited = pace.put_off(host, status, asked.unwrap_or(backoff));
                    if !is_waited || tried >= TRIES {
                        return Err(WebError::LeftAlone { status, until });
                    }
                }
                Ok(answer) => {
                    pace.is_down(host, Some(false));
                    return Ok((answer, permit));
                }
                // A connection that was kept may have ended meanwhile.
                Err(WebError::BrokeOff) if tried == 1 && self.payload.is_none() => {}
                Err(why) => {
                    let is_down = match why {
                        WebError::Refused | WebError::Unreachable => true,
                        WebError::BrokeOff => self.payload.is_none(),
                        _ => return Err(why),
                    };
                    if !is_down || tried >= tries {
                        pace.is_down(host, Some(is_down));
                        return Err(why);
                    }
                    if !pace.put_off(host, 503, backoff) {
                        return Err(why);
                    }
                }
            }
        }
    }

    fn send(&self) -> Result<Response<Body>, WebError> {
        let reach = Reach::of(self.url, self.named_by());
        let mut url = self.url.clone();
        // They go into a header, or nowhere.
        let _ = (url.set_username(""), url.set_password(None));
        let sent = Sent {
            url: &url,
            reach: &reach,
            headers: self.headers(),
            payload: self.payload,
            patience: self.request.purpose.patience(),
        };
        self.web.client.send(&sent)
    }

    fn headers(&self) -> Vec<(&str, String)> {
        let request = self.request;
        let agent = request.agent.unwrap_or(AGENT).to_owned();
        let mut headers = vec![("User-Agent", agent)];
        if is_same_host(self.url, request.url) {
            let given = request.headers.iter().map(|(name, value)| (*name, (*value).to_owned()));
            headers.extend(given);
            headers.extend(self.log_in());
        }
        if let Some(known) = request.known {
            let etag = known.etag.clone().map(|etag| ("If-None-Match", etag));
            let modified = known.modified.clone().map(|day| ("If-Modified-Since", day));
            headers.extend(etag.into_iter().chain(modified));
        }
        headers
    }

    /// Name and password that stand in an address that the person named.
    fn log_in(&self) -> Option<(&'static str, String)> {
        let url = self.request.url;
        let is_named = match self.request.named_by {
            NamedBy::Person => true,
            NamedBy::Content { source, .. } => source == url,
        };
        let has = self.request.headers.iter().any(|(n, _)| n.eq_ignore_ascii_case("authorization"));
        if !is_named || has || url.username().is_empty() && url.password().is_none() {
            return None;
        }
        let plain = |text: &str| percent_decoded_where(text, |_| true);
        let pair = [plain(url.username()), plain(url.password().unwrap_or_default())].join(&b':');
        let pair = base64::engine::general_purpose::STANDARD.encode(pair);
        Some(("Authorization", format!("Basic {pair}")))
    }

    /// Where an answer leads on to.
    fn redirect(&self, answer: &Response<Body>) -> Result<Option<Url>, WebError> {
        if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
            return Ok(None);
        }
        let to = answer.headers().get("location").ok_or(WebError::RedirectNowhere)?;
        // Servers send Chinese paths as they are.
        let to = String::from_utf8_lossy(to.as_bytes());
        let mut to = self.url.join(to.trim()).map_err(|_| WebError::RedirectNowhere)?;
        let _ = (to.set_username(""), to.set_password(None));
        Ok(Some(to))
    }

    fn reply(&self, mut answer: Response<Body>, has_moved: bool) -> Result<Reply, WebError> {
        let status = answer.status().as_u16();
        let known = self.request.known;
        if let (304, Some(known)) = (status, known) {
            return Ok(Reply::Same(renewed(known, answer.headers())));
        }
        if !answer.status().is_success() {
            return Err(refusal(status));
        }
        let coding = header(answer.headers(), "content-encoding").map(str::to_ascii_lowercase);
        let (media_type, charset) = content_type(answer.headers());
        let (etag, modified) = validators(answer.headers());
        let purpose = self.request.purpose;
        let until = Instant::now() + purpose.patience();
        let watch = self.request.watch;
        let check = || match () {
            () if watch.is_cancelled() => Err(WebError::Cancelled),
            () if Instant::now() > until => {
                Err(WebError::TimedOut { seconds: purpose.patience().as_secs() })
            }
            () => Ok(()),
        };
        let reader = answer.body_mut().with_config().limit(u64::MAX).reader();
        let bytes =
            body::read(reader, coding.as_deref(), purpose.most(), purpose.patience(), check)?;
        let hash = blake3::hash(&bytes).to_hex().to_string();
        let validators = Validators { etag, modified, hash };
        if known.is_some_and(|known| known.hash == validators.hash) {
            return Ok(Reply::Same(validators));
        }
        let mut url = self.url.clone();
        let _ = (url.set_username(""), url.set_password(None));
        Ok(Reply::New(WebDocument { url, media_type, charset, bytes, validators, has_moved }))
    }
}

/// Whether what belongs to one address may be told to another: the same host
/// by the same or a safer way.
fn is_same_host(url: &Url, first: &Url) -> bool {
    let is_origin = |a: &Origin, b: &Origin| a.is_tuple() && a == b;
    is_origin(&url.origin(), &first.origin())
        || url.scheme() == "https" && super::guard::is_own(url, first)
}

/// A status that is no document.
fn refusal(status: u16) -> WebError {
    match status {
        404 | 410 => WebError::Gone { status },
        407 => WebError::Proxy,
        401 | 403 | 451 => WebError::NotLetIn { status },
        429 | 503 => WebError::LeftAlone { status, until: None },
        511 => WebError::Portal,
        _ => WebError::Status { status },
    }
}

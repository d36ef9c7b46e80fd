//! One request and the head of its answer: the only file that knows the
//! library that speaks HTTP.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use base64::Engine;
use ureq::config::Config;
use ureq::http::{Request as HttpRequest, Response, Uri};
use ureq::tls::{PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::unversioned::transport::{
    ConnectProxyConnector, Connector as _, RustlsConnector, SocksConnector, TcpConnector,
};
use ureq::{Agent, AsSendBody, Body, Error, Proxy, ProxyProtocol, Timeout};
use url::Url;

use super::error::{Barred, BodyFault, TlsFault};
use super::forward::ForwardConnector;
use super::guard::{Guard, Reach};
use super::proxy::Proxies;
use super::{Payload, WebError};

/// Who we say we are, where a source does not want another.
pub(super) const AGENT: &str = concat!("newsprint/", env!("CARGO_PKG_VERSION"));
/// Measured on 4,000 requests over 64 threads: the library's own 128 KiB each
/// way took twice the memory and were no faster.
const INPUT: usize = 16 << 10;
const OUTPUT: usize = 4 << 10;
/// The head of an answer has to fit into what is read at once; servers
/// themselves take 8 to 16 KiB. One byte less, so that a full buffer is told
/// from the end of the connection.
const HEAD: usize = INPUT - 1;
/// A host that does not even open a connection in this time is down.
const CONNECT: Duration = Duration::from_secs(15);

/// What the web is asked with.
#[derive(Debug, Clone, Default)]
pub struct WebSettings {
    /// The proxies.
    pub proxies: Proxies,
    /// Certificates in PEM that are trusted instead of those that came with
    /// the program, where a company or a test signs its own.
    pub roots: Option<Vec<u8>>,
}

/// Asks one address once.
#[derive(Debug, Default)]
pub(super) struct HttpClient {
    settings: WebSettings,
    /// A client for each reach. They must not share connections: one that was
    /// opened where everything may be reached would serve those who may not.
    agents: Mutex<Vec<(Lane, Agent)>>,
}

/// What an [`Agent`] is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lane {
    reach: Reach,
    proxy: Option<Proxy>,
}

/// A request as it is sent.
pub(super) struct Sent<'a> {
    pub(super) url: &'a Url,
    pub(super) reach: &'a Reach,
    pub(super) headers: Vec<(&'a str, String)>,
    pub(super) payload: Option<Payload<'a>>,
    pub(super) patience: Duration,
}

impl HttpClient {
    pub(super) fn new(settings: WebSettings) -> Self {
        Self { settings, agents: Mutex::default() }
    }

    /// Whether an address may be reached, by what can be told without asking.
    pub(super) fn check(&self, url: &Url, reach: &Reach) -> Result<(), WebError> {
        reach.check(url, self.settings.proxies.of(url).is_some())
    }

    /// Sends a request and reads the head of the answer, whatever its status.
    pub(super) fn send(&self, sent: &Sent<'_>) -> Result<Response<Body>, WebError> {
        self.check(sent.url, sent.reach)?;
        let through = match self.settings.proxies.of(sent.url) {
            Some(proxy) => Some(Proxy::new(proxy).map_err(|_| WebError::Proxy)?),
            None => None,
        };
        let lane = Lane { reach: sent.reach.clone(), proxy: through.clone() };
        let agent = self.agent(lane);
        let mut url = sent.url.clone();
        url.set_fragment(None);
        let uri: Uri = url.as_str().parse().map_err(|_| WebError::NoHost)?;
        let (method, kind, body) = match sent.payload {
            None => ("GET", None, None),
            Some(Payload::Form(fields)) => {
                ("POST", Some("application/x-www-form-urlencoded"), Some(form(fields)))
            }
            Some(Payload::Json(json)) => ("POST", Some("application/json"), Some(json.to_owned())),
            Some(Payload::PutJson(json)) => {
                ("PUT", Some("application/json"), Some(json.to_owned()))
            }
            Some(Payload::PatchJson(json)) => {
                ("PATCH", Some("application/json"), Some(json.to_owned()))
            }
        };
        let mut request = HttpRequest::builder().method(method).uri(uri);
        if let Some(pass) = through.filter(|_| url.scheme() == "http").and_then(|p| pass(&p)) {
            request = request.header("Proxy-Authorization", pass);
        }
        for (name, value) in &sent.headers {
            request = request.header(*name, value);
        }
        if let Some(kind) = kind {
            request = request.header("Content-Type", kind);
        }
        let unfit = |error: ureq::http::Error| WebError::Other { said: error.to_string() };
        let answer = match body {
            None => run(&agent, request.body(()).map_err(unfit)?, sent.patience),
            Some(body) => run(&agent, request.body(body).map_err(unfit)?, sent.patience),
        };
        answer.map_err(|error| from_client(error, sent.patience))
    }

    /// Breaks off all that is under way, and refuses what is not yet.
    pub(super) fn stop(&self) {
        let agents = self.agents.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, agent) in agents.iter() {
            agent.clone().shutdown();
        }
    }

    /// Closes the connections that nobody uses.
    pub(super) fn rest(&self) {
        self.agents.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    fn agent(&self, lane: Lane) -> Agent {
        let mut agents = self.agents.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, agent)) = agents.iter().find(|(known, _)| *known == lane) {
            return agent.clone();
        }
        let at = lane.proxy.as_ref().map(|proxy| (proxy.host().to_owned(), proxy.port()));
        let guard = Guard::new(lane.reach.clone(), at);
        let config = self.config(&lane);
        let connector =
            ().chain(ForwardConnector)
                .chain(SocksConnector::default())
                .chain(ConnectProxyConnector::default())
                .chain(TcpConnector::default())
                .chain(RustlsConnector::default());
        let agent = Agent::with_parts(config, connector, guard);
        agents.push((lane, agent.clone()));
        agent
    }

    fn config(&self, lane: &Lane) -> Config {
        Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_resolve(Some(CONNECT))
            .timeout_connect(Some(CONNECT))
            .user_agent(AGENT)
            .accept("*/*")
            .accept_encoding("gzip, br")
            .max_response_header_size(HEAD)
            .input_buffer_size(INPUT)
            .output_buffer_size(OUTPUT)
            .max_idle_connections(128)
            .max_idle_connections_per_host(4)
            .proxy(lane.proxy.clone())
            .tls_config(TlsConfig::builder().root_certs(self.roots()).build())
            .build()
    }

    fn roots(&self) -> RootCerts {
        let Some(pem) = &self.settings.roots else { return RootCerts::WebPki };
        let certificates = parse_pem(pem).filter_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(certificate),
            _ => None,
        });
        RootCerts::new_with_certs(&certificates.collect::<Vec<_>>())
    }
}

/// Sends a request that has so much time until its answer is read. The time is
/// the request's, so that a page and its pictures come over one connection.
fn run(
    agent: &Agent,
    request: HttpRequest<impl AsSendBody>,
    patience: Duration,
) -> Result<Response<Body>, Error> {
    let request = agent.configure_request(request).timeout_global(Some(patience)).build();
    agent.run(request)
}

/// Name and password for a proxy that forwards; a tunnel's are said by the
/// library.
fn pass(proxy: &Proxy) -> Option<String> {
    if proxy.protocol() != ProxyProtocol::Http {
        return None;
    }
    let pair = format!("{}:{}", proxy.username()?, proxy.password().unwrap_or_default());
    Some(format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair)))
}

/// Names and values as `application/x-www-form-urlencoded`.
fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

/// What the client says before there is an answer.
fn from_client(error: Error, patience: Duration) -> WebError {
    match error {
        Error::Other(inner) => match inner.downcast::<Barred>() {
            Ok(barred) => barred.0,
            Err(other) => WebError::Other { said: other.to_string() },
        },
        Error::Io(error) => from_connection(&error),
        Error::Timeout(Timeout::Resolve | Timeout::Connect) => {
            WebError::TimedOut { seconds: CONNECT.as_secs() }
        }
        Error::Timeout(_) => WebError::TimedOut { seconds: patience.as_secs() },
        Error::Protocol(ureq_error) => from_protocol(&ureq_error.to_string(), WebError::NotHttp),
        Error::LargeResponseHeader(..) => WebError::LongHead,
        Error::ConnectProxyFailed(_) | Error::InvalidProxyUrl => WebError::Proxy,
        Error::Rustls(error) => WebError::Tls(fault(&error)),
        Error::Tls(_) | Error::TlsRequired => WebError::Tls(TlsFault::Other),
        Error::BodyStalled => WebError::Broken(BodyFault::Short),
        Error::BadUri(_) | Error::HostNotFound => WebError::NoHost,
        other => WebError::Other { said: other.to_string() },
    }
}

/// The library's reasons have no public type, but fixed words.
fn from_protocol(said: &str, else_said: WebError) -> WebError {
    if said.contains("too many headers") {
        WebError::LongHead
    } else if said.contains("chunk") || said.contains("content-length") {
        WebError::Broken(BodyFault::Framing)
    } else {
        else_said
    }
}

/// What the system says of a connection.
fn from_connection(error: &io::Error) -> WebError {
    use io::ErrorKind as Kind;
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return WebError::Tls(fault(error));
    }
    match error.kind() {
        Kind::ConnectionRefused => WebError::Refused,
        Kind::HostUnreachable
        | Kind::NetworkUnreachable
        | Kind::NetworkDown
        | Kind::AddrNotAvailable => WebError::Unreachable,
        Kind::UnexpectedEof
        | Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::NotConnected
        | Kind::BrokenPipe => WebError::BrokeOff,
        Kind::TimedOut | Kind::WouldBlock => WebError::TimedOut { seconds: CONNECT.as_secs() },
        _ => WebError::Other { said: error.to_string() },
    }
}

/// What the client says while a document is read.
pub(super) fn from_body(error: io::Error, patience: Duration) -> WebError {
    match Error::from(error) {
        Error::Io(error) => match from_connection(&error) {
            WebError::BrokeOff => WebError::Broken(BodyFault::Short),
            WebError::Other { .. } => WebError::Broken(BodyFault::Packing),
            other => other,
        },
        Error::Protocol(error) => {
            from_protocol(&error.to_string(), WebError::Broken(BodyFault::Framing))
        }
        other => from_client(other, patience),
    }
}

fn fault(error: &rustls::Error) -> TlsFault {
    use rustls::CertificateError as Fault;
    let rustls::Error::InvalidCertificate(fault) = error else { return TlsFault::Other };
    match fault {
        Fault::Expired | Fault::ExpiredContext { .. } => TlsFault::Expired,
        Fault::NotValidYet | Fault::NotValidYetContext { .. } => TlsFault::NotYet,
        Fault::UnknownIssuer => TlsFault::UnknownIssuer,
        // One that signed itself, as `webpki` calls it; its type is not public here.
        Fault::Other(other) if other.to_string().contains("CaUsedAsEndEntity") => {
            TlsFault::UnknownIssuer
        }
        Fault::NotValidForName | Fault::NotValidForNameContext { .. } => TlsFault::WrongName,
        _ => TlsFault::Other,
    }
}

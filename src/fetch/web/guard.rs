//! Which addresses may be reached.
//!
//! A page may name any address, and a name may lead to any. So what counts is
//! the address that is connected to: the client asks [`Guard`] for it before
//! each connection, and connects to nothing else than it answers. The rules
//! are of the IANA registries of special addresses (RFC 6890 and what came
//! after it).

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::{Host, Url};

use super::error::Barred;
use super::{NamedBy, WebError};
use crate::sources::AllowedNet;

/// How long a name's addresses are kept. As long as a run of the polite kind
/// asks one host, and shorter than anybody would wait after mending DNS.
const NAME_LIVES: Duration = Duration::from_mins(5);
/// So many names are kept: more than any run has hosts.
const NAMES: usize = 4_096;

/// What may be reached for a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reach {
    /// The person named it: everything.
    is_named: bool,
    /// Private addresses that are allowed.
    allow: Vec<AllowedNet>,
    /// A port besides those of the web, if the source has one.
    port: Option<u16>,
}

impl Reach {
    /// What may be reached for an address.
    pub(super) fn of(url: &Url, named_by: NamedBy<'_>) -> Self {
        match named_by {
            NamedBy::Person => Self { is_named: true, ..Self::default() },
            NamedBy::Content { source, .. } if is_own(url, source) => {
                Self { is_named: true, ..Self::default() }
            }
            NamedBy::Content { source, allow } => Self {
                is_named: false,
                allow: allow.to_vec(),
                port: source.port_or_known_default().filter(|port| !is_of_web(*port)),
            },
        }
    }

    /// Whether an address may be connected to.
    fn permits(&self, at: SocketAddr) -> bool {
        self.is_named
            || self.allows(at)
            || is_public(at.ip()) && (is_of_web(at.port()) || Some(at.port()) == self.port)
    }

    fn allows(&self, at: SocketAddr) -> bool {
        let ip = at.ip().to_canonical();
        self.allow.iter().any(|net| {
            net.port.is_none_or(|port| port == at.port()) && is_within(ip, net.address, net.prefix)
        })
    }

    /// Looks at an address as it is written. Through a proxy this is all that
    /// can be looked at; else the addresses that its name leads to are looked
    /// at, too.
    ///
    /// # Errors
    /// [`WebError::Scheme`], [`WebError::NoHost`], [`WebError::Private`] and
    /// [`WebError::Port`].
    pub(super) fn check(&self, url: &Url, is_proxied: bool) -> Result<(), WebError> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err(WebError::Scheme { scheme: url.scheme().to_owned() });
        }
        let host = url.host().ok_or(WebError::NoHost)?;
        let port = url.port_or_known_default().ok_or(WebError::NoHost)?;
        match host {
            Host::Ipv4(ip) => self.barred(&host, SocketAddr::new(ip.into(), port)),
            Host::Ipv6(ip) => self.barred(&host, SocketAddr::new(ip.into(), port)),
            Host::Domain(_) if self.is_named => Ok(()),
            Host::Domain(name) => {
                // The name may lead to an address that is allowed.
                let may_be_allowed = !is_proxied && !self.allow.is_empty();
                if is_private_name(name) && !may_be_allowed {
                    return Err(WebError::Private { host: name.to_owned(), address: None });
                }
                if is_of_web(port) || Some(port) == self.port || may_be_allowed {
                    Ok(())
                } else {
                    Err(WebError::Port { host: name.to_owned(), port })
                }
            }
        }
    }

    fn barred(&self, host: &Host<&str>, at: SocketAddr) -> Result<(), WebError> {
        if self.permits(at) {
            return Ok(());
        }
        let name = host.to_string();
        if is_public(at.ip()) {
            return Err(WebError::Port { host: name, port: at.port() });
        }
        let address = matches!(host, Host::Domain(_)).then_some(at.ip());
        Err(WebError::Private { host: name, address })
    }
}

/// Whether an address is of the host and port that its source has, or the same
/// host's after it went over to https.
pub(super) fn is_own(url: &Url, source: &Url) -> bool {
    let port = |url: &Url| url.port_or_known_default();
    let is_host = match (url.host(), source.host()) {
        (Some(Host::Domain(a)), Some(Host::Domain(b))) => bare(a) == bare(b),
        (a, b) => a.is_some() && a == b,
    };
    let is_secured = source.scheme() == "http"
        && url.scheme() == "https"
        && port(source) == Some(80)
        && port(url) == Some(443);
    is_host && (port(url) == port(source) || is_secured)
}

/// Whether an address is of this machine, as it is written.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => bare(name) == "localhost",
        None => false,
    }
}

/// Without the dot that may end a name.
fn bare(name: &str) -> &str {
    name.strip_suffix('.').unwrap_or(name)
}

/// Ports that sites have: those of the schemes, and the 8000s that sites
/// without the right to them take (8080, 8443, 8088 …). Not those of other
/// services, to which a page could make us talk.
fn is_of_web(port: u16) -> bool {
    matches!(port, 80 | 81 | 443 | 8000..=8999)
}

/// Names that never mean a host of the internet (RFC 6761, 6762, 8375, and
/// ICANN's `internal`).
fn is_private_name(name: &str) -> bool {
    const ENDINGS: &[&str] = &["localhost", "localdomain", "local", "internal", "home.arpa"];
    let name = bare(name);
    let is_under = |ending: &&str| {
        name.strip_suffix(*ending).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    !name.contains('.') || ENDINGS.iter().any(is_under)
}

/// Whether an address is one of the internet's.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    const SPECIAL: &[(Ipv4Addr, u8)] = &[
        (Ipv4Addr::UNSPECIFIED, 8),
        (Ipv4Addr::new(10, 0, 0, 0), 8),
        (Ipv4Addr::new(100, 64, 0, 0), 10),
        (Ipv4Addr::new(127, 0, 0, 0), 8),
        (Ipv4Addr::new(169, 254, 0, 0), 16),
        (Ipv4Addr::new(172, 16, 0, 0), 12),
        (Ipv4Addr::new(192, 0, 0, 0), 24),
        (Ipv4Addr::new(192, 0, 2, 0), 24),
        (Ipv4Addr::new(192, 88, 99, 0), 24),
        (Ipv4Addr::new(192, 168, 0, 0), 16),
        (Ipv4Addr::new(198, 18, 0, 0), 15),
        (Ipv4Addr::new(198, 51, 100, 0), 24),
        (Ipv4Addr::new(203, 0, 113, 0), 24),
        // Multicast, reserved, broadcast.
        (Ipv4Addr::new(224, 0, 0, 0), 3),
        // Looks public and is inside of every machine at Azure.
        (Ipv4Addr::new(168, 63, 129, 16), 32),
    ];
    !SPECIAL.iter().any(|(net, prefix)| is_within(ip.into(), (*net).into(), *prefix))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    // Only 2000::/3 was ever given out; the rest is loopback, local,
    // multicast or unknown. Inside of it: protocols of the IETF (Teredo, ORCHID,
    // benchmarks), 6to4, which embeds any IPv4 address, and documentation.
    const SPECIAL: &[(Ipv6Addr, u8)] = &[
        (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23),
        (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32),
        (Ipv6Addr::new(0x2002, 0, 0, 0, 0, 0, 0, 0), 16),
        (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20),
    ];
    let is_in = |net: Ipv6Addr, prefix: u8| is_within(ip.into(), net.into(), prefix);
    let last = Ipv4Addr::from(u32::from_be_bytes([
        ip.octets()[12],
        ip.octets()[13],
        ip.octets()[14],
        ip.octets()[15],
    ]));
    // Networks without IPv4 reach it through this prefix (RFC 6052).
    if is_in(Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, 0, 0), 96) {
        return is_public_v4(last);
    }
    if let Some(mapped) = ip.to_ipv4_mapped() {
        return is_public_v4(mapped);
    }
    let is_given_out = is_in(Ipv6Addr::new(0x2000, 0, 0, 0, 0, 0, 0, 0), 3);
    is_given_out && !SPECIAL.iter().any(|(net, prefix)| is_in(*net, *prefix))
}

/// Whether an address is in a range.
fn is_within(ip: IpAddr, net: IpAddr, prefix: u8) -> bool {
    match (ip, net) {
        (IpAddr::V4(ip), IpAddr::V4(net)) => {
            let rest = 32_u32.saturating_sub(prefix.into());
            ip.to_bits().checked_shr(rest).unwrap_or(0)
                == net.to_bits().checked_shr(rest).unwrap_or(0)
        }
        (IpAddr::V6(ip), IpAddr::V6(net)) => {
            let rest = 128_u32.saturating_sub(prefix.into());
            ip.to_bits().checked_shr(rest).unwrap_or(0)
                == net.to_bits().checked_shr(rest).unwrap_or(0)
        }
        _ => false,
    }
}

/// Tells the client which addresses it connects to.
#[derive(Debug)]
pub(super) struct Guard {
    reach: Reach,
    /// The host and port of the proxy, which may be anywhere.
    proxy: Option<(String, u16)>,
    names: Mutex<HashMap<String, (Instant, Vec<SocketAddr>)>>,
}

impl Guard {
    pub(super) fn new(reach: Reach, proxy: Option<(String, u16)>) -> Self {
        Self { reach, proxy, names: Mutex::default() }
    }

    /// The addresses of a host, from the name's last answer if that is not old.
    fn addresses(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<Vec<SocketAddr>, Error> {
        let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
            return Err(Error::HostNotFound);
        };
        // A proxy's scheme may have a usual port of its own.
        let usual = match (&self.proxy, scheme.as_str()) {
            (Some((proxy, port)), _) if uri.host() == Some(proxy) => *port,
            (_, "https") => 443,
            _ => 80,
        };
        let port = authority.port_u16().unwrap_or(usual);
        let host = authority.host().trim_matches(['[', ']']);
        if let Ok(ip) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(ip, port)]);
        }
        let key = format!("{host}:{port}");
        let names = || self.names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((asked, found)) = names().get(&key)
            && asked.elapsed() < NAME_LIVES
        {
            return Ok(found.clone());
        }
        let found = DefaultResolver::default().resolve(uri, config, timeout).map_err(|error| {
            let host = host.to_owned();
            match error {
                Error::Timeout(_) => error,
                _ => Error::Other(Box::new(Barred(WebError::NameNotFound { host }))),
            }
        })?;
        let found: Vec<_> = found.iter().copied().collect();
        let mut names = names();
        if names.len() >= NAMES {
            names.clear();
        }
        names.insert(key, (Instant::now(), found.clone()));
        Ok(found)
    }
}

impl Resolver for Guard {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.addresses(uri, config, timeout)?;
        // Content that named the proxy's address was refused before, as it was
        // written.
        let is_proxy = self.proxy.as_ref().is_some_and(|(host, port)| {
            uri.host() == Some(host) && found.iter().all(|at| at.port() == *port)
        });
        let permitted = |at: &&SocketAddr| is_proxy || self.reach.permits(**at);
        let mut kept = self.empty();
        // As many as the client takes.
        for at in found.iter().filter(permitted).take(16) {
            kept.push(*at);
        }
        if !kept.is_empty() {
            return Ok(kept);
        }
        let Some(at) = found.first() else { return Err(Error::HostNotFound) };
        let host = Host::Domain(uri.host().unwrap_or_default());
        let why = self.reach.barred(&host, *at).err().unwrap_or(WebError::NoHost);
        Err(Error::Other(Box::new(Barred(why))))
    }
}

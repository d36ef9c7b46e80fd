//! What the web answers, in English.

use super::En;
use crate::fetch::web::{BodyFault, TlsFault, WebError};
use crate::words::errors::{clipped, figures};
use crate::words::web::{WebWords, moment};

impl WebWords for En {
    fn web_error(&self, error: &WebError) -> String {
        match error {
            WebError::Cancelled => "broken off".to_owned(),
            WebError::NoHost => "this is no address of the web; check how it is written".to_owned(),
            WebError::Scheme { scheme } => {
                format!("`{}:` is not asked, only http and https", clipped(scheme))
            }
            WebError::Private { host, address: Some(address) } => format!(
                "{} leads to the private address {address}, which content may not name; `allow` \
                 in sources.toml permits it",
                clipped(host)
            ),
            WebError::Private { host, address: None } => format!(
                "{} is private, and content may not name it; `allow` in sources.toml permits it",
                clipped(host)
            ),
            WebError::Port { host, port } => {
                format!("{} is named with port {port}, which is no port of the web", clipped(host))
            }
            WebError::NameNotFound { host } => {
                format!("no host {} is known; check the address and the network", clipped(host))
            }
            WebError::Refused => "nothing answers there; is the server down, or the port \
                                  another?"
                .to_owned(),
            WebError::Unreachable => {
                "there is no way to the host; check the network, then fetch again".to_owned()
            }
            WebError::BrokeOff => {
                "the host hung up before it answered; fetch again later".to_owned()
            }
            WebError::TimedOut { seconds } => {
                format!("no whole answer within {seconds} s; fetch again later")
            }
            WebError::Tls(fault) => match fault {
                TlsFault::Expired => {
                    "its certificate has run out; check the clock here, or wait until it is mended"
                }
                TlsFault::NotYet => {
                    "its certificate is not valid yet; check the date and time of this machine"
                }
                TlsFault::UnknownIssuer => {
                    "nobody known has signed its certificate; SSL_CERT_FILE names others to trust"
                }
                TlsFault::WrongName => {
                    "its certificate is for another host; check the address, or log in to the \
                     network first"
                }
                TlsFault::Other => "no safe connection came about; try the address in a browser",
            }
            .to_owned(),
            WebError::Proxy => {
                "the proxy does not let it through; check http_proxy, https_proxy, all_proxy"
                    .to_owned()
            }
            WebError::Gone { status: 410 } => {
                "it is gone for good (410); find its new address, or remove it".to_owned()
            }
            WebError::Gone { status } => {
                format!("there is nothing at this address ({status}); has it moved?")
            }
            WebError::NotLetIn { status: status @ 401 } => {
                format!("a user and a password are wanted ({status}); set them in sources.toml")
            }
            WebError::NotLetIn { status } => format!(
                "the host does not let us in ({status}); it may want an `agent` or a `cookie` in \
                 sources.toml"
            ),
            WebError::Portal => {
                "the network wants a log-in first (511); open any page in a browser".to_owned()
            }
            WebError::LeftAlone { status, until: Some(until) } => {
                format!("the whole host wants to be left alone until {} ({status})", moment(*until))
            }
            WebError::LeftAlone { status, until: None } => {
                format!("the host is too busy ({status}); fetch again later")
            }
            WebError::NotAsked { status, until } => match until {
                Some(until) => format!(
                    "not asked: its host told another address that it wants to be left alone until {} ({status})",
                    moment(*until)
                ),
                None => format!(
                    "not asked: its host told another address that it is too busy ({status}); fetch again later"
                ),
            },
            WebError::Status { status: status @ 500.. } => {
                format!("the host has a fault of its own ({status}); fetch again later")
            }
            WebError::Status { status } => {
                format!("the host answers with {status} and no document; check the address")
            }
            WebError::Redirects => {
                "it leads on and on (5 redirects); try the address in a browser".to_owned()
            }
            WebError::RedirectNowhere => {
                "it leads on to no address; try it in a browser".to_owned()
            }
            WebError::RedirectElsewhere { host } => format!(
                "it leads to {}, which is not told what is sent; if that is right, write its \
                 address instead",
                clipped(host)
            ),
            WebError::Robots => "the site's robots.txt asks not to read it".to_owned(),
            WebError::NoRobots => {
                "its robots.txt could not be read, so nothing is asked; fetch again later"
                    .to_owned()
            }
            WebError::TooSlow { seconds } => format!(
                "its robots.txt asks for {seconds} s between two pages; `slow` in sources.toml \
                 says what to do"
            ),
            WebError::TooLarge { limit } => {
                format!(
                    "it is larger than {}, the limit, and was not kept",
                    figures(*limit, " bytes")
                )
            }
            WebError::Broken(fault) => match fault {
                BodyFault::Short => "it came cut off; fetch again later".to_owned(),
                BodyFault::Framing => {
                    "what came breaks the rules of HTTP; fetch again later".to_owned()
                }
                BodyFault::Packing => {
                    "what came is packed and can't be unpacked; fetch again later".to_owned()
                }
                BodyFault::UnknownCoding(coding) => format!(
                    "it came packed as `{}`, which was not asked for; try it in a browser",
                    clipped(coding)
                ),
            },
            WebError::NotHttp => {
                "what answers there is no web server; check address and port".to_owned()
            }
            WebError::LongHead => {
                "the head of its answer has no end, and was not read on".to_owned()
            }
            WebError::Other { said } => {
                format!("it could not be asked ({}); check the address", clipped(said))
            }
        }
    }
}

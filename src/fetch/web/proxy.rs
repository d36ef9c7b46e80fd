//! The proxies that the environment names, as other programs read them.

use url::{Host, Url};

/// The proxies for each scheme, and who is asked without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    http: Option<String>,
    https: Option<String>,
    direct: Vec<String>,
}

impl Proxies {
    /// Reads `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, in small
    /// letters or capitals. `HTTP_PROXY` in capitals is not read: where a
    /// program runs as CGI, whoever asks the server can set it.
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let read = |names: &[&str]| {
            names.iter().find_map(|name| variable(name).filter(|value| !value.trim().is_empty()))
        };
        let all = read(&["all_proxy", "ALL_PROXY"]);
        let direct = read(&["no_proxy", "NO_PROXY"]).unwrap_or_default();
        Self {
            http: read(&["http_proxy"]).or_else(|| all.clone()),
            https: read(&["https_proxy", "HTTPS_PROXY"]).or(all),
            direct: direct
                .split([',', ' '])
                .filter(|entry| !entry.is_empty())
                .map(|entry| {
                    entry.trim_start_matches('*').replace(['[', ']'], "").to_ascii_lowercase()
                })
                .collect(),
        }
    }

    /// The proxy that an address is asked through.
    pub(super) fn of(&self, url: &Url) -> Option<&str> {
        let proxy = if url.scheme() == "https" { &self.https } else { &self.http };
        proxy.as_deref().filter(|_| !self.is_direct(url))
    }

    /// Whether `no_proxy` has it: a host, a host with its port, a domain with
    /// all below it, or `*`.
    fn is_direct(&self, url: &Url) -> bool {
        let Some(host) = url.host() else { return true };
        let is_name = matches!(host, Host::Domain(_));
        let host = host.to_string();
        let host = host.trim_matches(['[', ']']).trim_end_matches('.');
        let with_port = url.port_or_known_default().map(|port| format!("{host}:{port}"));
        self.direct.iter().any(|entry| {
            let domain = entry.trim_start_matches('.');
            domain.is_empty()
                || domain == host
                || with_port.as_deref() == Some(domain)
                || is_name && host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proxies(variables: &[(&str, &str)]) -> Proxies {
        Proxies::read(|name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    fn of(proxies: &Proxies, url: &str) -> Option<String> {
        proxies.of(&Url::parse(url).unwrap()).map(str::to_owned)
    }

    #[test]
    fn each_scheme_has_its_proxy_else_that_of_all() {
        let some = proxies(&[("http_proxy", "http://a"), ("all_proxy", "socks5h://b")]);
        assert_eq!(of(&some, "http://x.example/").as_deref(), Some("http://a"));
        assert_eq!(of(&some, "https://x.example/").as_deref(), Some("socks5h://b"));
        assert_eq!(of(&proxies(&[("HTTP_PROXY", "http://a")]), "http://x.example/"), None);
        assert_eq!(of(&proxies(&[("https_proxy", " ")]), "https://x.example/"), None);
    }

    #[test]
    fn no_proxy_names_hosts_and_domains() {
        let no = "a.example, .b.example,*.c.example,10.0.0.1,d.example:8080,[::1]";
        let some = proxies(&[("all_proxy", "http://p"), ("NO_PROXY", no)]);
        for direct in [
            "http://a.example/",
            "http://www.a.example./",
            "http://w.b.example/",
            "http://w.c.example/",
            "http://10.0.0.1/",
            "http://d.example:8080/",
            "http://[::1]/",
        ] {
            assert_eq!(of(&some, direct), None, "{direct}");
        }
        for proxied in ["http://ba.example/", "http://10.0.0.10/", "http://d.example/"] {
            assert!(of(&some, proxied).is_some(), "{proxied}");
        }
        let all = proxies(&[("all_proxy", "http://p"), ("no_proxy", "*")]);
        assert_eq!(of(&all, "http://x.example/"), None);
    }
}

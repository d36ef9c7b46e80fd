//! Requests without TLS through a proxy of HTTP, which is given them whole:
//! many proxies open tunnels to port 443 only, and the library only tunnels.

use ureq::Error;
use ureq::ProxyProtocol;
use ureq::unversioned::transport::{
    Buffers, ConnectionDetails, Connector, Either, NextTimeout, TcpConnector, Transport,
};

/// Connects to the proxy instead of the host, where the proxy forwards.
#[derive(Debug, Default)]
pub(super) struct ForwardConnector;

/// A connection to the proxy, on which requests name the whole address
/// (RFC 9112 §3.2.2).
#[derive(Debug)]
pub(super) struct Forwarded<T> {
    inner: T,
    /// What stands before a path: `http://news.example`.
    host: String,
    /// Whether the next bytes begin a request.
    is_start: bool,
}

impl<In: Transport> Connector<In> for ForwardConnector {
    type Out = Either<In, Forwarded<<TcpConnector as Connector<()>>::Out>>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<In>,
    ) -> Result<Option<Self::Out>, Error> {
        if let Some(chained) = chained {
            return Ok(Some(Either::A(chained)));
        }
        let is_plain = details.uri.scheme_str() == Some("http");
        let proxy = details.config.proxy().filter(|proxy| proxy.protocol() == ProxyProtocol::Http);
        let (Some(proxy), Some(authority), true) = (proxy, details.uri.authority(), is_plain)
        else {
            return Ok(None);
        };
        let addrs = details.resolver.resolve(proxy.uri(), details.config, details.timeout)?;
        let to_proxy = ConnectionDetails {
            uri: proxy.uri(),
            addrs,
            config: details.config,
            request_level: details.request_level,
            resolver: details.resolver,
            now: details.now,
            timeout: details.timeout,
            current_time: details.current_time.clone(),
            run_connector: details.run_connector.clone(),
            register_shutdown: details.register_shutdown.clone(),
        };
        let inner = TcpConnector::default().connect(&to_proxy, None::<()>)?;
        let host = format!("http://{authority}");
        Ok(inner.map(|inner| Either::B(Forwarded { inner, host, is_start: true })))
    }
}

impl<T: Transport> Transport for Forwarded<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.inner.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        if !std::mem::take(&mut self.is_start) {
            return self.inner.transmit_output(amount, timeout);
        }
        let mut request = self.inner.buffers().output()[..amount].to_vec();
        if let Some(space) = request.iter().position(|byte| *byte == b' ') {
            request.splice(space + 1..=space, self.host.bytes());
        }
        let mut left = &request[..];
        while !left.is_empty() {
            let output = self.inner.buffers().output();
            let (part, rest) = left.split_at(left.len().min(output.len()));
            output[..part.len()].copy_from_slice(part);
            self.inner.transmit_output(part.len(), timeout)?;
            left = rest;
        }
        Ok(())
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.is_start = true;
        self.inner.await_input(timeout)
    }

    fn is_open(&mut self) -> bool {
        self.inner.is_open()
    }
}

//! What the environment says of the network.

use std::path::Path;

use crate::fetch::web::{Proxies, WebSettings};

/// The proxies of the environment, and the certificates that it names instead
/// of those that came with the program, as other programs have it.
pub(super) fn settings() -> WebSettings {
    const MOST: u64 = 4 << 20;
    let variable = |name: &str| std::env::var(name).ok();
    let file = variable("SSL_CERT_FILE").filter(|file| !file.is_empty());
    let roots = file.and_then(|file| crate::store::read_file(Path::new(&file), MOST).ok());
    WebSettings { proxies: Proxies::read(variable), roots }
}

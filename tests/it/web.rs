//! The web as it is asked: what may be reached, how much of it, how politely.

use std::io::Write;

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
use newsprint::fetch::web::{
    BodyFault, NamedBy, Payload, Proxies, Purpose, Reply, Request, Web, WebDocument, WebError,
    WebSettings,
};
use newsprint::input::Watch;
use newsprint::sources::{AllowedNet, Manners};
use url::Url;

use crate::support::server::{Answer, Asked, Server};

fn request<'a>(url: &'a Url, purpose: Purpose, watch: &'a Watch) -> Request<'a> {
    // Without pauses: the hosts are this machine.
    let manners = Manners::None;
    Request { manners, ..Request::new(url, NamedBy::Person, purpose, watch) }
}

fn ask(url: &Url) -> Result<WebDocument, WebError> {
    match Web::default().ask(&request(url, Purpose::Feed, &Watch::default()))? {
        Reply::New(document) => Ok(document),
        Reply::Same(_) => panic!("nothing was known"),
    }
}

/// Asks for what a source named.
fn ask_as_content(url: &Url, source: &Url, allow: &[AllowedNet]) -> Result<Reply, WebError> {
    let named_by = NamedBy::Content { source, allow };
    Web::default().ask(&Request { named_by, ..request(url, Purpose::Picture, &Watch::default()) })
}

fn always(answer: fn() -> Answer) -> Server {
    Server::start(move |_| answer())
}

/// Why a server that answers so gives nothing.
fn fault(answer: fn() -> Answer) -> WebError {
    ask(&always(answer).url("/")).unwrap_err()
}

fn url(text: &str) -> Url {
    Url::parse(text).unwrap()
}

fn allowed(address: &str, prefix: u8, port: Option<u16>) -> AllowedNet {
    AllowedNet { address: address.parse().unwrap(), prefix, port }
}

#[test]
fn a_document_comes_with_what_is_said_of_it() {
    let server = Server::start(|asked| match &*asked.path {
        "/old?x=1" => Answer::redirect(301, "/new"),
        _ => Answer::ok("晚报")
            .with("Content-Type", "Text/XML; Charset=\"UTF-8\"")
            .with("ETag", "\"a\"")
            .with("Last-Modified", "Sat, 28 Nov 2026 08:00:00 GMT"),
    });
    let document = ask(&server.url("/old?x=1#top")).unwrap();
    assert_eq!(document.url, server.url("/new"));
    assert!(document.has_moved);
    assert_eq!(document.bytes, "晚报".as_bytes());
    assert_eq!(document.media_type.as_deref(), Some("text/xml"));
    assert_eq!(document.charset.as_deref(), Some("UTF-8"));
    assert_eq!(document.validators.etag.as_deref(), Some("\"a\""));
    let asked = &server.asked()[0];
    assert!(asked.header("user-agent").unwrap().starts_with("newsprint/"));
    assert_eq!(asked.header("referer"), None);
    assert_eq!(server.connections(), 1, "the connection is kept");
}

#[test]
fn what_is_packed_is_unpacked() {
    fn packed(coding: &str) -> Vec<u8> {
        let text = "今天的报纸".repeat(50);
        let level = Compression::default();
        match coding {
            "/gzip" => {
                let mut into = GzEncoder::new(Vec::new(), level);
                into.write_all(text.as_bytes()).unwrap();
                into.finish().unwrap()
            }
            "/zlib" => {
                let mut into = ZlibEncoder::new(Vec::new(), level);
                into.write_all(text.as_bytes()).unwrap();
                into.finish().unwrap()
            }
            _ => {
                let mut into = DeflateEncoder::new(Vec::new(), level);
                into.write_all(text.as_bytes()).unwrap();
                into.finish().unwrap()
            }
        }
    }
    let server = Server::start(|asked| {
        let coding = if asked.path == "/gzip" { "GZIP" } else { "deflate" };
        Answer::ok(packed(&asked.path)).with("Content-Encoding", coding)
    });
    for path in ["/gzip", "/zlib", "/raw"] {
        let document = ask(&server.url(path)).unwrap();
        assert_eq!(document.bytes, "今天的报纸".repeat(50).as_bytes(), "{path}");
    }
    // A stream that holds its five bytes as they are (RFC 7932 §9.2).
    let brotli = || Answer::ok(*b"\x0b\x02\x80hello\x03").with("Content-Encoding", "br");
    assert_eq!(ask(&always(brotli).url("/")).unwrap().bytes, b"hello");
    let unasked = || Answer::ok("x").with("Content-Encoding", "zstd");
    let unknown = WebError::Broken(BodyFault::UnknownCoding("zstd".to_owned()));
    assert_eq!(fault(unasked), unknown);
}

#[test]
fn both_sides_of_unpacking_have_a_limit() {
    let is_large = |why| matches!(why, WebError::TooLarge { .. });
    let endless = || Answer::Endless(b"HTTP/1.1 200 X\r\n\r\n".to_vec(), vec![b'x'; 65_536]);
    assert!(is_large(fault(endless)));
    let bomb = || {
        let mut into = GzEncoder::new(Vec::new(), Compression::fast());
        into.write_all(&vec![0; 64 << 20]).unwrap();
        Answer::ok(into.finish().unwrap()).with("Content-Encoding", "gzip")
    };
    assert!(is_large(fault(bomb)));
    // Packed bytes that never become anything: empty blocks, one after the other.
    let empty = || {
        let head = b"HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\n\r\n";
        let start = [head, &b"\x1f\x8b\x08\0\0\0\0\0\0\xff"[..]].concat();
        Answer::Endless(start, b"\0\0\0\xff\xff".repeat(10_000))
    };
    assert!(is_large(fault(empty)));
}

#[test]
fn a_page_of_exactly_the_limit_is_whole() {
    let server = always(|| Answer::ok(vec![b'x'; 4 << 20]));
    assert_eq!(ask(&server.url("/")).unwrap().bytes.len(), 4 << 20);
}

#[test]
fn a_damaged_document_is_never_taken_for_a_whole_one() {
    let short = || Answer::Raw(b"HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\nabc".to_vec());
    assert_eq!(fault(short), WebError::Broken(BodyFault::Short));
    let cut = || {
        let head = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n";
        Answer::Raw(format!("{head}3\r\nabc\r\n").into_bytes())
    };
    assert_eq!(fault(cut), WebError::Broken(BodyFault::Short));
    let bad = || {
        let head = "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n";
        Answer::Raw(format!("{head}zz\r\nabc\r\n0\r\n\r\n").into_bytes())
    };
    assert_eq!(fault(bad), WebError::Broken(BodyFault::Framing));
    let packing = || Answer::ok("no gzip at all").with("Content-Encoding", "gzip");
    assert_eq!(fault(packing), WebError::Broken(BodyFault::Packing));
    let half = || {
        let mut into = GzEncoder::new(Vec::new(), Compression::default());
        into.write_all("报".repeat(500).as_bytes()).unwrap();
        let mut bytes = into.finish().unwrap();
        bytes.truncate(bytes.len() - 9);
        Answer::ok(bytes).with("Content-Encoding", "gzip")
    };
    assert_eq!(fault(half), WebError::Broken(BodyFault::Short));
}

#[test]
fn what_is_no_web_server_is_told_as_that() {
    assert_eq!(fault(|| Answer::Raw(b"SSH-2.0-OpenSSH_9.9\r\n".to_vec())), WebError::NotHttp);
    assert_eq!(fault(|| Answer::Raw(Vec::new())), WebError::BrokeOff);
    let long = || {
        let header = format!("X: {}\r\n\r\n", "x".repeat(1 << 20));
        Answer::Raw(format!("HTTP/1.1 200 X\r\n{header}").into_bytes())
    };
    assert_eq!(fault(long), WebError::LongHead);
    let many = || {
        let headers = "Set-Cookie: a=b\r\n".repeat(5_000);
        Answer::Raw(format!("HTTP/1.1 200 X\r\n{headers}\r\n").into_bytes())
    };
    assert_eq!(fault(many), WebError::LongHead);
    let endless = || Answer::Endless(b"HTTP/1.1 200 X\r\n".to_vec(), b"A: b\r\n".repeat(1_000));
    assert_eq!(fault(endless), WebError::LongHead);
}

#[test]
fn a_status_says_what_is_wrong() {
    let status = |status: u16| {
        let server = Server::start(move |_| Answer::status(status));
        ask(&server.url("/")).unwrap_err()
    };
    assert_eq!(status(404), WebError::Gone { status: 404 });
    assert_eq!(status(410), WebError::Gone { status: 410 });
    assert_eq!(status(401), WebError::NotLetIn { status: 401 });
    assert_eq!(status(403), WebError::NotLetIn { status: 403 });
    assert_eq!(status(500), WebError::Status { status: 500 });
    assert_eq!(status(511), WebError::Portal);
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(ask(&url(&format!("http://{closed}/"))).unwrap_err(), WebError::Refused);
    let scheme = |text: &str| ask(&url(text)).unwrap_err();
    assert_eq!(scheme("file:///etc/passwd"), WebError::Scheme { scheme: "file".to_owned() });
}

#[test]
fn five_redirects_are_followed_and_no_sixth() {
    let server = Server::start(|asked| match asked.path[1..].parse::<u32>().unwrap() {
        0 => Answer::ok("there"),
        left => Answer::redirect(302, &format!("/{}", left - 1)),
    });
    let document = ask(&server.url("/5")).unwrap();
    assert_eq!(document.bytes, b"there");
    assert!(!document.has_moved, "not for good");
    assert_eq!(ask(&server.url("/6")).unwrap_err(), WebError::Redirects);
    let nowhere = || Answer::status(302);
    assert_eq!(fault(nowhere), WebError::RedirectNowhere);
    let file = || Answer::redirect(302, "file:///etc/passwd");
    assert_eq!(fault(file), WebError::Scheme { scheme: "file".to_owned() });
}

/// Every way to name this machine, its network or what is near it.
const SPELLINGS: &[&str] = &[
    "127.0.0.1",
    "127.0.0.2",
    "127.1",
    "127.0.1",
    "2130706433",
    "017700000001",
    "0177.0.0.1",
    "0x7f000001",
    "0x7f.1",
    "0X7F.0.0.0x1",
    "127.0.0.1.",
    "%31%32%37.0.0.1",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "news.localhost",
    "ｌｏｃａｌｈｏｓｔ",
    "localhost.localdomain",
    "printer",
    "nas.local",
    "metadata.google.internal",
    "0.0.0.0",
    "0",
    "10.0.0.1",
    "100.64.0.1",
    "169.254.169.254",
    "168.63.129.16",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "192.0.2.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::10.0.0.1]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2001:0:7f00:1::1]",
    "[fe80::1]",
    "[fc00::1]",
    "[fd00:ec2::254]",
    "[ff02::1]",
    "[2001:db8::1]",
    "[100::1]",
];

#[test]
fn content_leads_to_no_private_address_however_it_is_spelt() {
    let canary = always(|| Answer::ok("reached"));
    let source = url("http://news.example/");
    for host in SPELLINGS {
        let to = url(&format!("http://{host}:{}/", canary.port()));
        let why = ask_as_content(&to, &source, &[]).unwrap_err();
        assert!(matches!(why, WebError::Private { .. }), "{host}: {why:?}");
    }
    assert_eq!(canary.connections(), 0);
}

#[test]
fn a_redirect_leads_to_no_private_address_even_from_what_the_person_typed() {
    let canary = always(|| Answer::ok("reached"));
    let port = canary.port();
    // By 127.0.0.1, the host that was typed, the canary is another port.
    let server = Server::start(move |asked| {
        let host = SPELLINGS[asked.path[1..].parse::<usize>().unwrap()];
        Answer::redirect(302, &format!("http://{host}:{port}/"))
    });
    for (at, host) in SPELLINGS.iter().enumerate() {
        let why = ask(&server.url(&format!("/{at}"))).unwrap_err();
        assert!(matches!(why, WebError::Private { .. }), "{host}: {why:?}");
    }
    assert_eq!(canary.connections(), 0);
}

#[test]
fn content_reaches_its_sources_own_host_and_port_and_what_is_allowed() {
    let server = always(|| Answer::ok("reached"));
    let other = always(|| Answer::ok("reached"));
    let source = server.url("/feed.xml");
    assert!(ask_as_content(&server.url("/a.png"), &source, &[]).is_ok());
    assert!(ask_as_content(&other.url("/a.png"), &source, &[]).is_err(), "another port");
    assert!(ask_as_content(&other.url("/"), &source, &[allowed("127.0.0.0", 8, None)]).is_ok());
    let port = allowed("127.0.0.0", 8, Some(other.port()));
    assert!(ask_as_content(&other.url("/"), &source, &[port]).is_ok());
    let by_name = other.url_at("localhost", "/");
    assert!(ask_as_content(&by_name, &source, &[port]).is_ok(), "by the address it leads to");
    let wrong = allowed("127.0.0.0", 8, Some(other.port() ^ 1));
    assert!(ask_as_content(&other.url("/"), &source, &[wrong]).is_err());
    let elsewhere = allowed("10.0.0.0", 8, None);
    assert!(ask_as_content(&other.url("/"), &source, &[elsewhere]).is_err());
    assert_eq!(other.connections(), 3);
}

#[test]
fn one_who_may_not_reach_an_address_gets_no_connection_that_another_opened() {
    let server = always(|| Answer::ok("reached"));
    let web = Web::default();
    let watch = Watch::default();
    let address = server.url("/");
    assert!(web.ask(&request(&address, Purpose::Feed, &watch)).is_ok());
    let source = url("http://news.example/");
    let named_by = NamedBy::Content { source: &source, allow: &[] };
    let asked = Request { named_by, ..request(&address, Purpose::Feed, &watch) };
    assert!(matches!(web.ask(&asked), Err(WebError::Private { .. })));
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn content_names_no_ports_of_other_services() {
    let source = url("https://news.example/");
    for port in [22, 25, 6379, 11_211, 65_535] {
        let to = url(&format!("http://93.184.216.34:{port}/"));
        let why = ask_as_content(&to, &source, &[]).unwrap_err();
        assert_eq!(why, WebError::Port { host: "93.184.216.34".to_owned(), port });
    }
}

#[test]
fn secrets_go_to_their_own_host_only() {
    let other = always(|| Answer::ok("got it"));
    let elsewhere = other.url("/elsewhere").to_string();
    let server = Server::start(move |asked| match &*asked.path {
        "/away" => Answer::redirect(302, &elsewhere),
        "/near" => Answer::redirect(302, "/here"),
        "/keep" => Answer::redirect(307, &elsewhere),
        _ => Answer::ok("here"),
    });
    let web = Web::default();
    let watch = Watch::default();
    let headers = [("Authorization", "Bearer ink"), ("Cookie", "ink=1")];
    let allow = [allowed("127.0.0.0", 8, None)];
    let send = |path: &str, payload| {
        let url = server.url(path);
        let named_by = NamedBy::Content { source: &url, allow: &allow };
        let asked = request(&url, Purpose::Server, &watch);
        web.ask(&Request { named_by, headers: &headers, payload, ..asked })
    };
    send("/near", None).unwrap();
    send("/away", None).unwrap();
    for asked in server.asked() {
        assert_eq!(asked.header("authorization"), Some("Bearer ink"), "{}", asked.path);
    }
    let away = &other.asked()[0];
    assert_eq!((away.header("authorization"), away.header("cookie")), (None, None));
    let form = Payload::Form(&[("Passwd", "ink & ink")]);
    let why = send("/keep", Some(form)).unwrap_err();
    assert_eq!(why, WebError::RedirectElsewhere { host: "127.0.0.1".to_owned() });
    assert_eq!(other.asked().len(), 1);
    send("/here", Some(form)).unwrap();
    let sent: Asked = server.asked().pop().unwrap();
    assert_eq!((&*sent.method, &*sent.body), ("POST", &b"Passwd=ink+%26+ink"[..]));
}

#[test]
fn a_password_in_an_address_goes_into_a_header_and_nowhere_else() {
    let server = Server::start(|asked| match asked.header("authorization") {
        Some("Basic cmVhZGVyOmlu4oCdaw==") => Answer::ok("in"),
        _ => Answer::status(401),
    });
    let mut address = server.url("/feed");
    address.set_username("reader").unwrap();
    address.set_password(Some("in”k")).unwrap();
    assert_eq!(ask(&address).unwrap().url, server.url("/feed"));
}

#[test]
fn nothing_new_is_told_by_the_server_or_by_the_bytes() {
    let server = Server::start(|asked| match (&*asked.path, asked.header("if-none-match")) {
        ("/tagged", Some("\"1\"")) => Answer::status(304),
        ("/tagged", _) => Answer::ok("news").with("ETag", "\"1\""),
        (_, tag) => {
            let tag = if tag == Some("\"b\"") { "\"c\"" } else { "\"b\"" };
            Answer::ok("news").with("ETag", tag)
        }
    });
    let web = Web::default();
    let watch = Watch::default();
    for path in ["/tagged", "/churning"] {
        let url = server.url(path);
        let asked = request(&url, Purpose::Feed, &watch);
        let Ok(Reply::New(first)) = web.ask(&asked) else { panic!("{path}") };
        let known = Some(&first.validators);
        let Ok(Reply::Same(then)) = web.ask(&Request { known, ..asked }) else { panic!("{path}") };
        assert_eq!(then.hash, first.validators.hash);
        let tag = if path == "/tagged" { "\"1\"" } else { "\"c\"" };
        assert_eq!(then.etag.as_deref(), Some(tag));
    }
    assert_eq!(fault(|| Answer::status(304)), WebError::Status { status: 304 });
}

#[test]
fn a_short_pause_is_waited_for_and_a_long_one_ends_it_for_the_host() {
    let times = std::sync::atomic::AtomicUsize::new(0);
    let server = Server::start(move |asked| match &*asked.path {
        "/busy" if times.fetch_add(1, std::sync::atomic::Ordering::SeqCst) < 2 => {
            Answer::status(503).with("Retry-After", "0")
        }
        "/long" => Answer::status(429).with("Retry-After", "3600"),
        _ => Answer::ok("here"),
    });
    let web = Web::default();
    let watch = Watch::default();
    let ask = |path: &str| web.ask(&request(&server.url(path), Purpose::Feed, &watch));
    assert!(ask("/busy").is_ok());
    assert_eq!(server.asked().len(), 3);
    assert!(matches!(ask("/long"), Err(WebError::LeftAlone { status: 429, until: Some(_) })));
    assert!(matches!(ask("/other"), Err(WebError::NotAsked { status: 429, until: Some(_) })));
    assert_eq!(server.asked().len(), 4, "it is left alone");
}

#[test]
fn robots_are_asked_once_and_obeyed_for_pages() {
    let server = Server::start(|asked| match &*asked.path {
        "/robots.txt" => Answer::ok("User-agent: *\nDisallow: /shut\n"),
        "/out" => Answer::redirect(302, "/shut/b"),
        _ => Answer::ok("here"),
    });
    let web = Web::default();
    let watch = Watch::default();
    let ask = |path: &str, purpose| web.ask(&request(&server.url(path), purpose, &watch));
    assert_eq!(ask("/shut/a", Purpose::Page).unwrap_err(), WebError::Robots);
    assert_eq!(ask("/out", Purpose::Page).unwrap_err(), WebError::Robots);
    assert!(ask("/open", Purpose::Page).is_ok());
    for purpose in [Purpose::Feed, Purpose::Picture, Purpose::Server, Purpose::Book] {
        assert!(ask("/shut/c", purpose).is_ok());
    }
    let shut = "/shut/c";
    assert_eq!(server.paths(), ["/robots.txt", "/out", "/open", shut, shut, shut, shut]);
    let answer = web.robots(&request(&server.url("/shut"), Purpose::Page, &watch)).unwrap();
    assert_eq!((answer.permits, answer.delay, answer.is_known), (false, None, true));
}

#[test]
fn without_robots_all_is_allowed_and_behind_a_fault_nothing() {
    let page = |status: u16| {
        let server = Server::start(move |asked| match &*asked.path {
            "/robots.txt" => Answer::status(status),
            _ => Answer::ok("here"),
        });
        Web::default().ask(&request(&server.url("/"), Purpose::Page, &Watch::default()))
    };
    assert!(page(404).is_ok());
    assert!(page(403).is_ok());
    assert_eq!(page(500).unwrap_err(), WebError::NoRobots);
}

#[test]
fn a_pause_of_minutes_needs_the_persons_word() {
    let server = Server::start(|asked| match &*asked.path {
        "/robots.txt" => Answer::ok("User-agent: *\nCrawl-delay: 120\n"),
        _ => Answer::ok("here"),
    });
    let web = Web::default();
    let watch = Watch::default();
    let url = server.url("/");
    let asked = request(&url, Purpose::Page, &watch);
    assert_eq!(web.ask(&asked).unwrap_err(), WebError::TooSlow { seconds: 120 });
    assert!(web.ask(&Request { slow: true, ..asked }).is_ok());
    assert_eq!(server.paths(), ["/robots.txt", "/"]);
}

#[test]
fn through_a_proxy_names_are_looked_at_before() {
    let proxy = Server::start(|_| Answer::status(502));
    let at = format!("http://127.0.0.1:{}", proxy.port());
    let variables = |name: &str| (name == "all_proxy").then(|| at.clone());
    let settings = WebSettings { proxies: Proxies::read(variables), ..WebSettings::default() };
    let web = Web::new(settings);
    let watch = Watch::default();
    let source = url("http://news.example/");
    let ask = |to: &Url| {
        let named_by = NamedBy::Content { source: &source, allow: &[] };
        web.ask(&Request { named_by, ..request(to, Purpose::Picture, &watch) }).unwrap_err()
    };
    for host in SPELLINGS {
        let why = ask(&url(&format!("http://{host}/")));
        assert!(matches!(why, WebError::Private { .. }), "{host}: {why:?}");
    }
    assert_eq!(proxy.connections(), 0);
    ask(&url("https://pictures.example/a.png"));
    assert_eq!(proxy.paths(), ["pictures.example:443"]);
}

#[test]
fn a_proxy_is_given_a_plain_request_whole_and_its_password() {
    let proxy = Server::start(|_| Answer::ok("by the proxy"));
    let at = format!("http://reader:ink@127.0.0.1:{}", proxy.port());
    let variables = |name: &str| (name == "http_proxy").then(|| at.clone());
    let settings = WebSettings { proxies: Proxies::read(variables), ..WebSettings::default() };
    let web = Web::new(settings);
    let watch = Watch::default();
    // Longer than the buffer that it is sent from.
    let long = format!("http://news.example/a?b={}", "c".repeat(3_000));
    let cookie = "d".repeat(3_000);
    let headers = [("Cookie", &*cookie)];
    for to in ["http://news.example/feed", "http://news.example:8080/feed", &*long] {
        let to = url(to);
        let reply = web.ask(&Request { headers: &headers, ..request(&to, Purpose::Feed, &watch) });
        assert!(matches!(reply, Ok(Reply::New(_))), "{to}");
        let asked = proxy.asked().pop().unwrap();
        assert_eq!(asked.path, to.as_str());
        assert_eq!(
            asked.header("host"),
            Some(&to[url::Position::BeforeHost..url::Position::AfterPort])
        );
        assert_eq!(asked.header("proxy-authorization"), Some("Basic cmVhZGVyOmluaw=="));
        assert_eq!(asked.header("cookie").map(str::len), Some(3_000));
    }
}

#[test]
fn nobody_who_stopped_waiting_is_answered() {
    let server = always(|| Answer::ok("here"));
    let watch = Watch::new(|_| {});
    watch.cancel();
    let url = server.url("/");
    let asked = Web::default().ask(&request(&url, Purpose::Feed, &watch));
    assert_eq!(asked.unwrap_err(), WebError::Cancelled);
    assert_eq!(server.connections(), 0);
}

//! Articles that their sites changed, and `X`, which shows what.

use crate::fetching::{DAY, Site, feed, fetch, home, item, paragraph, whole};
use crate::support::program::Home;
use crate::support::pty::{Pty, Start};

fn open(home: &Home) -> Pty {
    let folder = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    let (data, config, cache) = (folder("data"), folder("config"), folder("cache"));
    let env =
        [("XDG_DATA_HOME", &*data), ("XDG_CONFIG_HOME", &*config), ("XDG_CACHE_HOME", &*cache)];
    let edition = format!("Tern/{DAY}");
    Pty::spawn(home.path(), &Start { args: &[&edition], env: &env, ..Start::default() })
}

#[test]
fn what_a_site_changed_in_an_article_is_struck_and_marked_and_no_place_is_lost() {
    let site = Site::default();
    let mut text: Vec<String> = (1..=5).map(paragraph).collect();
    text[0] = "The ferry leaves at six from the long quay.".to_owned();
    let other = item("Gull", "/2.html", &whole(&[paragraph(40), paragraph(41)]));
    let set = |text: &[String]| {
        let ferry = item("Ferry", "/1.html", &whole(text));
        site.set("/feed", feed("Tern", &[ferry, other.clone()]));
    };
    set(&text);
    let server = site.start();
    let home = home(&server, &["/feed"]);
    fetch(&home).fine();
    text[0] = "The ferry leaves at nine from the long quay.".to_owned();
    set(&text);
    assert!(fetch(&home).fine().contains("1 changed"));

    let mut pty = open(&home);
    pty.wait_for("leaves at nine");
    pty.send(b"X");
    pty.wait_for("leaves at sixnine from");
    let (row, column) = place_of(&pty, "sixnine");
    let cell = |at: u16| pty.screen().cell(row, column + at).unwrap();
    assert!(!cell(0).underline() && cell(3).underline(), "what came is underlined");
    pty.send(b"X");
    pty.wait_for("leaves at nine from");
    assert!(!pty.text().contains("sixnine"));
    // The other article was never changed, and says so.
    pty.send(b"JX");
    pty.wait_for("has not changed this article");
    pty.send(b"Q");
    assert!(pty.wait_exit().success());
}

fn place_of(pty: &Pty, text: &str) -> (u16, u16) {
    let screen = pty.text();
    let row = screen.lines().position(|line| line.contains(text)).unwrap();
    let line = screen.lines().nth(row).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count();
    (row as u16, column as u16)
}

//! Articles of which more comes later: `X` shows what their sites changed; of a
//! slow site the texts come of what was opened.

use crate::fetching::{
    DAY, Site, article, edition, feed, fetch, home, item, page, paragraph, summary, text, whole,
};
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

#[test]
fn of_a_slow_site_what_was_opened_is_fetched_whole_the_next_time_and_nothing_else() {
    let site = Site::default();
    let texts = [3, 8, 12].map(|number| vec![paragraph(number), paragraph(number + 1)]);
    let items = [("Ferry", "/1.html"), ("Gull", "/2.html"), ("Lamp", "/3.html")].iter().zip(&texts);
    let items: Vec<String> = items
        .map(|((title, path), text)| {
            site.set(path, page(title, "", text));
            item(title, path, &summary(&text[0]))
        })
        .collect();
    site.set("/feed", feed("Tern", &items));
    let server = site.start();
    let home = home(&server, &["/feed"]);
    let sources = home.path().join("config/newsprint/sources.toml");
    let file = std::fs::read_to_string(&sources).unwrap();
    std::fs::write(&sources, format!("{file}slow = \"on-opening\"\n")).unwrap();
    fetch(&home).fine();
    let first = edition(&home);
    assert!(!text(&first, "Gull").contains(&texts[1][1]));
    let id = article(&first, "Gull")["id"].clone();

    let mut pty = open(&home);
    pty.wait_for("Gull");
    pty.send(b"J");
    pty.wait_for(&texts[1][0][..30]);
    pty.send(b"Q");
    assert!(pty.wait_exit().success());

    fetch(&home).fine();
    let second = edition(&home);
    assert!(text(&second, "Gull").contains(&texts[1][1]), "{second:#}");
    assert_eq!(article(&second, "Gull")["id"], id, "what was read of it stays so");
    let asked = server.paths();
    assert!(!asked.iter().any(|path| path == "/3.html"), "{asked:?}");
}

fn place_of(pty: &Pty, text: &str) -> (u16, u16) {
    let screen = pty.text();
    let row = screen.lines().position(|line| line.contains(text)).unwrap();
    let line = screen.lines().nth(row).unwrap();
    let column = line[..line.find(text).unwrap()].chars().count();
    (row as u16, column as u16)
}

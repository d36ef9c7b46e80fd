//! A 数字报 that was saved, through the real program.

use std::fs;

use serde_json::Value;

use crate::support::program::{Home, Ran};

const PAGES: &str = "<a id=pageLink href=node_2.htm>第01版：要闻</a>\
    <a id=pageLink href=node_3.htm>第02版：国际</a>";

fn page(map: &str, list: &str) -> String {
    format!(
        "<html><head><title>河口日报数字报</title></head><body><MAP NAME=pagepicmap>{map}</MAP>\
         <img src=../../../page/b.jpg width=100 height=200 USEMAP=#pagepicmap>{list}{PAGES}</body>"
    )
}

fn article(title: &str, text: &str) -> String {
    format!(
        "<html><head><meta charset=gb2312></head><body><a href=#>放大</a><!--<npm:article-title>-->\
         {title}<!--</npm:article-title>--><!--<npm:article-author>-->本报记者 王小河\
         <!--</npm:article-author>--><!--enpcontent-->{text}<!--/enpcontent-->\
         <a href=x.htm>下一篇</a></body><!--enpproperty <founder-date>2022-08-19</founder-date>-->"
    )
}

/// A tree of the older kind, in GB18030, with a picture of the page and one
/// of an article.
fn home() -> Home {
    let home = Home::new();
    let gb = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let put = |name: &str, text: String| home.file(&format!("paper/{name}"), gb(&text));
    let map = "<Area coords=0,20,50,20,50,120,0,120 href=content_1.htm>\
               <Area coords=50,20,100,120 href=content_2.htm>";
    let list = "<a href=content_1.htm>新渠通水</a><a href=content_2.htm>老街亮灯</a>";
    put("html/2022-08/19/node_2.htm", page(map, list));
    put("html/2022-08/19/node_3.htm", page("", "<a href=content_3.htm>议会表决</a>"));
    let first = "<p>　　清晨，第一股水流过新渠的闸口。</p><img src=../../../res/1.jpg>";
    put("html/2022-08/19/content_1.htm", article("新渠通水", first));
    put("html/2022-08/19/content_2.htm", article("老街亮灯", "<p>书店开门了。\u{1b}[31m</p>"));
    put("html/2022-08/19/content_3.htm", article("议会表决", "<p>议会18日表决。</p>"));
    home.file("paper/page/b.jpg", "page");
    home.file("paper/res/1.jpg", "picture");
    home.file("secret.htm", article("秘密", "<p>秘密。</p>"));
    home
}

fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.fine()).unwrap()
}

fn titles(whole: &Value) -> Vec<String> {
    let articles = whole["articles"].as_array().unwrap().iter();
    articles.map(|a| format!("{} {}", a["page"], a["headline"]).replace('"', "")).collect()
}

const TITLES: [&str; 3] = ["01 新渠通水", "01 老街亮灯", "02 议会表决"];

#[test]
fn a_saved_tree_opens_by_its_folder_and_by_each_of_its_pages() {
    let home = home();
    let day = "paper/html/2022-08/19";
    for path in
        ["paper", day, "paper/html/2022-08/19/node_2.htm", "paper/html/2022-08/19/node_3.htm"]
    {
        let whole = json(home.run(&["inspect", path, "--json"]));
        assert_eq!(titles(&whole), TITLES, "{path}");
        assert_eq!((&whole["paper"], &whole["date"]), (&"河口日报".into(), &"2022-08-19".into()));
        let area = &whole["articles"][1]["regions"][0]["area"];
        assert_eq!((&area["x"], &area["w"]), (&0.5.into(), &0.5.into()));
        assert_eq!(whole["pages"][0]["image"], "page/b.jpg", "{path}");
    }
    let alone = json(home.run(&["inspect", "paper/html/2022-08/19/content_3.htm", "--json"]));
    assert_eq!(titles(&alone), ["02 议会表决"]);
}

#[test]
fn a_saved_page_is_printed_without_menus_and_controls() {
    let home = home();
    let out = home.run(&["print", "paper", "--width", "40"]).fine();
    assert!(out.contains("    清晨，第一股水流过新渠的闸口。"), "{out}");
    assert!(out.contains("本报记者 王小河") && out.contains("书店开门了。"), "{out}");
    for no in ["放大", "下一篇", "第02版", "\u{1b}", "\u{3000}\u{3000}"] {
        assert!(!out.contains(no), "{no:?} in {out}");
    }
}

#[test]
fn an_imported_issue_keeps_its_pictures_and_places() {
    let home = home();
    let said = home.run(&["import", "paper"]).fine();
    assert!(said.contains("河口日报 2022-08-19: imported\n"), "{said}");
    let kept = home.path().join("data/newsprint/library/河口日报/2022-08-19");
    assert_eq!(fs::read(kept.join("res/1.jpg")).unwrap(), b"picture");
    assert_eq!(fs::read(kept.join("page/b.jpg")).unwrap(), b"page");
    let saved = json(home.run(&["inspect", "paper", "--json"]));
    let whole = json(home.run(&["inspect", kept.to_str().unwrap(), "--json"]));
    assert_eq!(titles(&whole), TITLES);
    let all = |whole: &Value, name: &str| -> Vec<Value> {
        let articles = whole["articles"].as_array().unwrap();
        articles.iter().map(|article| article[name].clone()).collect()
    };
    assert_eq!(all(&saved, "id"), all(&whole, "id"));
    assert_eq!(all(&saved, "regions"), all(&whole, "regions"));
    assert_eq!(saved["furniture"], whole["furniture"]);
    let again = home.run(&["import", "paper/html/2022-08/19/node_2.htm"]).fine();
    assert!(again.contains("is in the library already"), "{again}");
    assert!(again.contains("from       paper/html/2022-08/19/node_2.htm\n"), "{again}");
}

#[test]
fn several_issues_are_imported_together_and_opened_one_by_one() {
    let home = home();
    let map = "<area coords=0,0,9,9 href=content_7.htm>";
    home.file("paper/html/2022-08/20/node_2.htm", page(map, ""));
    home.file("paper/html/2022-08/20/content_7.htm", article("雨", "<p>下雨了。</p>"));
    let ran = home.run(&["inspect", "paper"]);
    let said = ran.complaint(1);
    assert!(said.contains("not make one edition") && said.contains("19/node_2.htm"), "{said}");
    let out = home.run(&["import", "paper"]).fine();
    assert!(out.contains("河口日报 2022-08-19: imported"), "{out}");
    assert!(out.contains("河口日报 2022-08-20: imported"), "{out}");
}

#[test]
fn nothing_outside_the_tree_is_read() {
    let home = home();
    let map = "<area coords=0,0,9,9 href=../../../../secret.htm><area coords=0,0,9,9 \
               href=/secret.htm><area coords=0,0,9,9 href=link.htm>";
    home.file("paper/html/2022-08/19/node_2.htm", page(map, ""));
    #[cfg(unix)]
    std::os::unix::fs::symlink(
        home.path().join("secret.htm"),
        home.path().join("paper/html/2022-08/19/link.htm"),
    )
    .unwrap();
    for path in ["paper", "paper/html/2022-08/19/node_2.htm"] {
        let ran = home.run(&["inspect", path, "--json"]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(!ran.out.contains("秘密"), "{}", ran.out);
        assert!(ran.out.contains("are missing on page 01"), "{}", ran.out);
    }
}

/// A tree whose pages and articles have folders of their own.
fn parted_home() -> Home {
    let home = Home::new();
    let list =
        "<ul class=news-list><li><a href=../../../content/202208/19/content_1.html>新渠通水</a>";
    let page = "<html><head><meta charset=utf-8><title>河口日报</title></head><body><map name=PagePicMap>\
                <area coords=0,0,9,9 href=../../../content/202208/19/content_1.html></map>\
                <img usemap=#PagePicMap src=../../../pic/b.jpg width=10 height=10><p class=ban>第01版：\
                要闻</p><a href=node_01.html>01版：要闻</a>";
    let text = "<html><head><meta charset=utf-8><title>新渠通水</title></head><body><h1>新渠通水</h1>\
                <div id=ozoom><p>清晨，水流过新渠的闸口。</p></div></body></html>";
    home.file("pc/layout/202208/19/node_01.html", format!("{page}{list}</ul></body></html>"));
    home.file("pc/content/202208/19/content_1.html", text);
    home.file("pc/pic/b.jpg", "picture");
    home
}

#[test]
fn a_folder_of_the_day_reaches_what_lies_beside_it() {
    let home = parted_home();
    for path in
        ["pc", "pc/layout/202208/19", "pc/content/202208/19", "pc/content/202208/19/content_1.html"]
    {
        let whole = json(home.run(&["inspect", path, "--json"]));
        assert_eq!(titles(&whole), ["01 新渠通水"], "{path}");
        assert_eq!((&whole["paper"], &whole["date"]), (&"河口日报".into(), &"2022-08-19".into()));
        let last = whole["articles"][0]["blocks"].as_array().and_then(|blocks| blocks.last());
        assert_eq!(last.unwrap()["text"], "清晨，水流过新渠的闸口。", "{path}");
    }
}

#[test]
fn a_page_by_itself_says_what_is_not_with_it_and_nothing_of_itself() {
    let list = "<p class=ban>第01版：要闻</p><a href=content_1.htm>新渠通水</a>\
                <a href=content_2.htm>老街亮灯</a>";
    let ran = Home::new().feed(&["inspect", "-", "--json"], &page("", list));
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(titles(&whole), ["01 新渠通水", "01 老街亮灯"]);
    let last = whole["articles"][0]["blocks"].as_array().and_then(|blocks| blocks.last());
    let gap = last.unwrap()["text"].as_str().unwrap();
    assert!(gap.ends_with("not saved with the page: content_1.htm"), "{gap}");
    let warnings = whole["warnings"].to_string();
    assert!(warnings.contains("node_3.htm"), "{warnings}");
    assert!(!warnings.contains("node_2.htm"), "{warnings}");
}

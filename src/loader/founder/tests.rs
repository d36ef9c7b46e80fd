//! Issues as they are saved, whole and with holes.

use std::collections::BTreeMap;

use super::*;
use crate::model::{Block, BlockKind, HeadRole, Kind};
use crate::words::InEnglish;

/// A saved tree in memory.
#[derive(Default)]
struct Disk(BTreeMap<String, Vec<u8>>);

const DAY: &str = "html/2022-08/19";

impl Disk {
    fn put(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.as_bytes().to_vec());
        self
    }

    /// A page that lists two pages, with a map of articles and their titles.
    fn page(self, file: &str, own: &str, articles: &[(&str, &str, &str)]) -> Self {
        let map = articles
            .iter()
            .filter(|(.., at)| !at.is_empty())
            .map(|(to, _, at)| format!("<Area coords={at} shape=polygon href={to}>"));
        let list = articles.iter().map(|(to, title, _)| format!("<li><a href={to}>{title}</a>"));
        let (map, list): (String, String) = (map.collect(), list.collect());
        let text = format!(
            "<title>河口日报数字报</title><MAP NAME=pagepicmap>{map}</MAP><img src=../../../page/{own}.jpg \
             usemap=#pagepicmap width=100 height=200><td>{own}</td><ul>{list}</ul><a id=pageLink \
             href=node_2.htm>第01版：要闻</a><a id=pageLink href=node_3.htm>第02版：国际</a>"
        );
        self.put(&format!("{DAY}/{file}"), &text)
    }

    fn article(self, file: &str, title: &str, text: &str) -> Self {
        let html = format!(
            "<title>{title}--河口日报</title><a href=node_2.htm>第01版：要闻</a><h1>{title}</h1><div \
             id=ozoom><!--enpcontent-->{text}<!--/enpcontent--></div><a>下一篇</a>"
        );
        self.put(&format!("{DAY}/{file}"), &html)
    }

    fn load(&self, start: &str, all: bool) -> Result<Loaded, LoadError> {
        let starts = [format!("{DAY}/{start}")];
        let files: Vec<String> = if all { self.0.keys().cloned().collect() } else { Vec::new() };
        let mut read = |path: &str| {
            self.0.get(path).cloned().ok_or_else(|| OpenError::Missing { path: path.to_owned() })
        };
        let has = |path: &str| self.0.contains_key(path);
        let (place, size) = ("", |_: &str| None);
        let (starts, files) = (starts.as_slice(), files.as_slice());
        let tree = SavedTree {
            place,
            origin: None,
            starts,
            files,
            read: &mut read,
            has: &has,
            size: &size,
        };
        load_issue(tree, &Hint { name: "d".into(), ..Hint::default() })
    }
}

fn issue() -> Disk {
    Disk::default()
        .page(
            "node_2.htm",
            "第01版：要闻",
            &[
                ("content_1.htm", "新渠通水", "0,20,50,20,50,120,0,120"),
                ("content_2.htm", "短评", "60,20,100,80"),
                ("content_3.htm", "议会表决", ""),
            ],
        )
        .page("node_3.htm", "第02版：国际", &[("content_3.htm", "议会表决", "0,0,100,100")])
        .article("content_1.htm", "新渠通水", "<p>清晨，水到了。</p>")
        .article("content_2.htm", "短评：把好事办到底", "<p>通水只是第一步。</p>")
        .article("content_3.htm", "议会表决", "<p>议会18日表决。</p>")
        .put("page/第01版：要闻.jpg", "jpg")
}

/// Pages with their articles, as `id name: title, title`.
fn plan(loaded: &Loaded) -> Vec<String> {
    let pages = loaded.edition.pages.iter().enumerate();
    pages
        .map(|(at, page)| {
            let own = loaded.edition.articles.iter().filter(|article| article.page == Some(at));
            let titles: Vec<&str> = own.map(|article| article.title().as_str()).collect();
            format!("{} {}: {}", page.id, page.name, titles.join(", "))
        })
        .collect()
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    loaded.edition.warnings.iter().map(InEnglish::told).collect()
}

fn body(loaded: &Loaded, article: usize) -> Vec<Block> {
    loaded.bodies[article].all_blocks().collect()
}

const PLAN: [&str; 2] = ["01 要闻: 新渠通水, 短评：把好事办到底", "02 国际: 议会表决"];

#[test]
fn an_issue_opens_from_any_of_its_pages() {
    for start in ["node_2.htm", "node_3.htm"] {
        let loaded = issue().load(start, false).unwrap();
        assert_eq!(plan(&loaded), PLAN, "{start}");
        let edition = &loaded.edition;
        assert_eq!(edition.key().as_str(), "河口日报@2022-08-19");
        assert_eq!(edition.pages[0].image.as_deref(), Some("page/第01版：要闻.jpg"));
        assert_eq!(edition.pages[1].image, None);
        let sections: Vec<_> = edition.sections.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(sections, ["要闻", "国际"]);
        assert_eq!(warnings(&loaded), [""; 0]);
        let region = &edition.articles[1].regions[0];
        let area = region.area.unwrap();
        assert_eq!((region.page.as_str(), area.x, area.y), ("01", 0.6, 0.1));
        assert_eq!(body(&loaded, 2)[0].plain(), "议会18日表决。");
        let rest: Vec<_> = loaded.furniture.iter().map(Block::plain).collect();
        assert_eq!(rest.iter().filter(|text| text.contains("第01版：要闻")).count(), 2, "{rest:?}");
        assert!(rest.contains(&"下一篇".to_owned()), "{rest:?}");
    }
}

#[test]
fn what_is_missing_is_named_and_the_rest_opens() {
    let mut disk = issue();
    disk.0.remove(&format!("{DAY}/content_1.htm"));
    disk.0.remove(&format!("{DAY}/node_3.htm"));
    let loaded = disk.load("node_2.htm", false).unwrap();
    assert_eq!(plan(&loaded), ["01 要闻: 新渠通水, 短评：把好事办到底, 议会表决"]);
    assert!(matches!(&body(&loaded, 0)[..], [Block { kind: BlockKind::Gap(_), .. }]));
    assert_eq!(loaded.edition.articles[0].regions.len(), 1);
    let said = warnings(&loaded).join("\n");
    assert!(said.contains("02 国际 (html/2022-08/19/node_3.htm)"), "{said}");
    assert!(said.contains("page 01: html/2022-08/19/content_1.htm: there is no such"), "{said}");
}

#[test]
fn an_article_that_no_page_lists_stands_on_the_page_that_it_names() {
    let mut disk = issue();
    disk.0.remove(&format!("{DAY}/node_3.htm"));
    let stray = "<title>球赛--河口日报</title><td>第03版：体育</td><a href=node_2.htm>第01版：要闻</a>\
                 <h1>球赛</h1><div id=ozoom><p>二比一。</p></div>";
    let disk = disk.put(&format!("{DAY}/content_9.htm"), stray);
    let loaded = disk.load("node_2.htm", true).unwrap();
    assert_eq!(plan(&loaded)[1..], ["03 体育: 球赛"]);
    assert!(warnings(&loaded).join("\n").contains("content_9.htm"));
}

#[test]
fn an_article_by_itself_is_one_with_the_page_that_shows_it() {
    let loaded = issue().load("content_3.htm", true).unwrap();
    assert_eq!(plan(&loaded), ["02 国际: 议会表决"]);
    assert_eq!(loaded.edition.articles[0].regions.len(), 1);
    let alone = issue().load("content_3.htm", false).unwrap();
    assert_eq!(alone.edition.articles.len(), 1);
    assert_eq!(alone.edition.paper.title.as_str(), "河口日报");
}

#[test]
fn a_page_by_itself_keeps_the_titles() {
    let page = &issue().0[&format!("{DAY}/node_2.htm")];
    let hint = Hint { name: "node_2.htm".into(), ..Hint::default() };
    let loaded = load(page, &hint).unwrap();
    assert_eq!(plan(&loaded), ["01 要闻: 新渠通水, 短评, 议会表决"]);
    assert!(warnings(&loaded).join("\n").contains("3 articles are missing on page 01"));
    assert_eq!(crate::loader::sniff(page, "x.htm"), Ok(crate::input::Format::Founder));
}

#[test]
fn pictures_that_were_not_saved_leave_their_words() {
    let text = "<p>水到了。</p><img src=../../../res/1.jpg><img src=../../../res/2.jpg alt=闸口>";
    let disk = issue().article("content_1.htm", "新渠通水", text).put("res/1.jpg", "jpg");
    let loaded = disk.load("node_2.htm", false).unwrap();
    let images: Vec<_> = body(&loaded, 0)
        .into_iter()
        .filter_map(|block| match block.kind {
            BlockKind::Figure { image, alt, .. } => Some((image.is_some(), alt.into_string())),
            _ => None,
        })
        .collect();
    assert_eq!(images, [(true, String::new()), (false, "闸口".to_owned())]);
    assert!(warnings(&loaded)[0].contains("not saved with the pages: res/2.jpg"));
}

#[test]
fn an_article_that_is_a_picture_is_told_as_such() {
    let text = "<img src=../../../res/1.jpg>";
    let disk = issue().article("content_1.htm", "晨", text).put("res/1.jpg", "jpg");
    let loaded = disk.load("node_2.htm", false).unwrap();
    assert_eq!(loaded.edition.articles[0].kind, Kind::Photo);
    assert_eq!(loaded.edition.articles[0].line(HeadRole::Headline).unwrap().as_str(), "晨");
}

#[test]
fn nothing_to_read_is_said_in_one_line() {
    let error = Disk::default().load("node_2.htm", false).unwrap_err().told();
    assert!(error.starts_with("d:1:1: found html/2022-08/19/node_2.htm: there is no"), "{error}");
    let empty = Disk::default().put(&format!("{DAY}/node_2.htm"), "<a id=pageLink>");
    assert!(matches!(empty.load("node_2.htm", false), Err(LoadError::Empty { .. })));
    let hint = Hint { encoding: Some("nonsense".into()), ..Hint::default() };
    assert!(matches!(load(b"<a id=pageLink>", &hint), Err(LoadError::Encoding { .. })));
}

#[test]
fn an_ordinary_page_of_the_web_is_none_of_a_paper() {
    for page in [
        "<html><body><article><h1>Ferry</h1><p>The founder-owner of pagepicmap.</p></article>",
        "<html><a href=node_1.htm>next</a><map><area coords=1,2,3,4 href=/></map>",
        "<html><div id=zoom><!--enpcontent--><p>x</p><!--/enpcontent--></div>",
    ] {
        assert!(!is_founder(page.as_bytes()), "{page}");
    }
    for page in [
        "<html><!--<npm:article-title>-->x",
        "<SCRIPT id=oMapScript for=pagepicmap>",
        "<a href=nw.D110000hekourb_20220819_1-01.htm>",
        "<DIV id=\"ozoom\">",
        "<area shape=polygon coords=\"1,2,3,4\" href=c1.html><a href=node_2.html>",
    ] {
        assert!(is_founder(page.as_bytes()), "{page}");
    }
}

#[test]
fn a_page_that_was_saved_empty_does_not_end_the_program() {
    let empty = Disk::default().put(&format!("{DAY}/node_2.htm"), "").load("node_2.htm", true);
    let told = empty.unwrap_err().told();
    assert!(told.starts_with("d: ") && !told.contains('\n'), "{told}");
    let disk =
        issue().put(&format!("{DAY}/node_9.htm"), "").put(&format!("{DAY}/content_9.htm"), "");
    let loaded = disk.load("node_2.htm", true).unwrap();
    assert!(!loaded.edition.articles.is_empty());
    let article = "<title>短评</title><h1>短评</h1><div id=ozoom></div>";
    let alone = Disk::default().put(&format!("{DAY}/content_1.htm"), article);
    assert_eq!(alone.load("content_1.htm", true).unwrap().edition.articles.len(), 1);
}

/// A jump from page 01 to page 02; `far` is what stands there under its title.
fn jumping(end: &str, far: &[(&str, &str)]) -> Loaded {
    let listed: Vec<(String, &str, &str)> = far
        .iter()
        .enumerate()
        .map(|(at, (title, _))| (format!("content_{}.htm", at + 5), *title, "0,0,100,100"))
        .collect();
    let entries: Vec<(&str, &str, &str)> =
        listed.iter().map(|(file, title, at)| (&**file, *title, *at)).collect();
    let mut disk = Disk::default()
        .page("node_2.htm", "第01版：要闻", &[("content_1.htm", "新渠通水", "0,0,50,50")])
        .page("node_3.htm", "第02版：国际", &entries)
        .article("content_1.htm", "新渠通水", end);
    for ((title, text), (file, ..)) in far.iter().zip(&listed) {
        disk = disk.article(file, title, text);
    }
    disk.load("node_2.htm", false).unwrap()
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    body(loaded, article).iter().map(Block::plain).collect()
}

#[test]
fn two_ends_of_a_jump_are_one_article_with_both_places() {
    let near = "<p>水到了。</p><p>（下转第02版）</p>";
    let far = [("别的", "<p>别的事。</p>"), ("新渠通水", "<p>（上接第01版）</p><p>村民来看。</p>")];
    let loaded = jumping(near, &far);
    assert_eq!(plan(&loaded), ["01 要闻: 新渠通水", "02 国际: 别的"]);
    assert_eq!(texts(&loaded, 0), ["水到了。", "村民来看。"]);
    let pages: Vec<&str> =
        loaded.edition.articles[0].regions.iter().map(|region| &*region.page).collect();
    assert_eq!(pages, ["01", "02"]);
    let rest: String = loaded.furniture.iter().map(Block::plain).collect();
    assert!(rest.contains("（下转第02版）") && rest.contains("（上接第01版）"), "{rest}");
}

#[test]
fn a_notice_inside_of_a_paragraph_and_another_title_are_put_aside() {
    let near = "<p>水到了，<b>人</b>也（下转第二版）</p>";
    let far = [
        ("村民来看新渠", "<p>（上接第一版《新渠通水》）都到了。</p>"),
        ("球赛", "<p>二比一。</p>"),
    ];
    let loaded = jumping(near, &far);
    assert_eq!(plan(&loaded), ["01 要闻: 新渠通水", "02 国际: 球赛"]);
    assert_eq!(texts(&loaded, 0), ["水到了，人也都到了。"]);
    let rest: String = loaded.furniture.iter().map(Block::plain).collect();
    assert!(rest.contains("村民来看新渠"), "{rest}");
}

#[test]
fn a_jump_whose_other_end_is_not_there_stays_as_it_is() {
    let near = "<p>水到了。</p><p>（下转第02版）</p>";
    let loaded = jumping(near, &[("球赛", "<p>二比一。</p>")]);
    assert_eq!(texts(&loaded, 0), ["水到了。", "（下转第02版）"]);
    // Two that could both be it are not guessed at.
    let twice =
        [("甲", "<p>（上接第01版）</p><p>一。</p>"), ("乙", "<p>（上接第01版）</p><p>二。</p>")];
    assert_eq!(jumping(near, &twice).edition.articles.len(), 3);
}

#[test]
fn places_are_shares_of_the_pictures_own_size_where_the_page_does_not_say_it() {
    let page = "<map><area coords=10,10,60,60 href=content_1.htm><area coords=10,70,90,90 href=content_2.htm>\
                </map><img usemap=#m src=b.jpg>";
    let disk = Disk::default()
        .put("node_2.htm", page)
        .put("content_1.htm", "<h1>一</h1><div id=ozoom><p>一。</p></div>")
        .put("content_2.htm", "<h1>二</h1><div id=ozoom><p>二。</p></div>");
    let area = |known: Option<(u32, u32)>| {
        let mut read = |path: &str| {
            disk.0.get(path).cloned().ok_or_else(|| OpenError::Missing { path: path.to_owned() })
        };
        let tree = SavedTree {
            place: "",
            origin: None,
            starts: &["node_2.htm".to_owned()],
            files: &[],
            read: &mut read,
            has: &|_| true,
            size: &|path| known.filter(|_| path == "b.jpg"),
        };
        let loaded = load_issue(tree, &Hint::default()).unwrap();
        loaded.edition.articles[0].regions[0].area.unwrap()
    };
    let near = |a: f32, b: f32| (a - b).abs() < 0.001;
    let whole = area(Some((200, 100)));
    assert!(near(whole.x, 0.05) && near(whole.w, 0.25) && near(whole.y, 0.1), "{whole:?}");
    // Else the margins are alike, as far as margins go.
    let guessed = area(None);
    assert!(near(guessed.x, 10.0 / 94.5) && near(guessed.y, 10.0 / 94.5), "{guessed:?}");
}

#[test]
fn a_list_of_the_whole_issue_parts_the_articles_by_its_headings() {
    let tree = "<title>河口日报数字报</title><div id=webtree><dl><dt><a href=node_2.htm>第01版：要闻</a></dt><dd><ul><li><a \
                href=content_1.htm>新渠通水</a></ul></dd></dl><dl><dt><a href=node_3.htm>第02版：国际</a></dt><dd><ul>\
                <li><a href=content_2.htm>议会表决</a><li><a href=content_3.htm>球赛</a></ul></dd></dl></div>";
    let disk = Disk::default()
        .put(&format!("{DAY}/node_2.htm"), tree)
        .article("content_1.htm", "新渠通水", "<p>一。</p>")
        .article("content_2.htm", "议会表决", "<p>二。</p>")
        .article("content_3.htm", "球赛", "<p>三。</p>");
    let loaded = disk.load("node_2.htm", false).unwrap();
    assert_eq!(plan(&loaded), ["01 要闻: 新渠通水", "02 国际: 议会表决, 球赛"]);
    // The page itself is not there, its articles are.
    assert!(warnings(&loaded).join("\n").contains("02 国际"), "{:?}", warnings(&loaded));
}

#[test]
fn a_page_that_says_another_encoding_than_it_is_in_is_read_as_what_it_is() {
    let html = "<meta charset=gb2312><title>新渠通水</title><h1>新渠通水，下游三县用水有了保障</h1><div id=ozoom>\
                <p>清晨，水到了。</p></div>";
    let loaded = load(html.as_bytes(), &Hint::default()).unwrap();
    assert_eq!(texts(&loaded, 0), ["清晨，水到了。"]);
}

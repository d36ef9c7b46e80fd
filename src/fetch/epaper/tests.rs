//! Sites of each generation, in memory: who asks for what, and what comes of
//! it. Nothing here opens a socket.

use std::collections::{BTreeMap, HashSet};
use std::sync::Mutex;

use super::*;
use crate::fetch::Crew;
use crate::fetch::web::WebDocument;
use crate::model::{BlockKind, HeadRole, Part, WarningKind};

const HOST: &str = "http://hekou.example";

/// A site, and what it was asked for.
#[derive(Default)]
struct Site {
    files: BTreeMap<String, String>,
    asked: Mutex<Vec<String>>,
    shuts_out: bool,
}

/// What a test wishes.
struct Want {
    day: (i16, i8, i8),
    is_dated: bool,
    titles_only: bool,
    home: HashSet<String>,
}

impl Default for Want {
    fn default() -> Self {
        Self { day: (2026, 11, 28), is_dated: false, titles_only: false, home: HashSet::new() }
    }
}

impl Site {
    fn put(mut self, path: &str, text: impl Into<String>) -> Self {
        self.files.insert(path.to_owned(), text.into());
        self
    }

    fn take(&self, entry: &str, want: &Want) -> Result<Taken, FetchError> {
        let ask = |url: &Url, _: Purpose| {
            let target = url.as_str().trim_start_matches(HOST).to_owned();
            self.asked.lock().unwrap().push(target.clone());
            if self.shuts_out {
                return Err(WebError::NotLetIn { status: 403 });
            }
            let text = self.files.get(&target).ok_or(WebError::Gone { status: 404 })?;
            let (url, bytes) = (url.clone(), text.clone().into_bytes());
            Ok(WebDocument {
                url,
                media_type: None,
                charset: None,
                bytes,
                validators: super::super::web::Validators::default(),
                has_moved: false,
            })
        };
        let (y, m, d) = want.day;
        let has = |url: &str| want.home.contains(url);
        let crew = Crew::new(4);
        let wish = Wish {
            crew: &crew,
            day: jiff::civil::date(y, m, d),
            is_dated: want.is_dated,
            facsimiles: false,
            encoding: None,
            titles_only: want.titles_only,
            has: &has,
        };
        fetch(&Url::parse(&format!("{HOST}{entry}")).unwrap(), &wish, &ask)
    }

    /// The addresses that were asked for more than once.
    fn asked_twice(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        let mut seen = HashSet::new();
        asked.iter().filter(|path| !seen.insert(*path)).cloned().collect()
    }
}

/// Pages with their articles, as `id name: title, title`.
fn plan(taken: &Taken) -> Vec<String> {
    let pages = taken.pages.iter().enumerate().map(|(at, page)| {
        let own = taken.articles.iter().filter(|article| article.page == Some(at));
        let titles: Vec<&str> = own.map(|article| article.article.title().as_str()).collect();
        format!("{} {}: {}", page.id, page.name, titles.join(", "))
    });
    pages.collect()
}

fn text(taken: &Taken, title: &str) -> Vec<String> {
    let found = taken.articles.iter().find(|a| a.article.title().as_str() == title).unwrap();
    found.body.blocks().iter().map(crate::model::Block::plain).collect()
}

/// An issue of the classic system: page 01 with two articles, of which the
/// first goes on on page 03; page 02 is not there.
fn classic(day: &str) -> Site {
    let node = |no: &str, name: &str, articles: &[(&str, &str)]| {
        let entry = |(to, title): &(&str, &str)| format!("<li><a href={to}>{title}</a>");
        let list = articles.iter().map(entry).collect::<Vec<_>>().concat();
        let place = |(at, (to, _)): (usize, &(&str, &str))| {
            format!("<area coords=0,{},100,{} href={to}>", at * 50, at * 50 + 50)
        };
        let map = articles.iter().enumerate().map(place).collect::<Vec<_>>().concat();
        let date = day.replace('/', "-");
        format!(
            "<title>河口日报数字报</title><map name=pagepicmap>{map}</map><img src=b{no}.jpg width=100 \
             height=100 usemap=#pagepicmap><td>第{no}版：<b>{name}</b></td><a id=pageLink href=node_2.htm>\
             第01版：要闻</a><a id=pageLink href=node_3.htm>第02版：国际</a><a id=pageLink href=node_4.htm>\
             第03版：社会</a>{list}<!--enpproperty <founder-date>{date}</founder-date> /enpproperty-->"
        )
    };
    let article = |title: &str, text: &str| {
        format!(
            "<title>{title}--河口日报</title><h1>{title}</h1><div id=ozoom><!--enpcontent-->{text}\
             <!--/enpcontent--></div>"
        )
    };
    let at = |file: &str| format!("/html/{day}/{file}");
    Site::default()
        .put(
            "/paperindex.htm",
            format!("<META HTTP-EQUIV=REFRESH CONTENT='0; URL=html/{day}/node_2.htm'>"),
        )
        .put(
            &at("node_2.htm"),
            node("01", "要闻", &[("content_1.htm", "新渠通水"), ("content_2.htm", "短评")]),
        )
        .put(
            &at("node_4.htm"),
            node("03", "社会", &[("content_4.htm", "新渠通水"), ("content_5.htm", "灯亮了")]),
        )
        .put(&at("content_1.htm"), article("新渠通水", "<P>水到了，</P><P>（下转第03版）</P>"))
        .put(&at("content_2.htm"), article("短评", "<p>通水只是第一步。</p>"))
        .put(&at("content_4.htm"), article("新渠通水", "<P>（上接第01版）</P><P>村民来看。</P>"))
        .put(
            &at("content_5.htm"),
            article("灯亮了", "<p>老街的灯又亮了。</p><img src=../../../res/1.jpg>"),
        )
}

#[test]
fn a_classic_site_gives_its_issue_with_the_gap_told_and_each_address_asked_once() {
    let site = classic("2026-11/28");
    let taken = site.take("/paperindex.htm", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 新渠通水, 短评", "03 社会: 灯亮了"]);
    assert_eq!(
        (taken.paper.title.as_str(), taken.day),
        ("河口日报", Some(jiff::civil::date(2026, 11, 28)))
    );
    assert_eq!(text(&taken, "新渠通水"), ["水到了，村民来看。"]);
    let joined = &taken.articles[0].article;
    let parts: Vec<(&str, Part)> = joined.regions.iter().map(|r| (&*r.page, r.part)).collect();
    assert_eq!(parts, [("01", Part::Body), ("03", Part::Jump)]);
    assert_eq!(taken.articles[0].key, format!("{HOST}/html/2026-11/28/content_1.htm"));
    let image = taken.articles[2].body.blocks().iter().find_map(|block| match &block.kind {
        BlockKind::Figure { image, .. } => image.clone(),
        _ => None,
    });
    assert_eq!(image.unwrap().as_str(), format!("{HOST}/res/1.jpg"));
    let is_gap = |w: &crate::model::Warning| matches!(w.kind, WarningKind::PageMissing { .. });
    assert_eq!(taken.warnings.iter().filter(|warning| is_gap(warning)).count(), 1);
    assert_eq!(taken.warnings.len(), 1, "{:?}", taken.warnings);
    assert_eq!(site.asked_twice(), [""; 0]);
    assert!(taken.pages.iter().all(|page| page.image.is_none()), "facsimiles were not asked for");
}

#[test]
fn yesterdays_issue_is_taken_and_said_to_be_that() {
    let taken = classic("2026-11/27").take("/paperindex.htm", &Want::default()).unwrap();
    let WarningKind::NotOutYet { wanted, day } = &taken.warnings[0].kind else {
        panic!("{:?}", taken.warnings)
    };
    assert_eq!((wanted.as_str(), day.as_str()), ("2026-11-28", "2026-11-27"));
}

#[test]
fn a_day_that_was_asked_for_is_found_by_its_address_or_the_days_that_are_there_are_named() {
    let mut site = classic("2026-11/28");
    site.files
        .extend(classic("2026-11/26").files.into_iter().filter(|(path, _)| path.contains("26/")));
    let dated = |day| Want { day: (2026, 11, day), is_dated: true, ..Want::default() };
    let taken = site.take("/paperindex.htm", &dated(26)).unwrap();
    assert_eq!(taken.day, Some(jiff::civil::date(2026, 11, 26)));
    assert_eq!(plan(&taken).len(), 2);
    let error = site.take("/paperindex.htm", &dated(20)).unwrap_err();
    let FetchError::NotThatDay { found, .. } = error else { panic!("{error:?}") };
    assert_eq!(found, [jiff::civil::date(2026, 11, 28)]);
}

#[test]
fn what_is_at_home_is_not_asked_for_again() {
    let site = classic("2026-11/28");
    let files = site.files.keys().filter(|path| path.contains("content"));
    let mut home: HashSet<String> = files.map(|path| format!("{HOST}{path}")).collect();
    let taken =
        site.take("/paperindex.htm", &Want { home: home.clone(), ..Want::default() }).unwrap();
    assert!(taken.is_unchanged && taken.articles.is_empty());
    assert!(!site.asked.lock().unwrap().iter().any(|path| path.contains("content")));
    home.remove(&format!("{HOST}/html/2026-11/28/content_2.htm"));
    let taken = site.take("/paperindex.htm", &Want { home, ..Want::default() }).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 新渠通水, 短评", "03 社会: 灯亮了"]);
}

#[test]
fn of_a_site_that_wants_long_pauses_the_titles_can_be_had() {
    let site = classic("2026-11/28");
    let want = Want { titles_only: true, ..Want::default() };
    let taken = site.take("/paperindex.htm", &want).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 新渠通水, 短评", "03 社会: 新渠通水, 灯亮了"]);
    assert!(taken.articles.iter().all(|article| !article.is_whole));
    assert!(!site.asked.lock().unwrap().iter().any(|path| path.contains("content")));
    assert_eq!(taken.warnings.len(), 1, "{:?}", taken.warnings);
}

#[test]
fn a_site_that_shuts_us_out_says_so_and_one_without_pages_is_no_empty_edition() {
    let site = Site { shuts_out: true, ..classic("2026-11/28") };
    let error = site.take("/paperindex.htm", &Want::default()).unwrap_err();
    assert!(
        matches!(error, FetchError::ShutOut { status: 403, has_agent: false, .. }),
        "{error:?}"
    );
    let moved =
        Site::default().put("/pc/layout/index.html", "<title>河口日报</title><p>改版了</p>");
    let error = moved.take("/pc/layout/index.html", &Want::default()).unwrap_err();
    assert!(matches!(error, FetchError::NoArticles { .. }), "{error:?}");
    let circle = Site::default().put("/a.htm", "<meta http-equiv=refresh content='0;url=a.htm'>");
    assert!(circle.take("/a.htm", &Want::default()).is_err());
}

#[test]
fn the_newer_system_is_entered_by_the_list_of_its_pages() {
    let node = |no: &str, own: &str| {
        format!(
            "<title>河口日报</title><map><area coords=10,10,90,90 href=../../../content/202611/28/{own}></map><img \
             usemap=#m src=/pc/pic/{no}.jpg><a href=node_01.html>01版：要闻</a><a href=node_02.html>02版：国际\
             </a><ul class=news-list><li><a href=../../../content/202611/28/{own}>题{no}</a></ul>\
             <a href=../27/node_01.html>上一期</a>"
        )
    };
    let article = "<h1>题</h1><table class=pci_c><tr><td><img src=/p.jpg></td></tr><tr><td><p>闸口。</p></td></tr>\
                   </table><div id=ozoom><p>　　水到了。</p></div>";
    let site = Site::default()
        .put(
            "/pc/layout/index.html",
            "<ul id=list><li><a href='202611/28/node_01.html'>第01版 要闻</a></li><li><a \
             href='202611/28/node_02.html'>第02版 国际</a></li></ul>",
        )
        .put("/pc/layout/202611/28/node_01.html", node("01", "content_1.html"))
        .put("/pc/layout/202611/28/node_02.html", node("02", "content_2.html"))
        .put("/pc/content/202611/28/content_1.html", article)
        .put("/pc/content/202611/28/content_2.html", article);
    let taken = site.take("/pc/layout/index.html", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 题", "02 国际: 题"]);
    let BlockKind::Figure { caption, .. } = &taken.articles[0].body.blocks()[0].kind else {
        panic!()
    };
    assert_eq!(caption.text.as_str(), "闸口。");
    assert_eq!(site.asked_twice(), [""; 0]);
    assert!(!site.asked.lock().unwrap().iter().any(|path| path.contains("/27/")));
}

#[test]
fn the_system_of_paperindex_is_followed_whatever_letters_its_names_have() {
    let page = "<title>河口日报 -01版:头版-2026年11月28日</title><LI>[<A href=Page01NU.htm>01</A>]:<A \
                href=Page01NU.htm>头版</A><LI>[<A href=Page02NU.htm>02</A>]:<A href=Page02NU.htm>要闻</A><LI><A \
                href=Page02NU.htm>下一版</A>";
    let list = |to: &str, title: &str| {
        format!("{page}<UL id=newslist><LI><A href=# daoxiang={to}>{title}</A></UL>")
    };
    let article = |title: &str| {
        format!(
            "<title>河口日报 -01版-2026年11月28日--{title}</title><h1>{title}</h1><span id=contenttext>　　一。<br>　　二。</span>"
        )
    };
    let site = Site::default()
        .put(
            "/content/PaperIndex.htm",
            "<meta http-equiv=refresh content='0; URL=20261128/IssueIndex.htm'>",
        )
        .put(
            "/content/20261128/IssueIndex.htm",
            "<meta http-equiv=refresh content='0; URL=Page01NU.htm'>",
        )
        .put("/content/20261128/Page01NU.htm", list("Articel01002MT.htm", "新渠通水"))
        .put("/content/20261128/Page02NU.htm", list("Articel02002MT.htm", "老街"))
        .put("/content/20261128/Articel01002MT.htm", article("新渠通水"))
        .put("/content/20261128/Articel02002MT.htm", article("老街"));
    let taken = site.take("/content/PaperIndex.htm", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 头版: 新渠通水", "02 要闻: 老街"]);
    assert_eq!(taken.paper.title.as_str(), "河口日报");
    assert_eq!(text(&taken, "老街"), ["一。", "二。"]);
}

#[test]
fn a_portals_list_is_an_issue_by_printed_page() {
    let list = |no: &str, id: &str| {
        format!(
            "<h3><span class=page_notation><em>{no}</em>면</span></h3> <ul class=newspaper_article_lst><li><a \
             href='{HOST}/article/newspaper/1/{id}?date=20261128'><strong>제목 {no}</strong><p>앞</p></a></li></ul>"
        )
    };
    let article = "<h2 id=title_area><span>제목</span></h2><em class=media_end_head_journalist_name>홍길동 기자</em>\
                   <article id=dic_area>하나.<br><br>둘.</article>";
    let site = Site::default()
        .put(
            "/press/1/newspaper",
            format!("<title>하구신문</title>{}{}", list("A1", "01"), list("A2", "02")),
        )
        .put("/article/newspaper/1/01", article)
        .put("/article/newspaper/1/02", article);
    let taken = site.take("/press/1/newspaper", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["A1 : 제목", "A2 : 제목"]);
    assert_eq!(taken.day, Some(jiff::civil::date(2026, 11, 28)));
    assert_eq!(text(&taken, "제목"), ["하나.", "둘."]);
    let by = taken.articles[0].article.line(HeadRole::Byline).unwrap();
    assert_eq!(by.as_str(), "홍길동 기자");
}

#[test]
fn answers_in_json_are_asked_for_where_a_page_is_but_a_script() {
    let shell = "<title>河口日报</title><script src=index.js></script><div id=app></div>";
    let page = |no: &str, ids: &str| {
        format!(
            r#"{{"object":{{"page":{{"pnumber":"{no}","pname":"要闻"}},"pagelist":[{{"pnumber":"01","pname":"要闻"}},
            {{"pnumber":"02","pname":"国际"}}],"articlelist":[{ids}]}}}}"#
        )
    };
    let article = |id: u8| {
        format!(
            r#"{{"object":{{"article":{{"id":{id},"title":"题{id}","content":"　　一。<br/>　　二。"}}}}}}"#
        )
    };
    let journal = Site::default()
        .put("/html/journal/default.html?code=hkb", shell)
        .put("/journal/list.do", r#"{"object":{"departList":[{"code":"x","jdate":"2026-11-29"},{"code":"hkb","jdate":"2026-11-28","pnumber":"01"}]}}"#)
        .put("/journal/2026-11-28/getJournalPage.do?page=01&code=hkb", page("01", r#"{"id":2,"title":"题2"},{"id":1,"title":"题1"}"#))
        .put("/journal/2026-11-28/getJournalPage.do?page=02&code=hkb", page("02", r#"{"id":3,"title":"题3"}"#))
        .put("/journal/getJournalPageArticle.do?id=1", article(1))
        .put("/journal/getJournalPageArticle.do?id=2", article(2))
        .put("/journal/getJournalPageArticle.do?id=3", article(3));
    let taken = journal.take("/html/journal/default.html?code=hkb", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 题1, 题2", "02 要闻: 题3"]);
    assert_eq!((taken.paper.title.as_str(), text(&taken, "题3").len()), ("河口日报", 2));
    assert_eq!(journal.asked_twice(), [""; 0]);

    let whole = Site::default()
        .put("/szb_1/index.html?paperName=hkb", shell)
        .put("/api-paper/api/newestPaper", r#"{"data":[{"paperName":"河口日报","paperData":"2026-11-28","webUrl":"/szb_1/index.html?paperName=hkb&paperDate=2026-11-28"}]}"#)
        .put("/_szb/hkb/2026/11/28/index.json", r#"{"paperInfo":[{"paperName":"河口日报","paperData":"2026-11-28","paperNumber":"01","paperBk":"要闻","xyList":[
            {"id":7,"title":"题7","point":["10.00%,20.00%","50.00%,20.00%","50.00%,60.00%"],"content":"<p><img src='/p.jpg'></p><p>闸口。</p><p>　　一。</p><p>　　二。</p>"},
            {"id":8,"title":"题8","content":"<p>　　三。</p>"}]}]}"#);
    let taken = whole.take("/szb_1/index.html?paperName=hkb", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 题7, 题8"]);
    assert_ne!(taken.articles[0].key, taken.articles[1].key, "articles without an address");
    assert_eq!(text(&taken, "题7"), ["闸口。", "一。", "二。"]);
    let area = taken.articles[0].article.regions[0].area.unwrap();
    assert!((area.x - 0.1).abs() < 0.001 && (area.h - 0.4).abs() < 0.001, "{area:?}");

    let titles = Site::default()
        .put("/", "<meta http-equiv=refresh content='0;url=html/2026/20261128/20261128_A01/index.html'>")
        .put("/html/2026/20261128/20261128_A01/index.html", shell)
        .put("/html/2026/20261128/data.json", r#"[{"issueDate":"2026-11-28","pageNo":"A01","pageName":"头版","pageHref":"index.html","onePageArticleList":[{"mainTitle":"题<br/>八","articleHref":"8.html"}]}]"#)
        .put("/html/2026/20261128/20261128_A01/8.html", "<div class=article-detail><h1>题八</h1><div class=author>李远</div><div class=content><p>一。</p></div></div>");
    let taken = titles.take("/", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["A01 头版: 题八"]);
    assert_eq!(titles.asked_twice(), [""; 0]);
}

#[test]
fn a_page_for_telephones_lists_the_whole_issue_behind_a_script() {
    let site = Site::default()
        .put("/bj/paperindex.htm", "<script>window.location.href='mobile/2026/20261128/20261128_m.html'</script>")
        .put(
            "/bj/mobile/2026/20261128/20261128_m.html",
            "<title>河口日报</title><div class=nav-items><div class=nav-panel-heading>第01版：要闻</div><ul><li><a \
             data-href='20261128_001.html#page0'>题一</a></ul></div><div class=nav-items><div \
             class=nav-panel-heading>第02版：国际</div><ul><li><a data-href='20261128_002.html#page0'>题二</a></ul></div>",
        )
        .put("/bj/mobile/2026/20261128/20261128_001.html", "<div class=article><h1>题一</h1><div class=text><p>一。</p></div></div>")
        .put("/bj/mobile/2026/20261128/20261128_002.html", "<div class=article><h1>题二</h1><div class=text><p>二。</p></div></div>");
    let taken = site.take("/bj/paperindex.htm", &Want::default()).unwrap();
    assert_eq!(plan(&taken), ["01 要闻: 题一", "02 国际: 题二"]);
    assert_eq!(text(&taken, "题二"), ["二。"]);
}

//! Pages as they are saved.

use super::*;
use crate::model::{Block, BlockKind, HeadRole};
use crate::words::InEnglish;

fn loaded(html: &str) -> Loaded {
    load(html.as_bytes(), &Hint { name: "d/page.html".into(), ..Hint::default() }).unwrap()
}

fn texts(loaded: &Loaded) -> Vec<String> {
    loaded.bodies[0].all_blocks().map(|block| block.plain()).collect()
}

const STORY: &str = "<p>The ferry ran again on Monday, after nine years in the yard, and forty people \
    crossed the water.</p><p>It will run on Sunday as well, the harbour office said, if the tide \
    allows it, and if the key is found.</p>";

#[test]
fn a_kicker_and_a_deck_that_the_page_calls_so_are_of_the_head_wherever_the_text_begins() {
    let outside = format!(
        "<html><body><nav>News Sport</nav><table><tr><td><p class=kicker>On the water</p><h1>Ferry \
         runs again</h1><p class='deck subtitle'>Nine years in the yard</p><div class=info>2026-11-28 12:00</div>\
         <div id=zoom class=content>{STORY}</div></td></tr></table></body></html>"
    );
    let inside = format!(
        "<html><body><article><header><span class=article__kicker>On the water</span><h1>Ferry runs \
         again</h1></header><p class=standfirst>Nine years in the yard</p>{STORY}</article></body></html>"
    );
    for page in [outside, inside] {
        let loaded = loaded(&page);
        let head = |role| loaded.edition.articles[0].line(role).map(ToString::to_string);
        assert_eq!(head(HeadRole::Kicker).as_deref(), Some("On the water"));
        assert_eq!(head(HeadRole::Headline).as_deref(), Some("Ferry runs again"));
        assert_eq!(head(HeadRole::Deck).as_deref(), Some("Nine years in the yard"));
        assert!(texts(&loaded)[0].starts_with("The ferry ran"), "{:?}", texts(&loaded));
    }
    let trap = format!("<body><h1>Ferry</h1><div class=deck-chairs>For hire</div>{STORY}</body>");
    assert_eq!(loaded(&trap).edition.articles[0].line(HeadRole::Deck), None);
}

#[test]
fn a_centred_line_in_small_type_under_a_picture_is_its_caption() {
    let page = "<html><body><h1>渡口复航</h1><p>渡船周一复航，第一班早上六点开出，乘客排到了岸边。</p>\
        <p style='text-align: center'><img src='http://tern.example/a.jpg'></p>\
        <p style='text-align:center;font-size:12px'>渡口的早晨</p>\
        <p style='text-align:center'><img src='http://tern.example/b.jpg'></p>\
        <p style='text-align:center'><b>第二节</b></p>\
        <p>船工说，这条河上一次停航是在十二年以前，那一年的水也这样大。</p></body></html>";
    let loaded = load(page.as_bytes(), &Hint::default()).unwrap();
    let blocks = loaded.bodies[0].all_blocks().collect::<Vec<_>>();
    let captions: Vec<String> = blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Figure { caption, .. } => Some(caption.text.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(captions, ["渡口的早晨", ""]);
    assert!(blocks.iter().any(|block| block.plain() == "第二节"));
}

#[test]
fn a_page_that_declares_its_article_is_taken_at_its_word() {
    let html = format!(
        "<html lang='en-GB'><head><title>x | Courier</title><script type='application/ld+json'>\
         {{\"@graph\":[{{\"@type\":\"WebSite\"}},{{\"@type\":[\"NewsArticle\"],\"headline\":\"Ferry \
         runs &amp; runs\",\"author\":[{{\"name\":\"Nell Garraway\"}},{{\"name\":\"N. Reed\"}}],\
         \"datePublished\":\"2026-11-22T09:00:00+00:00\",\"articleSection\":\"Harbour\",\
         \"description\":\"After nine years\",\"publisher\":{{\"name\":\"The Courier\"}},\
         \"url\":\"https://courier.example/1\"}}]}}</script></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Ferry runs &amp; runs</h1>{STORY}</article>\
         <footer>All rights reserved</footer></body></html>"
    );
    let loaded = loaded(&html);
    let edition = &loaded.edition;
    let article = &edition.articles[0];
    assert_eq!((&*edition.paper.title, &*edition.sections[0].name), ("The Courier", "Harbour"));
    assert_eq!(edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(edition.paper.lang.as_deref(), Some("en-GB"));
    assert_eq!(article.title().as_str(), "Ferry runs & runs");
    assert_eq!(article.line(HeadRole::Byline).unwrap().as_str(), "Nell Garraway, N. Reed");
    assert_eq!(article.line(HeadRole::Deck).unwrap().as_str(), "After nine years");
    assert_eq!(article.url.as_deref(), Some("https://courier.example/1"));
    assert_eq!(texts(&loaded).len(), 2);
    let rest: Vec<_> = loaded.furniture.iter().map(Block::plain).collect();
    assert!(rest.contains(&"Home".to_owned()) && rest.contains(&"All rights reserved".to_owned()));
}

#[test]
fn the_text_is_found_among_menus_and_other_headlines() {
    let links = "<li><a href=/x>Another headline of another story, and more</a></li>".repeat(30);
    let html = format!(
        "<head><meta property=og:title content='Ferry - Courier'><meta property=og:site_name \
         content=Courier><meta property=og:description content='The ferry ran again on Monday, \
         after nine years in the yard'></head><body><div id=menu><ul>{links}</ul></div>\
         <div class=layout><div class=story><p class=byline>By Nell Garraway</p>{STORY}\
         <div class=share-bar>Share this</div><pre>08:00 out</pre></div>\
         <div class=sidebar><ul>{links}</ul></div></div></body>"
    );
    let loaded = loaded(&html);
    let article = &loaded.edition.articles[0];
    assert_eq!(article.title().as_str(), "Ferry");
    assert_eq!(article.line(HeadRole::Deck), None, "it is but the beginning of the text");
    assert_eq!(article.line(HeadRole::Byline).unwrap().as_str(), "By Nell Garraway");
    let texts = texts(&loaded);
    assert!(texts[0].starts_with("The ferry ran") && texts[2] == "08:00 out", "{texts:?}");
    assert_eq!(texts.len(), 3);
}

#[test]
fn a_body_that_only_json_has_is_read_from_there() {
    let html = "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"新渠通水\",\
        \"articleBody\":\"清晨，第一股水流过新渠的闸口。\\n守闸人老赵看了看表。\"}</script><p>加载中</p>";
    assert_eq!(texts(&loaded(html)), ["清晨，第一股水流过新渠的闸口。", "守闸人老赵看了看表。"]);
}

#[test]
fn a_page_of_few_words_is_read_whole() {
    let loaded = loaded("<title>Tide</title><h2>Sunday</h2><ul><li>08:00<li>20:31</ul>");
    assert_eq!(loaded.edition.articles[0].title().as_str(), "Tide");
    assert_eq!(texts(&loaded), ["Sunday", "08:00\n20:31"]);
    let hint = Hint { name: "x.html".into(), ..Hint::default() };
    assert!(matches!(load(b"<html><body> </body>", &hint), Err(LoadError::Empty { .. })));
}

/// The texts of a page whose body is this.
fn read(body: &str) -> Vec<String> {
    texts(&loaded(&format!("<title>Ferry runs again | Courier</title><body>{body}")))
}

/// Paragraphs of running text that begin with these words.
fn story(starts: &[&str]) -> String {
    let rest = "the harbour office said on Monday that the boat was repaired, and would cross.";
    starts.iter().map(|start| format!("<p>{start} {rest}</p>")).collect::<Vec<_>>().concat()
}

/// The first word of each text.
fn starts(texts: &[String]) -> Vec<&str> {
    texts.iter().filter_map(|text| text.split_whitespace().next()).collect()
}

const TITLE: &str = "<h1>Ferry runs again</h1>";

#[test]
fn what_readers_and_lawyers_write_is_not_the_article_however_long() {
    let long = story(&["x"; 40]);
    let texts = read(&format!(
        "<div id='cookie-consent'>{long}</div><div class=wrap>{TITLE}<div>{}</div>\
         <div class='articleComments'>{long}</div></div>",
        story(&["a", "b"])
    ));
    assert_eq!(starts(&texts), ["a", "b"]);
}

#[test]
fn a_box_around_the_page_is_not_judged_by_what_it_is_called() {
    for (open, close) in [
        ("<form id=aspnetForm><div>", "</div></form>"),
        ("<div class='layout has-sidebar'>", "</div>"),
        ("<div class='nav-open sidebar-right'><div>", "</div></div>"),
        ("<div class='post-has-comments'>", "</div>"),
    ] {
        let page = format!(
            "{open}{TITLE}<div>{}</div>{close}<div class=sidebar>{}</div>",
            story(&["a", "b"]),
            story(&["x"])
        );
        assert_eq!(starts(&read(&page)), ["a", "b"], "{open}");
    }
}

#[test]
fn an_article_in_many_boxes_is_one() {
    let part = |start: &str| {
        format!(
            "<div class=c1><div>{}</div></div><div id=story-ad-1><a href=/>Ad</a></div>",
            story(&[start])
        )
    };
    let page =
        format!("<main>{TITLE}<section>{}{}{}</section></main>", part("a"), part("b"), part("c"));
    assert_eq!(starts(&read(&page)), ["a", "b", "c"]);
}

#[test]
fn short_lines_are_text_as_well() {
    let lines = "<p>3 We waited.</p>".repeat(9);
    let page = format!(
        "<div><a href=/>Home</a></div><div>{TITLE}<div>{lines}{}</div></div>",
        story(&["z"])
    );
    assert_eq!(starts(&read(&page)).len(), 10);
}

#[test]
fn rows_of_other_stories_stay_out() {
    let headed = format!("<article><h3><a href=/x>Other story</a></h3>{}</article>", story(&["x"]));
    let linked = format!(
        "<div><a href=/y><div>Yet another story</div></a><div>{}</div></div>",
        story(&["y"])
    );
    let listed = "<li><a href=/z>Still another story</a></li>".repeat(4);
    let page = format!(
        "<main>{}<article>{TITLE}{}<p>Read on</p><ul>{listed}</ul></article>{}{}</main>",
        headed.repeat(3),
        story(&["a", "b"]),
        headed.repeat(3),
        linked.repeat(4)
    );
    assert_eq!(starts(&read(&page)), ["a", "b", "Read"]);
}

#[test]
fn a_column_of_a_table_is_a_text_by_itself() {
    let side = "<b><a href=/x>Other story</a></b><br>Of which some words stand here, and more.<br>"
        .repeat(3);
    let text = "a The boat is back, free on Monday, as the harbour office said.<br><br>\
        b Forty people crossed, and came back at noon, when the tide was out.<br><br>"
        .repeat(4);
    let page = format!("<table><tr><td>{side}<td>{TITLE}{text}<td>{side}</table>");
    assert_eq!(starts(&read(&page)), ["a", "b"].repeat(4));
}

#[test]
fn day_and_author_are_found_under_the_title() {
    let page = format!(
        "<title>新渠通水了_河口网</title><div class=top><h2>新渠通水了</h2><div>2026年11月2日08:15 | 来源：河口日报</div>\
         <div>记者　王小河</div></div><div>{}</div>",
        "<p>清晨，第一股水流过新渠的闸口，守闸人老赵看了看表。</p>".repeat(3)
    );
    let page = loaded(&page);
    assert_eq!(page.edition.date, Some(jiff::civil::date(2026, 11, 2)));
    let byline = page.edition.articles[0].line(HeadRole::Byline).map(Clean::as_str);
    assert_eq!(byline, Some("记者　王小河"));
}

#[test]
fn a_page_that_ends_with_its_title_is_read() {
    assert_eq!(loaded("<h1>Tide").edition.articles[0].title().as_str(), "Tide");
}

fn furniture(loaded: &Loaded) -> Vec<String> {
    loaded.furniture.iter().map(Block::plain).collect()
}

#[test]
fn the_head_that_a_page_sets_is_the_articles_and_not_its_text() {
    let html = format!(
        "<html lang=en><head><title>Ferry runs again after nine years | Courier</title>\
         <meta property=og:site_name content=Courier><meta name=author content=editor1>\
         <meta name=description content='Forty people crossed on Monday.'></head><body><main>\
         <div><a href=/h>Harbour</a></div><h1>Ferry runs again after nine years</h1>\
         <p>Forty people crossed on Monday.</p><p>By <a rel=author href=/n>Nell Garraway</a></p>\
         <p>22 November 2026, 6.15am</p><figure><img src=a.jpg alt=Pier><noscript><img src=a.jpg>\
         </noscript><figcaption>The pier. <span class=credit>Ida Moss</span></figcaption></figure>\
         {STORY}<h3>More on this</h3><p><a href=/x>How the ferry was mended</a></p>\
         <p>© 2026 Courier. All rights reserved.</p></main></body></html>"
    );
    let loaded = loaded(&html);
    let article = &loaded.edition.articles[0];
    let line = |role| article.line(role).map(ToString::to_string).unwrap_or_default();
    assert_eq!(line(HeadRole::Kicker), "Harbour");
    assert_eq!(line(HeadRole::Headline), "Ferry runs again after nine years");
    assert_eq!(line(HeadRole::Deck), "Forty people crossed on Monday.");
    assert_eq!(line(HeadRole::Byline), "Nell Garraway");
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 22)));
    let texts = texts(&loaded);
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert_eq!(texts[0], "The pier.\nIda Moss");
    assert!(texts[1].starts_with("The ferry ran") && texts[2].starts_with("It will run"));
    let rest = furniture(&loaded);
    for said in ["22 November 2026, 6.15am", "More on this", "How the ferry was mended"] {
        assert!(rest.iter().any(|text| text == said), "{said}: {rest:?}");
    }
}

#[test]
fn a_heading_over_the_byline_is_the_deck_and_one_over_text_is_not() {
    let page = |after: &str| {
        loaded(&format!(
            "<title>Ferry runs again</title><article><h1>Ferry runs again</h1>\
             <h2>The key is found</h2>{after}{STORY}</article>"
        ))
    };
    let with = page("<p>By Nell Garraway</p>");
    let deck = with.edition.articles[0].line(HeadRole::Deck).map(ToString::to_string);
    assert_eq!(deck.as_deref(), Some("The key is found"));
    assert_eq!(texts(&with).len(), 2);
    let without = page("");
    assert_eq!(without.edition.articles[0].line(HeadRole::Deck), None);
    assert_eq!(texts(&without)[0], "The key is found");
}

#[test]
fn a_portal_that_adds_whose_it_is_to_the_title_is_read_by_its_heading() {
    let html = "<html lang=ja><head><title>朝市に新しい看板（河口新報） - みなと</title>\
        <meta property=og:title content='朝市に新しい看板（河口新報） - みなと'></head>\
        <article><h1>朝市に新しい看板</h1><p>11/22(日) 7:05配信</p>\
        <p>河口町の朝市で二十二日、新しい看板が立った。商店街の人たちは「十年ぶりだ」と喜んでいる。\
        来月からは夜の市も始まるという。看板は町内の大工が三カ月かけて仕上げたもので、高さは二メートルある。\
        </p></article>";
    let loaded = loaded(html);
    assert_eq!(loaded.edition.articles[0].title().as_str(), "朝市に新しい看板");
    assert_eq!(texts(&loaded).len(), 1);
    assert_eq!(furniture(&loaded), ["11/22(日) 7:05配信"]);
}

#[test]
fn a_page_of_short_paragraphs_keeps_them_all() {
    let html = "<title>Results</title><h1>Results</h1><p>North 3, South 1.</p><p>East 2, West 2.</p>\
        <p>The cup goes north.</p>";
    assert_eq!(texts(&loaded(html)).len(), 3);
}

#[test]
fn what_a_page_hides_is_told() {
    let html =
        format!("<article><h1>Ferry</h1>{STORY}<div id=more hidden>Nobody knew.</div></article>");
    let told = loaded(&html).edition.warnings[0].told();
    assert!(
        told.contains("11 characters are hidden") && told.contains("<div id=\"more\">"),
        "{told}"
    );
}

/// The day and the byline of a page, as `2026-11-21 Ada Quay`.
fn day_and_author(head: &str, body: &str) -> String {
    let loaded =
        loaded(&format!("<html><head><title>Ferry</title>{head}</head><body>{body}{STORY}"));
    let day = loaded.edition.date.map(|day| day.to_string()).unwrap_or_default();
    let by = loaded.edition.articles[0].line(HeadRole::Byline).map(ToString::to_string);
    format!("{day} {}", by.unwrap_or_default()).trim().to_owned()
}

#[test]
fn a_year_alone_and_the_beginning_of_a_clock_are_no_day_of_a_page() {
    let json = |day: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"datePublished\":\
             \"{day}\",\"dateModified\":\"2026-11-21\"}}</script>"
        )
    };
    for day in ["0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0000-00-00", "2026", "2026-11"] {
        assert_eq!(day_and_author(&json(day), "<h1>Ferry</h1>"), "2026-11-21", "{day}");
    }
    assert_eq!(day_and_author("<meta name=date content=2026>", "<h1>Ferry</h1>2026"), "");
}

#[test]
fn the_day_of_a_page_is_found_where_the_page_has_it() {
    let title = "<h1>Ferry</h1>";
    let after = [
        "<div>发布时间：2026-11-21 08:30 字号：大 中 小</div>",
        "<p>二〇二六年十一月二十一日</p>",
        "<em>기사입력 : 2026. 11. 21. 08:30</em>",
        "<p>Stand: 21.11.2026, 08:30 Uhr</p>",
        "<span itemprop=datePublished>Nov. 21, 2026</span>",
        "<aside><time datetime=2025-01-02>x</time></aside><time>21 November 2026</time>",
    ];
    for shown in after {
        assert_eq!(day_and_author("", &format!("{title}{shown}")), "2026-11-21", "{shown}");
    }
    let before = "<div class=header><em>2026</em><i>11</i>/<i>21</i></div>";
    assert_eq!(day_and_author("", &format!("{before}{title}")), "2026-11-21");
    let script = "<script>var ct=\"1795220000\";</script>";
    assert_eq!(day_and_author(script, title), "2026-11-21");
    let address = "<link rel=canonical href='https://s.example/n1/2026/1121/c1.html'>";
    assert_eq!(day_and_author(address, title), "2026-11-21");
}

#[test]
fn buttons_numbers_and_mail_addresses_are_no_authors() {
    let meta = |by: &str| format!("<meta name=author content='{by}'>");
    let day = "<h1>Ferry</h1><div>2026-11-21</div>";
    for by in ["104363", "name, email@gmail.com", "责任编辑：王小河", "a@s.example", "admin"]
    {
        assert_eq!(day_and_author(&meta(by), day), "2026-11-21", "{by}");
    }
    for shown in [
        "<div class=author>首页 > 新闻 > 社会</div>",
        "<div class=byline>10:28 am, Nov 21, 2026</div>",
        "<div class=author><a class=btn>关注</a></div>",
    ] {
        assert_eq!(day_and_author("", &format!("{day}{shown}")), "2026-11-21", "{shown}");
    }
    let posted = "<div class=byline>Posted by Ada Quay</div>";
    assert_eq!(day_and_author("", &format!("{day}{posted}")), "2026-11-21 Ada Quay");
    let named = "<div class=author><p>Ada Quay</p><button>Follow</button></div>";
    assert_eq!(day_and_author(&meta("admin"), &format!("{day}{named}")), "2026-11-21 Ada Quay");
    let fields = "<p>来源：河口日报　作者：方砚秋　责任编辑：王小河　浏览：1024次</p>";
    assert_eq!(day_and_author(&meta("105241"), &format!("{day}{fields}")), "2026-11-21 方砚秋");
}

#[test]
fn a_heading_that_the_page_says_otherwise_in_its_head_is_not_text_as_well() {
    let page = loaded(&format!(
        "<html><head><title>Wall: the law that raised its cost - News</title><meta property=og:title \
         content='Wall: the law that raised its cost'><meta name=author content='Ada Quay'></head>\
         <body><article><h1>The law behind the wall</h1><div>By <a href=/a>Ada Quay</a> <time>Updated \
         Nov 21, 2026, 10:28am EST</time></div>{STORY}</article>"
    ));
    assert_eq!(texts(&page).len(), 2, "{:?}", texts(&page));
    let page = loaded(&format!("<title>Blog: Ferry runs</title><h2>Ferry runs</h2>{STORY}"));
    assert_eq!(page.edition.articles[0].title().as_str(), "Ferry runs");
}

#[test]
fn hidden_text_that_is_nearly_all_the_text_is_the_text() {
    let menu = "<nav style='display:none'>Everything that this site has, in a menu of its own.</nav>\
        <div class=cookie-box hidden><p>We value your privacy, and our partners store cookies.</p></div>";
    for (open, close) in [
        ("<div id=js_content style='visibility: hidden; opacity: 0;'>", "</div>"),
        ("<div style='DISPLAY: NONE'>", "</div>"),
        ("<section hidden>", "</section>"),
        ("<template shadowrootmode=open>", "</template>"),
        ("<template>", "</template>"),
        ("<noscript>", "</noscript>"),
    ] {
        let page =
            loaded(&format!("<body><h1>Ferry runs</h1><p>Share</p>{menu}{open}{STORY}{close}"));
        let texts = texts(&page).join(" ");
        assert!(texts.contains("nine years in the yard"), "{open}: {texts}");
        assert!(!texts.contains("cookies") && !texts.contains("Everything"), "{open}: {texts}");
    }
    let copy = format!("<body><h1>Ferry</h1><div hidden>{STORY}</div><noscript>{STORY}</noscript>");
    assert_eq!(texts(&loaded(&copy)).len(), 2, "the copy for who has no scripts is one");
    let short = format!(
        "<body><h1>Ferry</h1>{STORY}<div hidden><p>{}</p></div>",
        "More, later. ".repeat(9)
    );
    assert!(!texts(&loaded(&short)).join(" ").contains("later"));
}

#[test]
fn a_long_table_or_list_of_results_is_the_article() {
    let row = |n: usize| format!("<tr><td>{n}.<td>Runner {n}, 1990<td>{n},07 m</tr>");
    let table: String = (1..40).map(row).collect();
    let item = |n: usize| format!("<li>Runner {n}, 1990, {n},07 m</li>");
    let list: String = (1..40).map(item).collect();
    for results in [format!("<table>{table}</table>"), format!("<ol>{list}</ol>")] {
        let page = loaded(&format!(
            "<body><ul><li><a href=/a>News</a></ul><div><div class=entry><h1>Results</h1>{results}\
             <p>Timekeepers: Quay, Ada; Moor, Ben</p></div></div>"
        ));
        let all = texts(&page).join(" ");
        assert!(all.contains("Runner 39, 1990") && all.contains("Timekeepers"), "{all}");
        assert!(!all.contains("News"), "{all}");
    }
}

#[test]
fn galleries_buttons_and_cut_captions_are_no_text() {
    let page = loaded(&format!(
        "<body><article><h1>Ferry runs</h1><div class=photo><p>The wall at dusk, seen from the ferry on \
         its last run. <a class=less>less</a></p><p>The wall at dusk, seen from the ... <a>more</a></p></div>\
         <div class=media-gallery><p>Another picture of the wall, from the other side.</p>\
         <div>Image 1 of 5</div></div>{STORY}{STORY}<div>Advertisement</div><span>1 / 5</span><p>关闭</p>\
         <p>They asked for <a href=/m>more</a></p></article>\
         <article><h2>Another story</h2>{STORY}</article>"
    ));
    let texts = texts(&page);
    assert_eq!(texts[0], "The wall at dusk, seen from the ferry on its last run.");
    assert_eq!(texts.last().map(String::as_str), Some("They asked for more"));
    assert_eq!(texts.len(), 6, "{texts:?}");
}

#[test]
fn an_article_that_is_a_small_part_of_its_page_is_a_warning() {
    let warns = |page: &str| {
        loaded(page).edition.warnings.iter().any(|warning| warning.told().contains("a quarter"))
    };
    let comment = "<p>I was there, and I have never seen a ferry so late in the year, he wrote to us, \
        twice.</p>";
    let comments = |times| format!("<div class=comments>{}</div>", comment.repeat(times));
    assert!(warns(&format!("<body><h1>Ferry</h1><div>{STORY}</div>{}", comments(40))));
    assert!(!warns(&format!("<body><h1>Ferry</h1><div>{STORY}</div>{}", comments(3))));
}

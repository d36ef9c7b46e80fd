//! Feeds as they come.

use super::*;
use crate::words::InEnglish;

fn loaded(text: &str) -> Loaded {
    load(text.as_bytes(), &Hint { name: "f.xml".into(), ..Hint::default() }).unwrap()
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    loaded.bodies[article].all_blocks().map(|block| block.plain()).collect()
}

fn line(loaded: &Loaded, article: usize, role: HeadRole) -> Option<&str> {
    loaded.edition.articles[article].line(role).map(Clean::as_str)
}

#[test]
fn rss_gives_titles_days_authors_decks_and_bodies() {
    let loaded = loaded(
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' \
         xmlns:c='http://purl.org/rss/1.0/modules/content/' xmlns:a='http://www.w3.org/2005/Atom'>\
         <channel><title>Saltmarsh &amp;amp; Harbour</title><link>https://s.example/</link>\
         <a:link rel='self' href='https://s.example/feed'/><language>en-gb</language>\
         <item><title>Ferry &amp;lt;again&amp;gt;</title><link>/1</link><dc:creator>Nell</dc:creator>\
         <pubDate>Sun, 22 Nov 2026 09:00:00 GMT</pubDate><description>After nine years.</description>\
         <c:encoded><![CDATA[<p>It <b>ran</b>.</p><img src='i.png'>]]></c:encoded></item>\
         <item><description>&lt;p&gt;No title, &lt;i&gt;only&lt;/i&gt; this.</description>\
         <guid>https://s.example/2</guid><author>n@s.example (N. Reed)</author>\
         <pubDate>Sat, 21 Nov 2026 09:00:00 GMT</pubDate></item></channel></rss>",
    );
    let edition = &loaded.edition;
    assert_eq!(edition.paper.title.as_str(), "Saltmarsh & Harbour");
    assert_eq!(edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(edition.articles[0].title().as_str(), "Ferry <again>");
    assert_eq!(edition.articles[0].url.as_deref(), Some("https://s.example/1"));
    assert_eq!(line(&loaded, 0, HeadRole::Deck), Some("After nine years."));
    assert_eq!(line(&loaded, 0, HeadRole::Byline), Some("Nell"));
    assert_eq!(texts(&loaded, 0), ["It ran.", ""]);
    assert_eq!(edition.articles[1].title().as_str(), "No title, only this.");
    assert_eq!(edition.articles[1].url.as_deref(), Some("https://s.example/2"));
    assert_eq!(line(&loaded, 1, HeadRole::Byline), Some("N. Reed"));
    assert_eq!(edition.articles[1].published, Some(jiff::civil::date(2026, 11, 21)));
}

#[test]
fn atom_of_either_version_and_any_prefix_gives_its_entries() {
    for (space, date) in
        [("http://www.w3.org/2005/Atom", "updated"), ("http://purl.org/atom/ns#", "modified")]
    {
        let loaded = loaded(&format!(
            "<a:feed xmlns:a='{space}' xml:base='https://s.example/x/' version='0.3'>\
             <a:title type='html'>Tide &amp;mdash; table</a:title><a:author><a:name>N. Reed</a:name>\
             </a:author><a:entry><a:title>1 &lt; 2</a:title><a:link href='y'/>\
             <a:{date}>2026-11-22T01:00:00Z</a:{date}><a:content type='xhtml'>\
             <div xmlns='http://www.w3.org/1999/xhtml'><p>One</p><ul><li>two</li></ul></div>\
             </a:content></a:entry></a:feed>"
        ));
        assert_eq!(loaded.edition.paper.title.as_str(), "Tide — table");
        let article = &loaded.edition.articles[0];
        assert_eq!(article.title().as_str(), "1 < 2");
        assert_eq!(article.url.as_deref(), Some("https://s.example/x/y"));
        assert_eq!(line(&loaded, 0, HeadRole::Byline), Some("N. Reed"));
        assert_eq!(texts(&loaded, 0), ["One", "two"]);
    }
}

#[test]
fn rdf_has_its_items_beside_the_channel() {
    let loaded = loaded(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
         xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel><title>河口</title></channel>\
         <item rdf:about='http://h.example/1'><title>新渠通水</title></item></rdf:RDF>",
    );
    assert_eq!(loaded.edition.articles[0].title().as_str(), "新渠通水");
    assert_eq!(loaded.edition.articles[0].url.as_deref(), Some("http://h.example/1"));
}

#[test]
fn json_feed_gives_html_or_plain_text() {
    let loaded = loaded(
        "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Tide\",\"authors\":\
         [{\"name\":\"N. Reed\"}],\"items\":[{\"id\":\"1\",\"url\":\"https://s.example/1\",\
         \"title\":\"Out\",\"content_html\":\"<p>Out at <em>noon</em>.\",\"summary\":\"Out at noon\",\
         \"date_published\":\"2026-11-22T01:00:00Z\"},{\"id\":2,\"content_text\":\"One.\\n\\nTwo.\"}]}",
    );
    assert_eq!(line(&loaded, 0, HeadRole::Deck), None);
    assert_eq!(line(&loaded, 1, HeadRole::Byline), Some("N. Reed"));
    assert_eq!(texts(&loaded, 1), ["One.", "Two."]);
}

#[test]
fn a_feed_that_breaks_off_or_is_not_well_formed_gives_what_there_is() {
    let loaded = loaded(
        "<rss><channel><title>A & B</title><item><title>One <b>&nbsp;two</title><link>x</link></item>\
         <item><title>Three</title><description>Half of",
    );
    let titles: Vec<_> = loaded.edition.articles.iter().map(|a| a.title().to_string()).collect();
    assert_eq!((titles[0].as_str(), titles[1].as_str()), ("One two", "Three"));
    assert_eq!(texts(&loaded, 1), ["Half of"]);
}

#[test]
fn entries_past_the_limit_are_left_out_and_counted() {
    let items = "<item><title>a</title></item>".repeat(limits::FEED_ENTRIES + 2);
    let loaded = loaded(&format!("<rss><channel><title>T</title>{items}"));
    assert_eq!(loaded.edition.articles.len(), limits::FEED_ENTRIES);
    assert!(loaded.edition.warnings[0].told().starts_with("2 entries"));
}

#[test]
fn a_feed_without_entries_says_so_and_other_xml_is_none() {
    let empty = loaded("<rss><channel><title>T</title></channel></rss>");
    assert!(empty.edition.warnings[0].told().contains("no entries"));
    let error = load(b"<svg/>", &Hint::default()).unwrap_err().told();
    assert!(error.contains("expected RSS, Atom"), "{error}");
}

#[test]
fn who_makes_a_feed_is_its_publisher() {
    let feed = loaded(
        "<rss><channel><title>T</title><managingEditor>n@s.example (N. Reed)</managingEditor>\
         <item><title>a</title><author>Nell Garraway (nell@s.example)</author></item></channel></rss>",
    );
    assert_eq!(feed.edition.paper.publisher.as_deref(), Some("N. Reed"));
    assert_eq!(line(&feed, 0, HeadRole::Byline), Some("Nell Garraway"));
}

#[test]
fn a_description_and_a_summary_that_differ_are_both_kept() {
    let feed = loaded(
        "<rss><channel><title>T</title><item><title>a</title><description>It is repaired.\
         </description><summary>The ferry runs again from Monday.</summary></item>\
         <item><title>b</title><description>It is repaired.</description>\
         <itunes:summary>It is repaired.</itunes:summary></item></channel></rss>",
    );
    assert_eq!(line(&feed, 0, HeadRole::Deck), Some("It is repaired."));
    assert_eq!(texts(&feed, 0), ["The ferry runs again from Monday."]);
    assert_eq!(line(&feed, 1, HeadRole::Deck), None);
    assert_eq!(texts(&feed, 1), ["It is repaired."]);
}

#[test]
fn an_entry_that_only_describes_its_film_has_that_text() {
    let feed = loaded(
        "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:m='http://search.yahoo.com/mrss/'>\
         <title>T</title><entry><m:group><m:title>The ferry</m:title><m:description>In winter.\
         </m:description></m:group><link rel='enclosure' href='https://s.example/f.mp4'/>\
         <content type='image/png'>iVBORw0KGgo=</content></entry></feed>",
    );
    let article = &feed.edition.articles[0];
    assert_eq!(article.title().as_str(), "The ferry");
    assert_eq!(article.url.as_deref(), Some("https://s.example/f.mp4"));
    assert_eq!(texts(&feed, 0), ["In winter."]);
}

#[test]
fn a_cdf_channel_gives_its_items() {
    let feed = loaded(
        "<CHANNEL HREF='http://s.example/news/'><TITLE>T</TITLE><ABSTRACT>Of the coast.</ABSTRACT>\
         <ITEM HREF='one.html' LASTMOD='2002-10-31T05:00'><TITLE>One</TITLE>\
         <ABSTRACT>First.</ABSTRACT></ITEM></CHANNEL>",
    );
    assert_eq!(feed.edition.paper.subtitle.as_deref(), Some("Of the coast."));
    assert_eq!(feed.edition.date, Some(jiff::civil::date(2002, 10, 31)));
    let article = &feed.edition.articles[0];
    assert_eq!(article.url.as_deref(), Some("http://s.example/news/one.html"));
    assert_eq!(texts(&feed, 0), ["First."]);
}

#[test]
fn what_entries_take_from_their_feed_is_not_multiplied_beyond_measure() {
    let long = "p".repeat(200_000);
    let feed = loaded(&format!(
        "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='http://s.example/{long}/' \
         xml:lang='{long}'><title>{long}</title><author><name>{long}</name></author>{}",
        "<entry><title>a</title><link href='b'/></entry>".repeat(10_000)
    ));
    let article = &feed.edition.articles[9_999];
    assert_eq!(article.url.as_deref(), Some("b"));
    assert_eq!(line(&feed, 9_999, HeadRole::Byline), None);
    assert_eq!(feed.edition.paper.publisher.as_ref().map(|name| name.len()), Some(long.len()));
    assert_eq!(feed.edition.paper.lang, None);
}

/// The picture that stands first in an article: address, words, credit.
fn picture(loaded: &Loaded, article: usize) -> Option<(String, String, String)> {
    let first = loaded.bodies[article].all_blocks().next()?;
    let crate::model::BlockKind::Figure { image, alt, caption, credit } = first.kind else {
        return None;
    };
    let said = if caption.is_empty() { alt.to_string() } else { caption.text.to_string() };
    Some((image?.to_string(), said, credit.unwrap_or_default().to_string()))
}

#[test]
fn the_picture_that_comes_with_an_entry_stands_before_its_text() {
    let loaded = loaded(
        "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><link>https://s.example/</link>\
         <item><title>A</title><description>It ran.</description><media:thumbnail url='/t.jpg'/>\
         <media:content url='/p.jpg' medium='image'><media:description>The pier</media:description>\
         <media:credit>Nell</media:credit></media:content></item>\
         <item><title>B</title><description>It ran.</description>\
         <enclosure url='/b.png' type='image/png'/></item>\
         <item><title>C</title><description>&lt;p&gt;It ran.&lt;/p&gt;&lt;img src='/own.png'&gt;\
         </description><enclosure url='/b.png' type='image/png'/></item>\
         <item><title>D</title><description>It ran.</description>\
         <enclosure url='/d.mp3' type='audio/mpeg'/><media:thumbnail url='/i.png' width='30'/></item>\
         </channel></rss>",
    );
    let told = |address: &str, words: &str, credit: &str| {
        Some((format!("https://s.example/{address}"), words.to_owned(), credit.to_owned()))
    };
    assert_eq!(picture(&loaded, 0), told("p.jpg", "The pier", "Nell"));
    assert_eq!(picture(&loaded, 1), told("b.png", "", ""));
    assert_eq!(texts(&loaded, 2), ["It ran.", ""]);
    assert_eq!(texts(&loaded, 3), ["It ran.", "https://s.example/d.mp3"]);
}

#[test]
fn sounds_and_films_that_come_with_an_entry_leave_a_line() {
    let feed = loaded(
        "<rss xmlns:media='http://search.yahoo.com/mrss/'><channel><link>https://s.example/</link>\
         <item><title>A</title><description>&lt;p&gt;Hear /a.mp3 (https://s.example/a.mp3).&lt;/p&gt;\
         </description><enclosure url='/a.mp3' type='audio/mpeg'/></item>\
         <item><title>B</title><description>It ran.</description><media:group>\
         <media:content url='/b.mp4' medium='video'><media:title>The pier</media:title>\
         </media:content><media:content url='/b-small.mp4' medium='video'/></media:group></item>\
         </channel></rss>",
    );
    assert_eq!(texts(&feed, 0).len(), 1, "the text has the address");
    assert_eq!(texts(&feed, 1), ["It ran.", "The pier (https://s.example/b.mp4)"]);
    let json = loaded(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \
         \"content_text\": \"It ran.\", \"attachments\": [{\"url\": \"https://s.example/c.mp3\", \
         \"mime_type\": \"audio/mpeg\", \"title\": \"Bells\"}]}]}",
    );
    assert_eq!(texts(&json, 0), ["It ran.", "Bells (https://s.example/c.mp3)"]);
}

#[test]
fn an_entry_whose_text_is_but_its_headline_is_its_summary() {
    let loaded = loaded(
        "<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><item><title>Ferry</title>\
         <description>It ran again.</description><c:encoded>&lt;b&gt;Ferry&lt;/b&gt;</c:encoded>\
         </item></channel></rss>",
    );
    assert_eq!(texts(&loaded, 0), ["It ran again."]);
    assert_eq!(line(&loaded, 0, HeadRole::Deck), None);
}

#[test]
fn what_entries_hide_is_counted_for_the_feed() {
    let loaded = loaded(
        "<rss><channel><item><description>&lt;div style=\"display:none\"&gt;Preview&lt;/div&gt;\
         &lt;p&gt;It ran.</description></item></channel></rss>",
    );
    let told = loaded.edition.warnings[0].told();
    assert!(told.starts_with("7 characters are hidden"), "{told}");
}

#[test]
fn json_titles_with_entities_and_pictures_are_read() {
    let loaded = loaded(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Sea &#8211; Tide\", \
         \"items\": [{\"id\": \"1\", \"title\": \"A &amp; B\", \"content_text\": \"It ran.\", \
         \"image\": \"https://s.example/p.jpg\", \
         \"authors\": [{\"name\": \"Nell\"}, {\"name\": \"Reed\"}, {\"name\": \"Nell\"}]}]}",
    );
    assert_eq!(loaded.edition.paper.title.as_str(), "Sea – Tide");
    assert_eq!(loaded.edition.articles[0].title().as_str(), "A & B");
    assert_eq!(line(&loaded, 0, HeadRole::Byline), Some("Nell, Reed"));
    assert_eq!(picture(&loaded, 0).unwrap().0, "https://s.example/p.jpg");
}

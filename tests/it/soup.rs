//! Markup as nobody should write it: no panic, no control characters, no word
//! lost.

use newsprint::input::{Format, Hint};
use newsprint::loader::load;
use newsprint::model::{Block, Body};
use proptest::prelude::*;

const TAGS: [&str; 34] = [
    "p",
    "div",
    "b",
    "i",
    "a href='x'",
    "ul",
    "ol start=3",
    "li",
    "table",
    "tr",
    "td colspan=2",
    "th rowspan=3",
    "blockquote",
    "h1",
    "h4",
    "pre",
    "code",
    "ruby",
    "rt",
    "rp",
    "figure",
    "figcaption",
    "img src=a alt=b",
    "br",
    "hr",
    "sup",
    "span class=share",
    "section",
    "dl",
    "dt",
    "dd",
    "q",
    "nav",
    "caption",
];

/// A piece of soup: a tag's beginning, its end, or words.
fn piece() -> impl Strategy<Value = String> {
    let name = |tag: &str| tag.split(' ').next().unwrap_or_default().to_owned();
    prop_oneof![
        proptest::sample::select(&TAGS).prop_map(|tag| format!("<{tag}>")),
        proptest::sample::select(&TAGS).prop_map(move |tag| format!("</{}>", name(tag))),
        proptest::sample::select(&TAGS).prop_map(|tag| format!("<{tag}/>")),
        (0..1000_u32).prop_map(|n| format!(" ferry{n}x\n")),
        proptest::sample::select(&[
            "&amp;",
            "&#27;[31m",
            "\u{1b}]0;x\u{7}",
            "\u{202e}",
            "<!-- c -->",
            "渠",
            "<![CDATA[ d ]]>",
            "\u{301}"
        ])
        .prop_map(str::to_owned),
    ]
}

/// Nothing in a text that a terminal would obey.
fn is_calm(text: &str) -> bool {
    !text.contains(['\u{1b}', '\u{202e}', '\u{7}'])
}

fn texts(soup: &str, format: Format) -> Option<String> {
    let hint = Hint { name: "x".into(), format: Some(format), ..Hint::default() };
    let loaded = load(soup.as_bytes(), &hint).ok()?;
    let bodies = loaded.bodies.iter().flat_map(Body::all_blocks);
    let mut out: Vec<String> = bodies.map(|block| block.plain()).collect();
    out.extend(loaded.furniture.iter().map(Block::plain));
    let heads = loaded.edition.articles.iter().flat_map(|article| &article.head);
    out.extend(heads.map(|line| line.text.to_string()));
    Some(out.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_page_of_soup_loses_no_word(soup in prop::collection::vec(piece(), 1..80)) {
        let soup = soup.concat();
        let Some(text) = texts(&soup, Format::Html) else { return Ok(()) };
        let is_shown = |rest: &str| !rest.contains("<rp") && !rest.contains("<!");
        for (at, _) in soup.match_indices("ferry").filter(|(at, _)| is_shown(&soup[..*at])) {
            let word: String = soup[at..].chars().take_while(|c| *c != 'x').collect();
            prop_assert!(text.contains(&format!("{word}x")), "{word} of {soup}\nin {text}");
        }
        prop_assert!(is_calm(&text));
    }

    #[test]
    fn a_feed_of_soup_is_read(soup in prop::collection::vec(piece(), 1..60), cut in 0..400_usize) {
        let soup = soup.concat();
        let feed = format!(
            "<rss><channel><title>{soup}</title><item><title>t</title><description>{soup}\
             </description></item><item><content:encoded><![CDATA[{soup}]]></content:encoded></item>"
        );
        let cut = feed.char_indices().map(|(at, _)| at).take_while(|at| *at <= feed.len() - cut.min(feed.len()));
        let feed = &feed[..cut.last().unwrap_or(0)];
        let text = texts(feed, Format::Feed).unwrap_or_default();
        prop_assert!(is_calm(&text));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        for format in [Format::Html, Format::Feed, Format::Epub] {
            let hint = Hint { name: "x".into(), format: Some(format), ..Hint::default() };
            if let Err(error) = load(&bytes, &hint) {
                prop_assert!(!newsprint::words::DEFAULT.load_error(&error).contains('\n'));
            }
        }
    }
}

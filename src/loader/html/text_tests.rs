//! What of a page is its text, and what stands around it.

use super::*;
use crate::model::{Block, HeadRole};

fn loaded(html: &str) -> Loaded {
    load(html.as_bytes(), &Hint { name: "d/page.html".into(), ..Hint::default() }).unwrap()
}

fn text(html: &str) -> String {
    loaded(html).bodies[0]
        .all_blocks()
        .map(|block| Block::plain(&block))
        .collect::<Vec<_>>()
        .join(" / ")
}

const STORY: &str = "<p>The ferry ran again on Monday, after nine years in the yard, and forty people \
    crossed the water.</p><p>It will run on Sunday as well, the harbour office said, if the tide \
    allows it, and if the key is found.</p>";

#[test]
fn pictures_that_say_their_file_or_the_headline_again_say_nothing() {
    let page = |alt: &str| {
        format!(
            "<body><h1>Ferry runs again on Monday</h1>{STORY}<img src=https://s.example/a.jpg alt='{alt}'>\
             {STORY}<img src=https://s.example/b.jpg alt='{alt}'>"
        )
    };
    for alt in ["P1610099.JPG", "Illustration for Ferry runs again on Monday", "A ferry, we think"]
    {
        assert!(!text(&page(alt)).contains(alt), "{alt}");
    }
    let other = page("").replacen("alt=''", "alt='The wall at dusk, from the sea'", 1);
    assert!(text(&other).contains("The wall at dusk"));
}

#[test]
fn what_a_page_declares_its_text_is_it_with_the_lede_before_it() {
    let lede = "<p class=perex>Nine years late, the ferry crosses the water again, and all of the town stands on the quay to see it come in.</p>";
    let other = "<h3>As it happens</h3><p>A tram left its rails in the old town, and nobody was hurt, the \
        police said. Trains run as usual, they added.</p>";
    let picture =
        "<figure><img src=https://s.example/a.jpg><figcaption>The pier</figcaption></figure>";
    for name in ["itemprop=articleBody", "class='entry-content wide'", "id=article__body"] {
        let page = format!(
            "<body><div><h1>Ferry</h1>{lede}<div {name}>{STORY}{STORY}{STORY}</div></div><div>{}</div>",
            other.repeat(9)
        );
        let all = text(&page);
        assert!(all.starts_with("Nine years late"), "{name}: {all}");
        assert!(all.ends_with("if the key is found.") && !all.contains("tram"), "{name}: {all}");
    }
    let page = format!(
        "<body><h1>Ferry</h1><p>Share this</p>{picture}<div id=article-body>{STORY}{STORY}{STORY}</div>"
    );
    assert!(text(&page).starts_with("The pier / The ferry ran"), "{}", text(&page));
}

#[test]
fn a_table_of_sentences_does_not_push_out_the_text_around_it() {
    let row =
        "<tr><td>The Gull<td>1986<td>It was built for the river, not for the sea, and sank twice.";
    let page = format!("<body><h1>Ferries</h1><div>{STORY}<table>{}</table></div>", row.repeat(12));
    let text = text(&page);
    assert!(text.starts_with("The ferry ran again") && text.contains("sank twice"), "{text}");
}

#[test]
fn boxes_of_links_in_a_text_are_none_of_it_and_a_list_that_it_speaks_of_is() {
    let links = "<a href=/a>The wall opens</a> <a href=/b>The key is lost</a>";
    let list = "<ul><li><a href=/c>The Gull</a><li><a href=/d>The Tern</a><li><a href=/e>The Wren</a></ul>";
    let page = format!(
        "<body><article><h1>Ferry</h1>{STORY}<div>{links}</div><p>There were three:</p>{list}{STORY}\
         <div>{links}</div></article>"
    );
    let text = text(&page);
    assert!(text.contains("The Tern") && !text.contains("The wall opens"), "{text}");
}

#[test]
fn comments_in_other_languages_and_windows_that_open_are_no_text() {
    for name in ["texto-comentarios", "leserkommentare", "modal fade", "feedback-flyout"] {
        let page = format!(
            "<body><h1>Ferry</h1><div>{STORY}</div><div class='{name}'><p>Who writes here answers for it, \
             says the house, and may be sued for it.</p></div>"
        );
        assert!(!text(&page).contains("may be sued"), "{name}");
    }
    // A page that is called after what can be done on it is still read.
    let page = format!("<body><div class=new-discussion-timeline><article>{STORY}</article></div>");
    assert!(text(&page).contains("nine years"));
}

#[test]
fn the_headline_below_credits_is_the_head_and_the_editor_at_the_end_is_furniture() {
    let page = format!(
        "<body><article><ul><li>Harbour</ul><p>Picture: Ada Quay</p><h1>Ferry runs again</h1>{STORY}\
         <p>【纠错】【责任编辑:王小河】</p></article>"
    );
    let text = text(&page);
    assert!(text.starts_with("The ferry ran") && text.ends_with("is found."), "{text}");
}

#[test]
fn a_description_that_is_cut_or_that_the_text_holds_is_no_deck() {
    let deck = |said: &str| {
        let page = loaded(&format!(
            "<head><meta name=description content='{said}'></head><body><h1>Ferry runs</h1>{STORY}"
        ));
        page.edition.articles[0].line(HeadRole::Deck).map(ToString::to_string)
    };
    assert_eq!(deck("Nine years in the yard, and now the ferry…"), None);
    assert_eq!(
        deck("Ferry runs --- The ferry ran again on Monday, after nine years in the yard"),
        None
    );
    assert_eq!(deck("By Ada Quay"), None);
    assert_eq!(deck("Nine years in the yard").as_deref(), Some("Nine years in the yard"));
}

#[test]
fn a_declaration_in_the_brackets_of_xhtml_and_with_line_ends_is_read() {
    let json = "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"description\":\"Nine\nyears\",\
        \"datePublished\":\"2026-11-21\",\"author\":{\"name\":\"Ada Quay\"}}";
    for (open, close) in
        [("<![CDATA[", "]]>"), ("//<![CDATA[\n", "\n//]]>"), ("<!--", "-->"), ("", ";")]
    {
        let page = loaded(&format!(
            "<head><script type='application/ld+json'>{open}{json}{close}</script></head><body>{STORY}"
        ));
        assert_eq!(
            page.edition.date.map(|day| day.to_string()).as_deref(),
            Some("2026-11-21"),
            "{open}"
        );
        let by = page.edition.articles[0].line(HeadRole::Byline).map(ToString::to_string);
        assert_eq!(by.as_deref(), Some("Ada Quay"), "{open}");
    }
}

#[test]
fn sections_whose_headings_link_to_themselves_are_text() {
    let section = |name: &str| {
        format!(
            "<div id={name}><h3><a href=#toc>{name}</a><a href=#{name}>¶</a></h3><p>{name} runs again, \
             and forty people crossed the water, the harbour said.</p></div>"
        )
    };
    let page = format!(
        "<title>Ferries of the bay — The Mirror</title><body><article>\
         <h1><a href=#toc>Ferries of the bay</a><a href=#top>¶</a></h1>{STORY}{}{}{}</article>",
        section("Gull"),
        section("Tern"),
        section("Wren")
    );
    let text = text(&page);
    for name in ["Gull", "Tern", "Wren"] {
        assert!(text.contains(&format!("/ {name} / {name} runs again")), "{text}");
    }
    let loaded = loaded(&page);
    let headline = loaded.edition.articles[0].line(HeadRole::Headline).map(Clean::as_str);
    assert_eq!(headline, Some("Ferries of the bay"));
}

#[test]
fn an_article_that_lies_over_a_list_of_others_is_read_alone() {
    let other = |of: &str| {
        format!(
            "<li><a href=/{of}><img src=/{of}.jpg></a><h3>{of} news</h3><p>A tram left its rails in the old \
             town of {of}, and nobody was hurt, the police said on Monday, after the morning rush.</p>\
             <ul><li><h3><a href=/{of}/2>More of {of}</a></h3><li><h3><a href=/{of}/3>All of {of}</a></h3></ul></li>"
        )
    };
    let others: String = ["Arl", "Bex", "Coy", "Dun", "Ems", "Fal"].map(other).concat();
    let page = |tag: &str| {
        format!(
            "<title>News</title><body><div><ul>{others}</ul></div><div><div><{tag}>{}</{tag}></div></div>",
            STORY.repeat(5)
        )
    };
    let all = text(&page("article"));
    assert!(all.contains("crossed the water") && !all.contains("tram"), "{all}");
    let none = text(&page("div"));
    assert!(none.contains("tram"), "nothing tells the two apart without the element: {none}");
}

#[test]
fn a_sentence_of_the_text_in_display_type_is_not_said_twice() {
    let page =
        |quote: &str| format!("<body><h1>Ferry</h1>{STORY}<blockquote>{quote}</blockquote>{STORY}");
    let pulled = text(&page("Forty people crossed the water"));
    assert!(pulled.contains("Forty people crossed"), "other letters are another text: {pulled}");
    let pulled = text(&page("after nine years in the yard, and forty people crossed"));
    assert_eq!(pulled.matches("nine years in the yard").count(), 2, "{pulled}");
}

#[test]
fn what_pictures_say_that_a_caption_says_in_other_words_is_said_once() {
    let page = |alt: &str| {
        format!(
            "<body><h1>Ferry</h1>{STORY}<img src=https://s.example/a.jpg alt='{alt}'><ul><li>Nell Odum, the \
             ferry&#39;s mate, holds the key of the lock in her left hand on the old quay.</li></ul>{STORY}"
        )
    };
    let said = "Nell Odum, mate of the ferry, holds the key of the lock in her left hand";
    assert!(!text(&page(said)).contains(said));
    let other = "The lock and the key, seen from the bridge on a day without any wind";
    assert!(text(&page(other)).contains(other));
    assert!(!text(&page("0226_hotel-swipe_02")).contains("hotel"));
    assert!(text(&page("COVID-19")).contains("COVID-19"));
}

#[test]
fn a_lead_picture_keeps_its_caption_wherever_the_text_begins() {
    let caption = "The ferry at the old quay on Monday";
    let lead = [
        format!(
            "<div class=photo><img src=/a.jpg><br><span class=photo-caption>{caption}</span></div>"
        ),
        format!(
            "<header><figure><div><span>Image</span><img src=/a.jpg></div><figcaption>{caption}</figcaption>\
             </figure></header>"
        ),
    ];
    for lead in lead {
        let page = format!(
            "<body><div><h1>Ferry</h1>{lead}<div class=byline><a href=/ada>Ada Quay</a></div><article>{}</article></div>",
            STORY.repeat(6)
        );
        let text = text(&page);
        assert!(text.starts_with(caption) && text.matches(caption).count() == 1, "{text}");
        assert!(!text.contains("Image"), "{text}");
    }
}

#[test]
fn the_first_paragraph_under_a_lead_picture_is_no_deck() {
    let lede = "The ferry ran again on Monday, after nine years in the yard, said the harbour.";
    let page = format!(
        "<head><meta name=description content='{lede}'></head><body><div><h1>Ferry</h1><figure>\
         <img src=/a.jpg><figcaption>The pier</figcaption></figure><article><p>{lede}</p>{}</article></div>",
        STORY.replace("</p><p>", " ").repeat(6)
    );
    let page = loaded(&page);
    assert_eq!(page.edition.articles[0].line(HeadRole::Deck), None);
    let texts: Vec<_> = page.bodies[0].all_blocks().map(|block| Block::plain(&block)).collect();
    assert_eq!(texts[..2], ["The pier", lede]);
}

#[test]
fn labels_for_ears_boxes_for_money_and_ways_on_are_no_text() {
    let ways = "<p><strong>Related stories</strong></p><p><a href=/a>The wall opens at last</a></p>\
        <p><a href=/b>The key is lost again</a></p>";
    let long = STORY.replace("</p><p>", " ");
    let page = format!(
        "<body><h1>Ferry</h1>{long}<p><span class=sr-only>Media caption</span>The pier.</p>{STORY}\
         <div role=note>Main article: <a href=/c>Piers</a></div>\
         <table><tr><td><a href=/d>How to get to the pier</a></td></tr></table>{STORY}{ways}\
         <p>You may print it under <a href=https://creativecommons.org/licenses/by/4.0/>a licence</a>.</p>\
         <div class=support-us><p>A free press costs money, and yours keeps this one free.</p></div>"
    );
    let text = text(&page);
    assert!(text.contains("/ The pier. /") && text.ends_with("if the key is found."), "{text}");
    for none in
        ["Media caption", "Main article", "How to get", "Related", "wall opens", "costs money"]
    {
        assert!(!text.contains(none), "{none}: {text}");
    }
    let ends_bold = format!("<body><h1>Ferry</h1>{STORY}<p><strong>Gulls 3, Terns 1</strong></p>");
    assert!(self::text(&ends_bold).ends_with("Gulls 3, Terns 1"));
}

#[test]
fn author_and_day_that_are_items_of_a_list_are_of_the_head() {
    let page = format!(
        "<body><h1>Ferry</h1><ul><li><a href=/ada>Ada Quay</a></li><li>22 November 2026, 6:15am</li></ul>{STORY}"
    );
    assert!(text(&page).starts_with("The ferry ran again"), "{}", text(&page));
    let page = format!(
        "<body><h1>Ferry</h1><p>There are two:</p><ul><li>the Gull</li><li>the Tern</li></ul>{STORY}"
    );
    assert!(text(&page).contains("the Gull"), "{}", text(&page));
}

//! News as agencies send it.

use super::*;
use crate::model::{BlockKind, HeadRole, Kind};
use crate::words::InEnglish;

fn opened(text: &str) -> Result<Loaded, LoadError> {
    load(text.as_bytes(), &Hint { name: "n.xml".into(), ..Hint::default() })
}

fn loaded(text: &str) -> Loaded {
    opened(text).unwrap()
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    loaded.bodies[article].all_blocks().map(|block| block.plain()).collect()
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

fn lines(loaded: &Loaded, article: usize, role: HeadRole) -> Vec<&str> {
    loaded.edition.articles[article].lines(role).map(Clean::as_str).collect()
}

fn furniture(loaded: &Loaded) -> Vec<String> {
    loaded.furniture.iter().map(Block::plain).collect()
}

fn warnings(loaded: &Loaded) -> String {
    loaded.edition.warnings.iter().map(InEnglish::told).collect::<Vec<_>>().join("\n")
}

/// A news item around some metadata and content.
fn item(guid: &str, meta: &str, content: &str) -> String {
    format!(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='{guid}' xml:lang='en-GB'>\
         <itemMeta><itemClass qcode='ninat:text'/><provider qcode='nprov:SALTMARSH'/>\
         <versionCreated>2026-11-22T08:00:00+00:00</versionCreated></itemMeta>\
         <contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )
}

const NITF: &str = "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'><n:body><n:body.head>\
    <n:hedline><n:hl1>Ferry runs <n:em>again</n:em></n:hl1><n:hl2>Nine years in the yard</n:hl2>\
    </n:hedline><n:note>Not for print</n:note><n:byline>By <n:person>Nell Garraway</n:person>, \
    <n:byttl>Harbour reporter</n:byttl></n:byline><n:dateline>SALTMARSH, Nov. 22</n:dateline>\
    <n:abstract><n:p>Forty crossed.</n:p></n:abstract></n:body.head><n:body.content>\
    <n:p>It cost <n:money>£<n:num>2</n:num></n:money> and took \
    <n:frac><n:frac-num>1</n:frac-num><n:frac-den>2</n:frac-den></n:frac> hour.<n:br/>Quick.</n:p>\
    <n:media media-type='image'><n:media-reference mime-type='image/jpeg' source='http://x/f.jpg' \
    alternate-text='A ferry'/><n:media-caption><n:p>The ferry at noon</n:p></n:media-caption>\
    <n:media-producer>N. Reed</n:media-producer></n:media><n:hl2>Next</n:hl2><n:bq><n:block>\
    <n:p>“Soon.”</n:p></n:block></n:bq><n:ul><n:li>one</n:li><n:li>two</n:li></n:ul>\
    </n:body.content><n:body.end><n:tagline>Saltmarsh Press</n:tagline></n:body.end></n:body></n:nitf>";

#[test]
fn a_film_in_nitf_keeps_what_it_shows_and_who_made_it() {
    let nitf = NITF.replace("media-type='image'", "media-type='video'");
    let content = format!("<inlineXML contenttype='application/nitf+xml'>{nitf}</inlineXML>");
    let loaded = loaded(&item("a", "", &content));
    let said: Vec<String> = loaded.bodies[0].all_blocks().map(|block| block.plain()).collect();
    for text in ["The ferry at noon", "A ferry", "N. Reed", "the video is not in this file"] {
        assert!(said.iter().any(|block| block == text), "{text}: {said:?}");
    }
}

#[test]
fn an_item_with_nitf_has_its_head_its_text_and_its_pictures() {
    let loaded = loaded(&item(
        "a",
        "<urgency>2</urgency><creator><name>Nell</name></creator><language tag='en'/>\
         <subject qcode='m:1'><name xml:lang='de'>Hafen</name><name xml:lang='en'>harbour</name>\
         </subject><keyword>ferry</keyword><headline>Ferry (update)</headline>",
        &format!("<inlineXML contenttype='application/nitf+xml'>{NITF}</inlineXML>"),
    ));
    let article = &loaded.edition.articles[0];
    assert_eq!(loaded.edition.paper.title.as_str(), "SALTMARSH");
    assert_eq!(loaded.edition.paper.lang.as_deref(), Some("en"));
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(titles(&loaded), ["Ferry runs again"]);
    assert_eq!(lines(&loaded, 0, HeadRole::Deck), ["Nine years in the yard", "Forty crossed."]);
    assert_eq!(lines(&loaded, 0, HeadRole::Byline), ["By Nell Garraway, Harbour reporter"]);
    assert_eq!(lines(&loaded, 0, HeadRole::Dateline), ["SALTMARSH, Nov. 22"]);
    assert_eq!(article.prominence, 150);
    assert_eq!(article.tags.iter().map(Clean::as_str).collect::<Vec<_>>(), ["harbour", "ferry"]);
    let body = texts(&loaded, 0);
    assert_eq!(body[..2], ["It cost £2 and took 1/2 hour.", "Quick."]);
    assert_eq!(body[3..6], ["Next", "“Soon.”", "one\ntwo"]);
    assert_eq!(body[6], "Saltmarsh Press");
    let figure = loaded.bodies[0].all_blocks().nth(2).unwrap();
    let BlockKind::Figure { image, caption, credit, .. } = figure.kind else { panic!() };
    assert_eq!(image.as_deref(), Some("http://x/f.jpg"));
    assert_eq!(caption.text.as_str(), "The ferry at noon");
    assert_eq!(credit.as_deref(), Some("N. Reed"));
    let rest = furniture(&loaded);
    for text in ["Not for print", "Nell", "Hafen", "Ferry (update)"] {
        assert!(rest.iter().any(|line| line == text), "{text} in {rest:?}");
    }
}

#[test]
fn xhtml_escaped_html_and_plain_text_are_texts_of_an_item_too() {
    let page = "<h:html xmlns:h='http://www.w3.org/1999/xhtml'><h:head><h:title>Tide</h:title>\
        </h:head><h:body><h:p>One <h:b>two</h:b>.</h:p><h:table><h:tr><h:td>1</h:td><h:td>2</h:td>\
        </h:tr><h:tr><h:td>3</h:td><h:td>4</h:td></h:tr></h:table></h:body></h:html>";
    let xhtml = loaded(&item("a", "", &format!("<inlineXML>{page}</inlineXML>")));
    assert_eq!(titles(&xhtml), ["Tide"]);
    let blocks: Vec<Block> = xhtml.bodies[0].all_blocks().collect();
    assert_eq!(blocks[0].plain(), "One two.");
    assert!(matches!(blocks[1].kind, BlockKind::Table(_)));
    let html = "<inlineData contenttype='text/html'>&lt;p&gt;One&lt;p&gt;two</inlineData>";
    assert_eq!(texts(&loaded(&item("a", "", html)), 0), ["One", "two"]);
    let coded = "<inlineData contenttype='text/plain' encoding='base64'>T25lCgp0d28=</inlineData>";
    assert_eq!(texts(&loaded(&item("a", "", coded)), 0), ["One", "two"]);
    let both = loaded(&item("a", "", &format!("{html}{coded}")));
    assert!(warnings(&both).contains("another version"), "{}", warnings(&both));
}

#[test]
fn a_message_is_in_the_order_of_its_package_with_pictures_beside_their_articles() {
    let text = |guid: &str, title: &str| {
        let body = "<inlineXML><p xmlns='http://www.w3.org/1999/xhtml'>Text.</p></inlineXML>";
        item(guid, &format!("<headline>{title}</headline>"), body)
    };
    let picture = "<newsItem guid='p'><itemMeta><itemClass qcode='ninat:picture'/></itemMeta>\
        <contentMeta><creator><name>N. Reed</name></creator><creditline>SMP</creditline><headline>\
        Crowd</headline><description role='drol:caption'>The crowd at the quay</description>\
        </contentMeta><contentSet><remoteContent href='./c.jpg' contenttype='image/jpeg'/>\
        </contentSet></newsItem>";
    let package = "<packageItem><groupSet root='r'><group id='s'><title>Coast</title>\
        <itemRef residref='c'/><itemRef residref='x'><title>Storm</title>\
        <description role='drol:summary'>It blew.</description></itemRef></group>\
        <group id='r' role='group:main'><itemRef residref='p'/><itemRef residref='b'/>\
        <groupRef idref='s'/></group></groupSet></packageItem>";
    let loaded = loaded(&format!(
        "<newsMessage><header><sent>2026-11-23T00:00:00Z</sent></header><itemSet>{}{}{package}{}\
         {picture}<planningItem><headline>Plan</headline></planningItem></itemSet></newsMessage>",
        text("a", "Late"),
        text("b", "Ferry"),
        text("c", "Light"),
    ));
    assert_eq!(titles(&loaded), ["Ferry", "Light", "Storm", "Late"]);
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 23)));
    let sections: Vec<&str> =
        loaded.edition.articles.iter().map(|a| &*loaded.edition.sections[a.section].name).collect();
    assert_eq!(sections, ["SALTMARSH", "Coast", "Coast", "SALTMARSH"]);
    assert_eq!(texts(&loaded, 0), ["The crowd at the quay\nN. Reed, SMP", "Text."]);
    assert_eq!(texts(&loaded, 2), ["It blew.", "the text is not in this file"]);
    assert!(warnings(&loaded).contains("a planning item"), "{}", warnings(&loaded));
    assert!(furniture(&loaded).contains(&"Plan".to_owned()));
}

#[test]
fn a_picture_by_itself_is_a_photo_and_a_video_a_gap() {
    let photo = "<newsItem><itemMeta><itemClass qcode='ninat:picture'/></itemMeta><contentMeta>\
        <headline>Quay</headline><description role='drol:caption'>At noon.</description>\
        </contentMeta></newsItem>";
    let photo = loaded(photo);
    assert_eq!(photo.edition.articles[0].kind, Kind::Photo);
    assert_eq!((titles(&photo), texts(&photo, 0)), (vec!["Quay"], vec!["At noon.".to_owned()]));
    let video = loaded(&item(
        "v",
        "<headline>Quay</headline><description>Shots of it.</description>",
        "<remoteContent contenttype='video/mp4' href='http://x/v.mp4'/>",
    ));
    assert_eq!(texts(&video, 0), ["Shots of it.", "the video is not in this file"]);
}

#[test]
fn nitf_by_itself_says_its_paper_day_section_and_urgency() {
    let head = "<head><title>working</title><docdata><urgency ed-urg='1'/>\
        <date.issue norm='20261122T080000Z'/><key-list><keyword key='ferry'/></key-list>\
        <identified-content><person>N. Reed</person></identified-content></docdata>\
        <pubdata name='Saltmarsh Courier' position.section='Coast' number='312'/></head>";
    let text = NITF.replace("n:", "").replace("<body>", &format!("{head}<body>"));
    let loaded = loaded(&format!("<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n{text}"));
    let edition = &loaded.edition;
    assert_eq!(edition.paper.title.as_str(), "Saltmarsh Courier");
    assert_eq!(edition.number.as_deref(), Some("312"));
    assert_eq!(edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(edition.sections[0].name.as_str(), "Coast");
    assert_eq!(edition.articles[0].prominence, 200);
    assert_eq!(edition.articles[0].tags.len(), 2);
    assert_eq!(titles(&loaded), ["Ferry runs again"]);
}

#[test]
fn ninjs_of_either_kind_gives_head_text_and_associations() {
    let one = loaded(
        "{\"uri\":\"https://s.example/1\",\"type\":\"text\",\"language\":\"en\",\"urgency\":3,\
         \"versioncreated\":\"2026-11-22T08:00:00Z\",\"headline\":\"Ferry &amp; tide\",\
         \"byline\":\"Nell Garraway\",\"subject\":[{\"name\":\"harbour\"}],\
         \"body_text\":\"Plain.\",\"body_html\":\"<p>It <b>ran</b>.</p><p>Soon.</p>\",\
         \"associations\":{\"m10\":{\"type\":\"text\",\"headline\":\"Ten\",\"body_text\":\"x\"},\
         \"m2\":{\"type\":\"text\",\"headline\":\"Two\",\"body_text\":\"y\"},\
         \"main\":{\"type\":\"picture\",\"description_text\":\"At noon\",\"byline\":\"N. Reed\",\
         \"renditions\":{\"o\":{\"href\":\"http://x/o.jpg\",\"mimetype\":\"image/jpeg\"}}}}}",
    );
    assert_eq!(titles(&one), ["Ferry & tide", "Two", "Ten"]);
    assert_eq!(texts(&one, 0), ["At noon\nN. Reed", "It ran.", "Soon."]);
    assert_eq!(one.edition.articles[0].url.as_deref(), Some("https://s.example/1"));
    assert_eq!(one.edition.articles[0].prominence, 100);
    let two = loaded(
        "[{\"uri\":\"u:1\",\"standard\":{\"name\":\"ninjs\",\"version\":\"3.0\"},\"headlines\":\
         [{\"role\":\"short\",\"value\":\"S\"},{\"role\":\"main\",\"value\":\"Long\"}],\
         \"bylines\":[{\"byline\":\"Nell\"},{\"byline\":\"Reed\"}],\"bodies\":[{\"role\":\"main\",\
         \"contenttype\":\"text/plain\",\"value\":\"One.\\n\\nTwo.\"}],\"associations\":[{\"name\":\
         \"p\",\"type\":\"picture\",\"renditions\":[{\"name\":\"o\",\"href\":\"http://x/p.png\"}],\
         \"headlines\":[{\"value\":\"Quay\"}]}]}]",
    );
    assert_eq!(
        (titles(&two), texts(&two, 0)[1..].to_vec()),
        (vec!["Long"], vec!["One.".to_owned(), "Two.".to_owned()])
    );
    assert_eq!(lines(&two, 0, HeadRole::Byline), ["Nell", "Reed"]);
}

#[test]
fn what_holds_no_article_is_told_by_its_name() {
    let error = |text: &str| opened(text).unwrap_err().told();
    let plan =
        error("<planningItem><contentMeta><headline>Plan</headline></contentMeta></planningItem>");
    assert!(plan.starts_with("n.xml: found a planning item of NewsML-G2;"), "{plan}");
    let message = error("<newsMessage><itemSet><newsItem/><newsItem/></itemSet></newsMessage>");
    assert!(message.contains("with 2 news items, none with"), "{message}");
    assert!(error("{\"uri\":\"x\"}").contains("a ninjs item"));
    assert!(error("{\"uri\": }").starts_with("n.xml:1:9: found what is no JSON"));
    assert!(error("<svg/>").contains("expected NewsML-G2"));
    assert!(error("<nitf><body/></nitf>").contains("an NITF document"));
}

#[test]
fn bombs_depth_and_entities_of_the_document_do_no_harm() {
    let bomb = "<?xml version='1.0'?><!DOCTYPE n [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>\
        <!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    let text = item("a", "<headline>H &b; &x;</headline>", "");
    assert_eq!(titles(&loaded(&format!("{bomb}{text}"))), ["H &b; &x;"]);
    let deep = format!("{}deep{}", "<block>".repeat(100_000), "</block>".repeat(100_000));
    let deep = format!("<nitf><body><body.content>{deep}</body.content></body></nitf>");
    assert_eq!(texts(&loaded(&deep), 0), ["deep"]);
    let media = "<media><media-caption>".repeat(50_000);
    let media =
        format!("<nitf><body><body.content><p>{media}inside</p></body.content></body></nitf>");
    assert!(texts(&loaded(&media), 0).join(" ").contains("inside"));
    let fractions = "<frac-num>1</frac-num><frac-den>2</frac-den>".repeat(50_000);
    let text = format!("<nitf><body><body.content><p>{fractions}</p></body.content></body></nitf>");
    assert!(texts(&loaded(&text), 0)[0].starts_with("1/21/2"));
    let json = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(opened(&json).is_err());
    let groups: Vec<String> = (0..20_000)
        .map(|n| format!("<group id='g{n}'><groupRef idref='g{}'/></group>", n + 1))
        .collect();
    let groups = groups.concat();
    let last = "<group id='g20000'><itemRef residref='x'><title>Last</title></itemRef></group>";
    let text = format!("<packageItem><groupSet root='g0'>{groups}{last}</groupSet></packageItem>");
    assert_eq!(titles(&loaded(&text)), ["Last"]);
}

#[test]
fn an_item_in_any_encoding_is_read() {
    let text = "<?xml version='1.0' encoding='GBK'?><newsItem><contentMeta><headline>新渠通水\
        </headline></contentMeta></newsItem>";
    let hint = Hint { name: "n.xml".into(), ..Hint::default() };
    for bytes in [
        encoding_rs::GB18030.encode(text).0.into_owned(),
        text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ] {
        assert_eq!(titles(&load(&bytes, &hint).unwrap()), ["新渠通水"]);
    }
}

#[test]
fn corrections_are_told_over_the_text_and_other_notes_are_not() {
    let item = |note: &str, signal: &str| {
        format!(
            "<newsItem guid='a'><itemMeta><pubStatus qcode='stat:withheld'/><embargoed>\
             2026-11-23T06:00:00Z</embargoed><edNote>{note}</edNote>{signal}</itemMeta><contentMeta>\
             <headline>Ferry</headline></contentMeta><contentSet><inlineXML><html><body><p>It ran.\
             </p></body></html></inlineXML></contentSet></newsItem>"
        )
    };
    let loaded = loaded(&item("CORRECTS the name of the quay", ""));
    assert_eq!(texts(&loaded, 0), ["CORRECTS the name of the quay", "It ran."]);
    assert!(furniture(&loaded).is_empty());
    let told = warnings(&loaded);
    assert!(told.contains("“Ferry” is under embargo until 2026-11-23T06:00:00Z"), "{told}");
    assert!(told.contains("“Ferry” is withheld by its sender"), "{told}");
    let signalled = self::loaded(&item("The name of the quay", "<signal qcode='sig:correction'/>"));
    assert_eq!(texts(&signalled, 0)[0], "The name of the quay");
    let other = self::loaded(&item("Photos follow", ""));
    assert_eq!(
        (texts(&other, 0), furniture(&other)),
        (vec!["It ran.".into()], vec!["Photos follow".into()])
    );
}

#[test]
fn nitf_tells_its_corrections_and_sets_titles_and_films_apart() {
    let loaded = loaded(
        "<nitf><head><docdata management-status='embargoed'><date.release norm='20261123T060000Z'/>\
         <correction info='The quay has another name'/></docdata></head><body><body.head><hedline><hl1>\
         Ferry</hl1></hedline><note type='std'>First told on Monday</note><byline>By <person>Nell Reed\
         </person><byttl>Harbour reporter</byttl></byline></body.head><body.content><p>It ran.</p><media \
         media-type='video'><media-reference mime-type='video/mp4' source='f.mp4'/><media-caption>The \
         trip</media-caption></media></body.content></body></nitf>",
    );
    assert_eq!(lines(&loaded, 0, HeadRole::Byline), ["By Nell Reed, Harbour reporter"]);
    assert_eq!(
        texts(&loaded, 0),
        [
            "The quay has another name",
            "First told on Monday",
            "It ran.",
            "The trip",
            "the video is not in this file"
        ]
    );
    assert!(warnings(&loaded).contains("is under embargo until 20261123T060000Z"));
}

#[test]
fn of_ninjs_the_widest_picture_goes_and_nobody_is_credited_twice() {
    let loaded = loaded(
        r#"{"uri":"u","type":"text","versioncreated":"2026-11-22","pubstatus":"canceled",
        "headline":"Ferry","body_text":"It ran.","ednote":"Correction: the quay",
        "associations":{"a":{"type":"picture","byline":"Jo Reed","creditline":"Wire/Jo Reed",
        "description_text":"The quay","renditions":{"small":{"href":"http://x/s.jpg","width":90},
        "large":{"href":"http://x/l.jpg","width":900}}}}}"#,
    );
    let blocks: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    assert_eq!(blocks[0].plain(), "Correction: the quay");
    let BlockKind::Figure { image, credit, .. } = &blocks[1].kind else { panic!("{blocks:?}") };
    assert_eq!(image.as_deref(), Some("http://x/l.jpg"));
    assert_eq!(credit.as_deref(), Some("Wire/Jo Reed"));
    assert!(warnings(&loaded).contains("“Ferry” was cancelled by its sender"));
}

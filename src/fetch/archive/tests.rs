//! The archives, without a network: a function stands for the library.

use std::fmt::Write as _;
use std::sync::Mutex;

use url::Url;

use super::{day, loc, veridian};
use crate::fetch::trial::with_job;
use crate::fetch::web::{Purpose, Validators, WebDocument, WebError};
use crate::fetch::{FetchError, Taken};
use crate::model::{Date, HeadRole};
use crate::sources::Source;

fn document(url: &Url, bytes: Vec<u8>) -> WebDocument {
    let validators = Validators::default();
    let (media_type, charset) = (None, None);
    WebDocument { url: url.clone(), media_type, charset, bytes, validators, has_moved: false }
}

/// What becomes of a source whose library has these documents; and what it was
/// asked, with its path and query.
fn take(source: &str, library: &[(&str, String)]) -> (Result<Taken, FetchError>, Vec<String>) {
    let asked = Mutex::new(Vec::new());
    let ask = |url: &Url, _: Purpose| {
        let path = url[url::Position::BeforePath..].to_owned();
        let found = library.iter().find(|(own, _)| *own == path);
        asked.lock().unwrap().push(path);
        let why = WebError::Gone { status: 404 };
        let gone = || FetchError::Web { url: url.to_string(), why };
        found.map(|(_, text)| document(url, text.clone().into_bytes())).ok_or_else(gone)
    };
    let url = Url::parse(source).unwrap();
    let source = Source { url: source.to_owned(), ..Source::default() };
    let taken = with_job(&source, |job| {
        let day = day(job)?;
        if super::is_veridian(&url) {
            veridian::take(job, &url, day, &ask)
        } else {
            loc::take(job, &url, day, &ask)
        }
    });
    (taken, asked.into_inner().unwrap())
}

/// A page of ALTO: a headline in large letters, and two lines of text under it.
fn alto(folio: &str, headline: &str, lines: [&str; 2]) -> String {
    let line = |text: &str, y: usize, size: usize| {
        let mut words = String::new();
        let mut x = 100;
        for word in text.split(' ') {
            let width = word.len() * size / 2;
            let _ = write!(
                words,
                "<String CONTENT='{word}' HPOS='{x}' VPOS='{y}' WIDTH='{width}' HEIGHT='{size}'/>"
            );
            x += width + size / 2;
        }
        format!(
            "<TextLine HPOS='100' VPOS='{y}' WIDTH='{}' HEIGHT='{size}'>{words}</TextLine>",
            x - 100
        )
    };
    let block = |y: usize, lines: String| {
        format!("<TextBlock HPOS='100' VPOS='{y}' WIDTH='1600' HEIGHT='120'>{lines}</TextBlock>")
    };
    let text = lines.iter().zip([300, 340]).map(|(text, y)| line(text, y, 24));
    format!(
        "<alto xmlns='http://www.loc.gov/standards/alto/ns-v2#'><Layout>\
         <Page ID='P1' WIDTH='2000' HEIGHT='3000'><PrintSpace>{}{}{}</PrintSpace></Page></Layout></alto>",
        block(40, line(folio, 40, 24)),
        block(180, line(headline, 180, 60)),
        block(300, text.collect())
    )
}

const LINES: [&str; 2] = [
    "The ferry ran again on Monday after three weeks in the dock at the harbour,",
    "and the people of the quay stood in the rain to see it come in at noon.",
];

fn issue() -> String {
    let file = |n: u32| {
        format!(
            r#"[{{"mimetype":"text/xml","url":"/files/{n}.xml"}},{{"mimetype":"image/jpeg","url":"/{n}.jpg"}}]"#
        )
    };
    format!(
        r#"{{"item":{{"title":"The Osier gazette"}},"resources":[{{"files":[{},{}]}}]}}"#,
        file(1),
        file(2)
    )
}

fn headlines(taken: &Taken) -> Vec<String> {
    let lines = taken.articles.iter().filter_map(|a| a.article.line(HeadRole::Headline));
    lines.map(ToString::to_string).collect()
}

const A_CENTURY_AGO: Date = jiff::civil::date(1926, 11, 28);

#[test]
fn the_paper_of_this_day_a_hundred_years_ago_is_recovered_from_its_pages() {
    let results = r#"{"results":[{"date":"1926-11-27","number_lccn":["sn11111111"]},
        {"date":"1926-11-28","number_lccn":["sn99000001"]}],"pagination":{}}"#;
    let library = [
        (
            "/collections/old/?partof=osier&dates=1926-11-28%2F1926-11-28&fo=json&c=100",
            results.to_owned(),
        ),
        ("/item/sn99000001/1926-11-28/ed-1/?fo=json", issue()),
        ("/files/1.xml", alto("OSIER GAZETTE", "FERRY RUNS AGAIN", LINES)),
        ("/files/2.xml", alto("PAGE TWO", "TIDE TABLE IS LATE", LINES)),
    ];
    let (taken, asked) = take("http://lib.example/collections/old/?partof=osier&fo=xml", &library);
    let taken = taken.unwrap();
    assert_eq!(taken.day, Some(A_CENTURY_AGO));
    assert_eq!(&*taken.paper.title, "The Osier gazette");
    assert_eq!(taken.pages.len(), 2);
    assert_eq!(headlines(&taken), ["FERRY RUNS AGAIN", "TIDE TABLE IS LATE"]);
    assert_eq!(taken.articles.iter().map(|a| a.page).collect::<Vec<_>>(), [Some(0), Some(1)]);
    // It is known where they stand on paper.
    assert!(taken.articles.iter().all(|a| !a.article.regions.is_empty()));
    // One search, whatever there is.
    assert_eq!(asked.iter().filter(|path| path.starts_with("/collections")).count(), 1);
}

#[test]
fn a_title_in_the_address_is_not_searched_for_and_a_lost_page_is_told() {
    let library = [
        ("/item/sn99000001/1926-11-28/ed-1/?fo=json", issue()),
        ("/files/2.xml", alto("PAGE TWO", "TIDE TABLE IS LATE", LINES)),
    ];
    let (taken, asked) = take("http://lib.example/item/sn99000001/", &library);
    let taken = taken.unwrap();
    assert_eq!(headlines(&taken), ["TIDE TABLE IS LATE"]);
    assert_eq!((taken.notes.len(), taken.answers.len()), (1, 0), "it is to be asked for again");
    assert!(asked.iter().all(|path| !path.contains("collections")));
}

#[test]
fn open_oni_names_its_pages_by_numbers() {
    let issue = r#"{"title":{"name":"The Osier gazette"},"date_issued":"1926-11-28",
        "pages":[{"sequence":1},{"sequence":2}]}"#;
    let library = [
        ("/lccn/sn99000001/1926-11-28/ed-1.json", issue.to_owned()),
        (
            "/lccn/sn99000001/1926-11-28/ed-1/seq-1/ocr.xml",
            alto("OSIER GAZETTE", "FERRY RUNS AGAIN", LINES),
        ),
        (
            "/lccn/sn99000001/1926-11-28/ed-1/seq-2/ocr.xml",
            alto("PAGE TWO", "TIDE TABLE IS LATE", LINES),
        ),
    ];
    let (taken, _) = take("http://oni.example/lccn/sn99000001/", &library);
    assert_eq!(headlines(&taken.unwrap()), ["FERRY RUNS AGAIN", "TIDE TABLE IS LATE"]);
}

#[test]
fn an_archive_without_a_paper_of_the_day_says_so() {
    let (taken, _) = take("http://lib.example/item/sn99000001/", &[]);
    let day = A_CENTURY_AGO;
    let url = "http://lib.example/item/sn99000001/".to_owned();
    assert_eq!(taken.unwrap_err(), FetchError::NothingOfDay { url, day });
    let (taken, asked) = take("http://ver.example/?a=d&d=OHG20000101.2.1", &[]);
    assert!(matches!(taken, Err(FetchError::NothingOfDay { .. })));
    // Both ways in which days are named.
    assert_eq!(asked, ["/?a=d&d=OHG19261128&f=XML", "/?a=d&d=OHG19261128-01&f=XML"]);
}

#[test]
fn veridian_has_the_articles_parted_already() {
    let section = |n: u32, title: &str, page: u32| {
        format!(
            "<LogicalSection><LogicalSectionMetadata>\
             <LogicalSectionID>OHG19261128-01.2.{n}</LogicalSectionID>\
             <LogicalSectionTitle>{title}</LogicalSectionTitle>\
             <LogicalSectionFirstPageID>OHG19261128-01.1.{page}</LogicalSectionFirstPageID>\
             </LogicalSectionMetadata></LogicalSection>"
        )
    };
    let page = |n: u32| {
        format!("<Page><PageMetadata><PageID>OHG19261128-01.1.{n}</PageID></PageMetadata></Page>")
    };
    let issue = format!(
        "<VeridianXMLResponse><PublicationTitle>The Gazette</PublicationTitle>{}{}{}{}</VeridianXMLResponse>",
        page(1),
        page(2),
        section(1, "FERRY", 1),
        section(2, "TIDE", 2)
    );
    let text = |words: &str| {
        format!(
            "<VeridianXMLResponse><LogicalSectionTextHTML>&lt;p&gt;{words}&lt;/p&gt;\
             </LogicalSectionTextHTML></VeridianXMLResponse>"
        )
    };
    let library = [
        ("/cgi-bin/oh?a=d&d=OHG19261128-01&f=XML", issue),
        ("/cgi-bin/oh?a=d&d=OHG19261128-01.2.1&f=XML", text("It ran.")),
        ("/cgi-bin/oh?a=d&d=OHG19261128-01.2.2&f=XML", text("It is late.")),
    ];
    let (taken, _) = take("http://ver.example/cgi-bin/oh?a=cl&cl=CL2&sp=OHG", &library);
    let taken = taken.unwrap();
    assert_eq!((taken.day, &*taken.paper.title), (Some(A_CENTURY_AGO), "The Gazette"));
    let pages: Vec<&str> = taken.pages.iter().map(|page| &*page.id).collect();
    assert_eq!(pages, ["1", "2"]);
    assert_eq!(headlines(&taken), ["FERRY", "TIDE"]);
    let texts: Vec<String> =
        taken.articles.iter().flat_map(|a| a.body.blocks()).map(|b| b.plain()).collect();
    assert_eq!(texts, ["It ran.", "It is late."]);
    assert_eq!(taken.articles[1].page, Some(1));
}

#[test]
fn a_day_of_today_means_its_century_before_and_an_old_day_itself() {
    use jiff::civil::date;
    let of = |years_ago, asked: Option<Date>| {
        let source = Source { years_ago, ..Source::default() };
        with_job(&source, |job| {
            let own = asked.unwrap_or(job.day);
            let is_dated = asked.is_some();
            day(&crate::fetch::Job { day: own, is_dated, ..*job }).unwrap()
        })
    };
    assert_eq!(of(None, None), A_CENTURY_AGO);
    assert_eq!(of(Some(50), None), date(1976, 11, 28));
    assert_eq!(of(None, Some(date(1912, 4, 16))), date(1912, 4, 16));
    assert_eq!(of(None, Some(date(2024, 2, 29))), date(1924, 2, 29));
    assert_eq!(of(Some(99), Some(date(2024, 2, 29))), date(1925, 2, 28));
}

use proptest::prelude::*;

use super::*;
use crate::layout::Widths;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Box01, Clean, HeadRole, Kind, Lang, Part, Region,
};

const TEXT: &str = "清晨六点，第一班渡船离开东岸，船上坐着四十二个人和两笼鸭子。";

fn article(id: usize, headline: &str) -> Article {
    let mut article = Article::new(ArticleId::new(&id.to_string()));
    article.push_head(HeadRole::Kicker, Clean::line("两岸一日"));
    article.push_head(HeadRole::Headline, Clean::line(headline));
    article.push_head(HeadRole::Deck, Clean::line("头一副题"));
    article.push_head(HeadRole::Deck, Clean::line("第二副题"));
    article.push_head(HeadRole::Byline, Clean::line("本报记者 柳岸"));
    article
}

fn body(paragraphs: usize) -> Body {
    Body::set(vec![Block::paragraph(TEXT); paragraphs])
}

fn story(index: usize, article: &Article, paragraphs: usize) -> FrontStory {
    let setting = Setting::of(Lang::Zh, Widths::default());
    FrontStory::new(index, article, "A01", body(paragraphs), setting)
}

fn stories(paragraphs: &[usize]) -> Vec<FrontStory> {
    let story = |(index, &n): (usize, &usize)| {
        story(index, &article(index, "渡船照开，桥上的人都来看船"), n)
    };
    paragraphs.iter().enumerate().map(story).collect()
}

fn format(width: u16, height: u16) -> PageFormat {
    PageFormat {
        width,
        height,
        opens: true,
        sized: false,
        direction: LineDirection::LeftToRight,
        text: LineDirection::LeftToRight,
    }
}

fn shown(sheet: &Broadsheet, story: usize) -> String {
    let (placed, story) = (&sheet.placed()[story], &sheet.stories()[story]);
    let in_rule = u16::from(placed.kicker_in_rule);
    let head = story.head().lines(story.head().start(), (placed.head + in_rule).into());
    let strips = placed.strips.iter().flat_map(|s| story.text().lines(s.from, s.rows.into()));
    let mut out = String::new();
    for set in head.iter().chain(&strips.collect::<Vec<_>>()).filter_map(|l| l.text.as_ref()) {
        out.extend(set.pieces().iter().map(|piece| &set.strand.text[piece.range.clone()]));
    }
    out
}

#[test]
fn the_lead_spans_columns_and_has_its_whole_head() {
    let sheet = Broadsheet::new(
        stories(&[30, 30, 30]),
        Vec::new(),
        (format(120, 38), PictureSizes::default()),
    );
    let lead = &sheet.placed()[0];
    assert_eq!((lead.w, lead.look.centred), (sheet.grid().width(2), true));
    assert!(shown(&sheet, 0).contains("第二副题"));
    assert!(!shown(&sheet, 1).contains("第二副题") && shown(&sheet, 1).contains("头一副题"));
}

#[test]
fn the_text_of_a_story_runs_from_column_to_column_without_a_gap() {
    let sheet =
        Broadsheet::new(stories(&[4]), Vec::new(), (format(200, 58), PictureSizes::default()));
    assert!(sheet.placed()[0].strips.len() > 1);
    assert!(!sheet.placed()[0].more, "a short text is there to its end");
    let text: String = shown(&sheet, 0).chars().filter(|c| !c.is_whitespace()).collect();
    assert!(text.ends_with(&TEXT.repeat(4)), "{text}");
}

#[test]
fn a_short_screen_shows_headlines_and_the_first_lines() {
    let sheet =
        Broadsheet::new(stories(&[9, 9, 9]), Vec::new(), (format(40, 11), PictureSizes::default()));
    let first = shown(&sheet, 0);
    assert!(first.starts_with("渡船照开"), "no kicker: {first}");
    assert!(first.contains("清晨六点") && !first.contains("柳岸"), "{first}");
}

#[test]
fn what_goes_on_on_another_page_is_known_by_its_jump() {
    let mut jumps = article(0, "转版");
    let area = Some(Box01 { x: 0.0, y: 0.0, w: 0.5, h: 0.5 });
    jumps.regions.push(Region { page: "A01".to_owned(), area, part: Part::Body });
    jumps.regions.push(Region { page: "A03".to_owned(), area, part: Part::Jump });
    assert_eq!(story(0, &jumps, 3).continued_on(), Some("A03"));
    assert_eq!(story(0, &article(1, "不转版"), 3).continued_on(), None);
}

#[test]
fn an_article_with_nothing_but_first_words_shows_them() {
    let mut bare = Article::new(ArticleId::new("bare"));
    bare.first_words = Clean::line("今日无风");
    let setting = Setting::of(Lang::Zh, Widths::default());
    let one = FrontStory::new(0, &bare, "", Body::default(), setting);
    let sheet = Broadsheet::new(vec![one], Vec::new(), (format(80, 24), PictureSizes::default()));
    assert_eq!(shown(&sheet, 0), "今日无风");
}

#[test]
fn the_neighbour_is_the_nearest_story_level_with_this_one() {
    let sheet = Broadsheet::new(
        stories(&[30, 30, 30, 30]),
        Vec::new(),
        (format(120, 40), PictureSizes::default()),
    );
    let right = sheet.beside(0, true).unwrap();
    assert!(sheet.placed()[right].x > sheet.placed()[0].x + sheet.placed()[0].w);
    assert_eq!(sheet.beside(right, false), Some(0));
    assert_eq!(sheet.beside(0, false), None);
    let Placed { x, y, screen, .. } = sheet.placed()[right];
    assert_eq!(sheet.at(screen, x, y), Some(right));
}

/// A brief under a heading.
fn brief(index: usize, heading: &str) -> FrontStory {
    let mut article = Article::new(ArticleId::new(&format!("brief{index}")));
    article.kind = Kind::Brief;
    article.push_head(HeadRole::Kicker, Clean::line(heading));
    article.push_head(HeadRole::Headline, Clean::line(&format!("短讯之{index}")));
    article.push_head(HeadRole::Byline, Clean::line("通讯员 石榴"));
    story(index, &article, 2)
}

#[test]
fn briefs_stand_close_under_one_heading_and_no_rule_parts_them() {
    let mut page = stories(&[30]);
    page.push(brief(1, "简讯"));
    page.push(story(2, &article(2, "隔在中间的长稿"), 30));
    page.extend([brief(3, "简讯"), brief(4, "体育简讯")]);
    let sheet = Broadsheet::new(page, Vec::new(), (format(59, 50), PictureSizes::default()));
    let at = |article| sheet.stories().iter().position(|s| s.article() == article).unwrap();
    assert_eq!(at(3), at(1) + 1, "those of one heading stand together");
    let [first, second] = [1, 3].map(|article| &sheet.placed()[at(article)]);
    assert!(shown(&sheet, at(1)).contains("短讯之1清晨六点"), "{}", shown(&sheet, at(1)));
    assert!(shown(&sheet, at(3)).starts_with("短讯之3"), "the heading is said once");
    assert_eq!((second.x, second.y), (first.x, first.y + first.h + 1));
    let over = |placed: &Placed| RuleLine::Across { x: placed.x, y: placed.y - 1, w: placed.w };
    assert!(!sheet.rules(second.screen).contains(&over(second)));
    assert!(shown(&sheet, at(4)).contains("石榴"), "one brief alone is a story like others");
}

#[test]
fn a_kicker_stands_in_the_rule_over_its_story_and_at_the_top_of_the_page_over_the_headline() {
    let sheet = Broadsheet::new(
        stories(&[9, 30, 30, 30, 30]),
        Vec::new(),
        (format(120, 40), PictureSizes::default()),
    );
    for (story, placed) in sheet.placed().iter().enumerate() {
        let is_at_top = placed.y == sheet.masthead(placed.screen).rows();
        assert_eq!(placed.kicker_in_rule, !is_at_top, "{placed:?}");
        assert!(shown(&sheet, story).starts_with("两岸一日"));
    }
}

#[test]
fn verse_stands_in_the_middle_of_its_column() {
    let verse = Block::new(BlockKind::Preformatted(Clean::lines("渡口\n像字典里的一个字")));
    let setting = Setting::of(Lang::Zh, Widths::default());
    let poem = |blocks| FrontStory::new(0, &article(0, "渡口"), "A01", Body::set(blocks), setting);
    let of = |blocks| {
        Broadsheet::new(vec![poem(blocks)], Vec::new(), (format(59, 30), PictureSizes::default()))
    };
    let (sheet, widest) = (of(vec![verse]), 16);
    let left = sheet.placed()[0].verse + setting.indent;
    assert_eq!(left, (sheet.grid().measure() - widest) / 2);
    assert_eq!(of(vec![Block::paragraph(TEXT)]).placed()[0].verse, 0);
}

#[test]
fn the_leads_headline_takes_two_rows_where_the_terminal_draws_letters_of_that_size() {
    let sheet = |width, sized| {
        let page = PageFormat { sized, ..format(width, 40) };
        Broadsheet::new(stories(&[30, 30]), Vec::new(), (page, PictureSizes::default()))
    };
    let rows = |sheet: &Broadsheet, story: usize| -> Vec<u16> {
        sheet.stories()[story].head_rows().iter().map(|row| row.rows).collect()
    };
    let sized = sheet(120, true);
    assert_eq!(rows(&sized, 0), [1, 2, 1, 1, 1], "kicker, headline, two decks, byline");
    assert_eq!(sized.placed()[0].head, sheet(120, false).placed()[0].head + 1);
    assert!(rows(&sized, 1).iter().all(|&rows| rows == 1), "there is one lead");
    let headline = &sized.stories()[0].head_rows()[1].line;
    assert!(headline.clusters().last().unwrap().column * 2 < sized.placed()[0].w);
    assert!(rows(&sheet(40, true), 0).iter().all(|&rows| rows == 1), "too narrow");
}

#[test]
fn a_page_without_stories_is_one_empty_screen() {
    let sheet = Broadsheet::new(Vec::new(), Vec::new(), (format(80, 24), PictureSizes::default()));
    assert_eq!((sheet.screens(), sheet.rules(0)), (1, Vec::new()));
}

#[test]
fn other_customs_set_the_page_anew() {
    let mut sheet =
        Broadsheet::new(stories(&[3]), Vec::new(), (format(40, 40), PictureSizes::default()));
    let before = sheet.placed()[0].strips[0].rows;
    let setting = Setting { indent: 30, hang: false, ..Setting::of(Lang::Zh, Widths::default()) };
    sheet.set_settings(|_| setting);
    assert!(sheet.placed()[0].strips[0].rows >= before);
    assert_eq!(sheet.stories()[0].text().setting(), &setting);
}

const HEADLINES: [&str; 4] = [
    "渡船照开，桥上的人都来看船——“比桥好看”",
    "The key was in the constable's pocket all along, museum says",
    "《渡口》第3期：99.5%的人说ＯＫ",
    "",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_story_stands_on_the_page_once_within_it_and_in_order(
        bodies in proptest::collection::vec((0..40_usize, 0..4_usize, any::<u8>()), 0..14),
        width in 20..260_u16, height in 3..70_u16, opens: bool, leftwards: bool,
    ) {
        let stories = bodies.iter().enumerate().map(|(index, &(paragraphs, headline, weight))| {
            let mut of = article(index, HEADLINES[headline]);
            of.prominence = weight;
            story(index, &of, paragraphs)
        });
        let directions = [LineDirection::LeftToRight, LineDirection::RightToLeft];
        let direction = directions[usize::from(leftwards)];
        let page = PageFormat { opens, direction, ..format(120, 40) };
        let mut sheet = Broadsheet::new(stories.collect(), Vec::new(), (page, PictureSizes::default()));
        let order: Vec<usize> = sheet.stories().iter().map(FrontStory::article).collect();
        sheet.refit(PageFormat { width, height, ..page }, PictureSizes::default());
        let after: Vec<usize> = sheet.stories().iter().map(FrontStory::article).collect();
        prop_assert_eq!(order, &*after, "another size keeps the order");
        let mut sorted = after;
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..bodies.len()).collect::<Vec<_>>());
        prop_assert_eq!(sheet.placed().len(), bodies.len());
        prop_assert!(sheet.placed().is_sorted_by_key(|placed| placed.screen));
        for (story, placed) in sheet.stories().iter().zip(sheet.placed()) {
            let top = sheet.masthead(placed.screen).rows();
            prop_assert!(placed.screen < sheet.screens());
            prop_assert!(placed.x >= 2 && placed.x + placed.w + 2 <= width.max(6), "{:?}", placed);
            prop_assert!(placed.y >= top && placed.y + placed.h <= height.max(top + 1));
            for strip in &placed.strips {
                prop_assert!(strip.y + strip.rows <= placed.y + placed.h, "{:?}", placed);
                prop_assert!(strip.x >= placed.x);
                prop_assert!(strip.x + sheet.grid().measure() <= placed.x + placed.w);
            }
            // A row is never wider than its place: no character is cut.
            for line in story.head().lines(story.head().start(), placed.head.into()) {
                let cols = line.text.map_or(0, |set| set.row.indent + set.row.cols);
                prop_assert!(cols <= placed.w + 2, "{} in {}", cols, placed.w);
            }
        }
    }
}

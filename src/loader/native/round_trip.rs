//! What is written is read back equal, whatever it says.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::{Scanner, assemble, manifest, write};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Box01, Clean, Edition, HeadRole, Item, Kind, Page,
    Part, Region, Rich, Section, Span, Style, Table, small_figures, term_bracket,
};

/// The edition that files hold.
fn read(files: &[(String, Vec<u8>)]) -> (Edition, Vec<Vec<Block>>) {
    let file = |path: &str| &files.iter().find(|(name, _)| name == path).unwrap().1;
    let text = String::from_utf8(file("edition.toml").clone()).unwrap();
    let manifest = manifest(&text, "edition.toml").unwrap();
    let paths: Vec<String> = manifest.pages.iter().map(|page| page.file.clone()).collect();
    let scan = |path: &String| {
        let mut scanner = Scanner::new(path);
        scanner.feed(file(path)).unwrap();
        scanner.finish().unwrap()
    };
    let (mut edition, places) = assemble(manifest, paths.iter().map(scan).collect()).unwrap();
    let bodies = places
        .iter()
        .map(|place| {
            let body = place.body(file(&paths[place.page])[place.range.clone()].to_vec());
            body.all_blocks().map(|block| Block { source: Vec::new(), ..block }).collect()
        })
        .collect();
    for article in &mut edition.articles {
        article.length = 0;
        article.head.iter_mut().for_each(|line| line.source.clear());
    }
    (edition, bodies)
}

/// Characters that mean something somewhere, and a few that do not.
fn text(least: usize) -> impl Strategy<Value = Clean> {
    let characters = "水渠あア한“”—…，。：ab1.- #>|*_`~^{}?[]()<>&!\\+=:\u{3000}é&#;\"'";
    let characters: Vec<char> = characters.chars().collect();
    vec(prop::sample::select(characters), least..12)
        .prop_map(|text| Clean::line(text.iter().collect::<String>().trim()))
        .prop_filter("not blank", move |text| least == 0 || !text.is_empty())
}

/// A text with a few spans that nest.
fn rich() -> impl Strategy<Value = Rich> {
    let style = prop::sample::select(vec![
        Style::Strong,
        Style::Emphasis,
        Style::Strikethrough,
        Style::Code,
        Style::Link(Clean::line("a b/(c)\\~*")),
        Style::Doubt,
        Style::Underline,
        Style::Wave,
        Style::Superscript,
        Style::Ruby { at: 0 },
    ]);
    vec((text(1), option::of(style)), 1..4).prop_map(|pieces| {
        let mut rich = Rich::default();
        for (piece, style) in pieces {
            let start = rich.text.len();
            push(&mut rich.text, &piece);
            let mut end = rich.text.len();
            let style = match style {
                Some(Style::Ruby { .. }) => {
                    push(&mut rich.text, "(か)");
                    let at = end;
                    end = rich.text.len();
                    Some(Style::Ruby { at })
                }
                Some(Style::Superscript) if !stays_raised(&piece) => None,
                other => other,
            };
            rich.spans.extend(style.map(|style| Span { range: start..end, style }));
            push(&mut rich.text, "水");
        }
        rich
    })
}

/// Whether a raised text is a style over it: figures are other characters, a
/// term has brackets, and nothing else can be written with a space in it.
fn stays_raised(text: &str) -> bool {
    let style = &Style::Superscript;
    let is_set = small_figures(text, style).is_some() || term_bracket(text, style).is_some();
    !is_set && !text.contains(char::is_whitespace)
}

fn push(text: &mut Clean, more: &str) {
    *text = Clean::line(&format!("{text}{more}"));
}

fn table() -> impl Strategy<Value = BlockKind> {
    (1..4_usize, any::<bool>()).prop_flat_map(|(width, headed)| {
        let rows = vec(vec(rich(), width), 1..3);
        (vec(rich(), width), rows).prop_map(move |(header, rows)| {
            let header = if headed { header } else { Vec::new() };
            BlockKind::Table(Table { header, rows })
        })
    })
}

fn list() -> impl Strategy<Value = BlockKind> {
    let item = (0..2_u8, option::of(1..99_u64), vec(rich(), 1..3));
    vec(item, 1..4).prop_map(|items| {
        let mut least = 0;
        let item = |(depth, number, text): (u8, _, _)| {
            let item = Item { depth: depth.min(least), number, text };
            least = 1;
            item
        };
        BlockKind::List(items.into_iter().map(item).collect())
    })
}

fn kind() -> impl Strategy<Value = BlockKind> {
    let figure = (option::of(text(1)), text(0), option::of(rich()), option::of(text(1)));
    prop_oneof![
        rich().prop_map(BlockKind::Paragraph),
        (2..=6_u8, rich()).prop_map(|(level, text)| BlockKind::Subhead { level, text }),
        vec(rich(), 1..3).prop_map(BlockKind::Quote),
        vec(rich(), 1..3).prop_map(BlockKind::Signature),
        text(0).prop_map(BlockKind::Gap),
        vec(text(0), 1..4).prop_map(|lines| {
            let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
            BlockKind::Preformatted(Clean::lines(&lines.join("\n")))
        }),
        Just(BlockKind::Rule),
        figure.prop_map(|(image, alt, caption, credit)| {
            let caption = caption.unwrap_or_default();
            BlockKind::Figure { image, alt, caption, credit }
        }),
        table(),
        list(),
    ]
}

fn article() -> impl Strategy<Value = Article> {
    let roles = [HeadRole::Deck, HeadRole::Byline, HeadRole::Dateline];
    let heads = vec((prop::sample::select(roles.to_vec()), text(1)), 0..3);
    let area = Box01 { x: 0.1, y: 0.25, w: 0.333_333_34, h: 1.0 };
    let regions = vec((option::of(Just(area)), any::<bool>()), 0..2);
    let first = (option::of(text(1)), option::of(text(1)), heads);
    (first, prop::sample::select(Kind::ALL.to_vec()), regions, 0..2_usize, any::<u8>()).prop_map(
        |((kicker, headline, heads), kind, regions, section, prominence)| {
            let mut article = Article::new(ArticleId::new(""));
            if let Some(kicker) = kicker {
                article.push_head(HeadRole::Kicker, kicker);
            }
            if let Some(headline) = headline {
                article.push_head(HeadRole::Headline, headline);
            }
            for (role, text) in heads {
                article.push_head(role, text);
            }
            let region = |(area, jump)| Region {
                page: if jump { "B2".to_owned() } else { "A1".to_owned() },
                area,
                part: if jump { Part::Jump } else { Part::Body },
            };
            article.regions = regions.into_iter().map(region).collect();
            Article { kind, section, prominence, page: Some(0), ..article }
        },
    )
}

fn edition() -> impl Strategy<Value = (Edition, Vec<Vec<Block>>)> {
    let body = vec(kind().prop_map(Block::new), 0..4);
    (text(1), text(1), vec((article(), body), 0..3)).prop_map(|(title, name, articles)| {
        let mut edition =
            Edition { date: jiff::civil::Date::new(2026, 11, 22).ok(), ..Edition::default() };
        edition.paper.title = title;
        edition.variant = Some(name.clone());
        let page = |id: &str| Page { id: Clean::line(id), ..Page::default() };
        edition.pages = vec![page("A1"), page("B2")];
        let own = Section { name: Clean::line("A1"), parent: None };
        edition.sections =
            vec![own, Section { name: Clean::line(&format!("{name}x")), parent: Some(0) }];
        let mut bodies = Vec::new();
        for (index, (mut article, body)) in articles.into_iter().enumerate() {
            article.id = ArticleId::new(&format!("id{index}"));
            edition.articles.push(article);
            bodies.push(body);
        }
        (edition, bodies)
    })
}

proptest! {
    #[test]
    fn an_edition_is_read_back_as_it_was_written((edition, bodies) in edition()) {
        let set: Vec<Body> = bodies.iter().map(|blocks| Body::set(blocks.clone())).collect();
        let (mut again, blocks) = read(&write(&edition, &set));
        again.articles.iter_mut().for_each(|article| article.first_words = Clean::empty());
        prop_assert_eq!(&again, &edition);
        prop_assert_eq!(&blocks, &bodies);
    }

    #[test]
    fn whatever_is_read_is_written_and_read_alike(page in "[# a*\\-_`~^{}|?\\[\\]()<>&!水。\n\n\n1.:>]{0,80}") {
        let toml = b"format = 1\n[paper]\ntitle = \"x\"\n[[page]]\nid = \"1\"\nfile = \"p.md\"\n";
        let files = [("edition.toml".to_owned(), toml.to_vec()), ("p.md".to_owned(), page.into_bytes())];
        let (mut edition, bodies) = read(&files);
        edition.warnings.clear();
        let set: Vec<Body> = bodies.iter().map(|blocks| Body::set(blocks.clone())).collect();
        let (again, blocks) = read(&write(&edition, &set));
        prop_assert_eq!(&again, &edition);
        let shown = |bodies: &[Vec<Block>]| -> Vec<String> {
            bodies.iter().flatten().map(Block::plain).filter(|text| !text.trim().is_empty()).collect()
        };
        prop_assert_eq!(shown(&blocks), shown(&bodies));
    }
}

#[test]
fn a_subscript_that_fills_a_superscript_is_written_inside_it() {
    let toml = b"format = 1\n[paper]\ntitle = \"x\"\n[[page]]\nid = \"1\"\nfile = \"p.md\"\n";
    let page = |text: &str| ("p.md".to_owned(), text.as_bytes().to_vec());
    let (edition, bodies) =
        read(&[("edition.toml".to_owned(), toml.to_vec()), page("# x\n\n^~a~^")]);
    let set: Vec<Body> = bodies.iter().map(|blocks| Body::set(blocks.clone())).collect();
    assert_eq!(bodies[0][0].plain(), "a");
    assert_eq!(read(&write(&edition, &set)).1, bodies);
}

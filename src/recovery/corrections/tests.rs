//! What corrections promise.

use std::ops::Range;

use proptest::prelude::*;

use super::*;
use crate::input::{Hint, Loaded};
use crate::loader::load;
use crate::model::{Block, Body, Correction, HeadRole, TextUnit};
use crate::words::InEnglish;

const PAGE: &str = "\
河口晚报 2026年11月22日 星期日 第3版

新渠通水 下游三县用水有了保障

十一月二十一日清晨六点零三分,第一股水流过新渠的闸口。守闸人老赵看了看表,比预定的时间早了二十分钟。

渠边站满了人,有人放起了鞭炮,有人蹲下去,用手捧了一捧水。

老街的灯又亮了 居民夜里散步不再打手电

本报讯 11月20日晚,河口市老街的一百二十盏路灯全部修好,重新亮了起来。

附近的住户说,停了三年的灯又亮了,孩子们晚自习回家也放心了。

记者 方 砚
";

fn page() -> Loaded {
    load(PAGE.as_bytes(), &Hint { name: "wanbao.txt".to_owned(), ..Hint::default() }).unwrap()
}

/// Everything that an edition says, however it is put together.
fn contents(loaded: &Loaded) -> (Vec<char>, Vec<Range<usize>>, Vec<Block>, Vec<Block>) {
    let (mut letters, mut sources) = (Vec::new(), Vec::new());
    let bodies = loaded.bodies.iter().flat_map(Body::all_blocks);
    for block in bodies {
        letters.extend(block.plain().chars().filter(|c| !c.is_whitespace()));
        sources.extend(block.source);
    }
    for line in loaded.edition.articles.iter().flat_map(|article| &article.head) {
        letters.extend(line.text.chars().filter(|c| !c.is_whitespace()));
        sources.extend(line.source.iter().cloned());
    }
    letters.sort_unstable();
    sources.sort_by_key(|range| (range.start, range.end));
    (letters, sources, loaded.furniture.clone(), loaded.unplaced.clone())
}

fn corrected(loaded: &Loaded, corrections: &[Correction]) -> (Loaded, Corrections) {
    let mut now = loaded.clone();
    let mut rules = Corrections::default();
    for &correction in corrections {
        let Ok(rule) = to_rule(&now, correction) else { continue };
        let one = Corrections { rules: vec![rule.clone()], lines: vec![1] };
        assert_eq!(apply(&mut now, &one), [], "{rule:?}");
        rules.rules.push(rule);
        rules.lines.push(1);
    }
    (now, rules)
}

fn titles(loaded: &Loaded) -> Vec<String> {
    loaded.edition.articles.iter().map(|article| article.title().to_string()).collect()
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    loaded.bodies[article].all_blocks().map(|block| block.plain()).collect()
}

fn unit() -> impl Strategy<Value = TextUnit> {
    prop_oneof![(0usize..4).prop_map(TextUnit::Head), (0usize..6).prop_map(TextUnit::Block)]
}

fn correction() -> impl Strategy<Value = Correction> {
    let article = || 0usize..4;
    prop_oneof![
        (article(), unit()).prop_map(|(article, unit)| Correction::Split { article, unit }),
        (article(), article()).prop_map(|(article, with)| Correction::Join { article, with }),
        (article(), unit(), article()).prop_map(|(article, unit, to)| Correction::MoveTo {
            article,
            unit,
            to
        }),
        (article(), 0usize..6, any::<bool>())
            .prop_map(|(article, block, down)| Correction::MoveBy { article, block, down }),
        (article(), unit(), prop::sample::select(SetAs::ALL.to_vec()))
            .prop_map(|(article, unit, role)| Correction::Set { article, unit, role }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_correction_loses_doubles_or_invents_anything(all in prop::collection::vec(correction(), 0..10)) {
        let page = page();
        let (now, rules) = corrected(&page, &all);
        prop_assert_eq!(contents(&now), contents(&page));
        prop_assert_eq!(now.edition.articles.len(), now.bodies.len());
        let mut ids: Vec<_> = now.edition.articles.iter().map(|a| a.id.clone()).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), now.edition.articles.len(), "ids are each article's own");
        // The file says it all: read back, it gives the same edition.
        let mut file = String::new();
        for rule in &rules.rules {
            file.push_str(&written(rule, &file));
        }
        let read = read(&file, "c.toml").unwrap();
        prop_assert_eq!(&read.rules, &rules.rules);
        let mut again = page.clone();
        prop_assert_eq!(apply(&mut again, &read), []);
        prop_assert_eq!(titles(&again), titles(&now));
        for article in 0..again.bodies.len() {
            prop_assert_eq!(texts(&again, article), texts(&now, article));
        }
    }
}

#[test]
fn a_split_begins_an_article_and_a_join_ends_it_again() {
    let page = page();
    let split = Correction::Split { article: 0, unit: TextUnit::Block(1) };
    let (now, _) = corrected(&page, &[split]);
    assert_eq!(titles(&now)[1], "渠边站满了人，有人放起了鞭炮，有人蹲下去，用手捧");
    assert_eq!(texts(&now, 0).len(), 1);
    let (back, _) = corrected(&now, &[Correction::Join { article: 0, with: 1 }]);
    assert_eq!(titles(&back), titles(&page));
    assert_eq!(texts(&back, 0), texts(&page, 0));
}

#[test]
fn joining_keeps_the_other_head_as_subheads() {
    let (now, _) = corrected(&page(), &[Correction::Join { article: 0, with: 1 }]);
    let blocks: Vec<Block> = now.bodies[0].all_blocks().collect();
    let subheads =
        blocks.iter().filter(|b| matches!(b.kind, crate::model::BlockKind::Subhead { .. }));
    assert_eq!(
        subheads.map(Block::plain).collect::<Vec<_>>(),
        ["老街的灯又亮了 居民夜里散步不再打手电"]
    );
}

#[test]
fn a_block_is_set_as_the_headline_and_back() {
    let set = |unit, role| Correction::Set { article: 0, unit, role };
    let (now, _) = corrected(
        &page(),
        &[set(TextUnit::Head(0), SetAs::Kicker), set(TextUnit::Block(1), SetAs::Headline)],
    );
    let article = &now.edition.articles[0];
    assert!(article.title().starts_with("渠边站满了人"));
    assert_eq!(article.line(HeadRole::Kicker).unwrap().as_str(), "新渠通水 下游三县用水有了保障");
    assert_eq!(texts(&now, 0).len(), 1);
}

#[test]
fn a_block_moves_within_its_article_and_into_another() {
    let before = texts(&page(), 0);
    let (now, _) = corrected(&page(), &[Correction::MoveBy { article: 0, block: 1, down: false }]);
    assert_eq!(texts(&now, 0), [before[1].clone(), before[0].clone()]);
    let to = Correction::MoveTo { article: 0, unit: TextUnit::Block(1), to: 1 };
    let (now, _) = corrected(&page(), &[to]);
    assert_eq!(texts(&now, 1).last(), before.last());
}

#[test]
fn a_rule_whose_text_is_gone_is_told_with_its_line_and_the_rest_holds() {
    let file = "[[rule]]\ndo = \"split\"\nat = \"没有这样的话\"\n\n[[rule]]\ndo = \"set\"\nat = \"渠边站满了人\"\nas = \"subhead\"\n";
    let mut loaded = page();
    let warnings = apply(&mut loaded, &read(file, "c.toml").unwrap());
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        warnings[0].told(),
        "line 1: rule 1 changes nothing: no text begins with “没有这样的话”; it is kept"
    );
    let last = loaded.bodies[0].all_blocks().last().unwrap();
    assert!(matches!(last.kind, crate::model::BlockKind::Subhead { .. }));
}

#[test]
fn rules_find_their_text_in_a_recovery_that_spaced_and_cut_it_otherwise() {
    let (_, rules) =
        corrected(&page(), &[Correction::Split { article: 0, unit: TextUnit::Block(1) }]);
    let other = PAGE.replace(
        "渠边站满了人,有人放起了鞭炮,有人蹲下去",
        "渠边 站满了人，有人放起了 鞭炮\n\n有人蹲下去",
    );
    let mut loaded = load(other.as_bytes(), &Hint::default()).unwrap();
    assert_eq!(apply(&mut loaded, &rules), []);
    assert!(titles(&loaded)[1].starts_with("渠边"));
}

//! Books as the libraries give them.

use super::*;
use crate::model::{Block, BlockKind, Style};

fn loaded(text: &str) -> Loaded {
    load(text.as_bytes(), &Hint { name: "a.txt".into(), ..Hint::default() }).unwrap()
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    loaded.bodies[article].all_blocks().map(|block| block.plain()).collect()
}

const RULE: &str = "-------------------------------------------------------";

fn aozora(body: &str) -> String {
    format!(
        "港の話\n海辺太郎\n\n{RULE}\n【テキスト中に現れる記号について】\n\n《》：ルビ\n{RULE}\n\n{body}\n\n\n\
         底本：「港の話」港文庫\n　　　1926（大正15）年11月21日発行\n2006年11月21日作成\n"
    )
}

#[test]
fn a_story_of_aozora_is_one_article_with_its_readings_and_stress() {
    let read = loaded(&aozora(
        "　漁師《りょうし》は｜朝の船《ふね》を待つのをやめなかった［＃「やめなかった」に傍点］。\n沖の灯《ひ》が消えた※［＃「口＋穀」、U+55C0、12-3］。\n［＃地から２字上げ］（一九二六年）",
    ));
    assert!(is_book(aozora("").as_bytes()));
    assert_eq!((titles(&read), read.edition.paper.title.as_str()), (vec!["港の話"], "港の話"));
    assert_eq!(read.edition.articles[0].line(HeadRole::Byline).unwrap().as_str(), "海辺太郎");
    assert_eq!(read.edition.date, Some(jiff::civil::date(2006, 11, 21)));
    let blocks: Vec<Block> = read.bodies[0].all_blocks().collect();
    let BlockKind::Paragraph(first) = &blocks[0].kind else { panic!("{blocks:?}") };
    assert_eq!(first.text.as_str(), "漁師(りょうし)は朝の船(ふね)を待つのをやめなかった。");
    let styled: Vec<(&str, bool)> = first
        .spans
        .iter()
        .map(|span| (&first.text[span.range.clone()], matches!(span.style, Style::Ruby { .. })))
        .collect();
    assert_eq!(styled, [("漁師(りょうし)", true), ("朝の船(ふね)", true), ("やめなかった", false)]);
    assert_eq!(blocks[1].plain(), "沖の灯(ひ)が消えた嗀。");
    assert!(matches!(blocks[2].kind, BlockKind::Signature(_)));
    assert!(blocks.last().unwrap().plain().starts_with("底本：「港の話」港文庫"));
    assert!(read.furniture.iter().any(|block| block.plain().contains("ルビ")));
}

#[test]
fn headings_of_aozora_are_chapters_where_there_are_several() {
    let read = loaded(&aozora(
        "［＃５字下げ］一［＃「一」は中見出し］\n\n朝。\n［＃中見出し］二［＃中見出し終わり］\n夜。［＃「夜」に「ママ」の注記］",
    ));
    assert_eq!(titles(&read), ["一", "二"]);
    assert_eq!(texts(&read, 0), ["朝。"]);
    assert_eq!(texts(&read, 1)[0], "夜。");
    let notes: Vec<String> = read.furniture.iter().map(Block::plain).collect();
    assert!(notes.contains(&"［＃「夜」に「ママ」の注記］".to_owned()), "{notes:?}");
}

#[test]
fn signs_that_are_not_closed_stay_in_the_text() {
    let read =
        loaded(&aozora("朝《あさ\n夜［＃地付き\n｜\n《》《よる》\n［＃傍点］沖［＃改ページ］"));
    let all = texts(&read, 0).join("\n");
    for kept in ["朝《あさ", "夜［＃地付き", "《よる》", "沖"] {
        assert!(all.contains(kept), "{kept}: {all}");
    }
}

#[test]
fn styles_that_never_end_made_each_line_larger_by_all_of_them() {
    let read = loaded(&aozora(&format!("{}\n朝。\n夜。", "［＃傍点］".repeat(3_000))));
    let spans = |block: &Block| match &block.kind {
        BlockKind::Paragraph(text) => text.spans.len(),
        _ => 0,
    };
    let most = read.bodies[0].all_blocks().map(|block| spans(&block)).max();
    assert!(most.is_some_and(|most| (1..10).contains(&most)), "{most:?}");
    // Those that are not heeded are kept.
    let notes = read.furniture.iter().filter(|block| block.plain() == "［＃傍点］").count();
    assert!(notes > 2_900, "{notes}");
}

#[test]
fn long_lines_of_beginnings_and_of_readings_took_time_by_their_square() {
    let line = |part: &str| part.repeat((1 << 20) / part.len() - 1);
    let many = [line("朝《"), line("朝［＃"), line("朝※［＃")].join("\n");
    let many = [many.as_str(); 2].join("\n");
    let reading =
        format!("朝《{}》{}", &line("あ")[..600_000], "［＃「夜」に傍点］".repeat(15_000));
    for text in [many, reading] {
        let begun = std::time::Instant::now();
        let read = loaded(&aozora(&text));
        assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
        assert!(texts(&read, 0)[0].starts_with('朝'));
    }
}

#[test]
fn words_of_a_note_are_found_among_readings_that_follow_each_other() {
    let read = loaded(&aozora("朝《あさ》船《ふね》［＃「朝船」に傍点］の［＃「夜」に傍点］"));
    let blocks: Vec<Block> = read.bodies[0].all_blocks().collect();
    let BlockKind::Paragraph(text) = &blocks[0].kind else { panic!("{blocks:?}") };
    let stressed = text.spans.iter().filter(|span| span.style == Style::Emphasis);
    let stressed: Vec<&str> = stressed.map(|span| &text.text[span.range.clone()]).collect();
    assert_eq!(stressed, ["朝(あさ)船(ふね)"]);
    assert!(read.furniture.iter().any(|block| block.plain() == "［＃「夜」に傍点］"));
}

const GUTENBERG: &str = "The Project Gutenberg eBook of Harbour Tales\n\nThis ebook is for anyone.\n\n\
    Title: Harbour Tales\n        and Others\n\nAuthor: Ada Quay\n\nRelease date: November 21, 2006 [eBook #9]\n\n\
    Language: English\n\n*** START OF THE PROJECT GUTENBERG EBOOK HARBOUR TALES ***\n";

fn gutenberg(body: &str) -> Loaded {
    loaded(&format!(
        "{GUTENBERG}{body}\n*** END OF THE PROJECT GUTENBERG EBOOK X ***\n\nThe licence.\n"
    ))
}

#[test]
fn chapters_of_gutenberg_are_articles_and_its_licence_is_none() {
    let read = gutenberg(
        "\n\n\n\nHARBOUR TALES AND OTHERS\n\nBy Ada Quay\n\n\n\n\nCHAPTER I.\n\nThe Wall\n\n\nIt ran\non _Monday_.\n\n\
         \x20 Verse one\n  verse two\n\n\n\n\nCHAPTER II\n\n\n\"Stop,\" he said.\n\n* * * * *\n\nThe end.\n",
    );
    assert_eq!(titles(&read), ["The Wall", "CHAPTER II"]);
    assert_eq!(read.edition.paper.title.as_str(), "Harbour Tales and Others");
    assert_eq!(read.edition.date, Some(jiff::civil::date(2006, 11, 21)));
    assert_eq!(texts(&read, 0), ["It ran on Monday.", "Verse one\nverse two"]);
    let kinds: Vec<bool> =
        read.bodies[1].all_blocks().map(|block| block.kind == BlockKind::Rule).collect();
    assert_eq!(kinds, [false, true, false]);
    let aside: Vec<String> = read.furniture.iter().map(Block::plain).collect();
    for line in ["The licence.", "This ebook is for anyone.", "By Ada Quay"] {
        assert!(aside.contains(&line.to_owned()), "{line}: {aside:?}");
    }
}

#[test]
fn a_book_of_gutenberg_without_chapters_or_without_its_end_is_read_whole() {
    let read = gutenberg("\nOnce.\n\n_Unclosed.\n\nEnd.\n");
    assert_eq!(titles(&read), ["Harbour Tales and Others"]);
    assert_eq!(texts(&read, 0), ["Once.", "_Unclosed.", "End."]);
    let cut = loaded(&format!("{GUTENBERG}\nOnce.\n\nUpon"));
    assert_eq!(texts(&cut, 0), ["Once.", "Upon"]);
    // A list of contents has headings without text: nothing of it is lost.
    let listed = gutenberg(
        "\n\n\n\nCONTENTS\n\n\nCHAPTER I\n\n\nCHAPTER II\n\n\n\n\nCHAPTER I\n\n\nOnce.\n",
    );
    let all: String = (0..listed.bodies.len()).flat_map(|at| texts(&listed, at)).collect();
    assert!(
        all.contains("CONTENTS") && all.contains("CHAPTER II") && all.contains("Once."),
        "{all}"
    );
}

#[test]
fn other_texts_are_no_books() {
    for text in ["渡口《とこう》の朝。", "［＃注］ a note", "*** START OF THE SALE ***", ""]
    {
        assert!(!is_book(text.as_bytes()), "{text}");
    }
    let sjis = encoding_rs::SHIFT_JIS.encode(&aozora("朝《あさ》。")).0.into_owned();
    assert!(is_book(&sjis));
    let read = load(&sjis, &Hint { name: "a.txt".into(), ..Hint::default() }).unwrap();
    assert_eq!(texts(&read, 0)[0], "朝(あさ)。");
}

fn headed(head: &str) -> (String, String) {
    let read = loaded(&aozora("朝。").replace("港の話\n海辺太郎\n", head));
    let byline = read.edition.articles[0].line(HeadRole::Byline);
    (titles(&read)[0].to_owned(), byline.map(ToString::to_string).unwrap_or_default())
}

#[test]
fn who_translated_a_book_was_its_author_and_the_author_in_its_title() {
    for (head, title, byline) in [
        ("海の話\n甲野太郎\n乙川花子訳\n", "海の話", "甲野太郎　乙川花子訳"),
        (
            "海の話\n副題の文\n甲野太郎\n丙山三郎編\n乙川花子　訳\n",
            "海の話　副題の文",
            "甲野太郎　丙山三郎編　乙川花子　訳",
        ),
        ("海の話\n乙川花子校訂\n", "海の話", "乙川花子校訂"),
        ("海の話\n前編\n甲野太郎\n", "海の話　前編", "甲野太郎"),
        ("海の話\n", "海の話", ""),
        ("※［＃「さんずい＋區」、第3水準1-87-4］の話\n甲野／＼\n", "漚の話", "甲野〳〵"),
    ] {
        assert_eq!(headed(head), (title.to_owned(), byline.to_owned()), "{head}");
    }
}

#[test]
fn letters_that_a_note_described_were_lost_from_the_text() {
    let read = loaded(&aozora(
        "益※［＃二の字点、1-2-22］《ますます》／＼と〔Cafe'〕《カフェ》の※［＃ハートの形、12-3］。※［＃「※」は行右小書き］",
    ));
    let first = &texts(&read, 0)[0];
    assert_eq!(first, "益〻(ますます)〳〵とCafé(カフェ)の〔ハートの形〕。※");
    let notes: Vec<String> = read.furniture.iter().map(Block::plain).collect();
    assert!(notes.contains(&"［＃「※」は行右小書き］".to_owned()), "{notes:?}");
}

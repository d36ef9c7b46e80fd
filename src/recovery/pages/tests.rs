//! Sets of pages, as a reader meets them.

use std::sync::Arc;

use proptest::prelude::*;

use super::{PageFile, PageOverrides, editions, in_order, join};
use crate::input::{Hint, Loaded};
use crate::loader::load;
use crate::model::{Article, ArticleId, Block, Body, HeadRole, Part};
use crate::words::InEnglish;

fn page(name: &str, text: &str) -> PageFile {
    let hint = Hint { name: name.to_owned(), ..Hint::default() };
    let bytes: Arc<[u8]> = text.as_bytes().into();
    PageFile { name: name.to_owned(), loaded: load(&bytes, &hint).unwrap(), bytes }
}

fn set(pages: &[(&str, &str)]) -> Loaded {
    let pages = pages.iter().map(|(name, text)| page(name, text)).collect();
    join(in_order(pages), &PageOverrides::default())
}

/// The paragraphs of the article with that headline.
fn text(loaded: &Loaded, headline: &str) -> Vec<String> {
    let wanted = |article: &Article| **article.title() == *headline;
    let index = loaded.edition.articles.iter().position(wanted).unwrap_or_else(|| {
        let titles: Vec<_> = loaded.edition.articles.iter().map(Article::title).collect();
        panic!("no article `{headline}` in {titles:?}")
    });
    loaded.bodies[index].all_blocks().map(|block| block.plain()).collect()
}

fn furniture(loaded: &Loaded) -> Vec<String> {
    loaded.furniture.iter().map(Block::plain).collect()
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    loaded.edition.warnings.iter().map(InEnglish::told).collect()
}

/// Every character that is no white space lies in exactly one range.
fn assert_covered(loaded: &Loaded, whole: &[u8]) {
    let mut counts = vec![0_u8; whole.len()];
    let heads = loaded.edition.articles.iter().flat_map(|article| &article.head);
    let heads = heads.flat_map(|line| line.source.clone());
    let blocks = loaded.bodies.iter().flat_map(Body::all_blocks).flat_map(|b| b.source);
    let rest = loaded.furniture.iter().chain(&loaded.unplaced).flat_map(|b| b.source.clone());
    for range in heads.chain(blocks).chain(rest) {
        counts[range].iter_mut().for_each(|count| *count += 1);
    }
    let text = std::str::from_utf8(whole).unwrap();
    for (at, c) in text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        assert_eq!(counts[at], 1, "{c:?} at {at} of {text}");
    }
}

const FRONT: &str = "河口日报 2026年11月22日 星期日 第1版\n\n引 水 工 程 提 前 一 年 完 工\n\n\
    本报讯 十一月二十一日清晨,第一股水流过新渠的闸口。守闸人老赵看了看表,比预定的时间早了(下转第3版)\n\n\
    老 街 的 灯 又 亮 了\n\n本报讯 书店的门口排起了队,队伍里有老人,也有孩子。\n";
const THIRD: &str = "河口日报 2026年11月22日 星期日 第3版\n\n引水工程提前一年完工\n\n(上接第1版)二十分钟。\
    岸上的人都喊了起来。\n\n第 三 小 学 有 了 天 文 台\n\n本报讯 孩子们昨晚第一次看见了土星的光环。\n";

#[test]
fn an_article_that_jumps_is_one_and_its_broken_sentence_is_whole() {
    let loaded = set(&[("b.txt", THIRD), ("a.txt", FRONT)]);
    assert_eq!(
        text(&loaded, "引水工程提前一年完工"),
        [
            "本报讯 十一月二十一日清晨，第一股水流过新渠的闸口。守闸人老赵看了看表，比预定的时间早了二十分钟。岸上的人都喊了起来。"
        ]
    );
    assert_eq!(loaded.edition.articles.len(), 3);
    let article = &loaded.edition.articles[0];
    let regions: Vec<_> = article.regions.iter().map(|r| (r.page.as_str(), r.part)).collect();
    assert_eq!(regions, [("1", Part::Body), ("3", Part::Jump)]);
    let block = &loaded.bodies[0].blocks(0)[0];
    assert!(!block.truncated && block.doubts.is_empty(), "{block:?}");
    let furniture = furniture(&loaded);
    for line in ["（下转第3版）", "（上接第1版）"] {
        assert!(furniture.iter().any(|text| text == line), "{furniture:?}");
    }
    assert_eq!(warnings(&loaded), [""; 0]);
    assert_covered(&loaded, format!("{FRONT}{THIRD}").as_bytes());
    // The ranges count through the files, which are in the order of the folios.
    let files: Vec<_> = loaded.files.iter().map(|f| (f.name.as_str(), f.start, f.length)).collect();
    assert_eq!(files, [("a.txt", 0, FRONT.len()), ("b.txt", FRONT.len(), THIRD.len())]);
}

#[test]
fn jump_lines_of_their_own_are_followed_too() {
    let front = FRONT.replace("(下转第3版)", "\n\n(下转第3版)");
    let third = THIRD.replace("(上接第1版)", "(上接第1版)\n\n");
    for (front, third) in [(&front, THIRD), (&front, third.as_str()), (&FRONT.to_owned(), &third)] {
        let loaded = set(&[("1.txt", front), ("2.txt", third)]);
        let text = text(&loaded, "引水工程提前一年完工");
        assert!(
            text[0].ends_with("早了二十分钟。岸上的人都喊了起来。"),
            "{text:?}\n{front}\n{third}"
        );
        assert_covered(&loaded, format!("{front}{third}").as_bytes());
        assert_eq!(warnings(&loaded), [""; 0]);
    }
}

#[test]
fn a_jump_without_a_partner_stays_and_is_told() {
    let loaded = set(&[("1.txt", FRONT), ("2.txt", &THIRD.replace("第3版", "第2版"))]);
    let text = text(&loaded, "引水工程提前一年完工");
    assert!(text[0].ends_with("早了（下转第3版）"), "{text:?}");
    let warnings = warnings(&loaded);
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(
        warnings[0].contains("goes on on page 3; that page is not among the files"),
        "{warnings:?}"
    );
}

#[test]
fn of_two_jumps_to_one_page_each_finds_its_own_by_the_title() {
    let front = "河口日报 2026年11月22日 星期日 A01版\n\n新 渠 通 水 两 岸 欢 腾\n\n本报讯 引水工程提前一年完工。渠水昨日流到了苇江(下转A02版)\n\n\
                 老 街 亮 灯 书 店 开 门\n\n本报讯 老街昨晚又亮了。书店门口昨晚排起了长(下转A02版)\n";
    let second = "河口日报 2026年11月22日 星期日 A02版\n\n老街亮灯书店开门\n\n(上接A01版)队,有老人也有孩子。\n\n\
                  新渠通水两岸欢腾\n\n(上接A01版)的东岸,守闸人看了看表。\n";
    let loaded = set(&[("A01.txt", front), ("A02.txt", second)]);
    assert_eq!(
        text(&loaded, "新渠通水两岸欢腾"),
        ["本报讯 引水工程提前一年完工。渠水昨日流到了苇江的东岸，守闸人看了看表。"]
    );
    assert_eq!(
        text(&loaded, "老街亮灯书店开门"),
        ["本报讯 老街昨晚又亮了。书店门口昨晚排起了长队，有老人也有孩子。"]
    );
    assert_covered(&loaded, format!("{front}{second}").as_bytes());
}

#[test]
fn an_article_may_jump_twice() {
    let pages = [
        "河口日报 2026年11月22日 星期日 第1版\n\n一 座 桥 和 两 岸 的 早 晨\n\n本报讯 苇江二桥的引桥前年春天开工。桥修了四年,昨天终于(下转第2版)\n",
        "河口日报 2026年11月22日 星期日 第2版\n\n(上接第1版)通了车。桥下的轮渡照开,船工说客人比平日还(下转第3版)\n",
        "河口日报 2026年11月22日 星期日 第3版\n\n(上接第2版)多,都来看桥。\n",
    ];
    let loaded = set(&[("1.txt", pages[0]), ("2.txt", pages[1]), ("3.txt", pages[2])]);
    assert_eq!(
        text(&loaded, "一座桥和两岸的早晨"),
        [
            "本报讯 苇江二桥的引桥前年春天开工。桥修了四年，昨天终于通了车。桥下的轮渡照开，船工说客人比平日还多，都来看桥。"
        ]
    );
    assert_eq!(loaded.edition.articles.len(), 1);
    assert_eq!(loaded.edition.articles[0].regions.len(), 3);
    assert_covered(&loaded, pages.concat().as_bytes());
}

#[test]
fn a_short_end_that_was_taken_for_a_headline_goes_back_to_its_text() {
    let one = "河口日报 2026年11月22日 星期日 第1版\n\n新 渠 通 水 两 岸 欢 腾\n\n本报讯 引水工程提前一年完工。渠水昨日流到了苇江的东岸。\n\n\
               守闸人说比预定的时间早了(下转第2版)\n\n老 街 亮 灯\n\n本报讯 老街昨晚又亮了,书店门口排起了长队。\n";
    let two = "河口日报 2026年11月22日 星期日 第2版\n\n(上接第1版)二十分钟。岸上的人都喊了起来。\n";
    let loaded = set(&[("1.txt", one), ("2.txt", two)]);
    let paragraphs = text(&loaded, "新渠通水两岸欢腾");
    assert_eq!(paragraphs[1], "守闸人说比预定的时间早了二十分钟。岸上的人都喊了起来。");
    assert_eq!(text(&loaded, "老街亮灯").len(), 1);
    assert_covered(&loaded, format!("{one}{two}").as_bytes());
}

const SALT_A1: &str = "Wend Courier, November 22, 2026, Page 1\n\nBridge Swings Shut After Key Is Found\n\n\
    By Nell Garraway\n\nThe Corporation Bridge swung back across the river on Friday. It was late in the afternoon, and nobody was on the quay. The starting-key of the engine, which had been lost for eleven days, was dis-\n\n\
    Continued on Page 4\n\nHarbour Office Opens\n\nThe harbour office was opened on Monday. Nobody had discovered it was shut.\n";
const SALT_A4: &str = "Wend Courier, November 22, 2026, Page 4\n\nBridge\n\nContinued from Page 1\n\n\
    covered in the pocket of a shop-window dummy.\n\nThe keeper wears the coat to work.\n\nTide Tables\n\n\
    High water is at noon on every day of this week.\n";

#[test]
fn english_jumps_are_followed_and_hyphens_go_where_the_word_is_known() {
    let known = SALT_A1.to_owned();
    let unknown = SALT_A1.replace("discovered", "noticed");
    for (front, word) in [(known, "discovered"), (unknown, "dis-covered")] {
        let loaded = set(&[("p1.txt", &front), ("p4.txt", SALT_A4)]);
        let text = text(&loaded, "Bridge Swings Shut After Key Is Found");
        let first = format!("was {word} in the pocket of a shop-window dummy.");
        assert!(text[0].ends_with(&first), "{text:?}");
        assert_eq!(text[1], "The keeper wears the coat to work.");
        assert_eq!(warnings(&loaded), [""; 0]);
        assert_covered(&loaded, format!("{front}{SALT_A4}").as_bytes());
    }
}

#[test]
fn a_catchword_finds_a_continuation_that_has_no_jump_line() {
    let front = SALT_A1.replace("Continued on Page 4", "See BRIDGE, Page 4");
    let fourth = SALT_A4.replace("Continued from Page 1\n\n", "");
    let loaded = set(&[("p1.txt", &front), ("p4.txt", &fourth)]);
    let index = loaded.edition.articles.iter().position(|a| a.title().starts_with("Bridge Swings"));
    let block = &loaded.bodies[index.unwrap()].blocks(0)[0];
    assert!(block.plain().contains("was discovered in the pocket"), "{block:?}");
    let at = block.doubts[0].at;
    assert!(block.plain()[at..].starts_with("covered"), "the seam is doubted");
    assert_covered(&loaded, format!("{front}{fourth}").as_bytes());
}

#[test]
fn japanese_and_traditional_jumps_are_followed() {
    let one = "渚浜新聞 2026年11月22日(日曜日) 1面\n\n朝の市場に新しい看板\n\n朝の市場に新しい看板が立った。商店街の人たちは十年ぶりだと喜んで(3面に続く)\n";
    let three = "渚浜新聞 2026年11月22日(日曜日) 3面\n\n(1面から続く)いる。来月からは夜の市も始まるという。\n";
    let loaded = set(&[("01.txt", one), ("03.txt", three)]);
    assert_eq!(loaded.edition.articles.len(), 1, "{:?}", warnings(&loaded));
    assert!(loaded.bodies[0].text(0).contains("喜んでいる。来月"), "{}", loaded.bodies[0].text(0));
    let one = "河口晚報 2026年11月22日 星期日 第1版\n\n新 渠 通 水 兩 岸 歡 騰\n\n本報訊 守閘人老趙看了看錶,比預定的時間早了(下轉第2版)\n";
    let two = "河口晚報 2026年11月22日 星期日 第2版\n\n(續第1版)二十分鐘。\n";
    let loaded = set(&[("01.txt", one), ("02.txt", two)]);
    assert!(loaded.bodies[0].text(0).ends_with("早了二十分鐘。"), "{}", loaded.bodies[0].text(0));
}

#[test]
fn pages_without_folios_go_by_their_files_and_each_is_a_section() {
    let text = |n: u32| format!("本报讯 渠水昨日流过了第{n}座桥,两岸的人都来看。\n");
    let names = ["p10.txt", "p9.txt", "p1.txt"];
    let texts = [text(10), text(9), text(1)];
    let pages: Vec<_> = names.iter().zip(&texts).map(|(n, t)| (*n, t.as_str())).collect();
    let loaded = set(&pages);
    let ids: Vec<_> = loaded.edition.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(ids, ["1", "9", "10"]);
    let sections: Vec<_> = loaded.edition.articles.iter().map(|a| a.section).collect();
    assert_eq!(sections, [0, 1, 2]);
    assert_eq!(loaded.edition.sections[2].name.as_str(), "10");
}

#[test]
fn pages_of_other_papers_and_days_are_editions_of_their_own() {
    let other = FRONT.replace("11月22日", "11月23日");
    let pages = vec![
        page("1.txt", FRONT),
        page("2.txt", &other),
        page("3.txt", THIRD),
        page("4.txt", SALT_A1),
        page("5.txt", "The ferry runs again on Monday, and forty people crossed.\n"),
    ];
    let names: Vec<Vec<String>> = editions(pages)
        .into_iter()
        .map(|edition| edition.into_iter().map(|page| page.name).collect())
        .collect();
    assert_eq!(names, [vec!["1.txt", "3.txt"], vec!["2.txt"], vec!["4.txt", "5.txt"]]);
}

#[test]
fn pages_read_together_take_date_and_paper_from_one_that_says_it() {
    let silent = "本报讯 书店的门口排起了队,队伍里有老人,也有孩子。\n";
    let loaded = set(&[("01.txt", FRONT), ("02.txt", silent)]);
    assert_eq!(loaded.edition.key().as_str(), "河口日报@2026-11-22");
    assert!(warnings(&loaded).iter().all(|warning| !warning.contains("no date")));
    let first = ArticleId::derived("河口日报@2026-11-22", "引水工程提前一年完工");
    assert_eq!(loaded.edition.articles[0].id, first);
    let wish = PageOverrides { paper: Some("苇江晚报"), ..PageOverrides::default() };
    let renamed = join(vec![page("01.txt", FRONT)], &wish);
    assert_eq!(renamed.edition.key().as_str(), "苇江晚报@2026-11-22");
    assert_ne!(renamed.edition.articles[0].id, first);
}

#[test]
fn a_page_of_another_day_is_opened_with_the_others_and_told() {
    let other = THIRD.replace("11月22日", "11月23日").replace("第3版", "第2版");
    let loaded = set(&[("1.txt", FRONT), ("2.txt", &other), ("3.txt", THIRD)]);
    assert_eq!(loaded.edition.pages.len(), 3);
    let warnings = warnings(&loaded);
    assert!(
        warnings.iter().any(|w| w == "2.txt: the page is dated 2026-11-23, the others are not"),
        "{warnings:?}"
    );
}

#[test]
fn an_ocr_page_in_another_encoding_keeps_its_places() {
    let encode = |text: &str| encoding_rs::GB18030.encode(text).0.into_owned();
    let bytes = [encode(FRONT), encode(THIRD)];
    let pages = ["a.txt", "b.txt"].iter().zip(&bytes).map(|(name, bytes)| {
        let hint = Hint { name: (*name).to_owned(), ..Hint::default() };
        let loaded = load(bytes, &hint).unwrap();
        PageFile { name: (*name).to_owned(), bytes: bytes.as_slice().into(), loaded }
    });
    let loaded = join(pages.collect(), &PageOverrides::default());
    let mark = loaded.furniture.iter().find(|block| block.plain() == "（上接第1版）").unwrap();
    let range = mark.source[0].start - bytes[0].len()..mark.source[0].end - bytes[0].len();
    assert_eq!(bytes[1][range], encode("(上接第1版)"));
    let line = loaded.edition.articles[0].head.iter().find(|l| l.role == HeadRole::Headline);
    assert_eq!(
        line.unwrap().source[0].start,
        encode("河口日报 2026年11月22日 星期日 第1版\n\n").len()
    );
}

fn heap() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "河口日报 2026年11月22日 星期日 第1版",
        "河口日报 第2版 2026年11月22日",
        "(下转第2版)",
        "(上接第1版)",
        "（下转第2版《新渠》）",
        "(紧接3版)",
        "續第1版",
        "Continued on Page 2",
        "BRIDGE, from Page 1",
        "See BRIDGE, Page 2",
        "Continued from Page 3",
        "新 渠 通 水 了",
        "本报讯 清晨,第一股水流过新渠的闸口",
        "守闸人老赵看了看表。",
        "said the keep-",
        "er of the bridge.",
        "(王小河)",
        "本报记者 王小河 摄",
        "\u{1b}[2J\u{202e}",
        "\u{200b}",
        "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
        "1面から続く",
    ]);
    let gap = prop::sample::select(vec!["\n\n", "\n", " ", ""]);
    prop::collection::vec((piece, gap), 1..14)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

proptest! {
    #[test]
    fn every_character_of_every_page_is_in_exactly_one_range(texts in prop::collection::vec(heap(), 1..4)) {
        let pages: Vec<PageFile> = texts
            .iter()
            .enumerate()
            .filter_map(|(index, text)| {
                let name = format!("{index}.txt");
                let hint = Hint { name: name.clone(), ..Hint::default() };
                let bytes: Arc<[u8]> = text.as_bytes().into();
                Some(PageFile { name, loaded: load(&bytes, &hint).ok()?, bytes })
            })
            .collect();
        prop_assume!(!pages.is_empty());
        let pages = in_order(pages);
        let whole: Vec<u8> = pages.iter().flat_map(|page| page.bytes.to_vec()).collect();
        assert_covered(&join(pages, &PageOverrides::default()), &whole);
    }
}

const LEFT_HAND: &str = "FERRY RUNS AGAIN\n\nThe ferry ran again on Monday after nine years in the yard. \
    Forty people crossed the river on the first of its runs, said the harbour master.\n\n\
    SCHOOL GETS A TELESCOPE\n\nChildren of the third school queued on Thursday night to look at the moon. \
    Their teacher, who had built the mount herself, told the council that the\n";
const RIGHT_HAND: &str = "old tram in the yard gave her most of the parts, and that the town had given the \
    glass. The council thanked her and went to look at the rings of Saturn.\n\n\
    BRIDGE TO OPEN\n\nThe bridge at the mill is to open in spring, once the piers have been made anew.\n";

#[test]
fn a_text_goes_on_over_the_turn_of_the_page_without_a_jump_line() {
    let loaded = set(&[("a1.txt", LEFT_HAND), ("a2.txt", RIGHT_HAND)]);
    let titles: Vec<_> = loaded.edition.articles.iter().map(Article::title).collect();
    assert_eq!(loaded.edition.articles.len(), 3, "{titles:?}");
    let told = text(&loaded, "SCHOOL GETS A TELESCOPE").concat();
    assert!(told.contains("told the council that the old tram in the yard"), "{told}");
    assert!(told.ends_with("rings of Saturn."), "{told}");
    assert_covered(&loaded, format!("{LEFT_HAND}{RIGHT_HAND}").as_bytes());
}

#[test]
fn a_page_that_begins_with_a_sentence_of_its_own_is_no_rest_of_the_page_before() {
    let closed = LEFT_HAND.replace("told the council that the\n", "told the council all.\n");
    let sentence = RIGHT_HAND.replace("old tram", "The old tram");
    for (left, right) in [(closed.as_str(), sentence.as_str()), (&closed, RIGHT_HAND)] {
        let loaded = set(&[("a1.txt", left), ("a2.txt", right)]);
        let told = text(&loaded, "SCHOOL GETS A TELESCOPE").concat();
        assert!(!told.contains("tram"), "{told}");
    }
    let headed = format!("TRAM GIVES ITS PARTS\n\n{}", RIGHT_HAND.replace("old tram", "The tram"));
    let loaded = set(&[("a1.txt", LEFT_HAND), ("a2.txt", &headed)]);
    assert!(!text(&loaded, "SCHOOL GETS A TELESCOPE").concat().contains("tram"));
}

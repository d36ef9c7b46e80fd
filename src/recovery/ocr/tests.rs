//! Whole pages through all stages.

use super::load;
use crate::input::{Hint, LoadError, Loaded, encoding};
use crate::model::{
    Article, Block, BlockKind, Body, Date, DatedBy, HeadRole, Kind, SourceRanges, Style,
};
use crate::words::InEnglish;

const HEKOU: &str = include_str!("../../../editions/hekou-wanbao-p3.txt");

fn hint() -> Hint {
    Hint { name: "page.txt".into(), ..Hint::default() }
}

fn read(text: &str) -> Loaded {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> Loaded {
    let loaded = load(bytes, &hint()).unwrap();
    assert_covered(bytes, &loaded);
    loaded
}

/// Every byte of the input that is no white space lies in exactly one source,
/// and no article is empty.
fn assert_covered(bytes: &[u8], loaded: &Loaded) {
    let mut count = vec![0_u8; bytes.len()];
    let mut mark = |source: &SourceRanges| {
        for range in source {
            count[range.clone()].iter_mut().for_each(|n| *n = n.saturating_add(1));
        }
    };
    for (article, body) in articles(loaded) {
        assert!(!article.head.is_empty() || !body.is_empty());
        article.head.iter().for_each(|line| mark(&line.source));
        body.all_blocks().for_each(|block| mark(&block.source));
    }
    loaded.furniture.iter().for_each(|block| mark(&block.source));
    let decoded = encoding::decode(bytes, None).unwrap();
    for (at, c) in decoded.text.char_indices().filter(|(_, c)| !c.is_whitespace()) {
        let source = decoded.source(at..at + c.len_utf8());
        assert!(count[source.clone()].iter().all(|&n| n == 1), "{c:?} at {source:?}");
    }
    assert!(count.iter().all(|&n| n < 2), "a byte lies in two sources");
}

fn articles(loaded: &Loaded) -> impl Iterator<Item = (&Article, &Body)> {
    loaded.edition.articles.iter().zip(&loaded.bodies)
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|a| a.title().as_str()).collect()
}

fn head(article: &Article) -> Vec<(HeadRole, &str)> {
    article.head.iter().map(|line| (line.role, line.text.as_str())).collect()
}

fn blocks(loaded: &Loaded, index: usize) -> Vec<Block> {
    loaded.bodies[index].all_blocks().collect()
}

fn subheads(blocks: &[Block]) -> Vec<String> {
    let subhead = |b: &&Block| matches!(b.kind, BlockKind::Subhead { .. });
    blocks.iter().filter(subhead).map(Block::plain).collect()
}

#[test]
fn the_bundled_page_gives_its_seven_articles() {
    let page = read(HEKOU);
    let expected = [
        ("全体市民朋友：", Kind::Letter),
        ("一渠清水到河口", Kind::Feature),
        ("第三小学有了自己的天文台 孩子们夜里排队看土星", Kind::News),
        ("老街菜市丰场搬新家摊位费三年不涨", Kind::News),
        ("11月19日夜，滨河路的老路灯换上了暖色的新灯泡", Kind::Photo),
        ("小窗口”带来便民“大变化”", Kind::Feature),
        ("关于滨河路北段封闭施工的通告", Kind::Notice),
    ];
    let found: Vec<_> = page.edition.articles.iter().map(|a| (&**a.title(), a.kind)).collect();
    assert_eq!(found, expected);
    assert_eq!(page.edition.warnings, []);
}

#[test]
fn the_folio_names_paper_day_and_page() {
    let page = read(HEKOU);
    assert_eq!(page.edition.paper.title.as_str(), "河口晚报");
    assert_eq!(page.edition.date, Date::new(2026, 11, 22).ok());
    assert_eq!(page.edition.dated_by, DatedBy::Edition);
    assert_eq!(page.edition.pages[0].id.as_str(), "3");
    let furniture: Vec<_> = page.furniture.iter().map(Block::plain).collect();
    assert_eq!(furniture, ["河口晚报 2026年11月22日 星期日 第3版", ">", ">"]);
}

#[test]
fn a_feature_has_its_late_kicker_its_deck_its_subheads_and_its_picture() {
    let page = read(HEKOU);
    let expected = [
        (HeadRole::Kicker, "踏遍青山路 引来幸福泉"),
        (HeadRole::Headline, "一渠清水到河口"),
        (HeadRole::Deck, "·三年修渠路两岸话今昔"),
        (HeadRole::Byline, "记者 方砚 通讯员 陆苇 叶知秋"),
    ];
    assert_eq!(head(&page.edition.articles[1]), expected);
    let body = blocks(&page, 1);
    assert_eq!(subheads(&body), ["修渠人—— “把闸门当孩子养”", "用水人——", "“水缸终于下岗了”"]);
    let BlockKind::Figure { caption, credit, .. } = &body[0].kind else { panic!("no figure") };
    assert_eq!(caption.text.as_str(), "通水后的北岸新渠。");
    assert_eq!(credit.as_deref(), Some("（图片由河口市水务局提供）"));
    let joined = body.iter().find(|b| b.plain().contains("记在一个小本子上")).unwrap();
    assert_eq!((joined.source.len(), joined.truncated), (2, false));
    let cut = body.iter().find(|b| b.plain().ends_with("种上了大葱和")).unwrap();
    assert!(cut.truncated);
}

#[test]
fn no_blank_before_a_credit_is_kept_by_a_sign_that_nobody_sees() {
    let loaded = read("守闸人老赵看了看表。\u{200b}\n本报记者 王小河 摄\n");
    let blocks = loaded.bodies.iter().flat_map(Body::all_blocks);
    let credits: Vec<String> = blocks
        .filter_map(|block| match block.kind {
            BlockKind::Figure { credit, .. } => credit.map(|credit| credit.to_string()),
            _ => None,
        })
        .collect();
    let credits: Vec<&str> =
        credits.iter().map(|credit| credit.trim_start_matches('\u{200b}')).collect();
    assert_eq!(credits, ["本报记者 王小河 摄"]);
}

#[test]
fn a_byline_in_a_word_is_lifted_out_and_both_have_their_sources() {
    let page = read(HEKOU);
    let byline = (HeadRole::Byline, "（沈青禾）");
    assert_eq!(head(&page.edition.articles[2]).last(), Some(&byline));
    let body = blocks(&page, 2);
    let last = body.last().unwrap();
    assert!(last.plain().ends_with("维持秩序，保障出行。"), "{}", last.plain());
    let around: Vec<_> = last.source.iter().map(|r| &HEKOU[r.clone()]).collect();
    assert!(around[0].ends_with("维持秩") && around[1].starts_with("序,"), "{around:?}");
}

#[test]
fn kickers_after_the_story_go_to_the_story_above() {
    let page = read(HEKOU);
    let market = head(&page.edition.articles[3]);
    assert_eq!(market[0], (HeadRole::Kicker, "河畔新事 市井暖闻"));
    let photo = head(&page.edition.articles[4]);
    assert_eq!(photo, [(HeadRole::Kicker, "冬日里的城 城里的暖光")]);
    let window = head(&page.edition.articles[5]);
    assert_eq!(window[0], (HeadRole::Kicker, "便民服务提升行动"));
}

#[test]
fn a_letter_that_broke_off_goes_on_to_its_signature() {
    let page = read(HEKOU);
    let body = blocks(&page, 0);
    let texts: Vec<_> = body.iter().map(Block::plain).collect();
    assert_eq!(texts[..2], ["致", "全体市民朋友："]);
    assert!(texts[2].contains("青石水库的水位比去年同期"), "{}", texts[2]);
    assert!(texts[2].ends_with("如下倡议：") && texts[3].starts_with("一、做节水的有心人。"));
    let BlockKind::Paragraph(stray) = &body[0].kind else { panic!("a paragraph") };
    assert_eq!(stray.spans[0].style, Style::Doubt);
    let BlockKind::Signature(lines) = &body[body.len() - 1].kind else { panic!("no signature") };
    let lines: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["河口市节水协会办公室", "2026年11月22日"]);
}

#[test]
fn a_notice_has_its_number_its_days_and_its_entries() {
    let page = read(HEKOU);
    let notice = head(&page.edition.articles[6]);
    assert_eq!(notice[1], (HeadRole::Deck, "（2026年第7号）"));
    let body = blocks(&page, 6);
    assert_eq!(subheads(&body), ["11月24日", "11月25日"]);
    assert_eq!(body[2].plain(), "6:00左右，封闭石桥至老街路口，公交12路改道；");
    assert_eq!(body[3].plain(), "22:00左右，恢复通行。");
    assert!(body.iter().all(|block| !block.truncated));
}

#[test]
fn the_page_reads_the_same_in_every_encoding() {
    let expected = titles(&read(HEKOU)).join("\n");
    let gb = encoding_rs::GB18030.encode(HEKOU).0.into_owned();
    let utf16: Vec<u8> = HEKOU.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked = [&[0xEF, 0xBB, 0xBF], HEKOU.as_bytes()].concat();
    let crlf = HEKOU.replace('\n', "\r\n").into_bytes();
    for bytes in [gb, utf16, marked, crlf] {
        assert_eq!(titles(&read_bytes(&bytes)).join("\n"), expected);
    }
}

#[test]
fn ids_are_the_same_at_every_import_and_never_twice() {
    let twice = "新渠通水了\n\n本报讯 渠水到了。\n\n新渠通水了\n\n本报讯 渠水又到了。";
    let page = read(twice);
    let ids: Vec<_> = page.edition.articles.iter().map(|a| a.id.as_str().to_owned()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[1], format!("{}-2", ids[0]));
    assert_eq!(read(twice).edition.articles[0].id.as_str(), ids[0]);
}

#[test]
fn the_date_is_the_pages_then_the_readers_then_the_files() {
    let day = |d| Date::new(2026, 1, d).ok();
    let dated = |text: &str, date, file_date| {
        let edition = load(text.as_bytes(), &Hint { date, file_date, ..hint() }).unwrap().edition;
        (edition.date, edition.dated_by, edition.warnings.len())
    };
    let page = "2026年1月1日 星期四\n\n渠水到了。";
    assert_eq!(dated(page, day(2), day(3)), (day(1), DatedBy::Edition, 0));
    assert_eq!(dated("渠水到了。", day(2), day(3)), (day(2), DatedBy::Reader, 0));
    assert_eq!(dated("渠水到了。", None, day(3)), (day(3), DatedBy::FileTime, 1));
    assert_eq!(dated("渠水到了。", None, None).2, 1);
}

#[test]
fn an_english_page_has_its_headline_byline_and_date() {
    let page = read(
        "The Alder Post\n\nSunday, 22 November 2026\n\nFerry Returns to Alder Quay\n\nBoats \
         cross again\n\nBy Mara Quill\n\nThe ferry ran again on Monday, and forty\npeople crossed the water. \"It's \
         good,\" one said.",
    );
    assert_eq!(page.edition.paper.title.as_str(), "The Alder Post");
    assert_eq!(page.edition.date, Date::new(2026, 11, 22).ok());
    let expected = [
        (HeadRole::Headline, "Ferry Returns to Alder Quay"),
        (HeadRole::Deck, "Boats cross again"),
        (HeadRole::Byline, "By Mara Quill"),
    ];
    assert_eq!(head(&page.edition.articles[0]), expected);
    let text = "The ferry ran again on Monday, and forty people crossed the water. “It’s good,” \
                one said.";
    assert_eq!(blocks(&page, 0)[0].plain(), text);
}

#[test]
fn japanese_and_korean_pages_have_headlines_and_dates() {
    let page =
        read("令和8年11月22日（日曜日）\n\n朝の市場に新しい看板\n\n市場に看板が\n立った,と聞いた.");
    assert_eq!(page.edition.date, Date::new(2026, 11, 22).ok());
    assert_eq!(titles(&page), ["朝の市場に新しい看板"]);
    assert_eq!(blocks(&page, 0)[0].plain(), "市場に看板が立った、と聞いた。");
    let page = read(
        "2026년 11월 22일 일요일\n\n새 도서관 문 열다\n\n한가람 기자\n\n도서관이 문을\n열었다.",
    );
    assert_eq!(page.edition.date, Date::new(2026, 11, 22).ok());
    let expected = [(HeadRole::Headline, "새 도서관 문 열다"), (HeadRole::Byline, "한가람 기자")];
    assert_eq!(head(&page.edition.articles[0]), expected);
    assert_eq!(blocks(&page, 0)[0].plain(), "도서관이 문을 열었다.");
}

#[test]
fn what_is_no_text_is_refused_in_one_line_that_names_it() {
    let refused = |bytes: &[u8], label: Option<&str>| {
        let hint = Hint { encoding: label.map(str::to_owned), ..hint() };
        let error = load(bytes, &hint).unwrap_err();
        assert!(error.told().starts_with("page.txt: ") && !error.told().contains('\n'));
        error
    };
    assert!(matches!(refused(b"", None), LoadError::Empty { .. }));
    assert!(matches!(refused(" \n\u{3000}\n".as_bytes(), None), LoadError::Empty { .. }));
    let binary: Vec<u8> = (0..=255).cycle().take(4096).collect();
    assert!(matches!(refused(&binary, None), LoadError::Binary { .. }));
    let unknown = refused(b"text", Some("klingon"));
    assert!(unknown.told().contains("klingon") && unknown.told().contains("gb18030"));
}

#[test]
fn odd_pages_are_kept_to_the_last_character() {
    let numbers: Vec<String> = (0..400).map(|n| (n * 7919).to_string()).collect();
    let stacked = format!("a{}", "\u{301}".repeat(400));
    for text in [
        "。",
        ">",
        "(",
        "\u{1b}]0;x\u{7} 渠水到了，人人都说好。",
        "渠水到了，人人都说好，第二天又来看。\n\n\u{7}",
        "عبر الناس النهر في الصباح.\n\nعادت العبارة",
        "摄",
        "(摄)",
        "(2026年第7号)",
        "记者 周小满",
        "一、\n\n二、\n\n三、",
        "图 摄\n\n(图片由水务局提供)\n\n迎新渠 话丰年",
        "迎新渠 话丰年\n\n2026年2月3日 星期二\n\n渠边。 周小满 摄",
        "2026年2月30日 星期一",
        "\"\"\"'''\"\"((((",
        &numbers.join(" "),
        &stacked,
    ] {
        read(text);
    }
}

#[test]
fn control_characters_are_left_out_and_counted() {
    let page = read("渠\u{1b}[2J水到了，人人都说好，第二天又来看，第三天还来看\u{202e}。");
    assert!(blocks(&page, 0)[0].plain().starts_with("渠[2J水到了"));
    assert!(page.edition.warnings.iter().any(|w| w.told().contains("2 control characters")));
}

#[test]
fn damaged_bytes_are_read_and_reported() {
    let mut bytes = HEKOU.as_bytes().to_vec();
    bytes[4] = 0xFF;
    let loaded = load(&bytes, &hint()).unwrap();
    assert!(loaded.edition.warnings.iter().any(|w| w.told().contains("damaged")));
    assert_eq!(loaded.edition.articles.len(), 7);
}

/// Pages that can't be kept with the tests: `NEWSPRINT_OCR` names a folder
/// with a page `seed.txt` (a city daily, seven articles) and folders
/// `samples*/*/page.txt`.
#[test]
fn real_pages_are_kept_to_the_last_character() {
    let Some(folder) = std::env::var_os("NEWSPRINT_OCR").map(std::path::PathBuf::from) else {
        eprintln!("skipped: NEWSPRINT_OCR names no folder of pages");
        return;
    };
    let seed = read_bytes(&std::fs::read(folder.join("seed.txt")).unwrap());
    assert_eq!(seed.edition.date, Date::new(2022, 8, 19).ok());
    assert_eq!(seed.edition.articles.len(), 7);
    let mut pages = 0;
    for set in ["samples", "samples_shuffled"] {
        for page in std::fs::read_dir(folder.join(set)).unwrap() {
            read_bytes(&std::fs::read(page.unwrap().path().join("page.txt")).unwrap());
            pages += 1;
        }
    }
    assert!(pages > 0);
}

/// The bundled page with its printed lines as lines.
fn in_lines() -> String {
    let block = |block: &str| {
        let text = block.chars().count() > 40;
        if text { block.replace(' ', "\n") } else { block.to_owned() }
    };
    HEKOU.split("\n\n").map(block).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_block_a_line_without_blank_lines_and_rules_between_blocks_give_the_same_articles() {
    let page = read(HEKOU);
    let packed = HEKOU.trim().replace("\n\n", "\n");
    let ruled = HEKOU.trim().replace("\n\n", "\n\n---\n\n");
    for other in [packed, ruled] {
        assert_eq!(titles(&read(&other)), titles(&page));
    }
}

#[test]
fn printed_lines_without_blank_ones_give_nearly_the_same_articles() {
    let lines = in_lines();
    let (page, packed) = (read(&lines), read(&lines.replace("\n\n", "\n")));
    let found = titles(&packed);
    let kept = titles(&page).iter().filter(|title| found.contains(title)).count();
    assert!(kept >= 5 && found.len() <= 9, "{found:?}");
}

#[test]
fn latin_text_is_read_from_top_to_bottom_and_a_parted_word_goes_on() {
    let page = read(
        "FERRY RETURNS TO ALDER QUAY\n\nThe ferry ran again on Monday, and forty peo-\n\nI Ni k`\n\n\
         ple crossed the water before noon.\n\nIt will run on Sunday as well.\n\n\
         HARBOUR OFFICE MOVES\n\nThe harbour office moved to Tern Street.\n\n\
         The pilots, who were asked before the vote was taken, stay on the quay until the new\n\n\
         pier is built.\n",
    );
    assert_eq!(titles(&page), ["FERRY RETURNS TO ALDER QUAY", "HARBOUR OFFICE MOVES"]);
    let texts = |index| blocks(&page, index).iter().map(Block::plain).collect::<Vec<_>>();
    assert_eq!(texts(0).last().map(String::as_str), Some("It will run on Sunday as well."));
    let expected = [
        "The harbour office moved to Tern Street.",
        "The pilots, who were asked before the vote was taken, stay on the quay until the new pier \
         is built.",
    ];
    assert_eq!(texts(1), expected);
}

#[test]
fn a_story_that_its_reporter_ends_is_no_part_of_the_report_above() {
    let page = read(
        "渡口与北桥签约共修新路\n\n\
         新华社渡口11月20日电(记者李禾)渡口市和北桥市昨天签约，两市要在三年里修一条新路。\n\n\
         签约以后，两市的市长一起看了工地。他们说，新路修好以后，两地之间只要一个小时。\n\n\
         集市上的五十年\n\n\
         五十年前，老街的集市只有三个摊子。今天来的人，早上六点就排起了队。\n\n\
         卖豆腐的人\n\n\
         卖豆腐的老赵今年七十岁了，他的摊子是父亲留下的。他说，豆腐还是那个味道。\n\n\
         修鞋的人\n\n\
         修鞋的老钱不愁没有生意。他一天要修二十双鞋，从早上一直忙到天黑。\n\n\
         本报记者 周小满\n",
    );
    assert_eq!(titles(&page), ["渡口与北桥签约共修新路", "集市上的五十年"]);
    assert_eq!(subheads(&blocks(&page, 1)), ["卖豆腐的人", "修鞋的人"]);
    assert_eq!(blocks(&page, 0).len(), 2);
}

#[test]
fn a_page_in_traditional_characters_gives_the_articles_of_the_same_in_simplified_ones() {
    let (simple, traditional) = ("为学会报讯电记书楼", "為學會報訊電記書樓");
    let page = |from: &str, to: &str| {
        let text = "新书楼开门\n\n本报讯昨天，新书楼开门，来的人很多。\n\n\
                    书楼里有三万本书，都可以借走。\n\n\
                    旧学校修好了\n\n据新华社渡口电(记者李禾)旧学校修好了，明天开学。\n\n\
                    孩子们为学校写了歌，在会上唱。\n";
        let swap = |c: char| from.chars().zip(to.chars()).find(|(a, _)| *a == c).map_or(c, |p| p.1);
        let text: String = text.chars().map(swap).collect();
        let loaded = read(&text);
        loaded.bodies.iter().map(|body| body.all_blocks().count()).collect::<Vec<_>>()
    };
    assert_eq!(page(simple, simple), [2, 2]);
    assert_eq!(page(simple, traditional), [2, 2]);
}

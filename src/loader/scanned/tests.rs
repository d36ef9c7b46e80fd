use crate::input::{Hint, LoadError, Loaded};
use crate::loader::positioned::placed;
use crate::model::{Block, BlockKind, Date, Warning};

fn hint(name: &str) -> Hint {
    Hint { name: name.into(), ..Hint::default() }
}

fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    super::load(bytes, hint, placed)
}

fn load_markdown(bytes: &[u8], hint: &Hint) -> Option<Result<Loaded, LoadError>> {
    super::load_markdown(bytes, hint, placed)
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

fn shown(loaded: &Loaded) -> String {
    let heads = loaded.edition.articles.iter().flat_map(|article| &article.head);
    let heads = heads.map(|line| line.text.to_string());
    let bodies = loaded.bodies.iter().flat_map(|body| body.all_blocks().map(|b| b.plain()));
    let furniture = loaded.furniture.iter().map(Block::plain);
    heads.chain(bodies).chain(furniture).collect::<Vec<_>>().join("\n")
}

const CANAL: &str = "本报讯 十一月二十一日清晨，第一股水流过新渠的闸口。守闸人老赵看了看表，比预定的时间早了二十分钟。";
const LAMPS: &str =
    "本报讯 昨晚六点，老街的灯又亮了。街上的人停下来看，有人说，二十年没有这样亮过了。";
const SCHOOL: &str = "本报讯 第三小学的天文台昨天开放，孩子们排队看了土星，一直看到夜里十点。";

fn scanned() -> String {
    format!(
        "# 新渠通水 下游三县用水有了保障\n\n2026年11月22日 星期日\n\n{CANAL}\n\n\
         # 老街的灯又亮了\n\n{LAMPS}\n\n本报记者 周小满\n\n\
         # 第三小学有了自己的天文台\n\n{SCHOOL}\n\n\
         ![](images/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.jpg)  \n\
         孩子们在看土星。(本报记者 李禾 摄)\n\n\
         # 集贸市场零售价格\n\n\
         <table><tr><td>品名</td><td>一月</td></tr><tr><td>大白菜</td><td>0.72</td></tr></table>\n"
    )
}

#[test]
fn markdown_of_a_scan_gives_the_articles_of_the_page_without_its_marks() {
    let loaded = load_markdown(scanned().as_bytes(), &hint("full.md")).unwrap().unwrap();
    let expected = [
        "新渠通水 下游三县用水有了保障",
        "老街的灯又亮了",
        "第三小学有了自己的天文台",
        "集贸市场零售价格",
    ];
    for title in expected {
        assert!(titles(&loaded).contains(&title), "{:?}", titles(&loaded));
    }
    assert_eq!(loaded.edition.date, Date::new(2026, 11, 22).ok());
    let text = shown(&loaded);
    for mark in ["#", "<", "![", "images/"] {
        assert!(!text.contains(mark), "{mark} in {text}");
    }
    for words in ["守闸人老赵", "街上的人停下来看", "一直看到夜里十点", "孩子们在看土星", "大白菜"]
    {
        assert_eq!(text.matches(words).count(), 1, "{words} in {text}");
    }
}

#[test]
fn rows_of_a_table_stay_rows() {
    let loaded = load_markdown(scanned().as_bytes(), &hint("full.md")).unwrap().unwrap();
    let at = titles(&loaded).iter().position(|title| *title == "集贸市场零售价格").unwrap();
    let table = loaded.bodies[at].all_blocks().find_map(|block| match block.kind {
        BlockKind::Preformatted(text) => Some(text.to_string()),
        _ => None,
    });
    assert_eq!(table.as_deref(), Some("品名   一月\n大白菜   0.72"));
}

#[test]
fn a_table_stands_under_its_own_head_where_the_text_above_has_none() {
    let file = scanned().replace("# 第三小学有了自己的天文台\n\n", "");
    let loaded = load_markdown(file.as_bytes(), &hint("full.md")).unwrap().unwrap();
    let at = titles(&loaded).iter().position(|title| *title == "集贸市场零售价格").unwrap();
    let text: String = loaded.bodies[at].all_blocks().map(|block| block.plain()).collect();
    assert!(text.starts_with("品名") && text.ends_with("0.72"), "{text}");
}

#[test]
fn what_is_marked_in_the_midst_of_a_text_stands_in_its_article() {
    let page = format!(
        "# 新渠通水 下游三县用水有了保障\n\n{CANAL}\n\n![图为新渠的闸口。](page_1_2.png)\n\n\
         **“我们等了二十年。”守闸人说，渠边的人都笑了。**\n\n\
         <table><tr><td>日期</td><td>水位</td></tr><tr><td>周一</td><td>4.12</td></tr></table>\n\n\
         下游三县的人从今天起可以用渠里的水浇地，每天限八个小时。\n\n\
         # 老街的灯又亮了\n\n{LAMPS}\n\n![图为老街。](page_3_4.png)\n\n\
         # 第三小学有了自己的天文台\n\n{SCHOOL}\n"
    );
    let loaded = super::load_marked(page.as_bytes(), &hint("full.md"), placed).unwrap();
    let expected = ["新渠通水 下游三县用水有了保障", "老街的灯又亮了", "第三小学有了自己的天文台"];
    assert_eq!(titles(&loaded), expected);
    let said = |article: usize| {
        let blocks = loaded.bodies[article].all_blocks();
        blocks.map(|block| block.plain()).collect::<Vec<_>>().join("\n")
    };
    let canal = said(0);
    let parts = ["看了看表", "图为新渠", "等了二十年", "周一   4.12", "八个小时"];
    let places: Vec<usize> = parts.iter().filter_map(|part| canal.find(part)).collect();
    assert!(places.len() == parts.len() && places.is_sorted(), "{places:?} in {canal}");
    assert!(said(1).ends_with("图为老街。"), "{}", said(1));
}

#[test]
fn items_of_a_list_are_paragraphs_of_the_text_over_them() {
    let page = format!(
        "# 新渠通水 下游三县用水有了保障\n\n{CANAL}\n\n- 浇地须先登记\n- 每天限八个小时，\n  不得转让\n\n\
         1. 先到先得\n2. 渠边不得停车\n\n下游三县的人从今天起可以用渠里的水浇地。\n\n\
         # 老街的灯又亮了\n\n{LAMPS}\n"
    );
    let loaded = super::load_marked(page.as_bytes(), &hint("full.md"), placed).unwrap();
    assert_eq!(titles(&loaded), ["新渠通水 下游三县用水有了保障", "老街的灯又亮了"]);
    let blocks: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    let text: Vec<String> = blocks.iter().map(Block::plain).collect();
    let items = ["浇地须先登记", "每天限八个小时，不得转让", "1.先到先得", "2.渠边不得停车"];
    assert_eq!(text[1..5], items, "{text:?}");
    assert!(text[5].starts_with("下游三县") && blocks.iter().all(|block| !block.truncated));
}

#[test]
fn numbers_in_latex_are_plain_and_have_their_sources() {
    let text = "昨天第一股水流过新渠，水位上升$3 0 \\%$，达到\\(10^{3}\\)毫米，共放水$E=mc^2$吨。";
    let page = format!("# 新渠通水\n\n{text}\n\n# 老街的灯又亮了\n\n{LAMPS}\n");
    let loaded = super::load_marked(page.as_bytes(), &hint("full.md"), placed).unwrap();
    let block = loaded.bodies[0].all_blocks().next().unwrap();
    assert_eq!(block.plain(), "昨天第一股水流过新渠，水位上升30%，达到10³毫米，共放水$E=mc^2$吨。");
    let sources: String = block.source.iter().map(|range| &page[range.clone()]).collect();
    assert_eq!(sources.matches('渠').count(), 1);
    assert!(sources.starts_with("昨天第一股") && sources.ends_with("吨。"), "{sources}");
}

#[test]
fn a_short_text_is_no_head_where_the_file_tells_the_heads() {
    let cut = "工人们把渠边的树一棵一棵种好了以后";
    let file = scanned().replace("# 老街的灯又亮了", &format!("{cut}\n\n# 老街的灯又亮了"));
    let loaded = load_markdown(file.as_bytes(), &hint("full.md")).unwrap().unwrap();
    let heads = loaded.edition.articles.iter().flat_map(|article| &article.head);
    assert!(heads.clone().count() >= 4);
    for head in heads {
        assert!(!head.text.contains(cut), "{}", head.text.as_str());
    }
    assert_eq!(shown(&loaded).matches(cut).count(), 1);
}

#[test]
fn the_sources_of_a_text_without_its_marks_are_places_of_the_file() {
    let file = scanned();
    let loaded = load_markdown(file.as_bytes(), &hint("full.md")).unwrap().unwrap();
    let at = titles(&loaded).iter().position(|title| *title == "老街的灯又亮了").unwrap();
    let source = loaded.bodies[at].all_blocks().next().unwrap().source;
    assert_eq!(&file[source[0].clone()], LAMPS);
    assert_eq!(loaded.scans[0].bytes, 0..file.len());
}

#[test]
fn where_a_block_stands_is_no_text_of_it() {
    let page = format!(
        "<|ref|>title<|/ref|><|det|>[[40, 13, 240, 38]]<|/det|>\n# 河口日报  \n\n\
         <|ref|>sub_title<|/ref|><|det|>[[383, 48, 615, 63]]<|/det|>\n## 老街的灯又亮了  \n\n\
         <|ref|>text<|/ref|><|det|>[[40, 69, 245, 104]]<|/det|>\n{LAMPS}  \n\n\
         <|ref|>页边的字<|/ref|><|det|>[[1, 2, 3, 4]]<|/det|>\n"
    );
    let loaded = load_markdown(page.as_bytes(), &hint("page.md")).unwrap().unwrap();
    let text = shown(&loaded);
    assert!(!text.contains("ref") && !text.contains("383") && !text.contains('#'), "{text}");
    assert!(text.contains("页边的字"), "what is named by itself is text: {text}");
    assert!(titles(&loaded).contains(&"老街的灯又亮了"), "{:?}", titles(&loaded));
}

#[test]
fn a_text_goes_to_the_article_in_which_its_box_stands() {
    let block = |kind: &str, top: u32, foot: u32, text: &str| {
        format!("<|ref|>{kind}<|/ref|><|det|>[[40, {top}, 340, {foot}]]<|/det|>\n{text}  \n\n")
    };
    let tail = "渠水流过三个村庄，两岸的菜地都浇上了水。村里人说，明年春天不用再等雨了。";
    let page = [
        block("sub_title", 40, 60, "## 新渠通水了"),
        block("text", 70, 100, CANAL),
        block("sub_title", 200, 220, "## 老街的灯又亮了"),
        block("text", 230, 260, LAMPS),
        block("text", 110, 140, tail),
    ]
    .concat();
    let loaded = load_markdown(page.as_bytes(), &hint("page.md")).unwrap().unwrap();
    assert_eq!(titles(&loaded), ["新渠通水了", "老街的灯又亮了"]);
    let first: Vec<_> = loaded.bodies[0].all_blocks().collect();
    let last = &first[first.len() - 1];
    assert_eq!(last.plain(), tail, "it stands right under the text above it");
    assert_eq!(&page[last.source[0].clone()], tail, "counted in the file");
}

#[test]
fn a_table_in_a_box_is_no_headline_and_takes_no_text() {
    let block = |kind: &str, top: u32, foot: u32, text: &str| {
        format!("<|ref|>{kind}<|/ref|><|det|>[[40, {top}, 340, {foot}]]<|/det|>\n{text}  \n\n")
    };
    let table =
        "<table><tr><td>日期</td><td>潮位</td></tr><tr><td>周一</td><td>4.12</td></tr></table>";
    let rest = "渠水流过三个村庄，两岸的菜地都浇上了水。村里人说，明年春天不用再等雨了。";
    let page = [
        block("sub_title", 40, 60, "## 新渠通水了"),
        block("text", 70, 100, CANAL),
        block("table", 110, 150, table),
        block("text", 160, 190, rest),
    ]
    .concat();
    let loaded = load_markdown(page.as_bytes(), &hint("page.md")).unwrap().unwrap();
    assert_eq!(titles(&loaded), ["新渠通水了"]);
    let all: Vec<String> = loaded.bodies[0].all_blocks().map(|block| block.plain()).collect();
    assert_eq!(all, [CANAL, "日期   潮位\n周一   4.12", rest]);
}

#[test]
fn markdown_that_a_person_wrote_is_left_to_its_own_loader() {
    let article = format!(
        "# 新渠通水\n\n{CANAL}\n\n## 闸口\n\n{LAMPS}\n\n## 两岸\n\n{SCHOOL}\n\n## 后来\n\n完。\n"
    );
    let page = format!(
        "# 新渠通水\nby: 周小满\n\n{CANAL}\n\n# 老街的灯\n\n{LAMPS}\n\n# 天文台\n\n{SCHOOL}\n\n2026年11月22日 星期日\n"
    );
    let digest = "# Weekly\n\n## Tools\n\n![](https://x.example/2026.webp)\n\n## Texts\n\nBy hand.\n\n## Links\n\n- one\n";
    for text in [&*article, &*page, digest, "", "# Ferry\n\nIt ran."] {
        assert!(load_markdown(text.as_bytes(), &hint("a.md")).is_none(), "{text}");
    }
}

#[test]
fn a_form_feed_parts_pages_and_ends_one() {
    let one = format!("河口晚报 2026年11月22日 星期日 第1版\n\n新渠通水了\n\n{CANAL}\n\n");
    let two = format!("河口晚报 2026年11月22日 星期日 第2版\n\n老街的灯又亮了\n\n{LAMPS}\n\n");
    let alone = load(format!("{one}\u{c}").as_bytes(), &hint("page.txt")).unwrap();
    assert_eq!((alone.edition.pages.len(), alone.scans.len()), (1, 1));
    let file = format!("{one}\u{c}{two}\u{c}");
    let both = load(file.as_bytes(), &hint("page.txt")).unwrap();
    let pages: Vec<&str> = both.edition.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["1", "2"]);
    assert_eq!(titles(&both), ["新渠通水了", "老街的灯又亮了"]);
    let source = both.bodies[1].all_blocks().next().unwrap().source;
    assert_eq!(&file[source[0].clone()], LAMPS, "counted through the file");
    assert_eq!(both.edition.warnings, Vec::<Warning>::new());
}

#[test]
fn broken_marks_lose_no_text_and_do_no_harm() {
    let inputs = [
        "<|ref|>title<|/ref|><|det|>[[1,\n# 甲乙",
        "<|ref|>",
        "<|det|>[[1]]<|/det|>",
        "# 甲\n# 乙\n# 丙\n<table><tr><td>一",
        "# 甲\n# 乙\n# 丙\n<table <tr <",
        "# 甲\n# 乙\n# 丙\n| a | b\n| - |\n![](\n![丁](x)\n\\",
    ];
    for text in inputs {
        if let Ok(loaded) = load(text.as_bytes(), &hint("page.txt")) {
            let shown = shown(&loaded);
            for c in text.chars().filter(|c| "甲乙丙丁一".contains(*c)) {
                assert!(shown.contains(c), "{c} of {text} in {shown}");
            }
        }
    }
}

//! One page in the JSON and TSV of every OCR program that is read.

use serde_json::{Value, json};

use super::set_page::{DetectedLine, EM, assert_set_page, letters, page, width};
use super::*;

/// The page as line detectors tell it: from top to bottom over all columns.
fn detected() -> Vec<DetectedLine> {
    let mut lines = page();
    lines.sort_by_key(|line| (line.2, line.1));
    lines
}

fn corners(line: &DetectedLine) -> [usize; 4] {
    [line.1, line.2, line.1 + width(line), line.2 + line.3]
}

fn quad(line: &DetectedLine) -> Value {
    let [left, top, right, foot] = corners(line);
    json!([[left, top], [right, top], [right, foot], [left, foot]])
}

fn outline(line: &DetectedLine) -> Value {
    let [left, top, right, foot] = corners(line);
    json!({"vertices": [{"x": left, "y": top}, {"x": right, "y": top}, {"x": right, "y": foot}, {"x": left, "y": foot}]})
}

fn each(line: impl Fn(&DetectedLine) -> Value) -> Vec<Value> {
    detected().iter().map(line).collect()
}

const WIDTH: f32 = 1600.0;
const HEIGHT: f32 = 800.0;

#[allow(clippy::cast_precision_loss)]
fn shares(line: &DetectedLine) -> Value {
    let [left, top, right, foot] = corners(line).map(|side| side as f32);
    json!({"Left": left / WIDTH, "Top": top / HEIGHT, "Width": (right - left) / WIDTH, "Height": (foot - top) / HEIGHT})
}

/// The page in each form, by the name of the program.
fn forms() -> Vec<(&'static str, Value)> {
    let text = |line: &DetectedLine| json!(line.0);
    let symbols = |line: &DetectedLine| {
        let all: Vec<String> = line.0.chars().map(String::from).collect();
        let last = all.len() - 1;
        let symbol = |(at, text): (usize, &String)| {
            let ends = if at == last { "LINE_BREAK" } else { "UNKNOWN" };
            let place = outline(line);
            json!({"boundingBox": place, "confidence": 0.9, "text": text,
                "property": {"detectedBreak": {"type": ends}}})
        };
        let symbols: Vec<Value> = all.iter().enumerate().map(symbol).collect();
        let word = json!({"boundingBox": outline(line), "symbols": symbols});
        json!({"blockType": "TEXT", "paragraphs": [{"words": [word]}]})
    };
    let whole: String = detected().iter().map(|line| line.0.clone() + "\n").collect();
    let page = json!({"width": WIDTH, "height": HEIGHT, "blocks": each(symbols)});
    let words = each(|line| json!({"description": line.0, "boundingPoly": outline(line)}));
    let mut blocks = vec![json!({"BlockType": "PAGE", "Id": "p"})];
    blocks.extend(each(|line| {
        json!({"BlockType": "LINE", "Text": line.0, "Geometry": {"BoundingBox": shares(line)}})
    }));
    blocks.extend(each(|line| json!({"BlockType": "WORD", "Text": line.0})));
    vec![
        ("PaddleOCR 2", json!([each(|line| json!([quad(line), [line.0, 0.98]]))])),
        ("EasyOCR", json!(each(|line| json!([quad(line), line.0, 0.98])))),
        ("PaddleOCR 3", json!({"rec_texts": each(text), "rec_polys": each(quad)})),
        (
            "Vision",
            json!({"responses": [{"textAnnotations": words, "fullTextAnnotation": {"pages": [page], "text": whole}}]}),
        ),
        (
            "Azure",
            json!({"analyzeResult": {"content": whole, "pages": [{"width": WIDTH, "height": HEIGHT,
                "lines": each(|line| json!({"content": line.0, "polygon": corners(line)}))}]}}),
        ),
        ("Textract", json!({"Blocks": blocks})),
        (
            "Surya",
            json!({"p1": [{"image_bbox": [0, 0, WIDTH, HEIGHT],
                "text_lines": each(|line| json!({"text": line.0, "bbox": corners(line)}))}]}),
        ),
        (
            "dots.ocr",
            json!(each(|line| {
                let kind = if line.3 > EM { "Section-header" } else { "Text" };
                json!({"category": kind, "bbox": corners(line), "text": line.0})
            })),
        ),
    ]
}

pub(super) fn load_json(json: &Value) -> Loaded {
    load(json.to_string().as_bytes(), &Hint { name: "page.json".into(), ..Hint::default() })
        .unwrap()
}

#[test]
fn a_page_is_the_same_in_the_json_of_every_program() {
    for (program, json) in forms() {
        eprintln!("{program}");
        assert_set_page(&load_json(&json));
    }
}

#[test]
fn mineru_says_what_its_blocks_are_in_thousandths_of_the_page() {
    let of = |kind: &str, text: &str, bbox: [usize; 4]| json!({"type": kind, "text": text, "bbox": bbox, "page_idx": 0});
    let mut head = of("text", "新渠通水", [420, 100, 580, 130]);
    head["text_level"] = json!(1);
    let body = "清晨第一股水流过新渠的闸口，守闸人看了看表。".repeat(4);
    let json = json!([
        of("header", "河口记事", [20, 10, 120, 25]),
        head,
        of("text", &body, [100, 150, 480, 250]),
        {"type": "image", "img_path": "a.jpg", "img_caption": ["渠水初到"], "bbox": [520, 150, 900, 300], "page_idx": 0},
        of("page_number", "3", [500, 980, 510, 990]),
    ]);
    let loaded = load_json(&json);
    assert_eq!(titles(&loaded)[0], "新渠通水");
    assert_eq!(paragraphs(&loaded, 0), [body]);
    let furniture: Vec<String> = loaded.furniture.iter().map(Block::plain).collect();
    assert!(furniture.iter().any(|text| text == "河口记事"), "{furniture:?}");
    let all: String = loaded
        .bodies
        .iter()
        .flat_map(|b| b.all_blocks().collect::<Vec<_>>())
        .map(|b| b.plain())
        .collect();
    assert!(all.contains("渠水初到"), "{all}");
}

#[test]
fn a_table_of_mineru_is_rows_in_the_article_that_it_stands_in() {
    let cell = |(kind, bbox, text): &(&str, [usize; 4], String)| {
        let name = if *kind == "table" { "table_body" } else { "text" };
        let level = usize::from(*kind == "title");
        let kind = if *kind == "title" { "text" } else { *kind };
        json!({"type": kind, "bbox": bbox, name: text, "text_level": level, "page_idx": 0})
    };
    let cells: Vec<Value> = page_with_table().iter().map(cell).collect();
    assert_table_is_rows(&load_json(&json!(cells)));
}

#[test]
fn captions_and_lists_of_mineru_stand_in_the_article_that_is_around_them() {
    let of = |kind: &str, text: &str, bbox: [usize; 4]| json!({"type": kind, "text": text, "bbox": bbox, "page_idx": 0});
    let head = |text: &str, bbox| {
        let mut head = of("text", text, bbox);
        head["text_level"] = json!(1);
        head
    };
    let body = "清晨第一股水流过新渠的闸口，守闸人看了看表。".repeat(4);
    let json = json!([
        head("新防波堤明年春天开放", [50, 60, 480, 100]),
        of("text", &body, [50, 110, 480, 222]),
        {"type": "image", "img_path": "a.jpg", "image_caption": ["图为新防波堤。"], "image_footnote": ["资料照片"],
            "bbox": [50, 234, 480, 454], "page_idx": 0},
        of("text", &body.replace('水', "雨"), [50, 470, 480, 560]),
        {"type": "list", "list_items": ["一、三月一日以后登记参观。", "二、每天限一百二十人。"],
            "bbox": [50, 562, 480, 606], "page_idx": 0},
        {"type": "table", "table_caption": ["潮汐表"], "table_body": TABLE, "table_footnote": ["单位：米"],
            "bbox": [50, 620, 480, 680], "page_idx": 0},
        head("渡船停航一周", [520, 60, 950, 100]),
        of("text", &body.replace('水', "船"), [520, 110, 950, 222]),
    ]);
    let loaded = load_json(&json);
    assert_eq!(titles(&loaded), ["新防波堤明年春天开放", "渡船停航一周"]);
    let first: Vec<String> = loaded.bodies[0].all_blocks().map(|block| block.plain()).collect();
    let all = first.join("\n");
    for said in [
        "图为新防波堤",
        "资料照片",
        "潮汐表\n日期   潮位\n周一   4.12\n单位：米",
        "一、三月",
        "二、每天",
    ] {
        assert_eq!(all.matches(said).count(), 1, "{said} in {all}");
    }
}

#[test]
fn olmocr_gives_a_text_a_line_and_each_is_read() {
    let record =
        |text: &str| json!({"text": text, "metadata": {"olmocr-version": "0.4.2"}}).to_string();
    let lines = [
        record("新渠通水\n\n清晨，第一股水流过闸口。"),
        record("渡船停航\n\n今年最后一班靠上东岸。"),
    ];
    let loaded =
        load(lines.join("\n").as_bytes(), &Hint { name: "a.jsonl".into(), ..Hint::default() });
    let mut found = titles(loaded.as_ref().unwrap()).join(" ");
    found.push(' ');
    assert!(found.contains("新渠通水 ") && found.contains("渡船停航 "), "{found}");
}

#[test]
fn the_markdown_of_olmocr_is_no_text_and_its_pages_are_parted() {
    let first = "# 新渠通水\n\n清晨，第一股水流过闸口，**守闸人**看了看表，比预定的时间早了二十分钟。\n\n![渠水初到](page_1_2.png)\n\n\
                 <table><tr><td>日期</td><td>潮位</td></tr></table>\n";
    let blank = "![](page_3_4.png)\n";
    let last = "## 渡船停航\n\n今年最后一班靠上东岸，船工收起了缆绳。\n";
    let mut ends = vec![0];
    for page in [first, blank, last] {
        ends.push(ends[ends.len() - 1] + page.chars().count());
    }
    let pages: Vec<Value> = (0..3).map(|at| json!([ends[at], ends[at + 1], at + 1])).collect();
    let whole = [first, blank, last].concat();
    let record = |pages: Value| {
        json!({"text": whole, "attributes": {"pdf_page_numbers": pages},
            "metadata": {"olmocr-version": "0.4.2"}})
    };
    let loaded = load_json(&record(json!(pages)));
    let page_of = |title: &str| {
        let found = loaded.edition.articles.iter().find(|own| own.title().as_str() == title);
        found.unwrap_or_else(|| panic!("{title} of {:?}", titles(&loaded))).page
    };
    assert_eq!((page_of("新渠通水"), page_of("渡船停航")), (Some(0), Some(2)));
    let all = block_text(&loaded);
    for said in ["守闸人看了看表", "渠水初到", "日期", "潮位", "收起了缆绳"] {
        assert_eq!(all.matches(said).count(), 1, "{said} in {all}");
    }
    assert!(!all.contains(['#', '*', '<', '!']), "{all}");
    // Places that are none leave the text whole.
    for pages in [json!([[9, 0, 1], [3, 9, 2], [99_999, 100_000, 3], ["x"], 7]), json!(null)] {
        let all = all_text(&load_json(&record(pages)));
        assert!(all.contains("第一股水") && all.contains("收起了缆绳"), "{all}");
    }
}

const TABLE: &str = "<table><tr><td rowspan=\"2\">日期</td><td>潮位</td></tr>\
                     <tr><td>周一</td><td>4.12</td></tr></table>";

/// A page with a table between a text and its end, in cells of one column.
fn page_with_table() -> Vec<(&'static str, [usize; 4], String)> {
    let body = "清晨第一股水流过新渠的闸口，守闸人看了看表。".repeat(4);
    vec![
        ("title", [50, 60, 480, 100], "新防波堤明年春天开放".into()),
        ("text", [50, 110, 480, 300], body),
        ("table", [50, 310, 480, 500], TABLE.into()),
        ("text", [50, 520, 480, 572], "市民可以在三月一日以后登记参观，每天限一百二十人。".into()),
    ]
}

/// The page's article has all that is in it once, the table as rows.
fn assert_table_is_rows(loaded: &Loaded) {
    assert_eq!(titles(loaded), ["新防波堤明年春天开放"]);
    let all = all_text(loaded);
    for said in ["日期   潮位\n周一   4.12", "每天限一百二十人"] {
        assert_eq!(all.matches(said).count(), 1, "{said} in {all}");
    }
    assert!(!all.contains('<'), "{all}");
}

#[test]
fn a_table_of_dots_ocr_is_rows_and_not_tags() {
    let cell = |(kind, bbox, text): &(&str, [usize; 4], String)| json!({"category": kind, "bbox": bbox, "text": text});
    let mut cells: Vec<Value> = page_with_table().iter().map(cell).collect();
    cells.push(json!({"category": "Formula", "bbox": [50, 620, 480, 640], "text": "$$E=mc^2$$"}));
    let loaded = load_json(&json!(cells));
    assert_table_is_rows(&loaded);
    let all = all_text(&loaded);
    assert!(all.contains("E=mc^2") && !all.contains('$'), "{all}");
}

#[test]
fn a_story_that_is_a_caption_over_all_columns_stays_under_its_own_headline() {
    let canal =
        ["清晨第一股水流过新渠，守", "闸人老赵看了看表，在本子上", "记下时间。（周小满摄）"];
    let ferry = ["渡船今年最后一次靠上东岸，", "船工李禾说，明年会换一条", "新船来。（周小满摄）"];
    let stories = [("新渠通水", canal), ("渡船停航", ferry)];
    let mut cells = Vec::new();
    for (at, (head, captions)) in stories.iter().enumerate() {
        let mut put = |kind: &str, text: &str, x: usize, y: usize, (wide, high)| {
            let bbox = [x, 200 * at + y, x + wide, 200 * at + y + high];
            cells.push(json!({"category": kind, "bbox": bbox, "text": text}));
        };
        put("Section-header", head, 460, 20, (240, 60));
        for (column, text) in captions.iter().enumerate() {
            put("Caption", text, 400 * column, 100, (360, 72));
        }
    }
    let loaded = load_json(&json!(cells));
    assert_eq!(titles(&loaded), stories.map(|(head, _)| head));
    for (at, (_, captions)) in stories.iter().enumerate() {
        let blocks = loaded.bodies[at].all_blocks();
        let text: String = blocks.map(|block| block.texts().concat()).collect();
        assert_eq!(letters(&[text]), letters(&captions.map(String::from)));
    }
}

#[test]
fn a_paragraphs_end_at_a_columns_top_is_of_the_headline_in_the_middle() {
    let canal = [
        (
            [90, 110, 540, 308],
            "本报讯医院的新楼后面留着一棵老樟树设计图为它改了三次护士们在树下吃午饭，码头上的仓库改成了剧场第一出戏演的是三十年前的一场大火观众很安静，钟表匠的",
        ),
        ([605, 110, 725, 140], "条水渠。"),
        (
            [605, 152, 1055, 308],
            "据了解河边的水文站只剩下一个人看守他每天四次下到水尺跟前把数字抄在本上，港务局昨天公布今年的客运数字坐船的人比十年前",
        ),
        (
            [1120, 110, 1570, 308],
            "等气象台预报周末有大风海上作业的船只要在星期五傍晚以前回到港内避风，图书馆把旧报纸全部拍成照片读者在家里就能翻看六十年前的广告和启事，老城墙的西段修好",
        ),
        (
            [1635, 110, 2085, 266],
            "的市里的电车今年满九十岁车库里还保存着最早的三辆每逢节日开出来跑一趟，渔民合作社买了两条钢壳船可以到更远的地。",
        ),
    ];
    let ferry = [
        (
            [90, 442, 540, 682],
            "本报讯渡船邮局里最后一位送报人上个月退休他骑坏过七辆自行车认识全城所有的狗，山上的茶园今年春天遇到冻害采茶的日子推迟了半个月价钱也涨了两成多，医院的新楼后面留着一棵老樟树设计图",
        ),
        (
            [605, 442, 1055, 640],
            "和船工李禾码头上的仓库改成了剧场第一出戏演的是三十年前的一场大火观众很安静，钟表匠的孙女从省城回来接过铺子她把祖父修过的钟一座一座拍下来存。",
        ),
    ];
    let stories = [
        ("新渠通水到麦田", [876, 20, 1324, 84], &canal[..]),
        ("渡船停航船工等新船来", [169, 352, 1001, 416], &ferry),
    ];
    let cell = |kind: &str, bbox: [usize; 4], text: &str| json!({"category": kind, "bbox": bbox, "text": text});
    let cells = stories.iter().flat_map(|(head, bbox, texts)| {
        let head = cell("Section-header", *bbox, head);
        std::iter::once(head).chain(texts.iter().map(|(bbox, text)| cell("Text", *bbox, text)))
    });
    let loaded = load_json(&cells.collect());
    assert_eq!(titles(&loaded), stories.map(|(head, ..)| head));
    for (at, (.., texts)) in stories.iter().enumerate() {
        let own: Vec<String> = texts.iter().map(|(_, text)| (*text).to_owned()).collect();
        assert_eq!(letters(&paragraphs(&loaded, at)), letters(&own));
    }
}

#[test]
fn a_page_of_pp_structure_is_its_blocks_and_not_its_lines_and_tables_again() {
    let block = |(kind, bbox, text): &(&str, [usize; 4], String)| {
        let label = if *kind == "title" { "doc_title" } else { kind };
        json!({"block_label": label, "block_bbox": bbox, "block_content": text})
    };
    let mut blocks: Vec<Value> = page_with_table().iter().map(block).collect();
    blocks.push(
        json!({"block_label": "image", "block_bbox": [520, 60, 900, 300], "block_content": ""}),
    );
    let lines = [
        ("新防波堤明年春天开放", [50, 60, 480, 100]),
        ("日期 潮位", [60, 320, 400, 340]),
        ("渡轮一号", [600, 100, 700, 120]),
        ("另有一行没有归入任何一块。", [520, 400, 900, 420]),
    ];
    let texts: Vec<&str> = lines.iter().map(|line| line.0).collect();
    let boxes: Vec<[usize; 4]> = lines.iter().map(|line| line.1).collect();
    let all_lines = json!({"rec_texts": texts, "rec_boxes": boxes});
    let cells = json!([{"table_ocr_pred": {"rec_texts": ["日期", "潮位"], "rec_boxes": [boxes[1], boxes[1]]}}]);
    let of = |blocks: &[Value]| json!({"parsing_res_list": blocks, "overall_ocr_res": all_lines, "table_res_list": cells});
    let loaded = load_json(&of(&blocks));
    let all = all_text(&loaded);
    assert_eq!(loaded.edition.pages.len(), 1);
    assert!(titles(&loaded).contains(&"新防波堤明年春天开放"), "{:?}", titles(&loaded));
    assert_eq!(all.matches("日期").count(), 1, "{all}");
    assert!(all.contains("日期   潮位\n周一   4.12"), "{all}");
    assert_eq!(all.matches("没有归入任何一块").count(), 1, "{all}");
    let furniture: String = loaded.furniture.iter().map(Block::plain).collect();
    assert!(furniture.contains("渡轮一号"), "letters in the picture: {furniture} and {all}");
    // A page that was not parsed has its lines alone.
    let all = all_text(&load_json(&of(&[])));
    assert_eq!(all.matches("日期").count(), 1, "{all}");
    assert!(all.contains("没有归入任何一块"), "{all}");
}

#[test]
fn marks_of_surya_inside_a_line_are_no_text() {
    let line = |text: &str, top: usize| json!({"text": text, "bbox": [50, top, 480, top + 25]});
    let lines = [
        line("<b>新防波堤明年春天开放</b>", 60),
        line("港口管理局说，公式是<math>E=mc^2</math>，水位低于5<sup>米</sup>。", 120),
    ];
    let loaded =
        load_json(&json!({"p": [{"text_lines": lines, "image_bbox": [0, 0, 1000, 1000]}]}));
    let all = all_text(&loaded);
    assert!(all.contains("新防波堤明年春天开放") && all.contains("E=mc^2，水位低于5米"), "{all}");
    assert!(!all.contains('<'), "{all}");
}

/// The titles and the text of all articles, as blocks say it.
pub(super) fn all_text(loaded: &Loaded) -> String {
    titles(loaded).concat() + &block_text(loaded)
}

/// The text of all blocks; the title of an article without a headline is there too.
fn block_text(loaded: &Loaded) -> String {
    let blocks = loaded.bodies.iter().flat_map(|body| body.all_blocks().collect::<Vec<_>>());
    blocks.map(|block| block.plain()).collect::<Vec<_>>().join("\n")
}

#[test]
fn rows_of_tesseract_are_words_of_lines() {
    let mut tsv = String::from(
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n\
         1\t1\t0\t0\t0\t0\t0\t0\t1600\t800\t-1\t\n",
    );
    for (at, line) in page().iter().enumerate() {
        let [left, top, right, foot] = corners(line);
        let (wide, high) = (right - left, foot - top);
        let row = |level, word, left, text: &str| {
            let (wide, confidence) = if level == 4 { (wide, -1) } else { (line.3, 96) };
            let place = format!("{left}\t{top}\t{wide}\t{high}");
            format!("{level}\t1\t{at}\t1\t1\t{word}\t{place}\t{confidence}\t{text}\n")
        };
        tsv.push_str(&row(4, 0, left, ""));
        for (word, han) in line.0.chars().enumerate() {
            tsv.push_str(&row(5, word + 1, left + word * line.3, &han.to_string()));
        }
    }
    let named = Hint { name: "page.tsv".into(), ..Hint::default() };
    let loaded = load(tsv.as_bytes(), &named).unwrap();
    assert_set_page(&loaded);
    // Broken off in a row, it is read as far as it goes.
    let cut = &tsv[..tsv.len() - 40];
    assert_eq!(titles(&load(cut.as_bytes(), &named).unwrap()).len(), 3);
    let head = tsv.lines().next().unwrap();
    assert!(load(head.as_bytes(), &named).unwrap_err().told().contains("TSV"));
}

#[test]
fn broken_json_and_absurd_places_are_told_or_read_without_them() {
    let refused = |text: &str| {
        load(text.as_bytes(), &Hint { name: "page.json".into(), ..Hint::default() })
            .unwrap_err()
            .told()
    };
    assert!(refused(r#"{"rec_texts": ["新渠", "#).contains("page.json"));
    assert!(refused(r#"{"rec_texts": [], "rec_boxes": []}"#).contains("page.json"));
    assert!(refused(&format!(r#"{{"rec_texts": {}"#, "[".repeat(100_000))).contains("page.json"));
    for boxes in
        ["null", "[1, 2]", "[[1e99, -1e99, 5, 5]]", "[[5, 5, 1, 1]]", "[\"x\"]", "[[0, 0, 0, 0]]"]
    {
        let json = format!(r#"{{"rec_texts": ["新渠昨天通水。"], "rec_boxes": {boxes}}}"#);
        let loaded = load(json.as_bytes(), &hint()).unwrap();
        let all: Vec<String> =
            (0..loaded.bodies.len()).flat_map(|at| paragraphs(&loaded, at)).collect();
        assert_eq!(all, ["新渠昨天通水。"], "{boxes}");
    }
}

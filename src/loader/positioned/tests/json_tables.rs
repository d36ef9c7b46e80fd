//! Tables that services tell beside the lines of a page: by characters, by words, by boxes;
//! and lists.

use serde_json::{Value, json};

use super::json::{all_text, load_json};
use super::*;

/// A line: its text, and its box.
type Placed = (&'static str, [usize; 4]);

/// A headline and its text, a table of which two cells are one line, with its title over
/// and its note under it, and the text's end.
const LINES: [Placed; 11] = [
    ("新防波堤明年春天开放", [50, 60, 400, 95]),
    ("清晨第一股水流过新渠的闸口，守闸人看了", [50, 110, 480, 132]),
    ("看表。渠边的人收起了缆绳，等着渡船回来", [50, 138, 480, 160]),
    ("接他们到对岸去，下游三县用水有了保障。", [50, 166, 480, 188]),
    ("本周潮位", [50, 220, 138, 242]),
    ("日期", [50, 248, 94, 270]),
    ("潮位（米）", [260, 248, 370, 270]),
    ("周一 4.12", [50, 276, 370, 298]),
    ("周二", [50, 304, 94, 326]),
    ("单位：米", [50, 332, 138, 354]),
    ("市民可以在三月一日以后登记参观，每天限", [50, 400, 480, 422]),
];
const ROWS: &str = "本周潮位\n日期   潮位（米）\n周一   4.12\n周二\n单位：米";

/// Each line is there once, those of the table as its rows, in the article around it.
fn assert_rows_inside(loaded: &Loaded) {
    assert_eq!(titles(loaded), ["新防波堤明年春天开放"]);
    let all = all_text(loaded);
    for said in [ROWS, "每天限", "清晨第一股水流过新渠的闸口，守闸人看了看表。"]
    {
        assert_eq!(all.matches(said).count(), 1, "{said} in {all}");
    }
    assert_each_once(loaded);
}

/// Each character of the lines is there once.
fn assert_each_once(loaded: &Loaded) {
    let sorted = |text: String| {
        let mut all: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
        all.sort_unstable();
        all.into_iter().collect::<String>()
    };
    let lines: String = LINES.iter().map(|(text, _)| *text).collect();
    assert_eq!(sorted(all_text(loaded)), sorted(lines));
}

/// The page as Azure tells it, with a span for each line, and its whole text.
fn azure_lines() -> (Vec<Value>, String) {
    let mut content = String::new();
    let lines = LINES.map(|(text, polygon)| {
        let span = json!({"offset": content.chars().count(), "length": text.chars().count()});
        content += text;
        content.push('\n');
        json!({"content": text, "polygon": polygon, "spans": [span]})
    });
    (lines.to_vec(), content)
}

#[test]
fn cells_of_azure_are_rows_and_not_lines_again() {
    let (lines, content) = azure_lines();
    let span = |text: &str| {
        let at = content.find(text).unwrap();
        json!([{"offset": content[..at].chars().count(), "length": text.chars().count()}])
    };
    let cell = |row: usize, column: usize, text: &str| json!({"rowIndex": row, "columnIndex": column, "content": text, "spans": span(text)});
    let mut cells = vec![cell(0, 0, "日期"), cell(0, 1, "潮位（米）"), cell(1, 0, "周一")];
    cells.extend([cell(1, 1, "4.12"), cell(2, 0, "周二")]);
    let named = |text: &str| json!({"content": text, "spans": span(text)});
    let table =
        json!({"cells": cells, "caption": named("本周潮位"), "footnotes": [named("单位：米")]});
    let page = json!({"pageNumber": 1, "width": 1000, "height": 1000, "lines": lines});
    let paragraph = json!({"role": "title", "spans": span("本周潮位")});
    let of = |tables: Value| {
        load_json(&json!({"analyzeResult": {"content": content, "pages": [page],
            "paragraphs": [paragraph], "tables": tables}}))
    };
    assert_rows_inside(&of(json!([table])));
    // Of characters in two cells, or in none, none is there twice or not at all.
    let odd = json!([table, {"cells": [cell(0, 0, "周一 4.12\n周二"), {"spans": [{"offset": 0, "length": 0}]},
        {"spans": [{"offset": u64::MAX, "length": u64::MAX}]}, {}]}]);
    assert_each_once(&of(odd));
}

#[test]
fn cells_of_azure_that_tell_only_their_places_are_rows_too() {
    let line = |(text, polygon): Placed| json!({"text": text, "boundingBox": polygon});
    let lines: Vec<Value> = LINES.into_iter().map(line).collect();
    let cell = |row: usize, column: usize, place: [usize; 4]| json!({"rowIndex": row, "columnIndex": column, "boundingBox": place});
    let cells = [
        cell(0, 0, [40, 215, 200, 246]),
        cell(1, 0, [40, 246, 200, 274]),
        cell(1, 1, [200, 246, 480, 274]),
        cell(2, 0, [40, 274, 480, 302]),
        cell(3, 0, [40, 302, 480, 330]),
        cell(4, 0, [40, 330, 480, 360]),
    ];
    let page = json!({"page": 1, "width": 1000, "height": 1000, "lines": lines});
    let loaded = load_json(&json!({"analyzeResult": {"readResults": [page],
        "pageResults": [{"page": 1, "tables": [{"cells": cells}]}]}}));
    let all = all_text(&loaded);
    assert!(all.contains("本周潮位\n日期   潮位（米）\n周一 4.12\n周二\n单位：米"), "{all}");
    assert_eq!(titles(&loaded), ["新防波堤明年春天开放"]);
}

fn geometry([left, top, right, foot]: [usize; 4]) -> Value {
    #[allow(clippy::cast_precision_loss)]
    let share = |side: usize| side as f32 / 1000.0;
    json!({"BoundingBox": {"Left": share(left), "Top": share(top), "Width": share(right - left), "Height": share(foot - top)}})
}

fn block(kind: &str, id: &str, related: &[(&str, &[&str])]) -> Value {
    let related: Vec<Value> =
        related.iter().map(|(way, ids)| json!({"Type": way, "Ids": ids})).collect();
    json!({"BlockType": kind, "Id": id, "Relationships": related, "Page": 1})
}

/// The lines and words of the page as Textract tells them; the words of line 7 are `7-0`, `7-1`.
fn textract_lines() -> Vec<Value> {
    let mut blocks = Vec::new();
    for (at, (text, place)) in LINES.into_iter().enumerate() {
        let words: Vec<&str> = text.split(' ').collect();
        let ids: Vec<String> = (0..words.len()).map(|word| format!("{at}-{word}")).collect();
        for (id, word) in ids.iter().zip(words) {
            blocks.push(json!({"BlockType": "WORD", "Id": id, "Text": word}));
        }
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut line = block("LINE", &format!("line{at}"), &[("CHILD", &ids)]);
        line["Text"] = json!(text);
        line["Geometry"] = geometry(place);
        blocks.push(line);
    }
    blocks
}

#[test]
fn cells_of_textract_are_rows_and_not_lines_again() {
    let cell = |kind: &str, id: &str, (row, column): (usize, usize), words: &[&str]| {
        let mut cell = block(kind, id, &[("CHILD", words)]);
        cell["RowIndex"] = json!(row);
        cell["ColumnIndex"] = json!(column);
        cell
    };
    let mut blocks = textract_lines();
    // “日期” lies in two cells that are one.
    blocks.extend([
        cell("CELL", "a", (1, 1), &[]),
        cell("CELL", "b", (2, 1), &["5-0"]),
        cell("MERGED_CELL", "ab", (1, 1), &["a", "b"]),
        cell("CELL", "c", (1, 2), &["6-0"]),
        cell("CELL", "d", (3, 1), &["7-0"]),
        cell("CELL", "e", (3, 2), &["7-1"]),
        cell("CELL", "f", (4, 1), &["8-0", "no such word"]),
        block("TABLE_TITLE", "title", &[("CHILD", &["4-0"])]),
        block("TABLE_FOOTER", "note", &[("CHILD", &["9-0"])]),
        block(
            "TABLE",
            "t",
            &[
                ("CHILD", &["a", "b", "c", "d", "e", "f"]),
                ("MERGED_CELL", &["ab"]),
                ("TABLE_TITLE", &["title"]),
                ("TABLE_FOOTER", &["note"]),
            ],
        ),
        block("LAYOUT_TABLE", "l", &[("CHILD", &["line5", "line6", "line7", "line8"])]),
    ]);
    assert_rows_inside(&load_json(&json!({"Blocks": blocks})));
}

#[test]
fn lines_of_a_table_of_textract_without_cells_are_rows_by_their_places() {
    let mut blocks = textract_lines();
    let lines = ["line6", "line4", "line5", "line7", "line8", "line9"];
    blocks.push(block("LAYOUT_TABLE", "l", &[("CHILD", &lines)]));
    let loaded = load_json(&json!({"Blocks": blocks}));
    let all = all_text(&loaded);
    assert!(all.contains("本周潮位\n日期   潮位（米）\n周一 4.12\n周二\n单位：米"), "{all}");
    assert_eq!(titles(&loaded), ["新防波堤明年春天开放"]);
}

#[test]
fn items_of_a_list_are_text_though_they_end_without_a_stop() {
    let of = |kind: &str, text: &str, bbox: [usize; 4]| json!({"type": kind, "text": text, "bbox": bbox, "page_idx": 0});
    let mut head = of("text", "渡船停航一周", [50, 60, 480, 100]);
    head["text_level"] = json!(1);
    let body = "渡船的船壳上发现一条裂缝，本周不再开航。".repeat(4);
    let items = ["一、登记须带身份证", "二、参观须有人陪同，每天一次", "三、不得拍照"];
    let after = "市民可以在三月一日以后登记参观，每天限一百二十人。";
    let loaded = load_json(&json!([
        head,
        of("text", &body, [50, 110, 480, 222]),
        {"type": "list", "list_items": items, "bbox": [50, 240, 480, 400], "page_idx": 0},
        of("text", after, [50, 420, 480, 464]),
    ]));
    assert_eq!(titles(&loaded), ["渡船停航一周"]);
    let expected: Vec<&str> = [&*body].into_iter().chain(items).chain([after]).collect();
    assert_eq!(paragraphs(&loaded, 0), expected);
    assert!(loaded.bodies[0].all_blocks().all(|block| !block.truncated));
    // dots.ocr marks them as Markdown does.
    let cell = |kind: &str, text: &str, bbox: [usize; 4]| json!({"category": kind, "text": text, "bbox": bbox});
    let listed = items.map(|item| format!("- {item}")).join("\n");
    let loaded = load_json(&json!([
        cell("Title", "渡船停航一周", [50, 60, 480, 100]),
        cell("Text", &body, [50, 110, 480, 222]),
        cell("List-item", &listed, [50, 240, 480, 400]),
        cell("Text", after, [50, 420, 480, 464]),
    ]));
    assert_eq!(paragraphs(&loaded, 0), expected);
}

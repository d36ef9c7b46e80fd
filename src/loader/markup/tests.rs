//! What a page of markup reads like.

use super::*;
use crate::model::{Block, BlockKind, Style};
use crate::words::InEnglish;

fn set(html: &str) -> Vec<Block> {
    let dom = parse(html, Dialect::Html);
    blocks(&dom, ROOT, &Base::Unknown, &|_| false)
}

/// A line for each block: what it is, then its text.
fn told(html: &str) -> Vec<String> {
    let name = |block: &Block| match &block.kind {
        BlockKind::Paragraph(_) => "p".to_owned(),
        BlockKind::Subhead { level, .. } => format!("h{level}"),
        BlockKind::Quote(_) => "quote".into(),
        BlockKind::List(_) => "list".into(),
        BlockKind::Figure { .. } => "figure".into(),
        BlockKind::Table(_) => "table".into(),
        BlockKind::Preformatted(_) => "pre".into(),
        BlockKind::Rule => "rule".into(),
        BlockKind::Signature(_) | BlockKind::Gap(_) => "other".into(),
    };
    set(html).iter().map(|block| format!("{}: {}", name(block), block.plain())).collect()
}

#[test]
fn names_are_underlined_and_titles_have_a_wave() {
    let html = "<p><u>苇江</u>边读<u style='text-decoration: underline wavy'>论语</u>\
        和<span class='wavy-line'>孟子</span></p>";
    let found = set(html);
    let BlockKind::Paragraph(shown) = &found[0].kind else { panic!("{found:?}") };
    let styles: Vec<_> =
        shown.spans.iter().map(|s| (&shown.text[s.range.clone()], &s.style)).collect();
    assert_eq!(
        styles,
        [("苇江", &Style::Underline), ("论语", &Style::Wave), ("孟子", &Style::Wave)]
    );
}

#[test]
fn paragraphs_headings_quotes_and_rules_follow_one_another() {
    let html = "<h1>Tide</h1><p>The ferry\n runs.<h3>Noon</h3>Loose <b>text</b><hr>\
        <blockquote><p>One.</p><p>Two.</p><ul><li>x</ul></blockquote><div>End</div>";
    assert_eq!(
        told(html),
        [
            "h2: Tide",
            "p: The ferry runs.",
            "h3: Noon",
            "p: Loose text",
            "rule: ",
            "quote: One.\nTwo.",
            "list: x",
            "p: End"
        ]
    );
}

#[test]
fn nested_lists_keep_their_depth_and_numbers() {
    let html = "<ol start=3><li>three<ul><li>a</li></ul></li><li><p>four</p><p>more</p></ol>";
    let [Block { kind: BlockKind::List(items), .. }] = &set(html)[..] else { panic!() };
    let shape: Vec<_> = items.iter().map(|i| (i.depth, i.number, i.text.len())).collect();
    assert_eq!(shape, [(0, Some(3), 1), (1, None, 1), (0, Some(4), 2)]);
}

#[test]
fn a_table_of_data_is_a_table_and_one_of_layout_is_not() {
    let html = "<table><caption>Piers</caption><tr><th>pier<th>m</tr>\
        <tr><td rowspan=2>north<td>40<tr><td>41<tr><td colspan=2>none</table>";
    let found = set(html);
    let BlockKind::Table(table) = &found[1].kind else { panic!("{found:?}") };
    assert_eq!(found[0].plain(), "Piers");
    assert_eq!(table.header.len(), 2);
    let rows: Vec<Vec<&str>> =
        table.rows.iter().map(|row| row.iter().map(|cell| &*cell.text).collect()).collect();
    assert_eq!(rows, [["north", "40"], ["", "41"], ["none", ""]]);
    assert_eq!(
        told("<table><tr><td>menu<td><h2>Tide</h2><p>a<p>b</table>"),
        ["p: menu", "h2: Tide", "p: a", "p: b"]
    );
}

#[test]
fn code_keeps_its_lines_and_verse_its_line_ends() {
    assert_eq!(told("<pre>\n\tif a {\n\t}\n\n</pre>"), ["pre:         if a {\n        }"]);
    assert_eq!(told("<p>新渠通水<br>老街亮灯<br>江上起风"), ["p: 新渠通水\n老街亮灯\n江上起风"]);
    assert_eq!(told("<p>　　甲。<br><br>　　乙。"), ["p: 甲。", "p: 乙。"]);
}

#[test]
fn pictures_have_their_captions_and_credits() {
    let html = "<figure><img src=a.png alt='Bridge'><figcaption>The bridge \
        <span class=credit>Photo: N. Reed</span></figcaption></figure>\
        <div><img src=b.png><div>A caption</div></div>\
        <p>So <img src=smile.png width=16 alt=':)'> it is <img src=c.png>.</p>";
    let found = set(html);
    let BlockKind::Figure { image, alt, caption, credit } = &found[0].kind else { panic!() };
    assert_eq!((image.as_deref(), &**alt), (Some("a.png"), "Bridge"));
    assert_eq!((&*caption.text, credit.as_deref()), ("The bridge", Some("Photo: N. Reed")));
    assert_eq!(told(html)[1..], ["figure: A caption", "p: So :) it is .", "figure: "]);
}

#[test]
fn ruby_stands_in_brackets_and_links_keep_their_addresses() {
    let html = "<p><ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp>字<rt>じ</ruby>と<a href='http://x/'>\
        <b>橋</b></a><a href='javascript:x'>!</a>";
    let [Block { kind: BlockKind::Paragraph(text), .. }] = &set(html)[..] else { panic!() };
    assert_eq!(&*text.text, "漢(かん)字(じ)と橋!");
    let styles: Vec<_> =
        text.spans.iter().map(|s| (&text.text[s.range.clone()], &s.style)).collect();
    assert_eq!(styles[0], ("漢(かん)", &Style::Ruby { at: 3 }));
    let is_link = |(text, style): &(&str, &Style)| {
        *text == "橋" && matches!(style, Style::Link(address) if &**address == "http://x/")
    };
    assert!(styles.iter().any(is_link), "{styles:?}");
    assert_eq!(styles.len(), 4);
}

#[test]
fn what_nobody_sees_is_left_out() {
    let html = "<head><title>x</title></head><body><script>1</script><p hidden>2<p style='display: none'>3\
        <noscript>4</noscript><p>&eacute;&#x6e20;<!-- 5 -->";
    assert_eq!(told(html), ["p: é渠"]);
}

#[test]
fn depth_costs_no_stack_and_loses_no_text() {
    for unit in
        ["<div>", "<ul><li>", "<blockquote>", "<b>", "<table><tr><td>", "<ruby><rt>", "<p><i>"]
    {
        let html = format!("{}drowned", unit.repeat(50_000));
        let text: String = set(&html).iter().map(Block::plain).collect();
        assert!(text.contains("drowned"), "{unit}");
    }
}

#[test]
fn a_picture_that_a_script_would_load_is_shown_once() {
    let late = "<p>Text.</p><img src='data:image/gif;base64,R0' alt='Pier'>\
        <noscript><img src='p.jpg' alt='Pier'></noscript>";
    assert_eq!(told(late), ["p: Text.", "figure: Pier"]);
    let there = "<img src='p.jpg?w=1' alt='Pier'><noscript><img src='p.jpg' alt='Pier'></noscript>";
    assert_eq!(told(there), ["figure: Pier"]);
    let kept = "<img src='dot.gif' data-src='p.jpg' alt='Pier'>";
    let [Block { kind: BlockKind::Figure { image, .. }, .. }] = &set(kept)[..] else { panic!() };
    assert_eq!(image.as_deref(), Some("p.jpg"));
    assert!(told("<noscript><img src='t.gif' height=1 width=1 alt=''></noscript>").is_empty());
}

#[test]
fn text_for_readers_without_scripts_is_read_once() {
    let html = "<p>The ferry ran.</p><noscript><p>The ferry ran.</p></noscript>\
        <noscript>See the timetable.</noscript>";
    assert_eq!(told(html), ["p: The ferry ran.", "p: See the timetable."]);
}

#[test]
fn a_film_is_its_first_picture_and_a_line_or_what_it_says() {
    let html = "<video src='f.mp4' poster='https://t.example/p.jpg' title='The pier'></video>\
        <video><p>Your browser plays no video.</p></video><audio><p>What Nell said.</p></audio>";
    assert_eq!(told(html), ["figure: The pier", "p: The pier (f.mp4)", "p: What Nell said."]);
}

#[test]
fn films_sounds_and_frames_leave_their_title_and_address() {
    let cases = [
        (
            "<iframe src='https://f.example/embed/1' title='The wall'></iframe>",
            "The wall (https://f.example/embed/1)",
        ),
        ("<iframe data-src='//f.example/embed/1'></iframe>", "https://f.example/embed/1"),
        (
            "<audio controls><source src='https://s.example/a/speech.mp3?x=1'></audio>",
            "https://s.example/a/speech.mp3?x=1",
        ),
        (
            "<video src='https://s.example/f.mp4' aria-label='Ferry'>Use a newer browser.</video>",
            "Ferry (https://s.example/f.mp4)",
        ),
        ("<object><embed src='https://s.example/f.swf'></object>", "https://s.example/f.swf"),
        ("<p><iframe src='https://f.example/1'/></p>", "https://f.example/1"),
    ];
    for (html, line) in cases {
        let found = told(&format!("<p>Before.</p>{html}"));
        assert_eq!(found, ["p: Before.".to_owned(), format!("p: {line}")], "{html}");
    }
    for html in [
        "<iframe src='https://t.example/ns.html?id=1' width='0' height=\"0\"></iframe>",
        "<iframe src='https://t.example/1' style='display: none'></iframe>",
        "<iframe src='about:blank'></iframe><iframe></iframe><audio></audio>",
        "<iframe src='https://t.example/1' title='3rd party ad content'></iframe>",
    ] {
        assert_eq!(told(&format!("<p>Before.</p>{html}")), ["p: Before."], "{html}");
    }
}

#[test]
fn a_picture_without_words_of_its_own_says_its_title() {
    assert_eq!(told("<img src='/a.jpg' title='Stones in a row'>"), ["figure: Stones in a row"]);
    assert_eq!(told("<img src='/a.jpg' alt='Stones' title='Row'>"), ["figure: Stones"]);
    assert_eq!(told("<p>a <img src='/a.png' width='16' title='Mail'> b</p>"), ["p: a b"]);
}

#[test]
fn the_words_of_a_film_do_not_hide_where_it_is() {
    assert_eq!(
        told("<video src='https://s.example/f.mp4'><p>Nell speaks.</p></video>"),
        ["p: https://s.example/f.mp4", "p: Nell speaks."]
    );
}

#[test]
fn a_drawing_of_a_book_is_a_picture_and_an_icon_of_the_web_is_not() {
    let drawing =
        "<p>a</p><svg viewBox='0 0 400 300'><title>The harbour</title><path d='M0'/></svg>";
    let icon = "<svg width='24' height='24'><path d='M0'/></svg>";
    let read = |text: &str, rules| {
        let dom = parse(text, rules);
        let found = blocks(&dom, ROOT, &Base::Unknown, &|_| false);
        found.iter().filter(|b| matches!(b.kind, BlockKind::Figure { .. })).count()
    };
    assert_eq!(read(drawing, Dialect::Xhtml), 1);
    assert_eq!(read(icon, Dialect::Xhtml), 0);
    assert_eq!(read(drawing, Dialect::Html), 0);
}

#[test]
fn a_formula_reads_as_one_line() {
    let html = "<p>So <math><mi>x</mi><mo>=</mo><msup><mfenced> <mrow><mi>a</mi><mo>+</mo>\
        <mi>b</mi></mrow> </mfenced> <mn>2</mn></msup><mo>−</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>\
        <msqrt><mn>3</mn></msqrt></math>.";
    let [Block { kind: BlockKind::Paragraph(text), .. }] = &set(html)[..] else { panic!() };
    assert_eq!(text.text.as_str(), "So x=(a+b)²−1/2√3.");
}

#[test]
fn what_stands_under_one_line_of_a_formula_stands_in_brackets() {
    let formula = |inside: &str| {
        let html = format!("<p>So <math>{inside}</math>.");
        let [Block { kind: BlockKind::Paragraph(text), .. }] = &set(&html)[..] else { panic!() };
        text.text.to_string()
    };
    let sum = "<mi>a</mi><mo>+</mo><mi>b</mi>";
    assert_eq!(formula(&format!("<mfrac><mrow>{sum}</mrow><mi>c</mi></mfrac>")), "So (a+b)/c.");
    assert_eq!(formula(&format!("<msqrt>{sum}</msqrt>")), "So √(a+b).");
    assert_eq!(formula("<mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac>"), "So a/√b.");
    assert_eq!(formula("<mroot><mi>x</mi><mn>3</mn></mroot>"), "So x^(1/3).");
}

#[test]
fn a_picture_inside_the_page_itself_is_told() {
    let held = format!("<p>a</p><img src='data:image/png;base64,{}'>", "A".repeat(8 << 10));
    assert_eq!(told(&held), ["p: a", "figure: "]);
    assert_eq!(told("<p>a</p><img src='data:image/gif;base64,R0lGOD'>"), ["p: a"]);
}

#[test]
fn what_is_hidden_is_counted_where_it_is_said_nowhere_else() {
    let hidden = |html: &str| {
        let dom = parse(html, Dialect::Html);
        let hidden = Hidden::of(&dom, ROOT);
        let told = hidden.warnings().map(|warning| warning.told());
        told.reduce(|one, other| one + "|" + &other)
    };
    let html = "<p>Tide tables.</p><p style='display:none' class='late x'>At noon.</p>\
        <template>Row</template><p hidden>Tide tables.</p><script>var a = 1;</script>";
    assert!(super::may_hide(b"<P HIDDEN>x") && super::may_hide(b"<noembed>x"));
    let told = hidden(html).unwrap();
    assert!(told.starts_with("10 characters are hidden until a script shows them"), "{told}");
    assert!(told.contains("2 places, the first <p class=\"late\">"), "{told}");
    assert_eq!(hidden("<p>a</p><style>p {}</style><noscript>a</noscript>"), None);
    assert_eq!(hidden("<div hidden=until-found>Shown.</div>"), None);
    // What stands in a film is for programs that know none: no browser shows it.
    let film = "<p>a</p><video src=f.mp4>Your browser is old</video><p hidden>Late</p>";
    let told = hidden(film).unwrap();
    let (late, instead) = told.split_once('|').unwrap();
    assert!(late.contains("4 characters") && late.contains("a browser shows them"), "{late}");
    assert!(instead.contains("16 characters") && instead.contains("<video>"), "{instead}");
    assert!(!instead.contains("a browser shows them"), "{instead}");
    let dom =
        parse("<div class=preheader style='display:none'>Read on</div><p>a</p>", Dialect::Html);
    let letter: Vec<String> = Hidden::of_letter(&dom).warnings().map(|it| it.told()).collect();
    assert!(letter.len() == 1 && letter[0].contains("letter") && !letter[0].contains("script"));
}

#[test]
fn dots_beside_a_text_are_stress() {
    let html = "<p>新渠<span style='color: red; -webkit-text-emphasis: dot'>不是</span>老渠，\
        <span style='text-emphasis: none'>也是</span>渠";
    let BlockKind::Paragraph(text) = &set(html)[0].kind else { panic!() };
    let stressed: Vec<_> =
        text.spans.iter().map(|s| (&text.text[s.range.clone()], &s.style)).collect();
    assert_eq!(stressed, [("不是", &Style::Emphasis)]);
}

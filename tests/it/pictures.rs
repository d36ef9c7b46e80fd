//! Pictures in the text, as a reader meets them.

use std::fs;
use std::path::Path;

use newsprint::app::Msg;
use newsprint::config::Config;
use newsprint::layout::Widths;
use ratatui::style::Color;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const COURIER: &str = "saltmarsh-courier-2026-11-22";

fn in_colour() -> Config {
    settings("pictures = \"auto\"\ncolours = \"rgb\"\n")
}

/// The bundled paper, at the article with a picture.
fn at_the_hedge(w: u16, h: u16) -> Paper {
    let mut paper = Paper::configured(&bundled(COURIER), w, h, in_colour());
    paper.press("J");
    paper
}

/// Rows of the screen that show a part of a picture.
fn picture_rows(screen: &str) -> usize {
    screen.lines().filter(|row| row.contains('▀')).count()
}

/// The row of the article, at the right of the lists, that has the text.
fn row_of(screen: &str, text: &str) -> usize {
    let found = screen.lines().position(|row| in_article(row).1.contains(text));
    found.unwrap_or_else(|| panic!("{text}\n{screen}"))
}

/// What stands left of the article in a row, and the row of the article.
fn in_article(row: &str) -> (&str, &str) {
    row.split_at(row.rfind('│').unwrap_or(0))
}

/// A PNG of one colour.
fn png(width: u32, height: u32, [r, g, b]: [u8; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let pixels = [r, g, b].repeat(width as usize * height as usize);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// An edition of articles, `(headline, text)`, with files beside its page.
fn edition(articles: &[(&str, &str)], files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, bytes: &[u8]| fs::write(folder.path().join(path), bytes).unwrap();
    fs::create_dir(folder.path().join("media")).unwrap();
    let manifest = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"The Courier\"\n\
        lang = \"en\"\n[[page]]\nid = \"1\"\nfile = \"1.md\"\n";
    write("edition.toml", manifest.as_bytes());
    let pages: Vec<_> =
        articles.iter().map(|(title, text)| format!("# {title}\n\n{text}\n")).collect();
    write("1.md", pages.join("\n").as_bytes());
    for (path, bytes) in files {
        write(path, bytes);
    }
    folder
}

fn open(folder: &Path) -> Paper {
    Paper::configured(folder, 80, 24, in_colour())
}

/// The bundled paper's front page.
fn front_page(w: u16, h: u16) -> Paper {
    let mut paper = Paper::configured(&bundled(COURIER), w, h, in_colour());
    paper.press("f");
    paper
}

#[test]
fn the_front_page_has_its_picture_over_the_caption() {
    for (w, h) in [(80, 24), (120, 40), (200, 60)] {
        let mut paper = front_page(w, h);
        let screens = [paper.screen(), paper.press("space").screen()];
        let screen = screens.iter().find(|screen| screen.contains("Please wait here")).unwrap();
        assert!(!screen.contains("[Photo]"), "{screen}");
        let rows = picture_rows(screen);
        assert!(rows > 4 && rows <= usize::from(h) / 3, "{rows} of {h}\n{screen}");
        let rows: Vec<&str> = screen.lines().collect();
        let last = rows.iter().rposition(|row| row.contains('▀')).unwrap();
        let caption = screen.lines().position(|row| row.contains("Please wait here")).unwrap();
        assert_eq!(caption, last + 1, "{screen}");
    }
    assert!(front_page(40, 12).screen().contains("[Photo]"), "no room for one");
}

#[test]
fn one_finds_the_picture_of_the_front_page_again_after_its_story() {
    let mut paper = front_page(120, 40);
    let before = paper.screen();
    assert!(picture_rows(&before) > 0, "{before}");
    paper.press("enter");
    assert_eq!(paper.press("q").screen(), before);
    let hidden = paper.press("i").screen();
    assert!(picture_rows(&hidden) == 0 && hidden.contains("[Photo]"), "{hidden}");
    assert_eq!(picture_rows(&paper.press("i").screen()), picture_rows(&before));
}

#[test]
fn a_picture_in_mid_text_stands_at_the_head_of_its_story_on_the_front_page() {
    let text =
        format!("{}\n\n![A boat](media/b.png)\nThe boat.\n", "Rain fell on the quay. ".repeat(9));
    let folder = edition(&[("Rain", &text)], &[("media/b.png", &png(160, 80, [0, 90, 0]))]);
    let mut paper = Paper::configured(folder.path(), 50, 24, in_colour());
    let screen = paper.press("f").screen();
    let row = |what: &str| {
        let at = screen.lines().position(|row| row.contains(what));
        at.unwrap_or_else(|| panic!("{what}\n{screen}"))
    };
    assert!(row("The boat.") < row("Rain fell"), "{screen}");
    assert!(!screen.contains("[Photo]"), "{screen}");
}

#[test]
fn a_picture_stands_over_its_caption_and_credit() {
    for (w, h) in [(40, 12), (80, 24), (120, 40)] {
        let screen = at_the_hedge(w, h).press("enter").screen();
        insta::assert_snapshot!(format!("picture_{w}x{h}"), screen);
    }
}

#[test]
fn a_picture_is_shown_in_its_colours_two_pixels_a_cell() {
    let mut pixels = png(480, 240, [200, 30, 30]);
    let folder =
        edition(&[("A", "![red](media/a.png)\nRed all over.")], &[("media/a.png", &pixels)]);
    let mut paper = open(folder.path());
    // One colour needs no half blocks; it is the ground of blanks.
    let row = row_of(&paper.screen(), "Red all over.") - 1;
    assert_eq!(paper.grounds()[row][50], Color::Rgb(200, 30, 30));
    pixels = png(480, 240, [0, 0, 0]);
    fs::write(folder.path().join("media/a.png"), pixels).unwrap();
    let mut few = Paper::configured(
        folder.path(),
        80,
        24,
        settings("pictures = \"half-blocks\"\ncolours = 256\n"),
    );
    assert_eq!(few.grounds()[row][50], Color::Indexed(16));
}

#[test]
fn nothing_moves_when_the_picture_arrives() {
    let mut paper = Paper::configured(&bundled(COURIER), 80, 24, in_colour());
    let waiting = paper.press_and_go("J").screen();
    assert_eq!(picture_rows(&waiting), 0);
    assert!(waiting.contains("[Photo]"), "a sign in its place:\n{waiting}");
    let shown = paper.wait().screen();
    assert!(picture_rows(&shown) > 8, "{shown}");
    for text in ["Please wait here", "He is the one", "Woodcut: Rafe"] {
        assert_eq!(row_of(&waiting, text), row_of(&shown, text));
    }
}

#[test]
fn the_key_i_hides_pictures_and_shows_them_again() {
    let mut paper = at_the_hedge(80, 24);
    let shown = paper.screen();
    let hidden = paper.press("i").screen();
    assert_eq!(picture_rows(&hidden), 0);
    assert!(hidden.contains("[Photo] Please wait here"), "{hidden}");
    assert!(hidden.contains("pictures hidden"), "{hidden}");
    assert_eq!(picture_rows(&paper.press("i").screen()), picture_rows(&shown));
    let help = paper.resize(120, 50).press("?").screen();
    assert!(help.contains("pictures on or off"), "{help}");
}

#[test]
fn a_terminal_of_few_colours_has_the_captions_and_is_told_why() {
    let config = settings("pictures = \"half-blocks\"\ncolours = 16\n");
    let mut paper = Paper::configured(&bundled(COURIER), 80, 24, config);
    let screen = paper.press("J i").screen();
    assert_eq!(picture_rows(&screen), 0);
    assert!(screen.contains("[Photo] Please wait here"), "{screen}");
    assert!(screen.contains("this terminal cannot show pictures"), "{screen}");
}

#[test]
fn where_ambiguous_characters_are_wide_half_blocks_would_not_fit() {
    let mut paper = at_the_hedge(80, 24);
    let mut widths = paper.app().settings.widths;
    widths.ambiguous = newsprint::layout::Ambiguous::Wide;
    let screen = paper.tell_widths(widths).screen();
    assert_eq!(picture_rows(&screen), 0);
    assert!(screen.contains("[Photo] Please wait here"), "{screen}");
}

#[test]
fn what_is_no_picture_leaves_its_caption_and_says_what_is_wrong() {
    let whole = png(640, 320, [9, 9, 9]);
    let huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60\x08\x02\0\0\0";
    let bad: [(&str, &[u8], &str, &str); 4] = [
        ("media/cut.png", &whole[..whole.len() / 2], "[No photo]", "it is damaged or cut short"),
        (
            "media/huge.png",
            huge,
            "[Photo too large]",
            "60000 by 60000 pixels, and the limit is 64 million",
        ),
        (
            "media/text.png",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "[No photo]",
            "no JPEG, PNG, GIF",
        ),
        ("media/empty.jpg", b"", "[No photo]", "no JPEG, PNG, GIF or WebP"),
    ];
    for (path, bytes, marker, reason) in bad {
        let text = format!("![a wall]({path})\nThe wall.\n\nText below.");
        let folder = edition(&[("A", &text)], &[(path, bytes)]);
        let screen = Paper::configured(folder.path(), 100, 24, in_colour()).screen();
        assert!(screen.contains(&format!("{marker} The wall.")), "{path}:\n{screen}");
        let told = screen.lines().last().unwrap();
        assert!(told.contains(path) && told.contains(reason), "{path}:\n{screen}");
    }
}

#[test]
fn a_picture_on_the_web_or_missing_is_its_caption_and_no_complaint() {
    for path in ["https://example.invalid/a.png", "media/none.png", "../../etc/passwd"] {
        let text = format!("![a wall]({path})\nThe wall.");
        let screen = open(edition(&[("A", &text)], &[]).path()).screen();
        assert!(screen.contains("[Photo] The wall."), "{screen}");
        assert!(!screen.lines().last().unwrap().contains(path), "{screen}");
    }
}

#[test]
fn a_picture_is_known_by_its_bytes_whatever_it_is_called() {
    let folder = edition(
        &[("A", "![w](media/a.jpg)\nThe wall.")],
        &[("media/a.jpg", &png(480, 240, [200, 30, 30]))],
    );
    let mut paper = open(folder.path());
    let row = row_of(&paper.screen(), "The wall.") - 1;
    assert_eq!(paper.grounds()[row][50], Color::Rgb(200, 30, 30));
}

#[test]
fn pictures_of_an_article_that_was_left_are_dropped() {
    let (red, blue) = (png(480, 240, [200, 0, 0]), png(480, 240, [0, 0, 200]));
    let folder = edition(
        &[
            ("A", "Text alone."),
            ("B", "![r](media/r.png)\nRed."),
            ("C", "![b](media/b.png)\nBlue."),
            ("D", "Text alone."),
        ],
        &[("media/r.png", &red), ("media/b.png", &blue)],
    );
    let mut paper = open(folder.path());
    assert_eq!(paper.app().gallery.ready().count(), 0, "nothing is decoded yet");
    paper.press_and_go("J").press_and_go("J").wait();
    let ready: Vec<_> =
        paper.app().gallery.ready().map(|(_, plate, _)| plate.path.clone()).collect();
    assert_eq!(ready, ["media/b.png"]);
    paper.press_and_go("K").press_and_go("J").press_and_go("J").wait();
    assert_eq!(paper.app().gallery.ready().count(), 0);
}

#[test]
fn a_picture_at_the_top_stays_there_when_the_window_changes() {
    let (wall, text) = (png(480, 240, [200, 0, 0]), "It is a wall. ".repeat(200));
    let body = format!("{text}\n\n![w](media/w.png)\nThe wall.\n\n{text}");
    let folder = edition(&[("A", &body)], &[("media/w.png", &wall)]);
    let mut paper = open(folder.path());
    paper.press("enter / 'The' space 'wall.' enter esc");
    while paper.grounds()[2][50] != Color::Rgb(200, 0, 0) {
        paper.press("j");
    }
    for (w, h) in [(120, 40), (60, 20), (80, 24)] {
        paper.resize(w, h);
        assert_eq!(paper.grounds()[2][usize::from(w / 2 + 10)], Color::Rgb(200, 0, 0), "{w}x{h}");
    }
}

#[test]
fn a_picture_keeps_its_proportions_when_the_font_is_changed() {
    let mut paper = at_the_hedge(120, 40);
    let rows = picture_rows(&paper.screen());
    paper.runtime().take(Msg::Cell((16, 16)));
    // Cells as wide as high: twice the rows for the same columns, as far as
    // two thirds of the pane.
    assert_eq!(picture_rows(&paper.wait().screen()), (rows * 2).min(36 * 2 / 3));
}

#[test]
fn a_match_in_a_caption_is_on_the_screen() {
    let wall = png(320, 640, [200, 0, 0]);
    let text = "It is high. ".repeat(200);
    let body = format!("{text}\n\n![w](media/w.png)\nHeron on a wall.\n\n{text}");
    let folder = edition(&[("A", &body)], &[("media/w.png", &wall)]);
    let screen = open(folder.path()).press("enter / 'Heron' enter").screen();
    assert!(screen.contains("Heron on a wall."), "{screen}");
}

#[test]
fn in_several_columns_a_picture_is_not_parted_from_its_caption() {
    let wall = png(320, 320, [200, 0, 0]);
    for lines in 0..20 {
        let body =
            format!("{}\n\n![w](media/w.png)\nThe wall.\n\nEnd.", "Text. ".repeat(60 + 7 * lines));
        let folder = edition(&[("A", &body)], &[("media/w.png", &wall)]);
        let mut paper = Paper::configured(folder.path(), 120, 24, in_colour());
        let mut screen = paper.press("enter z c").screen();
        if !screen.contains("The wall.") {
            // Both are on the next page then.
            let grounds = paper.grounds().concat();
            assert!(!grounds.contains(&Color::Rgb(200, 0, 0)), "{screen}");
            screen = paper.press("space").screen();
        }
        let row = row_of(&screen, "The wall.");
        let column = screen.lines().nth(row).unwrap().find("The wall.").unwrap();
        let grounds = paper.grounds();
        let above: Vec<_> = grounds[row - 13..row].iter().map(|row| row[column + 12]).collect();
        assert!(above.iter().all(|c| *c == Color::Rgb(200, 0, 0)), "{lines}: {above:?}\n{screen}");
    }
}

#[test]
fn among_columns_that_run_downwards_a_picture_stands_before_its_caption() {
    let wall = png(160, 160, [200, 0, 0]);
    let body = "前文一段。\n\n![w](media/w.png)\n岸边的墙。\n\n后文一段。";
    let folder = edition(&[("图\nlang: zh", body)], &[("media/w.png", &wall)]);
    let mut paper = open(folder.path());
    let screen = paper.press("enter |").wait().screen();
    let column = |c: char| {
        let (lists, row) = in_article(screen.lines().nth(row_of(&screen, &c.to_string())).unwrap());
        Widths::default().text(lists) + Widths::default().text(row.split(c).next().unwrap())
    };
    let red = |(x, ground): (usize, &Color)| (*ground == Color::Rgb(200, 0, 0)).then_some(x);
    let grounds = paper.grounds();
    let painted: Vec<_> =
        grounds.iter().flat_map(|row| row.iter().enumerate().filter_map(red)).collect();
    let (first, last) = (painted.iter().min().unwrap(), painted.iter().max().unwrap());
    // 160 pixels are 20 columns of 8, and 10 rows of 16.
    assert_eq!((last - first + 1, painted.len()), (20, 200), "{screen}");
    assert!(
        column('前') > *last && column('岸') + 2 < *first && column('后') < column('岸'),
        "{screen}"
    );
}

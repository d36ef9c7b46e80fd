//! Clippings: cut out of what is read, listed, noted on, found again, kept when the
//! edition is gone.

use std::fs;
use std::path::{Path, PathBuf};

use newsprint::app::Screen;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const ZH: &str = "hekou-ribao-2026-11-22";
const EN: &str = "saltmarsh-courier-2026-11-22";

fn en(w: u16, h: u16) -> Paper {
    Paper::spoken(&bundled(EN), w, h, "en")
}

/// A paper of one page in a folder of its own, as newsprint keeps it.
fn edition_in(folder: &Path, paragraphs: &[&str]) -> PathBuf {
    let edition = folder.join("tidewater");
    fs::create_dir_all(edition.join("pages")).unwrap();
    let about = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"The Tidewater\"\n\
                 lang = \"en\"\n[[section]]\nname = \"News\"\n[[page]]\nid = \"A1\"\nname = \"News\"\n\
                 file = \"pages/A1.md\"\nsection = \"News\"\n";
    fs::write(edition.join("edition.toml"), about).unwrap();
    let text = paragraphs.join("\n\n");
    fs::write(
        edition.join("pages/A1.md"),
        format!("# The ferry stays\nid: ferry\nby: Nell Garraway\n\n{text}\n"),
    )
    .unwrap();
    edition
}

const ROPE: &str = "The rope was tarred again on Friday.";

/// The rows of the list that hold something.
fn rows(paper: &mut Paper) -> Vec<String> {
    let screen = paper.screen();
    let rows = screen.lines().skip(2).take_while(|row| !row.starts_with('─'));
    rows.map(|row| row.trim_matches([' ', '▌']).to_owned()).filter(|row| !row.is_empty()).collect()
}

#[test]
fn a_passage_and_an_article_are_cut_out_and_listed_with_their_source() {
    let mut paper = en(100, 30);
    let screen = paper.press("enter z v v w w w x").screen();
    assert!(
        screen.contains("passage clipped (") && screen.contains("V lists the clippings"),
        "{screen}"
    );
    paper.press("J x V");
    assert_eq!(paper.app().screen, Screen::Clippings);
    let rows = rows(&mut paper);
    assert_eq!(rows.len(), 4, "{rows:?}");
    assert_eq!(rows[0], "A hedge of some standing", "the article by its headline");
    assert!(rows[1].starts_with("The Saltmarsh Courier  2026-11-22  1"), "{rows:?}");
    let today = jiff::tz::TimeZone::system().to_datetime(newsprint::store::clock()).date();
    assert!(rows[1].ends_with(&format!("clipped {today}")), "{rows:?}");
    assert!(rows[2].starts_with("The Corporation Bridge"), "the passage by its words: {rows:?}");
    assert!(rows[3].contains("Bridge swings shut"), "{rows:?}");
    assert!(paper.screen().contains("2 clippings"));
}

#[test]
fn a_mark_alone_is_not_cut_out_and_what_is_to_be_done_first_is_said() {
    let mut paper = en(100, 30);
    let screen = paper.press("enter v x").screen();
    assert!(screen.contains("no passage is begun yet (v begins it here"), "{screen}");
    let screen = paper.press("v w x").screen();
    assert!(screen.contains("passage clipped"), "{screen}");
    let screen = paper.press("x").screen();
    assert!(screen.contains("article clipped"), "{screen}");
}

#[test]
fn a_note_goes_to_what_was_cut_last_from_the_article_and_from_the_list() {
    let mut paper = en(100, 30);
    let screen = paper.press("enter m x").screen();
    assert!(screen.contains("e adds a note"), "{screen}");
    paper.press("e").type_text("on the bridge #lock").press("enter V");
    assert!(rows(&mut paper).iter().any(|row| row.contains("on the bridge")), "the clipping's");
    // What is cut while the list is left behind is the one that is selected there.
    paper.press("q J x V e").type_text("on the hedge").press("enter");
    let rows = rows(&mut paper);
    assert!(
        rows[0].contains("hedge of some standing") && rows[1].contains("on the hedge"),
        "{rows:?}"
    );
}

#[test]
fn where_the_head_fills_a_small_screen_the_text_comes_on_to_be_selected() {
    let mut paper = en(40, 12);
    let screen = paper.press("enter enter v v w x V").screen();
    assert!(screen.contains("1 clipping"), "{screen}");
}

#[test]
fn the_same_is_cut_out_once_and_taken_back_by_undo() {
    let mut paper = en(100, 30);
    paper.press("enter x");
    let screen = paper.press("x").screen();
    assert!(screen.contains("this is clipped already"), "{screen}");
    assert!(paper.press("u").screen().contains("clipping taken back"), "the first, and only one");
    assert!(paper.press("V").screen().contains("No clippings yet"));
    paper.press("q x V d");
    assert!(paper.screen().contains("No clippings yet"), "removed");
    let screen = paper.press("u").screen();
    assert!(screen.contains("1 clipping") && screen.contains("clipping brought back"), "{screen}");
}

#[test]
fn a_note_and_tags_are_typed_on_one_line_kept_and_found_by() {
    let mut paper = en(100, 30);
    paper.press("enter x J x V e").type_text("ask the hedge #garden #row").press("enter");
    let rows_now = rows(&mut paper);
    assert!(rows_now[1].starts_with("ask the hedge"), "{rows_now:?}");
    assert!(rows_now[1].ends_with("#garden #row"), "{rows_now:?}");
    let mut paper = paper.reopen(&bundled(EN), 100, 30);
    paper.press("V /").type_text("HEDGE").press("enter");
    assert!(rows(&mut paper)[0].contains("hedge"));
    assert!(paper.screen().contains("1 clipping"), "{}", paper.screen());
    paper.press("/ ctrl-u").type_text("#gard").press("enter");
    assert!(paper.screen().contains("1 clipping"));
    paper.press("/").type_text("#nothing").press("enter");
    assert!(paper.screen().contains("0 clippings"), "{}", paper.screen());
    // Back ends the filter, then leaves.
    paper.press("q");
    assert!(paper.screen().contains("2 clippings"));
    paper.press("e ctrl-u").type_text("#garden").press("enter u");
    assert!(paper.screen().contains("the old note is back"), "{}", paper.screen());
    paper.press("q");
    assert_eq!(paper.app().screen, Screen::Reader);
}

#[test]
fn enter_goes_to_the_very_place_and_q_back_to_the_list() {
    let mut paper = en(80, 24);
    paper.press("enter z space space v v w w w x");
    let words = paper.press("V").app().clippings.all[0].text.clone();
    paper.press("q g g V enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    let first = words.split_whitespace().next().unwrap();
    let screen = paper.screen();
    assert!(screen.lines().any(|row| row.contains(first)), "{words}:\n{screen}");
    paper.press("z q");
    assert_eq!(paper.app().screen, Screen::Clippings);
}

#[test]
fn a_clipping_is_found_by_its_words_in_an_edition_that_was_made_again() {
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> =
        (0..40).map(|n| format!("{n} crossings were made by the ferry.")).collect();
    let mut before: Vec<&str> = lines.iter().map(String::as_str).collect();
    before.push(ROPE);
    let path = edition_in(folder.path(), &before);
    let mut paper = Paper::spoken(&path, 80, 24, "en");
    let clipped = paper.press("enter z G v v w x V").app().clippings.all[0].clone();
    let block = clipped.anchor.place.block;
    // A correction at the head of the article moves everything down.
    let added: Vec<&str> =
        std::iter::repeat_n("An addition of the desk.", 5).chain(before).collect();
    edition_in(folder.path(), &added);
    let mut paper = paper.reopen(&path, 80, 24);
    paper.press("V enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    let text = paper.app().reader.as_ref().unwrap().text.as_ref().unwrap();
    let resolved = clipped.anchor.resolve(text.galley().body());
    assert_eq!(resolved.block, block + 5, "the words moved by five paragraphs");
    let word = clipped.text.split_whitespace().next().unwrap().to_owned();
    let screen = paper.screen();
    assert!(screen.lines().any(|row| row.contains(&word)), "{word}:\n{screen}");
}

#[test]
fn the_text_of_a_clipping_is_shown_when_its_edition_is_gone() {
    for (w, h) in [(40, 12), (80, 24), (200, 60)] {
        let folder = TempDir::new().unwrap();
        let path = edition_in(folder.path(), &["It crossed at six.", ROPE]);
        let mut paper = Paper::spoken(&path, w, h, "en");
        paper.press("enter x V e").type_text("kept #rope").press("enter");
        let empty = TempDir::new().unwrap();
        let mut paper = paper.reopen_library(empty.path(), w, h);
        paper.press("V enter");
        assert_eq!(paper.app().screen, Screen::Clipping, "{w}×{h}");
        let screen = paper.screen();
        let said = paper.app().messages.iter().last().unwrap().clone();
        assert!(format!("{said:?}").contains("The Tidewater"), "{said:?}");
        for words in ["The ferry stays", "It crossed at six.", "The rope was tarred"] {
            assert!(screen.contains(words), "{words} at {w}×{h}:\n{screen}");
        }
        paper.press("G q");
        assert_eq!(paper.app().screen, Screen::Clippings);
        assert_eq!(paper.press("q").app().screen, Screen::Newsstand);
    }
}

#[test]
fn what_is_cut_is_as_printed_whatever_script_and_readings_are_shown() {
    let mut paper = Paper::spoken(&bundled(ZH), 80, 24, "zh");
    let printed = paper.press("enter x V").app().clippings.all[0].text.clone();
    paper.press("d q T T x V");
    assert_eq!(paper.app().clippings.all[0].text, printed);
    assert!(!printed.is_empty());
}

#[test]
fn every_preset_has_a_key_to_cut_and_one_for_the_list() {
    for (preset, key) in [("vim", "x"), ("newsboat", "x"), ("less", "ctrl-x")] {
        let config = settings(&format!("keymap = \"{preset}\"\nlanguage = \"en\"\n"));
        let mut paper = Paper::configured(&bundled(EN), 80, 24, config);
        paper.press(&format!("enter {key} V"));
        assert_eq!(paper.app().screen, Screen::Clippings, "{preset}");
        assert_eq!(paper.app().clippings.all.len(), 1, "{preset}");
        paper.press("q v v x V");
        assert_eq!(paper.app().clippings.all.len(), 2, "{preset}: a passage too");
    }
}

#[test]
fn clippings_at_the_usual_sizes_in_four_languages() {
    let mut shown = String::new();
    for (language, edition) in [("zh", ZH), ("en", EN), ("ja", ZH), ("ko", EN)] {
        for (w, h) in [(40, 12), (80, 24)] {
            let mut paper = Paper::spoken(&bundled(edition), w, h, language);
            paper.press("enter x space v v w w w w w w w w w w w w w x V e");
            paper.type_text("second day #bridge #桥").press("enter");
            let today = jiff::tz::TimeZone::system().to_datetime(newsprint::store::clock()).date();
            let screen = paper.screen().replace(&today.to_string(), "2026-01-01");
            shown.push_str(&[language, " ", &format!("{w}×{h}"), "\n", &screen, "\n"].concat());
        }
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn the_text_is_shown_of_an_article_that_its_edition_has_no_more() {
    let library = TempDir::new().unwrap();
    let shelf = library.path().join("The Tidewater");
    let path = edition_in(&shelf, &["It crossed at six.", ROPE]);
    let config = || settings("language = \"en\"\n");
    let mut paper = Paper::library_in(library.path(), 80, 24, config());
    paper.press("/ 'Tidewater' enter enter x");
    let page = path.join("pages/A1.md");
    let other = fs::read_to_string(&page).unwrap().replace("id: ferry", "id: launch");
    fs::write(&page, other.replace(ROPE, "Nothing of that.")).unwrap();
    let mut paper = paper.reopen_library(library.path(), 80, 24);
    let screen = paper.press("V enter").screen();
    assert!(screen.contains(ROPE) && screen.contains("not in this edition any more"), "{screen}");
    paper.press("q q");
    assert_eq!(paper.app().screen, Screen::Clippings);
}

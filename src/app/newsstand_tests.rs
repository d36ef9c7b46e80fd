use super::*;
use crate::model::Edition;

/// All that an edition holds, which is one section.
fn whole(titles: Vec<Clean>) -> ShelfContents {
    let headlines = [(Clean::line("要闻"), titles)].into();
    ShelfContents::new(None, headlines, true)
}

fn entry(title: &str, day: i8, lead: &str) -> ShelfEntry {
    let mut edition =
        Edition { date: Some(jiff::civil::date(2026, 11, day)), ..Edition::default() };
    edition.paper.title = Clean::line(title);
    let mut entry = ShelfEntry::of(&edition);
    entry.articles = 3;
    entry.contents = Some(Box::new(whole(vec![Clean::line(lead)])));
    entry
}

/// Two papers; 河口日报 has its editions of the 20th, 22nd and 21st.
fn stand() -> Newsstand {
    let mut stand = Newsstand::default();
    stand.fill(vec![
        entry("河口日报", 20, "甲"),
        entry("Courier", 21, "The Ferry"),
        entry("河口日报", 22, "乙"),
        entry("河口日报", 21, "丙 FERRY"),
    ]);
    stand
}

#[test]
fn a_paper_is_one_row_its_newest_edition() {
    let stand = stand();
    assert_eq!(stand.order, [2, 1]);
    assert_eq!(stand.paper(2).unwrap().editions, [0, 3, 2]);
    assert_eq!(stand.all().collect::<Vec<_>>(), [2, 3, 0, 1]);
}

#[test]
fn a_filter_finds_editions_by_all_its_words_in_any_case_and_width() {
    let mut stand = stand();
    for (filter, found) in [
        ("ferry", vec![3, 1]),
        ("ferry 河口", vec![3]),
        ("ｆｅｒｒｙ　2026-11-21", vec![3, 1]),
        ("21 november", vec![3, 1]),
        ("丙甲", vec![]),
        ("要闻", vec![]),
        ("", vec![2, 1]),
    ] {
        stand.set_filter(filter);
        assert_eq!(stand.order, found, "{filter}");
    }
}

#[test]
fn a_headline_in_wide_letters_is_found_and_told_as_it_was_printed() {
    let mut stand = stand();
    stand.fill(vec![entry("河口日报", 20, "新渠ＡＢＣ　通水"), entry("Courier", 21, "新渠")]);
    for filter in ["渠abc", "ＡＢ 通水", "新渠ａ"] {
        stand.set_filter(filter);
        assert_eq!(stand.order, [0], "{filter}");
        assert_eq!(stand.headline(0), Some("新渠ＡＢＣ　通水"), "{filter}");
    }
}

#[test]
fn letter_by_letter_a_filter_finds_what_it_finds_at_once() {
    let words = "the ferry";
    let mut typed = stand();
    for end in 1..=words.len() {
        let mut fresh = stand();
        fresh.set_filter(&words[..end]);
        typed.set_filter(&words[..end]);
        assert_eq!(typed.order, fresh.order, "{}", &words[..end]);
    }
    assert_eq!(typed.order, [1]);
}

#[test]
fn a_filtered_edition_is_told_by_the_headline_that_was_looked_for() {
    let mut stand = stand();
    let titles = ["灯", "新渠", "新渠通水"].map(Clean::line).to_vec();
    stand.shelf[0].contents = Some(Box::new(whole(titles)));
    assert_eq!(stand.headline(0).unwrap(), "灯");
    stand.set_filter("新渠 2026");
    assert_eq!(stand.headline(0).unwrap(), "新渠");
    stand.set_filter("新渠 通");
    assert_eq!(stand.headline(0).unwrap(), "新渠通水");
}

#[test]
fn the_selection_comes_back_when_the_filter_is_given_up() {
    let mut stand = stand();
    stand.list.select(1, 2);
    stand.begin_filter();
    stand.set_filter("甲");
    assert_eq!(stand.selected(), Some(0));
    stand.set_filter("");
    stand.end_filter();
    assert_eq!(stand.selected(), Some(1));
}

#[test]
fn more_editions_leave_the_selection_and_what_was_read() {
    let mut stand = stand();
    stand.list.select(1, 2);
    stand.note_read(1, 2);
    let key = stand.shelf[1].key.clone();
    let mut shelf: Vec<ShelfEntry> = stand.shelf.clone();
    for entry in &mut shelf {
        entry.read = 0;
    }
    shelf.insert(0, entry("另一报", 25, "新"));
    stand.fill(shelf);
    let selected = &stand.shelf[stand.selected().unwrap()];
    assert_eq!((&selected.key, selected.read), (&key, 2));
}

#[test]
fn only_the_unread_are_shown_if_asked_for() {
    let mut stand = stand();
    let key = |index: usize| stand.shelf[index].key.clone();
    let read = [(key(2), 1), (key(1), 3)];
    stand.take_read(&read);
    assert_eq!(stand.paper(2).unwrap().unread, 2);
    stand.toggle_unread();
    assert_eq!(stand.order, [3], "the newest edition that is unread stands for its paper");
    stand.set_filter("河口");
    assert_eq!(stand.order, [3, 0]);
    stand.set_filter("");
    stand.note_read(3, 3);
    assert_eq!(stand.order, [3], "what was just read does not vanish under the reader");
    stand.toggle_unread();
    assert_eq!(stand.order, [2, 1]);
}

#[test]
fn papers_are_sorted_by_day_by_name_and_by_what_is_unread() {
    let mut stand = stand();
    stand.fill(vec![
        entry("b", 25, ""),
        entry("A", 20, ""),
        entry("c", 22, ""),
        entry("c", 23, ""),
    ]);
    let names = |stand: &Newsstand| -> Vec<String> {
        stand.order.iter().map(|&i| stand.shelf[i].title.to_string()).collect()
    };
    assert_eq!(names(&stand), ["b", "c", "A"]);
    stand.sort_next();
    assert_eq!(names(&stand), ["A", "b", "c"]);
    stand.sort_next();
    assert_eq!(names(&stand), ["c", "b", "A"]);
    let c = stand.shelf[2].key.clone();
    let other = stand.shelf[3].key.clone();
    stand.take_read(&[(c, 3), (other, 1)]);
    assert_eq!(names(&stand), ["b", "A", "c"]);
    stand.sort_next();
    assert_eq!(stand.sort, PaperOrder::Newest);
}

#[test]
fn what_came_with_the_program_stands_behind_ones_own_however_it_is_sorted() {
    let mut stand = Newsstand::default();
    let sample = |mut entry: ShelfEntry| {
        entry.sample = true;
        entry
    };
    stand.fill(vec![
        sample(entry("a sample", 25, "")),
        entry("own", 3, ""),
        sample(entry("both", 24, "")),
        entry("both", 2, ""),
    ]);
    for _ in 0..3 {
        let last = *stand.order.last().unwrap();
        assert_eq!(stand.shelf[last].title.as_str(), "a sample", "{:?}", stand.sort);
        stand.sort_next();
    }
}

#[test]
fn the_editions_of_a_paper_follow_each_other_by_date() {
    let stand = stand();
    assert_eq!(stand.neighbour(0, true), Some(3));
    assert_eq!(stand.neighbour(3, true), Some(2));
    assert_eq!(stand.neighbour(2, true), None);
    assert_eq!(stand.neighbour(1, false), None);
}

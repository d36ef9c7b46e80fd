//! The papers of a day compared, in real processes.

use serde_json::Value;

use crate::support::day::{DAY, papers_of_a_day};
use crate::support::program::Home;

fn home() -> Home {
    let home = Home::new();
    papers_of_a_day(&home.path().join("data/newsprint/library"));
    home
}

/// The articles of the story that one of a paper is in, as `paper id as`.
fn story(day: &Value, paper: &str, id: &str) -> Vec<String> {
    let of = |article: &Value| {
        let part = |name: &str| article[name].as_str().unwrap().to_owned();
        [part("paper"), part("article"), part("as")].join(" ")
    };
    let stories = day["stories"].as_array().unwrap();
    let articles = stories.iter().map(|story| story["articles"].as_array().unwrap());
    let mut all = articles.map(|all| all.iter().map(of).collect::<Vec<String>>());
    let wanted = format!("{paper} {id} ");
    all.find(|all| all.iter().any(|one| one.starts_with(&wanted))).unwrap_or_default()
}

#[test]
fn what_papers_of_a_day_share_is_told_as_same_cut_or_their_own_and_the_rest_by_paper() {
    let home = home();
    let day: Value = serde_json::from_str(&home.run(&["compare", DAY, "--json"]).fine()).unwrap();
    assert_eq!(
        story(&day, "梧州晨报", "tunnel"),
        ["临溪晚报 tunnel cut", "梧州日报 tunnel full", "梧州晨报 tunnel same"]
    );
    assert_eq!(
        story(&day, "The Morning Post", "ferry"),
        ["The Evening Echo ferry cut", "The Morning Post ferry full"]
    );
    assert_eq!(story(&day, "梧州晨报", "market"), ["梧州日报 market own", "梧州晨报 market own"]);
    assert_eq!(
        story(&day, "The Morning Post", "rescue"),
        ["The Evening Echo rescue own", "The Morning Post rescue own"]
    );
    assert_eq!(day["stories"].as_array().unwrap().len(), 4, "{day}");
    let only: Vec<&str> = day["only"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["article"].as_str().unwrap())
        .collect();
    assert_eq!(only, ["quoits", "swim", "clock"]);
}

#[test]
fn where_a_paper_put_a_story_is_told_by_page_and_place() {
    let home = home();
    let told = home.run(&["compare", DAY]).fine();
    let first = told.split("\n\n").nth(1).unwrap();
    // What most papers carry is first, by the headline of its fullest text.
    let rows: Vec<&str> = first.lines().take(5).collect();
    assert_eq!(
        rows,
        [
            "In several papers: 4",
            "  五年零三个月 山那边就是临溪",
            // 114 of its 158 letters.
            "    临溪晚报 · 01 lead · cut to 72%",
            "    梧州日报 · 02 lead · fullest text",
            "    梧州晨报 · 01 lead · same text",
        ]
    );
    assert!(told.contains("    梧州日报 · 02 no. 2 · its own\n"), "{told}");
    assert!(told.contains("\nOnly in 梧州日报: 1\n  冬泳队下水 · 01 lead\n"), "{told}");
    assert!(told.contains("\nOnly in 临溪晚报: 0\n"), "{told}");
}

#[test]
fn a_day_without_papers_is_told_and_one_that_is_no_day_is_not_understood() {
    let home = home();
    let ran = home.run(&["compare", "2026-11-24", "--json"]);
    assert!(ran.complaint(1).contains("2026-11-24"), "{}", ran.err);
    assert_eq!(home.run(&["compare", "yesterday"]).code, Some(2));
}

#[test]
fn without_a_day_the_newest_there_is_is_compared() {
    let home = home();
    let (named, newest) = (home.run(&["compare", DAY]).fine(), home.run(&["compare"]).fine());
    assert_eq!(newest, named);
}

#[test]
fn two_editions_of_a_paper_are_told_apart_and_traditional_print_is_the_same_text() {
    let home = home();
    let library = home.path().join("data/newsprint/library");
    let text = |paper: &str, page: &str| {
        let file = library.join(paper).join(DAY).join("pages").join(format!("{page}.md"));
        std::fs::read_to_string(file).unwrap()
    };
    // The morning paper once more, as a late edition, and in Hong Kong.
    let print = |title: &str, variant: &str, tag: &str, page: &str| {
        let folder = library.join(format!("{title}{variant}")).join(DAY);
        let variant = if variant.is_empty() { "" } else { "variant = \"晚版\"\n" };
        std::fs::create_dir_all(folder.join("pages")).unwrap();
        let manifest = format!(
            "format = 1\ndate = \"{DAY}\"\n{variant}[paper]\ntitle = \"{title}\"\nlang = \"{tag}\"\n\
             [[page]]\nid = \"01\"\nfile = \"pages/01.md\"\n"
        );
        std::fs::write(folder.join("edition.toml"), manifest).unwrap();
        std::fs::write(folder.join("pages/01.md"), page).unwrap();
    };
    let page = text("梧州晨报", "01");
    print("梧州晨报", "晚", "zh-Hans", &page);
    let traditional: String = page
        .chars()
        .map(|c| {
            match "两连长穿过条层间关介绍车时个乡镇设备预计货须规驶险员".find(c)
            {
                Some(at) => "兩連長穿過條層間關介紹車時個鄉鎮設備預計貨須規駛險員"[at..]
                    .chars()
                    .next()
                    .unwrap(),
                None => c,
            }
        })
        .collect();
    assert_ne!(traditional, page);
    print("星島日報", "", "zh-Hant", &traditional);
    let day: Value = serde_json::from_str(&home.run(&["compare", DAY, "--json"]).fine()).unwrap();
    let mut told = story(&day, "星島日報", "tunnel");
    told.sort();
    assert_eq!(
        told,
        [
            "临溪晚报 tunnel cut",
            "星島日報 tunnel full",
            "晚版 梧州晨报 tunnel same",
            "梧州日报 tunnel same",
            "梧州晨报 tunnel same",
        ]
    );
}

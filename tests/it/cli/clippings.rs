//! Clippings out to other programs, and in.

use serde_json::Value;

use crate::support::program::Home;

/// Two clippings of one article and one of another, as an export has them.
fn lines() -> String {
    let line = |n: u8, article: &str, rest: &str, created: u64| {
        format!(
            "{{\"id\":\"00000000-0000-0000-0000-00000000000{n}\",\"edition\":\"河口日报@2026-11-22\",\
             \"anchor\":{{\"article\":\"{article}\",\"place\":{{\"block\":2,\"byte\":12}},\
             \"quote\":{{\"exact\":\"第一股水\",\"prefix\":\"清晨，\",\"suffix\":\"守闸人\"}}}},\
             {rest},\"created\":{created},\"changed\":{created}}}\n"
        )
    };
    let zh = |text: &str, note: &str, tags: &str| {
        format!(
            "\"is_whole\":false,\"text\":\"{text}\",\"paper\":\"河口日报\",\"date\":\"2026-11-22\",\
             \"page\":\"A01\",\"section\":\"要闻\",\"headline\":\"新渠通水\",\
             \"byline\":\"本报记者 王小河\",\"url\":\"\",\"lang\":\"zh\",\"note\":\"{note}\",\
             \"tags\":{tags}"
        )
    };
    [
        line(3, "canal", &zh("第一股水流过闸口。", "问老赵", "[\"渠\"]"), 30),
        line(2, "canal", &zh("守闸人看了看表。", "", "[]"), 20),
        line(1, "bridge", &zh("二桥通车。", "", "[\"桥\"]").replace("新渠通水", "二桥通车"), 10),
    ]
    .concat()
}

fn filled() -> Home {
    let home = Home::new();
    home.file("mine.jsonl", lines());
    assert_eq!(home.run(&["clippings", "import", "mine.jsonl"]).fine(), "3 added\n");
    home
}

#[test]
fn clippings_go_from_one_data_directory_to_another_in_every_form_that_comes_back() {
    let home = filled();
    for ending in ["jsonl", "jsonld", "md"] {
        let file = format!("out.{ending}");
        assert_eq!(home.run(&["clippings", "-o", &file]).fine(), "");
        let at = |args: &[&str]| home.run(&[args, &["--data-dir", ending]].concat()).fine();
        assert_eq!(at(&["clippings", "import", &file]), "3 added\n", "{ending}");
        assert_eq!(at(&["clippings", "import", &file]), "0 added, 3 unchanged\n", "{ending}");
        assert_eq!(at(&["clippings", "--format", "jsonl"]), lines(), "{ending}");
    }
}

#[test]
fn a_file_each_goes_into_a_folder_and_what_was_worked_on_stays() {
    let home = filled();
    let told = home.run(&["clippings", "--each", "-o", "vault/clips"]).fine();
    assert_eq!(told, "3 files in vault/clips\n");
    let name = "vault/clips/2026-11-22 新渠通水 00000000.md";
    // Two of one headline differ by their identities, which here begin alike.
    let names: Vec<String> = std::fs::read_dir(home.path().join("vault/clips"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let path = home.path().join(name);
    let path = if path.exists() { path } else { home.path().join("vault/clips").join(&names[0]) };
    let own = std::fs::read_to_string(&path).unwrap() + "\nmy own words\n";
    std::fs::write(&path, &own).unwrap();
    let ran = home.run(&["clippings", "--each", "-o", "vault/clips"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), "2 files in vault/clips\n"));
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), own);
}

#[test]
fn a_query_narrows_what_is_listed_and_what_is_written() {
    let home = filled();
    let list = home.run(&["clippings", "閘口"]).fine();
    assert_eq!(list, "2026-11-22  河口日报  A01  新渠通水  问老赵 #渠  “第一股水流过闸口。”\n");
    assert_eq!(home.run(&["clippings", "#桥"]).fine().lines().count(), 1);
    let ran = home.run(&["clippings", "渡轮"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    assert!(ran.err.contains("no clipping holds that"), "{}", ran.err);
}

#[test]
fn an_article_is_one_reference_and_one_citation() {
    let home = filled();
    let csl: Value =
        serde_json::from_str(&home.run(&["clippings", "--format", "csl-json"]).fine()).unwrap();
    assert_eq!(csl.as_array().unwrap().len(), 2);
    let cited = home.run(&["clippings", "--format", "citation", "--style", "gb7714"]).fine();
    assert_eq!(
        cited,
        "王小河. 新渠通水[N]. 河口日报, 2026-11-22(A01).\n\
         王小河. 二桥通车[N]. 河口日报, 2026-11-22(A01).\n"
    );
    home.file("config/newsprint/config.toml", "[reading]\ncitation = \"mla\"\n");
    let cited = home.run(&["clippings", "--format", "citation"]).fine();
    assert!(cited.starts_with("王小河. “新渠通水.” 河口日报, 22 Nov. 2026, p. A01.\n"), "{cited}");
    let bibtex = home.run(&["clippings", "--format", "bibtex"]).fine();
    assert_eq!(bibtex.matches("@article{").count(), 2);
}

#[test]
fn what_cannot_be_taken_in_is_refused_by_name_and_nothing_is_kept() {
    let home = Home::new();
    let source = filled();
    for (form, name) in [("csl-json", "csl-json"), ("bibtex", "bibtex")] {
        home.file("refs", source.run(&["clippings", "--format", form]).fine());
        let ran = home.run(&["clippings", "import", "refs"]);
        assert!(ran.complaint(1).contains(name), "{}", ran.err);
    }
    home.file("cut.jsonl", &lines()[..lines().len() - 40]);
    let ran = home.run(&["clippings", "import", "cut.jsonl"]);
    let told = ran.complaint(1);
    assert!(told.contains("cut.jsonl: line 3") && told.ends_with("nothing was imported"), "{told}");
    assert!(!home.path().join("data").exists());
}

#[test]
fn a_name_without_a_form_and_a_book_without_a_file_are_misuse() {
    let home = filled();
    assert!(home.run(&["clippings", "-o", "clips.pdf"]).complaint(2).contains("--format"));
    assert!(home.run(&["clippings", "--format", "epub"]).complaint(2).contains("-o"));
    assert_eq!(home.run(&["clippings", "-o", "clips.epub"]).fine(), "");
    let told = home.run(&["inspect", "clips.epub", "--json"]).fine();
    let book: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(book["articles"].as_array().unwrap().len(), 3, "newsprint reads its own book");
}

#[test]
fn without_clippings_an_export_is_empty_but_well_formed() {
    let home = Home::new();
    let ran = home.run(&["clippings", "--format", "csl-json"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "[]\n"));
    assert!(ran.err.contains("no clippings yet"), "{}", ran.err);
}

#[test]
fn a_search_finds_what_was_clipped_from() {
    let home = Home::new();
    let found = |query: &str| -> Value {
        serde_json::from_str(&home.run(&["search", query, "--json"]).out).unwrap()
    };
    let hit = found("head:苇江二桥昨日通车")["hits"][0].clone();
    let line = lines().lines().next().unwrap().replace("canal", hit["article"].as_str().unwrap());
    assert_eq!(hit["edition"], "河口日报@2026-11-22");
    assert_eq!(home.run(&["search", "is:clipped"]).code, Some(1), "nothing yet");
    assert_eq!(home.feed(&["clippings", "import", "-"], &line).fine(), "1 added\n");
    let clipped = found("is:clipped");
    assert_eq!((&clipped["total"], &clipped["hits"][0]["article"]), (&1.into(), &hit["article"]));
    for noted in ["note:老赵", "note:渠", "苇江二桥 note:問老趙"] {
        assert_eq!(found(noted)["hits"][0]["article"], hit["article"], "{noted}");
    }
    assert_eq!(home.run(&["search", "note:苇江"]).code, Some(1), "that is no note");
    let others = found("苇江二桥 -is:clipped");
    assert!(others["total"].as_u64().unwrap() > 0);
    let hits = others["hits"].as_array().unwrap();
    assert!(hits.iter().all(|other| other["article"] != hit["article"]));
}

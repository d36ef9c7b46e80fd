//! What folders are, by nothing but names and formats.

use super::*;

/// Formats by the endings that these tests use.
fn look(path: &str) -> Result<Format, OpenError> {
    match path.rsplit('.').next().unwrap() {
        "hocr" => Ok(Format::Hocr),
        "eml" | "host:2,S" | "host" => Ok(Format::Mail),
        "rss" => Ok(Format::Feed),
        "html" => Ok(Format::Html),
        "htm" => Ok(Format::Founder),
        "epub" => Ok(Format::Epub),
        "pdf" => Ok(Format::Pdf),
        "zip" => Ok(Format::Archive),
        "mets" => Ok(Format::Mets),
        "json" => Ok(Format::Ocr),
        _ => Err(OpenError::Missing { path: path.to_owned() }),
    }
}

fn planned(paths: &[&str]) -> Plan {
    let files: Vec<ListedFile> =
        paths.iter().map(|path| ListedFile::file((*path).to_owned())).collect();
    plan(&files, None, false, &mut look)
}

/// The editions in short: how each is made, and of what.
fn editions(plan: &Plan) -> Vec<String> {
    let short = |edition: &PlannedEdition| {
        let making = format!("{:?}", edition.making);
        let making = making.split([' ', '(']).next().unwrap().to_owned();
        format!("{making} {}", edition.files.join(" ")).trim_end().to_owned()
    };
    plan.editions.iter().map(short).collect()
}

fn left_out(plan: &Plan) -> Vec<&str> {
    plan.left_out.iter().map(|left| left.path.as_str()).collect()
}

fn opened(plan: &Plan) -> Option<&str> {
    plan.lead().and_then(|lead| lead.files.first()).map(String::as_str)
}

#[test]
fn files_of_a_kind_are_an_edition_and_the_kind_of_most_files_is_opened() {
    let plan = planned(&["a.rss", "b.rss", "1.txt", "README.md", "logo.png"]);
    assert_eq!(editions(&plan), ["Pages 1.txt", "Feeds a.rss b.rss"]);
    assert_eq!((opened(&plan), left_out(&plan)), (Some("a.rss"), vec![]));
    let plan = planned(&["2.hocr", "10.hocr", "a.rss", "b.rss", "c.html"]);
    assert_eq!(editions(&plan), ["Pages 2.hocr 10.hocr", "Feeds a.rss b.rss", "File c.html"]);
    assert_eq!(opened(&plan), Some("2.hocr"));
    let plan = planned(&["a.rss"]);
    assert_eq!(editions(&plan), ["File a.rss"]);
}

#[test]
fn markdown_makes_articles_of_texts_or_is_a_note_beside_more_of_them() {
    assert_eq!(editions(&planned(&["a.md", "b.txt"])), ["Articles a.md b.txt"]);
    let plan = planned(&["a.md", "1.txt", "2.txt"]);
    assert_eq!(
        (editions(&plan), left_out(&plan)),
        (vec!["Pages 1.txt 2.txt".into()], vec!["a.md"])
    );
    let plan = planned(&["a.md", "a.rss", "b.rss"]);
    assert_eq!(
        (editions(&plan), left_out(&plan)),
        (vec!["Feeds a.rss b.rss".into()], vec!["a.md"])
    );
    let sections = planned(&["x/1.md", "y/2.md", "y/z/3.md", "y/notes.txt"]);
    assert_eq!(editions(&sections), ["Articles x/1.md y/2.md y/notes.txt y/z/3.md"]);
    assert_eq!(editions(&planned(&["README.md", "img/a.png"])), ["Articles README.md"]);
}

#[test]
fn an_issue_is_found_in_its_delivery_and_what_lies_about_is_told() {
    let plan = planned(&[
        "bag/bagit.txt",
        "bag/manifest-md5.txt",
        "bag/delivery.txt",
        "bag/data/issue.mets",
        "bag/data/alto/1.xml",
        "bag/data/text/1.txt",
    ]);
    assert_eq!(editions(&plan), ["Issue bag/data/issue.mets"]);
    assert_eq!(left_out(&plan), ["bag/data/text/1.txt", "bag/delivery.txt"]);
    assert_eq!(opened(&plan), Some("bag/data/issue.mets"));
    let two = planned(&["a/1.mets", "b/2.mets"]);
    assert_eq!((two.editions.len(), opened(&two)), (2, None), "nobody can tell which is meant");
}

#[test]
fn one_page_in_several_forms_is_read_once() {
    let plan = planned(&["1.hocr", "1.txt", "1.pdf", "2.pdf", "2.txt", "3.pdf"]);
    assert_eq!(editions(&plan), ["Pages 2.txt 3.pdf", "Pages 1.hocr"]);
    assert_eq!(left_out(&plan), ["1.pdf", "1.txt", "2.pdf"]);
}

#[test]
fn an_edition_takes_its_folder_and_leaves_its_neighbours_alone() {
    let plan = planned(&["ed/edition.toml", "ed/pages/1.md", "a/1.md", "b.epub", "c.zip"]);
    assert_eq!(editions(&plan), ["File b.epub", "File c.zip", "Articles a/1.md", "Native"]);
}

#[test]
fn a_saved_tree_is_an_issue_for_each_day() {
    let plan =
        planned(&["p/html/2022-08/19/node_2.htm", "p/html/2022-08/20/node_2.htm", "q/1.txt"]);
    let made: Vec<Making> = plan.editions.iter().map(|edition| edition.making).collect();
    assert_eq!(made, [Making::Saved, Making::Saved, Making::Pages]);
}

#[test]
fn whatever_is_not_read_is_told_and_nothing_is_told_twice() {
    let mut files: Vec<ListedFile> =
        ["1.txt", "x.json", "bad.xml", "a.docx", "p.png", "in.zip", "sub/deep/2.rss"]
            .map(|path| ListedFile::file(path.to_owned()))
            .into();
    files.push(ListedFile { path: "pipe.xml".into(), kind: EntryKind::Special(SpecialFile::Pipe) });
    files.push(ListedFile { path: "away.md".into(), kind: EntryKind::Link });
    let plan = plan(&files, None, true, &mut look);
    assert_eq!(editions(&plan), ["Pages 1.txt", "File sub/deep/2.rss"]);
    assert_eq!(left_out(&plan), ["a.docx", "away.md", "bad.xml", "in.zip", "pipe.xml", "x.json"]);
}

#[test]
fn said_to_be_plain_text_all_texts_are_articles() {
    let files = ["1.txt", "2.txt", "n/README.md"].map(|path| ListedFile::file(path.to_owned()));
    let plan = plan(&files, Some(Format::Text), false, &mut look);
    assert_eq!(editions(&plan), ["Articles 1.txt 2.txt n/README.md"]);
}

#[test]
fn answers_of_a_saved_paper_are_one_issue_with_the_articles_beside_it() {
    let files = [
        "journal/2026-11-28/getJournalPage.do?page=01",
        "journal/2026-11-28/getJournalPage.do?page=02",
        "journal/getJournalPageArticle.do?id=1",
    ];
    let listed: Vec<ListedFile> = files.map(|path| ListedFile::file(path.to_owned())).into();
    let plan = plan(&listed, None, false, &mut |_| Ok(Format::Founder));
    let made: Vec<(Making, &[String])> =
        plan.editions.iter().map(|edition| (edition.making, &*edition.files)).collect();
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(made[0].0, Making::Saved);
    assert_eq!(made[0].1, &files.map(str::to_owned)[..2]);
}

#[test]
fn letters_of_a_folder_or_of_a_maildir_are_one_edition() {
    assert_eq!(editions(&planned(&["a.eml", "b.eml"])), ["Letters a.eml b.eml"]);
    assert_eq!(editions(&planned(&["a.eml"])), ["File a.eml"]);
    let box_of = planned(&["m/cur/1.M1.host:2,S", "m/new/2.M2.host", "m/tmp/x"]);
    assert_eq!(editions(&box_of), ["Letters m/cur/1.M1.host:2,S m/new/2.M2.host"]);
    // A folder that is called so and holds pages is no such thing.
    assert_eq!(editions(&planned(&["new/1.txt", "new/2.txt"])), ["Pages new/1.txt new/2.txt"]);
}

//! Editions as readers have them: good ones, broken ones, hostile ones.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use newsprint::input::{Format, Hint};
use newsprint::loader::native::write;
use newsprint::model::{Block, BlockKind, Body, HeadRole};
use newsprint::shell::editions::{OpenEdition, OpenError, open, open_bytes};
use newsprint::words::DEFAULT;

fn corpus(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpora").join(name)
}

fn folders(name: &str) -> Vec<PathBuf> {
    fs::read_dir(corpus(name)).unwrap().map(|entry| entry.unwrap().path()).collect()
}

fn opened(path: &Path) -> OpenEdition {
    open(path, &Hint::default(), None).unwrap()
}

fn refused(path: &Path) -> String {
    let error = DEFAULT.open_error(&open(path, &Hint::default(), None).unwrap_err());
    assert!(!error.contains('\n'), "one line: {error}");
    error
}

fn bodies(edition: &OpenEdition) -> Vec<Body> {
    (0..edition.edition().articles.len()).map(|index| edition.body(index).unwrap()).collect()
}

/// An edition of one page in a new folder.
fn edition(page: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let toml = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"河口日报\"\n\
        [[page]]\nid = \"A01\"\nfile = \"A01.md\"\n";
    fs::write(folder.path().join("edition.toml"), toml).unwrap();
    fs::write(folder.path().join("A01.md"), page).unwrap();
    folder
}

fn only_body(page: &str) -> Body {
    let folder = edition(page.as_bytes());
    opened(folder.path()).body(0).unwrap()
}

#[test]
fn every_good_edition_opens_and_is_written_back_alike() {
    for folder in folders("good") {
        let first = opened(&folder);
        let copy = tempfile::tempdir().unwrap();
        for (path, bytes) in write(first.edition(), &bodies(&first)) {
            let path = copy.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        let second = opened(copy.path());
        assert_eq!(first.edition().key(), second.edition().key());
        assert_eq!(first.edition().sections, second.edition().sections);
        let titles = |e: &OpenEdition| -> Vec<String> {
            e.edition().articles.iter().map(|a| format!("{} {}", a.id, a.title())).collect()
        };
        assert_eq!(titles(&first), titles(&second), "{}", folder.display());
        let kinds = |e: &OpenEdition| -> Vec<BlockKind> {
            bodies(e)
                .iter()
                .flat_map(|b| b.all_blocks().map(|b| b.kind).collect::<Vec<_>>())
                .collect()
        };
        assert_eq!(kinds(&first), kinds(&second), "{}", folder.display());
    }
}

#[test]
fn every_bad_edition_names_the_place_and_the_way_out() {
    let all = folders("bad");
    assert!(all.len() > 10);
    for folder in all {
        let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
        // The files inside are named with the edition that they are in.
        let inside = format!("{}/", folder.display());
        let told = refused(&folder);
        assert_eq!(told.strip_prefix(&inside), Some(expected.trim()), "{told}");
    }
}

#[test]
fn an_article_has_all_that_its_head_says() {
    let edition = opened(&corpus("good/every-block"));
    let article = &edition.edition().articles[0];
    assert_eq!(article.id.as_str(), "canal");
    assert_eq!(article.line(HeadRole::Kicker).unwrap().as_str(), "引水工程提前一年完工");
    assert_eq!((article.tags.len(), article.prominence, article.regions.len()), (2, 200, 2));
    assert_eq!(edition.page_file(0), Some("pages/A01.md"));
    assert_eq!(edition.media("media/a01.txt").unwrap(), b"picture\n");
    assert_eq!(bodies(&edition)[0].all_blocks().count(), 11);
}

#[test]
fn a_block_points_at_its_bytes_in_the_page_file() {
    let folder = corpus("good/every-block");
    let page = fs::read(folder.join("pages/A01.md")).unwrap();
    let blocks: Vec<Block> = opened(&folder).body(0).unwrap().all_blocks().collect();
    assert!(page[blocks[0].source[0].clone()].starts_with("十一月".as_bytes()));
    assert_eq!(&page[blocks[1].source[0].clone()], "## 小标题".as_bytes());
    assert!(page[blocks[10].source[0].clone()].ends_with("21日".as_bytes()));
}

#[test]
fn a_misspelt_key_is_told_and_its_line_is_kept() {
    let edition = opened(&corpus("good/misspelt-key"));
    let warning = DEFAULT.warning(&edition.edition().warnings[0]);
    assert_eq!(
        warning,
        "pages/A01.md:2: unknown key `kickr` (meant `kicker`?); the line is kept as text"
    );
    let texts: Vec<String> = edition.body(0).unwrap().all_blocks().map(|b| b.plain()).collect();
    assert_eq!(texts, ["kickr: 引水工程", "正文。"]);
    assert_eq!(edition.edition().articles[0].line(HeadRole::Byline).unwrap().as_str(), "王小河");
}

#[test]
fn windows_line_ends_change_nothing() {
    let edition = opened(&corpus("good/windows-lines"));
    let texts: Vec<String> = edition.body(0).unwrap().all_blocks().map(|b| b.plain()).collect();
    assert_eq!(texts, ["第一段续。", "第二段。"]);
}

fn zipped(folder: &Path, prefix: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for path in ["edition.toml", "pages/A01.md", "media/a01.txt"] {
        zip.start_file(format!("{prefix}{path}"), zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(&fs::read(folder.join(path)).unwrap()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_reads_like_its_folder_wherever_the_edition_is_in_it() {
    let folder = opened(&corpus("good/every-block"));
    for prefix in ["", "河口/"] {
        let bytes = zipped(&corpus("good/every-block"), prefix);
        let hint = Hint { name: "x.zip".into(), ..Hint::default() };
        let zip = open_bytes(bytes, &hint).unwrap();
        assert_eq!(zip.edition(), folder.edition());
        let text = |e: &OpenEdition| e.body(0).unwrap().all_blocks().collect::<Vec<_>>();
        assert_eq!(text(&zip), text(&folder));
        assert_eq!(zip.media("media/a01.txt").unwrap(), b"picture\n");
    }
}

#[test]
fn a_zip_that_climbs_out_swells_or_breaks_off_is_refused() {
    let hint = Hint { name: "x.zip".into(), ..Hint::default() };
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("../edition.toml", options).unwrap();
    let climbing = zip.finish().unwrap().into_inner();
    assert!(matches!(open_bytes(climbing, &hint), Err(OpenError::Outside { .. })));
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("edition.toml", options).unwrap();
    zip.write_all(&vec![b' '; 8 << 20]).unwrap();
    let bomb = zip.finish().unwrap().into_inner();
    let error = DEFAULT.open_error(&open_bytes(bomb, &hint).unwrap_err());
    assert!(error.contains("200 times"), "{error}");
    let whole = zipped(&corpus("good/every-block"), "");
    for cut in (4..whole.len()).step_by(37) {
        assert!(open_bytes(whole[..cut].to_vec(), &hint).is_err(), "cut at {cut}");
    }
    let empty = zip::ZipWriter::new(Cursor::new(Vec::new())).finish().unwrap().into_inner();
    assert!(matches!(open_bytes(empty, &hint), Err(OpenError::NotAnEdition { .. })));
}

#[test]
fn a_name_that_climbs_out_of_a_zip_closes_no_edition_that_does_not_refer_to_it() {
    let folder = edition(b"# Ferry\n\nIt sails.\n");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for name in ["../evil.txt", "edition.toml", "A01.md"] {
        zip.start_file(name, options).unwrap();
        let bytes = fs::read(folder.path().join(name)).unwrap_or_default();
        zip.write_all(&bytes).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let hint = Hint { name: "x.zip".into(), ..Hint::default() };
    let open = open_bytes(bytes, &hint).unwrap();
    assert_eq!(open.edition().articles.len(), 1);
    let told: Vec<String> =
        open.edition().warnings.iter().map(|warning| DEFAULT.warning(warning)).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].contains("x.zip: ../evil.txt: this leads out of the edition"), "{told:?}");
    let (files, left_out) = open.all_files().unwrap();
    let mut names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!((names, left_out), (vec!["A01.md", "edition.toml"], Vec::new()));
}

#[test]
fn what_cannot_be_opened_says_why_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    assert!(refused(&path("none")).contains("no such file or folder"));
    assert!(refused(folder.path()).contains("neither an edition.toml"));
    fs::write(path("empty.txt"), b"").unwrap();
    assert!(refused(&path("empty.txt")).contains("holds no text"));
    fs::write(path("cut.zip"), b"PK\x03\x04 and no more").unwrap();
    assert!(refused(&path("cut.zip")).contains("damaged or cut short"));
    fs::write(path("binary.txt"), [0, 1, 2, 0, 0, 0, 9, 8]).unwrap();
    assert!(refused(&path("binary.txt")).contains("binary data"));
    let huge = fs::File::create(path("huge.txt")).unwrap();
    huge.set_len(1 << 30).unwrap();
    assert!(refused(&path("huge.txt")).contains("1024 MB"));
    fs::write(path("edition.toml"), b"").unwrap();
    assert!(refused(folder.path()).contains("edition.toml:1:1: found no `format`"));
    fs::write(path("edition.toml"), b"format = 1\n[paper]\ntitle = \"\xFF\"\n").unwrap();
    assert!(
        refused(&path("edition.toml")).contains("edition.toml:3:1: found bytes that are not UTF-8")
    );
    let missing = "format = 1\n[paper]\ntitle = \"x\"\n[[page]]\nid = \"1\"\nfile = \"1.md\"\n";
    fs::write(path("edition.toml"), missing).unwrap();
    assert!(refused(folder.path()).contains("1.md: there is no such file"));
}

#[test]
fn a_fault_inside_an_edition_names_the_edition_it_is_in() {
    let folder = edition(b"# x\nkind: breif\n\ntext\n");
    let name = folder.path().to_str().unwrap();
    let expected = format!("{name}/A01.md:2:7: found the kind");
    assert!(refused(folder.path()).starts_with(&expected), "{}", refused(folder.path()));
    fs::write(folder.path().join("edition.toml"), b"").unwrap();
    for path in [folder.path().to_owned(), folder.path().join("edition.toml")] {
        assert!(refused(&path).starts_with(&format!("{name}/edition.toml:1:1: found")));
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_inside_an_edition_and_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let folder = edition(b"# x\n");
    let secret = tempfile::tempdir().unwrap();
    fs::write(secret.path().join("s"), b"secret").unwrap();
    symlink(secret.path().join("s"), folder.path().join("out")).unwrap();
    symlink(folder.path().join("A01.md"), folder.path().join("in")).unwrap();
    symlink("loop", folder.path().join("loop")).unwrap();
    let open = opened(folder.path());
    assert!(matches!(open.media("out"), Err(OpenError::Outside { .. })));
    assert!(matches!(open.media("../s"), Err(OpenError::Outside { .. })));
    assert!(matches!(open.media("loop"), Err(OpenError::Unreadable { .. })));
    assert_eq!(open.media("in").unwrap(), b"# x\n");
    assert!(refused(&folder.path().join("loop")).contains("loop"));
}

#[test]
fn a_page_file_that_changed_is_not_read_by_its_old_places() {
    let folder = edition("# 一\n\n水\n".as_bytes());
    let open = opened(folder.path());
    assert!(open.body(0).is_ok());
    fs::write(folder.path().join("A01.md"), "# 一二三\n\n水流\n").unwrap();
    assert!(matches!(open.body(0), Err(OpenError::Changed { .. })));
    assert!(matches!(open.body(1), Err(OpenError::NoArticle { number: 2, count: 1, .. })));
}

#[test]
fn the_index_spares_the_scan_until_a_file_changes_or_the_index_breaks() {
    let page: String = (0..3000)
        .map(|n| ["# ", &n.to_string(), "\n\n", &"水流过。".repeat(20), "\n\n"].concat())
        .collect();
    let folder = edition(page.as_bytes());
    let cache = tempfile::tempdir().unwrap();
    let cached = || open(folder.path(), &Hint::default(), Some(cache.path())).unwrap();
    let scanned = cached();
    let slot = fs::read_dir(cache.path().join("editions")).unwrap().next().unwrap().unwrap().path();
    let index = fs::read(&slot).unwrap();
    let again = cached();
    assert_eq!(again.edition(), scanned.edition());
    assert_eq!(again.body(2999).unwrap().text(0), scanned.body(2999).unwrap().text(0));
    fs::write(&slot, &index[..index.len() / 2]).unwrap();
    assert_eq!(cached().edition(), scanned.edition());
    assert_eq!(fs::read(&slot).unwrap(), index, "the index was made anew");
    fs::write(folder.path().join("A01.md"), "# 只有一篇\n").unwrap();
    assert_eq!(cached().edition().articles.len(), 1);
    let file_in_the_way = folder.path().join("A01.md");
    let no_cache = open(folder.path(), &Hint::default(), Some(&file_in_the_way));
    assert_eq!(no_cache.unwrap().edition().articles.len(), 1);
}

#[test]
fn nesting_without_end_is_shown_as_it_stands() {
    for marks in [
        ">", "> ", "- ", "1. ", "* ", "[", "![", "**", "`", "{", "{?", "~", "^", "<", "_*", "[a](",
        "&",
    ] {
        let text = marks.repeat(100_000);
        let body = only_body(&format!("# x\n\n{text}水\n"));
        assert!(body.text(0).contains('水'), "{marks}");
    }
    let deep: String = (0..3_000)
        .map(|n| ["  ".repeat(n), "- 水".into(), n.to_string(), "\n".into()].concat())
        .collect();
    assert!(only_body(&format!("# x\n\n{deep}")).text(0).contains("水2999"));
}

#[test]
fn a_table_of_too_many_columns_is_shown_as_it_stands() {
    let row = "|水".repeat(1_001);
    let body = only_body(&format!("# x\n\n{row}|\n|{}\n", "-|".repeat(1_001)));
    assert!(
        matches!(&body.blocks(0)[0].kind, BlockKind::Preformatted(text) if text.contains("|-|"))
    );
    let body = only_body(&format!("# x\n\n{}\n|-|\n", "|".repeat(5_000_000)));
    assert!(matches!(&body.blocks(0)[0].kind, BlockKind::Preformatted(_)));
}

#[test]
fn a_paragraph_of_twenty_megabytes_opens() {
    let text = "水流过新渠，*好*。".repeat(20_000_000 / 26);
    let body = only_body(&format!("# x\n\n{text}\n"));
    assert_eq!(body.chunks(), 1);
    assert_eq!(body.text(0).len(), text.len());
}

#[test]
fn text_is_set_as_it_is_when_asked_for() {
    let hint = Hint { name: "-".into(), format: Some(Format::Text), ..Hint::default() };
    let open = open_bytes("# 一\n二\n\n*三*".into(), &hint).unwrap();
    let texts: Vec<String> = open.body(0).unwrap().all_blocks().map(|b| b.plain()).collect();
    assert_eq!(texts, ["# 一二", "*三*"]);
}

#[test]
fn a_page_file_by_itself_is_an_edition() {
    let hint = Hint { name: "dir/A01.md".into(), ..Hint::default() };
    let open = open_bytes("# 一\nkind: brief\n\n水\n\n# 二\n".into(), &hint).unwrap();
    let titles: Vec<&str> = open.edition().articles.iter().map(|a| a.title().as_str()).collect();
    assert_eq!(titles, ["一", "二"]);
    assert_eq!(open.body(0).unwrap().text(0), "水");
    assert_eq!(open.edition().paper.title.as_str(), "A01");
}

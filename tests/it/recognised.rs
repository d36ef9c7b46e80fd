//! Scans without text, which programs of others recognise: stand-ins for them here.

use std::fmt::Write as _;
use std::os::unix::fs::PermissionsExt as _;

use serde_json::Value;

use crate::support::program::{Home, Ran};

/// Notes its arguments, and makes a page of which each says which picture it is of.
const TESSERACT: &str = r#"#!/bin/sh
echo "$@" >> "$HOME/asked"
test -s "$1" || { echo "cannot read $1" >&2; exit 1; }
cat > "$2.hocr" <<EOF
<html><head><title></title></head><body>
<div class='ocr_page' title='bbox 0 0 1000 1400'>
<div class='ocr_carea' title='bbox 100 100 900 160'><p class='ocr_par'>
<span class='ocr_line' title='bbox 100 100 900 160; x_size 60'>Quay of $1 Closed</span></p></div>
<div class='ocr_carea' title='bbox 100 200 900 320'><p class='ocr_par'>
<span class='ocr_line' title='bbox 100 200 900 230; x_size 24'>The quay of $2 was closed on Monday, said the board,</span>
<span class='ocr_line' title='bbox 100 240 900 270; x_size 24'>and the ferry lies on the other side until it is mended.</span></p></div>
</div></body></html>
EOF
"#;
const PDFTOPPM: &str = "#!/bin/sh\nfor last; do :; done\ncp scan \"$last.pgm\"\n";

fn home_with(tools: &[(&str, &str)]) -> Home {
    let home = Home::new();
    for (name, script) in tools {
        let tool = home.file(&format!("bin/{name}"), script);
        std::fs::set_permissions(&tool, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    std::fs::create_dir(home.path().join("tmp")).unwrap();
    home
}

/// Runs the program where no other tools are than those of the home.
fn run(home: &Home, args: &[&str]) -> Ran {
    let path = format!("{}:/usr/bin:/bin", home.path().join("bin").display());
    // What is installed on the tester's machine is not asked.
    let path = if home.path().join("bin").exists() { path } else { "/nowhere".to_owned() };
    let mut command = home.command(args);
    let ran =
        Ran::of(command.env("PATH", path).env("TMPDIR", home.path().join("tmp")).output().unwrap());
    let left = std::fs::read_dir(home.path().join("tmp")).unwrap().count();
    assert_eq!(left, 0, "nothing of it stays behind");
    ran
}

fn articles(json: &str) -> Vec<String> {
    let edition: Value = serde_json::from_str(json).unwrap();
    let all = edition["articles"].as_array().unwrap().iter();
    all.map(|article| article["headline"].as_str().unwrap_or_default().to_owned()).collect()
}

fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = png::Encoder::new(&mut bytes, 1, 1);
    encoder.write_header().unwrap().write_image_data(&[7; 1]).unwrap();
    bytes
}

/// A PDF of so many pages, each of them a picture.
fn pdf(pages: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..pages).map(|page| format!("{} 0 R", page + 5)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{kids}]/Count {pages}>>"),
        "<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray\
         /Length 1>>stream\nx\nendstream"
            .to_owned(),
        "<</Length 29>>stream\nq 500 0 0 700 0 0 cm /I Do Q \nendstream".to_owned(),
    ];
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Contents 4 0 R/Resources\
                <</XObject<</I 3 0 R>>>>>>";
    objects.extend(vec![page.to_owned(); pages]);
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let start = file.len();
    let size = objects.len() + 1;
    write!(file, "{table}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file.into_bytes()
}

#[test]
fn the_text_of_a_picture_is_recognised_where_that_is_asked_for() {
    let home = home_with(&[("tesseract", TESSERACT)]);
    home.file("-l x.png", picture());
    let advice = run(&home, &["inspect", "--", "-l x.png"]);
    assert_eq!(advice.code, Some(1));
    assert!(advice.err.contains("--ocr"), "{}", advice.err);
    let json = run(&home, &["inspect", "--json", "--ocr", "chi_sim+eng", "--", "-l x.png"]).fine();
    assert_eq!(articles(&json), ["Quay of scan Closed"]);
    let asked = std::fs::read_to_string(home.path().join("asked")).unwrap();
    assert_eq!(asked, "scan page-1 -l chi_sim+eng hocr\n", "the name of the file is no argument");
    let printed = run(&home, &["print", "--ocr", "eng", "./-l x.png"]).fine();
    assert!(printed.contains("The quay of page-1 was closed"), "{printed}");
}

#[test]
fn a_pdf_of_pictures_is_recognised_page_by_page_and_one_with_text_is_not() {
    let home = home_with(&[("tesseract", TESSERACT), ("pdftoppm", PDFTOPPM)]);
    home.file("scan.pdf", pdf(2));
    home.file("page.txt", "Ferry Runs Again\n\nThe ferry ran again on Monday.\n");
    let report = run(&home, &["import", "--ocr", "eng", "scan.pdf", "--paper", "Post"]).fine();
    assert!(report.contains("Post"), "{report}");
    let listed = run(&home, &["list", "--json"]).fine();
    let id = serde_json::from_str::<Value>(&listed).unwrap()[0]["id"].as_str().unwrap().to_owned();
    let kept = run(&home, &["inspect", "--json", &id]).fine();
    assert_eq!(articles(&kept), ["Quay of page-1.pgm Closed", "Quay of page-2.pgm Closed"]);
    std::fs::remove_file(home.path().join("asked")).unwrap();
    run(&home, &["inspect", "--ocr", "eng", "page.txt"]).fine();
    assert!(!home.path().join("asked").exists(), "what has text is read as it is");
}

#[test]
fn a_folder_of_pictures_is_an_edition_whose_pages_are_recognised() {
    let home = home_with(&[("tesseract", TESSERACT)]);
    for page in ["Post/2.png", "Post/1.png", "Post/10.png"] {
        home.file(page, picture());
    }
    let advice = run(&home, &["inspect", "Post"]);
    assert_eq!(advice.code, Some(1));
    assert!(advice.err.contains("Post/1.png") && advice.err.contains("--ocr"), "{}", advice.err);
    let json = run(&home, &["inspect", "--json", "--ocr", "eng", "Post"]).fine();
    assert_eq!(articles(&json), ["Quay of scan Closed"; 3]);
    let edition: Value = serde_json::from_str(&json).unwrap();
    let files = edition["files"].as_array().unwrap().iter();
    let files: Vec<&str> = files.map(|file| file["name"].as_str().unwrap()).collect();
    assert_eq!(files, ["Post/1.png", "Post/2.png", "Post/10.png"]);
    let report = run(&home, &["import", "--ocr", "eng", "Post", "--date", "1998-01-29"]).fine();
    assert!(report.contains("1998-01-29"), "{report}");
}

#[test]
fn pictures_beside_texts_are_theirs_and_not_recognised() {
    let home = home_with(&[("tesseract", TESSERACT)]);
    home.file("Post/ferry.png", picture());
    home.file("Post/page.txt", "Ferry Runs Again\n\nThe ferry ran again on Monday.\n");
    let json = run(&home, &["inspect", "--json", "--ocr", "eng", "Post"]).fine();
    assert_eq!(articles(&json), ["Ferry Runs Again"]);
    assert!(!home.path().join("asked").exists());
}

#[test]
fn what_is_missing_or_fails_is_told_in_a_line_with_the_way_out() {
    let home = home_with(&[]);
    home.file("scan.png", picture());
    let ran = run(&home, &["inspect", "--ocr", "eng", "scan.png"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{}", ran.err);
    assert!(ran.err.contains("`tesseract` is not installed"), "{}", ran.err);
    let only = home_with(&[("tesseract", TESSERACT), ("pdftoppm", "#!/bin/sh\nexit 127\n")]);
    only.file("scan.pdf", pdf(1));
    let ran = run(&only, &["inspect", "--ocr", "eng", "scan.pdf"]);
    assert!(ran.err.contains("`pdftoppm` failed"), "{}", ran.err);
    let broken =
        "#!/bin/sh\necho first >&2\nprintf 'no \\033[1mdata\\033[0m for xyz\\n' >&2\nexit 1\n";
    let failing = home_with(&[("tesseract", broken)]);
    failing.file("scan.png", picture());
    let ran = run(&failing, &["inspect", "--ocr", "xyz", "scan.png"]);
    assert_eq!((ran.code, ran.err.lines().count()), (Some(1), 1), "{}", ran.err);
    assert!(ran.err.contains("no [1mdata[0m for xyz") && ran.err.contains("--list-langs"));
}

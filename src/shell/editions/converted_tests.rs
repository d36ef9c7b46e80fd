//! What comes out of the cache is what went in.

use std::io::{Cursor, Write as _};

use tempfile::TempDir;

use super::writing::{Unfinished, tidy};
use super::*;
use crate::shell::editions;

/// A folder with a source in it, and a cache beside it.
struct Home {
    dir: TempDir,
}

impl Home {
    fn new() -> Self {
        Self { dir: TempDir::new().unwrap() }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    fn cache(&self) -> PathBuf {
        self.dir.path().join("cache")
    }

    fn slot(&self, path: &Path, hint: &Hint) -> Slot {
        Slot::new(&self.cache(), path, hint).unwrap()
    }

    /// Reads a source, and keeps it however fast that was.
    fn keep(&self, path: &Path, hint: &Hint) -> OpenEdition {
        let mut open = fresh(path, hint).unwrap();
        let inputs = Inputs::of(path).unwrap();
        let unkept = Unkept::of(&open, self.slot(path, hint), (inputs, path));
        open.unkept = Some(Box::new(unkept.unwrap()));
        while open.keep_some() {}
        open
    }

    fn kept(&self, path: &Path, hint: &Hint) -> Option<OpenEdition> {
        self.slot(path, hint).load(&Inputs::of(path).unwrap(), (path, hint, fresh))
    }
}

fn fresh(path: &Path, hint: &Hint) -> Result<OpenEdition, OpenError> {
    let open = if path.is_dir() { editions::open::open_found } else { editions::open_file };
    open(path, hint)
}

fn assert_same(new: &OpenEdition, kept: &OpenEdition) {
    assert!(matches!(kept.bodies, Bodies::Kept(_)));
    assert_eq!(new.edition(), kept.edition());
    assert_eq!(new.source_name(), kept.source_name());
    for article in 0..new.edition().articles.len() {
        let blocks = |open: &OpenEdition| {
            let body = open.body(article).unwrap();
            (body.chunks(), body.all_blocks().collect::<Vec<_>>())
        };
        assert_eq!(blocks(new), blocks(kept), "article {article}");
        assert_eq!(new.page_file(article), kept.page_file(article));
    }
    assert_eq!(new.furniture(), kept.furniture());
    assert_eq!(new.unplaced(), kept.unplaced());
    assert_eq!(new.files(), kept.files());
    assert_eq!(new.scans(), kept.scans());
    assert_eq!(new.all_files(), kept.all_files());
}

const PAGE: &str = "河口日报 2026年11月22日 第一版 要闻\n\n新渠昨日通水\n\n本报讯（记者 林远）河口新渠昨日上午\n\
    通水，沿岸三千亩稻田得到灌溉。\n\n老街的灯\n\n老街的灯又亮了，行人三三两两。\u{fffd}下转第二版\n";

fn book() -> Vec<u8> {
    let files = [
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>",
        ),
        (
            "p.opf",
            "<package><metadata><dc:title>苇江夜话</dc:title><dc:language>zh</dc:language>\
             </metadata><manifest>\
             <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
             <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='a'/></spine></package>",
        ),
        ("nav.xhtml", "<nav epub:type='toc'><ol><li><a href='a.xhtml'>渡口</a></li></ol></nav>"),
        (
            "a.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>渡口</h1><h3>小标题</h3>\
             <p>清晨，<ruby>渡<rt>dù</rt></ruby>口<b>起了</b><a href='http://x'>雾</a>。</p>\
             <ol><li>甲</li><li>乙</li></ol><blockquote><p>引</p></blockquote><hr/>\
             <pre>一\n  二</pre><table><tr><th>a</th></tr><tr><td>b</td></tr></table>\
             <img src='1.png' alt='雾'/></body></html>",
        ),
        ("1.png", "png"),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const FEED: &str = "<rss><channel><title>河口</title><item><title>通水</title><description>\
    &lt;p&gt;新渠&lt;em&gt;通水&lt;/em&gt;。&lt;/p&gt;</description><link>http://x/1</link></item>\
    </channel></rss>";

const HOCR: &str = "<html><head><meta name='ocr-system' content='x'/></head><body>\
    <div class='ocr_page' title='bbox 0 0 1000 1400'><div class='ocr_carea' title='bbox 50 50 900 300'>\
    <p class='ocr_par' title='bbox 50 50 900 120'><span class='ocr_line' title='bbox 50 50 900 120; x_size 60'>\
    <span class='ocrx_word' title='bbox 50 50 400 120; x_wconf 95'>Harbour</span> \
    <span class='ocrx_word' title='bbox 420 50 900 120; x_wconf 31'>opened</span></span></p>\
    <p class='ocr_par' title='bbox 50 200 900 260'><span class='ocr_line' title='bbox 50 200 900 230; x_size 24'>\
    <span class='ocrx_word' title='bbox 50 200 900 230; x_wconf 95'>The harbour was opened on Monday.</span>\
    </span></p></div></div></body></html>";

#[test]
fn every_format_comes_out_of_the_cache_as_it_was_read() {
    let home = Home::new();
    home.file("pages/01.txt", PAGE);
    home.file("pages/02.txt", PAGE.replace("第一版", "第二版"));
    home.file("feeds/a.rss", FEED);
    home.file("feeds/b.xml", FEED.replace("通水", "开桥"));
    home.file("notes/a.md", "---\ntitle: One\n---\n\nFirst.\n\n![p](p.png)\n");
    home.file("notes/p.png", "png");
    let html = "<html><head><title>Harbour</title></head><body><article><h1>Harbour opened</h1>\
        <p>The harbour was opened on Monday by the mayor, who spoke for an hour.</p>\
        <p style='display:none'>hidden</p></article></body></html>";
    let sources = [
        home.file("a.txt", PAGE),
        home.file("plain.txt", "One\n===\n\nText of one.\n\nTwo\n===\n\nText of two.\n"),
        home.file("a.epub", book()),
        home.file("a.rss", FEED),
        home.file("a.html", html),
        home.file("a.hocr", HOCR),
        home.dir.path().join("pages"),
        home.dir.path().join("feeds"),
        home.dir.path().join("notes"),
    ];
    for source in sources {
        let new = home.keep(&source, &Hint::default());
        let kept = home.kept(&source, &Hint::default());
        let kept = kept.unwrap_or_else(|| panic!("{} was not kept", source.display()));
        assert_same(&new, &kept);
        let picture = |open: &OpenEdition| open.files_inside().read("1.png", 100);
        assert_eq!(picture(&new), picture(&kept));
    }
}

#[test]
fn what_was_read_otherwise_or_changed_is_read_again() {
    let home = Home::new();
    let path = home.file("a.txt", PAGE);
    home.keep(&path, &Hint::default());
    let other = Hint { lang: Some(crate::model::Lang::Ja.into()), ..Hint::default() };
    assert!(home.kept(&path, &other).is_none());
    assert!(home.kept(&path, &Hint::default()).is_some());
    // As long, and by a program that puts the time back.
    let time = fs::metadata(&path).unwrap().modified().unwrap();
    home.file("a.txt", PAGE.replace("三千亩", "五千亩"));
    File::options().write(true).open(&path).unwrap().set_modified(time).unwrap();
    assert!(home.kept(&path, &Hint::default()).is_none());
    home.keep(&path, &Hint::default());
    let corrected = home.kept(&path, &Hint::default()).unwrap();
    assert!(corrected.body(0).unwrap().all_blocks().any(|b| b.plain().contains("五千亩")));
}

#[test]
fn a_touched_file_that_holds_what_it_held_is_not_read_again() {
    let home = Home::new();
    let path = home.file("a.txt", PAGE);
    home.keep(&path, &Hint::default());
    home.file("a.txt", PAGE);
    assert!(home.kept(&path, &Hint::default()).is_some());
}

#[test]
fn a_file_that_is_added_or_taken_from_a_folder_makes_it_another_edition() {
    let home = Home::new();
    home.file("pages/01.txt", PAGE);
    let second = home.file("pages/02.txt", PAGE.replace("第一版", "第二版"));
    let path = home.dir.path().join("pages");
    home.keep(&path, &Hint::default());
    home.file("pages/corrections.toml", "");
    assert!(home.kept(&path, &Hint::default()).is_some(), "corrections are laid over it");
    home.file("pages/03.txt", PAGE.replace("第一版", "第三版"));
    assert!(home.kept(&path, &Hint::default()).is_none());
    home.keep(&path, &Hint::default());
    fs::remove_file(second).unwrap();
    assert!(home.kept(&path, &Hint::default()).is_none());
}

#[test]
fn an_entry_that_is_damaged_anywhere_gives_the_edition_of_the_source() {
    let home = Home::new();
    let path = home.file("a.txt", PAGE);
    let new = home.keep(&path, &Hint::default());
    let entry = home.slot(&path, &Hint::default()).file;
    let bytes = fs::read(&entry).unwrap();
    for at in (0..bytes.len()).step_by(7) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x20;
        fs::write(&entry, &damaged).unwrap();
        if let Some(kept) = home.kept(&path, &Hint::default()) {
            assert_same(&new, &kept);
        } else {
            assert!(!entry.exists(), "byte {at}");
        }
    }
    for length in [0, 7, 40, PREAMBLE, bytes.len() / 2, bytes.len() - 1] {
        fs::write(&entry, &bytes[..length]).unwrap();
        assert!(home.kept(&path, &Hint::default()).is_none(), "{length} bytes");
    }
}

#[test]
#[cfg(unix)]
fn what_is_kept_is_for_its_owner_alone_and_nothing_unfinished_stays() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let path = home.file("a.txt", PAGE);
    home.keep(&path, &Hint::default());
    let slot = home.slot(&path, &Hint::default());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&slot.folder), mode(&slot.file)), (0o700, 0o600));
    assert_eq!(fs::read_dir(&slot.folder).unwrap().count(), 1);
    // A reader left before it was finished.
    drop(Unfinished::new(&slot).unwrap());
    assert_eq!(fs::read_dir(&slot.folder).unwrap().count(), 1);
}

#[test]
fn what_was_not_used_for_longest_goes_first() {
    let home = Home::new();
    let folder = home.cache();
    fs::create_dir_all(&folder).unwrap();
    for (age, name) in [(3, "old"), (1, "new"), (2, "between")] {
        let file = File::create(folder.join(name)).unwrap();
        file.set_len(KEPT / 5 * 2).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(age)).unwrap();
    }
    tidy(&folder);
    let left = |name| folder.join(name).exists();
    assert_eq!((left("old"), left("between"), left("new")), (false, true, true));
}

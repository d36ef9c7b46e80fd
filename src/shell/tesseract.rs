//! Scans without text: `tesseract` recognises it, if the reader asked for that
//! (`--ocr`), and `pdftoppm` draws the pages of a PDF for it. What comes of it is one
//! document of hOCR, read as any other.
//!
//! A scan goes into the room of the programs under a name of ours: no name of a file
//! is ever an argument.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::program::{self, ProgramRoom, failed};
use crate::input::watch::Count;
use crate::input::{Format, Hint, Watch, limits, parallel};
use crate::loader::{self, sniff};
use crate::model::error::ProgramFault;
use crate::model::{OpenError, Stage};
use crate::store::read_file;

const TESSERACT: &str = "tesseract";
const PDFTOPPM: &str = "pdftoppm";

/// How long a page may take: a broadsheet of small type takes a minute.
const LIMIT: Duration = Duration::from_mins(5);
/// Dots an inch of a page that is drawn: what tesseract was made for.
const DOTS: &str = "300";
/// Dots of the longest side that is drawn: a metre, twice the height of a broadsheet.
const SIDE: &str = "12000";
/// What the scan is called in the room.
const SCAN: &str = "scan";

/// A program that did not do its part, and why.
type Failed = (&'static str, ProgramFault);

/// A scan in the room of the programs.
struct RoomOfScan<'a> {
    room: &'a Path,
    /// As tesseract has them: `chi_sim`, `eng+deu`.
    languages: &'a str,
    is_pdf: bool,
    limit: Duration,
    watch: &'a Watch,
}

/// The bytes of a file; of a scan without text its text in hOCR instead, if the
/// reader wants it recognised.
///
/// # Errors
/// [`OpenError::Recognition`]; [`crate::input::LoadError::Cancelled`].
pub(super) fn with_text(bytes: Vec<u8>, hint: &Hint) -> Result<Vec<u8>, OpenError> {
    let Some(languages) = &hint.ocr else { return Ok(bytes) };
    let Some(pages) = loader::pages_without_text(&bytes, hint) else { return Ok(bytes) };
    let is_pdf = sniff(&bytes, &hint.name) == Ok(Format::Pdf);
    let recognise = || {
        let room = ProgramRoom::temporary().map_err(of(TESSERACT))?;
        let (room, watch) = (room.path(), &hint.watch);
        fs::write(room.join(SCAN), &bytes).map_err(|error| (TESSERACT, failed(&error)))?;
        // A TIFF may hold the pages of an issue, which come as one.
        let is_tiff = bytes.starts_with(b"II*") || bytes.starts_with(b"MM\0*");
        let limit = if is_tiff { LIMIT * 12 } else { LIMIT };
        RoomOfScan { room, languages, is_pdf, limit, watch }.all(pages)
    };
    let made = recognise();
    hint.watch.check()?;
    made.map_err(|(program, fault)| {
        let (path, program) = (hint.name.clone(), program.to_owned());
        OpenError::Recognition { path, program, fault }
    })
}

fn of(program: &'static str) -> impl Fn(ProgramFault) -> Failed {
    move |fault| (program, fault)
}

impl RoomOfScan<'_> {
    /// All pages as one document.
    fn all(&self, pages: usize) -> Result<Vec<u8>, Failed> {
        let numbers: Vec<usize> = (1..=pages).collect();
        let count = Count::new(self.watch, Stage::Drawing, pages);
        let done = parallel::map(&numbers, 1, |number| {
            let page = self.page(*number);
            count.one();
            page
        });
        let mut all = b"<html><head><meta charset=\"utf-8\"/></head><body>".to_vec();
        for page in done {
            all.extend(inside(&page?));
        }
        all.extend(b"</body></html>");
        Ok(all)
    }

    /// The hOCR of a page, counted from 1.
    fn page(&self, number: usize) -> Result<Vec<u8>, Failed> {
        let name = format!("page-{number}");
        let mut picture = SCAN.to_owned();
        if self.is_pdf {
            picture = format!("{name}.pgm");
            let number = number.to_string();
            let asked = ["-r", DOTS, "-W", SIDE, "-H", SIDE, "-f", &number, "-l", &number];
            self.run(PDFTOPPM, &[&asked[..], &["-gray", "-singlefile", SCAN, &name]].concat())?;
        }
        self.run(TESSERACT, &[&picture, &name, "-l", self.languages, "hocr"])?;
        if self.is_pdf {
            // Of a whole issue they would fill the disk.
            let _ = fs::remove_file(self.room.join(picture));
        }
        let made = self.room.join(name).with_extension("hocr");
        read_file(&made, limits::FILE).map_err(|error| (TESSERACT, failed(&error)))
    }

    fn run(&self, program: &'static str, arguments: &[&str]) -> Result<(), Failed> {
        let mut command = Command::new(program);
        // Pages are read side by side: a thread each.
        command.args(arguments).current_dir(self.room).env("OMP_THREAD_LIMIT", "1");
        program::run(&mut command, self.limit, self.watch).map_err(of(program))
    }
}

/// What stands in the body of a document.
fn inside(page: &[u8]) -> &[u8] {
    let start = memchr::memmem::find(page, b"<body>").map_or(0, |at| at + "<body>".len());
    let end = memchr::memmem::rfind(page, b"</body>").filter(|end| *end >= start);
    &page[start..end.unwrap_or(page.len())]
}

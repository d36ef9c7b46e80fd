//! What a file is, how large it may be, and what is wrong with books and PDFs, in English.

use crate::model::error::{
    Amount, BookFault, EntryFault, Foreign, Limited, NotText, PdfFault, RefusedFiles, WayOut,
};
use crate::model::warning::ListedNames;
use crate::words::errors::{advised, clipped, figures, listed};

pub(super) fn names_of(names: &ListedNames) -> String {
    listed(names, ", ", |more| format!(" and {more} more"))
}

pub(super) fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "binary data".to_owned(),
        NotText::NoText => "what is no text, by its beginning".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("{percent}% control characters (read as {encoding})")
        }
        NotText::Xml => "an XML document".to_owned(),
        NotText::XmlOf(root) => format!("an XML document of the kind <{}>", clipped(root)),
        NotText::PdfUnsupported => {
            "a PDF document, which this newsprint was built without (`--features pdf`)".to_owned()
        }
    }
}

pub(super) fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "a PNG picture",
        Foreign::Jpeg => "a JPEG picture",
        Foreign::Gif => "a GIF picture",
        Foreign::Tiff => "a TIFF picture",
        Foreign::Jpeg2000 => "a JPEG 2000 picture",
        Foreign::Webp => "a WebP picture",
        Foreign::Djvu => "a DjVu document",
        Foreign::Kindle => "a Kindle book",
        Foreign::Palm => "a Palm book",
        Foreign::Rtf => "an RTF document",
        Foreign::OldOffice => "an old Office document",
        Foreign::Office => "an Office document",
        Foreign::PostScript => "a PostScript document",
        Foreign::Bzip2 => "a bzip2 file",
        Foreign::Xz => "an xz file",
        Foreign::Zstd => "a zstd file",
        Foreign::SevenZip => "a 7z archive",
        Foreign::Rar => "a RAR archive",
        Foreign::SoundOrFilm => "a sound or a film",
        Foreign::Sound => "a sound",
        Foreign::Program => "a program",
        Foreign::Database => "a database",
        Foreign::NewsMl1 => "a NewsML 1 document",
        Foreign::Opml => "a list of feeds (OPML), not a feed",
        Foreign::BookPackage => "the package document of a book",
        Foreign::BookContents => "the contents of a book",
        Foreign::Svg => "an SVG picture",
        Foreign::Json => "JSON of a kind that is not known",
        Foreign::OutlookMail => "a letter in Outlook's own form",
        Foreign::WebArchive => "a web archive (WARC or the like)",
        Foreign::HttpAnswer => "a server's answer with its headers",
        Foreign::Shortcut => "a shortcut to a web page",
        Foreign::Subtitles => "subtitles",
        Foreign::Table => "a table (CSV or TSV)",
        Foreign::Log => "a log",
        Foreign::Code => "source code",
        Foreign::Settings => "settings or data for programs",
        Foreign::References => "a list of references",
        Foreign::Calendar => "a calendar or contacts",
        Foreign::Sealed => "a sealed message or a key (PGP)",
        Foreign::LfsPointer => "what stands for a file that was not fetched (Git LFS)",
        Foreign::Org => "an Org document (Emacs)",
        Foreign::AsciiDoc => "an AsciiDoc document",
        Foreign::Tex => "a TeX document",
        Foreign::Wikitext => "a text of a wiki",
        Foreign::Troff => "a manual page (troff)",
        Foreign::Jats => "an article in JATS XML",
        Foreign::DocBook => "a DocBook document",
        Foreign::Abbyy => "a page in ABBYY's XML",
        Foreign::Didl => "a library's delivery (DIDL XML)",
        Foreign::Tei => "a TEI XML document",
        Foreign::FictionBook => "a FictionBook (FB2)",
        Foreign::Notes => "notes of Evernote (ENEX)",
    }
}

/// Files of a kind that is not read, in one line.
pub(super) fn refused(refused: &RefusedFiles) -> String {
    let (one, many) = ("this is", "each is");
    let what = if refused.is_one() { one } else { many };
    format!(
        "{}: {what} {}; {}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

pub(super) fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "have its text recognised: `--ocr eng` (in its language as tesseract calls it, such \
             as chi_sim) does that where tesseract is installed"
        }
        WayOut::Djvu => "take its text out of it (`COMMAND`) and open that",
        WayOut::Calibre => "convert it with calibre (`COMMAND`) and open that",
        WayOut::Save => "save it as a web page or a PDF and open that",
        WayOut::Pdf => "make a PDF of it (`COMMAND`) and open that",
        WayOut::Unpack => "unpack it and open what is in it",
        WayOut::None => "there is nothing to read in it",
        WayOut::NewerNewsMl => "get it as NewsML-G2, NITF or ninjs",
        WayOut::Feeds => {
            "newsprint fetches nothing by itself, so save the feeds it names into a folder, and \
             open that folder"
        }
        WayOut::Book => "open the EPUB that it belongs to",
        WayOut::Around => "open the page or the book that it belongs to",
        WayOut::Export => {
            "export it as EPUB, HTML or Markdown from where it is kept, and open that"
        }
        WayOut::SaveMail => "save it as a letter (.eml) and open that",
        WayOut::SavePage => "open the page in a browser, save it as HTML or PDF, and open that",
        WayOut::AsText => "if it is to be read as it stands, say `--format text`",
        WayOut::Unseal => "open it with its key (`COMMAND`) and open what comes of it",
        WayOut::FetchFile => "fetch the file itself (`git lfs pull`) and open that",
        WayOut::Pandoc => "convert it (`COMMAND`) and open that",
        WayOut::OtherScan => "get the page as ALTO, PAGE XML, hOCR or PDF and open that",
    };
    advised(advice, kind.way_out(), file)
}

pub(super) fn limited(what: Limited) -> String {
    match what {
        Limited::File => "the file".to_owned(),
        Limited::Pipe => "what came through the pipe".to_owned(),
        Limited::Page => "the page".to_owned(),
        Limited::Text => "the text".to_owned(),
        Limited::ForeignText => "the text, which is not in UTF-8,".to_owned(),
        Limited::PageText => "the text of a page".to_owned(),
        Limited::PageLines => "the number of lines of a page".to_owned(),
        Limited::Together => "what is read together".to_owned(),
        Limited::Mets => "the METS file".to_owned(),
        Limited::Pdf => "the PDF".to_owned(),
        Limited::HeadLine => "a line of a head".to_owned(),
        Limited::Article => "an article".to_owned(),
        Limited::Issue => "the issue".to_owned(),
        Limited::Edition => "the edition".to_owned(),
        Limited::Pages => "all pages together".to_owned(),
        Limited::Feeds => "all feeds together".to_owned(),
        Limited::Pictures => "all pictures together".to_owned(),
        Limited::WithPicture => "the edition with this picture".to_owned(),
        Limited::FileCount => "the number of its files".to_owned(),
        Limited::PageCount => "the number of pages".to_owned(),
        Limited::FeedCount => "the number of feeds".to_owned(),
        Limited::Entry => "the entry, inflated,".to_owned(),
        Limited::EntryRatio(times) => {
            format!("the entry, inflated to over {times} times its size,")
        }
        Limited::Zip => "the zip, inflated,".to_owned(),
    }
}

pub(super) fn amount(amount: Amount) -> String {
    figures(amount, " bytes")
}

pub(super) fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "the zip is damaged or cut short".to_owned(),
        BookFault::NoPackage => "found no package document (.opf) in it".to_owned(),
        BookFault::Package(fault) => format!("its package document {}", entry(fault)),
        BookFault::Locked => "the book is locked (DRM), and newsprint has no key to it".to_owned(),
    }
}

/// In words that follow the name of the entry.
pub(super) fn entry(fault: &EntryFault) -> String {
    match fault {
        EntryFault::Missing => "is not there".to_owned(),
        EntryFault::Limit { found, limit } => format!(
            "is {} and the limit is {}",
            amount(Amount::Bytes(*found)),
            amount(Amount::Bytes(*limit))
        ),
        EntryFault::Total(most) => format!(
            "stands after the first {} of the book, which is the limit",
            amount(Amount::Bytes(*most))
        ),
        EntryFault::Ratio(most) => {
            format!("inflates to over {most} times its size, which is the limit")
        }
        EntryFault::Damaged => "is damaged".to_owned(),
        EntryFault::Locked => "is locked with a password".to_owned(),
    }
}

pub(super) fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "the PDF is damaged or cut short; get it anew, or repair it with the program that \
             made it"
        }
        PdfFault::Locked => {
            "the PDF is encrypted in a way that newsprint does not read; save it without password \
             and restrictions (`qpdf --decrypt IN OUT` does), then open that"
        }
        PdfFault::Password => {
            "the PDF opens only with a password; save it without one (`qpdf --password=… \
             --decrypt IN OUT` does), then open that"
        }
        PdfFault::Pictures => {
            "the PDF holds pictures of pages and no text; `--ocr eng` (its language as tesseract \
             calls it, such as chi_sim) recognises it where tesseract is installed"
        }
        PdfFault::Coded => {
            "the fonts of the PDF do not say which letters they print; it has to go through OCR \
             first (`ocrmypdf --force-ocr IN OUT`)"
        }
        PdfFault::Barred => {
            "what the PDF holds is damaged, or unpacks to more than is read; get it anew, or \
             repair it with the program that made it"
        }
        PdfFault::Blank => "the PDF holds no text; there is nothing to read",
    }
}

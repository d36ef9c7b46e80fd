//! What a file is, how large it may be, and what is wrong with books and PDFs, in Korean.

use crate::model::error::{
    Amount, BookFault, EntryFault, Foreign, Limited, NotText, PdfFault, RefusedFiles, WayOut,
};
use crate::model::warning::ListedNames;
use crate::words::errors::{advised, clipped, figures, listed};

pub(super) fn names_of(names: &ListedNames) -> String {
    listed(names, ", ", |more| format!(" 외 {more}개"))
}

pub(super) fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "이진 데이터".to_owned(),
        NotText::NoText => "첫머리로 보아 텍스트가 아닌 것".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("제어 문자가 {percent}%인 데이터({encoding}로 읽음)")
        }
        NotText::Xml => "XML 문서".to_owned(),
        NotText::XmlOf(root) => format!("<{}>(으)로 시작하는 XML 문서", clipped(root)),
        NotText::PdfUnsupported => {
            "이 newsprint가 지원 없이 만들어진 PDF(`--features pdf`)".to_owned()
        }
    }
}

pub(super) fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "PNG 그림",
        Foreign::Jpeg => "JPEG 그림",
        Foreign::Gif => "GIF 그림",
        Foreign::Tiff => "TIFF 그림",
        Foreign::Jpeg2000 => "JPEG 2000 그림",
        Foreign::Webp => "WebP 그림",
        Foreign::Djvu => "DjVu 문서",
        Foreign::Kindle => "Kindle 책",
        Foreign::Palm => "Palm 책",
        Foreign::Rtf => "RTF 문서",
        Foreign::OldOffice => "옛 Office 문서",
        Foreign::Office => "Office 문서",
        Foreign::PostScript => "PostScript 문서",
        Foreign::Bzip2 => "bzip2 파일",
        Foreign::Xz => "xz 파일",
        Foreign::Zstd => "zstd 파일",
        Foreign::SevenZip => "7z 압축 파일",
        Foreign::Rar => "RAR 압축 파일",
        Foreign::SoundOrFilm => "소리나 영상",
        Foreign::Sound => "소리",
        Foreign::Program => "프로그램",
        Foreign::Database => "데이터베이스",
        Foreign::NewsMl1 => "NewsML 1 문서",
        Foreign::Opml => "피드가 아니라 피드 목록(OPML)",
        Foreign::BookPackage => "책의 패키지 문서",
        Foreign::BookContents => "책의 차례",
        Foreign::Svg => "SVG 그림",
        Foreign::Json => "모르는 종류의 JSON",
        Foreign::OutlookMail => "Outlook 고유 형식의 편지",
        Foreign::WebArchive => "웹 아카이브(WARC 따위)",
        Foreign::HttpAnswer => "머리말이 붙은 서버의 응답",
        Foreign::Shortcut => "웹 페이지 바로가기",
        Foreign::Subtitles => "자막",
        Foreign::Table => "표(CSV나 TSV)",
        Foreign::Log => "로그",
        Foreign::Code => "소스 코드",
        Foreign::Settings => "프로그램의 설정이나 데이터",
        Foreign::References => "참고 문헌 목록",
        Foreign::Calendar => "달력이나 연락처",
        Foreign::Sealed => "봉한 편지나 열쇠(PGP)",
        Foreign::LfsPointer => "가져오지 않은 파일을 대신하는 것(Git LFS)",
        Foreign::Org => "Org 문서(Emacs)",
        Foreign::AsciiDoc => "AsciiDoc 문서",
        Foreign::Tex => "TeX 문서",
        Foreign::Wikitext => "위키 글",
        Foreign::Troff => "매뉴얼 페이지(troff)",
        Foreign::Jats => "JATS XML 논문",
        Foreign::DocBook => "DocBook 문서",
        Foreign::Abbyy => "ABBYY XML로 된 면",
        Foreign::Didl => "도서관의 납품서(DIDL XML)",
        Foreign::Tei => "TEI XML 문서",
        Foreign::FictionBook => "FictionBook 책(FB2)",
        Foreign::Notes => "Evernote 노트(ENEX)",
    }
}

/// Files of a kind that is not read, in one line.
pub(super) fn refused(refused: &RefusedFiles) -> String {
    format!(
        "{}: {}입니다. {}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

pub(super) fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "`--ocr kor`(tesseract의 언어 이름)로 글자를 인식시키세요. tesseract가 있어야 합니다"
        }
        WayOut::Djvu => "글을 꺼내어(`COMMAND`) 여세요",
        WayOut::Calibre => "calibre로 바꾸어(`COMMAND`) 여세요",
        WayOut::Save => "웹 페이지나 PDF로 저장하여 여세요",
        WayOut::Pdf => "PDF로 만들어(`COMMAND`) 여세요",
        WayOut::Unpack => "풀어서 안에 든 것을 여세요",
        WayOut::None => "읽을 것이 없습니다",
        WayOut::NewerNewsMl => "NewsML-G2, NITF, ninjs 가운데 하나로 받으세요",
        WayOut::Feeds => {
            "newsprint는 스스로 가져오지 않습니다. 목록의 피드를 한 폴더에 저장하여 그 폴더를 여세요"
        }
        WayOut::Book => "이것이 속한 EPUB을 여세요",
        WayOut::Around => "이것이 속한 페이지나 책을 여세요",
        WayOut::Export => {
            "보관하는 프로그램에서 EPUB, HTML, Markdown 가운데 하나로 내보내어 여세요"
        }
        WayOut::SaveMail => "편지(.eml)로 저장하여 여세요",
        WayOut::SavePage => "브라우저에서 그 페이지를 열어 HTML이나 PDF로 저장하여 여세요",
        WayOut::AsText => "있는 그대로 읽으려면 `--format text`라고 하세요",
        WayOut::Unseal => "열쇠로 풀어(`COMMAND`) 나온 것을 여세요",
        WayOut::FetchFile => "파일 자체를 가져와(`git lfs pull`) 여세요",
        WayOut::Pandoc => "바꾸어(`COMMAND`) 여세요",
        WayOut::OtherScan => "그 면을 ALTO, PAGE XML, hOCR, PDF 가운데 하나로 구하여 여세요",
    };
    advised(advice, kind.way_out(), file)
}

pub(super) fn limited(what: Limited) -> String {
    match what {
        Limited::File => "파일".to_owned(),
        Limited::Pipe => "파이프로 온 것의".to_owned(),
        Limited::Page => "면".to_owned(),
        Limited::Text => "텍스트".to_owned(),
        Limited::ForeignText => "텍스트(UTF-8이 아님)".to_owned(),
        Limited::PageText => "한 면의 텍스트".to_owned(),
        Limited::PageLines => "한 면의 줄 수".to_owned(),
        Limited::Together => "함께 읽는 것".to_owned(),
        Limited::Mets => "METS 파일".to_owned(),
        Limited::Pdf => "PDF".to_owned(),
        Limited::HeadLine => "기사 머리 한 줄의".to_owned(),
        Limited::Article => "기사".to_owned(),
        Limited::Issue | Limited::Edition => "호 전체".to_owned(),
        Limited::Pages => "면 전체".to_owned(),
        Limited::Feeds => "피드 전체".to_owned(),
        Limited::Pictures => "그림 전체".to_owned(),
        Limited::WithPicture => "이 그림을 더한 호의".to_owned(),
        Limited::FileCount => "파일 수의".to_owned(),
        Limited::PageCount => "면 수의".to_owned(),
        Limited::FeedCount => "피드 수의".to_owned(),
        Limited::Entry => "푼 항목의".to_owned(),
        Limited::EntryRatio(times) => format!("{times}배 넘게 풀리는 항목의"),
        Limited::Zip => "푼 zip의".to_owned(),
    }
}

pub(super) fn amount(amount: Amount) -> String {
    figures(amount, "바이트")
}

pub(super) fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "zip이 망가졌거나 잘렸습니다".to_owned(),
        BookFault::NoPackage => "패키지 문서(.opf)가 없습니다".to_owned(),
        BookFault::Package(fault) => format!("패키지 문서: {}", entry(fault)),
        BookFault::Locked => "책이 잠겨 있고(DRM) newsprint에는 열쇠가 없습니다".to_owned(),
    }
}

/// In words that follow the name of the entry.
pub(super) fn entry(fault: &EntryFault) -> String {
    let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
    match fault {
        EntryFault::Missing => "없습니다".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("{}이고 한도는 {}입니다", size(found), size(limit))
        }
        EntryFault::Total(most) => format!("책의 처음 {}(한도) 뒤에 있습니다", size(most)),
        EntryFault::Ratio(most) => format!("본디의 {most}배(한도) 넘게 풀립니다"),
        EntryFault::Damaged => "망가졌습니다".to_owned(),
        EntryFault::Locked => "암호로 잠겨 있습니다".to_owned(),
    }
}

pub(super) fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "PDF가 망가졌거나 잘렸습니다. 새로 구하거나 만든 프로그램으로 고치세요"
        }
        PdfFault::Locked => {
            "PDF가 newsprint가 읽지 못하는 방식으로 암호화되었습니다. 암호와 제한 없이 저장하여(`qpdf \
             --decrypt IN OUT`) 여세요"
        }
        PdfFault::Password => {
            "PDF를 열려면 암호가 필요합니다. 암호 없이 저장하여(`qpdf --password=… --decrypt IN \
             OUT`) 여세요"
        }
        PdfFault::Pictures => {
            "PDF에는 면의 그림뿐이고 글이 없습니다. `--ocr kor`(tesseract의 언어 이름)로 인식시키세요. \
             tesseract가 있어야 합니다"
        }
        PdfFault::Coded => {
            "PDF의 글꼴이 어떤 글자를 찍는지 알려 주지 않습니다. 먼저 OCR이 필요합니다(`ocrmypdf \
             --force-ocr IN OUT`)"
        }
        PdfFault::Barred => {
            "PDF의 내용이 망가졌거나 풀면 너무 큽니다. 새로 구하거나 만든 프로그램으로 고치세요"
        }
        PdfFault::Blank => "PDF에 글이 없어 읽을 것이 없습니다",
    }
}

//! What a file is, how large it may be, and what is wrong with books and PDFs, in Japanese.

use crate::model::error::{
    Amount, BookFault, EntryFault, Foreign, Limited, NotText, PdfFault, RefusedFiles, WayOut,
};
use crate::model::warning::ListedNames;
use crate::words::errors::{advised, clipped, figures, listed};

pub(super) fn names_of(names: &ListedNames) -> String {
    listed(names, "、", |more| format!("、ほか {more} 件"))
}

pub(super) fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "バイナリーデータ".to_owned(),
        NotText::NoText => "先頭を見るかぎりテキストではないもの".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("制御文字が {percent}% のデータ（{encoding} として読んだ場合）")
        }
        NotText::Xml => "XML 文書".to_owned(),
        NotText::XmlOf(root) => format!("<{}> で始まる XML 文書", clipped(root)),
        NotText::PdfUnsupported => {
            "PDF で、この newsprint は対応なしで作られたもの（`--features pdf`）".to_owned()
        }
    }
}

pub(super) fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "PNG 画像",
        Foreign::Jpeg => "JPEG 画像",
        Foreign::Gif => "GIF 画像",
        Foreign::Tiff => "TIFF 画像",
        Foreign::Jpeg2000 => "JPEG 2000 画像",
        Foreign::Webp => "WebP 画像",
        Foreign::Djvu => "DjVu 文書",
        Foreign::Kindle => "Kindle の本",
        Foreign::Palm => "Palm の本",
        Foreign::Rtf => "RTF 文書",
        Foreign::OldOffice => "古い Office 文書",
        Foreign::Office => "Office 文書",
        Foreign::PostScript => "PostScript 文書",
        Foreign::Bzip2 => "bzip2 ファイル",
        Foreign::Xz => "xz ファイル",
        Foreign::Zstd => "zstd ファイル",
        Foreign::SevenZip => "7z アーカイブ",
        Foreign::Rar => "RAR アーカイブ",
        Foreign::SoundOrFilm => "音声か映像",
        Foreign::Sound => "音声",
        Foreign::Program => "プログラム",
        Foreign::Database => "データベース",
        Foreign::NewsMl1 => "NewsML 1 文書",
        Foreign::Opml => "フィードではなく、フィードの一覧（OPML）",
        Foreign::BookPackage => "本のパッケージ文書",
        Foreign::BookContents => "本の目次",
        Foreign::Svg => "SVG 画像",
        Foreign::Json => "知らない種類の JSON",
        Foreign::OutlookMail => "Outlook 独自の形式のメール",
        Foreign::WebArchive => "ウェブアーカイブ（WARC など）",
        Foreign::HttpAnswer => "ヘッダー付きのサーバーの応答",
        Foreign::Shortcut => "ウェブページへのショートカット",
        Foreign::Subtitles => "字幕",
        Foreign::Table => "表（CSV か TSV）",
        Foreign::Log => "ログ",
        Foreign::Code => "ソースコード",
        Foreign::Settings => "プログラムの設定かデータ",
        Foreign::References => "文献の一覧",
        Foreign::Calendar => "予定表か連絡先",
        Foreign::Sealed => "封をした手紙か鍵（PGP）",
        Foreign::LfsPointer => "取り寄せていないファイルの代わり（Git LFS）",
        Foreign::Org => "Org 文書（Emacs）",
        Foreign::AsciiDoc => "AsciiDoc 文書",
        Foreign::Tex => "TeX 文書",
        Foreign::Wikitext => "ウィキの文書",
        Foreign::Troff => "マニュアルページ（troff）",
        Foreign::Jats => "JATS XML の論文",
        Foreign::DocBook => "DocBook 文書",
        Foreign::Abbyy => "ABBYY の XML のページ",
        Foreign::Didl => "図書館の納品書（DIDL XML）",
        Foreign::Tei => "TEI XML 文書",
        Foreign::FictionBook => "FictionBook の本（FB2）",
        Foreign::Notes => "Evernote のノート（ENEX）",
    }
}

/// Files of a kind that is not read, in one line.
pub(super) fn refused(refused: &RefusedFiles) -> String {
    format!(
        "{}: {}です。{}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

pub(super) fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "`--ocr jpn`（tesseract での言語名）で文字を認識してください。tesseract が必要です"
        }
        WayOut::Djvu => "文字を取り出して（`COMMAND`）開いてください",
        WayOut::Calibre => "calibre で変換して（`COMMAND`）開いてください",
        WayOut::Save => "ウェブページか PDF として保存して開いてください",
        WayOut::Pdf => "PDF にして（`COMMAND`）開いてください",
        WayOut::Unpack => "展開して、中のものを開いてください",
        WayOut::None => "読むものはありません",
        WayOut::NewerNewsMl => "NewsML-G2、NITF、ninjs のどれかで受け取ってください",
        WayOut::Feeds => {
            "newsprint は自分では取り寄せません。載っているフィードを一つのフォルダーに保存して、それを開\
             いてください"
        }
        WayOut::Book => "それが属する EPUB を開いてください",
        WayOut::Around => "それが属するページか本を開いてください",
        WayOut::Export => {
            "保存元のプログラムから EPUB、HTML か Markdown に書き出して開いてください"
        }
        WayOut::SaveMail => "メール（.eml）として保存して開いてください",
        WayOut::SavePage => "ブラウザーでページを開き、HTML か PDF として保存して開いてください",
        WayOut::AsText => "そのまま読むなら `--format text` と指定してください",
        WayOut::Unseal => "鍵で開いて（`COMMAND`）、できたものを開いてください",
        WayOut::FetchFile => "ファイルそのものを取り寄せて（`git lfs pull`）開いてください",
        WayOut::Pandoc => "変換して（`COMMAND`）開いてください",
        WayOut::OtherScan => "そのページを ALTO、PAGE XML、hOCR か PDF で手に入れて開いてください",
    };
    advised(advice, kind.way_out(), file)
}

pub(super) fn limited(what: Limited) -> String {
    match what {
        Limited::File => "ファイル".to_owned(),
        Limited::Pipe => "パイプから来たもの".to_owned(),
        Limited::Page => "面".to_owned(),
        Limited::Text => "テキスト".to_owned(),
        Limited::ForeignText => "テキスト（UTF-8 ではない）".to_owned(),
        Limited::PageText => "一面のテキスト".to_owned(),
        Limited::PageLines => "一面の行数".to_owned(),
        Limited::Together => "まとめて読むもの".to_owned(),
        Limited::Mets => "METS ファイル".to_owned(),
        Limited::Pdf => "PDF".to_owned(),
        Limited::HeadLine => "記事の頭の 1 行".to_owned(),
        Limited::Article => "記事".to_owned(),
        Limited::Issue | Limited::Edition => "この号".to_owned(),
        Limited::Pages => "面の合計".to_owned(),
        Limited::Feeds => "フィードの合計".to_owned(),
        Limited::Pictures => "画像の合計".to_owned(),
        Limited::WithPicture => "この画像を加えた号".to_owned(),
        Limited::FileCount => "ファイルの数".to_owned(),
        Limited::PageCount => "面の数".to_owned(),
        Limited::FeedCount => "フィードの数".to_owned(),
        Limited::Entry => "展開した項目".to_owned(),
        Limited::EntryRatio(times) => format!("元の {times} 倍を超えて展開される項目"),
        Limited::Zip => "展開した zip".to_owned(),
    }
}

pub(super) fn amount(amount: Amount) -> String {
    figures(amount, " バイト")
}

pub(super) fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "zip が壊れているか途中で切れています".to_owned(),
        BookFault::NoPackage => "パッケージ文書（.opf）がありません".to_owned(),
        BookFault::Package(fault) => format!("パッケージ文書が{}", entry(fault)),
        BookFault::Locked => "本に鍵（DRM）がかかっていて、newsprint には開けられません".to_owned(),
    }
}

/// In words that follow the name of the entry.
pub(super) fn entry(fault: &EntryFault) -> String {
    let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
    match fault {
        EntryFault::Missing => "ありません".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("{} あり、上限は {} です", size(found), size(limit))
        }
        EntryFault::Total(most) => format!("本の先頭 {}（上限）より後にあります", size(most)),
        EntryFault::Ratio(most) => format!("元の {most} 倍（上限）を超えて展開されます"),
        EntryFault::Damaged => "壊れています".to_owned(),
        EntryFault::Locked => "パスワードで保護されています".to_owned(),
    }
}

pub(super) fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "PDF が壊れているか途中で切れています。入手し直すか、作成したソフトで直してください"
        }
        PdfFault::Locked => {
            "PDF が newsprint の読めない方式で暗号化されています。パスワードと制限なしで保存して（`qpdf \
             --decrypt IN OUT`）開いてください"
        }
        PdfFault::Password => {
            "PDF を開くにはパスワードが必要です。パスワードなしで保存して（`qpdf --password=… \
             --decrypt IN OUT`）開いてください"
        }
        PdfFault::Pictures => {
            "PDF は面の画像だけで文字がありません。`--ocr jpn`（tesseract での言語名）で認識してください。\
             tesseract が必要です"
        }
        PdfFault::Coded => {
            "PDF の書体は、どの文字を印字するかを示していません。先に OCR が必要です（`ocrmypdf \
             --force-ocr IN OUT`）"
        }
        PdfFault::Barred => {
            "PDF の中身が壊れているか、展開すると大きすぎます。入手し直すか、作成したソフトで直してくださ\
             い"
        }
        PdfFault::Blank => "PDF に文字がなく、読むものがありません",
    }
}

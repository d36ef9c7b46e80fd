//! What a file is, how large it may be, and what is wrong with books and PDFs, in Chinese.

use crate::model::error::{
    Amount, BookFault, EntryFault, Foreign, Limited, NotText, PdfFault, RefusedFiles, WayOut,
};
use crate::model::warning::ListedNames;
use crate::words::errors::{advised, clipped, figures, listed};

pub(super) fn names_of(names: &ListedNames) -> String {
    listed(names, "、", |more| format!("，另有 {more} 个"))
}

pub(super) fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "二进制数据".to_owned(),
        NotText::NoText => "别的数据，从开头看不是文本".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("控制字符占 {percent}% 的数据（按 {encoding} 读）")
        }
        NotText::Xml => "XML 文档".to_owned(),
        NotText::XmlOf(root) => format!("以 <{}> 开头的 XML 文档", clipped(root)),
        NotText::PdfUnsupported => {
            "PDF，而这个 newsprint 编译时没有带上它（`--features pdf`）".to_owned()
        }
    }
}

pub(super) fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => " PNG 图片",
        Foreign::Jpeg => " JPEG 图片",
        Foreign::Gif => " GIF 图片",
        Foreign::Tiff => " TIFF 图片",
        Foreign::Jpeg2000 => " JPEG 2000 图片",
        Foreign::Webp => " WebP 图片",
        Foreign::Djvu => " DjVu 文档",
        Foreign::Kindle => " Kindle 电子书",
        Foreign::Palm => " Palm 电子书",
        Foreign::Rtf => " RTF 文档",
        Foreign::OldOffice => "旧版 Office 文档",
        Foreign::Office => " Office 文档",
        Foreign::PostScript => " PostScript 文档",
        Foreign::Bzip2 => " bzip2 文件",
        Foreign::Xz => " xz 文件",
        Foreign::Zstd => " zstd 文件",
        Foreign::SevenZip => " 7z 压缩包",
        Foreign::Rar => " RAR 压缩包",
        Foreign::SoundOrFilm => "声音或影片",
        Foreign::Sound => "声音",
        Foreign::Program => "程序",
        Foreign::Database => "数据库",
        Foreign::NewsMl1 => " NewsML 1 文档",
        Foreign::Opml => "订阅源的清单（OPML），不是订阅源",
        Foreign::BookPackage => "电子书的包文档",
        Foreign::BookContents => "电子书的目录",
        Foreign::Svg => " SVG 图片",
        Foreign::Json => "不认识的 JSON",
        Foreign::OutlookMail => " Outlook 自己格式的邮件",
        Foreign::WebArchive => "网页存档（WARC 之类）",
        Foreign::HttpAnswer => "带头部的服务器应答",
        Foreign::Shortcut => "网页的快捷方式",
        Foreign::Subtitles => "字幕",
        Foreign::Table => "表格（CSV 或 TSV）",
        Foreign::Log => "日志",
        Foreign::Code => "源代码",
        Foreign::Settings => "程序的设置或数据",
        Foreign::References => "参考文献清单",
        Foreign::Calendar => "日历或通讯录",
        Foreign::Sealed => "加密的信件或密钥（PGP）",
        Foreign::LfsPointer => "没有取回的文件的占位（Git LFS）",
        Foreign::Org => " Org 文档（Emacs）",
        Foreign::AsciiDoc => " AsciiDoc 文档",
        Foreign::Tex => " TeX 文档",
        Foreign::Wikitext => "维基文本",
        Foreign::Troff => "手册页（troff）",
        Foreign::Jats => " JATS XML 文章",
        Foreign::DocBook => " DocBook 文档",
        Foreign::Abbyy => " ABBYY XML 的版面",
        Foreign::Didl => "图书馆的交付单（DIDL XML）",
        Foreign::Tei => " TEI XML 文档",
        Foreign::FictionBook => " FictionBook 电子书（FB2）",
        Foreign::Notes => " Evernote 笔记（ENEX）",
    }
}

/// Files of a kind that is not read, in one line.
pub(super) fn refused(refused: &RefusedFiles) -> String {
    let (one, many) = ("这是", "都是");
    let what = if refused.is_one() { one } else { many };
    format!(
        "{}：{what}{}；{}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

pub(super) fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "请用 `--ocr chi_sim`（或 tesseract 的别种语言名）识别文字，需安装 tesseract"
        }
        WayOut::Djvu => "请取出其中的文字（`COMMAND`）再打开",
        WayOut::Calibre => "请用 calibre 转换（`COMMAND`）再打开",
        WayOut::Save => "请另存为网页或 PDF 再打开",
        WayOut::Pdf => "请转成 PDF（`COMMAND`）再打开",
        WayOut::Unpack => "请解压后打开里面的文件",
        WayOut::None => "里面没有可读的",
        WayOut::NewerNewsMl => "请向通讯社要 NewsML-G2、NITF 或 ninjs",
        WayOut::Feeds => {
            "newsprint 自己不上网取东西；请把清单里的订阅源存到一个文件夹，再打开那个文件夹"
        }
        WayOut::Book => "请打开它所属的 EPUB",
        WayOut::Around => "请打开它所属的网页或书",
        WayOut::Export => "请在保存它的程序里导出为 EPUB、HTML 或 Markdown 再打开",
        WayOut::SaveMail => "请另存为邮件（.eml）再打开",
        WayOut::SavePage => "请在浏览器里打开那个网页，存为 HTML 或 PDF 再打开",
        WayOut::AsText => "要照原样读，请加 `--format text`",
        WayOut::Unseal => "请用密钥解开（`COMMAND`），再打开得到的文件",
        WayOut::FetchFile => "请取回文件本身（`git lfs pull`）再打开",
        WayOut::Pandoc => "请转换（`COMMAND`）再打开",
        WayOut::OtherScan => "请取得该版的 ALTO、PAGE XML、hOCR 或 PDF 再打开",
    };
    advised(advice, kind.way_out(), file)
}

pub(super) fn limited(what: Limited) -> String {
    match what {
        Limited::File => "文件".to_owned(),
        Limited::Pipe => "管道里来的".to_owned(),
        Limited::Page => "版面".to_owned(),
        Limited::Text => "文本".to_owned(),
        Limited::ForeignText => "文本（不是 UTF-8）".to_owned(),
        Limited::PageText => "一版的文本".to_owned(),
        Limited::PageLines => "一版的行数".to_owned(),
        Limited::Together => "一起读入的内容".to_owned(),
        Limited::Mets => " METS 文件".to_owned(),
        Limited::Pdf => " PDF ".to_owned(),
        Limited::HeadLine => "文章头部的一行".to_owned(),
        Limited::Article => "一篇文章".to_owned(),
        Limited::Issue | Limited::Edition => "这一期".to_owned(),
        Limited::Pages => "全部版面合计".to_owned(),
        Limited::Feeds => "全部订阅源合计".to_owned(),
        Limited::Pictures => "全部图片合计".to_owned(),
        Limited::WithPicture => "加上这张图片，这一期".to_owned(),
        Limited::FileCount => "文件数".to_owned(),
        Limited::PageCount => "版数".to_owned(),
        Limited::FeedCount => "订阅源数".to_owned(),
        Limited::Entry => "这一项解压后".to_owned(),
        Limited::EntryRatio(times) => format!("这一项解压后超过原来的 {times} 倍，"),
        Limited::Zip => "压缩包解压后".to_owned(),
    }
}

pub(super) fn amount(amount: Amount) -> String {
    figures(amount, " 字节")
}

pub(super) fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "压缩包损坏或不完整".to_owned(),
        BookFault::NoPackage => "里面没有包文档（.opf）".to_owned(),
        BookFault::Package(fault) => format!("包文档{}", entry(fault)),
        BookFault::Locked => "这本书加了锁（DRM），newsprint 没有钥匙".to_owned(),
    }
}

/// In words that follow the name of the entry.
pub(super) fn entry(fault: &EntryFault) -> String {
    let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
    match fault {
        EntryFault::Missing => "不存在".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("有 {}，上限是 {}", size(found), size(limit))
        }
        EntryFault::Total(most) => format!("在书的前 {}（上限）之后", size(most)),
        EntryFault::Ratio(most) => format!("解压后超过原来的 {most} 倍（上限）"),
        EntryFault::Damaged => "损坏".to_owned(),
        EntryFault::Locked => "有密码".to_owned(),
    }
}

pub(super) fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => "PDF 损坏或不完整；请重新获取，或用制作它的软件修复",
        PdfFault::Locked => {
            "newsprint 读不了 PDF 的这种加密；请存成不带密码和限制的（`qpdf --decrypt IN OUT`）再打开"
        }
        PdfFault::Password => {
            "PDF 要密码才能打开；请存成不带密码的（`qpdf --password=… --decrypt IN OUT`）再打开"
        }
        PdfFault::Pictures => {
            "PDF 里只有版面的图片，没有文字；请用 `--ocr chi_sim`（或 tesseract 的别种语言名）识别，需安装 \
             tesseract"
        }
        PdfFault::Coded => {
            "PDF 的字体没有说明印的是什么字；请先做文字识别（`ocrmypdf --force-ocr IN OUT`）"
        }
        PdfFault::Barred => "PDF 的内容损坏，或解开后过大；请重新获取，或用制作它的软件修复",
        PdfFault::Blank => "PDF 里没有文字，没什么可读",
    }
}

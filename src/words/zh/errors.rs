//! Errors and warnings in Chinese.

mod files;
mod problems;

use super::Zh;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, CorrectionError, ProgramFault, SpecialFile, SystemError, ZipFault,
};
use crate::model::warning::{
    ArchiveNote, HiddenBy, Hold, IdleRule, NotOfEdition, NotesFault, RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{clipped, listed, new_pdf};
use files::{amount, book, entry, foreign, limited, names_of, not_text, pdf, refused, way_out};
use problems::{agency, no_news};

impl Errors for Zh {
    fn load_error(&self, error: &LoadError) -> String {
        match error {
            LoadError::Empty { file } => format!("{file}：文件里没有文字，没什么可读"),
            LoadError::Binary { file, found } => format!(
                "{file}：这是{}；能读的是文本、EPUB、网页、订阅源，或一期报纸的文件夹、压缩包",
                not_text(found)
            ),
            LoadError::Foreign { file, kind } => {
                format!("{file}：这是{}；{}", foreign(*kind), way_out(*kind, file))
            }
            LoadError::Encoding { file, label } => format!(
                "{file}：不认识编码“{}”；请用 --encoding 指定 utf-8、gb18030、big5、shift_jis 或 \
                 euc-kr",
                clipped(label)
            ),
            LoadError::Limit { file, what, found, limit } => format!(
                "{file}：{}有 {}，上限是 {}；请拆成几份",
                limited(*what),
                amount(*found),
                amount(*limit)
            ),
            LoadError::Book { file, fault } => {
                format!("{file}：{}；请重新获取这本书，或用原来的软件转换一次", book(fault))
            }
            LoadError::Pdf { file, fault } => format!("{file}：{}", new_pdf(pdf(*fault), file)),
            LoadError::Malformed { file, line, column, problem } => {
                format!("{file}:{line}:{column}：{}", problems::problem(problem))
            }
            LoadError::NoArticle { file, found } => {
                format!("{file}：这是{}；里面没有可读的文章", no_news(found))
            }
            LoadError::Cancelled => "读取已中断".to_owned(),
            LoadError::Part { file } => {
                format!("{file}：这只是一期报纸的一部分；请打开它所在的文件夹或压缩包")
            }
        }
    }

    fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::Load(error) => self.load_error(error),
            OpenError::Missing { path } => format!("{path}：没有这个文件或文件夹；请检查路径"),
            OpenError::NothingRead { path, refused } => {
                let lines = refused.iter().map(self::refused).collect::<Vec<_>>();
                format!("{path}：里面没有能读的格式\n{}", lines.join("\n"))
            }
            OpenError::NotAnEdition { path } => format!(
                "{path}：里面没有 edition.toml，也没有别的可读；应是一期报纸，或版面、文章、订阅源"
            ),
            OpenError::SeveralIssues { path, first } => format!(
                "{path}：里面不止一期报纸；请打开其中一份，例如 {first}，或用 `newsprint import` \
                 全部收进报库"
            ),
            OpenError::Unreadable { path, cause } => {
                format!("{path}：{}；请检查文件和权限", self.system_error(cause))
            }
            OpenError::NotAFile { path } => format!("{path}：这不是文件；请检查路径"),
            OpenError::Special { path } => format!("{path}：这既不是文件也不是文件夹；请检查路径"),
            OpenError::Entry { path, fault } => {
                format!("{path}：{}；请重新获取这本书", entry(fault))
            }
            OpenError::Outside { path } => {
                format!("{path}：它指到了这一期之外，没有打开；请把文件复制进来")
            }
            OpenError::NotAFolder { path } => {
                format!("{path}：这个名字指到了一个文件里面；请给其中一个改名")
            }
            OpenError::OutOfIssue { path } => {
                format!("{path}：这个路径指到了这一期的文件夹之外，没有打开")
            }
            OpenError::Changed { path } => {
                format!("{path}：打开之后文件变了；请重新打开这一期")
            }
            OpenError::Zip { path, fault } => {
                let fault = match fault {
                    ZipFault::Damaged => "压缩包损坏或不完整",
                    ZipFault::Other(said) => said,
                };
                format!("{path}：{fault}；请用这一期的文件夹重新打包")
            }
            OpenError::Archive { path, fault } => {
                let fault = match fault {
                    ArchiveFault::Damaged => "已损坏或不完整".to_owned(),
                    ArchiveFault::TooLarge(most) => {
                        let most = most >> 20;
                        format!("解开后超过上限 {most} MB")
                    }
                    ArchiveFault::Ratio(most) => format!("解开后超过原大小的 {most} 倍（上限）"),
                    ArchiveFault::Nested => "里面又是压缩文件".to_owned(),
                };
                format!("{path}：{fault}；请重新获取，或解开后打开文件夹")
            }
            OpenError::NoArticle { path, number, count } => {
                format!("{path}：没有第 {number} 篇文章；这一期共 {count} 篇")
            }
            OpenError::Alone { path } => {
                format!("{path}：只给了一个文件，没有给这个；请打开两者所在的文件夹")
            }
            OpenError::NotServed { url, status: Some(status) } => {
                format!("{url}：网站答以 {status}")
            }
            OpenError::NotServed { url, status: None } => format!("{url}：没有取到"),
            OpenError::NotAPage { path } => format!("{path}：这不是报纸的版面，没有读"),
            OpenError::Recognition { path, program, fault } => match fault {
                ProgramFault::Missing => format!(
                    "{path}：没有安装 `{program}`，识别不了文字；请安装 tesseract 和相应语言的数据，\
                     读 PDF 还要 poppler-utils"
                ),
                ProgramFault::TimedOut => {
                    format!("{path}：`{program}` 读一版用时太久；请换小一些的扫描件")
                }
                ProgramFault::Failed(said) => format!(
                    "{path}：`{program}` 失败：{said}；请看文件是否完好、语言是否已装（`tesseract \
                     --list-langs`）"
                ),
            },
        }
    }

    fn correction_error(&self, error: &CorrectionError) -> String {
        match error {
            CorrectionError::Open(error) => self.open_error(error),
            CorrectionError::BeginsAlready => "文章本来就从这里开始".to_owned(),
            CorrectionError::Itself => "文章不能接到自己后面".to_owned(),
            CorrectionError::InPlace => "它已经在那篇文章里".to_owned(),
            CorrectionError::First => "它已经是第一段".to_owned(),
            CorrectionError::Last => "它已经是最后一段".to_owned(),
            CorrectionError::NoWords => "这里没有文字，没法指明是哪一段".to_owned(),
            CorrectionError::ArticleWithoutWords => "那篇文章没有文字，没法指明是哪一篇".to_owned(),
            CorrectionError::NothingToUndo => "没有可撤销的改正".to_owned(),
            CorrectionError::FileAtFault(fault) => {
                format!("请先修好或删除改正文件：{}", self.warning(fault))
            }
            CorrectionError::NoPlace => "没有存放改正的地方；请用 --data-dir 指定一个".to_owned(),
            CorrectionError::Changed { file } => {
                format!("{file}：别的程序改过它；请重新打开这一期")
            }
            CorrectionError::System { file, cause } => {
                format!("{file}：{}", self.system_error(cause))
            }
        }
    }

    fn system_error(&self, error: &SystemError) -> String {
        match error {
            SystemError::Missing => "没有这个文件或文件夹".to_owned(),
            SystemError::Denied => "没有读写它的权限".to_owned(),
            SystemError::Full => "磁盘已满".to_owned(),
            SystemError::ReadOnly => "那里不能写入".to_owned(),
            SystemError::Busy => "别的程序正在使用它".to_owned(),
            SystemError::IsFolder => "这是文件夹".to_owned(),
            SystemError::NotFolder => "路径中有一段不是文件夹".to_owned(),
            SystemError::Special(kind) => {
                let kind = match kind {
                    SpecialFile::Pipe => "命名管道",
                    SpecialFile::Socket => "套接字",
                    SpecialFile::Device => "设备",
                    SpecialFile::Other => "特殊文件",
                };
                format!("这是{kind}，不是普通文件")
            }
            SystemError::TooLarge(most) => {
                format!("超过了 {} 的上限", amount(Amount::Bytes(*most)))
            }
            SystemError::NotUtf8 => "不是 UTF-8 编码".to_owned(),
            SystemError::Other(said) => clipped(said),
        }
    }

    fn warning_kind(&self, kind: &WarningKind) -> String {
        let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
        match kind {
            WarningKind::Kept(words) => words.to_string(),
            WarningKind::LeftOut(fault) => format!("略去：{}", self.open_error(fault)),
            WarningKind::Refused(files) => format!("略去：{}", refused(files)),
            WarningKind::NotOfEdition(why) => format!("没有读入：{}", not_of_edition(why)),
            WarningKind::MoreLeftOut(count) => format!("没有读入：另有 {count} 个文件"),
            WarningKind::NotShown(names) => {
                let names = listed(names, "、", |more| format!(" 等，另有 {more} 个"));
                format!(
                    "没有显示 {names}：这是另外一期；请单独打开，或用 `newsprint import` 全部收进报库"
                )
            }
            WarningKind::OfArchive(note) => match note {
                ArchiveNote::Damaged => "压缩包从这里起已损坏".to_owned(),
                ArchiveNote::CutShort => "压缩包不完整，缺最后一个文件".to_owned(),
                ArchiveNote::NotAFile => "没有读入：这是链接或设备".to_owned(),
                ArchiveNote::LeadsOut => "没有读入：路径指到了压缩包之外".to_owned(),
                ArchiveNote::Past(most) => format!("只读前 {most} 个文件（上限）"),
            },
            WarningKind::FilesPast { left, most, bytes } => {
                format!("略去超出上限的 {left} 个文件（最多 {most} 个，共 {}）", size(bytes))
            }
            WarningKind::PageLeftOut { page, name, error } => {
                let name = if name.is_empty() { String::new() } else { format!("（{name}）") };
                format!("第 {page} 版{name}略去：{}", self.open_error(error))
            }
            WarningKind::EditionFull(most) => format!(
                "从这里起的文章都略去了：一期最多 {most} 篇；请按版拆开"
            ),
            WarningKind::NoPages => "文字比扫描的版面多，或行太长，所以按纯文本读入，没有分出文章；要分出文章，请一版存一个文件"
                .to_owned(),
            WarningKind::DamagedBytes(count) => format!("有 {count} 处损坏的字节，以 U+FFFD 代替"),
            WarningKind::SomeDamagedBytes => "有损坏的字节，以 U+FFFD 代替".to_owned(),
            WarningKind::MaybeEncoding { count, encoding } => format!(
                "有 {count} 处损坏的字节，以 U+FFFD 代替；如果编码不是 {encoding}，请用 --encoding \
                 指定"
            ),
            WarningKind::NotUtf8(count) => format!("有 {count} 处不是 UTF-8，显示为 \u{FFFD}"),
            WarningKind::ControlCharacters(count) => format!("正文中略去 {count} 个控制字符"),
            WarningKind::OnlyFirst(bytes) => format!("只读了前 {}，这是上限", size(bytes)),
            WarningKind::SmallPartOfPage => {
                "文章不到这一页文字的四分之一，其余当作菜单、评论和别的报道".to_owned()
            }
            WarningKind::Hidden { by, characters, places, first } => match by {
                HiddenBy::Script => format!(
                    "有 {characters} 个字要靠脚本才显示（{places} 处，第一处是 {first}），已略去；请用浏\
                     览器看"
                ),
                HiddenBy::OldBrowser => format!(
                    "略去 {characters} 个字：只给放不了影音、框架的程序看（{places} 处，第一处是 {first}）"
                ),
                HiddenBy::MailList => format!(
                    "邮件里藏着 {characters} 个字（{places} 处，第一处是 {first}），已略去；那是给邮件列\
                     表看的"
                ),
            },
            WarningKind::NoDate { of_file: Some(date) } => {
                format!("版面上没有日期；{date} 是文件的日期（可用 --date YYYY-MM-DD 指定）")
            }
            WarningKind::NoDate { of_file: None } => {
                "版面上没有日期；请用 --date YYYY-MM-DD 指定".to_owned()
            }
            WarningKind::NoPaper => {
                "版面上没有报名，以文件名代替（可用 --paper NAME 指定）".to_owned()
            }
            WarningKind::OtherDay(date) => format!("这一版的日期是 {date}，与其他版不同"),
            WarningKind::OtherPaper(paper) => format!("这一版属于《{paper}》，与其他版不同"),
            WarningKind::JumpCircle => "转版绕成了圈，其中一处没有接上".to_owned(),
            WarningKind::LostJump { page, other, is_known, onward } => {
                let other = match other {
                    Some(other) => format!("第 {other} 版"),
                    None => "别的版".to_owned(),
                };
                let way = if *onward {
                    format!("有文章转{other}")
                } else {
                    format!("有文章从{other}转来")
                };
                let why = if *is_known { "没找到另一头" } else { "文件里没有那一版" };
                format!("第 {page} 版：{way}；{why}")
            }
            WarningKind::UnknownKey { key, meant } => {
                let meant = meant.as_ref().map(|meant| format!("（是否指 `{meant}`？）"));
                format!(
                    "不认识的键 `{}`{}；这一行按正文处理",
                    clipped(key),
                    meant.unwrap_or_default()
                )
            }
            WarningKind::OpenFence => "``` 没有结束；其后都照原样排出".to_owned(),
            WarningKind::TextBeforeHeadline => {
                "第一个 `# ` 标题之前的文字作为一篇无题文章".to_owned()
            }
            WarningKind::PageNotListed { article, page } => {
                format!("文章 {article} 所在的 `{page}` 版没有列出")
            }
            WarningKind::TextsChanged(count) => {
                format!("导入之后有 {count} 处文字改过；它们在扫描件上的位置已不可考")
            }
            WarningKind::NotesLost(fault) => format!(
                "{}；文字完整，只是哪里存疑、在扫描件的什么位置不得而知（可用 --replace 重新导入）",
                notes(fault)
            ),
            WarningKind::Draft => "略去：文件头标明是草稿".to_owned(),
            WarningKind::PageMissing { page: Some(page), fault } => {
                format!("缺一版：{page}：{}", self.open_error(fault))
            }
            WarningKind::PageMissing { page: None, fault } => {
                format!("缺一版：{}", self.open_error(fault))
            }
            WarningKind::NotOutYet { wanted, day } => {
                format!("{wanted} 的报纸还没有上网，这是 {day} 的")
            }
            WarningKind::PagesMissing(names) => format!("缺几版：{}", names_of(names)),
            WarningKind::PagesPast(most) => format!("只读前 {most} 版（上限），其余略去"),
            WarningKind::PlacesPast(most) => format!("只读前 {most} 个位置（上限），其余略去"),
            WarningKind::ArticlesPast { page, most } => {
                format!("一期最多 {most} 篇文章，第 {page} 版上超出的略去")
            }
            WarningKind::UnlistedArticles(names) => {
                format!("有些文章没有列在版面上，按自己标明的放在该版末尾：{}", names_of(names))
            }
            WarningKind::ArticleMissing { page, fault } => {
                format!("第 {page} 版缺一篇文章：{}", self.open_error(fault))
            }
            WarningKind::ArticlesMissing { page, files } => format!(
                "第 {page} 版缺 {} 篇文章：{}",
                files.shown.len() + files.more,
                names_of(files)
            ),
            WarningKind::PicturesNotSaved(names) => {
                format!("有图片没有随版面保存：{}", names_of(names))
            }
            WarningKind::PictureMissing(fault) => format!("缺一张图片：{}", self.open_error(fault)),
            WarningKind::NoAltoPage(file) => format!("{file}：文件里没有 ALTO 版面"),
            WarningKind::TooDeep(most) => format!("元素嵌套超过 {most} 层；其后没有读"),
            WarningKind::Entities => "文档自己定义了实体；没有展开，也没有去取任何东西".to_owned(),
            WarningKind::BreaksOff { at } => format!("标记在第 {at} 行中断；之前的已读入"),
            WarningKind::ZipEntries { count, most } => {
                format!("共 {count} 个文件，只读 {most} 个（上限）")
            }
            WarningKind::ZipTotal { name, most } => {
                format!("从 `{name}` 起的文件没有读：解压后总共超过 {}（上限）", size(most))
            }
            WarningKind::Twice(name) => format!("`{name}` 出现了两次；读的是第一个"),
            WarningKind::NoContainer => "META-INF/container.xml 缺失或损坏".to_owned(),
            WarningKind::NotThere(name) => format!("目录里列了 `{name}`，却没有这个文件"),
            WarningKind::Unsearched(count) => format!("最后 {count} 个文档没有查找隐藏的文字"),
            WarningKind::ContentsPast(most) => format!("目录列出的文章超过 {most} 篇（上限）"),
            WarningKind::EntriesPast { left, most } => {
                format!("只读前 {most} 条（上限），略去 {left} 条")
            }
            WarningKind::OtherDays { left, day, before } => {
                let before = before.as_ref().map(|before| format!("{before} 和 "));
                format!(
                    "略去不在 {}{day} 的 {left} 条；用 --date 看别的日子",
                    before.unwrap_or_default()
                )
            }
            WarningKind::NoEntries => "订阅源里没有条目".to_owned(),
            WarningKind::ItemsPast { left, most } => {
                format!("只读前 {most} 条稿件（上限），略去 {left} 条")
            }
            WarningKind::Agency { note, times: 1 } => agency(note),
            WarningKind::Agency { note, times } => format!("{}（{times} 次）", agency(note)),
            WarningKind::Held { title, hold } => {
                let hold = match hold {
                    Hold::Cancelled => "已被发稿方撤销".to_owned(),
                    Hold::Withheld => "被发稿方扣发".to_owned(),
                    Hold::Embargo(None) => "尚未解禁".to_owned(),
                    Hold::Embargo(Some(until)) => format!("在 {until} 之前不得发表"),
                };
                format!("“{title}”{hold}")
            }
            WarningKind::BlankPage(page) => format!("第 {page} 页是空白页"),
            WarningKind::PictureOfPage(page) => {
                format!("第 {page} 页只有图片没有文字；需要先做文字识别（OCR）")
            }
            WarningKind::PdfParts(count) => {
                format!("PDF 有 {count} 处损坏或解开后过大，已略去")
            }
            WarningKind::PdfPages { found, most } => {
                format!("PDF 共 {found} 页；第 {most} 页之后的略去")
            }
            WarningKind::PdfCut => "PDF 太大，最后几页没有读完".to_owned(),
            WarningKind::PagePartsDamaged(count) => format!("页面有 {count} 处损坏，已略去"),
            WarningKind::UnknownCharacters(count) => {
                format!("文件没有说明 {count} 个字符是什么；以 U+FFFD 代替")
            }
            WarningKind::PageCut => "这一页内容太多，没有读完".to_owned(),
            WarningKind::Corrections(fault) => self.open_error(fault),
            WarningKind::IdleRule { rule, why } => {
                let why = match why {
                    IdleRule::NotFound(text) => format!("没有以{}开头的文字", named(text)),
                    IdleRule::CannotBe { text, is, role } => {
                        let is = match is {
                            Unsettable::Picture => "是带署名的图片",
                            Unsettable::List => "是列表",
                            Unsettable::Table => "是表格",
                            Unsettable::Lines => "分行有意义",
                            Unsettable::NoText => "不是文字",
                        };
                        format!("{}{is}，不能设为 {role}", named(text))
                    }
                };
                format!("第 {rule} 条规则没有起作用：{why}；规则仍保留")
            }
        }
    }

    fn state_error(&self, error: &StateError) -> String {
        format!("本次什么都不会保存（{}：{}）", error.file(), not_kept(error.fault()))
    }

    fn library_error(&self, error: &LibraryError) -> String {
        let what = match error.what() {
            Undone::Written => "这一期没有写入",
            Undone::Moved => "这一期没有移动",
            Undone::Locked => "报库没有改动",
        };
        format!("{}：{what}：{}", error.path(), not_kept(error.fault()))
    }

    fn place_error(&self, error: PlaceError) -> String {
        let (PlaceError::Data(home) | PlaceError::Config(home) | PlaceError::Cache(home)) = error;
        let home = match home {
            NoHome::Unset => "没有设置 HOME，这个用户也没有主目录",
            NoHome::Relative => "HOME 不是绝对路径",
        };
        let (what, way_out) = match error {
            PlaceError::Data(_) => ("书签和阅读进度", "请用 --data-dir 指定一处"),
            PlaceError::Config(_) => ("设置", "请用 --config 指定一处"),
            PlaceError::Cache(_) => ("缓存", "请用 NEWSPRINT_CACHE_DIR 指定一处"),
        };
        format!("没有地方存放{what}：{home}；{way_out}")
    }

    fn import_error(&self, error: &ImportError) -> String {
        let ImportError { line, found, expected } = error;
        let expected = match expected {
            Wanted::Said(said) => said.to_string(),
            Wanted::AtMost(most) => format!("最多 {most} 字节"),
            Wanted::Utf8 => "UTF-8".to_owned(),
            Wanted::Stamp => "1970 年以来的毫秒数，不超过 9999 年".to_owned(),
            Wanted::Bookmarks => "newsprint 导出的书签（JSON）".to_owned(),
        };
        format!("第 {line} 行：这里是 {found}，应为 {expected}；没有导入任何书签")
    }

    fn epub_error(&self, error: &EpubError) -> String {
        match error {
            EpubError::Empty => "这一期没有文章，做不成书".to_owned(),
            EpubError::Zip(said) => format!("EPUB 写不出来：{said}"),
        }
    }

    fn store_notice(&self, notice: &StoreNotice) -> String {
        match notice {
            StoreNotice::NotKept(error) => self.state_error(error),
            StoreNotice::Begun { file, aside, reason } => {
                format!("{file} 损坏{}，已另存为 {aside}；其中内容会重新抓取", said(reason))
            }
            StoreNotice::Damaged { file, aside, reason, bookmarks, clippings, positions } => {
                let saved = match (bookmarks, clippings, positions) {
                    (0, 0, 0) => "里面什么都读不出来".to_owned(),
                    _ => format!(
                        "救出书签 {bookmarks} 条、剪报 {clippings} 篇、阅读位置 {positions} 处"
                    ),
                };
                format!("{file} 损坏{}，已另存为 {aside}；{saved}", said(reason))
            }
        }
    }

    fn holder(&self, holder: &Holder) -> String {
        match (holder.process, &holder.since) {
            (None, _) => "另一个程序".to_owned(),
            (Some(process), None) => format!("另一个 newsprint（进程 {process}）"),
            (Some(process), Some(since)) => {
                format!("另一个 newsprint（进程 {process}，自 {since}）")
            }
        }
    }

    fn picture_error(&self, error: &PictureError) -> String {
        match error {
            PictureError::Unknown => "不是 JPEG、PNG、GIF 或 WebP".to_owned(),
            PictureError::Header => "读不出尺寸".to_owned(),
            PictureError::TooLarge { width, height } => {
                format!("有 {width}×{height} 像素，上限是 {} 百万像素", MOST_PIXELS / 1_000_000)
            }
            PictureError::Damaged => "损坏或不完整".to_owned(),
        }
    }

    fn line(&self, number: usize) -> String {
        format!("第 {number} 行")
    }
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("（第 {} 处）", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
}

fn notes(fault: &NotesFault) -> String {
    match fault {
        NotesFault::Missing => "文件不见了".to_owned(),
        NotesFault::Limit { found, limit } => {
            format!("文件有 {}，上限是 {}", amount(*found), amount(*limit))
        }
        NotesFault::Unreadable => "文件读不了".to_owned(),
        NotesFault::Newer { found, known } => {
            format!("版本是 {found}，这个 newsprint 只认识到 {known}")
        }
        NotesFault::Damaged(reason) => format!("文件损坏{}", said(reason)),
        NotesFault::Contradiction => "文件损坏（前后矛盾）".to_owned(),
    }
}

fn not_kept(fault: &NotKept) -> String {
    const ELSEWHERE: &str = "或用 --data-dir 指定别处";
    match fault {
        NotKept::Full => format!("磁盘已满；请腾出空间，{ELSEWHERE}"),
        NotKept::ReadOnly => format!("那里不能写入；请放开权限，{ELSEWHERE}"),
        NotKept::Unreachable(cause) => {
            format!("打不开（{}）；请排除故障，{ELSEWHERE}", Zh.system_error(cause))
        }
        NotKept::Busy => "被另一个程序锁住；请结束那个程序再试".to_owned(),
        NotKept::Held(holder) => {
            format!("{}正在那里工作；请等它结束，或结束它再试", Zh.holder(holder))
        }
        NotKept::Newer { found, known } => format!(
            "版本是 {found}，这个 newsprint 只认识到 {known}；请更新 newsprint，{ELSEWHERE}"
        ),
        NotKept::Foreign(id) => {
            format!("这是别的程序的数据库（应用号 {id:#x}）；请移走它，{ELSEWHERE}")
        }
        NotKept::Damaged(reason) => {
            format!("已损坏{}；下次启动时会另存它，救出读得出的部分", said(reason))
        }
        NotKept::Moved => "它中途被移走或另存了；请重新启动 newsprint".to_owned(),
        NotKept::Other(said) => format!("{said}；请排除故障，{ELSEWHERE}"),
    }
}

/// What a library says, in brackets; nothing if it says nothing.
fn said(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!("（{}）", clipped(reason)) }
}

fn not_of_edition(why: &NotOfEdition) -> String {
    match why {
        NotOfEdition::Special(what) => {
            let what = match what {
                SpecialFile::Pipe => "命名管道",
                SpecialFile::Socket => "套接字",
                SpecialFile::Device => "设备",
                SpecialFile::Other => "特殊文件",
            };
            format!("这是{what}，只有单独指定时才读")
        }
        NotOfEdition::Link => "这个链接指到了文件夹之外，没有跟过去".to_owned(),
        NotOfEdition::NotRead => "newsprint 不读这种格式".to_owned(),
        NotOfEdition::SamePage(other) => format!("与 {other} 是同一版"),
        NotOfEdition::Note => "这是放在版面或订阅源旁边的说明；要看请单独打开".to_owned(),
        NotOfEdition::BesideIssue => "它和一期报纸放在一起，但那一期没有列出它".to_owned(),
        NotOfEdition::Nested => "压缩包里的压缩包不打开；请先解开外层".to_owned(),
        NotOfEdition::Unseen => "文件太多，或文件夹套得太深，超过了上限".to_owned(),
    }
}

//! Errors and warnings in Chinese.

use super::Zh;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, BookFault, CorrectionError, EntryFault, Foreign, Limited, Meant, NewsMl,
    NoNews, NotText, PathFault, PdfFault, Problem, ProgramFault, RefusedFiles, RuleProblem,
    ScanFormat, SpecialFile, SystemError, TomlTable, TomlValue, ValueKind, WayOut, ZipFault,
};
use crate::model::warning::{
    AgencyNote, ArchiveNote, HiddenBy, Hold, IdleRule, ListedNames, NotOfEdition, NotesFault,
    RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{advised, clipped, figures, listed, new_pdf};

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
                format!("{file}:{line}:{column}：{}", self::problem(problem))
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

fn amount(amount: Amount) -> String {
    figures(amount, " 字节")
}

fn names_of(names: &ListedNames) -> String {
    listed(names, "、", |more| format!("，另有 {more} 个"))
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("（第 {} 处）", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
}

fn not_text(found: &NotText) -> String {
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

fn foreign(kind: Foreign) -> &'static str {
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
fn refused(refused: &RefusedFiles) -> String {
    let (one, many) = ("这是", "都是");
    let what = if refused.is_one() { one } else { many };
    format!(
        "{}：{what}{}；{}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

fn way_out(kind: Foreign, file: &str) -> String {
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

fn limited(what: Limited) -> String {
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

fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "压缩包损坏或不完整".to_owned(),
        BookFault::NoPackage => "里面没有包文档（.opf）".to_owned(),
        BookFault::Package(fault) => format!("包文档{}", entry(fault)),
        BookFault::Locked => "这本书加了锁（DRM），newsprint 没有钥匙".to_owned(),
    }
}

/// In words that follow the name of the entry.
fn entry(fault: &EntryFault) -> String {
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

fn pdf(fault: PdfFault) -> &'static str {
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

fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("非 UTF-8 的字节".to_owned(), "UTF-8 文本".to_owned()),
        Problem::NoFormat { known } => {
            return format!("缺少 `format`；应有 format = {known}");
        }
        Problem::NewerFormat { found, known } => {
            (format!("格式 {found}"), format!("不高于 {known}（更新的 newsprint 能读）"))
        }
        Problem::BadFormat { found, known } => {
            return format!("`format` 是 {}；应为数字 {known}", value(found));
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{}不认识的键 `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!("{}缺少 `{key}`；应有 {example}", in_table(*table));
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "带引号的文字".to_owned(),
                ValueKind::Day => "日期，例如 \"2026-11-22\"".to_owned(),
                ValueKind::Table(name) => format!("表：[{name}]"),
                ValueKind::Tables(name) => format!("一组表：[[{name}]]"),
            };
            return format!("`{key}` 是 {}；应为{expected}", value(found));
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "BCP 47 语言标签，例如 zh-Hans 或 en".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` 或 `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("版块 `{}` 出现了两次；每个版块只应一次", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("上级 `{}`", clipped(parent)), format!("另一个版块：{}", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("版号 `{}`", clipped(id)), "每版各自的版号，不含空格".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!("文件 `{file}` 用了两次；每版应有自己的文件");
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "含有 NUL",
                PathFault::Backslash => "含有反斜线",
                PathFault::Absolute => "是绝对路径",
                PathFault::ClimbsOut => "用 `..` 跑到外面",
                PathFault::NoFile => "没有指明文件",
            };
            return format!("路径 `{}` {why}；应为这一期之内的相对路径", clipped(path));
        }
        Problem::SecondKey(key) => {
            return format!("`{key}` 出现了两次；一篇文章里只应一次");
        }
        Problem::BadKind { kind, meant } => (format!("类型 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => (format!("`{}`", clipped(found)), "0 到 255 的数".to_owned()),
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "日期，例如 2026-11-22".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "`x y w h`，都在 0 与 1 之间；前面可有版号，后面可有 head、body、image 或 jump"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!("id `{}` 重复；每篇应有自己的 id（第一个在 {first}）", clipped(id));
        }
        Problem::Unwritable(said) => (clipped(said), "可以写出的值".to_owned()),
        Problem::NoPageNamed => {
            return "METS 文档没有列出 ALTO 文件；应列出各版的文件".to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!("METS 列出的 {count} 个 ALTO 文件一个都读不了；它们应在 METS 文件旁边");
        }
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "ALTO",
                ScanFormat::Page => "PAGE",
                ScanFormat::Hocr => "hOCR",
                ScanFormat::Tsv => "TSV",
                ScanFormat::Json => "OCR JSON",
            };
            return match format {
                ScanFormat::Tsv | ScanFormat::Json => {
                    format!("{document} 里没有文字行；应有各行文字和位置")
                }
                _ => format!("{document} 文档里没有版面；应有带文字的 <Page>"),
            };
        }
        Problem::NoNewsItem => {
            return "没有新闻稿；应为 NewsML-G2、NITF 或 ninjs".to_owned();
        }
        Problem::NotJson => return "不是 JSON；应为 NewsML-G2、NITF 或 ninjs".to_owned(),
        Problem::NoFeed => return "没有订阅源；应为 RSS、Atom 或 JSON Feed".to_owned(),
        Problem::NoSavedPage(fault) => {
            return format!("{}；应为保存下来的报纸版面或其中的文章", Zh.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            return format!("压缩包里有 {found} 项；最多 {most} 项");
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("这里是{found}；应为{expected}")
}

fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("这里有错：{}", clipped(said)),
        RuleProblem::Format { found, known } => format!("格式是 {found}；应为 {known}"),
        RuleProblem::Verb(verb) => {
            format!("do = \"{verb}\"；应为 \"split\"、\"join\"、\"move\" 或 \"set\"")
        }
        RuleProblem::StrayKey { key, verb, allowed } => {
            format!("do = \"{verb}\" 的规则里有 `{key}`；只应有 `{}`", allowed.join("`、`"))
        }
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" 的规则里缺少 `{key}`")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\"；应为其中之一：{}", known.join("、"))
        }
    }
}

fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("数字 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 类型的值"),
    }
}

fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "最外层",
        TomlTable::Paper => "[paper] 里",
        TomlTable::Section => "[[section]] 里",
        TomlTable::Page => "[[page]] 里",
    }
}

fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("其中之一：{}", clipped(&known.join("、"))),
    }
}

fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "没有标题和正文的 NITF 文档".to_owned(),
        NoNews::NinjsNone => "空的 ninjs 列表".to_owned(),
        NoNews::Ninjs(None) => "没有标题和正文的 ninjs 稿件".to_owned(),
        NoNews::Ninjs(Some(kind)) => {
            format!("没有标题和正文的 ninjs 稿件（{}）", clipped(kind))
        }
        NoNews::NinjsMany(count) => format!("{count} 条没有标题和正文的 ninjs 稿件"),
        NoNews::NewsItem => "没有标题和正文的 NewsML-G2 新闻稿".to_owned(),
        NoNews::Item(item) => format!(" NewsML-G2 的{}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{times} 个{}", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "没有稿件".to_owned() } else { held.join("、") };
            format!(" NewsML-G2 的{}（{held}），都没有标题和正文", news_ml(*document))
        }
    }
}

fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "新闻消息",
        NewsMl::NewsItem => "新闻稿",
        NewsMl::Package => "稿件包",
        NewsMl::Planning => "计划条目",
        NewsMl::Concept => "概念条目",
        NewsMl::Knowledge => "知识条目",
        NewsMl::Catalog => "目录条目",
        NewsMl::ItemSet => "条目集",
        NewsMl::GroupSet => "稿件包的一部分",
        NewsMl::ContentSet => "新闻稿的内容",
        NewsMl::ContentMeta => "新闻稿的一部分（contentMeta）",
        NewsMl::ItemMeta => "新闻稿的一部分（itemMeta）",
        NewsMl::Item => "条目",
    }
}

fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "略去稿件包里另一稿件的替代稿".to_owned(),
        AgencyNote::Furniture(item) => format!("{}里没有文章，作为附属内容保留", news_ml(*item)),
        AgencyNote::EmptyItem => "略去没有标题和正文的稿件".to_owned(),
        AgencyNote::Removed => "略去已被发布者撤下的稿件".to_owned(),
        AgencyNote::BrokenRow => "略去表中引号没有闭合的一行".to_owned(),
        AgencyNote::PastLimit(most) => format!("略去前 {most} 项以后的项目；请把文件分成几份"),
        AgencyNote::OtherVersion => "略去同一稿件正文的另一版本".to_owned(),
        AgencyNote::Data(kind) => format!("略去稿件里的 {} 数据", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}> 里的文字逐行排出", clipped(name)),
        AgencyNote::PackedMedia => "略去嵌在正文里的图片或声音".to_owned(),
    }
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

//! What the commands say, in Chinese.

use super::Zh;
use crate::export::ClippingsFault;
use crate::model::OpenError;
use crate::model::error::SystemError;
use crate::store::{Holder, ImportReport};
use crate::words::commands::told_counts;
use crate::words::{
    Became, Commands, Errors, Failure, Finding, Help, ImportRow, InspectLabel, KnownBy, Loss,
    NoTerminal, SearchWords as _, SourceTexts as _, SyncWords as _, TargetFault, Usage,
    UsageWords as _,
};

impl Commands for Zh {
    fn chapters(&self) -> &'static str {
        "手册各章：`newsprint man 章名` 查看，`newsprint man | man -l -` 为手册页。"
    }

    fn stays_across(&self, articles: usize) -> String {
        format!("{articles} 篇不是中文或日文，仍横排")
    }

    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Open(error) => self.open_error(error),
            Failure::State(error) => self.state_error(error),
            Failure::Library(error) => self.library_error(error),
            Failure::Place(error) => self.place_error(*error),
            Failure::Output(error) => format!("标准输出：{}", self.system_error(&error.into())),
            Failure::Input(cause) => format!("标准输入读不了：{}", self.system_error(cause)),
            Failure::Target { path, fault } => {
                let fault = match fault {
                    TargetFault::Folder => "这是文件夹；请指定里面的一个文件".to_owned(),
                    TargetFault::Source => {
                        "这就是要导出的，或在它的文件夹里；请另选一处".to_owned()
                    }
                    TargetFault::ReadOnly => "文件不能写入；请放开权限，或另选一个".to_owned(),
                    TargetFault::Foreign => {
                        "那里的文件不是 newsprint 写的，或后来改过；用 --force 覆盖".to_owned()
                    }
                    TargetFault::Links => "链接一个接一个，没有尽头；请直接指定文件".to_owned(),
                    TargetFault::System(cause) => {
                        format!("写不进去：{}", self.system_error(cause))
                    }
                };
                format!("{path}：{fault}")
            }
            Failure::Reader(reason) => reason.clone(),
            Failure::Unreadable { file, cause } => {
                format!("{file}：读不了：{}；请检查路径", self.system_error(cause))
            }
            Failure::Marks { file, error } => format!("{file}：{}", self.import_error(error)),
            Failure::Clippings { file, fault } => {
                format!("{file}：{}", self.clippings_fault(fault))
            }
            Failure::Sources(fault) => self.sources_fault(fault),
            Failure::Sync(fault) => self.sync_fault(fault),
            Failure::Usage(Usage::NoSyncFolder) => self.no_sync_folder().to_owned(),
            Failure::Epub(error) => self.epub_error(error),
            Failure::NoTerminal(NoTerminal::Output) => {
                "newsprint 要在终端上显示，而标准输出是文件或管道；在管道里请用 `newsprint print`"
                    .to_owned()
            }
            Failure::NoTerminal(NoTerminal::Keys) => {
                "newsprint 要从终端读按键，而标准输入不是终端，\
                /dev/tty 也打不开；在管道里请用 `newsprint print`"
                    .to_owned()
            }
            Failure::NoTerminal(NoTerminal::Dumb) => "newsprint 要能移动光标的终端，而 TERM 是 \
                \"dumb\"；请设置 TERM，或用 `newsprint print`"
                .to_owned(),
            Failure::NothingNamed => "标准输入不是终端；要读它请用 `newsprint -`，在管道里用 \
                `newsprint print -`"
                .to_owned(),
            Failure::NeitherPathNorEdition { name } => format!(
                "{name}：没有这个文件或文件夹，也没有这样一期报纸；请检查路径，或看 `newsprint list`"
            ),
            Failure::NoEdition { name, near } => {
                let near = match near.as_slice() {
                    [] => "有哪些请看 `newsprint list`".to_owned(),
                    near => format!("相近的有 {}", near.join("、")),
                };
                format!("报库里没有 `{name}` 这一期；{near}")
            }
            Failure::ManyEditions { name, which, more } => {
                let more = if *more { "等" } else { "" };
                format!("`{name}` 可能是 {}{more}；请写得更全些", which.join("、"))
            }
            Failure::Sample { name } => format!(
                "`{name}` 是随程序附带的样报，不在报库里；在 config.toml 里设 `samples = false` \
                 就不再显示"
            ),
            Failure::NoArticle { edition, wanted, count } => format!(
                "{edition}：没有文章“{wanted}”；应为 1 到 {count} 的序号，或 `newsprint inspect` \
                 显示的 id"
            ),
            Failure::Query(fault) => self.query_fault(fault),
            Failure::Index(fault) => self.index_fault(fault),
            Failure::MeantCommand { path, command }
            | Failure::Usage(Usage::MeantCommand { path, command }) => {
                format!("{path}：没有这个文件；是否指 `newsprint {command}`？")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Meant(command))) => {
                let said = self.misuse(misuse);
                format!("{said}；是否指 `newsprint {command}`？")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Of(command))) => {
                let said = self.misuse(misuse);
                format!("{said}；请看 `newsprint {command} --help`")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::All)) => {
                let said = self.misuse(misuse);
                format!("{said}；请看 `newsprint --help`")
            }
            Failure::Usage(Usage::WithCommand) => {
                "阅读时的路径和选项不能与命令同用；请看 `newsprint --help`".to_owned()
            }
            Failure::Usage(Usage::Mistake(mistake)) => mistake.clone(),
            Failure::Usage(Usage::NoClippingForm { path }) => format!(
                "{path}：看不出是什么格式；请用 --format 指定，或以 .md、.epub、.json、.bib、.jsonld、.jsonl、.txt 结尾"
            ),
            Failure::Usage(Usage::EpubToTerminal) => {
                "EPUB 不能输出到终端或管道；请用 -o FILE 指定文件".to_owned()
            }
            Failure::Usage(Usage::NoLevel { name, lang, known }) => {
                format!("{lang} 没有“{name}”这一档断行；应为其中之一：{}", known.join("、"))
            }
        }
    }

    fn waiting_for_state(&self, file: &str) -> String {
        format!("{file}：另一个程序锁住了它；等它几秒钟，按 ^C 放弃")
    }

    fn waiting(&self, holder: &Holder) -> String {
        format!("正在等待报库：{}正在使用它；按 ^C 放弃", self.holder(holder))
    }

    fn nothing_to_import(&self, file: &str) -> String {
        format!("{file}：里面没有文章，没有导入")
    }

    fn not_tried(&self, left: usize) -> String {
        format!("另有 {left} 份因同样的原因没有导入")
    }

    fn became(&self, what: Became) -> &'static str {
        match what {
            Became::Imported => "已导入",
            Became::Replaced => "已替换",
            Became::Unchanged => "报库里已有",
            Became::Kept => "报库里已有本报这一天的另一期，未作改动（--replace 以这一份替换）",
        }
    }

    fn without_date(&self) -> &'static str {
        "无日期"
    }

    fn row(&self, row: ImportRow) -> &'static str {
        match row {
            ImportRow::From => "来自",
            ImportRow::Pages => "版数",
            ImportRow::Articles => "文章",
            ImportRow::Jumps => "转版",
            ImportRow::Joins => "拼接",
            ImportRow::Doubts => "存疑",
            ImportRow::Damage => "残缺",
            ImportRow::Unplaced => "未归篇",
            ImportRow::Furniture => "版面附件",
            ImportRow::Warning => "提醒",
            ImportRow::KeptIn => "存放在",
            ImportRow::OpenIt => "打开",
        }
    }

    fn ends_missing(&self, count: usize, titles: &str) -> String {
        format!("{count} 处（缺结尾：{titles}）")
    }

    fn inbox_report(&self, editions: usize, others: usize, failed: usize, first: &str) -> String {
        let others = match others {
            0 => String::new(),
            n => format!("；{n} 个文件是已有的报纸和日期（移到了 done/）"),
        };
        let failed = match failed {
            0 => String::new(),
            1 => format!("；{first}"),
            n => format!("；{n} 个文件没有导入：{first}"),
        };
        format!("已导入 {editions} 期{others}{failed}")
    }

    fn stays_in_inbox(&self, file: &str, cause: &SystemError) -> String {
        format!("{file}：已导入，但仍留在收件箱：{}", self.system_error(cause))
    }

    fn mistakes(&self, count: usize, first: &str) -> String {
        format!("有 {count} 处错误，请看 `newsprint config`：{first}")
    }

    fn unreadable_editions(&self, count: usize, first: &str) -> String {
        format!("有 {count} 期读不了，请看 `newsprint check`：{first}")
    }

    fn idle_corrections(&self, count: usize, first: &str) -> String {
        format!("有 {count} 条改正：{first}")
    }

    fn gave_up(&self, cause: Option<&str>) -> String {
        format!("newsprint 出了错，放弃了这件事（{}）", cause.unwrap_or("原因不明"))
    }

    fn no_thread(&self) -> &'static str {
        "系统没有线程可用来打开它"
    }

    fn too_long_to_copy(&self, size: usize, most: usize) -> String {
        format!(
            "没有复制：有 {size} 字节，终端最多接受 {most} 字节；请用 `newsprint print` 取得文字"
        )
    }

    fn picture_left_out(&self, fault: &OpenError) -> String {
        format!("略去一张图片：{}", self.open_error(fault))
    }

    fn removed(&self, folder: &str) -> String {
        format!("已移除 {folder}")
    }

    fn can_come_back(&self, _: usize) -> String {
        "用 `newsprint remove --undo` 可以找回".to_owned()
    }

    fn came_back(&self, folder: &str) -> String {
        format!("{folder} 已回到报库")
    }

    fn place_taken(&self, folder: &str) -> String {
        format!("{folder}：报库里现在有另一期；请先移除它（原来的在回收站里）")
    }

    fn trash_is_empty(&self) -> &'static str {
        "回收站是空的，没什么可找回"
    }

    fn deleted(&self, editions: usize) -> String {
        format!("已彻底删除 {editions} 期")
    }

    fn finding(&self, finding: &Finding<'_>) -> String {
        match finding {
            Finding::Leftovers(count) => format!("清除了中断的导入留下的 {count} 份残余"),
            Finding::PutBack(count) => format!("中断的导入搁下的 {count} 期已放回原处"),
            Finding::ManifestRenewed(count) => {
                format!("缺 edition.toml：已根据现有的 {count} 版重新写出")
            }
            Finding::Lost(loss, scans) => {
                let loss = match loss {
                    Loss::Fewer { there, known } => format!("原有 {known} 版，只剩 {there} 版"),
                    Loss::Gap(page) => format!("似乎还缺第 {page} 版"),
                };
                let scans = scans
                    .as_ref()
                    .map(|scans| format!("；扫描件还在：newsprint import {scans} --replace"));
                let scans = scans.unwrap_or_default();
                format!(
                    "缺 edition.toml，而且{loss}；请从备份恢复、重新导入，或用 `newsprint remove` 移除{scans}"
                )
            }
            Finding::PageGone(file) => format!("{file}：edition.toml 列了这一版，却没有这个文件"),
            Finding::ManifestMissing(cause) => {
                format!("缺 edition.toml：{}", self.system_error(cause))
            }
            Finding::NothingThere => {
                "里面没有 edition.toml，也没有版面；可用 `newsprint remove` 移除".to_owned()
            }
            Finding::Unreadable(error, None) => self.open_error(error),
            Finding::Unreadable(error, Some(scans)) => format!(
                "{}；扫描件还在：newsprint import {scans} --replace",
                self.open_error(error)
            ),
            Finding::Picture(error) => format!("图片：{}", self.open_error(error)),
            Finding::Unlisted(file) => format!("有 {file}，但 edition.toml 没有列出"),
            Finding::IndexRenewed => self.index_renewed().to_owned(),
            Finding::CatalogueRenewed => "目录损坏：已重建".to_owned(),
        }
    }

    fn checked(&self, editions: usize, articles: usize, broken: usize, mended: usize) -> String {
        format!("{editions} 期，{articles} 篇文章：损坏 {broken}，修复 {mended}")
    }

    fn no_catalogue(&self) -> &'static str {
        "目录写不进去；改为直接读报库"
    }

    fn progress(&self, articles: usize, read: usize) -> String {
        format!("{articles:>4} 篇  读过 {read:>4}")
    }

    fn is_sample(&self) -> &'static str {
        "（样报）"
    }

    fn no_bookmarks_yet(&self) -> &'static str {
        "还没有书签"
    }

    fn no_clippings_yet(&self, narrowed: bool) -> &'static str {
        if narrowed { "没有符合的剪报" } else { "还没有剪报" }
    }

    fn clippings_written(&self, count: usize, path: &str) -> String {
        format!("已写入 {path}：{count} 个文件")
    }

    fn clippings_fault(&self, fault: &ClippingsFault) -> String {
        match fault {
            ClippingsFault::TooLarge(most) => format!("超过 {most} 字节"),
            ClippingsFault::OneWay(form) => format!(
                "{} 只存引用信息，不能从中取回剪报；请导入 newsprint 写出的 JSON Lines、Web Annotation 或 Markdown",
                form.name()
            ),
            ClippingsFault::NoClippings => {
                "里面没有剪报；请导入 newsprint 写出的 JSON Lines、Web Annotation 或 Markdown"
                    .to_owned()
            }
            ClippingsFault::Malformed { line, said } => {
                format!("第 {line} 行：{said}；没有导入任何内容")
            }
        }
    }

    fn bookmarks_imported(&self, report: &ImportReport) -> String {
        let told = told_counts(report, ["新增", "更新", "未变", "此前已在这里删除"]);
        told.iter().map(|(count, what)| format!("{what} {count} 条")).collect::<Vec<_>>().join("，")
    }

    fn label(&self, label: InspectLabel) -> &'static str {
        match label {
            InspectLabel::Source => "来源",
            InspectLabel::Paper => "报名",
            InspectLabel::Date => "日期",
            InspectLabel::Variant => "版次",
            InspectLabel::Number => "期号",
            InspectLabel::Language => "语言",
            InspectLabel::Pages => "版面",
            InspectLabel::Sections => "版块",
            InspectLabel::Articles => "文章",
            InspectLabel::Furniture => "版面附件",
            InspectLabel::Unplaced => "未归篇",
            InspectLabel::Warnings => "提醒",
        }
    }

    fn known_by(&self, how: KnownBy) -> &'static str {
        match how {
            KnownBy::Reader => "（由 --date 指定）",
            KnownBy::FileName => "（由文件或文件夹的名称；可用 --date 指定）",
            KnownBy::FileTime => "（文件的时间：文中没有；可用 --date 指定）",
            KnownBy::Letters => "（由文字推断）",
        }
    }

    fn no_day(&self) -> &'static str {
        "不明（可用 --date 指定）"
    }

    fn end_is_missing(&self) -> &'static str {
        "〔缺结尾〕"
    }
}

//! The texts in Chinese.

mod commands;
mod compare;
mod errors;
mod fetch;
mod help;
mod in_step;
mod mistakes;
mod search;
mod sources;
mod stories;
mod usage;
mod web;

use super::keys::ways_on;
use super::search::SearchWords as _;
use super::{Errors as _, FetchWords as _, Heading, KeyHint, Keys, Screens, SignWord, Words};
use crate::app::correcting::{self, MenuChoice};
use crate::app::{
    Action, CutCounts, Group, LookupFault, Notice, PaperOrder, Purpose, Standing, TextDirection,
};
use crate::keymap::Context;
use crate::layout::DOUBTFUL;
use crate::model::{Correction, Date, HanScript, Lang, SetAs, Stage, Step};

/// Chinese.
#[derive(Debug)]
pub(super) struct Zh;

impl Words for Zh {
    fn tag(&self) -> &'static str {
        "zh"
    }
}

/// What stands around and between the keys after a text.
const MARKS: [&str; 3] = ["（", "，", "）"];

/// A part of an article.
fn part(role: SetAs) -> &'static str {
    match role {
        SetAs::Kicker => "引题",
        SetAs::Headline => "主题",
        SetAs::Deck => "副题",
        SetAs::Byline => "署名",
        SetAs::Subhead => "小标题",
        SetAs::Body => "正文",
    }
}

/// What a correction did.
fn corrected(done: Correction) -> String {
    match done {
        Correction::Split { .. } => "已从此处另起一篇".to_owned(),
        Correction::Join { .. } => "已接上那一篇".to_owned(),
        Correction::MoveTo { .. } => "已移到那一篇的末尾".to_owned(),
        Correction::MoveBy { down: true, .. } => "已下移".to_owned(),
        Correction::MoveBy { down: false, .. } => "已上移".to_owned(),
        Correction::Set { role, .. } => format!("已改作{}", part(role)),
    }
}

impl Screens for Zh {
    fn lang(&self) -> Lang {
        Lang::Zh
    }

    fn notice(&self, notice: &Notice, keys: &Keys<'_>) -> String {
        let and = |text: &str, parts: &[_]| keys.after(text, MARKS, parts);
        let list = (Action::Bookmarks, "{key} 看书签");
        let takes_back = (Action::Undo, "{key} 撤销");
        match notice {
            Notice::Bookmarked => {
                and("已加书签", &[(Action::Note, "{key} 写批注"), list, takes_back])
            }
            Notice::BookmarkedAlready => and("此处已有书签", &[list]),
            Notice::BookmarkRemoved => and("书签已删除", &[(Action::Undo, "{key} 恢复")]),
            Notice::BookmarkTakenBack => "已撤销书签".to_owned(),
            Notice::BookmarkBroughtBack => "书签已恢复".to_owned(),
            Notice::BookmarkNamed => and("书签已命名", &[takes_back]),
            Notice::OldNameBack => "已恢复原来的名称".to_owned(),
            Notice::BookmarkNoted => and("批注已保存", &[takes_back]),
            Notice::OldNoteBack => "已恢复原来的批注".to_owned(),
            Notice::WrittenOut(path) => format!("已写入 {path}"),
            Notice::NotWritten => "没有写入任何文件".to_owned(),
            Notice::PassageCopied => "已复制所选".to_owned(),
            Notice::LookingUp(text) => format!("正在查：{text}"),
            Notice::NotLookedUp(fault) => match fault {
                LookupFault::NoCommand => {
                    "还没有查词的命令：请在 config.toml 里写一行，如 lookup = \"sdcv -n {}\""
                        .to_owned()
                }
                LookupFault::NothingSelected => {
                    and("先选中要查的词语", &[(Action::Select, "按 {key} 选")])
                }
                LookupFault::Missing(command) => {
                    format!("找不到命令“{command}”：请看 config.toml 里的 lookup")
                }
                LookupFault::Failed(command, why) if why.is_empty() => format!("“{command}”出错"),
                LookupFault::Failed(command, why) => format!("“{command}”出错：{why}"),
                LookupFault::TooSlow(command) => format!("“{command}”太久没有结果，已停止"),
                LookupFault::Silent(command, text) => format!("“{command}”没有查到“{text}”"),
            },
            Notice::BeginPassageFirst => {
                and("还没有开始选取", &[(Action::Select, "{key} 从这里选起，再移到末尾")])
            }
            Notice::NothingToSelect => "这里没有可选的文字".to_owned(),
            Notice::NoClippingForm => {
                "文件名须以 .md .epub .json（CSL）.bib .jsonld .jsonl 或 .txt 结尾".to_owned()
            }
            Notice::NoSuchForm => "文件名要以 .md、.txt 或 .html 结尾".to_owned(),
            Notice::Clipped(is_whole) => and(
                if *is_whole { "已剪下全文" } else { "已剪下选段" },
                &[(Action::Note, "{key} 写批注"), (Action::Clippings, "{key} 看剪报"), takes_back],
            ),
            Notice::ClippedAlready => and("这里已经剪过了", &[(Action::Clippings, "{key} 看剪报")]),
            Notice::ClippingRemoved => and("剪报已删除", &[(Action::Undo, "{key} 恢复")]),
            Notice::ClippingTakenBack => "已撤销剪报".to_owned(),
            Notice::ClippingBroughtBack => "剪报已恢复".to_owned(),
            Notice::ClippingAlone(paper, date) => {
                format!("报摊上没有《{paper}》{date}：这里是当时剪下的文字")
            }
            Notice::BookmarksInTheirList => {
                and("请在书签列表里命名、删除书签", &[(Action::Bookmarks, "按 {key}")])
            }
            Notice::MarkedRead(true) => and("已标为已读", &[takes_back]),
            Notice::MarkedRead(false) => and("已标为未读", &[takes_back]),
            Notice::MarkedReadAgain(true) => "已恢复为已读".to_owned(),
            Notice::MarkedReadAgain(false) => "已恢复为未读".to_owned(),
            Notice::NotKept(why) => format!("没能保存，已撤回：{why}"),
            Notice::KeptForNow(why) => format!("只在退出之前有效：{why}"),
            Notice::PlaceNotKept(why) => format!("读到哪里没能保存：{why}"),
            Notice::NothingToUndo => "没有可撤销的".to_owned(),
            Notice::UndoElsewhere => "上一次改动是在另一期报纸里：先打开那一期再撤销".to_owned(),
            Notice::Copied(true) => "已连同出处复制".to_owned(),
            Notice::Copied(false) => "已复制文章".to_owned(),
            Notice::AddressCopied(address) => format!("已复制网址：{address}"),
            Notice::NoLinks => "这一屏没有链接".to_owned(),
            Notice::NoSuchLink => "这一屏没有这个编号的链接".to_owned(),
            Notice::NoArticles => "这一期没有文章".to_owned(),
            Notice::Warnings(count) => {
                and(&format!("读入这一期时有 {count} 条提醒"), &[(Action::Messages, "{key} 查看")])
            }
            Notice::Warning(warning) => self.warning(warning),
            Notice::StillOpening => "这一期还在打开".to_owned(),
            Notice::WaitForWhole => "请等整期读完".to_owned(),
            Notice::OpenFirst => and("请先打开一期报纸", &[(Action::Open, "按 {key}")]),
            Notice::NothingThere => and("此处不用这个键", &[(Action::Help, "{key} 看按键")]),
            Notice::OpenStoryFirst => and("请先打开一篇文章", &[(Action::Open, "按 {key}")]),
            Notice::PartOfPage(set, all) => {
                let text = format!("本版 {all} 篇，这里排了 {set} 篇；列表中有全部");
                and(&text, &[(Action::Back, "按 {key}")])
            }
            Notice::EndOfEdition(read, all, has_next) => {
                let text = format!("本期到此为止：{all} 篇中读过 {read} 篇");
                let words = ["按 {key} 看没读的", "按 {key} 看下一期", "按 {key} 返回"];
                and(&text, &ways_on((*read, *all, *has_next), words))
            }
            Notice::EndOfPaper(read, all, next) => {
                let text = format!("本期到此为止：{all} 篇中读过 {read} 篇；下一份：{next}");
                and(&text, &[(Action::PageDown, "按 {key} 打开")])
            }
            Notice::CutTo(CutCounts { minutes, whole, briefs, out }) => {
                let left = if *out > 0 { format!("，略去 {out} 篇") } else { String::new() };
                let text = format!("{minutes} 分钟：全文 {whole} 篇，节选 {briefs} 篇{left}");
                and(&text, &[(Action::Minutes, "按 {key} 看全部")])
            }
            Notice::EndOfCut(CutCounts { minutes, whole, briefs, .. }) => {
                let text = format!("{minutes} 分钟的报读完了：全文 {whole} 篇，节选 {briefs} 篇");
                and(&text, &[(Action::Minutes, "按 {key} 看整份")])
            }
            Notice::WholeEdition => and("又是整份报纸了", &[(Action::Minutes, "按 {key} 再精简")]),
            Notice::FirstArticle => "这是第一篇".to_owned(),
            Notice::FirstSection => "这是第一个版块".to_owned(),
            Notice::LastSection => "这是最后一个版块".to_owned(),
            Notice::FirstPage => "这是第一版".to_owned(),
            Notice::LastPage => "这是最后一版".to_owned(),
            Notice::NoEarlierEdition => "这里没有本报更早的一期".to_owned(),
            Notice::NoLaterEdition => "这里没有本报更晚的一期".to_owned(),
            Notice::NotOnNewsstand(paper, date) => {
                format!("报摊上没有《{paper}》{date}：请先打开它的文件，再试一次")
            }
            Notice::Following(name) => {
                and(&format!("已追踪“{name}”"), &[(Action::Stories, "{key} 列出")])
            }
            Notice::NotFollowing(name) => {
                and(&format!("不再追踪“{name}”"), &[(Action::Undo, "{key} 恢复")])
            }
            Notice::NothingOfStory(name) => and(
                &format!("已追踪“{name}”，但目前一篇也没有"),
                &[(Action::Stories, "{key} 列出，可改检索词")],
            ),
            Notice::NoSuchSection(number, all) => format!("没有第 {number} 个版块：共 {all} 个"),
            Notice::NoSuchStory(number, all) => format!("没有第 {number} 篇：本页共 {all} 篇"),
            Notice::StoryChanged => "已改动所追踪的报道".to_owned(),
            Notice::BadQuery(fault) => self.query_fault(fault),
            Notice::OnePaper => "当天只有一种报纸，无可对读".to_owned(),
            Notice::NoOtherText => "这篇没有第二家的文本可比".to_owned(),
            Notice::SameText => "两家一字不差".to_owned(),
            Notice::IndexRenewed => "检索用的索引已损坏，正在重新建立".to_owned(),
            Notice::EditionGone => "那一期已不在报摊上".to_owned(),
            Notice::ArticleGone => "那篇文章已不在这一期里".to_owned(),
            Notice::NotScanned => "这一期不是由扫描版面识别而来".to_owned(),
            Notice::Unchanged(false) => "这篇文章抓取后网站没有改过".into(),
            Notice::Unchanged(true) => "网站改的地方在正文里看不出来".into(),
            Notice::NothingToCancel => and("这里没有要取消的", &[(Action::Quit, "按 {key} 退出")]),
            Notice::Order(true) => "按版面排列文章".to_owned(),
            Notice::Order(false) => "按版块排列文章".to_owned(),
            Notice::AsConfigured => and("已照设置显示", &[(Action::Undo, "{key} 恢复")]),
            Notice::LookBack => "已恢复原来的显示".to_owned(),
            Notice::NowhereBack => "后面没有去过的地方了".to_owned(),
            Notice::NowhereForward => "前面没有去过的地方了".to_owned(),
            Notice::NotFound(text) => format!("这篇文章里没有“{text}”"),
            Notice::SearchedRound(true) => "已查到末尾，从头再查".to_owned(),
            Notice::SearchedRound(false) => "已查到开头，从末尾再查".to_owned(),
            Notice::Theme(name) => format!("配色：{name}"),
            Notice::Ruby(true) => "显示注音".to_owned(),
            Notice::Ruby(false) => "不显示注音".to_owned(),
            Notice::Script(Some(HanScript::Simplified)) => "以简体显示".to_owned(),
            Notice::Script(Some(HanScript::Traditional)) => "以繁体显示".to_owned(),
            Notice::Script(None) => "照原文显示".to_owned(),
            Notice::OneScript => "只有中文可换简繁".to_owned(),
            Notice::Pictures(true) => "显示图片".to_owned(),
            Notice::Pictures(false) => "不显示图片".to_owned(),
            Notice::NoPictures => "这个终端不能显示图片；图片说明在文中".to_owned(),
            Notice::PictureFault(file, why) => format!("{file}：{why}"),
            Notice::ColumnsNeedRoom(false) => "窗口太窄，排不下多栏".to_owned(),
            Notice::ColumnsNeedRoom(true) => {
                and("窗口太窄，排不下多栏", &[(Action::Zen, "{key} 只看文章")])
            }
            Notice::OnePlainColumn => "纯文字屏幕只有一栏，横排".to_owned(),
            Notice::Measure(columns) => format!("每行 {columns} 列"),
            Notice::ColumnLength(rows) => format!("每列 {rows} 字"),
            Notice::Direction(direction) => match direction {
                TextDirection::Across => "横排",
                TextDirection::Downwards => "竖排",
                TextDirection::StaysAcross => "这篇不是中文或日文，仍横排",
            }
            .to_owned(),
            Notice::Fetched(outcome) => self.fetched(*outcome, keys),
            Notice::StoppingFetch => "正在停止取报；已经取到的会排成一期".to_owned(),
            Notice::Imported(text) => and(text, &[takes_back]),
            Notice::ImportTakenBack(count) => {
                format!("已撤销：{count} 期移出报库，放进回收站；原文件没有动")
            }
            Notice::Importing => "正在收入……".to_owned(),
            Notice::InboxEmpty => "收件箱是空的".to_owned(),
            Notice::NothingToCorrect => "这篇文章没有可改正的".to_owned(),
            Notice::HeadStays => "这是标题部分；只有正文的段落可以上下移动".to_owned(),
            Notice::NoOtherArticle => "这一期没有别的文章".to_owned(),
            Notice::CorrectFirst => {
                and("这要在改正时才能做", &[(Action::Correct, "{key} 开始改正")])
            }
            Notice::StopCorrectingFirst => {
                and("改正时不能这样做", &[(Action::Back, "{key} 结束改正")])
            }
            Notice::Corrected(None) => "改正已撤销".to_owned(),
            Notice::Corrected(Some(done)) => and(&corrected(*done), &[takes_back]),
            Notice::CorrectionNotKept(why) => format!("改正只在退出之前有效，没能保存：{why}"),
            Notice::NoSuchCommand(name, Some(meant)) => and(
                &format!("没有命令“{name}”；是不是“{meant}”？"),
                &[(Action::Command, "{key} 列出各项命令")],
            ),
            Notice::NoSuchCommand(name, None) => and(
                &format!(
                    "没有命令“{name}”：请输入操作的名称，或 theme 名称、measure 列数、\
                     article 篇号、search 文字"
                ),
                &[(Action::Command, "{key} 列出各项命令")],
            ),
            Notice::NoSuchTheme(name, themes) => {
                format!("没有配色“{name}”；现有 {}", themes.join("、"))
            }
            Notice::MeasureRange(least, most) => {
                format!("measure 后面是列数，从 {least} 到 {most}")
            }
            Notice::MinutesRange(least, most) => {
                format!("minutes 后面是分钟数，从 {least} 到 {most}")
            }
            Notice::NoSuchPage(name, pages) => {
                format!("没有“{name}”这一版；有 {}", super::screens::few(pages))
            }
            Notice::ArticleRange(most) => format!("article 后面是篇号，从 1 到 {most}"),
            Notice::Mistakes(first, 1) | Notice::Unreadable(first, 1) => first.clone(),
            Notice::Mistakes(first, all) => {
                format!("设置有 {all} 处错误，运行 `newsprint config` 查看：{first}")
            }
            Notice::Unreadable(first, all) => {
                format!("有 {all} 期报纸读不出来，运行 `newsprint check` 查看：{first}")
            }
            Notice::Told(text) | Notice::Failed(text) => text.clone(),
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Down => "向下一行或一项",
            Action::Up => "向上一行或一项",
            Action::PaneLeft => "左边一栏",
            Action::PaneRight => "右边一栏",
            Action::NextPane => "下一栏",
            Action::PageDown => "往下读；读完一篇接下一篇",
            Action::PageUp => "上一屏",
            Action::HalfDown => "向下半屏",
            Action::HalfUp => "向上半屏",
            Action::Top => "到开头",
            Action::Bottom => "到末尾",
            Action::Open => "打开所选",
            Action::Cancel => "取消，或回上一级",
            Action::Back => "返回；先结束查找",
            Action::NextArticle => "下一篇",
            Action::PreviousArticle => "上一篇",
            Action::NextSection => "下一版块",
            Action::PreviousSection => "上一版块",
            Action::NextEdition => "本报下一期",
            Action::PreviousEdition => "本报上一期",
            Action::Section(_) => "按编号跳到版块",
            Action::FrontPage => "版面",
            Action::Contents => "整期目录，带导语",
            Action::Scan => "原版扫描",
            Action::Correct => "改正识别结果",
            Action::Compare => "同日各报对读",
            Action::Revision => "网站或别家报纸改了哪里",
            Action::ToggleRead => "标为已读或未读",
            Action::Calendar => "本报日历",
            Action::UnreadOnly => "只看未读，或全部",
            Action::Minutes => "限几分钟读完，或整份",
            Action::Sort => "换排序；文章按版块或版面",
            Action::Today => "各报最新未读完的，或全部",
            Action::Fetch => "取今天的报，或停止",
            Action::Import => "导入收件箱里的文件",
            Action::Search => "文中或整期查找；筛选列表",
            Action::SearchAll => "检索所有报纸",
            Action::Earlier => "前后报道",
            Action::Follow => "追踪此事",
            Action::Stories => "追踪列表",
            Action::NextMatch => "下一处；不查找时下一篇",
            Action::PreviousMatch => "上一处；不查找时上一篇",
            Action::Bookmark => "在此处加书签",
            Action::Bookmarks => "书签列表",
            Action::Clip => "剪下所选或整篇文章",
            Action::Clippings => "剪报列表",
            Action::History => "最近读过的",
            Action::Rename => "命名",
            Action::Note => "书签的批注、追踪的查询",
            Action::WriteOut => "写成文件",
            Action::Select => "选一段文字",
            Action::WordOn => "到下一词",
            Action::WordBack => "到上一词",
            Action::OtherEnd => "移动另一端",
            Action::LookUp => "查所选的词语",
            Action::Remove => "删除",
            Action::Undo => "撤销",
            Action::JumpBack => "回到刚才的地方",
            Action::JumpForward => "再往前",
            Action::Link => "选链接",
            Action::Copy => "复制文章",
            Action::CopyCitation => "连报纸名、日期、版次复制",
            Action::Columns => "多栏或单栏",
            Action::Vertical => "竖排或横排",
            Action::Zen => "只看文章",
            Action::Wider => "行加宽",
            Action::Narrower => "行收窄",
            Action::DefaultMeasure => "配色、行宽、分栏照设置",
            Action::Ruby => "注音显示与否",
            Action::Script => "简体、繁体、原文",
            Action::Pictures => "图片显示与否",
            Action::Theme => "下一个配色",
            Action::Split => "从此处另起一篇",
            Action::Append => "接上另一篇",
            Action::MoveTo => "把这一段移到另一篇",
            Action::MoveUp => "把这一段上移",
            Action::MoveDown => "把这一段下移",
            Action::SetAs(SetAs::Kicker) => "改作引题",
            Action::SetAs(SetAs::Headline) => "改作主题",
            Action::SetAs(SetAs::Deck) => "改作副题",
            Action::SetAs(SetAs::Byline) => "改作署名",
            Action::SetAs(SetAs::Subhead) => "改作小标题",
            Action::SetAs(SetAs::Body) => "改作正文",
            Action::Messages => "本次运行的消息",
            Action::Command => "输入命令",
            Action::Help => "本帮助",
            Action::Redraw => "重画屏幕",
            Action::Suspend => "挂起（fg 回来）",
            Action::Quit => "退出",
        }
    }

    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Move => "移动",
            Group::Paper => "报纸",
            Group::Marks => "查找、书签、复制",
            Group::Look => "外观",
            Group::Correct => "改正",
            Group::Program => "newsprint",
        }
    }

    fn context(&self, context: Context) -> &'static str {
        match context {
            Context::Everywhere => "各处",
            Context::Newsstand => "报摊",
            Context::Reader => "读报",
            Context::Bookmarks => "书签",
            Context::Correcting => "改正",
            Context::Comparing => "对读",
            Context::Selecting => "选段",
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Keys => "按键",
            Heading::Calendar => "报纸日历",
            Heading::Correcting => "改正识别结果",
            Heading::Signs => "文中的记号",
            Heading::Messages => "消息",
            Heading::LookedUp => "查词",
            Heading::Revision => "网站的改动：删去的划掉，新增的加下划线",
            Heading::Bookmarks => "书签",
            Heading::Clippings => "剪报",
            Heading::ClippingAlone => "剪报（当时剪下的文字）",
            Heading::Recent => "最近读过",
            Heading::Search => "检索",
            Heading::Comparison => "同日对读",
            Heading::Related => "相关报道",
            Heading::Stories => "追踪",
            Heading::AsScanned => "原版扫描",
        }
    }

    fn leafing(&self) -> [&'static str; 5] {
        ["上一期，下一期", "前一周，后一周", "上月，下月", "第一期，最后一期", "未读，未读完，读完"]
    }

    fn signs(&self) -> [&'static str; 4] {
        ["此处拼接存疑", "这段文字缺结尾", "此处缺文字", "书签"]
    }

    fn selecting(&self) -> [&'static str; 3] {
        ["下一行，上一行", "左一字，右一字", "从标出的词选起；结束"]
    }

    fn sign_word(&self, sign: SignWord) -> &'static str {
        match sign {
            SignWord::InBrief => "节选",
            SignWord::Followed => "追踪",
            SignWord::Bookmarked => "有书签",
            SignWord::Fault => "有误：",
        }
    }

    fn hint(&self, hint: KeyHint) -> &'static str {
        match hint {
            KeyHint::Open => "打开",
            KeyHint::NextSection => "下一版块",
            KeyHint::Differences => "看不同",
            KeyHint::Narrow => "筛选范围",
            KeyHint::NextMatch => "下一处",
            KeyHint::Bookmarks => "书签",
            KeyHint::Search => "查找",
            KeyHint::Help => "帮助",
            KeyHint::Move => "移动",
            KeyHint::Quit => "退出",
            KeyHint::Back => "返回",
            KeyHint::ReadOn => "往下读",
            KeyHint::NextPage => "下一版",
            KeyHint::Story => "选篇",
            KeyHint::FrontPage => "版面",
            KeyHint::Contents => "目录",
            KeyHint::Scan => "原版",
            KeyHint::Close => "关闭",
            KeyHint::Correct => "改正",
            KeyHint::Calendar => "日历",
            KeyHint::Fetch => "取报",
            KeyHint::MonthBefore => "上月",
            KeyHint::NextMonth => "下月",
            KeyHint::Filter => "筛选",
            KeyHint::Unread => "只看未读",
            KeyHint::Sort => "排序",
            KeyHint::Name => "命名",
            KeyHint::Note => "批注",
            KeyHint::Copy => "复制",
            KeyHint::LookUp => "查词",
            KeyHint::Begin => "从此选起",
            KeyHint::Mark => "加书签",
            KeyHint::Clip => "剪报",
            KeyHint::Remove => "删除",
            KeyHint::WholeText => "全文",
            KeyHint::WholeEdition => "整份",
            KeyHint::Undo => "撤销",
            KeyHint::Choose => "选择",
            KeyHint::Take => "选定",
        }
    }

    fn prompt(&self, purpose: &Purpose) -> &'static str {
        match purpose {
            Purpose::Search => "/",
            Purpose::SearchAll => "检索：",
            Purpose::Follow => "追踪：",
            Purpose::NameStory(_) => "名称：",
            Purpose::StoryQuery(_) => "查询：",
            Purpose::Filter(_) => "筛选：",
            Purpose::SearchEdition(_) => "整期查找：",
            Purpose::Rename(_) => "名称：",
            Purpose::Note(_) => "批注：",
            Purpose::NoteOnClipping(_) => "批注（#后为标签）：",
            Purpose::WriteOut(_) => "写到（.md .txt .html）：",
            Purpose::WriteClippings => "写到（.md .epub .json .bib …）：",
            Purpose::Replace(_) => "文件已经有了，替换吗？（y 替换）",
            Purpose::Link => "链接编号：",
            Purpose::Command => ":",
        }
    }

    fn too_small(&self) -> [&'static str; 3] {
        ["newsprint：", "窗口太小", "请放大"]
    }

    fn no_messages(&self) -> &'static str {
        "本次运行还没有消息。"
    }

    fn rest_of_message(&self, keys: &Keys<'_>) -> String {
        keys.after("……", MARKS, &[(Action::Messages, "{key} 看全文")])
    }

    fn opening(&self, step: Option<Step>) -> String {
        let Some(Step { stage, done, total }) = step.filter(|step| step.total > 0) else {
            return "正在打开……".to_owned();
        };
        match stage {
            Stage::Files => format!("正在读文件：{done}/{total}"),
            Stage::Drawing => format!("正在读取版面：{done}/{total}"),
            Stage::Pages => format!("正在识读版面：{done}/{total}"),
            Stage::Articles => format!("正在读文章：{done}/{total}"),
        }
    }

    fn leave_opening(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Back, "{key} 返回"), (Action::Quit, "{key} 退出")];
        keys.after("", ["", "   ", ""], &parts)
    }

    fn first_pages(&self) -> &'static str {
        "只有前几版"
    }

    fn choice(&self, choice: MenuChoice) -> &'static str {
        match choice {
            MenuChoice::Split => "另起一篇",
            MenuChoice::Append => "接上另一篇……",
            MenuChoice::MoveTo => "移到另一篇……",
            MenuChoice::MoveUp => "上移",
            MenuChoice::MoveDown => "下移",
            MenuChoice::SetAs(role) => part(role),
            MenuChoice::OtherBlock => "换一段",
            MenuChoice::Undo => "撤销",
            MenuChoice::Leave => "结束",
        }
    }

    fn asked(&self, step: &correcting::CorrectingStep, bar: &str) -> String {
        match step {
            correcting::CorrectingStep::Menu => format!("改正 {bar} 处的一段"),
            correcting::CorrectingStep::Append(_) => "这篇文章后面接".to_owned(),
            correcting::CorrectingStep::MoveTo(_) => "这一段属于".to_owned(),
        }
    }

    fn stock(&self, papers: usize, editions: usize) -> String {
        format!("{papers} 种报纸 {editions} 期")
    }

    fn found(&self, found: usize, all: usize) -> String {
        format!("{all} 期中 {found} 期")
    }

    fn no_editions(&self) -> &'static str {
        "还没有报纸。打开文件：newsprint 路径；收进书库：newsprint import 路径"
    }

    fn nothing_found(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "没有符合的。",
            ["", "", ""],
            &[
                (Action::Back, "按 {key} 显示全部。"),
                (Action::SearchAll, "按 {key} 检索所有报纸。"),
            ],
        )
    }

    fn nothing_unread(&self, keys: &Keys<'_>) -> String {
        keys.after("全都读过了。", ["", "", ""], &[(Action::UnreadOnly, "按 {key} 显示全部。")])
    }

    fn holding(&self, filter: &str) -> String {
        format!("含“{filter}”")
    }

    fn today_only(&self) -> &'static str {
        "各报最新、没读完的"
    }

    fn nothing_today(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "各报最新一期都读完了。",
            ["", "", ""],
            &[(Action::Today, "按 {key} 显示全部。")],
        )
    }

    fn unread_only(&self) -> &'static str {
        "只看未读"
    }

    fn sorted(&self, sort: PaperOrder) -> Option<&'static str> {
        match sort {
            PaperOrder::Newest => None,
            PaperOrder::Name => Some("按报名"),
            PaperOrder::Unread => Some("未读多的在前"),
        }
    }

    fn inbox(&self, files: usize, keys: &Keys<'_>) -> String {
        let text = format!("收件箱有 {files} 个新文件");
        keys.after(&text, ["：", "", ""], &[(Action::Import, "按 {key} 收入")])
    }

    fn bookmarks(&self, count: usize) -> String {
        format!("{count} 个")
    }

    fn marked(&self, date: Date) -> String {
        format!("{date} 标记")
    }

    fn nothing_read(&self) -> &'static str {
        "还没有读过文章。"
    }

    fn clippings(&self, count: usize) -> String {
        format!("{count} 篇")
    }

    fn clipped(&self, date: Date) -> String {
        format!("{date} 剪下")
    }

    fn no_clippings(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Clip, "读文章时按 {key} 剪下一篇或一段")];
        keys.at(Context::Reader).after("还没有剪报", ["：", "", "。"], &parts)
    }

    fn no_bookmarks(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Bookmark, "读文章时按 {key} 加一个")];
        keys.at(Context::Reader).after("还没有书签", ["：", "", "。"], &parts)
    }

    fn month(&self, date: Date) -> String {
        format!("{}年{}月", date.year(), date.month())
    }

    fn weekdays(&self) -> [&'static str; 7] {
        ["一", "二", "三", "四", "五", "六", "日"]
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Unread => "未读",
            Standing::Begun => "未读完",
            Standing::Read => "读完",
        }
    }

    fn editions(&self, all: usize, unread: usize) -> String {
        match unread {
            0 => format!("{all} 期"),
            _ => format!("{all} 期 未读 {unread}"),
        }
    }

    fn undated(&self) -> &'static str {
        "无日期"
    }

    fn left_off(&self) -> &'static str {
        "继续读："
    }

    fn read(&self, read: usize, all: usize) -> String {
        format!("读过 {read}/{all}")
    }

    fn cut(&self, left: usize, minutes: usize) -> String {
        format!("{minutes} 分钟，还剩 {left} 分钟")
    }

    fn end_of_cut(&self, minutes: usize) -> String {
        format!("{minutes} 分钟的报读完了")
    }

    fn contents(&self, pages: usize, articles: usize) -> String {
        match pages {
            0 => format!("{articles} 篇"),
            _ => format!("{pages} 版 {articles} 篇"),
        }
    }

    fn matches(&self, count: usize, more: bool) -> String {
        format!("{count} 处{}", if more { "……" } else { "" })
    }

    fn minutes(&self, minutes: usize) -> String {
        format!("{minutes} 分钟")
    }

    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String {
        let unit = if lang == Lang::En { "词" } else { "字" };
        if minutes == 0 {
            return format!("余 {units} {unit}");
        }
        format!("余 {units} {unit} 约 {minutes} 分钟")
    }

    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String {
        if last {
            return "本期读到末尾了".to_owned();
        }
        keys.after("完", [" ", "", ""], &[(Action::PageDown, "按 {key} 读下一篇")])
    }

    fn doubtful(&self, percent: Option<u8>) -> String {
        let figure = percent.map(|percent| format!("，把握约{percent}%")).unwrap_or_default();
        format!("{DOUBTFUL} 此处拼接存疑{figure}")
    }

    fn story(&self, story: usize, all: usize) -> String {
        format!("本版 {story}/{all} 篇")
    }
}

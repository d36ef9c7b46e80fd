//! The texts in Japanese.

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

/// Japanese.
#[derive(Debug)]
pub(super) struct Ja;

impl Words for Ja {
    fn tag(&self) -> &'static str {
        "ja"
    }
}

/// What stands around and between the keys after a text.
const MARKS: [&str; 3] = ["（", "、", "）"];

/// A part of an article.
fn part(role: SetAs) -> &'static str {
    match role {
        SetAs::Kicker => "肩見出し",
        SetAs::Headline => "主見出し",
        SetAs::Deck => "脇見出し",
        SetAs::Byline => "署名",
        SetAs::Subhead => "小見出し",
        SetAs::Body => "本文",
    }
}

/// What a correction did.
fn corrected(done: Correction) -> String {
    match done {
        Correction::Split { .. } => "ここから別の記事にしました".to_owned(),
        Correction::Join { .. } => "記事をつなぎました".to_owned(),
        Correction::MoveTo { .. } => "その記事の末尾へ移しました".to_owned(),
        Correction::MoveBy { down: true, .. } => "下へ移しました".to_owned(),
        Correction::MoveBy { down: false, .. } => "上へ移しました".to_owned(),
        Correction::Set { role, .. } => format!("{}にしました", part(role)),
    }
}

impl Screens for Ja {
    fn lang(&self) -> Lang {
        Lang::Ja
    }

    fn notice(&self, notice: &Notice, keys: &Keys<'_>) -> String {
        let and = |text: &str, parts: &[_]| keys.after(text, MARKS, parts);
        let list = (Action::Bookmarks, "一覧は {key}");
        let takes_back = (Action::Undo, "取り消しは {key}");
        match notice {
            Notice::Bookmarked => and("しおりを付けました", &[(Action::Note, "{key} でメモ"), list, takes_back]),
            Notice::BookmarkedAlready => and("ここにはもうしおりがあります", &[list]),
            Notice::BookmarkRemoved => {
                and("しおりを削除しました", &[(Action::Undo, "元に戻すには {key}")])
            }
            Notice::BookmarkTakenBack => "しおりを取り消しました".to_owned(),
            Notice::BookmarkBroughtBack => "しおりを元に戻しました".to_owned(),
            Notice::BookmarkNamed => and("しおりに名前を付けました", &[takes_back]),
            Notice::OldNameBack => "元の名前に戻しました".to_owned(),
            Notice::BookmarkNoted => and("メモを残しました", &[takes_back]),
            Notice::OldNoteBack => "元のメモに戻しました".to_owned(),
            Notice::WrittenOut(path) => format!("{path} に書き出しました"),
            Notice::NotWritten => "何も書き出しませんでした".to_owned(),
            Notice::PassageCopied => "選んだところをコピーしました".to_owned(),
            Notice::LookingUp(text) => format!("調べています：{text}"),
            Notice::NotLookedUp(fault) => match fault {
                LookupFault::NoCommand => "調べるコマンドがありません。config.toml に lookup = \"sdcv -n {}\" のように書いてください".to_owned(),
                LookupFault::NothingSelected => {
                    and("先に語句を選んでください", &[(Action::Select, "{key} で選択")])
                }
                LookupFault::Missing(command) => format!("コマンド「{command}」がありません。config.toml の lookup を見てください"),
                LookupFault::Failed(command, why) if why.is_empty() => format!("「{command}」が失敗しました"),
                LookupFault::Failed(command, why) => format!("「{command}」が失敗しました：{why}"),
                LookupFault::TooSlow(command) => format!("「{command}」は時間がかかりすぎるので止めました"),
                LookupFault::Silent(command, text) => format!("「{command}」には「{text}」がありません"),
            },
            Notice::BeginPassageFirst => and("まだ選択を始めていません", &[(Action::Select, "{key} でここから選び、終わりまで動かす")]),
            Notice::NothingToSelect => "ここに選べる文字はありません".to_owned(),
            Notice::NoClippingForm => {
                "名前は .md .epub .json（CSL）.bib .jsonld .jsonl .txt のどれかで終えてください"
                    .to_owned()
            }
            Notice::NoSuchForm => "名前は .md、.txt、.html のどれかで終えてください".to_owned(),
            Notice::Clipped(is_whole) => and(
                if *is_whole { "記事を切り抜きました" } else { "選択した文を切り抜きました" },
                &[(Action::Note, "{key} でメモ"), (Action::Clippings, "一覧は {key}"), takes_back],
            ),
            Notice::ClippedAlready => {
                and("ここはもう切り抜いてあります", &[(Action::Clippings, "一覧は {key}")])
            }
            Notice::ClippingRemoved => {
                and("切り抜きを削除しました", &[(Action::Undo, "元に戻すには {key}")])
            }
            Notice::ClippingTakenBack => "切り抜きを取り消しました".to_owned(),
            Notice::ClippingBroughtBack => "切り抜きを元に戻しました".to_owned(),
            Notice::ClippingAlone(paper, date) => {
                format!("{paper}（{date}）は売り場にありません：切り抜いたときの文章です")
            }
            Notice::BookmarksInTheirList => {
                and("しおりの命名と削除は一覧でします", &[(Action::Bookmarks, "{key}")])
            }
            Notice::MarkedRead(true) => and("既読にしました", &[takes_back]),
            Notice::MarkedRead(false) => and("未読にしました", &[takes_back]),
            Notice::MarkedReadAgain(true) => "既読に戻しました".to_owned(),
            Notice::MarkedReadAgain(false) => "未読に戻しました".to_owned(),
            Notice::NotKept(why) => format!("保存できず、取り消しました：{why}"),
            Notice::KeptForNow(why) => format!("終了するまでしか残りません：{why}"),
            Notice::PlaceNotKept(why) => format!("読んだ位置を保存できません：{why}"),
            Notice::NothingToUndo => "取り消すものがありません".to_owned(),
            Notice::UndoElsewhere => {
                "直前の変更は別の号の訂正です：その号を開いてから取り消してください".to_owned()
            }
            Notice::Copied(true) => "出典とともにコピーしました".to_owned(),
            Notice::Copied(false) => "記事をコピーしました".to_owned(),
            Notice::AddressCopied(address) => format!("アドレスをコピーしました：{address}"),
            Notice::NoLinks => "この画面にリンクはありません".to_owned(),
            Notice::NoSuchLink => "その番号のリンクは画面にありません".to_owned(),
            Notice::NoArticles => "この号には記事がありません".to_owned(),
            Notice::Warnings(count) => and(
                &format!("この号について注意が {count} 件あります"),
                &[(Action::Messages, "{key} で表示")],
            ),
            Notice::Warning(warning) => self.warning(warning),
            Notice::StillOpening => "この号はまだ開いている途中です".to_owned(),
            Notice::WaitForWhole => "号全体を読み終えるまでお待ちください".to_owned(),
            Notice::OpenFirst => and("先に号を開いてください", &[(Action::Open, "{key}")]),
            Notice::NothingThere => and("このキーはここでは使えません", &[(Action::Help, "{key} でヘルプ")]),
            Notice::OpenStoryFirst => and("先に記事を開いてください", &[(Action::Open, "{key}")]),
            Notice::PartOfPage(set, all) => {
                let text =
                    format!("この面の {all} 本のうち {set} 本を組みました。一覧には全部あります");
                and(&text, &[(Action::Back, "{key}")])
            }
            Notice::EndOfEdition(read, all, has_next) => {
                let text = format!("この号はここまでです：{all} 本中 {read} 本既読");
                let words = ["{key} で未読へ", "{key} で次の号", "{key} で戻る"];
                and(&text, &ways_on((*read, *all, *has_next), words))
            }
            Notice::EndOfPaper(read, all, next) => {
                let text = format!("この号はここまでです：{all} 本中 {read} 本既読。次は{next}");
                and(&text, &[(Action::PageDown, "{key} で開く")])
            }
            Notice::CutTo(CutCounts { minutes, whole, briefs, out }) => {
                let left = if *out > 0 { format!("、省略 {out} 本") } else { String::new() };
                let text = format!("{minutes} 分：全文 {whole} 本、冒頭のみ {briefs} 本{left}");
                and(&text, &[(Action::Minutes, "{key} で全部")])
            }
            Notice::EndOfCut(CutCounts { minutes, whole, briefs, .. }) => {
                let text = format!(
                    "{minutes} 分の紙面はここまでです：全文 {whole} 本、冒頭のみ {briefs} 本"
                );
                and(&text, &[(Action::Minutes, "{key} で全体")])
            }
            Notice::WholeEdition => {
                and("全体に戻しました", &[(Action::Minutes, "{key} で再び短縮")])
            }
            Notice::FirstArticle => "最初の記事です".to_owned(),
            Notice::FirstSection => "最初の面です".to_owned(),
            Notice::LastSection => "最後の面です".to_owned(),
            Notice::FirstPage => "最初の面です".to_owned(),
            Notice::LastPage => "最後の面です".to_owned(),
            Notice::NoEarlierEdition => "この新聞の前の号はここにありません".to_owned(),
            Notice::NoLaterEdition => "この新聞の次の号はここにありません".to_owned(),
            Notice::NotOnNewsstand(paper, date) => format!(
                "{paper}（{date}）は売り場にありません：ファイルを開いてからもう一度お試しください"
            ),
            Notice::Following(name) => {
                and(&format!("「{name}」を追います"), &[(Action::Stories, "{key} で一覧")])
            }
            Notice::NotFollowing(name) => and(
                &format!("「{name}」を追うのをやめました"),
                &[(Action::Undo, "{key} で元に戻す")],
            ),
            Notice::NothingOfStory(name) => and(
                &format!("「{name}」を追いますが、記事はまだありません"),
                &[(Action::Stories, "{key} で一覧、検索語を変えられます")],
            ),
            Notice::NoSuchSection(number, all) => format!("{number} 番目の欄はありません：全 {all} 欄"),
            Notice::NoSuchStory(number, all) => format!("{number} 番目の記事はありません：全 {all} 本"),
            Notice::StoryChanged => "追っている話題を変えました".to_owned(),
            Notice::BadQuery(fault) => self.query_fault(fault),
            Notice::OnePaper => "その日の新聞は一紙だけで、比べるものがありません".to_owned(),
            Notice::NoOtherText => "この文を載せた新聞はほかにありません".to_owned(),
            Notice::SameText => "二紙とも一字一句同じです".to_owned(),
            Notice::IndexRenewed => "検索用の索引が壊れていたので、作り直しています".to_owned(),
            Notice::EditionGone => "その号はもう売り場にありません".to_owned(),
            Notice::ArticleGone => "その記事はもうこの号にありません".to_owned(),
            Notice::NotScanned => "この号はスキャンした紙面から作られていません".to_owned(),
            Notice::Unchanged(false) => "この記事は取得してから変更されていません".into(),
            Notice::Unchanged(true) => "変更は本文に現れない部分だけです".into(),
            Notice::NothingToCancel => {
                and("ここでは取り消すものがありません", &[(Action::Quit, "{key} で終了")])
            }
            Notice::Order(true) => "記事を面の順に並べます".to_owned(),
            Notice::Order(false) => "記事を欄の順に並べます".to_owned(),
            Notice::AsConfigured => and("設定どおりの表示です", &[(Action::Undo, "{key} で元に戻す")]),
            Notice::LookBack => "元の表示に戻しました".to_owned(),
            Notice::NowhereBack => "これより前に戻る場所はありません".to_owned(),
            Notice::NowhereForward => "これより先に進む場所はありません".to_owned(),
            Notice::NotFound(text) => format!("この記事に「{text}」は見つかりません"),
            Notice::SearchedRound(true) => "末尾まで検索し、先頭に戻りました".to_owned(),
            Notice::SearchedRound(false) => "先頭まで検索し、末尾に戻りました".to_owned(),
            Notice::Theme(name) => format!("配色：{name}"),
            Notice::Ruby(true) => "ルビを表示します".to_owned(),
            Notice::Ruby(false) => "ルビを隠します".to_owned(),
            Notice::Script(Some(HanScript::Simplified)) => "簡体字で表示します".to_owned(),
            Notice::Script(Some(HanScript::Traditional)) => "繁体字で表示します".to_owned(),
            Notice::Script(None) => "原文のまま表示します".to_owned(),
            Notice::OneScript => "簡体字・繁体字は中国語だけです".to_owned(),
            Notice::Pictures(true) => "写真を表示します".to_owned(),
            Notice::Pictures(false) => "写真を隠します".to_owned(),
            Notice::NoPictures => "この端末は写真を表示できません。説明は本文にあります".to_owned(),
            Notice::PictureFault(file, why) => format!("{file}：{why}"),
            Notice::ColumnsNeedRoom(false) => "段組みには幅が足りません".to_owned(),
            Notice::ColumnsNeedRoom(true) => {
                and("段組みには幅が足りません", &[(Action::Zen, "{key} で記事だけ表示")])
            }
            Notice::OnePlainColumn => "プレーン画面は一段・横組みだけです".to_owned(),
            Notice::Measure(columns) => format!("一行 {columns} 桁"),
            Notice::ColumnLength(rows) => format!("一行 {rows} 字"),
            Notice::Direction(direction) => match direction {
                TextDirection::Across => "横組み",
                TextDirection::Downwards => "縦組み",
                TextDirection::StaysAcross => "日本語・中国語の記事ではないため横組みのままです",
            }
            .to_owned(),
            Notice::Fetched(outcome) => self.fetched(*outcome, keys),
            Notice::StoppingFetch => "取得を終えています。届いた分で号を作ります".to_owned(),
            Notice::Imported(text) => and(text, &[takes_back]),
            Notice::ImportTakenBack(count) => {
                format!(
                    "取り消しました：{count} 号を書庫からごみ箱へ移しました。元のファイルはそのままです"
                )
            }
            Notice::Importing => "取り込んでいます……".to_owned(),
            Notice::InboxEmpty => "受信箱は空です".to_owned(),
            Notice::NothingToCorrect => "この記事に訂正するものはありません".to_owned(),
            Notice::HeadStays => {
                "これは見出しの部分です。上下に動かせるのは本文の段落だけです".to_owned()
            }
            Notice::NoOtherArticle => "この号にほかの記事はありません".to_owned(),
            Notice::CorrectFirst => {
                and("これは訂正中の操作です", &[(Action::Correct, "{key} で訂正を始める")])
            }
            Notice::StopCorrectingFirst => {
                and("訂正中はできません", &[(Action::Back, "{key} で終わる")])
            }
            Notice::Corrected(None) => "訂正を取り消しました".to_owned(),
            Notice::Corrected(Some(done)) => and(&corrected(*done), &[takes_back]),
            Notice::CorrectionNotKept(why) => {
                format!("訂正は終了するまで有効ですが、保存できません：{why}")
            }
            Notice::NoSuchCommand(name, Some(meant)) => and(
                &format!("「{name}」というコマンドはありません。「{meant}」ですか"),
                &[(Action::Command, "命令の一覧は {key}")],
            ),
            Notice::NoSuchCommand(name, None) => and(
                &format!(
                    "「{name}」というコマンドはありません：操作の名前か、theme 名前、\
                     measure 桁数、article 番号、search 語句 を入力してください"
                ),
                &[(Action::Command, "命令の一覧は {key}")],
            ),
            Notice::NoSuchTheme(name, themes) => {
                format!("「{name}」という配色はありません。あるのは {}", themes.join("、"))
            }
            Notice::MeasureRange(least, most) => {
                format!("measure には {least} から {most} までの桁数を付けてください")
            }
            Notice::MinutesRange(least, most) => {
                format!("minutes には {least} から {most} までの分数を付けてください")
            }
            Notice::NoSuchPage(name, pages) => {
                format!("「{name}」面はありません。あるのは {}", super::screens::few(pages))
            }
            Notice::ArticleRange(most) => {
                format!("article には 1 から {most} までの番号を付けてください")
            }
            Notice::Mistakes(first, 1) | Notice::Unreadable(first, 1) => first.clone(),
            Notice::Mistakes(first, all) => {
                format!("設定に誤りが {all} か所あります。`newsprint config` で確認：{first}")
            }
            Notice::Unreadable(first, all) => {
                format!("読めない号が {all} 号あります。`newsprint check` で確認：{first}")
            }
            Notice::Told(text) | Notice::Failed(text) => text.clone(),
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Down => "一行・一項目下へ",
            Action::Up => "一行・一項目上へ",
            Action::PaneLeft => "左の欄",
            Action::PaneRight => "右の欄",
            Action::NextPane => "次の欄",
            Action::PageDown => "先へ、終わりなら次の記事",
            Action::PageUp => "一画面戻る",
            Action::HalfDown => "半画面進む",
            Action::HalfUp => "半画面戻る",
            Action::Top => "先頭へ",
            Action::Bottom => "末尾へ",
            Action::Open => "選んだものを開く",
            Action::Cancel => "取り消し、または一段上へ",
            Action::Back => "戻る（検索中は検索終了）",
            Action::NextArticle => "次の記事",
            Action::PreviousArticle => "前の記事",
            Action::NextSection => "次の面",
            Action::PreviousSection => "前の面",
            Action::NextEdition => "同じ新聞の次の号",
            Action::PreviousEdition => "同じ新聞の前の号",
            Action::Section(_) => "番号で面へ",
            Action::FrontPage => "紙面",
            Action::Contents => "号全体の目次（リード付き）",
            Action::Scan => "スキャンした紙面",
            Action::Correct => "復元結果の訂正",
            Action::Compare => "その日の各紙を読み比べる",
            Action::Revision => "サイトや他紙との違い",
            Action::ToggleRead => "既読・未読の切り替え",
            Action::Calendar => "新聞の暦",
            Action::UnreadOnly => "未読のみ・全部",
            Action::Minutes => "指定した分数に短縮・全体",
            Action::Sort => "並べ替え（紙名ほか、欄・面）",
            Action::Today => "最新号の読み残しのみ・全部",
            Action::Fetch => "今日の新聞を取得・中止",
            Action::Import => "受信箱から取り込む",
            Action::Search => "検索、一覧では絞り込み",
            Action::SearchAll => "すべての新聞を検索",
            Action::Earlier => "前後の記事",
            Action::Follow => "話題を追う",
            Action::Stories => "話題の一覧",
            Action::NextMatch => "次の一致（なければ次の記事）",
            Action::PreviousMatch => "前の一致（なければ前の記事）",
            Action::Bookmark => "ここにしおり",
            Action::Bookmarks => "しおり一覧",
            Action::Clip => "選んだところか記事を切り抜く",
            Action::Clippings => "切り抜き一覧",
            Action::History => "最近読んだ記事",
            Action::Rename => "名前を付ける",
            Action::Note => "メモ、または検索式",
            Action::WriteOut => "ファイルに書き出す",
            Action::Select => "文章を選ぶ",
            Action::WordOn => "次の語へ",
            Action::WordBack => "前の語へ",
            Action::OtherEnd => "反対の端を動かす",
            Action::LookUp => "選んだ語句を調べる",
            Action::Remove => "削除",
            Action::Undo => "元に戻す",
            Action::JumpBack => "元の場所へ",
            Action::JumpForward => "再び先へ",
            Action::Link => "リンクを選ぶ",
            Action::Copy => "記事をコピー",
            Action::CopyCitation => "紙名・日付・面とともにコピー",
            Action::Columns => "段組み・一段",
            Action::Vertical => "縦組み・横組み",
            Action::Zen => "記事だけ",
            Action::Wider => "行を広く",
            Action::Narrower => "行を狭く",
            Action::DefaultMeasure => "配色・行・段組みを設定どおりに",
            Action::Ruby => "ルビの表示",
            Action::Script => "中国語の簡体字・繁体字・原文",
            Action::Pictures => "写真の表示",
            Action::Theme => "次の配色",
            Action::Split => "ここから別の記事にする",
            Action::Append => "ほかの記事をつなぐ",
            Action::MoveTo => "段落をほかの記事へ移す",
            Action::MoveUp => "段落を上へ移す",
            Action::MoveDown => "段落を下へ移す",
            Action::SetAs(SetAs::Kicker) => "肩見出しにする",
            Action::SetAs(SetAs::Headline) => "主見出しにする",
            Action::SetAs(SetAs::Deck) => "脇見出しにする",
            Action::SetAs(SetAs::Byline) => "署名にする",
            Action::SetAs(SetAs::Subhead) => "小見出しにする",
            Action::SetAs(SetAs::Body) => "本文にする",
            Action::Messages => "これまでのお知らせ",
            Action::Command => "コマンド入力",
            Action::Help => "このヘルプ",
            Action::Redraw => "画面を描き直す",
            Action::Suspend => "一時停止（fg で戻る）",
            Action::Quit => "終了",
        }
    }

    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Move => "移動",
            Group::Paper => "新聞",
            Group::Marks => "検索・しおり・コピー",
            Group::Look => "見た目",
            Group::Correct => "訂正",
            Group::Program => "newsprint",
        }
    }

    fn context(&self, context: Context) -> &'static str {
        match context {
            Context::Everywhere => "どこでも",
            Context::Newsstand => "売り場",
            Context::Reader => "紙面",
            Context::Bookmarks => "しおり",
            Context::Correcting => "訂正",
            Context::Comparing => "読み比べ",
            Context::Selecting => "選択中",
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Keys => "キー",
            Heading::Calendar => "新聞の暦",
            Heading::Correcting => "復元結果の訂正",
            Heading::Signs => "文中の記号",
            Heading::Messages => "お知らせ",
            Heading::LookedUp => "調べた語句",
            Heading::Revision => "サイトの変更：取り消し線は削除、下線は追加",
            Heading::Bookmarks => "しおり",
            Heading::Clippings => "切り抜き",
            Heading::ClippingAlone => "切り抜き（切り抜いたときの文章）",
            Heading::Recent => "最近読んだ記事",
            Heading::Search => "検索",
            Heading::Comparison => "その日の読み比べ",
            Heading::Related => "この件の記事",
            Heading::Stories => "追跡中の話題",
            Heading::AsScanned => "スキャンした紙面",
        }
    }

    fn leafing(&self) -> [&'static str; 5] {
        [
            "前の号、次の号",
            "前の週、次の週",
            "前の月、次の月",
            "最初の号、最後の号",
            "未読、途中、既読",
        ]
    }

    fn signs(&self) -> [&'static str; 4] {
        ["つながりが不確か", "この文の終わりが欠けている", "ここに欠落", "しおり"]
    }

    fn selecting(&self) -> [&'static str; 3] {
        ["次の行、前の行", "左へ一字、右へ一字", "印の語から選択、終了"]
    }

    fn sign_word(&self, sign: SignWord) -> &'static str {
        match sign {
            SignWord::InBrief => "要約",
            SignWord::Followed => "追跡",
            SignWord::Bookmarked => "しおりあり",
            SignWord::Fault => "問題：",
        }
    }

    fn hint(&self, hint: KeyHint) -> &'static str {
        match hint {
            KeyHint::Open => "開く",
            KeyHint::NextSection => "次の面",
            KeyHint::Differences => "違い",
            KeyHint::Narrow => "絞り込む",
            KeyHint::NextMatch => "次の一致",
            KeyHint::Bookmarks => "しおり",
            KeyHint::Search => "検索",
            KeyHint::Help => "ヘルプ",
            KeyHint::Move => "動く",
            KeyHint::Quit => "終了",
            KeyHint::Back => "戻る",
            KeyHint::ReadOn => "続きを読む",
            KeyHint::NextPage => "次の面",
            KeyHint::Story => "記事",
            KeyHint::FrontPage => "紙面",
            KeyHint::Contents => "目次",
            KeyHint::Scan => "原紙面",
            KeyHint::Close => "閉じる",
            KeyHint::Correct => "訂正",
            KeyHint::Calendar => "暦",
            KeyHint::Fetch => "取得",
            KeyHint::MonthBefore => "前の月",
            KeyHint::NextMonth => "次の月",
            KeyHint::Filter => "絞り込み",
            KeyHint::Unread => "未読",
            KeyHint::Sort => "並べ替え",
            KeyHint::Name => "名前",
            KeyHint::Note => "メモ",
            KeyHint::Copy => "コピー",
            KeyHint::LookUp => "調べる",
            KeyHint::Begin => "ここから",
            KeyHint::Mark => "しおり",
            KeyHint::Clip => "切り抜き",
            KeyHint::Remove => "削除",
            KeyHint::WholeText => "全文",
            KeyHint::WholeEdition => "全体",
            KeyHint::Undo => "元に戻す",
            KeyHint::Choose => "選ぶ",
            KeyHint::Take => "決定",
        }
    }

    fn prompt(&self, purpose: &Purpose) -> &'static str {
        match purpose {
            Purpose::Search => "/",
            Purpose::SearchAll => "検索：",
            Purpose::Follow => "追う：",
            Purpose::NameStory(_) => "名前：",
            Purpose::StoryQuery(_) => "検索式：",
            Purpose::Filter(_) => "絞り込み：",
            Purpose::SearchEdition(_) => "号全体から検索：",
            Purpose::Rename(_) => "名前：",
            Purpose::Note(_) => "メモ：",
            Purpose::NoteOnClipping(_) => "メモ（# でタグ）：",
            Purpose::WriteOut(_) => "書き出し先（.md .txt .html）：",
            Purpose::WriteClippings => "書き出し先（.md .epub .json .bib …）：",
            Purpose::Replace(_) => "すでにあります。置き換えますか（y）",
            Purpose::Link => "リンク番号：",
            Purpose::Command => ":",
        }
    }

    fn too_small(&self) -> [&'static str; 3] {
        ["newsprint：", "画面が", "小さすぎます"]
    }

    fn no_messages(&self) -> &'static str {
        "お知らせはまだありません。"
    }

    fn rest_of_message(&self, keys: &Keys<'_>) -> String {
        keys.after("……", MARKS, &[(Action::Messages, "全文は {key}")])
    }

    fn opening(&self, step: Option<Step>) -> String {
        let Some(Step { stage, done, total }) = step.filter(|step| step.total > 0) else {
            return "開いています……".to_owned();
        };
        match stage {
            Stage::Files => format!("ファイルを読んでいます：{done}/{total}"),
            Stage::Drawing => format!("紙面を読み込んでいます：{done}/{total}"),
            Stage::Pages => format!("紙面を読み取っています：{done}/{total}"),
            Stage::Articles => format!("記事を読んでいます：{done}/{total}"),
        }
    }

    fn leave_opening(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Back, "{key} 戻る"), (Action::Quit, "{key} 終了")];
        keys.after("", ["", "   ", ""], &parts)
    }

    fn first_pages(&self) -> &'static str {
        "最初の紙面のみ"
    }

    fn choice(&self, choice: MenuChoice) -> &'static str {
        match choice {
            MenuChoice::Split => "ここから別の記事",
            MenuChoice::Append => "記事をつなぐ……",
            MenuChoice::MoveTo => "記事へ移す……",
            MenuChoice::MoveUp => "上へ",
            MenuChoice::MoveDown => "下へ",
            MenuChoice::SetAs(role) => part(role),
            MenuChoice::OtherBlock => "別の段落",
            MenuChoice::Undo => "元に戻す",
            MenuChoice::Leave => "終わる",
        }
    }

    fn asked(&self, step: &correcting::CorrectingStep, bar: &str) -> String {
        match step {
            correcting::CorrectingStep::Menu => format!("{bar} の段落を訂正"),
            correcting::CorrectingStep::Append(_) => "この記事に続く記事".to_owned(),
            correcting::CorrectingStep::MoveTo(_) => "この段落が入る記事".to_owned(),
        }
    }

    fn stock(&self, papers: usize, editions: usize) -> String {
        format!("{papers} 紙 {editions} 号")
    }

    fn found(&self, found: usize, all: usize) -> String {
        format!("{all} 号のうち {found} 号")
    }

    fn no_editions(&self) -> &'static str {
        "まだ新聞がありません。開く：newsprint パス　取り込む：newsprint import パス"
    }

    fn nothing_found(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "該当するものがありません。",
            ["", "", ""],
            &[
                (Action::Back, "{key} で全部を表示します。"),
                (Action::SearchAll, "{key} で全紙を検索します。"),
            ],
        )
    }

    fn nothing_unread(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "未読はありません。",
            ["", "", ""],
            &[(Action::UnreadOnly, "{key} で全部を表示します。")],
        )
    }

    fn holding(&self, filter: &str) -> String {
        format!("「{filter}」を含む")
    }

    fn today_only(&self) -> &'static str {
        "最新号の読み残し"
    }

    fn nothing_today(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "各紙の最新号は読み終えました。",
            ["", "", ""],
            &[(Action::Today, "{key} で全部を表示します。")],
        )
    }

    fn unread_only(&self) -> &'static str {
        "未読のみ"
    }

    fn sorted(&self, sort: PaperOrder) -> Option<&'static str> {
        match sort {
            PaperOrder::Newest => None,
            PaperOrder::Name => Some("紙名順"),
            PaperOrder::Unread => Some("未読の多い順"),
        }
    }

    fn inbox(&self, files: usize, keys: &Keys<'_>) -> String {
        let text = format!("受信箱に新しいファイル {files} 件");
        keys.after(&text, ["：", "", ""], &[(Action::Import, "{key} で取り込み")])
    }

    fn bookmarks(&self, count: usize) -> String {
        format!("{count} 件")
    }

    fn marked(&self, date: Date) -> String {
        format!("{date} に付けた")
    }

    fn nothing_read(&self) -> &'static str {
        "まだ何も読んでいません。"
    }

    fn clippings(&self, count: usize) -> String {
        format!("{count} 件")
    }

    fn clipped(&self, date: Date) -> String {
        format!("{date} に切り抜き")
    }

    fn no_clippings(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Clip, "記事で {key} を押すと切り抜けます")];
        keys.at(Context::Reader).after("切り抜きはまだありません", ["：", "", "。"], &parts)
    }

    fn no_bookmarks(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Bookmark, "記事で {key} を押すと付きます")];
        keys.at(Context::Reader).after("しおりはまだありません", ["：", "", "。"], &parts)
    }

    fn month(&self, date: Date) -> String {
        format!("{}年{}月", date.year(), date.month())
    }

    fn weekdays(&self) -> [&'static str; 7] {
        ["日", "月", "火", "水", "木", "金", "土"]
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Unread => "未読",
            Standing::Begun => "途中",
            Standing::Read => "既読",
        }
    }

    fn editions(&self, all: usize, unread: usize) -> String {
        match unread {
            0 => format!("{all} 号"),
            _ => format!("{all} 号 未読 {unread}"),
        }
    }

    fn undated(&self) -> &'static str {
        "日付なし"
    }

    fn left_off(&self) -> &'static str {
        "続きを読む："
    }

    fn read(&self, read: usize, all: usize) -> String {
        format!("既読 {read}/{all}")
    }

    fn cut(&self, left: usize, minutes: usize) -> String {
        format!("{minutes} 分のうち残り {left} 分")
    }

    fn end_of_cut(&self, minutes: usize) -> String {
        format!("{minutes} 分の紙面はここまでです")
    }

    fn contents(&self, pages: usize, articles: usize) -> String {
        match pages {
            0 => format!("{articles} 本"),
            _ => format!("{pages} 面 {articles} 本"),
        }
    }

    fn matches(&self, count: usize, more: bool) -> String {
        format!("{count} か所{}", if more { "……" } else { "" })
    }

    fn minutes(&self, minutes: usize) -> String {
        format!("{minutes} 分")
    }

    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String {
        let unit = if lang == Lang::En { "語" } else { "字" };
        if minutes == 0 {
            return format!("残り {units} {unit}");
        }
        format!("残り {units} {unit} 約 {minutes} 分")
    }

    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String {
        if last {
            return "この号の最後です".to_owned();
        }
        keys.after("終わり", [" ", "", ""], &[(Action::PageDown, "{key} で次の記事")])
    }

    fn doubtful(&self, percent: Option<u8>) -> String {
        let figure = percent.map(|percent| format!("、確かさ約{percent}%")).unwrap_or_default();
        format!("{DOUBTFUL} つながりが不確か{figure}")
    }

    fn story(&self, story: usize, all: usize) -> String {
        format!("この面 {story}/{all} 本")
    }
}

//! What the program says around no edition in particular, on the newsstand and
//! in lists, in the reader's own language.

use crate::app::PaperOrder;
use crate::model::{Lang, Stage, Step};

/// `2 papers`, `1 paper`.
fn plural(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}

/// How much is on the newsstand.
pub(super) fn stock(lang: Lang, papers: usize, editions: usize) -> String {
    match lang {
        Lang::Zh => format!("{papers} 种报纸 {editions} 期"),
        Lang::Ja => format!("{papers} 紙 {editions} 号"),
        Lang::Ko => format!("신문 {papers}종 {editions}호"),
        Lang::En => format!("{}, {}", plural(papers, "paper"), plural(editions, "edition")),
    }
}

/// How many editions a filter found.
pub(super) fn found(lang: Lang, found: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("{all} 期中 {found} 期"),
        Lang::Ja => format!("{all} 号のうち {found} 号"),
        Lang::Ko => format!("{all}호 중 {found}호"),
        Lang::En => format!("{found} of {}", plural(all, "edition")),
    }
}

/// On an empty newsstand.
pub(super) fn no_editions(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "还没有报纸。打开文件：newsprint 路径；收进书库：newsprint import 路径",
        Lang::Ja => "まだ新聞がありません。開く：newsprint パス　取り込む：newsprint import パス",
        Lang::Ko => "아직 신문이 없습니다. 열기: newsprint 경로  들여오기: newsprint import 경로",
        Lang::En => {
            "No editions here yet. Open a file: newsprint PATH; keep it: newsprint import PATH"
        }
    }
}

/// Where a filter holds nothing.
pub(super) fn nothing_found(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "没有符合的。按 Esc 显示全部。",
        Lang::Ja => "該当するものがありません。Esc で全部を表示します。",
        Lang::Ko => "맞는 것이 없습니다. Esc 키로 모두 보입니다.",
        Lang::En => "Nothing holds that. Esc shows all again.",
    }
}

/// Where only the unread are shown, and all is read.
pub(super) fn nothing_unread(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Zh => format!("全都读过了。按 {key} 显示全部。"),
        Lang::Ja => format!("未読はありません。{key} で全部を表示します。"),
        Lang::Ko => format!("안 읽은 것이 없습니다. {key} 키로 모두 보입니다."),
        Lang::En => format!("Nothing is unread. {key} shows all again."),
    }
}

/// What a filter looks for.
pub(super) fn holding(lang: Lang, filter: &str) -> String {
    match lang {
        Lang::Zh => format!("含“{filter}”"),
        Lang::Ja => format!("「{filter}」を含む"),
        Lang::Ko => format!("“{filter}” 포함"),
        Lang::En => format!("holding “{filter}”"),
    }
}

/// Only the unread are shown.
pub(super) fn unread_only(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "只看未读",
        Lang::Ja => "未読のみ",
        Lang::Ko => "안 읽은 것만",
        Lang::En => "unread only",
    }
}

/// How papers are sorted, if not by their newest editions.
pub(super) fn sorted(lang: Lang, sort: PaperOrder) -> Option<&'static str> {
    let (name, unread) = match lang {
        Lang::Zh => ("按报名", "未读多的在前"),
        Lang::Ja => ("紙名順", "未読の多い順"),
        Lang::Ko => ("이름순", "안 읽은 것 많은 순"),
        Lang::En => ("by name", "most unread first"),
    };
    match sort {
        PaperOrder::Newest => None,
        PaperOrder::Name => Some(name),
        PaperOrder::Unread => Some(unread),
    }
}

/// Files wait in the inbox.
pub(super) fn inbox(lang: Lang, files: usize, key: &str) -> String {
    match lang {
        Lang::Zh => format!("收件箱有 {files} 个新文件：按 {key} 收入"),
        Lang::Ja => format!("受信箱に新しいファイル {files} 件：{key} で取り込み"),
        Lang::Ko => format!("받은 편지함에 새 파일 {files}개: {key} 키로 들여오기"),
        Lang::En => format!("{} in the inbox: {key} imports", plural(files, "new file")),
    }
}

/// Over the list of bookmarks, and how many there are.
pub(super) fn bookmarks(lang: Lang, count: usize) -> (&'static str, String) {
    match lang {
        Lang::Zh => ("书签", format!("{count} 个")),
        Lang::Ja => ("しおり", format!("{count} 件")),
        Lang::Ko => ("책갈피", format!("{count}개")),
        Lang::En => ("Bookmarks", plural(count, "bookmark")),
    }
}

/// Where there are no bookmarks.
pub(super) fn no_bookmarks(lang: Lang, key: &str) -> String {
    match lang {
        Lang::Zh => format!("还没有书签：读文章时按 {key} 加一个。"),
        Lang::Ja => format!("しおりはまだありません：記事で {key} を押すと付きます。"),
        Lang::Ko => format!("아직 책갈피가 없습니다: 기사에서 {key} 키를 누르면 생깁니다."),
        Lang::En => format!("No bookmarks yet: {key} in an article makes one."),
    }
}

/// Words for keys of lists in the status line.
pub(super) struct ListHints {
    pub filter: &'static str,
    pub unread: &'static str,
    pub sort: &'static str,
    pub name: &'static str,
    pub remove: &'static str,
    pub undo: &'static str,
}

pub(super) fn list_hints(lang: Lang) -> ListHints {
    let [filter, unread, sort, name, remove, undo] = match lang {
        Lang::Zh => ["筛选", "只看未读", "排序", "命名", "删除", "撤销"],
        Lang::Ja => ["絞り込み", "未読", "並べ替え", "名前", "削除", "元に戻す"],
        Lang::Ko => ["거르기", "안 읽음", "정렬", "이름", "지우기", "되돌리기"],
        Lang::En => ["filter", "unread", "sort", "name", "remove", "undo"],
    };
    ListHints { filter, unread, sort, name, remove, undo }
}

/// What is asked for in the prompt, with the mark behind it.
pub(super) fn filter_prompt(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "筛选：",
        Lang::Ja => "絞り込み：",
        Lang::Ko => "거르기: ",
        Lang::En => "filter: ",
    }
}

/// What is being done with an edition that is being opened.
pub(super) fn opening(lang: Lang, step: Option<Step>) -> String {
    let Some(Step { stage, done, total }) = step.filter(|step| step.total > 0) else {
        return match lang {
            Lang::Zh => "正在打开…",
            Lang::Ja => "開いています…",
            Lang::Ko => "여는 중…",
            Lang::En => "opening…",
        }
        .to_owned();
    };
    match (lang, stage) {
        (Lang::Zh, Stage::Files) => format!("正在读文件：{done}/{total}"),
        (Lang::Zh, Stage::Pages) => format!("正在识读版面：{done}/{total}"),
        (Lang::Zh, Stage::Articles) => format!("正在读文章：{done}/{total}"),
        (Lang::Ja, Stage::Files) => format!("ファイルを読んでいます：{done}/{total}"),
        (Lang::Ja, Stage::Pages) => format!("紙面を読み取っています：{done}/{total}"),
        (Lang::Ja, Stage::Articles) => format!("記事を読んでいます：{done}/{total}"),
        (Lang::Ko, Stage::Files) => format!("파일을 읽는 중: {done}/{total}"),
        (Lang::Ko, Stage::Pages) => format!("지면을 읽는 중: {done}/{total}"),
        (Lang::Ko, Stage::Articles) => format!("기사를 읽는 중: {done}/{total}"),
        (Lang::En, Stage::Files) => format!("reading file {done} of {total}"),
        (Lang::En, Stage::Pages) => format!("recovering page {done} of {total}"),
        (Lang::En, Stage::Articles) => format!("reading article {done} of {total}"),
    }
}

/// How one leaves an edition that is being opened.
pub(super) fn leave_opening(lang: Lang, back: &str, quit: &str) -> String {
    match lang {
        Lang::Zh => format!("{back} 返回   {quit} 退出"),
        Lang::Ja => format!("{back} 戻る   {quit} 終了"),
        Lang::Ko => format!("{back} 돌아가기   {quit} 끝내기"),
        Lang::En => format!("{back} goes back   {quit} quits"),
    }
}

/// Only the first pages are there.
pub(super) fn first_pages(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "只有前几版",
        Lang::Ja => "最初の紙面のみ",
        Lang::Ko => "첫 지면만",
        Lang::En => "first pages only",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_counts_have_their_plurals() {
        assert_eq!(stock(Lang::En, 1, 30), "1 paper, 30 editions");
        assert_eq!(found(Lang::En, 0, 1), "0 of 1 edition");
        assert_eq!(inbox(Lang::En, 1, "i"), "1 new file in the inbox: i imports");
    }
}

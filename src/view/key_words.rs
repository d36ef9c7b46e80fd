//! What the keys do, in the reader's own language. English is what the table
//! of actions says ([`crate::app::ACTIONS`]); the others are here, by the
//! action's name.

use crate::app::Group;
use crate::model::Lang;

/// Of each action its name, and what it does in Chinese, Japanese and Korean.
/// The sections by number share one line.
#[rustfmt::skip]
const WORDS: [(&str, [&str; 3]); 56] = [
    ("down", ["向下一行或一项", "一行・一項目下へ", "한 줄 또는 한 항목 아래로"]),
    ("up", ["向上一行或一项", "一行・一項目上へ", "한 줄 또는 한 항목 위로"]),
    ("pane-left", ["左边一栏", "左の欄", "왼쪽 칸"]),
    ("pane-right", ["右边一栏", "右の欄", "오른쪽 칸"]),
    ("next-pane", ["下一栏", "次の欄", "다음 칸"]),
    ("page-down", ["往下读；读完一篇接下一篇", "先へ、終わりなら次の記事", "계속 읽기, 끝이면 다음 기사"]),
    ("page-up", ["往回一屏", "一画面戻る", "한 화면 뒤로"]),
    ("half-down", ["向下半屏", "半画面進む", "반 화면 앞으로"]),
    ("half-up", ["向上半屏", "半画面戻る", "반 화면 뒤로"]),
    ("top", ["到开头", "先頭へ", "처음으로"]),
    ("bottom", ["到末尾", "末尾へ", "끝으로"]),
    ("open", ["打开所选", "選んだものを開く", "고른 것 열기"]),
    ("back", ["返回；先结束查找", "戻る（検索中なら検索を終える）", "뒤로 (찾기부터 끝냄)"]),
    ("next-article", ["下一篇", "次の記事", "다음 기사"]),
    ("previous-article", ["上一篇", "前の記事", "앞 기사"]),
    ("next-section", ["下一版块", "次の面", "다음 섹션"]),
    ("previous-section", ["上一版块", "前の面", "앞 섹션"]),
    ("next-edition", ["本报下一期", "同じ新聞の次の号", "이 신문의 다음 호"]),
    ("previous-edition", ["本报上一期", "同じ新聞の前の号", "이 신문의 앞 호"]),
    ("section-1", ["按编号到版块", "番号で面へ", "번호로 섹션 가기"]),
    ("front-page", ["整版样式", "紙面で見る", "지면으로 보기"]),
    ("scan", ["原版扫描", "スキャンした紙面", "스캔한 지면"]),
    ("correct", ["改正识别结果", "復元結果の訂正", "복원 결과 고치기"]),
    ("toggle-read", ["标为已读或未读", "既読・未読の切り替え", "읽음·안 읽음 표시"]),
    ("calendar", ["本报日历", "新聞の暦", "이 신문의 달력"]),
    ("unread-only", ["只看未读，或全部", "未読のみ・全部", "안 읽은 것만, 또는 모두"]),
    ("sort", ["按日期、报名或未读排序", "日付・紙名・未読で並べ替え", "날짜·이름·안 읽음 순"]),
    ("import", ["收入收件箱里的文件", "受信箱から取り込む", "받은 편지함에서 들여오기"]),
    ("search", ["文中查找；筛选列表", "記事内検索・一覧の絞り込み", "기사에서 찾기, 목록 거르기"]),
    ("next-match", ["下一处；不查找时下一篇", "次の一致（なければ次の記事）", "다음 찾은 곳, 아니면 다음 기사"]),
    ("previous-match", ["上一处；不查找时上一篇", "前の一致（なければ前の記事）", "앞 찾은 곳, 아니면 앞 기사"]),
    ("bookmark", ["在此处加书签", "ここにしおり", "여기에 책갈피"]),
    ("bookmarks", ["书签列表", "しおり一覧", "책갈피 목록"]),
    ("rename", ["给书签命名", "しおりに名前", "책갈피 이름 짓기"]),
    ("remove", ["删除书签", "しおりを削除", "책갈피 지우기"]),
    ("undo", ["撤销", "元に戻す", "되돌리기"]),
    ("jump-back", ["回到刚才的地方", "元の場所へ", "있던 곳으로"]),
    ("jump-forward", ["再往前", "再び先へ", "다시 앞으로"]),
    ("link", ["选链接", "リンクを選ぶ", "링크 고르기"]),
    ("copy", ["复制文章", "記事をコピー", "기사 복사"]),
    ("copy-citation", ["连报名、日期、版次复制", "紙名・日付・面とともにコピー", "신문·날짜·면과 함께 복사"]),
    ("columns", ["多栏或单栏", "段組み・一段", "여러 단 또는 한 단"]),
    ("zen", ["只看文章", "記事だけ", "기사만"]),
    ("wider", ["行加宽", "行を広く", "줄 넓게"]),
    ("narrower", ["行收窄", "行を狭く", "줄 좁게"]),
    ("default-measure", ["行宽照设置", "設定の行の幅", "설정한 줄 너비"]),
    ("ruby", ["注音显示与否", "ルビの表示", "루비 보이기·감추기"]),
    ("pictures", ["图片显示与否", "写真の表示", "그림 보이기·감추기"]),
    ("theme", ["下一个配色", "次の配色", "다음 테마"]),
    ("command", ["输入命令", "コマンド入力", "명령 입력"]),
    ("help", ["本帮助", "このヘルプ", "이 도움말"]),
    ("redraw", ["重画屏幕", "画面を描き直す", "화면 다시 그리기"]),
    ("suspend", ["挂起（fg 回来）", "一時停止（fg で戻る）", "잠시 멈춤 (fg로 돌아옴)"]),
    ("quit", ["退出", "終了", "끝내기"]),
    ("title", ["按键", "キー", "키"]),
    ("calendar-title", ["报纸日历", "新聞の暦", "신문 달력"]),
];

/// What an action does, in another language than English.
pub(super) fn help(lang: Lang, name: &str) -> Option<&'static str> {
    let column = match lang {
        Lang::Zh => 0,
        Lang::Ja => 1,
        Lang::Ko => 2,
        Lang::En => return None,
    };
    WORDS.iter().find(|(known, _)| *known == name).map(|(_, words)| words[column])
}

/// The heading of a group of actions.
pub(super) fn group(lang: Lang, group: Group) -> &'static str {
    let words = match lang {
        Lang::Zh => ["移动", "报纸", "查找、书签、复制", "外观", "newsprint"],
        Lang::Ja => ["移動", "新聞", "検索・しおり・コピー", "見た目", "newsprint"],
        Lang::Ko => ["이동", "신문", "찾기·책갈피·복사", "모양", "newsprint"],
        Lang::En => return group.title(),
    };
    match group {
        Group::Move => words[0],
        Group::Paper => words[1],
        Group::Marks => words[2],
        Group::Look => words[3],
        Group::Program => words[4],
    }
}

/// What the keys of movement do in a calendar, and what its marks mean.
pub(super) fn leafing(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Zh => [
            "上一期，下一期",
            "前一周，后一周",
            "上月，下月",
            "第一期，最后一期",
            "未读，未读完，读完",
        ],
        Lang::Ja => [
            "前の号、次の号",
            "前の週、次の週",
            "前の月、次の月",
            "最初の号、最後の号",
            "未読、途中、既読",
        ],
        Lang::Ko => [
            "앞 호, 다음 호",
            "앞 주, 다음 주",
            "지난달, 다음 달",
            "첫 호, 마지막 호",
            "안 읽음, 읽는 중, 읽음",
        ],
        Lang::En => [
            "edition before, edition after",
            "a week back, a week on",
            "a month back, a month on",
            "first edition, last edition",
            "unread, begun, read",
        ],
    }
}

/// The heading of the signs in a text, and what they mean.
pub(super) fn signs(lang: Lang) -> (&'static str, [&'static str; 4]) {
    match lang {
        Lang::Zh => ("文中的记号", ["此处拼接存疑", "这段文字缺结尾", "此处缺文字", "书签"]),
        Lang::Ja => (
            "文中の記号",
            ["つながりが不確か", "この文の終わりが欠けている", "ここに欠落", "しおり"],
        ),
        Lang::Ko => (
            "글 속의 기호",
            ["이어 붙인 곳이 불확실함", "이 글의 끝이 없음", "여기 글이 빠짐", "책갈피"],
        ),
        Lang::En => (
            "Signs in the text",
            [
                "joined here, but in doubt",
                "the end of this text is missing",
                "text is missing here",
                "a bookmark",
            ],
        ),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::app::ACTIONS;
    use crate::layout::Widths;

    #[test]
    fn every_action_is_told_in_every_language_and_fits_a_narrow_help() {
        let lines: HashSet<&str> = ACTIONS.iter().map(|action| action.help).collect();
        let widths = Widths::default();
        for action in ACTIONS {
            // Sections two to nine have the line of the first.
            if action.name.starts_with("section-") && action.name != "section-1" {
                continue;
            }
            for lang in [Lang::Zh, Lang::Ja, Lang::Ko] {
                let told = help(lang, action.name).unwrap_or_else(|| panic!("{}", action.name));
                assert!(widths.text(told) <= 34, "{told}");
            }
        }
        assert_eq!(WORDS.len(), lines.len() + 2, "two headings, and no word too many");
        let names: HashSet<&str> = WORDS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names.len(), WORDS.len());
    }
}

//! What a search over all papers says, in Japanese.

use super::Ja;
use crate::search::QueryFault;
use crate::store::NotKept;
use crate::words::errors::{Errors as _, clipped};
use crate::words::search::{SearchWords, example};

impl SearchWords for Ja {
    fn query_fault(&self, fault: &QueryFault) -> String {
        match fault {
            QueryFault::Nothing => "探す言葉がありません。言葉を入力してください".to_owned(),
            QueryFault::TooLong(most) => {
                format!("{most} 項目を超えています。言葉を減らしてください")
            }
            QueryFault::UnknownField { word, near: Some(near) } => {
                format!("「{}:」はありません。「{near}:」のことですか", clipped(word))
            }
            QueryFault::UnknownField { word, near: None } => format!(
                "「{}:」はありません。本文なら引用符で囲んでください。paper: head: date: などが使えます",
                clipped(word)
            ),
            QueryFault::BadValue { field, value } => {
                format!("{field}: に「{}」は書けません。例：{}", clipped(value), example(field))
            }
            QueryFault::TooShortForAlike => {
                "短すぎて、一字違えば別の語になります。~ は六文字以上か、英単語二つ以上の後に置きます".to_owned()
            }
            QueryFault::NotBetween => {
                "~ と数字は二つの言葉の間に置きます。例：新橋 ~20 開通".to_owned()
            }
        }
    }

    fn index_fault(&self, fault: &NotKept) -> String {
        const ELSEWHERE: &str = "NEWSPRINT_CACHE_DIR で別の場所を指定してください";
        let why = match fault {
            NotKept::Full => format!("ディスクがいっぱいです。空きを作るか、{ELSEWHERE}"),
            NotKept::ReadOnly => format!("書き込めません。許可するか、{ELSEWHERE}"),
            NotKept::Unreachable(cause) => {
                format!("開けません（{}）。{ELSEWHERE}", self.system_error(cause))
            }
            NotKept::Busy | NotKept::Held(_) => {
                "別の newsprint が書き込んでいます。少し待ってやり直してください".to_owned()
            }
            NotKept::Damaged(said) | NotKept::Other(said) => format!("{said}。{ELSEWHERE}"),
            NotKept::Newer { .. } | NotKept::Foreign(_) | NotKept::Moved => {
                format!("別のプログラムが書き換えました。{ELSEWHERE}")
            }
        };
        format!("検索用の索引がありません：{why}")
    }

    fn index_renewed(&self) -> &'static str {
        "検索用の索引が壊れていたので、作り直しました"
    }

    fn unsearched(&self, editions: usize) -> String {
        format!("{editions} 号は読めず、検索していません。理由は newsprint check で分かります")
    }

    fn no_place_for_index(&self) -> &'static str {
        "検索できません。索引を置く場所がないので NEWSPRINT_CACHE_DIR で指定してください"
    }

    fn filling(&self, done: usize, total: usize) -> String {
        format!("索引を作成中 {done}/{total}")
    }

    fn may_be_typed(&self) -> &'static str {
        "入力するたびにすべての新聞を検索します。新橋 OR 渡し船、-広告、\"新しい 橋\"、head: paper: date:2026-11 since:7d kind:letter is:unread note:、新橋 ~20 開通。詳しくは newsprint man search。"
    }

    fn maybe(&self) -> &'static str {
        "たぶん"
    }

    fn articles_found(&self, total: usize) -> String {
        if total == 0 { "見つかりません".to_owned() } else { format!("{total} 本") }
    }

    fn first_of(&self, shown: usize, total: usize) -> String {
        format!("{total} 本のうち {shown} 本。--limit で増やせます")
    }
}

//! What a search over all papers says, in Chinese.

use super::Zh;
use crate::search::QueryFault;
use crate::store::NotKept;
use crate::words::errors::{Errors as _, clipped};
use crate::words::search::{SearchWords, example};

impl SearchWords for Zh {
    fn query_fault(&self, fault: &QueryFault) -> String {
        match fault {
            QueryFault::Nothing => "没有可查的内容；请输入字词".to_owned(),
            QueryFault::TooLong(most) => format!("查询多于 {most} 项；请少查几个词"),
            QueryFault::UnknownField { word, near: Some(near) } => {
                format!("没有“{}:”；是不是“{near}:”？", clipped(word))
            }
            QueryFault::UnknownField { word, near: None } => format!(
                "没有“{}:”；要查原文请加引号，可用的有 paper: head: date: 等",
                clipped(word)
            ),
            QueryFault::BadValue { field, value } => {
                format!("{field}: 后面不能写“{}”；例如 {}", clipped(value), example(field))
            }
            QueryFault::TooShortForAlike => {
                "字太少，错一个就认不出了；~ 要放在六个字或两个英文词以上的后面".to_owned()
            }
            QueryFault::NotBetween => "~ 加数字要放在两个词之间，例如：新渠 ~20 通水".to_owned(),
        }
    }

    fn index_fault(&self, fault: &NotKept) -> String {
        const ELSEWHERE: &str = "用 NEWSPRINT_CACHE_DIR 指定别处";
        let why = match fault {
            NotKept::Full => format!("磁盘已满；请腾出空间，或{ELSEWHERE}"),
            NotKept::ReadOnly => format!("那里不能写入；请放开权限，或{ELSEWHERE}"),
            NotKept::Unreachable(cause) => {
                format!("打不开（{}）；请{ELSEWHERE}", self.system_error(cause))
            }
            NotKept::Busy | NotKept::Held(_) => "另一个 newsprint 正在写；请稍后再试".to_owned(),
            NotKept::Damaged(said) | NotKept::Other(said) => format!("{said}；请{ELSEWHERE}"),
            NotKept::Newer { .. } | NotKept::Foreign(_) | NotKept::Moved => {
                format!("被别的程序改动了；请{ELSEWHERE}")
            }
        };
        format!("没有检索用的索引：{why}")
    }

    fn index_renewed(&self) -> &'static str {
        "检索用的索引已损坏，已重新建立"
    }

    fn unsearched(&self, editions: usize) -> String {
        format!("有 {editions} 期读不出，没有检索；用 newsprint check 查看原因")
    }

    fn no_place_for_index(&self) -> &'static str {
        "不能检索：没有地方存放索引；请用 NEWSPRINT_CACHE_DIR 指定"
    }

    fn filling(&self, done: usize, total: usize) -> String {
        format!("编入索引 {done}/{total}")
    }

    fn may_be_typed(&self) -> &'static str {
        "边输入边检索所有报纸。新渠 OR 水渠；-广告；\"下游 三县\"；head: paper: date:2026-11 since:7d kind:letter is:unread note:；新渠 ~20 通水；详见 newsprint man search。"
    }

    fn maybe(&self) -> &'static str {
        "可能是"
    }

    fn articles_found(&self, total: usize) -> String {
        if total == 0 { "没有找到".to_owned() } else { format!("{total} 篇") }
    }

    fn first_of(&self, shown: usize, total: usize) -> String {
        format!("共 {total} 篇，以上是前 {shown} 篇；用 --limit 可多列")
    }
}

//! What articles have to do with each other, in Chinese.

use super::Zh;
use crate::app::Action;
use crate::search::RelatedHit;
use crate::words::Keys;
use crate::words::stories::StoryWords;

impl StoryWords for Zh {
    fn relation(&self, related: &RelatedHit) -> String {
        let when = match related.days {
            _ if related.is_same_text => "同文".to_owned(),
            None => String::new(),
            Some(0) => "同日".to_owned(),
            Some(days) if days < 0 => format!("{} 天前", -i64::from(days)),
            Some(days) => format!("{days} 天后"),
        };
        match related.doubles {
            0 => when,
            doubles => format!("{when} ＝另 {doubles} 篇同文").trim_start().to_owned(),
        }
    }

    fn nothing_related(&self) -> &'static str {
        "各报没有别的报道讲这件事。"
    }

    fn not_indexed(&self) -> &'static str {
        "这一期不在书库里，没有编入索引；请先导入。"
    }

    fn nothing_followed(&self, keys: &Keys<'_>) -> String {
        let how = keys.key(Action::Follow).map(|key| format!("：在文章里或检索时按 {key}"));
        format!("还没有追踪任何报道{}。", how.unwrap_or_default())
    }

    fn no_stories_yet(&self) -> &'static str {
        "还没有追踪任何报道；用 newsprint follow QUERY 追踪"
    }

    fn followed(&self, name: &str) -> String {
        format!("已追踪“{name}”")
    }

    fn story_count(&self, days: usize, articles: usize) -> String {
        format!("{days} 天 · {articles} 篇")
    }

    fn story_day(&self, day: usize) -> String {
        format!("第{day}天")
    }

    fn story_articles(&self, articles: usize) -> String {
        format!("{articles}篇")
    }

    fn new_articles(&self, new: usize) -> String {
        format!("新 {new} 篇")
    }

    fn looking(&self) -> &'static str {
        "正在查找……"
    }
}

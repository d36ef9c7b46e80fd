//! What articles have to do with each other, in Japanese.

use super::Ja;
use crate::app::Action;
use crate::search::RelatedHit;
use crate::words::Keys;
use crate::words::stories::StoryWords;

impl StoryWords for Ja {
    fn relation(&self, related: &RelatedHit) -> String {
        let when = match related.days {
            _ if related.is_same_text => "同文".to_owned(),
            None => String::new(),
            Some(0) => "同じ日".to_owned(),
            Some(days) if days < 0 => format!("{} 日前", -i64::from(days)),
            Some(days) => format!("{days} 日後"),
        };
        match related.doubles {
            0 => when,
            doubles => format!("{when} ＝ほか {doubles} 本も同文").trim_start().to_owned(),
        }
    }

    fn nothing_related(&self) -> &'static str {
        "この件を伝える記事はほかにありません。"
    }

    fn not_indexed(&self) -> &'static str {
        "この号は書庫になく、索引に入っていません。先に取り込んでください。"
    }

    fn nothing_followed(&self, keys: &Keys<'_>) -> String {
        let how = keys.key(Action::Follow);
        let how = how.map(|key| format!("記事の中や検索で {key} を押すと追えます。"));
        format!("追っている話題はまだありません。{}", how.unwrap_or_default())
    }

    fn no_stories_yet(&self) -> &'static str {
        "追っている話題はまだありません。newsprint follow QUERY で追えます"
    }

    fn followed(&self, name: &str) -> String {
        format!("「{name}」を追います")
    }

    fn story_count(&self, days: usize, articles: usize) -> String {
        format!("{days} 日 · {articles} 本")
    }

    fn story_day(&self, day: usize) -> String {
        format!("{day}日目")
    }

    fn story_articles(&self, articles: usize) -> String {
        format!("{articles}本")
    }

    fn new_articles(&self, new: usize) -> String {
        format!("新着 {new} 本")
    }

    fn looking(&self) -> &'static str {
        "探しています…"
    }
}

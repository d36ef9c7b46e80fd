//! What articles have to do with each other, in Korean.

use super::Ko;
use crate::app::Action;
use crate::search::RelatedHit;
use crate::words::Keys;
use crate::words::stories::StoryWords;

impl StoryWords for Ko {
    fn relation(&self, related: &RelatedHit) -> String {
        let when = match related.days {
            _ if related.is_same_text => "같은 글".to_owned(),
            None => String::new(),
            Some(0) => "같은 날".to_owned(),
            Some(days) if days < 0 => format!("{}일 전", -i64::from(days)),
            Some(days) => format!("{days}일 뒤"),
        };
        match related.doubles {
            0 => when,
            doubles => format!("{when} = 같은 글 {doubles}건 더").trim_start().to_owned(),
        }
    }

    fn nothing_related(&self) -> &'static str {
        "이 일을 다룬 다른 기사가 없습니다."
    }

    fn not_indexed(&self) -> &'static str {
        "이 호는 서고에 없어 색인에 들어 있지 않습니다. 먼저 가져오세요."
    }

    fn nothing_followed(&self, keys: &Keys<'_>) -> String {
        let how = keys.key(Action::Follow);
        let how = how.map(|key| format!(" 기사에서나 검색할 때 {key} 키를 누르세요."));
        format!("아직 따라가는 일이 없습니다.{}", how.unwrap_or_default())
    }

    fn no_stories_yet(&self) -> &'static str {
        "따라가는 일이 아직 없습니다. newsprint follow QUERY 로 따라갑니다"
    }

    fn followed(&self, name: &str) -> String {
        format!("‘{name}’을(를) 따라갑니다")
    }

    fn story_count(&self, days: usize, articles: usize) -> String {
        format!("{days}일 · {articles}건")
    }

    fn story_day(&self, day: usize) -> String {
        format!("{day}일째")
    }

    fn story_articles(&self, articles: usize) -> String {
        format!("{articles}건")
    }

    fn new_articles(&self, new: usize) -> String {
        format!("새 기사 {new}건")
    }

    fn looking(&self) -> &'static str {
        "찾는 중…"
    }
}

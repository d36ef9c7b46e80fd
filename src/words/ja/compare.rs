//! Comparing the papers of a day, in Japanese.

use super::Ja;
use crate::model::Date;
use crate::search::PrintedAs;
use crate::words::compare::CompareWords;

impl CompareWords for Ja {
    fn printed_as(&self, printed_as: PrintedAs) -> String {
        match printed_as {
            PrintedAs::Fullest => "全文".to_owned(),
            PrintedAs::Same => "同文".to_owned(),
            PrintedAs::Cut(percent) => format!("縮約 {percent}%"),
            PrintedAs::Own => "独自".to_owned(),
        }
    }

    fn place_on_page(&self, place: usize) -> String {
        if place == 1 { "トップ".to_owned() } else { format!("{place} 番目") }
    }

    fn carried_by_several(&self, stories: usize) -> String {
        format!("複数の新聞 {stories}")
    }

    fn only_in(&self, paper: &str, articles: usize) -> String {
        format!("{paper}だけ {articles}")
    }

    fn comparing(&self, done: usize, total: usize) -> String {
        format!("比べています {done}/{total}")
    }

    fn nothing_of_day(&self, day: Date) -> String {
        format!("{day} の新聞はありません。newsprint list で一覧を見られます")
    }

    fn left_out_of_day(&self, articles: usize) -> String {
        format!("記事が多すぎるため、{articles} 本は比べていません")
    }

    fn differences(&self, first: &str, second: &str) -> String {
        format!("取り消し線は{first}だけ、下線は{second}だけ")
    }

    fn alike(&self, paragraphs: usize) -> String {
        format!("（同じ {paragraphs} 段落は省略）")
    }
}

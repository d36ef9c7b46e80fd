//! Comparing the papers of a day, in Chinese.

use super::Zh;
use crate::model::Date;
use crate::search::PrintedAs;
use crate::words::compare::CompareWords;

impl CompareWords for Zh {
    fn printed_as(&self, printed_as: PrintedAs) -> String {
        match printed_as {
            PrintedAs::Fullest => "全文".to_owned(),
            PrintedAs::Same => "同文".to_owned(),
            PrintedAs::Cut(percent) => format!("删节，存 {percent}%"),
            PrintedAs::Own => "自采".to_owned(),
        }
    }

    fn place_on_page(&self, place: usize) -> String {
        if place == 1 { "头条".to_owned() } else { format!("第 {place} 条") }
    }

    fn carried_by_several(&self, stories: usize) -> String {
        format!("几家都登 {stories}")
    }

    fn only_in(&self, paper: &str, articles: usize) -> String {
        format!("只在 {paper} {articles}")
    }

    fn comparing(&self, done: usize, total: usize) -> String {
        format!("正在对读 {done}/{total}")
    }

    fn nothing_of_day(&self, day: Date) -> String {
        format!("没有 {day} 的报纸；用 newsprint list 查看有哪些")
    }

    fn left_out_of_day(&self, articles: usize) -> String {
        format!("当天文章太多，有 {articles} 篇没有对读")
    }

    fn differences(&self, first: &str, second: &str) -> String {
        format!("划掉的只在{first}，加下划线的只在{second}")
    }

    fn alike(&self, paragraphs: usize) -> String {
        format!("（相同的 {paragraphs} 段从略）")
    }
}

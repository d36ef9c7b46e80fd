//! Comparing the papers of a day, in Korean.

use super::Ko;
use crate::model::Date;
use crate::search::PrintedAs;
use crate::words::compare::CompareWords;

impl CompareWords for Ko {
    fn printed_as(&self, printed_as: PrintedAs) -> String {
        match printed_as {
            PrintedAs::Fullest => "전문".to_owned(),
            PrintedAs::Same => "같은 글".to_owned(),
            PrintedAs::Cut(percent) => format!("줄임 {percent}%"),
            PrintedAs::Own => "자체 기사".to_owned(),
        }
    }

    fn place_on_page(&self, place: usize) -> String {
        if place == 1 { "머리기사".to_owned() } else { format!("{place}번째") }
    }

    fn carried_by_several(&self, stories: usize) -> String {
        format!("여러 신문에 {stories}건")
    }

    fn only_in(&self, paper: &str, articles: usize) -> String {
        format!("{paper}에만 {articles}건")
    }

    fn comparing(&self, done: usize, total: usize) -> String {
        format!("견주는 중 {done}/{total}")
    }

    fn nothing_of_day(&self, day: Date) -> String {
        format!("{day} 신문이 없습니다. newsprint list 로 목록을 볼 수 있습니다")
    }

    fn left_out_of_day(&self, articles: usize) -> String {
        format!("기사가 너무 많아 {articles}건은 견주지 않았습니다")
    }

    fn differences(&self, first: &str, second: &str) -> String {
        format!("그은 글은 {first}에만, 밑줄은 {second}에만")
    }

    fn alike(&self, paragraphs: usize) -> String {
        format!("(같은 문단 {paragraphs}개 생략)")
    }
}

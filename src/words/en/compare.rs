//! Comparing the papers of a day, in English.

use super::En;
use crate::model::Date;
use crate::search::PrintedAs;
use crate::words::compare::CompareWords;

impl CompareWords for En {
    fn printed_as(&self, printed_as: PrintedAs) -> String {
        match printed_as {
            PrintedAs::Fullest => "fullest text".to_owned(),
            PrintedAs::Same => "same text".to_owned(),
            PrintedAs::Cut(percent) => format!("cut to {percent}%"),
            PrintedAs::Own => "its own".to_owned(),
        }
    }

    fn place_on_page(&self, place: usize) -> String {
        if place == 1 { "lead".to_owned() } else { format!("no. {place}") }
    }

    fn carried_by_several(&self, stories: usize) -> String {
        format!("In several papers: {stories}")
    }

    fn only_in(&self, paper: &str, articles: usize) -> String {
        format!("Only in {paper}: {articles}")
    }

    fn comparing(&self, done: usize, total: usize) -> String {
        format!("comparing {done}/{total}")
    }

    fn nothing_of_day(&self, day: Date) -> String {
        format!("there is no edition of {day}; `newsprint list` shows what there is")
    }

    fn left_out_of_day(&self, articles: usize) -> String {
        let told =
            if articles == 1 { "1 article was" } else { &format!("{articles} articles were") };
        format!("{told} left out: the day has too many")
    }

    fn differences(&self, first: &str, second: &str) -> String {
        format!("Struck is only in {first}, underlined only in {second}")
    }

    fn alike(&self, paragraphs: usize) -> String {
        let told = if paragraphs == 1 { "paragraph is" } else { "paragraphs are" };
        format!("({paragraphs} {told} the same)")
    }
}

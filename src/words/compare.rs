//! The texts of comparing the papers of a day.

use crate::model::Date;
use crate::search::PrintedAs;

/// How a language words what the papers of a day have in common.
pub trait CompareWords {
    /// What a paper made of a story.
    fn printed_as(&self, printed_as: PrintedAs) -> String;
    /// Which article of its page one is, from 1.
    fn place_on_page(&self, place: usize) -> String;
    /// Over the stories that several papers carry: how many.
    fn carried_by_several(&self, stories: usize) -> String;
    /// Over what only one paper has: which, and how many articles.
    fn only_in(&self, paper: &str, articles: usize) -> String;
    /// So many of the steps of a comparison are done.
    fn comparing(&self, done: usize, total: usize) -> String;
    /// There is no edition of that day.
    fn nothing_of_day(&self, day: Date) -> String;
    /// So many articles of the day were left out.
    fn left_out_of_day(&self, articles: usize) -> String;
    /// Over what two texts have different: what is struck is in the first paper only,
    /// what is underlined in the second.
    fn differences(&self, first: &str, second: &str) -> String;
    /// In the place of so many paragraphs that both have.
    fn alike(&self, paragraphs: usize) -> String;
}

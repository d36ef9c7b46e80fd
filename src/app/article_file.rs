//! One article as a file: asked for where, and never put in the place of another
//! file unasked.

use super::{App, Effect, Notice, Prompt, Purpose};
use crate::model::{Article, CitationStyle, Clean, ClippingForm, Edition, MarkId};

/// The form of an article in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleForm {
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
    /// A page of HTML, its pictures in it.
    Html,
}

impl ArticleForm {
    /// The form that the ending of a file's name says.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "md" => Some(Self::Markdown),
            "txt" => Some(Self::Text),
            "html" => Some(Self::Html),
            _ => None,
        }
    }
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileToWrite {
    /// What is to be in it.
    pub what: FileContent,
    /// Where to, as it was typed.
    pub path: String,
    /// A file that is there may be replaced.
    pub replaces: bool,
}

/// What is to be in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileContent {
    /// The article of that index in the open edition.
    Article(usize, ArticleForm),
    /// Clippings, in the order of their list.
    Clippings {
        /// Which.
        ids: Vec<MarkId>,
        /// In which form.
        form: ClippingForm,
        /// How what they are cut from is cited.
        style: CitationStyle,
    },
}

/// Characters of a headline in the name of a file: three bytes each, with a date
/// and an ending, stay below the 255 bytes that file systems take.
const HEADLINE: usize = 60;

/// What is a yes, alone, in the languages of the interface.
const YES: [char; 5] = ['y', '是', 'は', '예', '네'];

/// A name for the file of an article, in which nothing leads to another folder.
fn proposed(edition: &Edition, article: &Article) -> String {
    let date = edition.date.map(|date| format!("{date} ")).unwrap_or_default();
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c };
    let headline: String = article.title().chars().map(plain).collect();
    let headline = headline.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = Clean::line(&format!("{date}{}", whole_words(&headline))).into_string();
    let name = name.trim_start_matches('.').trim();
    format!("{}.{}", if name.is_empty() { "newsprint" } else { name }, "md")
}

/// The beginning of a headline that a file may be called by: words with spaces
/// between them are not cut.
fn whole_words(headline: &str) -> &str {
    let Some((end, _)) = headline.char_indices().nth(HEADLINE) else { return headline };
    let cut = &headline[..end];
    let is_in_word = cut.ends_with(char::is_alphanumeric)
        && headline[end..].starts_with(|c: char| c.is_ascii_alphanumeric());
    match cut.rfind(' ').filter(|_| is_in_word) {
        Some(space) => &cut[..space],
        None => cut.trim_end(),
    }
}

impl App {
    /// Asks where the article in view is to be written.
    pub(super) fn ask_where_to_write(&mut self) {
        let Some(reader) = &self.reader else { return };
        let Some(article) = reader.edition.articles.get(reader.article) else { return };
        let name = proposed(&reader.edition, article);
        self.prompt = Some(Prompt::new(Purpose::WriteOut(reader.article), &name));
    }

    pub(super) fn write_out(&mut self, article: usize, path: &str) -> Vec<Effect> {
        if path.is_empty() {
            self.tell(Notice::NotWritten);
            return Vec::new();
        }
        let Some(form) = ArticleForm::of(path) else {
            self.tell(Notice::NoSuchForm);
            self.prompt = Some(Prompt::new(Purpose::WriteOut(article), path));
            return Vec::new();
        };
        let path = path.to_owned();
        let what = FileContent::Article(article, form);
        vec![Effect::WriteOut(FileToWrite { what, path, replaces: false })]
    }

    /// Writes in the place of a file that is there, if that is the answer.
    pub(super) fn replace(&mut self, file: FileToWrite, answer: &str) -> Vec<Effect> {
        if YES.iter().any(|yes| answer.to_lowercase() == yes.to_string()) {
            return vec![Effect::WriteOut(FileToWrite { replaces: true, ..file })];
        }
        self.tell(Notice::NotWritten);
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, HeadRole};

    #[test]
    fn no_headline_leads_out_of_the_folder() {
        let named = |headline: &str| {
            let mut article = Article::new(ArticleId::new("a"));
            article.push_head(HeadRole::Headline, Clean::line(headline));
            proposed(&Edition::default(), &article)
        };
        assert_eq!(named("新渠通水"), "新渠通水.md");
        assert_eq!(named("../../etc/passwd"), "etc passwd.md".replace("etc", ".. etc"));
        assert_eq!(named("..."), "newsprint.md");
        assert!(named(&"长".repeat(500)).len() < 255);
        let notice = "Harbour Commissioners: closure of the Mudlark Staithe slipway at low water";
        let name = "Harbour Commissioners closure of the Mudlark Staithe slipway.md";
        assert_eq!(named(notice), name, "no word is cut");
    }

    #[test]
    fn the_ending_says_the_form() {
        assert_eq!(ArticleForm::of("a/b.TXT"), Some(ArticleForm::Text));
        assert_eq!(ArticleForm::of("b.html"), Some(ArticleForm::Html));
        assert_eq!(ArticleForm::of("b.pdf"), None);
        assert_eq!(ArticleForm::of("md"), None);
    }
}

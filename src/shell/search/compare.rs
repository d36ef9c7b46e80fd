//! The papers of a day compared, article by article.

use std::collections::HashMap;

use super::asked::AskedArticle;
use super::asker::Asker;
use super::related::{grams, rarest};
use crate::model::{Clean, Date, EditionKey, FoldText, Lang, fold_texts};
use crate::search::{
    Clues, DayArticle, DayComparison, DayPaper, DayStory, DayTerms, KinPair, Passage, PrintedAs,
    ReadMark, day_stories, mutual, shared,
};
use crate::store::NotKept;
use crate::store::term_index::ArticleNumber;

/// Papers of a day that are compared: more nobody has, or can see beside each other.
const MOST_PAPERS: usize = 40;
/// Articles of a day that are compared, and bytes of their text. They are held at
/// once, each twice: as it is printed, and as it is compared.
const MOST_ARTICLES: usize = 4000;
const MOST_TEXT: usize = 24 << 20;
/// A term that more than one article of all days in so many has tells nothing; but in
/// a small library ...
const COMMON: usize = 50;
/// ... so many always may, ...
const FEW: usize = 20;
/// ... and never more than so many.
const MOST: usize = 500;

/// An article of the day as it is compared.
struct DayText {
    number: ArticleNumber,
    lang: Lang,
    about: DayArticle,
    passages: Vec<Passage>,
}

/// What is compared.
#[derive(Default)]
struct DayTexts {
    papers: Vec<DayPaper>,
    texts: Vec<DayText>,
    /// Bytes of all of it.
    size: usize,
    left_out: usize,
}

impl Asker {
    /// The newest day that a paper is there of.
    pub fn newest_day(&self) -> Option<Date> {
        self.editions.iter().filter_map(|(_, edition)| edition.date).max()
    }

    /// The papers of a day side by side, that of `first` before the others. `tell`
    /// is told how much of how much is done; nothing comes of it if it said
    /// meanwhile that nobody waits any more.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn compare(
        &mut self,
        day: Date,
        first: Option<&EditionKey>,
        tell: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Option<DayComparison>, NotKept> {
        let Some(mut day_texts) = self.texts_of(day, first, tell)? else { return Ok(None) };
        let fold: Vec<FoldText> = day_texts.texts.iter().map(as_compared).collect();
        let stands_for = fold_texts(&fold);
        self.index.begin_reading()?;
        let kin = self.kin(&day_texts.texts, &stands_for, tell);
        self.index.end_reading();
        let Some(kin) = kin? else { return Ok(None) };
        let stories = day_stories(&fold, &stands_for, kin);
        let mut is_shared = vec![false; fold.len()];
        let mut story = |articles: Vec<(usize, PrintedAs)>| {
            let told = articles.into_iter().map(|(at, printed_as)| {
                is_shared[at] = true;
                DayArticle { printed_as, ..day_texts.texts[at].about.clone() }
            });
            DayStory { articles: told.collect() }
        };
        let mut stories: Vec<DayStory> = stories.into_iter().map(&mut story).collect();
        // Foremost in any of its papers; the first article of a first page leads.
        let foremost = |story: &DayStory| {
            let places = story.articles.iter().map(|one| (one.place, one.paper));
            places.min()
        };
        stories.sort_by_cached_key(|story| (std::cmp::Reverse(story.papers()), foremost(story)));
        let texts = std::mem::take(&mut day_texts.texts).into_iter().zip(is_shared);
        let only = texts.filter(|(_, is_shared)| !is_shared).map(|(text, _)| text.about).collect();
        let DayTexts { papers, left_out, .. } = day_texts;
        Ok(Some(DayComparison { day, papers, stories, only, left_out }))
    }

    /// Reads what the papers of a day print.
    fn texts_of(
        &mut self,
        day: Date,
        first: Option<&EditionKey>,
        tell: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Option<DayTexts>, NotKept> {
        let is_of_day = |at: &usize| self.editions[*at].1.date == Some(day);
        let mut editions: Vec<usize> = (0..self.editions.len()).filter(is_of_day).collect();
        editions.sort_by_cached_key(|at| {
            let edition = &self.editions[*at].1;
            (Some(&edition.key) != first, edition.paper.clone())
        });
        let all = |editions: &[usize]| -> usize {
            editions.iter().map(|at| self.editions[*at].0.articles()).sum()
        };
        let beyond = editions.split_off(MOST_PAPERS.min(editions.len()));
        let total = 2 * all(&editions);
        let mut texts = DayTexts { left_out: all(&beyond), ..DayTexts::default() };
        for at in editions {
            if !self.read_paper(at, &mut texts, &|done| tell(done, total))? {
                return Ok(None);
            }
        }
        tell_apart(&mut texts.papers);
        Ok(Some(texts))
    }

    /// Reads what a paper prints; tells whether somebody still waits for it.
    fn read_paper(
        &mut self,
        at: usize,
        texts: &mut DayTexts,
        tell: &dyn Fn(usize) -> bool,
    ) -> Result<bool, NotKept> {
        let paper = texts.papers.len();
        let (span, edition) = self.editions[at].clone();
        let before = texts.texts.len();
        let mut places: HashMap<(Option<usize>, usize), usize> = HashMap::new();
        for (position, number) in span.numbers().enumerate() {
            if !tell(texts.texts.len()) {
                return Ok(false);
            }
            if texts.texts.len() >= MOST_ARTICLES || texts.size >= MOST_TEXT {
                texts.left_out += 1;
                continue;
            }
            let mut one = AskedArticle::new(number, (span, position), &edition);
            let passages = self.passages(&mut one)?.to_vec();
            let Some(article) = self.index.article(number)? else { continue };
            // Where there are no pages, sections are.
            let section = if article.page.is_some() { 0 } else { article.section };
            let place = places.entry((article.page, section)).or_default();
            *place += 1;
            let page = article.page.and_then(|page| edition.pages.get(page));
            let about = DayArticle {
                paper,
                article: article.id.clone(),
                title: article.title().clone(),
                page: page.cloned().unwrap_or_default(),
                section: edition.sections.get(article.section).cloned().unwrap_or_default(),
                place: *place,
                printed_as: PrintedAs::Own,
                is_read: self.marks.has(ReadMark::Read, &edition.key, &article.id),
            };
            texts.size += passages.iter().map(|passage| passage.text.len()).sum::<usize>();
            texts.texts.push(DayText { number, lang: edition.lang, about, passages });
        }
        let articles = texts.texts.len() - before;
        let (edition, title) = (edition.key.clone(), edition.paper.clone());
        texts.papers.push(DayPaper { edition, title, articles });
        Ok(true)
    }

    /// Which two articles of the day are on the same thing, each in its own words.
    fn kin(
        &self,
        texts: &[DayText],
        stands_for: &[usize],
        tell: &dyn Fn(usize, usize) -> bool,
    ) -> Result<Option<Vec<KinPair>>, NotKept> {
        let mut terms = DayTerms::default();
        for text in texts {
            terms.enter(text.about.paper, &Clues::of(&text.passages));
        }
        terms.close();
        let mut known: HashMap<String, Option<usize>> = HashMap::new();
        let mut kinship = vec![Vec::new(); texts.len()];
        for (at, text) in texts.iter().enumerate().filter(|(at, _)| stands_for[*at] == *at) {
            if !tell(texts.len() + at, 2 * texts.len()) {
                return Ok(None);
            }
            let articles = self.articles_in_language_of(text.number);
            let most = (articles / COMMON).clamp(FEW, MOST);
            let mut clues = Clues::of(&text.passages);
            clues.weigh(articles, |term| {
                if !terms.is_telling(term) {
                    return Ok(None);
                }
                if let Some(count) = known.get(term) {
                    return Ok(*count);
                }
                let count = self.index.count(term, most)?;
                known.insert(term.to_owned(), count);
                Ok::<_, NotKept>(count)
            })?;
            // What is rare in one language is not printed in another at all.
            let is_meant =
                |other: usize| stands_for[other] == other && texts[other].lang == text.lang;
            for other in terms.nearest(at, &clues, is_meant) {
                let score = shared(&text.passages, &clues, &texts[other].passages).score;
                kinship[at].push((other, score / rarest(articles)));
            }
        }
        Ok(Some(mutual(&kinship, |at| texts[at].about.paper)))
    }
}

/// Of papers that go by one name says which edition each is, by its key: first, since
/// a narrow column cuts the end.
fn tell_apart(papers: &mut [DayPaper]) {
    let mut times: HashMap<Clean, usize> = HashMap::new();
    for paper in &*papers {
        *times.entry(paper.title.clone()).or_default() += 1;
    }
    for paper in papers.iter_mut().filter(|paper| times[&paper.title] > 1) {
        if let Some((_, variant)) = paper.edition.as_str().split_once('#') {
            paper.title = Clean::line(&format!("{variant} {}", paper.title));
        }
    }
}

fn as_compared(text: &DayText) -> FoldText {
    FoldText { source: text.about.paper, address: None, grams: grams(&text.passages) }
}

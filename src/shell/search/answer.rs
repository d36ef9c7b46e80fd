//! A query answered: which articles hold it, how they are spread over papers,
//! months and sections, and the lines of those that are shown.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use super::marks::ReadMarks;
use super::places::{BUNDLED, SearchPlaces};
use super::texts::RecordTexts;
use crate::model::{Body, Clean, EditionKey, HeadRole};
use crate::search::{
    Clause, Condition, Facets, HitOrder, Passage, PassageHit, PassageRole, Query, Saying,
    SearchHit, page_name, passages, plain,
};
use crate::store::term_index::{ArticleNumber, IndexedArticle, IndexedEdition, NumberSpan};
use crate::store::{NotKept, State, TermIndex};

/// The articles that hold a query.
#[derive(Debug, Default)]
pub struct SearchAnswer {
    /// In the order that was asked for, those that say all of it first.
    found: Vec<ArticleNumber>,
    /// How they are spread.
    pub facets: Facets,
    /// Days from the first to the last, both included.
    pub days: usize,
}

impl SearchAnswer {
    /// They, in the order that was asked for.
    pub(super) fn found(&self) -> impl Iterator<Item = ArticleNumber> + '_ {
        self.found.iter().copied()
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.found.len()
    }
}

/// Answers queries.
#[derive(Debug)]
pub struct Asker {
    pub(super) index: TermIndex,
    /// In the order of their articles' numbers.
    pub(super) editions: Vec<(NumberSpan, Arc<IndexedEdition>)>,
    texts: RecordTexts,
    /// What the reader did.
    pub(super) marks: ReadMarks,
}

/// An article that is asked about a query; what takes time to know is read when
/// it is needed.
pub(super) struct AskedArticle<'a> {
    number: ArticleNumber,
    /// Where in its edition it stands.
    position: usize,
    span: NumberSpan,
    pub(super) edition: &'a IndexedEdition,
    article: Option<IndexedArticle>,
    passages: Option<Vec<Passage>>,
    /// Something is said there but for a letter.
    is_alike: bool,
}

/// An article that was found, and what it is sorted by.
struct MatchedArticle {
    number: ArticleNumber,
    date: Option<Date>,
    /// Which of the editions it is of.
    edition: usize,
    is_alike: bool,
}

/// Articles between two questions whether to go on.
pub(super) const BETWEEN: usize = 64;

impl Asker {
    /// One that answers from an index; `state` is what the reader did, if that
    /// is known.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(
        index: TermIndex,
        places: &SearchPlaces,
        state: Option<State>,
    ) -> Result<Self, NotKept> {
        let mut editions = Vec::new();
        if let Some(name) = places.library_name() {
            editions.extend(index.editions(&name)?);
        }
        if places.samples {
            editions.extend(index.editions(BUNDLED)?);
        }
        hide_doubles(&mut editions);
        editions.sort_by_key(|(span, _)| *span);
        let editions = editions.into_iter().map(|(span, one)| (span, Arc::new(one))).collect();
        let (texts, marks) = (RecordTexts::new(places.clone()), ReadMarks::new(state));
        Ok(Self { index, editions, texts, marks })
    }

    /// The index again.
    #[must_use]
    pub fn into_index(self) -> TermIndex {
        self.index
    }

    /// Answers a query; nothing if `go_on` said meanwhile that nobody waits for
    /// it any more.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn answer(
        &mut self,
        query: &Query,
        order: HitOrder,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<SearchAnswer>, NotKept> {
        self.index.begin_reading()?;
        let answer = self.answered(query, order, go_on);
        self.index.end_reading();
        answer
    }

    fn answered(
        &mut self,
        query: &Query,
        order: HitOrder,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<SearchAnswer>, NotKept> {
        let sieve = query.sieve(false);
        let candidates = self.index.sift(&sieve)?;
        let mut found = Vec::new();
        let mut tally = Tally::default();
        for (at, number) in candidates.into_iter().enumerate() {
            if at % BETWEEN == 0 && !go_on() {
                return Ok(None);
            }
            let Some((at, position)) = self.edition_of(number) else { continue };
            let (span, edition) = self.editions[at].clone();
            let mut one = AskedArticle::new(number, (span, position), &edition);
            if self.holds(query, sieve.is_exact, &mut one)? {
                let number_in = |all: &[u16]| all.get(position).map(|number| usize::from(*number));
                tally.count(at, (number_in(&edition.section_of), number_in(&edition.page_of)));
                let is_alike = one.is_alike;
                found.push(MatchedArticle { number, date: edition.date, edition: at, is_alike });
            }
        }
        self.sort(&mut found, query, order)?;
        let days = days_of(&found);
        let found = found.into_iter().map(|one| one.number).collect();
        Ok(Some(SearchAnswer { found, facets: tally.facets(&self.editions), days }))
    }

    /// Which of the editions an article is of, and where in it it stands.
    pub(super) fn edition_of(&self, number: ArticleNumber) -> Option<(usize, usize)> {
        let at = self.editions.partition_point(|(span, _)| span.is_before(number));
        let (span, _) = self.editions.get(at)?;
        Some((at, span.position(number)?))
    }

    fn sort(
        &self,
        found: &mut [MatchedArticle],
        query: &Query,
        order: HitOrder,
    ) -> Result<(), NotKept> {
        // Within an edition articles stand as they are read.
        let newest =
            |one: &MatchedArticle| (std::cmp::Reverse((one.date, one.edition)), one.number);
        match order {
            HitOrder::New => found.sort_by_key(|one| (one.is_alike, newest(one))),
            HitOrder::Old => {
                found.sort_by_key(|one| (one.is_alike, one.date.is_none(), one.date, one.number));
            }
            HitOrder::Rank => {
                let in_head = query.sieve(true);
                let heads: HashSet<ArticleNumber> = if in_head.all_of.is_empty() {
                    HashSet::new()
                } else {
                    self.index.sift(&in_head)?.into_iter().collect()
                };
                found.sort_by_key(|one| (one.is_alike, !heads.contains(&one.number), newest(one)));
            }
        }
        Ok(())
    }

    fn holds(
        &mut self,
        query: &Query,
        is_told: bool,
        one: &mut AskedArticle<'_>,
    ) -> Result<bool, NotKept> {
        for group in &query.groups {
            let says = |clause: &Clause| matches!(clause.what, Condition::Says(_));
            if is_told && group.iter().any(says) {
                continue;
            }
            let mut any = false;
            for clause in group {
                any = self.is_so(&clause.what, one)? != clause.is_denied;
                if any {
                    break;
                }
            }
            if !any {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn is_so(&mut self, what: &Condition, one: &mut AskedArticle<'_>) -> Result<bool, NotKept> {
        let edition = one.edition;
        Ok(match what {
            Condition::Paper(name) => is_part(&edition.paper, name),
            Condition::Dated(span) => {
                edition.date.is_some_and(|date| (span.from..=span.to).contains(&date))
            }
            Condition::OnDay(month, day) => {
                edition.date.is_some_and(|date| (date.month(), date.day()) == (*month, *day))
            }
            Condition::Says(saying) if self.prints(saying, one)? => true,
            Condition::Says(saying) => {
                let passages = self.passages(one)?;
                let is_in = saying.is_in(passages);
                let is_alike = !is_in && edition.is_recovered && saying.is_alike_in(passages);
                one.is_alike |= is_alike;
                is_in || is_alike
            }
            of_article => {
                let Some(article) = self.article(one)? else { return Ok(false) };
                match of_article {
                    Condition::Section(name) => {
                        let section = edition.sections.get(article.section);
                        section.is_some_and(|section| is_part(section, name))
                    }
                    Condition::Page(name) => is_page(edition, article.page, name),
                    Condition::Kind(kind) => article.kind == *kind,
                    Condition::Lang(lang) => article.lang.unwrap_or(edition.lang) == *lang,
                    Condition::HasPicture => article.has_picture,
                    Condition::Is(mark) => {
                        let id = article.id.clone();
                        self.marks.has(*mark, &edition.key, &id)
                    }
                    Condition::Noted(needle) => {
                        let id = article.id.clone();
                        self.marks.notes_say(needle, &edition.key, &id)
                    }
                    _ => false,
                }
            }
        })
    }

    fn article<'c>(
        &self,
        one: &'c mut AskedArticle<'_>,
    ) -> Result<Option<&'c IndexedArticle>, NotKept> {
        if one.article.is_none() {
            one.article = self.index.article(one.number)?;
        }
        Ok(one.article.as_ref())
    }

    /// Whether it is seen at once that an article says something.
    fn prints(&mut self, saying: &Saying, one: &mut AskedArticle<'_>) -> Result<bool, NotKept> {
        let Some(literal) = saying.literal().filter(|_| one.passages.is_none()) else {
            return Ok(false);
        };
        let edition = one.edition;
        let Some(article) = self.article(one)? else { return Ok(false) };
        let in_head = article.head.iter().any(|(_, line)| line.contains(literal));
        Ok(in_head || self.texts.prints(edition, article, literal))
    }

    pub(super) fn passages<'c>(
        &mut self,
        one: &'c mut AskedArticle<'_>,
    ) -> Result<&'c [Passage], NotKept> {
        if one.passages.is_none() {
            let article = self.article(one)?.cloned();
            let read = article.map(|article| {
                let body = self.texts.body((one.span, one.position), one.edition, &article);
                passages(&article.head, &body.unwrap_or_default())
            });
            one.passages = Some(read.unwrap_or_default());
        }
        Ok(one.passages.as_deref().unwrap_or_default())
    }

    /// The body of an article; nothing if it cannot be had any more.
    pub(super) fn body(
        &mut self,
        one: &AskedArticle<'_>,
        article: &IndexedArticle,
    ) -> Option<Body> {
        self.texts.body((one.span, one.position), one.edition, article)
    }

    /// Some of what was found, with their lines.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn hits(
        &mut self,
        query: &Query,
        answer: &SearchAnswer,
        range: Range<usize>,
    ) -> Result<Vec<SearchHit>, NotKept> {
        let sayings: Vec<&Saying> = query.sayings().collect();
        let range = range.start.min(answer.total())..range.end.min(answer.total());
        let mut hits = Vec::with_capacity(range.len());
        for &number in &answer.found[range] {
            let Some((at, position)) = self.edition_of(number) else { continue };
            let (span, edition) = self.editions[at].clone();
            let mut one = AskedArticle::new(number, (span, position), &edition);
            // The text has the last word.
            if !self.holds(query, false, &mut one)? {
                continue;
            }
            hits.extend(self.hit(&mut one, &sayings)?);
        }
        Ok(hits)
    }

    /// An article with the line that says what was asked for.
    pub(super) fn hit(
        &mut self,
        one: &mut AskedArticle<'_>,
        sayings: &[&Saying],
    ) -> Result<Option<SearchHit>, NotKept> {
        let hit = shown(self.passages(one)?, sayings);
        let edition = one.edition;
        let Some(article) = self.article(one)? else { return Ok(None) };
        let page = article.page.and_then(|page| edition.pages.get(page));
        Ok(Some(SearchHit {
            edition: edition.key.clone(),
            article: article.id.clone(),
            paper: edition.paper.clone(),
            date: edition.date,
            page: page.cloned().unwrap_or_default(),
            section: edition.sections.get(article.section).cloned().unwrap_or_default(),
            title: article.title().clone(),
            line: hit.line,
            place: hit.place,
            found: hit.found,
            is_alike: one.is_alike,
        }))
    }
}

impl<'a> AskedArticle<'a> {
    /// An article of an edition, of which nothing was read yet.
    pub(super) fn new(
        number: ArticleNumber,
        (span, position): (NumberSpan, usize),
        edition: &'a IndexedEdition,
    ) -> Self {
        let (article, passages) = (None, None);
        Self { number, position, span, edition, article, passages, is_alike: false }
    }
}

/// Days from the first to the last of what was found, both included.
fn days_of(found: &[MatchedArticle]) -> usize {
    let dates = || found.iter().filter_map(|one| one.date);
    let (Some(first), Some(last)) = (dates().min(), dates().max()) else { return 0 };
    let days = (last - first).get_days();
    usize::try_from(days).unwrap_or(0) + 1
}

/// Of editions with the same key the newsstand shows one: that of the library
/// before what came with the program.
fn hide_doubles(editions: &mut Vec<(NumberSpan, IndexedEdition)>) {
    let own = editions.iter().filter(|(_, one)| one.library != BUNDLED);
    let kept: HashSet<EditionKey> = own.map(|(_, one)| one.key.clone()).collect();
    editions.retain(|(_, one)| one.library != BUNDLED || !kept.contains(&one.key));
}

/// What is shown of an article: the piece that holds the most of what was asked
/// for. The headline stands there anyway, and gives way to a piece of the text.
fn shown(passages: &[Passage], sayings: &[&Saying]) -> PassageHit {
    let held = |passage: &Passage| {
        let of_saying = |saying: &&Saying| match saying.find(passage) {
            Some(_) => 4,
            None => 2 * usize::from(saying.find_alike(passage).is_some()),
        };
        let held: usize = sayings.iter().map(of_saying).sum();
        let is_headline = passage.role == PassageRole::Head(HeadRole::Headline);
        held.saturating_sub(usize::from(is_headline))
    };
    // Of those that hold as much the first, and not the last.
    let best = passages.iter().rev().max_by_key(|passage| held(passage));
    let hit = best.and_then(|passage| {
        let exact = sayings.iter().find_map(|saying| saying.find(passage));
        let alike = || sayings.iter().find_map(|saying| saying.find_alike(passage));
        let tokens = exact.or_else(alike)?;
        Some(passage.hit(tokens, sayings))
    });
    let text = || passages.iter().find(|passage| passage.role == PassageRole::Text);
    let opening = || text().or(passages.first()).map(Passage::opening);
    let nothing =
        PassageHit { place: None, line: crate::search::HitLine::default(), found: String::new() };
    hit.or_else(opening).unwrap_or(nothing)
}

fn is_part(name: &Clean, wanted: &str) -> bool {
    plain(name).is_some_and(|name| name.contains(wanted))
}

fn is_page(edition: &IndexedEdition, page: Option<usize>, wanted: &str) -> bool {
    let Some(page) = page else { return false };
    let is_first = page == 0 && matches!(wanted, "front" | "头版" | "頭版");
    is_first || edition.pages.get(page).is_some_and(|id| page_name(id) == wanted)
}

/// Section and page of an article, by their indexes in the edition.
type SectionAndPage = (Option<usize>, Option<usize>);

/// How many articles of each edition were found, and where in it they stand.
#[derive(Debug, Default)]
struct Tally {
    editions: HashMap<usize, HashMap<SectionAndPage, usize>>,
}

impl Tally {
    fn count(&mut self, edition: usize, place: SectionAndPage) {
        let edition = self.editions.entry(edition).or_default();
        *edition.entry(place).or_default() += 1;
    }

    fn facets(&self, editions: &[(NumberSpan, Arc<IndexedEdition>)]) -> Facets {
        let mut papers: HashMap<&Clean, usize> = HashMap::new();
        let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
        let mut sections: HashMap<&Clean, usize> = HashMap::new();
        let mut pages: HashMap<&Clean, usize> = HashMap::new();
        for (at, counts) in &self.editions {
            let (_, edition) = &editions[*at];
            let count: usize = counts.values().sum();
            *papers.entry(&edition.paper).or_default() += count;
            if let Some(date) = edition.date {
                *months.entry((date.year(), date.month())).or_default() += count;
            }
            for ((section, page), count) in counts {
                let places = [
                    (&mut sections, section.and_then(|at| edition.sections.get(at))),
                    (&mut pages, page.and_then(|at| edition.pages.get(at))),
                ];
                for (all, name) in places {
                    if let Some(name) = name.filter(|name| !name.is_empty()) {
                        *all.entry(name).or_default() += count;
                    }
                }
            }
        }
        let months = months.into_iter().rev().collect();
        Facets { papers: sorted(papers), months, pages: sorted(pages), sections: sorted(sections) }
    }
}

/// The most first.
fn sorted(counts: HashMap<&Clean, usize>) -> Vec<(Clean, usize)> {
    let mut counts: Vec<(&Clean, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts.into_iter().map(|(name, count)| (name.clone(), count)).collect()
}

//! Whether an article is what a query asks for. What is known at once is asked
//! first: the edition, then the head and the place of the body, then the bytes of
//! the body, and its blocks last.

use super::asker::Asker;
use crate::model::{Body, Clean, HeadRole};
use crate::search::{
    Clause, Condition, Passage, PassageRole, Query, Saying, page_name, passages, plain,
};
use crate::store::NotKept;
use crate::store::term_index::{ArticleNumber, IndexedArticle, IndexedEdition, NumberSpan};

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
    pub(super) is_alike: bool,
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

impl Asker {
    /// Whether an article is all that a query asks for; `is_told`: what it says, the
    /// index has told.
    pub(super) fn holds(
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
            Condition::Says(saying) => self.says(saying, one)?,
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

    /// Whether an article says something, or all of it but a letter.
    fn says(&mut self, saying: &Saying, one: &mut AskedArticle<'_>) -> Result<bool, NotKept> {
        if let Some(says) = self.says_at_a_glance(saying, one)? {
            return Ok(says);
        }
        let edition = one.edition;
        let passages = self.passages(one)?;
        let is_in = saying.is_in(passages);
        let is_alike = !is_in && edition.is_recovered && saying.is_alike_in(passages);
        one.is_alike |= is_alike;
        Ok(is_in || is_alike)
    }

    /// The same where that can be told without the blocks of its body.
    fn says_at_a_glance(
        &mut self,
        saying: &Saying,
        one: &mut AskedArticle<'_>,
    ) -> Result<Option<bool>, NotKept> {
        let literal = saying.literal();
        let may_be_alike = saying.is_alike && one.edition.is_recovered;
        let is_of_head = saying.field.is_of_head() && !may_be_alike;
        if one.passages.is_some() || (literal.is_none() && !is_of_head) {
            return Ok(None);
        }
        let Some(printed) = self.index.printed(one.number)? else { return Ok(Some(false)) };
        let head = printed.head().filter(|(role, _)| saying.field.holds(PassageRole::Head(*role)));
        let head: Vec<(HeadRole, &str)> = head.collect();
        let in_head = || {
            let mut lines = head.iter().map(|(role, line)| Passage::of_head(*role, line));
            lines.any(|line| saying.find(&line).is_some())
        };
        if is_of_head {
            return Ok(Some(in_head()));
        }
        let Some(literal) = literal else { return Ok(None) };
        if head.iter().any(|(_, line)| line.contains(literal)) {
            return Ok(Some(true));
        }
        let Some(spot) = &printed.spot else { return Ok(None) };
        Ok(match self.texts.says(one.edition, spot, (saying.field, literal)) {
            Some(false) if may_be_alike => None,
            Some(false) => Some(in_head()),
            glance => glance,
        })
    }

    pub(super) fn article<'c>(
        &self,
        one: &'c mut AskedArticle<'_>,
    ) -> Result<Option<&'c IndexedArticle>, NotKept> {
        if one.article.is_none() {
            one.article = self.index.article(one.number)?;
        }
        Ok(one.article.as_ref())
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
}

fn is_part(name: &Clean, wanted: &str) -> bool {
    plain(name).is_some_and(|name| name.contains(wanted))
}

fn is_page(edition: &IndexedEdition, page: Option<usize>, wanted: &str) -> bool {
    let Some(page) = page else { return false };
    let is_first = page == 0 && matches!(wanted, "front" | "头版" | "頭版");
    is_first || edition.pages.get(page).is_some_and(|id| page_name(id) == wanted)
}

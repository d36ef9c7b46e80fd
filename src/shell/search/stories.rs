//! What a story is found by, and how much of it there is.

use super::asker::Asker;
use crate::model::{ArticleId, EditionKey};
use crate::search::{
    FoldedText, HitOrder, Needle, Query, StoryCount, any_of, as_printed, is_mostly_small,
    may_be_asked_for, times,
};
use crate::store::NotKept;

/// Names of a query: one that asks for more finds other things too.
const NAMES: usize = 3;
/// What a name tells, as a share of what the best does, or more.
const SHARE: f64 = 0.6;

/// Letters of a string that may be a name by itself: two are common to many.
const NAME: usize = 3;

impl Asker {
    /// The query that finds what an article is about: the names that it has in
    /// common with others on the same thing, else its own rarest string. Nothing if
    /// it is not in the index, or says nothing rare.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn suggested(
        &mut self,
        edition: &EditionKey,
        article: &ArticleId,
    ) -> Result<Option<String>, NotKept> {
        let Some(ground) = self.ground(edition, article, &|| true)? else { return Ok(None) };
        let mut names: Vec<(&str, f64)> = Vec::new();
        let shared = ground.others.iter().flat_map(|other| &other.shared.strings);
        for string in shared {
            match names.iter_mut().find(|(text, _)| *text == string.text) {
                Some((_, weight)) => *weight += string.weight,
                None => names.push((&string.text, string.weight)),
            }
        }
        let paper = self.editions.iter().find(|(_, one)| one.key == *edition);
        let paper = paper.map_or("", |(_, one)| one.paper.as_str());
        let is_fit = |text: &str| may_be_asked_for(text, paper);
        let is_name =
            |text: &str| ground.clues.may_be_name(text) && !is_mostly_small(text, &ground.own);
        names.retain(|(text, _)| is_fit(text) && is_name(text));
        #[expect(clippy::cast_precision_loss, reason = "no article says anything 2^52 times")]
        let says = |text: &str| times(text, &ground.own) as f64;
        // A name that all articles of a place print tells less of one than its own
        // that it comes back to.
        for (text, weight) in &mut names {
            *weight *= says(text);
        }
        let most = names.iter().map(|(_, weight)| *weight).fold(1.0, f64::max);
        let often = names.iter().map(|(text, _)| says(text)).fold(0.0, f64::max);
        // A word that names nobody is asked for where there is no name.
        let rarest = |is_fit: &dyn Fn(&str) -> bool| ground.clues.rarest(&ground.own, is_fit);
        let own = rarest(&|text| is_fit(text) && is_name(text)).or_else(|| rarest(&is_fit));
        let is_better = |own: &&str| names.is_empty() || says(own) > often;
        if let Some(own) = own.as_deref().filter(is_better) {
            names.push((own, most * 2.0));
        }
        fold_into_shortest(&mut names);
        names.sort_by(|a, b| b.1.total_cmp(&a.1));
        let best = names.first().map_or(0.0, |(_, weight)| *weight);
        let told = names.iter().filter(|(_, weight)| *weight >= best * SHARE).take(NAMES);
        let mut printed: Vec<String> = Vec::new();
        for name in told.filter_map(|(text, _)| as_printed(text, &ground.own)) {
            // A part of a name finds all that the name finds.
            if !printed.iter().any(|known| is_in(known, &name)) {
                printed.retain(|known| !is_in(&name, known));
                printed.push(name);
            }
        }
        Ok((!printed.is_empty()).then(|| any_of(&printed)))
    }

    /// The articles of an edition that a query finds, and how much there was of it in
    /// all papers until that day; if the edition has no date, in all and on no day.
    /// Nothing if `go_on` said meanwhile that nobody waits for it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn of_story(
        &mut self,
        query: &Query,
        edition: &EditionKey,
        go_on: &dyn Fn() -> bool,
    ) -> Result<(Vec<ArticleId>, StoryCount), NotKept> {
        let Some(at) = self.editions.iter().position(|(_, one)| one.key == *edition) else {
            return Ok(Default::default());
        };
        let (span, day) = (self.editions[at].0, self.editions[at].1.date);
        let answer = self.answer(query, HitOrder::Old, go_on)?.unwrap_or_default();
        let (mut articles, mut count, mut first) = (Vec::new(), StoryCount::default(), day);
        for &number in answer.first(usize::MAX) {
            let date = self.edition_of(number).and_then(|(at, _)| self.editions[at].1.date);
            if day.is_none() || date.is_some() && date <= day {
                count.articles += 1;
                first = first.min(date);
            }
            if span.position(number).is_some() {
                articles.extend(self.index.article(number)?.map(|article| article.id));
            }
        }
        if let (Some(first), Some(day)) = (first, day) {
            count.days = usize::try_from((day - first).get_days()).unwrap_or(0) + 1;
        }
        Ok((articles, count))
    }

    /// How much of a story there is; nothing if `go_on` said meanwhile that nobody
    /// waits for it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn counted(
        &mut self,
        query: &Query,
        go_on: &dyn Fn() -> bool,
    ) -> Result<Option<StoryCount>, NotKept> {
        let Some(answer) = self.answer(query, HitOrder::Old, go_on)? else { return Ok(None) };
        Ok(Some(StoryCount { articles: answer.total(), days: answer.days }))
    }
}

/// Whether a search for a name finds another.
fn is_in(name: &str, other: &str) -> bool {
    Needle::of(name, false).is_some_and(|name| name.find(&FoldedText::of(other), 0).is_some())
}

/// A name with something after it finds less than the name: what it tells goes to
/// the name.
fn fold_into_shortest(names: &mut Vec<(&str, f64)>) {
    names.sort_by_key(|(text, _)| text.len());
    let mut kept: Vec<(&str, f64)> = Vec::new();
    for (text, weight) in names.drain(..) {
        let is_name = |short: &str| short.chars().count() >= NAME && text.contains(short);
        match kept.iter_mut().find(|(short, _)| is_name(short)) {
            Some((_, sum)) => *sum += weight,
            None => kept.push((text, weight)),
        }
    }
    *names = kept;
}

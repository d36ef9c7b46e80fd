//! An edition cut to what can be read in so many minutes: the leads whole, the
//! rest as briefs, in printed order, with an end that is reached. Which article
//! becomes what is decided here, by a pure function.

use std::cmp::Ordering;

/// What an article offers to an edition that is cut.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// Its index in the edition.
    pub(super) article: usize,
    /// How high it stands; only compared.
    pub(super) prominence: f64,
    /// Minutes that all of it takes.
    pub(super) whole: f64,
    /// Minutes that its brief takes; of a short article the same.
    pub(super) brief: f64,
}

/// How much of an article is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// Nothing.
    #[default]
    Out,
    /// Its first sentences.
    Brief,
    /// All.
    Whole,
}

/// Of what an article is worth, its brief gives this share: the first sentences
/// of a news story say what happened, the rest how. Not measured.
const BRIEF_SHARE: f64 = 0.4;

/// A choice that can still be made.
struct Offer {
    candidate: usize,
    to: Extent,
    minutes: f64,
    worth: f64,
}

/// Chooses from articles in printed order what is read in `minutes`; the extents
/// come in the same order. The lead is whole if it fits at all. Then whatever is
/// worth most for its minutes is taken as long as it fits: the greedy answer to a
/// knapsack, which misses the best one by less than an article.
pub(super) fn choose(candidates: &[Candidate], minutes: f64) -> Vec<Extent> {
    let mut extents = vec![Extent::Out; candidates.len()];
    let mut left = minutes;
    let lead = (0..candidates.len()).reduce(|best, other| {
        if candidates[other].prominence > candidates[best].prominence { other } else { best }
    });
    if let Some((lead, candidate)) = lead.map(|lead| (lead, &candidates[lead])) {
        // A lead that takes more than all the time is read as far as its brief,
        // and so is never missing.
        let fits = candidate.whole <= left;
        extents[lead] = if fits { Extent::Whole } else { Extent::Brief };
        left -= if fits { candidate.whole } else { candidate.brief };
    }
    for offer in offers(candidates) {
        let from = extents[offer.candidate];
        let follows = match offer.to {
            Extent::Whole if offer.minutes < candidates[offer.candidate].whole => {
                from == Extent::Brief
            }
            _ => from == Extent::Out,
        };
        if follows && offer.minutes <= left {
            extents[offer.candidate] = offer.to;
            left -= offer.minutes;
        }
    }
    extents
}

/// All offers, the worthiest for its minutes first. The rest of an article is
/// never before its brief: an article of which that would be so, since it is
/// hardly longer, is offered as a whole.
fn offers(candidates: &[Candidate]) -> Vec<Offer> {
    let mut offers = Vec::with_capacity(2 * candidates.len());
    for (index, one) in candidates.iter().enumerate() {
        let mut offer = |to, minutes: f64, share: f64| {
            offers.push(Offer { candidate: index, to, minutes, worth: share * one.prominence });
        };
        if one.whole * BRIEF_SHARE <= one.brief {
            offer(Extent::Whole, one.whole, 1.0);
        } else {
            offer(Extent::Brief, one.brief, BRIEF_SHARE);
            offer(Extent::Whole, one.whole - one.brief, 1.0 - BRIEF_SHARE);
        }
    }
    // Minutes may be none; what costs nothing comes first.
    let density = |offer: &Offer| offer.worth / offer.minutes.max(1e-6);
    offers.sort_by(|a, b| density(b).partial_cmp(&density(a)).unwrap_or(Ordering::Equal));
    offers
}

#[cfg(test)]
#[allow(clippy::cast_precision_loss, reason = "small numbers")]
mod tests {
    use super::Extent::{Brief, Whole};
    use super::*;

    fn story(article: usize, prominence: f64, whole: f64) -> Candidate {
        Candidate { article, prominence, whole, brief: whole.min(0.5) }
    }

    fn minutes(candidates: &[Candidate], extents: &[Extent]) -> f64 {
        let one = |(candidate, extent): (&Candidate, &Extent)| match extent {
            Extent::Out => 0.0,
            Extent::Brief => candidate.brief,
            Extent::Whole => candidate.whole,
        };
        candidates.iter().zip(extents).map(one).sum()
    }

    #[test]
    fn leads_are_whole_and_the_rest_is_in_brief() {
        let all: Vec<Candidate> =
            [9.0, 5.0, 1.0, 1.0, 1.0].iter().zip(0..).map(|(p, i)| story(i, *p, 4.0)).collect();
        let chosen = choose(&all, 10.0);
        assert_eq!(chosen, [Whole, Whole, Brief, Brief, Brief]);
    }

    #[test]
    fn nothing_takes_longer_than_was_asked_for() {
        let prominences = [3.0, 1.0, 0.5, 2.0, 0.1, 0.7, 1.3];
        let lengths = [6.0, 0.3, 2.0, 9.0, 0.1, 1.2, 4.0];
        let all: Vec<Candidate> = (0..60)
            .map(|i| story(i, prominences[i % 7] / (1 + i) as f64, lengths[(i * 3) % 7]))
            .collect();
        for budget in 1..200 {
            let budget = f64::from(budget) / 2.0;
            let chosen = choose(&all, budget);
            let taken = minutes(&all, &chosen);
            assert!(taken <= budget + 1e-9, "{taken} of {budget}");
            assert_ne!(chosen[0], Extent::Out, "the lead is always there");
        }
    }

    #[test]
    fn with_time_for_all_all_is_whole() {
        let all: Vec<Candidate> = (0..20).map(|i| story(i, 1.0, 2.0)).collect();
        assert_eq!(choose(&all, 40.1), vec![Extent::Whole; 20]);
    }

    #[test]
    fn what_stands_low_is_left_out_when_even_briefs_are_too_many() {
        let all: Vec<Candidate> = (0..50).map(|i| story(i, 1.0 / (1 + i) as f64, 2.0)).collect();
        let chosen = choose(&all, 6.0);
        assert_eq!(chosen[0], Extent::Whole);
        let first_out = chosen.iter().position(|extent| *extent == Extent::Out).unwrap();
        assert!(chosen[first_out..].iter().all(|extent| *extent == Extent::Out));
        assert!(first_out >= 5, "{first_out}");
    }

    #[test]
    fn an_empty_edition_and_no_time_at_all_choose_nothing() {
        assert_eq!(choose(&[], 5.0), []);
        let long = [story(0, 1.0, 9.0), story(1, 1.0, 9.0)];
        assert_eq!(choose(&long, 0.0), [Extent::Brief, Extent::Out], "but the lead's brief");
    }
}

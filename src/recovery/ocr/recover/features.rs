//! The features that the recovery weighs, and the weights learned for them.
//!
//! A feature says what is seen (this text begins with a lede), its weight how
//! much that tells (after another text, a lede is very unlikely). The weights
//! are in `weights.txt`, a line each, in natural logarithms of odds; the tool
//! in `src/bin/ocr-model` learns them.

// Public for the tool that learns; without it nobody reaches these from outside.
#![cfg_attr(not(feature = "training"), allow(unreachable_pub))]

#[cfg(any(test, feature = "training"))]
use std::fmt::Write as _;
use std::sync::OnceLock;

/// Declares the features of a stage: an enum, and the names by which the
/// weights' file calls them.
macro_rules! features {
    ($(#[$about:meta])* $stage:ident { $($feature:ident),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum $stage { $($feature),+ }

        impl $stage {
            /// Their names, in order.
            pub(super) const NAMES: &'static [&'static str] = &[$(stringify!($feature)),+];
        }

        impl From<$stage> for u16 {
            fn from(feature: $stage) -> Self {
                feature as Self
            }
        }
    };
}

features! {
    /// Of a short piece that may be a line in display type.
    Display {
        Always, Grammar, LetterSpaced, Length, Long, Short, Comma, Pause, Stop, EndsWithMark,
        Kicker, Deck, Subhead, Gaps, EndLikely, StartLikely, OnTop, AtBottom,
        AboveOpen, AboveClosed, AboveHead, FillsAbove, TopicAbove,
        BelowLede, BelowText, BelowHead, BelowFigure, FillsBelow, TopicBelow,
        BridgeInto, BridgeOut, BridgeFromAbove, BridgeToBelow, BestInto, BestOut, SeenInto, SeenOut,
    }
}

features! {
    /// Of the same piece, once it was linked as if it were text.
    Doubt {
        Always, Odds, Grammar, NoText, First, Last, Ends, Follows, FollowsLikely, FollowsOpen,
        Leads, LeadsLikely, Between, BetweenLinked,
    }
}

features! {
    /// Of one text that may go on as another. Those from `End` to `Mutual`
    /// are counted apart for texts that break off, that end a sentence, and
    /// that end a clause; those from `Adjacent` to `HeadBetween` apart for
    /// pages in order and pages whose blocks are shuffled.
    Link {
        // What the end of one and the beginning of the other say.
        End, Bridge, BridgeOverStart, Start, Comma, StartsInside,
        IndentUnknown, IndentTwo, IndentNone, IndentOther, LineFull, LineShort,
        Seen2, Seen3, Seen4, Known0, Known1, Known2, Known3, RankOfEnd, RankOfStart,
        MarginOfEnd, MarginOfStart, Mutual,
        // Where they stand.
        Adjacent, NextInFlow, Forward, ForwardLog, Back, BackLog, HeadBetween,
        // The rest.
        BridgeBad, BridgeGood, BridgeHigh, BridgeLow, OpenStart, OpenStartFar, FarMutual, FarBridge,
        WidthSame, WidthNear, WidthFar, AfterHeadline, AfterKicker, Lede,
        AdjacentBridge, AdjacentBetterFar, FarMargin, Quoted, QuoteOdd, QuoteLeftOpen, ItemNext, ItemAstray, ItemFirst, Announced,
        Topic, TopicRankOfEnd, TopicRankOfStart, TopicNear, TopicFar, TopicOverNext, TopicOverPrevious,
        Orphan, OrphanOfCut,
        // No other text follows.
        LastOpen, LastStop, LastClause, LastLede, LastShort, LastSigned, LastTopic, LastCut,
        LastBridge, LastSeen,
        LastBeforeBody, LastBeforeHead, LastBeforeByline, LastBeforeFigure, LastBeforeOther, LastOnPage,
        // No other text comes before.
        First, FirstLede, FirstItem, FirstStart, FirstTopic, FirstQuoted, FirstOrphan,
        FirstIndentUnknown, FirstIndentTwo, FirstIndentNone,
        FirstAfterBody, FirstAfterHead, FirstAfterByline, FirstAfterFigure, FirstAfterOther, FirstOnPage,
    }
}

features! {
    /// Of one chain of texts that may go on as another.
    Chain {
        LinkOfEnd, LinkOfStart, Topic, TopicLog, TopicRankOfEnd, TopicRankOfStart, Headline,
        Orphan, Adjacent, Back, BackShuffled, HasHead, EndHasNoHead,
        Last, LastLink, LastCut, LastOpen, LastTopic,
        First, FirstLink, FirstOrphan, FirstLede, FirstHead, FirstTopic, FirstLength,
    }
}

features! {
    /// Of a line in display type that may head a chain of texts.
    Head {
        BeforeFirst, BeforeFirstShuffled, BeforeInside, BeforeInsideShuffled, AfterLast,
        AfterLastShuffled, AfterInside, AfterInsideShuffled, NearFirst, Topic, TopicRank, TopicNear,
        ChainIsHeaded, ChainIsHeadless, ChainHasLede, NearHeadless, TopicHeadless, Figure,
        FigureBefore, FigureAfter, KickerBefore, KickerAfter, None, NoneTopic,
    }
}

features! {
    /// Of a text that follows another and may go on in its paragraph.
    Join {
        Open, OpenBridge, OpenBridgeOverStart, Stop, StopBridge, StopBridgeOverStart,
        Clause, ClauseBridge, ClauseBridgeOverStart, Start, Comma, Seen, SeenLong, Known,
        IndentTwo, IndentNone, IndentNoneAfterStop, LineFull, LineShort, Lede, Item,
        QuoteGoesOn, StartsInside, Adjacent,
    }
}

features! {
    /// How sure a link is.
    Trust {
        Always, Link, Strand, LinkChance, StrandChance, NoStrand, Seen, BestOfStart, Open, Adjacent,
    }
}

/// How many of [`Link`] are counted apart by the end of the text.
pub(super) const BY_END: usize = Link::Mutual as usize + 1;
/// How many of [`Link`] are counted apart by the order of the page.
pub(super) const BY_ORDER: usize = Link::HeadBetween as usize + 1 - BY_END;

/// What was seen, as indexes of weights with how much of it.
pub(super) type Features = Vec<(u16, f32)>;

static LEARNED: OnceLock<Weights> = OnceLock::new();

/// The weights of all stages.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    pub(super) display: Vec<f32>,
    pub(super) doubts: Vec<f32>,
    pub(super) links: Vec<f32>,
    pub(super) chains: Vec<f32>,
    pub(super) heads: Vec<f32>,
    pub(super) joins: Vec<f32>,
    pub(super) trust: Vec<f32>,
}

/// The stages, as the weights' file calls them.
const STAGES: [&str; 7] = ["display", "doubt", "link", "chain", "head", "join", "trust"];

/// The names of a stage's weights, in order.
fn names(stage: &str) -> Vec<String> {
    let plain = |names: &[&str]| names.iter().map(|n| format!("{stage}.{n}")).collect();
    match stage {
        "link" => {
            let by_end = |end| Link::NAMES[..BY_END].iter().map(move |n| format!("link.{n}.{end}"));
            let ordered = &Link::NAMES[BY_END..BY_END + BY_ORDER];
            let shuffled = ordered.iter().map(|n| format!("link.{n}.shuffled"));
            let all: Vec<String> = plain(Link::NAMES);
            all.into_iter().chain(by_end("stop")).chain(by_end("clause")).chain(shuffled).collect()
        }
        "display" => plain(Display::NAMES),
        "doubt" => plain(Doubt::NAMES),
        "chain" => plain(Chain::NAMES),
        "head" => plain(Head::NAMES),
        "join" => plain(Join::NAMES),
        _ => plain(Trust::NAMES),
    }
}

impl Weights {
    /// The learned weights.
    pub(super) fn learned() -> &'static Self {
        LEARNED.get_or_init(|| Self::read(include_str!("weights.txt")))
    }

    /// Puts other weights in the place of the learned ones, to try them; too
    /// late once a page was read.
    #[cfg(feature = "training")]
    pub fn try_instead(self) -> bool {
        LEARNED.set(self).is_ok()
    }

    /// Reads a weights' file; names that are not there weigh nothing.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let known: std::collections::HashMap<&str, f32> = text
            .lines()
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(name, weight)| Some((name, weight.trim().parse().ok()?)))
            .collect();
        let of = |stage| {
            let weight = |name: &String| known.get(name.as_str()).copied().unwrap_or(0.0);
            names(stage).iter().map(weight).collect()
        };
        let [display, doubts, links, chains, heads, joins, trust] = STAGES.map(of);
        Self { display, doubts, links, chains, heads, joins, trust }
    }

    /// Writes the weights as [`Weights::read`] reads them.
    #[cfg(any(test, feature = "training"))]
    #[must_use]
    pub fn write(&self) -> String {
        let Self { display, doubts, links, chains, heads, joins, trust } = self;
        let weights = [display, doubts, links, chains, heads, joins, trust];
        let lines = STAGES.into_iter().zip(weights).flat_map(|(stage, weights)| {
            names(stage).into_iter().zip(weights.clone()).filter(|(_, weight)| *weight != 0.0)
        });
        let mut text = String::new();
        for (name, weight) in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name} {weight:.4}");
        }
        text
    }
}

/// The sum of what was seen, weighed.
pub(super) fn weigh(seen: &[(u16, f32)], weights: &[f32]) -> f32 {
    seen.iter().map(|&(feature, much)| weights[usize::from(feature)] * much).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_read_back_as_they_were_written() {
        let mut weights = Weights::read("");
        weights.links[3] = 1.5;
        weights.chains[0] = -0.25;
        weights.heads[2] = 2.0;
        assert_eq!(Weights::read(&weights.write()), weights);
        assert_eq!(weights.links.len(), BY_END * 2 + BY_ORDER + Link::NAMES.len());
    }

    #[test]
    fn every_weight_of_the_file_belongs_to_a_feature() {
        let all: Vec<String> = STAGES.into_iter().flat_map(names).collect();
        for line in include_str!("weights.txt").lines().filter(|line| !line.starts_with('#')) {
            let name = line.split(' ').next().unwrap_or_default();
            assert!(all.iter().any(|known| known == name), "{name}");
        }
    }
}

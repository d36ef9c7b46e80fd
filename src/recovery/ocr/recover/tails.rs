//! A last look at strands of texts on a page in no known order: where a strand
//! was linked on by its place in the file, and what follows is about the same as
//! another strand that has ended, it goes on that one. A single link is chosen by
//! the words around the gap and by the places of two texts; what an article is
//! about is known only now that its texts are together.

use super::PageChains;
use super::chains::TextChain;
use super::links::LinkInput;
use super::topic::{Topic, WordCounts};

/// What it is worth, in natural logarithms of odds, that a tail shares all of its
/// words with a strand instead of none. (Half of the samples: 50 to 150 give as
/// much or little more, 25 and 35 less.)
const OF_SHARED: f32 = 70.0;
/// By how much another strand must be better. (The same half: 2 to 8 are alike.)
const BETTER: f32 = 4.0;
/// No link is taken to be less likely than this; what is less likely than the
/// other bound is no link.
const FLOOR: f32 = -9.0;
const UNLIKELY: f32 = -12.0;
/// How likely a tail that was moved goes on what it was moved to, as a natural
/// logarithm: of those moved on the samples about eight of ten do.
const SURE: f32 = -0.2;
/// A whole strand goes on another only where they share so much: articles of one
/// page hardly ever share half of it. (Half of the samples.)
const ONE_ARTICLE: f32 = 0.15;
/// More tails than are ever moved on a page.
const MOST: usize = 12;

/// The end of a strand, from one of its texts, that may go on another strand.
#[derive(Debug, Clone, Copy)]
struct Tail {
    strand: usize,
    /// The place of its first text in the strand.
    at: usize,
    /// The strand that it may go on.
    to: usize,
}

impl PageChains {
    /// Moves the tails of strands to those that they belong to rather.
    pub(super) fn move_tails(&mut self, page: &LinkInput<'_>) {
        for _ in 0..MOST {
            let Some(Tail { strand, at, to }) = self.best_move(page) else { return };
            let (texts, end) = (&self.strands[strand], last(&self.strands[to]));
            let first = texts[at];
            if at > 0 {
                self.next[texts[at - 1]] = None;
            }
            self.next[end] = Some(first);
            self.trust[first] = SURE;
            self.strands = super::strands(&self.next);
        }
    }

    /// The move that gives most, if any gives enough.
    fn best_move(&self, page: &LinkInput<'_>) -> Option<Tail> {
        let topic = |texts: &[usize]| {
            WordCounts::sum(texts.iter().map(|&text| &page.words[text])).topic(|_| 1.0)
        };
        let whole: Vec<Topic> = self.strands.iter().map(|strand| topic(strand)).collect();
        let mut best: Option<(f32, Tail)> = None;
        for (strand, texts) in self.strands.iter().enumerate() {
            for at in 0..texts.len() {
                let tails = (0..self.strands.len()).map(|to| Tail { strand, at, to });
                let mut tails = tails.filter(|tail| self.may_move(page, *tail)).peekable();
                if tails.peek().is_none() {
                    continue;
                }
                let (head, own) = (topic(&texts[..at]), topic(&texts[at..]));
                let shared = head.shared(&own);
                for tail in tails {
                    let more = whole[tail.to].shared(&own) - shared;
                    if at == 0 && more < ONE_ARTICLE {
                        continue;
                    }
                    let gain = self.odds_of(tail) + OF_SHARED * more;
                    if gain > best.map_or(BETTER, |(most, _)| most) {
                        best = Some((gain, tail));
                    }
                }
            }
        }
        best.map(|(_, tail)| tail)
    }

    /// Whether a tail may go on a strand at all.
    fn may_move(&self, page: &LinkInput<'_>, Tail { strand, at, to }: Tail) -> bool {
        let (tail, end) = (&self.strands[strand][at..], last(&self.strands[to]));
        strand != to
            && self.links.link(end, tail[0]) > UNLIKELY
            && !page.sheet.is_begun(tail[0])
            && (at > 0 || !page.sheet.texts[tail[0]].lede)
            && !page.sheet.is_closed(end)
            && !page.sheet.are_two(&self.strands[to], tail)
    }

    /// How much likelier the links are that a move leaves than those it finds, as
    /// a natural logarithm.
    fn odds_of(&self, Tail { strand, at, to }: Tail) -> f32 {
        let texts = &self.strands[strand];
        let (first, end) = (texts[at], last(&self.strands[to]));
        let floor = |odds: f32| odds.max(FLOOR);
        let link = |a, b| floor(self.links.link(a, b));
        let ends = |a| floor(self.links.last(a));
        let as_it_is = match at.checked_sub(1) {
            Some(before) => link(texts[before], first) - ends(texts[before]),
            None => floor(self.links.first(first)),
        };
        link(end, first) - ends(end) - as_it_is
    }
}

fn last(strand: &TextChain) -> usize {
    strand[strand.len() - 1]
}

#[cfg(test)]
mod tests {
    use super::super::counts::NgramCounts;
    use super::super::features::Weights;
    use super::super::strands;
    use super::super::texts::PageTexts;
    use super::*;
    use crate::model::Lang;
    use crate::recovery::ocr::units;

    const BRIDGE: [&str; 2] = [
        "本报讯(记者周小满)昨天清晨,柯春燕开着公交车驶上苇江二桥,车上坐了二十个人。",
        "苇江二桥通车以后,公交车改走桥上,柯春燕每天要过江四次,来回都满座。",
    ];
    const SATURN: [&str; 3] = [
        "本报讯(记者李禾)第三小学的天文台昨夜开门,孩子们用望远镜看到了土星的光环。",
        "望远镜是退休教师董望舒送给第三小学的,天文台的屋顶可以打开。",
        "天文台每周开放一次,第三小学的孩子们要看土星,先要学会用望远镜。",
    ];

    /// What follows each of some texts, once their tails were moved.
    fn moved(texts: &[&str], next: &[Option<usize>]) -> Vec<Option<usize>> {
        let text = texts.join("\n\n");
        let units = units::text_units(&text, Lang::Zh);
        let sheet = PageTexts::of(&units, Lang::Zh);
        assert_eq!(sheet.texts.len(), texts.len());
        let counts = NgramCounts::chinese();
        let page = LinkInput::of(&sheet, counts, false);
        let mut read = PageChains::of(&page, &units, counts, Weights::learned());
        (read.next, read.strands) = (next.to_vec(), strands(next));
        read.move_tails(&page);
        assert_eq!(read.strands, strands(&read.next));
        read.next
    }

    #[test]
    fn what_was_linked_by_its_place_goes_on_the_strand_that_is_about_it() {
        let texts = [SATURN[0], SATURN[1], BRIDGE[0], BRIDGE[1], SATURN[2]];
        let astray = [Some(1), None, Some(3), Some(4), None];
        assert_eq!(moved(&texts, &astray), [Some(1), Some(4), Some(3), None, None]);
        let own = [SATURN[0], SATURN[1], SATURN[2], BRIDGE[0], BRIDGE[1]];
        let right = [Some(1), Some(2), None, Some(4), None];
        assert_eq!(moved(&own, &right), right, "what is about the same stays");
    }

    #[test]
    fn a_report_that_begins_goes_on_no_other_about_the_same() {
        let again = "本报讯(记者李禾)第三小学的天文台明晚开门,孩子们可以用望远镜看土星的光环。";
        let next = [Some(1), Some(2), None, None];
        assert_eq!(moved(&[SATURN[0], SATURN[1], SATURN[2], again], &next), next);
        let headless = again.replace("本报讯(记者李禾)", "");
        let joined = [Some(1), Some(2), Some(3), None];
        assert_eq!(moved(&[SATURN[0], SATURN[1], SATURN[2], &headless], &next), joined);
    }
}

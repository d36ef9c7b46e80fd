//! What comes first: the order of stories in a section, and which of them are
//! the front page's.

/// Where a story stands in one paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct PaperStanding {
    /// How many of that paper's stories stand before it.
    pub(super) place: usize,
    /// On the paper's printed front page.
    pub(super) is_front: bool,
}

/// What decides a story's rank.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct StoryWeight {
    /// In every paper that has it.
    pub(super) standings: Vec<PaperStanding>,
    pub(super) length: usize,
    pub(super) has_picture: bool,
}

impl StoryWeight {
    /// A paper's first story counts whole, its second half; what several
    /// papers put first is the day's news. A printed front page was chosen by
    /// people: three times as much.
    #[expect(clippy::cast_precision_loss, reason = "papers have fewer than 2^52 stories")]
    fn score(&self) -> f64 {
        let one = |s: &PaperStanding| if s.is_front { 3.0 } else { 1.0 } / (s.place + 1) as f64;
        self.standings.iter().map(one).sum()
    }
}

/// The stories by their rank, the lead first. Of equal ones that with a
/// picture goes first, then the longer; what is still equal keeps its order.
pub(super) fn ranked(stories: &[StoryWeight]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..stories.len()).collect();
    let key = |at: usize| (stories[at].score(), stories[at].has_picture, stories[at].length);
    order.sort_by(|&a, &b| {
        let (a, b) = (key(a), key(b));
        b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(b.2.cmp(&a.2))
    });
    order
}

/// The prominence of the story of a rank: the first thirty stand out, each a
/// little less than the one before.
pub(super) fn prominence(rank: usize) -> u8 {
    const FIRST: u8 = 240;
    const STEP: usize = 8;
    FIRST.saturating_sub(u8::try_from(rank.saturating_mul(STEP)).unwrap_or(u8::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(standings: &[(usize, bool)], length: usize, has_picture: bool) -> StoryWeight {
        let standings =
            standings.iter().map(|&(place, is_front)| PaperStanding { place, is_front }).collect();
        StoryWeight { standings, length, has_picture }
    }

    #[test]
    fn what_two_papers_have_high_up_leads_before_one_papers_first() {
        let stories = [
            story(&[(0, false)], 100, false),
            story(&[(1, false), (0, false)], 100, false),
            story(&[(4, true)], 100, false),
            story(&[(0, false)], 300, false),
            story(&[(0, false)], 50, true),
        ];
        assert_eq!(ranked(&stories), [1, 4, 3, 0, 2]);
    }

    #[test]
    fn a_printed_front_page_goes_before_other_papers_first_stories() {
        let stories = [story(&[(0, false)], 100, true), story(&[(1, true)], 10, false)];
        assert_eq!(ranked(&stories), [1, 0]);
        assert!(prominence(0) > prominence(1) && prominence(29) > 0);
        assert_eq!(prominence(1000), 0);
    }
}

//! Which story comes first, which one leads, and how wide each wishes to be.

use crate::model::{Article, Box01, Region};

/// Bands of the printed page within which boxes are read one beside the other.
const BANDS: f32 = 8.0;

/// What decides a story's place.
#[derive(Debug, Clone, Copy)]
pub(super) struct StoryRank {
    /// Its box on the printed page.
    pub area: Option<Box01>,
    /// See [`Article::prominence`].
    pub prominence: u8,
    /// How many lines its head has; 0 if there is no whole headline.
    pub head: u8,
    /// It is a piece of a story.
    pub fragment: bool,
    /// It is of a story that one follows.
    pub is_followed: bool,
}

/// The box around all that an article has on a page, the picture's and the
/// headline's too; none where no region of it says where it is.
pub(super) fn area_on(article: &Article, page: &str) -> Option<Box01> {
    let here = |region: &&Region| region.page == page || region.page.is_empty();
    let boxes = article.regions.iter().filter(here);
    boxes.filter_map(|region| region.area).filter(is_sound).reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let (right, foot) = ((a.x + a.w).max(b.x + b.w), (a.y + a.h).max(b.y + b.h));
        Box01 { x, y, w: right - x, h: foot - y }
    })
}

fn is_sound(area: &Box01) -> bool {
    let Box01 { x, y, w, h } = *area;
    [x, y, w, h].iter().all(|v| (0.0..=1.0).contains(v)) && w > 0.0 && h > 0.0
}

/// Whether the printed page decides: most stories have a box.
pub(super) fn has_boxes(claims: &[StoryRank]) -> bool {
    claims.iter().filter(|claim| claim.area.is_some()).count() * 2 > claims.len()
}

/// The stories in the order they are set, by their place in `claims`: as
/// printed, from the upper corner where reading begins, but a lead at the top
/// of the page first; else by prominence, the lead first. What is equal keeps
/// the order it came in; what one follows comes before all, pieces come last.
pub(super) fn order(claims: &[StoryRank]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..claims.len()).collect();
    let lead = lead(claims);
    if has_boxes(claims) {
        let key = |index: usize| match claims[index].area {
            Some(Box01 { x, y, .. }) => ((y * BANDS).floor(), x),
            None => (f32::INFINITY, 0.0),
        };
        order.sort_by(|&a, &b| {
            let (a, b) = (key(a), key(b));
            a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        if order.first().is_some_and(|&first| key(lead).0 <= key(first).0 + 1.0) {
            order.sort_by_key(|&index| index != lead);
        }
    } else {
        order.sort_by_key(|&index| (index != lead, u8::MAX - claims[index].prominence));
    }
    order.sort_by_key(|&index| (!claims[index].is_followed, claims[index].fragment));
    order
}

/// The same with those that go on from one moved right behind it.
pub(super) fn gathered(order: Vec<usize>, goes_on: impl Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::with_capacity(order.len());
    for story in order {
        let after = out.iter().rposition(|&before| goes_on(story, before));
        out.insert(after.map_or(out.len(), |at| at + 1), story);
    }
    out
}

/// The story that leads, by its place in `claims`: the most prominent, of
/// several the one with the largest head, of those the first.
pub(super) fn lead(claims: &[StoryRank]) -> usize {
    let weight = |claim: &StoryRank| (claim.prominence, claim.head);
    let most = claims.iter().map(weight).max();
    claims.iter().position(|claim| Some(weight(claim)) == most).unwrap_or(0)
}

/// How many columns of a page of `columns` each story wishes to span; `claims`
/// are in order.
pub(super) fn wishes(claims: &[StoryRank], columns: u16) -> Vec<u16> {
    let lead = lead(claims);
    let leads_across = if claims.len() == 1 { columns } else { columns / 2 + 1 };
    // Few stories share the columns that the lead leaves.
    let free = if leads_across < columns { columns - leads_across } else { columns };
    let others = u16::try_from(claims.len().saturating_sub(1)).unwrap_or(u16::MAX).max(1);
    let boxed = has_boxes(claims) && claims.len() > 1;
    let wish = |(index, claim): (usize, &StoryRank)| match claim.area.filter(|_| boxed) {
        Some(area) => {
            let least = if index == lead { columns.min(2) } else { 1 };
            nearest(area.w, columns).clamp(least, columns)
        }
        None if index == lead => leads_across,
        None => (free / others).max(1),
    };
    claims.iter().enumerate().map(wish).collect()
}

/// How many of `columns` come nearest to a fraction of them.
fn nearest(fraction: f32, columns: u16) -> u16 {
    let off = |&n: &u16| (fraction * f32::from(columns) - f32::from(n)).abs();
    (0..=columns).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(columns)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Part};

    fn claim(prominence: u8, area: Option<(f32, f32, f32, f32)>) -> StoryRank {
        StoryRank {
            prominence,
            head: 1,
            fragment: false,
            is_followed: false,
            area: area.map(|(x, y, w, h)| Box01 { x, y, w, h }),
        }
    }

    #[test]
    fn without_boxes_the_prominent_go_first_and_equals_stay_as_printed() {
        let claims = [claim(0, None), claim(9, None), claim(0, None), claim(200, None)];
        assert_eq!(order(&claims), [3, 1, 0, 2]);
    }

    #[test]
    fn boxes_are_read_from_the_upper_left_a_little_askew_or_not() {
        let claims = [
            claim(0, Some((0.7, 0.11, 0.3, 0.4))),
            claim(0, Some((0.0, 0.6, 1.0, 0.4))),
            claim(0, Some((0.0, 0.12, 0.6, 0.4))),
            claim(255, None),
        ];
        assert_eq!(order(&claims), [2, 0, 1, 3], "what has no box comes last");
    }

    #[test]
    fn of_equals_the_largest_head_leads_and_a_piece_of_a_story_comes_last() {
        let story = |head, fragment| StoryRank { head, fragment, ..claim(0, None) };
        let claims = [story(0, true), story(0, false), story(2, false), story(4, false)];
        assert_eq!(order(&claims), [3, 1, 2, 0]);
    }

    #[test]
    fn what_one_follows_comes_before_the_lead_and_before_all_that_has_a_box() {
        let followed = StoryRank { is_followed: true, ..claim(1, None) };
        assert_eq!(order(&[claim(9, None), claim(3, None), followed]), [2, 0, 1]);
        let at = |x| claim(0, Some((x, 0.1, 0.4, 0.4)));
        assert_eq!(order(&[at(0.0), at(0.5), followed]), [2, 0, 1]);
    }

    #[test]
    fn a_lead_at_the_top_comes_first_on_whichever_side_it_was_printed() {
        let at = |prominence, x, y| claim(prominence, Some((x, y, 0.4, 0.2)));
        assert_eq!(order(&[at(0, 0.0, 0.1), at(9, 0.5, 0.15), at(0, 0.0, 0.5)]), [1, 0, 2]);
        assert_eq!(order(&[at(0, 0.0, 0.1), at(9, 0.5, 0.7), at(0, 0.0, 0.5)]), [0, 2, 1]);
    }

    #[test]
    fn a_few_boxes_do_not_overrule_prominence() {
        let claims =
            [claim(1, Some((0.0, 0.0, 0.5, 0.5))), claim(5, None), claim(3, None), claim(2, None)];
        assert_eq!(order(&claims), [1, 2, 3, 0]);
    }

    #[test]
    fn a_wide_box_spans_columns() {
        let claims =
            [claim(9, Some((0.0, 0.1, 0.66, 0.5))), claim(0, Some((0.67, 0.1, 0.33, 0.5)))];
        assert_eq!(wishes(&claims, 3), [2, 1]);
    }

    #[test]
    fn a_lone_story_has_the_page_and_two_share_it() {
        assert_eq!(wishes(&[claim(0, None)], 4), [4]);
        assert_eq!(wishes(&[claim(0, None); 2], 5), [3, 2]);
        assert_eq!(wishes(&[claim(0, None); 9], 5)[..2], [3, 1]);
    }

    #[test]
    fn an_article_in_several_boxes_has_the_box_around_those_of_the_page() {
        let mut article = Article::new(ArticleId::new("a"));
        for (page, x, w) in [("1", 0.0, 0.3), ("1", 0.5, 0.2), ("2", 0.9, 0.1), ("1", 7.0, 1.0)] {
            let area = Some(Box01 { x, y: 0.2, w, h: 0.2 });
            article.regions.push(Region { page: page.to_owned(), area, part: Part::Body });
        }
        let area = area_on(&article, "1").unwrap();
        assert!((area.x - 0.0).abs() < 1e-6 && (area.w - 0.7).abs() < 1e-6, "{area:?}");
        assert_eq!(area_on(&article, "3"), None);
    }
}

//! The picture of a story: on the page it stands over the text, wherever it
//! stands in the article.

use std::sync::Arc;

use crate::layout::PictureSizes;
use crate::model::{Block, BlockKind, Body};

/// In a longer body, in chunks, a picture stays where it is: all of it would have
/// to be read.
const MOST: usize = 400;

/// The path of a body's first picture.
#[must_use]
pub fn first_picture(body: &Body) -> Option<String> {
    let chunk = body.with_pictures().into_iter().next()?;
    body.blocks(chunk).iter().find_map(path).map(str::to_owned)
}

/// The same body with its first picture before everything else.
pub(super) fn picture_first(body: Body) -> Body {
    let is_first = |body: &Body| body.blocks(0).iter().any(|block| path(block).is_some());
    if body.is_empty() || body.chunks() > MOST || is_first(&body) {
        return body;
    }
    let mut blocks = body.into_blocks();
    if let Some(at) = blocks.iter().position(|block| path(block).is_some()) {
        blocks[..=at].rotate_right(1);
    }
    Body::set(blocks)
}

/// What is known of one picture alone: a page has one of each story.
pub(super) fn alone(pictures: &PictureSizes, path: &str) -> PictureSizes {
    let known = pictures.sizes.get(path).map(|size| (path.to_owned(), *size));
    PictureSizes { sizes: Arc::new(known.into_iter().collect()), ..*pictures }
}

fn path(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Figure { image: Some(image), .. } => Some(image.as_str()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Clean, Rich};

    fn figure(path: &str) -> Block {
        Block::new(BlockKind::Figure {
            image: Some(Clean::line(path)),
            alt: Clean::default(),
            caption: Rich::default(),
            credit: None,
        })
    }

    #[test]
    fn the_first_picture_goes_before_the_text_and_the_rest_keeps_its_order() {
        let [one, two] = ["一", "二"].map(Block::paragraph);
        let body = Body::set(vec![one.clone(), two.clone(), figure("a.png"), figure("b.png")]);
        assert_eq!(first_picture(&body).as_deref(), Some("a.png"));
        let moved = picture_first(body).into_blocks();
        assert_eq!(moved, [figure("a.png"), one.clone(), two, figure("b.png")]);
        let without = picture_first(Body::set(vec![one.clone()]));
        assert_eq!((first_picture(&without), without.into_blocks()), (None, vec![one]));
    }
}

//! What has to be known of a text to make an edition, so that the texts of a
//! day need not be held all at once: they are read again one by one when the
//! edition is written.

use crate::model::Grams;
use crate::model::{Block, BlockKind};

/// What was found out about a text.
#[derive(Debug, Clone, Default)]
pub struct TextMeasure {
    /// What it says, to compare it with others.
    pub(super) grams: Grams,
    /// Its length in bytes, captions included.
    pub(super) length: usize,
    /// Whether it has a picture that is at home.
    pub(super) has_picture: bool,
}

impl TextMeasure {
    /// That of a text.
    #[must_use]
    pub fn of(body: &[Block]) -> Self {
        let texts = body.iter().filter(|b| !matches!(b.kind, BlockKind::Figure { .. }));
        let text: Vec<String> = texts.map(Block::plain).collect();
        Self {
            grams: Grams::of(&text.join("\n")),
            length: body.iter().flat_map(Block::texts).map(str::len).sum(),
            has_picture: body.iter().any(has_picture),
        }
    }
}

fn has_picture(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Figure { image: Some(image), .. } if !is_remote(image))
}

/// Whether a picture is not a file of the edition.
pub(super) fn is_remote(path: &str) -> bool {
    path.contains("://") || path.starts_with("data:")
}

//! The edition as values: what a newspaper is, independent of any file
//! format and of any screen. Nothing here does I/O, knows a colour or a column.

mod anchor;
mod article;
mod block;
mod body;
mod body_text;
mod clean;
mod correction;
mod edition;
pub mod error;
mod find;
mod followed;
mod grams;
mod han_script;
mod lang_tag;
mod look;
mod mark;
mod nearest;
mod pace;
pub mod printed;
mod raster;
mod revision;
mod rich;
mod scan;
mod sign;
mod small_figures;
mod step;
mod variants;
pub mod warning;
mod writing_mode;

pub use anchor::{Anchor, Place, Quote};
pub use article::{Article, ArticleId, Box01, HeadLine, HeadRole, Kind, Part, Region};
pub use block::{Block, BlockKind, Doubt, Item, SourceRanges, Table};
pub use body::{Body, Grammar};
pub use body_text::BodyRest;
pub use clean::{Clean, Cleaned, MAX_MARKS};
pub use correction::{Correction, SetAs, TextUnit, Viewpoint};
pub use edition::{DatedBy, Edition, EditionKey, Lang, Page, Paper, Section};
pub use error::{LoadError, OpenError};
pub use find::{Finder, Hit};
pub use followed::FollowedStory;
pub use grams::{Grams, letters};
pub use han_script::HanScript;
pub use jiff::civil::Date;
pub use lang_tag::LangTag;
pub use look::{ChosenLook, LeftOff};
pub use mark::{Bookmark, MarkId, Position, ReadingState, RecentRead};
pub use nearest::nearest;
pub use pace::{PaceSample, PageRead, ReadingPace, reading_units};
pub use raster::Raster;
pub use revision::revised;
pub use rich::{Rich, Span, Style};
pub use scan::{Scan, ScanLine};
pub use sign::{
    is_hostile, is_passed_over, is_right_to_left, is_selector, is_sign, is_unpainted, painted,
};
pub use small_figures::{digit_of_small, small_figures, term_bracket};
pub use step::{Stage, Step};
pub use variants::simplified;
pub use warning::{Warning, WarningKind};
pub use writing_mode::WritingMode;

//! Markup to blocks: the one converter of HTML and XHTML that books, feeds
//! and saved pages share, and the tree that it works on.
//!
//! [`parse()`] reads any markup, broken or not, into a [`Dom`]; [`blocks()`]
//! makes blocks of what is in one of its nodes:
//!
//! | markup | block or style |
//! |---|---|
//! | `p`, `div`, `dd` …, two `br` | paragraph |
//! | three short lines and more that `br` ends | paragraph that keeps its lines |
//! | `h1` to `h6` | subhead of level 2 to 6 |
//! | `ul`, `ol` | list; deeper than [`limits::DEPTH`](crate::input::limits::DEPTH) it is level with that |
//! | `blockquote` | quote; what is no paragraph in it stands by itself |
//! | `table` | table, if it holds data: two columns or more, no more than running text in a cell; else its cells one after another |
//! | `pre` | preformatted |
//! | `figure`, `img`; a box of a picture and a few words | figure; small pictures are their `alt` in the line |
//! | `iframe`, `embed`, `video`, `audio` | figure of its poster; paragraph of its title and address |
//! | a drawing (`svg`) of a book, without words | figure |
//! | `hr` | rule |
//! | `b` `strong` `dt`, `i` `em` `cite` …, what `text-emphasis` marks with dots, `s` `del`, `code` `kbd` …, `sup`, `sub`, `a`, `ruby`, formulas | strong, emphasis, strikethrough, code, superscript, subscript, link, ruby |
//!
//! Raised and lowered figures are written as Unicode's (10¹⁶). White space is
//! collapsed as HTML has it; a line end between two han is
//! nothing. `script`, `style`, `template`, a `noscript` that repeats the page, the
//! words of films and sounds for old browsers, and what is hidden by attribute
//! are left out ([`Hidden`] counts it); no other text is.

mod blocks;
mod charset;
mod dom;
mod fallback;
mod figure;
mod formula;
mod fragment;
mod hidden;
mod inline_style;
mod links;
mod list;
mod long_tags;
mod media;
mod parse;
mod reveal;
mod run;
mod table;
pub(crate) mod tags;
#[cfg(test)]
mod tests;

pub(crate) use blocks::{blocks, blocks_within, is_unseen, rich};
pub(crate) use charset::{damage_warnings, read, read_slice, read_wide};
pub(crate) use dom::{Dom, NodeId, ROOT};
pub(crate) use fragment::{escape, from_base64, looks_like_html, of_html, of_plain};
pub(crate) use hidden::{Hidden, may_hide};
pub(crate) use links::Base;
pub(crate) use media::told as media_line;
pub(crate) use parse::{Dialect, parse};

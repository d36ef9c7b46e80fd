//! A heap of blocks → articles: what makes a scanned page readable.
//!
//! | module | what it is for |
//! |---|---|
//! | [`sheet`] | a page as it was scanned, whatever format told of it |
//! | [`ocr`] | the articles of one page, from its text and, where known, its places |
//! | [`pages`] | several pages of one edition, with the articles that jump between them |
//! | [`corrections`] | what a person mended of it, kept beside the source |

pub mod corrections;
pub mod ocr;
pub mod pages;
pub(crate) mod sheet;

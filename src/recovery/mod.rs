//! A heap of blocks → articles: what makes a scanned page readable.
//!
//! | module | what it is for |
//! |---|---|
//! | [`sheet`] | a page as it was scanned, whatever format told of it |
//! | [`masthead`] | the paper and the day, as the top of such a page prints them |
//! | [`ocr`] | the articles of one page, from its text and, where known, its places |
//! | [`pages`] | several pages of one edition, with the articles that jump between them |
//! | [`corrections`] | what a person mended of it, kept beside the source |
//!
//! # Where the numbers come from
//! What a link or a role weighs is learned (`ocr-model`, from pages whose
//! articles a person marked) and stands in data, not in code. The numbers in the
//! code are of three kinds:
//! - *Limits* guard time and memory, and are larger than any page; each says
//!   what it was held against.
//! - *How sure* (natural logarithms of odds, percent) parts what the weights
//!   give into yes and no. They were set on the same marked pages, and stayed
//!   where pages that the weights had not seen lost nothing by them.
//! - *Lengths and sizes* (characters, em, shares of the page) are what printers
//!   do: a byline is short, a headline is larger than text. They were read off
//!   the marked pages, with room to spare; where a rule of the trade gives the
//!   number, the comment beside it names that rule.
//!
//! Whoever changes one compares the scores of held-back pages before and after
//! (`cargo run --features training --bin ocr-model -- --help`).

pub mod corrections;
pub(crate) mod masthead;
pub mod ocr;
pub mod pages;
pub(crate) mod sheet;

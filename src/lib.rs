//! newsprint: whole newspaper editions, read in a terminal.
//!
//! Data flows one way: **bytes → loader → edition (model) → layout → view →
//! terminal**. Keys flow the other way as values: **key → action → update →
//! effects → shell**.
//!
//! | module | what it is for |
//! |---|---|
//! | [`model`] | what a newspaper is: editions, articles, blocks, clean text, places; values without I/O |
//! | [`input`] | the ground of reading: what a file is, limits, encodings, archives, dates; no disk, no clock |
//! | [`recovery`] | scanned blocks to articles and pages to editions; the corrections of a person |
//! | [`loader`] | bytes to editions, a folder for each format and a row in one table ([`loader::formats`]); no disk, no clock |
//! | [`sources`] | which papers are to be made of what: `sources.toml`, OPML, recipes; values and text |
//! | [`fetch`] | what those sources hold today: the only module that asks the network; no disk, no terminal |
//! | [`search`] | a query over all papers, what an index can tell of it, and whether a text holds it; values without I/O |
//! | [`picture`] | bytes of a picture to pixels, and to fewer; no disk, no terminal |
//! | [`layout`] | text to measured rows: widths, line breaks, justification; articles as far as they are looked at |
//! | [`app`] | the state and how it answers: a message in, effects out |
//! | [`keymap`], [`config`] | keys to actions; settings and themes; read by [`toml_file`], with the place of every mistake |
//! | [`words`] | every text of the interface, a file for each language; what happened comes in as values |
//! | [`view`] | the state as cells |
//! | [`manual`] | the chapters that `newsprint man` shows |
//! | [`export`] | an edition as an EPUB, a web page, Markdown, plain text; values without I/O |
//! | [`sync`] | what several devices keep in step; merging, as values |
//! | [`store`] | what is kept: bookmarks, positions, read marks, the library and its catalogue |
//! | [`shell`] | touches everything and decides nothing: command line, terminal, files, threads |
//!
//! A test (`tests/it/layers.rs`) follows every path in the code to the file
//! that defines what it names, and fails on an import against the stream, on a
//! format that leans on another, and on a circle of files across folders. It
//! also holds that a name of a type means one type in all of the program.
//!
//! Three things make a large edition as quick as a small one. Heads are
//! indexed in one sweep over the page files, bodies read when they are opened
//! ([`model::Body`]); of a body only the paragraphs around the reader are
//! parsed and set ([`layout::Galley`]); and the terminal is sent what changed
//! ([`shell::terminal`]). A place in a text is therefore never a row number:
//! it is a byte of a block ([`model::Place`]), with the words that stand there
//! ([`model::Anchor`]) where it must outlive a re-import.

pub mod app;
pub mod config;
pub mod export;
pub mod fetch;
pub mod input;
pub mod keymap;
pub mod layout;
pub mod loader;
pub mod manual;
pub mod model;
pub mod picture;
pub mod recovery;
pub mod search;
pub mod shell;
pub mod sources;
pub mod store;
pub mod sync;
pub mod toml_file;
pub mod view;
pub mod words;

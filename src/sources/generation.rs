//! How e-papers are made.

/// The ways in which printed pages are on the web. The names are for the
/// publishing systems or for what an issue looks like to a program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EpaperGeneration {
    /// Founder's newer system: `layout/index.html`, `node_01.html`,
    /// `content_N.html`.
    Layout,
    /// The same, whose first page lists all of the issue (`#webtree`).
    Tree,
    /// Founder's older system: `paperindex.htm`, `html/YYYY-MM/DD/node_N.htm`.
    Classic,
    /// `PaperIndex.htm`, `IssueIndex.htm`, `Page01NU.htm`, `Articel01002MT.htm`.
    PaperIndex,
    /// `nbs.D110000gmrb_01.htm`, `nw.D110000gmrb_20180315_1-01.htm`: archives.
    Nbs,
    /// One page of headings with lists below them, as Naver has for printed
    /// pages.
    PageList,
    /// `journal/list.do` and `getJournalPage.do`: JSON a page at a time.
    Journal,
    /// `index.json`: JSON with all of an issue (`paperInfo`).
    IndexJson,
    /// `data.json`: JSON with the pages' lists of articles.
    DataJson,
    /// One page for phones with all of an issue (`YYYYMMDD_m.html`).
    Mobile,
}

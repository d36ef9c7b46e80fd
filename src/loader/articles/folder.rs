//! The files of a folder becoming one edition: each is read as
//! what it is, put into its section, and given its head.

use std::collections::HashMap;

use super::byline;
use super::commonmark::{self, TextPart};
use super::front_matter::{self, FrontMatter, LeadPicture, Said};
use super::templates::{self, Untemplated};
use super::{ArticleFile, ArticleMarkup, MarkupOf, native_marks, parts, stem, underlined};
use crate::input::{Format, Hint, LoadError, Loaded, encoding, file_name, limits};
use crate::loader::markup::Base;
use crate::loader::{article_parts, native, text};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, Edition, HeadRole, Rich, Section, Warning,
    WarningKind,
};
use crate::recovery::ocr;

/// The edition that is being made.
#[derive(Clone)]
pub(super) struct FolderBuilder<'a> {
    pub(super) hint: &'a Hint,
    markup: MarkupOf<'a>,
    pub(super) edition: Edition,
    bodies: Vec<Body>,
    furniture: Vec<Block>,
    /// Sections by the paths of their folders.
    sections: HashMap<String, usize>,
    /// Drafts are read, too.
    with_drafts: bool,
    /// A file that holds several articles is parted.
    is_parting: bool,
}

impl<'a> FolderBuilder<'a> {
    pub(super) fn new(hint: &'a Hint, markup: MarkupOf<'a>) -> Self {
        let folder = hint.name.trim_end_matches(['/', '\\']);
        let folder = folder.rsplit(['/', '\\']).next().unwrap_or_default();
        // Of its path the folder's own name counts: the rest is the reader's house.
        let own = Hint { name: folder.to_owned(), place: String::new(), ..hint.clone() };
        let mut edition = text::edition_of_one_file(&own);
        edition.paper.title = Clean::line(own.named().paper.as_deref().unwrap_or(folder));
        edition.sections.clear();
        let (bodies, furniture, sections) = (Vec::new(), Vec::new(), HashMap::new());
        Self {
            hint,
            markup,
            edition,
            bodies,
            furniture,
            sections,
            with_drafts: false,
            is_parting: false,
        }
    }

    /// The same desk, for files that hold several articles.
    pub(super) fn parting(self) -> Self {
        Self { is_parting: true, ..self }
    }

    /// The same desk, which takes drafts.
    pub(super) fn taking_drafts(self) -> Self {
        Self { with_drafts: true, ..self }
    }

    /// Reads files; one that cannot be read is a warning.
    pub(super) fn read_all(&mut self, files: &[ArticleFile]) -> Result<(), LoadError> {
        for file in files {
            match self.read(file) {
                Ok(()) => {}
                Err(error @ LoadError::Encoding { .. }) => return Err(error),
                Err(error) => {
                    let kind = WarningKind::LeftOut(Box::new(error.into()));
                    self.edition.warnings.push(kind.into());
                }
            }
        }
        Ok(())
    }

    fn read(&mut self, file: &ArticleFile) -> Result<(), LoadError> {
        let hint = Hint { name: file.path.clone(), format: None, ..self.hint.clone() };
        let markup = (self.markup)(file)?;
        if markup == ArticleMarkup::Plain || self.hint.format == Some(Format::Text) {
            let as_it_is = self.hint.format == Some(Format::Text);
            let parted = if as_it_is { None } else { underlined::load(&file.bytes, &hint) };
            let mut loaded = parted.unwrap_or_else(|| ocr::load_plain(&file.bytes, &hint))?;
            if !as_it_is {
                underlined::first_line_heads(&mut loaded);
            }
            self.take(loaded, file);
            return Ok(());
        }
        if let Some(loaded) = native_page(&file.bytes, &hint) {
            self.take(loaded, file);
            return Ok(());
        }
        self.markdown(file)
    }

    /// Takes what another loader made of a file.
    fn take(&mut self, loaded: Loaded, file: &ArticleFile) {
        let section = self.section(&file.path);
        for warning in loaded.edition.warnings {
            let file = warning.file.or_else(|| Some(file.path.clone()));
            self.edition.warnings.push(Warning { file, ..warning });
        }
        let lang = loaded.edition.paper.lang.filter(|_| self.hint.lang.is_none());
        for (mut article, body) in loaded.edition.articles.into_iter().zip(loaded.bodies) {
            article.id = ArticleId::new("");
            (article.section, article.page) = (section, Some(0));
            article.lang = article.lang.or_else(|| lang.clone());
            self.edition.articles.push(article);
            self.bodies.push(body);
        }
    }

    fn markdown(&mut self, file: &ArticleFile) -> Result<(), LoadError> {
        let decoded = encoding::decode(&file.bytes, self.hint.encoding.as_deref());
        let decoded = decoded.map_err(|error| error.of_file(&file.path))?;
        if decoded.malformed > 0 {
            self.warn(file, WarningKind::DamagedBytes(decoded.malformed));
        }
        let (mut front, text) = front_matter::split(&decoded.text);
        let has_head = text.len() < decoded.text.len();
        let read = if has_head { templates::resolve(text) } else { Untemplated::of(text) };
        front.rest.extend(read.aside);
        let text = &*read.text;
        if front.is_draft && !self.with_drafts {
            self.warn(file, WarningKind::Draft);
            return Ok(());
        }
        let rank = self.is_parting.then(|| parts::rank(&commonmark::headings(text), &front));
        let Some(rank) = rank.flatten() else {
            let mut blocks = commonmark::blocks(text, &file.path);
            let headline = front.title.clone().or_else(|| first_heading(&mut blocks));
            if is_empty(&blocks) && headline.is_none() {
                return Err(LoadError::Empty { file: file.path.clone() });
            }
            self.article(&front, headline.as_deref(), blocks, file);
            return Ok(());
        };
        let mut title = front.title.clone();
        for TextPart { heading, blocks } in commonmark::parts(text, &file.path, rank) {
            let heading = heading.or_else(|| front.title.clone());
            title = title.or_else(|| heading.clone());
            // What stands over all of an issue may be nothing but its title.
            if is_empty(&blocks) && (heading.is_none() || heading == title) {
                continue;
            }
            // Nor may there be more than its day.
            if let Some(day) = byline::only_day(&blocks).filter(|_| heading == title) {
                front.date = front.date.or(Some(day));
                continue;
            }
            self.article(&front, heading.as_deref(), blocks, file);
            // The rest of it is said of the first.
            let FrontMatter { date, lang, section, .. } = front;
            front = FrontMatter { date, lang, section, ..FrontMatter::default() };
        }
        if let Some((name, number)) = title.as_deref().and_then(parts::issue) {
            self.edition.paper.title = name;
            self.edition.number = number;
        }
        Ok(())
    }

    /// Adds an article of a file, `front` being what its head says.
    fn article(
        &mut self,
        front: &FrontMatter,
        headline: Option<&str>,
        mut blocks: Vec<Block>,
        file: &ArticleFile,
    ) {
        let mut article = article(front, headline);
        let name = file.path.rsplit('/').next().unwrap_or_default();
        article_parts::drop_head(&mut blocks, &article);
        byline::take(&mut blocks, &mut article);
        article.published = article.published.or_else(|| file_name::read(name).day);
        let unplaced = add_picture(&mut blocks, &front.picture, &file.path);
        let words = blocks.iter().map(Block::plain).find(|text| !text.trim().is_empty());
        let words = words.unwrap_or_else(|| stem(&file.path).to_owned());
        article.first_words = Clean::line(&words.chars().take(40).collect::<String>());
        article.section = match &front.section {
            Some(name) => self.named_section(name),
            None => self.section(&file.path),
        };
        let body = Body::set(blocks);
        article.length = body.weight();
        let aside = front.rest.iter().chain(&unplaced);
        self.furniture.extend(aside.map(|line| Block::paragraph(line)));
        self.edition.articles.push(article);
        self.bodies.push(body);
    }

    fn warn(&mut self, file: &ArticleFile, kind: WarningKind) {
        self.edition.warnings.push(Warning::new(kind).of_file(&file.path));
    }

    /// The section of a file: its folder, inside the section of the folder
    /// around it. Files of the folder itself stand in one that is named as it.
    fn section(&mut self, path: &str) -> usize {
        let mut parent = None;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let ends = folder.match_indices('/').map(|(at, _)| at).chain([folder.len()]);
        for end in ends.take(limits::DEPTH) {
            let path = &folder[..end];
            let known = self.sections.get(path).copied();
            parent = Some(known.unwrap_or_else(|| {
                let name = match path.rsplit('/').next().unwrap_or_default() {
                    "" => self.edition.paper.title.clone(),
                    name => Clean::line(name),
                };
                let index = self.add_section(name, parent);
                self.sections.insert(path.to_owned(), index);
                index
            }));
        }
        parent.unwrap_or_default()
    }

    /// The section that an article names itself.
    fn named_section(&mut self, name: &str) -> usize {
        let name = Clean::line(name.trim());
        let known = self.edition.sections.iter().position(|section| section.name == name);
        known.unwrap_or_else(|| self.add_section(name, None))
    }

    /// Adds a section. A name that another has already is told together with
    /// that of the section around, for an edition has each name once.
    fn add_section(&mut self, name: Clean, parent: Option<usize>) -> usize {
        let sections = &self.edition.sections;
        let is_known = |name: &Clean| sections.iter().any(|section| section.name == *name);
        let around = parent.map(|parent| sections[parent].name.clone());
        let longer = around.map(|around| Clean::line(&format!("{around} – {name}")));
        let candidates = [Some(name.clone()), longer].into_iter().flatten();
        let numbered = (2..).map(|n: usize| Clean::line(&format!("{name} {n}")));
        let free = candidates.chain(numbered).find(|name| !is_known(name));
        self.edition.sections.push(Section { name: free.unwrap_or(name), parent });
        self.edition.sections.len() - 1
    }

    pub(super) fn clear(mut self) -> Loaded {
        text::date_by_articles(&mut self.edition, self.hint);
        let first = self.edition.articles.iter().find_map(|article| article.lang.clone());
        if self.edition.paper.lang.is_none() {
            self.edition.paper.lang = first;
        }
        let lang = self.edition.paper.lang.clone();
        let customs = self.edition.lang();
        for (article, body) in self.edition.articles.iter_mut().zip(&self.bodies) {
            article.lang = article.lang.take().filter(|own| Some(own) != lang.as_ref());
            // Of a folder in several languages few files say theirs.
            let own = article.lang.take();
            article.lang = own.or_else(|| article_parts::other_lang(article, body, customs));
        }
        article_parts::complete_ids(&mut self.edition);
        let Self { edition, bodies, furniture, .. } = self;
        Loaded { edition, bodies, furniture, ..Loaded::default() }
    }
}

/// The articles of a page of the native format, if a file is one.
fn native_page(bytes: &[u8], hint: &Hint) -> Option<Loaded> {
    let text = std::str::from_utf8(bytes).ok()?;
    native_marks::has_keys(text).then(|| native::load_page(bytes, hint).ok())?
}

/// Whether there is nothing to read or to see.
fn is_empty(blocks: &[Block]) -> bool {
    blocks.iter().all(|block| {
        block.plain().trim().is_empty() && !matches!(block.kind, BlockKind::Figure { .. })
    })
}

/// Takes the heading off the beginning of a text.
fn first_heading(blocks: &mut Vec<Block>) -> Option<String> {
    let at = blocks.iter().position(|block| !matches!(block.kind, BlockKind::Figure { .. }))?;
    match &blocks[at].kind {
        BlockKind::Subhead { text, .. } => {
            let text = text.text.to_string();
            blocks.remove(at);
            Some(text)
        }
        _ => None,
    }
}

/// Puts the picture of the front matter over the text, unless that shows it.
/// Gives back the lines of the front matter that are said nowhere then.
fn add_picture(blocks: &mut Vec<Block>, picture: &LeadPicture, path: &str) -> Vec<String> {
    let line = |said: &Option<Said>| {
        Clean::line(said.as_ref().map_or("", |said| said.value.as_str()).trim())
    };
    let base = Base::Inside(path.to_owned());
    let image = picture.address.as_ref().and_then(|address| base.picture(&address.value));
    if image.is_none() {
        return picture.address_line().into_iter().chain(picture.lines_under()).collect();
    }
    let shows = |block: &Block| match &block.kind {
        BlockKind::Figure { image: own, .. } => *own == image,
        _ => false,
    };
    if blocks.iter().any(shows) {
        return picture.lines_under();
    }
    let credit = Some(line(&picture.credit)).filter(|credit| !credit.is_empty());
    let caption = Rich::plain(line(&picture.caption));
    let kind = BlockKind::Figure { image, alt: line(&picture.alt), caption, credit };
    blocks.insert(0, Block::new(kind));
    Vec::new()
}

fn article(front: &FrontMatter, headline: Option<&str>) -> Article {
    let mut article = Article::new(ArticleId::new(""));
    article.page = Some(0);
    let line = |text: &str| Clean::line(text.trim());
    let heads = [
        (HeadRole::Kicker, front.kicker.as_deref()),
        (HeadRole::Headline, headline),
        (HeadRole::Deck, front.deck.as_deref()),
        (HeadRole::Byline, Some(front.authors.join(", ")).as_deref()),
        (HeadRole::Dateline, front.dateline.as_deref()),
    ]
    .map(|(role, text)| (role, text.map(line)));
    for (role, text) in heads {
        article.push_head(role, text.unwrap_or_default());
    }
    article.published = front.date;
    article.lang.clone_from(&front.lang);
    article.url = front.url.as_deref().map(line);
    article.tags = front.tags.iter().map(|tag| line(tag)).collect();
    article
}

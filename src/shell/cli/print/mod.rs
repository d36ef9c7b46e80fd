//! `newsprint print`: laid-out text on standard output.

mod ink;
mod typeset;
mod upright;

use std::io::{self, IsTerminal as _, Write};

use super::args::{BidiArg, PrintArgs, When};
use super::config::Home;
use super::{CommandStatus, complain, input};
use crate::app::{Settings, base_of, line_direction_of};
use crate::input::{Format, Hint};
use crate::layout::{
    Ambiguous, BaseDirection, LineBreak, LineDirection, Reordering, Setting, UprightPage, Widths,
};
use crate::model::{
    Article, ArticleId, Body, Clean, Edition, HeadRole, Lang, LangTag, WritingMode,
};
use crate::shell::cli::Result;
use crate::shell::editions::{self, OpenEdition};
use crate::shell::setup;
use crate::shell::terminal::Vars;
use crate::words::{Failure, Usage};

use self::ink::{Ink, InkPalette};
use self::typeset::{Parts, Typesetter};

/// The width where neither an option nor a terminal names one, in columns.
const USUAL_WIDTH: u16 = 80;

/// The rows of a page where neither an option nor a terminal names them.
const USUAL_HEIGHT: u16 = 24;

/// Tables of the manual have room in this many columns, and lines of English
/// are not yet hard to follow.
const WIDEST_OWN_TEXT: u16 = 92;

/// Below this width, in columns, no line can spare two for a hanging mark: what
/// is left would be narrower than two han in double brackets.
const NARROWEST_HANG: u16 = 12;

/// Prints an edition, or one article of it.
pub(super) fn run(args: &PrintArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let mut own = home.settings();
    own.make_plain(args.plain).map_err(|kind| Usage::Mistake(home.words.mistake_kind(&kind)))?;
    own.warn(home.words);
    let lang = args.lang.map(Lang::from);
    let hint = args.input.hint(lang.map(Into::into));
    let open = input::open_all(&args.paths, hint, home)?.kept();
    open.lost_pages().chain(open.faults()).for_each(|fault| complain(&home.words.warning(fault)));
    let edition = open.edition();
    let mut settings = setup::settings(&own.config);
    let reordering = reordering(args.bidi, own.config.text.bidi);
    settings.reordering = reordering.unwrap_or(Reordering::Terminal);
    let customs =
        PrintCustoms { turns: reordering.is_some(), ..PrintCustoms::new(args, settings, edition)? };
    let plain = args.body_only || args.input.format == Some(Format::Text);
    let parts = if plain { Parts::Body } else { Parts::All };
    let (ink, palette) = (ink(args.color), InkPalette::new());
    let mut printer = Printer { open: &open, customs, parts, ink, palette, out, across: 0 };
    match &args.article {
        Some(wanted) => printer.article(found(edition, open.source_name(), wanted)?)?,
        None => printer.edition()?,
    }
    if printer.across > 0 && args.vertical.is_some() {
        complain(&home.words.stays_across(printer.across));
    }
    Ok(CommandStatus::Done)
}

/// Prints a text of the program's own, set as an article as wide as the
/// terminal but no wider than is good to read.
pub(super) fn own_text(text: &str, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let hint = Hint { format: Some(Format::Markdown), ..Hint::default() };
    let open = editions::open_bytes(text.as_bytes().to_vec(), &hint)?;
    let customs = PrintCustoms {
        settings: Settings {
            script: None,
            direction: Some(WritingMode::Horizontal),
            ..setup::settings(&home.settings().config)
        },
        lang: None,
        width: width_of_own_text(),
        level: None,
        justify: Some(false),
        hang: None,
        indent: None,
        page_height: USUAL_HEIGHT,
        turns: false,
    };
    let (ink, palette) = (ink(When::Auto), InkPalette::new());
    let parts = Parts::All;
    Printer { open: &open, customs, parts, ink, palette, out, across: 0 }.article(0)?;
    Ok(CommandStatus::Done)
}

/// Whether standard output is a terminal that has looks.
pub(super) fn is_inked() -> bool {
    ink(When::Auto) == Ink::Styled
}

fn ink(when: When) -> Ink {
    let var = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let wanted = match when {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            let dumb = var("TERM").is_some_and(|term| term == "dumb");
            io::stdout().is_terminal() && var("NO_COLOR").is_none() && !dumb
        }
    };
    if wanted { Ink::Styled } else { Ink::Plain }
}

/// Who puts right-to-left text in order, and that it begins at the right. Into
/// pipes and files goes text as it is read, from the left on, unless an option
/// says otherwise.
fn reordering(asked: Option<BidiArg>, set: Option<Reordering>) -> Option<Reordering> {
    match asked {
        Some(BidiArg::Terminal) => Some(Reordering::Terminal),
        Some(BidiArg::Ours) => Some(Reordering::Ours),
        Some(BidiArg::Auto) | None => io::stdout()
            .is_terminal()
            .then(|| set.unwrap_or_else(|| Vars::of_process().reordering(false))),
    }
}

/// The article of that id or number.
fn found(edition: &Edition, name: &str, wanted: &str) -> Result<usize> {
    let by_id = edition.articles.iter().position(|article| article.id.as_str() == wanted);
    let by_number = || {
        let number: usize = wanted.parse().ok()?;
        (1..=edition.articles.len()).contains(&number).then(|| number - 1)
    };
    by_id.or_else(by_number).ok_or_else(|| {
        let count = edition.articles.len();
        let (edition, wanted) = (name.to_owned(), wanted.to_owned());
        Failure::NoArticle { edition, wanted, count }
    })
}

/// The customs of every article: those of its language, as the reader wants
/// them.
struct PrintCustoms {
    settings: Settings,
    lang: Option<Lang>,
    width: u16,
    level: Option<(Lang, LineBreak)>,
    justify: Option<bool>,
    hang: Option<bool>,
    indent: Option<u16>,
    /// The rows of a page of columns, where text runs downwards.
    page_height: u16,
    /// Right-to-left text begins at the right.
    turns: bool,
}

impl PrintCustoms {
    fn new(args: &PrintArgs, mut settings: Settings, edition: &Edition) -> Result<Self, Usage> {
        if let Some(columns) = args.ambiguous {
            let ambiguous = if columns == 2 { Ambiguous::Wide } else { Ambiguous::Narrow };
            settings.widths = Widths { ambiguous, ..settings.widths };
        }
        if let Some(script) = args.script {
            settings.script = script.into();
        }
        if let Some(vertical) = args.vertical {
            let modes = [WritingMode::Horizontal, WritingMode::Vertical];
            settings.direction = Some(modes[usize::from(vertical)]);
        }
        let either = |yes: bool, no: bool| (yes || no).then_some(yes);
        let lang = args.lang.map(Lang::from);
        let level = args.line_break.as_deref();
        let level = level.map(|name| level_of(lang.unwrap_or_else(|| edition.lang()), name));
        Ok(Self {
            settings,
            lang,
            width: args.width.unwrap_or_else(width_of_terminal),
            page_height: args.height.unwrap_or_else(height_of_terminal),
            level: level.transpose()?,
            justify: either(args.justify, args.ragged),
            hang: either(args.hang, args.no_hang),
            indent: args.indent,
            turns: false,
        })
    }

    /// The customs of an article.
    fn of(&self, lang: Lang, tag: Option<&LangTag>, base: BaseDirection) -> Setting {
        let lang = self.lang.unwrap_or(lang);
        let tag = self.lang.map(Lang::tag).or(tag.map(LangTag::as_str));
        let mut setting = self.settings.reading_tagged(lang, tag);
        if let Some((for_lang, level)) = self.level
            && for_lang == lang
        {
            setting.rules.level = level;
        }
        setting.justify = self.justify.unwrap_or(setting.justify);
        setting.indent = self.indent.unwrap_or(setting.indent);
        // Signs inside the text would be in the way of who searches the output.
        setting.doubts = false;
        setting.base =
            if self.turns { base } else { BaseDirection::Given(LineDirection::LeftToRight) };
        setting.hang = self.hang.unwrap_or(setting.hang);
        setting
    }

    /// The customs of text that stands across, and its measure. A mark that hangs
    /// has the last two columns of the width, so the measure ends before them.
    fn across(&self, setting: Setting) -> (Setting, u16) {
        let hang = setting.hang && self.width >= NARROWEST_HANG;
        let measure = if hang { self.width - 2 } else { self.width };
        (Setting { hang, ..setting }, measure)
    }

    /// What is left of the width for columns: the last cell is for dots beside
    /// the first of them.
    fn upright_width(&self) -> u16 {
        self.width.saturating_sub(1)
    }

    /// The customs of text that runs downwards, and the page it stands on.
    fn downwards(&self, setting: &Setting) -> Option<(Setting, UprightPage)> {
        let height = self.page_height;
        let setting = setting.downwards(self.settings.numerals)?;
        let most = self.settings.measures.measure / 2;
        Some((setting, UprightPage::fit(self.upright_width(), height, most, setting.hang)))
    }
}

fn level_of(lang: Lang, name: &str) -> Result<(Lang, LineBreak), Usage> {
    LineBreak::from_name(lang, name).map(|level| (lang, level)).ok_or_else(|| {
        let (name, known) = (name.to_owned(), LineBreak::names(lang).to_vec());
        Usage::NoLevel { name, lang: lang.tag(), known }
    })
}

/// How wide the manual and the help are set, in columns.
pub(super) fn width_of_own_text() -> u16 {
    width_of_terminal().min(WIDEST_OWN_TEXT)
}

fn width_of_terminal() -> u16 {
    size_of_terminal().map_or(USUAL_WIDTH, |(columns, _)| columns)
}

/// A row is left to the shell's prompt.
fn height_of_terminal() -> u16 {
    size_of_terminal().map_or(USUAL_HEIGHT, |(_, rows)| rows.saturating_sub(1).max(4))
}

fn size_of_terminal() -> Option<(u16, u16)> {
    let size = io::stdout().is_terminal().then(crossterm::terminal::size)?;
    size.ok().filter(|&(columns, rows)| columns > 0 && rows > 0)
}

/// An edition on its way out.
struct Printer<'a> {
    open: &'a OpenEdition,
    customs: PrintCustoms,
    parts: Parts,
    ink: Ink,
    palette: InkPalette,
    out: &'a mut dyn Write,
    /// How many articles were set across though columns were asked for.
    across: usize,
}

impl Printer<'_> {
    /// Masthead, then the articles in reading order, each section under its
    /// name; of bodies alone, nothing between them.
    fn edition(&mut self) -> Result<()> {
        let open = self.open;
        let edition = open.edition();
        if self.parts == Parts::All {
            self.masthead(edition)?;
        }
        let mut section = None;
        for (index, article) in edition.articles.iter().enumerate() {
            if self.parts == Parts::All {
                let begins = section.replace(article.section) != Some(article.section);
                self.between(edition, article, begins)?;
            }
            self.article(index)?;
        }
        Ok(())
    }

    fn article(&mut self, index: usize) -> Result<()> {
        let edition = self.open.edition();
        let Some(article) = edition.articles.get(index) else { return Ok(()) };
        let setting = self.customs.of(
            edition.lang_of(article),
            edition.tag_of(article),
            base_of(edition, article),
        );
        let body = self.open.body(index)?;
        let is_vertical =
            self.customs.settings.direction_of(edition, article) == WritingMode::Vertical;
        let downwards = if is_vertical { self.customs.downwards(&setting) } else { None };
        if let Some((setting, page)) = downwards {
            let shift = self.customs.upright_width().saturating_sub(page.width());
            return self.typesetter(self.parts).pages(article, body, setting, (page, shift));
        }
        self.across += usize::from(is_vertical);
        let (setting, measure) = self.customs.across(setting);
        self.typesetter(self.parts).article(article, body, setting, measure)
    }

    fn typesetter(&mut self, parts: Parts) -> Typesetter<'_> {
        let has_bars = parts != Parts::Body && !self.customs.settings.plain;
        Typesetter { palette: &self.palette, ink: self.ink, parts, has_bars, out: self.out }
    }

    fn masthead(&mut self, edition: &Edition) -> Result<()> {
        let mut line = edition.paper.title.to_string();
        let date = edition.date.map(|date| date.to_string());
        let variant = edition.variant.as_ref().map(ToString::to_string);
        for part in [date, variant].into_iter().flatten() {
            line.push_str("  ");
            line.push_str(&part);
        }
        self.heading(edition, HeadRole::Headline, &line)
    }

    /// An empty row before an article, two before the first of a section, and
    /// its name, if there are several sections.
    fn between(&mut self, edition: &Edition, article: &Article, begins: bool) -> Result<()> {
        writeln!(self.out)?;
        let section = edition.sections.get(article.section);
        if let Some(section) = section
            && begins
            && edition.sections.len() > 1
            && !section.name.is_empty()
        {
            writeln!(self.out)?;
            self.heading(edition, HeadRole::Kicker, &section.name)?;
            writeln!(self.out)?;
        }
        Ok(())
    }

    /// A heading of the edition itself, set like the head of an article.
    fn heading(&mut self, edition: &Edition, role: HeadRole, text: &str) -> Result<()> {
        let base = BaseDirection::Language(line_direction_of(edition));
        let setting = self.customs.of(edition.lang(), edition.paper.lang.as_ref(), base);
        let (setting, measure) = self.customs.across(setting);
        let mut heading = Article::new(ArticleId::new(""));
        heading.push_head(role, Clean::line(text));
        let nothing = Body::default();
        self.typesetter(Parts::Head).article(&heading, nothing, setting, measure)
    }
}

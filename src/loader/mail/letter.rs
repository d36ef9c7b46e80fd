//! A letter becoming articles: what of it is meant to be read, its pictures, and
//! its sections, if it has some.

use std::collections::HashMap;

use mail_parser::{Message, MessageParser};
use url::Url;

use super::mime::{DEPTH, MimeKind, MimePart};
use super::plain;
use crate::input::{Hint, LoadError, encoding, limits};
use crate::loader::html;
use crate::loader::markup::{
    Base, Dialect, Hidden, ROOT, blocks, damage_warnings, parse, read_slice,
};
use crate::model::{Block, BlockKind, Clean, Date, Span, Style, Warning, WarningKind};

/// A picture inside a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailPicture {
    /// Its path, as the text has it.
    pub path: String,
    /// The picture.
    pub bytes: Vec<u8>,
}

/// Bytes of all pictures of an edition of letters.
const PICTURES: usize = 64 << 20;

/// Where the addresses of pictures inside a letter point to while it is read.
const INSIDE: &str = "https://cid.invalid/";

/// A letter as it was read.
#[derive(Debug, Default)]
pub(super) struct LetterText {
    pub(super) subject: String,
    pub(super) from: String,
    pub(super) date: Option<Date>,
    pub(super) blocks: Vec<Block>,
    /// A page of the web that was saved as a letter: all that its loader found.
    pub(super) page: Option<Box<crate::input::Loaded>>,
    /// The names of what is attached.
    pub(super) attached: Vec<String>,
    pub(super) warnings: Vec<Warning>,
    pub(super) is_sealed: bool,
}

/// What reads letters: the pictures that were met so far go along.
pub(super) struct LetterReader<'a> {
    pub(super) hint: &'a Hint,
    pub(super) parser: MessageParser,
    pub(super) pictures: Vec<MailPicture>,
    held: usize,
    /// The paths of the pictures of the letter in hand, by the addresses that its
    /// text has for them.
    known: HashMap<String, String>,
}

impl<'a> LetterReader<'a> {
    pub(super) fn new(hint: &'a Hint) -> Self {
        let parser = MessageParser::default();
        Self { hint, parser, pictures: Vec::new(), held: 0, known: HashMap::new() }
    }

    /// Reads a letter.
    pub(super) fn read(&mut self, raw: &[u8]) -> Result<LetterText, LoadError> {
        self.known.clear();
        let whole = MimePart::read(raw, &self.parser);
        self.find_pictures(&whole, DEPTH);
        let mut letter = whole.head().map(about).unwrap_or_default();
        if is_saved_page(&whole) && self.saved_page(&whole, &mut letter, DEPTH)? {
            return Ok(letter);
        }
        self.text(&whole, &mut letter, DEPTH)?;
        self.bring_home(&mut letter.blocks, None);
        Ok(letter)
    }

    /// Keeps the pictures of a part and of those in it.
    fn find_pictures(&mut self, part: &MimePart<'_>, depth: usize) {
        match part.kind() {
            MimeKind::Alternative | MimeKind::Several if depth > 0 => {
                for raw in part.parts() {
                    let inner = MimePart::read(raw, &self.parser);
                    self.find_pictures(&inner, depth - 1);
                }
            }
            MimeKind::Letter if depth > 0 => {
                let raw = part.bytes();
                let inner = MimePart::read(&raw, &self.parser);
                self.find_pictures(&inner, depth - 1);
            }
            MimeKind::Picture => self.keep_picture(part),
            _ => {}
        }
    }

    fn keep_picture(&mut self, part: &MimePart<'_>) {
        let bytes = part.bytes();
        let kinds: [(&[u8], &str); 4] =
            [(b"\x89PNG", "png"), (b"\xFF\xD8\xFF", "jpg"), (b"GIF8", "gif"), (b"RIFF", "webp")];
        let ending =
            kinds.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, ending)| ending);
        let fits = self.held + bytes.len() <= PICTURES && bytes.len() as u64 <= limits::PICTURE;
        let Some(ending) = ending.filter(|_| fits) else { return };
        let path = format!("pictures/{}.{ending}", self.pictures.len() + 1);
        if let Some(id) = part.id() {
            self.known.insert(format!("{INSIDE}{id}"), path.clone());
        }
        if let Some(location) = part.location() {
            self.known.insert(location.to_owned(), path.clone());
        }
        self.held += bytes.len();
        self.pictures.push(MailPicture { path, bytes: bytes.into_owned() });
    }

    /// Puts the paths of pictures for their addresses in a text, which was at a place
    /// of its own; what else leads into the letter leads nowhere.
    fn bring_home(&self, blocks: &mut Vec<Block>, place: Option<&Url>) {
        blocks.retain(|block| !is_frame_inside(block));
        for block in blocks {
            let BlockKind::Figure { image, .. } = &mut block.kind else { continue };
            let Some(address) = image.take() else { continue };
            let whole = place.and_then(|place| place.join(&address).ok());
            let known = self.known.get(address.as_str());
            let known = known.or_else(|| self.known.get(whole?.as_str()));
            let is_inside = address.starts_with(INSIDE);
            *image = known.map(|path| Clean::line(path)).or((!is_inside).then_some(address));
        }
    }

    /// Reads what of a part is meant to be read.
    fn text(
        &self,
        part: &MimePart<'_>,
        letter: &mut LetterText,
        depth: usize,
    ) -> Result<(), LoadError> {
        self.hint.watch.check()?;
        match part.kind() {
            MimeKind::Alternative if depth > 0 => self.alternative(part, letter, depth)?,
            MimeKind::Several if depth > 0 => {
                for raw in part.parts() {
                    self.text(&MimePart::read(raw, &self.parser), letter, depth - 1)?;
                }
            }
            MimeKind::Html => self.html(part, letter)?,
            MimeKind::Plain => {
                let bytes = part.bytes();
                let label = self.hint.encoding.as_deref().or_else(|| part.charset(&bytes));
                let decoded = encoding::decode(&bytes, label);
                let decoded = decoded.map_err(|error| error.of_file(&self.hint.name))?;
                if decoded.malformed > 0 {
                    letter.warnings.push(WarningKind::DamagedBytes(decoded.malformed).into());
                }
                letter.blocks.extend(plain::blocks(&decoded.text, part.is_flowed()));
            }
            MimeKind::Letter if depth > 0 => {
                let raw = part.bytes();
                let inner = MimePart::read(&raw, &self.parser);
                let about = inner.head().map(about).unwrap_or_default();
                let title = [about.subject, about.from].join(" – ");
                letter.blocks.push(Block::new(BlockKind::Rule));
                let text = Clean::line(title.trim_matches([' ', '–'])).into_string();
                let text = text.as_str().into();
                letter.blocks.push(Block::new(BlockKind::Subhead { level: 2, text }));
                self.text(&inner, letter, depth - 1)?;
            }
            MimeKind::Sealed => letter.is_sealed = true,
            MimeKind::Picture => {}
            _ => letter.attached.extend(part.file_name()),
        }
        Ok(())
    }

    /// Reads the last of several forms that holds a text.
    fn alternative(
        &self,
        part: &MimePart<'_>,
        letter: &mut LetterText,
        depth: usize,
    ) -> Result<(), LoadError> {
        for raw in part.parts().into_iter().rev() {
            let inner = MimePart::read(raw, &self.parser);
            let mut form = LetterText::default();
            self.text(&inner, &mut form, depth - 1)?;
            letter.is_sealed |= form.is_sealed;
            if form.blocks.iter().any(|block| !block.plain().trim().is_empty()) {
                letter.blocks.append(&mut form.blocks);
                letter.warnings.append(&mut form.warnings);
                letter.attached.append(&mut form.attached);
                break;
            }
        }
        Ok(())
    }

    fn html(&self, part: &MimePart<'_>, letter: &mut LetterText) -> Result<(), LoadError> {
        let bytes = with_ids(&part.bytes());
        let label = self.hint.encoding.as_deref().or_else(|| part.charset(&bytes));
        let source = read_slice(&bytes, label).map_err(|error| error.of_file(&self.hint.name))?;
        let dom = parse(&source.text, Dialect::Html);
        letter.warnings.extend(damage_warnings(source.is_cut, source.is_damaged));
        letter.warnings.extend(Hidden::of_letter(&dom).warnings());
        let found = blocks(&dom, ROOT, &Base::Unknown, &|_| false);
        letter.blocks.extend(found.into_iter().filter(|block| !block.is_bare_figure()));
        Ok(())
    }

    /// Reads the first page of a saved one as the loader of web pages does; tells
    /// whether there is one.
    fn saved_page(
        &self,
        part: &MimePart<'_>,
        letter: &mut LetterText,
        depth: usize,
    ) -> Result<bool, LoadError> {
        if matches!(part.kind(), MimeKind::Alternative | MimeKind::Several) && depth > 0 {
            for raw in part.parts() {
                if self.saved_page(&MimePart::read(raw, &self.parser), letter, depth - 1)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        if part.kind() != MimeKind::Html {
            return Ok(false);
        }
        let bytes = with_ids(&part.bytes());
        let said = self.hint.encoding.as_deref().or_else(|| part.charset(&bytes));
        // The day in the head is that on which the page was saved.
        let file_date = letter.date.or(self.hint.file_date);
        let hint = Hint { encoding: said.map(str::to_owned), file_date, ..self.hint.clone() };
        let mut loaded = html::load(&bytes, &hint)?;
        let place = part.location().and_then(|place| Url::parse(place).ok());
        for (article, body) in loaded.edition.articles.iter_mut().zip(&mut loaded.bodies) {
            let mut blocks: Vec<Block> = body.all_blocks().collect();
            self.bring_home(&mut blocks, place.as_ref());
            *body = crate::model::Body::set(blocks);
            let own = place.as_ref().filter(|place| place.scheme().starts_with("http"));
            article.url = article.url.take().or_else(|| own.map(|own| Clean::line(own.as_str())));
        }
        letter.page = Some(Box::new(loaded));
        Ok(true)
    }
}

/// What the head of a letter says.
fn about(head: &Message<'_>) -> LetterText {
    let from = head.from().and_then(|from| from.first());
    let from = from.and_then(|from| from.name().or_else(|| from.address()));
    let date = head.date().and_then(|date| {
        let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
        Date::new(i16::try_from(date.year).ok()?, month, day).ok()
    });
    LetterText {
        subject: head.subject().unwrap_or_default().trim().to_owned(),
        from: from.unwrap_or_default().trim().to_owned(),
        date,
        ..LetterText::default()
    }
}

/// Whether a letter is a page that a browser saved (MHTML): it says where the page
/// was, and who it is for is nobody.
fn is_saved_page(whole: &MimePart<'_>) -> bool {
    let Some(head) = whole.head() else { return false };
    let is_snapshot = head.header_raw("Snapshot-Content-Location").is_some();
    let from = head.header_raw("From").unwrap_or_default();
    let by_browser =
        from.trim_matches([' ', '"', '<']).to_ascii_lowercase().starts_with("saved by ");
    let has_place = || {
        let parser = MessageParser::default();
        let of_part = |raw| MimePart::read(raw, &parser).location().is_some();
        whole.location().is_some() || whole.parts().into_iter().any(of_part)
    };
    is_snapshot || by_browser || head.to().is_none() && has_place()
}

/// Whether a block is the line of a frame whose page is a part of the letter: mostly an
/// advertisement, which nobody can follow there.
fn is_frame_inside(block: &Block) -> bool {
    let BlockKind::Paragraph(text) = &block.kind else { return false };
    let leads_inside =
        |span: &Span| matches!(&span.style, Style::Link(to) if to.starts_with(INSIDE));
    text.spans.len() == 1 && text.spans.iter().any(leads_inside) && text.text.contains(INSIDE)
}

/// Markup whose `cid:` addresses lead to a host that is none, since those of
/// schemes that nobody knows are dropped.
fn with_ids(html: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(html.len());
    let mut from = 0;
    for at in memchr::memmem::find_iter(html, b"cid:") {
        // `src="cid:…`, `src=cid:…`, `url(cid:…`.
        let is_address = at > 0 && b"\"'=(".contains(&html[at - 1]);
        if is_address {
            out.extend_from_slice(&html[from..at]);
            out.extend_from_slice(INSIDE.as_bytes());
            from = at + 4;
        }
    }
    out.extend_from_slice(&html[from..]);
    out
}

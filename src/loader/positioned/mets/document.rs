//! A METS document as it stands: its descriptions, its files, its two trees
//! and the links between them.

use std::collections::HashMap;

use crate::loader::positioned::xml::{Element, Steps, Strictness, XmlEvent};
use crate::model::WarningKind;

/// What a METS document says.
#[derive(Debug, Default)]
pub(super) struct MetsDocument {
    /// `LABEL` of the whole.
    pub(super) label: Option<String>,
    /// The descriptions, by their ids.
    pub(super) about: HashMap<String, Description>,
    /// The files in their order.
    pub(super) files: Vec<MetsFile>,
    /// The divisions of all trees; a parent stands before its children.
    pub(super) divs: Vec<Div>,
    /// The roots of the trees.
    pub(super) trees: Vec<DivisionTree>,
    /// What a division is linked to, by ids, in order.
    pub(super) links: HashMap<String, Vec<String>>,
    pub(super) warnings: Vec<WarningKind>,
}

/// A tree of divisions.
#[derive(Debug)]
pub(super) struct DivisionTree {
    /// `LOGICAL`, `PHYSICAL`, …
    pub(super) sort: String,
    pub(super) roots: Vec<usize>,
}

/// A description of the issue, or of an article.
#[derive(Debug, Default)]
pub(super) struct Description {
    pub(super) titles: Vec<String>,
    pub(super) lang: Option<String>,
    pub(super) date: Option<String>,
    pub(super) place: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) number: Option<String>,
}

/// A file of the issue.
#[derive(Debug, Default)]
pub(super) struct MetsFile {
    pub(super) id: String,
    pub(super) href: String,
}

/// A division.
#[derive(Debug, Default)]
pub(super) struct Div {
    pub(super) id: String,
    /// `ARTICLE`, `page`, …, in capitals.
    pub(super) sort: String,
    pub(super) label: Option<String>,
    pub(super) order_label: Option<String>,
    /// The ids of its descriptions.
    pub(super) about: Vec<String>,
    pub(super) children: Vec<usize>,
    /// The parts of files that it is about.
    pub(super) areas: Vec<FileArea>,
}

/// A part of a file.
#[derive(Debug, Clone, Default)]
pub(super) struct FileArea {
    pub(super) file: String,
    /// The element it begins with; `None` for all of the file.
    pub(super) begin: Option<String>,
    pub(super) end: Option<String>,
}

/// A document in the reading.
#[derive(Default)]
struct MetsParser {
    doc: MetsDocument,
    /// The description in hand.
    about: Option<(String, Description)>,
    /// The open divisions.
    open: Vec<usize>,
    names: Vec<String>,
    /// What the last `detail` counts: `issue`, `volume`, `page number` …
    detail: String,
    /// The link group in hand.
    group: Vec<String>,
}

impl MetsDocument {
    /// Reads a document; what is not METS of an issue leaves it empty.
    pub(super) fn read(xml: &str) -> Self {
        let mut steps = Steps::new(xml, Strictness::Xml);
        let mut reading = MetsParser::default();
        while let Some(step) = steps.next() {
            match step {
                XmlEvent::Start(element) => match element.name {
                    "amdSec" | "metsHdr" | "behaviorSec" => steps.pass_over(),
                    _ => reading.start(&element, &mut steps),
                },
                XmlEvent::End(name) => reading.end(name),
                XmlEvent::Text(_) | XmlEvent::Verbatim(_) => {}
            }
        }
        let mut doc = reading.doc;
        doc.warnings.extend(steps.into_warnings());
        doc
    }

    /// The descriptions of a division.
    pub(super) fn about(&self, div: &Div) -> impl Iterator<Item = &Description> {
        div.about.iter().filter_map(|id| self.about.get(id))
    }

    /// The first tree of a sort.
    pub(super) fn tree(&self, sort: &str) -> Option<&DivisionTree> {
        self.trees.iter().find(|tree| tree.sort.eq_ignore_ascii_case(sort))
    }

    /// A division and all below it, a parent before its children.
    pub(super) fn below(&self, root: usize) -> Vec<usize> {
        let (mut out, mut next) = (Vec::new(), vec![root]);
        while let Some(at) = next.pop() {
            out.push(at);
            next.extend(self.divs[at].children.iter().rev());
        }
        out
    }
}

fn owned(element: &Element<'_>, name: &str) -> Option<String> {
    let value = element.get(name)?.trim().to_owned();
    (!value.is_empty()).then_some(value)
}

impl MetsParser {
    fn start(&mut self, element: &Element<'_>, steps: &mut Steps<'_>) {
        let get = |name| owned(element, name);
        match element.name {
            "mets" => self.doc.label = get("LABEL"),
            "dmdSec" => {
                self.about = Some((get("ID").unwrap_or_default(), Description::default()));
            }
            "file" => {
                let id = get("ID").unwrap_or_default();
                self.doc.files.push(MetsFile { id, href: String::new() });
            }
            "FLocat" => {
                if let (Some(file), Some(href)) = (self.doc.files.last_mut(), get("href"))
                    && file.href.is_empty()
                {
                    file.href = href;
                }
            }
            "structMap" => {
                let sort = get("TYPE").unwrap_or_default();
                self.open.clear();
                self.doc.trees.push(DivisionTree { sort, roots: Vec::new() });
            }
            "div" => self.div(element),
            "detail" => self.detail = get("type").unwrap_or_default().to_ascii_lowercase(),
            "fptr" | "area" => self.area(element),
            "smLinkGrp" => self.group.clear(),
            "smLocatorLink" => self.group.extend(get("href").map(bare)),
            "smLink" => {
                if let (Some(from), Some(to)) = (get("from"), get("to")) {
                    self.doc.links.entry(bare(from)).or_default().push(bare(to));
                }
            }
            // Such an element is read to its end.
            _ if self.about.is_some() && self.describe(element, steps) => return,
            _ => {}
        }
        self.names.push(element.name.to_owned());
    }

    fn end(&mut self, name: &str) {
        self.names.pop();
        match name {
            "dmdSec" => {
                if let Some((id, about)) = self.about.take() {
                    self.doc.about.insert(id, about);
                }
            }
            "div" => {
                self.open.pop();
            }
            "smLinkGrp" => {
                let mut group = self.group.drain(..);
                if let Some(from) = group.next() {
                    self.doc.links.entry(from).or_default().extend(group);
                }
            }
            _ => {}
        }
    }

    fn div(&mut self, element: &Element<'_>) {
        let get = |name| owned(element, name);
        let about = get("DMDID").unwrap_or_default();
        let div = Div {
            id: get("ID").unwrap_or_default(),
            sort: get("TYPE").unwrap_or_default().to_uppercase(),
            label: get("LABEL"),
            order_label: get("ORDERLABEL").or_else(|| get("ORDER")),
            about: about.split_whitespace().map(str::to_owned).collect(),
            children: Vec::new(),
            areas: Vec::new(),
        };
        let index = self.doc.divs.len();
        self.doc.divs.push(div);
        match self.open.last() {
            Some(&parent) => self.doc.divs[parent].children.push(index),
            None => {
                if let Some(tree) = self.doc.trees.last_mut() {
                    tree.roots.push(index);
                }
            }
        }
        self.open.push(index);
    }

    fn area(&mut self, element: &Element<'_>) {
        let Some(file) = owned(element, "FILEID") else { return };
        let (begin, end) = (owned(element, "BEGIN"), owned(element, "END"));
        if let Some(&div) = self.open.last() {
            self.doc.divs[div].areas.push(FileArea { file, begin, end });
        }
    }

    /// Reads what a description says; whether the element was read to its end.
    fn describe(&mut self, element: &Element<'_>, steps: &mut Steps<'_>) -> bool {
        const WANTED: [&str; 9] = [
            "nonSort",
            "title",
            "partNumber",
            "number",
            "dateIssued",
            "placeTerm",
            "publisher",
            "languageTerm",
            "subTitle",
        ];
        if !WANTED.contains(&element.name) {
            return false;
        }
        let inside = |name: &str| self.names.iter().any(|open| open == name);
        let other = self.detail.starts_with("volume") || self.detail.starts_with("page");
        let (of_issue, of_host) = (inside("detail") && !other, inside("relatedItem"));
        let code = element.get("type").is_some_and(|sort| sort == "code");
        let (name, text) = (element.name, steps.text());
        let Some((_, about)) = self.about.as_mut().filter(|_| !text.is_empty()) else {
            return true;
        };
        let set = |slot: &mut Option<String>, text: String| {
            slot.get_or_insert(text);
        };
        match name {
            "title" | "nonSort" if of_host => {}
            "nonSort" => about.titles.push(format!("{text} ")),
            "title" => match about.titles.last_mut().filter(|title| title.ends_with(' ')) {
                Some(article) => article.push_str(&text),
                None => about.titles.push(text),
            },
            "partNumber" => set(&mut about.number, text),
            "number" if of_issue => set(&mut about.number, text),
            "dateIssued" => set(&mut about.date, text),
            "placeTerm" if !code => set(&mut about.place, text),
            "publisher" => set(&mut about.publisher, text),
            "languageTerm" => set(&mut about.lang, text),
            _ => {}
        }
        true
    }
}

/// A reference inside the document, without its `#`.
fn bare(href: String) -> String {
    href.strip_prefix('#').map(str::to_owned).unwrap_or(href)
}

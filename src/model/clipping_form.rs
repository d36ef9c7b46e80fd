//! The forms that clippings are taken away in.

/// A form of a file of clippings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClippingForm {
    /// Markdown with front matter, for Obsidian and its kin.
    Markdown,
    /// A book of them: EPUB 3.
    Epub,
    /// What they are cut from, for Zotero and citation processors: CSL-JSON.
    CslJson,
    /// The same for LaTeX.
    Bibtex,
    /// Annotations on what they are cut from: the W3C's Web Annotation model.
    WebAnnotation,
    /// JSON Lines: an object a line.
    Jsonl,
    /// A citation a line.
    Citation,
}

/// A form with what it is called and what files of it end in.
#[derive(Debug, Clone, Copy)]
pub struct ClippingFormInfo {
    /// The form.
    pub form: ClippingForm,
    /// Its name on the command line.
    pub name: &'static str,
    /// The ending of a file's name that asks for it.
    pub ending: &'static str,
}

impl ClippingForm {
    /// All of them.
    pub const ALL: [ClippingFormInfo; 7] = [
        ClippingFormInfo { form: Self::Markdown, name: "md", ending: "md" },
        ClippingFormInfo { form: Self::Epub, name: "epub", ending: "epub" },
        ClippingFormInfo { form: Self::CslJson, name: "csl-json", ending: "json" },
        ClippingFormInfo { form: Self::Bibtex, name: "bibtex", ending: "bib" },
        ClippingFormInfo { form: Self::WebAnnotation, name: "webannotation", ending: "jsonld" },
        ClippingFormInfo { form: Self::Jsonl, name: "jsonl", ending: "jsonl" },
        ClippingFormInfo { form: Self::Citation, name: "citation", ending: "txt" },
    ];

    /// The form that the ending of a file's name says.
    #[must_use]
    pub fn of(path: &str) -> Option<Self> {
        let ending = path.rsplit_once('.')?.1.to_ascii_lowercase();
        Self::ALL.iter().find(|info| info.ending == ending).map(|info| info.form)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|info| info.form == self).map_or("", |info| info.name)
    }

    /// Whether clippings can be taken back from it as they were.
    #[must_use]
    pub fn can_be_read(self) -> bool {
        matches!(self, Self::Markdown | Self::WebAnnotation | Self::Jsonl)
    }
}

//! The way through the folders: files by what they are, and what those of one
//! folder make together.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::names::{file, is_about, is_of_maildir, is_resource, stem};
use super::{EntryKind, LeftOutFile, ListedFile, Making, Plan, PlannedEdition, Why};
use crate::input::{Format, natural};
use crate::loader::formats::{self, FileRole, ending};
use crate::loader::{articles, founder};
use crate::model::OpenError;
use crate::model::warning::NotOfEdition;

/// Web pages that are looked into where no name tells whether they are of a
/// 数字报: a saved tree of more has names that do.
const LOOKED_AT: usize = 400;

/// A folder of the listing.
#[derive(Debug, Default)]
struct ListedFolder {
    path: String,
    files: Vec<String>,
    folders: Vec<ListedFolder>,
}

/// What counts among the files of a listing, the narrowest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Breadth {
    /// What may be read.
    Texts,
    /// What is about other files, too.
    About,
    /// What goes with other files, too: a picture alone is to be named.
    Resources,
}

/// What the files of one folder are.
#[derive(Debug, Default)]
struct Groups {
    issues: Vec<String>,
    texts: Vec<String>,
    pdfs: Vec<String>,
    scans: Vec<String>,
    feeds: Vec<String>,
    letters: Vec<String>,
    articles: Vec<String>,
    single: Vec<(String, Format)>,
}

/// What a file is.
enum Sort {
    Role(FileRole, Format),
    LeftOut(Why),
    /// Nothing that needs telling.
    Nothing,
}

pub(super) struct Sorter<'a> {
    root: ListedFolder,
    /// What needs no look to be left out.
    unread: Vec<LeftOutFile>,
    /// All texts are articles: the reader said so.
    are_articles: bool,
    in_archive: bool,
    look: &'a mut dyn FnMut(&str) -> Result<Format, OpenError>,
    looked: HashMap<String, Result<Format, OpenError>>,
    /// What is looked at.
    wanted: Breadth,
    plan: Plan,
}

impl<'a> Sorter<'a> {
    pub(super) fn new(
        files: &[ListedFile],
        wanted: Option<Format>,
        in_archive: bool,
        look: &'a mut dyn FnMut(&str) -> Result<Format, OpenError>,
    ) -> Self {
        let why = |listed: &ListedFile| match listed.kind {
            EntryKind::File => None,
            EntryKind::Special(what) => Some(Why::Not(NotOfEdition::Special(what))),
            EntryKind::Link => Some(Why::Not(NotOfEdition::Link)),
            EntryKind::Unseen => Some(Why::Not(NotOfEdition::Unseen)),
        };
        let unread = files.iter().filter_map(|listed| {
            let (why, path) = (why(listed)?, listed.path.clone());
            // A link to a picture that is elsewhere is the picture's matter.
            (!is_resource(&path)).then_some(LeftOutFile { path, why })
        });
        let readable = files.iter().filter(|listed| listed.kind == EntryKind::File);
        let root = ListedFolder::of(readable.map(|listed| listed.path.clone()).collect());
        Self {
            root,
            unread: unread.collect(),
            are_articles: matches!(wanted, Some(Format::Text | Format::Markdown)),
            in_archive,
            look,
            looked: HashMap::new(),
            wanted: Breadth::Texts,
            plan: Plan::default(),
        }
    }

    /// Goes through all.
    pub(super) fn plan(&mut self, wanted: Breadth) -> Plan {
        self.wanted = wanted;
        self.plan = Plan { editions: Vec::new(), left_out: self.unread.clone() };
        let root = std::mem::take(&mut self.root);
        let trees = if root.has_manifest() || self.has_issue(&root) {
            BTreeSet::new()
        } else {
            self.saved(&root)
        };
        if !trees.contains("") {
            self.folder(&root, false, &trees);
        }
        self.root = root;
        std::mem::take(&mut self.plan)
    }

    /// What a file is, by its name, else by its beginning.
    fn sort(&mut self, path: &str) -> Sort {
        if file(path) == "edition.toml" {
            return Sort::Role(FileRole::Manifest, Format::Native);
        }
        if self.wanted < Breadth::About && is_about(path) {
            return Sort::Nothing;
        }
        if is_resource(path) {
            let counts = self.wanted == Breadth::Resources;
            return if counts { self.resource(path) } else { Sort::Nothing };
        }
        if let Some(row) = formats::by_name(path) {
            let role = if self.are_articles { FileRole::Article } else { row.role };
            return Sort::Role(role, row.format);
        }
        let is_letter = is_of_maildir(path) && self.look(path) == Ok(Format::Mail);
        if is_letter {
            return Sort::Role(FileRole::Letter, Format::Mail);
        }
        if formats::by_ending(path).next().is_none() {
            if ending(path).is_empty() {
                return Sort::Nothing;
            }
            let not_read = || Sort::LeftOut(Why::Not(NotOfEdition::NotRead));
            return self.refused(path).unwrap_or_else(not_read);
        }
        let found = self.look(path);
        match found.map(formats::row) {
            // What has the ending of another format and is but text.
            Ok(row) if row.by_name || row.endings.is_empty() => {
                Sort::LeftOut(Why::Not(NotOfEdition::NotRead))
            }
            Ok(row) if row.role == FileRole::Manifest => {
                Sort::LeftOut(Why::Not(NotOfEdition::NotRead))
            }
            Ok(row) if row.role == FileRole::Archive && self.in_archive => {
                Sort::LeftOut(Why::Not(NotOfEdition::Nested))
            }
            Ok(row) => Sort::Role(row.role, row.format),
            Err(fault) => Sort::LeftOut(Why::Fault(fault)),
        }
    }

    /// What a picture is, where there is nothing but pictures: a page, if its text
    /// is going to be recognised.
    fn resource(&mut self, path: &str) -> Sort {
        match self.look(path) {
            Ok(Format::Hocr) => Sort::Role(FileRole::Scan, Format::Hocr),
            _ => self.refused(path).unwrap_or(Sort::Nothing),
        }
    }

    /// What is said of a file that is of a known kind which is not read.
    fn refused(&mut self, path: &str) -> Option<Sort> {
        let fault = self.look(path).err()?;
        fault.foreign().is_some().then_some(Sort::LeftOut(Why::Fault(fault)))
    }

    fn look(&mut self, path: &str) -> Result<Format, OpenError> {
        if let Some(known) = self.looked.get(path) {
            return known.clone();
        }
        let found = (self.look)(path);
        self.looked.insert(path.to_owned(), found.clone());
        found
    }

    fn has_issue(&mut self, folder: &ListedFolder) -> bool {
        let is_issue = |path: &String| {
            formats::by_ending(path).any(|row| row.role == FileRole::Issue)
                && self.look(path) == Ok(Format::Mets)
        };
        folder.files.iter().any(is_issue)
    }

    /// Plans the issues of 数字报; gives the folders of the root that are their
    /// trees, the empty one for all.
    fn saved(&mut self, root: &ListedFolder) -> BTreeSet<String> {
        let mut files = Vec::new();
        root.each(&mut |path| files.extend(founder::is_of_paper(path).then(|| path.to_owned())));
        files.sort();
        let mut groups = founder::issues(&files);
        groups.retain(|group| {
            group.iter().take(4).any(|path| self.look(path) == Ok(Format::Founder))
        });
        let mut known = Vec::new();
        if groups.is_empty() && files.len() <= LOOKED_AT {
            files.retain(|path| self.look(path) == Ok(Format::Founder));
            // Articles may lie in a folder of their own: it is none's issue.
            let is_page = |path: &&String| !founder::is_article(path);
            groups = founder::grouped(files.iter().filter(is_page));
            if groups.is_empty() {
                groups = founder::grouped(files.iter());
            }
            known = files;
        }
        let top = |path: &String| path.split_once('/').map_or("", |(top, _)| top).to_owned();
        let trees: BTreeSet<String> = groups.iter().flatten().chain(&known).map(top).collect();
        for files in groups {
            let folder = files.first().map(|path| founder::folder(path).to_owned());
            let folder = folder.unwrap_or_default();
            self.plan.editions.push(PlannedEdition { making: Making::Saved, folder, files });
        }
        let all = trees.contains("");
        let of_a_tree = |folder: &&ListedFolder| all || trees.contains(&folder.path);
        root.folders.iter().filter(of_a_tree).for_each(|folder| self.beside(folder));
        if all {
            let own = ListedFolder { files: root.files.clone(), ..ListedFolder::default() };
            self.beside(&own);
        }
        trees
    }

    /// Tells of what could be read in the folder of an issue, which says itself
    /// what belongs to it.
    fn beside(&mut self, folder: &ListedFolder) {
        let is_other = |path: &str| {
            let whole = |row: &formats::FormatRow| !row.magic.is_empty();
            !is_about(path)
                && (formats::by_name(path).is_some() || formats::by_ending(path).any(whole))
        };
        folder.each(&mut |path| {
            if is_other(path) {
                self.leave_out(path, Why::Not(NotOfEdition::BesideIssue));
            }
        });
    }

    fn leave_out(&mut self, path: &str, why: Why) {
        self.plan.left_out.push(LeftOutFile { path: path.to_owned(), why });
    }

    /// Plans a folder, but for those in it that are in `done`. `inside` a folder
    /// of articles all texts are of that edition.
    fn folder(&mut self, folder: &ListedFolder, inside: bool, done: &BTreeSet<String>) {
        if folder.has_manifest() {
            self.put(Making::Native, folder, Vec::new());
            return;
        }
        let mut groups = self.groups(folder);
        let boxes: Vec<&ListedFolder> = folder.maildir().collect();
        for below in &boxes {
            groups.letters.append(&mut self.groups(below).letters);
        }
        if !groups.issues.is_empty() {
            let issues: HashSet<String> = groups.issues.iter().cloned().collect();
            for issue in groups.issues {
                self.put(Making::Issue, folder, vec![issue]);
            }
            let files = folder.files.iter().filter(|path| !issues.contains(*path)).cloned();
            self.beside(&ListedFolder { files: files.collect(), ..ListedFolder::default() });
            folder.folders.iter().for_each(|folder| self.beside(folder));
            return;
        }
        self.drop_same_pages(&mut groups);
        let are_articles = !inside && self.is_of_articles(folder, &groups);
        let own = self.plan.editions.len();
        if are_articles {
            let files = self.texts_under(folder);
            self.put(Making::Articles, folder, files);
        }
        let is_box = |below: &ListedFolder| boxes.iter().any(|own| own.path == below.path);
        for below in folder.folders.iter().filter(|below| !done.contains(&below.path)) {
            if is_box(below) {
                continue;
            }
            self.folder(below, inside || are_articles, &BTreeSet::new());
        }
        if inside || are_articles {
            (groups.texts, groups.articles) = (Vec::new(), Vec::new());
        }
        let below = self.plan.editions.split_off(own);
        if below.iter().any(|edition| edition.making == Making::Issue) {
            let about = [&mut groups.texts, &mut groups.pdfs, &mut groups.articles];
            for path in about.into_iter().flat_map(std::mem::take) {
                self.leave_out(&path, Why::Not(NotOfEdition::BesideIssue));
            }
        }
        self.put_groups(folder, groups, are_articles);
        self.plan.editions.extend(below);
    }

    /// The files of a folder by what they are.
    fn groups(&mut self, folder: &ListedFolder) -> Groups {
        let mut groups = Groups::default();
        for path in &folder.files {
            match self.sort(path) {
                Sort::Nothing | Sort::Role(FileRole::Manifest, _) => {}
                Sort::LeftOut(why) => self.leave_out(path, why),
                Sort::Role(FileRole::Issue, _) => groups.issues.push(path.clone()),
                Sort::Role(FileRole::Page, Format::Pdf) => groups.pdfs.push(path.clone()),
                Sort::Role(FileRole::Page, _) => groups.texts.push(path.clone()),
                Sort::Role(FileRole::Scan, _) => groups.scans.push(path.clone()),
                Sort::Role(FileRole::Feed, _) => groups.feeds.push(path.clone()),
                Sort::Role(FileRole::Letter, _) => groups.letters.push(path.clone()),
                Sort::Role(FileRole::Article, _) => groups.articles.push(path.clone()),
                Sort::Role(FileRole::Edition | FileRole::Saved | FileRole::Archive, format) => {
                    groups.single.push((path.clone(), format));
                }
            }
        }
        groups
    }

    /// Leaves out the pages that are there in a better form: with the places of
    /// their words before a text, and a text that somebody made of a PDF before
    /// the PDF, which may hold but a picture.
    fn drop_same_pages(&mut self, groups: &mut Groups) {
        let of = |files: &[String]| -> HashMap<String, String> {
            files.iter().map(|path| (stem(path).to_lowercase(), path.clone())).collect()
        };
        let (scans, texts) = (of(&groups.scans), of(&groups.texts));
        let left_out = &mut self.plan.left_out;
        let mut keep = |path: &String, better: &[&HashMap<String, String>]| {
            let name = stem(path).to_lowercase();
            let same = better.iter().find_map(|better| better.get(&name));
            left_out.extend(same.map(|same| LeftOutFile {
                path: path.clone(),
                why: Why::Not(NotOfEdition::SamePage(same.clone())),
            }));
            same.is_none()
        };
        groups.texts.retain(|path| keep(path, &[&scans]));
        groups.pdfs.retain(|path| keep(path, &[&scans, &texts]));
    }

    /// Whether a folder, with those in it, is an edition of articles.
    fn is_of_articles(&mut self, folder: &ListedFolder, groups: &Groups) -> bool {
        let (mut markdown, mut texts, mut others) = (0, 0, 0);
        folder.each_outside_editions(&mut |path| match formats::by_name(path) {
            _ if is_about(path) && self.wanted < Breadth::About => {}
            Some(row) if row.role == FileRole::Article || self.are_articles => markdown += 1,
            Some(_) => texts += 1,
            None if is_resource(path) || ending(path).is_empty() => {}
            None => others += 1,
        });
        let own = groups.articles.len();
        if own > 0 {
            let is_note = !groups.feeds.is_empty() && groups.feeds.len() >= own;
            return markdown >= groups.texts.len() && !is_note;
        }
        // All the Markdown is in folders: with nothing else these are sections.
        let has_editions = folder.folders.iter().any(ListedFolder::holds_manifest);
        markdown > 0 && markdown >= texts && others == 0 && !has_editions
    }

    /// The texts under a folder, but for those of editions, as articles stand.
    fn texts_under(&self, folder: &ListedFolder) -> Vec<String> {
        let mut files = Vec::new();
        folder.each_outside_editions(&mut |path| {
            let is_text = formats::by_name(path).is_some();
            // A README is read before the articles; a manifest is none of them.
            let is_one = formats::by_name(path).is_some_and(|row| row.role == FileRole::Article);
            if is_text && (is_one || self.are_articles || !is_about(path)) {
                files.push(path.to_owned());
            }
        });
        files.sort_by(|a, b| articles::compare(a, b));
        files
    }

    fn put(&mut self, making: Making, folder: &ListedFolder, files: Vec<String>) {
        self.plan.editions.push(PlannedEdition { making, folder: folder.path.clone(), files });
    }

    /// Plans what the files of one folder make.
    fn put_groups(&mut self, folder: &ListedFolder, groups: Groups, are_articles: bool) {
        let Groups { mut texts, pdfs, scans, feeds, letters, articles, single, .. } = groups;
        texts.extend(pdfs);
        texts.sort_by(|a, b| natural::compare(a, b));
        let others = !texts.is_empty() || !scans.is_empty() || !single.is_empty();
        let others = others || !letters.is_empty();
        let alone = !others && !are_articles;
        for pages in [texts, scans].into_iter().filter(|pages| !pages.is_empty()) {
            self.put(Making::Pages, folder, pages);
        }
        match feeds.as_slice() {
            [] => {}
            [_] => self.put(Making::File(Format::Feed), folder, feeds),
            _ => self.put(Making::Feeds { alone }, folder, feeds),
        }
        match letters.as_slice() {
            [] => {}
            [_] => self.put(Making::File(Format::Mail), folder, letters),
            _ => self.put(Making::Letters, folder, letters),
        }
        for path in articles {
            self.leave_out(&path, Why::Not(NotOfEdition::Note));
        }
        for (path, format) in single {
            self.put(Making::File(format), folder, vec![path]);
        }
    }
}

impl ListedFolder {
    /// The tree that paths make, each folder in the order of its names.
    fn of(mut paths: Vec<String>) -> Self {
        paths.sort_by(|a, b| natural::compare(a, b));
        let mut root = Self::default();
        for path in paths {
            let mut folder = &mut root;
            let end = path.rfind('/').unwrap_or(0);
            let ends = path[..end].match_indices('/').map(|(at, _)| at);
            for end in ends.chain((end > 0).then_some(end)) {
                folder = folder.below(&path[..end]);
            }
            folder.files.push(path);
        }
        root
    }

    fn below(&mut self, path: &str) -> &mut Self {
        let place = self.folders.iter().rposition(|folder| folder.path == path);
        let place = place.unwrap_or_else(|| {
            self.folders.push(Self { path: path.to_owned(), ..Self::default() });
            self.folders.len() - 1
        });
        &mut self.folders[place]
    }

    /// Its folders of letters, if it is a Maildir.
    fn maildir(&self) -> impl Iterator<Item = &Self> {
        let is_one = self.folders.iter().any(|folder| file(&folder.path) == "cur");
        let is_box = |folder: &&Self| matches!(file(&folder.path), "cur" | "new");
        self.folders.iter().filter(is_box).filter(move |_| is_one)
    }

    fn has_manifest(&self) -> bool {
        self.files.iter().any(|path| file(path) == "edition.toml")
    }

    fn holds_manifest(&self) -> bool {
        self.has_manifest() || self.folders.iter().any(Self::holds_manifest)
    }

    /// All files in it and in the folders in it.
    fn each(&self, tell: &mut dyn FnMut(&str)) {
        self.files.iter().for_each(|path| tell(path));
        self.folders.iter().for_each(|folder| folder.each(tell));
    }

    /// The same, but for the folders of editions.
    fn each_outside_editions(&self, tell: &mut dyn FnMut(&str)) {
        self.files.iter().for_each(|path| tell(path));
        let others = self.folders.iter().filter(|folder| !folder.has_manifest());
        others.for_each(|folder| folder.each_outside_editions(tell));
    }
}

//! The program's own sources, read as far as a rule of the house needs: which
//! types a file defines, and which paths it names.
//!
//! `use` lines alone do not tell what a file leans on: `super::x`, a path in
//! the middle of an expression and a name that another module re-exports are
//! imports too. So every path in the code is read, and followed to the file
//! that defines what it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A file of production code.
#[derive(Default)]
pub(crate) struct File {
    /// Its path inside `src`.
    pub(crate) path: PathBuf,
    /// The types that it defines.
    pub(crate) types: BTreeSet<String>,
    /// Every path of two names or more in its code; `use a::{b, c}` is two.
    pub(crate) paths: Vec<Vec<String>>,
    module: Vec<String>,
    items: BTreeSet<String>,
    /// What a name that is imported stands for.
    imports: BTreeMap<String, Vec<String>>,
    globs: Vec<Vec<String>>,
}

/// All files of production code.
pub(crate) struct Sources {
    pub(crate) files: Vec<File>,
    modules: BTreeMap<Vec<String>, usize>,
}

impl Sources {
    pub(crate) fn read() -> Self {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut paths = Vec::new();
        rust_files(&src, &mut paths);
        let files: Vec<File> = paths
            .iter()
            .map(|path| (path.strip_prefix(&src).unwrap(), path))
            .filter(|(inside, _)| !is_test_file(inside))
            .map(|(inside, path)| File::read(inside, &fs::read_to_string(path).unwrap()))
            .collect();
        let in_library = |file: &&(usize, &File)| {
            !file.1.path.starts_with("bin") && !file.1.path.ends_with("main.rs")
        };
        let modules = files.iter().enumerate().filter(|file| in_library(&file));
        let modules = modules.map(|(at, file)| (file.module.clone(), at)).collect();
        Self { files, modules }
    }

    /// The files that a file names something of, by their index.
    pub(crate) fn leans_on(&self, file: &File) -> BTreeSet<usize> {
        let found = file.paths.iter().filter_map(|path| self.definer(&file.module, path, 0));
        found.filter(|&other| self.files[other].path != file.path).collect()
    }

    /// The file that defines what a path names, as seen from a module; the
    /// innermost module of the path that is known, where the rest is not.
    fn definer(&self, from: &[String], path: &[String], depth: usize) -> Option<usize> {
        let mut module = from.to_vec();
        for (at, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" if at == 0 => module.clear(),
                "self" => {}
                "super" => {
                    module.pop();
                }
                name => {
                    let mut child = module.clone();
                    child.push(name.to_owned());
                    if self.modules.contains_key(&child) {
                        module = child;
                        continue;
                    }
                    let file = &self.files[*self.modules.get(&module)?];
                    if !file.items.contains(name) && depth < 8 {
                        let whole = file.imports.get(name).map(std::slice::from_ref);
                        let whole = whole.map_or_else(Vec::new, <[Vec<String>]>::to_vec);
                        let globs = file.globs.iter().map(|glob| {
                            glob.iter().cloned().chain([name.to_owned()]).collect::<Vec<_>>()
                        });
                        let rest = &path[at + 1..];
                        let mut ways = whole.into_iter().chain(globs);
                        let found = ways.find_map(|mut way| {
                            way.extend_from_slice(rest);
                            self.definer(&file.module, &way, depth + 1)
                        });
                        if found.is_some() || at == 0 {
                            return found;
                        }
                    } else if at == 0 && !file.items.contains(name) {
                        return None;
                    }
                    break;
                }
            }
        }
        self.modules.get(&module).copied()
    }
}

impl File {
    fn read(path: &Path, text: &str) -> Self {
        let mut module: Vec<String> = path
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if matches!(module.last().map(String::as_str), Some("mod" | "lib")) {
            module.pop();
        }
        let mut file = Self { path: path.to_owned(), module, ..Self::default() };
        file.parse(&without_tests(&tokens(text)));
        file
    }

    fn parse(&mut self, code: &[String]) {
        let token = |at: usize| code.get(at).map_or("", String::as_str);
        let (mut at, mut depth) = (0, 0);
        while at < code.len() {
            match token(at) {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                "use" if !matches!(token(at.wrapping_sub(1)), "." | "::") => {
                    at = self.use_tree(code, at + 1, &[]);
                    continue;
                }
                keyword @ ("struct" | "enum" | "type" | "trait" | "fn" | "mod" | "static"
                | "const")
                    if is_name(token(at + 1)) =>
                {
                    let name = token(at + 1).to_owned();
                    if matches!(keyword, "struct" | "enum") || (keyword == "type" && depth == 0) {
                        self.types.insert(name.clone());
                    }
                    if depth == 0 {
                        self.items.insert(name);
                    }
                    at += 1;
                }
                "macro_rules" => {
                    self.items.insert(token(at + 2).to_owned());
                }
                name if is_name(name) && token(at + 1) == "::" => {
                    let before = token(at.wrapping_sub(1));
                    let is_field = before == "." && token(at.wrapping_sub(2)) != ".";
                    // `pub(in crate::x)` says who may come in, and takes nothing.
                    let is_scope = before == "in" && token(at.wrapping_sub(2)) == "(";
                    let mut path = vec![name.to_owned()];
                    while token(at + 1) == "::" && is_name(token(at + 2)) {
                        path.push(token(at + 2).to_owned());
                        at += 2;
                    }
                    if path.len() > 1 && !is_field && !is_scope {
                        self.paths.push(path);
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Takes in one tree of a `use` line, from behind the prefix; gives where
    /// it ends.
    fn use_tree(&mut self, code: &[String], mut at: usize, prefix: &[String]) -> usize {
        let token = |at: usize| code.get(at).map_or("", String::as_str);
        let mut path = prefix.to_vec();
        while at < code.len() {
            match token(at) {
                "::" => at += 1,
                "{" => {
                    at += 1;
                    while !matches!(token(at), "}" | "") {
                        at = self.use_tree(code, at, &path);
                        at += usize::from(token(at) == ",");
                    }
                    return at + 1;
                }
                "*" => {
                    self.globs.push(path);
                    return at + 1;
                }
                name if is_name(name) => {
                    path.push(name.to_owned());
                    at += 1;
                    if token(at) == "::" {
                        continue;
                    }
                    if path.last().is_some_and(|last| last == "self") {
                        path.pop();
                    }
                    let mut known_as = path.last().cloned().unwrap_or_default();
                    if token(at) == "as" {
                        token(at + 1).clone_into(&mut known_as);
                        at += 2;
                    }
                    self.paths.push(path.clone());
                    self.imports.insert(known_as, path);
                    return at;
                }
                _ => return at,
            }
        }
        at
    }
}

fn rust_files(dir: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            out.push(path);
        }
    }
}

fn is_test_file(path: &Path) -> bool {
    let name = path.file_stem().unwrap().to_string_lossy();
    let inside = |folder: &str| path.iter().any(|part| part == folder);
    name.ends_with("tests")
        || inside("tests")
        || inside("crash_tests")
        || matches!(&*name, "sample" | "testing" | "round_trip")
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Names, `::` and single characters; neither comments nor what is quoted.
fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = quoted(rest) {
            length
        } else if is_name(rest) {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            out.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            out.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                out.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    out
}

/// The length of the string or character that a text begins with.
fn quoted(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('b').unwrap_or(text);
    let before = text.len() - inner.len();
    if let Some(raw) = inner.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let close = format!("\"{}", "#".repeat(hashes));
            let body = &raw[hashes + 1..];
            let end = body.find(&close).map_or(body.len(), |end| end + close.len());
            return Some(before + 1 + hashes + 1 + end);
        }
    }
    let quote = inner.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut escaped = false;
    for (at, c) in inner.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return Some(before + at + 1),
            // A quote with no partner so near is a lifetime.
            _ if quote == '\'' && at > 1 && !inner.starts_with("'\\") => return None,
            _ => {}
        }
    }
    None
}

/// Code without the items that are compiled for tests only.
fn without_tests(code: &[String]) -> Vec<String> {
    const MARK: [&str; 7] = ["#", "[", "cfg", "(", "test", ")", "]"];
    let mut out = Vec::new();
    let mut at = 0;
    while at < code.len() {
        if !code[at..].iter().zip(MARK).all(|(token, mark)| token == mark) || at + 7 > code.len() {
            out.push(code[at].clone());
            at += 1;
            continue;
        }
        at += MARK.len();
        let mut depth = 0;
        while at < code.len() {
            let token = code[at].as_str();
            at += 1;
            match token {
                "{" | "(" | "[" => depth += 1,
                "}" | ")" | "]" => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(token, ";" | "}") {
                break;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> File {
        File::read(Path::new("loader/x/mod.rs"), text)
    }

    #[test]
    fn every_form_of_an_import_is_read() {
        let file = read(
            "use crate::model::{Clean, rich::{self, Rich as R}};\n\
             fn f() -> super::Hint { let a = x.y::<u8>(); ocr::load(\"crate::no::string\") }\n",
        );
        let paths: Vec<String> = file.paths.iter().map(|path| path.join("::")).collect();
        assert_eq!(
            paths,
            [
                "crate::model::Clean",
                "crate::model::rich",
                "crate::model::rich::Rich",
                "super::Hint",
                "ocr::load",
            ]
        );
    }

    #[test]
    fn tests_comments_and_what_is_quoted_are_no_code() {
        let file = read(
            "// crate::a::B\n#[cfg(test)]\nmod tests;\nstruct Kept<'a>(&'a str, char);\n\
             const C: char = '\"'; const D: char = '\\'';\n/* crate::c::D */\n\
             #[cfg(test)]\nmod more { use crate::shell::run; struct Gone; }\nenum Also {}\n",
        );
        assert!(file.paths.is_empty(), "{:?}", file.paths);
        assert_eq!(file.types.iter().collect::<Vec<_>>(), ["Also", "Kept"]);
    }
}

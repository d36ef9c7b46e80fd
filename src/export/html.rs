//! An edition as one page of HTML, its pictures in it: a file that can be
//! sent, and needs nothing else.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::epub::media_type;
use super::inline::escaped;
use super::issue::Issue;
use super::xhtml;

/// The edition as a page of HTML.
#[must_use]
pub fn html(issue: &Issue<'_>) -> String {
    let paper = &issue.edition.paper;
    let (lang, title) = (escaped(issue.lang()), escaped(&paper.title));
    let folio = escaped(&issue.folio().join(" · "));
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta name=\"generator\" content=\"newsprint\">\n<title>{title} {folio}</title>\n\
         <style>\nbody {{ max-width: 40em; margin: 2em auto; padding: 0 1em; line-height: 1.6; }}\n\
         {}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        xhtml::STYLE
    );
    let under = [paper.subtitle.as_deref().map(escaped), Some(folio)];
    for line in under.into_iter().flatten().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "<p>{line}</p>");
    }
    let src = |path: &str| {
        let bytes = issue.pictures.get(path)?;
        let media = media_type(bytes)?.0;
        Some(format!("data:{media};base64,{}", STANDARD.encode(bytes)))
    };
    for chapter in issue.chapters() {
        let _ = writeln!(out, "<section>\n<h2>{}</h2>", escaped(&chapter.title()));
        for index in chapter.articles {
            let (article, body) = issue.article(index);
            let text = xhtml::article(article, body, 3, &src);
            let id = escaped(&article.id.as_str().replace(char::is_whitespace, "-"));
            let _ = write!(out, "<article id=\"a-{id}\">\n{text}</article>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

//! How an article of a newspaper is cited, by the customs that readers write for.

use std::fmt::Write as _;

use super::{BylineName, Date, Lang, Provenance, byline_names, printed};

/// Whose customs a citation follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CitationStyle {
    /// Those of the paper's own language, in a line.
    #[default]
    Paper,
    /// GB/T 7714-2015, 信息与文献 参考文献著录规则.
    GbT7714,
    /// The Chicago Manual of Style, 17th edition: an entry of a bibliography.
    Chicago,
    /// The MLA Handbook, 9th edition: an entry of a list of works cited.
    Mla,
}

impl CitationStyle {
    /// All of them, by the names of the configuration and the command line.
    pub const ALL: [(&'static str, Self); 4] = [
        ("paper", Self::Paper),
        ("gb7714", Self::GbT7714),
        ("chicago", Self::Chicago),
        ("mla", Self::Mla),
    ];

    /// The citation of an article; `seen` is the day that it was read on, which
    /// GB/T 7714 asks for where it gives an address.
    #[must_use]
    pub fn cite(self, from: &Provenance, seen: Option<Date>) -> String {
        let lang = Lang::from_tag(&from.lang);
        let cited = Cited {
            from,
            lang,
            date: from.date.parse().ok(),
            names: byline_names(&from.byline),
            page: page(&from.page),
        };
        match self {
            Self::Paper => {
                printed::citation(lang, &from.paper, cited.date, &from.page, &from.headline)
            }
            Self::GbT7714 => cited.by_gb_t_7714(seen),
            Self::Chicago => cited.by_chicago(),
            Self::Mla => cited.by_mla(),
        }
    }
}

/// The label of a page; of a bare number without the noughts before it.
fn page(label: &str) -> &str {
    let is_number = !label.is_empty() && label.bytes().all(|b| b.is_ascii_digit());
    let bare = label.trim_start_matches('0');
    if is_number && !bare.is_empty() { bare } else { label }
}

/// What is cited.
struct Cited<'a> {
    from: &'a Provenance,
    lang: Lang,
    date: Option<Date>,
    names: Vec<BylineName>,
    page: &'a str,
}

impl Cited<'_> {
    /// GB/T 7714-2015, 4.4 (连续出版物中的析出文献) gives the order, 8.1 the names:
    /// family name first, given names as letters without points, of more than three
    /// the first three; without a name the entry begins with the title. 8.8: after
    /// the paper's name its day and, in brackets, the page. Annex B: N is a
    /// newspaper, N/OL one online, of which the day one read it and the address are
    /// given.
    fn by_gb_t_7714(&self, seen: Option<Date>) -> String {
        const TOLD: usize = 3;
        let name = |name: &BylineName| match name {
            BylineName::Whole(name) => name.clone(),
            BylineName::Parted { given, family } => {
                let letters = given.split([' ', '-']).filter_map(|word| word.chars().next());
                let letters: Vec<String> =
                    letters.map(|c| c.to_uppercase().collect::<String>()).collect();
                format!("{} {}", family.to_uppercase(), letters.join(" "))
            }
        };
        let mut names: Vec<String> = self.names.iter().take(TOLD).map(name).collect();
        if self.names.len() > TOLD {
            let others = match self.lang {
                Lang::Zh => "等",
                Lang::Ja => "他",
                Lang::Ko => "외",
                Lang::En => "et al",
            };
            names.push(others.to_owned());
        }
        let from = self.from;
        let online = seen.filter(|_| !from.url.is_empty());
        let mut out = if names.is_empty() { String::new() } else { names.join(", ") + ". " };
        let kind = if online.is_some() { "N/OL" } else { "N" };
        let date = self.date.map(|date| format!(", {date}")).unwrap_or_default();
        let _ = write!(out, "{}[{kind}]. {}{date}", from.headline, from.paper);
        if !self.page.is_empty() {
            let _ = write!(out, "({})", self.page);
        }
        if let Some(seen) = online {
            let _ = write!(out, "[{seen}]. {}", from.url);
        }
        out + "."
    }

    /// The Chicago Manual of Style, 17th edition, 14.191: author, headline, paper,
    /// month, day and year; no page, for an article may stand elsewhere in another
    /// impression. 14.193: “The” before an English name is left out. 14.199: the
    /// paper stands in the place of an author who is not named. 14.76: family name
    /// first for the first of several, and of more than ten the first seven.
    fn by_chicago(&self) -> String {
        const ALL: usize = 10;
        const TOLD: usize = 7;
        let count = if self.names.len() > ALL { TOLD } else { self.names.len() };
        let mut names: Vec<String> = self.in_order(count);
        if count < self.names.len() {
            names.push("et al.".to_owned());
        } else if count > 1 {
            names[count - 1].insert_str(0, "and ");
        }
        let from = self.from;
        let paper = from.paper.strip_prefix("The ").filter(|_| self.lang == Lang::En);
        let paper = paper.unwrap_or(&from.paper);
        let date = self.date.map(|date| date.strftime("%B %-d, %Y").to_string());
        let title = quoted(&from.headline);
        let mut out = if names.is_empty() {
            let date = date.map(|date| format!(" {date}.")).unwrap_or_default();
            format!("{} {title}{date}", closed(paper))
        } else {
            let date = date.map(|date| format!(", {date}")).unwrap_or_default();
            format!("{} {title} {paper}{date}.", closed(&names.join(", ")))
        };
        if !from.url.is_empty() {
            let _ = write!(out, " {}.", from.url);
        }
        out
    }

    /// The MLA Handbook, 9th edition, chapter 5, in the order of its elements: author
    /// (from 5.3: one, two, or the first and “et al.”), title of source (from 5.23: in
    /// quotation marks), title of container (from 5.31: the paper), publication date
    /// (from 5.68: day, month, year; months of more than four letters are shortened,
    /// appendix 1), location (from 5.84: p. and the page as it is labelled, the
    /// address without its scheme).
    fn by_mla(&self) -> String {
        let names = match self.names.len() {
            0 => String::new(),
            1 | 2 => closed(&self.in_order(2).join(", and ")) + " ",
            _ => format!("{}, et al. ", self.in_order(1).concat()),
        };
        let from = self.from;
        let mut parts = vec![from.paper.clone()];
        parts.extend(self.date.map(|date| {
            const MONTHS: [&str; 12] = [
                "Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.",
                "Nov.", "Dec.",
            ];
            let month = MONTHS[usize::from(date.month().unsigned_abs()) - 1];
            format!("{} {month} {}", date.day(), date.year())
        }));
        parts.extend(Some(format!("p. {}", self.page)).filter(|_| !self.page.is_empty()));
        let url = from.url.split_once("://").map_or(from.url.as_str(), |(_, rest)| rest);
        parts.extend(Some(url.to_owned()).filter(|url| !url.is_empty()));
        parts.retain(|part| !part.is_empty());
        format!("{names}{} {}.", quoted(&from.headline), parts.join(", "))
    }

    /// The first names: of the first one the family name leads.
    fn in_order(&self, count: usize) -> Vec<String> {
        let names = self.names.iter().take(count).enumerate();
        let name = |(at, name): (usize, &BylineName)| match name {
            BylineName::Whole(name) => name.clone(),
            BylineName::Parted { given, family } if at == 0 => format!("{family}, {given}"),
            BylineName::Parted { given, family } => format!("{given} {family}"),
        };
        names.map(name).collect()
    }
}

/// Marks that close a sentence, after which no full stop stands.
const CLOSING: [char; 6] = ['.', '?', '!', '。', '？', '！'];

fn closed(text: &str) -> String {
    if text.ends_with(CLOSING) { text.to_owned() } else { format!("{text}.") }
}

/// A title in quotation marks with its full stop inside. Marks of the same kind in
/// it become single ones.
fn quoted(title: &str) -> String {
    let inner: String = title
        .chars()
        .map(|c| match c {
            '“' => '‘',
            '”' => '’',
            c => c,
        })
        .collect();
    format!("“{}”", closed(&inner))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh() -> Provenance {
        Provenance {
            paper: "河口日报".to_owned(),
            date: "2026-11-02".to_owned(),
            page: "01".to_owned(),
            headline: "苇江二桥昨日通车".to_owned(),
            byline: "本报记者　方砚秋".to_owned(),
            lang: "zh".to_owned(),
            ..Provenance::default()
        }
    }

    fn en() -> Provenance {
        Provenance {
            paper: "The Saltmarsh Courier".to_owned(),
            date: "2026-11-22".to_owned(),
            page: "1".to_owned(),
            headline: "Bridge ‘swings’ shut".to_owned(),
            byline: "By Nell Garraway".to_owned(),
            lang: "en-GB".to_owned(),
            ..Provenance::default()
        }
    }

    fn cite(style: CitationStyle, from: &Provenance) -> String {
        style.cite(from, Some(jiff::civil::date(2026, 12, 1)))
    }

    /// The standard's own example of a newspaper (GB/T 7714-2015, 4.4) with other
    /// words: 作者. 题名[N]. 报名, 2000-11-20(15).
    #[test]
    fn gb_t_7714_names_day_and_page_after_the_paper() {
        let style = CitationStyle::GbT7714;
        assert_eq!(cite(style, &zh()), "方砚秋. 苇江二桥昨日通车[N]. 河口日报, 2026-11-02(1).");
        let online = Provenance { url: "https://h.example/1".to_owned(), ..zh() };
        assert_eq!(
            cite(style, &online),
            "方砚秋. 苇江二桥昨日通车[N/OL]. 河口日报, 2026-11-02(1)[2026-12-01]. https://h.example/1."
        );
        assert!(!style.cite(&online, None).contains("https"), "without the day no address");
        let many =
            Provenance { byline: "记者 甲一、乙二、丙三、丁四".to_owned(), ..zh() };
        assert!(cite(style, &many).starts_with("甲一, 乙二, 丙三, 等. "));
        let unsigned = Provenance { byline: String::new(), page: String::new(), ..zh() };
        assert_eq!(cite(style, &unsigned), "苇江二桥昨日通车[N]. 河口日报, 2026-11-02.");
        let latin = Provenance { byline: "By Jean-Luc Garraway".to_owned(), ..en() };
        assert!(cite(style, &latin).starts_with("GARRAWAY J L. Bridge"));
    }

    #[test]
    fn chicago_leaves_the_page_out_and_the_paper_leads_where_nobody_signs() {
        let style = CitationStyle::Chicago;
        assert_eq!(
            cite(style, &en()),
            "Garraway, Nell. “Bridge ‘swings’ shut.” Saltmarsh Courier, November 22, 2026."
        );
        let unsigned = Provenance { byline: String::new(), ..en() };
        assert_eq!(
            cite(style, &unsigned),
            "Saltmarsh Courier. “Bridge ‘swings’ shut.” November 22, 2026."
        );
        let both = Provenance {
            byline: "Ann Lee and Bo Day".to_owned(),
            headline: "Who said “stop”?".to_owned(),
            ..en()
        };
        assert!(cite(style, &both).starts_with("Lee, Ann, and Bo Day. “Who said ‘stop’?” Salt"));
    }

    #[test]
    fn mla_shortens_months_and_gives_the_page() {
        let style = CitationStyle::Mla;
        assert_eq!(
            cite(style, &en()),
            "Garraway, Nell. “Bridge ‘swings’ shut.” The Saltmarsh Courier, 22 Nov. 2026, p. 1."
        );
        let three = Provenance {
            byline: "Ann Lee, Bo Day, Cy Fox".to_owned(),
            date: "2026-06-03".to_owned(),
            url: "https://s.example/a".to_owned(),
            ..en()
        };
        assert_eq!(
            cite(style, &three),
            "Lee, Ann, et al. “Bridge ‘swings’ shut.” The Saltmarsh Courier, 3 June 2026, p. 1, \
             s.example/a."
        );
    }

    #[test]
    fn the_papers_own_manner_is_that_of_its_language() {
        let paper = |from: &Provenance| cite(CitationStyle::Paper, from);
        assert_eq!(paper(&zh()), "——《河口日报》，2026年11月2日，01版：《苇江二桥昨日通车》");
        assert!(paper(&en()).ends_with("The Saltmarsh Courier, 22 November 2026, p. 1"));
    }

    #[test]
    fn what_is_not_known_leaves_no_hole() {
        for (_, style) in CitationStyle::ALL {
            let told =
                cite(style, &Provenance { headline: "x".to_owned(), ..Provenance::default() });
            for hole in [", ,", "()", "  ", ", .", ".."] {
                assert!(!told.contains(hole), "{style:?}: {told}");
            }
        }
    }
}

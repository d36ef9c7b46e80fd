use std::collections::BTreeSet;

use super::*;
use crate::app::correcting::MenuChoice;
use crate::app::{
    ACTIONS, Action, CutCounts, FetchOutcome, LookupFault, Notice, Purpose, Standing, TextDirection,
};
use crate::keymap::{Context, Keymap, PRESETS};
use crate::layout::Widths;
use crate::model::{Clean, Correction, HanScript, Lang, SetAs, TextUnit, Warning, WarningKind};
use crate::toml_file::TomlSource;

/// Those of notes, passages, files and commands.
fn notices_of_keeping() -> Vec<Notice> {
    vec![
        Notice::NothingOfStory("x".to_owned()),
        Notice::LookBack,
        Notice::NoSuchSection(9, 4),
        Notice::NoSuchStory(9, 1),
        Notice::Clipped(true),
        Notice::Clipped(false),
        Notice::ClippedAlready,
        Notice::ClippingRemoved,
        Notice::ClippingTakenBack,
        Notice::ClippingBroughtBack,
        Notice::ClippingAlone("河口日报".to_owned(), "2026-11-22".to_owned()),
        Notice::BookmarkNoted,
        Notice::OldNoteBack,
        Notice::PassageCopied,
        Notice::LookingUp("x".to_owned()),
        Notice::NothingToSelect,
        Notice::BeginPassageFirst,
        Notice::WrittenOut("/x.md".to_owned()),
        Notice::NotWritten,
        Notice::OnePlainColumn,
        Notice::NoSuchForm,
        Notice::NoClippingForm,
        Notice::NoSuchPage("x".to_owned(), vec!["A01".to_owned(), "A02".to_owned()]),
        Notice::NoSuchCommand("x".to_owned(), None),
        Notice::NoSuchCommand("x".to_owned(), Some("sepia")),
    ]
}

fn lookup_faults() -> [LookupFault; 7] {
    let command = || "x".to_owned();
    let failed = |why: &str| LookupFault::Failed(command(), why.to_owned());
    [
        LookupFault::NoCommand,
        LookupFault::NothingSelected,
        LookupFault::Missing(command()),
        failed(""),
        failed("https"),
        LookupFault::TooSlow(command()),
        LookupFault::Silent(command(), "x".to_owned()),
    ]
}

/// One of every notice. The match in `each` names all of them, so that a new
/// one is not forgotten here.
fn notices() -> Vec<Notice> {
    let why = || "the disk is full".to_owned();
    let unit = TextUnit::Block(1);
    let mut all = vec![
        Notice::Bookmarked,
        Notice::BookmarkedAlready,
        Notice::BookmarkRemoved,
        Notice::BookmarkTakenBack,
        Notice::BookmarkBroughtBack,
        Notice::BookmarkNamed,
        Notice::OldNameBack,
        Notice::BookmarksInTheirList,
        Notice::NotKept(why()),
        Notice::KeptForNow(why()),
        Notice::PlaceNotKept(why()),
        Notice::NothingToUndo,
        Notice::UndoElsewhere,
        Notice::AddressCopied("https://example.org".to_owned()),
        Notice::NoLinks,
        Notice::NoSuchLink,
        Notice::NoArticles,
        Notice::Warnings(1),
        Notice::Warnings(3),
        Notice::Warning(Warning::new(WarningKind::DamagedBytes(3))),
        Notice::StillOpening,
        Notice::WaitForWhole,
        Notice::OpenFirst,
        Notice::OpenStoryFirst,
        Notice::PartOfPage(500, 20_000),
        Notice::EndOfEdition(3, 14, true),
        Notice::CutTo(CutCounts { minutes: 25, whole: 5, briefs: 9, out: 3 }),
        Notice::EndOfCut(CutCounts { minutes: 25, whole: 5, briefs: 9, out: 0 }),
        Notice::WholeEdition,
        Notice::MinutesRange(1, 600),
        Notice::FirstArticle,
        Notice::NoEarlierEdition,
        Notice::NoLaterEdition,
        Notice::NotOnNewsstand("河口日报".to_owned(), "2026-11-22".to_owned()),
        Notice::EditionGone,
        Notice::ArticleGone,
        Notice::NotScanned,
        Notice::NothingToCancel,
        Notice::NotFound("x".to_owned()),
        Notice::Theme("sepia".to_owned()),
        Notice::NoPictures,
        Notice::OneScript,
        Notice::PictureFault("a.png".to_owned(), why()),
        Notice::ColumnsNeedRoom(true),
        Notice::Measure(72),
        Notice::ColumnLength(20),
        Notice::Direction(TextDirection::Across),
        Notice::Direction(TextDirection::Downwards),
        Notice::Direction(TextDirection::StaysAcross),
        Notice::Importing,
        Notice::Fetched(FetchOutcome { editions: 2, articles: 41, failed: 1, is_stopped: false }),
        Notice::StoppingFetch,
        Notice::EndOfPaper(3, 14, Clean::line("https")),
        Notice::InboxEmpty,
        Notice::NothingToCorrect,
        Notice::HeadStays,
        Notice::NoOtherArticle,
        Notice::CorrectFirst,
        Notice::StopCorrectingFirst,
        Notice::Corrected(None),
        Notice::Corrected(Some(Correction::Split { article: 0, unit })),
        Notice::Corrected(Some(Correction::Join { article: 0, with: 1 })),
        Notice::Corrected(Some(Correction::MoveTo { article: 0, unit, to: 1 })),
        Notice::CorrectionNotKept(why()),
    ];
    for yes in [true, false] {
        all.extend([
            Notice::MarkedRead(yes),
            Notice::MarkedReadAgain(yes),
            Notice::Copied(yes),
            Notice::SearchedRound(yes),
            Notice::Ruby(yes),
            Notice::Script(yes.then_some(HanScript::Simplified)),
            Notice::Script(Some(HanScript::Traditional)),
            Notice::Pictures(yes),
            Notice::Unchanged(yes),
            Notice::Order(yes),
            Notice::Corrected(Some(Correction::MoveBy { article: 0, block: 1, down: yes })),
        ]);
    }
    all.extend([Notice::MeasureRange(16, 240), Notice::ArticleRange(14), Notice::AsConfigured]);
    all.extend([Notice::Told("x".to_owned()), Notice::Failed("x".to_owned())]);
    all.push(Notice::NoSuchTheme("x".to_owned(), vec!["sepia".to_owned()]));
    all.extend([Notice::FirstSection, Notice::LastSection, Notice::FirstPage, Notice::LastPage]);
    all.extend([Notice::Imported("x".to_owned()), Notice::ImportTakenBack(2)]);
    all.extend([Notice::NowhereBack, Notice::NowhereForward, Notice::NothingThere]);
    all.extend([1, 2].map(|count| Notice::Mistakes("x".to_owned(), count)));
    all.extend([1, 2].map(|count| Notice::Unreadable("x".to_owned(), count)));
    all.extend([Notice::IndexRenewed, Notice::OnePaper, Notice::NoOtherText, Notice::SameText]);
    let name = || "苇江二桥".to_owned();
    all.extend([Notice::Following(name()), Notice::NotFollowing(name()), Notice::StoryChanged]);
    all.push(Notice::BadQuery(crate::search::QueryFault::NotBetween));
    all.extend(notices_of_keeping());
    all.extend(lookup_faults().map(Notice::NotLookedUp));
    let set = |role| Notice::Corrected(Some(Correction::Set { article: 0, unit, role }));
    all.extend(SetAs::ALL.map(set));
    all
}

/// The name of a notice's variant.
fn variant(notice: &Notice) -> String {
    let told = format!("{notice:?}");
    told.chars().take_while(|c| c.is_alphanumeric()).collect()
}

/// The variants that `app/notice.rs` declares.
fn declared() -> BTreeSet<String> {
    let source = include_str!("../app/notice.rs");
    let body = source.split("pub enum Notice {").nth(1).unwrap().split("\n}").next().unwrap();
    let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let name = |line: &str| line.chars().take_while(|c| c.is_alphanumeric()).collect::<String>();
    lines.map(name).filter(|name| !name.is_empty()).collect()
}

/// What a notice says is what somebody else has worded already.
fn is_passed_on(notice: &Notice) -> bool {
    matches!(
        notice,
        Notice::Told(_)
            | Notice::Failed(_)
            | Notice::Warning(_)
            | Notice::Mistakes(_, 1)
            | Notice::Unreadable(_, 1)
            | Notice::PictureFault(..)
    )
}

#[test]
fn every_notice_is_looked_at_here() {
    let here: BTreeSet<String> = notices().iter().map(variant).collect();
    assert_eq!(here, declared());
}

#[test]
fn every_notice_is_worded_in_every_language() {
    let keymap = Keymap::default();
    let keys = Keys::new(&keymap, Context::Reader);
    for notice in notices().iter().filter(|notice| !is_passed_on(notice)) {
        let english = DEFAULT.notice(notice, &keys);
        assert!(!english.trim().is_empty(), "{notice:?}");
        for words in LANGUAGES.iter().filter(|words| words.tag() != DEFAULT.tag()) {
            assert_ne!(words.notice(notice, &keys), english, "{words:?} says it in English");
        }
    }
}

/// The actions that a notice names the key of, in the words of English.
fn named(notice: &Notice) -> &'static [Action] {
    match notice {
        Notice::Bookmarked => &[Action::Note, Action::Bookmarks, Action::Undo],
        Notice::BookmarkedAlready | Notice::BookmarksInTheirList => &[Action::Bookmarks],
        Notice::Clipped(_) => &[Action::Note, Action::Clippings, Action::Undo],
        Notice::BeginPassageFirst => &[Action::Select],
        Notice::ClippedAlready => &[Action::Clippings],
        Notice::Imported(_)
        | Notice::AsConfigured
        | Notice::BookmarkRemoved
        | Notice::ClippingRemoved
        | Notice::MarkedRead(_)
        | Notice::Corrected(Some(_)) => &[Action::Undo],
        Notice::OpenFirst | Notice::OpenStoryFirst => &[Action::Open],
        Notice::NothingThere => &[Action::Help],
        Notice::NothingToCancel => &[Action::Quit],
        Notice::EndOfPaper(..) => &[Action::PageDown],
        Notice::ColumnsNeedRoom(true) => &[Action::Zen],
        Notice::NoSuchCommand(..) => &[Action::Command],
        Notice::CorrectFirst => &[Action::Correct],
        Notice::StopCorrectingFirst | Notice::PartOfPage(..) => &[Action::Back],
        Notice::Warnings(_) | Notice::Fetched(_) => &[Action::Messages],
        Notice::CutTo(_) | Notice::EndOfCut(_) | Notice::WholeEdition => &[Action::Minutes],
        _ => &[],
    }
}

#[test]
fn a_key_that_a_notice_names_does_what_it_says_under_every_preset() {
    let source = |text| TomlSource { name: "keys.toml", text };
    let own = "\"u\" = \"help\"\n\"U\" = \"none\"\n\"ctrl-x\" = \"undo\"\n\"B\" = \"none\"\n";
    let rebound = |name: &str| Keymap::preset(name).unwrap().rebind(&source(own)).0;
    let presets = PRESETS.iter().map(|name| Keymap::preset(name).unwrap());
    for keymap in presets.chain(PRESETS.iter().map(|name| rebound(name))) {
        for context in [Context::Reader, Context::Correcting, Context::Newsstand] {
            let keys = Keys::new(&keymap, context);
            for notice in notices() {
                for action in named(&notice) {
                    let way = keys.way(*action).unwrap();
                    for words in LANGUAGES {
                        let text = words.notice(&notice, &keys);
                        assert!(text.contains(&way), "{text:?} names {way} for {action:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn with_newsboats_keys_a_bookmark_is_taken_back_by_another_key() {
    let text = |preset: &str| {
        let keymap = Keymap::preset(preset).unwrap();
        en::En.notice(&Notice::Bookmarked, &Keys::new(&keymap, Context::Reader))
    };
    assert_eq!(text("vim"), "bookmarked (e adds a note, B lists the bookmarks, u takes it back)");
    assert_eq!(
        text("newsboat"),
        "bookmarked (e adds a note, B lists the bookmarks, U takes it back)"
    );
}

#[test]
fn what_has_no_key_is_told_by_its_command_and_what_has_neither_not_at_all() {
    let text = |own: &str| {
        let source = TomlSource { name: "keys.toml", text: own };
        let (keymap, mistakes) = Keymap::default().rebind(&source);
        assert_eq!(mistakes, []);
        en::En.notice(&Notice::BookmarkRemoved, &Keys::new(&keymap, Context::Reader))
    };
    assert_eq!(text("\"u\" = \"none\"\n"), "bookmark removed (:undo brings it back)");
    assert_eq!(text("\"u\" = \"none\"\n\":\" = \"none\"\n"), "bookmark removed");
}

/// Whether a language is written in Latin letters, by how it heads a month.
fn is_in_latin_letters(words: &dyn Words) -> bool {
    words.month(jiff::civil::date(2026, 11, 1)).chars().all(|c| c < '\u{250}')
}

#[test]
fn every_action_is_told_in_every_language_and_fits_a_narrow_help() {
    let widths = Widths::default();
    for words in LANGUAGES {
        for action in ACTIONS {
            let told = words.action(action.action);
            // Words of letters go on in a second line where they must.
            let most = if is_in_latin_letters(*words) { 40 } else { 34 };
            assert!(!told.is_empty() && widths.text(told) <= most, "{words:?}: {told}");
        }
        for purpose in [
            Purpose::Search,
            Purpose::SearchAll,
            Purpose::Follow,
            Purpose::Link,
            Purpose::Command,
            Purpose::Rename(0),
        ] {
            assert!(!words.prompt(&purpose).is_empty());
        }
        assert!(words.weekdays().iter().all(|day| widths.text(day) == 2), "{words:?}");
        assert!(words.too_small().iter().all(|line| widths.text(line) <= 14), "{words:?}");
    }
}

#[test]
fn what_the_help_tells_in_one_line_is_told_in_every_language() {
    let (keymap, widths) = (Keymap::default(), Widths::default());
    for words in LANGUAGES {
        for row in keymap.help(Context::Reader).iter().flat_map(|section| &section.rows) {
            let told = words.told(&row.actions);
            let most = if is_in_latin_letters(*words) { 40 } else { 34 };
            assert!(!told.is_empty() && widths.text(told) <= most, "{words:?}: {row:?}");
        }
    }
}

#[test]
fn no_english_is_left_in_the_other_languages() {
    // What an interface in han, kana or hangul writes in Latin letters: names
    // of programs, of keys, of commands and of what follows them.
    let known =
        ["newsprint", "import", "fg", "theme", "measure", "article", "search", "check", "minutes"];
    let keymap = Keymap::default();
    let keys = Keys::new(&keymap, Context::Reader);
    for words in LANGUAGES.iter().filter(|words| !is_in_latin_letters(**words)) {
        let mut texts: Vec<String> =
            ACTIONS.iter().map(|i| words.action(i.action).into()).collect();
        texts.extend(MenuChoice::ALL.map(|choice| words.choice(choice).to_owned()));
        texts.extend(notices().iter().filter(|n| !is_passed_on(n)).map(|n| words.notice(n, &keys)));
        texts.push(words.no_editions().to_owned());
        texts.push(words.nothing_found(&keys));
        for text in texts {
            let latin = text.split(|c: char| !c.is_ascii_alphabetic());
            let allowed = |word: &str| {
                word.chars().count() < 2
                    || known.contains(&word)
                    || ["Enter", "Esc", "Space", "config", "messages", "sepia", "https", "example"]
                        .contains(&word)
                    || ["md", "txt", "html", "epub", "bib"].contains(&word)
                    || ["json", "jsonld", "jsonl", "CSL"].contains(&word)
                    || ["toml", "lookup", "sdcv"].contains(&word)
                    || ["org", "the", "disk", "is", "full", "PATH"].contains(&word)
            };
            for word in latin {
                assert!(allowed(word), "{}: {word:?} in {text:?}", words.tag());
            }
        }
    }
}

#[test]
fn english_counts_have_their_plurals() {
    let en = en::En;
    let keymap = Keymap::default();
    let keys = Keys::new(&keymap, Context::Newsstand);
    assert_eq!(en.stock(1, 30), "1 paper, 30 editions");
    assert_eq!(en.found(0, 1), "0 of 1 edition");
    assert_eq!(en.inbox(1, &keys), "1 new file in the inbox: i imports");
    assert_eq!(en.contents(1, 7), "1 page, 7 articles");
    assert_eq!(en.contents(0, 1), "1 article");
    assert_eq!(en.editions(1, 0), "1 edition");
    assert_eq!(en.standing(Standing::Begun), "begun");
}

#[test]
fn a_calendar_is_headed_as_each_language_does() {
    let day = jiff::civil::date(2026, 11, 1);
    let head = |tag| of(tag).map(|words| words.month(day)).unwrap();
    let heads = ["zh", "ja", "ko", "en"].map(head);
    assert_eq!(heads, ["2026年11月", "2026年11月", "2026년 11월", "November 2026"]);
    assert_eq!(zh::Zh.editions(50, 48), "50 期 未读 48");
}

#[test]
fn an_unread_count_follows_the_language_of_the_article() {
    assert_eq!(zh::Zh.left(Lang::En, 230, 1), "余 230 词 约 1 分钟");
    assert_eq!(en::En.left(Lang::Zh, 620, 2), "620 characters, 2 min left");
}

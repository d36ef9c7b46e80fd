//! `newsprint sources add`.

use std::io::Write;
use std::path::Path;

use super::super::args::AddSource;
use super::super::config::Home;
use super::super::{CommandStatus, Result};
use super::ask;
use super::shared::{opened, paper, say, warn};
use crate::input::encoding::decode;
use crate::model::Clean;
use crate::sources::recipe::{self, LONGEST_RECIPE, Recipe};
use crate::sources::{
    EditError, Secret, SlowSite, Source, SourceKind, Subscription, is_paper_name, paper_name,
    safe_address, source_at,
};
use crate::store::read_file;
use crate::words::{Failure, SourcesFault, SourcesNews};

/// Adds an address, or the feeds of a recipe.
pub(super) fn run(args: &AddSource, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let path = Path::new(&args.what);
    let is_recipe = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("recipe"));
    if is_recipe && !args.what.contains("://") {
        return add_recipe(path, args, home, out);
    }
    let mut source =
        source_at(&args.what).ok_or_else(|| SourcesFault::NoAddress(safe_address(&args.what)))?;
    refine(&mut source, args);
    // What would be refused in the end is not asked for first.
    let all = opened(home)?.read().0;
    let named = paper(&all, args.paper.as_deref(), None)?;
    if !is_paper_name(&named.name) {
        let (file, error) = (home.sources_file(), EditError::BadName(named.name));
        return Err(SourcesFault::NotChanged { file, error }.into());
    }
    let there = all.papers.into_iter().find(|paper| paper.name == named.name);
    if there.as_ref().is_some_and(|paper| paper.sources.iter().any(|own| own.url == source.url)) {
        warn(&SourcesNews::Known(safe_address(&source.url)), home);
        return Ok(CommandStatus::Done);
    }
    in_table(&source, home)?;
    let slow = args.slow.as_deref().and_then(SlowSite::from_name);
    source.slow = slow.unwrap_or(source.slow);
    // Whoever says what it is knows it.
    if source.kind == SourceKind::Unknown && args.offline {
        warn(&SourcesNews::KindLater, home);
    } else if source.kind == SourceKind::Unknown {
        if !ask::complete(&mut source, &there.unwrap_or(named), slow, home, out)? {
            return Ok(CommandStatus::Failed);
        }
    } else if source.kind == SourceKind::Server && source.secret.is_none() {
        warn(&SourcesNews::WantsLogin, home);
    } else if source.kind == SourceKind::Recipe {
        warn(&SourcesNews::RecipeOfCalibre, home);
    }
    add(vec![source], None, args, home, out)
}

/// That the table of e-papers has the name that was typed.
fn in_table(source: &Source, home: &Home) -> Result<()> {
    let Some(name) = source.url.strip_prefix("epaper:") else { return Ok(()) };
    let table = ask::epapers(home)?;
    if table.find(name).is_some() {
        return Ok(());
    }
    let near = table.near(name).into_iter().map(|row| row.name.to_string()).collect();
    Err(SourcesFault::NoEpaper { name: Clean::line(name).into_string(), near }.into())
}

/// What the command line says of a source.
fn refine(source: &mut Source, args: &AddSource) {
    let clean = |text: &Option<String>| {
        let text = text.as_deref().map(|text| Clean::line(text.trim()));
        text.filter(|text| !text.is_empty())
    };
    if let Some(kind) = args.kind.as_deref().and_then(SourceKind::from_name) {
        source.kind = kind;
    }
    let command = args.password_command.clone().map(Secret::Command);
    source.secret = command.or_else(|| source.secret.take());
    source.user = args.user.clone().or_else(|| source.user.take());
    source.agent = args.agent.clone().or_else(|| source.agent.take());
    source.section = clean(&args.section).or_else(|| source.section.take());
    source.name = clean(&args.name).or_else(|| source.name.take());
    source.full_text = args.full_text.then_some(true).or(source.full_text);
    source.oldest = args.oldest.or(source.oldest);
    source.most = args.most.map(usize::from).or(source.most);
}

/// Adds what was found to the paper that is meant. Whoever asks the network
/// what an address is comes here with the answer.
fn add(
    sources: Vec<Source>,
    new: Option<Subscription>,
    args: &AddSource,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let mut file = opened(home)?;
    let paper = paper(&file.read().0, args.paper.as_deref(), new)?;
    let outcome = file.add(&paper, sources)?;
    for url in &outcome.known {
        warn(&SourcesNews::Known(safe_address(url)), home);
    }
    if outcome.added > 0 {
        say(&SourcesNews::Added(outcome.added, paper.name), home, out)?;
    }
    Ok(CommandStatus::Done)
}

fn add_recipe(
    path: &Path,
    args: &AddSource,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    let name = Clean::line(&path.to_string_lossy()).into_string();
    let unreadable =
        |error: std::io::Error| Failure::Unreadable { file: name.clone(), cause: (&error).into() };
    let bytes = read_file(path, LONGEST_RECIPE as u64).map_err(unreadable)?;
    let text = decode(&bytes, None).map(|decoded| decoded.text).unwrap_or_default();
    let read = recipe::read(&text).ok_or_else(|| SourcesFault::NoRecipe(name.clone()))?;
    let wants_calibre = args.kind.as_deref() == Some("recipe");
    let mut sources = if read.not_static.is_none() && !wants_calibre {
        read.sources()
    } else {
        let path = std::path::absolute(path).map_err(unreadable)?;
        let url = path.to_string_lossy().into_owned();
        vec![Source { kind: SourceKind::Recipe, url, ..Source::default() }]
    };
    for source in &mut sources {
        let kind = source.kind;
        refine(source, args);
        source.kind = kind;
    }
    tell(&read, wants_calibre, home);
    add(sources, Some(paper_of(&read, path)), args, home, out)
}

/// What is to be known of a recipe.
fn tell(read: &Recipe, wants_calibre: bool, home: &Home) {
    match read.not_static {
        Some(why) => warn(&SourcesNews::RecipeRuns(why), home),
        None if wants_calibre => {}
        None => {
            warn(&SourcesNews::RecipeRead(read.feeds.len()), home);
            for left in &read.left {
                warn(&SourcesNews::RecipeLeft(left.clone()), home);
            }
        }
    }
    if read.subscription == Some(true) {
        warn(&SourcesNews::RecipeSubscription, home);
    }
}

/// A recipe is a paper by itself, called by its title.
fn paper_of(read: &Recipe, path: &Path) -> Subscription {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let title = read.title.as_deref().unwrap_or(&stem);
    let name = paper_name(title).or_else(|| paper_name(&stem));
    Subscription {
        name: name.unwrap_or_else(|| "recipe".to_owned()),
        title: read.title.clone(),
        lang: read.lang.clone(),
        ..Subscription::default()
    }
}

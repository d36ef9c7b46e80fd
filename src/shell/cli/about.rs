//! What the command line says of itself: completions and the manual, both in
//! English whatever the reader's language; they are made once, for all.

use std::io::Write;

use clap::CommandFactory as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::Result;
use super::{Cli, CommandStatus};

/// Writes the completion script of a shell.
pub(super) fn completions(shell: Shell, out: &mut dyn Write) -> Result<CommandStatus> {
    // The generator panics where it cannot write; memory always takes it.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "newsprint", &mut script);
    out.write_all(&script)?;
    Ok(CommandStatus::Done)
}

/// Writes the manual: the program, then a section for each command.
pub(super) fn manual(out: &mut dyn Write) -> Result<CommandStatus> {
    let mut command = Cli::command();
    command.build();
    let page = Man::new(command.clone()).manual("newsprint manual");
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    page.render_options_section(out)?;
    for command in command.get_subcommands() {
        chapter(command, out)?;
    }
    examples(&command, out)?;
    Ok(CommandStatus::Done)
}

/// What stands after the help of a command, if there is anything.
fn examples(command: &clap::Command, out: &mut dyn Write) -> Result<()> {
    if command.get_after_help().is_some() {
        let mut section = Vec::new();
        Man::new(command.clone()).render_extra_section(&mut section)?;
        let text = String::from_utf8_lossy(&section).replace(".SH EXTRA", ".SH EXAMPLES");
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn chapter(command: &clap::Command, out: &mut dyn Write) -> Result<()> {
    let name = command.get_display_name().unwrap_or(command.get_name()).replace('-', " ");
    writeln!(out, ".SH \"{}\"", name.to_uppercase())?;
    let page = Man::new(command.clone());
    let mut sections = Vec::new();
    page.render_description_section(&mut sections)?;
    page.render_synopsis_section(&mut sections)?;
    page.render_options_section(&mut sections)?;
    examples(command, &mut sections)?;
    // Sections of a chapter rank below it.
    let text = String::from_utf8_lossy(&sections).replace(".SH ", ".SS ");
    out.write_all(text.as_bytes())?;
    Ok(())
}

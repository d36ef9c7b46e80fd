//! newsprint, the program.

use std::process::ExitCode;
use std::sync::mpsc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use newsprint::shell::terminal::{
    Canvas, Event, Extent, Options, Vars, die_of, listen, require_tty, suspend,
};
use ratatui::style::Style;

fn main() -> ExitCode {
    if let Err(error) = require_tty() {
        eprintln!("{error}");
        return ExitCode::from(1);
    }
    match run() {
        Ok(None) => ExitCode::SUCCESS,
        Ok(Some(signal)) => die_of(signal),
        Err(error) => {
            eprintln!("newsprint: {error:#}");
            ExitCode::from(1)
        }
    }
}

/// Shows a line of text until `q`; tells the signal that ended it.
fn run() -> anyhow::Result<Option<i32>> {
    let (inbox, events) = mpsc::channel();
    let screen = listen(Options { mouse: true, probe: true }, &inbox)?;
    let traits = Vars::of_process().traits();
    let mut canvas = Canvas::new(screen.writer()?, Extent::Terminal, traits)?;
    loop {
        canvas.draw(|frame| {
            let area = frame.area();
            for y in area.rows() {
                frame.buffer_mut().set_stringn(
                    0,
                    y.y,
                    "河口日报 新渠通水，下游三县用水有了保障。",
                    area.width.into(),
                    Style::default(),
                );
            }
        })?;
        match events.recv()? {
            Event::Key(key) if matches!(key.code, KeyCode::Char('q' | 'Q')) => return Ok(None),
            Event::Key(key) if key == KeyEvent::new(KeyCode::Char('z'), KeyModifiers::CONTROL) => {
                suspend(&screen)?;
                canvas.forget();
            }
            Event::Suspend => {
                suspend(&screen)?;
                canvas.forget();
            }
            Event::Resume => {
                screen.reassert()?;
                canvas.forget();
            }
            Event::Probed(facts) => {
                canvas.trust_ambiguous(if facts.ambiguous_wide { 2 } else { 1 });
            }
            Event::Terminate(signal) => return Ok(Some(signal)),
            Event::Hangup => return Ok(None),
            Event::Key(_) | Event::Mouse(_) | Event::Resize(..) | Event::Paste(_) => {}
        }
    }
}

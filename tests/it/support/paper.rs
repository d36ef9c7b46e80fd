//! The program without a terminal: keys in, the text of the screen out.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use newsprint::app::{App, Msg};
use newsprint::config::{Config, KeyPreset};
use newsprint::input::Hint;
use newsprint::keymap::Keymap;
use newsprint::layout::Widths;
use newsprint::model::EditionKey;
use newsprint::shell::Given;
use newsprint::shell::editions;
use newsprint::shell::runtime::{Eyes, Heard, Runtime, Session};
use newsprint::shell::stock::Stock;
use newsprint::shell::terminal::{Mouse, MouseKind};
use newsprint::toml_file::TomlSource;
use newsprint::view::ScreenCursor;
use newsprint::words;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use tempfile::TempDir;

/// The program with its own data directory, at a size.
pub(crate) struct Paper {
    runtime: Runtime,
    inbox: Receiver<Heard>,
    /// The screen as it was drawn last.
    cells: Buffer,
    data: TempDir,
    config: Config,
    keys: String,
}

/// What stays of a program that was left: its data and its settings.
pub(crate) struct Home(TempDir, Config, String);

impl Home {
    /// Opens an edition with them.
    pub(crate) fn enter(self, path: &Path, w: u16, h: u16) -> Paper {
        Paper::edition_again(path, w, h, (self.0, self.1, self.2))
    }
}

/// How the program is begun, besides.
#[derive(Default)]
struct Begin {
    minutes: Option<usize>,
    today: Option<Vec<(EditionKey, usize)>>,
    sources: Option<PathBuf>,
}

fn in_language(language: &str) -> (TempDir, Config, String) {
    let config = settings(&format!("language = \"{language}\"\n"));
    (TempDir::new().unwrap(), config, String::new())
}

/// An edition that comes with newsprint.
pub(crate) fn bundled(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editions").join(name)
}

/// The shipped settings with lines of a user's file over them. There are no
/// pictures without being asked for: it depends on where the tests run.
pub(crate) fn settings(lines: &str) -> Config {
    let quiet = TomlSource { name: "quiet.toml", text: "pictures = \"off\"\n" };
    let (config, _) = Config::default().overlay(&quiet);
    let (config, mistakes) = config.overlay(&TomlSource { name: "config.toml", text: lines });
    assert_eq!(mistakes, []);
    config
}

impl Paper {
    /// On the newsstand, with the bundled editions.
    pub(crate) fn newsstand(w: u16, h: u16) -> Self {
        Self::newsstand_in(w, h, settings(""))
    }

    /// As [`Paper::newsstand`], with another configuration.
    pub(crate) fn newsstand_in(w: u16, h: u16, config: Config) -> Self {
        let mut stock = Stock::new(None, None);
        assert_eq!(stock.fill(), Vec::<String>::new());
        Self::start(stock, None, (w, h), (TempDir::new().unwrap(), config, String::new()))
    }

    /// On the newsstand, with the editions of a library beside the bundled
    /// ones.
    pub(crate) fn library(folder: &Path, w: u16, h: u16) -> Self {
        Self::library_in(folder, w, h, Config::default())
    }

    /// As [`Paper::library`], with another configuration.
    pub(crate) fn library_in(folder: &Path, w: u16, h: u16, config: Config) -> Self {
        let mut stock = Stock::new(Some(folder.to_owned()), None);
        assert_eq!(stock.fill(), Vec::<String>::new());
        Self::start(stock, None, (w, h), (TempDir::new().unwrap(), config, String::new()))
    }

    /// On the newsstand, with what comes along and the editions of a library, and
    /// with a place for an index.
    pub(crate) fn searching(home: &Path, (w, h): (u16, u16), language: &str) -> Self {
        let mut stock = Stock::new(Some(home.join("library")), Some(home.join("cache")));
        assert_eq!(stock.fill(), Vec::<String>::new());
        Self::start(stock, None, (w, h), in_language(language))
    }

    /// In an edition, opened by its path.
    pub(crate) fn edition(path: &Path, w: u16, h: u16) -> Self {
        Self::configured(path, w, h, settings(""))
    }

    /// As [`Paper::edition`], by a reader of that language.
    pub(crate) fn spoken(path: &Path, w: u16, h: u16, language: &str) -> Self {
        Self::configured(path, w, h, settings(&format!("language = \"{language}\"\n")))
    }

    /// As [`Paper::edition`], with another configuration.
    pub(crate) fn configured(path: &Path, w: u16, h: u16, config: Config) -> Self {
        Self::edition_again(path, w, h, (TempDir::new().unwrap(), config, String::new()))
    }

    /// As [`Paper::configured`], with a user's `keys.toml`.
    pub(crate) fn rebound(path: &Path, (w, h): (u16, u16), config: Config, keys: &str) -> Self {
        Self::edition_again(path, w, h, (TempDir::new().unwrap(), config, keys.to_owned()))
    }

    fn edition_again(path: &Path, w: u16, h: u16, home: (TempDir, Config, String)) -> Self {
        let stock = Stock::new(None, None).beside_an_edition();
        let open = editions::open(path, &Hint::default(), None).unwrap();
        Self::start(stock, Some(Given::new("edition", |_| Ok(open))), (w, h), home)
    }

    /// As [`Paper::spoken`], of which so many minutes are to be read.
    pub(crate) fn in_minutes(path: &Path, size: (u16, u16), language: &str, n: usize) -> Self {
        let stock = Stock::new(None, None).beside_an_edition();
        let open = editions::open(path, &Hint::default(), None).unwrap();
        let open = Some(Given::new("edition", |_| Ok(open)));
        let begin = Begin { minutes: Some(n), ..Begin::default() };
        Self::start_with(stock, open, size, in_language(language), begin)
    }

    /// With today's papers of a library, of which nothing was read.
    pub(crate) fn today(library: &Path, size: (u16, u16), language: &str) -> Self {
        let mut stock = Stock::new(Some(library.to_owned()), None);
        assert_eq!(stock.fill(), Vec::<String>::new());
        let begin = Begin { today: Some(Vec::new()), ..Begin::default() };
        Self::start_with(stock, None, size, in_language(language), begin)
    }

    /// On the newsstand, with a folder that `sources.toml` is in.
    pub(crate) fn fetching(config: &Path, size: (u16, u16), language: &str) -> Self {
        let mut stock = Stock::new(None, None);
        assert_eq!(stock.fill(), Vec::<String>::new());
        let begin = Begin { sources: Some(config.to_owned()), ..Begin::default() };
        Self::start_with(stock, None, size, in_language(language), begin)
    }

    fn start(
        stock: Stock,
        open: Option<Given>,
        size: (u16, u16),
        home: (TempDir, Config, String),
    ) -> Self {
        Self::start_with(stock, open, size, home, Begin::default())
    }

    fn start_with(
        stock: Stock,
        open: Option<Given>,
        (w, h): (u16, u16),
        home: (TempDir, Config, String),
        Begin { minutes, today, sources }: Begin,
    ) -> Self {
        let (data, config, keys) = home;
        let own = TomlSource { name: "keys.toml", text: &keys };
        let (keymap, mistakes) = preset(&config).rebind(&own);
        assert_eq!(mistakes, []);
        let session = Session {
            config: config.clone(),
            keymap,
            words: words::of(&config.general.language).unwrap_or(words::DEFAULT),
            themes: None,
            data: Ok(data.path().to_owned()),
            stock,
            open,
            mistakes: Vec::new(),
            eyes: Eyes::default(),
            sources,
            today,
            minutes,
        };
        let (sender, inbox) = channel();
        let runtime = Runtime::new(session, (w, h), sender);
        let cells = Buffer::empty(Rect::new(0, 0, w, h));
        let mut paper = Self { runtime, inbox, cells, data, config, keys };
        paper.settle();
        paper
    }

    /// Leaves the program and opens an edition again with what was kept.
    pub(crate) fn reopen(self, path: &Path, w: u16, h: u16) -> Self {
        self.leave().enter(path, w, h)
    }

    /// Brings the program into step with other devices, as its start does, and waits
    /// until it is told what came.
    pub(crate) fn sync(&mut self) -> &mut Self {
        self.runtime.sync();
        let heard = self.inbox.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
        self.runtime.hear(heard);
        self.settle();
        self
    }

    /// Leaves the program; all of it is kept.
    pub(crate) fn leave(self) -> Home {
        assert!(self.runtime.finish(std::time::Duration::from_mins(1)), "all is kept");
        Home(self.data, self.config, self.keys)
    }

    /// Types a text that has spaces or quotes in it.
    pub(crate) fn type_text(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| self.runtime.press(plain(KeyCode::Char(c))));
        self.settle();
        self
    }

    /// Leaves the program and comes back to the newsstand.
    pub(crate) fn reopen_library(self, folder: &Path, w: u16, h: u16) -> Self {
        assert!(self.runtime.finish(std::time::Duration::from_mins(1)), "all is kept");
        let mut stock = Stock::new(Some(folder.to_owned()), None);
        assert_eq!(stock.fill(), Vec::<String>::new());
        Self::start(stock, None, (w, h), (self.data, self.config, self.keys))
    }

    fn settle(&mut self) {
        // What is taken in may order something more.
        let mut more = true;
        while std::mem::take(&mut more) {
            self.runtime.settle();
            while let Ok(heard) = self.inbox.try_recv() {
                self.runtime.hear(heard);
                more = true;
            }
        }
    }

    /// As [`Paper::press`], faster than anything is answered.
    pub(crate) fn press_at_once(&mut self, keys: &str) -> &mut Self {
        keys.split_whitespace().for_each(|word| self.press_word(word));
        self.settle();
        self
    }

    /// Presses keys: words name keys (`enter`, `space`, `ctrl-o`, `G`),
    /// `'text'` types letters.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            self.press_word(word);
            self.settle();
        }
        self
    }

    fn press_word(&mut self, word: &str) {
        match word.strip_prefix('\'').and_then(|word| word.strip_suffix('\'')) {
            Some(text) => text.chars().for_each(|c| self.runtime.press(plain(KeyCode::Char(c)))),
            None => self.runtime.press(named(word)),
        }
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, w: u16, h: u16) -> &mut Self {
        self.runtime.take(Msg::Resize(w, h));
        self.cells.resize(Rect::new(0, 0, w, h));
        self.settle();
        self
    }

    /// The terminal answers that it draws ambiguous characters wide.
    pub(crate) fn tell_widths(&mut self, widths: Widths) -> &mut Self {
        self.runtime.take(Msg::Widths(widths));
        self
    }

    /// Clicks on the first cell of the screen where `text` begins.
    pub(crate) fn click(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        let found = screen.lines().enumerate().find_map(|(y, row)| Some((row.find(text)?, y, row)));
        let (at, y, row) =
            found.unwrap_or_else(|| panic!("{text} is not on the screen:\n{screen}"));
        let x = self.runtime.app().settings.widths.text(&row[..at]);
        self.point(MouseKind::Press, x as u16, y as u16)
    }

    /// Does something with the mouse over a cell.
    pub(crate) fn point(&mut self, kind: MouseKind, x: u16, y: u16) -> &mut Self {
        self.runtime.point(Mouse { kind, x, y });
        self.settle();
        self
    }

    /// Clicks so often on a cell, at once.
    pub(crate) fn clicks(&mut self, x: u16, y: u16, times: usize) -> &mut Self {
        for _ in 0..times {
            self.runtime.point(Mouse { kind: MouseKind::Press, x, y });
            self.runtime.point(Mouse { kind: MouseKind::Release, x, y });
        }
        self.settle();
        self
    }

    /// The data directory.
    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// What was copied last.
    pub(crate) fn copied(&mut self) -> String {
        let sequence = self.runtime.errands.copied.pop().unwrap();
        let encoded =
            sequence.trim_start_matches("\u{1b}]52;c;").trim_end_matches(['\u{7}', '\\', '\u{1b}']);
        let bytes =
            base64::Engine::decode(&base64::engine::general_purpose::STANDARD, encoded).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    pub(crate) fn app(&self) -> &App {
        self.runtime.app()
    }

    /// Presses one key, and does not wait for the pictures that it sets going.
    pub(crate) fn press_and_go(&mut self, key: &str) -> &mut Self {
        self.runtime.press(named(key));
        self.runtime.settle_edition();
        while let Ok(heard) = self.inbox.try_recv() {
            self.runtime.hear(heard);
        }
        self
    }

    /// Waits for what was set going.
    pub(crate) fn wait(&mut self) -> &mut Self {
        self.settle();
        self
    }

    /// The grounds of all cells, row by row.
    pub(crate) fn grounds(&mut self) -> Vec<Vec<Color>> {
        self.screen();
        let rows = self.cells.content.chunks(self.cells.area.width.into());
        rows.map(|row| row.iter().map(|cell| cell.bg).collect()).collect()
    }

    /// The looks of all cells, row by row.
    pub(crate) fn looks(&mut self) -> Vec<Vec<Style>> {
        self.screen();
        let rows = self.cells.content.chunks(self.cells.area.width.into());
        rows.map(|row| row.iter().map(Cell::style).collect()).collect()
    }

    pub(crate) fn runtime(&mut self) -> &mut Runtime {
        &mut self.runtime
    }

    /// The text of the screen, rows without trailing spaces.
    pub(crate) fn screen(&mut self) -> String {
        let Self { runtime, cells: buffer, .. } = self;
        buffer.reset();
        let _ = runtime.draw(buffer);
        let widths = runtime.app().settings.widths;
        let area = buffer.area;
        let mut rows = Vec::new();
        for y in 0..area.height {
            let mut row = String::new();
            let mut x = 0;
            while x < area.width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += (widths.of(symbol) as u16).max(1);
            }
            rows.push(row.trim_end().to_owned());
        }
        rows.join("\n")
    }

    /// Where the terminal's cursor stands.
    pub(crate) fn cursor(&mut self) -> ScreenCursor {
        let Self { runtime, cells, .. } = self;
        cells.reset();
        runtime.draw(cells).expect("the cursor stands somewhere on every screen")
    }

    /// The row that it stands in.
    pub(crate) fn row_at_cursor(&mut self) -> String {
        let row = usize::from(self.cursor().y);
        self.screen().lines().nth(row).unwrap_or_default().to_owned()
    }

    /// The first row of the screen that holds `text`.
    pub(crate) fn row_with(&mut self, text: &str) -> Option<String> {
        self.screen().lines().find(|row| row.contains(text)).map(str::to_owned)
    }
}

fn preset(config: &Config) -> Keymap {
    Keymap::preset(match config.general.keymap {
        KeyPreset::Vim => "vim",
        KeyPreset::Newsboat => "newsboat",
        KeyPreset::Less => "less",
    })
    .unwrap()
}

fn plain(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn named(word: &str) -> KeyEvent {
    if let Some(letter) = word.strip_prefix("ctrl-") {
        let c = letter.chars().next().unwrap();
        return KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL);
    }
    plain(match word {
        "enter" => KeyCode::Enter,
        "space" => KeyCode::Char(' '),
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "backspace" => KeyCode::Backspace,
        "left" => KeyCode::Left,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        one => {
            let mut chars = one.chars();
            let c = chars.next().unwrap();
            assert!(chars.next().is_none(), "no key is called {one}");
            KeyCode::Char(c)
        }
    })
}

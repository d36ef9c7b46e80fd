//! What comes to the application, and who heeds it.

use super::{
    App, Changed, ClippingChange, Effect, FetchNews, Msg, Notice, Prompt, Purpose, Screen,
};

impl App {
    /// Takes a message, changes the state, and tells what is to be done.
    #[must_use]
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let mut effects = match msg {
            Msg::Do(action) => {
                self.notice = None;
                self.untouched = false;
                self.goes_on = None;
                self.looking_up = None;
                self.act(action)
            }
            Msg::Type(edit) => self.type_in(edit),
            Msg::Click(x, y) => self.click(x, y),
            Msg::ClickAgain(x, y, nth) => self.click_again(x, y, nth),
            Msg::Drag(from, to) => self.drag(from, to),
            Msg::Release => self.release(),
            Msg::Wheel(x, y, rows) => self.wheel(x, y, rows),
            Msg::Resize(..)
            | Msg::Cell(_)
            | Msg::Widths(_)
            | Msg::SizedText
            | Msg::Reordering(_)
            | Msg::Means(..) => self.heed_terminal(&msg),
            msg @ (Msg::Shelf(_) | Msg::EditionsFound(..) | Msg::ShelfContents(_)) => {
                self.heed_shelf(msg)
            }
            Msg::Inbox(files) => {
                self.newsstand.inbox = files;
                Vec::new()
            }
            Msg::Fetch(news) => self.heed_fetch(news),
            Msg::Searched(news) => self.heed_search(news),
            Msg::Today => self.open_today(),
            Msg::Progress(progress) => self.progress(&progress),
            Msg::Imported(editions, told) => self.heed_imported(editions, told),
            Msg::InStep(came) => self.heed_in_step(came),
            Msg::TakenBack(keys) => self.heed_taken_back(&keys),
            Msg::Begun(editions) => self.heed_begun(&editions),
            Msg::Opening(name) => self.begin_opening(name),
            Msg::Step(step) => {
                if let Some(opening) = &mut self.opening {
                    opening.step = Some(step);
                }
                Vec::new()
            }
            Msg::Opened { shelf, edition, fault, more } => self.opened(shelf, edition, fault, more),
            Msg::Grown { edition, fault } => self.grown(&edition, fault),
            Msg::NotOpened(reason) => self.not_opened(reason),
            Msg::Corrected { done, edition, at, unsaved } => {
                self.show_corrected(done, (edition, at), unsaved)
            }
            Msg::Reading(key, reading) => self.remember(&key, &reading),
            Msg::Pace(pace) => {
                self.settings.take_pace(pace);
                Vec::new()
            }
            Msg::Body(article, body) => self.show_body(article, body),
            Msg::MorePictures(article) => self.hang_more_pictures(article),
            Msg::Measured(article, sizes) => self.measured(article, sizes),
            Msg::Developed(order, picture) => self.developed(order, picture),
            Msg::Scans(pages) => {
                self.show_scans(pages);
                Vec::new()
            }
            Msg::Revision(article, versions) => {
                self.show_revision(&article, versions.map(|both| *both))
            }
            Msg::LookedUp(passage, answer) => self.show_looked_up(&passage, answer),
            Msg::Leads(leads) => self.show_leads(leads),
            Msg::Found { needle, hits, looked } => self.take_found(&needle, hits, looked),
            Msg::Ledes(ledes) => self.show_ledes(ledes),
            msg @ (Msg::Stories(_)
            | Msg::FileThere(_)
            | Msg::Recent(_)
            | Msg::Clippings(..)
            | Msg::Bookmarks(_)) => self.heed_kept(msg),
            Msg::NewBookmark(mark) => self.change(Changed::Added(mark)),
            Msg::NewClipping(clipping) => {
                self.change(Changed::Clipping(ClippingChange::Cut(clipping)))
            }
            Msg::NewStory(story) => self.keep_story(*story),
            Msg::Kept(change, kept) => {
                self.kept(&change, kept);
                Vec::new()
            }
            msg @ (Msg::Dismiss | Msg::Unbound | Msg::Notice(_)) => self.heed_told(msg),
        };
        self.fit();
        effects.extend(self.order_pictures());
        effects.extend(self.order_ledes());
        effects.extend(self.order_of_shelf());
        effects.extend(self.order_search());
        effects.extend(self.keep_look());
        effects
    }

    /// Whether a message will change nothing that is on the screen. What the
    /// store knows comes in several messages at each start, and none of them
    /// is worth a frame where one reads.
    #[must_use]
    pub fn is_unseen(&self, msg: &Msg) -> bool {
        let lists = matches!(self.screen, Screen::Newsstand | Screen::Calendar);
        match msg {
            Msg::Progress(_) | Msg::Begun(_) | Msg::Inbox(_) | Msg::Fetch(FetchNews::Step(_)) => {
                !lists
            }
            Msg::Fetch(FetchNews::Trouble(_)) => self.screen != Screen::Messages,
            Msg::Searched(_) => !self.shows_search(),
            Msg::Shelf(_) => !lists && self.again.is_none(),
            Msg::EditionsFound(..) | Msg::ShelfContents(_) => !lists,
            Msg::Bookmarks(all) => *all == self.bookmarks.all,
            Msg::Clippings(..) => self.screen != Screen::Clippings,
            Msg::Reading(_, reading) => reading.positions.is_empty(),
            _ => false,
        }
    }

    /// Other devices changed what is kept, or could not be asked.
    fn heed_in_step(&mut self, came: Result<String, String>) -> Vec<Effect> {
        let mut effects = vec![Effect::Relist];
        match came {
            Ok(told) => self.tell(Notice::Told(told)),
            Err(reason) => self.tell(Notice::Failed(reason)),
        }
        if self.screen == Screen::Clippings {
            effects.push(Effect::Clippings);
        }
        effects
    }

    /// Whether what comes of searching is seen.
    fn shows_search(&self) -> bool {
        use Screen as S;
        let lists = [S::Search, S::Related, S::Compared, S::Stories, S::Timeline];
        lists.contains(&self.screen) || self.screen == S::Reader
    }

    /// What is kept was looked up, or is in the way of something that was to be.
    fn heed_kept(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Bookmarks(all) => self.bookmarks.all = all,
            Msg::Recent(reads) => self.recent.all = reads,
            Msg::Stories(all) => {
                self.stories.all = all;
                return self.watch_edition();
            }
            Msg::Clippings(all, folded) => self.clippings.fill(all, folded),
            Msg::FileThere(file) => {
                self.prompt = Some(Prompt::new(Purpose::Replace(file), ""));
            }
            _ => {}
        }
        Vec::new()
    }

    /// There is something to tell, or a notice is put away.
    fn heed_told(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Notice(notice) => self.tell(notice),
            Msg::Unbound => self.tell_idle_key(),
            _ => self.notice = None,
        }
        Vec::new()
    }

    /// The terminal has changed, or has told about itself.
    fn heed_terminal(&mut self, msg: &Msg) -> Vec<Effect> {
        match *msg {
            Msg::Resize(w, h) => self.size = (w, h),
            Msg::Cell(cell) => return self.change_cell(cell),
            Msg::Means(means, open) => return self.change_means(means, open),
            Msg::Widths(widths) => return self.change_widths(widths),
            Msg::SizedText => self.settings.sized_text = true,
            Msg::Reordering(reordering) => self.settings.reordering = reordering,
            _ => {}
        }
        Vec::new()
    }
}

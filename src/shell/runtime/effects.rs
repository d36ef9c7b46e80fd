//! What the application asks for, given to whoever does it.

use std::time::Instant;

use super::{Ended, PictureErrand, Runtime};
use crate::app::{Effect, FileContent, Msg, Notice};
use crate::shell::edition_thread::Order;
use crate::shell::keeper::{self, Keep, story};
use crate::shell::terminal::{ClipboardError, copy_sequence};

impl Runtime {
    pub(super) fn carry_out(&mut self, effect: Effect) -> Vec<Msg> {
        let order = match effect {
            Effect::Open(shelf) => return self.editions.open(shelf),
            Effect::ShelfContents(entries) => {
                let stand = &self.app.newsstand;
                let shelved = |&index: &usize| {
                    let key = stand.shelf.get(index)?.key.clone();
                    Some((key, self.editions.stock.folder(index)?))
                };
                let editions = entries.iter().filter_map(shelved).collect();
                self.shelf.contents(editions);
                return Vec::new();
            }
            Effect::StopOpening => {
                self.editions.give_up();
                return Vec::new();
            }
            Effect::Body(article) => {
                self.stopwatch.restart(Instant::now());
                Order::Body(article)
            }
            Effect::Leads(articles) => Order::Leads(articles),
            Effect::Ledes(articles) => Order::Ledes(articles),
            Effect::SearchEdition(needles, articles) => Order::Search(needles, articles),
            Effect::Measure(article, paths) => Order::Measure(article, paths),
            Effect::Scans => Order::Scans,
            Effect::WriteOut(file) if matches!(file.what, FileContent::Clippings { .. }) => {
                self.keeper.order(Keep::WriteOut(file));
                return Vec::new();
            }
            Effect::WriteOut(file) => Order::WriteOut(file),
            Effect::Correct(correction, seen) => Order::Correct(correction, seen),
            Effect::Uncorrect(seen) => Order::Uncorrect(seen),
            other => return self.carry_out_here(other).into_iter().collect(),
        };
        self.editions.order(order).into_iter().collect()
    }

    /// Does what is not done in the edition's thread.
    fn carry_out_here(&mut self, effect: Effect) -> Option<Msg> {
        match effect {
            Effect::Develop(order) => {
                let media = self.editions.media()?.clone();
                self.pictures.order(self.opening, order, media);
            }
            Effect::Hand(number, room, picture) => {
                self.errands.pictures.push(PictureErrand::Hand(number, room, picture));
            }
            Effect::Withdraw(numbers) => {
                self.errands.pictures.push(PictureErrand::Withdraw(numbers));
            }
            Effect::SavePosition(edition, article, position) => {
                self.keeper.order(Keep::Position(edition, article, position));
            }
            Effect::NoteRead(read) => self.keeper.order(Keep::Read(*read)),
            Effect::Recent => self.keeper.order(Keep::Recent),
            Effect::Relist => self.keeper.order(Keep::Relist),
            Effect::Clippings => self.keeper.order(Keep::Clippings),
            Effect::Clip(cut) => {
                return Some(Msg::NewClipping(Box::new(keeper::clipping(*cut))));
            }
            Effect::Paged(page) => {
                let sample = self.stopwatch.turn(Instant::now(), page);
                if let Some(sample) = sample.filter(|_| self.app.settings.remember) {
                    self.keeper.order(Keep::Pace(sample));
                }
            }
            Effect::AddBookmark(draft) => {
                return Some(Msg::NewBookmark(Box::new(keeper::bookmark(*draft))));
            }
            Effect::KeepLook(look) => self.keeper.order(Keep::Look(look)),
            Effect::Keep(change) => self.keeper.order(Keep::Change(change)),
            Effect::Revision(edition, article) => {
                self.keeper.order(Keep::Revision(edition, article));
            }
            Effect::Copy(text) => match copy_sequence(&text) {
                Ok(sequence) => self.errands.copied.push(sequence),
                Err(ClipboardError::TooLong { size, max }) => {
                    let told = self.words.too_long_to_copy(size, max);
                    return Some(Msg::Notice(Notice::Failed(told)));
                }
            },
            Effect::Redraw => self.errands.redraw = true,
            Effect::Suspend => self.errands.suspend = true,
            Effect::FillNewsstand => self.errands.fill = true,
            Effect::FindEditions(filter) => self.shelf.find(filter),
            Effect::PrepareSearch => self.searcher.prepare(),
            Effect::SearchAll(order) => self.searcher.ask(order),
            Effect::Relate(order) => self.searcher.relate(order),
            Effect::LookUp(passage) => self.lookups.order(passage),
            Effect::Suggest(order) => self.searcher.suggest(order),
            Effect::Compare(order) => self.searcher.compare(order),
            Effect::StopComparing => self.searcher.stop_comparing(),
            Effect::Differences(order) => self.searcher.differences(order),
            Effect::Watch(edition, stories) => self.searcher.watch(edition, stories),
            Effect::CountStories(stories) => self.searcher.count(stories),
            Effect::FollowStory { name, query } => {
                return Some(Msg::NewStory(Box::new(story(name, query))));
            }
            Effect::LookAtStory(id, seen) => self.keeper.order(Keep::LookAtStory(id, seen)),
            Effect::Fetch => self.fetcher.start(),
            Effect::StopFetching => self.fetcher.stop(),
            Effect::Import => self.errands.import = true,
            Effect::TakeImportBack(editions) => self.errands.take_back = editions,
            Effect::Quit => self.ended = Some(Ended::Quit),
            // Done by `carry_out`.
            Effect::Open(_)
            | Effect::ShelfContents(_)
            | Effect::StopOpening
            | Effect::Body(_)
            | Effect::Leads(_)
            | Effect::Ledes(_)
            | Effect::SearchEdition(..)
            | Effect::Measure(..)
            | Effect::Scans
            | Effect::WriteOut(_)
            | Effect::Correct(..)
            | Effect::Uncorrect(_) => {}
        }
        None
    }
}

use std::sync::Arc;

use super::*;
use crate::app::{Msg, Settings};
use crate::model::{Article, ArticleId, Block, Clean, HeadRole, Page};

/// A paper of two pages with four stories and one, the third being the most
/// prominent, and an article on no page.
fn edition() -> Edition {
    let mut edition = Edition::default();
    edition.paper.title = Clean::line("The Ebb");
    edition.sections.push(crate::model::Section::default());
    for id in ["1", "2"] {
        edition.pages.push(Page { id: Clean::line(id), ..Page::default() });
    }
    for (index, page) in [Some(0), Some(0), Some(0), Some(0), Some(1), None].iter().enumerate() {
        let mut article = Article::new(ArticleId::new(&format!("a{index}")));
        article.push_head(HeadRole::Headline, Clean::line(&format!("Story {index}")));
        article.page = *page;
        article.prominence = if index == 2 { 200 } else { 0 };
        edition.articles.push(article);
    }
    edition
}

fn body() -> Body {
    Body::set(vec![Block::paragraph(&"The ferry ran late and nobody minded. ".repeat(40))])
}

/// Carries out what concerns bodies, as the shell would.
fn send(app: &mut App, msg: Msg) {
    let mut effects = app.update(msg);
    while let Some(effect) = effects.pop() {
        match effect {
            Effect::Body(article) => effects.extend(app.update(Msg::Body(article, body()))),
            Effect::Leads(articles) => {
                let leads = articles.into_iter().map(|article| (article, body())).collect();
                effects.extend(app.update(Msg::Leads(leads)));
            }
            _ => {}
        }
    }
}

fn press(app: &mut App, actions: &[Action]) {
    for action in actions {
        send(app, Msg::Do(*action));
    }
}

fn app(size: (u16, u16)) -> App {
    let mut app = App::new(Settings::default(), vec!["dark".to_owned()], size);
    send(
        &mut app,
        Msg::Opened { shelf: 0, edition: Arc::new(edition()), fault: None, more: false },
    );
    app
}

/// The page shown, and the selected article.
fn at(app: &App) -> (Option<usize>, Option<usize>) {
    let front = app.front.as_ref().unwrap();
    (front.page(), front.article())
}

#[test]
fn the_front_page_opens_at_the_article_one_reads_and_closes_to_it() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::NextArticle, Action::FrontPage]);
    assert_eq!(app.screen, Screen::FrontPage);
    assert_eq!(at(&app), (Some(0), Some(1)));
    press(&mut app, &[Action::Down, Action::FrontPage]);
    assert_eq!(app.screen, Screen::Reader);
    assert_eq!(app.reader.as_ref().unwrap().article, 1);
}

#[test]
fn stories_are_walked_in_the_order_of_the_page() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Top]);
    let mut seen = vec![at(&app).1.unwrap()];
    for _ in 0..3 {
        press(&mut app, &[Action::Down]);
        seen.push(at(&app).1.unwrap());
    }
    assert_eq!(seen, [2, 0, 1, 3], "the prominent one leads");
    press(&mut app, &[Action::Down]);
    assert_eq!(at(&app).1, Some(3), "the last is the last");
    press(&mut app, &[Action::Up]);
    assert_eq!(at(&app).1, Some(1));
    press(&mut app, &[Action::Bottom, Action::Top]);
    assert_eq!(at(&app).1, Some(2));
}

#[test]
fn sideways_goes_to_the_neighbour_column_and_back() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Top, Action::PaneRight]);
    let beside = at(&app).1;
    assert_ne!(beside, Some(2), "another story stands beside the lead");
    press(&mut app, &[Action::PaneRight]);
    assert_eq!(at(&app).1, beside, "there is nothing further right");
    press(&mut app, &[Action::PaneLeft]);
    assert_eq!(at(&app).1, Some(2));
}

#[test]
fn a_number_selects_the_story_that_has_it_on_the_screen() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Section(3)]);
    let front = app.front.as_ref().unwrap();
    let third = front.sheet().unwrap().on_screen(0).nth(2).unwrap().0;
    assert_eq!(front.selected(), third);
    press(&mut app, &[Action::Section(9)]);
    assert_eq!(app.front.as_ref().unwrap().selected(), third, "there are not so many");
}

#[test]
fn enter_opens_the_story_in_the_reader() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Bottom, Action::Open]);
    assert_eq!(app.screen, Screen::Reader);
    let reader = app.reader.as_ref().unwrap();
    assert_eq!((reader.article, reader.focus), (3, Pane::Article));
    assert!(reader.text.is_some());
    press(&mut app, &[Action::JumpBack]);
    assert_eq!((app.screen, at(&app).1), (Screen::FrontPage, Some(3)));
    press(&mut app, &[Action::JumpBack]);
    assert_eq!(app.screen, Screen::Reader);
    assert_eq!(app.reader.as_ref().unwrap().article, 0, "one can go back to where one was");
}

#[test]
fn brackets_turn_the_pages_as_far_as_there_are_any() {
    let mut app = app((80, 24));
    press(&mut app, &[Action::FrontPage, Action::NextSection]);
    assert_eq!(at(&app), (Some(1), Some(4)));
    press(&mut app, &[Action::NextSection]);
    assert_eq!(at(&app), (None, Some(5)), "what is on no page comes last");
    press(&mut app, &[Action::NextSection]);
    assert_eq!(app.notice, Some(Notice::LastPage));
    press(&mut app, &[Action::PreviousSection, Action::PreviousSection]);
    assert_eq!(at(&app), (Some(0), Some(2)));
    press(&mut app, &[Action::PreviousSection]);
    assert_eq!(app.notice, Some(Notice::FirstPage));
}

#[test]
fn space_turns_whole_screens_and_then_the_page() {
    let mut app = app((40, 12));
    press(&mut app, &[Action::FrontPage, Action::Top]);
    let screens = app.front.as_ref().unwrap().sheet().unwrap().screens();
    assert!(screens > 1, "a small window shows a page in parts");
    for screen in 1..screens {
        press(&mut app, &[Action::PageDown]);
        assert_eq!(app.front.as_ref().unwrap().screen(), screen);
    }
    press(&mut app, &[Action::PageUp]);
    assert_eq!(app.front.as_ref().unwrap().screen(), screens - 2);
    press(&mut app, &[Action::PageDown, Action::PageDown]);
    assert_eq!(at(&app).0, Some(1));
}

#[test]
fn a_resize_keeps_the_selected_story_in_view() {
    let mut app = app((200, 60));
    press(&mut app, &[Action::FrontPage, Action::Bottom]);
    for size in [(40, 12), (20, 5), (61, 20), (200, 60)] {
        send(&mut app, Msg::Resize(size.0, size.1));
        let front = app.front.as_ref().unwrap();
        let sheet = front.sheet().unwrap();
        let shown: Vec<usize> = sheet.on_screen(front.screen()).map(|(story, _)| story).collect();
        assert!(shown.contains(&front.selected()), "{size:?}");
        assert_eq!(front.article(), Some(3), "{size:?}");
    }
}

#[test]
fn a_click_selects_a_story_and_a_second_opens_it() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Top]);
    let sheet = app.front.as_ref().unwrap().sheet().unwrap();
    let (x, y) = (sheet.placed()[2].x + 1, sheet.placed()[2].y);
    send(&mut app, Msg::Click(x, y));
    assert_eq!(at(&app).1, Some(1));
    send(&mut app, Msg::Click(x, y));
    assert_eq!((app.screen, app.reader.as_ref().unwrap().article), (Screen::Reader, 1));
}

#[test]
fn the_help_comes_back_to_the_front_page() {
    let mut app = app((120, 40));
    press(&mut app, &[Action::FrontPage, Action::Down, Action::Help, Action::Back]);
    assert_eq!(app.screen, Screen::FrontPage);
    press(&mut app, &[Action::Zen]);
    assert_eq!(app.notice, Some(Notice::OpenStoryFirst));
}

#[test]
fn bodies_of_a_page_that_was_turned_meanwhile_are_not_taken() {
    let mut app = app((120, 40));
    let asked = app.update(Msg::Do(Action::FrontPage));
    assert_eq!(asked[..1], [Effect::Leads(vec![0, 1, 2, 3])]);
    let asked = app.update(Msg::Do(Action::NextSection));
    assert_eq!(asked, [Effect::Leads(vec![4])]);
    let late = (0..4).map(|article| (article, body())).collect();
    assert_eq!(app.update(Msg::Leads(late)), []);
    assert!(app.front.as_ref().unwrap().sheet().is_none());
    assert_eq!(app.update(Msg::Leads(vec![(4, body())])), []);
    assert_eq!(at(&app).1, Some(4));
}

#[test]
fn of_a_page_of_very_many_stories_the_foremost_are_set_and_the_others_told_of() {
    let mut edition = edition();
    let story = |index: usize| {
        let mut article = Article::new(ArticleId::new(&format!("b{index}")));
        article.page = Some(1);
        article.prominence = if index == 90_000 { 200 } else { 0 };
        article
    };
    edition.articles.extend((0..100_000).map(story));
    let last = edition.articles.len() - 1;
    let mut app = App::new(Settings::default(), vec!["dark".to_owned()], (100, 30));
    let edition = Arc::new(edition);
    send(&mut app, Msg::Opened { shelf: 0, edition, fault: None, more: false });
    press(&mut app, &[Action::Bottom, Action::FrontPage]);
    let front = app.front.as_ref().unwrap();
    assert_eq!(front.article(), Some(last), "the story that one comes from is among them");
    let stories = front.sheet().unwrap().stories();
    assert_eq!(stories.len(), 500);
    assert_eq!(stories[0].article(), 6 + 90_000, "the most prominent leads");
    assert_eq!(app.notice, Some(Notice::PartOfPage(500, 100_001)));
}

#[test]
fn the_papers_own_kicker_stays_behind_the_rule_of_a_story() {
    let mut article = Article::new(ArticleId::new("a"));
    article.push_head(HeadRole::Kicker, Clean::line("隧道救援"));
    article.push_head(HeadRole::Headline, Clean::line("工人回家"));
    let kicker = |article: &Article| article.line(HeadRole::Kicker).map(ToString::to_string);
    let told = kicker(&under("青螺山 · 第4天", &article));
    assert_eq!(told.as_deref(), Some("青螺山 · 第4天 · 隧道救援"));
    article.head.remove(0);
    assert_eq!(kicker(&under("青螺山", &article)).as_deref(), Some("青螺山"));
}

//! Several devices of one reader.

use newsprint::config::Config;
use tempfile::TempDir;

use crate::support::paper::{Paper, bundled, settings};

const EN: &str = "saltmarsh-courier-2026-11-22";

/// The settings of a device that is kept in step over a folder.
fn device(folder: &TempDir, language: &str) -> Config {
    let path = folder.path().join("newsprint");
    settings(&format!("language = \"{language}\"\nsync = {:?}\n", path.to_str().unwrap()))
}

#[test]
fn what_was_marked_on_one_device_is_on_another_when_that_is_begun() {
    let folder = TempDir::new().unwrap();
    let mut first = Paper::configured(&bundled(EN), 80, 24, device(&folder, "en"));
    first.press("enter m B e 'ask' space 'Nell' enter q q");
    drop(first.leave());
    let mut second = Paper::configured(&bundled(EN), 80, 24, device(&folder, "en"));
    assert!(!second.press("B").screen().contains("ask Nell"), "{}", second.screen());
    let screen = second.sync().screen();
    assert!(screen.contains("in step with 1 other device: 1 bookmark"), "{screen}");
    assert!(screen.contains("ask Nell"), "{screen}");
    // It is removed there, and so here, when that one was left.
    second.press("d");
    drop(second.leave());
    let mut third = Paper::configured(&bundled(EN), 80, 24, device(&folder, "zh"));
    let screen = third.press("B").sync().screen();
    assert!(screen.contains("已与另外 2 台设备同步") && !screen.contains("ask Nell"), "{screen}");
}

#[test]
fn a_folder_that_cannot_be_used_is_told_with_the_setting_that_names_it() {
    let folder = TempDir::new().unwrap();
    std::fs::write(folder.path().join("newsprint"), "a file").unwrap();
    let mut paper = Paper::configured(&bundled(EN), 120, 24, device(&folder, "en"));
    let screen = paper.sync().screen();
    assert!(screen.contains("not in step: "), "{screen}");
    assert!(paper.press("enter").screen().lines().count() == 24, "one reads on");
}

//! Whatever is opened takes a bounded amount of memory: real processes that may
//! have no more, opening what once took a gigabyte.

use std::process::{Command, Stdio};

use crate::support::program::{Home, Ran};

/// Kilobytes of address space: 256 MB, and what the program itself, its
/// libraries and the stacks of its threads are mapped to.
const ROOM: u32 = 256 * 1024 + 128 * 1024;

/// Runs the program in that much memory.
fn run(home: &Home, args: &[&str]) -> Ran {
    let program = home.command(args);
    let mut shell = Command::new("sh");
    shell
        .args(["-c", "ulimit -v \"$0\" && exec \"$@\"", &ROOM.to_string()])
        .arg(program.get_program())
        .args(program.get_args())
        .env_clear()
        .envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))))
        // Every further heap of the allocator is mapped at 64 MB, used or not.
        .env("MALLOC_ARENA_MAX", "1")
        .current_dir(home.path())
        .stdin(Stdio::null());
    Ran::of(shell.output().unwrap())
}

/// What `inspect` shows of a text that is opened in bounded memory.
fn inspected(name: &str, bytes: impl AsRef<[u8]>) -> String {
    let home = Home::new();
    let path = home.file(name, bytes);
    let ran = run(&home, &["inspect", path.to_str().unwrap()]);
    assert_eq!(ran.code, Some(0), "{name}: {}", ran.err);
    ran.out
}

#[test]
fn a_line_of_forty_megabytes_is_read_as_plain_text() {
    let shown = inspected("line.txt", vec![b'a'; 40 << 20]);
    assert!(shown.contains("articles  1") && shown.contains("aaaa…"), "{shown:.400}");
    assert!(shown.contains("read as plain text"), "the reader is told why there is one article");
}

#[test]
fn ten_million_short_lines_are_read() {
    let shown = inspected("lines.txt", "a\n".repeat(10_000_000));
    assert!(shown.contains("articles  1"), "{shown:.400}");
}

#[test]
fn random_bytes_of_an_old_encoding_are_read() {
    let mut seed = 1_u32;
    let bytes = (0..20 << 20).map(|_| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        0xA1 + (seed >> 24) as u8 % 0x5D
    });
    let shown = inspected("high.txt", bytes.collect::<Vec<u8>>());
    assert!(shown.contains("articles  1") && shown.contains("damaged byte sequences"));
}

#[test]
fn sixteen_hundred_short_blocks_are_recovered() {
    let block = |n: usize| format!("本报讯 记者{n}从市政府获悉，新渠通水\n\n");
    let shown = inspected("blocks.txt", (0..1600).map(block).collect::<String>());
    assert!(shown.contains("记者1599从市政府获悉"), "{shown:.400}");
}

#[test]
fn four_hundred_blocks_that_may_all_follow_each_other_are_recovered() {
    let block =
        |n: usize| format!("记者{n}从市政府获悉，新渠通水后的第{n}天，守闸人老赵看了看\n\n");
    let shown = inspected("blocks.txt", (0..400).map(block).collect::<String>());
    assert!(shown.contains("记者399从市政府获悉"), "{shown:.400}");
}

#[test]
fn of_a_million_articles_the_first_open_and_the_others_are_told_of() {
    let home = Home::new();
    home.file("ed/p.md", "# a\n\nb\n\n".repeat(1_000_000));
    let toml = "format = 1\n[paper]\ntitle = \"Million\"\n[[page]]\nid = \"1\"\nfile = \"p.md\"\n";
    home.file("ed/edition.toml", toml);
    for path in ["ed", "ed/p.md"] {
        let ran = run(&home, &["inspect", path]);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        assert!(ran.out.contains("articles  200000"), "{:.300}", ran.out);
        let told = ran.out.lines().last().unwrap_or_default();
        assert!(told.contains("800001") && told.contains("left out"), "{told}");
    }
}

#[test]
fn a_feed_is_read_as_far_as_documents_go_however_long_it_is() {
    let item = format!(
        "<item><title>t</title><description>{}</description></item>",
        "word ".repeat(20_000)
    );
    let feed = format!("<rss version=\"2.0\"><channel><title>f</title>{}", item.repeat(900));
    let shown = inspected("feed.rss", feed);
    assert!(shown.contains("32 MB"), "what is left out is told: {shown:.400}");
}

#[test]
fn pages_that_are_too_much_together_are_left_out_before_they_are_read() {
    let home = Home::new();
    let page = "本报讯 新渠通水，守闸人老赵看了看表。\n".repeat(30_000);
    for n in 1..=20 {
        home.file(&format!("pages/{n:02}.txt"), &page);
    }
    let ran = run(&home, &["inspect", "pages"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("left out: ") && ran.out.contains("96 MB"), "{:.300}", ran.out);
}

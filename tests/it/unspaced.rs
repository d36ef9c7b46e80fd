//! Scripts that do not part their words: where their lines end.

use crate::support::program::Home;

/// The rows of a text, without their indent.
fn rows(text: &str, width: &str) -> Vec<String> {
    let args = "print - --format text --body-only --lang en --indent 0 --width";
    let args: Vec<&str> = args.split(' ').chain([width]).collect();
    Home::new().feed(&args, text).fine().lines().map(|row| row.trim().to_owned()).collect()
}

#[test]
fn a_thai_line_ends_between_words() {
    // UDHR, article 24.
    let words = ["บุคคล", "มี", "สิทธิ", "ใน", "การพักผ่อน", "และ", "เวลาว่าง"];
    let text = words.concat();
    for width in ["12", "16", "20"] {
        let rows = rows(&text, width);
        assert!(rows.len() > 1, "{rows:?}");
        let mut left = words.iter().peekable();
        for row in &rows {
            let mut rest = row.as_str();
            while let Some(after) = left.peek().and_then(|word| rest.strip_prefix(**word)) {
                rest = after;
                left.next();
            }
            assert_eq!(rest, "", "a word is torn: {rows:?}");
        }
    }
}

#[test]
fn a_word_after_a_space_is_read_from_its_first_letter() {
    assert_eq!(rows("ศาสนา ความคิดเห็น", "14"), ["ศาสนา", "ความคิดเห็น"]);
}

#[test]
fn the_sign_that_repeats_a_word_begins_no_row() {
    for width in 8..24_u16 {
        let rows = rows("เขาเดินช้า ๆ ไปตามถนนเล็ก ๆ ในเมืองเก่า ๆ", &width.to_string());
        assert!(!rows.iter().any(|row| row.starts_with('ๆ')), "{width}: {rows:?}");
    }
}

#[test]
fn lao_khmer_and_burmese_lines_end_between_words() {
    for (text, words) in [
        ("មនុស្សទាំងអស់កើតមកមានសេរីភាព", vec!["មនុស្ស", "ទាំងអស់", "កើតមក", "មាន", "សេរីភាព"]),
        ("ມະນຸດທຸກຄົນເກີດມາ", vec!["ມະນຸດ", "ທຸກ", "ຄົນ", "ເກີດ", "ມາ"]),
    ] {
        let rows = rows(text, "10");
        assert!(rows.len() > 1);
        let ends = |parts: &[String]| {
            let mut at = 0;
            let mut ends = Vec::new();
            for part in parts {
                at += part.len();
                ends.push(at);
            }
            ends
        };
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let of_words = ends(&words);
        assert!(ends(&rows).iter().all(|end| of_words.contains(end)), "{rows:?}");
    }
}

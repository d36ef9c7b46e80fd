//! The layout engine on 5 MB of generated text, beside `textwrap` and
//! `icu_segmenter`.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use newsprint::layout::{KnownRanges, Row, Rules, Shape, Tokens, fill, place};
use newsprint::model::Lang;

fn main() {
    divan::main();
}

/// Bytes of generated text.
const SIZE: usize = 5_000_000;
const MEASURE: u16 = 36;

/// A small generator of numbers (a linear congruence), so that every run
/// measures the same text.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }

    fn han(&mut self) -> char {
        char::from_u32(0x4E00 + self.below(0x5000) as u32).unwrap_or('一')
    }

    fn word(&mut self) -> String {
        (0..=self.below(5) + self.below(5))
            .map(|_| char::from(b'a' + self.below(26) as u8))
            .collect()
    }

    /// A clause of Chinese with its mark: clauses are 10 han long, one in six
    /// is quoted, one in eight has a number or a dash.
    fn chinese_clause(&mut self) -> String {
        let mut clause: String = (0..4 + self.below(13)).map(|_| self.han()).collect();
        match self.below(24) {
            0..=3 => clause = format!("“{clause}”"),
            4 | 5 => clause.push_str(self.pick(&["15%", "2026", "——", "……", "1,234.5"])),
            6 => clause = format!("《{clause}》"),
            _ => {}
        }
        clause.push_str(self.pick(&["，", "，", "，", "。", "、", "；", "："]));
        clause
    }

    fn english_clause(&mut self) -> String {
        let words: Vec<_> = (0..3 + self.below(8)).map(|_| self.word()).collect();
        format!("{}{} ", words.join(" "), self.pick(&[",", ".", ";", " —"]))
    }
}

#[derive(Clone, Copy, Debug)]
enum Text {
    Zh,
    En,
    Mixed,
}

const TEXTS: [Text; 3] = [Text::Zh, Text::En, Text::Mixed];

impl Text {
    fn rules(self) -> Rules {
        Rules::of(if matches!(self, Self::En) { Lang::En } else { Lang::Zh })
    }

    /// Paragraphs of about a hundred han or sixty words.
    fn paragraphs(self) -> Vec<String> {
        let mut seeded = Seeded(2026);
        let (mut done, mut all) = (0, Vec::new());
        while done < SIZE {
            let mut paragraph = String::new();
            while paragraph.len() < 360 {
                let english = match self {
                    Self::Zh => false,
                    Self::En => true,
                    Self::Mixed => seeded.below(3) == 0,
                };
                paragraph.push_str(&if english {
                    seeded.english_clause()
                } else {
                    seeded.chinese_clause()
                });
            }
            done += paragraph.len();
            all.push(paragraph);
        }
        all
    }
}

fn size_of_all(paragraphs: &[String]) -> BytesCount {
    BytesCount::new(paragraphs.iter().map(String::len).sum::<usize>())
}

fn analysed(paragraphs: &[String], rules: Rules) -> Vec<Tokens> {
    let analyse = |text: &String| Tokens::analyse(text, &KnownRanges::default(), &rules);
    paragraphs.iter().map(analyse).collect()
}

#[divan::bench(args = TEXTS)]
fn analyse(bencher: Bencher<'_, '_>, text: Text) {
    let (paragraphs, rules) = (text.paragraphs(), text.rules());
    bencher.counter(size_of_all(&paragraphs)).bench_local(|| {
        for paragraph in &paragraphs {
            black_box(Tokens::analyse(paragraph, &KnownRanges::default(), &rules));
        }
    });
}

#[divan::bench(args = TEXTS)]
fn reflow(bencher: Bencher<'_, '_>, text: Text) {
    let (paragraphs, rules) = (text.paragraphs(), text.rules());
    let tokens = analysed(&paragraphs, rules);
    let shape = Shape { hang: true, first_indent: 4, ..Shape::plain(MEASURE) };
    let mut rows = Vec::new();
    bencher.counter(size_of_all(&paragraphs)).bench_local(|| {
        rows.clear();
        for (paragraph, tokens) in paragraphs.iter().zip(&tokens) {
            fill(paragraph, tokens, &shape, &mut rows);
        }
        black_box(rows.len())
    });
}

/// Fifty rows, justified.
#[divan::bench(args = TEXTS)]
fn place_one_screen(bencher: Bencher<'_, '_>, text: Text) {
    let (paragraph, rules) = (text.paragraphs()[..20].concat(), text.rules());
    let tokens = Tokens::analyse(&paragraph, &KnownRanges::default(), &rules);
    let shape = Shape { justify: true, ..Shape::plain(MEASURE) };
    let mut rows: Vec<Row> = Vec::new();
    fill(&paragraph, &tokens, &shape, &mut rows);
    let mut pieces = Vec::new();
    bencher.bench_local(|| {
        pieces.clear();
        for row in &rows[..50] {
            place(&paragraph, &tokens, row, &shape, &mut pieces);
        }
        black_box(pieces.len())
    });
}

/// What has to be done again at every change of the measure without an
/// analysis to keep.
#[divan::bench(args = TEXTS)]
fn textwrap_wrap(bencher: Bencher<'_, '_>, text: Text) {
    let paragraphs = text.paragraphs();
    let options = textwrap::Options::new(usize::from(MEASURE))
        .wrap_algorithm(textwrap::WrapAlgorithm::FirstFit);
    bencher.counter(size_of_all(&paragraphs)).bench_local(|| {
        paragraphs.iter().map(|paragraph| textwrap::wrap(paragraph, &options).len()).sum::<usize>()
    });
}

/// Break opportunities alone, without widths.
#[divan::bench(args = TEXTS)]
fn icu_segmenter_line(bencher: Bencher<'_, '_>, text: Text) {
    let paragraphs = text.paragraphs();
    let segmenter = LineSegmenter::new_auto(LineBreakOptions::default());
    bencher.counter(size_of_all(&paragraphs)).bench_local(|| {
        paragraphs.iter().map(|paragraph| segmenter.segment_str(paragraph).count()).sum::<usize>()
    });
}

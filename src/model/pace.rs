//! How fast somebody reads, measured by the pages they turn.

use super::Lang;

/// What reading is counted in, of a text of so many characters: words where
/// they are parted by spaces, else han, kana and syllables, which are the
/// characters.
#[must_use]
pub fn reading_units(lang: Lang, characters: usize) -> usize {
    match lang {
        // A word and its space have five and a half letters.
        Lang::En => characters * 2 / 11,
        _ => characters,
    }
}

/// A page that was read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRead {
    /// Whether it is counted in words, not in han, kana and syllables.
    pub in_words: bool,
    /// How many there were.
    pub units: usize,
}

/// How long a page took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaceSample {
    /// The page.
    pub page: PageRead,
    /// The time until it was turned.
    pub millis: u64,
}

/// What was measured, in a minute; nothing where too little was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadingPace {
    /// Han, kana and syllables.
    pub han: Option<usize>,
    /// Words.
    pub words: Option<usize>,
}

/// Pages that have to be read before a speed is believed.
const ENOUGH: usize = 8;

/// The least that a page must hold: the last lines of an article tell nothing.
const LEAST: usize = 40;

/// The slowest and fastest reading, in units a minute: below, one was called
/// away; above, one looks for something. People read 100 to 500 words a minute;
/// a han is about two thirds of a word.
const WORDS: (usize, usize) = (80, 800);
const HAN: (usize, usize) = (120, 1200);

impl PageRead {
    /// A page of so many characters, if there are enough of them.
    #[must_use]
    pub fn of(lang: Lang, characters: Option<usize>) -> Option<Self> {
        let (in_words, units) = (lang == Lang::En, reading_units(lang, characters?));
        (units >= LEAST).then_some(Self { in_words, units })
    }
}

impl PaceSample {
    /// Units a minute, if anybody reads so.
    fn speed(&self) -> Option<usize> {
        let millis = usize::try_from(self.millis).ok().filter(|&millis| millis > 0)?;
        let speed = self.page.units.checked_mul(60_000)? / millis;
        let (least, most) = if self.page.in_words { WORDS } else { HAN };
        (least..=most).contains(&speed).then_some(speed)
    }

    /// Whether it tells anything.
    #[must_use]
    pub fn is_plausible(&self) -> bool {
        self.speed().is_some()
    }
}

impl ReadingPace {
    /// The middle of what was measured: a page that was put aside for a
    /// telephone call, or leafed over, moves it by nothing.
    #[must_use]
    pub fn of(samples: &[PaceSample]) -> Self {
        let median = |in_words: bool| {
            let of_kind = samples.iter().filter(|sample| sample.page.in_words == in_words);
            let mut speeds: Vec<usize> = of_kind.filter_map(PaceSample::speed).collect();
            speeds.sort_unstable();
            (speeds.len() >= ENOUGH).then(|| speeds[speeds.len() / 2])
        };
        Self { han: median(false), words: median(true) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(in_words: bool, units: usize, seconds: u64) -> PaceSample {
        PaceSample { page: PageRead { in_words, units }, millis: seconds * 1000 }
    }

    #[test]
    fn the_middle_of_the_pages_is_the_speed_and_interruptions_do_not_count() {
        let mut samples: Vec<_> = (0..9).map(|_| sample(false, 500, 60)).collect();
        samples.extend([sample(false, 500, 3), sample(false, 500, 3600), sample(false, 500, 200)]);
        assert_eq!(ReadingPace::of(&samples).han, Some(500));
        assert_eq!(ReadingPace::of(&samples).words, None, "no English was read");
    }

    #[test]
    fn a_few_pages_tell_nothing() {
        let samples: Vec<_> = (0..7).map(|_| sample(true, 300, 60)).collect();
        assert_eq!(ReadingPace::of(&samples), ReadingPace::default());
    }

    #[test]
    fn nobody_is_ever_said_to_read_at_a_speed_that_no_one_does() {
        let slow: Vec<_> = (0..20).map(|_| sample(true, 60, 900)).collect();
        let fast: Vec<_> = (0..20).map(|_| sample(true, 6000, 1)).collect();
        assert_eq!(ReadingPace::of(&slow).words, None);
        assert_eq!(ReadingPace::of(&fast).words, None);
        assert!(!sample(true, 60, 0).is_plausible());
    }

    #[test]
    fn a_page_of_a_few_lines_is_no_measure() {
        assert_eq!(PageRead::of(Lang::Zh, Some(20)), None);
        assert_eq!(
            PageRead::of(Lang::En, Some(1100)),
            Some(PageRead { in_words: true, units: 200 })
        );
        assert_eq!(PageRead::of(Lang::Zh, None), None);
    }
}

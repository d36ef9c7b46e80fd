//! Places in Chinese headlines; their characters come simplified.

use super::letters::{is_digit, is_han, is_numeral};
use super::pairs::is_pair;
use super::place::{BreakPlace, CLINGING, COMPOUND, INSIDE, PHRASE, WORD};

/// Words of one han that belong to what is before them: particles, and what
/// makes a name of a place, a body, a kind or a time of the words before.
const BACK: &str = "的地得了着著过们等之者员性化型式率家界级长市县省区镇乡村州国局部会院校站桥路\
                    街港线厂馆所室处队团组城江河湖山岛制论司委办费税案法令条款号版期届年月日时分\
                    点秒岁元吨米里人名位个件项次只张座辆户间台层场上中下内外前后起来去热潮奖杯赛\
                    展节吗呢吧啊嘛";

/// Words of one han that lead to what is behind them.
const ON: &str = "在与和及或对向被将为让从以把给由于至到比同跟并而但却也又再还都就才已正要能可\
                    会应须拟欲不未没无别莫勿最更很较太新老大小全各本该此每这那某总副第约近超逾达\
                    共仅只均皆是有获赴迎促助非";

/// Of those, the words that begin a phrase.
const OPENING: &str = "在与和及或对向被将为让从以把由至比同并而但却也又再还都就才已";

/// Words of two han that lead to what is behind them, and begin a phrase.
const ON_IN_TWO: &[&str] = &[
    "关于", "对于", "由于", "至于", "根据", "按照", "为了", "以及", "通过", "因为", "不再", "不能",
    "可以", "如何", "正在", "已经", "就是", "不是", "没有",
];

/// Family names that are seldom words of their own.
const FAMILIES: &str = "王李张刘陈杨赵吴徐孙胡朱郭何罗郑梁谢宋唐许韩冯邓曹彭曾肖萧蔡潘袁董余苏叶吕魏\
                    蒋杜沈姜范傅卢汪戴崔邱秦顾侯邵孟薛尹贺龚钱赖樊焦";

/// Behind a mark or before one.
pub(super) fn behind_mark(a: char, b: char) -> Option<u32> {
    // “…”的 …
    let clings = "”’》）」』】".contains(a) && "的了等们之".contains(b);
    clings.then_some(CLINGING)
}

/// Between two characters that are no marks.
pub(super) fn price(place: &BreakPlace<'_>) -> u32 {
    let (a, b) = place.around();
    let Some(seam) = place.seam else {
        let measured = is_digit(a) && is_han(b);
        let inside = !is_han(a) && !is_han(b);
        return match () {
            () if measured => CLINGING,
            () if inside => INSIDE,
            () => WORD,
        };
    };
    if seam.odds < 0 {
        return INSIDE + 20 * seam.odds.unsigned_abs().min(50);
    }
    let (left, right) = seam.words;
    let alone_in = |list: &str, length: usize, c: char| length == 1 && list.contains(c);
    let opens = alone_in(OPENING, right, b) || starts_in_two(place.behind, right);
    let clings = (is_numeral(a) && numeral_ends(place.before, left))
        || alone_in(BACK, right, b)
        || (is_numeral(b) && a == '第');
    let leads = alone_in(ON, left, a)
        || starts_in_two(&place.before[place.before.len().saturating_sub(left)..], left);
    let doubt = 15 * seam.doubt();
    let words = place.before.iter().skip(place.before.len().saturating_sub(left));
    let of_pair = left > 1 && right > 1 && is_pair(words.chain(&place.behind[..right]).copied());
    doubt
        + if of_pair { COMPOUND } else { 0 }
        + match (left, right) {
            _ if clings => CLINGING,
            _ if leads => COMPOUND + PHRASE,
            _ if alone_in(FAMILIES, left, a) => 2 * COMPOUND,
            _ if opens => PHRASE,
            (_, 1) if alone_in("的", left, a) => WORD,
            // Two han that no word was found for: often a name.
            (1, 1) if a != '的' => 2 * COMPOUND,
            (1, _) | (_, 1) if a != '的' => WORD + PHRASE,
            _ => WORD,
        }
}

/// Whether the word before is a number that still wants what it counts.
fn numeral_ends(before: &[char], length: usize) -> bool {
    before.iter().rev().take(length).all(|&c| is_numeral(c) || c == '第')
}

/// Whether a text begins with one of the words of two han, being `length` han
/// long.
fn starts_in_two(text: &[char], length: usize) -> bool {
    let is = |word: &&str| word.chars().eq(text[..2].iter().copied());
    length == 2 && text.len() >= 2 && ON_IN_TWO.iter().any(is)
}

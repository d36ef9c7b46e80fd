//! Places in Chinese headlines.

use super::pairs::is_pair;
use super::price::{CLINGING, COMPOUND, INSIDE, PHRASE, Place, WORD, is_digit, is_han, is_numeral};

/// Words of one han that belong to what is before them: particles, and what
/// makes a name of a place, a body, a kind or a time of the words before.
const BACK: &str = "的地得了着著过過们們等之者员員性化型式率家界级級长長市县縣省区區镇鎮乡鄉村州国國\
                    局部会會院校站桥橋路街港线線厂廠馆館所室处處队隊团團组組城江河湖山岛島\
                    制论論司委办辦费費税稅案法令条條款号號版期届屆年月日时時分点點秒岁歲元吨噸米里人名位个個件项項\
                    次只隻条條张張座辆輛家户戶间間台层層場场上中下内內外里裡前后後起来來去\
                    热熱潮奖獎杯赛賽展节節日吗嗎呢吧啊嘛";

/// Words of one han that lead to what is behind them.
const ON: &str = "在与與和及或对對向被将將为為让讓从從以把给給由于於至到比同跟并並而但却卻也又再还還\
                  都就才已正要能可会會应應须須拟欲不未没沒无無别別莫勿最更很较較太新老大小全各本该該\
                  此每这這那某总總副第约約近超逾达達共仅僅只均皆是有获獲赴迎促助非";

/// Of those, the words that begin a phrase.
const OPENING: &str =
    "在与與和及或对對向被将將为為让讓从從以把由至比同并並而但却卻也又再还還都就才已";

/// Words of two han that lead to what is behind them, and begin a phrase.
const ON_IN_TWO: &[&str] = &[
    "关于", "關於", "对于", "對於", "由于", "由於", "至于", "至於", "根据", "根據", "按照", "为了",
    "為了", "以及", "通过", "通過", "因为", "因為", "不再", "不能", "可以", "如何", "正在", "已经",
    "已經", "就是", "不是", "没有", "沒有",
];

/// Family names that are seldom words of their own.
const FAMILIES: &str = "王李张張刘劉陈陳杨楊赵趙吴吳徐孙孫胡朱郭何罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧\
                        曹彭曾肖蕭萧蔡潘袁董余苏蘇叶葉吕呂魏蒋蔣杜沈姜范傅卢盧汪戴崔邱秦顾顧侯邵孟薛\
                        尹贺賀龚龔钱錢赖賴樊焦";

/// Behind a mark or before one.
pub(super) fn behind_mark(a: char, b: char) -> Option<u32> {
    // “…”的 …
    let clings = "”’》）」』】".contains(a) && "的了等们們之".contains(b);
    clings.then_some(CLINGING)
}

/// Between two characters that are no marks.
pub(super) fn price(place: &Place<'_>) -> u32 {
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
    let doubt = 15 * 4_u32.saturating_sub(seam.odds as u32);
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
    length == 2 && text.len() >= 2 && ON_IN_TWO.iter().any(|word| is(&word))
}

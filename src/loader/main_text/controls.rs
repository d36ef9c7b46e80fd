//! The words on a page's own buttons: of galleries, of things that fold, of
//! what can be shared. Sites write them as text, in elements of every kind.

use crate::loader::markup::{Dom, NodeId, tags};

/// What buttons say, alone in their element.
const WORDS: [&str; 71] = [
    "advertisement",
    "advertising",
    "article continues below",
    "back to gallery",
    "back to top",
    "caption",
    "close",
    "close gallery",
    "close modal",
    "collapse",
    "comments",
    "continue reading",
    "copy link",
    "enlarge this image",
    "expand",
    "hide caption",
    "learn more",
    "leave a comment",
    "less",
    "listen to article",
    "load more",
    "loading",
    "more",
    "next",
    "next image",
    "open gallery",
    "open image in new window",
    "prev",
    "previous",
    "previous image",
    "print",
    "print this article",
    "read less",
    "read more",
    "report this ad",
    "save",
    "see more",
    "share",
    "share this",
    "share this article",
    "show caption",
    "show less",
    "show more",
    "skip to content",
    "sponsored",
    "story continues below",
    "story continues below advertisement",
    "toggle caption",
    "tweet",
    "view comments",
    "view gallery",
    "关闭",
    "關閉",
    "展开",
    "展开全文",
    "收起",
    "分享",
    "广告",
    "廣告",
    "点击查看大图",
    "返回图集",
    "正在加载",
    "加载中",
    "閉じる",
    "もっと見る",
    "読み込み中",
    "続きを読む",
    "広告",
    "닫기",
    "더보기",
    "광고",
];

/// Whether all that an element says is what a button says, or which picture of
/// how many is shown.
pub(super) fn is_control(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 8;
    const LONGEST: usize = 60;
    if dom.end(id) - id > NODES {
        return false;
    }
    if matches!(dom.name(id), "a" | "span") && !is_apart(dom, id) {
        return false;
    }
    let size: usize = dom.descendants(id).filter_map(|id| dom.text(id)).map(str::len).sum();
    if size == 0 || size > 4 * LONGEST {
        return false;
    }
    let line = dom.line(id).to_lowercase();
    let bare = line.trim_matches(|c: char| !c.is_alphanumeric());
    bare.len() <= LONGEST && (WORDS.contains(&bare) || is_count(&line))
}

/// Whether an element in a line is no word of a sentence: nothing follows it,
/// and what stands before it has ended.
fn is_apart(dom: &Dom, id: NodeId) -> bool {
    const SIGNS: [char; 11] = ['.', '…', '。', '!', '?', '！', '？', '”', '"', ')', '）'];
    const NEAR: usize = 16;
    let above = dom.parent(id);
    let said = |id: &NodeId| dom.text(*id).is_some_and(|text| !text.trim().is_empty());
    let is_of_line = |text: NodeId| {
        let up = std::iter::successors(Some(dom.parent(text)), |&up| Some(dom.parent(up)));
        !up.take(NEAR).take_while(|&up| up > above).any(|up| tags::is_block(dom.name(up)))
    };
    let before = (above + 1..id).rev().take(NEAR).find(said);
    let after = (dom.end(id)..dom.end(above)).take(NEAR).find(said);
    let ends = |text: NodeId| dom.text(text).is_some_and(|text| text.trim_end().ends_with(SIGNS));
    before.is_none_or(|text| !is_of_line(text) || ends(text))
        && after.is_none_or(|text| !is_of_line(text))
}

/// `Image 1 of 5`, `1 / 5`, `Photo 2 of 12`.
fn is_count(line: &str) -> bool {
    let line = ["image", "photo", "picture", "slide", "图", "第"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .unwrap_or(line);
    let parted = line.split_once(" of ").or_else(|| line.split_once('/'));
    let is_number = |text: &str| {
        let text = text.trim();
        !text.is_empty() && text.len() <= 3 && text.bytes().all(|b| b.is_ascii_digit())
    };
    parted.is_some_and(|(one, all)| is_number(one) && is_number(all))
}

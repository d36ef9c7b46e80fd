//! Where a file sends its reader to at once: by `<meta http-equiv=refresh>`,
//! by a script, or because it is but a frame around another.

use crate::loader::markup::{Dom, NodeId, ROOT};

/// Characters that a file may show and still do nothing but send on.
const FEW: usize = 200;

/// The address as the file writes it.
pub(super) fn address(dom: &Dom) -> Option<String> {
    let found = refresh(dom);
    let found = found.or_else(|| shows_little(dom).then(|| script(dom).or_else(|| frame(dom)))?);
    found.map(|address| address.trim().to_owned()).filter(|address| !address.is_empty())
}

fn refresh(dom: &Dom) -> Option<String> {
    let is_refresh = |&id: &NodeId| {
        let kind = dom.attribute(id, "http-equiv").unwrap_or_default();
        dom.name(id) == "meta" && kind.eq_ignore_ascii_case("refresh")
    };
    let meta = dom.descendants(ROOT).find(is_refresh)?;
    let (_, address) = dom.attribute(meta, "content")?.split_once('=')?;
    Some(address.trim().trim_matches(['\'', '"']).to_owned())
}

fn shows_little(dom: &Dom) -> bool {
    let mut shown = 0;
    let mut at = 1;
    while at < dom.end(ROOT) {
        if matches!(dom.name(at), "script" | "style" | "title" | "noscript" | "noframes") {
            at = dom.end(at);
            continue;
        }
        let text = dom.text(at).unwrap_or_default();
        shown += text.chars().filter(|c| !c.is_whitespace()).take(FEW + 1).count();
        at += 1;
    }
    shown <= FEW
}

/// What a script gives to `location`: the string right after it.
fn script(dom: &Dom) -> Option<String> {
    dom.descendants(ROOT)
        .filter(|&id| dom.name(id) == "script")
        .find_map(|id| after_location(&dom.all_text(id)))
}

fn after_location(script: &str) -> Option<String> {
    script.match_indices("location").find_map(|(at, word)| {
        let rest = script[at + word.len()..].trim_start();
        let rest = rest.strip_prefix(".href").unwrap_or(rest).trim_start();
        let call = [".replace", ".assign"].iter().find_map(|call| rest.strip_prefix(call));
        let rest = match call {
            Some(rest) => rest.trim_start().strip_prefix('(')?,
            None => rest.strip_prefix('=')?,
        };
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (address, _) = rest[1..].split_once(quote)?;
        Some(address.to_owned())
    })
}

/// The frame that shows a page, or the first.
fn frame(dom: &Dom) -> Option<String> {
    let is_frame = |&id: &NodeId| matches!(dom.name(id), "frame" | "iframe");
    let mut frames = dom.descendants(ROOT).filter(is_frame);
    frames.find_map(|id| dom.attribute(id, "src").map(str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::markup::{Dialect, parse};

    fn sent(html: &str) -> Option<String> {
        address(&parse(html, Dialect::Html))
    }

    #[test]
    fn an_entry_that_sends_on_says_where() {
        let to = Some("html/2022-08/19/node_2.htm".to_owned());
        for entry in [
            "<META HTTP-EQUIV=REFRESH CONTENT='0; URL=html/2022-08/19/node_2.htm'>",
            "<script>window.location.href='html/2022-08/19/node_2.htm'</script>",
            "<script>var a = 1; location = \"html/2022-08/19/node_2.htm\";</script>",
            "<script>top.location.replace( 'html/2022-08/19/node_2.htm' )</script>",
            "<frameset><frame src=html/2022-08/19/node_2.htm></frameset>",
            "<iframe src='html/2022-08/19/node_2.htm'></iframe>",
        ] {
            assert_eq!(sent(entry), to, "{entry}");
        }
    }

    #[test]
    fn a_script_of_a_file_with_a_text_sends_nobody_away() {
        let text = "清晨，第一股水流过新渠的闸口。".repeat(20);
        let article = format!("<p>{text}</p><script>location.href='node_2.htm'</script>");
        assert_eq!(sent(&article), None);
        assert_eq!(sent("<script>if (location.href == 'x') {}</script>"), None);
    }
}

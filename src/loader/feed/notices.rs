//! What a server says of itself before a feed.
//!
//! A site whose program warns of itself, or fails, writes that into its answer:
//! `<b>Warning</b>: … in <b>/srv/feed.php</b> on line <b>12</b><br />`, and then
//! the feed.

/// Bytes before a feed that are looked at: a warning is a line of some hundred,
/// and there may be one for each entry.
const LOOKED_AT: usize = 64 << 10;

/// A feed without what its server said before it; `None` where it said nothing.
pub(in crate::loader) fn after_notices(bytes: &[u8]) -> Option<&[u8]> {
    const SAID: [&[u8]; 5] = [b"Warning", b"Notice", b"Deprecated", b"Strict Standards", b"error"];
    const BEGINS: [&[u8]; 4] = [b"<?xml", b"<rss ", b"<feed ", b"<rdf:RDF"];
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let find = |text: &[u8], what: &[u8]| memchr::memmem::find(text, what);
    // Most feeds begin with one of these, and are looked at no further.
    let at = BEGINS.iter().filter_map(|start| find(head, start)).min().filter(|at| *at > 0)?;
    let before = &head[..at];
    let says = SAID.iter().any(|said| find(before, said).is_some());
    let is_page = find(before, b"<html").is_some() || find(before, b"<!DOCTYPE").is_some();
    (says && !is_page && find(before, b" on line ").is_some()).then(|| &bytes[at..])
}

#[cfg(test)]
mod tests {
    use super::after_notices;
    use crate::input::Hint;

    #[test]
    fn a_feed_after_a_warning_is_read_and_the_warning_is_none_of_it() {
        let feed = "<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title>\
            <item><title>Ferry</title><description>It ran.</description></item></channel></rss>";
        let notice =
            "\n<br />\n<b>Warning</b>:  include(x) in <b>/f.php</b> on line <b>2</b><br />\n";
        let loaded = super::super::load(format!("{notice}{feed}").as_bytes(), &Hint::default());
        let edition = loaded.unwrap().edition;
        assert_eq!(edition.articles.len(), 1);
        assert_eq!(edition.articles[0].title().as_str(), "Ferry");
    }

    #[test]
    fn nothing_else_is_cut_off_a_feed() {
        for text in [
            "<?xml version='1.0'?><rss />",
            "<!-- Warning on line 3 --><html><pre><?xml",
            "Warning: rain <?xml",
            "",
        ] {
            assert_eq!(after_notices(text.as_bytes()), None, "{text}");
        }
    }
}

//! Whether a text is a letter, or a box of letters, by its first lines.

/// Lines of a head that only machines write.
const MACHINES: [&str; 9] = [
    "return-path",
    "received",
    "delivered-to",
    "mime-version",
    "message-id",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "x-mailer",
];

/// Whether a text begins with the lines of a letter's head, or is a box of
/// letters. `Subject` and `From` may stand over a printed letter, too: there must
/// be more of them, or one that only machines write.
pub(in crate::loader) fn is_mail(window: &[u8]) -> bool {
    let text = String::from_utf8_lossy(window);
    let mut lines = text.lines().peekable();
    // The line before each letter of a box: `From reed@example.org Sat Nov 21 …`.
    let is_box = lines.next_if(|line| is_box_line(line)).is_some();
    let (mut names, mut by_machine) = (Vec::new(), false);
    for line in lines.take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) || line.starts_with(">From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
        {
            return false;
        }
        let name = name.to_ascii_lowercase();
        by_machine |= MACHINES.contains(&&*name);
        names.push(name);
    }
    let has = |name: &str| names.iter().any(|own| own == name);
    let is_written = has("from") && has("date") && (has("subject") || has("to"));
    names.len() >= 2 && (by_machine || is_written || is_box)
}

/// Whether a line stands before a letter of a box: who sent it, and when.
pub(super) fn is_box_line(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("From ") else { return false };
    // `Sat Nov 21 08:00:00 2026`, with a zone before or after the year.
    let has_time = rest.split_whitespace().any(|word| {
        let parts: Vec<&str> = word.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts.iter().all(|p| p.len() == 2 && p.bytes().all(|b| b.is_ascii_digit()))
    });
    let has_year = rest
        .split_whitespace()
        .any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    has_time && has_year
}

#[cfg(test)]
mod tests {
    use super::is_mail;

    #[test]
    fn letters_are_known_by_their_heads() {
        for text in [
            "From: Nell <n@example.org>\nTo: r@example.org\nSubject: Ferry\nDate: Sat, 21 Nov 2026\n\nIt ran.",
            "Return-Path: <n@example.org>\r\nReceived: from mx\r\n\tby here; Sat\r\n\r\nIt ran.",
            "From n@example.org Sat Nov 21 08:00:00 2026\nFrom: Nell\nSubject: Ferry\n\nIt ran.",
            "From: <Saved by Blink>\nSubject: Ferry\nMIME-Version: 1.0\n\n",
            "MIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=\"x\"\n\nx",
        ] {
            assert!(is_mail(text.as_bytes()), "{text}");
        }
        for text in [
            "From Monday on: the ferry runs again.\nIt did not for nine years.\n",
            "From: the harbour board\nTo: all who row\n\nSir, the quay is closed.",
            "From Monday 08:00 until 2027\nFares: none\n\nThe ferry.",
            "Subject: the quay\n\nIt is closed.",
            "WEATHER: rain\nTIDES: high\n\nThe week.",
            "致编辑：\n来信收到。\n",
            "",
        ] {
            assert!(!is_mail(text.as_bytes()), "{text}");
        }
    }
}

use super::*;

fn traditional(text: &str) -> Cow<'_, str> {
    HanScript::Traditional.convert(text)
}

fn simple(text: &str) -> Cow<'_, str> {
    HanScript::Simplified.convert(text)
}

#[test]
fn the_phrase_decides_what_a_character_becomes() {
    for (printed, read) in [
        ("头发和发展", "頭髮和發展"),
        ("皇后后来说话", "皇后後來說話"),
        ("干部在干旱中干杯", "幹部在乾旱中乾杯"),
        ("家里离公里碑三里远", "家裡離公里碑三里遠"),
        ("为了台风里的面条", "為了颱風裡的麵條"),
        ("对面包子铺卖面包", "對面包子鋪賣麵包"),
        ("理发店发表了发票", "理髮店發表了發票"),
    ] {
        assert_eq!(traditional(printed), read);
        assert_eq!(simple(read), printed);
    }
}

#[test]
fn a_particle_is_simplified_and_a_written_work_is_not() {
    assert_eq!(simple("他看著畫，讀著名著作與專著"), "他看着画，读著名著作与专著");
    assert_eq!(simple("乾隆與乾淨的乾坤"), "乾隆与干净的乾坤");
}

#[test]
fn a_text_in_that_script_stays_as_it_is() {
    for text in ["皇后後來說這裡乾淨", "他說：里長來了", "Press 2026", ""] {
        assert!(matches!(traditional(text), Cow::Borrowed(same) if same == text), "{text}");
    }
    for text in ["原著是名著，着火了，这里发展", "乾隆年间这个"] {
        assert!(matches!(simple(text), Cow::Borrowed(same) if same == text), "{text}");
    }
}

#[test]
fn every_pair_keeps_its_bytes() {
    for list in [include_str!("simplified.txt"), include_str!("traditional.txt")] {
        for line in list.lines().filter(|line| !line.starts_with('=')) {
            assert!(line.is_char_boundary(line.len() / 2), "{line}");
            let (from, to) = line.split_at(line.len() / 2);
            let lengths = |text: &str| text.chars().map(char::len_utf8).collect::<Vec<_>>();
            assert_eq!(lengths(from), lengths(to), "{line}");
        }
    }
}

#[test]
fn the_key_goes_round_and_comes_back_to_what_is_printed() {
    let mut script = None;
    let mut seen = Vec::new();
    for _ in 0..3 {
        script = HanScript::after(script);
        seen.push(script);
    }
    assert_eq!(seen, [Some(HanScript::Simplified), Some(HanScript::Traditional), None]);
}

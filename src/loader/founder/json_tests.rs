use super::*;

fn plain(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(Block::plain).collect()
}

#[test]
fn the_articles_of_a_journals_page_come_in_reverse_and_have_their_places() {
    let answer = r#"{"object":{"page":{"pnumber":"02","pname":"国际","image":"/b2.jpg","pdf":"/PDF/02.pdf"},
        "pagelist":[{"pnumber":"01","pname":"要闻"},{"pnumber":"02","pname":"国际"}],
        "articlelist":[{"id":9,"title":"末","points":"0,50,100,50,100,100"},
                       {"id":8,"title":"首","points":"0,0,100,0,100,50"}]}}"#;
    let file =
        read(answer.as_bytes(), "journal/2026-11-28/getJournalPage.do?page=02&code=hkb").unwrap();
    let page = &file.leaves[0].page;
    let titles: Vec<&str> = page.list.iter().map(|(_, title)| &**title).collect();
    assert_eq!(titles, ["首", "末"]);
    assert_eq!(page.list[0].0, "journal/getJournalPageArticle.do?id=8");
    assert_eq!(page.pages[0].0, "journal/2026-11-28/getJournalPage.do?page=01&code=hkb");
    assert_eq!(page.chart.image.as_deref(), Some("b2.jpg"));
    assert_eq!(file.prints, [Some("PDF/02.pdf".to_owned())]);
    assert!(page.chart.places[0].1.y < page.chart.places[1].1.y);
}

#[test]
fn a_title_broken_over_lines_is_one_and_a_caption_is_told_by_having_no_indent() {
    let answer = r#"{"paperInfo":[{"paperNumber":"01","paperBk":"要闻","xyList":[{"id":"1","title":" 新渠<br>通水 ",
        "content":"<p><img src='a.jpg'></p><p>闸口。</p><p>　　一。</p><p>　　二。</p>"},
        {"title":"无图","content":"一。"}]}]}"#;
    let file = read(answer.as_bytes(), "_szb/hkb/2026/11/28/index.json").unwrap();
    assert_eq!(file.leaves[0].page.list[0].1, "新渠 通水");
    let story = &file.stories[0].1;
    assert_eq!(plain(&story.body), ["闸口。", "一。", "二。"]);
    assert!(matches!(&story.body[0].kind, BlockKind::Figure { .. }));
    assert_eq!(file.stories.len(), 2);
}

#[test]
fn other_json_is_none_of_a_paper() {
    for other in ["", "{", "[]", "[1]", "{\"object\":{}}", "{\"data\":[{\"x\":1}]}", "null"] {
        assert!(read(other.as_bytes(), "x.json").is_none(), "{other}");
    }
    assert!(!is_of_paper(br#"{"version":"https://jsonfeed.org/version/1"}"#));
    assert!(is_of_paper(br#"{"code":0,"paperInfo":[]}"#));
}

use super::*;

fn page(html: &str, path: &str) -> SitePage {
    SitePage::read(&SiteFile::read(html.as_bytes().to_vec(), None).unwrap(), path)
}

const PATH: &str = "html/2022-08/19/node_2.htm";

#[test]
fn the_list_of_pages_names_them_and_the_issue_before_is_none_of_them() {
    let page = page(
        "<title>河口日报数字报</title><a class=preart href=node_3.htm>下一版</a>\
         <a href=../18/node_2.htm>上一期</a><a id=pageLink href=./node_2.htm>第01版：要闻</a>\
         <a href=a.pdf>PDF</a><a id=pageLink href=node_3.htm>第02版：国际</a><a href=ad.htm>广告</a>",
        PATH,
    );
    let pages: Vec<_> = page
        .pages
        .iter()
        .map(|(path, label)| (names::file(path), label.clone().unwrap().name))
        .collect();
    assert_eq!(pages, [("node_2.htm", "要闻".to_owned()), ("node_3.htm", "国际".to_owned())]);
    let label = page.label.unwrap();
    assert_eq!((&*label.id, &*label.name), ("01", "要闻"));
    assert_eq!(page.paper.as_deref(), Some("河口日报"));
    assert_eq!(page.date, Some(jiff::civil::date(2022, 8, 19)));
}

#[test]
fn a_page_without_a_list_prints_its_label_and_its_day() {
    let page = page(
        "<td class=px12>第03版：\n<STRONG>体育</STRONG></td><td>2022 年\n8\n月 19 日</td>",
        "saved/a.htm",
    );
    let label = page.label.unwrap();
    assert_eq!((&*label.id, &*label.name), ("03", "体育"));
    assert_eq!(page.date, Some(jiff::civil::date(2022, 8, 19)));
}

#[test]
fn titles_stand_in_links_or_in_their_scripts() {
    let page = page(
        "<a href=content_1.htm><div>新渠<br>通水</div></a>\
         <a href=content_2.htm><script>document.write(view(\"老街&ldquo;灯&rdquo;亮<br>了  \"))</script></a>\
         <a href=content_3.htm title=短评></a><a href=content_1.htm>另题</a>\
         <a href=../18/content_9.htm>昨天</a>",
        PATH,
    );
    let list: Vec<_> =
        page.list.iter().map(|(path, title)| (names::file(path), title.as_str())).collect();
    assert_eq!(
        list,
        [
            ("content_1.htm", "新渠 通水"),
            ("content_2.htm", "老街“灯”亮 了"),
            ("content_3.htm", "短评")
        ]
    );
}

#[test]
fn the_list_orders_what_the_map_shows_if_it_has_it_all() {
    let area = |n| format!("<area coords=0,0,9,{n} href=content_{n}.htm>");
    let map = [1, 2, 3].map(area).concat();
    let order = |html: &str| -> Vec<String> {
        let entries = page(html, PATH).entries();
        entries.iter().map(|entry| names::file(&entry.path)[8..9].to_owned()).collect()
    };
    let link = |n| format!("<a href=content_{n}.htm>题{n}</a>");
    assert_eq!(order(&format!("{map}{}", [3, 1, 4, 2].map(link).concat())), ["3", "1", "4", "2"]);
    assert_eq!(order(&format!("{map}{}", [3, 4].map(link).concat())), ["1", "2", "3", "4"]);
}

#[test]
fn an_index_sends_its_reader_to_a_page() {
    let page = page(
        "<META HTTP-EQUIV='REFRESH' CONTENT='0; URL=html/2022-08/19/node_2.htm'>",
        "paperindex.htm",
    );
    assert_eq!(page.sends_to.as_deref(), Some(PATH));
}

use super::*;

const PATH: &str = "html/2022-08/19/content_1.htm";

fn story(html: &str) -> SiteStory {
    read(&SiteFile::read(html.as_bytes().to_vec(), None).unwrap(), PATH)
}

/// The head as `role text` lines.
fn head(story: &SiteStory) -> Vec<String> {
    story.head.iter().map(|(role, text)| format!("{} {text}", role.name())).collect()
}

fn texts(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(Block::plain).collect()
}

const WHOLE: [&str; 4] =
    ["kicker 引水工程完工", "headline 新渠通水", "deck ——来自工地", "byline 本报记者 王小河"];

#[test]
fn marked_parts_are_taken_as_marked() {
    let story = story(
        "<body><a href=node_2.htm>返回目录</a><a href=#>放大</a> <a href=#>缩小</a> <a href=#>默认</a>\
         <table><tr><td class=font02><!--<npm:article-pretitle>-->引水工程完工\
         <!--</npm:article-pretitle>--></td></tr><tr><td><founder-title>\
         <!--<npm:article-title>-->新渠<br>通水<!--</npm:article-title>--></founder-title></td></tr>\
         <tr><td><!--<npm:article-subtitle>-->——来自工地<!--</npm:article-subtitle>--></td></tr>\
         <tr><td><!--<npm:article-author>-->本报记者 王小河<!--</npm:article-author>--></td></tr></table>\
         <table id=newspic><tr><td><!--<npm:article-pic>--><IMG src=../../../res/1.jpg>\
         <!--</npm:article-pic>--></td></tr><tr><td><!--<npm:article-pic-text>-->闸口。李远摄\
         <!--</npm:article-pic-text>--></td></tr><tr><td><!--<npm:article-pic>--><IMG src=\
         ../../../res/2.jpg><!--</npm:article-pic>--></td></tr></table>\
         <div id=ozoom><founder-content><!--<npm:article-content>--><!--enpcontent--><P>　　清晨，水到了。</P>\
         <P>守闸人看了看表。<!--/enpcontent--><!--</npm:article-content>--></founder-content></div>\
         <a href=content_0.htm>上一篇</a><a href=content_2.htm>下一篇</a></body>",
    );
    assert_eq!(head(&story), [WHOLE[0], "headline 新渠 通水", WHOLE[2], WHOLE[3]]);
    assert_eq!(texts(&story.body), ["闸口。李远摄", "", "清晨，水到了。", "守闸人看了看表。"]);
    let BlockKind::Figure { image, .. } = &story.body[1].kind else { panic!("{:?}", story.body) };
    assert_eq!(image.as_deref(), Some("res/2.jpg"));
    assert_eq!(texts(&story.rest).join(" "), "返回目录放大 缩小 默认 上一篇下一篇");
}

#[test]
fn headings_stand_for_marks() {
    let nbs = "<h3>引水工程完工</h3><h1>新渠通水</h1><h2>——来自工地</h2><h4>本报记者 王小河</h4>";
    let older = "<h3>引水工程完工</h3><h2>新渠通水</h2><h4>——来自工地</h4><h5>本报记者 王小河</h5>";
    let newer = "<h3>引水工程完工</h3><h1>新渠通水</h1><h2>——来自工地</h2><p class=sec>本报记者 王小河 \
                 <span>《河口日报》（2022年08月19日 第 01 版）</span></p>";
    for over in [nbs, older, newer] {
        let story = story(&format!(
            "<title>新渠通水</title><ul><li><h2>本版文章</h2></li></ul><div class=text>{over}\
             <div id=ozoom><p>　　清晨，水到了。</p></div></div>"
        ));
        assert_eq!(head(&story), WHOLE, "{over}");
        assert_eq!(texts(&story.body), ["清晨，水到了。"]);
        let rest = texts(&story.rest).join(" ");
        assert_eq!(rest.contains("第 01 版"), over == newer, "{rest}");
        assert!(rest.contains("本版文章"));
    }
}

#[test]
fn without_marks_or_headings_the_title_and_the_last_comment_tell_the_head() {
    let story = story(
        "<head><title>新渠通水--河口日报</title></head><table><tr><td>第01版：要闻</td></tr></table><table><tr>\
         <td>引水工程完工</td></tr><tr><td><b>新渠通水</b></td></tr><tr><td>——来自工地</td></tr><tr><td>\
         本报记者 王小河</td></tr><tr><td><founder-content><p>清晨，水到了。</p></founder-content></td>\
         </tr></table><!--enpproperty <title>新渠通水</title><introtitle>引水工程完工</introtitle>\
         /enpproperty-->",
    );
    assert_eq!(head(&story), WHOLE);
    assert_eq!(texts(&story.rest).join(" "), "第01版：要闻");
}

#[test]
fn what_only_the_last_comment_says_is_there_too() {
    let story = story(
        "<div id=ozoom><p>清晨，水到了。</p></div><!--enpproperty <author>李远</author>\
         <title>新渠通水</title><subtitle>新渠通水</subtitle> /enpproperty-->",
    );
    assert_eq!(head(&story), ["headline 新渠通水", "byline 李远"]);
}

#[test]
fn a_text_that_stands_twice_is_read_once_and_one_in_two_parts_whole() {
    let story = story(
        "<h1>新渠通水</h1><div><!--enpcontent--><p>一。</p><!--/enpcontent--><p>广告</p><!--enpcontent-->\
         <p>二。</p><!--/enpcontent--></div><div style='display:none'><!--enpcontent--><p> 一。</p>\
         <!--/enpcontent--></div>",
    );
    assert_eq!(texts(&story.body), ["一。", "二。"]);
    assert_eq!(texts(&story.rest).join(""), "广告");
}

#[test]
fn a_page_of_no_known_shape_is_read_by_its_running_text() {
    let text = "清晨，第一股水流过新渠的闸口，岸上的人都喊了起来，守闸人看了看表。";
    let story = story(&format!(
        "<head><title>新渠通水</title></head><ul><li><a href=x.htm>第02版：国际</a></ul><div class=main><p class=bt>\
         新渠通水</p><div><p>{text}</p><p>{text}</p><p>上一篇　下一篇</p></div></div>"
    ));
    assert_eq!(head(&story), ["headline 新渠通水"]);
    // What repeats the head is taken off when the article is set.
    assert_eq!(texts(&story.body), ["新渠通水", text, text]);
    assert_eq!(texts(&story.rest).len(), 2, "{:?}", story.rest);
}

#[test]
fn pictures_beside_the_text_are_found_by_their_box_and_those_of_the_template_left_out() {
    let story = story(
        "<div class=article><img src=../../../tplimg/logo.gif><h1>新渠通水</h1><div class=pic_box>\
         <img src=../../../res/1.jpg><p>闸口。</p></div><div id=ozoom><p>水到了。\
         <img src=../../../res/2.jpg></p><img src=../../../tplimg/d.gif></div></div>",
    );
    let images: Vec<_> = story
        .body
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::Figure { image, caption, .. } => {
                Some((image.clone().unwrap().into_string(), caption.text.to_string()))
            }
            _ => None,
        })
        .collect();
    assert_eq!(
        images,
        [("res/1.jpg".to_owned(), "闸口。".to_owned()), ("res/2.jpg".to_owned(), String::new())]
    );
}

#[test]
fn a_short_bold_paragraph_between_others_is_a_subhead() {
    let story = story(
        "<div id=ozoom><p>水到了。</p><p>　　<B>闸口的人</B></p><p><b>老赵</b>看了看表。</p>\
         <p><b>六点零三分。</b></p><p><b>王小河</b></p></div>",
    );
    let subheads: Vec<bool> = story
        .body
        .iter()
        .map(|block| matches!(block.kind, BlockKind::Subhead { level: 2, .. }))
        .collect();
    assert_eq!(subheads, [false, true, false, false, false]);
    assert_eq!(story.body[1].plain(), "闸口的人");
}

#[test]
fn a_portals_picture_in_a_box_with_its_words_stands_once() {
    let story = story(
        "<h2 id=title_area>새 물길</h2><div id=newsct_article><article id=dic_area><strong>첫 물</strong>\
         <span class=end_photo_org><div class=nbd_im_w><img data-src=/image/1.jpg src=''></div>\
         <em class=img_desc>수문. 채보람 기자</em></span>물이 왔다.<br><br>수문지기가 시계를 보았다.\
         </article></div>",
    );
    let figures: Vec<String> = story
        .body
        .iter()
        .filter(|block| matches!(block.kind, BlockKind::Figure { .. }))
        .map(Block::plain)
        .collect();
    assert_eq!(figures, ["수문. 채보람 기자"]);
    assert!(texts(&story.body).iter().any(|text| text == "물이 왔다."), "{:?}", story.body);
}

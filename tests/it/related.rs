//! What else was printed on the thing that an article is about.

use std::fs;
use std::path::Path;

use newsprint::app::Screen;
use newsprint::model::{ArticleId, EditionKey};
use newsprint::search::RelatedHit;
use newsprint::shell::search::{Asker, IndexFiller, SearchPlaces};
use tempfile::TempDir;

use crate::support::paper::Paper;

/// A paper, a day, a headline, a text: what is told twice in other words has the
/// same number.
const STORIES: [(u8, &str, &str, &str, &str); 16] = [
    (
        1,
        "甲报",
        "2026-03-02",
        "瑞禾乳业召回两批次酸奶",
        "瑞禾乳业昨日发布公告，因灭菌环节温度记录异常，主动召回两个批次共十二万杯酸奶。消费者可凭实物到购买处退款。",
    ),
    (
        1,
        "乙报",
        "2027-01-15",
        "探头早已失灵",
        "市场监管部门通报了调查结果：罐上的一支探头两周前就不准了，值班员未按规定复核。涉事企业瑞禾被处以八十七万元罚款，车间主任被撤职。",
    ),
    (
        2,
        "甲报",
        "2026-03-02",
        "老戏台要拆？文保部门叫停",
        "位于柳荫巷的百年戏台日前被列入拆迁红线，引发街坊议论。市文保部门昨天紧急叫停，称将组织专家重新评估。",
    ),
    (
        2,
        "乙报",
        "2027-01-15",
        "锣鼓又响起来了",
        "修缮一年后，柳荫巷上周末首演《空城计》，三百张条凳座无虚席。工匠们用的是原来的榫卯，只换了十一根朽木。",
    ),
    (
        3,
        "甲报",
        "2026-03-02",
        "青螺山隧道发生塌方",
        "昨天下午四时许，在建的青螺山隧道出口段塌方，三名正在作业的工人被困。消防、医疗力量已赶到现场。",
    ),
    (
        3,
        "甲报",
        "2026-03-04",
        "被困四十小时后，他们走出来了",
        "今晨八时，最后一名工人被抬上救护车，现场响起掌声。至此青螺山被困人员全部获救，原因正在调查。",
    ),
    (
        4,
        "丙新聞",
        "2026-03-02",
        "柚木町のアーケード撤去へ",
        "老朽化が進む柚木町商店街のアーケードについて、振興組合は総会で撤去を決めた。費用は約9千万円で、市が半額を補助する。",
    ),
    (
        4,
        "丙新聞",
        "2027-01-04",
        "青空の下の初売り",
        "見上げれば、冬の空。屋根のなくなった通りに「福袋あります」の声が響いた。柚木町では初めての正月を迎えた。",
    ),
    (
        5,
        "丁日報",
        "2026-03-02",
        "해변시 등대 무인화 반대 서명",
        "해변시 갈매곶 등대의 무인화 방침에 어민들이 반발하고 있다. 어촌계는 지난 10일부터 서명 운동을 벌였다.",
    ),
    (
        5,
        "丁日報",
        "2026-12-20",
        "마지막 지기의 겨울",
        "불을 켜는 일도 이달로 끝이다. 31년 동안 갈매곶을 지킨 그는 짐을 싸면서도 자꾸 창밖을 봤다.",
    ),
    (
        6,
        "The Post",
        "2026-03-02",
        "Missing walker found after four days",
        "Rescuers found the retired teacher Oswin Tarrant alive on Thursday, four days after he went missing on the fells. A helicopter took him to hospital.",
    ),
    (
        6,
        "The Post",
        "2026-06-10",
        "'I counted sheep, and they counted me'",
        "The man who spent four nights in the open has walked the same ridge again with those who carried him down. Mr Tarrant, 71, has raised 12,000 pounds.",
    ),
    (
        7,
        "The Post",
        "2026-03-02",
        "Reservoir at Hallowmere to be drained",
        "Engineers will drain the reservoir at Hallowmere for the first time since 1931 to repair a valve. The drowned village is expected to appear in August.",
    ),
    (
        7,
        "The Echo",
        "2026-09-01",
        "Church bell rises from the mud",
        "Divers never found it; a boy in wellingtons did. The bell lay a yard under the silt. Hallowmere will be filled again before Christmas.",
    ),
    (
        0,
        "甲报",
        "2026-03-04",
        "路灯全部换新",
        "城东二十条背街小巷的路灯日前全部更换，平均照度提高一倍，电费却省了四成。",
    ),
    (0, "The Echo", "2026-03-04", "Quoits", "Quoits tonight."),
];

/// Puts an edition of one article into the library, named after its place in the
/// list.
fn shelve(home: &Path, at: usize, (_, paper, date, head, text): (u8, &str, &str, &str, &str)) {
    let folder = home.join("library").join(paper).join(date);
    fs::create_dir_all(folder.join("pages")).unwrap();
    let lang = match paper {
        "丙新聞" => "ja",
        "丁日報" => "ko",
        "甲报" | "乙报" => "zh",
        _ => "en",
    };
    let mut manifest = fs::read_to_string(folder.join("edition.toml")).unwrap_or_else(|_| {
        format!("format = 1\ndate = \"{date}\"\n[paper]\ntitle = \"{paper}\"\nlang = \"{lang}\"\n")
    });
    let page = format!("[[page]]\nid = \"{at}\"\nfile = \"pages/{at}.md\"\n");
    manifest.push_str(&page);
    fs::write(folder.join("edition.toml"), manifest).unwrap();
    let by = "by: 王小河 Ned Palliser";
    let article = format!("# {head}\nid: {at}\n{by}\n\n{text}\n");
    fs::write(folder.join(format!("pages/{at}.md")), article).unwrap();
}

fn library() -> TempDir {
    let home = TempDir::new().unwrap();
    for (at, story) in STORIES.into_iter().enumerate() {
        shelve(home.path(), at, story);
    }
    home
}

fn asker(home: &Path) -> Asker {
    let (library, cache) = (Some(home.join("library")), home.join("cache"));
    let places = SearchPlaces { library, cache, samples: true };
    let (index, _) = IndexFiller::new(&places, &mut |_, _| true).fill().unwrap();
    Asker::new(index, &places, None).unwrap()
}

fn related(asker: &mut Asker, at: usize) -> Vec<RelatedHit> {
    let (_, paper, date, ..) = STORIES[at];
    let edition = EditionKey::new(&format!("{}@{date}", paper.replace(' ', "")));
    asker.related(&edition, &ArticleId::new(&at.to_string()), &|| true).unwrap().unwrap()
}

#[test]
fn a_story_in_other_words_is_known_by_its_names_in_every_language_forwards_and_back() {
    let home = library();
    let mut asker = asker(home.path());
    for (at, story) in STORIES.iter().enumerate().filter(|(_, story)| story.0 > 0) {
        let found = related(&mut asker, at);
        let other = (0..STORIES.len()).find(|&other| other != at && STORIES[other].0 == story.0);
        let other = other.unwrap().to_string();
        // Of the samples something may seem nearer, where there is so little else.
        let first = found.iter().take(3).find(|one| one.hit.article.as_str() == other);
        let first = first.unwrap_or_else(|| panic!("{}: {found:#?}", story.3));
        assert_eq!(first.days.unwrap().signum(), if at % 2 == 0 { 1 } else { -1 }, "{}", story.3);
        assert!(!first.hit.line.marks.is_empty(), "the name is marked: {:?}", first.hit.line);
        let itself = |one: &RelatedHit| one.hit.article.as_str() == at.to_string();
        assert!(!found.iter().any(itself), "{}", story.3);
    }
}

#[test]
fn the_same_text_in_another_paper_is_told_as_that_and_never_first() {
    let home = library();
    let (_, _, _, head, text) = STORIES[0];
    shelve(home.path(), 90, (1, "丙报", "2026-03-02", head, text));
    // And the other one, twice: it stands once.
    let (_, _, _, head, text) = STORIES[1];
    shelve(home.path(), 91, (1, "丙报", "2027-01-15", head, text));
    let mut asker = asker(home.path());
    let found = related(&mut asker, 0);
    let same: Vec<&str> =
        found.iter().filter(|one| one.is_same_text).map(|one| one.hit.article.as_str()).collect();
    assert_eq!(same, ["90"]);
    let other: Vec<&RelatedHit> =
        found.iter().filter(|one| ["1", "91"].contains(&one.hit.article.as_str())).collect();
    assert!(matches!(other[..], [one] if one.doubles == 1), "{found:#?}");
    assert!(!found[0].is_same_text, "{found:#?}");
}

/// All of the screen but the line at the foot.
fn page(paper: &mut Paper) -> String {
    let screen = paper.screen();
    screen.trim_end().rsplit_once('\n').unwrap().0.to_owned()
}

#[test]
fn an_article_that_no_index_has_is_not_looked_for() {
    let home = library();
    let mut asker = asker(home.path());
    for (edition, article) in [("甲报@2026-03-02", "none"), ("nobody@2026-03-02", "0")] {
        let found =
            asker.related(&EditionKey::new(edition), &ArticleId::new(article), &|| true).unwrap();
        assert_eq!(found, None);
    }
}

#[test]
fn one_key_lists_them_and_from_each_one_can_look_further_and_comes_back() {
    let home = library();
    let mut paper = Paper::searching(home.path(), (80, 24), "zh");
    paper.press("S '拆迁红线' enter");
    assert_eq!(paper.app().screen, Screen::Reader);
    let article = page(&mut paper);
    paper.press("E");
    let list = paper.screen();
    assert_eq!(paper.app().screen, Screen::Related);
    assert!(list.contains("相关报道") && list.contains("319 天后  乙报  2027-01-15"), "{list}");
    assert!(list.contains("锣鼓又响起来了") && list.contains("柳荫巷上周末首演"), "{list}");
    paper.press("enter");
    assert!(paper.screen().contains("只换了十"), "{}", paper.screen());
    let other = page(&mut paper);
    paper.press("E");
    assert!(paper.screen().contains("319 天前  甲报"), "{}", paper.screen());
    paper.press("q");
    assert_eq!(page(&mut paper), other);
    paper.press("q");
    assert_eq!(paper.screen(), list);
    paper.press("q");
    assert_eq!(page(&mut paper), article);
}

#[test]
fn where_nothing_is_found_one_line_says_so_and_a_damaged_index_is_made_anew() {
    let home = library();
    fs::create_dir_all(home.path().join("cache")).unwrap();
    fs::write(home.path().join("cache/terms.db"), "damaged, but long enough to be one").unwrap();
    let mut paper = Paper::searching(home.path(), (80, 24), "en");
    paper.press("S 'Quoits' enter E");
    assert!(paper.screen().contains("No paper has anything else on this."), "{}", paper.screen());
    paper.press("j G g g enter q q");
    assert_eq!(paper.app().screen, Screen::Search);
    let mut paper = Paper::newsstand(80, 24);
    paper.press("enter l E");
    assert!(paper.screen().contains("NEWSPRINT_CACHE_DIR"), "{}", paper.screen());
}

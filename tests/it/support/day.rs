//! Papers of one day, written for the tests: two in Chinese and one more that cuts,
//! two in English. What they share is named by the ids of the articles.

use std::fs;
use std::path::Path;

/// The day.
pub(crate) const DAY: &str = "2026-11-25";

/// What the agency sent: three papers print it, one without its end.
const TUNNEL: [&str; 3] = [
    "新华社梧州电 连接两省的青屏隧道昨日贯通。隧道全长一万二千米，最大埋深九百米，建设者用了五年零三个月，穿过十一条断层，其间三次遇到突水。",
    "据项目总工程师介绍，隧道通车以后，从梧州到临溪的车程由三小时缩短为四十分钟，沿线六个乡镇第一次有了高速公路的出口。",
    "下一步将铺设路面，安装通风和照明设备，预计明年九月通车。届时货车须按规定限速，危险品车辆仍走老路。",
];

/// What two papers saw each with its own eyes.
const MARKET: [&str; 2] = [
    "柳荫巷早市昨天最后一天营业。清晨五点，卖豆花的老郗照旧支起锅，来的多是老主顾，有人一口气买了十碗。街道办说，早市并入新建的柳荫市场，摊位费三年不变。",
    "天还没亮，拍照的人比买菜的人多。在柳荫巷摆了二十七年摊的老郗说，锅是父亲传下来的，搬进楼里怕火不够旺。市场监管所承诺，给老摊主留靠门的位置。",
];

const FERRY: [&str; 3] = [
    "The harbour board has bought a second-hand ferry from Norway to replace the Grey Heron, which was laid up in March after cracks were found in her hull during a routine survey.",
    "The vessel carries two hundred and forty passengers and eighteen cars, and is expected to arrive in the first week of February once her engines have been tested by the classification society.",
    "Fares will stay as they are until the end of the summer, the chairman of the board said, and the early boat on Sundays, which was given up nine years ago, will run again from Easter.",
];

const RESCUE: [&str; 2] = [
    "Rescuers found the retired teacher Oswin Tarrant alive on Hallow Fell on Tuesday night, four days after he went missing. A helicopter took him to hospital with a broken ankle.",
    "Asked what he had lived on, Mr Tarrant named oat cakes and rain. His sister had told the police that he knew Hallow Fell better than they did; she went up with the dogs herself.",
];

/// A paper: its name, its language, its pages with the articles on them: id, headline,
/// text.
type TestPaper<'a> = (&'a str, &'a str, &'a [(&'a str, &'a [(&'a str, &'a str, &'a str)])]);

fn shelve(library: &Path, (paper, lang, pages): TestPaper<'_>) {
    let folder = library.join(paper.replace(' ', "-")).join(DAY);
    fs::create_dir_all(folder.join("pages")).unwrap();
    let mut manifest =
        format!("format = 1\ndate = \"{DAY}\"\n[paper]\ntitle = \"{paper}\"\nlang = \"{lang}\"\n");
    for (page, articles) in pages {
        let told = format!("[[page]]\nid = \"{page}\"\nfile = \"pages/{page}.md\"\n");
        manifest.push_str(&told);
        let text =
            |(id, head, text): &(&str, &str, &str)| format!("# {head}\nid: {id}\n\n{text}\n");
        let all: Vec<String> = articles.iter().map(text).collect();
        fs::write(folder.join(format!("pages/{page}.md")), all.join("\n")).unwrap();
    }
    fs::write(folder.join("edition.toml"), manifest).unwrap();
}

/// Puts the papers of the day into a library.
pub(crate) fn papers_of_a_day(library: &Path) {
    let (whole, cut) = (TUNNEL.join("\n\n"), TUNNEL[..2].join("\n\n"));
    let ferry = FERRY.join("\n\n");
    let ferry_cut = FERRY[..2].join("\n\n");
    let papers: [TestPaper<'_>; 5] = [
        (
            "梧州晨报",
            "zh-Hans",
            &[
                ("01", &[("tunnel", "青屏隧道贯通", &whole)]),
                (
                    "03",
                    &[
                        ("market", "柳荫巷早市收摊", MARKET[0]),
                        (
                            "clock",
                            "钟楼的钟慢了四分钟",
                            "维修师傅说是鸽子惹的祸，钟摆上多了一个窝。",
                        ),
                    ],
                ),
            ],
        ),
        (
            "梧州日报",
            "zh-Hans",
            &[
                ("01", &[("swim", "冬泳队下水", "三十二人下水，最年长的八十一岁，水温九度。")]),
                (
                    "02",
                    &[
                        ("tunnel", "五年零三个月 山那边就是临溪", &whole),
                        ("market", "豆花锅要搬进楼里", MARKET[1]),
                    ],
                ),
            ],
        ),
        ("临溪晚报", "zh-Hans", &[("01", &[("tunnel", "到梧州四十分钟", &cut)])]),
        (
            "The Morning Post",
            "en",
            &[(
                "1",
                &[
                    ("ferry", "A ferry from Norway", &ferry),
                    ("rescue", "Alive after four days", RESCUE[0]),
                    ("quoits", "Quoits", "Quoits tonight at eight."),
                ],
            )],
        ),
        (
            "The Evening Echo",
            "en",
            &[(
                "1",
                &[
                    ("rescue", "Oat cakes and rain", RESCUE[1]),
                    ("ferry", "The Grey Heron has an heir", &ferry_cut),
                ],
            )],
        ),
    ];
    for paper in papers {
        shelve(library, paper);
    }
}

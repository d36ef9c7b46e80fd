//! About a person's sources, in Chinese.

use super::Zh;
use crate::sources::file::EditError;
use crate::sources::opml::OpmlError;
use crate::sources::recipe::{LeftOut, NotStatic};
use crate::sources::{SlowSite, SourceKind};
use crate::words::{
    Errors as _, Mistakes as _, SourceDetail, SourceTexts, SourcesFault, SourcesNews,
};

impl SourceTexts for Zh {
    fn sources_fault(&self, fault: &SourcesFault) -> String {
        match fault {
            SourcesFault::NotChanged { file, error } => match error {
                EditError::Mistaken(mistake) => {
                    let mistake = self.mistake(mistake);
                    format!("{mistake}；请先改正，再试")
                }
                EditError::BadName(name) => {
                    format!("{file}：报纸不能叫“{name}”；请用字母、数字、- 和 _（最多 60 个字符）")
                }
                EditError::NoPaper(name) => format!("{file}：没有 `{name}` 这份报纸"),
                EditError::NoSource(url) => format!("{file}：没有来源 {url}"),
                EditError::TooMany(most) => {
                    format!("{file}：最多只读 {most} 个；请删去一些，或另用 --config")
                }
                EditError::ByHand(name) => format!(
                    "{file}：`{name}` 的写法 newsprint 无法自动修改；请手工编辑，参见 `newsprint man sources`"
                ),
            },
            SourcesFault::Unwritable { file, cause } => {
                let cause = self.system_error(cause);
                format!("{file}：无法写入：{cause}")
            }
            SourcesFault::NoAddress(name) => format!(
                "{name}：既不是网址（https://…），也不是 recipe（以 .recipe 结尾的文件，或 calibre:名称）；请检查"
            ),
            SourcesFault::NoEpaper { name, near } if near.is_empty() => format!(
                "数字报表里没有“{name}”；请用网址添加，或在 epapers.toml 里加一行（`newsprint man sources`）"
            ),
            SourcesFault::NoEpaper { name, near } => {
                let near = near.join("、");
                format!("数字报表里没有“{name}”；是不是其中之一：{near}？")
            }
            SourcesFault::NoRecipe(file) => format!("{file}：里面没有 calibre 的 recipe"),
            SourcesFault::NoOpml { file, error: OpmlError::NotOpml } => {
                format!("{file}：这不是订阅列表（OPML）")
            }
            SourcesFault::NoOpml { file, error: OpmlError::TooLong } => {
                format!("{file}：列表超过 16 MB；请拆开")
            }
            SourcesFault::NoSuch { name, papers } if papers.is_empty() => {
                format!("没有 `{name}`，因为还没有任何来源；用 `newsprint sources add` 添加第一个")
            }
            SourcesFault::NoSuch { name, papers } => {
                let papers = papers.join("、");
                format!(
                    "没有名为 `{name}` 的报纸或来源；现有报纸：{papers}；用 `newsprint sources list` 查看全部"
                )
            }
            SourcesFault::WhichPaper(papers) => {
                let papers = papers.join("、");
                format!("哪份报纸？请写 --paper 名称；现有：{papers}；写新的名称就新建一份")
            }
            SourcesFault::Several { name, which } => {
                let which = which.join("、");
                format!("`{name}` 可能是 {which}；请用网址指明")
            }
        }
    }

    fn sources_news(&self, news: &SourcesNews) -> String {
        match news {
            SourcesNews::Added(count, paper) => format!("已向 {paper} 添加 {count} 个来源"),
            SourcesNews::Known(url) => format!("{url} 已经在里面"),
            SourcesNews::KindLater => "首次抓取时会查明它的种类".to_owned(),
            SourcesNews::NotSeen => "没有添加；加上 --offline 可以不查就添加".to_owned(),
            SourcesNews::WantsLogin => "登录信息用 --user 名称 --password-command 命令 指定（只有令牌时不写 --user），或写在 sources.toml 里；参见 `newsprint man sources`".to_owned(),
            SourcesNews::WantsAgent => "有的网站只让浏览器进，可试 --agent 'Mozilla/5.0'".to_owned(),
            SourcesNews::RecipeOfCalibre => "由 calibre 运行：需要安装 `ebook-convert`".to_owned(),
            SourcesNews::Found { kind, title, count } => {
                let kind = self.source_kind(*kind);
                let title = if title.is_empty() { String::new() } else { format!("“{title}”") };
                let count = count.map(|count| format!("，{count} 篇文章")).unwrap_or_default();
                format!("{kind}{title}{count}")
            }
            SourcesNews::FoundAt(url) => format!("  地址：{url}"),
            SourcesNews::ReadsPages(true) => "  里面只有摘要：会再取它们后面的网页".to_owned(),
            SourcesNews::ReadsPages(false) => "  里面就是全文，照样取用".to_owned(),
            SourcesNews::OtherFeed(url, title) => format!("  那里还有：{url} {title}"),
            SourcesNews::RobotsForbid => {
                "  网站的 robots.txt 不许取网页：只取订阅源里有的".to_owned()
            }
            SourcesNews::RobotsDelay(seconds) => {
                format!("  网站要求两页之间隔 {seconds} 秒，会照办")
            }
            SourcesNews::SlowSite(seconds) => format!("  网站要求两页之间隔 {seconds} 秒"),
            SourcesNews::SlowQuestion => "  1 全部，慢慢取几小时几天 · 2 只要标题 · 3 标题，打开过的下次取全文 [2]：".to_owned(),
            SourcesNews::SlowUndecided => "  在您决定以前什么也不取：--slow slowly 或 --slow titles，或写 sources.toml 里的 slow".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Slowly) => "  全部都取，要几小时几天".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Titles) => "  只取标题和摘要".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::OnOpening) => "  只取标题和摘要；打开过的文章下次取全文".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Unasked) => {
                "  只取标题和摘要；要改，用 sources.toml 里的 slow，或 --slow".to_owned()
            }
            SourcesNews::Sick { name, days, paper } => {
                format!("{name} 已经 {days} 天什么也没有了；请试 `newsprint sources test {paper}`")
            }
            SourcesNews::PaperRemoved(name, count) => format!("已移除 {name} 及其 {count} 个来源"),
            SourcesNews::SourceRemoved(url, paper) => format!("已从 {paper} 移除 {url}"),
            SourcesNews::Imported(new, 0) => format!("新增 {new} 个"),
            SourcesNews::Imported(new, known) => format!("新增 {new} 个，已有 {known} 个"),
            SourcesNews::OddOutlines(count) => format!("列表中有 {count} 个不是网址，已略去"),
            SourcesNews::ListCut => "列表太长；其余已略去".to_owned(),
            SourcesNews::NotExported(count) => format!("有 {count} 个不在列表里：不是订阅源或网页，或网址含有密钥"),
            SourcesNews::RecipeRead(count) => format!("这个 recipe 就是 {count} 个订阅源：不需要 calibre"),
            SourcesNews::RecipeRuns(NotStatic::Method(name)) => format!("这个 recipe 自己生成目录（`{name}`），必须由 calibre 运行：需要安装 `ebook-convert`"),
            SourcesNews::RecipeRuns(NotStatic::NoFeeds) => "这个 recipe 里没有可直接读取的订阅源，必须由 calibre 运行：需要安装 `ebook-convert`".to_owned(),
            SourcesNews::RecipeLeft(LeftOut::Feeds(count)) => format!("recipe 中略去：{count} 个只有运行才知道地址的订阅源"),
            SourcesNews::RecipeLeft(LeftOut::Elements(name)) => format!("recipe 中略去：`{name}` 的一部分"),
            SourcesNews::RecipeLeft(LeftOut::Code(name)) => format!("recipe 中略去：`{name}` 对网页所做的处理"),
            SourcesNews::RecipeLeft(LeftOut::Setting(name)) => format!("recipe 中略去：`{name}`；网页中哪些是正文，由 newsprint 自己判断"),
            SourcesNews::RecipeSubscription => "该网站需要订阅；参见 `newsprint man sources` 中的 `user` 和 `password-command`".to_owned(),
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Unknown => "尚未查明",
            SourceKind::Feed => "订阅源",
            SourceKind::Page => "网页",
            SourceKind::Epaper => "数字报",
            SourceKind::Recipe => "recipe",
            SourceKind::Opds => "书目",
            SourceKind::Server => "服务器",
            SourceKind::Archive => "档案",
        }
    }

    fn source_detail(&self, detail: &SourceDetail) -> String {
        match detail {
            SourceDetail::Agent(agent) => format!("请求时自称：{agent}"),
            SourceDetail::Slow(SlowSite::Unasked) => "慢站：尚未询问，只取标题".to_owned(),
            SourceDetail::Slow(SlowSite::Slowly) => "慢站：全部，用数小时至数天".to_owned(),
            SourceDetail::Slow(SlowSite::Titles) => "慢站：目录和标题".to_owned(),
            SourceDetail::Slow(SlowSite::OnOpening) => "慢站：标题，打开过的取全文".to_owned(),
            SourceDetail::Login => "已登录".to_owned(),
            SourceDetail::Cookie => "带 cookie".to_owned(),
            SourceDetail::Oldest(days) => format!("{days} 天之内"),
            SourceDetail::Most(count) => format!("最多 {count} 篇"),
            SourceDetail::FullText(true) => "读取其后的网页".to_owned(),
            SourceDetail::FullText(false) => "只用自带的文字".to_owned(),
            SourceDetail::Facsimiles => "保留版面图".to_owned(),
            SourceDetail::Elements => "选取网页的一部分".to_owned(),
            SourceDetail::YearsAgo(years) => format!("{years} 年前"),
        }
    }

    fn no_sources_yet(&self) -> &'static str {
        "还没有来源；用 `newsprint sources add 网址` 添加第一个"
    }

    fn without_manners(&self) -> &'static str {
        "不讲礼节：仅用于本机测试"
    }
}

//! 抓取时说的话。

use super::Zh;
use crate::app::{Action, FetchOutcome, FetchStep, FetchUnderWay};
use crate::fetch::{FetchError, FetchNote, SecretFault};
use crate::model::Clean;
use crate::words::Keys;
use crate::words::errors::Errors as _;
use crate::words::fetch::{CleanedWhat, FetchWords, FetchedFate, TimerFault, TimerNews, size};
use crate::words::web::WebWords as _;

impl FetchWords for Zh {
    fn fetch_error(&self, error: &FetchError) -> String {
        match error {
            FetchError::Web { url, why } => format!("{url}：{}", self.web_error(why)),
            FetchError::Load { why, .. } => self.load_error(why),
            FetchError::GaveUp { url } => format!("{url}：newsprint 处理时出了错，已放弃"),
            FetchError::NoSecret { url, why } => match why {
                SecretFault::Command => {
                    format!("{url}：取密码的命令失败，或超过一分钟；请先在 shell 里试一试")
                }
                SecretFault::Variable(name) => format!("{url}：存放密码的环境变量 {name} 没有设置"),
                SecretFault::File(file) => format!("{url}：存放密码的文件 {file} 读不了"),
                SecretFault::Exposed(file) => {
                    format!("{url}：存放密码的文件 {file} 别人也能读；请执行 chmod 600")
                }
            },
            FetchError::ShutOut { url, status, has_agent: false } => format!(
                "{url}：网站答以 {status}；在来源里写 `agent = \"…\"`，以浏览器的名义去问，也许就放行"
            ),
            FetchError::ShutOut { url, status, has_agent: true } => {
                format!("{url}：已用来源的 `agent` 去问，网站仍答以 {status}；请换一个")
            }
            FetchError::NotThatDay { url, wanted, found } => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                format!("{url}：没有 {wanted} 的报纸；找到的是：{}", found.join("、"))
            }
            FetchError::NoLogin { url } => format!(
                "{url}：需要登录；请在 sources.toml 里写 `user` 和 `password-command`，\
                 用令牌的写 `token-command`（wallabag 还要 `client-id` 和 `client-secret`）"
            ),
            FetchError::NotLoggedIn { url } => format!("{url}：用户名、密码或令牌不对，登录不了"),
            FetchError::NoApi { url } => format!(
                "{url}：没有 Google Reader 接口，也不是 Miniflux 或 wallabag；这是服务器接口的网址吗？（wallabag 要有 `client-id` 和 `client-secret` 才会去问）"
            ),
            FetchError::NotUnderstood { url } => format!("{url}：答复不像这类服务器的答复"),
            FetchError::NothingOfDay { url, day } => {
                format!("{url}：档案里没有 {day} 的报纸；可用 `--date` 换一天")
            }
            FetchError::NoBook { url } => {
                format!("{url}：书目里没有新的 EPUB；`oldest = 7` 可往回看一周")
            }
            FetchError::NoCalibre { recipe } => format!(
                "{recipe}：这个 recipe 要由 calibre 运行，但没有装 ebook-convert\
                 （https://calibre-ebook.com）"
            ),
            FetchError::RecipeTimedOut { recipe, minutes } => {
                format!("{recipe}：calibre 运行了 {minutes} 分钟还没有做完")
            }
            FetchError::RecipeFailed { recipe, said } => {
                format!("{recipe}：calibre 没有做出书来：{said}")
            }
            FetchError::NoArticles { url } => {
                format!("{url}：里面没有文章；网站搬了吗？请试 `newsprint sources test`")
            }
        }
    }

    fn fetch_note(&self, note: &FetchNote) -> String {
        match note {
            FetchNote::Loader(warning) => self.warning(warning),
            FetchNote::Moved(to) => format!("已永久迁至 {to}；请改写 sources.toml"),
            FetchNote::SameText(count) => {
                format!("{count} 个网页的正文完全相同（登录页或 cookie 提示？），仍用订阅源的文字")
            }
            FetchNote::ShortText(count) => {
                format!("{count} 个网页的正文比订阅源还少，或是别的文章，仍用订阅源的文字")
            }
            FetchNote::NoPage { count, url, why } => {
                format!("{count} 个网页没有取到，第一个是 {url}：{}", self.web_error(why))
            }
            FetchNote::NoText { count, url } => {
                format!("{count} 个网页里没有文章，第一个是 {url}")
            }
            FetchNote::NoPicture { count, url, why: None } => {
                format!("{count} 张图片读不了，第一张是 {url}")
            }
            FetchNote::NoPicture { count, url, why: Some(why) } => {
                format!("{count} 张图片没有取到，第一张是 {url}：{}", self.web_error(why))
            }
            FetchNote::MarksWait(count) => {
                format!("{count} 个已读标记未能送达服务器，下次取报时再送")
            }
            FetchNote::Most(count) => format!("只取前 {count} 篇"),
            FetchNote::OtherDay(day) => format!("今天的还没有出，这是 {day} 的"),
        }
    }

    fn empty_source(&self, paper: &str) -> String {
        format!("里面没有文章；是不是搬了？`newsprint sources test {paper}`")
    }

    fn article_counts(&self, articles: usize, new: usize, changed: usize) -> String {
        let changed = if changed > 0 { format!("，改动 {changed} 篇") } else { String::new() };
        format!("{articles} 篇，新增 {new} 篇{changed}")
    }

    fn fetched_fate(&self, fate: FetchedFate<'_>) -> String {
        match fate {
            FetchedFate::Made(id) => format!("已收入报库：newsprint {id}"),
            FetchedFate::Grown(id) => format!("已补充：newsprint {id}"),
            FetchedFate::Unchanged => "没有新内容".to_owned(),
            FetchedFate::Namesake(paper) => {
                format!(
                    "没有收入：{paper} 这份报纸也叫这个名字；请在 sources.toml 里给其中一份写上 `title`，或合成一份"
                )
            }
            FetchedFate::Other(id) => {
                format!("没有收入：{id} 是先前导入的；先 `newsprint remove {id}`，再抓取")
            }
        }
    }

    fn no_edition(&self) -> &'static str {
        "没有新内容"
    }

    fn no_sources(&self, file: &str) -> String {
        format!(
            "还没有来源；先用 `newsprint sources add 网址`（订阅源、网站、数字报），或编写 {file}"
        )
    }

    fn no_such_paper(&self, name: &str, known: &str) -> String {
        format!("sources.toml 里没有名为 `{name}` 的报纸；现有 {known}")
    }

    fn fetching(&self, fetch: &FetchUnderWay) -> String {
        let FetchStep { source, done, total, articles } = &fetch.progress;
        if fetch.is_stopping {
            return "正在停止取报".to_owned();
        }
        let articles = articles.map(|(here, all)| format!(" {here}/{all}")).unwrap_or_default();
        format!("取报：{total} 个来源，已完成 {done} 个   {source}{articles}")
    }

    fn fetched(&self, outcome: FetchOutcome, keys: &Keys<'_>) -> String {
        let FetchOutcome { editions, articles, failed, is_stopped } = outcome;
        let what = if editions == 0 {
            "没有新的".to_owned()
        } else {
            format!("取到 {editions} 期，新文章 {articles} 篇")
        };
        let text = if is_stopped { format!("提前停止：{what}") } else { what };
        if failed == 0 {
            return text;
        }
        let why = (Action::Messages, "按 {key} 看原因");
        keys.after(&format!("{text}；{failed} 个来源没有取到"), ["（", "，", "）"], &[why])
    }

    fn cleaned(&self, what: &CleanedWhat<'_>, is_dry: bool) -> String {
        match what {
            CleanedWhat::Edition(id, bytes) => format!("{id}  {}", size(*bytes)),
            CleanedWhat::Removed(0, _) => "报库里没有那么旧的报纸".to_owned(),
            CleanedWhat::Removed(count, bytes) if is_dry => {
                format!("会移出报库 {count} 期，{}", size(*bytes))
            }
            CleanedWhat::Removed(count, bytes) => format!(
                "{count} 期（{}）移到了回收站；一周之内 `newsprint remove --undo` 可以取回",
                size(*bytes)
            ),
            CleanedWhat::Stay(count) => format!("{count} 期留下：有书签，或今天打开过"),
            CleanedWhat::Deleted(count, bytes) if is_dry => {
                format!("会删除回收站里的 {count} 期，{}", size(*bytes))
            }
            CleanedWhat::Deleted(count, bytes) => {
                format!("删除了回收站里的 {count} 期，腾出 {}", size(*bytes))
            }
        }
    }

    fn timer_news(&self, news: &TimerNews) -> String {
        match news {
            TimerNews::Installed { at: (hour, minute), files } => {
                let files: Vec<&str> = files.iter().map(Clean::as_str).collect();
                let files = if files.is_empty() {
                    String::new()
                } else {
                    format!("（{}）", files.join("、"))
                };
                format!(
                    "每天 {hour:02}:{minute:02} 自动取报{files}；`newsprint fetch --uninstall-timer` 可以取消"
                )
            }
            TimerNews::Removed => "不再自动取报了".to_owned(),
            TimerNews::NoTimer => "没有 newsprint 的定时".to_owned(),
        }
    }

    fn timer_fault(&self, fault: &TimerFault) -> String {
        match fault {
            TimerFault::NoSystem(Some((hour, minute))) => format!("这里没有可用的 systemd 用户单元；用 cron 的话，`crontab -e` 加一行：{minute} {hour} * * * newsprint fetch --quiet"),
            TimerFault::NoSystem(None) => "这里没有可用的 systemd 用户单元，也就没有 newsprint 的定时任务；cron 里的那一行请用 `crontab -e` 删去".to_owned(),
            TimerFault::NotOurs(file) => format!("{file}：这个文件不是 newsprint 写的，没有改动；请先移走它"),
            TimerFault::Unwritable(file, cause) => format!("{file}：{}", self.system_error(cause)),
            TimerFault::Command(command, said) => format!("`{command}` 失败：{said}"),
        }
    }

    fn no_network(&self, sources: usize) -> String {
        format!("没有网络：{sources} 个来源都连不上；请检查网络后重新获取")
    }

    fn sources_failed(&self, failed: usize, all: usize) -> String {
        format!("{all} 个来源中有 {failed} 个没有取到")
    }
}

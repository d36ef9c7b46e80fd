//! 取得のときの言葉。

use super::Ja;
use crate::app::{Action, FetchOutcome, FetchStep, FetchUnderWay};
use crate::fetch::{FetchError, FetchNote, SecretFault};
use crate::model::Clean;
use crate::words::Keys;
use crate::words::errors::Errors as _;
use crate::words::fetch::{CleanedWhat, FetchWords, FetchedFate, TimerFault, TimerNews, size};
use crate::words::web::WebWords as _;

impl FetchWords for Ja {
    fn fetch_error(&self, error: &FetchError) -> String {
        match error {
            FetchError::Web { url, why } => format!("{url}：{}", self.web_error(why)),
            FetchError::Load { why, .. } => self.load_error(why),
            FetchError::GaveUp { url } => {
                format!("{url}：newsprint の処理に誤りがあり、取りやめました")
            }
            FetchError::NoSecret { url, why } => match why {
                SecretFault::Command => format!(
                    "{url}：パスワードを得るコマンドが失敗したか、1 分を超えました。シェルで試してください"
                ),
                SecretFault::Variable(name) => {
                    format!("{url}：パスワードの環境変数 {name} が設定されていません")
                }
                SecretFault::File(file) => {
                    format!("{url}：パスワードのファイル {file} を読めません")
                }
                SecretFault::Exposed(file) => format!(
                    "{url}：パスワードのファイル {file} をほかの人も読めます。chmod 600 を実行してください"
                ),
            },
            FetchError::ShutOut { url, status, has_agent: false } => format!(
                "{url}：サイトの応答は {status} でした。情報源に `agent = \"…\"` を書き、ブラウザーとして尋ねれば通ることがあります"
            ),
            FetchError::ShutOut { url, status, has_agent: true } => format!(
                "{url}：情報源の `agent` で尋ねましたが、応答は {status} でした。別のものを試してください"
            ),
            FetchError::NotThatDay { url, wanted, found } => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                format!("{url}：{wanted} の紙面はありません。見つかった日付：{}", found.join("、"))
            }
            FetchError::NoLogin { url } => format!(
                "{url}：ログインが必要です。sources.toml に `user` と `password-command` を、\
                 トークンなら `token-command` を書いてください（wallabag は `client-id` と `client-secret` も）"
            ),
            FetchError::NotLoggedIn { url } => {
                format!("{url}：その名前とパスワード、またはトークンではログインできません")
            }
            FetchError::NoApi { url } => format!(
                "{url}：Google Reader の API も Miniflux も wallabag もありません。サーバーの API の\
                 アドレスですか？（wallabag には `client-id` と `client-secret` があるときだけ尋ねます）"
            ),
            FetchError::NotUnderstood { url } => {
                format!("{url}：この種のサーバーの答えになっていません")
            }
            FetchError::NothingOfDay { url, day } => {
                format!("{url}：{day} の新聞はありません。`--date` で別の日を試してください")
            }
            FetchError::NoBook { url } => format!(
                "{url}：カタログに新しい EPUB がありません。`oldest = 7` で一週間前まで見ます"
            ),
            FetchError::NoCalibre { recipe } => format!(
                "{recipe}：このレシピは calibre で動かしますが、ebook-convert が入っていません\
                 （https://calibre-ebook.com）"
            ),
            FetchError::RecipeTimedOut { recipe, minutes } => {
                format!("{recipe}：calibre が {minutes} 分たっても終わりませんでした")
            }
            FetchError::RecipeFailed { recipe, said } => {
                format!("{recipe}：calibre から本ができませんでした：{said}")
            }
            FetchError::NoArticles { url } => format!(
                "{url}：記事がありません。サイトが移転しましたか？`newsprint sources test` を試してください"
            ),
        }
    }

    fn fetch_note(&self, note: &FetchNote) -> String {
        match note {
            FetchNote::Loader(warning) => self.warning(warning),
            FetchNote::Moved(to) => {
                format!("{to} へ恒久的に移りました。sources.toml を書き換えてください")
            }
            FetchNote::SameText(count) => format!(
                "{count} ページの本文がまったく同じです（ログインか cookie の画面？）。フィードの文を残します"
            ),
            FetchNote::ShortText(count) => format!(
                "{count} ページの本文がフィードより短いか、別の記事です。フィードの文を残します"
            ),
            FetchNote::NoPage { count, url, why } => {
                format!("{count} ページを取得できません。最初は {url}：{}", self.web_error(why))
            }
            FetchNote::NoText { count, url } => {
                format!("{count} ページに記事がありません。最初は {url}")
            }
            FetchNote::NoPicture { count, url, why: None } => {
                format!("画像 {count} 枚を読めません。最初は {url}")
            }
            FetchNote::NoPicture { count, url, why: Some(why) } => {
                format!("画像 {count} 枚を取得できません。最初は {url}：{}", self.web_error(why))
            }
            FetchNote::MarksWait(count) => {
                format!("既読の印 {count} 件をサーバーに送れませんでした。次の取得のときに送ります")
            }
            FetchNote::Most(count) => format!("最初の {count} 本だけを取ります"),
            FetchNote::OtherDay(day) => {
                format!("今日の号はまだ出ていません。これは {day} の号です")
            }
        }
    }

    fn empty_source(&self, paper: &str) -> String {
        format!("記事がありません。移転しましたか？`newsprint sources test {paper}`")
    }

    fn article_counts(&self, articles: usize, new: usize, changed: usize) -> String {
        let changed = if changed > 0 { format!("、変更 {changed} 本") } else { String::new() };
        format!("{articles} 本、新着 {new} 本{changed}")
    }

    fn fetched_fate(&self, fate: FetchedFate<'_>) -> String {
        match fate {
            FetchedFate::Made(id) => format!("書庫に入れました：newsprint {id}"),
            FetchedFate::Grown(id) => format!("書き足しました：newsprint {id}"),
            FetchedFate::Unchanged => "新しいものはありません".to_owned(),
            FetchedFate::Namesake(paper) => format!(
                "入れませんでした：新聞 {paper} も同じ名前です。sources.toml でどちらかに `title` を付けるか、一つの新聞にまとめてください"
            ),
            FetchedFate::Other(id) => format!(
                "入れませんでした：{id} は前に取り込んだものです。`newsprint remove {id}` のあと、もう一度取得してください"
            ),
        }
    }

    fn no_edition(&self) -> &'static str {
        "新しいものはありません"
    }

    fn no_sources(&self, file: &str) -> String {
        format!(
            "取得元がまだありません。`newsprint sources add アドレス`（フィード、サイト、電子版）で始めるか、{file} を書いてください"
        )
    }

    fn no_such_paper(&self, name: &str, known: &str) -> String {
        format!("sources.toml に `{name}` という新聞はありません。あるのは {known} です")
    }

    fn fetching(&self, fetch: &FetchUnderWay) -> String {
        let FetchStep { source, done, total, articles } = &fetch.progress;
        if fetch.is_stopping {
            return "取得を終えています".to_owned();
        }
        let articles = articles.map(|(here, all)| format!(" {here}/{all}")).unwrap_or_default();
        format!("取得中：{total} 件中 {done} 件済み   {source}{articles}")
    }

    fn fetched(&self, outcome: FetchOutcome, keys: &Keys<'_>) -> String {
        let FetchOutcome { editions, articles, failed, is_stopped } = outcome;
        let what = if editions == 0 {
            "新しいものはありません".to_owned()
        } else {
            format!("{editions} 号、新しい記事 {articles} 本が届きました")
        };
        let text = if is_stopped { format!("途中で終了：{what}") } else { what };
        if failed == 0 {
            return text;
        }
        let why = (Action::Messages, "{key} で理由");
        keys.after(&format!("{text}。{failed} 件は取得できません"), ["（", "、", "）"], &[why])
    }

    fn cleaned(&self, what: &CleanedWhat<'_>, is_dry: bool) -> String {
        match what {
            CleanedWhat::Edition(id, bytes) => format!("{id}  {}", size(*bytes)),
            CleanedWhat::Removed(0, _) => "書庫にそれほど古いものはありません".to_owned(),
            CleanedWhat::Removed(count, bytes) if is_dry => {
                format!("{count} 号（{}）が書庫から出ます", size(*bytes))
            }
            CleanedWhat::Removed(count, bytes) => format!(
                "{count} 号（{}）をごみ箱に移しました。一週間は `newsprint remove --undo` で戻せます",
                size(*bytes)
            ),
            CleanedWhat::Stay(count) => {
                format!("{count} 号は残ります：しおりがあるか、今日開いたものです")
            }
            CleanedWhat::Deleted(count, bytes) if is_dry => {
                format!("ごみ箱の {count} 号（{}）が消去されます", size(*bytes))
            }
            CleanedWhat::Deleted(count, bytes) => {
                format!("ごみ箱の {count} 号を消去し、{} 空きました", size(*bytes))
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
                    "毎日 {hour:02}:{minute:02} に取得します{files}。`newsprint fetch --uninstall-timer` でやめられます"
                )
            }
            TimerNews::Removed => "自動の取得をやめました".to_owned(),
            TimerNews::NoTimer => "newsprint の予約はありません".to_owned(),
        }
    }

    fn timer_fault(&self, fault: &TimerFault) -> String {
        match fault {
            TimerFault::NoSystem(Some((hour, minute))) => format!("ここには利用者ごとの systemd がありません。cron なら `crontab -e` にこの行を：{minute} {hour} * * * newsprint fetch --quiet"),
            TimerFault::NoSystem(None) => "ここには利用者ごとの systemd がなく、newsprint のタイマーもありません。cron の行は `crontab -e` で消してください".to_owned(),
            TimerFault::NotOurs(file) => format!("{file}：newsprint が書いたものではないので、そのままにしました。先に移してください"),
            TimerFault::Unwritable(file, cause) => format!("{file}：{}", self.system_error(cause)),
            TimerFault::Command(command, said) => format!("`{command}` が失敗しました：{said}"),
        }
    }

    fn no_network(&self, sources: usize) -> String {
        format!(
            "ネットワークがありません。情報源 {sources} 件のどれにもつながりません。確かめてから取得し直してください"
        )
    }

    fn sources_failed(&self, failed: usize, all: usize) -> String {
        format!("取得元 {all} 件のうち {failed} 件から取れませんでした")
    }
}

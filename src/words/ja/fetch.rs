//! 取得のときの言葉。

use super::Ja;
use crate::fetch::{FetchError, FetchNote, SecretFault};
use crate::words::errors::Errors as _;
use crate::words::fetch::{FetchWords, FetchedFate};
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
                "{url}：ログインが必要です。sources.toml に `user` と `password-command` を書いて\
                 ください（wallabag は `client-id` と `client-secret` も）"
            ),
            FetchError::NotLoggedIn { url } => {
                format!("{url}：その名前とパスワードではログインできません")
            }
            FetchError::NoApi { url } => format!(
                "{url}：Google Reader の API も Miniflux も wallabag もありません。サーバーの API の\
                 アドレスですか？"
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

    fn reading(&self, source: &str, done: usize, total: usize) -> String {
        format!("{source} {done}/{total}")
    }

    fn sources_failed(&self, failed: usize, all: usize) -> String {
        format!("取得元 {all} 件のうち {failed} 件から取れませんでした")
    }
}

//! About a person's sources, in Japanese.

use super::Ja;
use crate::sources::file::EditError;
use crate::sources::opml::OpmlError;
use crate::sources::recipe::{LeftOut, NotStatic};
use crate::sources::{SlowSite, SourceKind};
use crate::words::{
    Errors as _, Mistakes as _, SourceDetail, SourceTexts, SourcesFault, SourcesNews,
};

impl SourceTexts for Ja {
    fn sources_fault(&self, fault: &SourcesFault) -> String {
        match fault {
            SourcesFault::NotChanged { file, error } => match error {
                EditError::Mistaken(mistake) => {
                    let mistake = self.mistake(mistake);
                    format!("{mistake}。先にこれを直してから、もう一度試してください")
                }
                EditError::BadName(name) => format!(
                    "{file}：紙名に「{name}」は使えません。文字、数字、-、_ を使ってください（60 文字まで）"
                ),
                EditError::NoPaper(name) => format!("{file}：`{name}` という新聞はありません"),
                EditError::NoSource(url) => format!("{file}：{url} という情報源はありません"),
                EditError::TooMany(most) => format!(
                    "{file}：読むのは {most} 個までです。いくつか削るか、別の --config を使ってください"
                ),
                EditError::ByHand(name) => format!(
                    "{file}：`{name}` は newsprint が書き換えられない書き方です。手で直してください（`newsprint man sources`）"
                ),
            },
            SourcesFault::Unwritable { file, cause } => {
                let cause = self.system_error(cause);
                format!("{file}：書き込めません：{cause}")
            }
            SourcesFault::NoAddress(name) => format!(
                "{name}：アドレス（https://…）でも recipe（.recipe で終わるファイル、または calibre:題名）でもありません。確かめてください"
            ),
            SourcesFault::NoEpaper { name, near } if near.is_empty() => format!(
                "電子版の表に「{name}」はありません。アドレスで加えるか、epapers.toml に一行書いてください（`newsprint man sources`）"
            ),
            SourcesFault::NoEpaper { name, near } => {
                let near = near.join("、");
                format!("電子版の表に「{name}」はありません。このどれかですか：{near}")
            }
            SourcesFault::NoRecipe(file) => format!("{file}：calibre の recipe がありません"),
            SourcesFault::NoOpml { file, error: OpmlError::NotOpml } => {
                format!("{file}：フィードの一覧（OPML）ではありません")
            }
            SourcesFault::NoOpml { file, error: OpmlError::TooLong } => {
                format!("{file}：一覧が 16 MB を超えています。分けてください")
            }
            SourcesFault::NoSuch { name, papers } if papers.is_empty() => format!(
                "`{name}` はありません。情報源がまだないからです。`newsprint sources add` で最初の一つを加えます"
            ),
            SourcesFault::NoSuch { name, papers } => {
                let papers = papers.join("、");
                format!(
                    "`{name}` という新聞も情報源もありません。新聞は {papers} です。`newsprint sources list` で一覧できます"
                )
            }
            SourcesFault::WhichPaper(papers) => {
                let papers = papers.join("、");
                format!(
                    "どの新聞ですか？ --paper 名前 で指定してください：{papers}（新しい名前なら新しく作ります）"
                )
            }
            SourcesFault::Several { name, which } => {
                let which = which.join("、");
                format!("`{name}` は {which} のどれかです。アドレスで指定してください")
            }
        }
    }

    fn sources_news(&self, news: &SourcesNews) -> String {
        match news {
            SourcesNews::Added(count, paper) => format!("{paper} に情報源を {count} 個加えました"),
            SourcesNews::Known(url) => format!("{url} はもうあります"),
            SourcesNews::KindLater => "種類は最初に取得するときに調べます".to_owned(),
            SourcesNews::NotSeen => "追加していません。--offline を付けると調べずに追加します".to_owned(),
            SourcesNews::WantsLogin => "ログインする人は --user 名前 --password-command コマンド で（トークンなら --user なしで）、または sources.toml で指定します。`newsprint man sources` を見てください".to_owned(),
            SourcesNews::WantsAgent => "ブラウザーだけを通すサイトもあります：--agent 'Mozilla/5.0'".to_owned(),
            SourcesNews::RecipeOfCalibre => "calibre が動かします。`ebook-convert` が必要です".to_owned(),
            SourcesNews::Found { kind, title, count } => {
                let kind = self.source_kind(*kind);
                let title = if title.is_empty() { String::new() } else { format!("「{title}」") };
                let count = count.map(|count| format!("、記事 {count} 本")).unwrap_or_default();
                format!("{kind}{title}{count}")
            }
            SourcesNews::FoundAt(url) => format!("  場所：{url}"),
            SourcesNews::ReadsPages(true) => "  要約だけなので、その先のページも読みます".to_owned(),
            SourcesNews::ReadsPages(false) => "  全文が入っているので、そのまま使います".to_owned(),
            SourcesNews::OtherFeed(url, title) => format!("  ほかのフィード：{url} {title}"),
            SourcesNews::RobotsForbid => {
                "  サイトの robots.txt がページを禁じています。フィードにある分だけ取ります".to_owned()
            }
            SourcesNews::RobotsDelay(seconds) => {
                format!("  サイトの求めどおり、ページの間を {seconds} 秒あけます")
            }
            SourcesNews::SlowSite(seconds) => {
                format!("  サイトはページの間を {seconds} 秒あけるよう求めています")
            }
            SourcesNews::SlowQuestion => "  1 全部を何時間も何日もかけて · 2 題名だけ · 3 題名と、開いた記事は次回に全文 [2]：".to_owned(),
            SourcesNews::SlowUndecided => "  どうするか決まるまで何も取りません：--slow slowly か --slow titles、または sources.toml の slow".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Slowly) => "  何時間も何日もかけて全部取ります".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Titles) => "  題名と要約だけ取ります".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::OnOpening) => "  題名と要約だけ取ります。開いた記事は次回に全文を取ります".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Unasked) => {
                "  題名と要約だけ取ります。変えるには sources.toml の slow か --slow で".to_owned()
            }
            SourcesNews::Sick { name, days, paper } => {
                format!("{name} は {days} 日間何も届いていません。`newsprint sources test {paper}` をお試しください")
            }
            SourcesNews::PaperRemoved(name, count) => format!("{name} とその情報源 {count} 個を外しました"),
            SourcesNews::SourceRemoved(url, paper) => format!("{paper} から {url} を外しました"),
            SourcesNews::Imported(new, 0) => format!("新規 {new} 個"),
            SourcesNews::Imported(new, known) => format!("新規 {new} 個、既存 {known} 個"),
            SourcesNews::OddOutlines(count) => format!("一覧のうち {count} 個はウェブのアドレスがなく、省きました"),
            SourcesNews::ListCut => "一覧が長すぎるため、残りは省きました".to_owned(),
            SourcesNews::NotExported(count) => format!("{count} 個は一覧に入れていません：フィードでもページでもないか、アドレスに秘密が含まれます"),
            SourcesNews::RecipeRead(count) => format!("この recipe はフィード {count} 個です。calibre は要りません"),
            SourcesNews::RecipeRuns(NotStatic::Method(name)) => format!("この recipe は自分で目次を作る（`{name}`）ので、calibre が実行します：`ebook-convert` が必要です"),
            SourcesNews::RecipeRuns(NotStatic::NoFeeds) => "この recipe には読み取れるフィードの一覧がないので、calibre が実行します：`ebook-convert` が必要です".to_owned(),
            SourcesNews::RecipeLeft(LeftOut::Feeds(count)) => format!("recipe から省いたもの：実行しないと分からないフィード {count} 個"),
            SourcesNews::RecipeLeft(LeftOut::Elements(name)) => format!("recipe から省いたもの：`{name}` の一部"),
            SourcesNews::RecipeLeft(LeftOut::Code(name)) => format!("recipe から省いたもの：`{name}` がページにする処理"),
            SourcesNews::RecipeLeft(LeftOut::Setting(name)) => format!("recipe から省いたもの：`{name}`。ページのどこが本文かは newsprint が判断します"),
            SourcesNews::RecipeSubscription => "このサイトは購読が必要です。`newsprint man sources` の `user` と `password-command` を見てください".to_owned(),
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Unknown => "未確認",
            SourceKind::Feed => "フィード",
            SourceKind::Page => "ページ",
            SourceKind::Epaper => "電子版",
            SourceKind::Recipe => "recipe",
            SourceKind::Opds => "目録",
            SourceKind::Server => "サーバー",
            SourceKind::Archive => "アーカイブ",
        }
    }

    fn source_detail(&self, detail: &SourceDetail) -> String {
        match detail {
            SourceDetail::Agent(agent) => format!("名乗り：{agent}"),
            SourceDetail::Slow(SlowSite::Unasked) => "遅いサイト：未確認、見出しのみ".to_owned(),
            SourceDetail::Slow(SlowSite::Slowly) => {
                "遅いサイト：数時間から数日かけて全部".to_owned()
            }
            SourceDetail::Slow(SlowSite::Titles) => "遅いサイト：一覧と見出し".to_owned(),
            SourceDetail::Slow(SlowSite::OnOpening) => "遅いサイト：見出しと開いた記事".to_owned(),
            SourceDetail::Login => "ログインあり".to_owned(),
            SourceDetail::Cookie => "cookie あり".to_owned(),
            SourceDetail::Oldest(days) => format!("{days} 日以内"),
            SourceDetail::Most(count) => format!("最大 {count} 本"),
            SourceDetail::FullText(true) => "リンク先も読む".to_owned(),
            SourceDetail::FullText(false) => "フィードの本文のみ".to_owned(),
            SourceDetail::Facsimiles => "紙面の画像を残す".to_owned(),
            SourceDetail::Elements => "ページの一部を選ぶ".to_owned(),
            SourceDetail::YearsAgo(years) => format!("{years} 年前"),
        }
    }

    fn no_sources_yet(&self) -> &'static str {
        "情報源がまだありません。`newsprint sources add アドレス` で加えます"
    }

    fn without_manners(&self) -> &'static str {
        "遠慮なし：ループバックでの試験用"
    }
}

//! What the commands say, in Japanese.

use super::Ja;
use crate::export::ClippingsFault;
use crate::model::OpenError;
use crate::model::error::SystemError;
use crate::store::{Holder, ImportReport};
use crate::words::commands::told_counts;
use crate::words::{
    Became, Commands, Errors, Failure, Finding, Help, ImportRow, InspectLabel, KnownBy, Loss,
    NoTerminal, SearchWords as _, SourceTexts as _, SyncWords as _, TargetFault, Usage,
    UsageWords as _,
};

impl Commands for Ja {
    fn chapters(&self) -> &'static str {
        "手引きの章：`newsprint man 章名` で表示、`newsprint man | man -l -` でマニュアルページ。"
    }

    fn stays_across(&self, articles: usize) -> String {
        format!("{articles} 本は日本語でも中国語でもないため、横組みのままです")
    }

    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Open(error) => self.open_error(error),
            Failure::State(error) => self.state_error(error),
            Failure::Library(error) => self.library_error(error),
            Failure::Place(error) => self.place_error(*error),
            Failure::Output(error) => format!("標準出力: {}", self.system_error(&error.into())),
            Failure::Input(cause) => {
                format!("標準入力を読めません: {}", self.system_error(cause))
            }
            Failure::Target { path, fault } => {
                let fault = match fault {
                    TargetFault::Folder => {
                        "フォルダーです。中のファイル名を指定してください".to_owned()
                    }
                    TargetFault::Source => "書き出す元、またはそのフォルダーの中です。別の場所を指定\
                        してください"
                        .to_owned(),
                    TargetFault::ReadOnly => "書き込めないファイルです。書き込みを許可するか、別の名\
                        前にしてください"
                        .to_owned(),
                    TargetFault::Foreign => "newsprint が作ったのではない、または後で変更されたファイ\
                        ルがあります。--force で置き換えます"
                        .to_owned(),
                    TargetFault::Links => "リンクをたどりきれません。ファイルそのものを指定してください".to_owned(),
                    TargetFault::System(cause) => {
                        format!("書き込めません: {}", self.system_error(cause))
                    }
                };
                format!("{path}: {fault}")
            }
            Failure::Reader(reason) => reason.clone(),
            Failure::Unreadable { file, cause } => {
                format!("{file}: 読めません: {}。パスを確かめてください", self.system_error(cause))
            }
            Failure::Marks { file, error } => format!("{file}: {}", self.import_error(error)),
            Failure::Clippings { file, fault } => {
                format!("{file}: {}", self.clippings_fault(fault))
            }
            Failure::Sources(fault) => self.sources_fault(fault),
            Failure::Sync(fault) => self.sync_fault(fault),
            Failure::Usage(Usage::NoSyncFolder) => self.no_sync_folder().to_owned(),
            Failure::Epub(error) => self.epub_error(error),
            Failure::NoTerminal(NoTerminal::Output) => "newsprint の表示には端末が必要ですが、標準出\
                力はファイルかパイプです。パイプでは `newsprint print` を使ってください"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Keys) => "newsprint のキー入力には端末が必要ですが、標準\
                入力は端末ではなく、/dev/tty も開けません。パイプでは `newsprint print` を使ってくだ\
                さい"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Dumb) => "newsprint にはカーソルを動かせる端末が必要です\
                が、TERM が \"dumb\" です。TERM を設定するか、`newsprint print` を使ってください"
                .to_owned(),
            Failure::NothingNamed => "標準入力が端末ではありません。読むには `newsprint -`、パイプで\
                は `newsprint print -` を使ってください"
                .to_owned(),
            Failure::NeitherPathNorEdition { name } => format!(
                "{name}: そのファイルもフォルダーも、その名前の号もありません。パスを確かめるか、\
                 `newsprint list` を見てください"
            ),
            Failure::NoEdition { name, near } => {
                let near = match near.as_slice() {
                    [] => "`newsprint list` で一覧を見られます".to_owned(),
                    near => format!("近いものは {} です", near.join("、")),
                };
                format!("書庫に `{name}` という号はありません。{near}")
            }
            Failure::ManyEditions { name, which, more } => {
                let more = if *more { "、…" } else { "" };
                format!(
                    "`{name}` は {}{more} のどれとも取れます。もう少し長く書いてください",
                    which.join("、")
                )
            }
            Failure::Sample { name } => format!(
                "`{name}` は付属の見本で、書庫にはありません。config.toml の `samples = false` で表示\
                 されなくなります"
            ),
            Failure::NoArticle { edition, wanted, count } => format!(
                "{edition}: 記事「{wanted}」はありません。1 から {count} の番号か、`newsprint inspect` \
                 に出る id を指定してください"
            ),
            Failure::Query(fault) => self.query_fault(fault),
            Failure::Index(fault) => self.index_fault(fault),
            Failure::MeantCommand { path, command }
            | Failure::Usage(Usage::MeantCommand { path, command }) => {
                format!("{path}: そのファイルはありません。`newsprint {command}` ですか？")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Meant(command))) => {
                let said = self.misuse(misuse);
                format!("{said}。`newsprint {command}` ですか？")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Of(command))) => {
                let said = self.misuse(misuse);
                format!("{said}。`newsprint {command} --help` を見てください")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::All)) => {
                let said = self.misuse(misuse);
                format!("{said}。`newsprint --help` を見てください")
            }
            Failure::Usage(Usage::WithCommand) => "閲覧用のパスやオプションはコマンドと一緒に使えませ\
                ん。`newsprint --help` を見てください"
                .to_owned(),
            Failure::Usage(Usage::Mistake(mistake)) => mistake.clone(),
            Failure::Usage(Usage::NoClippingForm { path }) => format!(
                "{path}: 形式がわかりません。--format で指定するか、.md .epub .json .bib .jsonld .jsonl .txt で終わる名前にしてください"
            ),
            Failure::Usage(Usage::EpubToTerminal) => "EPUB は端末やパイプには出せません。-o FILE で書\
                き出し先を指定してください"
                .to_owned(),
            Failure::Usage(Usage::NoLevel { name, lang, known }) => format!(
                "{lang} に「{name}」という禁則の段階はありません。次のどれかです: {}",
                known.join("、")
            ),
        }
    }

    fn waiting_for_state(&self, file: &str) -> String {
        format!("{file}: 別のプログラムがロックしています。数秒待ちます。^C で中止します")
    }

    fn waiting(&self, holder: &Holder) -> String {
        format!("書庫が空くのを待っています: {}が使用中です。^C で中止します", self.holder(holder))
    }

    fn nothing_to_import(&self, file: &str) -> String {
        format!("{file}: 記事がないので取り込みませんでした")
    }

    fn not_tried(&self, left: usize) -> String {
        format!("ほか {left} 件も同じ理由で取り込みませんでした")
    }

    fn became(&self, what: Became) -> &'static str {
        match what {
            Became::Imported => "取り込みました",
            Became::Replaced => "置き換えました",
            Became::Unchanged => "すでに書庫にあります",
            Became::Kept => {
                "同じ新聞の同じ日の別の号が書庫にあり、そのままにしました（--replace で置き換えます）"
            }
        }
    }

    fn without_date(&self) -> &'static str {
        "日付なし"
    }

    fn row(&self, row: ImportRow) -> &'static str {
        match row {
            ImportRow::From => "取込元",
            ImportRow::Pages => "面数",
            ImportRow::Articles => "記事",
            ImportRow::Jumps => "面またぎ",
            ImportRow::Joins => "つなぎ",
            ImportRow::Doubts => "疑わしい",
            ImportRow::Damage => "欠け",
            ImportRow::Unplaced => "所属なし",
            ImportRow::Furniture => "紙面要素",
            ImportRow::Warning => "注意",
            ImportRow::KeptIn => "保存先",
            ImportRow::OpenIt => "開く",
        }
    }

    fn ends_missing(&self, count: usize, titles: &str) -> String {
        format!("{count} か所（末尾が欠けています: {titles}）")
    }

    fn inbox_report(&self, editions: usize, others: usize, failed: usize, first: &str) -> String {
        let others = match others {
            0 => String::new(),
            n => format!("。{n} 件はすでにある新聞と日付でした（done/ に移しました）"),
        };
        let failed = match failed {
            0 => String::new(),
            1 => format!("。{first}"),
            n => format!("。{n} 件は取り込めませんでした: {first}"),
        };
        format!("{editions} 号を取り込みました{others}{failed}")
    }

    fn stays_in_inbox(&self, file: &str, cause: &SystemError) -> String {
        format!("{file}: 取り込みましたが、受信箱に残っています: {}", self.system_error(cause))
    }

    fn mistakes(&self, count: usize, first: &str) -> String {
        format!("誤りが {count} 件あります（`newsprint config` を参照）: {first}")
    }

    fn unreadable_editions(&self, count: usize, first: &str) -> String {
        format!("読めない号が {count} あります（`newsprint check` を参照）: {first}")
    }

    fn idle_corrections(&self, count: usize, first: &str) -> String {
        format!("訂正 {count} 件: {first}")
    }

    fn gave_up(&self, cause: Option<&str>) -> String {
        format!("newsprint の不具合のため中止しました（{}）", cause.unwrap_or("原因不明"))
    }

    fn no_thread(&self) -> &'static str {
        "開くためのスレッドをシステムが用意できません"
    }

    fn too_long_to_copy(&self, size: usize, most: usize) -> String {
        format!(
            "コピーしませんでした: {size} バイトあり、端末が受け取るのは {most} バイトまでです。`newsprint print` で文を取り出してください"
        )
    }

    fn picture_left_out(&self, fault: &OpenError) -> String {
        format!("画像を 1 枚省きました: {}", self.open_error(fault))
    }

    fn removed(&self, folder: &str) -> String {
        format!("{folder} を取り除きました")
    }

    fn can_come_back(&self, _: usize) -> String {
        "`newsprint remove --undo` で元に戻せます".to_owned()
    }

    fn came_back(&self, folder: &str) -> String {
        format!("{folder} を書庫に戻しました")
    }

    fn place_taken(&self, folder: &str) -> String {
        format!(
            "{folder}: 書庫には今、別の号があります。先にそれを取り除いてください（前のものはごみ箱に\
             あります）"
        )
    }

    fn trash_is_empty(&self) -> &'static str {
        "ごみ箱は空で、戻すものはありません"
    }

    fn deleted(&self, editions: usize) -> String {
        format!("{editions} 号を完全に削除しました")
    }

    fn finding(&self, finding: &Finding<'_>) -> String {
        match finding {
            Finding::Leftovers(count) => {
                format!("中断した取り込みの残り {count} 件を取り除きました")
            }
            Finding::PutBack(count) => {
                format!("中断した取り込みがよけていた {count} 号を元に戻しました")
            }
            Finding::ManifestRenewed(count) => {
                format!("edition.toml がなかったので、残る {count} 面から書き直しました")
            }
            Finding::Lost(loss, scans) => {
                let loss = match loss {
                    Loss::Fewer { there, known } => {
                        format!("{known} 面のうち {there} 面しかありません")
                    }
                    Loss::Gap(page) => format!("{page} 面もないようです"),
                };
                let scans = scans.as_ref().map(|scans| {
                    format!("。スキャンは残っています: newsprint import {scans} --replace")
                });
                let scans = scans.unwrap_or_default();
                format!(
                    "edition.toml がなく、{loss}。控えから戻すか、取り込み直すか、`newsprint remove` で取り除いてください{scans}"
                )
            }
            Finding::PageGone(file) => format!("{file}: edition.toml に載る面ですが、ありません"),
            Finding::ManifestMissing(cause) => {
                format!("edition.toml がありません: {}", self.system_error(cause))
            }
            Finding::NothingThere => {
                "edition.toml も面もありません。`newsprint remove` で取り除けま\
                す"
                .to_owned()
            }
            Finding::Unreadable(error, None) => self.open_error(error),
            Finding::Unreadable(error, Some(scans)) => format!(
                "{}。スキャンは残っています: newsprint import {scans} --replace",
                self.open_error(error)
            ),
            Finding::Picture(error) => format!("画像: {}", self.open_error(error)),
            Finding::Unlisted(file) => {
                format!("{file} がありますが、edition.toml に載っていません")
            }
            Finding::IndexRenewed => self.index_renewed().to_owned(),
            Finding::CatalogueRenewed => "壊れていた目録を作り直しました".to_owned(),
        }
    }

    fn checked(&self, editions: usize, articles: usize, broken: usize, mended: usize) -> String {
        format!("{editions} 号、記事 {articles} 本: 破損 {broken}、修復 {mended}")
    }

    fn no_catalogue(&self) -> &'static str {
        "目録に書き込めません。書庫を直接読みます"
    }

    fn progress(&self, articles: usize, read: usize) -> String {
        format!("{articles:>4} 本  既読 {read:>4}")
    }

    fn is_sample(&self) -> &'static str {
        "（見本）"
    }

    fn no_bookmarks_yet(&self) -> &'static str {
        "しおりはまだありません"
    }

    fn no_clippings_yet(&self, narrowed: bool) -> &'static str {
        if narrowed {
            "当てはまる切り抜きはありません"
        } else {
            "切り抜きはまだありません"
        }
    }

    fn clippings_written(&self, count: usize, path: &str) -> String {
        format!("{path} に {count} 個のファイルを書きました")
    }

    fn clippings_fault(&self, fault: &ClippingsFault) -> String {
        match fault {
            ClippingsFault::TooLarge(most) => format!("{most} バイトを超えています"),
            ClippingsFault::OneWay(form) => format!(
                "{} は引用情報だけの形式で、切り抜きは取り込めません。newsprint が書いた JSON Lines、Web Annotation、Markdown を取り込んでください",
                form.name()
            ),
            ClippingsFault::NoClippings => "切り抜きがありません。newsprint が書いた JSON Lines、Web Annotation、Markdown を取り込んでください".to_owned(),
            ClippingsFault::Malformed { line, said } => format!("{line} 行目：{said}。何も取り込みませんでした"),
        }
    }

    fn bookmarks_imported(&self, report: &ImportReport) -> String {
        let told = told_counts(report, ["追加", "更新", "変更なし", "こちらで削除済み"]);
        told.iter().map(|(count, what)| format!("{what} {count} 件")).collect::<Vec<_>>().join("、")
    }

    fn label(&self, label: InspectLabel) -> &'static str {
        match label {
            InspectLabel::Source => "入力",
            InspectLabel::Paper => "紙名",
            InspectLabel::Date => "日付",
            InspectLabel::Variant => "版",
            InspectLabel::Number => "号数",
            InspectLabel::Language => "言語",
            InspectLabel::Pages => "面",
            InspectLabel::Sections => "欄",
            InspectLabel::Articles => "記事",
            InspectLabel::Furniture => "紙面要素",
            InspectLabel::Unplaced => "所属なし",
            InspectLabel::Warnings => "注意",
        }
    }

    fn known_by(&self, how: KnownBy) -> &'static str {
        match how {
            KnownBy::Reader => "（--date による）",
            KnownBy::FileName => "（ファイルまたはフォルダーの名前による。--date で指定できます）",
            KnownBy::FileTime => "（ファイルの日付。本文にはありません。--date で指定できます）",
            KnownBy::Letters => "（文字からの推定）",
        }
    }

    fn no_day(&self) -> &'static str {
        "不明（--date で指定できます）"
    }

    fn end_is_missing(&self) -> &'static str {
        "〔末尾欠〕"
    }
}

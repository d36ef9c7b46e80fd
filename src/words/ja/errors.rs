//! Errors and warnings in Japanese.

use super::Ja;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, BookFault, CorrectionError, EntryFault, Foreign, Limited, Meant, NewsMl,
    NoNews, NotText, PathFault, PdfFault, Problem, ProgramFault, RefusedFiles, RuleProblem,
    ScanFormat, SpecialFile, SystemError, TomlTable, TomlValue, ValueKind, WayOut, ZipFault,
};
use crate::model::warning::{
    AgencyNote, ArchiveNote, HiddenBy, Hold, IdleRule, ListedNames, NotOfEdition, NotesFault,
    RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{advised, clipped, figures, listed, new_pdf};

impl Errors for Ja {
    fn load_error(&self, error: &LoadError) -> String {
        match error {
            LoadError::Empty { file } => format!("{file}: 文字がなく、読むものがありません"),
            LoadError::Binary { file, found } => format!(
                "{file}: {}です。読めるのはテキスト、EPUB、ウェブページ、フィード、号のフォルダーか zip \
                 です",
                not_text(found)
            ),
            LoadError::Foreign { file, kind } => {
                format!("{file}: {}です。{}", foreign(*kind), way_out(*kind, file))
            }
            LoadError::Encoding { file, label } => format!(
                "{file}: 文字コード「{}」は知られていません。--encoding に utf-8、gb18030、big5、\
                 shift_jis、euc-kr などを指定してください",
                clipped(label)
            ),
            LoadError::Limit { file, what, found, limit } => format!(
                "{file}: {}が {} で、上限は {} です。小さく分けてください",
                limited(*what),
                amount(*found),
                amount(*limit)
            ),
            LoadError::Book { file, fault } => format!(
                "{file}: {}。本を入手し直すか、作成したソフトで変換し直してください",
                book(fault)
            ),
            LoadError::Pdf { file, fault } => format!("{file}: {}", new_pdf(pdf(*fault), file)),
            LoadError::Malformed { file, line, column, problem } => {
                format!("{file}:{line}:{column}: {}", self::problem(problem))
            }
            LoadError::NoArticle { file, found } => {
                format!("{file}: {}で、読める記事がありません", no_news(found))
            }
            LoadError::Cancelled => "読み込みを中止しました".to_owned(),
            LoadError::Part { file } => {
                format!("{file}: 号の一部です。これが入っているフォルダーか zip を開いてください")
            }
        }
    }

    fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::Load(error) => self.load_error(error),
            OpenError::Missing { path } => {
                format!("{path}: そのファイルやフォルダーはありません。パスを確かめてください")
            }
            OpenError::NothingRead { path, refused } => {
                let lines = refused.iter().map(self::refused).collect::<Vec<_>>();
                format!("{path}: 読める形式のものがありません\n{}", lines.join("\n"))
            }
            OpenError::NotAnEdition { path } => format!(
                "{path}: edition.toml も、ほかに読めるものもありません。号か、面、記事、フィードが必要で\
                 す"
            ),
            OpenError::SeveralIssues { path, first } => format!(
                "{path}: 中身は一つの号ではありません。{first} などを一つ開くか、`newsprint import` で\
                 すべて書庫に取り込んでください"
            ),
            OpenError::Unreadable { path, cause } => {
                format!("{path}: {}。ファイルと許可を確かめてください", self.system_error(cause))
            }
            OpenError::NotAFile { path } => {
                format!("{path}: ファイルではありません。パスを確かめてください")
            }
            OpenError::Special { path } => {
                format!("{path}: ファイルでもフォルダーでもありません。パスを確かめてください")
            }
            OpenError::Entry { path, fault } => {
                format!("{path}: {}。本を入手し直してください", entry(fault))
            }
            OpenError::Outside { path } => {
                format!("{path}: 号の外を指すので開きません。ファイルを中にコピーしてください")
            }
            OpenError::NotAFolder { path } => {
                format!("{path}: ファイルの中のパスになっています。どちらかの名前を変えてください")
            }
            OpenError::OutOfIssue { path } => {
                format!("{path}: パスが号のフォルダーの外を指すので開きません")
            }
            OpenError::Changed { path } => {
                format!("{path}: 開いた後でファイルが変わりました。号を開き直してください")
            }
            OpenError::Zip { path, fault } => {
                let fault = match fault {
                    ZipFault::Damaged => "zip が壊れているか途中で切れています",
                    ZipFault::Other(said) => said,
                };
                format!("{path}: {fault}。号のフォルダーから zip を作り直してください")
            }
            OpenError::Archive { path, fault } => {
                let fault = match fault {
                    ArchiveFault::Damaged => "壊れているか、途中で切れている".to_owned(),
                    ArchiveFault::TooLarge(most) => {
                        let most = most >> 20;
                        format!("展開すると上限の {most} MB を超える")
                    }
                    ArchiveFault::Ratio(most) => format!("展開すると元の {most} 倍の上限を超える"),
                    ArchiveFault::Nested => "中身がまた圧縮されている".to_owned(),
                };
                format!("{path}: {fault}。取り直すか、展開してフォルダーを開く")
            }
            OpenError::NoArticle { path, number, count } => {
                format!("{path}: {number} 番の記事はありません。この号は {count} 本です")
            }
            OpenError::Alone { path } => format!(
                "{path}: 一つのファイルだけが指定され、これがありません。両方が入っているフォルダーを開\
                 いてください"
            ),
            OpenError::NotServed { url, status: Some(status) } => {
                format!("{url}: サイトの応答は {status} でした")
            }
            OpenError::NotServed { url, status: None } => format!("{url}: 何も届きませんでした"),
            OpenError::NotAPage { path } => format!("{path}: 新聞の面ではないので読みません"),
            OpenError::Recognition { path, program, fault } => match fault {
                ProgramFault::Missing => format!(
                    "{path}: `{program}` が入っていないので文字を認識できません。tesseract とその言語の\
                     データを、PDF には poppler-utils も入れてください"
                ),
                ProgramFault::TimedOut => format!(
                    "{path}: `{program}` が 1 面に時間をかけすぎました。もっと小さいスキャンで試して\
                     ください"
                ),
                ProgramFault::Failed(said) => format!(
                    "{path}: `{program}` が失敗しました: {said}。ファイルがほかで開けるか、言語があるか\
                     （`tesseract --list-langs`）を見てください"
                ),
            },
        }
    }

    fn correction_error(&self, error: &CorrectionError) -> String {
        match error {
            CorrectionError::Open(error) => self.open_error(error),
            CorrectionError::BeginsAlready => "記事はもともとここから始まっています".to_owned(),
            CorrectionError::Itself => "記事を自分自身につなぐことはできません".to_owned(),
            CorrectionError::InPlace => "すでにその記事にあります".to_owned(),
            CorrectionError::First => "すでに最初の段落です".to_owned(),
            CorrectionError::Last => "すでに最後の段落です".to_owned(),
            CorrectionError::NoWords => "ここには目印になる文字がありません".to_owned(),
            CorrectionError::ArticleWithoutWords => {
                "その記事には目印になる文字がありません".to_owned()
            }
            CorrectionError::NothingToUndo => "取り消せる訂正はありません".to_owned(),
            CorrectionError::FileAtFault(fault) => {
                format!("先に訂正ファイルを直すか取り除いてください: {}", self.warning(fault))
            }
            CorrectionError::NoPlace => {
                "訂正を保存する場所がありません。--data-dir で指定してください".to_owned()
            }
            CorrectionError::Changed { file } => {
                format!("{file}: 別のプログラムが変更しました。号を開き直してください")
            }
            CorrectionError::System { file, cause } => {
                format!("{file}: {}", self.system_error(cause))
            }
        }
    }

    fn system_error(&self, error: &SystemError) -> String {
        match error {
            SystemError::Missing => "そのファイルやフォルダーはありません".to_owned(),
            SystemError::Denied => "読み書きの許可がありません".to_owned(),
            SystemError::Full => "ディスクがいっぱいです".to_owned(),
            SystemError::ReadOnly => "そこには書き込めません".to_owned(),
            SystemError::Busy => "別のプログラムが使っています".to_owned(),
            SystemError::IsFolder => "フォルダーです".to_owned(),
            SystemError::NotFolder => "パスの途中がフォルダーではありません".to_owned(),
            SystemError::Special(kind) => {
                let kind = match kind {
                    SpecialFile::Pipe => "名前付きパイプ",
                    SpecialFile::Socket => "ソケット",
                    SpecialFile::Device => "デバイス",
                    SpecialFile::Other => "特殊なもの",
                };
                format!("{kind}で、ファイルではありません")
            }
            SystemError::TooLarge(most) => {
                format!("上限の {} を超えています", amount(Amount::Bytes(*most)))
            }
            SystemError::NotUtf8 => "UTF-8 ではありません".to_owned(),
            SystemError::Other(said) => clipped(said),
        }
    }

    fn warning_kind(&self, kind: &WarningKind) -> String {
        let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
        match kind {
            WarningKind::Kept(words) => words.to_string(),
            WarningKind::LeftOut(fault) => format!("省きました: {}", self.open_error(fault)),
            WarningKind::Refused(files) => format!("省きました: {}", refused(files)),
            WarningKind::NotOfEdition(why) => format!("読みませんでした: {}", not_of_edition(why)),
            WarningKind::MoreLeftOut(count) => format!("読みませんでした: ほか {count} 件"),
            WarningKind::NotShown(names) => {
                let names = listed(names, "、", |more| format!(" ほか {more} 件"));
                format!(
                    "表示していません: {names}: 別の号です。単独で開くか、`newsprint import` ですべて取り込んでください"
                )
            }
            WarningKind::OfArchive(note) => match note {
                ArchiveNote::Damaged => "アーカイブがここから壊れています".to_owned(),
                ArchiveNote::CutShort => "アーカイブが途中で切れていて、最後のファイルがありません".to_owned(),
                ArchiveNote::NotAFile => "読みませんでした: リンクかデバイスです".to_owned(),
                ArchiveNote::LeadsOut => "読みませんでした: パスがアーカイブの外を指しています".to_owned(),
                ArchiveNote::Past(most) => format!("先頭の {most} ファイル（上限）だけを読みました"),
            },
            WarningKind::FilesPast { left, most, bytes } => format!(
                "上限（{most} ファイル、計 {}）を超えた {left} ファイルを省きました",
                size(bytes)
            ),
            WarningKind::PageLeftOut { page, name, error } => {
                let name = if name.is_empty() { String::new() } else { format!("（{name}）") };
                format!("{page} 面{name}は省きました：{}", self.open_error(error))
            }
            WarningKind::EditionFull(most) => format!(
                "ここから先の記事は省きました：一つの号の記事は {most} 本までです。面ごとに分けてください"
            ),
            WarningKind::NoPages => "スキャンした紙面より長いか、行が長すぎるので、プレーンテキストとして読み、記事は探しません。記事が要るなら面ごとに分けてください"
                .to_owned(),
            WarningKind::DamagedBytes(count) => {
                format!("壊れたバイト列 {count} か所を U+FFFD として読みました")
            }
            WarningKind::SomeDamagedBytes => "壊れたバイト列を U+FFFD として読みました".to_owned(),
            WarningKind::MaybeEncoding { count, encoding } => format!(
                "壊れたバイト列 {count} か所を U+FFFD として読みました。文字コードが {encoding} でなけ\
                 れば --encoding で指定してください"
            ),
            WarningKind::NotUtf8(count) => {
                format!("UTF-8 でないバイト列が {count} か所あり、\u{FFFD} と表示します")
            }
            WarningKind::ControlCharacters(count) => {
                format!("本文から制御文字 {count} 個を省きました")
            }
            WarningKind::OnlyFirst(bytes) => {
                format!("先頭の {}（上限）だけを読みました", size(bytes))
            }
            WarningKind::SmallPartOfPage => {
                "記事はページの文の四分の一未満です。残りはメニュー、コメント、ほかの記事とみなしました".to_owned()
            }
            WarningKind::Hidden { by, characters, places, first } => match by {
                HiddenBy::Script => format!(
                    "スクリプトが出すまで隠れている {characters} 文字（{places} か所、最初は {first}）を省き\
                     ました。ブラウザーなら表示されます"
                ),
                HiddenBy::OldBrowser => format!(
                    "動画や音声、枠を出せないプログラム向けの {characters} 文字（{places} か所、最初は \
                     {first}）を省きました"
                ),
                HiddenBy::MailList => format!(
                    "メールの中に隠れている {characters} 文字（{places} か所、最初は {first}）を省きまし\
                     た。メールの一覧のためのものです"
                ),
            },
            WarningKind::NoDate { of_file: Some(date) } => format!(
                "面に日付がありません。{date} はファイルの日付です（--date YYYY-MM-DD で指定できます）"
            ),
            WarningKind::NoDate { of_file: None } => {
                "面に日付がありません。--date YYYY-MM-DD で指定してください".to_owned()
            }
            WarningKind::NoPaper => {
                "紙名がないので、ファイル名で保存しました（--paper NAME で指定でき\
                ます）"
                    .to_owned()
            }
            WarningKind::OtherDay(date) => format!("この面の日付は {date} で、ほかの面と違います"),
            WarningKind::OtherPaper(paper) => {
                format!("この面は「{paper}」のもので、ほかの面と違います")
            }
            WarningKind::JumpCircle => {
                "面またぎが輪になっているので、一つはつなぎませんでした".to_owned()
            }
            WarningKind::LostJump { page, other, is_known, onward } => {
                let other = match other {
                    Some(other) => format!("{other} 面"),
                    None => "別の面".to_owned(),
                };
                let way = if *onward { "へ続く" } else { "から続く" };
                let why = if *is_known {
                    "相手が見つかりません"
                } else {
                    "その面のファイルがありません"
                };
                format!("{page} 面: {other}{way}記事がありますが、{why}")
            }
            WarningKind::UnknownKey { key, meant } => {
                let meant = meant.as_ref().map(|meant| format!("（`{meant}` ですか？）"));
                format!(
                    "知らないキー `{}`{}。この行は本文として扱います",
                    clipped(key),
                    meant.unwrap_or_default()
                )
            }
            WarningKind::OpenFence => {
                "``` が閉じていません。その後はすべてそのまま組みます".to_owned()
            }
            WarningKind::TextBeforeHeadline => {
                "最初の `# ` 見出しより前の文は、見出しのない記事とします".to_owned()
            }
            WarningKind::PageNotListed { article, page } => {
                format!("記事 {article} の面 `{page}` が一覧にありません")
            }
            WarningKind::TextsChanged(count) => format!(
                "取り込み後に {count} か所の文が変更され、スキャンのどこに当たるかは分からなくなりました"
            ),
            WarningKind::NotesLost(fault) => format!(
                "{}。本文は無事ですが、疑わしい箇所とスキャン上の位置は分かりません（--replace で取り込\
                 み直せます）",
                notes(fault)
            ),
            WarningKind::Draft => "省きました: 先頭に下書きと書かれています".to_owned(),
            WarningKind::PageMissing { page: Some(page), fault } => {
                format!("面が欠けています: {page}: {}", self.open_error(fault))
            }
            WarningKind::PageMissing { page: None, fault } => {
                format!("面が欠けています: {}", self.open_error(fault))
            }
            WarningKind::NotOutYet { wanted, day } => {
                format!("{wanted} の紙面はまだ出ていません。これは {day} のものです")
            }
            WarningKind::PagesMissing(names) => {
                format!("欠けている面があります: {}", names_of(names))
            }
            WarningKind::PagesPast(most) => {
                format!("最初の {most} 面（上限）より後を省きました")
            }
            WarningKind::PlacesPast(most) => {
                format!("最初の {most} か所（上限）より後を省きました")
            }
            WarningKind::ArticlesPast { page, most } => {
                format!("一つの号の記事は {most} 本（上限）までなので、{page} 面の残りを省きました")
            }
            WarningKind::UnlistedArticles(names) => format!(
                "面に載っていない記事を、書かれている面の末尾に置きました: {}",
                names_of(names)
            ),
            WarningKind::ArticleMissing { page, fault } => {
                format!("{page} 面の記事が欠けています: {}", self.open_error(fault))
            }
            WarningKind::ArticlesMissing { page, files } => format!(
                "{page} 面の記事 {} 本が欠けています: {}",
                files.shown.len() + files.more,
                names_of(files)
            ),
            WarningKind::PicturesNotSaved(names) => {
                format!("面と一緒に保存されなかった画像があります: {}", names_of(names))
            }
            WarningKind::PictureMissing(fault) => {
                format!("画像が欠けています: {}", self.open_error(fault))
            }
            WarningKind::NoAltoPage(file) => format!("{file}: ALTO の面がありません"),
            WarningKind::TooDeep(most) => {
                format!("要素の入れ子が {most} 段を超えました。その後は読みませんでした")
            }
            WarningKind::Entities => {
                "文書が独自の実体を定義していますが、展開せず、何も取り寄せません".to_owned()
            }
            WarningKind::BreaksOff { at } => {
                format!("マークアップが {at} 行目で途切れています。それより前は読みました")
            }
            WarningKind::ZipEntries { count, most } => {
                format!("{count} ファイルのうち {most}（上限）だけを読みました")
            }
            WarningKind::ZipTotal { name, most } => format!(
                "`{name}` 以降は読みませんでした。展開すると全体で {}（上限）を超えます",
                size(most)
            ),
            WarningKind::Twice(name) => format!("`{name}` が二つあり、最初のものを読みました"),
            WarningKind::NoContainer => "META-INF/container.xml がないか、壊れています".to_owned(),
            WarningKind::NotThere(name) => format!("`{name}` は目録にありますが、実物がありません"),
            WarningKind::Unsearched(count) => {
                format!("最後の {count} 文書は隠れた文字を調べていません")
            }
            WarningKind::ContentsPast(most) => {
                format!("目次の記事が {most} 本（上限）を超えています")
            }
            WarningKind::EntriesPast { left, most } => {
                format!("最初の {most} 件（上限）より後の {left} 件を省きました")
            }
            WarningKind::OtherDays { left, day, before } => {
                let before = before.as_ref().map(|before| format!("{before} と "));
                format!(
                    "{}{day} 以外の {left} 件を省きました。ほかの日は --date で見られます",
                    before.unwrap_or_default()
                )
            }
            WarningKind::NoEntries => "フィードに項目がありません".to_owned(),
            WarningKind::ItemsPast { left, most } => {
                format!("最初の {most} 件（上限）より後の {left} 件を省きました")
            }
            WarningKind::Agency { note, times: 1 } => agency(note),
            WarningKind::Agency { note, times } => format!("{}（{times} 回）", agency(note)),
            WarningKind::Held { title, hold } => {
                let hold = match hold {
                    Hold::Cancelled => "は配信元が取り消しました".to_owned(),
                    Hold::Withheld => "は配信元が差し止めています".to_owned(),
                    Hold::Embargo(None) => "は解禁前です".to_owned(),
                    Hold::Embargo(Some(until)) => format!("は {until} まで解禁前です"),
                };
                format!("「{title}」{hold}")
            }
            WarningKind::BlankPage(page) => format!("{page} ページは白紙です"),
            WarningKind::PictureOfPage(page) => {
                format!("{page} ページは画像だけで文字がありません。先に OCR が必要です")
            }
            WarningKind::PdfParts(count) => {
                format!("PDF の {count} か所が壊れているか大きすぎるため省きました")
            }
            WarningKind::PdfPages { found, most } => {
                format!("PDF は {found} ページあり、{most} ページより後を省きました")
            }
            WarningKind::PdfCut => {
                "PDF が大きすぎるため、最後のほうのページは途中までです".to_owned()
            }
            WarningKind::PagePartsDamaged(count) => {
                format!("ページの {count} か所が壊れているため省きました")
            }
            WarningKind::UnknownCharacters(count) => {
                format!("{count} 文字が何であるかファイルに書かれていないので、U+FFFD としました")
            }
            WarningKind::PageCut => "ページの内容が多すぎるため、途中までです".to_owned(),
            WarningKind::Corrections(fault) => self.open_error(fault),
            WarningKind::IdleRule { rule, why } => {
                let why = match why {
                    IdleRule::NotFound(text) => {
                        format!("{}で始まる文がありません", named(text))
                    }
                    IdleRule::CannotBe { text, is, role } => {
                        let is = match is {
                            Unsettable::Picture => "撮影者名のある画像",
                            Unsettable::List => "箇条書き",
                            Unsettable::Table => "表",
                            Unsettable::Lines => "改行に意味のある文",
                            Unsettable::NoText => "文でないもの",
                        };
                        format!("{}は{is}なので {role} にできません", named(text))
                    }
                };
                format!("規則 {rule} は何も変えません: {why}。規則は残します")
            }
        }
    }

    fn state_error(&self, error: &StateError) -> String {
        format!("何も保存されません: {}: {}", error.file(), not_kept(error.fault()))
    }

    fn library_error(&self, error: &LibraryError) -> String {
        let what = match error.what() {
            Undone::Written => "号を書き込めませんでした",
            Undone::Moved => "号を移せませんでした",
            Undone::Locked => "書庫は何も変わっていません",
        };
        format!("{}: {what}: {}", error.path(), not_kept(error.fault()))
    }

    fn place_error(&self, error: PlaceError) -> String {
        let (PlaceError::Data(home) | PlaceError::Config(home) | PlaceError::Cache(home)) = error;
        let home = match home {
            NoHome::Unset => "HOME が設定されておらず、ホームディレクトリーもありません",
            NoHome::Relative => "HOME が絶対パスではありません",
        };
        let (what, way_out) = match error {
            PlaceError::Data(_) => ("しおりと読んだ位置", "--data-dir で指定してください"),
            PlaceError::Config(_) => ("設定", "--config で指定してください"),
            PlaceError::Cache(_) => ("キャッシュ", "NEWSPRINT_CACHE_DIR で指定してください"),
        };
        format!("{what}を置く場所がありません。{home}。{way_out}")
    }

    fn import_error(&self, error: &ImportError) -> String {
        let ImportError { line, found, expected } = error;
        let expected = match expected {
            Wanted::Said(said) => said.to_string(),
            Wanted::AtMost(most) => format!("{most} バイト以下"),
            Wanted::Utf8 => "UTF-8".to_owned(),
            Wanted::Stamp => "1970 年からのミリ秒（9999 年まで）".to_owned(),
            Wanted::Bookmarks => "newsprint が書き出した JSON のしおり".to_owned(),
        };
        format!(
            "{line} 行目: {found} がありますが、{expected} のはずです。何も取り込みませんでした"
        )
    }

    fn epub_error(&self, error: &EpubError) -> String {
        match error {
            EpubError::Empty => "この号には記事がなく、本にできません".to_owned(),
            EpubError::Zip(said) => format!("EPUB を書き出せません: {said}"),
        }
    }

    fn store_notice(&self, notice: &StoreNotice) -> String {
        match notice {
            StoreNotice::NotKept(error) => self.state_error(error),
            StoreNotice::Begun { file, aside, reason } => format!(
                "{file} が壊れていたので{}、{aside} として取りのけました。中身はあらためて取得します",
                said(reason)
            ),
            StoreNotice::Damaged { file, aside, reason, bookmarks, clippings, positions } => {
                let saved = match (bookmarks, clippings, positions) {
                    (0, 0, 0) => "中身は何も読めませんでした".to_owned(),
                    _ => {
                        format!(
                            "しおり {bookmarks} 件、切り抜き {clippings} 件、読んだ位置 {positions} 件を救い出しました"
                        )
                    }
                };
                format!(
                    "{file} が壊れていたので{}、{aside} として取りのけました。{saved}",
                    said(reason)
                )
            }
        }
    }

    fn holder(&self, holder: &Holder) -> String {
        match (holder.process, &holder.since) {
            (None, _) => "別のプログラム".to_owned(),
            (Some(process), None) => format!("別の newsprint（プロセス {process}）"),
            (Some(process), Some(since)) => {
                format!("別の newsprint（プロセス {process}、{since} から）")
            }
        }
    }

    fn picture_error(&self, error: &PictureError) -> String {
        match error {
            PictureError::Unknown => "JPEG、PNG、GIF、WebP のどれでもありません".to_owned(),
            PictureError::Header => "大きさを読み取れません".to_owned(),
            PictureError::TooLarge { width, height } => format!(
                "{width}×{height} 画素あり、上限は {} 百万画素です",
                MOST_PIXELS / 1_000_000
            ),
            PictureError::Damaged => "壊れているか途中で切れています".to_owned(),
        }
    }

    fn line(&self, number: usize) -> String {
        format!("{number} 行目")
    }
}

fn amount(amount: Amount) -> String {
    figures(amount, " バイト")
}

fn names_of(names: &ListedNames) -> String {
    listed(names, "、", |more| format!("、ほか {more} 件"))
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("（{} 番目）", text.nth) } else { String::new() };
    format!("「{}{dots}」{nth}", text.words)
}

fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "バイナリーデータ".to_owned(),
        NotText::NoText => "先頭を見るかぎりテキストではないもの".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("制御文字が {percent}% のデータ（{encoding} として読んだ場合）")
        }
        NotText::Xml => "XML 文書".to_owned(),
        NotText::XmlOf(root) => format!("<{}> で始まる XML 文書", clipped(root)),
        NotText::PdfUnsupported => {
            "PDF で、この newsprint は対応なしで作られたもの（`--features pdf`）".to_owned()
        }
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "PNG 画像",
        Foreign::Jpeg => "JPEG 画像",
        Foreign::Gif => "GIF 画像",
        Foreign::Tiff => "TIFF 画像",
        Foreign::Jpeg2000 => "JPEG 2000 画像",
        Foreign::Webp => "WebP 画像",
        Foreign::Djvu => "DjVu 文書",
        Foreign::Kindle => "Kindle の本",
        Foreign::Palm => "Palm の本",
        Foreign::Rtf => "RTF 文書",
        Foreign::OldOffice => "古い Office 文書",
        Foreign::Office => "Office 文書",
        Foreign::PostScript => "PostScript 文書",
        Foreign::Bzip2 => "bzip2 ファイル",
        Foreign::Xz => "xz ファイル",
        Foreign::Zstd => "zstd ファイル",
        Foreign::SevenZip => "7z アーカイブ",
        Foreign::Rar => "RAR アーカイブ",
        Foreign::SoundOrFilm => "音声か映像",
        Foreign::Sound => "音声",
        Foreign::Program => "プログラム",
        Foreign::Database => "データベース",
        Foreign::NewsMl1 => "NewsML 1 文書",
        Foreign::Opml => "フィードではなく、フィードの一覧（OPML）",
        Foreign::BookPackage => "本のパッケージ文書",
        Foreign::BookContents => "本の目次",
        Foreign::Svg => "SVG 画像",
        Foreign::Json => "知らない種類の JSON",
        Foreign::OutlookMail => "Outlook 独自の形式のメール",
        Foreign::WebArchive => "ウェブアーカイブ（WARC など）",
        Foreign::HttpAnswer => "ヘッダー付きのサーバーの応答",
        Foreign::Shortcut => "ウェブページへのショートカット",
        Foreign::Subtitles => "字幕",
        Foreign::Table => "表（CSV か TSV）",
        Foreign::Log => "ログ",
        Foreign::Code => "ソースコード",
        Foreign::Settings => "プログラムの設定かデータ",
        Foreign::References => "文献の一覧",
        Foreign::Calendar => "予定表か連絡先",
        Foreign::Sealed => "封をした手紙か鍵（PGP）",
        Foreign::LfsPointer => "取り寄せていないファイルの代わり（Git LFS）",
        Foreign::Org => "Org 文書（Emacs）",
        Foreign::AsciiDoc => "AsciiDoc 文書",
        Foreign::Tex => "TeX 文書",
        Foreign::Wikitext => "ウィキの文書",
        Foreign::Troff => "マニュアルページ（troff）",
        Foreign::Jats => "JATS XML の論文",
        Foreign::DocBook => "DocBook 文書",
        Foreign::Abbyy => "ABBYY の XML のページ",
        Foreign::Didl => "図書館の納品書（DIDL XML）",
        Foreign::Tei => "TEI XML 文書",
        Foreign::FictionBook => "FictionBook の本（FB2）",
        Foreign::Notes => "Evernote のノート（ENEX）",
    }
}

/// Files of a kind that is not read, in one line.
fn refused(refused: &RefusedFiles) -> String {
    format!(
        "{}: {}です。{}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "`--ocr jpn`（tesseract での言語名）で文字を認識してください。tesseract が必要です"
        }
        WayOut::Djvu => "文字を取り出して（`COMMAND`）開いてください",
        WayOut::Calibre => "calibre で変換して（`COMMAND`）開いてください",
        WayOut::Save => "ウェブページか PDF として保存して開いてください",
        WayOut::Pdf => "PDF にして（`COMMAND`）開いてください",
        WayOut::Unpack => "展開して、中のものを開いてください",
        WayOut::None => "読むものはありません",
        WayOut::NewerNewsMl => "NewsML-G2、NITF、ninjs のどれかで受け取ってください",
        WayOut::Feeds => {
            "newsprint は自分では取り寄せません。載っているフィードを一つのフォルダーに保存して、それを開\
             いてください"
        }
        WayOut::Book => "それが属する EPUB を開いてください",
        WayOut::Around => "それが属するページか本を開いてください",
        WayOut::Export => {
            "保存元のプログラムから EPUB、HTML か Markdown に書き出して開いてください"
        }
        WayOut::SaveMail => "メール（.eml）として保存して開いてください",
        WayOut::SavePage => "ブラウザーでページを開き、HTML か PDF として保存して開いてください",
        WayOut::AsText => "そのまま読むなら `--format text` と指定してください",
        WayOut::Unseal => "鍵で開いて（`COMMAND`）、できたものを開いてください",
        WayOut::FetchFile => "ファイルそのものを取り寄せて（`git lfs pull`）開いてください",
        WayOut::Pandoc => "変換して（`COMMAND`）開いてください",
        WayOut::OtherScan => "そのページを ALTO、PAGE XML、hOCR か PDF で手に入れて開いてください",
    };
    advised(advice, kind.way_out(), file)
}

fn limited(what: Limited) -> String {
    match what {
        Limited::File => "ファイル".to_owned(),
        Limited::Pipe => "パイプから来たもの".to_owned(),
        Limited::Page => "面".to_owned(),
        Limited::Text => "テキスト".to_owned(),
        Limited::ForeignText => "テキスト（UTF-8 ではない）".to_owned(),
        Limited::PageText => "一面のテキスト".to_owned(),
        Limited::PageLines => "一面の行数".to_owned(),
        Limited::Together => "まとめて読むもの".to_owned(),
        Limited::Mets => "METS ファイル".to_owned(),
        Limited::Pdf => "PDF".to_owned(),
        Limited::HeadLine => "記事の頭の 1 行".to_owned(),
        Limited::Article => "記事".to_owned(),
        Limited::Issue | Limited::Edition => "この号".to_owned(),
        Limited::Pages => "面の合計".to_owned(),
        Limited::Feeds => "フィードの合計".to_owned(),
        Limited::Pictures => "画像の合計".to_owned(),
        Limited::WithPicture => "この画像を加えた号".to_owned(),
        Limited::FileCount => "ファイルの数".to_owned(),
        Limited::PageCount => "面の数".to_owned(),
        Limited::FeedCount => "フィードの数".to_owned(),
        Limited::Entry => "展開した項目".to_owned(),
        Limited::EntryRatio(times) => format!("元の {times} 倍を超えて展開される項目"),
        Limited::Zip => "展開した zip".to_owned(),
    }
}

fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "zip が壊れているか途中で切れています".to_owned(),
        BookFault::NoPackage => "パッケージ文書（.opf）がありません".to_owned(),
        BookFault::Package(fault) => format!("パッケージ文書が{}", entry(fault)),
        BookFault::Locked => "本に鍵（DRM）がかかっていて、newsprint には開けられません".to_owned(),
    }
}

/// In words that follow the name of the entry.
fn entry(fault: &EntryFault) -> String {
    let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
    match fault {
        EntryFault::Missing => "ありません".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("{} あり、上限は {} です", size(found), size(limit))
        }
        EntryFault::Total(most) => format!("本の先頭 {}（上限）より後にあります", size(most)),
        EntryFault::Ratio(most) => format!("元の {most} 倍（上限）を超えて展開されます"),
        EntryFault::Damaged => "壊れています".to_owned(),
        EntryFault::Locked => "パスワードで保護されています".to_owned(),
    }
}

fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "PDF が壊れているか途中で切れています。入手し直すか、作成したソフトで直してください"
        }
        PdfFault::Locked => {
            "PDF が newsprint の読めない方式で暗号化されています。パスワードと制限なしで保存して（`qpdf \
             --decrypt IN OUT`）開いてください"
        }
        PdfFault::Password => {
            "PDF を開くにはパスワードが必要です。パスワードなしで保存して（`qpdf --password=… \
             --decrypt IN OUT`）開いてください"
        }
        PdfFault::Pictures => {
            "PDF は面の画像だけで文字がありません。`--ocr jpn`（tesseract での言語名）で認識してください。\
             tesseract が必要です"
        }
        PdfFault::Coded => {
            "PDF の書体は、どの文字を印字するかを示していません。先に OCR が必要です（`ocrmypdf \
             --force-ocr IN OUT`）"
        }
        PdfFault::Barred => {
            "PDF の中身が壊れているか、展開すると大きすぎます。入手し直すか、作成したソフトで直してくださ\
             い"
        }
        PdfFault::Blank => "PDF に文字がなく、読むものがありません",
    }
}

fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("UTF-8 でないバイト列".to_owned(), "UTF-8 テキスト".to_owned()),
        Problem::NoFormat { known } => {
            return format!("`format` がありません。format = {known} が必要です");
        }
        Problem::NewerFormat { found, known } => {
            (format!("書式 {found}"), format!("{known} 以下（新しい newsprint なら読めます）"))
        }
        Problem::BadFormat { found, known } => {
            return format!("`format` が {} です。数 {known} のはずです", value(found));
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{}の知らないキー `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!("{}に `{key}` がありません。{example} が必要です", in_table(*table));
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "引用符で囲んだ文".to_owned(),
                ValueKind::Day => "\"2026-11-22\" のような日付".to_owned(),
                ValueKind::Table(name) => format!("表 [{name}]"),
                ValueKind::Tables(name) => format!("表の並び [[{name}]]"),
            };
            return format!("`{key}` が {} です。{expected}のはずです", value(found));
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "zh-Hans や en のような BCP 47 の言語".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` か `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("欄 `{}` が二つあります。一つずつにしてください", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("上位の欄 `{}`", clipped(parent)), format!("別の欄（{}）", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("面の id `{}`", clipped(id)), "面ごとに別の、空白のない id".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!(
                "ファイル `{file}` が二度使われています。面ごとに別のファイルが必要です"
            );
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "NUL を含む",
                PathFault::Backslash => "逆斜線を含む",
                PathFault::Absolute => "絶対パスである",
                PathFault::ClimbsOut => "`..` で外へ出る",
                PathFault::NoFile => "ファイルを指さない",
            };
            (format!("{why}パス `{}`", clipped(path)), "号の中の相対パス".to_owned())
        }
        Problem::SecondKey(key) => {
            return format!("`{key}` が二つあります。一つの記事に一度だけ書けます");
        }
        Problem::BadKind { kind, meant } => (format!("種類 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "0 から 255 の数".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "2026-11-22 のような日付".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "0 と 1 の間の `x y w h`（前に面の id、後に head、body、image、jump を置ける）"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!(
                "id `{}` が重なっています。記事ごとに別の id が必要です（最初のものは {first}）",
                clipped(id)
            );
        }
        Problem::Unwritable(said) => (clipped(said), "書き出せる値".to_owned()),
        Problem::NoPageNamed => {
            return "METS 文書に ALTO ファイルが載っていません。各面のファイルが必要です"
                .to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!(
                "METS に載る ALTO ファイル {count} 個がどれも読めません。METS ファイルのそばに置いてく\
                 ださい"
            );
        }
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "ALTO",
                ScanFormat::Page => "PAGE",
                ScanFormat::Hocr => "hOCR",
                ScanFormat::Tsv => "TSV",
                ScanFormat::Json => "OCRのJSON",
            };
            return match format {
                ScanFormat::Tsv | ScanFormat::Json => {
                    format!("{document} に行がありません。文字と位置のある行が必要です")
                }
                _ => format!("{document} 文書に面がありません。文字のある <Page> が必要です"),
            };
        }
        Problem::NoNewsItem => {
            return "記事がありません。NewsML-G2、NITF、ninjs のどれかのはずです".to_owned();
        }
        Problem::NotJson => {
            return "JSON ではありません。NewsML-G2、NITF、ninjs のどれかのはずです".to_owned();
        }
        Problem::NoFeed => {
            return "フィードがありません。RSS、Atom、JSON Feed のどれかのはずです".to_owned();
        }
        Problem::NoSavedPage(fault) => {
            return format!("{}。保存した新聞の面か、その記事のはずです", Ja.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            (format!("zip の {found} 項目"), format!("{most} 項目まで"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("{found}がありますが、{expected}のはずです")
}

fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("誤りがあります: {}", clipped(said)),
        RuleProblem::Format { found, known } => {
            format!("書式が {found} です。{known} のはずです")
        }
        RuleProblem::Verb(verb) => format!(
            "do = \"{verb}\" です。\"split\"、\"join\"、\"move\"、\"set\" のどれかのはずです"
        ),
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "do = \"{verb}\" の規則に `{key}` があります。使えるのは `{}` です",
            allowed.join("`、`")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" の規則に `{key}` がありません")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\" です。次のどれかのはずです: {}", known.join("、"))
        }
    }
}

fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("数 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 型の値"),
    }
}

fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "最上位",
        TomlTable::Paper => "[paper] ",
        TomlTable::Section => "[[section]] ",
        TomlTable::Page => "[[page]] ",
    }
}

fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}` "),
        Meant::OneOf(known) => format!("{} のどれか", clipped(&known.join("、"))),
    }
}

fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "見出しも本文もない NITF 文書".to_owned(),
        NoNews::NinjsNone => "空の ninjs の並び".to_owned(),
        NoNews::Ninjs(None) => "見出しも本文もない ninjs".to_owned(),
        NoNews::Ninjs(Some(kind)) => format!("見出しも本文もない ninjs（{}）", clipped(kind)),
        NoNews::NinjsMany(count) => format!("見出しも本文もない ninjs {count} 件"),
        NoNews::NewsItem => "見出しも本文もない NewsML-G2 の記事".to_owned(),
        NoNews::Item(item) => format!("NewsML-G2 の{}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{} {times} 件", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "項目なし".to_owned() } else { held.join("、") };
            format!("NewsML-G2 の{}（{held}、どれも見出しも本文もない）", news_ml(*document))
        }
    }
}

fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "ニュースメッセージ",
        NewsMl::NewsItem => "記事",
        NewsMl::Package => "パッケージ",
        NewsMl::Planning => "予定",
        NewsMl::Concept => "概念",
        NewsMl::Knowledge => "知識",
        NewsMl::Catalog => "カタログ",
        NewsMl::ItemSet => "項目の集まり",
        NewsMl::GroupSet => "パッケージの一部",
        NewsMl::ContentSet => "記事の内容",
        NewsMl::ContentMeta => "記事の一部（contentMeta）",
        NewsMl::ItemMeta => "記事の一部（itemMeta）",
        NewsMl::Item => "項目",
    }
}

fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "パッケージの別の項目の代わりになる項目を省きました".to_owned(),
        AgencyNote::Furniture(item) => {
            format!("記事のない{}は紙面要素として残しました", news_ml(*item))
        }
        AgencyNote::EmptyItem => "見出しも本文もない項目を省きました".to_owned(),
        AgencyNote::Removed => "発行元が取り下げた記事を省きました".to_owned(),
        AgencyNote::BrokenRow => "引用符の閉じていない表の行を省きました".to_owned(),
        AgencyNote::PastLimit(most) => {
            format!("はじめの {most} 件より後の項目を省きました。ファイルを分けてください")
        }
        AgencyNote::OtherVersion => "同じ項目の本文の別の版を省きました".to_owned(),
        AgencyNote::Data(kind) => format!("項目の中の {} のデータを省きました", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}> の文は 1 行ずつ組みます", clipped(name)),
        AgencyNote::PackedMedia => "本文に埋め込まれた画像や音声を省きました".to_owned(),
    }
}

fn notes(fault: &NotesFault) -> String {
    match fault {
        NotesFault::Missing => "ファイルがありません".to_owned(),
        NotesFault::Limit { found, limit } => {
            format!("ファイルが {} で、上限は {} です", amount(*found), amount(*limit))
        }
        NotesFault::Unreadable => "ファイルを読めません".to_owned(),
        NotesFault::Newer { found, known } => {
            format!("版が {found} で、この newsprint が知るのは {known} までです")
        }
        NotesFault::Damaged(reason) => format!("ファイルが壊れています{}", said(reason)),
        NotesFault::Contradiction => "ファイルが壊れています（矛盾しています）".to_owned(),
    }
}

fn not_kept(fault: &NotKept) -> String {
    const ELSEWHERE: &str = "か、--data-dir で別の場所を指定してください";
    match fault {
        NotKept::Full => format!("ディスクがいっぱいです。空きを作る{ELSEWHERE}"),
        NotKept::ReadOnly => format!("書き込めません。書き込みを許可する{ELSEWHERE}"),
        NotKept::Unreachable(cause) => {
            format!("開けません（{}）。それを直す{ELSEWHERE}", Ja.system_error(cause))
        }
        NotKept::Busy => {
            "別のプログラムがロックしています。それを終わらせてからやり直してください".to_owned()
        }
        NotKept::Held(holder) => format!(
            "{}が作業中です。終わるのを待つか、終わらせてからやり直してください",
            Ja.holder(holder)
        ),
        NotKept::Newer { found, known } => format!(
            "版が {found} で、この newsprint が知るのは {known} までです。newsprint を新しくする\
             {ELSEWHERE}"
        ),
        NotKept::Foreign(id) => format!(
            "別のプログラムのデータベース（アプリケーション ID {id:#x}）です。よそへ移す{ELSEWHERE}"
        ),
        NotKept::Damaged(reason) => {
            format!("壊れています{}。次の起動時に取りのけ、読めるものを救い出します", said(reason))
        }
        NotKept::Moved => {
            "その間に移されたか取りのけられました。newsprint を起動し直してください".to_owned()
        }
        NotKept::Other(said) => format!("{said}。それを直す{ELSEWHERE}"),
    }
}

/// What a library says, in brackets; nothing if it says nothing.
fn said(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!("（{}）", clipped(reason)) }
}

fn not_of_edition(why: &NotOfEdition) -> String {
    match why {
        NotOfEdition::Special(what) => {
            let what = match what {
                SpecialFile::Pipe => "名前付きパイプ",
                SpecialFile::Socket => "ソケット",
                SpecialFile::Device => "デバイス",
                SpecialFile::Other => "特殊なファイル",
            };
            format!("{what}です。直接指定したときだけ読みます")
        }
        NotOfEdition::Link => "フォルダーの外へのリンクなので、たどりません".to_owned(),
        NotOfEdition::NotRead => "newsprint では読めない形式です".to_owned(),
        NotOfEdition::SamePage(other) => format!("同じ面が {other} にあります"),
        NotOfEdition::Note => {
            "紙面やフィードに添えた覚え書きです。読むには単独で開いてください".to_owned()
        }
        NotOfEdition::BesideIssue => {
            "ある号と同じ場所にありますが、その号には載っていません".to_owned()
        }
        NotOfEdition::Nested => {
            "アーカイブの中のアーカイブは開きません。外側を先に展開してください".to_owned()
        }
        NotOfEdition::Unseen => "ファイルの数かフォルダーの深さが上限を超えています".to_owned(),
    }
}

//! Errors and warnings in Japanese.

mod files;
mod problems;

use super::Ja;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, CorrectionError, ProgramFault, SpecialFile, SystemError, ZipFault,
};
use crate::model::warning::{
    ArchiveNote, HiddenBy, Hold, IdleRule, NotOfEdition, NotesFault, RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{clipped, listed, new_pdf};
use files::{amount, book, entry, foreign, limited, names_of, not_text, pdf, refused, way_out};
use problems::{agency, no_news};

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
                format!("{file}:{line}:{column}: {}", problems::problem(problem))
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

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("（{} 番目）", text.nth) } else { String::new() };
    format!("「{}{dots}」{nth}", text.words)
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

//! What the commands say, in Korean.

use super::Ko;
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

impl Commands for Ko {
    fn chapters(&self) -> &'static str {
        "설명서의 장: `newsprint man 장이름`으로 보고, `newsprint man | man -l -`로 매뉴얼 페이지를 봅니다."
    }

    fn stays_across(&self, articles: usize) -> String {
        format!("{articles}건은 중국어나 일본어가 아니어서 가로로 둡니다")
    }

    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Open(error) => self.open_error(error),
            Failure::State(error) => self.state_error(error),
            Failure::Library(error) => self.library_error(error),
            Failure::Place(error) => self.place_error(*error),
            Failure::Output(error) => format!("표준 출력: {}", self.system_error(&error.into())),
            Failure::Input(cause) => {
                format!("표준 입력을 읽을 수 없습니다: {}", self.system_error(cause))
            }
            Failure::Target { path, fault } => {
                let fault = match fault {
                    TargetFault::Folder => "폴더입니다. 그 안의 파일을 지정하세요".to_owned(),
                    TargetFault::Source => {
                        "내보낼 원본이거나 그 폴더 안입니다. 다른 곳을 지정하세요".to_owned()
                    }
                    TargetFault::ReadOnly => {
                        "쓸 수 없는 파일입니다. 쓰기를 허용하거나 다른 이름을 쓰세요".to_owned()
                    }
                    TargetFault::Foreign => {
                        "newsprint가 만들지 않았거나 나중에 바뀐 파일이 있습니다. \
                        --force로 덮어씁니다"
                            .to_owned()
                    }
                    TargetFault::Links => {
                        "링크가 끝없이 이어집니다. 파일을 직접 지정하세요".to_owned()
                    }
                    TargetFault::System(cause) => {
                        format!("쓸 수 없습니다: {}", self.system_error(cause))
                    }
                };
                format!("{path}: {fault}")
            }
            Failure::Reader(reason) => reason.clone(),
            Failure::Unreadable { file, cause } => {
                format!("{file}: 읽을 수 없습니다: {}. 경로를 확인하세요", self.system_error(cause))
            }
            Failure::Marks { file, error } => format!("{file}: {}", self.import_error(error)),
            Failure::Clippings { file, fault } => {
                format!("{file}: {}", self.clippings_fault(fault))
            }
            Failure::Sources(fault) => self.sources_fault(fault),
            Failure::Sync(fault) => self.sync_fault(fault),
            Failure::Usage(Usage::NoSyncFolder) => self.no_sync_folder().to_owned(),
            Failure::Epub(error) => self.epub_error(error),
            Failure::NoTerminal(NoTerminal::Output) => {
                "newsprint는 터미널에 표시되지만 표준 출력이 \
                파일이나 파이프입니다. 파이프에서는 `newsprint print`를 쓰세요"
                    .to_owned()
            }
            Failure::NoTerminal(NoTerminal::Keys) => {
                "newsprint는 터미널에서 키를 받지만 표준 입력이 \
                터미널이 아니고 /dev/tty도 열 수 없습니다. 파이프에서는 `newsprint print`를 쓰세요"
                    .to_owned()
            }
            Failure::NoTerminal(NoTerminal::Dumb) => {
                "newsprint에는 커서를 움직일 수 있는 터미널이 \
                필요하지만 TERM이 \"dumb\"입니다. TERM을 설정하거나 `newsprint print`를 쓰세요"
                    .to_owned()
            }
            Failure::NothingNamed => "표준 입력이 터미널이 아닙니다. 읽으려면 `newsprint -`, \
                파이프에서는 `newsprint print -`를 쓰세요"
                .to_owned(),
            Failure::NeitherPathNorEdition { name } => format!(
                "{name}: 그런 파일이나 폴더도, 그런 이름의 호도 없습니다. 경로를 확인하거나 \
                 `newsprint list`를 보세요"
            ),
            Failure::NoEdition { name, near } => {
                let near = match near.as_slice() {
                    [] => "`newsprint list`에서 목록을 볼 수 있습니다".to_owned(),
                    near => format!("비슷한 것: {}", near.join(", ")),
                };
                format!("서고에 `{name}` 호가 없습니다. {near}")
            }
            Failure::ManyEditions { name, which, more } => {
                let more = if *more { ", …" } else { "" };
                format!(
                    "`{name}`에 해당하는 호가 여럿입니다: {}{more}. 더 길게 쓰세요",
                    which.join(", ")
                )
            }
            Failure::Sample { name } => format!(
                "`{name}`은(는) 프로그램에 딸린 견본이며 서고에 없습니다. config.toml에 \
                 `samples = false`를 쓰면 나오지 않습니다"
            ),
            Failure::NoArticle { edition, wanted, count } => format!(
                "{edition}: 기사 “{wanted}”이(가) 없습니다. 1부터 {count}까지의 번호나 `newsprint \
                 inspect`에 나오는 id를 쓰세요"
            ),
            Failure::Query(fault) => self.query_fault(fault),
            Failure::Index(fault) => self.index_fault(fault),
            Failure::MeantCommand { path, command }
            | Failure::Usage(Usage::MeantCommand { path, command }) => {
                format!("{path}: 그런 파일이 없습니다. `newsprint {command}`입니까?")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Meant(command))) => {
                let said = self.misuse(misuse);
                format!("{said}. `newsprint {command}`입니까?")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Of(command))) => {
                let said = self.misuse(misuse);
                format!("{said}. `newsprint {command} --help`를 보세요")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::All)) => {
                let said = self.misuse(misuse);
                format!("{said}. `newsprint --help`를 보세요")
            }
            Failure::Usage(Usage::WithCommand) => {
                "읽기용 경로와 옵션은 명령과 함께 쓸 수 없습니다. \
                `newsprint --help`를 보세요"
                    .to_owned()
            }
            Failure::Usage(Usage::Mistake(mistake)) => mistake.clone(),
            Failure::Usage(Usage::NoClippingForm { path }) => format!(
                "{path}: 어떤 형식인지 알 수 없습니다. --format으로 정하거나 .md .epub .json .bib .jsonld .jsonl .txt로 끝내세요"
            ),
            Failure::Usage(Usage::EpubToTerminal) => {
                "EPUB은 터미널이나 파이프로 낼 수 없습니다. -o FILE로 파일을 지정하세요".to_owned()
            }
            Failure::Usage(Usage::NoLevel { name, lang, known }) => format!(
                "{lang}에는 “{name}” 줄바꿈 단계가 없습니다. 다음 가운데 하나입니다: {}",
                known.join(", ")
            ),
        }
    }

    fn waiting_for_state(&self, file: &str) -> String {
        format!("{file}: 다른 프로그램이 잠그고 있습니다. 몇 초 기다립니다. ^C로 그만둡니다")
    }

    fn waiting(&self, holder: &Holder) -> String {
        format!(
            "서고가 비기를 기다립니다: {}이(가) 쓰고 있습니다. ^C로 그만둡니다",
            self.holder(holder)
        )
    }

    fn nothing_to_import(&self, file: &str) -> String {
        format!("{file}: 기사가 없어 가져오지 않았습니다")
    }

    fn not_tried(&self, left: usize) -> String {
        format!("그 밖에 {left}건도 같은 까닭으로 가져오지 않았습니다")
    }

    fn became(&self, what: Became) -> &'static str {
        match what {
            Became::Imported => "가져왔습니다",
            Became::Replaced => "바꾸어 넣었습니다",
            Became::Unchanged => "이미 서고에 있습니다",
            Became::Kept => {
                "같은 신문 같은 날의 다른 호가 서고에 있어 그대로 두었습니다(--replace로 바꿉니다)"
            }
        }
    }

    fn without_date(&self) -> &'static str {
        "날짜 없음"
    }

    fn row(&self, row: ImportRow) -> &'static str {
        match row {
            ImportRow::From => "원본",
            ImportRow::Pages => "면수",
            ImportRow::Articles => "기사",
            ImportRow::Jumps => "면 이어짐",
            ImportRow::Joins => "이어 붙임",
            ImportRow::Doubts => "의심",
            ImportRow::Damage => "빠짐",
            ImportRow::Unplaced => "소속 없음",
            ImportRow::Furniture => "지면 요소",
            ImportRow::Warning => "알림",
            ImportRow::KeptIn => "저장 위치",
            ImportRow::OpenIt => "열기",
        }
    }

    fn ends_missing(&self, count: usize, titles: &str) -> String {
        format!("{count}곳(끝이 빠짐: {titles})")
    }

    fn inbox_report(&self, editions: usize, others: usize, failed: usize, first: &str) -> String {
        let others = match others {
            0 => String::new(),
            n => format!(". 파일 {n}개는 이미 있는 신문과 날짜입니다(done/으로 옮김)"),
        };
        let failed = match failed {
            0 => String::new(),
            1 => format!(". {first}"),
            n => format!(". 파일 {n}개는 가져오지 못했습니다: {first}"),
        };
        format!("{editions}호를 가져왔습니다{others}{failed}")
    }

    fn stays_in_inbox(&self, file: &str, cause: &SystemError) -> String {
        format!("{file}: 가져왔지만 받은함에 남아 있습니다: {}", self.system_error(cause))
    }

    fn mistakes(&self, count: usize, first: &str) -> String {
        format!("잘못된 곳이 {count}군데 있습니다(`newsprint config` 참조): {first}")
    }

    fn unreadable_editions(&self, count: usize, first: &str) -> String {
        format!("읽을 수 없는 호가 {count}개 있습니다(`newsprint check` 참조): {first}")
    }

    fn idle_corrections(&self, count: usize, first: &str) -> String {
        format!("고침 {count}건: {first}")
    }

    fn gave_up(&self, cause: Option<&str>) -> String {
        format!(
            "newsprint의 잘못으로 이 일을 그만두었습니다({})",
            cause.unwrap_or("까닭을 알 수 없음")
        )
    }

    fn no_thread(&self) -> &'static str {
        "시스템에 이것을 열 스레드가 없습니다"
    }

    fn too_long_to_copy(&self, size: usize, most: usize) -> String {
        format!(
            "복사하지 않았습니다: {size}바이트이고 터미널은 {most}바이트까지 받습니다. `newsprint print`로 글을 꺼내세요"
        )
    }

    fn picture_left_out(&self, fault: &OpenError) -> String {
        format!("그림 하나를 뺐습니다: {}", self.open_error(fault))
    }

    fn removed(&self, folder: &str) -> String {
        format!("{folder}: 치웠습니다")
    }

    fn can_come_back(&self, _: usize) -> String {
        "`newsprint remove --undo`로 되돌릴 수 있습니다".to_owned()
    }

    fn came_back(&self, folder: &str) -> String {
        format!("{folder}: 서고로 되돌렸습니다")
    }

    fn place_taken(&self, folder: &str) -> String {
        format!(
            "{folder}: 지금 서고에는 다른 호가 있습니다. 먼저 그것을 치우세요(앞의 것은 휴지통에 \
             있습니다)"
        )
    }

    fn trash_is_empty(&self) -> &'static str {
        "휴지통이 비어 있어 되돌릴 것이 없습니다"
    }

    fn deleted(&self, editions: usize) -> String {
        format!("{editions}호를 완전히 지웠습니다")
    }

    fn finding(&self, finding: &Finding<'_>) -> String {
        match finding {
            Finding::Leftovers(count) => {
                format!("끊긴 가져오기가 남긴 것 {count}개를 치웠습니다")
            }
            Finding::PutBack(count) => {
                format!("끊긴 가져오기가 비켜 둔 {count}호를 제자리에 두었습니다")
            }
            Finding::ManifestRenewed(count) => {
                format!("edition.toml이 없어 남은 {count}면에서 새로 썼습니다")
            }
            Finding::Lost(loss, scans) => {
                let loss = match loss {
                    Loss::Fewer { there, known } => {
                        format!("{known}면 가운데 {there}면만 있습니다")
                    }
                    Loss::Gap(page) => format!("{page}면도 없는 듯합니다"),
                };
                let scans = scans.as_ref().map(|scans| {
                    format!(". 스캔은 남아 있습니다: newsprint import {scans} --replace")
                });
                let scans = scans.unwrap_or_default();
                format!(
                    "edition.toml이 없고 {loss}. 사본에서 되살리거나 다시 가져오거나 `newsprint remove`로 치우세요{scans}"
                )
            }
            Finding::PageGone(file) => format!("{file}: edition.toml에 적힌 면이지만 없습니다"),
            Finding::ManifestMissing(cause) => {
                format!("edition.toml이 없습니다: {}", self.system_error(cause))
            }
            Finding::NothingThere => {
                "edition.toml도 면도 없습니다. `newsprint remove`로 치울 수 있습니다".to_owned()
            }
            Finding::Unreadable(error, None) => self.open_error(error),
            Finding::Unreadable(error, Some(scans)) => format!(
                "{}. 스캔은 남아 있습니다: newsprint import {scans} --replace",
                self.open_error(error)
            ),
            Finding::Picture(error) => format!("그림: {}", self.open_error(error)),
            Finding::Unlisted(file) => {
                format!("{file}이(가) 있지만 edition.toml에 없습니다")
            }
            Finding::IndexRenewed => self.index_renewed().to_owned(),
            Finding::CatalogueRenewed => "망가진 목록을 새로 만들었습니다".to_owned(),
        }
    }

    fn checked(&self, editions: usize, articles: usize, broken: usize, mended: usize) -> String {
        format!("{editions}호, 기사 {articles}건: 망가짐 {broken}, 고침 {mended}")
    }

    fn no_catalogue(&self) -> &'static str {
        "목록을 쓸 수 없어 서고를 직접 읽습니다"
    }

    fn progress(&self, articles: usize, read: usize) -> String {
        format!("{articles:>4}건  읽음 {read:>4}")
    }

    fn is_sample(&self) -> &'static str {
        " (견본)"
    }

    fn no_bookmarks_yet(&self) -> &'static str {
        "아직 책갈피가 없습니다"
    }

    fn no_clippings_yet(&self, narrowed: bool) -> &'static str {
        if narrowed {
            "해당하는 스크랩이 없습니다"
        } else {
            "아직 스크랩이 없습니다"
        }
    }

    fn clippings_written(&self, count: usize, path: &str) -> String {
        format!("{path}에 파일 {count}개를 썼습니다")
    }

    fn clippings_fault(&self, fault: &ClippingsFault) -> String {
        match fault {
            ClippingsFault::TooLarge(most) => format!("{most}바이트를 넘습니다"),
            ClippingsFault::OneWay(form) => format!(
                "{} 형식에는 인용 정보만 있어 스크랩을 가져올 수 없습니다. newsprint가 쓴 JSON Lines, Web Annotation, Markdown을 가져오세요",
                form.name()
            ),
            ClippingsFault::NoClippings => "스크랩이 없습니다. newsprint가 쓴 JSON Lines, Web Annotation, Markdown을 가져오세요".to_owned(),
            ClippingsFault::Malformed { line, said } => format!("{line}번째 줄: {said}. 아무것도 가져오지 않았습니다"),
        }
    }

    fn bookmarks_imported(&self, report: &ImportReport) -> String {
        let told = told_counts(report, ["추가", "갱신", "그대로", "여기서 지운 것"]);
        told.iter().map(|(count, what)| format!("{what} {count}건")).collect::<Vec<_>>().join(", ")
    }

    fn label(&self, label: InspectLabel) -> &'static str {
        match label {
            InspectLabel::Source => "원본",
            InspectLabel::Paper => "제호",
            InspectLabel::Date => "날짜",
            InspectLabel::Variant => "판",
            InspectLabel::Number => "호수",
            InspectLabel::Language => "언어",
            InspectLabel::Pages => "면",
            InspectLabel::Sections => "섹션",
            InspectLabel::Articles => "기사",
            InspectLabel::Furniture => "지면 요소",
            InspectLabel::Unplaced => "소속 없음",
            InspectLabel::Warnings => "알림",
        }
    }

    fn known_by(&self, how: KnownBy) -> &'static str {
        match how {
            KnownBy::Reader => " (--date로 지정)",
            KnownBy::FileName => " (파일이나 폴더 이름에서. --date로 지정 가능)",
            KnownBy::FileTime => " (파일의 시각. 글에는 없음. --date로 지정 가능)",
            KnownBy::Letters => " (글자로 짐작)",
        }
    }

    fn no_day(&self) -> &'static str {
        "알 수 없음(--date로 지정 가능)"
    }

    fn end_is_missing(&self) -> &'static str {
        " [끝이 빠짐]"
    }
}

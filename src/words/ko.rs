//! The texts in Korean.

mod commands;
mod compare;
mod errors;
mod fetch;
mod help;
mod in_step;
mod mistakes;
mod search;
mod sources;
mod stories;
mod usage;
mod web;

use super::keys::ways_on;
use super::search::SearchWords as _;
use super::{Errors as _, FetchWords as _, Heading, KeyHint, Keys, Screens, SignWord, Words};
use crate::app::correcting::{self, MenuChoice};
use crate::app::{
    Action, CutCounts, Group, LookupFault, Notice, PaperOrder, Purpose, Standing, TextDirection,
};
use crate::keymap::Context;
use crate::layout::DOUBTFUL;
use crate::model::{Correction, Date, HanScript, Lang, SetAs, Stage, Step};

/// Korean.
#[derive(Debug)]
pub(super) struct Ko;

impl Words for Ko {
    fn tag(&self) -> &'static str {
        "ko"
    }
}

/// What stands around and between the keys after a text.
const MARKS: [&str; 3] = [" (", ", ", ")"];

/// A part of an article.
fn part(role: SetAs) -> &'static str {
    match role {
        SetAs::Kicker => "어깨제목",
        SetAs::Headline => "큰제목",
        SetAs::Deck => "부제목",
        SetAs::Byline => "필자",
        SetAs::Subhead => "중간제목",
        SetAs::Body => "본문",
    }
}

/// What a correction did.
fn corrected(done: Correction) -> String {
    match done {
        Correction::Split { .. } => "여기서 새 기사가 시작됩니다".to_owned(),
        Correction::Join { .. } => "기사를 이어 붙였습니다".to_owned(),
        Correction::MoveTo { .. } => "그 기사의 끝으로 옮겼습니다".to_owned(),
        Correction::MoveBy { down: true, .. } => "아래로 옮겼습니다".to_owned(),
        Correction::MoveBy { down: false, .. } => "위로 옮겼습니다".to_owned(),
        Correction::Set { role, .. } => format!("바꾼 종류: {}", part(role)),
    }
}

impl Screens for Ko {
    fn lang(&self) -> Lang {
        Lang::Ko
    }

    fn notice(&self, notice: &Notice, keys: &Keys<'_>) -> String {
        let and = |text: &str, parts: &[_]| keys.after(text, MARKS, parts);
        let list = (Action::Bookmarks, "목록 {key}");
        let takes_back = (Action::Undo, "되돌리기 {key}");
        match notice {
            Notice::Bookmarked => {
                and("책갈피를 꽂았습니다", &[(Action::Note, "{key} 메모"), list, takes_back])
            }
            Notice::BookmarkedAlready => and("여기에는 이미 책갈피가 있습니다", &[list]),
            Notice::BookmarkRemoved => and("책갈피를 지웠습니다", &[takes_back]),
            Notice::BookmarkTakenBack => "책갈피를 취소했습니다".to_owned(),
            Notice::BookmarkBroughtBack => "책갈피를 되살렸습니다".to_owned(),
            Notice::BookmarkNamed => and("책갈피에 이름을 붙였습니다", &[takes_back]),
            Notice::OldNameBack => "이전 이름으로 되돌렸습니다".to_owned(),
            Notice::BookmarkNoted => and("메모를 남겼습니다", &[takes_back]),
            Notice::OldNoteBack => "이전 메모로 되돌렸습니다".to_owned(),
            Notice::WrittenOut(path) => format!("{path}에 썼습니다"),
            Notice::NotWritten => "아무것도 쓰지 않았습니다".to_owned(),
            Notice::PassageCopied => "고른 글을 복사했습니다".to_owned(),
            Notice::LookingUp(text) => format!("찾는 중: {text}"),
            Notice::NotLookedUp(fault) => match fault {
                LookupFault::NoCommand => {
                    "찾아볼 명령이 없습니다. config.toml에 lookup = \"sdcv -n {}\"처럼 쓰십시오"
                        .to_owned()
                }
                LookupFault::NothingSelected => {
                    and("먼저 말을 선택하십시오", &[(Action::Select, "{key} 선택")])
                }
                LookupFault::Missing(command) => {
                    format!("명령 “{command}”이(가) 없습니다. config.toml의 lookup을 보십시오")
                }
                LookupFault::Failed(command, why) if why.is_empty() => format!("“{command}” 실패"),
                LookupFault::Failed(command, why) => format!("“{command}” 실패: {why}"),
                LookupFault::TooSlow(command) => {
                    format!("“{command}”이(가) 너무 오래 걸려 멈추었습니다")
                }
                LookupFault::Silent(command, text) => {
                    format!("“{command}”에 “{text}”이(가) 없습니다")
                }
            },
            Notice::BeginPassageFirst => and(
                "아직 고르기 시작하지 않았습니다",
                &[(Action::Select, "{key} 여기서 시작해 끝까지 옮김")],
            ),
            Notice::NothingToSelect => "여기에는 고를 글이 없습니다".to_owned(),
            Notice::NoClippingForm => {
                "이름은 .md .epub .json(CSL) .bib .jsonld .jsonl .txt 가운데 하나로 끝나야 합니다"
                    .to_owned()
            }
            Notice::NoSuchForm => "이름은 .md, .txt, .html 가운데 하나로 끝나야 합니다".to_owned(),
            Notice::Clipped(is_whole) => and(
                if *is_whole {
                    "기사를 스크랩했습니다"
                } else {
                    "고른 글을 스크랩했습니다"
                },
                &[(Action::Note, "{key} 메모"), (Action::Clippings, "목록 {key}"), takes_back],
            ),
            Notice::ClippedAlready => {
                and("이미 스크랩한 글입니다", &[(Action::Clippings, "목록 {key}")])
            }
            Notice::ClippingRemoved => and("스크랩을 지웠습니다", &[takes_back]),
            Notice::ClippingTakenBack => "스크랩을 취소했습니다".to_owned(),
            Notice::ClippingBroughtBack => "스크랩을 되살렸습니다".to_owned(),
            Notice::ClippingAlone(paper, date) => {
                format!("{paper} {date} 호가 가판대에 없습니다: 스크랩해 둔 글입니다")
            }
            Notice::BookmarksInTheirList => {
                and("책갈피 이름 짓기와 지우기는 목록에서 합니다", &[(Action::Bookmarks, "{key}")])
            }
            Notice::MarkedRead(true) => and("읽음으로 표시했습니다", &[takes_back]),
            Notice::MarkedRead(false) => and("안 읽음으로 표시했습니다", &[takes_back]),
            Notice::MarkedReadAgain(true) => "다시 읽음으로 되돌렸습니다".to_owned(),
            Notice::MarkedReadAgain(false) => "다시 안 읽음으로 되돌렸습니다".to_owned(),
            Notice::NotKept(why) => format!("저장하지 못해 취소했습니다: {why}"),
            Notice::KeptForNow(why) => format!("끝낼 때까지만 남습니다: {why}"),
            Notice::PlaceNotKept(why) => format!("읽은 위치를 저장하지 못했습니다: {why}"),
            Notice::NothingToUndo => "되돌릴 것이 없습니다".to_owned(),
            Notice::UndoElsewhere => {
                "마지막 변경은 다른 호에서 고친 것입니다: 그 호를 연 뒤 되돌리세요".to_owned()
            }
            Notice::Copied(true) => "출처와 함께 복사했습니다".to_owned(),
            Notice::Copied(false) => "기사를 복사했습니다".to_owned(),
            Notice::AddressCopied(address) => format!("주소를 복사했습니다: {address}"),
            Notice::NoLinks => "이 화면에는 링크가 없습니다".to_owned(),
            Notice::NoSuchLink => "이 화면에 그 번호의 링크가 없습니다".to_owned(),
            Notice::NoArticles => "이 호에는 기사가 없습니다".to_owned(),
            Notice::Warnings(count) => and(
                &format!("이 호를 읽으며 남긴 알림이 {count}건 있습니다"),
                &[(Action::Messages, "보기 {key}")],
            ),
            Notice::Warning(warning) => self.warning(warning),
            Notice::StillOpening => "이 호를 아직 여는 중입니다".to_owned(),
            Notice::WaitForWhole => "호 전체를 다 읽을 때까지 기다리세요".to_owned(),
            Notice::OpenFirst => and("먼저 신문을 여세요", &[(Action::Open, "{key}")]),
            Notice::NothingThere => {
                and("이 키는 여기서 쓰이지 않습니다", &[(Action::Help, "{key} 도움말")])
            }
            Notice::OpenStoryFirst => and("먼저 기사를 여세요", &[(Action::Open, "{key}")]),
            Notice::PartOfPage(set, all) => {
                let text = format!(
                    "이 면의 기사 {all}건 중 {set}건을 조판했습니다. 목록에는 모두 있습니다"
                );
                and(&text, &[(Action::Back, "{key}")])
            }
            Notice::EndOfEdition(read, all, has_next) => {
                let text = format!("이 호의 끝입니다: 기사 {all}건 중 {read}건 읽음");
                let words = ["{key}: 안 읽은 기사", "{key}: 다음 호", "{key}: 돌아가기"];
                and(&text, &ways_on((*read, *all, *has_next), words))
            }
            Notice::EndOfPaper(read, all, next) => {
                let text =
                    format!("이 호의 끝입니다: 기사 {all}건 중 {read}건 읽음. 다음은 {next}");
                and(&text, &[(Action::PageDown, "{key}: 열기")])
            }
            Notice::CutTo(CutCounts { minutes, whole, briefs, out }) => {
                let left = if *out > 0 { format!(", 생략 {out}건") } else { String::new() };
                let text = format!("{minutes}분: 전문 {whole}건, 앞부분만 {briefs}건{left}");
                and(&text, &[(Action::Minutes, "{key}: 전부 보기")])
            }
            Notice::EndOfCut(CutCounts { minutes, whole, briefs, .. }) => {
                let text =
                    format!("{minutes}분 지면이 끝났습니다: 전문 {whole}건, 앞부분만 {briefs}건");
                and(&text, &[(Action::Minutes, "{key}: 전체 보기")])
            }
            Notice::WholeEdition => {
                and("다시 전체 지면입니다", &[(Action::Minutes, "{key}: 다시 줄이기")])
            }
            Notice::FirstArticle => "첫 기사입니다".to_owned(),
            Notice::FirstSection => "첫 섹션입니다".to_owned(),
            Notice::LastSection => "마지막 섹션입니다".to_owned(),
            Notice::FirstPage => "첫 면입니다".to_owned(),
            Notice::LastPage => "마지막 면입니다".to_owned(),
            Notice::NoEarlierEdition => "이 신문의 앞 호가 여기에 없습니다".to_owned(),
            Notice::NoLaterEdition => "이 신문의 다음 호가 여기에 없습니다".to_owned(),
            Notice::NotOnNewsstand(paper, date) => {
                format!("{paper} {date} 호가 가판대에 없습니다: 파일을 연 뒤 다시 해 보세요")
            }
            Notice::Following(name) => {
                and(&format!("‘{name}’을(를) 따라갑니다"), &[(Action::Stories, "{key} 목록")])
            }
            Notice::NotFollowing(name) => {
                and(&format!("‘{name}’을(를) 그만 따라갑니다"), &[(Action::Undo, "{key} 되돌리기")])
            }
            Notice::NothingOfStory(name) => and(
                &format!("‘{name}’을(를) 따라가지만 아직 기사가 없습니다"),
                &[(Action::Stories, "{key} 목록에서 찾을 말을 고칩니다")],
            ),
            Notice::NoSuchSection(number, all) => {
                format!("{number}번째 난이 없습니다: 모두 {all}개")
            }
            Notice::NoSuchStory(number, all) => {
                format!("{number}번째 기사가 없습니다: 모두 {all}건")
            }
            Notice::StoryChanged => "따라가는 일을 바꾸었습니다".to_owned(),
            Notice::BadQuery(fault) => self.query_fault(fault),
            Notice::OnePaper => "그날 신문이 하나뿐이라 견줄 것이 없습니다".to_owned(),
            Notice::NoOtherText => "이 글을 실은 다른 신문이 없습니다".to_owned(),
            Notice::SameText => "두 신문의 글이 똑같습니다".to_owned(),
            Notice::IndexRenewed => "검색 색인이 망가져서 새로 만들고 있습니다".to_owned(),
            Notice::EditionGone => "그 호는 더는 가판대에 없습니다".to_owned(),
            Notice::ArticleGone => "그 기사는 더는 이 호에 없습니다".to_owned(),
            Notice::NotScanned => "이 호는 스캔한 지면으로 만든 것이 아닙니다".to_owned(),
            Notice::Unchanged(false) => "이 기사는 받은 뒤로 바뀌지 않았습니다".into(),
            Notice::Unchanged(true) => "사이트가 바꾼 곳은 본문에 보이지 않습니다".into(),
            Notice::NothingToCancel => {
                and("여기서는 취소할 것이 없습니다", &[(Action::Quit, "{key} 끝내기")])
            }
            Notice::Order(true) => "기사를 면 차례로".to_owned(),
            Notice::Order(false) => "기사를 난 차례로".to_owned(),
            Notice::AsConfigured => and("설정한 모습입니다", &[(Action::Undo, "{key} 되돌리기")]),
            Notice::LookBack => "이전 모습으로 되돌렸습니다".to_owned(),
            Notice::NowhereBack => "더 뒤로 갈 곳이 없습니다".to_owned(),
            Notice::NowhereForward => "더 앞으로 갈 곳이 없습니다".to_owned(),
            Notice::NotFound(text) => format!("이 기사에서 찾지 못했습니다: {text}"),
            Notice::SearchedRound(true) => "끝까지 찾아 처음부터 다시 찾습니다".to_owned(),
            Notice::SearchedRound(false) => "처음까지 찾아 끝에서 다시 찾습니다".to_owned(),
            Notice::Theme(name) => format!("테마: {name}"),
            Notice::Ruby(true) => "루비를 보입니다".to_owned(),
            Notice::Ruby(false) => "루비를 감춥니다".to_owned(),
            Notice::Script(Some(HanScript::Simplified)) => "간체로 보입니다".to_owned(),
            Notice::Script(Some(HanScript::Traditional)) => "번체로 보입니다".to_owned(),
            Notice::Script(None) => "원문대로 보입니다".to_owned(),
            Notice::OneScript => "간체·번체는 중국어에만 있습니다".to_owned(),
            Notice::Pictures(true) => "그림을 보입니다".to_owned(),
            Notice::Pictures(false) => "그림을 감춥니다".to_owned(),
            Notice::NoPictures => {
                "이 터미널은 그림을 보여 주지 못합니다. 설명은 본문에 있습니다".to_owned()
            }
            Notice::PictureFault(file, why) => format!("{file}: {why}"),
            Notice::ColumnsNeedRoom(false) => "여러 단으로 나누기에는 창이 좁습니다".to_owned(),
            Notice::ColumnsNeedRoom(true) => {
                and("여러 단으로 나누기에는 창이 좁습니다", &[(Action::Zen, "기사만 {key}")])
            }
            Notice::OnePlainColumn => "단순 화면은 한 단, 가로쓰기뿐입니다".to_owned(),
            Notice::Measure(columns) => format!("한 줄 {columns}칸"),
            Notice::ColumnLength(rows) => format!("한 줄 {rows}자"),
            Notice::Direction(direction) => match direction {
                TextDirection::Across => "가로쓰기",
                TextDirection::Downwards => "세로쓰기",
                TextDirection::StaysAcross => "중국어나 일본어 기사가 아니어서 가로로 둡니다",
            }
            .to_owned(),
            Notice::Fetched(outcome) => self.fetched(*outcome, keys),
            Notice::StoppingFetch => "받기를 끝내는 중입니다. 받은 것으로 호를 만듭니다".to_owned(),
            Notice::Imported(text) => and(text, &[takes_back]),
            Notice::ImportTakenBack(count) => {
                format!("되돌림: {count}호를 서고에서 휴지통으로 옮김, 원본 파일은 그대로 있음")
            }
            Notice::Importing => "들여오는 중…".to_owned(),
            Notice::InboxEmpty => "받은 편지함이 비어 있습니다".to_owned(),
            Notice::NothingToCorrect => "이 기사에는 고칠 것이 없습니다".to_owned(),
            Notice::HeadStays => {
                "제목 부분입니다. 위아래로 옮길 수 있는 것은 본문 단락뿐입니다".to_owned()
            }
            Notice::NoOtherArticle => "이 호에는 다른 기사가 없습니다".to_owned(),
            Notice::CorrectFirst => {
                and("고치는 중에 하는 일입니다", &[(Action::Correct, "고치기 시작 {key}")])
            }
            Notice::StopCorrectingFirst => {
                and("고치는 중에는 할 수 없습니다", &[(Action::Back, "끝내기 {key}")])
            }
            Notice::Corrected(None) => "고친 것을 되돌렸습니다".to_owned(),
            Notice::Corrected(Some(done)) => and(&corrected(*done), &[takes_back]),
            Notice::CorrectionNotKept(why) => {
                format!("고친 것은 끝낼 때까지만 남고 저장하지 못했습니다: {why}")
            }
            Notice::NoSuchCommand(name, Some(meant)) => and(
                &format!("“{name}” 명령은 없습니다. “{meant}” 말인가요?"),
                &[(Action::Command, "명령 목록 {key}")],
            ),
            Notice::NoSuchCommand(name, None) => and(
                &format!(
                    "“{name}” 명령은 없습니다: 동작 이름이나 theme 이름, measure 칸 수, \
                     article 번호, search 낱말을 입력하세요"
                ),
                &[(Action::Command, "명령 목록 {key}")],
            ),
            Notice::NoSuchTheme(name, themes) => {
                format!("“{name}” 테마는 없습니다. 있는 것: {}", themes.join(", "))
            }
            Notice::MeasureRange(least, most) => {
                format!("measure에는 {least}에서 {most}까지의 칸 수를 쓰세요")
            }
            Notice::MinutesRange(least, most) => {
                format!("minutes에는 {least}부터 {most}까지의 분을 적으십시오")
            }
            Notice::NoSuchPage(name, pages) => {
                format!("“{name}” 면이 없습니다. {} 면이 있습니다", super::screens::few(pages))
            }
            Notice::ArticleRange(most) => {
                format!("article에는 1에서 {most}까지의 번호를 쓰세요")
            }
            Notice::Mistakes(first, 1) | Notice::Unreadable(first, 1) => first.clone(),
            Notice::Mistakes(first, all) => {
                format!("설정에 잘못이 {all}곳 있습니다. `newsprint config`로 확인: {first}")
            }
            Notice::Unreadable(first, all) => {
                format!("읽을 수 없는 호가 {all}호 있습니다. `newsprint check`로 확인: {first}")
            }
            Notice::Told(text) | Notice::Failed(text) => text.clone(),
        }
    }

    fn action(&self, action: Action) -> &'static str {
        match action {
            Action::Down => "한 줄 또는 한 항목 아래로",
            Action::Up => "한 줄 또는 한 항목 위로",
            Action::PaneLeft => "왼쪽 칸",
            Action::PaneRight => "오른쪽 칸",
            Action::NextPane => "다음 칸",
            Action::PageDown => "계속 읽기, 끝이면 다음 기사",
            Action::PageUp => "한 화면 뒤로",
            Action::HalfDown => "반 화면 앞으로",
            Action::HalfUp => "반 화면 뒤로",
            Action::Top => "처음으로",
            Action::Bottom => "끝으로",
            Action::Open => "고른 것 열기",
            Action::Cancel => "취소, 또는 한 단계 위로",
            Action::Back => "뒤로 (찾기부터 끝냄)",
            Action::NextArticle => "다음 기사",
            Action::PreviousArticle => "앞 기사",
            Action::NextSection => "다음 섹션",
            Action::PreviousSection => "앞 섹션",
            Action::NextEdition => "이 신문의 다음 호",
            Action::PreviousEdition => "이 신문의 앞 호",
            Action::Section(_) => "번호로 섹션 가기",
            Action::FrontPage => "지면",
            Action::Contents => "호 전체의 차례와 첫머리",
            Action::Scan => "스캔한 지면",
            Action::Correct => "복원 결과 고치기",
            Action::Compare => "그날 신문 견주어 읽기",
            Action::Revision => "사이트나 타지와 다른 곳",
            Action::ToggleRead => "읽음·안 읽음 표시",
            Action::Calendar => "이 신문의 달력",
            Action::UnreadOnly => "안 읽은 것만, 또는 모두",
            Action::Minutes => "정한 분량으로 줄이기·전체",
            Action::Sort => "신문 순서, 기사는 난·면 순",
            Action::Today => "최신호 중 덜 읽은 것, 또는 모두",
            Action::Fetch => "오늘 신문 받기, 또는 중단",
            Action::Import => "받은 편지함에서 들여오기",
            Action::Search => "기사·호 전체에서 찾기, 목록 거르기",
            Action::SearchAll => "모든 신문 검색",
            Action::Earlier => "앞뒤 기사",
            Action::Follow => "이 일 따라가기",
            Action::Stories => "따라가는 일들",
            Action::NextMatch => "다음 찾은 곳, 아니면 다음 기사",
            Action::PreviousMatch => "앞 찾은 곳, 아니면 앞 기사",
            Action::Bookmark => "여기에 책갈피",
            Action::Bookmarks => "책갈피 목록",
            Action::Clip => "고른 글이나 기사 스크랩",
            Action::Clippings => "스크랩 목록",
            Action::History => "최근에 읽은 기사",
            Action::Rename => "이름 짓기",
            Action::Note => "메모나 검색식",
            Action::WriteOut => "파일로 쓰기",
            Action::Select => "글 고르기",
            Action::WordOn => "다음 낱말로",
            Action::WordBack => "이전 낱말로",
            Action::OtherEnd => "다른 끝 움직이기",
            Action::LookUp => "선택한 말 찾아보기",
            Action::Remove => "지우기",
            Action::Undo => "되돌리기",
            Action::JumpBack => "있던 곳으로",
            Action::JumpForward => "다시 앞으로",
            Action::Link => "링크 고르기",
            Action::Copy => "기사 복사",
            Action::CopyCitation => "신문·날짜·면과 함께 복사",
            Action::Columns => "여러 단 또는 한 단",
            Action::Vertical => "세로쓰기 또는 가로쓰기",
            Action::Zen => "기사만",
            Action::Wider => "줄 넓게",
            Action::Narrower => "줄 좁게",
            Action::DefaultMeasure => "테마·줄·단을 설정대로",
            Action::Ruby => "루비 보이기·감추기",
            Action::Script => "중국어 간체·번체·원문",
            Action::Pictures => "그림 보이기·감추기",
            Action::Theme => "다음 테마",
            Action::Split => "여기서 새 기사 시작",
            Action::Append => "다른 기사를 이어 붙이기",
            Action::MoveTo => "단락을 다른 기사로 옮기기",
            Action::MoveUp => "단락을 위로 옮기기",
            Action::MoveDown => "단락을 아래로 옮기기",
            Action::SetAs(SetAs::Kicker) => "어깨제목으로",
            Action::SetAs(SetAs::Headline) => "큰제목으로",
            Action::SetAs(SetAs::Deck) => "부제목으로",
            Action::SetAs(SetAs::Byline) => "필자로",
            Action::SetAs(SetAs::Subhead) => "중간제목으로",
            Action::SetAs(SetAs::Body) => "본문으로",
            Action::Messages => "이번 실행의 알림",
            Action::Command => "명령 입력",
            Action::Help => "이 도움말",
            Action::Redraw => "화면 다시 그리기",
            Action::Suspend => "잠시 멈춤 (fg로 돌아옴)",
            Action::Quit => "끝내기",
        }
    }

    fn group(&self, group: Group) -> &'static str {
        match group {
            Group::Move => "이동",
            Group::Paper => "신문",
            Group::Marks => "찾기·책갈피·복사",
            Group::Look => "모양",
            Group::Correct => "고치기",
            Group::Program => "newsprint",
        }
    }

    fn context(&self, context: Context) -> &'static str {
        match context {
            Context::Everywhere => "어디서나",
            Context::Newsstand => "가판대",
            Context::Reader => "읽기",
            Context::Bookmarks => "책갈피",
            Context::Correcting => "고치기",
            Context::Comparing => "견주기",
            Context::Selecting => "고르기",
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Keys => "키",
            Heading::Calendar => "신문 달력",
            Heading::Correcting => "복원 결과 고치기",
            Heading::Signs => "글 속의 기호",
            Heading::Messages => "알림",
            Heading::LookedUp => "찾아본 말",
            Heading::Revision => "사이트가 바꾼 곳: 그은 글은 삭제, 밑줄은 추가",
            Heading::Bookmarks => "책갈피",
            Heading::Clippings => "스크랩",
            Heading::ClippingAlone => "스크랩(스크랩해 둔 글)",
            Heading::Recent => "최근에 읽은 기사",
            Heading::Search => "검색",
            Heading::Comparison => "그날 신문 견주기",
            Heading::Related => "이 일을 다룬 기사",
            Heading::Stories => "따라가는 일",
            Heading::AsScanned => "스캔한 지면",
        }
    }

    fn leafing(&self) -> [&'static str; 5] {
        [
            "앞 호, 다음 호",
            "앞 주, 다음 주",
            "지난달, 다음 달",
            "첫 호, 마지막 호",
            "안 읽음, 읽는 중, 읽음",
        ]
    }

    fn signs(&self) -> [&'static str; 4] {
        ["이어 붙인 곳이 불확실함", "이 글의 끝이 없음", "여기 글이 빠짐", "책갈피"]
    }

    fn selecting(&self) -> [&'static str; 3] {
        ["다음 줄, 이전 줄", "왼쪽, 오른쪽 한 글자", "표시된 말부터 선택; 끝내기"]
    }

    fn sign_word(&self, sign: SignWord) -> &'static str {
        match sign {
            SignWord::InBrief => "간추림",
            SignWord::Followed => "따라감",
            SignWord::Bookmarked => "책갈피 있음",
            SignWord::Fault => "문제: ",
        }
    }

    fn hint(&self, hint: KeyHint) -> &'static str {
        match hint {
            KeyHint::Open => "열기",
            KeyHint::NextSection => "다음 섹션",
            KeyHint::Differences => "다른 곳",
            KeyHint::Narrow => "좁히기",
            KeyHint::NextMatch => "다음 결과",
            KeyHint::Bookmarks => "책갈피",
            KeyHint::Search => "찾기",
            KeyHint::Help => "도움말",
            KeyHint::Move => "이동",
            KeyHint::Quit => "끝내기",
            KeyHint::Back => "뒤로",
            KeyHint::ReadOn => "계속 읽기",
            KeyHint::NextPage => "다음 면",
            KeyHint::Story => "기사",
            KeyHint::FrontPage => "지면",
            KeyHint::Contents => "차례",
            KeyHint::Scan => "원본 지면",
            KeyHint::Close => "닫기",
            KeyHint::Correct => "고치기",
            KeyHint::Calendar => "달력",
            KeyHint::Fetch => "받기",
            KeyHint::MonthBefore => "지난달",
            KeyHint::NextMonth => "다음 달",
            KeyHint::Filter => "거르기",
            KeyHint::Unread => "안 읽음",
            KeyHint::Sort => "정렬",
            KeyHint::Name => "이름",
            KeyHint::Note => "메모",
            KeyHint::Copy => "복사",
            KeyHint::LookUp => "찾아보기",
            KeyHint::Begin => "여기서부터",
            KeyHint::Mark => "책갈피",
            KeyHint::Clip => "스크랩",
            KeyHint::Remove => "지우기",
            KeyHint::WholeText => "전문",
            KeyHint::WholeEdition => "전체",
            KeyHint::Undo => "되돌리기",
            KeyHint::Choose => "고르기",
            KeyHint::Take => "정하기",
        }
    }

    fn prompt(&self, purpose: &Purpose) -> &'static str {
        match purpose {
            Purpose::Search => "/",
            Purpose::SearchAll => "검색: ",
            Purpose::Follow => "따라가기: ",
            Purpose::NameStory(_) => "이름: ",
            Purpose::StoryQuery(_) => "검색식: ",
            Purpose::Filter(_) => "거르기: ",
            Purpose::SearchEdition(_) => "호 전체에서 찾기: ",
            Purpose::Rename(_) => "이름: ",
            Purpose::Note(_) => "메모: ",
            Purpose::NoteOnClipping(_) => "메모(#은 태그): ",
            Purpose::WriteOut(_) => "쓸 곳(.md .txt .html): ",
            Purpose::WriteClippings => "쓸 곳(.md .epub .json .bib …): ",
            Purpose::Replace(_) => "이미 있습니다. 바꿀까요? (y) ",
            Purpose::Link => "링크 번호: ",
            Purpose::Command => ":",
        }
    }

    fn too_small(&self) -> [&'static str; 3] {
        ["newsprint:", "창이 너무", "작습니다"]
    }

    fn no_messages(&self) -> &'static str {
        "아직 알림이 없습니다."
    }

    fn rest_of_message(&self, keys: &Keys<'_>) -> String {
        keys.after("…", MARKS, &[(Action::Messages, "전체 보기 {key}")])
    }

    fn opening(&self, step: Option<Step>) -> String {
        let Some(Step { stage, done, total }) = step.filter(|step| step.total > 0) else {
            return "여는 중…".to_owned();
        };
        match stage {
            Stage::Files => format!("파일을 읽는 중: {done}/{total}"),
            Stage::Drawing => format!("지면을 불러오는 중: {done}/{total}"),
            Stage::Pages => format!("지면을 읽는 중: {done}/{total}"),
            Stage::Articles => format!("기사를 읽는 중: {done}/{total}"),
        }
    }

    fn leave_opening(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Back, "{key} 돌아가기"), (Action::Quit, "{key} 끝내기")];
        keys.after("", ["", "   ", ""], &parts)
    }

    fn first_pages(&self) -> &'static str {
        "첫 지면만"
    }

    fn choice(&self, choice: MenuChoice) -> &'static str {
        match choice {
            MenuChoice::Split => "여기서 새 기사",
            MenuChoice::Append => "기사 잇기…",
            MenuChoice::MoveTo => "기사로 옮기기…",
            MenuChoice::MoveUp => "위로",
            MenuChoice::MoveDown => "아래로",
            MenuChoice::SetAs(role) => part(role),
            MenuChoice::OtherBlock => "다른 단락",
            MenuChoice::Undo => "되돌리기",
            MenuChoice::Leave => "끝냄",
        }
    }

    fn asked(&self, step: &correcting::CorrectingStep, bar: &str) -> String {
        match step {
            correcting::CorrectingStep::Menu => format!("{bar} 단락 고치기"),
            correcting::CorrectingStep::Append(_) => "이 기사에 이어지는 기사".to_owned(),
            correcting::CorrectingStep::MoveTo(_) => "이 단락이 들어갈 기사".to_owned(),
        }
    }

    fn stock(&self, papers: usize, editions: usize) -> String {
        format!("신문 {papers}종 {editions}호")
    }

    fn found(&self, found: usize, all: usize) -> String {
        format!("{all}호 중 {found}호")
    }

    fn no_editions(&self) -> &'static str {
        "아직 신문이 없습니다. 열기: newsprint 경로  들여오기: newsprint import 경로"
    }

    fn nothing_found(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "맞는 것이 없습니다.",
            [" ", " ", ""],
            &[
                (Action::Back, "{key} 키로 모두 보입니다."),
                (Action::SearchAll, "{key} 키로 모든 신문을 찾습니다."),
            ],
        )
    }

    fn nothing_unread(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "안 읽은 것이 없습니다.",
            [" ", "", ""],
            &[(Action::UnreadOnly, "{key} 키로 모두 보입니다.")],
        )
    }

    fn holding(&self, filter: &str) -> String {
        format!("“{filter}” 포함")
    }

    fn today_only(&self) -> &'static str {
        "최신호 중 덜 읽은 것"
    }

    fn nothing_today(&self, keys: &Keys<'_>) -> String {
        keys.after(
            "각 신문의 최신호를 다 읽었습니다.",
            [" ", "", ""],
            &[(Action::Today, "{key} 키로 모두 보입니다.")],
        )
    }

    fn unread_only(&self) -> &'static str {
        "안 읽은 것만"
    }

    fn sorted(&self, sort: PaperOrder) -> Option<&'static str> {
        match sort {
            PaperOrder::Newest => None,
            PaperOrder::Name => Some("이름순"),
            PaperOrder::Unread => Some("안 읽은 것 많은 순"),
        }
    }

    fn inbox(&self, files: usize, keys: &Keys<'_>) -> String {
        let text = format!("받은 편지함에 새 파일 {files}개");
        keys.after(&text, [": ", "", ""], &[(Action::Import, "{key} 키로 들여오기")])
    }

    fn bookmarks(&self, count: usize) -> String {
        format!("{count}개")
    }

    fn marked(&self, date: Date) -> String {
        format!("{date} 표시")
    }

    fn nothing_read(&self) -> &'static str {
        "아직 읽은 기사가 없습니다."
    }

    fn clippings(&self, count: usize) -> String {
        format!("{count}개")
    }

    fn clipped(&self, date: Date) -> String {
        format!("{date} 스크랩")
    }

    fn no_clippings(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Clip, "기사에서 {key} 키를 누르면 생깁니다")];
        keys.at(Context::Reader).after("아직 스크랩이 없습니다", [": ", "", "."], &parts)
    }

    fn no_bookmarks(&self, keys: &Keys<'_>) -> String {
        let parts = [(Action::Bookmark, "기사에서 {key} 키를 누르면 생깁니다")];
        keys.at(Context::Reader).after("아직 책갈피가 없습니다", [": ", "", "."], &parts)
    }

    fn month(&self, date: Date) -> String {
        format!("{}년 {}월", date.year(), date.month())
    }

    fn weekdays(&self) -> [&'static str; 7] {
        ["월", "화", "수", "목", "금", "토", "일"]
    }

    fn standing(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Unread => "안 읽음",
            Standing::Begun => "읽는 중",
            Standing::Read => "읽음",
        }
    }

    fn editions(&self, all: usize, unread: usize) -> String {
        match unread {
            0 => format!("{all}호"),
            _ => format!("{all}호 안 읽음 {unread}"),
        }
    }

    fn undated(&self) -> &'static str {
        "날짜 없음"
    }

    fn left_off(&self) -> &'static str {
        "이어 읽기: "
    }

    fn read(&self, read: usize, all: usize) -> String {
        format!("읽음 {read}/{all}")
    }

    fn cut(&self, left: usize, minutes: usize) -> String {
        format!("{minutes}분 중 {left}분 남음")
    }

    fn end_of_cut(&self, minutes: usize) -> String {
        format!("{minutes}분 지면이 끝났습니다")
    }

    fn contents(&self, pages: usize, articles: usize) -> String {
        match pages {
            0 => format!("기사 {articles}건"),
            _ => format!("{pages}면 기사 {articles}건"),
        }
    }

    fn matches(&self, count: usize, more: bool) -> String {
        format!("{count}곳{}", if more { "…" } else { "" })
    }

    fn minutes(&self, minutes: usize) -> String {
        format!("{minutes}분")
    }

    fn left(&self, lang: Lang, units: usize, minutes: usize) -> String {
        let unit = if lang == Lang::En { "단어" } else { "자" };
        if minutes == 0 {
            return format!("남은 글 {units}{unit}");
        }
        format!("남은 글 {units}{unit} 약 {minutes}분")
    }

    fn end_of_article(&self, last: bool, keys: &Keys<'_>) -> String {
        if last {
            return "이 호의 마지막입니다".to_owned();
        }
        keys.after("끝", [" ", "", ""], &[(Action::PageDown, "{key} 키로 다음 기사")])
    }

    fn doubtful(&self, percent: Option<u8>) -> String {
        let figure = percent.map(|percent| format!(", 확실도 약 {percent}%")).unwrap_or_default();
        format!("{DOUBTFUL} 이어 붙인 곳이 불확실함{figure}")
    }

    fn story(&self, story: usize, all: usize) -> String {
        format!("이 면 기사 {story}/{all}")
    }
}

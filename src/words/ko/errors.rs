//! Errors and warnings in Korean.

use super::Ko;
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

impl Errors for Ko {
    fn load_error(&self, error: &LoadError) -> String {
        match error {
            LoadError::Empty { file } => format!("{file}: 글이 없어 읽을 것이 없습니다"),
            LoadError::Binary { file, found } => format!(
                "{file}: {}입니다. 읽을 수 있는 것은 텍스트, EPUB, 웹 페이지, 피드, 호의 폴더나 \
                 zip입니다",
                not_text(found)
            ),
            LoadError::Foreign { file, kind } => {
                format!("{file}: {}입니다. {}", foreign(*kind), way_out(*kind, file))
            }
            LoadError::Encoding { file, label } => format!(
                "{file}: 인코딩 `{}`을(를) 알 수 없습니다. --encoding에 utf-8, gb18030, big5, \
                 shift_jis, euc-kr 따위를 쓰세요",
                clipped(label)
            ),
            LoadError::Limit { file, what, found, limit } => format!(
                "{file}: {} 크기가 {}이고 한도는 {}입니다. 작게 나누세요",
                limited(*what),
                amount(*found),
                amount(*limit)
            ),
            LoadError::Book { file, fault } => format!(
                "{file}: {}. 책을 새로 구하거나 만든 프로그램으로 다시 변환하세요",
                book(fault)
            ),
            LoadError::Pdf { file, fault } => format!("{file}: {}", new_pdf(pdf(*fault), file)),
            LoadError::Malformed { file, line, column, problem } => {
                format!("{file}:{line}:{column}: {}", self::problem(problem))
            }
            LoadError::NoArticle { file, found } => {
                format!("{file}: {}이며 읽을 기사가 없습니다", no_news(found))
            }
            LoadError::Cancelled => "읽기를 그만두었습니다".to_owned(),
            LoadError::Part { file } => {
                format!("{file}: 호의 일부입니다. 이것이 든 폴더나 zip을 여세요")
            }
        }
    }

    fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::Load(error) => self.load_error(error),
            OpenError::Missing { path } => {
                format!("{path}: 그런 파일이나 폴더가 없습니다. 경로를 확인하세요")
            }
            OpenError::NothingRead { path, refused } => {
                let lines = refused.iter().map(self::refused).collect::<Vec<_>>();
                format!("{path}: 읽을 수 있는 형식이 없습니다\n{}", lines.join("\n"))
            }
            OpenError::NotAnEdition { path } => format!(
                "{path}: edition.toml도, 그 밖에 읽을 것도 없습니다. 호나 면, 기사, 피드가 있어야 \
                 합니다"
            ),
            OpenError::SeveralIssues { path, first } => format!(
                "{path}: 하나의 호가 아닙니다. {first} 따위를 하나 열거나 `newsprint import`로 모두 \
                 서고에 가져오세요"
            ),
            OpenError::Unreadable { path, cause } => {
                format!("{path}: {}. 파일과 권한을 확인하세요", self.system_error(cause))
            }
            OpenError::NotAFile { path } => {
                format!("{path}: 파일이 아닙니다. 경로를 확인하세요")
            }
            OpenError::Special { path } => {
                format!("{path}: 파일도 폴더도 아닙니다. 경로를 확인하세요")
            }
            OpenError::Entry { path, fault } => {
                format!("{path}: {}. 책을 새로 구하세요", entry(fault))
            }
            OpenError::Outside { path } => {
                format!("{path}: 호 밖을 가리켜 열지 않습니다. 파일을 안으로 복사하세요")
            }
            OpenError::NotAFolder { path } => {
                format!("{path}: 파일 안을 가리키는 이름입니다. 둘 중 하나의 이름을 바꾸세요")
            }
            OpenError::OutOfIssue { path } => {
                format!("{path}: 경로가 호의 폴더 밖을 가리켜 열지 않습니다")
            }
            OpenError::Changed { path } => {
                format!("{path}: 연 뒤에 파일이 바뀌었습니다. 호를 다시 여세요")
            }
            OpenError::Zip { path, fault } => {
                let fault = match fault {
                    ZipFault::Damaged => "zip이 망가졌거나 잘렸습니다",
                    ZipFault::Other(said) => said,
                };
                format!("{path}: {fault}. 호의 폴더에서 zip을 새로 만드세요")
            }
            OpenError::Archive { path, fault } => {
                let fault = match fault {
                    ArchiveFault::Damaged => "손상되었거나 잘렸습니다".to_owned(),
                    ArchiveFault::TooLarge(most) => {
                        let most = most >> 20;
                        format!("풀면 한도인 {most} MB를 넘습니다")
                    }
                    ArchiveFault::Ratio(most) => {
                        format!("풀면 한도인 원래 크기의 {most}배를 넘습니다")
                    }
                    ArchiveFault::Nested => "안에 든 것이 다시 압축되어 있습니다".to_owned(),
                };
                format!("{path}: {fault}. 다시 받거나 풀어서 폴더를 여세요")
            }
            OpenError::NoArticle { path, number, count } => {
                format!("{path}: {number}번 기사가 없습니다. 이 호는 {count}건입니다")
            }
            OpenError::Alone { path } => {
                format!("{path}: 파일 하나만 주어지고 이것은 없습니다. 둘이 든 폴더를 여세요")
            }
            OpenError::NotServed { url, status: Some(status) } => {
                format!("{url}: 사이트가 {status} 응답을 보냈습니다")
            }
            OpenError::NotServed { url, status: None } => {
                format!("{url}: 아무것도 오지 않았습니다")
            }
            OpenError::NotAPage { path } => {
                format!("{path}: 신문의 면이 아니라서 읽지 않습니다")
            }
            OpenError::Recognition { path, program, fault } => match fault {
                ProgramFault::Missing => format!(
                    "{path}: `{program}`이(가) 설치되어 있지 않아 글자를 인식할 수 없습니다. \
                     tesseract와 그 언어의 데이터를, PDF에는 poppler-utils도 설치하세요"
                ),
                ProgramFault::TimedOut => format!(
                    "{path}: `{program}`이(가) 한 면에 너무 오래 걸렸습니다. 더 작은 스캔으로 해 보세요"
                ),
                ProgramFault::Failed(said) => format!(
                    "{path}: `{program}`이(가) 실패했습니다: {said}. 파일이 다른 데서 열리는지, 언어가 \
                     있는지(`tesseract --list-langs`) 보세요"
                ),
            },
        }
    }

    fn correction_error(&self, error: &CorrectionError) -> String {
        match error {
            CorrectionError::Open(error) => self.open_error(error),
            CorrectionError::BeginsAlready => "기사는 이미 여기서 시작합니다".to_owned(),
            CorrectionError::Itself => "기사를 자신에게 이을 수 없습니다".to_owned(),
            CorrectionError::InPlace => "이미 그 기사에 있습니다".to_owned(),
            CorrectionError::First => "이미 첫 문단입니다".to_owned(),
            CorrectionError::Last => "이미 마지막 문단입니다".to_owned(),
            CorrectionError::NoWords => "여기에는 가리킬 말이 없습니다".to_owned(),
            CorrectionError::ArticleWithoutWords => "그 기사에는 가리킬 말이 없습니다".to_owned(),
            CorrectionError::NothingToUndo => "되돌릴 고침이 없습니다".to_owned(),
            CorrectionError::FileAtFault(fault) => {
                format!("먼저 고침 파일을 바로잡거나 치우세요: {}", self.warning(fault))
            }
            CorrectionError::NoPlace => {
                "고침을 둘 곳이 없습니다. --data-dir로 지정하세요".to_owned()
            }
            CorrectionError::Changed { file } => {
                format!("{file}: 다른 프로그램이 바꾸었습니다. 호를 다시 여세요")
            }
            CorrectionError::System { file, cause } => {
                format!("{file}: {}", self.system_error(cause))
            }
        }
    }

    fn system_error(&self, error: &SystemError) -> String {
        match error {
            SystemError::Missing => "그런 파일이나 폴더가 없습니다".to_owned(),
            SystemError::Denied => "읽거나 쓸 권한이 없습니다".to_owned(),
            SystemError::Full => "디스크가 가득 찼습니다".to_owned(),
            SystemError::ReadOnly => "그곳에는 쓸 수 없습니다".to_owned(),
            SystemError::Busy => "다른 프로그램이 쓰고 있습니다".to_owned(),
            SystemError::IsFolder => "폴더입니다".to_owned(),
            SystemError::NotFolder => "경로 중간이 폴더가 아닙니다".to_owned(),
            SystemError::Special(kind) => {
                let kind = match kind {
                    SpecialFile::Pipe => "이름 있는 파이프",
                    SpecialFile::Socket => "소켓",
                    SpecialFile::Device => "장치",
                    SpecialFile::Other => "특수한 것",
                };
                format!("{kind}이며 파일이 아닙니다")
            }
            SystemError::TooLarge(most) => {
                format!("한도인 {}을(를) 넘습니다", amount(Amount::Bytes(*most)))
            }
            SystemError::NotUtf8 => "UTF-8이 아닙니다".to_owned(),
            SystemError::Other(said) => clipped(said),
        }
    }

    fn warning_kind(&self, kind: &WarningKind) -> String {
        let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
        match kind {
            WarningKind::Kept(words) => words.to_string(),
            WarningKind::LeftOut(fault) => format!("뺐습니다: {}", self.open_error(fault)),
            WarningKind::Refused(files) => format!("뺐습니다: {}", refused(files)),
            WarningKind::NotOfEdition(why) => format!("읽지 않음: {}", not_of_edition(why)),
            WarningKind::MoreLeftOut(count) => format!("읽지 않음: 파일 {count}개 더"),
            WarningKind::NotShown(names) => {
                let names = listed(names, ", ", |more| format!(" 외 {more}개"));
                format!(
                    "표시하지 않음: {names}: 별도의 호입니다. 따로 열거나 `newsprint import`로 모두 가져오세요"
                )
            }
            WarningKind::OfArchive(note) => match note {
                ArchiveNote::Damaged => "압축 파일이 여기부터 손상되었습니다".to_owned(),
                ArchiveNote::CutShort => "압축 파일이 잘려 마지막 파일이 없습니다".to_owned(),
                ArchiveNote::NotAFile => "읽지 않음: 링크나 장치입니다".to_owned(),
                ArchiveNote::LeadsOut => "읽지 않음: 경로가 압축 파일 밖을 가리킵니다".to_owned(),
                ArchiveNote::Past(most) => format!("처음 {most}개 파일(한도)만 읽었습니다"),
            },
            WarningKind::FilesPast { left, most, bytes } => {
                format!("한도(파일 {most}개, 모두 {})를 넘는 파일 {left}개를 뺐습니다", size(bytes))
            }
            WarningKind::PageLeftOut { page, name, error } => {
                let name = if name.is_empty() { String::new() } else { format!(" ({name})") };
                format!("{page}면{name}은 빠졌습니다: {}", self.open_error(error))
            }
            WarningKind::EditionFull(most) => format!(
                "여기부터의 기사는 빠졌습니다: 한 호에는 {most}건까지입니다. 면별로 나누세요"
            ),
            WarningKind::NoPages => "스캔한 지면보다 길거나 줄이 너무 길어 일반 텍스트로 읽고 기사를 찾지 않습니다. 기사가 필요하면 면별로 나누세요"
                .to_owned(),
            WarningKind::DamagedBytes(count) => {
                format!("깨진 바이트 {count}곳을 U+FFFD로 읽었습니다")
            }
            WarningKind::SomeDamagedBytes => "깨진 바이트를 U+FFFD로 읽었습니다".to_owned(),
            WarningKind::MaybeEncoding { count, encoding } => format!(
                "깨진 바이트 {count}곳을 U+FFFD로 읽었습니다. 인코딩이 {encoding}이(가) 아니면 \
                 --encoding으로 지정하세요"
            ),
            WarningKind::NotUtf8(count) => {
                format!("UTF-8이 아닌 바이트가 {count}곳 있어 \u{FFFD}로 나타냅니다")
            }
            WarningKind::ControlCharacters(count) => {
                format!("글에서 제어 문자 {count}개를 뺐습니다")
            }
            WarningKind::OnlyFirst(bytes) => format!("처음 {}(한도)만 읽었습니다", size(bytes)),
            WarningKind::SmallPartOfPage => {
                "기사는 이 페이지 글의 4분의 1도 안 됩니다. 나머지는 메뉴, 댓글, 다른 기사로 보았습니다".to_owned()
            }
            WarningKind::Hidden { by, characters, places, first } => match by {
                HiddenBy::Script => format!(
                    "스크립트가 보여 줄 때까지 숨은 글자 {characters}자({places}곳, 첫째는 {first})를 \
                     뺐습니다. 브라우저에서는 보입니다"
                ),
                HiddenBy::OldBrowser => format!(
                    "영상, 소리, 틀을 모르는 프로그램만 보이는 글자 {characters}자({places}곳, 첫째는 \
                     {first})를 뺐습니다"
                ),
                HiddenBy::MailList => format!(
                    "편지에 숨은 글자 {characters}자({places}곳, 첫째는 {first})를 뺐습니다. 메일 목록에 \
                     쓰이는 글입니다"
                ),
            },
            WarningKind::NoDate { of_file: Some(date) } => format!(
                "면에 날짜가 없습니다. {date}은(는) 파일의 날짜입니다(--date YYYY-MM-DD로 지정)"
            ),
            WarningKind::NoDate { of_file: None } => {
                "면에 날짜가 없습니다. --date YYYY-MM-DD로 지정하세요".to_owned()
            }
            WarningKind::NoPaper => {
                "제호가 없어 파일 이름으로 저장했습니다(--paper NAME으로 지정)".to_owned()
            }
            WarningKind::OtherDay(date) => format!("이 면의 날짜는 {date}이고 다른 면과 다릅니다"),
            WarningKind::OtherPaper(paper) => {
                format!("이 면은 “{paper}”의 것이고 다른 면과 다릅니다")
            }
            WarningKind::JumpCircle => "면 이어짐이 맴돌아 한 곳은 잇지 않았습니다".to_owned(),
            WarningKind::LostJump { page, other, is_known, onward } => {
                let other = match other {
                    Some(other) => format!("{other}면"),
                    None => "다른 면".to_owned(),
                };
                let way = if *onward { "으로" } else { "에서" };
                let why = if *is_known {
                    "이어지는 곳을 찾지 못했습니다"
                } else {
                    "그 면의 파일이 없습니다"
                };
                format!("{page}면: {other}{way} 이어지는 기사가 있지만 {why}")
            }
            WarningKind::UnknownKey { key, meant } => {
                let meant = meant.as_ref().map(|meant| format!("(`{meant}`입니까?)"));
                format!(
                    "모르는 키 `{}`{}. 이 줄은 글로 둡니다",
                    clipped(key),
                    meant.unwrap_or_default()
                )
            }
            WarningKind::OpenFence => {
                "```가 닫히지 않았습니다. 그 뒤는 모두 그대로 짭니다".to_owned()
            }
            WarningKind::TextBeforeHeadline => {
                "첫 `# ` 제목 앞의 글은 제목 없는 기사로 둡니다".to_owned()
            }
            WarningKind::PageNotListed { article, page } => {
                format!("기사 {article}의 면 `{page}`이(가) 목록에 없습니다")
            }
            WarningKind::TextsChanged(count) => {
                format!("가져온 뒤 글 {count}곳이 바뀌어 스캔의 어디인지 알 수 없게 되었습니다")
            }
            WarningKind::NotesLost(fault) => format!(
                "{}. 글은 온전하지만 의심스러운 곳과 스캔에서의 자리는 알 수 없습니다(--replace로 \
                 면을 다시 가져오세요)",
                notes(fault)
            ),
            WarningKind::Draft => "뺐습니다: 머리에 초안이라고 적혀 있습니다".to_owned(),
            WarningKind::PageMissing { page: Some(page), fault } => {
                format!("면이 빠졌습니다: {page}: {}", self.open_error(fault))
            }
            WarningKind::PageMissing { page: None, fault } => {
                format!("면이 빠졌습니다: {}", self.open_error(fault))
            }
            WarningKind::NotOutYet { wanted, day } => {
                format!("{wanted} 자 신문은 아직 나오지 않았습니다. 이것은 {day} 자입니다")
            }
            WarningKind::PagesMissing(names) => format!("빠진 면들: {}", names_of(names)),
            WarningKind::PagesPast(most) => {
                format!("처음 {most}면(한도) 뒤는 뺐습니다")
            }
            WarningKind::PlacesPast(most) => {
                format!("처음 {most}곳(한도) 뒤는 뺐습니다")
            }
            WarningKind::ArticlesPast { page, most } => {
                format!("한 호의 기사는 {most}건(한도)까지라서 {page}면의 나머지를 뺐습니다")
            }
            WarningKind::UnlistedArticles(names) => {
                format!("면에 실리지 않은 기사를 적힌 면의 끝에 두었습니다: {}", names_of(names))
            }
            WarningKind::ArticleMissing { page, fault } => {
                format!("{page}면의 기사가 빠졌습니다: {}", self.open_error(fault))
            }
            WarningKind::ArticlesMissing { page, files } => format!(
                "{page}면의 기사 {}건이 빠졌습니다: {}",
                files.shown.len() + files.more,
                names_of(files)
            ),
            WarningKind::PicturesNotSaved(names) => {
                format!("면과 함께 저장되지 않은 그림이 있습니다: {}", names_of(names))
            }
            WarningKind::PictureMissing(fault) => {
                format!("그림이 빠졌습니다: {}", self.open_error(fault))
            }
            WarningKind::NoAltoPage(file) => format!("{file}: ALTO 면이 없습니다"),
            WarningKind::TooDeep(most) => {
                format!("요소가 {most}겹 넘게 포개져 그 뒤는 읽지 않았습니다")
            }
            WarningKind::Entities => {
                "문서가 제 나름의 엔티티를 정의하지만 펼치지 않고 아무것도 가져오지 않습니다"
                    .to_owned()
            }
            WarningKind::BreaksOff { at } => {
                format!("마크업이 {at}번째 줄에서 끊깁니다. 그 앞은 읽었습니다")
            }
            WarningKind::ZipEntries { count, most } => {
                format!("파일 {count}개 가운데 {most}개(한도)만 읽었습니다")
            }
            WarningKind::ZipTotal { name, most } => {
                format!("`{name}`부터는 읽지 않았습니다. 풀면 모두 {}(한도)을 넘습니다", size(most))
            }
            WarningKind::Twice(name) => format!("`{name}`이(가) 둘 있어 첫째를 읽었습니다"),
            WarningKind::NoContainer => "META-INF/container.xml이 없거나 망가졌습니다".to_owned(),
            WarningKind::NotThere(name) => {
                format!("`{name}`은(는) 목록에 있지만 실제로는 없습니다")
            }
            WarningKind::Unsearched(count) => {
                format!("마지막 문서 {count}개는 숨은 글을 살피지 않았습니다")
            }
            WarningKind::ContentsPast(most) => {
                format!("차례의 기사가 {most}건(한도)을 넘습니다")
            }
            WarningKind::EntriesPast { left, most } => {
                format!("처음 {most}건(한도) 뒤의 {left}건을 뺐습니다")
            }
            WarningKind::OtherDays { left, day, before } => {
                let before = before.as_ref().map(|before| format!("{before}, "));
                format!(
                    "{}{day}이 아닌 {left}건을 뺐습니다. 다른 날은 --date로 봅니다",
                    before.unwrap_or_default()
                )
            }
            WarningKind::NoEntries => "피드에 항목이 없습니다".to_owned(),
            WarningKind::ItemsPast { left, most } => {
                format!("처음 {most}건(한도) 뒤의 {left}건을 뺐습니다")
            }
            WarningKind::Agency { note, times: 1 } => agency(note),
            WarningKind::Agency { note, times } => format!("{} ({times}번)", agency(note)),
            WarningKind::Held { title, hold } => {
                let hold = match hold {
                    Hold::Cancelled => "배포처가 취소했습니다".to_owned(),
                    Hold::Withheld => "배포처가 보류했습니다".to_owned(),
                    Hold::Embargo(None) => "엠바고가 걸려 있습니다".to_owned(),
                    Hold::Embargo(Some(until)) => format!("{until}까지 엠바고가 걸려 있습니다"),
                };
                format!("“{title}”: {hold}")
            }
            WarningKind::BlankPage(page) => format!("{page}쪽은 비어 있습니다"),
            WarningKind::PictureOfPage(page) => {
                format!("{page}쪽은 그림뿐이고 글이 없습니다. 먼저 OCR이 필요합니다")
            }
            WarningKind::PdfParts(count) => {
                format!("PDF의 {count}곳이 망가졌거나 너무 커서 뺐습니다")
            }
            WarningKind::PdfPages { found, most } => {
                format!("PDF는 {found}쪽이며 {most}쪽 뒤는 뺐습니다")
            }
            WarningKind::PdfCut => "PDF가 너무 커서 마지막 쪽들이 잘렸습니다".to_owned(),
            WarningKind::PagePartsDamaged(count) => {
                format!("쪽의 {count}곳이 망가져 뺐습니다")
            }
            WarningKind::UnknownCharacters(count) => {
                format!("글자 {count}자가 무엇인지 파일에 없어 U+FFFD로 두었습니다")
            }
            WarningKind::PageCut => "쪽의 내용이 너무 많아 잘렸습니다".to_owned(),
            WarningKind::Corrections(fault) => self.open_error(fault),
            WarningKind::IdleRule { rule, why } => {
                let why = match why {
                    IdleRule::NotFound(text) => {
                        format!("{}(으)로 시작하는 글이 없습니다", named(text))
                    }
                    IdleRule::CannotBe { text, is, role } => {
                        let is = match is {
                            Unsettable::Picture => "출처가 달린 그림",
                            Unsettable::List => "목록",
                            Unsettable::Table => "표",
                            Unsettable::Lines => "줄바꿈에 뜻이 있는 글",
                            Unsettable::NoText => "글이 아닌 것",
                        };
                        format!("{}은(는) {is}이라서 {role}(으)로 둘 수 없습니다", named(text))
                    }
                };
                format!("규칙 {rule}은(는) 아무것도 바꾸지 않습니다: {why}. 규칙은 남겨 둡니다")
            }
        }
    }

    fn state_error(&self, error: &StateError) -> String {
        format!("아무것도 저장되지 않습니다: {}: {}", error.file(), not_kept(error.fault()))
    }

    fn library_error(&self, error: &LibraryError) -> String {
        let what = match error.what() {
            Undone::Written => "호를 쓰지 못했습니다",
            Undone::Moved => "호를 옮기지 못했습니다",
            Undone::Locked => "서고는 바뀌지 않았습니다",
        };
        format!("{}: {what}: {}", error.path(), not_kept(error.fault()))
    }

    fn place_error(&self, error: PlaceError) -> String {
        let (PlaceError::Data(home) | PlaceError::Config(home) | PlaceError::Cache(home)) = error;
        let home = match home {
            NoHome::Unset => "HOME이 설정되지 않았고 홈 디렉터리도 없습니다",
            NoHome::Relative => "HOME이 절대 경로가 아닙니다",
        };
        let (what, way_out) = match error {
            PlaceError::Data(_) => ("책갈피와 읽은 자리를", "--data-dir로 지정하세요"),
            PlaceError::Config(_) => ("설정을", "--config로 지정하세요"),
            PlaceError::Cache(_) => ("캐시를", "NEWSPRINT_CACHE_DIR로 지정하세요"),
        };
        format!("{what} 둘 곳이 없습니다. {home}. {way_out}")
    }

    fn import_error(&self, error: &ImportError) -> String {
        let ImportError { line, found, expected } = error;
        let expected = match expected {
            Wanted::Said(said) => said.to_string(),
            Wanted::AtMost(most) => format!("최대 {most}바이트"),
            Wanted::Utf8 => "UTF-8".to_owned(),
            Wanted::Stamp => "1970년부터의 밀리초(9999년까지)".to_owned(),
            Wanted::Bookmarks => "newsprint가 내보낸 JSON 책갈피".to_owned(),
        };
        format!(
            "{line}번째 줄: {found}이(가) 있지만 {expected}이어야 합니다. 아무것도 가져오지 않았습니다"
        )
    }

    fn epub_error(&self, error: &EpubError) -> String {
        match error {
            EpubError::Empty => "이 호에는 기사가 없어 책을 만들 수 없습니다".to_owned(),
            EpubError::Zip(said) => format!("EPUB을 쓸 수 없습니다: {said}"),
        }
    }

    fn store_notice(&self, notice: &StoreNotice) -> String {
        match notice {
            StoreNotice::NotKept(error) => self.state_error(error),
            StoreNotice::Begun { file, aside, reason } => format!(
                "{file}이(가) 망가져{} {aside}(으)로 치워 두었습니다. 안에 있던 것은 다시 가져옵니다",
                said(reason)
            ),
            StoreNotice::Damaged { file, aside, reason, bookmarks, clippings, positions } => {
                let saved = match (bookmarks, clippings, positions) {
                    (0, 0, 0) => "아무것도 읽어 내지 못했습니다".to_owned(),
                    _ => format!(
                        "책갈피 {bookmarks}개, 스크랩 {clippings}개, 읽은 자리 {positions}곳을 건졌습니다"
                    ),
                };
                format!(
                    "{file}이(가) 망가져{} {aside}(으)로 치워 두었습니다. {saved}",
                    said(reason)
                )
            }
        }
    }

    fn holder(&self, holder: &Holder) -> String {
        match (holder.process, &holder.since) {
            (None, _) => "다른 프로그램".to_owned(),
            (Some(process), None) => format!("다른 newsprint(프로세스 {process})"),
            (Some(process), Some(since)) => {
                format!("다른 newsprint(프로세스 {process}, {since}부터)")
            }
        }
    }

    fn picture_error(&self, error: &PictureError) -> String {
        match error {
            PictureError::Unknown => "JPEG, PNG, GIF, WebP 가운데 어느 것도 아닙니다".to_owned(),
            PictureError::Header => "크기를 읽을 수 없습니다".to_owned(),
            PictureError::TooLarge { width, height } => format!(
                "{width}×{height}화소이고 한도는 {}백만 화소입니다",
                MOST_PIXELS / 1_000_000
            ),
            PictureError::Damaged => "망가졌거나 잘렸습니다".to_owned(),
        }
    }

    fn line(&self, number: usize) -> String {
        format!("{number}번째 줄")
    }
}

fn amount(amount: Amount) -> String {
    figures(amount, "바이트")
}

fn names_of(names: &ListedNames) -> String {
    listed(names, ", ", |more| format!(" 외 {more}개"))
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("({}번째)", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
}

fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "이진 데이터".to_owned(),
        NotText::NoText => "첫머리로 보아 텍스트가 아닌 것".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("제어 문자가 {percent}%인 데이터({encoding}로 읽음)")
        }
        NotText::Xml => "XML 문서".to_owned(),
        NotText::XmlOf(root) => format!("<{}>(으)로 시작하는 XML 문서", clipped(root)),
        NotText::PdfUnsupported => {
            "이 newsprint가 지원 없이 만들어진 PDF(`--features pdf`)".to_owned()
        }
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "PNG 그림",
        Foreign::Jpeg => "JPEG 그림",
        Foreign::Gif => "GIF 그림",
        Foreign::Tiff => "TIFF 그림",
        Foreign::Jpeg2000 => "JPEG 2000 그림",
        Foreign::Webp => "WebP 그림",
        Foreign::Djvu => "DjVu 문서",
        Foreign::Kindle => "Kindle 책",
        Foreign::Palm => "Palm 책",
        Foreign::Rtf => "RTF 문서",
        Foreign::OldOffice => "옛 Office 문서",
        Foreign::Office => "Office 문서",
        Foreign::PostScript => "PostScript 문서",
        Foreign::Bzip2 => "bzip2 파일",
        Foreign::Xz => "xz 파일",
        Foreign::Zstd => "zstd 파일",
        Foreign::SevenZip => "7z 압축 파일",
        Foreign::Rar => "RAR 압축 파일",
        Foreign::SoundOrFilm => "소리나 영상",
        Foreign::Sound => "소리",
        Foreign::Program => "프로그램",
        Foreign::Database => "데이터베이스",
        Foreign::NewsMl1 => "NewsML 1 문서",
        Foreign::Opml => "피드가 아니라 피드 목록(OPML)",
        Foreign::BookPackage => "책의 패키지 문서",
        Foreign::BookContents => "책의 차례",
        Foreign::Svg => "SVG 그림",
        Foreign::Json => "모르는 종류의 JSON",
        Foreign::OutlookMail => "Outlook 고유 형식의 편지",
        Foreign::WebArchive => "웹 아카이브(WARC 따위)",
        Foreign::HttpAnswer => "머리말이 붙은 서버의 응답",
        Foreign::Shortcut => "웹 페이지 바로가기",
        Foreign::Subtitles => "자막",
        Foreign::Table => "표(CSV나 TSV)",
        Foreign::Log => "로그",
        Foreign::Code => "소스 코드",
        Foreign::Settings => "프로그램의 설정이나 데이터",
        Foreign::References => "참고 문헌 목록",
        Foreign::Calendar => "달력이나 연락처",
        Foreign::Sealed => "봉한 편지나 열쇠(PGP)",
        Foreign::LfsPointer => "가져오지 않은 파일을 대신하는 것(Git LFS)",
        Foreign::Org => "Org 문서(Emacs)",
        Foreign::AsciiDoc => "AsciiDoc 문서",
        Foreign::Tex => "TeX 문서",
        Foreign::Wikitext => "위키 글",
        Foreign::Troff => "매뉴얼 페이지(troff)",
        Foreign::Jats => "JATS XML 논문",
        Foreign::DocBook => "DocBook 문서",
        Foreign::Abbyy => "ABBYY XML로 된 면",
        Foreign::Didl => "도서관의 납품서(DIDL XML)",
        Foreign::Tei => "TEI XML 문서",
        Foreign::FictionBook => "FictionBook 책(FB2)",
        Foreign::Notes => "Evernote 노트(ENEX)",
    }
}

/// Files of a kind that is not read, in one line.
fn refused(refused: &RefusedFiles) -> String {
    format!(
        "{}: {}입니다. {}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "`--ocr kor`(tesseract의 언어 이름)로 글자를 인식시키세요. tesseract가 있어야 합니다"
        }
        WayOut::Djvu => "글을 꺼내어(`COMMAND`) 여세요",
        WayOut::Calibre => "calibre로 바꾸어(`COMMAND`) 여세요",
        WayOut::Save => "웹 페이지나 PDF로 저장하여 여세요",
        WayOut::Pdf => "PDF로 만들어(`COMMAND`) 여세요",
        WayOut::Unpack => "풀어서 안에 든 것을 여세요",
        WayOut::None => "읽을 것이 없습니다",
        WayOut::NewerNewsMl => "NewsML-G2, NITF, ninjs 가운데 하나로 받으세요",
        WayOut::Feeds => {
            "newsprint는 스스로 가져오지 않습니다. 목록의 피드를 한 폴더에 저장하여 그 폴더를 여세요"
        }
        WayOut::Book => "이것이 속한 EPUB을 여세요",
        WayOut::Around => "이것이 속한 페이지나 책을 여세요",
        WayOut::Export => {
            "보관하는 프로그램에서 EPUB, HTML, Markdown 가운데 하나로 내보내어 여세요"
        }
        WayOut::SaveMail => "편지(.eml)로 저장하여 여세요",
        WayOut::SavePage => "브라우저에서 그 페이지를 열어 HTML이나 PDF로 저장하여 여세요",
        WayOut::AsText => "있는 그대로 읽으려면 `--format text`라고 하세요",
        WayOut::Unseal => "열쇠로 풀어(`COMMAND`) 나온 것을 여세요",
        WayOut::FetchFile => "파일 자체를 가져와(`git lfs pull`) 여세요",
        WayOut::Pandoc => "바꾸어(`COMMAND`) 여세요",
        WayOut::OtherScan => "그 면을 ALTO, PAGE XML, hOCR, PDF 가운데 하나로 구하여 여세요",
    };
    advised(advice, kind.way_out(), file)
}

fn limited(what: Limited) -> String {
    match what {
        Limited::File => "파일".to_owned(),
        Limited::Pipe => "파이프로 온 것의".to_owned(),
        Limited::Page => "면".to_owned(),
        Limited::Text => "텍스트".to_owned(),
        Limited::ForeignText => "텍스트(UTF-8이 아님)".to_owned(),
        Limited::PageText => "한 면의 텍스트".to_owned(),
        Limited::PageLines => "한 면의 줄 수".to_owned(),
        Limited::Together => "함께 읽는 것".to_owned(),
        Limited::Mets => "METS 파일".to_owned(),
        Limited::Pdf => "PDF".to_owned(),
        Limited::HeadLine => "기사 머리 한 줄의".to_owned(),
        Limited::Article => "기사".to_owned(),
        Limited::Issue | Limited::Edition => "호 전체".to_owned(),
        Limited::Pages => "면 전체".to_owned(),
        Limited::Feeds => "피드 전체".to_owned(),
        Limited::Pictures => "그림 전체".to_owned(),
        Limited::WithPicture => "이 그림을 더한 호의".to_owned(),
        Limited::FileCount => "파일 수의".to_owned(),
        Limited::PageCount => "면 수의".to_owned(),
        Limited::FeedCount => "피드 수의".to_owned(),
        Limited::Entry => "푼 항목의".to_owned(),
        Limited::EntryRatio(times) => format!("{times}배 넘게 풀리는 항목의"),
        Limited::Zip => "푼 zip의".to_owned(),
    }
}

fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "zip이 망가졌거나 잘렸습니다".to_owned(),
        BookFault::NoPackage => "패키지 문서(.opf)가 없습니다".to_owned(),
        BookFault::Package(fault) => format!("패키지 문서: {}", entry(fault)),
        BookFault::Locked => "책이 잠겨 있고(DRM) newsprint에는 열쇠가 없습니다".to_owned(),
    }
}

/// In words that follow the name of the entry.
fn entry(fault: &EntryFault) -> String {
    let size = |bytes: &u64| amount(Amount::Bytes(*bytes));
    match fault {
        EntryFault::Missing => "없습니다".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("{}이고 한도는 {}입니다", size(found), size(limit))
        }
        EntryFault::Total(most) => format!("책의 처음 {}(한도) 뒤에 있습니다", size(most)),
        EntryFault::Ratio(most) => format!("본디의 {most}배(한도) 넘게 풀립니다"),
        EntryFault::Damaged => "망가졌습니다".to_owned(),
        EntryFault::Locked => "암호로 잠겨 있습니다".to_owned(),
    }
}

fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "PDF가 망가졌거나 잘렸습니다. 새로 구하거나 만든 프로그램으로 고치세요"
        }
        PdfFault::Locked => {
            "PDF가 newsprint가 읽지 못하는 방식으로 암호화되었습니다. 암호와 제한 없이 저장하여(`qpdf \
             --decrypt IN OUT`) 여세요"
        }
        PdfFault::Password => {
            "PDF를 열려면 암호가 필요합니다. 암호 없이 저장하여(`qpdf --password=… --decrypt IN \
             OUT`) 여세요"
        }
        PdfFault::Pictures => {
            "PDF에는 면의 그림뿐이고 글이 없습니다. `--ocr kor`(tesseract의 언어 이름)로 인식시키세요. \
             tesseract가 있어야 합니다"
        }
        PdfFault::Coded => {
            "PDF의 글꼴이 어떤 글자를 찍는지 알려 주지 않습니다. 먼저 OCR이 필요합니다(`ocrmypdf \
             --force-ocr IN OUT`)"
        }
        PdfFault::Barred => {
            "PDF의 내용이 망가졌거나 풀면 너무 큽니다. 새로 구하거나 만든 프로그램으로 고치세요"
        }
        PdfFault::Blank => "PDF에 글이 없어 읽을 것이 없습니다",
    }
}

fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("UTF-8이 아닌 바이트".to_owned(), "UTF-8 텍스트".to_owned()),
        Problem::NoFormat { known } => {
            return format!("`format`이 없습니다. format = {known}이(가) 있어야 합니다");
        }
        Problem::NewerFormat { found, known } => {
            (format!("형식 {found}"), format!("{known} 이하(새 newsprint는 읽습니다)"))
        }
        Problem::BadFormat { found, known } => {
            (format!("`format`의 값 {}", value(found)), format!("수 {known}"))
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("{} 모르는 키 `{}`", in_table(*table), clipped(key)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            return format!(
                "{} `{key}`이(가) 없습니다. {example}이(가) 있어야 합니다",
                in_table(*table)
            );
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "따옴표 안의 글".to_owned(),
                ValueKind::Day => "\"2026-11-22\" 같은 날짜".to_owned(),
                ValueKind::Table(name) => format!("표 [{name}]"),
                ValueKind::Tables(name) => format!("표들 [[{name}]]"),
            };
            (format!("`{key}`의 값 {}", value(found)), expected)
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "zh-Hans나 en 같은 BCP 47 언어".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` 또는 `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            return format!("섹션 `{}`이(가) 둘 있습니다. 하나씩만 쓰세요", clipped(name));
        }
        Problem::BadParent { parent, meant } => {
            (format!("상위 섹션 `{}`", clipped(parent)), format!("다른 섹션({})", instead(meant)))
        }
        Problem::BadPageId(id) => {
            (format!("면 id `{}`", clipped(id)), "면마다 다르고 빈칸 없는 id".to_owned())
        }
        Problem::FileTwice(file) => {
            return format!("파일 `{file}`이(가) 두 번 쓰였습니다. 면마다 다른 파일이어야 합니다");
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "NUL이 든",
                PathFault::Backslash => "역빗금이 든",
                PathFault::Absolute => "절대",
                PathFault::ClimbsOut => "`..`로 밖으로 나가는",
                PathFault::NoFile => "파일을 가리키지 않는",
            };
            (format!("{why} 경로 `{}`", clipped(path)), "호 안의 상대 경로".to_owned())
        }
        Problem::SecondKey(key) => {
            return format!("`{key}`이(가) 둘 있습니다. 한 기사에 한 번만 씁니다");
        }
        Problem::BadKind { kind, meant } => (format!("종류 `{}`", clipped(kind)), instead(meant)),
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "0부터 255까지의 수".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "2026-11-22 같은 날짜".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "0과 1 사이의 `x y w h`(앞에 면 id, 뒤에 head, body, image, jump 가능)".to_owned(),
        ),
        Problem::IdTwice { id, first } => {
            return format!(
                "id `{}`이(가) 겹칩니다. 기사마다 다른 id여야 합니다(첫째는 {first})",
                clipped(id)
            );
        }
        Problem::Unwritable(said) => (clipped(said), "쓸 수 있는 값".to_owned()),
        Problem::NoPageNamed => {
            return "METS 문서에 ALTO 파일이 없습니다. 면의 파일들이 있어야 합니다".to_owned();
        }
        Problem::NoPageRead { count } => {
            return format!(
                "METS의 ALTO 파일 {count}개를 하나도 읽을 수 없습니다. METS 파일 곁에 두세요"
            );
        }
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "ALTO",
                ScanFormat::Page => "PAGE",
                ScanFormat::Hocr => "hOCR",
                ScanFormat::Tsv => "TSV",
                ScanFormat::Json => "OCR JSON",
            };
            return match format {
                ScanFormat::Tsv | ScanFormat::Json => {
                    format!("{document}에 줄이 없습니다. 글과 자리가 있는 줄이 있어야 합니다")
                }
                _ => format!("{document} 문서에 면이 없습니다. 글이 든 <Page>가 있어야 합니다"),
            };
        }
        Problem::NoNewsItem => {
            return "기사가 없습니다. NewsML-G2, NITF, ninjs 가운데 하나여야 합니다".to_owned();
        }
        Problem::NotJson => {
            return "JSON이 아닙니다. NewsML-G2, NITF, ninjs 가운데 하나여야 합니다".to_owned();
        }
        Problem::NoFeed => {
            return "피드가 없습니다. RSS, Atom, JSON Feed 가운데 하나여야 합니다".to_owned();
        }
        Problem::NoSavedPage(fault) => {
            return format!("{}. 저장한 신문의 면이나 그 기사여야 합니다", Ko.open_error(fault));
        }
        Problem::ZipEntries { found, most } => {
            (format!("zip 항목 {found}개"), format!("{most}개까지"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("{found}이(가) 있지만 {expected}이어야 합니다")
}

fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("잘못이 있습니다: {}", clipped(said)),
        RuleProblem::Format { found, known } => {
            format!("형식이 {found}입니다. {known}이어야 합니다")
        }
        RuleProblem::Verb(verb) => format!(
            "do = \"{verb}\"입니다. \"split\", \"join\", \"move\", \"set\" 가운데 하나여야 합니다"
        ),
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "do = \"{verb}\" 규칙에 `{key}`이(가) 있습니다. 쓸 수 있는 것은 `{}`입니다",
            allowed.join("`, `")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("do = \"{verb}\" 규칙에 `{key}`이(가) 없습니다")
        }
        RuleProblem::Role { found, known } => {
            format!("as = \"{found}\"입니다. 다음 가운데 하나여야 합니다: {}", known.join(", "))
        }
    }
}

fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("수 {}", clipped(number)),
        TomlValue::Other(kind) => format!("{kind} 형의 값"),
    }
}

fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "맨 위에",
        TomlTable::Paper => "[paper]에",
        TomlTable::Section => "[[section]]에",
        TomlTable::Page => "[[page]]에",
    }
}

fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("{} 가운데 하나", clipped(&known.join(", "))),
    }
}

fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "제목도 글도 없는 NITF 문서".to_owned(),
        NoNews::NinjsNone => "빈 ninjs 목록".to_owned(),
        NoNews::Ninjs(None) => "제목도 글도 없는 ninjs 항목".to_owned(),
        NoNews::Ninjs(Some(kind)) => format!("제목도 글도 없는 ninjs 항목({})", clipped(kind)),
        NoNews::NinjsMany(count) => format!("제목도 글도 없는 ninjs 항목 {count}건"),
        NoNews::NewsItem => "제목도 글도 없는 NewsML-G2 기사".to_owned(),
        NoNews::Item(item) => format!("NewsML-G2의 {}", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| format!("{} {times}건", news_ml(*item));
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "항목 없음".to_owned() } else { held.join(", ") };
            format!("NewsML-G2의 {}({held}, 모두 제목도 글도 없음)", news_ml(*document))
        }
    }
}

fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "뉴스 메시지",
        NewsMl::NewsItem => "기사",
        NewsMl::Package => "패키지",
        NewsMl::Planning => "계획 항목",
        NewsMl::Concept => "개념 항목",
        NewsMl::Knowledge => "지식 항목",
        NewsMl::Catalog => "카탈로그 항목",
        NewsMl::ItemSet => "항목 모음",
        NewsMl::GroupSet => "패키지의 일부",
        NewsMl::ContentSet => "기사의 내용",
        NewsMl::ContentMeta => "기사의 일부(contentMeta)",
        NewsMl::ItemMeta => "기사의 일부(itemMeta)",
        NewsMl::Item => "항목",
    }
}

fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => "패키지의 다른 항목을 대신하는 항목을 뺐습니다".to_owned(),
        AgencyNote::Furniture(item) => {
            format!("기사가 없는 {}을(를) 지면 요소로 두었습니다", news_ml(*item))
        }
        AgencyNote::EmptyItem => "제목도 글도 없는 항목을 뺐습니다".to_owned(),
        AgencyNote::Removed => "발행한 곳에서 내린 기사를 뺐습니다".to_owned(),
        AgencyNote::BrokenRow => "따옴표가 닫히지 않은 표의 줄을 뺐습니다".to_owned(),
        AgencyNote::PastLimit(most) => {
            format!("처음 {most}개 뒤의 항목을 뺐습니다. 파일을 나누세요")
        }
        AgencyNote::OtherVersion => "같은 항목의 다른 판 글을 뺐습니다".to_owned(),
        AgencyNote::Data(kind) => format!("항목 안의 {} 데이터를 뺐습니다", clipped(kind)),
        AgencyNote::Lines(name) => format!("<{}>의 글은 줄마다 짭니다", clipped(name)),
        AgencyNote::PackedMedia => "글에 박힌 그림이나 소리를 뺐습니다".to_owned(),
    }
}

fn notes(fault: &NotesFault) -> String {
    match fault {
        NotesFault::Missing => "파일이 없습니다".to_owned(),
        NotesFault::Limit { found, limit } => {
            format!("파일이 {}이고 한도는 {}입니다", amount(*found), amount(*limit))
        }
        NotesFault::Unreadable => "파일을 읽을 수 없습니다".to_owned(),
        NotesFault::Newer { found, known } => {
            format!("판이 {found}이고 이 newsprint는 {known}까지 압니다")
        }
        NotesFault::Damaged(reason) => format!("파일이 망가졌습니다{}", said(reason)),
        NotesFault::Contradiction => "파일이 망가졌습니다 (앞뒤가 맞지 않음)".to_owned(),
    }
}

fn not_kept(fault: &NotKept) -> String {
    const ELSEWHERE: &str = "--data-dir로 다른 곳을 지정하세요";
    match fault {
        NotKept::Full => format!("디스크가 가득 찼습니다. 자리를 비우거나 {ELSEWHERE}"),
        NotKept::ReadOnly => format!("쓸 수 없습니다. 쓰기를 허용하거나 {ELSEWHERE}"),
        NotKept::Unreachable(cause) => {
            format!("열 수 없습니다 ({}). 그것을 고치거나 {ELSEWHERE}", Ko.system_error(cause))
        }
        NotKept::Busy => "다른 프로그램이 잠가 두었습니다. 그것을 끝내고 다시 해 보세요".to_owned(),
        NotKept::Held(holder) => format!(
            "{}이(가) 일하고 있습니다. 끝나기를 기다리거나 끝내고 다시 해 보세요",
            Ko.holder(holder)
        ),
        NotKept::Newer { found, known } => format!(
            "판이 {found}이고 이 newsprint는 {known}까지 압니다. newsprint를 새로 받거나 {ELSEWHERE}"
        ),
        NotKept::Foreign(id) => format!(
            "다른 프로그램의 데이터베이스입니다(응용 번호 {id:#x}). 다른 데로 옮기거나 {ELSEWHERE}"
        ),
        NotKept::Damaged(reason) => format!(
            "망가졌습니다{}. 다음에 시작할 때 치워 두고 읽을 수 있는 것을 건집니다",
            said(reason)
        ),
        NotKept::Moved => "그사이 옮겨졌거나 치워졌습니다. newsprint를 다시 시작하세요".to_owned(),
        NotKept::Other(said) => format!("{said}. 그것을 고치거나 {ELSEWHERE}"),
    }
}

/// What a library says, in brackets; nothing if it says nothing.
fn said(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" ({})", clipped(reason)) }
}

fn not_of_edition(why: &NotOfEdition) -> String {
    match why {
        NotOfEdition::Special(what) => {
            let what = match what {
                SpecialFile::Pipe => "이름 있는 파이프",
                SpecialFile::Socket => "소켓",
                SpecialFile::Device => "장치",
                SpecialFile::Other => "특수 파일",
            };
            format!("{what}입니다. 직접 지정할 때만 읽습니다")
        }
        NotOfEdition::Link => "폴더 밖을 가리키는 링크라 따라가지 않습니다".to_owned(),
        NotOfEdition::NotRead => "newsprint가 읽지 않는 형식입니다".to_owned(),
        NotOfEdition::SamePage(other) => format!("같은 면이 {other}에 있습니다"),
        NotOfEdition::Note => "지면이나 피드에 딸린 메모입니다. 따로 여세요".to_owned(),
        NotOfEdition::BesideIssue => {
            "어떤 호와 함께 있지만 그 호에는 실려 있지 않습니다".to_owned()
        }
        NotOfEdition::Nested => {
            "압축 파일 안의 압축 파일은 열지 않습니다. 바깥 것을 먼저 푸세요".to_owned()
        }
        NotOfEdition::Unseen => "파일 수나 폴더 깊이가 한도를 넘습니다".to_owned(),
    }
}

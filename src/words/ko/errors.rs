//! Errors and warnings in Korean.

mod files;
mod problems;

use super::Ko;
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
                format!("{file}:{line}:{column}: {}", problems::problem(problem))
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

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!("({}번째)", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
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

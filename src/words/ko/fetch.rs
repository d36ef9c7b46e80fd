//! 가져올 때 하는 말.

use super::Ko;
use crate::app::{Action, FetchOutcome, FetchStep, FetchUnderWay};
use crate::fetch::{FetchError, FetchNote, SecretFault};
use crate::model::Clean;
use crate::words::Keys;
use crate::words::errors::Errors as _;
use crate::words::fetch::{CleanedWhat, FetchWords, FetchedFate, TimerFault, TimerNews, size};
use crate::words::web::WebWords as _;

impl FetchWords for Ko {
    fn fetch_error(&self, error: &FetchError) -> String {
        match error {
            FetchError::Web { url, why } => format!("{url}: {}", self.web_error(why)),
            FetchError::Load { why, .. } => self.load_error(why),
            FetchError::GaveUp { url } => {
                format!("{url}: newsprint가 처리하다 잘못을 저질러 그만두었습니다")
            }
            FetchError::NoSecret { url, why } => match why {
                SecretFault::Command => format!(
                    "{url}: 비밀번호를 얻는 명령이 실패했거나 1분을 넘겼습니다. 셸에서 해 보십시오"
                ),
                SecretFault::Variable(name) => {
                    format!("{url}: 비밀번호가 든 환경 변수 {name}이(가) 없습니다")
                }
                SecretFault::File(file) => {
                    format!("{url}: 비밀번호가 든 파일 {file}을(를) 읽을 수 없습니다")
                }
                SecretFault::Exposed(file) => format!(
                    "{url}: 비밀번호가 든 파일 {file}을(를) 다른 사람도 읽을 수 있습니다. chmod 600을 실행하십시오"
                ),
            },
            FetchError::ShutOut { url, status, has_agent: false } => format!(
                "{url}: 사이트가 {status} 응답을 보냈습니다. 출처에 `agent = \"…\"`를 적어 브라우저로 물으면 들여보내 줄 수 있습니다"
            ),
            FetchError::ShutOut { url, status, has_agent: true } => format!(
                "{url}: 출처의 `agent`로 물었지만 사이트가 {status} 응답을 보냈습니다. 다른 것을 써 보십시오"
            ),
            FetchError::NotThatDay { url, wanted, found } => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                format!("{url}: {wanted} 자 신문이 없습니다. 찾은 날짜: {}", found.join(", "))
            }
            FetchError::NoLogin { url } => format!(
                "{url}: 로그인해야 합니다. sources.toml에 `user`와 `password-command`를, 토큰이면 \
                 `token-command`를 적으십시오(wallabag은 `client-id`와 `client-secret`도)"
            ),
            FetchError::NotLoggedIn { url } => {
                format!("{url}: 그 이름과 비밀번호, 또는 그 토큰으로는 로그인할 수 없습니다")
            }
            FetchError::NoApi { url } => format!(
                "{url}: Google Reader API도 Miniflux도 wallabag도 아닙니다. 서버 API의 주소가 \
                 맞습니까? (wallabag은 `client-id`와 `client-secret`이 있어야 물어봅니다)"
            ),
            FetchError::NotUnderstood { url } => {
                format!("{url}: 이런 서버가 하는 대답이 아닙니다")
            }
            FetchError::NothingOfDay { url, day } => {
                format!("{url}: {day} 신문이 없습니다. `--date`로 다른 날을 찾아 보십시오")
            }
            FetchError::NoBook { url } => {
                format!("{url}: 목록에 새 EPUB이 없습니다. `oldest = 7`이면 한 주 전까지 봅니다")
            }
            FetchError::NoCalibre { recipe } => format!(
                "{recipe}: 이 레시피는 calibre로 돌려야 하는데 ebook-convert가 없습니다\
                 (https://calibre-ebook.com)"
            ),
            FetchError::RecipeTimedOut { recipe, minutes } => {
                format!("{recipe}: calibre가 {minutes}분이 지나도 끝내지 못했습니다")
            }
            FetchError::RecipeFailed { recipe, said } => {
                format!("{recipe}: calibre가 책을 만들지 못했습니다: {said}")
            }
            FetchError::NoArticles { url } => format!(
                "{url}: 기사가 없습니다. 사이트가 옮겨 갔습니까? `newsprint sources test`를 해 보십시오"
            ),
        }
    }

    fn fetch_note(&self, note: &FetchNote) -> String {
        match note {
            FetchNote::Loader(warning) => self.warning(warning),
            FetchNote::Moved(to) => {
                format!("{to}(으)로 아주 옮겨 갔습니다. sources.toml을 고치십시오")
            }
            FetchNote::SameText(count) => format!(
                "{count}쪽의 글이 모두 똑같습니다(로그인이나 쿠키 화면?). 피드의 글을 그대로 둡니다"
            ),
            FetchNote::ShortText(count) => format!(
                "{count}쪽의 글이 피드보다 짧거나 다른 기사입니다. 피드의 글을 그대로 둡니다"
            ),
            FetchNote::NoPage { count, url, why } => {
                format!("{count}쪽을 가져오지 못했습니다. 첫째는 {url}: {}", self.web_error(why))
            }
            FetchNote::NoText { count, url } => {
                format!("{count}쪽에 기사가 없습니다. 첫째는 {url}")
            }
            FetchNote::NoPicture { count, url, why: None } => {
                format!("그림 {count}장을 읽지 못했습니다. 첫째는 {url}")
            }
            FetchNote::NoPicture { count, url, why: Some(why) } => format!(
                "그림 {count}장을 가져오지 못했습니다. 첫째는 {url}: {}",
                self.web_error(why)
            ),
            FetchNote::MarksWait(count) => {
                format!("읽음 표시 {count}건을 서버에 보내지 못했습니다. 다음에 가져올 때 보냅니다")
            }
            FetchNote::Most(count) => format!("처음 {count}건만 가져옵니다"),
            FetchNote::OtherDay(day) => {
                format!("오늘 자는 아직 나오지 않았습니다. 이것은 {day} 자입니다")
            }
        }
    }

    fn empty_source(&self, paper: &str) -> String {
        format!("기사가 없습니다. 옮겨 갔습니까? `newsprint sources test {paper}`")
    }

    fn article_counts(&self, articles: usize, new: usize, changed: usize) -> String {
        let changed =
            if changed > 0 { format!(", 바뀐 것 {changed}건") } else { String::new() };
        format!("기사 {articles}건, 새것 {new}건{changed}")
    }

    fn fetched_fate(&self, fate: FetchedFate<'_>) -> String {
        match fate {
            FetchedFate::Made(id) => format!("서고에 넣었습니다: newsprint {id}"),
            FetchedFate::Grown(id) => format!("보탰습니다: newsprint {id}"),
            FetchedFate::Unchanged => "새것이 없습니다".to_owned(),
            FetchedFate::Namesake(paper) => format!(
                "넣지 않았습니다: 신문 {paper}도 이름이 같습니다. sources.toml에서 한쪽에 `title`을 적거나 한 신문으로 합치십시오"
            ),
            FetchedFate::Other(id) => format!(
                "넣지 않았습니다: {id}은(는) 전에 가져오기로 넣은 것입니다. `newsprint remove {id}` 뒤에 다시 하십시오"
            ),
        }
    }

    fn no_edition(&self) -> &'static str {
        "새것이 없습니다"
    }

    fn no_sources(&self, file: &str) -> String {
        format!(
            "아직 출처가 없습니다. `newsprint sources add 주소`(피드, 사이트, 전자 신문)로 시작하거나 {file}을(를) 쓰십시오"
        )
    }

    fn no_such_paper(&self, name: &str, known: &str) -> String {
        format!("sources.toml에 `{name}`(이)라는 신문이 없습니다. 있는 것은 {known}입니다")
    }

    fn fetching(&self, fetch: &FetchUnderWay) -> String {
        let FetchStep { source, done, total, articles } = &fetch.progress;
        if fetch.is_stopping {
            return "받기를 끝내는 중".to_owned();
        }
        let articles = articles.map(|(here, all)| format!(" {here}/{all}")).unwrap_or_default();
        format!("받는 중: 출처 {total}곳 중 {done}곳 마침   {source}{articles}")
    }

    fn fetched(&self, outcome: FetchOutcome, keys: &Keys<'_>) -> String {
        let FetchOutcome { editions, articles, failed, is_stopped } = outcome;
        let what = if editions == 0 {
            "새로운 것이 없습니다".to_owned()
        } else {
            format!("{editions}호, 새 기사 {articles}건을 받았습니다")
        };
        let text = if is_stopped { format!("도중에 끝냄: {what}") } else { what };
        if failed == 0 {
            return text;
        }
        let why = (Action::Messages, "{key}: 이유");
        keys.after(
            &format!("{text}. 출처 {failed}곳에서는 받지 못했습니다"),
            [" (", ", ", ")"],
            &[why],
        )
    }

    fn cleaned(&self, what: &CleanedWhat<'_>, is_dry: bool) -> String {
        match what {
            CleanedWhat::Edition(id, bytes) => format!("{id}  {}", size(*bytes)),
            CleanedWhat::Removed(0, _) => "서고에 그렇게 오래된 것이 없습니다".to_owned(),
            CleanedWhat::Removed(count, bytes) if is_dry => {
                format!("{count}호({})가 서고에서 나갑니다", size(*bytes))
            }
            CleanedWhat::Removed(count, bytes) => format!(
                "{count}호({})를 휴지통으로 옮겼습니다. 일주일 동안 `newsprint remove --undo`로 되돌릴 수 있습니다",
                size(*bytes)
            ),
            CleanedWhat::Stay(count) => {
                format!("{count}호는 남습니다: 책갈피가 있거나 오늘 열었습니다")
            }
            CleanedWhat::Deleted(count, bytes) if is_dry => {
                format!("휴지통의 {count}호({})가 지워집니다", size(*bytes))
            }
            CleanedWhat::Deleted(count, bytes) => {
                format!("휴지통의 {count}호를 지워 {}를 비웠습니다", size(*bytes))
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
                    format!(" ({})", files.join(", "))
                };
                format!(
                    "날마다 {hour:02}:{minute:02}에 받습니다{files}. `newsprint fetch --uninstall-timer`로 그만둡니다"
                )
            }
            TimerNews::Removed => "더는 저절로 받지 않습니다".to_owned(),
            TimerNews::NoTimer => "newsprint의 예약이 없습니다".to_owned(),
        }
    }

    fn timer_fault(&self, fault: &TimerFault) -> String {
        match fault {
            TimerFault::NoSystem(Some((hour, minute))) => format!("여기에는 사용자용 systemd가 없습니다. cron이라면 `crontab -e`에 이 줄을 적으십시오: {minute} {hour} * * * newsprint fetch --quiet"),
            TimerFault::NoSystem(None) => "여기에는 사용자용 systemd가 없어 newsprint의 타이머도 없습니다. cron의 줄은 `crontab -e`로 지우십시오".to_owned(),
            TimerFault::NotOurs(file) => format!("{file}: newsprint가 만든 파일이 아니어서 그대로 두었습니다. 먼저 옮기십시오"),
            TimerFault::Unwritable(file, cause) => format!("{file}: {}", self.system_error(cause)),
            TimerFault::Command(command, said) => format!("`{command}` 실패: {said}"),
        }
    }

    fn no_network(&self, sources: usize) -> String {
        format!(
            "네트워크가 없습니다. 출처 {sources}곳 모두에 닿지 않습니다. 네트워크를 확인하고 다시 가져오십시오"
        )
    }

    fn sources_failed(&self, failed: usize, all: usize) -> String {
        format!("출처 {all}곳 가운데 {failed}곳에서 가져오지 못했습니다")
    }
}

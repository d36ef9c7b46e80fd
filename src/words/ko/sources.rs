//! About a person's sources, in Korean.

use super::Ko;
use crate::sources::file::EditError;
use crate::sources::opml::OpmlError;
use crate::sources::recipe::{LeftOut, NotStatic};
use crate::sources::{SlowSite, SourceKind};
use crate::words::{
    Errors as _, Mistakes as _, SourceDetail, SourceTexts, SourcesFault, SourcesNews,
};

impl SourceTexts for Ko {
    fn sources_fault(&self, fault: &SourcesFault) -> String {
        match fault {
            SourcesFault::NotChanged { file, error } => match error {
                EditError::Mistaken(mistake) => {
                    let mistake = self.mistake(mistake);
                    format!("{mistake}. 먼저 이것을 고친 뒤 다시 하십시오")
                }
                EditError::BadName(name) => format!(
                    "{file}: 신문 이름으로 “{name}”은(는) 쓸 수 없습니다. 글자, 숫자, -, _ 를 쓰십시오(60자까지)"
                ),
                EditError::NoPaper(name) => format!("{file}: `{name}` 신문이 없습니다"),
                EditError::NoSource(url) => format!("{file}: {url} 출처가 없습니다"),
                EditError::TooMany(most) => format!(
                    "{file}: {most}개까지만 읽습니다. 몇 개를 지우거나 다른 --config를 쓰십시오"
                ),
                EditError::ByHand(name) => format!(
                    "{file}: `{name}`은(는) newsprint가 고칠 수 없게 쓰여 있습니다. 직접 고치십시오(`newsprint man sources`)"
                ),
            },
            SourcesFault::Unwritable { file, cause } => {
                let cause = self.system_error(cause);
                format!("{file}: 쓸 수 없습니다: {cause}")
            }
            SourcesFault::NoAddress(name) => format!(
                "{name}: 주소(https://…)도 recipe(.recipe로 끝나는 파일, 또는 calibre:제목)도 아닙니다. 확인하십시오"
            ),
            SourcesFault::NoEpaper { name, near } if near.is_empty() => format!(
                "전자 신문 표에 `{name}`이(가) 없습니다. 주소로 더하거나 epapers.toml에 한 줄을 적으십시오(`newsprint man sources`)"
            ),
            SourcesFault::NoEpaper { name, near } => {
                let near = near.join(", ");
                format!("전자 신문 표에 `{name}`이(가) 없습니다. 이 가운데 하나입니까: {near}?")
            }
            SourcesFault::NoRecipe(file) => format!("{file}: calibre의 recipe가 없습니다"),
            SourcesFault::NoOpml { file, error: OpmlError::NotOpml } => {
                format!("{file}: 피드 목록(OPML)이 아닙니다")
            }
            SourcesFault::NoOpml { file, error: OpmlError::TooLong } => {
                format!("{file}: 목록이 16 MB를 넘습니다. 나누십시오")
            }
            SourcesFault::NoSuch { name, papers } if papers.is_empty() => format!(
                "`{name}`이(가) 없습니다. 아직 출처가 없습니다. `newsprint sources add`로 처음 것을 더하십시오"
            ),
            SourcesFault::NoSuch { name, papers } => {
                let papers = papers.join(", ");
                format!(
                    "`{name}`이라는 신문이나 출처가 없습니다. 신문: {papers}. `newsprint sources list`로 모두 볼 수 있습니다"
                )
            }
            SourcesFault::WhichPaper(papers) => {
                let papers = papers.join(", ");
                format!(
                    "어느 신문입니까? --paper 이름을 쓰십시오: {papers}. 새 이름을 쓰면 새로 만듭니다"
                )
            }
            SourcesFault::Several { name, which } => {
                let which = which.join(", ");
                format!("`{name}`은(는) {which} 중 하나입니다. 주소로 지정하십시오")
            }
        }
    }

    fn sources_news(&self, news: &SourcesNews) -> String {
        match news {
            SourcesNews::Added(count, paper) => format!("{paper}에 출처 {count}개를 더했습니다"),
            SourcesNews::Known(url) => format!("{url}은(는) 이미 있습니다"),
            SourcesNews::KindLater => "종류는 처음 가져올 때 알아냅니다".to_owned(),
            SourcesNews::NotSeen => "더하지 않았습니다. --offline을 붙이면 알아보지 않고 더합니다".to_owned(),
            SourcesNews::WantsLogin => "로그인은 --user 이름 --password-command 명령으로(토큰이면 --user 없이) 또는 sources.toml에서 정합니다. `newsprint man sources`를 보십시오".to_owned(),
            SourcesNews::WantsAgent => "브라우저만 들이는 사이트도 있습니다: --agent 'Mozilla/5.0'".to_owned(),
            SourcesNews::RecipeOfCalibre => "calibre가 실행합니다. `ebook-convert`가 있어야 합니다".to_owned(),
            SourcesNews::Found { kind, title, count } => {
                let kind = self.source_kind(*kind);
                let title = if title.is_empty() { String::new() } else { format!(" “{title}”") };
                let count = count.map(|count| format!(", 기사 {count}건")).unwrap_or_default();
                format!("{kind}{title}{count}")
            }
            SourcesNews::FoundAt(url) => format!("  주소: {url}"),
            SourcesNews::ReadsPages(true) => "  요약뿐이므로 그 뒤의 페이지도 읽습니다".to_owned(),
            SourcesNews::ReadsPages(false) => "  전문이 들어 있어 그대로 씁니다".to_owned(),
            SourcesNews::OtherFeed(url, title) => format!("  다른 피드: {url} {title}"),
            SourcesNews::RobotsForbid => {
                "  사이트의 robots.txt가 페이지를 막습니다. 피드에 있는 것만 받습니다".to_owned()
            }
            SourcesNews::RobotsDelay(seconds) => {
                format!("  사이트가 바라는 대로 페이지 사이에 {seconds}초를 둡니다")
            }
            SourcesNews::SlowSite(seconds) => {
                format!("  사이트가 페이지 사이에 {seconds}초를 두기를 바랍니다")
            }
            SourcesNews::SlowQuestion => "  1 몇 시간, 며칠에 걸쳐 모두 · 2 제목만 · 3 제목, 그리고 연 기사는 다음에 전문 [2]:".to_owned(),
            SourcesNews::SlowUndecided => "  정하실 때까지 아무것도 받지 않습니다: --slow slowly나 --slow titles, 또는 sources.toml의 slow".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Slowly) => "  몇 시간, 며칠에 걸쳐 모두 받습니다".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Titles) => "  제목과 요약만 받습니다".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::OnOpening) => "  제목과 요약만 받습니다. 연 기사는 다음에 전문을 받습니다".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Unasked) => {
                "  제목과 요약만 받습니다. 바꾸려면 sources.toml의 slow나 --slow로 하십시오".to_owned()
            }
            SourcesNews::Sick { name, days, paper } => {
                format!("{name}에서 {days}일 동안 아무것도 오지 않았습니다. `newsprint sources test {paper}`")
            }
            SourcesNews::PaperRemoved(name, count) => format!("{name}과(와) 출처 {count}개를 뺐습니다"),
            SourcesNews::SourceRemoved(url, paper) => format!("{paper}에서 {url}을(를) 뺐습니다"),
            SourcesNews::Imported(new, 0) => format!("새로 {new}개"),
            SourcesNews::Imported(new, known) => format!("새로 {new}개, 이미 있던 것 {known}개"),
            SourcesNews::OddOutlines(count) => format!("목록 중 {count}개는 웹 주소가 없어 뺐습니다"),
            SourcesNews::ListCut => "목록이 너무 길어 나머지는 뺐습니다".to_owned(),
            SourcesNews::NotExported(count) => format!("{count}개는 목록에 없습니다: 피드나 페이지가 아니거나 주소에 비밀이 있습니다"),
            SourcesNews::RecipeRead(count) => format!("이 recipe는 피드 {count}개입니다. calibre가 필요 없습니다"),
            SourcesNews::RecipeRuns(NotStatic::Method(name)) => format!("이 recipe는 스스로 목차를 만들므로(`{name}`) calibre가 실행해야 합니다: `ebook-convert`가 있어야 합니다"),
            SourcesNews::RecipeRuns(NotStatic::NoFeeds) => "이 recipe에는 읽을 수 있는 피드 목록이 없어 calibre가 실행해야 합니다: `ebook-convert`가 있어야 합니다".to_owned(),
            SourcesNews::RecipeLeft(LeftOut::Feeds(count)) => format!("recipe에서 뺀 것: 실행해야만 주소를 아는 피드 {count}개"),
            SourcesNews::RecipeLeft(LeftOut::Elements(name)) => format!("recipe에서 뺀 것: `{name}`의 일부"),
            SourcesNews::RecipeLeft(LeftOut::Code(name)) => format!("recipe에서 뺀 것: `{name}`이(가) 페이지에 하는 처리"),
            SourcesNews::RecipeLeft(LeftOut::Setting(name)) => format!("recipe에서 뺀 것: `{name}`. 페이지에서 무엇이 본문인지는 newsprint가 가려냅니다"),
            SourcesNews::RecipeSubscription => "이 사이트는 구독이 필요합니다. `newsprint man sources`의 `user`와 `password-command`를 보십시오".to_owned(),
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Unknown => "아직 모름",
            SourceKind::Feed => "피드",
            SourceKind::Page => "페이지",
            SourceKind::Epaper => "전자신문",
            SourceKind::Recipe => "recipe",
            SourceKind::Opds => "도서 목록",
            SourceKind::Server => "서버",
            SourceKind::Archive => "자료관",
        }
    }

    fn source_detail(&self, detail: &SourceDetail) -> String {
        match detail {
            SourceDetail::Agent(agent) => format!("요청 이름: {agent}"),
            SourceDetail::Slow(SlowSite::Unasked) => {
                "느린 사이트: 아직 묻지 않음, 제목만".to_owned()
            }
            SourceDetail::Slow(SlowSite::Slowly) => {
                "느린 사이트: 몇 시간에서 며칠에 걸쳐 모두".to_owned()
            }
            SourceDetail::Slow(SlowSite::Titles) => "느린 사이트: 목록과 제목".to_owned(),
            SourceDetail::Slow(SlowSite::OnOpening) => "느린 사이트: 제목과 연 기사".to_owned(),
            SourceDetail::Login => "로그인함".to_owned(),
            SourceDetail::Cookie => "쿠키 있음".to_owned(),
            SourceDetail::Oldest(days) => format!("{days}일 이내"),
            SourceDetail::Most(count) => format!("최대 {count}건"),
            SourceDetail::FullText(true) => "뒤의 페이지를 읽음".to_owned(),
            SourceDetail::FullText(false) => "자체 글만".to_owned(),
            SourceDetail::Facsimiles => "지면 그림을 보관".to_owned(),
            SourceDetail::Elements => "페이지의 일부를 고름".to_owned(),
            SourceDetail::YearsAgo(years) => format!("{years}년 전"),
        }
    }

    fn no_sources_yet(&self) -> &'static str {
        "아직 출처가 없습니다. `newsprint sources add 주소`로 처음 것을 더하십시오"
    }

    fn without_manners(&self) -> &'static str {
        "예의 없이: 루프백 시험용"
    }
}

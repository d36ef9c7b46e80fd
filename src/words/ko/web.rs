//! What the web answers, in Korean.

use super::Ko;
use crate::fetch::web::{BodyFault, TlsFault, WebError};
use crate::words::errors::{clipped, figures};
use crate::words::web::{WebWords, moment};

impl WebWords for Ko {
    fn web_error(&self, error: &WebError) -> String {
        match error {
            WebError::Cancelled => "가져오기를 멈췄습니다".to_owned(),
            WebError::NoHost => "웹 주소가 아닙니다. 어떻게 썼는지 확인하세요".to_owned(),
            WebError::Scheme { scheme } => {
                format!("‘{}:’에는 접속하지 않습니다. http와 https만 됩니다", clipped(scheme))
            }
            WebError::Private { host, address: Some(address) } => format!(
                "{} 주소가 내부 주소 {address}을(를) 가리켜 접속하지 않았습니다. sources.toml의 \
                 allow로 허용할 수 있습니다",
                clipped(host)
            ),
            WebError::Private { host, address: None } => format!(
                "{}은(는) 내부 주소라 기사에서 열 수 없습니다. sources.toml의 allow로 허용할 수 \
                 있습니다",
                clipped(host)
            ),
            WebError::Port { host, port } => {
                format!("{}의 포트 {port}은(는) 웹의 것이 아니라 접속하지 않았습니다", clipped(host))
            }
            WebError::NameNotFound { host } => {
                format!("호스트 {}을(를) 찾을 수 없습니다. 주소와 네트워크를 확인하세요", clipped(host))
            }
            WebError::Refused => "응답하는 곳이 없습니다. 서버가 멈췄거나 포트가 다릅니다".to_owned(),
            WebError::Unreachable => {
                "호스트에 닿을 수 없습니다. 네트워크를 확인하고 다시 가져오세요".to_owned()
            }
            WebError::BrokeOff => {
                "응답하기 전에 연결이 끊겼습니다. 나중에 다시 가져오세요".to_owned()
            }
            WebError::TimedOut { seconds } => {
                format!("{seconds}초 안에 다 받지 못했습니다. 나중에 다시 가져오세요")
            }
            WebError::Tls(fault) => match fault {
                TlsFault::Expired => {
                    "인증서 기한이 지났습니다. 이 기기의 시계를 확인하거나 갱신을 기다리세요"
                }
                TlsFault::NotYet => {
                    "인증서가 아직 유효하지 않습니다. 이 기기의 날짜와 시각을 확인하세요"
                }
                TlsFault::UnknownIssuer => {
                    "인증서 발급자를 알 수 없습니다. 믿을 인증서는 SSL_CERT_FILE로 정할 수 있습니다"
                }
                TlsFault::WrongName => {
                    "인증서가 다른 호스트의 것입니다. 주소를 확인하거나 먼저 네트워크에 로그인하세요"
                }
                TlsFault::Other => "안전하게 연결되지 않습니다. 브라우저에서 주소를 열어 보세요",
            }
            .to_owned(),
            WebError::Proxy => {
                "프록시가 막고 있습니다. http_proxy, https_proxy, all_proxy를 확인하세요".to_owned()
            }
            WebError::Gone { status: 410 } => {
                "아주 없어졌습니다(410). 새 주소를 찾거나 지우세요".to_owned()
            }
            WebError::Gone { status } => {
                format!("이 주소에는 아무것도 없습니다({status}). 옮겨 갔을까요?")
            }
            WebError::NotLetIn { status: status @ 401 } => {
                format!("사용자 이름과 암호가 필요합니다({status}). sources.toml에 쓰세요")
            }
            WebError::NotLetIn { status } => format!(
                "접속을 거절합니다({status}). sources.toml에 agent나 cookie가 필요할 수 있습니다"
            ),
            WebError::Portal => {
                "먼저 네트워크에 로그인해야 합니다(511). 브라우저에서 아무 페이지나 여세요".to_owned()
            }
            WebError::LeftAlone { status, until: Some(until) } => {
                format!("이 호스트 전체가 {}까지는 접속하지 말라고 합니다({status})", moment(*until))
            }
            WebError::LeftAlone { status, until: None } => {
                format!("너무 바쁜 곳입니다({status}). 나중에 다시 가져오세요")
            }
            WebError::NotAsked { status, until } => match until {
                Some(until) => format!(
                    "물어보지 않았습니다. 같은 호스트의 다른 주소가 {}까지는 접속하지 말라고 합니다({status})",
                    moment(*until)
                ),
                None => format!("물어보지 않았습니다. 같은 호스트의 다른 주소가 너무 바쁘다고 합니다({status}). 나중에 다시 가져오세요"),
            },
            WebError::Status { status: status @ 500.. } => {
                format!("서버에 탈이 났습니다({status}). 나중에 다시 가져오세요")
            }
            WebError::Status { status } => {
                format!("{status}라고 답하고 아무것도 보내지 않습니다. 주소를 확인하세요")
            }
            WebError::Redirects => {
                "다섯 번 넘게 다른 곳으로 보냅니다. 브라우저에서 주소를 열어 보세요".to_owned()
            }
            WebError::RedirectNowhere => {
                "옮겨 간 주소가 잘못되었습니다. 브라우저에서 열어 보세요".to_owned()
            }
            WebError::RedirectElsewhere { host } => format!(
                "{}(으)로 보내기에 보낼 내용을 넘기지 않았습니다. 그곳이 맞으면 주소를 고쳐 쓰세요",
                clipped(host)
            ),
            WebError::Robots => "사이트의 robots.txt가 읽지 말라고 합니다".to_owned(),
            WebError::NoRobots => {
                "robots.txt를 읽을 수 없어 접속하지 않았습니다. 나중에 다시 가져오세요".to_owned()
            }
            WebError::TooSlow { seconds } => format!(
                "robots.txt가 페이지마다 {seconds}초씩 쉬라고 합니다. sources.toml의 slow로 정하세요"
            ),
            WebError::TooLarge { limit } => {
                format!("한도인 {}을(를) 넘어 두지 않았습니다", figures(*limit, "바이트"))
            }
            WebError::Broken(fault) => match fault {
                BodyFault::Short => "도중에 끊겨 왔습니다. 나중에 다시 가져오세요".to_owned(),
                BodyFault::Framing => {
                    "HTTP 규칙에 맞지 않는 것이 왔습니다. 나중에 다시 가져오세요".to_owned()
                }
                BodyFault::Packing => {
                    "압축을 풀 수 없는 것이 왔습니다. 나중에 다시 가져오세요".to_owned()
                }
                BodyFault::UnknownCoding(coding) => format!(
                    "청하지 않은 압축 방식 ‘{}’(으)로 왔습니다. 브라우저에서 열어 보세요",
                    clipped(coding)
                ),
            },
            WebError::NotHttp => {
                "응답한 것은 웹 서버가 아닙니다. 주소와 포트를 확인하세요".to_owned()
            }
            WebError::LongHead => "응답의 머리글이 끝나지 않아 그만 읽었습니다".to_owned(),
            WebError::Other { said } => {
                format!("접속할 수 없습니다({}). 주소를 확인하세요", clipped(said))
            }
        }
    }
}

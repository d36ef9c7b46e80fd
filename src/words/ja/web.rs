//! What the web answers, in Japanese.

use super::Ja;
use crate::fetch::web::{BodyFault, TlsFault, WebError};
use crate::words::errors::{clipped, figures};
use crate::words::web::{WebWords, moment};

impl WebWords for Ja {
    fn web_error(&self, error: &WebError) -> String {
        match error {
            WebError::Cancelled => "取得を中止しました".to_owned(),
            WebError::NoHost => {
                "ウェブのアドレスではありません。書き方を確かめてください".to_owned()
            }
            WebError::Scheme { scheme } => {
                format!("「{}:」には接続しません。http と https だけです", clipped(scheme))
            }
            WebError::Private { host, address: Some(address) } => format!(
                "{} は内部のアドレス {address} を指し、記事からは開けません。sources.toml の allow \
                 で許可できます",
                clipped(host)
            ),
            WebError::Private { host, address: None } => format!(
                "{} は内部のアドレスで、記事からは開けません。sources.toml の allow で許可できます",
                clipped(host)
            ),
            WebError::Port { host, port } => format!(
                "{} のポート {port} はウェブのものではないので、接続しません",
                clipped(host)
            ),
            WebError::NameNotFound { host } => format!(
                "ホスト {} が見つかりません。アドレスとネットワークを確かめてください",
                clipped(host)
            ),
            WebError::Refused => {
                "応答がありません。サーバーが止まっているか、ポートが違います".to_owned()
            }
            WebError::Unreachable => {
                "ホストに届きません。ネットワークを確かめて、取得し直してください".to_owned()
            }
            WebError::BrokeOff => {
                "応答の前に切断されました。しばらくして取得し直してください".to_owned()
            }
            WebError::TimedOut { seconds } => {
                format!("{seconds} 秒以内に受け取れませんでした。しばらくして取得し直してください")
            }
            WebError::Tls(fault) => match fault {
                TlsFault::Expired => {
                    "証明書の期限が切れています。この機械の時計を確かめるか、更新をお待ちください"
                }
                TlsFault::NotYet => {
                    "証明書はまだ有効ではありません。この機械の日付と時刻を確かめてください"
                }
                TlsFault::UnknownIssuer => {
                    "証明書の発行者が不明です。信頼する証明書は SSL_CERT_FILE で指定できます"
                }
                TlsFault::WrongName => {
                    "証明書は別のホストのものです。アドレスを確かめるか、先にネットワークにログイン\
                     してください"
                }
                TlsFault::Other => "安全な接続ができません。ブラウザーでアドレスを試してください",
            }
            .to_owned(),
            WebError::Proxy => {
                "プロキシが通しません。http_proxy、https_proxy、all_proxy を確かめてください"
                    .to_owned()
            }
            WebError::Gone { status: 410 } => {
                "廃止されました（410）。新しいアドレスを探すか、削除してください".to_owned()
            }
            WebError::Gone { status } => {
                format!("このアドレスには何もありません（{status}）。移転したのでしょうか")
            }
            WebError::NotLetIn { status: status @ 401 } => format!(
                "ユーザー名とパスワードが要ります（{status}）。sources.toml に書いてください"
            ),
            WebError::NotLetIn { status } => format!(
                "拒否されました（{status}）。sources.toml に agent か cookie が要るかもしれません"
            ),
            WebError::Portal => {
                "先にネットワークへのログインが要ります（511）。ブラウザーで何かページを開いてくだ\
                 さい"
                    .to_owned()
            }
            WebError::LeftAlone { status, until: Some(until) } => {
                format!(
                    "このホスト全体が {} までは接続しないよう求めています（{status}）",
                    moment(*until)
                )
            }
            WebError::LeftAlone { status, until: None } => {
                format!("混み合っています（{status}）。しばらくして取得し直してください")
            }
            WebError::NotAsked { status, until } => match until {
                Some(until) => format!(
                    "取得していません。同じホストの別のアドレスが {} までは接続しないよう求めています（{status}）",
                    moment(*until)
                ),
                None => format!(
                    "取得していません。同じホストの別のアドレスが混み合っています（{status}）。しばらくして取得し直してください"
                ),
            },
            WebError::Status { status: status @ 500.. } => {
                format!("サーバーの故障です（{status}）。しばらくして取得し直してください")
            }
            WebError::Status { status } => {
                format!("{status} と答えて何も送りません。アドレスを確かめてください")
            }
            WebError::Redirects => {
                "転送が 5 回を超えました。ブラウザーでアドレスを試してください".to_owned()
            }
            WebError::RedirectNowhere => "転送先が不正です。ブラウザーで試してください".to_owned(),
            WebError::RedirectElsewhere { host } => format!(
                "{} に転送され、送る内容は渡していません。それで正しければ、アドレスを書き換えてくだ\
                 さい",
                clipped(host)
            ),
            WebError::Robots => "サイトの robots.txt が読み取りを断っています".to_owned(),
            WebError::NoRobots => {
                "robots.txt を読めないので、接続しません。しばらくして取得し直してください"
                    .to_owned()
            }
            WebError::TooSlow { seconds } => format!(
                "robots.txt はページごとに {seconds} 秒空けるよう求めています。sources.toml の slow \
                 で決めてください"
            ),
            WebError::TooLarge { limit } => {
                format!("上限の {} を超えるので、残しません", figures(*limit, " バイト"))
            }
            WebError::Broken(fault) => match fault {
                BodyFault::Short => {
                    "途中で切れていました。しばらくして取得し直してください".to_owned()
                }
                BodyFault::Framing => {
                    "HTTP の規則に合わないものが届きました。しばらくして取得し直してください"
                        .to_owned()
                }
                BodyFault::Packing => {
                    "圧縮を解けないものが届きました。しばらくして取得し直してください".to_owned()
                }
                BodyFault::UnknownCoding(coding) => format!(
                    "頼んでいない圧縮方式「{}」で届きました。ブラウザーで試してください",
                    clipped(coding)
                ),
            },
            WebError::NotHttp => {
                "応答したのはウェブサーバーではありません。アドレスとポートを確かめてください"
                    .to_owned()
            }
            WebError::LongHead => "応答のヘッダーに終わりがなく、読むのをやめました".to_owned(),
            WebError::Other { said } => {
                format!("接続できません（{}）。アドレスを確かめてください", clipped(said))
            }
        }
    }
}

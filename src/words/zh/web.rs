//! What the web answers, in Chinese.

use super::Zh;
use crate::fetch::web::{BodyFault, TlsFault, WebError};
use crate::words::errors::{clipped, figures};
use crate::words::web::{WebWords, moment};

impl WebWords for Zh {
    fn web_error(&self, error: &WebError) -> String {
        match error {
            WebError::Cancelled => "已中止获取".to_owned(),
            WebError::NoHost => "这不是网址；请检查写法".to_owned(),
            WebError::Scheme { scheme } => {
                format!("不访问“{}:”，只访问 http 和 https", clipped(scheme))
            }
            WebError::Private { host, address: Some(address) } => format!(
                "{} 指向内网地址 {address}，内容不得引向那里；可在 sources.toml 用 allow 放行",
                clipped(host)
            ),
            WebError::Private { host, address: None } => format!(
                "{} 是内网地址，内容不得引向那里；可在 sources.toml 用 allow 放行",
                clipped(host)
            ),
            WebError::Port { host, port } => {
                format!("{} 带的端口 {port} 不是网页所用，没有访问", clipped(host))
            }
            WebError::NameNotFound { host } => {
                format!("找不到主机 {}；请检查网址和网络", clipped(host))
            }
            WebError::Refused => "对方没有应答；服务器停了，还是端口不对？".to_owned(),
            WebError::Unreachable => "连不到这台主机；请检查网络后重新获取".to_owned(),
            WebError::BrokeOff => "对方没有答复就断开了；请稍后重新获取".to_owned(),
            WebError::TimedOut { seconds } => {
                format!("{seconds} 秒内没有收完；请稍后重新获取")
            }
            WebError::Tls(fault) => match fault {
                TlsFault::Expired => "证书已过期；请检查本机时钟，或等对方更换",
                TlsFault::NotYet => "证书尚未生效；请检查本机的日期和时间",
                TlsFault::UnknownIssuer => {
                    "证书不是可信机构签发的；可用 SSL_CERT_FILE 指定要信任的证书"
                }
                TlsFault::WrongName => "证书属于别的主机；请检查网址，或先登录所在网络",
                TlsFault::Other => "没能建立安全连接；请在浏览器里试试这个网址",
            }
            .to_owned(),
            WebError::Proxy => "代理不放行；请检查 http_proxy、https_proxy、all_proxy".to_owned(),
            WebError::Gone { status: 410 } => {
                "已永久撤下（410）；请找新网址，或删去这个来源".to_owned()
            }
            WebError::Gone { status } => format!("这个网址没有内容（{status}）；是否已搬走？"),
            WebError::NotLetIn { status: status @ 401 } => {
                format!("需要用户名和密码（{status}）；请写入 sources.toml")
            }
            WebError::NotLetIn { status } => {
                format!("对方拒绝访问（{status}）；也许要在 sources.toml 里写 agent 或 cookie")
            }
            WebError::Portal => "所在网络要先登录（511）；请用浏览器打开任一网页".to_owned(),
            WebError::LeftAlone { status, until: Some(until) } => {
                format!("这台主机要求 {} 以前都不再访问（{status}）", moment(*until))
            }
            WebError::LeftAlone { status, until: None } => {
                format!("对方太忙（{status}）；请稍后重新获取")
            }
            WebError::NotAsked { status, until } => match until {
                Some(until) => format!(
                    "没有去取：同一主机的另一网址要求 {} 以前都不再访问（{status}）",
                    moment(*until)
                ),
                None => format!("没有去取：同一主机的另一网址说太忙（{status}）；请稍后重新获取"),
            },
            WebError::Status { status: status @ 500.. } => {
                format!("对方服务器出错（{status}）；请稍后重新获取")
            }
            WebError::Status { status } => {
                format!("对方答以 {status}，没有给出文件；请检查网址")
            }
            WebError::Redirects => "一再转向（超过 5 次）；请在浏览器里试试这个网址".to_owned(),
            WebError::RedirectNowhere => "转向的地址无效；请在浏览器里试试".to_owned(),
            WebError::RedirectElsewhere { host } => {
                format!("转向了 {}，要发送的内容没有交给它；如果那才对，请改写网址", clipped(host))
            }
            WebError::Robots => "网站的 robots.txt 不许读取这一页".to_owned(),
            WebError::NoRobots => {
                "读不到网站的 robots.txt，因此没有访问；请稍后重新获取".to_owned()
            }
            WebError::TooSlow { seconds } => format!(
                "robots.txt 要求两页之间隔 {seconds} 秒；请在 sources.toml 里用 slow 决定怎么办"
            ),
            WebError::TooLarge { limit } => {
                format!("超过了 {} 的上限，没有保存", figures(*limit, " 字节"))
            }
            WebError::Broken(fault) => match fault {
                BodyFault::Short => "收到的内容不完整；请稍后重新获取".to_owned(),
                BodyFault::Framing => "收到的内容不合 HTTP 规则；请稍后重新获取".to_owned(),
                BodyFault::Packing => "收到的内容解压不开；请稍后重新获取".to_owned(),
                BodyFault::UnknownCoding(coding) => {
                    format!("对方用了没有请求的压缩方式“{}”；请在浏览器里试试", clipped(coding))
                }
            },
            WebError::NotHttp => "应答的不是网页服务器；请检查网址和端口".to_owned(),
            WebError::LongHead => "应答的头部没完没了，没有读下去".to_owned(),
            WebError::Other { said } => {
                format!("无法访问（{}）；请检查网址", clipped(said))
            }
        }
    }
}

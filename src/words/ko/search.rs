//! What a search over all papers says, in Korean.

use super::Ko;
use crate::search::QueryFault;
use crate::store::NotKept;
use crate::words::errors::{Errors as _, clipped};
use crate::words::search::{SearchWords, example};

impl SearchWords for Ko {
    fn query_fault(&self, fault: &QueryFault) -> String {
        match fault {
            QueryFault::Nothing => "찾을 말이 없습니다. 낱말을 입력하세요".to_owned(),
            QueryFault::TooLong(most) => format!("{most}개가 넘습니다. 낱말을 줄이세요"),
            QueryFault::UnknownField { word, near: Some(near) } => {
                format!("‘{}:’은(는) 없습니다. ‘{near}:’인가요?", clipped(word))
            }
            QueryFault::UnknownField { word, near: None } => format!(
                "‘{}:’은(는) 없습니다. 본문이면 따옴표로 묶으세요. paper: head: date: 등을 쓸 수 있습니다",
                clipped(word)
            ),
            QueryFault::BadValue { field, value } => format!(
                "{field}: 뒤에 ‘{}’은(는) 쓸 수 없습니다. 예: {}",
                clipped(value),
                example(field)
            ),
            QueryFault::TooShortForAlike => {
                "너무 짧아 한 글자가 틀리면 다른 말이 됩니다. ~는 여섯 글자나 낱말 둘 이상의 뒤에 둡니다".to_owned()
            }
            QueryFault::NotBetween => {
                "~와 숫자는 두 낱말 사이에 둡니다. 예: 새 ~20 다리".to_owned()
            }
        }
    }

    fn index_fault(&self, fault: &NotKept) -> String {
        const ELSEWHERE: &str = "NEWSPRINT_CACHE_DIR로 다른 곳을 지정하세요";
        let why = match fault {
            NotKept::Full => format!("디스크가 가득 찼습니다. 자리를 비우거나 {ELSEWHERE}"),
            NotKept::ReadOnly => format!("쓸 수 없습니다. 쓰기를 허용하거나 {ELSEWHERE}"),
            NotKept::Unreachable(cause) => {
                format!("열 수 없습니다 ({}). {ELSEWHERE}", self.system_error(cause))
            }
            NotKept::Busy | NotKept::Held(_) => {
                "다른 newsprint가 쓰고 있습니다. 잠시 뒤에 다시 해 보세요".to_owned()
            }
            NotKept::Damaged(said) | NotKept::Other(said) => format!("{said}. {ELSEWHERE}"),
            NotKept::Newer { .. } | NotKept::Foreign(_) | NotKept::Moved => {
                format!("다른 프로그램이 바꾸었습니다. {ELSEWHERE}")
            }
        };
        format!("검색할 색인이 없습니다: {why}")
    }

    fn index_renewed(&self) -> &'static str {
        "검색 색인이 망가져서 새로 만들었습니다"
    }

    fn unsearched(&self, editions: usize) -> String {
        format!(
            "{editions}호는 읽을 수 없어 검색하지 못했습니다. newsprint check가 까닭을 알려 줍니다"
        )
    }

    fn no_place_for_index(&self) -> &'static str {
        "검색할 수 없습니다. 색인을 둘 곳이 없으니 NEWSPRINT_CACHE_DIR로 지정하세요"
    }

    fn filling(&self, done: usize, total: usize) -> String {
        format!("색인 만드는 중 {done}/{total}")
    }

    fn may_be_typed(&self) -> &'static str {
        "입력할 때마다 모든 신문을 검색합니다. 다리 OR 나룻배, -광고, \"새 다리\", head: paper: date:2026-11 since:7d kind:letter is:unread note:, 다리 ~20 개통. 나머지는 newsprint man search에 있습니다."
    }

    fn maybe(&self) -> &'static str {
        "아마"
    }

    fn articles_found(&self, total: usize) -> String {
        if total == 0 { "찾지 못했습니다".to_owned() } else { format!("{total}건") }
    }

    fn first_of(&self, shown: usize, total: usize) -> String {
        format!("{total}건 가운데 {shown}건. --limit로 더 볼 수 있습니다")
    }
}

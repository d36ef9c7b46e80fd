//! The command line, in Korean.

use super::Ko;
use crate::words::{ArgumentHint, Misuse, UsageWords, ValueFault};

impl UsageWords for Ko {
    fn misuse(&self, misuse: &Misuse) -> String {
        match misuse {
            Misuse::UnknownArgument { argument, hint } => {
                let told = format!("여기에 `{argument}`(이)라는 인자가 없습니다");
                match hint {
                    Some(ArgumentHint::Near(near)) => format!("{told}. 비슷한 것: `{near}`"),
                    Some(ArgumentHint::OfCommand(other)) => {
                        format!("{told}. `{other}`은(는) 있습니다")
                    }
                    Some(ArgumentHint::Value) => {
                        format!("{told}. 값이라면 -- 뒤에 두세요: `-- {argument}`")
                    }
                    None => told,
                }
            }
            Misuse::UnknownCommand { name, near: Some(near) } => {
                format!("여기에 `{name}`(이)라는 명령이 없습니다. 비슷한 것: `{near}`")
            }
            Misuse::UnknownCommand { name, near: None } => {
                format!("여기에 `{name}`(이)라는 명령이 없습니다")
            }
            Misuse::NoCommand(known) => format!("명령을 정하세요: {}", known.join(", ")),
            Misuse::Conflict { argument, others } => {
                format!("`{argument}`은(는) `{}`과(와) 함께 쓸 수 없습니다", others.join("`, `"))
            }
            Misuse::Twice(argument) => format!("`{argument}`이(가) 두 번 이상 있습니다"),
            Misuse::NoValue(argument) => format!("`{argument}`에 값이 없습니다"),
            Misuse::NotOneOf { argument, value, known, near } => {
                let near = near.as_ref().map(|near| format!(". 비슷한 것: `{near}`"));
                let known = known.join(", ");
                let near = near.unwrap_or_default();
                format!(
                    "`{argument}`에 “{value}”은(는) 쓸 수 없습니다. 다음 가운데 하나입니다: {known}{near}"
                )
            }
            Misuse::Value { argument, value, fault } => {
                format!("`{argument}`에 “{value}”은(는) 쓸 수 없습니다{}", why(fault))
            }
            Misuse::Missing(arguments) => {
                format!("`{}`이(가) 없습니다", arguments.join("`, `"))
            }
            Misuse::OneTooMany { argument, value } => {
                format!("`{argument}`의 값은 다 있어 “{value}”이(가) 남습니다")
            }
            Misuse::ValueCount { argument, wanted, given } => {
                format!("`{argument}`에는 값 {wanted}개가 필요하지만 {given}개입니다")
            }
            Misuse::NoEquals(argument) => {
                format!("`{argument}`의 값은 등호 뒤에 쓰세요")
            }
            Misuse::NotUtf8 => "입력한 것이 UTF-8이 아닙니다".to_owned(),
            Misuse::Other(said) => said.clone(),
        }
    }

    fn help_texts(&self) -> &'static str {
        include_str!("usage.txt")
    }
}

/// Why a value was not understood, as it follows what was typed.
fn why(fault: &ValueFault) -> String {
    match fault {
        ValueFault::LangTag => ". zh나 en-GB 같은 BCP 47 태그입니다".to_owned(),
        ValueFault::Day => ". 날짜는 YYYY-MM-DD 꼴입니다".to_owned(),
        ValueFault::Time => ". 시각은 06:30 꼴입니다".to_owned(),
        ValueFault::Days => ". 30d, 4w처럼 날수나 주수를 쓰세요".to_owned(),
        ValueFault::NotWhole => ". 정수를 쓰세요".to_owned(),
        ValueFault::OutOf(range) => {
            format!(". {}부터 {}까지의 정수입니다", range.start(), range.end())
        }
        ValueFault::Other(said) => format!(": {said}"),
    }
}

//! The command line, in Chinese.

use super::Zh;
use crate::words::{ArgumentHint, Misuse, UsageWords, ValueFault};

impl UsageWords for Zh {
    fn misuse(&self, misuse: &Misuse) -> String {
        match misuse {
            Misuse::UnknownArgument { argument, hint } => {
                let told = format!("这里没有 `{argument}` 这个参数");
                match hint {
                    Some(ArgumentHint::Near(near)) => format!("{told}，相近的有 `{near}`"),
                    Some(ArgumentHint::OfCommand(other)) => format!("{told}，但有 `{other}`"),
                    Some(ArgumentHint::Value) => {
                        format!("{told}；要作为值，请放在 -- 后面：`-- {argument}`")
                    }
                    None => told,
                }
            }
            Misuse::UnknownCommand { name, near: Some(near) } => {
                format!("这里没有 `{name}` 这个命令，相近的有 `{near}`")
            }
            Misuse::UnknownCommand { name, near: None } => {
                format!("这里没有 `{name}` 这个命令")
            }
            Misuse::NoCommand(known) => format!("请写明命令：{}", known.join("、")),
            Misuse::Conflict { argument, others } => {
                format!("`{argument}` 不能与 `{}` 同用", others.join("`、`"))
            }
            Misuse::Twice(argument) => format!("`{argument}` 写了不止一次"),
            Misuse::NoValue(argument) => format!("`{argument}` 要有值，这里没有"),
            Misuse::NotOneOf { argument, value, known, near } => {
                let near = near.as_ref().map(|near| format!("；相近的有 `{near}`"));
                let known = known.join("、");
                let near = near.unwrap_or_default();
                format!("`{argument}` 不能是“{value}”；应为其中之一：{known}{near}")
            }
            Misuse::Value { argument, value, fault } => {
                format!("`{argument}` 不能是“{value}”{}", why(fault))
            }
            Misuse::Missing(arguments) => format!("缺少 `{}`", arguments.join("`、`")),
            Misuse::OneTooMany { argument, value } => {
                format!("`{argument}` 的值已经够了，多了“{value}”")
            }
            Misuse::ValueCount { argument, wanted, given } => {
                format!("`{argument}` 要有 {wanted} 个值，这里有 {given} 个")
            }
            Misuse::NoEquals(argument) => format!("`{argument}` 的值要写在等号后面"),
            Misuse::NotUtf8 => "所输入的不是 UTF-8".to_owned(),
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
        ValueFault::LangTag => "；应为 BCP 47 语言标签，例如 zh 或 en-GB".to_owned(),
        ValueFault::Day => "；应为 YYYY-MM-DD 形式的日期".to_owned(),
        ValueFault::Time => "；应为一天中的时刻，例如 06:30".to_owned(),
        ValueFault::Days => "；应为天数或周数，例如 30d、4w".to_owned(),
        ValueFault::NotWhole => "；应为整数".to_owned(),
        ValueFault::OutOf(range) => {
            format!("；应为 {} 到 {} 之间的整数", range.start(), range.end())
        }
        ValueFault::Other(said) => format!("：{said}"),
    }
}

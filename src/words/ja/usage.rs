//! The command line, in Japanese.

use super::Ja;
use crate::words::{ArgumentHint, Misuse, UsageWords, ValueFault};

impl UsageWords for Ja {
    fn misuse(&self, misuse: &Misuse) -> String {
        match misuse {
            Misuse::UnknownArgument { argument, hint } => {
                let told = format!("ここに `{argument}` という引数はありません");
                match hint {
                    Some(ArgumentHint::Near(near)) => format!("{told}。近いものは `{near}` です"),
                    Some(ArgumentHint::OfCommand(other)) => format!("{told}。`{other}` はあります"),
                    Some(ArgumentHint::Value) => {
                        format!("{told}。値としては -- の後に置きます：`-- {argument}`")
                    }
                    None => told,
                }
            }
            Misuse::UnknownCommand { name, near: Some(near) } => {
                format!("ここに `{name}` というコマンドはありません。近いものは `{near}` です")
            }
            Misuse::UnknownCommand { name, near: None } => {
                format!("ここに `{name}` というコマンドはありません")
            }
            Misuse::NoCommand(known) => {
                format!("コマンドを指定してください：{}", known.join("、"))
            }
            Misuse::Conflict { argument, others } => {
                format!("`{argument}` は `{}` と一緒に使えません", others.join("`、`"))
            }
            Misuse::Twice(argument) => format!("`{argument}` が二度以上あります"),
            Misuse::NoValue(argument) => format!("`{argument}` に値がありません"),
            Misuse::NotOneOf { argument, value, known, near } => {
                let near = near.as_ref().map(|near| format!("。近いものは `{near}` です"));
                let known = known.join("、");
                let near = near.unwrap_or_default();
                format!("`{argument}` に「{value}」は使えません。次のどれかです：{known}{near}")
            }
            Misuse::Value { argument, value, fault } => {
                format!("`{argument}` に「{value}」は使えません{}", why(fault))
            }
            Misuse::Missing(arguments) => {
                format!("`{}` がありません", arguments.join("`、`"))
            }
            Misuse::OneTooMany { argument, value } => {
                format!("`{argument}` の値は足りていて、「{value}」が余ります")
            }
            Misuse::ValueCount { argument, wanted, given } => {
                format!("`{argument}` の値は {wanted} 個必要ですが、{given} 個です")
            }
            Misuse::NoEquals(argument) => {
                format!("`{argument}` の値は等号の後に書いてください")
            }
            Misuse::NotUtf8 => "入力が UTF-8 ではありません".to_owned(),
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
        ValueFault::LangTag => "。zh や en-GB のような BCP 47 のタグです".to_owned(),
        ValueFault::Day => "。日付は YYYY-MM-DD の形です".to_owned(),
        ValueFault::Time => "。時刻は 06:30 の形です".to_owned(),
        ValueFault::Days => "。30d、4w のように日数か週数を書いてください".to_owned(),
        ValueFault::NotWhole => "。整数を書いてください".to_owned(),
        ValueFault::OutOf(range) => {
            format!("。{} から {} までの整数です", range.start(), range.end())
        }
        ValueFault::Other(said) => format!("：{said}"),
    }
}

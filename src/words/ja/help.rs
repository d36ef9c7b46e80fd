//! The help and the list of commands.

use super::Ja;
use crate::app::{Action, ValueCommand};
use crate::keymap::Context;
use crate::words::HelpWords;

impl HelpWords for Ja {
    fn pair(&self, first: Action) -> &'static str {
        match first {
            Action::Down => "下へ、上へ",
            Action::PaneLeft => "左の欄、右の欄",
            Action::PageDown => "続きを読む、一画面戻る",
            Action::HalfDown => "半画面進む、戻る",
            Action::Top => "先頭へ、末尾へ",
            Action::Back => "戻る；取り消し、一段上へ",
            Action::Columns => "段組み；記事だけ",
            Action::NextArticle => "次の記事、前の記事",
            Action::NextSection => "次の面、前の面",
            Action::NextEdition => "同じ新聞の次の号、前の号",
            Action::NextMatch => "次・前の一致、なければ記事",
            Action::JumpBack => "元の場所へ、また先へ",
            Action::Calendar => "暦；その日の読み比べ",
            Action::Earlier => "前後の記事、話題を追う",
            Action::Copy => "記事をコピー；紙名・日付・面も",
            Action::WordOn => "次の語、前の語",
            Action::Wider => "行を広く、狭く",
            Action::MoveUp => "段落を上へ、下へ",
            _ => "",
        }
    }

    fn on_front_page(&self, first: Action) -> Option<&'static str> {
        match first {
            Action::NextSection => Some("次の面、前の面"),
            Action::Section(_) => Some("番号で記事を選ぶ"),
            _ => None,
        }
    }

    fn keys_in(&self, place: Context) -> &'static str {
        match place {
            Context::Everywhere => "どこでも",
            Context::Newsstand => "売り場で",
            Context::Reader => "紙面で",
            Context::Bookmarks => "しおりと話題の一覧で",
            Context::Correcting => "訂正中",
            Context::Comparing => "読み比べ中",
            Context::Selecting => "選択中",
        }
    }

    fn value_command(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "その名前の配色",
            ValueCommand::Measure => "一行の桁数",
            ValueCommand::Minutes => "その分数に縮める",
            ValueCommand::Article => "その番号の記事へ",
            ValueCommand::Page => "その名前の面へ",
            ValueCommand::Search => "記事の中を検索",
        }
    }

    fn value(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "名前",
            ValueCommand::Measure => "桁数",
            ValueCommand::Minutes => "分",
            ValueCommand::Article => "番号",
            ValueCommand::Page => "面",
            ValueCommand::Search => "語句",
        }
    }
}

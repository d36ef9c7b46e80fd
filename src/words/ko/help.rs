//! The help and the list of commands.

use super::Ko;
use crate::app::{Action, ValueCommand};
use crate::keymap::Context;
use crate::words::HelpWords;

impl HelpWords for Ko {
    fn pair(&self, first: Action) -> &'static str {
        match first {
            Action::Down => "아래로, 위로",
            Action::PaneLeft => "왼쪽 칸, 오른쪽 칸",
            Action::PageDown => "계속 읽기, 한 화면 뒤로",
            Action::HalfDown => "반 화면 앞으로, 뒤로",
            Action::Top => "처음으로, 끝으로",
            Action::Back => "뒤로; 취소, 한 단계 위로",
            Action::Columns => "여러 단; 기사만",
            Action::NextArticle => "다음 기사, 이전 기사",
            Action::NextSection => "다음 섹션, 이전 섹션",
            Action::NextEdition => "이 신문의 다음 호, 이전 호",
            Action::NextMatch => "다음·이전 찾은 곳, 아니면 기사",
            Action::JumpBack => "있던 곳으로, 다시 앞으로",
            Action::Calendar => "달력; 그날 신문 견주기",
            Action::Earlier => "앞뒤 기사, 이 일 따라가기",
            Action::Copy => "기사 복사; 신문·날짜·면까지",
            Action::WordOn => "다음 낱말, 이전 낱말",
            Action::Wider => "줄 넓게, 좁게",
            Action::MoveUp => "단락을 위로, 아래로",
            _ => "",
        }
    }

    fn on_front_page(&self, first: Action) -> Option<&'static str> {
        match first {
            Action::NextSection => Some("다음 면, 앞 면"),
            Action::Section(_) => Some("번호로 기사 고르기"),
            _ => None,
        }
    }

    fn keys_in(&self, place: Context) -> &'static str {
        match place {
            Context::Everywhere => "어디서나",
            Context::Newsstand => "가판대에서",
            Context::Reader => "읽을 때",
            Context::Bookmarks => "책갈피와 따라가는 일에서",
            Context::Correcting => "고치는 동안",
            Context::Comparing => "견주는 동안",
            Context::Selecting => "고르는 동안",
        }
    }

    fn value_command(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "그 이름의 테마",
            ValueCommand::Measure => "한 줄의 칸 수",
            ValueCommand::Minutes => "그 분량으로 줄이기",
            ValueCommand::Article => "그 번호의 기사로",
            ValueCommand::Page => "그 이름의 면으로",
            ValueCommand::Search => "기사에서 찾기",
        }
    }

    fn value(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "이름",
            ValueCommand::Measure => "칸 수",
            ValueCommand::Minutes => "분",
            ValueCommand::Article => "번호",
            ValueCommand::Page => "면",
            ValueCommand::Search => "낱말",
        }
    }
}

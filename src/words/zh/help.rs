//! The help and the list of commands.

use super::Zh;
use crate::app::{Action, ValueCommand};
use crate::keymap::Context;
use crate::words::HelpWords;

impl HelpWords for Zh {
    fn pair(&self, first: Action) -> &'static str {
        match first {
            Action::Down => "向下，向上",
            Action::PaneLeft => "左边一栏，右边一栏",
            Action::PageDown => "往下读，上一屏",
            Action::HalfDown => "向下半屏，向上半屏",
            Action::Top => "到开头，到末尾",
            Action::Back => "返回；取消，或回上一级",
            Action::Columns => "多栏或单栏；只看文章",
            Action::NextArticle => "下一篇，上一篇",
            Action::NextSection => "下一版块，上一版块",
            Action::NextEdition => "本报下一期，上一期",
            Action::NextMatch => "下一处，上一处；不查找时换篇",
            Action::JumpBack => "后退到刚才的地方，前进",
            Action::Calendar => "本报日历；同日各报对读",
            Action::Earlier => "前后报道、追踪此事",
            Action::Copy => "复制文章；连报纸名、日期、版次",
            Action::WordOn => "下一词，上一词",
            Action::Wider => "行加宽，行收窄",
            Action::MoveUp => "把这一段上移，下移",
            _ => "",
        }
    }

    fn on_front_page(&self, first: Action) -> Option<&'static str> {
        match first {
            Action::NextSection => Some("下一版，上一版"),
            Action::Section(_) => Some("按编号选一篇"),
            _ => None,
        }
    }

    fn keys_in(&self, place: Context) -> &'static str {
        match place {
            Context::Everywhere => "各处",
            Context::Newsstand => "在报摊上",
            Context::Reader => "读报时",
            Context::Bookmarks => "在书签与追踪里",
            Context::Correcting => "改正时",
            Context::Comparing => "对读时",
            Context::Selecting => "选段时",
        }
    }

    fn value_command(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "用这个配色",
            ValueCommand::Measure => "每行多少列",
            ValueCommand::Minutes => "限几分钟读完",
            ValueCommand::Article => "到第几篇",
            ValueCommand::Page => "到那一版",
            ValueCommand::Search => "在文中查找",
        }
    }

    fn value(&self, command: ValueCommand) -> &'static str {
        match command {
            ValueCommand::Theme => "名称",
            ValueCommand::Measure => "列数",
            ValueCommand::Minutes => "分钟",
            ValueCommand::Article => "篇号",
            ValueCommand::Page => "版号",
            ValueCommand::Search => "文字",
        }
    }
}

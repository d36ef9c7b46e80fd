//! Mistakes in settings, keys and themes, in Chinese.

use super::Zh;
use crate::config::Origin;
use crate::toml_file::{Expected, Literal, MistakeKind, OtherValue};
use crate::words::Mistakes;
use crate::words::mistakes::{alternatives, quoted};

impl Mistakes for Zh {
    fn raw_mistake(&self, kind: &MistakeKind) -> String {
        match kind {
            MistakeKind::NotToml(said) => format!("不符合 TOML 语法：{said}"),
            MistakeKind::ControlKey => "键名里有控制字符；应是普通名称".to_owned(),
            MistakeKind::NoSetting { key, meant: Some(meant) } => {
                format!("没有 `{key}` 这项设置；是否指 `{meant}`？")
            }
            MistakeKind::NoSetting { key, meant: None } => {
                format!("没有 `{key}` 这项设置；用 `newsprint config` 可查看全部设置")
            }
            MistakeKind::Value { key, found, expected, meant } => {
                let told =
                    format!("`{key}` 是{}；应为{}", literal(found), self::expected(expected));
                match meant {
                    Some(meant) => format!("{told}；是否指 {meant}？"),
                    None => told,
                }
            }
            MistakeKind::NoLanguage { name, known } => {
                format!("没有“{name}”这种界面语言；应为 {} 之一", quoted(known, "、"))
            }
            MistakeKind::NoTheme { name, meant: Some(meant), .. } => {
                format!("没有“{name}”这个主题；是否指“{meant}”？")
            }
            MistakeKind::NoTheme { name, meant: None, known } => {
                format!("没有“{name}”这个主题；应为 {}，或 themes/ 里的同名文件", known.join("、"))
            }
            MistakeKind::NoPlace(name) => format!(
                "没有 [{name}] 这个地方可以设按键；应为 [newsstand]、[reader]、[bookmarks] 或 [correcting]"
            ),
            MistakeKind::NoKey(key) => format!(
                "没有 `{key}` 这个键；应是一个字符，或 space、enter、pagedown、f1 之类的名称"
            ),
            MistakeKind::EmptyKey => "没有写按键".to_owned(),
            MistakeKind::ShiftedKey(key) => {
                format!("`{key}` 因键盘而异；请直接写按住 Shift 时打出的字符")
            }
            MistakeKind::TwinKey { key, twin } => {
                format!("终端分不清 `{key}` 和 `{twin}`；请改用 `{twin}` 或别的键")
            }
            MistakeKind::NotAction(found) => {
                format!("这里是{}；应是一个动作，例如 \"page-down\"", literal(found))
            }
            MistakeKind::NoAction { name, meant: Some(meant) } => {
                format!("没有 {name} 这个动作；是否指 \"{meant}\"？")
            }
            MistakeKind::NoAction { name, meant: None } => {
                format!("没有 {name} 这个动作；在 newsprint 里按 `?` 可查看全部动作")
            }
            MistakeKind::BoundTwice { new, old } => format!("{new} 与 {old} 重复"),
            MistakeKind::Hides { short, long, unbind: Some(keys) } => {
                format!("有了 {short}，就打不出 {long}；要用新的，请加上 \"{keys}\" = \"none\"")
            }
            MistakeKind::Hides { short, long, unbind: None } => {
                format!("有了 {short}，就打不出 {long}；请只留一个")
            }
            MistakeKind::NoWayOut => {
                "没有键可以退出（\"quit\"）了；请另设一个，或删去这一行".to_owned()
            }
            MistakeKind::NoRole { name, meant: Some(meant) } => {
                format!("没有 `{name}` 这种角色；是否指 `{meant}`？")
            }
            MistakeKind::NoRole { name, meant: None } => {
                format!("没有 `{name}` 这种角色；应是 `headline` 之类")
            }
            MistakeKind::NoTrait { name, known } => {
                format!("样式里没有 `{name}` 这一项；应为 {} 之一", known.join("、"))
            }
            MistakeKind::TooDeep(path) => format!("`{path}` 层次太多；应写作“角色.项目”"),
            MistakeKind::NoSourceKey { key, meant: Some(meant), .. } => format!("这里没有 `{key}` 这个键；是否指 `{meant}`？"),
            MistakeKind::NoSourceKey { key, meant: None, known } => format!("这里没有 `{key}` 这个键；应为 {} 之一", known.join("、")),
            MistakeKind::MissingKey(key) => format!("这里缺少 `{key}`"),
            MistakeKind::TooMany(most) => format!("超过 {most} 个；其余的不读"),
            MistakeKind::SecretTwice(other) => format!("`{other}` 已经给出这项密钥；请只留一个"),
            MistakeKind::LoginInAddress => "网址里写着用户名和密码，不应放在网址里；请写 `user` 和 `password-command`（或 `password-env`、`password-file`）".to_owned(),
            MistakeKind::ExposedSecret(key) => format!("`{key}` 写在别人也能读的文件里；请对该文件执行 `chmod 600`，或改用 `{key}-command`"),
            MistakeKind::NameTwice(name) => format!("上面已有 `{name}`"),
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Default => "默认".to_owned(),
            Origin::File(at) => at.line_of_file(),
            Origin::CommandLine(option) => format!("命令行：{option}"),
            Origin::Environment(variable) => format!("环境变量：{variable}"),
            Origin::Chosen => "在阅读界面所选：按 `=` 恢复配置".to_owned(),
        }
    }
}

/// What a key takes.
fn expected(expected: &Expected) -> String {
    match expected {
        Expected::Flag => " true 或 false".to_owned(),
        Expected::Whole(range) => {
            format!(" {} 到 {} 之间的整数", range.start(), range.end())
        }
        Expected::FileStem(most) => {
            format!("由字母、数字、- 和 _ 组成的名称（最多 {most} 个字符）")
        }
        Expected::OneOf(options) => format!(" {}", alternatives(options, "、", " 或 ")),
        Expected::Theme(known) => format!(" {} 之一", quoted(known, "、")),
        Expected::Settings(table) => format!("一组设置：[{table}]"),
        Expected::Single => "单个值".to_owned(),
        Expected::ThemeName => "主题的名称".to_owned(),
        Expected::Look => "样式，例如 { bold = true }".to_owned(),
        Expected::Colour => {
            "颜色：\"red\"、\"bright-red\"、\"#8b0000\"，或 0 到 255 的数字".to_owned()
        }
        Expected::Text(most) => format!(" 1 到 {most} 个字符的文字"),
        Expected::Folder => "文件夹，或 \"\" 表示没有".to_owned(),
        Expected::CommandLine => "命令及其参数，引号要成对".to_owned(),
        Expected::Texts => "一组文字".to_owned(),
        Expected::Table(form) => format!("一个表：{form}"),
        Expected::Address => "以 http:// 或 https:// 开头的网址，或 epaper:名称".to_owned(),
        Expected::LangTag => "语言标签，例如 \"zh\"、\"ja-JP\"、\"en\"".to_owned(),
        Expected::Net => {
            "地址范围，例如 \"127.0.0.0/8\"、\"10.1.2.3\" 或 \"192.168.1.0/24:8080\"".to_owned()
        }
        Expected::Selector => {
            "网页元素，例如 \"article\"、\"div.story, #text\" 或 \"p[data-kind='x']\"".to_owned()
        }
        Expected::Encoding => "编码，例如 \"utf-8\"、\"gb18030\" 或 \"shift_jis\"".to_owned(),
    }
}

/// A value, as its file has it where it can be shown.
fn literal(literal: &Literal) -> String {
    match literal {
        Literal::EmptyTable => "一个表".to_owned(),
        Literal::Other(OtherValue::HugeNumber) => "过大的数字".to_owned(),
        Literal::Other(OtherValue::List) => "一个列表".to_owned(),
        Literal::Other(OtherValue::Fraction) => "小数".to_owned(),
        Literal::Other(OtherValue::Date) => "日期".to_owned(),
        Literal::Other(OtherValue::Hidden) => "不在此显示的值".to_owned(),
        written => format!(" {written}"),
    }
}

//! Mistakes in settings, keys and themes, in Korean.

use super::Ko;
use crate::config::Origin;
use crate::toml_file::{Expected, Literal, MistakeKind, OtherValue};
use crate::words::Mistakes;
use crate::words::mistakes::{alternatives, quoted};

impl Mistakes for Ko {
    fn raw_mistake(&self, kind: &MistakeKind) -> String {
        match kind {
            MistakeKind::NotToml(said) => format!("TOML로 읽을 수 없습니다: {said}"),
            MistakeKind::ControlKey => {
                "키 이름에 제어 문자가 있습니다. 보통 이름을 써 주세요".to_owned()
            }
            MistakeKind::NoSetting { key, meant: Some(meant) } => {
                format!("`{key}`라는 설정은 없습니다. `{meant}`입니까?")
            }
            MistakeKind::NoSetting { key, meant: None } => {
                format!("`{key}`라는 설정은 없습니다. `newsprint config`로 모두 볼 수 있습니다")
            }
            MistakeKind::Value { key, found, expected, meant } => {
                let told = format!(
                    "`{key}`의 값: {}. 쓸 수 있는 값: {}",
                    literal(found),
                    self::expected(expected)
                );
                match meant {
                    Some(meant) => format!("{told}. {meant}입니까?"),
                    None => told,
                }
            }
            MistakeKind::NoLanguage { name, known } => {
                format!(
                    "\"{name}\"라는 화면 언어는 없습니다. 쓸 수 있는 값: {}",
                    quoted(known, ", ")
                )
            }
            MistakeKind::NoTheme { name, meant: Some(meant), .. } => {
                format!("\"{name}\"라는 테마는 없습니다. \"{meant}\"입니까?")
            }
            MistakeKind::NoTheme { name, meant: None, known } => format!(
                "\"{name}\"라는 테마는 없습니다. {} 중 하나이거나 themes/에 있는 같은 이름의 파일이어야 합니다",
                known.join(", ")
            ),
            MistakeKind::NoPlace(name) => format!(
                "[{name}]이라는 자리는 없습니다. [newsstand], [reader], [bookmarks], [correcting] 중 하나여야 합니다"
            ),
            MistakeKind::NoKey(key) => format!(
                "`{key}`라는 키는 없습니다. 글자 하나, 또는 space, enter, pagedown, f1 같은 이름을 써 주세요"
            ),
            MistakeKind::EmptyKey => "키를 쓰지 않았습니다".to_owned(),
            MistakeKind::ShiftedKey(key) => {
                format!(
                    "`{key}`는 자판에 따라 다릅니다. Shift를 눌러 입력되는 글자를 그대로 써 주세요"
                )
            }
            MistakeKind::TwinKey { key, twin } => {
                format!(
                    "터미널은 `{key}`와 `{twin}`을 구별하지 못합니다. `{twin}`이나 다른 키를 쓰세요"
                )
            }
            MistakeKind::NotAction(found) => {
                format!("지금 값: {}. \"page-down\" 같은 동작 이름을 써 주세요", literal(found))
            }
            MistakeKind::NoAction { name, meant: Some(meant) } => {
                format!("{name}이라는 동작은 없습니다. \"{meant}\"입니까?")
            }
            MistakeKind::NoAction { name, meant: None } => {
                format!(
                    "{name}이라는 동작은 없습니다. newsprint에서 `?`를 누르면 모두 볼 수 있습니다"
                )
            }
            MistakeKind::BoundTwice { new, old } => format!("{new}: 이미 {old}에 쓰이고 있습니다"),
            MistakeKind::Hides { short, long, unbind: Some(keys) } => format!(
                "{short} 때문에 {long}을(를) 입력할 수 없습니다. 새것을 쓰려면 \"{keys}\" = \"none\"을 더하세요"
            ),
            MistakeKind::Hides { short, long, unbind: None } => {
                format!("{short} 때문에 {long}을(를) 입력할 수 없습니다. 하나만 남기세요")
            }
            MistakeKind::NoWayOut => {
                "끝내는(\"quit\") 키가 없어집니다. 다른 키를 정하거나 이 줄을 지우세요".to_owned()
            }
            MistakeKind::NoRole { name, meant: Some(meant) } => {
                format!("`{name}`이라는 역할은 없습니다. `{meant}`입니까?")
            }
            MistakeKind::NoRole { name, meant: None } => {
                format!("`{name}`이라는 역할은 없습니다. `headline`과 같이 써 주세요")
            }
            MistakeKind::NoTrait { name, known } => {
                format!(
                    "모양에 `{name}`이라는 항목은 없습니다. 쓸 수 있는 항목: {}",
                    known.join(", ")
                )
            }
            MistakeKind::TooDeep(path) => {
                format!("`{path}`은(는) 너무 깊습니다. “역할.항목”으로 써 주세요")
            }
            MistakeKind::NoSourceKey { key, meant: Some(meant), .. } => format!("여기에는 `{key}` 키가 없습니다. `{meant}`을(를) 뜻하셨습니까?"),
            MistakeKind::NoSourceKey { key, meant: None, known } => format!("여기에는 `{key}` 키가 없습니다. {} 중 하나여야 합니다", known.join(", ")),
            MistakeKind::MissingKey(key) => format!("여기에 `{key}`이(가) 없습니다"),
            MistakeKind::TooMany(most) => format!("{most}개를 넘습니다. 나머지는 읽지 않습니다"),
            MistakeKind::SecretTwice(other) => format!("이 비밀은 `{other}`에 이미 있습니다. 하나만 남기십시오"),
            MistakeKind::LoginInAddress => "주소에 사용자 이름과 비밀번호가 있습니다. 주소에는 쓰지 말고 `user`와 `password-command`(또는 `password-env`, `password-file`)를 쓰십시오".to_owned(),
            MistakeKind::ExposedSecret(key) => format!("`{key}`이(가) 다른 사람도 읽을 수 있는 파일에 있습니다. 파일에 `chmod 600`을 실행하거나 `{key}-command`를 쓰십시오"),
            MistakeKind::NameTwice(name) => format!("위에 `{name}`이(가) 이미 있습니다"),
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Default => "기본값".to_owned(),
            Origin::File(at) => at.line_of_file(),
            Origin::CommandLine(option) => format!("명령줄: {option}"),
            Origin::Environment(variable) => format!("환경 변수: {variable}"),
            Origin::Chosen => "화면에서 고름: `=`를 누르면 설정으로 돌아감".to_owned(),
        }
    }
}

/// What a key takes.
fn expected(expected: &Expected) -> String {
    match expected {
        Expected::Flag => "true 또는 false".to_owned(),
        Expected::Whole(range) => {
            format!("{}부터 {}까지의 정수", range.start(), range.end())
        }
        Expected::FileStem(most) => format!("글자, 숫자, -, _로 된 이름(최대 {most}자)"),
        Expected::OneOf(options) => alternatives(options, ", ", " 또는 "),
        Expected::Theme(known) => format!("{} 중 하나", quoted(known, ", ")),
        Expected::Settings(table) => format!("설정 표 [{table}]"),
        Expected::Single => "하나의 값".to_owned(),
        Expected::ThemeName => "테마 이름".to_owned(),
        Expected::Look => "{ bold = true }와 같은 모양".to_owned(),
        Expected::Colour => {
            "색 이름(\"red\", \"bright-red\"), \"#8b0000\", 또는 0부터 255까지의 수".to_owned()
        }
        Expected::Text(most) => format!(" 1~{most}자의 글"),
        Expected::Folder => "폴더, 또는 없음을 뜻하는 \"\"".to_owned(),
        Expected::CommandLine => "명령과 인수(따옴표는 닫아야 함)".to_owned(),
        Expected::Texts => "글의 목록".to_owned(),
        Expected::Table(form) => format!("표: {form}"),
        Expected::Address => "http:// 또는 https://로 시작하는 주소, 또는 epaper:이름".to_owned(),
        Expected::LangTag => "언어 태그(\"zh\", \"ja-JP\", \"en\" 등)".to_owned(),
        Expected::Net => {
            "주소 범위(\"127.0.0.0/8\", \"10.1.2.3\", \"192.168.1.0/24:8080\" 등)".to_owned()
        }
        Expected::Selector => {
            "페이지의 요소(\"article\", \"div.story, #text\", \"p[data-kind='x']\" 등)".to_owned()
        }
        Expected::Encoding => "문자 인코딩(\"utf-8\", \"gb18030\", \"shift_jis\" 등)".to_owned(),
    }
}

/// A value, as its file has it where it can be shown.
fn literal(literal: &Literal) -> String {
    match literal {
        Literal::EmptyTable => "표".to_owned(),
        Literal::Other(OtherValue::HugeNumber) => "너무 큰 수".to_owned(),
        Literal::Other(OtherValue::List) => "목록".to_owned(),
        Literal::Other(OtherValue::Fraction) => "소수".to_owned(),
        Literal::Other(OtherValue::Date) => "날짜".to_owned(),
        Literal::Other(OtherValue::Hidden) => "여기에 표시하지 않는 값".to_owned(),
        written => written.to_string(),
    }
}

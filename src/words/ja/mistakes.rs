//! Mistakes in settings, keys and themes, in Japanese.

use super::Ja;
use crate::config::Origin;
use crate::toml_file::{Expected, Literal, MistakeKind, OtherValue};
use crate::words::Mistakes;
use crate::words::mistakes::{alternatives, quoted};

impl Mistakes for Ja {
    fn raw_mistake(&self, kind: &MistakeKind) -> String {
        match kind {
            MistakeKind::NotToml(said) => format!("TOML として読めません：{said}"),
            MistakeKind::ControlKey => "キー名に制御文字があります。普通の名前にしてください".to_owned(),
            MistakeKind::NoSetting { key, meant: Some(meant) } => {
                format!("`{key}` という設定はありません。`{meant}` のことですか")
            }
            MistakeKind::NoSetting { key, meant: None } => {
                format!("`{key}` という設定はありません。`newsprint config` で一覧できます")
            }
            MistakeKind::Value { key, found, expected, meant } => {
                let told = format!("`{key}` が{}になっています。指定できるのは{}です", literal(found), self::expected(expected));
                match meant {
                    Some(meant) => format!("{told}。{meant} のことですか"),
                    None => told,
                }
            }
            MistakeKind::NoLanguage { name, known } => {
                format!("「{name}」という表示言語はありません。指定できるのは {} のいずれかです", quoted(known, "、"))
            }
            MistakeKind::NoTheme { name, meant: Some(meant), .. } => {
                format!("「{name}」というテーマはありません。「{meant}」のことですか")
            }
            MistakeKind::NoTheme { name, meant: None, known } => format!(
                "「{name}」というテーマはありません。指定できるのは {}、または themes/ にある同名のファイルです",
                known.join("、")
            ),
            MistakeKind::NoPlace(name) => format!(
                "[{name}] という場所はありません。指定できるのは [newsstand]、[reader]、[bookmarks]、[correcting] です"
            ),
            MistakeKind::NoKey(key) => format!(
                "`{key}` というキーはありません。文字ひとつ、または space、enter、pagedown、f1 のような名前で書いてください"
            ),
            MistakeKind::EmptyKey => "キーが書かれていません".to_owned(),
            MistakeKind::ShiftedKey(key) => {
                format!("`{key}` はキーボードによって変わります。Shift を押して入力される文字をそのまま書いてください")
            }
            MistakeKind::TwinKey { key, twin } => {
                format!("端末では `{key}` と `{twin}` を区別できません。`{twin}` か別のキーを使ってください")
            }
            MistakeKind::NotAction(found) => {
                format!("{}になっています。\"page-down\" のような操作名を書いてください", literal(found))
            }
            MistakeKind::NoAction { name, meant: Some(meant) } => {
                format!("{name} という操作はありません。\"{meant}\" のことですか")
            }
            MistakeKind::NoAction { name, meant: None } => {
                format!("{name} という操作はありません。newsprint で `?` を押すと一覧できます")
            }
            MistakeKind::BoundTwice { new, old } => format!("{new} は {old} と重複しています"),
            MistakeKind::Hides { short, long, unbind: Some(keys) } => format!(
                "{short} があると {long} を入力できません。新しいほうを使うには \"{keys}\" = \"none\" を加えてください"
            ),
            MistakeKind::Hides { short, long, unbind: None } => {
                format!("{short} があると {long} を入力できません。どちらか一方にしてください")
            }
            MistakeKind::NoWayOut => {
                "終了（\"quit\"）のキーがなくなります。別のキーを割り当てるか、この行を削除してください".to_owned()
            }
            MistakeKind::NoRole { name, meant: Some(meant) } => {
                format!("`{name}` という役割はありません。`{meant}` のことですか")
            }
            MistakeKind::NoRole { name, meant: None } => {
                format!("`{name}` という役割はありません。`headline` のように書いてください")
            }
            MistakeKind::NoTrait { name, known } => {
                format!("`{name}` という項目はありません。指定できるのは {} のいずれかです", known.join("、"))
            }
            MistakeKind::TooDeep(path) => format!("`{path}` は階層が深すぎます。「役割.項目」の形で書いてください"),
            MistakeKind::NoSourceKey { key, meant: Some(meant), .. } => format!("ここに `{key}` というキーはありません。`{meant}` のことですか？"),
            MistakeKind::NoSourceKey { key, meant: None, known } => format!("ここに `{key}` というキーはありません。{} のいずれかを書いてください", known.join("、")),
            MistakeKind::MissingKey(key) => format!("ここに `{key}` がありません"),
            MistakeKind::TooMany(most) => format!("{most} 個を超えています。残りは読みません"),
            MistakeKind::SecretTwice(other) => format!("この秘密は `{other}` で指定済みです。どちらか一つにしてください"),
            MistakeKind::LoginInAddress => "アドレスにユーザー名とパスワードが書かれています。アドレスには書かず、`user` と `password-command`（または `password-env`、`password-file`）を使ってください".to_owned(),
            MistakeKind::ExposedSecret(key) => format!("`{key}` がほかの人も読めるファイルに書かれています。ファイルを `chmod 600` するか、`{key}-command` を使ってください"),
            MistakeKind::NameTwice(name) => format!("`{name}` は上にもうあります"),
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Default => "既定".to_owned(),
            Origin::File(at) => at.line_of_file(),
            Origin::CommandLine(option) => format!("コマンドライン：{option}"),
            Origin::Environment(variable) => format!("環境変数：{variable}"),
            Origin::Chosen => "画面で選んだもの：`=` で設定に戻す".to_owned(),
        }
    }
}

/// What a key takes.
fn expected(expected: &Expected) -> String {
    match expected {
        Expected::Flag => " true か false ".to_owned(),
        Expected::Whole(range) => {
            format!(" {} から {} までの整数", range.start(), range.end())
        }
        Expected::FileStem(most) => {
            format!("英数字などの文字と - と _ だけの名前（{most} 文字まで）")
        }
        Expected::OneOf(options) => format!(" {} ", alternatives(options, "、", " か ")),
        Expected::Theme(known) => format!(" {} のいずれか", quoted(known, "、")),
        Expected::Settings(table) => format!("設定の表 [{table}] "),
        Expected::Single => "単独の値".to_owned(),
        Expected::ThemeName => "テーマの名前".to_owned(),
        Expected::Look => " { bold = true } のような書式".to_owned(),
        Expected::Colour => {
            "色（\"red\"、\"bright-red\"、\"#8b0000\"、または 0 から 255 までの数）".to_owned()
        }
        Expected::Text(most) => format!(" 1〜{most} 文字の文字列"),
        Expected::Folder => "フォルダー、またはなしの \"\"".to_owned(),
        Expected::CommandLine => "コマンドと引数（引用符は閉じる）".to_owned(),
        Expected::Texts => "文字列のリスト".to_owned(),
        Expected::Table(form) => format!("表：{form}"),
        Expected::Address => "http:// か https:// で始まるアドレス、または epaper:名前".to_owned(),
        Expected::LangTag => "言語タグ（\"zh\"、\"ja-JP\"、\"en\" など）".to_owned(),
        Expected::Net => {
            "アドレスの範囲（\"127.0.0.0/8\"、\"10.1.2.3\"、\"192.168.1.0/24:8080\" など）"
                .to_owned()
        }
        Expected::Selector => {
            "ページの要素（\"article\"、\"div.story, #text\"、\"p[data-kind='x']\" など）"
                .to_owned()
        }
        Expected::Encoding => "文字コード（\"utf-8\"、\"gb18030\"、\"shift_jis\" など）".to_owned(),
    }
}

/// A value, as its file has it where it can be shown.
fn literal(literal: &Literal) -> String {
    match literal {
        Literal::EmptyTable => "表".to_owned(),
        Literal::Other(OtherValue::HugeNumber) => "大きすぎる数".to_owned(),
        Literal::Other(OtherValue::List) => "リスト".to_owned(),
        Literal::Other(OtherValue::Fraction) => "小数".to_owned(),
        Literal::Other(OtherValue::Date) => "日付".to_owned(),
        Literal::Other(OtherValue::Hidden) => "ここには表示しない値".to_owned(),
        written => format!(" {written} "),
    }
}

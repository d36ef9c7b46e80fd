//! Line-breaking classes of characters (UAX #14, table 1), told apart where
//! its rules look at a second property.

use icu_properties::props::{
    EastAsianWidth, ExtendedPictographic, GeneralCategory, LineBreak as Property,
};
use icu_properties::{CodePointMapData, CodePointSetData};

/// A resolved class: LB1 is done, and classes are split by East Asian width
/// and general category where the rules ask for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Before the first character.
    Sot,
    Al,
    Hl,
    Nu,
    Id,
    Eb,
    Em,
    Op,
    /// Opening, East Asian (LB30).
    OpWide,
    Cl,
    Cp,
    /// Closing parenthesis, East Asian (LB30).
    CpWide,
    Qu,
    /// Initial quotation mark.
    QuPi,
    /// Final quotation mark.
    QuPf,
    Gl,
    Ns,
    Ex,
    Sy,
    Is,
    Pr,
    Po,
    In,
    Hy,
    Hh,
    Ba,
    Bb,
    B2,
    Cb,
    Wj,
    Zw,
    Sp,
    Bk,
    Cr,
    Lf,
    Nl,
    Cm,
    Zwj,
    Jl,
    Jv,
    Jt,
    H2,
    H3,
    Ri,
    Ak,
    Ap,
    As,
    Vf,
    Vi,
    /// U+25CC, which `LB28a` treats as an aksara.
    DottedCircle,
    /// Small kana and the like (LB1 makes them `Ns`, if tailoring does not).
    Cj,
}

impl Class {
    /// A break is forced after it (LB4, LB5).
    pub(super) fn is_forced(self) -> bool {
        matches!(self, Self::Bk | Self::Cr | Self::Lf | Self::Nl)
    }

    /// LB1 for what tailoring has left open.
    pub(super) fn settled(self) -> Self {
        if self == Self::Cj { Self::Ns } else { self }
    }
}

/// Whether `c` is a han of the main block.
pub(super) fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// The class of `c`, untailored, but that CJ is kept as such.
pub(super) fn class_of(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => return Class::Al,
        '0'..='9' => return Class::Nu,
        ' ' => return Class::Sp,
        '\u{4E00}'..='\u{9FFF}' => return Class::Id,
        // Syllables without a final letter are every 28th (Unicode 3.12).
        '가'..='힣' if (u32::from(c) - 0xAC00) % 28 == 0 => return Class::H2,
        '가'..='힣' => return Class::H3,
        '\u{25CC}' => return Class::DottedCircle,
        _ => {}
    }
    from_property(c, CodePointMapData::<Property>::new().get(c))
}

fn from_property(c: char, property: Property) -> Class {
    match property {
        Property::BreakBoth => Class::B2,
        Property::BreakAfter => Class::Ba,
        Property::BreakBefore => Class::Bb,
        Property::MandatoryBreak => Class::Bk,
        Property::ContingentBreak => Class::Cb,
        Property::ClosePunctuation => Class::Cl,
        Property::CombiningMark => Class::Cm,
        Property::CarriageReturn => Class::Cr,
        Property::Exclamation => Class::Ex,
        Property::Glue => Class::Gl,
        Property::Hyphen => Class::Hy,
        Property::Inseparable => Class::In,
        Property::Ideographic => Class::Id,
        Property::InfixNumeric => Class::Is,
        Property::LineFeed => Class::Lf,
        Property::Nonstarter => Class::Ns,
        Property::Numeric => Class::Nu,
        Property::PostfixNumeric => Class::Po,
        Property::PrefixNumeric => Class::Pr,
        Property::Space => Class::Sp,
        Property::BreakSymbols => Class::Sy,
        Property::ZWSpace => Class::Zw,
        Property::NextLine => Class::Nl,
        Property::WordJoiner => Class::Wj,
        Property::H2 => Class::H2,
        Property::H3 => Class::H3,
        Property::JL => Class::Jl,
        Property::JT => Class::Jt,
        Property::JV => Class::Jv,
        Property::ConditionalJapaneseStarter => Class::Cj,
        Property::HebrewLetter => Class::Hl,
        Property::RegionalIndicator => Class::Ri,
        Property::EBase => Class::Eb,
        Property::EModifier => Class::Em,
        Property::ZWJ => Class::Zwj,
        Property::Aksara => Class::Ak,
        Property::AksaraPrebase => Class::Ap,
        Property::AksaraStart => Class::As,
        Property::ViramaFinal => Class::Vf,
        Property::Virama => Class::Vi,
        Property::UnambiguousHyphen => Class::Hh,
        _ => from_two_properties(c, property),
    }
}

fn from_two_properties(c: char, property: Property) -> Class {
    let category = || CodePointMapData::<GeneralCategory>::new().get(c);
    match property {
        Property::OpenPunctuation if is_east_asian(c) => Class::OpWide,
        Property::OpenPunctuation => Class::Op,
        Property::CloseParenthesis if is_east_asian(c) => Class::CpWide,
        Property::CloseParenthesis => Class::Cp,
        Property::Quotation => match category() {
            GeneralCategory::InitialPunctuation => Class::QuPi,
            GeneralCategory::FinalPunctuation => Class::QuPf,
            _ => Class::Qu,
        },
        Property::ComplexContext => match category() {
            GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark => Class::Cm,
            _ => Class::Al,
        },
        // AI, SG and XX (LB1).
        _ => Class::Al,
    }
}

/// Whether `c` is kept for an emoji of the future (`LB30b`).
pub(super) fn is_future_emoji(c: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(c)
        && CodePointMapData::<GeneralCategory>::new().get(c) == GeneralCategory::Unassigned
}

/// Whether `c` is fullwidth, wide or halfwidth (`$EastAsian` of UAX #14).
pub(super) fn is_east_asian(c: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(c);
    matches!(width, EastAsianWidth::Fullwidth | EastAsianWidth::Wide | EastAsianWidth::Halfwidth)
}

/// Whether a terminal may draw `c` one or two columns wide (UAX #11, A).
pub(super) fn is_ambiguous(c: char) -> bool {
    CodePointMapData::<EastAsianWidth>::new().get(c) == EastAsianWidth::Ambiguous
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_split_where_the_rules_ask_for_a_second_property() {
        assert_eq!(class_of('('), Class::Op);
        assert_eq!(class_of('（'), Class::OpWide);
        assert_eq!(class_of('“'), Class::QuPi);
        assert_eq!(class_of('’'), Class::QuPf);
        assert_eq!(class_of('"'), Class::Qu);
        assert_eq!(class_of('\u{E31}'), Class::Cm, "Thai vowel above: SA and a mark");
        assert_eq!(class_of('\u{E01}'), Class::Al, "Thai letter: SA");
    }

    #[test]
    fn quick_ranges_agree_with_the_data() {
        for c in ('0'..='z').chain('\u{4E00}'..='\u{9FFF}').chain('가'..='힣') {
            let property = CodePointMapData::<Property>::new().get(c);
            assert_eq!(class_of(c), from_property(c, property), "U+{:04X}", u32::from(c));
        }
    }
}

//! The JSON of OCR programs without what no reader asks for: where single letters
//! stand, and the words that are listed apart, is three quarters of a page of
//! Google's Vision.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// The names under which letters and words stand of which but the text is read.
const TEXT_ALONE: [&str; 2] = ["symbols", "textAnnotations"];
/// What they tell that is not.
const UNREAD: [&str; 3] = ["boundingBox", "boundingPoly", "confidence"];

/// A value as far as it is read.
pub(super) struct ReadValue(pub(super) Value);

impl<'de> serde::Deserialize<'de> for ReadValue {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Seed { text_alone: false }.deserialize(source).map(Self)
    }
}

#[derive(Clone, Copy)]
struct Seed {
    /// It is inside one of [`TEXT_ALONE`].
    text_alone: bool,
}

impl<'de> DeserializeSeed<'de> for Seed {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, told: bool) -> Result<Value, E> {
        Ok(told.into())
    }

    fn visit_i64<E>(self, told: i64) -> Result<Value, E> {
        Ok(told.into())
    }

    fn visit_u64<E>(self, told: u64) -> Result<Value, E> {
        Ok(told.into())
    }

    fn visit_f64<E>(self, told: f64) -> Result<Value, E> {
        Ok(told.into())
    }

    fn visit_str<E>(self, told: &str) -> Result<Value, E> {
        Ok(told.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = source.next_element_seed(self)? {
            all.push(one);
        }
        Ok(Value::Array(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut all = Map::new();
        while let Some(name) = source.next_key::<String>()? {
            if self.text_alone && UNREAD.contains(&name.as_str()) {
                source.next_value::<IgnoredAny>()?;
                continue;
            }
            let text_alone = self.text_alone || TEXT_ALONE.contains(&name.as_str());
            all.insert(name, source.next_value_seed(Self { text_alone })?);
        }
        Ok(Value::Object(all))
    }
}

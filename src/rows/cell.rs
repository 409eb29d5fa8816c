//! A value of a row: what it is, how it looks to eyes, and how it stands in files.

use std::borrow::Cow;
use std::fmt;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::domain::{printable, rfc3339, shown_time};

/// A value of a row. A national list has millions of texts that are written and forgotten, so they may be borrowed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell<'a> {
    Text(Cow<'a, str>),
    Number(i64),
    /// A count as part of another one: a bar for eyes, the count alone in files.
    Share(u64, u64),
    Time(Timestamp),
    /// Nothing known.
    Empty,
}

impl Cell<'_> {
    /// The text of anything that has one.
    #[expect(clippy::needless_pass_by_value, reason = "what may be there or not is mapped to it")]
    pub fn shown(what: impl ToString) -> Self {
        what.to_string().into()
    }

    /// The same value, owning what it says.
    pub(super) fn kept(&self) -> Cell<'static> {
        match self {
            Self::Text(text) => text.clone().into_owned().into(),
            Self::Number(number) => Cell::Number(*number),
            Self::Share(part, whole) => Cell::Share(*part, *whole),
            Self::Time(time) => Cell::Time(*time),
            Self::Empty => Cell::Empty,
        }
    }

    /// The value in a file of texts.
    pub(super) fn bare(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => number.to_string().into(),
            Self::Share(part, _) => part.to_string().into(),
            Self::Time(time) => rfc3339(*time).into(),
            Self::Empty => "".into(),
        }
    }
}

/// For eyes.
impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(&printable(text)),
            Self::Time(time) => f.write_str(&shown_time(*time)),
            other => f.write_str(&other.bare()),
        }
    }
}

/// For json.
impl Serialize for Cell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Share(part, _) => serializer.serialize_u64(*part),
            Self::Empty => serializer.serialize_none(),
            other => serializer.serialize_str(&other.bare()),
        }
    }
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Cell<'_> {
            fn from(number: $number) -> Self {
                Self::Number(number.into())
            }
        }
    )+};
}

numbers!(i16, i64, u16);

impl From<u64> for Cell<'_> {
    fn from(count: u64) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Timestamp> for Cell<'_> {
    fn from(time: Timestamp) -> Self {
        Self::Time(time)
    }
}

impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

//! How the types of the domain stand in columns.

use std::fmt::Display;

use jiff::Timestamp;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Type, ValueRef};
use rusqlite::{Row, RowIndex, types};

use crate::domain::{BatchId, ClassId, NoticeId, StudentId, Word};

macro_rules! numbers {
    ($($id:ident),+) => {$(
        impl FromSql for $id {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_i64().map(Self)
            }
        }

        impl ToSql for $id {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }
    )+};
}

numbers!(StudentId, BatchId, ClassId, NoticeId);

/// A list as a JSON array, for `json_each`.
pub(super) fn json(items: impl IntoIterator<Item: Into<serde_json::Value>>) -> String {
    serde_json::Value::from_iter(items).to_string()
}

/// A time as whole seconds.
pub(super) struct Second(pub(super) Timestamp);

impl FromSql for Second {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let second = value.as_i64()?;
        Timestamp::from_second(second)
            .map(Self)
            .map_err(|error| FromSqlError::Other(Box::new(error)))
    }
}

impl ToSql for Second {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Owned(types::Value::Integer(self.0.as_second())))
    }
}

pub(super) fn time(row: &Row<'_>, column: impl RowIndex) -> rusqlite::Result<Option<Timestamp>> {
    Ok(row.get::<_, Option<Second>>(column)?.map(|second| second.0))
}

/// A column that holds one of a closed list of words.
pub(super) fn word<T: Word>(row: &Row<'_>, column: impl RowIndex + Display) -> rusqlite::Result<T> {
    parsed(row, column, T::of_word)
}

/// A text column that has to be what its type says; anything else is a damaged store.
pub(super) fn parsed<T>(
    row: &Row<'_>,
    column: impl RowIndex + Display,
    parse: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    parse(text).ok_or_else(|| {
        let what = format!("the column {column} holds a value it cannot have");
        // The largest number stands for a column whose place is not known.
        rusqlite::Error::FromSqlConversionFailure(usize::MAX, Type::Text, what.into())
    })
}

/// The same for a column that may be NULL.
pub(super) fn parsed_if_any<T>(
    row: &Row<'_>,
    column: impl RowIndex + Display,
    parse: impl FnOnce(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => parsed(row, column, parse).map(Some),
    }
}

//! A value on the command line as one of the school's words: what is wrong with it is told with the value.

use std::fmt::Display;

use crate::domain::{ClassName, echoed};
use crate::terminal::Error;

/// Reads a value, if one is given.
pub fn given<T, E: Display>(
    text: Option<&String>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, Error> {
    text.map(|text| needed(text, parse)).transpose()
}

/// Reads a value that has to be there.
pub fn needed<T, E: Display>(text: &str, parse: impl Fn(&str) -> Result<T, E>) -> Result<T, Error> {
    parse(text).map_err(|error| Error::refused(error).context(echoed(text)))
}

/// Reads the value of a flag, which is told with it.
pub fn of_flag<T, E: Display>(
    flag: &str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, Error> {
    parse(text).map_err(|error| Error::refused(error).context(format!("{flag} {}", echoed(text))))
}

/// Reads what a class is called, and what it is to be called, from `CLASS=NAME`.
pub fn class_rename(text: &str) -> Result<(ClassName, ClassName), String> {
    let (before, after) = text.split_once('=').ok_or("write it as CLASS=NAME")?;
    let class = |text| ClassName::parse(text).map_err(|error| error.to_string());
    Ok((class(before)?, class(after)?))
}

//! How the values of settings are written, and what is said of one that does not fit.

use std::path::PathBuf;

use ipnet::IpNet;
use thiserror::Error;

use crate::domain::nudge::Nudge;
use crate::domain::password::HashEngine;
use crate::domain::person::{Email, NameRule, Stage};
use crate::domain::school_year::SchoolYearStart;
use crate::domain::text::first_unwanted;
use crate::domain::words::Word as _;

/// Why a setting was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SettingError {
    #[error("there is no such setting")]
    Unknown,
    #[error("the value has to be {0}")]
    Value(&'static str),
    #[error("the value has to be a number from {0} to {1}")]
    Number(u32, u32),
}

pub(super) fn number<N: TryFrom<u32>>(
    value: &str,
    least: u32,
    most: u32,
) -> Result<N, SettingError> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.and_then(|number| number.try_into().ok()).ok_or(SettingError::Number(least, most))
}

pub(super) fn stage(value: &str) -> Result<Stage, SettingError> {
    Stage::of_word(value).ok_or(SettingError::Value("primary or secondary"))
}

pub(super) fn hash_engine(value: &str) -> Result<HashEngine, SettingError> {
    HashEngine::of_word(value).ok_or(SettingError::Value("fast or reference"))
}

pub(super) fn year_start(value: &str) -> Result<SchoolYearStart, SettingError> {
    SchoolYearStart::parse(value).ok_or(SettingError::Value("a day and a month, such as 2 January"))
}

pub(super) fn yes_or_no(value: &str) -> Result<bool, SettingError> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(SettingError::Value("yes or no")),
    }
}

pub(super) fn plain_text(value: &str) -> Result<String, SettingError> {
    if value.chars().count() <= 80 && first_unwanted(value).is_none() {
        Ok(value.to_owned())
    } else {
        Err(SettingError::Value("up to 80 characters that can be printed"))
    }
}

/// The QR code on the smallest sheets has room for about this many characters.
pub(super) fn web_address(value: &str) -> Result<String, SettingError> {
    let is_address = value.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
    if is_address && value.len() <= 60 && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(value.to_owned())
    } else {
        Err(SettingError::Value("an https:// address of up to 60 characters"))
    }
}

pub(super) fn networks(value: &str) -> Result<Vec<IpNet>, SettingError> {
    let networks = value.split(',').map(str::trim).filter(|network| !network.is_empty());
    let parsed: Result<_, _> = networks.map(str::parse).collect();
    parsed.map_err(|_| SettingError::Value("networks such as 203.0.113.0/24, separated by commas"))
}

pub(super) fn nudge(value: &str) -> Result<Nudge, SettingError> {
    Nudge::parse(value).ok_or(SettingError::Value("two lengths from -3 to 3 mm, such as 0.5,-1"))
}

/// The text of a small file as it stands; what it says is looked at by whoever takes it.
pub(super) fn file_text(value: &str) -> Result<String, SettingError> {
    const MAX_BYTES: usize = 64 * 1024;
    let fits = value.len() <= MAX_BYTES;
    fits.then(|| value.to_owned()).ok_or(SettingError::Value("a file of up to 64 KiB"))
}

/// A whole path: what a bare name means depends on who starts the server.
pub(super) fn program(value: &str) -> Result<Option<PathBuf>, SettingError> {
    let path = PathBuf::from(value);
    match value {
        "" => Ok(None),
        _ if path.is_absolute() && first_unwanted(value).is_none() => Ok(Some(path)),
        _ => Err(SettingError::Value("the whole path of a program, such as /usr/sbin/sendmail")),
    }
}

/// What stands behind the @ of an address.
pub(super) fn domain(value: &str) -> Result<String, SettingError> {
    if value.is_empty() || Email::parse(&format!("a@{value}")).is_ok() {
        Ok(value.to_lowercase())
    } else {
        Err(SettingError::Value("a domain such as students.edu.sg"))
    }
}

pub(super) fn org_unit(value: &str) -> Result<String, SettingError> {
    match plain_text(value) {
        Ok(path) if path.is_empty() || path.starts_with('/') => Ok(path),
        _ => Err(SettingError::Value("a path that starts with /, such as /Students")),
    }
}

/// Apple takes letters, digits and hyphens only.
pub(super) fn school_code(value: &str) -> Result<String, SettingError> {
    let is_code = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if value.len() <= 20 && value.bytes().all(is_code) && !value.starts_with('-') {
        Ok(value.to_owned())
    } else {
        Err(SettingError::Value("up to 20 letters, digits and hyphens"))
    }
}

/// Each part is an attribute with one plain value, so that names can be put before it.
pub fn ldap_base(value: &str) -> Result<String, SettingError> {
    let is_plain = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or_default();
        let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
        named && !value.is_empty() && !value.contains(['\\', '"', '+', '<', '>', ';', '='])
    };
    let parts: Vec<_> = value.split(',').map(str::trim).collect();
    if parts.iter().all(|part| is_plain(part)) {
        Ok(parts.join(","))
    } else {
        Err(SettingError::Value("a name such as dc=mims,dc=example"))
    }
}

pub(super) fn name_rule(value: &str) -> Result<NameRule, SettingError> {
    NameRule::of_word(value).ok_or(SettingError::Value("class or first-word"))
}

pub(super) fn words(value: &str) -> Vec<String> {
    let words = value.split(',').map(|word| word.trim().trim_matches('.').to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

pub(super) fn max_words(value: &str) -> Result<Option<usize>, SettingError> {
    match value {
        "all" => Ok(None),
        number => match number.parse() {
            Ok(max @ 1..=99) => Ok(Some(max)),
            _ => Err(SettingError::Value("all, or a number from 1 to 99")),
        },
    }
}

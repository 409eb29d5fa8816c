//! The school's choices: every setting with its name, its default and its check.

use std::fmt;

use super::class::Stage;
use super::login_rule::LoginRule;
use super::text::{first_unwanted, tidy};

/// The choices in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The school's name on stickers and reports; empty until somebody gives it.
    pub school_name: String,
    /// What the first digit of a class name means.
    pub school_stage: Stage,
    /// Where the QR code on a sticker leads.
    pub portal_url: String,
    /// How many days a temporary password lives, from 1 to 90.
    pub valid_days: u16,
    /// How login IDs are made.
    pub login_rule: LoginRule,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            school_name: String::new(),
            school_stage: Stage::Primary,
            portal_url: "https://mims.moe.gov.sg".to_owned(),
            valid_days: 30,
            login_rule: LoginRule::default(),
        }
    }
}

/// Why a setting was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingError {
    /// No setting of that name.
    Unknown,
    /// The value does not fit; the text says what would.
    Value(&'static str),
}

impl Settings {
    /// The longest life of a temporary password, in days.
    pub const MAX_VALID_DAYS: u16 = 90;

    /// Name and meaning of each setting.
    pub const KEYS: [(&'static str, &'static str); 6] = [
        ("school.name", "the school's name, printed on every sticker"),
        ("school.stage", "primary or secondary: whether class 3A is level P3 or S3"),
        ("portal.url", "the address in the QR code of a sticker"),
        ("password.valid-days", "how many days a temporary password works, 1 to 90"),
        ("login-id.drop-words", "words left out of new login IDs, separated by commas"),
        ("login-id.max-words", "how many words a new login ID has at the most; all or a number"),
    ];

    /// The value of a setting as text.
    pub fn get(&self, key: &str) -> Option<String> {
        Some(match key {
            "school.name" => self.school_name.clone(),
            "school.stage" => self.school_stage.as_str().to_owned(),
            "portal.url" => self.portal_url.clone(),
            "password.valid-days" => self.valid_days.to_string(),
            "login-id.drop-words" => self.login_rule.drop_words.join(","),
            "login-id.max-words" => {
                self.login_rule.max_words.map_or_else(|| "all".to_owned(), |max| max.to_string())
            }
            _ => return None,
        })
    }

    /// Checks and takes a value.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingError> {
        let value = tidy(value);
        match key {
            "school.name" => self.school_name = plain_text(value)?,
            "school.stage" => {
                self.school_stage = [Stage::Primary, Stage::Secondary]
                    .into_iter()
                    .find(|stage| stage.as_str() == value)
                    .ok_or(SettingError::Value("primary or secondary"))?;
            }
            "portal.url" => self.portal_url = web_address(value)?,
            "password.valid-days" => {
                self.valid_days =
                    Self::checked_days(&value).ok_or(SettingError::Value("1 to 90"))?;
            }
            "login-id.drop-words" => self.login_rule.drop_words = words(&value),
            "login-id.max-words" => self.login_rule.max_words = max_words(&value)?,
            _ => return Err(SettingError::Unknown),
        }
        Ok(())
    }

    /// Days that a temporary password may live.
    pub fn checked_days(text: &str) -> Option<u16> {
        text.parse().ok().filter(|days| (1..=Self::MAX_VALID_DAYS).contains(days))
    }
}

fn plain_text(value: String) -> Result<String, SettingError> {
    if value.chars().count() <= 80 && first_unwanted(&value).is_none() {
        Ok(value)
    } else {
        Err(SettingError::Value("up to 80 characters that can be printed"))
    }
}

/// The QR code on the smallest sheets has room for about this many characters.
fn web_address(value: String) -> Result<String, SettingError> {
    let is_address = value.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
    if is_address && value.len() <= 60 && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(value)
    } else {
        Err(SettingError::Value("an https:// address of up to 60 characters"))
    }
}

fn words(value: &str) -> Vec<String> {
    let words = value.split(',').map(|word| word.trim().trim_matches('.').to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

fn max_words(value: &str) -> Result<Option<usize>, SettingError> {
    match value {
        "all" => Ok(None),
        number => match number.parse() {
            Ok(max @ 1..=99) => Ok(Some(max)),
            _ => Err(SettingError::Value("all, or a number from 1 to 99")),
        },
    }
}

impl fmt::Display for SettingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown => write!(f, "there is no such setting"),
            Self::Value(wanted) => write!(f, "the value has to be {wanted}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_can_be_read_and_set_to_its_own_value() {
        let mut settings = Settings::default();
        for (key, _) in Settings::KEYS {
            let value = settings.get(key).expect("a key of the list");
            assert_eq!(settings.set(key, &value), Ok(()), "{key}");
        }
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn values_that_do_not_fit_are_refused() {
        let mut settings = Settings::default();
        for (key, value) in [
            ("school.name", "Two\u{1b}[2JLines"),
            ("school.stage", "university"),
            ("portal.url", "http://mims.moe.gov.sg"),
            ("password.valid-days", "0"),
            ("password.valid-days", "91"),
            ("login-id.max-words", "0"),
        ] {
            assert!(
                matches!(settings.set(key, value), Err(SettingError::Value(_))),
                "{key} {value}"
            );
        }
        assert_eq!(settings.set("school.motto", "x"), Err(SettingError::Unknown));
        assert_eq!(settings, Settings::default());
    }
}

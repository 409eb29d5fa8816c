//! The school's choices: every setting with its name, its default and its check.

use thiserror::Error;

use super::password::{HashEngine, PasswordLife, TryLimits};
use super::person::{LoginRule, Stage};
use super::school_year::SchoolYearStart;
use super::text::{first_unwanted, tidy};
use super::words::Word as _;

/// The choices in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The school's name on stickers and reports; empty until somebody gives it.
    pub school_name: String,
    /// What the first digit of a class name means.
    pub school_stage: Stage,
    /// When the classes of a year begin.
    pub year_starts: SchoolYearStart,
    /// Where the QR code on a sticker leads.
    pub portal_url: String,
    /// How many days a temporary password lives, from 1 to 90.
    pub valid_days: u16,
    /// Whether a password that is easy to guess is refused although it keeps every rule.
    pub refuse_weak: bool,
    /// How often passwords and answers may be tried.
    pub tries: TryLimits,
    /// How login IDs are made.
    pub login_rule: LoginRule,
    pub hash_engine: HashEngine,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            school_name: String::new(),
            school_stage: Stage::Primary,
            year_starts: SchoolYearStart::default(),
            portal_url: "https://mims.moe.gov.sg".to_owned(),
            valid_days: 30,
            refuse_weak: true,
            tries: TryLimits::default(),
            login_rule: LoginRule::default(),
            hash_engine: HashEngine::default(),
        }
    }
}

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

/// One setting: its name, its meaning, and how its value is read and taken.
pub struct Setting {
    /// Its name in arguments and in the store.
    pub key: &'static str,
    pub meaning: &'static str,
    get: fn(&Settings) -> String,
    set: fn(&mut Settings, &str) -> Result<(), SettingError>,
}

/// A setting that is a number between two others.
macro_rules! number {
    ($key:literal, $meaning:literal, $least:expr, $most:expr, $($field:ident).+) => {
        Setting {
            key: $key,
            meaning: $meaning,
            get: |settings| settings.$($field).+.to_string(),
            set: |settings, value| {
                settings.$($field).+ = number(value, $least.into(), $most.into())?;
                Ok(())
            },
        }
    };
}

impl Settings {
    /// Every setting, in the order in which they are shown.
    pub const ALL: &[Setting] = &[
        Setting {
            key: "school.name",
            meaning: "the school's name, printed on every sticker",
            get: |settings| settings.school_name.clone(),
            set: |settings, value| plain_text(value).map(|name| settings.school_name = name),
        },
        Setting {
            key: "school.stage",
            meaning: "primary or secondary: whether class 3A is level P3 or S3",
            get: |settings| settings.school_stage.as_str().to_owned(),
            set: |settings, value| stage(value).map(|stage| settings.school_stage = stage),
        },
        Setting {
            key: "school-year.starts",
            meaning: "the first school day; temporary passwords made before it count their days from there",
            get: |settings| settings.year_starts.to_string(),
            set: |settings, value| year_start(value).map(|start| settings.year_starts = start),
        },
        Setting {
            key: "portal.url",
            meaning: "the address in the QR code of a sticker",
            get: |settings| settings.portal_url.clone(),
            set: |settings, value| web_address(value).map(|url| settings.portal_url = url),
        },
        number!(
            "password.valid-days",
            "how many days a temporary password works, 1 to 90",
            1_u32,
            PasswordLife::MAX_DAYS,
            valid_days
        ),
        Setting {
            key: "password.refuse-weak",
            meaning: "yes or no: whether an easily guessed password is refused although it keeps the rules",
            get: |settings| if settings.refuse_weak { "yes" } else { "no" }.to_owned(),
            set: |settings, value| yes_or_no(value).map(|yes| settings.refuse_weak = yes),
        },
        number!(
            "sign-in.longest-wait-minutes",
            "the longest wait",
            1_u32,
            1440_u32,
            tries.longest_wait_minutes
        ),
        number!(
            "sign-in.temporary-tries",
            "wrong passwords in a row that end a temporary password",
            3_u32,
            50_u32,
            tries.temporary
        ),
        Setting {
            key: "login-id.drop-words",
            meaning: "words left out of new login IDs, separated by commas",
            get: |settings| settings.login_rule.drop_words.join(","),
            set: |settings, value| {
                settings.login_rule.drop_words = words(value);
                Ok(())
            },
        },
        Setting {
            key: "login-id.max-words",
            meaning: "how many words a new login ID has at the most; all or a number",
            get: |settings| match settings.login_rule.max_words {
                None => "all".to_owned(),
                Some(max) => max.to_string(),
            },
            set: |settings, value| max_words(value).map(|max| settings.login_rule.max_words = max),
        },
        Setting {
            key: "hash.engine",
            meaning: "fast or reference: what hashes passwords where many are made at once",
            get: |settings| settings.hash_engine.as_str().to_owned(),
            set: |settings, value| hash_engine(value).map(|engine| settings.hash_engine = engine),
        },
    ];

    /// The value of a setting as text.
    pub fn get(&self, key: &str) -> Option<String> {
        Self::named(key).map(|setting| (setting.get)(self))
    }

    /// Checks and takes a value.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingError> {
        let setting = Self::named(key).ok_or(SettingError::Unknown)?;
        (setting.set)(self, &tidy(value))
    }

    fn named(key: &str) -> Option<&'static Setting> {
        Self::ALL.iter().find(|setting| setting.key == key)
    }

    /// Days that a temporary password may live.
    pub fn checked_days(text: &str) -> Option<u16> {
        number(text, 1, PasswordLife::MAX_DAYS.into()).ok()
    }
}

fn number<N: TryFrom<u32>>(value: &str, least: u32, most: u32) -> Result<N, SettingError> {
    let number = value.parse().ok().filter(|number| (least..=most).contains(number));
    number.and_then(|number| number.try_into().ok()).ok_or(SettingError::Number(least, most))
}

fn stage(value: &str) -> Result<Stage, SettingError> {
    Stage::of_word(value).ok_or(SettingError::Value("primary or secondary"))
}

fn hash_engine(value: &str) -> Result<HashEngine, SettingError> {
    HashEngine::of_word(value).ok_or(SettingError::Value("fast or reference"))
}

fn year_start(value: &str) -> Result<SchoolYearStart, SettingError> {
    SchoolYearStart::parse(value).ok_or(SettingError::Value("a day and a month, such as 2 January"))
}

fn yes_or_no(value: &str) -> Result<bool, SettingError> {
    match value {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(SettingError::Value("yes or no")),
    }
}

fn plain_text(value: &str) -> Result<String, SettingError> {
    if value.chars().count() <= 80 && first_unwanted(value).is_none() {
        Ok(value.to_owned())
    } else {
        Err(SettingError::Value("up to 80 characters that can be printed"))
    }
}

/// The QR code on the smallest sheets has room for about this many characters.
fn web_address(value: &str) -> Result<String, SettingError> {
    let is_address = value.strip_prefix("https://").is_some_and(|rest| rest.contains('.'));
    if is_address && value.len() <= 60 && value.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(value.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_can_be_read_and_set_to_its_own_value() {
        let mut settings = Settings::default();
        for Setting { key, .. } in Settings::ALL {
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
            ("school-year.starts", "02-01"),
            ("portal.url", "http://mims.moe.gov.sg"),
            ("password.valid-days", "0"),
            ("password.valid-days", "91"),
            ("login-id.max-words", "0"),
            ("password.refuse-weak", "maybe"),
            ("sign-in.longest-wait-minutes", "1441"),
            ("sign-in.temporary-tries", "-1"),
            ("hash.engine", "turbo"),
        ] {
            assert!(
                matches!(
                    settings.set(key, value),
                    Err(SettingError::Value(_) | SettingError::Number(..))
                ),
                "{key} {value}"
            );
        }
        assert_eq!(settings.set("school.motto", "x"), Err(SettingError::Unknown));
        assert_eq!(settings, Settings::default());
    }
}

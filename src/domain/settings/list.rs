//! Every setting with its name, its meaning and its check.

use super::choices::Settings;
use super::value::{
    SettingError, domain, file_text, hash_engine, ldap_base, max_words, name_rule, networks, nudge,
    number, org_unit, plain_text, program, school_code, stage, web_address, words, year_start,
    yes_or_no,
};
use crate::domain::password::PasswordLife;
use crate::domain::text::{counted, tidy};

/// One setting: its name, its meaning, and how its value is read and taken.
pub struct Setting {
    /// Its name in arguments and in the store.
    pub key: &'static str,
    pub meaning: &'static str,
    get: fn(&Settings) -> String,
    set: fn(&mut Settings, &str) -> Result<(), SettingError>,
}

impl Setting {
    const TEMPLATE: &str = "stickers.template";

    /// The one with this name.
    pub fn named(key: &str) -> Option<&'static Self> {
        Settings::ALL.iter().find(|setting| setting.key == key)
    }

    /// Whether its value is the text of a file, and no line.
    pub fn is_file(&self) -> bool {
        self.key == Self::TEMPLATE
    }

    /// The value as a line; of a file it tells the length.
    pub fn line(&self, settings: &Settings) -> String {
        let value = (self.get)(settings);
        if value.is_empty() || !self.is_file() {
            value
        } else {
            counted(value.lines().count(), "line")
        }
    }
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
        Setting {
            key: "stickers.sheet",
            meaning: "the label sheet in the printer: a known one by its name, or custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY in mm",
            get: |settings| settings.sticker_sheet.clone(),
            set: |settings, value| plain_text(value).map(|sheet| settings.sticker_sheet = sheet),
        },
        Setting {
            key: "stickers.nudge",
            meaning: "how far stickers are shifted to the right and down, in mm from -3 to 3 (0.5,-1)",
            get: |settings| settings.sticker_nudge.to_string(),
            set: |settings, value| nudge(value).map(|nudge| settings.sticker_nudge = nudge),
        },
        Setting {
            key: Setting::TEMPLATE,
            meaning: "the school's own sticker, taken from a TOML file of boxes; empty for the built-in one",
            get: |settings| settings.sticker_template.clone(),
            set: |settings, value| file_text(value).map(|text| settings.sticker_template = text),
        },
        Setting {
            key: "portal.school-networks",
            meaning: "the school's networks, which may try more often at the portal: 203.0.113.0/24, separated by commas",
            get: |settings| {
                let networks = settings.school_networks.iter().map(ToString::to_string);
                networks.collect::<Vec<_>>().join(",")
            },
            set: |settings, value| networks(value).map(|nets| settings.school_networks = nets),
        },
        Setting {
            key: "mail.sendmail",
            meaning: "the program that sends notices to recovery e-mail addresses: /usr/sbin/sendmail or one like it; empty for none",
            get: |settings| {
                let program = settings.sendmail.as_ref();
                program.map(|program| program.display().to_string()).unwrap_or_default()
            },
            set: |settings, value| program(value).map(|program| settings.sendmail = program),
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
        Setting {
            key: "export.domain",
            meaning: "the domain of students' addresses in exports; empty for that of their login IDs",
            get: |settings| settings.export_domain.clone(),
            set: |settings, value| domain(value).map(|name| settings.export_domain = name),
        },
        Setting {
            key: "export.org-unit",
            meaning: "the organisational unit of Google Workspace that accounts go to: /Students",
            get: |settings| settings.org_unit.clone(),
            set: |settings, value| org_unit(value).map(|path| settings.org_unit = path),
        },
        Setting {
            key: "export.school-code",
            meaning: "what other systems know the school by; every number in their files begins with it",
            get: |settings| settings.school_code.clone(),
            set: |settings, value| school_code(value).map(|code| settings.school_code = code),
        },
        Setting {
            key: "export.ldap-base",
            meaning: "the entry above those of an LDIF file, where no directory is kept in step: dc=mims,dc=example",
            get: |settings| settings.ldap_base.clone(),
            set: |settings, value| {
                let base = if value.is_empty() { Ok(String::new()) } else { ldap_base(value) };
                base.map(|base| settings.ldap_base = base)
            },
        },
        Setting {
            key: "export.names",
            meaning: "class or first-word: whether a full name goes whole, with the class as the last name, or without its first word",
            get: |settings| settings.name_rule.as_str().to_owned(),
            set: |settings, value| name_rule(value).map(|rule| settings.name_rule = rule),
        },
    ];

    /// The value of a setting as text.
    pub fn get(&self, key: &str) -> Option<String> {
        Setting::named(key).map(|setting| (setting.get)(self))
    }

    /// Checks and takes a value.
    pub fn set(&mut self, key: &str, value: &str) -> Result<(), SettingError> {
        let setting = Setting::named(key).ok_or(SettingError::Unknown)?;
        let tidied = tidy(value);
        (setting.set)(self, if setting.is_file() { value } else { &tidied })
    }

    /// Days that a temporary password may live.
    pub fn checked_days(text: &str) -> Option<u16> {
        number(text, 1, PasswordLife::MAX_DAYS.into()).ok()
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
            ("stickers.sheet", "L71\u{1b}60"),
            ("stickers.nudge", "4,0"),
            ("password.valid-days", "0"),
            ("password.valid-days", "91"),
            ("login-id.max-words", "0"),
            ("portal.school-networks", "203.0.113.0"),
            ("mail.sendmail", "sendmail"),
            ("mail.sendmail", "sendmail -t"),
            ("password.refuse-weak", "maybe"),
            ("sign-in.longest-wait-minutes", "1441"),
            ("sign-in.temporary-tries", "-1"),
            ("hash.engine", "turbo"),
            ("export.domain", "students"),
            ("export.domain", "students@edu.sg"),
            ("export.org-unit", "Students"),
            ("export.school-code", "P 1"),
            ("export.names", "last-word"),
            ("export.ldap-base", "mims"),
        ] {
            assert!(
                matches!(
                    settings.set(key, value),
                    Err(SettingError::Value(_) | SettingError::Number(..))
                ),
                "{key} {value}"
            );
        }
        let template = "x".repeat(64 * 1024 + 1);
        assert!(matches!(settings.set(Setting::TEMPLATE, &template), Err(SettingError::Value(_))));
        assert_eq!(settings.set("school.motto", "x"), Err(SettingError::Unknown));
        assert_eq!(settings, Settings::default());
    }
}

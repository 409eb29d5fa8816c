//! The school's choices that are in force, and what they are before anybody has chosen.

use std::path::PathBuf;

use ipnet::IpNet;

use crate::domain::nudge::Nudge;
use crate::domain::password::{HashEngine, TryLimits};
use crate::domain::person::{LoginRule, NameRule, Stage};
use crate::domain::school_year::SchoolYearStart;

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
    /// The label sheet in the printer, by its name or its measures.
    pub sticker_sheet: String,
    pub sticker_nudge: Nudge,
    /// The school's own sticker as the text of its template; empty for the built-in one.
    pub sticker_template: String,
    /// The networks of the school, from which many children try at once.
    pub school_networks: Vec<IpNet>,
    /// What sends notices to recovery e-mail addresses; without it there are none.
    pub sendmail: Option<PathBuf>,
    /// How many days a temporary password lives, from 1 to 90.
    pub valid_days: u16,
    /// Whether a password that is easy to guess is refused although it keeps every rule.
    pub refuse_weak: bool,
    /// How often passwords and answers may be tried.
    pub tries: TryLimits,
    /// How login IDs are made.
    pub login_rule: LoginRule,
    pub hash_engine: HashEngine,
    /// The domain of students' addresses in exports; empty for that of their login IDs.
    pub export_domain: String,
    /// Where Google puts the accounts; empty until somebody says it.
    pub org_unit: String,
    /// What other systems know the school by; empty until somebody says it.
    pub school_code: String,
    /// The entry above those of an LDIF file; empty until somebody says it.
    pub ldap_base: String,
    pub name_rule: NameRule,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            school_name: String::new(),
            school_stage: Stage::Primary,
            year_starts: SchoolYearStart::default(),
            portal_url: "https://mims.moe.gov.sg".to_owned(),
            sticker_sheet: "L7160".to_owned(),
            sticker_nudge: Nudge::default(),
            sticker_template: String::new(),
            school_networks: Vec::new(),
            sendmail: None,
            valid_days: 30,
            refuse_weak: true,
            tries: TryLimits::default(),
            login_rule: LoginRule::default(),
            hash_engine: HashEngine::default(),
            export_domain: String::new(),
            org_unit: String::new(),
            school_code: String::new(),
            ldap_base: String::new(),
            name_rule: NameRule::default(),
        }
    }
}

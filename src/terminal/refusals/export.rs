//! What is told when a file for another system cannot be made.

use super::import::named;
use crate::domain::{Setting, Student, counted};
use crate::exports::{ExportRefusal, PersonFlaw};
use crate::terminal::Error;

impl From<ExportRefusal> for Error {
    fn from(refusal: ExportRefusal) -> Self {
        match refusal {
            ExportRefusal::NoSetting(key) => {
                let meaning = Setting::named(key).map(|setting| setting.meaning);
                Self::refused(format!("the setting {key} has no value yet"))
                    .hint(format!("mims settings set {key} VALUE: {}", meaning.unwrap_or_default()))
            }
            ExportRefusal::TooMany { format, people, most } => {
                let (system, people) = (format.system(), counted(people, "account"));
                Self::refused(format!("{system} takes {most} in a file, and these are {people}"))
                    .hint(format!("--split {most} writes several files"))
            }
        }
    }
}

/// Why a student cannot be in the file.
pub fn told_person_flaw(student: &Student, PersonFlaw { column, most }: PersonFlaw) -> String {
    let what = match most {
        Some(most) => format!("is longer than {most} characters"),
        None => "starts like a spreadsheet formula".to_owned(),
    };
    format!("{}: {column} {what}", named(student))
}

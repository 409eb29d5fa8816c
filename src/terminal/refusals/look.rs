//! What is told when there is nobody to look at, no field of that name, or a log that was changed.

use std::collections::BTreeSet;

use crate::domain::{ClassName, printable};
use crate::ops::{LogRefusal, SelectRefusal, Wanted};
use crate::rows::LayoutRefusal;
use crate::terminal::{Error, Kind};

impl From<SelectRefusal> for Error {
    fn from(refusal: SelectRefusal) -> Self {
        match refusal {
            SelectRefusal::Store(error) => error.into(),
            SelectRefusal::NoSuchBatch(batch) => {
                Self::refused(format!("there is no batch {batch}"))
            }
            SelectRefusal::NotThere { what, year, classes } => {
                let in_year = year.map(|year| format!(" in {year}")).unwrap_or_default();
                let what = match what {
                    Wanted::Anybody => format!("there are no students{in_year}"),
                    Wanted::Class(class) => format!("there is no class {class}{in_year}"),
                    Wanted::Level(level) => format!("there is no class of level {level}{in_year}"),
                    Wanted::AllAtOnce => "no class is of all that".to_owned(),
                };
                Self::refused(what).hint(classes_there(&classes))
            }
            SelectRefusal::NoReportYet => {
                Self::refused("there was no nightly report yet").hint("mims report makes one")
            }
        }
    }
}

/// The classes by name, where a line holds them.
fn classes_there(classes: &[ClassName]) -> String {
    const FEW: usize = 8;
    let names: BTreeSet<_> = classes.iter().collect();
    if names.is_empty() || names.len() > FEW {
        return "mims status shows the classes".to_owned();
    }
    let names: Vec<_> = names.into_iter().map(ClassName::as_str).collect();
    format!("classes: {}", names.join(", "))
}

impl From<LogRefusal> for Error {
    fn from(refusal: LogRefusal) -> Self {
        let what = match refusal {
            LogRefusal::Store(error) => return error.into(),
            LogRefusal::Changed(row) => {
                format!("the audit log was changed: row {row} does not fit the rows before it")
            }
            LogRefusal::HeadMissing => "the audit log does not hold that head".to_owned(),
        };
        Self::of(Kind::Unusable, what)
            .hint("compare the log with a copy of the store from your backup")
    }
}

impl From<LayoutRefusal> for Error {
    fn from(refusal: LayoutRefusal) -> Self {
        match refusal {
            LayoutRefusal::NoSuchField { named, fields } => {
                Self::of(Kind::Usage, format!("there is no field {}", printable(&named)))
                    .hint(format!("the fields are {}", fields.join(", ")))
            }
            LayoutRefusal::NamedTwice(field) => {
                Self::of(Kind::Usage, format!("the field {field} is named twice"))
            }
        }
    }
}

//! What is told when there is nobody to look at, no field of that name, or a log that was changed.

use std::collections::BTreeSet;

use crate::domain::{ClassName, echoed};
use crate::ops::{LogRefusal, SelectionRefusal, WantedClass};
use crate::rows::LayoutRefusal;
use crate::terminal::refusals::check::told_fault_of_store;
use crate::terminal::refusals::office::no_batch;
use crate::terminal::{Error, Kind};

impl From<SelectionRefusal> for Error {
    fn from(refusal: SelectionRefusal) -> Self {
        match refusal {
            SelectionRefusal::Store(error) => error.into(),
            SelectionRefusal::NoBatch(batch) => no_batch(batch),
            SelectionRefusal::NoClass { wanted, year, there } => {
                let in_year = year.map(|year| format!(" in {year}")).unwrap_or_default();
                let what = match wanted {
                    WantedClass::OfThatYear => format!("there are no students{in_year}"),
                    WantedClass::Named(class) => format!("there is no class {class}{in_year}"),
                    WantedClass::OfLevel(level) => {
                        format!("there is no class of level {level}{in_year}")
                    }
                    WantedClass::OfAll => "no class is of all that".to_owned(),
                };
                Self::refused(what).hint(classes_there(&there))
            }
            SelectionRefusal::SeveralYears(years) => {
                let years: Vec<_> = years.iter().map(i16::to_string).collect();
                let what = format!("there are such classes in {}", years.join(" and in "));
                Self::refused(what).hint(format!("--year {} says which", years.join(" or --year ")))
            }
            SelectionRefusal::NoReportYet => {
                Self::refused("there was no nightly report yet").hint("mims report makes one")
            }
        }
    }
}

/// The classes by name, where a line holds them.
fn classes_there(classes: &BTreeSet<ClassName>) -> String {
    const FEW: usize = 8;
    if classes.is_empty() || classes.len() > FEW {
        return "mims status shows the classes".to_owned();
    }
    let names: Vec<_> = classes.iter().map(ClassName::as_str).collect();
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
            LogRefusal::Faulty(faults) => {
                let told: Vec<_> = faults.iter().map(told_fault_of_store).collect();
                return Self::of(Kind::Unusable, told.join("; "))
                    .hint("mims check names all that is wrong, and what helps");
            }
        };
        Self::of(Kind::Unusable, what)
            .hint("compare the log with that of a backup: mims backup --verify FILE shows its head")
    }
}

impl From<LayoutRefusal> for Error {
    fn from(refusal: LayoutRefusal) -> Self {
        match refusal {
            LayoutRefusal::NoSuchField { named, fields } => {
                Self::of(Kind::Usage, format!("there is no field {}", echoed(&named)))
                    .hint(format!("the fields are {}", fields.join(", ")))
            }
            LayoutRefusal::NamedTwice(field) => {
                Self::of(Kind::Usage, format!("the field {field} is named twice"))
            }
        }
    }
}

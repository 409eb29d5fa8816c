//! One use case for each file and transaction: a store, who acts and a request in, plain data out.
//! No terminal, no files but the store's, no text for people; a web portal could call the same functions.

#[cfg(test)]
mod account_model;
mod answer_questions;
mod choose_password;
mod import;
mod look;
mod office;
mod proof;
mod report;
mod set_questions;
mod show_home;
mod sign_in;
#[cfg(test)]
mod try_schedules;
mod write;

pub use answer_questions::{answer_questions, asked_questions};
pub use choose_password::{Choice, choose_password};
pub use import::{ImportRequest, Imported, import_roster};
pub use look::{ClassFunnel, Since, funnel, select_students, visit_moved, visit_students};
pub use office::*;
pub use proof::Proof;
pub use report::{
    Compared, Nightly, NightlyClass, NightlyRequest, ReportSink, Reported, ReportedClass,
    nightly_report, record_night,
};
pub use set_questions::{set_questions, set_recovery_email};
pub use show_home::{Home, ResetWay, TOOLS, show_home};
pub use sign_in::{NextStep, SignedIn, sign_in};
pub use write::Tick;
use write::write;

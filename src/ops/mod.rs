//! One use case for each file and transaction: a store, who acts and a request in, plain data out.
//! No terminal, no files but the store's, no text for people; a web portal could call the same functions.

#[cfg(test)]
mod account_model;
mod answer_questions;
mod change_passphrase;
mod change_setting;
mod choose_password;
mod create_store;
mod edit_student;
mod find_students;
mod import;
mod issue_passwords;
mod look;
mod paper;
mod print_stickers;
mod proof;
mod report;
mod reset_passwords;
mod set_questions;
mod show_home;
mod sign_in;
#[cfg(test)]
mod try_schedules;
mod undo_batch;
mod unlock_students;

pub use answer_questions::{answer_questions, asked_questions};
pub use change_passphrase::change_passphrase;
pub use change_setting::change_setting;
pub use choose_password::{Choice, choose_password};
pub use create_store::create_store;
pub use edit_student::{Edit, disable_students, edit_student, enable_students};
pub use find_students::{FindError, find_student};
pub use import::{ImportRequest, Imported, import_roster};
pub use issue_passwords::Life;
pub use look::{ClassFunnel, Since, funnel, select_students, visit_moved, visit_students};
pub use paper::{Form, Handout, Order, Paper, PaperRequest, make_paper};
pub use print_stickers::{
    OpenList, OpenPassword, Printed, SealedPassword, list_open, open_passwords, record_printed,
    record_shown,
};
pub use proof::Proof;
pub use report::{
    Compared, Nightly, NightlyClass, NightlyRequest, ReportSink, Reported, ReportedClass,
    nightly_report, record_night,
};
pub use reset_passwords::{PreparedReset, Reset, ResetRequest, prepare_resets};
pub use set_questions::{set_questions, set_recovery_email};
pub use show_home::{Home, ResetWay, TOOLS, show_home};
pub use sign_in::{NextStep, SignedIn, sign_in};
pub use undo_batch::{Undo, plan_undo, undo_batch};
pub use unlock_students::{Stopped, unlock_students};

use rusqlite::Transaction;

use crate::domain::Act;
use crate::error::Error;
use crate::store::audit::Log;
use crate::store::{Store, credentials};

/// Called from any thread once for each finished piece of long work.
pub type Tick<'a> = &'a (dyn Fn() + Sync);

/// One audited transaction. Every change also forgets the temporary passwords whose last day is over.
fn write<T>(
    store: &mut Store,
    act: &Act,
    change: impl FnOnce(&Transaction<'_>, &mut Log<'_>) -> Result<T, Error>,
) -> Result<T, Error> {
    store.write(|tx| {
        credentials::erase_lapsed(tx, act.at)?;
        change(tx, &mut Log::open(tx, act)?)
    })
}

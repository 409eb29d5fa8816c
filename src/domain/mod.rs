//! Types and rules of the school and its accounts: no I/O, no clock, no randomness.
//!
//! Every type here is checked when it is made, so that nothing behind it has to check again.

#[macro_use]
mod words;

mod account;
mod calendar;
mod clock;
mod damage;
mod flaw;
mod ids;
mod nudge;
mod password;
mod person;
mod report;
mod school_year;
mod settings;
mod text;

pub use account::*;
pub use calendar::{
    begin_of, day_of, last_day_of, lasts_until, monday_of, month_of, rfc3339, shown_day, shown_time,
};
pub use clock::ClockDoubt;
pub(crate) use damage::is_spreadsheet_damage;
pub use flaw::{Fault, Flaw};
pub use ids::{BatchId, ClassId, NoticeId, StudentId};
pub use password::*;
pub use person::*;
pub use report::*;
pub use settings::{Setting, SettingError, Settings, ldap_base};
pub use text::{counted, echoed, folded, printable, shortened, shown_path};
pub(crate) use text::{formula_sign, is_mark, key, undisguised, with_apostrophes};
pub use words::Word;
pub(crate) use words::{shown_as_text, words};

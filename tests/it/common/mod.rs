//! What tests of several rooms share: the real program in an office of its own, a small school, programs that others
//! wrote, and the database behind the program's back.

mod database;
mod facts;
mod portal;
mod program;
mod programs;
mod pupils;
mod school;
mod secrets;
mod shown;
mod states;
mod term;
#[cfg(unix)]
mod terminal;

pub(crate) use portal::{Browser, Portal, WHOLE, exchange};
#[cfg(unix)]
pub(crate) use program::mode_of;
pub(crate) use program::{Office, Run, commands, is_private, project, quiet, set_mode};
pub(crate) use programs::{answer, present, say_skipped, skipped, text, try_to_answer};
pub(crate) use pupils::{FULL_PAGE, Pupil};
pub(crate) use school::{LIST, LOGINS, PASSPHRASE};
pub(crate) use secrets::{all_files, holds, open_passwords, open_records};
pub(crate) use shown::replaced;
#[cfg(unix)]
pub(crate) use terminal::Ended;

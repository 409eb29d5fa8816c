//! The student's own steps, for every surface: signing in, setting up, and self-service.

#[cfg(test)]
pub mod account_model;
mod addresses;
mod answer_questions;
mod choose_password;
mod notices;
mod proof;
mod set_questions;
mod show_home;
mod sign_in;
#[cfg(test)]
mod try_schedules;
mod whose;

#[cfg(test)]
pub use try_schedules::{ANSWERS, OWN, own_account};

pub use addresses::{is_school, note_refused_address};
pub use answer_questions::{answer_questions, asked_questions};
pub use choose_password::{Choice, choose_password};
pub use notices::{note_sent, sends_notices, take_notice};
pub use proof::{Proof, ProofToken, StepRefusal};
pub use set_questions::{EmailRefusal, QuestionsRefusal, set_questions, set_recovery_email};
pub use show_home::{Home, ResetWay, show_home};
pub use sign_in::{NextStep, SignedIn, sign_in};

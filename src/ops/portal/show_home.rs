//! What a student sees who has signed in and has nothing left to set up.

use jiff::Timestamp;

use super::sign_in::SignedIn;
use crate::domain::{Email, Outcome};
use crate::store::{Store, StoreError, audit};

/// By which way a password was last reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResetWay {
    /// The school made a new temporary password.
    School,
    /// The student answered the challenge questions.
    Questions,
}

/// The facts of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// When the password in force was chosen.
    pub password_set_at: Timestamp,
    /// When it was last reset, and how; never, when the first sticker was enough.
    pub last_reset: Option<(Timestamp, ResetWay)>,
    /// Another address for later resets.
    pub recovery_email: Option<Email>,
    /// The sign-in before this one; none, when this is the first.
    pub last_sign_in: Option<Timestamp>,
    /// Passwords and answers that were wrong since then, until this sign-in.
    pub failed_tries: u32,
}

/// Reads them.
pub fn show_home(store: &Store, signed_in: &SignedIn) -> Result<Home, StoreError> {
    let student = signed_in.student();
    let this_sign_in = signed_in.proof.token.since;
    store.read(|connection| {
        let last = |outcome| audit::last_of_student(connection, student.id, outcome);
        let school = last(Outcome::Reset)?.map(|last| (last, ResetWay::School));
        let questions = last(Outcome::ResetByQuestions)?.map(|last| (last, ResetWay::Questions));
        let newest = [school, questions].into_iter().flatten().max_by_key(|(last, _)| *last);
        let (last_sign_in, failed_tries) =
            audit::tries_before(connection, student.id, this_sign_in)?;
        Ok(Home {
            password_set_at: student.account.password_set_at,
            last_reset: newest.map(|((_, at), way)| (at, way)),
            recovery_email: student.recovery_email.clone(),
            last_sign_in,
            failed_tries,
        })
    })
}

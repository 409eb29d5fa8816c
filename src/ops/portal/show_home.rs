//! What a student sees who has signed in and has nothing left to set up.

use jiff::Timestamp;

use super::sign_in::SignedIn;
use crate::domain::Outcome;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home {
    /// When the password in force was chosen.
    pub password_set_at: Timestamp,
    /// When it was last reset, and how; never, when the first sticker was enough.
    pub last_reset: Option<(Timestamp, ResetWay)>,
}

/// Reads them.
pub fn show_home(store: &Store, signed_in: &SignedIn) -> Result<Home, StoreError> {
    let student = signed_in.student();
    let last_reset = store.read(|connection| {
        let last = |outcome| audit::last_of_student(connection, student.id, outcome);
        let school = last(Outcome::Reset)?.map(|last| (last, ResetWay::School));
        let questions = last(Outcome::ResetByQuestions)?.map(|last| (last, ResetWay::Questions));
        let newest = [school, questions].into_iter().flatten().max_by_key(|(last, _)| *last);
        Ok::<_, StoreError>(newest.map(|((_, at), way)| (at, way)))
    })?;
    Ok(Home { password_set_at: student.account.password_set_at, last_reset })
}

//! The rest of setting up an account: the 3 challenge questions, and another e-mail address for later resets.

use rand::CryptoRng;

use super::sign_in::{NextStep, SignedIn};
use crate::crypto::{AnswersHash, PasswordHash};
use crate::domain::{Act, Answer, Detail, Email, Outcome, Student, ThreeQuestions};
use crate::store::{Store, account_changes, questions};
use crate::terminal::Error;

/// Sets or changes the questions; the answers are those to the questions in their order.
pub fn set_questions(
    store: &mut Store,
    signed_in: &mut SignedIn,
    questions: ThreeQuestions,
    answers: &[Answer; 3],
    act: &Act,
    rng: &mut impl CryptoRng,
) -> Result<(), Error> {
    if signed_in.step() == NextStep::ChoosePassword {
        let error = Error::refused("the temporary password has to be changed first");
        return Err(error.hint("mims portal sign-in leads through it"));
    }
    let proof = &mut signed_in.proof;
    let Student { name, login, .. } = proof.student();
    Answer::check_all(answers, questions, name, login).map_err(Error::refused)?;
    let hash = AnswersHash::of(answers, &store.pepper()?, PasswordHash::draw_salt(rng));
    crate::ops::write::<_, Error>(store, act, |tx, log| {
        proof.check(tx)?;
        let student = proof.student.id;
        questions::set(tx, student, questions, &hash)?;
        account_changes::set_questions(tx, student, act.at)?;
        Ok::<_, Error>(log.note(student, Outcome::QuestionsSet, &Detail::None)?)
    })?;
    proof.renew(store)
}

/// Keeps another e-mail address, or that the student was asked and has none to give.
pub fn set_recovery_email(
    store: &mut Store,
    signed_in: &mut SignedIn,
    email: Option<&Email>,
    act: &Act,
) -> Result<(), Error> {
    let proof = &mut signed_in.proof;
    crate::ops::write::<_, Error>(store, act, |tx, log| {
        proof.check(tx)?;
        let student = proof.student.id;
        account_changes::set_recovery_email(tx, student, email, act.at)?;
        let outcome = if email.is_some() { Outcome::EmailGiven } else { Outcome::EmailAsked };
        Ok::<_, Error>(log.note(student, outcome, &Detail::None)?)
    })?;
    proof.renew(store)
}

//! The rest of setting up an account: the 3 challenge questions, and another e-mail address for later resets.

use rand::CryptoRng;

use super::notices;
use super::proof::StepRefusal;
use super::sign_in::{NextStep, SignedIn};
use crate::crypto::{AnswersHash, PasswordHash};
use crate::domain::{
    Act, Answer, AnswerError, Detail, Email, LoginId, NoticeReason, Outcome, ThreeQuestions,
};
use crate::store::{Store, StoreError, account_changes, questions};

/// Why no questions were set.
#[derive(Debug)]
pub enum QuestionsRefusal {
    Step(StepRefusal),
    /// The student's own password comes first.
    TemporaryPassword,
    Answer(AnswerError),
}

impl From<StepRefusal> for QuestionsRefusal {
    fn from(refusal: StepRefusal) -> Self {
        Self::Step(refusal)
    }
}

impl From<StoreError> for QuestionsRefusal {
    fn from(error: StoreError) -> Self {
        Self::Step(error.into())
    }
}

/// Why an e-mail address was not kept.
#[derive(Debug)]
pub enum EmailRefusal {
    Step(StepRefusal),
    /// It is the account's own, which nobody reads who has forgotten its password.
    OwnAddress,
}

impl From<StepRefusal> for EmailRefusal {
    fn from(refusal: StepRefusal) -> Self {
        Self::Step(refusal)
    }
}

impl From<StoreError> for EmailRefusal {
    fn from(error: StoreError) -> Self {
        Self::Step(error.into())
    }
}

/// Sets or changes the questions; the answers are those to the questions in their order.
pub fn set_questions(
    store: &mut Store,
    signed_in: &mut SignedIn,
    questions: ThreeQuestions,
    answers: &[Answer; 3],
    act: &Act,
    rng: &mut impl CryptoRng,
) -> Result<(), QuestionsRefusal> {
    if signed_in.step() == NextStep::ChoosePassword {
        return Err(QuestionsRefusal::TemporaryPassword);
    }
    let proof = &mut signed_in.proof;
    Answer::check_all(answers).map_err(QuestionsRefusal::Answer)?;
    let (salt, cost) = (PasswordHash::draw_salt(rng), store.hash_costs.answers);
    let hash = AnswersHash::of(answers, &store.pepper()?, salt, cost);
    crate::ops::write::<_, StepRefusal>(store, act, |tx, log| {
        let before = proof.check(tx)?;
        let student = before.id;
        questions::set(tx, student, questions, &hash)?;
        if before.account.questions_set_at.is_some() {
            notices::keep(tx, &before, NoticeReason::QuestionsChanged, act)?;
        }
        account_changes::set_questions(tx, student, act.at)?;
        log.note(student, Outcome::QuestionsSet, &Detail::None)?;
        Ok::<_, StepRefusal>(proof.renew(tx)?)
    })?;
    Ok(())
}

/// Keeps another e-mail address, or that the student has none to give; at any time, so that it can be changed or taken
/// away again.
pub fn set_recovery_email(
    store: &mut Store,
    signed_in: &mut SignedIn,
    email: Option<&Email>,
    act: &Act,
) -> Result<(), EmailRefusal> {
    let proof = &mut signed_in.proof;
    let own = Ok(&proof.student.login);
    if email.is_some_and(|email| LoginId::typed(email.as_str()).as_ref() == own) {
        return Err(EmailRefusal::OwnAddress);
    }
    crate::ops::write::<_, StepRefusal>(store, act, |tx, log| {
        let before = proof.check(tx)?;
        account_changes::set_recovery_email(tx, before.id, email, act.at)?;
        let outcome = match (email, &before.recovery_email) {
            (Some(_), _) => Outcome::EmailGiven,
            (None, Some(_)) => Outcome::EmailRemoved,
            (None, None) => Outcome::EmailAsked,
        };
        // To the one before: whoever has got hold of the account gives an own one.
        if email != before.recovery_email.as_ref() {
            let is_other = email.is_some();
            let reason =
                if is_other { NoticeReason::EmailChanged } else { NoticeReason::EmailRemoved };
            notices::keep(tx, &before, reason, act)?;
        }
        log.note(before.id, outcome, &Detail::None)?;
        Ok::<_, StepRefusal>(proof.renew(tx)?)
    })?;
    Ok(())
}

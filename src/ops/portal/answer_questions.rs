//! Self-service reset (source document, "Forgot password?"): 3 of 3 answers at once show whose account it is. As with
//! passwords, a try is counted before the answers are looked at, and whoever may not try takes the same path and time.

use rusqlite::Connection;

use super::proof::{Proof, ProofToken, StepRefusal, Way};
use super::whose;
use crate::crypto::AnswersHash;
use crate::domain::{Act, Answer, Detail, Holder, Outcome, ThreeQuestions, TurnedAway};
use crate::store::questions::{self, Challenge};
use crate::store::{Store, StoreError, credentials};

/// The questions that a login ID is asked. Whoever has none gets made-up ones, always the same, so that asking does not
/// tell who has enrolled.
pub fn asked_questions(
    store: &Store,
    login: &str,
    act: &Act,
) -> Result<ThreeQuestions, StoreError> {
    let made_up = store.pepper()?.questions_for(&whose::spelled(login));
    let found = store.read(|connection| find(connection, login, act))?;
    let set = found.and_then(|(_, challenge)| challenge).map(|challenge| challenge.questions);
    Ok(set.unwrap_or(made_up))
}

/// Shows whose account it is with three answers to the questions in their order, or not: unknown, closed, without questions,
/// switched off, too often and wrong are all the same `None`.
pub fn answer_questions(
    store: &mut Store,
    login: &str,
    questions: ThreeQuestions,
    answers: &[Answer; 3],
    act: &Act,
) -> Result<Option<Proof>, StepRefusal> {
    count_try(store, login, questions, act)?.check(store, answers, act)
}

/// A try that is counted, and whose answers are still to be looked at.
pub(super) struct CountedTry(Option<(Proof, Challenge)>);

/// Counts a try, as a wrong one until it turns out right.
pub(super) fn count_try(
    store: &mut Store,
    login: &str,
    asked: ThreeQuestions,
    act: &Act,
) -> Result<CountedTry, StoreError> {
    crate::ops::write(store, act, |tx, log| {
        let Some((student, challenge)) = find(tx, login, act)? else {
            log.note(None, Outcome::TurnedAway, &Detail::TurnedAway(TurnedAway::Unknown))?;
            return Ok(CountedTry(None));
        };
        // The source document asks for nothing but the questions: whoever got a temporary password and lost it too still
        // knows the answers.
        let Some(challenge) = challenge else {
            let why = TurnedAway::NoQuestions;
            log.note(student.id, Outcome::TurnedAway, &Detail::TurnedAway(why))?;
            return Ok(CountedTry(None));
        };
        if let Some(why) = refusal(&student, &challenge) {
            log.note(student.id, Outcome::TurnedAway, &Detail::TurnedAway(why))?;
            return Ok(CountedTry(None));
        }
        let number = challenge.tries.wrong + 1;
        if log.believes_clock() {
            questions::forget_old_tries(tx, student.id, act.at)?;
        }
        questions::count_try(tx, student.id, challenge.tries.is_last(), act.at)?;
        log.note(student.id, Outcome::Tried, &Detail::AnswersTry { number })?;
        // Answers to other questions than the student's are wrong ones.
        let is_asked = challenge.questions == asked;
        // A password that is changed or reset before the check ends this try, as it ends a session.
        let issue = credentials::get(tx, student.id)?.map_or(0, |credential| credential.issue);
        let token = ProofToken { student: student.id, issue, way: Way::Answers, since: log.seq() };
        let proof = Proof { token, student };
        Ok(CountedTry(is_asked.then_some((proof, challenge))))
    })
}

fn find(
    connection: &Connection,
    login: &str,
    act: &Act,
) -> Result<Option<(Holder, Option<Challenge>)>, StoreError> {
    let Some(student) = whose::find(connection, login)? else { return Ok(None) };
    let challenge = questions::get(connection, student.id, act.at)?;
    Ok(Some((student, challenge)))
}

/// Why a try is not taken; for the operator, never for the student. A lock after wrong passwords does not matter here.
fn refusal(student: &Holder, challenge: &Challenge) -> Option<TurnedAway> {
    if student.account.disabled.is_some() {
        Some(TurnedAway::Disabled)
    } else if challenge.disabled_at.is_some() {
        Some(TurnedAway::SelfServiceOff)
    } else if !challenge.tries.may_try() {
        Some(TurnedAway::TooManyAnswers)
    } else {
        None
    }
}

impl CountedTry {
    /// Whether the answers will be looked at.
    #[cfg(test)]
    pub(super) fn is_taken(&self) -> bool {
        self.0.is_some()
    }

    /// Looks at the answers. Without an account they are hashed all the same, because the time would tell.
    pub(super) fn check(
        self,
        store: &mut Store,
        answers: &[Answer; 3],
        act: &Act,
    ) -> Result<Option<Proof>, StepRefusal> {
        let pepper = store.pepper()?;
        let Some((proof, challenge)) = self.0 else {
            std::hint::black_box(AnswersHash::of(
                answers,
                &pepper,
                [0; 16],
                store.hash_costs.answers,
            ));
            return Ok(None);
        };
        if !challenge.hash.verify(answers, &pepper) {
            return Ok(None);
        }
        crate::ops::write(store, act, |tx, log| {
            proof.check(tx)?;
            let id = proof.student.id;
            questions::was_right(tx, id)?;
            log.note(id, Outcome::QuestionsAnswered, &Detail::None)?;
            Ok(Some(proof))
        })
    }
}

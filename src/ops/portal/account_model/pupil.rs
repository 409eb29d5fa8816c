//! One account of a real store beside its model: every step is done to both, and both have to look the same.

use jiff::Timestamp;
use proptest::test_runner::TestCaseError;

use super::model::{Counted, Model};
use super::school::{Made, START, School, act, life};
use super::seen::{Account, Questions, Said, Seen};
use super::step::{Guess, Pause, Step};
use crate::domain::{Answer, BatchId, Question, Secret, Student};
use crate::ops::portal::{Proof, SignedIn, answer_questions, sign_in};
use crate::store::{StoreError, audit, batches, credentials, questions, students};

/// An account in a store, what stands in front of it, and the model of both.
pub(super) struct Pupil<'a> {
    pub(super) school: &'a mut School,
    pub(super) made: Made,
    pub(super) model: Model,
    pub(super) session: Option<SignedIn>,
    /// What was typed to sign in.
    pub(super) typed: Option<Secret>,
    pub(super) answered: Option<Proof>,
    pub(super) sign_ins: Vec<(sign_in::CountedTry, Secret, Option<Counted>)>,
    pub(super) answers: Vec<(answer_questions::CountedTry, [Answer; 3], Option<Counted>)>,
    pub(super) batches: Vec<BatchId>,
    rows_before: i64,
}

/// What the store answered, and the model.
pub(super) type Both = (Said, Said);

impl<'a> Pupil<'a> {
    pub(super) fn new(school: &'a mut School) -> Self {
        let rows_before = rows(school);
        let made = school.new_account();
        let model = Model::created(START, made.password.clone(), life(START, 30).1);
        let mut pupil = Self {
            school,
            made,
            model,
            session: None,
            typed: None,
            answered: None,
            sign_ins: Vec::new(),
            answers: Vec::new(),
            batches: Vec::new(),
            rows_before,
        };
        pupil.note_batch();
        pupil
    }

    /// Does a step to both and compares.
    pub(super) fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        if let Step::GuessPasswords(count, then_right) = step {
            let wrong = std::iter::repeat_n(Guess::Wrong, (*count).into());
            for guess in wrong.chain(then_right.then_some(Guess::Right)) {
                self.model.now = self.model.now.max(self.model.wait_ends);
                self.take(&Step::SignIn(guess))?;
            }
            return Ok(());
        }
        let (real, expected) = self.both(step);
        proptest::prop_assert_eq!(real, expected, "{:?} answered", step);
        proptest::prop_assert_eq!(self.seen(), self.model.seen(), "after {:?}", step);
        let told = self.model.told.len() + self.model.told_of_nobody;
        let rows = rows(self.school) - self.rows_before;
        proptest::prop_assert_eq!(rows, i64::try_from(told).expect("few"), "rows of {:?}", step);
        Ok(())
    }

    /// The audit log tells the whole story.
    pub(super) fn ends(self) -> Result<(), TestCaseError> {
        let events =
            self.school.store.read(|connection| audit::of_student(connection, self.made.id));
        let told = events.expect("a log").into_iter().map(|event| event.outcome);
        proptest::prop_assert_eq!(told.collect::<Vec<_>>(), self.model.told);
        Ok(())
    }

    fn both(&mut self, step: &Step) -> Both {
        match step {
            Step::Wait(pause) => self.wait(*pause),
            Step::SignIn(guess) => self.sign_in(*guess),
            Step::StartSignIn(guess) => self.start_sign_in(*guess),
            Step::FinishSignIn(which) => self.finish_sign_in(*which),
            Step::GuessPasswords(..) => nothing(),
            Step::SignInAsNobody => self.sign_in_as_nobody(),
            Step::Answer(reply) => self.answer(*reply),
            Step::StartAnswer(reply) => self.start_answer(*reply),
            Step::FinishAnswer(which) => self.finish_answer(*which),
            Step::ChoosePassword(door, wish) => self.choose(*door, *wish),
            Step::SetQuestions(number) => self.set_questions(*number),
            Step::GiveEmail(mail) => self.give_email(*mail),
            Step::Reset(days) => self.reset(*days),
            Step::Disable => self.close_or_open(false),
            Step::Enable => self.close_or_open(true),
            Step::Unlock => self.unlock(),
            Step::Undo(back) => self.undo(*back),
        }
    }

    fn wait(&mut self, pause: Pause) -> Both {
        let now = self.model.now;
        let then = match pause {
            Pause::For(milliseconds) => now + milliseconds,
            Pause::WaitEnds(more) => self.model.wait_ends.saturating_add(more),
            Pause::PasswordEnds(more) => self.model.password.ends.unwrap_or(now) + more,
        };
        self.model.now = now.max(then);
        nothing()
    }

    /// As an operator's command finds the student.
    pub(super) fn student(&self) -> Option<Student> {
        let login = self.made.login.local();
        let found = self.school.store.read(|connection| students::with_login(connection, login));
        found.expect("a readable store").pop()
    }

    pub(super) fn note_batch(&mut self) {
        let newest = self.school.store.read(batches::newest).expect("a readable store");
        self.batches.push(newest.expect("the batch that was just made").id);
    }

    pub(super) fn seen(&self) -> Seen {
        let (student, now) = (self.student()?, act(self.model.now).at);
        let read = self.school.store.read(|connection| {
            let login = credentials::login(connection, student.id)?.expect("a password");
            let stored = credentials::get(connection, student.id)?.expect("a password");
            let hashes = credentials::all_hashes(connection, student.id)?;
            let challenge = questions::get(connection, student.id, now)?;
            Ok::<_, StoreError>((login, stored, hashes, challenge))
        });
        let (login, stored, hashes, challenge) = read.expect("a readable store");
        let right = self.model.passwords[self.model.password.place].clone();
        let account = &student.account;
        Some(Account {
            status: account.status(now),
            origin: account.origin,
            expired: account.expires_at.is_some_and(|ends| ends <= now),
            locked: account.locked_at.is_some(),
            disabled: account.disabled.is_some(),
            waiting: login.tries.is_waiting(now),
            wrong_in_a_row: login.tries.wrong,
            in_force: login.hash.verify(&Secret::new(right)),
            has_sealed_copy: stored.sealed.is_some(),
            earlier_passwords: hashes.len() - 1,
            last_sign_in: account.last_sign_in_at.map(Timestamp::as_second),
            email: student.recovery_email.as_ref().map(ToString::to_string),
            email_asked: account.email_asked_at.is_some(),
            questions: challenge.map(|challenge| Questions {
                asked: challenge.questions.all().map(Question::number),
                within_an_hour: challenge.tries.last_hour,
                within_a_day: challenge.tries.last_day,
                wrong_in_all: challenge.tries.wrong,
                switched_off: challenge.disabled_at.is_some(),
                may_try: challenge.tries.may_try(),
            }),
        })
    }
}

fn rows(school: &School) -> i64 {
    school.store.read(audit::head).expect("a log").seq
}

/// Neither had anything to do.
pub(super) fn nothing() -> Both {
    (Said::Nothing, Said::Nothing)
}

/// What an operation answered; a store that cannot be used is no refusal.
pub(super) fn said<E: std::fmt::Debug>(answer: Result<Said, E>) -> Said {
    answer.unwrap_or_else(|error| {
        let refusal = format!("{error:?}");
        assert!(!refusal.contains("Store("), "{refusal}");
        Said::Declined
    })
}

//! One account of a real store beside its model: every step is done to both, and both have to look the same.

use std::fmt::Debug;

use jiff::Timestamp;
use proptest::test_runner::TestCaseError;

use super::model::Model;
use super::school::{Made, START, School, act, life};
use super::seen::{Account, Questions, Said, Seen};
use super::step::{Door, Guess, Mail, Pause, Reply, Step, Wish};
use crate::directory::Layout;
use crate::domain::{BatchId, Question, Secret, Student};
use crate::store::{
    StoreError, audit, batches, credentials, events, listings, questions, students,
};

/// An account in a store, and the model of it.
pub struct Pupil<'a> {
    pub school: &'a mut School,
    pub made: Made,
    pub model: Model,
    pub batches: Vec<BatchId>,
    rows_before: i64,
}

/// What the store answered, and the model.
pub type Both = (Said, Said);

/// Where a student's steps are taken, and what of a visit the model does not know.
pub trait Surface {
    fn sign_in(&mut self, pupil: &mut Pupil<'_>, guess: Guess) -> Both;
    fn sign_in_as_nobody(&mut self, pupil: &mut Pupil<'_>) -> Both;
    fn answer(&mut self, pupil: &mut Pupil<'_>, reply: Reply) -> Both;
    fn choose(&mut self, pupil: &mut Pupil<'_>, door: Door, wish: Wish) -> Both;
    fn set_questions(&mut self, pupil: &mut Pupil<'_>, number: u8) -> Both;
    fn give_email(&mut self, pupil: &mut Pupil<'_>, mail: Mail) -> Both;

    /// The parts of a try, where one can be stopped between them.
    fn part(&mut self, _: &mut Pupil<'_>, _: &Step) -> Both {
        nothing()
    }
}

impl<'a> Pupil<'a> {
    pub fn new(school: &'a mut School) -> Self {
        let rows_before = rows(school);
        let made = school.new_account();
        let model = Model::created(START, made.password.clone(), life(START, 30).1);
        let mut pupil = Self { school, made, model, batches: Vec::new(), rows_before };
        pupil.note_batch();
        pupil
    }

    /// Does a step to both and compares.
    pub fn take(&mut self, surface: &mut impl Surface, step: &Step) -> Result<(), TestCaseError> {
        if let Step::GuessPasswords(count, then_right) = step {
            let wrong = std::iter::repeat_n(Guess::Wrong, (*count).into());
            for guess in wrong.chain(then_right.then_some(Guess::Right)) {
                self.model.now = self.model.now.max(self.model.wait_ends);
                self.take(surface, &Step::SignIn(guess))?;
            }
            return Ok(());
        }
        let (entry, row) = (self.entry(), rows(self.school));
        let (real, expected) = self.both(surface, step);
        let named = self.school.store.read(|connection| listings::named_after(connection, row));
        let is_named = named.expect("a log").contains(&self.made.id);
        // Else no directory would ever hear of it.
        proptest::prop_assert!(is_named || entry == self.entry(), "{:?} has no row", step);
        proptest::prop_assert_eq!(real, expected, "{:?} answered", step);
        self.agrees(step)
    }

    /// Compares what can be seen after something has happened.
    pub fn agrees(&self, what: &impl Debug) -> Result<(), TestCaseError> {
        proptest::prop_assert_eq!(self.seen(), self.model.seen(), "after {:?}", what);
        let told = self.model.told.len() + self.model.told_of_nobody;
        let rows = rows(self.school) - self.rows_before;
        proptest::prop_assert_eq!(rows, i64::try_from(told).expect("few"), "rows of {:?}", what);
        Ok(())
    }

    /// The audit log tells the whole story.
    pub fn ends(self) -> Result<(), TestCaseError> {
        let events =
            self.school.store.read(|connection| events::of_student(connection, self.made.id));
        let told = events.expect("a log").into_iter().map(|event| event.outcome);
        proptest::prop_assert_eq!(told.collect::<Vec<_>>(), self.model.told);
        Ok(())
    }

    fn both(&mut self, surface: &mut impl Surface, step: &Step) -> Both {
        match step {
            Step::Wait(pause) => self.wait(*pause),
            Step::SignIn(guess) => surface.sign_in(self, *guess),
            Step::GuessPasswords(..) => nothing(),
            Step::SignInAsNobody => surface.sign_in_as_nobody(self),
            Step::Answer(reply) => surface.answer(self, *reply),
            Step::StartSignIn(_)
            | Step::FinishSignIn(_)
            | Step::StartAnswer(_)
            | Step::FinishAnswer(_) => surface.part(self, step),
            Step::ChoosePassword(door, wish) => surface.choose(self, *door, *wish),
            Step::SetQuestions(number) => surface.set_questions(self, *number),
            Step::GiveEmail(mail) => surface.give_email(self, *mail),
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

    /// What a directory is to say of the account.
    fn entry(&self) -> Vec<(&'static str, Vec<String>)> {
        let id = self.made.id;
        let accounts = self.school.store.read(|connection| listings::of(connection, &[id]));
        let account = accounts.expect("a readable store").pop().expect("the account");
        Layout { base: "dc=mims".to_owned(), uid_offset: None }.wanted(&account).attributes
    }

    /// As an operator's command finds the student.
    pub fn student(&self) -> Option<Student> {
        let login = self.made.login.local();
        let found = self.school.store.read(|connection| students::with_login(connection, login));
        found.expect("a readable store").pop()
    }

    pub fn note_batch(&mut self) {
        let newest = self.school.store.read(batches::newest).expect("a readable store");
        self.batches.push(newest.expect("the batch that was just made").id);
    }

    fn seen(&self) -> Seen {
        let (student, now) = (self.student()?, act(self.model.now).at);
        let read = self.school.store.read(|connection| {
            let login = credentials::login(connection, student.id)?.expect("a password");
            let stored = credentials::get(connection, student.id)?.expect("a password");
            let hashes = credentials::all_hashes(connection, student.id)?;
            let challenge = questions::get(connection, student.id, now)?;
            Ok::<_, StoreError>((login, stored, hashes, challenge))
        });
        let (login, stored, hashes, challenge) = read.expect("a readable store");
        let right = self.model.right_password().to_owned();
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
pub fn nothing() -> Both {
    (Said::Nothing, Said::Nothing)
}

/// What an operation answered; a store that cannot be used is no refusal.
pub fn said<E: Debug>(answer: Result<Said, E>) -> Said {
    answer.unwrap_or_else(|error| {
        let refusal = format!("{error:?}");
        assert!(!refusal.contains("Store("), "{refusal}");
        Said::Declined
    })
}

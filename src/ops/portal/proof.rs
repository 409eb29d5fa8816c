//! What a student carries from one step of the portal to the next: only signing in and right answers make one.

use rusqlite::{Connection, Transaction};

use crate::domain::{Holder, StudentId};
use crate::store::{Store, StoreError, audit, holders};

/// How somebody has shown whose account it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// With the password in force.
    Password,
    /// With three right answers.
    Answers,
}

/// What there is to keep of a proof between two requests: nothing secret, and nothing about a person but a number.
///
/// It holds as long as the password does that was in force, and the account is neither closed nor opened meanwhile: an
/// account is closed when somebody else has got hold of it, and opening it again is not for that somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProofToken {
    pub(super) student: StudentId,
    /// Which of the account's passwords was in force.
    pub(super) issue: u32,
    pub(super) way: Way,
    /// The row of the audit log that counted the try it was made with.
    pub(super) since: i64,
}

/// Somebody who has shown whose account it is.
pub struct Proof {
    pub(super) token: ProofToken,
    pub(super) student: Holder,
}

/// Why a student's step was not taken.
#[derive(Debug)]
pub enum StepRefusal {
    Store(StoreError),
    /// The school has changed the account since the student came in.
    Changed,
}

impl ProofToken {
    /// Whose account it is about.
    pub fn student(self) -> StudentId {
        self.student
    }

    /// Whose account it is, while it holds: the one rule for every transaction and for every page, and all that a page
    /// costs to ask for. Two look-ups by key.
    fn holder(self, connection: &Connection) -> Result<Option<Holder>, StoreError> {
        let Self { student, issue, since, .. } = self;
        let holder = holders::in_force(connection, student, issue)?;
        let is_closed = audit::closed_since(connection, student, since)?;
        Ok(holder.filter(|_| !is_closed))
    }
}

impl Proof {
    /// Whose account it is.
    pub fn student(&self) -> &Holder {
        &self.student
    }

    /// What to keep of it.
    pub fn token(&self) -> ProofToken {
        self.token
    }

    /// Goes on where the token was taken; none when it does not hold any more.
    pub fn resume(store: &Store, token: ProofToken) -> Result<Option<Self>, StoreError> {
        let student = store.read(|connection| token.holder(connection))?;
        Ok(student.map(|student| Self { token, student }))
    }

    /// What is known of the student now; refuses when somebody has reset or closed the account since.
    pub(super) fn check(&self, tx: &Transaction<'_>) -> Result<Holder, StepRefusal> {
        self.token.holder(tx)?.ok_or(StepRefusal::Changed)
    }

    /// Reads the student again after a change, in its transaction: behind it, an error would tell of a change that was
    /// made as of one that was not.
    pub(super) fn renew(&mut self, tx: &Transaction<'_>) -> Result<(), StoreError> {
        if let Some(student) = holders::with_id(tx, self.token.student)? {
            self.student = student;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::super::account_model::school::{Made, START, School, act, life};
    use super::super::try_schedules::{ANSWERS, OWN, asked, own_account};
    use super::super::{SignedIn, answer_questions, choose_password, sign_in};
    use super::*;
    use crate::crypto::Hashing;
    use crate::domain::{Act, Answer, Secret, Student};
    use crate::ops::{
        GivenOut, ResetRequest, disable_students, enable_students, prepare_resets, unlock_students,
    };
    use crate::store::students;

    const MINUTE: i64 = 60_000;

    fn signed_in(school: &mut School, made: &Made) -> SignedIn {
        let (login, own) = (made.login.local(), Secret::new(OWN.to_owned()));
        let signed_in =
            sign_in(&mut school.store, login, &own, &act(START)).expect("a working store");
        signed_in.expect("the right password")
    }

    fn answered(school: &mut School, made: &Made) -> Proof {
        let (login, answers) = (made.login.local(), ANSWERS.map(Answer::typed));
        let proof = answer_questions(&mut school.store, login, asked(), &answers, &act(START));
        proof.expect("a working store").expect("the right answers")
    }

    /// Whether what was taken before still holds after something has happened to the account.
    fn check(what: &str, expected: bool, happens: impl Fn(&mut Store, &Student, &Act)) {
        let mut school = School::new(7);
        let made = own_account(&mut school);
        let proof = answered(&mut school, &made).token();
        let session = signed_in(&mut school, &made);
        let token = session.token();
        let store = &mut school.store;
        let found = store.read(|connection| students::with_login(connection, made.login.local()));
        let student = found.expect("a working store").pop().expect("a student");
        let resumed = SignedIn::resume(store, token).expect("a working store");
        assert_eq!(resumed.map(|resumed| resumed.step()), Some(session.step()));
        happens(store, &student, &act(START + MINUTE));
        let holds = [
            SignedIn::resume(store, token).expect("a working store").is_some(),
            Proof::resume(store, proof).expect("a working store").is_some(),
        ];
        assert_eq!(holds, [expected; 2], "{what}");
    }

    #[test]
    fn a_token_holds_until_the_password_is_another_or_the_account_was_closed() {
        check("nothing", true, |_, _, _| {});
        check("unlocked", true, |store, student, act| {
            unlock_students(store, std::slice::from_ref(student), "asked", act).expect("unlocked");
        });
        check("reset", false, |store, student, act| {
            let students = std::slice::from_ref(student);
            let life = life(START, 30).0;
            let hashing = Hashing::default();
            let request = ResetRequest { students, life, hashing, reason: "forgot" };
            let mut rng = StdRng::seed_from_u64(1);
            let prepared = prepare_resets(store, request, act, &mut rng, &|| {});
            prepared.expect("prepared").commit(store, act, &GivenOut::default()).expect("reset");
        });
        check("closed", false, |store, student, act| {
            disable_students(store, std::slice::from_ref(student), "away", act).expect("closed");
        });
        check("closed and opened", false, |store, student, act| {
            let students = std::slice::from_ref(student);
            disable_students(store, students, "away", act).expect("closed");
            enable_students(store, students, "back", act).expect("opened");
        });
        check("changed elsewhere", false, |store, student, act| {
            let mut rng = StdRng::seed_from_u64(2);
            let own = Secret::new(OWN.to_owned());
            let elsewhere = sign_in(store, student.login.local(), &own, act);
            let mut elsewhere = elsewhere.expect("a working store").expect("the right password");
            let new = Secret::new("Otter-Fudge-Kettle-333".to_owned());
            choose_password(store, elsewhere.proof(), &new, None, act, &mut rng).expect("changed");
        });
    }

    #[test]
    fn whoever_changes_the_password_goes_on_and_right_answers_sign_nobody_in() {
        let mut school = School::new(8);
        let made = own_account(&mut school);
        let mut session = signed_in(&mut school, &made);
        let proof = answered(&mut school, &made);
        let School { store, rng, .. } = &mut school;
        assert!(SignedIn::resume(store, proof.token()).expect("a working store").is_none());
        let new = Secret::new("Otter-Fudge-Kettle-333".to_owned());
        choose_password(store, session.proof(), &new, None, &act(START), rng).expect("changed");
        assert!(SignedIn::resume(store, session.token()).expect("a working store").is_some());
        assert!(Proof::resume(store, proof.token()).expect("a working store").is_none());
    }
}

//! Signing in. A try is counted and committed before the password is looked at, so that no schedule of tries, and no
//! killed process, gets more of them than the figures allow. Whoever may not try takes the same path and time.

use rusqlite::Transaction;

use super::proof::{Proof, ProofToken, StepRefusal, Way};
use super::whose;
use crate::crypto::PasswordHash;
use crate::domain::{
    Act, Detail, Holder, Outcome, PasswordOrigin, PasswordTries, Secret, Stop, TurnedAway,
};
use crate::store::audit::Log;
use crate::store::credentials::{self, Login};
use crate::store::{Store, StoreError, account_changes, settings};

/// Somebody who has signed in.
pub struct SignedIn {
    pub(super) proof: Proof,
}

/// What a student has to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// Choose a password in the place of the temporary one.
    ChoosePassword,
    /// Set the 3 challenge questions.
    SetQuestions,
    /// Give another e-mail address, or say that there is none.
    GiveEmail,
    /// Nothing: all is set up.
    Home,
}

impl SignedIn {
    /// The first step that is not done yet: where a student goes on who stopped half-way.
    pub fn step(&self) -> NextStep {
        let Holder { account, recovery_email, .. } = &self.proof.student;
        if account.origin != PasswordOrigin::Own {
            NextStep::ChoosePassword
        } else if account.questions_set_at.is_none() {
            NextStep::SetQuestions
        } else if account.email_asked_at.is_none() && recovery_email.is_none() {
            NextStep::GiveEmail
        } else {
            NextStep::Home
        }
    }

    /// Whose account it is.
    pub fn student(&self) -> &Holder {
        self.proof.student()
    }

    /// What lets the student choose a password.
    pub fn proof(&mut self) -> &mut Proof {
        &mut self.proof
    }
}

impl SignedIn {
    /// What to keep of it between two requests.
    pub fn token(&self) -> ProofToken {
        self.proof.token()
    }

    /// Goes on where the token was taken; none when it does not hold any more, or is of right answers only.
    pub fn resume(store: &Store, token: ProofToken) -> Result<Option<Self>, StoreError> {
        if token.way != Way::Password {
            return Ok(None);
        }
        Ok(Proof::resume(store, token)?.map(|proof| Self { proof }))
    }
}

/// Signs in, or not: unknown, closed, locked, too old, too soon and wrong are all the same `None`.
pub fn sign_in(
    store: &mut Store,
    login: &str,
    password: &Secret,
    act: &Act,
) -> Result<Option<SignedIn>, StepRefusal> {
    count_try(store, login, act)?.check(store, password, act)
}

/// A try that is counted, and whose password is still to be looked at; nobody's when it is not taken.
pub(super) struct CountedTry(Option<(Proof, Login)>);

/// Counts a try, as a wrong one until it turns out right.
pub(super) fn count_try(
    store: &mut Store,
    login: &str,
    act: &Act,
) -> Result<CountedTry, StoreError> {
    crate::ops::write(store, act, |tx, log| {
        let Some((student, login)) = find(tx, login)? else {
            log.note(None, Outcome::TurnedAway, &Detail::TurnedAway(TurnedAway::Unknown))?;
            return Ok(CountedTry(None));
        };
        if let Some(why) = refusal(&student, &login, act, log.believes_clock()) {
            log.note(student.id, Outcome::TurnedAway, &Detail::TurnedAway(why))?;
            return Ok(CountedTry(None));
        }
        let detail = count(tx, &student, &login, act, log.believes_clock())?;
        log.note(student.id, Outcome::Tried, &detail)?;
        let token = ProofToken {
            student: student.id,
            issue: login.issue,
            way: Way::Password,
            since: log.seq(),
        };
        let proof = Proof { token, student };
        Ok(CountedTry(Some((proof, login))))
    })
}

fn find(tx: &Transaction<'_>, login: &str) -> Result<Option<(Holder, Login)>, StoreError> {
    let Some(student) = whose::find(tx, login)? else { return Ok(None) };
    Ok(credentials::login(tx, student.id)?.map(|login| (student, login)))
}

/// Why a try is not taken; for the operator, never for the student. No wait goes by a clock that may lie: it could last
/// for years.
fn refusal(student: &Holder, login: &Login, act: &Act, believes_clock: bool) -> Option<TurnedAway> {
    let account = &student.account;
    if account.disabled.is_some() {
        Some(TurnedAway::Disabled)
    } else if account.locked_at.is_some() {
        Some(TurnedAway::Locked)
    } else if account.has_lapsed(act.at) {
        Some(TurnedAway::Lapsed)
    } else if believes_clock && login.tries.is_waiting(act.at) {
        Some(TurnedAway::Waiting)
    } else {
        None
    }
}

/// Notes the try, with the lock or the end of the temporary password that it would bring if it were wrong.
fn count(
    tx: &Transaction<'_>,
    student: &Holder,
    login: &Login,
    act: &Act,
    believes_clock: bool,
) -> Result<Detail<'static>, StoreError> {
    let limits = settings::load(tx)?.tries;
    let mut tries = login.tries.with_one_more(limits, act.at);
    tries.wait_until = tries.wait_until.filter(|_| believes_clock);
    credentials::set_tries(tx, student.id, tries)?;
    let number = tries.wrong;
    let locks = tries.locks();
    let voids = student.account.origin != PasswordOrigin::Own && tries.voids(limits);
    if locks {
        account_changes::set_locked(tx, student.id, Some(act.at))?;
    }
    if voids {
        account_changes::set_expiry(tx, student.id, act.at)?;
    }
    let unless_right = match (locks, voids) {
        (_, true) => Some(Stop::Void),
        (true, false) => Some(Stop::Locked),
        (false, false) => None,
    };
    Ok(Detail::PasswordTry { number, unless_right })
}

impl CountedTry {
    /// Whether the password will be looked at.
    #[cfg(test)]
    pub(super) fn is_taken(&self) -> bool {
        self.0.is_some()
    }

    /// Looks at the password. Without an account it is hashed all the same, because the time would tell.
    pub(super) fn check(
        self,
        store: &mut Store,
        password: &Secret,
        act: &Act,
    ) -> Result<Option<SignedIn>, StepRefusal> {
        let Some((mut proof, login)) = self.0 else {
            let cost = store.hash_costs.password;
            std::hint::black_box(PasswordHash::of(password, [0; 16], cost));
            return Ok(None);
        };
        if !login.hash.verify(password) {
            return Ok(None);
        }
        store.write(|tx| {
            proof.check(tx)?;
            let student = &proof.student;
            credentials::set_tries(tx, student.id, PasswordTries::default())?;
            // Before any sealed copy is forgotten: the last try of a temporary password ends it until it turns out right.
            if let Some(expires_at) = student.account.expires_at {
                account_changes::set_expiry(tx, student.id, expires_at)?;
            }
            let mut log = Log::open(tx, act)?;
            if log.believes_clock() {
                credentials::erase_lapsed(tx, act.at)?;
            }
            account_changes::set_signed_in(tx, student.id, act.at)?;
            let id = student.id;
            log.note(id, Outcome::SignedIn, &Detail::None)?;
            Ok::<_, StepRefusal>(proof.renew(tx)?)
        })?;
        Ok(Some(SignedIn { proof }))
    }
}

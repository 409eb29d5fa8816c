//! Choosing an own password: every rule is judged, and what was in force before is never taken again.

use rand::CryptoRng;
use rayon::prelude::*;

use super::notices;
use super::proof::{Proof, StepRefusal, Way};
use crate::crypto::{PasswordHash, weakness};
use crate::domain::{
    Act, Detail, History, NameParts, NoticeReason, Outcome, PasswordOrigin, PasswordRule, Secret,
    Verdict, Weakness,
};
use crate::store::credentials::{self, NewCredential};
use crate::store::{Store, StoreError, account_changes, audit, settings};

/// What came of a chosen password.
pub enum Choice {
    /// It is in force.
    Taken,
    /// It is not: a rule is broken, or something else is wrong with it.
    Refused(Verdict, Option<Weakness>),
}

/// Puts a password that the student has chosen in force, unless a rule is against it. What was typed to sign in is the
/// sticker's password as long as that is in force; who has signed in with an own one may change it by one character.
pub fn choose_password(
    store: &mut Store,
    proof: &mut Proof,
    password: &Secret,
    typed_before: Option<&Secret>,
    act: &Act,
    rng: &mut impl CryptoRng,
) -> Result<Choice, StepRefusal> {
    let (settings, hashes) = store.read(|connection| {
        let hashes = credentials::all_hashes(connection, proof.student.id)?;
        Ok::<_, StoreError>((settings::load(connection)?, hashes))
    })?;
    let used_before = hashes.par_iter().any(|hash| hash.verify(password));
    let student = &proof.student;
    let parts = NameParts::of(&student.name, &student.login);
    let history = if used_before { History::Used } else { History::New };
    let verdict = PasswordRule::check(password.expose(), &parts, history);
    let words = [settings.school_name.as_str(), student.name.as_str(), student.login.local()];
    let sticker = typed_before.filter(|_| student.account.origin != PasswordOrigin::Own);
    let weakness = Weakness::at_sight(password.expose(), sticker.map(Secret::expose))
        .or_else(|| if settings.refuse_weak { weakness(password.expose(), &words) } else { None });
    if !verdict.is_legal() || weakness.is_some() {
        return Ok(Choice::Refused(verdict, weakness));
    }
    let new = NewCredential {
        issue: proof.token.issue + 1,
        hash: PasswordHash::of(password, PasswordHash::draw_salt(rng), store.hash_costs.password),
        sealed: None,
    };
    crate::ops::write::<_, StepRefusal>(store, act, |tx, log| {
        let before = proof.check(tx)?;
        // The check has seen that the password before is the one that this takes the place of.
        credentials::replace(tx, before.id, &new, act.at)?;
        account_changes::set_own_password(tx, before.id, act.at)?;
        let (outcome, reason) = match proof.token.way {
            Way::Password => (Outcome::OwnPassword, NoticeReason::PasswordChanged),
            Way::Answers => (Outcome::ResetByQuestions, NoticeReason::ResetByQuestions),
        };
        // Nobody is told that a new account was set up; whoever has had one of their own is, also after a reset by the school.
        if audit::last_of_student(tx, before.id, Outcome::OwnPassword)?.is_some() {
            notices::keep(tx, &before, reason, act)?;
        }
        log.note(before.id, outcome, &Detail::None)?;
        Ok::<_, StepRefusal>(proof.renew(tx)?)
    })?;
    proof.token.issue = new.issue;
    // What another process still reads is forgotten with the next change by anybody.
    store.forget_erased();
    Ok(Choice::Taken)
}

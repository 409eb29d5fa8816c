//! New temporary passwords for many accounts at once: drawn, hashed and then sealed on all cores, before any lock is
//! taken.

use std::collections::HashSet;
use std::hash::BuildHasher as _;

use jiff::Timestamp;
use jiff::civil::Date;
use rand::CryptoRng;
use rayon::prelude::*;

use crate::crypto::{
    GoesOn, HashedBatch, Hashing, PasswordHash, Salted, Sealed, Style, draw, hash_all,
};
use crate::domain::{
    Detail, EngineFault, HashCost, NameParts, Outcome, PasswordLife, Secret, StudentId, lasts_until,
};
use crate::store::audit::Log;
use crate::store::credentials::{NewCredential, SealedCopy};
use crate::store::{Identity, StoreError};

/// How new temporary passwords look and how long they live.
#[derive(Debug, Clone, Copy)]
pub struct Life {
    pub style: Style,
    pub rule: PasswordLife,
}

impl Life {
    /// The last day on which those for a class of this year work.
    pub fn last_day(self, year: i16) -> Date {
        self.rule.last_day(year)
    }

    /// The moment they stop working.
    pub(in crate::ops) fn expires_at(self, year: i16) -> Timestamp {
        lasts_until(self.last_day(year))
    }
}

/// An account that needs a password.
#[derive(PartialEq, Eq)]
pub(in crate::ops) struct Account {
    pub(in crate::ops) student: StudentId,
    pub(in crate::ops) issue: u32,
    pub(in crate::ops) expires_at: Timestamp,
}

/// A new password, clear and ready to be stored.
pub(in crate::ops) struct Issued {
    pub(in crate::ops) password: Secret,
    pub(in crate::ops) credential: NewCredential,
}

/// New passwords with their hashes, no two equal, and for nobody in particular yet.
pub struct NewPasswords {
    hashed: Vec<(Secret, PasswordHash)>,
    fault: Option<EngineFault>,
}

impl NewPasswords {
    /// Draws one for each of these people, in their order, and hashes them. Where it does not go on, what is made
    /// is good for nothing but being dropped.
    pub fn make(
        people: &[NameParts],
        style: Style,
        (cost, hashing): (HashCost, Hashing),
        rng: &mut impl CryptoRng,
        goes_on: GoesOn<'_>,
    ) -> Self {
        let drawn = draw_different(people, style, rng);
        let HashedBatch { hashes, fault } = hash_all(&drawn, cost, hashing, rng, goes_on);
        let passwords = drawn.into_iter().map(|(password, _)| password);
        Self { hashed: passwords.zip(hashes).collect(), fault }
    }

    /// Why the reference has hashed them although the fast engine was asked.
    pub fn fault(&self) -> Option<EngineFault> {
        self.fault
    }

    /// Seals each for its account, on all cores.
    pub(in crate::ops) fn issue(
        self,
        accounts: &[Account],
        identity: &Identity,
        now: Timestamp,
    ) -> Vec<Issued> {
        assert_eq!(accounts.len(), self.hashed.len(), "no account is left without one");
        let pairs = accounts.par_iter().zip(self.hashed);
        pairs
            .map(|(account, (password, hash))| seal(account, password, hash, identity, now))
            .collect()
    }
}

/// Seals each for another account than the one it was meant for.
pub(in crate::ops) fn seal_again(
    issued: Vec<Issued>,
    accounts: &[Account],
    identity: &Identity,
    now: Timestamp,
) -> Vec<Issued> {
    let pairs = accounts.par_iter().zip(issued);
    let again = pairs.map(|(account, Issued { password, credential })| {
        seal(account, password, credential.hash, identity, now)
    });
    again.collect()
}

fn seal(
    account: &Account,
    password: Secret,
    hash: PasswordHash,
    identity: &Identity,
    now: Timestamp,
) -> Issued {
    let about = Sealed {
        store_id: &identity.store_id,
        student: account.student,
        issue: account.issue,
        issued_at: now,
        expires_at: account.expires_at,
    };
    let bytes = identity.recipient.seal(&about, &password);
    let sealed = Some(SealedCopy { bytes, vault_number: identity.vault_number });
    Issued { password, credential: NewCredential { issue: account.issue, hash, sealed } }
}

/// The log tells whose hashes were not taken; it concerns no account.
pub(in crate::ops) fn note_fault(
    log: &mut Log<'_>,
    fault: Option<EngineFault>,
) -> Result<(), StoreError> {
    fault.map_or(Ok(()), |fault| log.note(None, Outcome::Rehashed, &Detail::Engine(fault)))
}

fn draw_different(people: &[NameParts], style: Style, rng: &mut impl CryptoRng) -> Vec<Salted> {
    // Keyed hashes are enough to tell passwords apart and leave no second copy of them in memory.
    let mut seen = HashSet::new();
    let hasher = seen.hasher().clone();
    let draw_new = |parts| loop {
        let password = draw(style, parts, rng);
        if seen.insert(hasher.hash_one(password.expose())) {
            return (password, PasswordHash::draw_salt(rng));
        }
    };
    people.iter().map(draw_new).collect()
}

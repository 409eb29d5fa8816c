//! New temporary passwords for many accounts at once: drawn here, then hashed and sealed on all cores,
//! before any lock is taken.

use std::collections::HashSet;
use std::hash::BuildHasher as _;

use jiff::Timestamp;
use jiff::civil::Date;
use rand::CryptoRng;
use rayon::prelude::*;

use crate::crypto::{PasswordHash, Sealed, Style, draw};
use crate::domain::{
    HashCost, LoginId, NameParts, PasswordLife, PersonName, Secret, StudentId, lasts_until,
};
use crate::ops::Tick;
use crate::store::Identity;
use crate::store::credentials::NewCredential;

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
pub(in crate::ops) struct Account<'a> {
    pub(in crate::ops) student: StudentId,
    pub(in crate::ops) issue: u32,
    pub(in crate::ops) name: &'a PersonName,
    pub(in crate::ops) login: &'a LoginId,
    pub(in crate::ops) expires_at: Timestamp,
}

/// A new password, clear and ready to be stored.
pub(in crate::ops) struct Issued {
    pub(in crate::ops) password: Secret,
    pub(in crate::ops) credential: NewCredential,
}

/// One password for each account, in their order, no two equal.
pub(in crate::ops) fn issue(
    accounts: &[Account<'_>],
    (identity, cost): (&Identity, HashCost),
    style: Style,
    now: Timestamp,
    rng: &mut impl CryptoRng,
    tick: Tick<'_>,
) -> Vec<Issued> {
    let drawn = draw_different(accounts, style, rng);
    accounts
        .par_iter()
        .zip(drawn)
        .map(|(account, (password, salt))| {
            let about = Sealed {
                store_id: &identity.store_id,
                student: account.student,
                issue: account.issue,
                issued_at: now,
                expires_at: account.expires_at,
            };
            let credential = NewCredential {
                issue: account.issue,
                hash: PasswordHash::of(&password, salt, cost),
                sealed: Some(identity.recipient.seal(&about, &password)),
            };
            tick();
            Issued { password, credential }
        })
        .collect()
}

fn draw_different(
    accounts: &[Account<'_>],
    style: Style,
    rng: &mut impl CryptoRng,
) -> Vec<(Secret, [u8; 16])> {
    // Keyed hashes are enough to tell passwords apart and leave no second copy of them in memory.
    let mut seen = HashSet::new();
    let hasher = seen.hasher().clone();
    accounts
        .iter()
        .map(|account| {
            let parts = NameParts::of(account.name, account.login);
            let password = loop {
                let password = draw(style, &parts, rng);
                if seen.insert(hasher.hash_one(password.expose())) {
                    break password;
                }
            };
            (password, PasswordHash::draw_salt(rng))
        })
        .collect()
}

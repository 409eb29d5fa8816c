//! Browsers at which somebody has signed in or answers the questions, with what the limits of PORTAL.md say of their visits.
//! Moments are milliseconds since 1970.

use super::portal::{Browser, Site};
use crate::domain::Secret;
use crate::ops::account_model::Key;

const MINUTE: i64 = 60_000;
const MOST: usize = 3;

/// How long a visit has lasted, and when it was used last.
#[derive(Clone, Copy)]
pub(super) struct Times {
    pub(super) began: i64,
    pub(super) used: i64,
}

impl Times {
    pub(super) fn from(now: i64) -> Self {
        Self { began: now, used: now }
    }

    /// Whether a visit that may last for so many minutes is not over.
    pub(super) fn hold(self, longest: i64, now: i64) -> bool {
        now - self.used <= 15 * MINUTE && now - self.began <= longest * MINUTE
    }
}

/// Where somebody has signed in.
pub(super) struct Device<'a> {
    pub(super) browser: Browser<'a>,
    /// What the session was made at, as the model has it.
    pub(super) key: Option<Key>,
    pub(super) came_with_sticker: bool,
    /// What was typed to sign in.
    pub(super) typed: Secret,
    pub(super) times: Times,
}

impl Device<'_> {
    pub(super) fn holds(&self, now: i64) -> bool {
        self.times.hold(60, now)
    }
}

/// All of one account, in the order in which they came in.
#[derive(Default)]
pub(super) struct Devices<'a> {
    all: Vec<Device<'a>>,
    in_use: usize,
}

impl<'a> Devices<'a> {
    pub(super) fn in_use(&mut self) -> Option<&mut Device<'a>> {
        self.all.get_mut(self.in_use)
    }

    /// Another one is taken into the hand.
    pub(super) fn switch(&mut self, number: usize) {
        self.in_use = number % self.all.len().max(1);
    }

    /// The one in use is put down for good. Where its visit is over, the server may count it all the same.
    pub(super) fn take(&mut self, now: i64) -> Option<Device<'a>> {
        let holds = self.in_use().is_some_and(|device| device.holds(now));
        holds.then(|| self.all.remove(self.in_use))
    }

    /// Somebody has come in at one, and uses it; the one that was not used for the longest time may be out now.
    pub(super) fn add(&mut self, device: Device<'a>) {
        if self.all.len() >= MOST {
            let oldest = self.all.iter().enumerate().min_by_key(|(_, device)| device.times.used);
            let oldest = oldest.map(|(at, _)| at);
            oldest.inspect(|at| drop(self.all.remove(*at)));
        }
        self.all.push(device);
        self.in_use = self.all.len() - 1;
    }
}

/// How far somebody has come who has forgotten the password.
#[derive(Clone, Copy)]
pub(super) enum Forgot {
    /// Nowhere.
    Nothing,
    /// Is asked these questions.
    Asked([u8; 3]),
    /// Has answered.
    Proven,
}

/// The browser at which the questions are answered.
pub(super) struct Answering<'a> {
    pub(super) browser: Browser<'a>,
    pub(super) forgot: Forgot,
    pub(super) times: Times,
}

impl<'a> Answering<'a> {
    pub(super) fn new(site: &'a Site, now: i64) -> Self {
        Self { browser: site.browser(), forgot: Forgot::Nothing, times: Times::from(now) }
    }

    /// Where it is, unless that was too long ago.
    pub(super) fn at(&self, now: i64) -> Forgot {
        let longest = if matches!(self.forgot, Forgot::Proven) { 10 } else { 60 };
        if self.times.hold(longest, now) { self.forgot } else { Forgot::Nothing }
    }
}

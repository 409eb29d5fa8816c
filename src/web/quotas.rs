//! How often one address may try. A whole school stands behind one address, so the figures are generous there; what
//! protects an account is counted in the store, for each account.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// A network of a school has so many times more.
const SCHOOL: usize = 40;
/// An audit row for an address is written so seldom.
const QUIET: SignedDuration = SignedDuration::from_mins(10);
/// Far more addresses than try in a window, unless somebody has very many of them.
const MOST: usize = 16_384;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Quota {
    /// Passwords that were wrong.
    SignIn,
    /// Login IDs whose questions were asked for.
    Asking,
}

impl Quota {
    fn most(self) -> usize {
        match self {
            Self::SignIn => 30,
            Self::Asking => 10,
        }
    }

    /// Whether a try that was right gives its room back.
    pub(super) fn counts_wrong_ones(self) -> bool {
        self == Self::SignIn
    }

    /// How long it goes back.
    pub(super) fn within(self) -> SignedDuration {
        match self {
            Self::SignIn => SignedDuration::from_mins(10),
            Self::Asking => SignedDuration::from_mins(60),
        }
    }
}

/// Whether a try may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Room {
    There,
    /// It may not; whether that is to be noted.
    Refused {
        note: bool,
    },
}

struct Window {
    since: Timestamp,
    /// What was tried: each login ID once for questions, each try once for passwords.
    tried: HashSet<u64>,
    noted: Option<Timestamp>,
}

impl Window {
    fn is_over(&self, quota: Quota, now: Timestamp) -> bool {
        now.duration_since(self.since) > quota.within()
    }
}

type Windows = HashMap<(IpAddr, Quota), Window>;

/// The tries of all addresses.
#[derive(Default)]
pub(super) struct Quotas(Mutex<Windows>);

impl Quotas {
    /// Takes room for one try, before it is known how it ends.
    pub(super) fn take(
        &self,
        place: IpAddr,
        quota: Quota,
        is_school: bool,
        what: u64,
        now: Timestamp,
    ) -> Room {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(&mut windows, now);
        let fresh = || Window { since: now, tried: HashSet::new(), noted: None };
        let window = windows.entry((place, quota)).or_insert_with(fresh);
        if window.is_over(quota, now) {
            *window = Window { noted: window.noted, ..fresh() };
        }
        let most = if is_school { quota.most() * SCHOOL } else { quota.most() };
        if window.tried.contains(&what) || window.tried.len() < most {
            window.tried.insert(what);
            return Room::There;
        }
        let note = window.noted.is_none_or(|noted| now.duration_since(noted) > QUIET);
        if note {
            window.noted = Some(now);
        }
        Room::Refused { note }
    }

    /// Gives the room back: the try was right.
    pub(super) fn give_back(&self, place: IpAddr, quota: Quota, what: u64) {
        let mut windows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = windows.get_mut(&(place, quota)) {
            window.tried.remove(&what);
        }
    }
}

/// Where there are too many addresses, what is over goes, and if that is not enough the half that has tried least: a
/// flood of new ones lets nobody off who has to wait.
fn make_room(windows: &mut Windows, now: Timestamp) {
    if windows.len() < MOST {
        return;
    }
    windows.retain(|(_, quota), window| !window.is_over(*quota, now));
    if windows.len() >= MOST {
        let mut tries: Vec<_> = windows.values().map(|window| window.tried.len()).collect();
        let middle = *tries.select_nth_unstable(MOST / 2).1;
        windows.retain(|_, window| window.tried.len() > middle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn minute(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + 60 * minutes).expect("a moment")
    }

    fn taken(quotas: &Quotas, quota: Quota, is_school: bool, tries: u64) -> usize {
        let rooms = (0..tries).map(|what| quotas.take(HERE, quota, is_school, what, minute(0)));
        rooms.filter(|room| *room == Room::There).count()
    }

    #[test]
    fn an_address_has_its_figures_and_a_school_forty_times_as_many() {
        assert_eq!(taken(&Quotas::default(), Quota::SignIn, false, 2000), 30);
        assert_eq!(taken(&Quotas::default(), Quota::SignIn, true, 2000), 1200);
        assert_eq!(taken(&Quotas::default(), Quota::Asking, false, 2000), 10);
        assert_eq!(taken(&Quotas::default(), Quota::Asking, true, 2000), 400);
    }

    #[test]
    fn a_flood_of_addresses_is_bounded_and_lets_nobody_off() {
        let quotas = Quotas::default();
        taken(&quotas, Quota::Asking, false, 10);
        for address in 0..100_000 {
            let flood = std::net::Ipv4Addr::from_bits(0x0A00_0000 + address).into();
            assert_eq!(quotas.take(flood, Quota::SignIn, false, 1, minute(1)), Room::There);
        }
        assert!(quotas.0.lock().expect("windows").len() <= MOST);
        let again = quotas.take(HERE, Quota::Asking, false, 99, minute(1));
        assert_eq!(again, Room::Refused { note: true });
    }

    #[test]
    fn what_was_right_or_the_same_counts_no_further() {
        let quotas = Quotas::default();
        for what in 0..100 {
            assert_eq!(quotas.take(HERE, Quota::SignIn, false, what, minute(0)), Room::There);
            quotas.give_back(HERE, Quota::SignIn, what);
            assert_eq!(quotas.take(HERE, Quota::Asking, false, 7, minute(0)), Room::There);
        }
    }

    #[test]
    fn the_refusal_is_noted_once_in_ten_minutes_and_ends() {
        let quotas = Quotas::default();
        taken(&quotas, Quota::Asking, false, 10);
        let ask = |minutes| quotas.take(HERE, Quota::Asking, false, 99, minute(minutes));
        assert_eq!(ask(1), Room::Refused { note: true });
        assert_eq!(ask(11), Room::Refused { note: false });
        assert_eq!(ask(12), Room::Refused { note: true });
        assert_eq!(ask(61), Room::There);
    }
}

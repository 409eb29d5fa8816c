//! A store to try accounts in, and a new account for each sequence.

use std::path::PathBuf;

use jiff::Timestamp;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::crypto::{Hashing, Style};
use crate::domain::{
    Act, BatchKind, ChangeKind, ClassId, ClassName, Detail, HashCost, HashCosts, HowLong, LoginId,
    NameParts, Outcome, PasswordLife, PersonName, Settings, StudentId, day_of,
};
use crate::ops::office::Account;
use crate::ops::{Life, NewPasswords, create_store};
use crate::store::student_changes::{self, NewStudent, Person};
use crate::store::{Store, StoreError, classes, credentials, students};

/// When every sequence begins: the first school day of 2027, in milliseconds.
pub const START: i64 = 1_799_020_800_000;
const YEAR: i16 = 2027;

/// A store in memory, as far as the machine has a folder of that kind: every step waits for the disk.
pub struct School {
    pub store: Store,
    pub(in crate::ops) rng: StdRng,
    pub(in crate::ops) neighbours_password: String,
    class: ClassId,
    folder: tempfile::TempDir,
}

/// A new account, and its temporary password.
pub struct Made {
    pub id: StudentId,
    pub login: LoginId,
    pub name: PersonName,
    pub password: String,
}

/// A run at this moment.
pub(in crate::ops) fn act(now: i64) -> Act {
    let at = Timestamp::from_millisecond(now).expect("a moment of this century");
    Act { at, operator: "model".to_owned(), command: "model", clock_is_right: true }
}

/// Temporary passwords that work for so many days more, and when that ends, reckoned without the calendar.
pub(in crate::ops) fn life(now: i64, days: u16) -> (Life, i64) {
    const DAY: i64 = 24 * 60 * 60 * 1000;
    const EIGHT_HOURS: i64 = DAY / 3;
    let last_day = day_of(act(now).at).saturating_add(jiff::Span::new().days(days));
    let midnights = (now + EIGHT_HOURS).div_euclid(DAY) + i64::from(days) + 1;
    let rule = PasswordLife {
        today: day_of(act(now).at),
        year_starts: Settings::default().year_starts,
        how_long: HowLong::Until(last_day),
    };
    let life = Life { style: Style::Words, rule };
    (life, midnights * DAY - EIGHT_HOURS)
}

impl School {
    pub fn new(seed: u64) -> Self {
        let memory = std::path::Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.expect("a folder");
        let mut rng = StdRng::seed_from_u64(seed);
        let (path, settings) = (folder.path().join("store"), Settings::default());
        create_store(&path, &settings, None, &act(START), &mut rng).expect("a store");
        let mut store = Store::open(&path).expect("a store");
        // Sequences make thousands of hashes.
        let cheap = HashCost { memory_kib: 8, passes: 1 };
        store.hash_costs = HashCosts { password: cheap, answers: cheap };
        let name = ClassName::parse("3 Integrity").expect("a class");
        let class = crate::ops::write::<_, StoreError>(&mut store, &act(START), |tx, log| {
            log.note(None, Outcome::Made, &Detail::None)?;
            classes::insert(tx, YEAR, &name, None)
        });
        let class = class.expect("a class");
        let neighbours_password = String::new();
        let mut school = Self { store, rng, neighbours_password, class, folder };
        school.neighbours_password = school.new_account().password;
        school
    }

    /// The store's folder.
    pub fn folder(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    /// An account as an import makes it, a batch of its own.
    pub fn new_account(&mut self) -> Made {
        let (act, life) = (act(START), life(START, 30).0);
        let id = self.store.read(students::next_id).expect("a number");
        let login = LoginId::parse(&format!("lim_qing_{id}")).expect("a login ID");
        let name = PersonName::parse("LIM QING").expect("a name");
        let expires_at = life.expires_at(YEAR);
        let hashing = (self.store.hash_costs.password, Hashing::default());
        let parts = [NameParts::of(&name, &login)];
        let passwords = NewPasswords::make(&parts, life.style, hashing, &mut self.rng, &|| true);
        let account = Account { student: id, issue: 1, expires_at };
        let issued = passwords.issue(&[account], self.store.identity(), act.at);
        let issued = issued.into_iter().next().expect("one for each account");
        let person =
            Person { name: &name, register_no: None, student_ref: None, recovery_email: None };
        let class = self.class;
        let new = NewStudent { id, class, person, login: &login, now: act.at, expires_at };
        let made = crate::ops::write::<_, StoreError>(&mut self.store, &act, |tx, log| {
            log.begin_batch(BatchKind::Import, "list")?;
            student_changes::insert(tx, &new)?;
            credentials::insert(tx, id, &issued.credential)?;
            log.change(id, ChangeKind::Created, &Detail::None)
        });
        made.expect("an account");
        Made { id, login, name, password: issued.password.expose().to_owned() }
    }
}

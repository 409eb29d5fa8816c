//! What is told of a store that is not sound: what each fault means, and what helps.

use crate::domain::{Fault, Flaw, counted, printable};
use crate::terminal::{Error, Kind};

pub(super) const FROM_BACKUP: &str = "mims restore brings back a backup, into a new folder";

/// What has changed since the backup stays.
pub(super) const PEPPER_FROM_BACKUP: &str =
    "bring back a backup with mims restore, into a new folder, and copy the file pepper from there";

/// What a fault means, and what helps.
pub fn told_flaw(flaw: Flaw) -> (&'static str, &'static str) {
    match flaw {
        Flaw::Damaged => ("the file is damaged", FROM_BACKUP),
        Flaw::Missing => ("is not there", FROM_BACKUP),
        Flaw::Changed => ("is not as mims makes it: somebody has changed it", FROM_BACKUP),
        Flaw::Foreign => (
            "is not of mims: another program has put it there",
            "take it out with the program that made it, or bring back a backup with mims restore",
        ),
        Flaw::Orphan => ("belongs to a row that is not there", FROM_BACKUP),
        Flaw::Value => ("holds a value that it cannot have", FROM_BACKUP),
        Flaw::Setting => (
            "is no value of this setting, so the default is in force",
            "mims settings set NAME VALUE puts it right",
        ),
        Flaw::LogChanged => (
            "does not fit the rows before it: the log was changed",
            "compare the log with that of a backup: mims backup --verify FILE shows its head",
        ),
        Flaw::LogEmptied => (
            "holds no row, not even that of mims init: the log was emptied",
            "compare the log with that of a backup: mims backup --verify FILE shows its head",
        ),
        Flaw::Identity => (
            "is not what the log says: the vault's public key or the store was replaced",
            "print nothing and reset nobody before it is known who did it; mims restore brings back a backup",
        ),
        Flaw::OtherLog => (
            "belongs to another database, and what it holds is taken for this one's",
            "move it away while no mims is running, and check again",
        ),
        Flaw::Pepper => (
            "is not the one that this store was made with: no answer to a question would be right",
            PEPPER_FROM_BACKUP,
        ),
        Flaw::Key => (
            "holds no key of this store's vault: no sticker can be printed",
            "--key names the right file; without it, mims vault replace makes a new key",
        ),
        Flaw::Sealed => (
            "is sealed to another key, or damaged: it cannot be printed",
            "mims reset gives this student a new password",
        ),
    }
}

/// A fault in one line.
pub fn told_fault_of_store(fault: &Fault) -> String {
    format!("{}: {}", printable(&fault.place), told_flaw(fault.flaw).0)
}

impl Error {
    /// So many faults were found.
    pub fn unsound(faults: usize) -> Self {
        let faults = counted(faults, "fault");
        Self::of(Kind::Unusable, format!("the store is not sound: {faults}"))
    }
}

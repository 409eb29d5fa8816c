//! What can be wrong with a store, as one word each.

words! {
    /// The kinds of fault.
    pub enum Flaw {
        /// Pages, rows and indexes contradict each other, as SQLite sees it.
        Damaged = "damaged",
        /// A table, index, trigger, row or file is not there.
        Missing = "missing",
        /// A table, index or trigger is not as it was made.
        Changed = "changed",
        /// Another program has put it there.
        Foreign = "foreign",
        /// A row belongs to one that is not there.
        Orphan = "orphan",
        /// A row holds what it cannot hold.
        Value = "value",
        Setting = "setting",
        /// A row of the audit log does not fit the rows before it.
        LogChanged = "log-changed",
        LogEmptied = "log-emptied",
        /// The store is another one than its log says.
        Identity = "identity",
        /// The write-ahead log belongs to another database.
        OtherLog = "other-log",
        Pepper = "pepper",
        /// The vault key is another store's, or none.
        Key = "key",
        /// A sealed copy that the vault key does not open.
        Sealed = "sealed",
    }
}

/// Something that is wrong with a store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub flaw: Flaw,
    /// Where it is: `students, row 12`.
    pub place: String,
}

impl Flaw {
    /// The same at a place.
    pub fn at(self, place: impl Into<String>) -> Fault {
        Fault { flaw: self, place: place.into() }
    }
}

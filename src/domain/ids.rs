//! The numbers by which the store knows things. They never change and are never given twice.

use std::fmt;

macro_rules! ids {
    ($($(#[$meaning:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meaning])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A student, and so an account.
    StudentId,
    /// What an operator calls "batch 12".
    BatchId,
    /// A class of one school year.
    ClassId,
    /// A notice that waits to be sent.
    NoticeId,
}

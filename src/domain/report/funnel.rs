//! Counts of students by how far they have come.

use super::counts::Counts;

/// Counts of students, from all to enrolled, and those that are stuck. Disabled accounts do not count.
pub type Funnel = Counts<Figure, { Figure::ALL.len() }>;

words! {
    /// A count that every night has, in the order of an account's life.
    pub enum Figure, fn title {
        Students = "students", "Students";
        /// The temporary password in force was printed.
        Printed = "printed", "Printed";
        /// Have signed in at least once.
        SignedIn = "signed_in", "Signed in";
        /// Have their own password now.
        OwnPassword = "own_password", "Own password";
        /// Have their own password and 3 questions.
        Enrolled = "enrolled", "Enrolled";
        /// Are not enrolled yet.
        Pending = "pending", "Still to enrol";
        /// The temporary password is too old.
        Expired = "expired", "Expired";
        /// Locked after too many wrong passwords.
        Locked = "locked", "Locked";
    }
}

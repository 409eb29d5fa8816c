//! Counts of students by how far they have come.

/// Counts of students, from all to enrolled, and those that are stuck. Disabled accounts do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    pub students: u64,
    /// The temporary password in force was printed.
    pub printed: u64,
    /// Have signed in at least once.
    pub signed_in: u64,
    /// Have an own password now.
    pub own_password: u64,
    /// Have an own password and 3 questions.
    pub enrolled: u64,
    /// The temporary password is too old.
    pub expired: u64,
    /// Locked after too many wrong passwords.
    pub locked: u64,
}

impl Funnel {
    /// Adds other counts to these.
    pub fn add(&mut self, other: &Self) {
        self.students += other.students;
        self.printed += other.printed;
        self.signed_in += other.signed_in;
        self.own_password += other.own_password;
        self.enrolled += other.enrolled;
        self.expired += other.expired;
        self.locked += other.locked;
    }

    /// How many are not enrolled yet.
    pub fn pending(&self) -> u64 {
        self.students.saturating_sub(self.enrolled)
    }
}

words! {
    /// A count that every night has, in the order of an account's life.
    pub enum Figure, fn title {
        Students = "students", "Students";
        /// The temporary password in force was printed.
        Printed = "printed", "Printed";
        /// Have signed in at least once.
        SignedIn = "signed_in", "Signed in";
        /// Have an own password now.
        OwnPassword = "own_password", "Own password";
        /// Have an own password and 3 questions.
        Enrolled = "enrolled", "Enrolled";
        /// Are not enrolled yet.
        Pending = "pending", "Still to enrol";
        /// The temporary password is too old.
        Expired = "expired", "Expired";
        /// Locked after too many wrong passwords.
        Locked = "locked", "Locked";
    }
}

impl Figure {
    /// The count.
    pub fn of(self, funnel: &Funnel) -> u64 {
        match self {
            Self::Students => funnel.students,
            Self::Printed => funnel.printed,
            Self::SignedIn => funnel.signed_in,
            Self::OwnPassword => funnel.own_password,
            Self::Enrolled => funnel.enrolled,
            Self::Pending => funnel.pending(),
            Self::Expired => funnel.expired,
            Self::Locked => funnel.locked,
        }
    }
}

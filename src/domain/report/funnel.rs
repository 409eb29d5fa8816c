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
    pub enum Figure {
        Students = "students",
        /// The temporary password in force was printed.
        Printed = "printed",
        /// Have signed in at least once.
        SignedIn = "signed_in",
        /// Have an own password now.
        OwnPassword = "own_password",
        /// Have an own password and 3 questions.
        Enrolled = "enrolled",
        /// Are not enrolled yet.
        Pending = "pending",
        /// The temporary password is too old.
        Expired = "expired",
        /// Locked after too many wrong passwords.
        Locked = "locked",
    }
}

impl Figure {
    /// The word for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Students => "Students",
            Self::Printed => "Printed",
            Self::SignedIn => "Signed in",
            Self::OwnPassword => "Own password",
            Self::Enrolled => "Enrolled",
            Self::Pending => "Still to enrol",
            Self::Expired => "Expired",
            Self::Locked => "Locked",
        }
    }

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

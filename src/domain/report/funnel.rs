//! Counts of students by how far they have come.

/// Counts of students, from all to enrolled, and those that are stuck. Disabled accounts do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Funnel {
    /// All.
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

/// A count that every night has: what a funnel tells, and who is still to enrol.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// All.
    Students,
    /// The temporary password in force was printed.
    Printed,
    /// Have signed in at least once.
    SignedIn,
    /// Have an own password now.
    OwnPassword,
    /// Have an own password and 3 questions.
    Enrolled,
    /// Are not enrolled yet.
    Pending,
    /// The temporary password is too old.
    Expired,
    /// Locked after too many wrong passwords.
    Locked,
}

impl Figure {
    /// Every figure, in the order of an account's life.
    pub const ALL: [Self; 8] = [
        Self::Students,
        Self::Printed,
        Self::SignedIn,
        Self::OwnPassword,
        Self::Enrolled,
        Self::Pending,
        Self::Expired,
        Self::Locked,
    ];

    /// The word in files and conditions.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Students => "students",
            Self::Printed => "printed",
            Self::SignedIn => "signed_in",
            Self::OwnPassword => "own_password",
            Self::Enrolled => "enrolled",
            Self::Pending => "pending",
            Self::Expired => "expired",
            Self::Locked => "locked",
        }
    }

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

//! The life of an account. Its status is always derived from facts and never stored.

use jiff::Timestamp;

words! {
    /// Where the password in force came from.
    pub enum PasswordOrigin {
        /// Made by the tool with the account.
        Issued = "issued",
        /// Made by the tool in a reset.
        Reset = "reset",
        /// Chosen by the student.
        Own = "own",
    }
}

/// What is known of an account at one moment, as far as its status depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an independent fact; the states are what follows"
)]
pub struct Facts {
    /// Where the password in force came from.
    pub origin: PasswordOrigin,
    /// A temporary password's last day is over.
    pub lapsed: bool,
    /// The 3 challenge questions are set.
    pub questions_set: bool,
    /// Too many wrong passwords in a row.
    pub locked: bool,
    /// The student has left, or the account was closed.
    pub disabled: bool,
}

/// All that happened to an account, as moments; the store keeps these and nothing derived from them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Where the password in force came from.
    pub origin: PasswordOrigin,
    pub password_set_at: Timestamp,
    /// When a temporary password stops working; an own one does not.
    pub expires_at: Option<Timestamp>,
    /// When the temporary password in force was last printed.
    pub printed_at: Option<Timestamp>,
    /// When the student first signed in.
    pub first_sign_in_at: Option<Timestamp>,
    /// When the 3 challenge questions were set.
    pub questions_set_at: Option<Timestamp>,
    /// When too many wrong passwords locked the account.
    pub locked_at: Option<Timestamp>,
    /// When the student was asked for another e-mail address, and gave one or not.
    pub email_asked_at: Option<Timestamp>,
    /// When the student last signed in.
    pub last_sign_in_at: Option<Timestamp>,
    /// When and why the account was closed.
    pub disabled: Option<(Timestamp, DisabledWhy)>,
}

words! {
    /// Why an account was closed; only who left comes back with a class list.
    pub enum DisabledWhy {
        /// The student was not on the class list any more.
        Left = "left",
        /// An operator closed it.
        Closed = "closed",
    }
}

impl Account {
    /// Whether it was closed because the student was not on the class list any more.
    pub fn has_left(&self) -> bool {
        matches!(self.disabled, Some((_, DisabledWhy::Left)))
    }

    /// Whether the temporary password is at its end.
    pub fn has_lapsed(&self, now: Timestamp) -> bool {
        self.expires_at.is_some_and(|end| end <= now)
    }

    /// Where the student stands at this moment.
    pub fn status(&self, now: Timestamp) -> Status {
        Status::of(Facts {
            origin: self.origin,
            lapsed: self.has_lapsed(now),
            questions_set: self.questions_set_at.is_some(),
            locked: self.locked_at.is_some(),
            disabled: self.disabled.is_some(),
        })
    }
}

words! {
    /// Where a student stands, in the order of an account's life.
    pub enum Status {
        /// Has the first temporary password.
        Issued = "issued",
        /// Has a temporary password from a reset.
        Reset = "reset",
        /// The temporary password is too old.
        Expired = "expired",
        /// Has a password of the student's own, but the challenge questions are not set.
        OwnPassword = "own-password",
        /// Own password and 3 questions: can reset a forgotten password alone.
        Enrolled = "enrolled",
        /// Locked after too many wrong passwords.
        Locked = "locked",
        Disabled = "disabled",
    }
}

impl Status {
    /// The one place that decides. What keeps a student out comes before what the student has done.
    pub fn of(facts: Facts) -> Self {
        match facts {
            Facts { disabled: true, .. } => Self::Disabled,
            Facts { locked: true, .. } => Self::Locked,
            Facts { origin: PasswordOrigin::Own, questions_set, .. } => {
                if questions_set {
                    Self::Enrolled
                } else {
                    Self::OwnPassword
                }
            }
            Facts { lapsed: true, .. } => Self::Expired,
            Facts { origin: PasswordOrigin::Reset, .. } => Self::Reset,
            Facts { origin: PasswordOrigin::Issued, .. } => Self::Issued,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_follows_from_the_facts() {
        let base = Facts {
            origin: PasswordOrigin::Issued,
            lapsed: false,
            questions_set: false,
            locked: false,
            disabled: false,
        };
        let own = Facts { origin: PasswordOrigin::Own, ..base };
        let reset = Facts { origin: PasswordOrigin::Reset, ..base };
        let check =
            |facts: Facts, expected: Status| assert_eq!(Status::of(facts), expected, "{facts:?}");
        check(base, Status::Issued);
        check(Facts { lapsed: true, ..base }, Status::Expired);
        check(reset, Status::Reset);
        check(Facts { questions_set: true, ..reset }, Status::Reset);
        check(Facts { lapsed: true, ..reset }, Status::Expired);
        check(own, Status::OwnPassword);
        check(Facts { questions_set: true, ..own }, Status::Enrolled);
        check(Facts { locked: true, questions_set: true, ..own }, Status::Locked);
        check(Facts { locked: true, disabled: true, ..base }, Status::Disabled);
    }
}

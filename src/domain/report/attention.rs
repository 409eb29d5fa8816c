//! Why somebody in the office should look at an account, and what a student still has to do.

use jiff::{Timestamp, ToSpan as _};

use super::counts::Counts;
use crate::domain::account::{Account, Status};

words! {
    /// Why somebody should look at an account, the most urgent reason first.
    pub enum Reason, fn meaning {
        Expired = "expired", "temporary password too old";
        Lapsing = "lapsing", "temporary password stops working within 7 days";
        Locked = "locked", "locked after too many wrong passwords";
        SelfServiceOff = "self_service_off", "self-service reset is off after too many wrong answers";
        /// The one that came with the account is open and was never printed.
        NotPrinted = "not_printed", "temporary password not printed yet";
        LookAlike = "look_alike", "name looks like another one of the class";
    }
}

impl Reason {
    /// The reasons that follow from the account alone; look-alikes need the class. A closed account has none.
    pub fn of_account(account: &Account, self_service_off: bool, now: Timestamp) -> Vec<Self> {
        let status = account.status(now);
        let is_open = matches!(status, Status::Issued | Status::Reset);
        let week_ahead = now.checked_add((7 * 24).hours()).unwrap_or(Timestamp::MAX);
        let holds = |reason: &Self| match reason {
            Self::Expired => status == Status::Expired,
            Self::Lapsing => is_open && account.expires_at.is_some_and(|end| end <= week_ahead),
            Self::Locked => status == Status::Locked,
            Self::SelfServiceOff => self_service_off && status != Status::Disabled,
            // A reset shows the new password or prints it on the spot.
            Self::NotPrinted => status == Status::Issued && account.printed_at.is_none(),
            Self::LookAlike => false,
        };
        Self::ALL.into_iter().filter(holds).collect()
    }
}

/// How many students there are for each reason.
pub type Attention = Counts<Reason, { Reason::ALL.len() }>;

words! {
    /// What is left until a student is enrolled, for form teachers and pupils; "security questions" is what the portal
    /// calls them.
    pub enum ToDo {
        GetSticker = "get the sticker (not printed yet), sign in with it, choose a password, set 3 security questions",
        SignIn = "sign in with the sticker, choose a password, set 3 security questions",
        SignInAfterReset = "sign in with the new temporary password, choose a password, set 3 security questions",
        SetQuestions = "set 3 security questions",
        GetReset = "needs a reset: the temporary password is too old",
        GetUnlocked = "locked after too many wrong passwords: ask the office to unlock it",
    }
}

impl ToDo {
    /// What a student still has to do; nothing with an account that is enrolled or closed.
    pub fn of(account: &Account, now: Timestamp) -> Option<Self> {
        Some(match account.status(now) {
            Status::Issued if account.printed_at.is_none() => Self::GetSticker,
            Status::Issued => Self::SignIn,
            Status::Reset => Self::SignInAfterReset,
            Status::OwnPassword => Self::SetQuestions,
            Status::Expired => Self::GetReset,
            Status::Locked => Self::GetUnlocked,
            Status::Enrolled | Status::Disabled => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DisabledWhy, PasswordOrigin};

    const NOW: i64 = 1_800_000_000;
    const DAY: i64 = 86_400;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    fn issued() -> Account {
        Account {
            origin: PasswordOrigin::Issued,
            password_set_at: at(NOW - DAY),
            expires_at: Some(at(NOW + 29 * DAY)),
            printed_at: Some(at(NOW - DAY)),
            first_sign_in_at: None,
            questions_set_at: None,
            locked_at: None,
            last_sign_in_at: None,
            email_asked_at: None,
            disabled: None,
        }
    }

    fn own() -> Account {
        Account { origin: PasswordOrigin::Own, expires_at: None, ..issued() }
    }

    #[test]
    fn the_reasons_follow_from_the_account() {
        let check = |account: Account, off: bool, expected: &[Reason]| {
            assert_eq!(Reason::of_account(&account, off, at(NOW)), expected, "{account:?}");
        };
        let until = |end| Account { expires_at: Some(at(end)), ..issued() };
        check(issued(), false, &[]);
        check(Account { printed_at: None, ..issued() }, false, &[Reason::NotPrinted]);
        let reset = Account { origin: PasswordOrigin::Reset, ..issued() };
        check(Account { printed_at: None, ..reset }, false, &[]);
        check(until(NOW), false, &[Reason::Expired]);
        check(until(NOW + 1), false, &[Reason::Lapsing]);
        check(until(NOW + 7 * DAY), false, &[Reason::Lapsing]);
        check(until(NOW + 7 * DAY + 1), false, &[]);
        check(Account { printed_at: None, ..until(NOW) }, false, &[Reason::Expired]);
        check(Account { printed_at: None, ..own() }, false, &[]);
        check(own(), true, &[Reason::SelfServiceOff]);
        check(
            Account { locked_at: Some(at(NOW)), ..own() },
            true,
            &[Reason::Locked, Reason::SelfServiceOff],
        );
        check(Account { disabled: Some((at(NOW), DisabledWhy::Left)), ..until(NOW) }, true, &[]);
    }

    #[test]
    fn what_is_to_do_is_said_until_the_student_is_enrolled() {
        let check = |account: Account, expected: Option<ToDo>| {
            assert_eq!(ToDo::of(&account, at(NOW)), expected, "{account:?}");
        };
        check(issued(), Some(ToDo::SignIn));
        check(Account { printed_at: None, ..issued() }, Some(ToDo::GetSticker));
        check(
            Account { origin: PasswordOrigin::Reset, printed_at: None, ..issued() },
            Some(ToDo::SignInAfterReset),
        );
        check(Account { expires_at: Some(at(NOW)), ..issued() }, Some(ToDo::GetReset));
        check(own(), Some(ToDo::SetQuestions));
        check(Account { questions_set_at: Some(at(NOW)), ..own() }, None);
        check(Account { locked_at: Some(at(NOW)), ..issued() }, Some(ToDo::GetUnlocked));
        check(Account { disabled: Some((at(NOW), DisabledWhy::Closed)), ..issued() }, None);
    }
}

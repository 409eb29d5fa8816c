//! The notices that go to a recovery e-mail address, for a parent or a student: what happened, when, and what to do. Never a
//! name, a password or an answer: whoever reads the mailbox learns no more than the login ID.

use crate::domain::{NoticeReason, Role, WaitingNotice, shown_time};

/// The whole message, as a program that speaks like sendmail reads it from stdin. Who it is from, and when it was sent, is
/// what that program adds.
pub(crate) fn message(notice: &WaitingNotice) -> String {
    let WaitingNotice { address, login, happened_at, .. } = notice;
    let [subject, happened] = told(notice.reason);
    let at = shown_time(*happened_at);
    let [whoever, helper] = match login.role() {
        Role::Student => ["you or your child", "the Form Teacher"],
        Role::SchoolStaff | Role::HqStaff => ["you", "your MIMS Administrators"],
    };
    format!(
        "To: {address}
Subject: MIMS: {subject}
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

This is about the MIMS account
{login}

On {at}, Singapore time,
{happened}

If {whoever} did this, there is nothing to do.
If that was not {whoever}, tell {helper}.

This message comes from the MIMS Portal, where this e-mail address was
given for the account. Nobody reads what is sent back to it.
"
    )
}

/// The subject, and what happened.
fn told(reason: NoticeReason) -> [&'static str; 2] {
    match reason {
        NoticeReason::ResetByQuestions => [
            "the password was reset",
            "the password was reset with the answers to the security questions.",
        ],
        NoticeReason::PasswordChanged => ["the password was changed", "the password was changed."],
        NoticeReason::QuestionsChanged => {
            ["the security questions were changed", "the security questions were changed."]
        }
        NoticeReason::EmailChanged => [
            "this e-mail address was replaced",
            "another e-mail address took the place of this one.\nFurther notices do not come here.",
        ],
        NoticeReason::EmailRemoved => [
            "this e-mail address was taken away",
            "this e-mail address was taken away from the account.\nFurther notices do not come here.",
        ],
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::domain::{Email, LoginId, NoticeId, StudentId};

    /// What a mailbox and a mail server take as it stands, with no header that nobody has thought of.
    #[test]
    fn every_message_has_the_same_headers_and_short_plain_lines() {
        let logins = [
            ("tan_kai_jun", "tell the Form Teacher."),
            ("tan_kai_jun@schools.gov.sg", "tell your MIMS Administrators."),
        ];
        for (reason, (login, helper)) in
            NoticeReason::ALL.into_iter().flat_map(|reason| logins.map(|login| (reason, login)))
        {
            let notice = WaitingNotice {
                id: NoticeId(1),
                student: StudentId(1),
                login: LoginId::parse(login).expect("a login ID"),
                address: Email::parse("a|b%c!d'e@x.example.org").expect("an address"),
                reason,
                happened_at: Timestamp::from_second(1_802_234_700).expect("a moment"),
                tries: 0,
            };
            let message = message(&notice);
            let (head, body) = message.split_once("\n\n").expect("an empty line");
            let names: Vec<_> = head.lines().filter_map(|line| line.split(':').next()).collect();
            let expected = ["To", "Subject", "Auto-Submitted", "MIME-Version", "Content-Type"];
            assert_eq!(names, expected, "{reason}");
            assert!(message.starts_with("To: a|b%c!d'e@x.example.org\nSubject: MIMS: "));
            assert!(message.is_ascii() && message.lines().all(|line| line.len() <= 78));
            assert!(body.contains("On 10 Feb 2027 12:45, Singapore time,\n"), "{body}");
            assert!(body.contains(helper), "{body}");
        }
    }
}

//! What a row of the audit log says beside its outcome: for operators, without secrets, and made nowhere else.

use std::fmt;

use super::batch::ChangeKind;
use super::notice::NoticeReason;
use crate::domain::ids::BatchId;
use crate::domain::password::EngineFault;
use crate::domain::person::{Class, ClassName, LoginId};
use crate::domain::text::counted;

/// What else there is to say of a row.
#[derive(Debug, Clone, Copy)]
pub enum Detail<'a> {
    /// The outcome says it all.
    None,
    /// What the operator gave: a reason, or what went on paper.
    Given(&'a str),
    /// The public key of a new store's vault.
    Vault(&'a str),
    /// The public key that it got, and what became of the sealed copies.
    NewVault { recipient: &'a str, sealed_again: usize, erased: usize },
    /// Whether the vault key has a passphrase now.
    VaultKey { wrapped: bool },
    /// A setting with its values.
    Setting { key: &'a str, before: &'a str, after: &'a str },
    /// How many accounts a class list touched.
    Imported { source: &'a str, created: usize, changed: usize, left: usize },
    /// A new account.
    Account { login: &'a LoginId, class: &'a ClassName },
    /// From one class to another.
    Moved { from: &'a Class, to: &'a ClassName },
    /// The class of somebody who is not on the list any more.
    Left(&'a Class),
    /// What was put right.
    Corrected(&'a [Correction]),
    /// What an undo took back, and of which batch.
    TakenBack { kind: ChangeKind, by: BatchId },
    /// The batch that was taken back.
    Batch(BatchId),
    /// What the fast engine made instead of a hash.
    Engine(EngineFault),
    /// How many were counted in a night.
    Counted { students: usize, classes: usize },
    /// The passwords of a preview.
    Preview,
    /// Which wrong try in a row it is, and what it brings with it.
    PasswordTry { number: u32, unless_right: Option<Stop> },
    /// Which wrong try in all it is.
    AnswersTry { number: u32 },
    /// Why a try was not taken.
    TurnedAway(TurnedAway),
    /// What a notice is about.
    Notice(NoticeReason),
    /// The same with which try to send it this is.
    NoticeTry { reason: NoticeReason, number: u32 },
}

/// Something known of a student that was put right by hand.
#[derive(Debug, Clone)]
pub struct Correction {
    pub what: Corrected,
    pub before: Option<String>,
    pub after: Option<String>,
}

words! {
    /// What can be put right: as it is called, and its field in files.
    pub enum Corrected, fn field {
        Name = "name", "name";
        Class = "class", "class";
        RegisterNo = "register number", "register_no";
        StudentRef = "student reference", "student_ref";
        Login = "login ID", "login_id";
        RecoveryEmail = "recovery e-mail", "recovery_email";
    }
}

words! {
    /// What a wrong password brings with it when it is one too many.
    pub enum Stop {
        Locked = "locked",
        /// The temporary password is at its end.
        Void = "void",
    }
}

words! {
    /// Why a try is not taken; the student never reads it.
    pub enum TurnedAway {
        Unknown = "no account has the login ID",
        Disabled = "the account is disabled",
        Locked = "the account is locked",
        Lapsed = "the temporary password is too old",
        Waiting = "too soon after wrong passwords",
        NoQuestions = "the student has set no questions",
        SelfServiceOff = "self-service is switched off",
        TooManyAnswers = "too many answers within the hour or the day",
    }
}

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => Ok(()),
            Self::Given(text) => f.write_str(text),
            Self::Vault(recipient) => write!(f, "vault {recipient}"),
            Self::NewVault { recipient, sealed_again, erased } => {
                write!(f, "vault {recipient}; {sealed_again} sealed again, {erased} erased")
            }
            Self::VaultKey { wrapped: true } => f.write_str("vault key wrapped"),
            Self::VaultKey { wrapped: false } => f.write_str("vault key without passphrase"),
            Self::Setting { key, before, after } => {
                write!(f, "{key} from \"{before}\" to \"{after}\"")
            }
            Self::Imported { source, created, changed, left } => {
                write!(f, "{source}: {created} created, {changed} changed, {left} left")
            }
            Self::Account { login, class } => write!(f, "{login} in {class}"),
            Self::Moved { from, to } => write!(f, "from {} of {} to {to}", from.name, from.year),
            Self::Left(class) => write!(f, "from {}", class.name),
            Self::Corrected(corrections) => {
                let all: Vec<_> = corrections.iter().map(ToString::to_string).collect();
                f.write_str(&all.join("; "))
            }
            Self::TakenBack { kind, by } => write!(f, "{kind} by batch {by}"),
            Self::Batch(batch) => write!(f, "batch {batch}"),
            Self::Engine(fault) => write!(f, "by the reference; the fast engine made {fault}"),
            Self::Counted { students, classes } => {
                write!(f, "{}, classes: {classes}", counted(*students, "student"))
            }
            Self::Preview => f.write_str("preview on the terminal"),
            Self::PasswordTry { number, unless_right: None } => {
                write!(f, "password, try {number} in a row")
            }
            Self::PasswordTry { number, unless_right: Some(stop) } => {
                write!(f, "password, try {number} in a row; {stop} unless it was right")
            }
            Self::AnswersTry { number } => {
                write!(f, "3 questions, wrong try {number} in all unless it was right")
            }
            Self::TurnedAway(why) => why.fmt(f),
            Self::Notice(reason) => reason.fmt(f),
            Self::NoticeTry { reason, number } => write!(f, "{reason}, try {number}"),
        }
    }
}

impl fmt::Display for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |value: &Option<String>| value.clone().unwrap_or_else(|| "nothing".to_owned());
        write!(f, "{} from {} to {}", self.what, shown(&self.before), shown(&self.after))
    }
}

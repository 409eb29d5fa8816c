//! Every word that the audit log says of what happened, and what follows from it for whoever comes later.

use super::batch::ChangeKind;

words! {
    /// What happened, in one word.
    pub enum Outcome {
        /// The store was made.
        Made = "made",
        Set = "set",
        Passphrase = "passphrase",
        /// The vault got another key.
        Rotated = "rotated",
        KeyCopied = "key-copied",
        Imported = "imported",
        Created = "created",
        Moved = "moved",
        Changed = "changed",
        Left = "left",
        Returned = "returned",
        Closed = "closed",
        Opened = "opened",
        Reset = "reset",
        /// The fast engine was not to be relied on, so the reference has hashed a batch.
        Rehashed = "rehashed",
        Unlocked = "unlocked",
        Undone = "undone",
        Printed = "printed",
        Shown = "shown",
        /// The password went into a file for another system.
        Exported = "exported",
        /// The counts of a night were kept.
        Counted = "counted",
        /// A password or answers are about to be looked at.
        Tried = "tried",
        TurnedAway = "turned-away",
        /// Too many tries came from one address.
        AddressRefused = "address-refused",
        SignedIn = "signed-in",
        QuestionsAnswered = "questions-answered",
        OwnPassword = "own-password",
        ResetByQuestions = "reset-by-questions",
        QuestionsSet = "questions-set",
        EmailGiven = "email-given",
        EmailAsked = "email-asked",
        EmailRemoved = "email-removed",
        /// A notice is about to be sent.
        NoticeTried = "notice-tried",
        NoticeSent = "notice-sent",
        NoticeGivenUp = "notice-given-up",
    }
}

#[derive(PartialEq, Eq)]
enum Effect {
    /// The student has gone on with the account: what came before cannot be taken back any more.
    Use,
    /// Whoever was signed in before is so no longer.
    Access,
    /// A try, a look or the office's work, on which nothing else depends.
    None,
}

impl Outcome {
    /// Without a catch-all, so that whoever adds a word has to say what follows from it.
    fn effect(self) -> Effect {
        match self {
            Self::SignedIn
            | Self::OwnPassword
            | Self::ResetByQuestions
            | Self::QuestionsSet
            | Self::EmailGiven
            | Self::EmailAsked
            | Self::EmailRemoved => Effect::Use,
            Self::Left | Self::Returned | Self::Closed | Self::Opened => Effect::Access,
            Self::Made
            | Self::Set
            | Self::Passphrase
            | Self::Rotated
            | Self::KeyCopied
            | Self::Imported
            | Self::Created
            | Self::Moved
            | Self::Changed
            | Self::Reset
            | Self::Rehashed
            | Self::Unlocked
            | Self::Undone
            | Self::Printed
            | Self::Shown
            | Self::Exported
            | Self::Counted
            | Self::Tried
            | Self::TurnedAway
            | Self::AddressRefused
            | Self::QuestionsAnswered
            | Self::NoticeTried
            | Self::NoticeSent
            | Self::NoticeGivenUp => Effect::None,
        }
    }

    /// Whether the student used the account, which no undo may pass over.
    pub fn is_use(self) -> bool {
        self.effect() == Effect::Use
    }

    /// Whether the account was closed or opened.
    pub fn closes_or_opens(self) -> bool {
        self.effect() == Effect::Access
    }
}

impl From<ChangeKind> for Outcome {
    fn from(kind: ChangeKind) -> Self {
        match kind {
            ChangeKind::Created => Self::Created,
            ChangeKind::Moved => Self::Moved,
            ChangeKind::Changed => Self::Changed,
            ChangeKind::Left => Self::Left,
            ChangeKind::Returned => Self::Returned,
            ChangeKind::Closed => Self::Closed,
            ChangeKind::Opened => Self::Opened,
            ChangeKind::Reset => Self::Reset,
            ChangeKind::Undone => Self::Undone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Word as _;

    #[test]
    fn words_are_read_back_and_those_of_changes_are_the_same_in_batches_and_log() {
        for outcome in Outcome::ALL {
            assert_eq!(Outcome::of_word(outcome.as_str()), Some(outcome));
        }
        for kind in ChangeKind::ALL {
            assert_eq!(Outcome::from(kind).as_str(), kind.as_str());
        }
    }
}

//! What a night tells of a student by name.

use crate::domain::Outcome;

words! {
    /// What became of a student's account since the night before, in the words of a mail.
    pub enum News {
        Created = "new",
        Moved = "moved",
        Corrected = "corrected",
        Left = "left",
        Returned = "came back",
        Closed = "disabled",
        Opened = "enabled",
        Reset = "reset",
        Unlocked = "unlocked",
        Undone = "taken back",
        OwnPassword = "chose a password",
        ResetByQuestions = "reset with the questions",
        QuestionsSet = "set the questions",
        /// Nobody does it, so the audit log does not hold it; nor the next one.
        Expired = "password expired",
        Locked = "locked",
    }
}

impl News {
    /// What the audit log calls it.
    pub fn outcome(self) -> Option<Outcome> {
        Some(match self {
            Self::Created => Outcome::Created,
            Self::Moved => Outcome::Moved,
            Self::Corrected => Outcome::Changed,
            Self::Left => Outcome::Left,
            Self::Returned => Outcome::Returned,
            Self::Closed => Outcome::Closed,
            Self::Opened => Outcome::Opened,
            Self::Reset => Outcome::Reset,
            Self::Unlocked => Outcome::Unlocked,
            Self::Undone => Outcome::Undone,
            Self::OwnPassword => Outcome::OwnPassword,
            Self::ResetByQuestions => Outcome::ResetByQuestions,
            Self::QuestionsSet => Outcome::QuestionsSet,
            Self::Expired | Self::Locked => return None,
        })
    }

    /// Reads a word of the audit log.
    pub fn of_outcome(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|news| news.outcome().is_some_and(|one| one.as_str() == word))
    }
}

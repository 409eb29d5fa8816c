//! What a student is told whose step was not taken.

use crate::ops::{EmailRefusal, QuestionsRefusal, StepRefusal};
use crate::terminal::Error;
use crate::words::{answers, portal};

impl From<StepRefusal> for Error {
    fn from(refusal: StepRefusal) -> Self {
        match refusal {
            StepRefusal::Store(error) => error.into(),
            StepRefusal::Changed => {
                Self::refused("your account was changed by your school just now; nothing was saved")
                    .hint("sign in again, or ask your form teacher")
            }
        }
    }
}

impl From<EmailRefusal> for Error {
    fn from(refusal: EmailRefusal) -> Self {
        match refusal {
            EmailRefusal::Step(refusal) => refusal.into(),
            EmailRefusal::OwnAddress => Self::refused(portal::OWN_EMAIL).hint("nothing was saved"),
        }
    }
}

impl From<QuestionsRefusal> for Error {
    fn from(refusal: QuestionsRefusal) -> Self {
        match refusal {
            QuestionsRefusal::Step(refusal) => refusal.into(),
            QuestionsRefusal::TemporaryPassword => {
                Self::refused("your temporary password has to be changed first")
                    .hint("mims portal sign-in leads through it")
            }
            QuestionsRefusal::Answer(error) => {
                Self::refused(answers::refused(error)).hint("nothing was saved")
            }
        }
    }
}

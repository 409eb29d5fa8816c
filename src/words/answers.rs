//! Why an answer to a security question is not taken, as a child is told.

use crate::domain::AnswerError;

/// One sentence or two.
pub(crate) fn refused(error: AnswerError) -> &'static str {
    match error {
        AnswerError::TooShort => "An answer needs at least 2 letters or numbers.",
        AnswerError::TooLong => "That answer is too long. Choose a shorter one.",
        AnswerError::InQuestion => "That word is in the question. Choose another answer.",
        AnswerError::InName => "Your own name is too easy to guess. Choose another answer.",
        AnswerError::Same => "Two answers are the same. Choose three different answers.",
    }
}

//! What a child is told about answers to security questions: beforehand what makes a good one, and why one is not taken.

use crate::domain::AnswerError;

/// Nothing of it is a rule: an ordinary answer is taken all the same.
pub(crate) const GOOD_ANSWERS: &str = "Choose answers that you will remember and that a classmate would not guess. \
    Your own name and a word of the question are easy to guess. Capital letters, spaces and signs do not matter.";

/// One sentence or two.
pub(crate) fn refused(error: AnswerError) -> &'static str {
    match error {
        AnswerError::Empty => "An answer needs at least one letter or number.",
        AnswerError::TooLong => "That answer is too long. Choose a shorter one.",
        AnswerError::Same => "Two answers are the same. Choose three different answers.",
    }
}

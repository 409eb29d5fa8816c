//! Why a password that keeps every rule is guessed all the same.

/// What makes a legal password easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// One character or one word again and again.
    Repeated,
    /// Neighbours in the alphabet, in counting or on the keyboard.
    InARow,
    /// Hardly more than the words that everybody around the child knows.
    OwnWords,
    /// Among the first that a guessing program tries.
    Common,
}

//! Passwords and answers: what may be one, what may not be told, how long one works, and how often one may be tried.

mod answer;
mod life;
mod limits;
mod question;
mod rule;
mod secret;
mod weakness;

pub use answer::{Answer, AnswerError};
pub use life::{HowLong, PasswordLife};
pub use limits::{
    EngineFault, HashCost, HashCosts, HashEngine, PasswordTries, SelfServiceTries, TryLimits,
};
pub use question::{Question, ThreeQuestions};
pub use rule::{History, PasswordRule, Ruling, Verdict};
pub use secret::Secret;
pub use weakness::Weakness;

//! Types and rules of the school and its accounts: no I/O, no clock, no randomness.
//!
//! Every type here is checked when it is made, so that nothing behind it has to check again.

mod account;
mod answer;
mod attention;
mod calendar;
mod class;
mod condition;
mod email;
mod funnel;
mod left_out;
mod limits;
mod login_id;
mod login_rule;
mod name;
mod name_parts;
mod password_rule;
mod question;
mod register;
mod secret;
mod selection;
mod settings;
mod text;
mod weakness;

pub use account::{Account, DisabledWhy, Facts, PasswordOrigin, Status};
pub use answer::{Answer, AnswerError};
pub use attention::{Attention, Reason, ToDo};
pub use calendar::{
    SINGAPORE, begin_of, day_of, last_day_of, lasts_until, monday_of, rfc3339, shown_day,
    shown_time,
};
pub use class::{ClassError, ClassName, Level, Stage};
pub use condition::{Condition, ConditionError, Finding, Measure};
pub use email::{Email, EmailError};
pub use funnel::{Figure, Funnel};
pub use left_out::LeftOut;
pub use limits::{HashCost, PasswordTries, SelfServiceTries, TryLimits};
pub use login_id::{LoginId, LoginIdError, Role};
pub use login_rule::LoginRule;
pub use name::{NameError, PersonName};
pub use name_parts::NameParts;
pub use password_rule::{History, Outcome, PasswordRule, Verdict};
pub use question::{Question, ThreeQuestions};
pub use register::{RegisterError, RegisterNo, StudentRef, StudentRefError, is_national_number};
pub use secret::Secret;
pub use selection::Selection;
pub use settings::{Setting, SettingError, Settings};
pub use text::{counted, folded, printable};
pub use weakness::{Weakness, weakness};

//! Who a student is: names, references, classes, login IDs and the rule that makes them.

mod class;
mod class_name;
mod email;
mod login_id;
mod login_rule;
mod name;
mod name_parts;
mod name_rule;
mod place;
mod register;

pub use class::{Class, Level, Stage};
pub use class_name::ClassName;
pub use email::{Email, EmailError};
pub use login_id::{LoginId, Role};
pub use login_rule::LoginRule;
pub use name::PersonName;
pub use name_parts::{FoundPart, NameParts};
pub use name_rule::NameRule;
pub use place::{after_class_word, place};
pub use register::{RegisterNo, StudentRef, is_national_number};

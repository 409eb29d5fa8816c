//! What a report counts, and what makes somebody look.

mod attention;
mod condition;
mod funnel;

pub use attention::{Attention, Reason, ToDo};
pub use condition::{Condition, Finding};
pub use funnel::{Figure, Funnel};

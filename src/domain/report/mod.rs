//! What a report counts, and what makes somebody look.

mod attention;
mod condition;
mod counts;
mod funnel;

pub use attention::{Attention, Reason, ToDo};
pub use condition::{Condition, Finding};
pub use counts::Counts;
pub use funnel::{Figure, Funnel};

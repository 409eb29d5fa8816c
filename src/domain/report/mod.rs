//! What a report counts, and what makes somebody look.

mod at_portal;
mod attention;
mod condition;
mod counts;
mod funnel;

pub use at_portal::{AtPortal, PortalUse};
pub use attention::{Attention, Reason, ToDo};
pub use condition::{Condition, Finding};
pub use counts::Counts;
pub use funnel::{Figure, Funnel};

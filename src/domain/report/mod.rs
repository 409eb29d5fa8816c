//! What a report counts, and what makes somebody look.

mod at_portal;
mod attention;
mod condition;
mod counts;
mod funnel;
mod news;
mod shown;

pub use at_portal::{AtPortal, PortalUse};
pub use attention::{Attention, Reason, ToDo};
pub use condition::{Condition, Finding, Measure, Side};
pub use counts::Counts;
pub use funnel::{Figure, Funnel};
pub use news::News;
pub use shown::{grouped, percent, to_go};

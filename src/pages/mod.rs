//! What a report looks like: numbers in, pages, mail, summary and metrics out as text, no files. A page is whole in
//! itself: no script, nothing from elsewhere.
//!
//! Names come from class lists, so every text goes through the escaping of `maud`; nothing here builds markup by hand.

mod chart;
mod chase;
mod chase_plan;
mod compared;
mod document;
mod findings;
mod mail;
mod metrics;
pub mod portal;
mod report;
mod report_tables;
mod summary;

pub use chase::{ChaseClass, all_chased_begin, all_chased_class, all_chased_end, chase_page};
pub use chase_plan::{ChasePage, plan_chase};
pub use compared::compared;
pub use findings::told;
pub use mail::mail;
pub use metrics::{are_metrics, metrics};
pub use report::{ALL_PAGES, ChaseLink, report_page};
pub use summary::summary;

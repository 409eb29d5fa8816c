//! What is only read: how far everybody has come, the students of a selection, one student's card, the log, the settings.

mod card;
mod funnel;
mod log;
mod moved;
mod select_students;
mod settings;

pub use card::{Card, Stops, read_cards};
pub(in crate::ops) use funnel::class_funnels;
pub use funnel::{ClassFunnel, funnel};
pub use log::{LogRefusal, log_head, read_log, verify_log};
pub use moved::{Since, visit_moved};
pub(in crate::ops) use select_students::checked_selection;
pub use select_students::{SelectionRefusal, WantedClass, select_students, visit_students};
pub use settings::read_settings;

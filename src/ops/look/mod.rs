//! What is only read: how far everybody has come, the students of a selection, to whom something happened.

mod funnel;
mod moved;
mod select_students;

pub(in crate::ops) use funnel::class_funnels;
pub use funnel::{ClassFunnel, funnel};
pub use moved::{Since, visit_moved};
pub(in crate::ops) use select_students::check_selection;
pub use select_students::{SelectionRefusal, WantedClass, select_students, visit_students};

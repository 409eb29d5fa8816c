//! The nightly report: its numbers, and its students on their way to the files.

mod news;
mod nightly;
mod numbers;
mod students;

pub use news::WhoMoved;
pub use nightly::{Nightly, NightlyRequest, nightly_report, record_night};
pub use numbers::{Compared, NightlyClass};
pub use students::{ReportSink, Reported, ReportedClass};

//! The counts of a night, for the report of the next one.

pub mod attention;
pub mod snapshots;

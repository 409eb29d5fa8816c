//! The students: their classes, who they are, their accounts and secrets.

pub mod account_changes;
pub mod classes;
pub mod credentials;
pub mod directories;
pub mod groups;
pub mod holders;
pub mod listings;
pub mod notices;
pub mod questions;
pub mod student_changes;
pub mod students;

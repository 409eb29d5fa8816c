//! What mims says of itself: help, manual pages, and what the shells complete.

pub mod complete;
pub mod completions;
pub mod help;
pub mod man;
pub mod other_words;
pub mod scenes;
pub mod topics;

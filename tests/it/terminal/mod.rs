//! What the program says, asks and offers, and on what.

mod complete;
#[cfg(unix)]
mod complete_in_shells;
mod completions;
mod help;
mod help_pages;
mod help_topics;
#[cfg(unix)]
mod plan_shown;
mod prompts;
mod streams;
#[cfg(unix)]
mod unattended;
#[cfg(unix)]
mod widths;

//! What the program says, asks and offers, and on what.

mod complete;
#[cfg(unix)] // Shells of Unix.
mod complete_in_shells;
mod completions;
mod help;
mod help_pages;
mod help_topics;
#[cfg(unix)] // In a pseudo-terminal.
mod plan_shown;
#[cfg(unix)] // In a pseudo-terminal.
mod prompts;
mod streams;
#[cfg(unix)] // By a shell of Unix.
mod unattended;
#[cfg(unix)] // In a pseudo-terminal.
mod widths;

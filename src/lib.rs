//! `mims` keeps the MIMS accounts of a school: it makes them from class lists, prints their stickers, resets their
//! passwords and tells who has enrolled. The modules, in reading order:
//!
//! - [`domain`]: types and rules; no I/O, no clock, no randomness
//! - [`files`]: private files and folders, whole or not at all; what a stopped program has to take away again
//! - [`roster`]: class-list bytes in, roster out: rows and refusals
//! - [`crypto`]: the only place that makes, hashes, checks or seals a secret
//! - [`plan`]: what an import would do, as pure functions
//! - [`mod@print`]: paper: data in, PDF bytes out
//! - [`directory`]: entries of an LDAP directory: what they are to say, and how they come to say it
//! - [`store`]: the only place with SQL: a folder with a database, a pepper and a vault key
//! - [`rows`]: columns and cells of an answer; CSV with one rule for formulas, JSON, tables
//! - [`exports`]: students in the formats of other systems: values as they stand, bytes out
//! - [`ops`]: one use case for each file and transaction
//! - [`words`]: what students read, on every surface
//! - [`pages`]: what a report looks like: numbers in, pages and texts out
//! - [`web`]: the portal's server: pages and forms of students over the operations
//! - [`terminal`]: the only place that touches the terminal and output files; where a refusal becomes a sentence, a hint
//!   and an exit code
//! - [`context`]: what one run knows, made once
//! - [`commands`]: one subcommand for each file: arguments, one operation, what it shows
//! - [`cli`]: the command line: global options, dispatch, and how a run ends
//!
//! Dependencies point upwards in this list only; a test reads the paths. Data flows one way too: arguments to a command,
//! the command to an operation, the operation to domain and store, and back to paper and terminal.

mod cli;
mod commands;
mod context;
mod crypto;
mod directory;
mod domain;
mod exports;
mod files;
mod ops;
mod pages;
mod plan;
mod print;
mod roster;
mod rows;
mod store;
mod terminal;
mod web;
mod words;

pub use cli::run;

/// What the fuzz targets, the benches and the tests of the program call beside the program; nobody else is to.
#[doc(hidden)]
pub mod outside {
    pub use crate::crypto::{Style, draw};
    pub use crate::domain::{LoginRule, NameParts, PersonName, Role, Secret, day_of};
    pub use crate::print::{Look, Pack, Pages, Part, Placement, Sheet, Sticker, slips, stickers};
    pub use crate::roster::{
        Options, Row, Source, TextEncoding, read_lists, read_requests, rejects,
    };
    pub use crate::rows::CsvWriter;
}

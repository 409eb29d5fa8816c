//! Behaviour through the real program, and the shape of the house.

mod audit;
mod audit_log;
mod bad_input;
mod completions;
#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod crash_import;
#[cfg(unix)]
mod crash_limits;
#[cfg(unix)]
mod crash_paper;
mod database;
mod generate;
mod help;
mod import;
mod import_matching;
mod import_refusals;
mod import_stickers;
mod init;
mod key;
mod layers;
mod outside;
mod outside_labels;
mod outside_manual;
mod outside_passwords;
mod outside_pdf;
mod outside_pupils;
mod outside_qr;
mod outside_store;
mod outside_text;
mod outside_vault;
mod program;
#[cfg(unix)]
mod prompts;
mod races;
mod reset;
mod school;
mod secrets;
mod settings;
mod shown;
mod status;
mod stickers;
mod store_refusals;
mod streams;
#[cfg(unix)]
mod terminal;
mod vault;
mod who;

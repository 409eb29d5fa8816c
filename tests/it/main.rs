//! Behaviour through the real program, and the shape of the house.

mod audit;
mod audit_log;
mod bad_input;
mod brake;
mod class_lists;
mod complete;
mod completions;
#[cfg(unix)]
mod crash;
#[cfg(unix)]
mod crash_import;
#[cfg(unix)]
mod crash_limits;
#[cfg(unix)]
mod crash_paper;
#[cfg(unix)]
mod crash_portal;
#[cfg(unix)]
mod crash_report;
mod cycle;
mod database;
mod disable;
mod edit;
mod generate;
mod help;
mod help_topics;
mod hostile;
mod hostile_files;
mod hostile_names;
mod hostile_text;
mod hostile_workbooks;
mod import;
mod import_init;
mod import_matching;
mod import_refusals;
mod import_stickers;
mod init;
#[cfg(unix)]
mod interrupt;
mod key;
mod layers;
mod leavers;
mod next_year;
#[cfg(unix)]
mod nightly;
mod outside;
mod outside_labels;
mod outside_manual;
mod outside_passwords;
mod outside_pdf;
mod outside_pupils;
mod outside_qr;
mod outside_report;
mod outside_store;
mod outside_text;
mod outside_vault;
mod paper;
mod paper_names;
mod paper_placement;
mod paper_reset;
mod paper_sheets;
mod paper_template;
mod plan_id;
mod portal;
mod portal_reset;
#[cfg(unix)]
mod portal_screens;
#[cfg(unix)]
mod printing;
#[cfg(unix)]
mod printing_cups;
mod program;
#[cfg(unix)]
mod prompts;
mod races;
mod rename;
mod report;
mod report_chase;
mod report_nights;
mod report_part;
mod report_safety;
mod reset;
mod rows;
mod school;
mod secrets;
mod secrets_portal;
mod settings;
mod shown;
mod staff;
mod staff_life;
mod status;
mod status_card;
mod status_schema;
mod status_selection;
mod status_since;
mod stickers;
mod store_refusals;
mod streams;
mod term;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod unattended;
mod undo_imports;
mod undo_refusals;
mod undo_resets;
mod vault;
mod who;
#[cfg(unix)]
mod widths;

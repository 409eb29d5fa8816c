//! One subcommand for each file: its arguments, one operation, what it shows. No logic of their own.

pub mod audit;
pub mod class_list;
pub mod completions;
pub mod disable;
pub mod edit;
pub mod generate;
pub mod import;
pub mod init;
pub mod key;
pub mod life;
pub mod list_findings;
pub mod man;
pub mod paper;
pub mod plan_table;
pub mod preview;
pub mod requests;
pub mod reset;
pub mod selection;
pub mod settings;
pub mod sheet;
pub mod status;
pub mod stickers;
pub mod test_page;
pub mod undo;
pub mod vault;
pub mod who;

//! The only place that touches the terminal and output files, and where a refusal becomes a sentence. Answers go to
//! stdout, everything else to stderr.

mod error;
mod folder_rows;
mod input;
mod output;
mod pager;
mod preview;
mod printer;
mod progress;
mod prompt;
mod refusals;
mod stopped;
mod ui;

pub use error::{EXIT_CODES, Error, Kind};
pub use folder_rows::FolderRows;
pub use input::{read_file, read_given, read_secret};
pub use output::{
    is_standard_output, need_reader, new_backup_file, new_file, new_folder, refuse_dash,
};
pub use pager::is_showing;
pub use printer::Printer;
pub use progress::Progress;
pub use refusals::{
    named, one_line, told_closed, told_fault, told_fault_of_store, told_flaw, told_known,
    told_namesake, told_newcomer, told_person_flaw, told_row,
};
pub use stopped::{say_line, say_misread, say_stopped};
pub use ui::{ColorChoice, Ui};

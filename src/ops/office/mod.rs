//! What the office does by hand: stores, settings and keys, finding students, correcting and closing accounts, new
//! passwords, their paper, and taking a batch back.

mod change_passphrase;
mod change_setting;
mod close_students;
mod create_store;
mod edit_student;
mod find_requested;
mod find_students;
mod issue_passwords;
mod paper;
mod print_stickers;
mod rename_class;
mod reset_passwords;
mod undo_batch;
mod unlock_students;

pub use change_passphrase::{PassphraseRefusal, change_passphrase};
pub use change_setting::{SettingRefusal, change_setting};
pub use close_students::{disable_students, enable_students};
pub use create_store::create_store;
pub use edit_student::{Edit, EditRefusal, Edited, edit_student};
pub use find_requested::{RequestRefusal, find_requested};
pub use find_students::{FindRefusal, Near, find_student};
pub(super) use find_students::{all_named, the_one};
pub(super) use issue_passwords::{Account, Issued, note_fault, seal_again};
pub use issue_passwords::{Life, NewPasswords};
pub use paper::{Form, Handout, Order, Paper, PaperRequest, make_paper, school_look};
pub use print_stickers::{
    OpenList, OpenPassword, Printed, StickerRefusal, list_open, open_passwords, record_exported,
    record_printed, record_shown,
};
pub use rename_class::{ClassRefusal, ClassRename, plan_class_rename, rename_class};
pub use reset_passwords::{
    GivenOut, PreparedReset, Reset, ResetRefusal, ResetRequest, prepare_resets,
};
pub use undo_batch::{Undo, UndoRefusal, plan_undo, undo_batch};
pub use unlock_students::{Stopped, unlock_students};

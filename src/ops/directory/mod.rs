//! A directory is kept in step with the store, one way. The audit log is the list of what is still to be done: it names
//! a student for every change, in the change's own transaction.

mod compare;
mod plan;
mod reach;
mod set_up;
mod status;
mod sync;

pub use plan::{Planned, plan_directory};
pub use reach::DirectoryRefusal;
pub use set_up::{NewDirectory, chosen_directory, forget_directory, set_up_directory};
pub use status::{DirectoryState, directory_status, is_waiting, read_directories, read_listings};
pub use sync::{Attempt, Brake, SyncRequest, Synced, note_failure, sync_directory};

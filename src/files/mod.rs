//! Files and folders that are private, and whole or not at all. It knows nothing of what is in them.

mod error;
mod file;
mod folder;
mod left;
mod nameless;
mod naming;
mod private;
mod swap;
mod unfinished;

pub use error::{FileError, Obstacle};
pub use file::{NewFile, Readers};
pub use folder::NewFolder;
pub use left::{take_away_left, taken_away};
pub use naming::{is_taken_everywhere, rename_folder};
pub use private::{Loose, are_one_file, create_folders, create_private, looseness, sync_folder};
pub use unfinished::{UnfinishedFolder, begin_to_stay, remove_unfinished};

//! A new file: whole or not at all, readable by its owner only, never over another one without being told.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::error::{FileError, Obstacle};
use super::left::{hold, take_away_left};
use super::nameless;
use super::naming::can_be_replaced;
use super::private::{create_with_mode, folder_around, sync_folder};
use super::unfinished::{UnfinishedFile, begin_to_stay};

/// A file that is being made. It gets its name last; dropped before, it leaves nothing behind.
pub struct NewFile {
    making: Making,
    path: PathBuf,
    replace: bool,
}

enum Making {
    Nameless(File),
    Named(UnfinishedFile<File>),
}

/// Who may read a file.
#[derive(Debug, Clone, Copy)]
pub enum Readers {
    Owner,
    /// Other programs of the computer too, for a file without secrets and names.
    Everybody,
}

impl NewFile {
    /// Makes sure, before any work is done, that the file can be written.
    pub fn prepare(path: &Path, replace: bool, readers: Readers) -> Result<Self, FileError> {
        FileError::of_name(path)?;
        check_target(path, replace)?;
        let folder = folder_around(path)?;
        take_away_left(folder);
        can_be_replaced(path).map_err(FileError::system(path))?;
        let making = Making::begin(folder, readers).map_err(FileError::system(path))?;
        Ok(Self { making, path: path.to_owned(), replace })
    }

    /// The name it will get.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the contents, waits until they are on the disk, and makes sure that nothing stands in the way of the name.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), FileError> {
        let file = match &mut self.making {
            Making::Nameless(file) => file,
            Making::Named(making) => making.file(),
        };
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        let ready = written.and_then(|()| can_be_replaced(&self.path));
        ready.map_err(FileError::system(&self.path))
    }

    /// Gives the file its name.
    pub fn publish(self) -> Result<(), FileError> {
        let Self { making, path, replace } = self;
        check_target(&path, replace)?;
        let folder = folder_around(&path)?;
        begin_to_stay();
        let named = match making {
            Making::Nameless(file) => link(&file, folder, &path, replace),
            Making::Named(making) => making.publish(&path, replace),
        };
        named.map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => Obstacle::Exists.at(&path),
            _ => FileError::system(&path)(cause),
        })?;
        sync_folder(folder).map_err(|cause| Obstacle::Unconfirmed(cause).at(&path))
    }
}

impl Making {
    fn begin(folder: &Path, readers: Readers) -> io::Result<Self> {
        match nameless::create(folder, readers.mode())? {
            Some(file) => {
                // For the short time in which it may have a hidden name.
                hold(&file);
                Ok(Self::Nameless(file))
            }
            None => Self::hidden(folder, readers),
        }
    }

    fn hidden(folder: &Path, readers: Readers) -> io::Result<Self> {
        let make = |path: &Path| create_with_mode(path, readers.mode()).inspect(hold);
        UnfinishedFile::make(folder, make).map(Self::Named)
    }
}

impl Readers {
    fn mode(self) -> u32 {
        match self {
            Self::Owner => 0o600,
            Self::Everybody => 0o644,
        }
    }
}

/// A nameless file cannot take the place of another one at once: it gets a hidden name first, for a very short time.
fn link(file: &File, folder: &Path, path: &Path, replace: bool) -> io::Result<()> {
    match nameless::link(file, path) {
        Err(cause) if replace && cause.kind() == io::ErrorKind::AlreadyExists => {
            UnfinishedFile::make(folder, |hidden| nameless::link(file, hidden))?.publish(path, true)
        }
        linked => linked,
    }
}

/// Whether this name is free, or that of a file that is to be replaced.
fn check_target(path: &Path, replace: bool) -> Result<(), FileError> {
    if path.is_dir() {
        return Err(FileError::system(path)(io::ErrorKind::IsADirectory.into()));
    }
    match path.symlink_metadata() {
        Ok(found) if !found.is_file() => Err(Obstacle::NotAFile.at(path)),
        Ok(_) if !replace => Err(Obstacle::Exists.at(path)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::create_private;

    /// All ways in which a file is made here.
    fn each_way(check: impl Fn(&Path, &dyn Fn(&Path, bool) -> Result<NewFile, FileError>)) {
        let prepare = |path: &Path, replace| NewFile::prepare(path, replace, Readers::Owner);
        let named = |path: &Path, replace| {
            let file = prepare(path, replace)?;
            let making = Making::hidden(folder_around(path)?, Readers::Owner).expect("a file");
            Ok(NewFile { making, ..file })
        };
        for way in [&prepare as &dyn Fn(&Path, bool) -> Result<NewFile, FileError>, &named] {
            let around = tempfile::tempdir().expect("a folder");
            check(around.path(), way);
        }
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let name = |entry: io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
        entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect()
    }

    fn refused<T>(made: Result<T, FileError>) -> Obstacle {
        made.err().expect("a refusal").obstacle
    }

    #[test]
    fn a_file_has_its_name_and_its_contents_at_the_end_only() {
        each_way(|folder, prepare| {
            let path = folder.join("new");
            let mut file = prepare(&path, false).expect("prepared");
            file.write(b"whole").expect("written");
            assert!(!path.exists());
            file.publish().expect("published");
            assert_eq!(std::fs::read(&path).expect("a file"), b"whole");
            assert_eq!(names(folder), ["new"]);
        });
    }

    #[test]
    fn a_file_that_is_given_up_leaves_nothing() {
        each_way(|folder, prepare| {
            let mut file = prepare(&folder.join("new"), false).expect("prepared");
            file.write(b"a part").expect("written");
            drop(file);
            assert!(names(folder).is_empty());
        });
    }

    #[test]
    fn another_file_is_replaced_only_when_it_is_asked_for() {
        each_way(|folder, prepare| {
            let path = folder.join("old");
            let late = prepare(&path, false).expect("prepared");
            create_private(&path).expect("another file");
            assert!(matches!(refused(prepare(&path, false)), Obstacle::Exists));
            assert!(matches!(refused(late.publish()), Obstacle::Exists));
            let mut file = prepare(&path, true).expect("prepared");
            file.write(b"new").expect("written");
            file.publish().expect("published");
            assert_eq!(std::fs::read(&path).expect("a file"), b"new");
            assert_eq!(names(folder), ["old"]);
        });
    }

    #[cfg(unix)]
    #[test]
    fn links_folders_and_devices_are_never_replaced() {
        use std::os::unix::fs::symlink;
        each_way(|folder, prepare| {
            let path = folder.join("link");
            symlink("nowhere", &path).expect("a link");
            assert!(matches!(refused(prepare(&path, true)), Obstacle::NotAFile));
            assert!(matches!(refused(prepare(Path::new("/dev/null"), true)), Obstacle::NotAFile));
            assert!(matches!(refused(prepare(folder, true)), Obstacle::System(_)));
            let late = prepare(&folder.join("late"), true).expect("prepared");
            symlink("nowhere", folder.join("late")).expect("a link");
            assert!(matches!(refused(late.publish()), Obstacle::NotAFile));
        });
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_can_read_a_file_unless_it_is_for_everybody() {
        use std::os::unix::fs::PermissionsExt as _;
        each_way(|folder, prepare| {
            let path = folder.join("new");
            prepare(&path, false).expect("prepared").publish().expect("published");
            let mode = path.metadata().expect("a file").permissions().mode();
            assert_eq!(mode & 0o077, 0);
        });
    }
}

//! A new folder: whole or not at all, for its owner only, never over another one without being told.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::error::{FileError, Obstacle};
use super::left::take_away_left;
use super::naming::{patiently, rename_folder};
use super::private::{create_folder, create_private, folder_around, sync_folder};
use super::swap::swap;
use super::unfinished::UnfinishedFolder;

/// A folder that is being made. It gets its name last; dropped before, it leaves nothing behind.
pub struct NewFolder {
    // Dropped in this order: the one around can go only when nothing is in it any more.
    making: UnfinishedFolder,
    _around: Around,
    path: PathBuf,
    replace: bool,
    is_ours: fn(&str) -> bool,
}

impl NewFolder {
    /// Makes sure, before any work is done, that the folder can be made. The one around it is made when it is missing.
    /// Another one is replaced if that is asked for and each file in it is ours by its name from the folder.
    pub fn prepare(
        parent: &Path,
        name: &str,
        replace: bool,
        is_ours: fn(&str) -> bool,
    ) -> Result<Self, FileError> {
        let path = parent.join(name);
        FileError::of_name(parent)?;
        match path.symlink_metadata() {
            // Only a folder is ever replaced: a link may lead to anything.
            Ok(found) if !found.is_dir() => return Err(Obstacle::NotAFolder.at(&path)),
            Ok(_) if !replace => return Err(Obstacle::FolderExists.at(&path)),
            Ok(_) => refuse_foreign(&path, is_ours)?,
            Err(_) => {}
        }
        folder_around(parent)?;
        take_away_left(parent);
        let around = Around::make(parent).map_err(FileError::system(parent))?;
        let making = UnfinishedFolder::make(parent).map_err(FileError::system(parent))?;
        Ok(Self { making, _around: around, path, replace, is_ours })
    }

    /// The name it will get.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a folder inside.
    pub fn add_folder(&self, name: &str) -> Result<(), FileError> {
        create_folder(&self.making.path().join(name)).map_err(|cause| self.failed(name, cause))
    }

    /// Starts a file inside, which no one else can read.
    pub fn file(&self, name: &str) -> io::Result<BufWriter<File>> {
        create_private(&self.making.path().join(name)).map(BufWriter::new)
    }

    /// A whole file. The disk is waited for once, when the folder is published.
    pub fn add_file(&self, name: &str, text: &str) -> Result<(), FileError> {
        let file = create_private(&self.making.path().join(name));
        let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
        written.map_err(|cause| self.failed(name, cause))
    }

    /// What to tell when a file inside cannot be written.
    pub fn failed(&self, name: &str, cause: io::Error) -> FileError {
        FileError::system(&self.path.join(name))(cause)
    }

    /// Waits until everything is on the disk, and gives the folder its name.
    pub fn publish(self) -> Result<(), FileError> {
        let path = &self.path;
        let failed = |cause: io::Error| match cause.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => {
                Obstacle::FolderExists.at(path)
            }
            _ => FileError::system(path)(cause),
        };
        sync_all_below(self.making.path()).map_err(failed)?;
        if path.symlink_metadata().is_err() {
            self.making.publish(|making| rename_folder(making, path)).map_err(failed)?;
        } else if self.replace {
            // Somebody may have put a file there meanwhile.
            refuse_foreign(path, self.is_ours)?;
            self.making.publish(|making| swap(making, path)).map_err(failed)?;
            let old = self.making.path();
            patiently(|| std::fs::remove_dir_all(old))
                .map_err(|cause| Obstacle::Left(cause).at(old))?;
        } else {
            return Err(Obstacle::FolderExists.at(path));
        }
        sync_folder(folder_around(path)?).map_err(|cause| Obstacle::Unconfirmed(cause).at(path))
    }
}

/// The folder around. One that was made for nothing goes again; one with anything in it cannot be removed.
struct Around(Option<PathBuf>);

impl Around {
    fn make(path: &Path) -> io::Result<Self> {
        let is_new = path.symlink_metadata().is_err();
        create_folder(path)?;
        Ok(Self(is_new.then(|| path.to_owned())))
    }
}

impl Drop for Around {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = std::fs::remove_dir(path);
        }
    }
}

/// What macOS and Windows put into a folder that somebody looks into.
const LEFT_BY_LOOKING: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// A file that somebody put into the folder would be gone with it.
fn refuse_foreign(folder: &Path, is_ours: fn(&str) -> bool) -> Result<(), FileError> {
    let foreign = foreign_file(folder, "", is_ours).map_err(FileError::system(folder))?;
    foreign.map_or(Ok(()), |name| Err(Obstacle::Foreign.at(&folder.join(name))))
}

fn foreign_file(top: &Path, inside: &str, is_ours: fn(&str) -> bool) -> io::Result<Option<String>> {
    for entry in std::fs::read_dir(top.join(inside))? {
        let entry = entry?;
        let name = Path::new(inside).join(entry.file_name());
        let name = name.to_string_lossy().replace('\\', "/");
        // Of a folder, what is in it counts; a link is a file of somebody's.
        let foreign = if entry.file_type()?.is_dir() {
            foreign_file(top, &name, is_ours)?
        } else {
            let is_left_by_looking = LEFT_BY_LOOKING.iter().any(|left| entry.file_name() == *left);
            Some(name).filter(|name| !is_left_by_looking && !is_ours(name))
        };
        if foreign.is_some() {
            return Ok(foreign);
        }
    }
    Ok(None)
}

/// One call for the whole file system: thousands of files, waited for one by one, would take a minute.
#[cfg(target_os = "linux")]
fn sync_all_below(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync_all_below(folder: &Path) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_all_below(&path)?;
        } else {
            std::fs::OpenOptions::new().write(true).open(&path)?.sync_all()?;
        }
    }
    sync_folder(folder)
}

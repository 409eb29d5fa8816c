//! A new folder: whole or not at all, for its owner only, never over another one without being told.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::error::{FileError, Obstacle};
use super::left::take_away_left;
use super::naming::{can_be_replaced, patiently, rename_folder};
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
        // One that is there has a name that suits its system.
        if !parent.is_dir() {
            FileError::of_name(parent)?;
            if parent.exists() {
                return Err(Obstacle::NotAFolder.at(parent));
            }
        }
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
            // Somebody may have put a file there meanwhile, or opened one.
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

/// A file that somebody put into the folder would be gone with it; one that is open keeps the folder where it is.
fn refuse_foreign(folder: &Path, is_ours: fn(&str) -> bool) -> Result<(), FileError> {
    let mut names = Vec::new();
    list_files(folder, "", &mut names).map_err(FileError::system(folder))?;
    for name in &names {
        let path = folder.join(name);
        let is_left_by_looking = LEFT_BY_LOOKING.iter().any(|left| path.ends_with(left));
        if !is_left_by_looking && !is_ours(name) {
            return Err(Obstacle::Foreign.at(&path));
        }
    }
    names
        .iter()
        .map(|name| folder.join(name))
        .try_for_each(|path| can_be_replaced(&path).map_err(FileError::system(&path)))
}

/// By their names from the folder. Of a folder in it, what is in it counts; a link is a file of somebody's.
fn list_files(top: &Path, inside: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in std::fs::read_dir(top.join(inside))? {
        let entry = entry?;
        let name = Path::new(inside).join(entry.file_name());
        let name = name.to_string_lossy().replace('\\', "/");
        if entry.file_type()?.is_dir() {
            list_files(top, &name, names)?;
        } else {
            names.push(name);
        }
    }
    Ok(())
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

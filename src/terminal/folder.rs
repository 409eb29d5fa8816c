//! Output folders: whole or not at all, for their owner only, never over another one without being told.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::error::Error;
use super::file::refuse_no_folder;
use crate::domain::printable;
use crate::unfinished::Unfinished;

/// A folder that is being made. It gets its name last; dropped before, it leaves nothing behind.
pub struct OutputFolder {
    // Dropped in this order: what is noted has to be noted for as long as it is there.
    making: TempDir,
    unfinished: Unfinished,
    _around: Around,
    path: PathBuf,
    force: bool,
    is_ours: fn(&str) -> bool,
}

impl OutputFolder {
    /// Makes sure, before any work is done, that the folder can be made. The one around it is made when it is missing.
    /// Another one is replaced with `force`, as long as each file in it is ours by its name from the folder.
    pub fn prepare(
        parent: &Path,
        name: &str,
        force: bool,
        is_ours: fn(&str) -> bool,
    ) -> Result<Self, Error> {
        let path = parent.join(name);
        match path.symlink_metadata() {
            // Only a folder is ever replaced: a link may lead to anything.
            Ok(found) if !found.is_dir() => {
                return Err(Error::file(&path, io::ErrorKind::NotADirectory.into())
                    .hint("move it away; a folder of this name is to be made"));
            }
            Ok(_) if !force => return Err(exists(&path)),
            Ok(_) => refuse_foreign(&path, is_ours)?,
            Err(_) => {}
        }
        refuse_no_folder(parent)?;
        let around = Around::make(parent).map_err(|cause| Error::file(parent, cause))?;
        let (making, unfinished) = Unfinished::make(|| temporary_folder(parent), TempDir::path)
            // The library's own text names the temporary folder, which is nobody's business.
            .map_err(|cause: io::Error| Error::file(parent, cause.kind().into()))?;
        Ok(Self { making, unfinished, _around: around, path, force, is_ours })
    }

    /// The name it will get.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Makes a folder inside.
    pub fn add_folder(&self, name: &str) -> Result<(), Error> {
        create_folder(&self.making.path().join(name)).map_err(|cause| self.failed(name, cause))
    }

    /// Starts a file inside, which no one else can read.
    pub(super) fn file(&self, name: &str) -> io::Result<BufWriter<File>> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(self.making.path().join(name)).map(BufWriter::new)
    }

    /// A whole file. The disk is waited for once, when the folder is published.
    pub fn add_file(&self, name: &str, text: &str) -> Result<(), Error> {
        let written = self.file(name).and_then(|mut file| {
            file.write_all(text.as_bytes())?;
            file.flush()
        });
        written.map_err(|cause| self.failed(name, cause))
    }

    /// What to tell when a file inside cannot be written.
    pub(super) fn failed(&self, name: &str, cause: io::Error) -> Error {
        Error::file(&self.path.join(name), cause)
    }

    /// Waits until everything is on the disk, and gives the folder its name.
    pub fn publish(self) -> Result<(), Error> {
        let Self { making, unfinished, _around, path, force, is_ours } = &self;
        let failed = |cause: io::Error| match cause.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::DirectoryNotEmpty => exists(path),
            _ => Error::file(path, cause),
        };
        sync_all_below(making.path()).map_err(failed)?;
        let is_there = path.symlink_metadata().is_ok();
        if is_there && *force {
            // Somebody may have put a file there meanwhile. What was there before goes away with the temporary folder.
            refuse_foreign(path, *is_ours)?;
            unfinished.publish(|| swap(making.path(), path)).map_err(failed)?;
        } else if is_there {
            return Err(exists(path));
        } else {
            unfinished.publish(|| std::fs::rename(making.path(), path)).map_err(failed)?;
        }
        sync_names(path).map_err(failed)
    }
}

fn exists(path: &Path) -> Error {
    Error::file(path, io::ErrorKind::AlreadyExists.into()).hint("--force replaces the whole folder")
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
fn refuse_foreign(folder: &Path, is_ours: fn(&str) -> bool) -> Result<(), Error> {
    let foreign = foreign_file(folder, "", is_ours).map_err(|cause| Error::file(folder, cause))?;
    let Some(name) = foreign else { return Ok(()) };
    let path = printable(&folder.join(name).display().to_string());
    Err(Error::refused(format!("{path} is not of mims, and --force would remove it"))
        .hint("move it away, or name another folder"))
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

fn temporary_folder(parent: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mims-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(parent)
}

/// Makes a folder that only its owner can enter; one that is there already is left as it is.
fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        other => other,
    }
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
            OpenOptions::new().write(true).open(&path)?.sync_all()?;
        }
    }
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Waits until the new name itself is on the disk.
fn sync_names(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(parent) if cfg!(unix) => File::open(parent)?.sync_all(),
        _ => Ok(()),
    }
}

/// The two folders change places at once, so that there is no moment without one, where the system can do that.
fn swap(new: &Path, old: &Path) -> io::Result<()> {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    swap_in_steps(new, old)
}

fn swap_in_steps(new: &Path, old: &Path) -> io::Result<()> {
    let mut aside = new.as_os_str().to_owned();
    aside.push("-old");
    let aside = Path::new(&aside);
    std::fs::rename(old, aside)?;
    if let Err(error) = std::fs::rename(new, old) {
        std::fs::rename(aside, old)?;
        return Err(error);
    }
    std::fs::rename(aside, new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_change_places_where_the_system_cannot_do_it_at_once_too() {
        let around = tempfile::tempdir().expect("a folder");
        let [new, old] = ["new", "old"].map(|name| around.path().join(name));
        for swap in [swap, swap_in_steps] {
            for folder in [&new, &old] {
                let _ = std::fs::remove_dir_all(folder);
                std::fs::create_dir(folder).expect("a folder");
            }
            std::fs::create_dir(new.join("inside")).expect("a folder");
            swap(&new, &old).expect("swapped");
            assert!(old.join("inside").is_dir() && !new.join("inside").exists());
            assert_eq!(std::fs::read_dir(around.path()).expect("a folder").count(), 2);
        }
    }
}

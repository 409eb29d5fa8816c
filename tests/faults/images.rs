//! A disk that loses its power: what was waited for is there, of all else any part may be.
//!
//! Names come in the order in which they were given, as a journal keeps them; contents come in any order and may be torn.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use rand::RngExt as _;
use rand::rngs::StdRng;

/// What a name leads to: a file by its number, or a folder.
type Names = BTreeMap<String, Option<usize>>;

#[derive(Clone)]
enum Naming {
    Give(String, Option<usize>),
    Take(String),
    Rename(String, String),
    Swap(String, String),
}

enum Change {
    Bytes(usize, Vec<u8>),
    Length(usize),
}

#[derive(Default)]
struct File {
    durable: Vec<u8>,
    pending: Vec<Change>,
    length: usize,
}

/// The disk as far as a run has come.
#[derive(Default)]
pub(crate) struct Disk {
    files: Vec<File>,
    durable: Names,
    pending: Vec<Naming>,
    /// As the program sees it.
    seen: Names,
    /// Waiting for the disk does nothing: what the checks have to notice.
    pub(crate) lies: bool,
}

/// What is there after the power has come back.
pub(crate) type Image = BTreeMap<String, Option<Vec<u8>>>;

impl Disk {
    /// Something that was there before.
    pub(crate) fn put(&mut self, name: &str, bytes: Option<Vec<u8>>) {
        let number = bytes.map(|bytes| {
            self.files.push(File { length: bytes.len(), durable: bytes, pending: Vec::new() });
            self.files.len() - 1
        });
        self.durable.insert(name.to_owned(), number);
        self.seen.insert(name.to_owned(), number);
    }

    /// The file of this name.
    pub(crate) fn file(&self, name: &str) -> Option<usize> {
        self.seen.get(name).copied().flatten()
    }

    pub(crate) fn is_there(&self, name: &str) -> bool {
        self.seen.contains_key(name)
    }

    /// A file without a name.
    pub(crate) fn nameless(&mut self) -> usize {
        self.files.push(File::default());
        self.files.len() - 1
    }

    pub(crate) fn make(&mut self, name: &str) -> usize {
        let number = self.nameless();
        self.give(name, Some(number));
        number
    }

    pub(crate) fn give(&mut self, name: &str, number: Option<usize>) {
        self.name(Naming::Give(name.to_owned(), number));
    }

    pub(crate) fn take(&mut self, name: &str) {
        self.name(Naming::Take(name.to_owned()));
    }

    pub(crate) fn rename(&mut self, from: &str, to: &str) {
        self.name(Naming::Rename(from.to_owned(), to.to_owned()));
    }

    pub(crate) fn swap(&mut self, one: &str, other: &str) {
        self.name(Naming::Swap(one.to_owned(), other.to_owned()));
    }

    fn name(&mut self, naming: Naming) {
        apply(&mut self.seen, &naming);
        self.pending.push(naming);
    }

    /// Writes somewhere, or behind what is there.
    pub(crate) fn write(&mut self, number: usize, at: Option<usize>, bytes: Vec<u8>) {
        let Some(file) = self.files.get_mut(number) else { return };
        let at = at.unwrap_or(file.length);
        file.length = file.length.max(at + bytes.len());
        file.pending.push(Change::Bytes(at, bytes));
    }

    pub(crate) fn set_length(&mut self, number: usize, length: usize) {
        let Some(file) = self.files.get_mut(number) else { return };
        file.length = length;
        file.pending.push(Change::Length(length));
    }

    /// Waits until a file or the names in a folder are on the disk.
    pub(crate) fn sync(&mut self, name: &str, number: Option<usize>) {
        if self.lies {
            return;
        }
        if let Some(file) = number.and_then(|number| self.files.get_mut(number)) {
            settle(file);
            return;
        }
        let touches = |naming: &Naming| match naming {
            Naming::Give(path, _) | Naming::Take(path) => folder_of(path) == name,
            Naming::Rename(one, other) | Naming::Swap(one, other) => {
                folder_of(one) == name || folder_of(other) == name
            }
        };
        let last = self.pending.iter().rposition(touches).map_or(0, |last| last + 1);
        for naming in self.pending.drain(..last) {
            apply(&mut self.durable, &naming);
        }
    }

    /// Waits until everything is on the disk.
    pub(crate) fn sync_all(&mut self) {
        if self.lies {
            return;
        }
        self.files.iter_mut().for_each(settle);
        for naming in self.pending.drain(..) {
            apply(&mut self.durable, &naming);
        }
    }

    /// One of the many things that may be left when the power fails now.
    pub(crate) fn image(&self, rng: &mut StdRng) -> Image {
        let mut names = self.durable.clone();
        let kept = rng.random_range(0..=self.pending.len());
        self.pending.iter().take(kept).for_each(|naming| apply(&mut names, naming));
        let contents: Vec<_> = self.files.iter().map(|file| left_of(file, rng)).collect();
        let bytes = |number: Option<usize>| number.and_then(|number| contents.get(number).cloned());
        names.into_iter().map(|(name, number)| (name, bytes(number))).collect()
    }
}

fn settle(file: &mut File) {
    for change in std::mem::take(&mut file.pending) {
        write(&mut file.durable, &change, usize::MAX);
    }
}

fn left_of(file: &File, rng: &mut StdRng) -> Vec<u8> {
    let mut bytes = file.durable.clone();
    let way = rng.random_range(0..4);
    let until = rng.random_range(0..=file.pending.len());
    for (place, change) in file.pending.iter().enumerate() {
        let is_kept = match way {
            0 => false,
            1 => true,
            2 => rng.random(),
            _ => place < until,
        };
        // The last one may be torn between two sectors.
        let most =
            if way == 3 && place + 1 == until { 512 * rng.random_range(0..9) } else { usize::MAX };
        if is_kept {
            write(&mut bytes, change, most);
        }
    }
    bytes
}

fn write(bytes: &mut Vec<u8>, change: &Change, most: usize) {
    match change {
        Change::Length(length) => bytes.resize(*length, 0),
        Change::Bytes(at, new) => {
            let new = new.get(..most.min(new.len())).unwrap_or_default();
            if bytes.len() < at + new.len() {
                bytes.resize(at + new.len(), 0);
            }
            if let Some(place) = bytes.get_mut(*at..at + new.len()) {
                place.copy_from_slice(new);
            }
        }
    }
}

fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn apply(names: &mut Names, naming: &Naming) {
    match naming {
        Naming::Give(name, number) => drop(names.insert(name.clone(), *number)),
        Naming::Take(name) => drop(names.remove(name)),
        Naming::Rename(from, to) => {
            let moved = taken(names, from);
            drop(taken(names, to));
            put(names, to, moved);
        }
        Naming::Swap(one, other) => {
            let (first, second) = (taken(names, one), taken(names, other));
            put(names, other, first);
            put(names, one, second);
        }
    }
}

/// A name with everything below it, by what follows the name.
fn taken(names: &mut Names, top: &str) -> Names {
    let below = format!("{top}/");
    let all: Vec<_> =
        names.keys().filter(|name| *name == top || name.starts_with(&below)).cloned().collect();
    let rest = |name: &str| name.get(top.len()..).unwrap_or_default().to_owned();
    all.iter().filter_map(|name| Some((rest(name), names.remove(name)?))).collect()
}

fn put(names: &mut Names, top: &str, all: Names) {
    names.extend(all.into_iter().map(|(rest, number)| (format!("{top}{rest}"), number)));
}

/// Puts an image into a folder.
pub(crate) fn unpack(image: &Image, folder: &Path) {
    for (name, bytes) in image {
        let path = folder.join(name);
        // A file whose folder is lost is lost with it.
        let made = match bytes {
            None => std::fs::create_dir(&path).map(|()| 0o700),
            Some(bytes) => write_file(&path, bytes).map(|()| 0o600),
        };
        if let Ok(mode) = made {
            let _ = std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode));
        }
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    #[expect(clippy::disallowed_methods, reason = "test input")]
    std::fs::write(path, bytes)
}

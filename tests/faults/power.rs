//! The power fails: of a run every write and every wait for the disk is noted, and what the disk may hold at any moment of
//! it is made and looked at. A disk that only pretends to wait shows that the looking finds something.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use rand::SeedableRng as _;
use rand::rngs::StdRng;

use crate::desk::Desk;
use crate::images::{Disk, Image, unpack};
use crate::scenes::{SCENES, Scene};
use crate::state::State;
use crate::strace::{can_trace, on_all_cores, say_figures, traced};

const CALLS: &str = "trace=openat,write,pwrite64,ftruncate,fsync,fdatasync,syncfs,rename,renameat,renameat2,link,linkat,\
                     unlink,unlinkat,rmdir,mkdir,mkdirat";

const POWER: [&str; 8] = [
    "init",
    "import",
    "import into a new store",
    "reset",
    "reset over a file",
    "stickers",
    "undo of an import",
    "report over a folder",
];

/// A call with its arguments and its answer; what is quoted in them is bytes.
struct Call {
    name: String,
    args: Vec<String>,
    answer: String,
}

#[derive(Default)]
struct Found {
    images: HashSet<u64>,
    wrong: Vec<String>,
}

fn sweep(of_each_moment: usize, lies: bool) -> (usize, Vec<String>) {
    let scenes: Vec<&Scene> = SCENES.iter().filter(|scene| POWER.contains(&scene.name)).collect();
    let found = on_all_cores(&scenes, |scene| of_scene(scene, of_each_moment, lies));
    let count = found.iter().map(|found| found.images.len()).sum();
    (count, found.into_iter().flat_map(|found| found.wrong).collect())
}

fn of_scene(scene: &Scene, of_each_moment: usize, lies: bool) -> Found {
    let template = (scene.before)();
    let done = template.copy();
    let options = ["-y", "-xx", "-s", "33554432", "-e", CALLS];
    let trace = traced(&done, &options, scene.args);
    let (before, after) = (State::of(&template), State::of(&done));
    let mut player = Player::new(&template, &done, lies);
    let calls = calls(&trace);
    let mut rng = StdRng::seed_from_u64(14);
    let mut found = Found::default();
    for (place, call) in calls.iter().enumerate() {
        if !player.play(call) {
            continue;
        }
        let is_over = place + 1 == calls.len();
        for _ in 0..of_each_moment {
            let image = player.disk.image(&mut rng);
            let mut hasher = DefaultHasher::new();
            image.hash(&mut hasher);
            if found.images.insert(hasher.finish())
                && let Err(why) = check(&image, &before, &after, is_over)
            {
                found.wrong.push(format!("{} at call {place} ({}): {why}", scene.name, call.name));
            }
        }
    }
    // By now it was said to be done.
    for _ in 0..of_each_moment {
        if let Err(why) = check(&player.disk.image(&mut rng), &before, &after, true) {
            found.wrong.push(format!("{} at its end: {why}", scene.name));
        }
    }
    found
}

fn check(image: &Image, before: &State, after: &State, is_over: bool) -> Result<(), String> {
    let desk = Desk::bare();
    unpack(image, desk.path());
    let state = State::of(&desk);
    if let Some(fault) = state.fault {
        return Err(format!("the store is unsound: {fault}"));
    }
    if is_over && state.masked != after.masked {
        return Err("what was done is lost".to_owned());
    }
    let is_on_the_way = after.outcomes.starts_with(&state.outcomes)
        && state.outcomes.last().is_none_or(|last| last == "made" || last == "imported");
    if state.exact != before.exact && state.masked != after.masked && !is_on_the_way {
        return Err("a half state".to_owned());
    }
    if state.exists && !desk.run(&["audit", "verify"]).status.success() {
        return Err("it cannot be opened".to_owned());
    }
    let torn = image.iter().find(|(name, bytes)| {
        let is_named = name.contains(".pdf") && !name.contains(".mims-");
        let is_whole = |bytes: &Vec<u8>| {
            bytes.trim_ascii_end().ends_with(b"%%EOF") || bytes.starts_with(b"an older paper")
        };
        is_named && !bytes.as_ref().is_some_and(is_whole)
    });
    torn.map_or(Ok(()), |(name, _)| Err(format!("{name} is torn")))
}

/// Calls of the trace as they were answered, in this order; those that failed changed nothing.
fn calls(trace: &str) -> Vec<Call> {
    let mut begun: HashMap<&str, &str> = HashMap::new();
    let mut calls = Vec::new();
    for line in trace.lines() {
        let Some((process, rest)) = line.split_once(' ') else { continue };
        let rest = rest.trim_start();
        if let Some(start) = rest.strip_suffix(" <unfinished ...>") {
            begun.insert(process, start);
            continue;
        }
        let whole = match rest.strip_prefix("<... ").and_then(|rest| rest.split_once(" resumed>")) {
            Some((_, end)) => format!("{}{end}", begun.remove(process).unwrap_or_default()),
            None => rest.to_owned(),
        };
        calls.extend(parsed(&whole));
    }
    calls
}

fn parsed(line: &str) -> Option<Call> {
    let (name, rest) = line.split_once('(')?;
    let (args, answer) = rest.rsplit_once(" = ")?;
    if answer.starts_with('-') {
        return None;
    }
    let args = args.trim_end().strip_suffix(')')?;
    let args = args.split(", ").map(str::to_owned).collect();
    Some(Call { name: name.to_owned(), args, answer: answer.to_owned() })
}

/// `"\x61\x62"` and `3<\x61\x62>` as bytes.
fn unquoted(text: &str) -> Vec<u8> {
    let inside = text.split_once('<').map_or(text, |(_, rest)| rest).trim_end_matches("(deleted)");
    let digits = inside.split("\\x").skip(1).filter_map(|digits| digits.get(..2));
    digits.filter_map(|digits| u8::from_str_radix(digits, 16).ok()).collect()
}

struct Player {
    disk: Disk,
    top: String,
    /// Files without a name, by what the system calls them, and by their descriptor.
    nameless: HashMap<String, usize>,
    descriptors: HashMap<String, usize>,
}

impl Player {
    fn new(template: &Desk, run_in: &Desk, lies: bool) -> Self {
        let mut disk = Disk::default();
        disk.lies = lies;
        for name in template.tree() {
            let bytes = std::fs::read(template.path().join(&name)).ok();
            disk.put(&name, bytes);
        }
        let top = run_in.path().display().to_string();
        Self { disk, top, nameless: HashMap::new(), descriptors: HashMap::new() }
    }

    /// A path from the desk on; none of anything else.
    fn path(&self, text: &str) -> Option<String> {
        let path = String::from_utf8(unquoted(text)).ok()?;
        let path = match path.strip_prefix(&self.top) {
            Some(rest) => rest.trim_start_matches('/').to_owned(),
            None if path.starts_with('/') => return None,
            None => path,
        };
        (!path.ends_with("-shm")).then_some(path)
    }

    fn file(&self, text: &str) -> Option<usize> {
        let path = self.path(text)?;
        self.nameless.get(&path).copied().or_else(|| self.disk.file(&path))
    }

    /// Plays a call; whether it has changed anything.
    fn play(&mut self, Call { name, args, answer }: &Call) -> bool {
        let arg = |place: usize| args.get(place).map(String::as_str).unwrap_or_default();
        self.played(name, &arg, answer).is_some()
    }

    fn played<'a>(
        &mut self,
        name: &str,
        arg: &impl Fn(usize) -> &'a str,
        answer: &str,
    ) -> Option<()> {
        let number = |text: &str| text.parse::<usize>().ok();
        match name {
            "openat" => self.open(arg, answer)?,
            "write" => self.disk.write(self.file(arg(0))?, None, unquoted(arg(1))),
            "pwrite64" => self.disk.write(self.file(arg(0))?, number(arg(3)), unquoted(arg(1))),
            "ftruncate" => self.disk.set_length(self.file(arg(0))?, number(arg(1))?),
            "fsync" | "fdatasync" => self.disk.sync(&self.path(arg(0))?, self.file(arg(0))),
            "syncfs" => self.disk.sync_all(),
            "rename" => self.disk.rename(&self.path(arg(0))?, &self.path(arg(1))?),
            "renameat2" if arg(4).contains("EXCHANGE") => {
                self.disk.swap(&self.path(arg(1))?, &self.path(arg(3))?);
            }
            "renameat" | "renameat2" => self.disk.rename(&self.path(arg(1))?, &self.path(arg(3))?),
            "link" => self.disk.give(&self.path(arg(1))?, Some(self.file(arg(0))?)),
            "linkat" => {
                let from = String::from_utf8(unquoted(arg(1))).ok()?;
                let descriptor = from.strip_prefix("/proc/self/fd/")?;
                let file = self.descriptors.get(descriptor).copied()?;
                self.disk.give(&self.path(arg(3))?, Some(file));
            }
            "unlink" | "rmdir" => self.disk.take(&self.path(arg(0))?),
            "unlinkat" => {
                let (folder, name) = (self.path(arg(0)).unwrap_or_default(), self.path(arg(1))?);
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                self.disk.take(&path);
            }
            "mkdir" => self.disk.give(&self.path(arg(0))?, None),
            "mkdirat" => self.disk.give(&self.path(arg(1))?, None),
            _ => return None,
        }
        Some(())
    }

    fn open<'a>(&mut self, arg: &impl Fn(usize) -> &'a str, answer: &str) -> Option<()> {
        let (path, flags) = (self.path(arg(1))?, arg(2));
        if flags.contains("O_TMPFILE") {
            let file = self.disk.nameless();
            self.nameless.insert(self.path(answer)?, file);
            let (descriptor, _) = answer.split_once('<')?;
            self.descriptors.insert(descriptor.to_owned(), file);
        } else if flags.contains("O_CREAT") && !self.disk.is_there(&path) {
            self.disk.make(&path);
        } else if flags.contains("O_TRUNC") {
            self.disk.set_length(self.disk.file(&path)?, 0);
        } else {
            return None;
        }
        Some(())
    }
}

fn check_all(of_each_moment: usize, least: usize) {
    if !can_trace() {
        return;
    }
    let (count, wrong) = sweep(of_each_moment, false);
    let (lying, noticed) = sweep(of_each_moment, true);
    say_figures(&format!(
        "{count} images, {} wrong; {lying} of a disk that lies, {} wrong",
        wrong.len(),
        noticed.len()
    ));
    assert!(count >= least, "{count} images only");
    assert!(noticed.len() * 10 >= lying, "the checks notice {} of {lying} only", noticed.len());
    assert!(wrong.is_empty(), "{} of {count} images:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn nothing_is_lost_or_torn_when_the_power_fails() {
    check_all(1, 50);
}

#[test]
#[ignore = "takes minutes"]
fn nothing_is_lost_or_torn_in_thousands_of_images() {
    check_all(14, 2_000);
}

//! A directory whose disk is full: what it could not take is named, and one run is enough when there is room again.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::slapd::Slapd;
use crate::common::Office;
use crate::crash::can_mount;

/// A small disk that only its holder has mounted. Others of the same user get at it by way of the holder.
struct Disk {
    holder: Child,
    path: PathBuf,
}

impl Disk {
    fn mount(at: &Path, kib: usize) -> Self {
        std::fs::create_dir(at).expect("a folder");
        let mut unshare = Command::new("unshare");
        unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c"]);
        unshare.arg(format!(
            "mount -t tmpfs -o size={kib}k,mode=700 tmpfs \"$0\" && echo mounted && exec sleep 600"
        ));
        let mut holder = unshare.arg(at).stdout(Stdio::piped()).spawn().expect("unshare");
        let mut said = String::new();
        let stdout = holder.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut said).expect("a word");
        assert_eq!(said, "mounted\n");
        let path = format!("/proc/{}/root{}", holder.id(), at.display()).into();
        Self { holder, path }
    }

    /// Takes all the room that is left.
    fn fill(&self) {
        let mut file = std::fs::File::create_new(self.path.join("filler")).expect("a file");
        for size in [4096, 1] {
            while file.write_all(&vec![0; size]).is_ok() {}
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.path.join("filler")).expect("a file");
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.holder.kill();
        let _ = self.holder.wait();
    }
}

#[test]
fn a_full_disk_is_told_and_caught_up_with_when_there_is_room() {
    if !can_mount() {
        return;
    }
    let office = Office::with_school();
    let disk = Disk::mount(&office.path("disk"), 2048);
    let db = disk.path.display().to_string();
    let elsewhere = |config: String| {
        let lines = config.lines().map(|line| match line.strip_prefix("directory ") {
            Some(_) => format!("directory {db}\n"),
            None => format!("{line}\n"),
        });
        lines.collect()
    };
    let Some(slapd) = Slapd::start_with(&office, "slapd", "", elsewhere) else { return };
    office.chooses(&slapd);
    office.done(&["directory", "sync"]);
    let before = office.cursor();
    disk.fill();
    let letters = |number: usize| {
        [number / 26, number % 26].map(|at| char::from(b'A' + u8::try_from(at).expect("a letter")))
    };
    let row = |number: usize| {
        format!("4 Care,{},PUPIL {}\n", number + 1, letters(number).iter().collect::<String>())
    };
    office.write(
        "more.csv",
        format!("Class 2027,Reg No,Name\n{}", (0..60).map(row).collect::<String>()),
    );
    let run = office.done(&["import", "more.csv", "--yes", "--accept-many"]);
    assert!(run.stderr.contains("warning: this is done, but the directory"), "{}", run.stderr);
    let run = office.refused(4, &["directory", "sync"]);
    assert!(run.stderr.contains("the server refused (LDAP result 80"), "{}", run.stderr);
    assert!(run.stderr.contains("\nhint: look whether the server runs and its disk has room"));
    assert_eq!(office.cursor(), before);
    disk.make_room();
    office.done(&["directory", "sync"]);
    office.is_in_step_with(&slapd);
}

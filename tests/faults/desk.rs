//! A desk of the office: a folder in memory with lists, passphrases and perhaps a store in `s`, and the program run in it.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const LIST: &str = "Class 2027,Reg No,Name of Pupil,Student Ref,Form Teacher
3 Integrity,1,TAN JIA HUI,S001,Mdm Quah
3 Integrity,2,GOH SHU WEN,S002,Mdm Quah
3 Respect,1,MUHAMMAD RAYYAN BIN ABDULLAH,S003,Mr Lee
";
/// One has moved, one is new, one has left.
const MOVED: &str = "Class 2027,Reg No,Name of Pupil,Student Ref,Form Teacher
3 Respect,5,TAN JIA HUI,S001,Mr Lee
3 Respect,1,MUHAMMAD RAYYAN BIN ABDULLAH,S003,Mr Lee
3 Respect,2,LIM WEI MING,S004,Mr Lee
";

pub(crate) struct Desk(TempDir);

impl Desk {
    /// One with everything that commands read, and no store.
    pub(crate) fn new() -> Self {
        let desk = Self::bare();
        for (name, text) in [
            ("list.csv", LIST.to_owned()),
            ("moved.csv", MOVED.to_owned()),
            ("bad.csv", format!("{MOVED}3 Respect,x,\n")),
            ("pass.txt", "correct horse battery staple zebra\n".to_owned()),
            ("none.txt", "\n".to_owned()),
        ] {
            desk.write(name, text);
        }
        desk
    }

    /// An empty one.
    pub(crate) fn bare() -> Self {
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self(folder.expect("a folder"))
    }

    /// The same desk once more.
    pub(crate) fn copy(&self) -> Self {
        let copy = Self::bare();
        copy_folder(self.path(), copy.path());
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.path().join("s")
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        #[expect(clippy::disallowed_methods, reason = "test input")]
        std::fs::write(&path, bytes).expect("a file");
        let private = std::fs::Permissions::from_mode(0o600);
        std::fs::set_permissions(path, private).expect("a mode");
    }

    /// The program, or another one in whose arguments it stands.
    pub(crate) fn command(&self, program: &str, args: &[&str]) -> Command {
        let mut command = Command::new(program);
        command
            .args(args)
            .env_clear()
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .env("HOME", self.path())
            .env("MIMS_STORE", self.store())
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Output {
        self.command(env!("CARGO_BIN_EXE_mims"), args).output().expect("the program starts")
    }

    /// Runs the program, which has to do its work.
    pub(crate) fn done(&self, args: &[&str]) -> Output {
        let output = self.run(args);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{args:?}: {said}");
        output
    }

    /// Every file and folder below, from here.
    pub(crate) fn tree(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(self.path(), self.path(), &mut found);
        found.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm"));
        found.sort();
        found
    }
}

fn collect(top: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = path.strip_prefix(top).expect("it is below").display().to_string();
        found.push(name);
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            collect(top, &path, found);
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    let mode = from.metadata().expect("a folder").permissions();
    std::fs::set_permissions(to, mode).expect("a mode");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            std::fs::create_dir(&target).expect("a folder");
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

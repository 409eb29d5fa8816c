//! The real program in a folder of its own, with nothing of this machine's environment.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::common::Portal;

/// One school office: an empty home with the sample data of the project at hand.
pub(crate) struct Office {
    home: tempfile::TempDir,
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Office {
    pub(crate) fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder") }
    }

    /// A file or folder of this office.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    pub(crate) fn store(&self) -> PathBuf {
        self.path("store")
    }

    /// Writes a file into the office and returns its path.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        #[expect(clippy::disallowed_methods, reason = "test input")]
        std::fs::write(&path, bytes).expect("a file");
        path
    }

    /// A command line of the program, in this office and without a terminal.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mims"));
        command
            .args(args)
            .env_clear()
            .env("HOME", self.home.path())
            .env("MIMS_STORE", self.store())
            .current_dir(self.home.path())
            .stdin(Stdio::null());
        // Windows has no sockets without the first, and tells by the second whose folder the store is in.
        #[cfg(windows)]
        command
            .envs(std::env::vars_os().filter(|(name, _)| name.eq_ignore_ascii_case("SystemRoot")))
            .env("USERPROFILE", self.home.path());
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, args: &[&str]) -> Run {
        Run::of(self.command(args).output().expect("the program starts"))
    }

    /// Starts the portal on a free port.
    pub(crate) fn portal(&self) -> Portal {
        self.portal_with(&["--listen", "127.0.0.1:0"])
    }

    pub(crate) fn portal_with(&self, options: &[&str]) -> Portal {
        let args = [&["portal", "serve"], options].concat();
        Portal::start(&mut self.command(&args)).expect("the portal comes up")
    }

    /// Runs the program, which has to refuse with this exit code.
    pub(crate) fn refused(&self, status: i32, args: &[&str]) -> Run {
        let run = self.run(args);
        assert_eq!(run.status, status, "{args:?}: {}{}", run.stdout, run.stderr);
        run
    }

    /// Runs the program, which has to do its work.
    pub(crate) fn done(&self, args: &[&str]) -> Run {
        let run = self.run(args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
        run
    }

    /// What the program left in the office under a name of its own.
    pub(crate) fn litter(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.path("")).expect("the office");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let hidden = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
        };
        paths.filter(hidden).collect()
    }
}

/// The same command line with nobody to listen.
pub(crate) fn quiet(mut command: Command) -> Command {
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        Self {
            status: output.status.code().unwrap_or(-1),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }
}

/// Gives a file or folder this mode, where there are modes.
pub(crate) fn set_mode(path: &Path, mode: u32) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("a mode");
    }
}

/// Whether nobody but its owner can open a file or folder; where there are no modes its place decides.
pub(crate) fn is_private(path: &Path) -> bool {
    #[cfg(unix)]
    return mode_of(path) | 0o700 == 0o700;
    #[cfg(not(unix))]
    path.exists()
}

/// The mode of a file or folder.
#[cfg(unix)]
pub(crate) fn mode_of(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    path.metadata().expect("a file").permissions().mode() & 0o777
}

/// A file of the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The commands that the top-level help lists, under whatever heading.
pub(crate) fn commands(office: &Office) -> Vec<String> {
    let help = office.done(&["--help"]).stdout;
    let list = help.split("\nTopics").next().expect("a list");
    let words = list.lines().filter_map(|line| {
        let line = line.strip_prefix("  ").filter(|line| !line.starts_with(' '))?;
        line.split_whitespace().next()
    });
    words.filter(|word| *word != "help").map(str::to_owned).collect()
}

//! The program in a real pseudo-terminal: what stands on the screen, what is typed, and how the terminal is left.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::os::fd::{AsFd as _, OwnedFd};
use std::process::Child;
use std::sync::{Arc, Mutex};
use std::thread::{JoinHandle, sleep};
use std::time::{Duration, Instant};

use pty_process::blocking::{Command, open};
use rustix::termios::{LocalModes, tcgetattr};

use crate::common::Office;

/// Longer than any step takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// A terminal in which the program runs.
pub(crate) struct Terminal {
    keyboard: File,
    /// Kept open, so that the terminal's modes can be looked at after the program has ended.
    line: OwnedFd,
    child: Child,
    screen: Arc<Mutex<Vec<u8>>>,
    reader: JoinHandle<()>,
    read_so_far: usize,
}

/// How a run in a terminal ended.
pub(crate) struct Ended {
    /// The exit code; none when a signal ended it.
    pub(crate) status: Option<i32>,
    /// All that was shown.
    pub(crate) screen: String,
    /// Whether typed letters are shown again.
    pub(crate) echo: bool,
}

impl Office {
    /// Runs the program in a terminal of 100 columns.
    pub(crate) fn terminal(&self, args: &[&str]) -> Terminal {
        self.terminal_of(100, args)
    }

    /// Runs the program in a terminal of so many columns.
    pub(crate) fn terminal_of(&self, columns: u16, args: &[&str]) -> Terminal {
        self.terminal_with(columns, env!("CARGO_BIN_EXE_mims"), args)
    }

    /// Runs any program in a terminal of so many columns, with mims on the path.
    pub(crate) fn terminal_with(&self, columns: u16, program: &str, args: &[&str]) -> Terminal {
        let (pty, pts) = open().expect("a pseudo-terminal");
        pty.resize(pty_process::Size::new(40, columns)).expect("a size");
        let line = pts.as_fd().try_clone_to_owned().expect("the line");
        let mims = std::path::Path::new(env!("CARGO_BIN_EXE_mims")).parent().expect("a folder");
        let child = Command::new(program)
            .args(args)
            .env_clear()
            .env("PATH", format!("{}:/usr/bin:/bin", mims.display()))
            .env("HOME", self.path(""))
            .env("MIMS_STORE", self.store())
            .env("TERM", "xterm")
            .env("NO_COLOR", "1")
            .current_dir(self.path(""))
            .spawn(pts)
            .expect("the program starts");
        let keyboard = File::from(OwnedFd::from(pty));
        let mut output = keyboard.try_clone().expect("the screen");
        let screen = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&screen);
        // Ends with an error when the line is closed at both ends.
        let reader = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = output.read(&mut buffer) {
                let bytes = buffer.get(..count).unwrap_or_default();
                seen.lock().expect("a lock").extend_from_slice(bytes);
            }
        });
        Terminal { keyboard, line, child, screen, reader, read_so_far: 0 }
    }
}

impl Ended {
    /// Whether this was said, however it was broken into lines.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.screen.replace("\r\n    ", " ").contains(text)
    }
}

impl Terminal {
    /// Waits until the text stands on the screen, behind what was waited for before.
    pub(crate) fn sees(&mut self, text: &str) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            let new = screen.get(self.read_so_far..).unwrap_or_default();
            if let Some(at) = new.find(text) {
                self.read_so_far += at + text.len();
                return self;
            }
            assert!(Instant::now() < end, "{text:?} does not come; there is {screen:?}");
            sleep(Duration::from_millis(5));
        }
    }

    /// Waits until typed letters are not shown, as they should not be for a secret.
    pub(crate) fn hides_typing(&mut self) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        while shows_typing(&self.line) {
            assert!(Instant::now() < end, "typed letters are shown");
            sleep(Duration::from_millis(5));
        }
        self
    }

    /// Waits until keys are taken one by one; before that, what is typed could be lost.
    pub(crate) fn reads_keys(&mut self) -> &mut Self {
        let end = Instant::now() + PATIENCE;
        let waits_for_lines = |line: &OwnedFd| {
            tcgetattr(line).expect("modes").local_modes.contains(LocalModes::ICANON)
        };
        while waits_for_lines(&self.line) {
            assert!(Instant::now() < end, "no key is waited for");
            sleep(Duration::from_millis(5));
        }
        self
    }

    pub(crate) fn types(&mut self, text: &str) -> &mut Self {
        self.keyboard.write_all(text.as_bytes()).expect("a keyboard");
        self
    }

    /// Waits for the end.
    pub(crate) fn ends(mut self) -> Ended {
        let end = Instant::now() + PATIENCE;
        let status = loop {
            if let Some(status) = self.child.try_wait().expect("the program's end") {
                break status;
            }
            if Instant::now() > end {
                let _ = self.child.kill();
                let _ = self.child.wait();
                assert!(Instant::now() < end, "it does not end; there is {:?}", self.screen());
            }
            sleep(Duration::from_millis(5));
        };
        let echo = shows_typing(&self.line);
        drop(self.line);
        self.reader.join().expect("a reader");
        let bytes = self.screen.lock().expect("a lock").clone();
        let screen = String::from_utf8_lossy(&bytes).into_owned();
        Ended { status: status.code(), screen, echo }
    }

    fn screen(&self) -> String {
        String::from_utf8_lossy(&self.screen.lock().expect("a lock")).into_owned()
    }
}

fn shows_typing(line: &OwnedFd) -> bool {
    tcgetattr(line).expect("modes").local_modes.contains(LocalModes::ECHO)
}

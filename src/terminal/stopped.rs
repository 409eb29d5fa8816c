//! What is said beside the command itself: the lines of a server, and the last words of a program that a signal ends.

use std::io::{self, IsTerminal as _, Write as _};

/// A line from whichever thread; nobody may be there to read it.
pub fn say_line(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Leaves the terminal as it was and says what to run next.
pub fn say_stopped() {
    if io::stderr().is_terminal() {
        let _ = dialoguer::console::Term::stderr().show_cursor();
    }
    let _ = writeln!(io::stderr(), "\nerror: stopped\nhint: mims status shows what was done");
}

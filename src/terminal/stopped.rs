//! What is said beside the command itself: the lines of a server, what clap has against a command line, and the last
//! words of a program that a signal ends.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write as _};

use super::ui::{message_width, within};
use crate::domain::{echoed, printable, shortened};

/// A line from whichever thread; nobody may be there to read it.
pub fn say_line(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Why a command line was not understood. It is repeated in part, and what was pasted into it may hold anything: then
/// without colours, which could not be told from what was pasted.
pub fn say_misread(error: &clap::Error, args: &[OsString]) {
    const MOST: usize = 400;
    let is_plain = |arg: &OsString| arg.to_str().is_some_and(|arg| echoed(arg) == arg);
    if args.iter().all(is_plain) {
        let said = within(message_width(), error.render().ansi().to_string());
        let _ = write!(anstream::stderr(), "{said}");
        return;
    }
    for line in error.render().to_string().lines() {
        say_line(&shortened(&printable(line), MOST));
    }
}

/// Leaves the terminal as it was and says what became of the work; what was done when something may stay is in the store.
/// These are the last words: whoever is still at work says nothing after them.
pub fn say_stopped(may_stay: bool) {
    if io::stderr().is_terminal() {
        let _ = dialoguer::console::Term::stderr().show_cursor();
    }
    let what =
        if may_stay { "\nhint: mims status shows what was done" } else { "; nothing was done" };
    let mut stderr = io::stderr().lock();
    let _ = writeln!(stderr, "\nerror: stopped{what}");
    std::mem::forget(stderr);
}

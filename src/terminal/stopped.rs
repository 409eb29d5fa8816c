//! The last words of a program that a signal ends.

use std::io::{self, IsTerminal as _, Write as _};

use super::screen::leave_screens;

/// Leaves the screens and says what to run next.
pub fn say_stopped() {
    let was_in_portal = leave_screens();
    let hint =
        if was_in_portal { "sign in again to go on" } else { "mims status shows what was done" };
    if io::stderr().is_terminal() {
        let _ = dialoguer::console::Term::stderr().show_cursor();
    }
    let _ = writeln!(io::stderr(), "\nerror: stopped\nhint: {hint}");
}

//! What the system does to a running program: signals, limits, and what it keeps of its memory.

use crate::files::remove_unfinished;
use crate::terminal;

/// A limit on file sizes would kill the process in the middle of a write; ignored, the write fails and is told.
#[cfg(unix)]
pub fn ignore_file_size_signal() {
    let seen = std::sync::Arc::default();
    // Where the signal cannot be caught there is no such limit either.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, seen);
}

/// Passwords are in the memory: it comes on no disk when the program is killed, and no other program of the user reads it.
/// Where it cannot be had, the command is of more use than none.
#[cfg(unix)]
pub fn keep_memory_to_itself() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
    // A program that takes core dumps in place of files is not held by the limit.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Ctrl-C leaves nothing half-made behind and the terminal as it was: a question hides the cursor and what is typed.
#[cfg(unix)]
pub fn watch_for_interruption() {
    use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let modes = tcgetattr(std::io::stdin()).ok();
    let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return;
    };
    std::thread::spawn(move || {
        // In a pager Ctrl-C is the pager's.
        let is_ours = |signal: i32| signal != SIGINT || !terminal::is_showing();
        if !signals.forever().any(is_ours) {
            return;
        }
        stop(|| {
            if let Some(modes) = modes {
                let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &modes);
            }
        });
    });
}

/// Ctrl-C, and a window that is closed.
#[cfg(windows)]
pub fn watch_for_interruption() {
    // Where it cannot be watched for, the next run takes away what is left.
    let _ = ctrlc::set_handler(|| {
        if !terminal::is_showing() {
            stop(|| {});
        }
    });
}

/// Takes away what is half-made, brings the terminal back and ends the program.
fn stop(restore_terminal: impl FnOnce()) {
    let may_stay = remove_unfinished();
    restore_terminal();
    terminal::say_stopped(may_stay);
    #[expect(clippy::exit, reason = "the main thread may be in the middle of anything")]
    std::process::exit(130);
}

#[cfg(not(unix))]
pub fn ignore_file_size_signal() {}

#[cfg(not(unix))]
pub fn keep_memory_to_itself() {}

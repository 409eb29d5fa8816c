//! One screen at a time, in the terminal's other buffer: what was shown and typed there is gone when it is left, also
//! from the scroll-back.

use std::io::{self, Write as _};
use std::sync::atomic::{AtomicBool, Ordering};

use super::Ui;

const ENTER: &str = "\u{1b}[?1049h";
const LEAVE: &str = "\u{1b}[?1049l";
const CLEAR: &str = "\u{1b}[2J\u{1b}[H";

/// Whether the other buffer is shown; a signal has to know.
static SHOWN: AtomicBool = AtomicBool::new(false);

/// As long as this lives, the other buffer is shown, and nobody can park a signed-in student behind Ctrl-Z.
pub struct Screens {
    #[cfg(unix)]
    modes: Option<rustix::termios::Termios>,
}

impl Screens {
    #[cfg(unix)]
    fn enter() -> Self {
        use rustix::termios::{OptionalActions, SpecialCodeIndex, tcgetattr, tcsetattr};
        // What stands in the place of a key that does nothing (_POSIX_VDISABLE).
        const NO_KEY: u8 =
            if cfg!(any(target_os = "linux", target_os = "android")) { 0 } else { 255 };
        let modes = tcgetattr(io::stdin()).ok();
        if let Some(mut without) = modes.clone() {
            without.special_codes[SpecialCodeIndex::VSUSP] = NO_KEY;
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &without);
        }
        Self { modes }
    }

    #[cfg(not(unix))]
    fn enter() -> Self {
        Self {}
    }
}

impl Drop for Screens {
    fn drop(&mut self) {
        leave_screens();
        #[cfg(unix)]
        if let Some(modes) = &self.modes {
            use rustix::termios::{OptionalActions, tcsetattr};
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, modes);
        }
    }
}

/// Back to the buffer that was shown before; says whether it was not shown.
pub(super) fn leave_screens() -> bool {
    let were_shown = SHOWN.swap(false, Ordering::SeqCst);
    if were_shown {
        show(&[CLEAR, LEAVE]);
    }
    were_shown
}

/// With nobody to see it there is nothing to show.
fn show(texts: &[&str]) {
    let mut terminal = io::stderr().lock();
    for text in texts {
        let _ = terminal.write_all(text.as_bytes());
    }
    let _ = terminal.flush();
}

impl Ui {
    /// Goes over to screens, where somebody sits at a terminal.
    pub fn screens(&mut self) -> Option<Screens> {
        let _ = self.flush();
        self.can_ask().then(|| {
            SHOWN.store(true, Ordering::SeqCst);
            show(&[ENTER, CLEAR]);
            Screens::enter()
        })
    }

    /// Puts a text in the place of the screen before. Without screens it says nothing.
    #[expect(clippy::unused_self, reason = "all that is shown goes through it")]
    pub fn screen(&mut self, text: &str) {
        if SHOWN.load(Ordering::SeqCst) {
            show(&[CLEAR, text, "\n"]);
        }
    }
}

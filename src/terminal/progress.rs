//! Progress of long work, on stderr and only where somebody watches.

use indicatif::{ProgressBar, ProgressStyle};

use super::Ui;

/// A bar that disappears when the work is done.
pub struct Progress(ProgressBar);

impl Ui {
    /// Starts a bar over so many pieces of work.
    pub fn progress(&mut self, what: &'static str, pieces: usize) -> Progress {
        if !self.is_watched() {
            return Progress(ProgressBar::hidden());
        }
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}, {eta} left");
        let style = style.expect("a template that a test draws").progress_chars("=> ");
        Progress(ProgressBar::new(pieces as u64).with_style(style).with_message(what))
    }
}

impl Progress {
    /// Says how much work it is, where that turns out later.
    pub fn set_pieces(&self, pieces: usize) {
        self.0.set_length(pieces as u64);
    }

    /// Notes that one piece is done; from any thread.
    pub fn tick(&self) {
        self.0.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

//! Progress of long work, on stderr and only where somebody watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::Ui;

/// A bar that disappears when the work is done.
pub struct Progress(ProgressBar);

impl Ui {
    /// Starts a bar over so many pieces of work.
    pub fn progress(&mut self, what: &'static str, pieces: usize) -> Progress {
        let progress = Self::hidden_progress(what, pieces);
        self.show_progress(&progress);
        progress
    }

    /// A bar over work that goes on while there is something else to look at.
    pub fn hidden_progress(what: &'static str, pieces: usize) -> Progress {
        let style = ProgressStyle::with_template("{msg} [{bar:30}] {pos}/{len}, {eta} left");
        let style = style.expect("a template that a test draws").progress_chars("=> ");
        let hidden = ProgressDrawTarget::hidden();
        let bar = ProgressBar::with_draw_target(Some(pieces as u64), hidden);
        Progress(bar.with_style(style).with_message(what))
    }

    /// From now on it is looked at, if anybody watches.
    pub fn show_progress(&mut self, progress: &Progress) {
        if self.is_watched() {
            progress.0.set_draw_target(ProgressDrawTarget::stderr());
        }
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

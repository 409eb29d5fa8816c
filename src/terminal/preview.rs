//! A QR code on the terminal, in half blocks: two modules above each other are one character.

use std::io::IsTerminal as _;

use dialoguer::console::Term;

use super::Ui;
use super::error::Error;

/// Scanners want this many light modules around the code.
const QUIET: usize = 4;

impl Ui {
    /// Draws a code if the answer goes to a terminal that can show it; `false` if not.
    pub fn draw_code(&mut self, rows: &[Vec<bool>]) -> Result<bool, Error> {
        let can_show = std::io::stdout().is_terminal() && Term::stdout().features().wants_emoji();
        if !(can_show && self.has_color()) {
            return Ok(false);
        }
        for line in half_blocks(rows) {
            // Black on white said outright: the terminal's own background may be either.
            self.answer(format_args!("\u{1b}[30;107m{line}\u{1b}[0m"))?;
        }
        Ok(true)
    }
}

/// The lines of a code with its quiet zone.
fn half_blocks(rows: &[Vec<bool>]) -> Vec<String> {
    let side = rows.len() + 2 * QUIET;
    let dark = |x: usize, y: usize| {
        let row = y.checked_sub(QUIET).and_then(|y| rows.get(y));
        row.zip(x.checked_sub(QUIET)).and_then(|(row, x)| row.get(x)).copied().unwrap_or(false)
    };
    let character = |x, y| match (dark(x, y), dark(x, y + 1)) {
        (true, true) => '█',
        (true, false) => '▀',
        (false, true) => '▄',
        (false, false) => ' ',
    };
    (0..side).step_by(2).map(|y| (0..side).map(|x| character(x, y)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_modules_are_one_character_and_the_edge_is_light() {
        let lines = half_blocks(&[vec![true, false], vec![true, true]]);
        assert_eq!(lines, ["          ", "          ", "    █▄    ", "          ", "          "]);
        let odd = half_blocks(&[vec![true]]);
        assert_eq!(odd.len(), 5);
        assert_eq!(odd[2], "    ▀    ");
    }
}

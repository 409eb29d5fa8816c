//! The portal over HTTP: a class that signs in all at once, every way of saying no, and a day of a school in a hurry.
//!
//! `cargo bench --bench portal` runs all three; `-- class`, `-- refusals` or `-- day` runs one. Nothing but an answer
//! that should not be ends it; the figures go into the message of the commit.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod browser;
mod class;
#[path = "../country/mod.rs"]
#[expect(dead_code, reason = "the other benches run commands with it")]
mod country;
mod day;
mod django;
mod refusals;
mod school;

use school::School;

/// What there is to measure.
const PARTS: [(&str, fn()); 3] =
    [("class", class::measure), ("refusals", refusals::measure), ("day", day::measure)];

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    for (name, measure) in PARTS {
        if asked.is_empty() || asked.iter().any(|asked| asked == name) {
            measure();
        }
    }
}

/// The middle one.
fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    at(values, 0.5)
}

/// The value that this part of all values does not exceed.
fn at(values: impl IntoIterator<Item = f64>, part: f64) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a short list"
    )]
    let place = (part * (values.len() - 1) as f64).ceil() as usize;
    *values.get(place).expect("at least one run")
}

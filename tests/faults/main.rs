//! Faults on purpose, at every call by which the program changes something: it is killed, the system answers with an
//! error, the power fails, and others work at the same time. Afterwards everything is whole, and what was said is so.
//!
//! The short form is a sample for every build; `cargo test --test faults -- --ignored` goes through all of it.

#![cfg(target_os = "linux")]

mod crowd;
mod desk;
mod errors;
mod images;
mod kill;
mod power;
mod scenes;
mod state;
mod strace;
mod visit;

#[path = "../it/common/portal.rs"]
#[expect(dead_code, reason = "the other tests need more of it")]
mod portal;

#[path = "../it/common/programs.rs"]
#[expect(dead_code, reason = "the other tests need more of it")]
mod programs;

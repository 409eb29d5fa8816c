//! Random sequences of everything that can happen to an account, done to a real store and to a model in memory that was
//! written from the rules; after each step both have to look the same. A student's steps are taken at a surface: here at
//! the operations themselves, and by the tests of the pages at those.

mod model;
mod model_office;
mod model_student;
mod office_steps;
mod operations;
mod pupil;
pub(in crate::ops) mod school;
mod seen;
mod sequences;
mod step;
mod typed;

pub use model::{Key, Model};
pub use pupil::{Both, Pupil, Surface};
pub use school::{Made, START, School};
pub use seen::{Said, Way};
pub use sequences::try_sequences;
pub use step::{Door, Guess, Mail, Reply, Step, Wish, step};
pub use typed::challenge;

//! Behaviour through the real program, and the shape of the house.

mod completions;
mod layers;
mod program;

//! The shape of the sources.

mod layers;

//! The shape of the sources: layers, circles, words and sizes.

mod circles;
mod code;
mod known;
mod layers;
mod lexer;
mod paths;
mod sizes;
mod sources;
mod words;

//! The shape of the sources: layers, circles, words and sizes.

mod circles;
mod code;
mod layers;
mod lexer;
mod paths;
mod sizes;
mod sources;
mod words;
mod wrong;

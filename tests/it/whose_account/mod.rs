//! Whose account a row of a list is about, tried on lists as offices have them.

mod a_few;
mod cases;
mod one_child;

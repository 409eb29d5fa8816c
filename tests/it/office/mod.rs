//! What an office does with accounts by hand.

mod add;
mod disable;
mod edit;
mod export;
mod find;
mod generate;
mod rename_class;
mod requests;
mod reset;
mod told;
mod undo_imports;
mod undo_refusals;
mod undo_resets;
mod who;

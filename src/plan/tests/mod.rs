//! What an import plans, in tables.

mod doubts;
mod rows;

//! What was done: the audit log, and the batches with what an undo brings back.

pub mod audit;
pub mod batches;
pub mod undo;

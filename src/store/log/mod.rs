//! What was done: the audit log, and the batches with what an undo brings back.

pub mod at_portal;
pub mod audit;
pub mod batches;
pub mod clock;
pub mod events;
pub mod undo;

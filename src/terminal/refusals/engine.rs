//! What is told when the fast engine's hashes were refused. Nothing is lost by it, so it is a warning.

use crate::domain::EngineFault;

/// Why hashing took longer than it should.
pub fn told_fault(fault: EngineFault) -> String {
    format!(
        "fast hashing cannot be relied on here: it made {fault}. These passwords were all hashed by the slower reference, \
         so they are sound; mims settings set hash.engine reference keeps to that"
    )
}

//! How long a directory is waited for.

use std::time::{Duration, Instant};

use crate::directory::Patience;

/// By a command that is about the directory: so long for each answer.
pub(super) const LONG: Patience = Patience { each: Duration::from_secs(4), until: None };

/// By a command that has done its work: so long for everything.
pub(super) fn short() -> Patience {
    let each = Duration::from_secs(2);
    Patience { each, until: Some(Instant::now() + each) }
}

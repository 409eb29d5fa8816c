//! Keeping a store safe: looking whether it is sound, taking it along as a whole, and giving its vault another key.

mod inspection;
mod pack;
mod quick;
mod vault;

pub use inspection::Inspection;
pub use pack::{NotABackup, Unpacked};
pub use quick::{faults_around_log, quick_faults};
pub use vault::{check_vault, set_vault};

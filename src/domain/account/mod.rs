//! What happens to an account, and where a student stands by that.

mod batch;
mod detail;
mod left_out;
mod life;
mod listing;
mod log;
mod notice;
mod outcome;
mod selection;
mod student;

pub use batch::{Batch, BatchKind, ChangeKind, ChangeOf};
pub use detail::{Corrected, Correction, Detail, Stop, TurnedAway};
pub use left_out::LeftOut;
pub use life::{Account, DisabledWhy, Facts, PasswordOrigin, Status};
pub use listing::Listing;
pub use log::{Act, Event, Head};
pub use notice::{NoticeReason, WaitingNotice};
pub use outcome::Outcome;
pub use selection::Selection;
pub use student::{Holder, Student};

//! What happens to an account, and where a student stands by that.

mod left_out;
mod life;
mod selection;

pub use left_out::LeftOut;
pub use life::{Account, DisabledWhy, Facts, PasswordOrigin, Status};
pub use selection::Selection;

//! The pages of the students' portal. No script, nothing from elsewhere, and nothing typed is ever filled in again but a
//! login ID and answers that have to be mended.

mod frame;
mod help;
mod home;
mod password;
mod questions;
mod sign_in;

pub use frame::{Frame, Notice, STYLE, STYLE_PATH};
pub use help::{help, trouble};
pub use home::{email, home};
pub use password::{Choosing, password};
pub use questions::{Typed, asked, questions};
pub use sign_in::{forgot, sign_in};

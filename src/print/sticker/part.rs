//! What of a sticker goes on a paper: all of it, or login ID and password on papers of their own.

use super::boxes::{Field, TextBox};
use crate::print::engine::Place;

/// What of a sticker goes on a paper: all of it, or login ID and password on papers of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Everything.
    Whole,
    /// Name and login ID.
    Login,
    /// The password, with class and register number and nothing else that tells whose it is.
    Password,
}

pub(super) const CHANGE_IT: Field = Field::words("Change it at your first login");
pub(super) const LOGIN_ID: Field = Field::words("Login ID");
pub(super) const PASSWORD: Field = Field::words("Password");

impl Part {
    /// Whether it shows the field.
    pub(super) fn has(self, field: &Field) -> bool {
        match self {
            Self::Whole => true,
            Self::Login => {
                !matches!(field, Field::Password | Field::LastDay)
                    && ![&PASSWORD, &CHANGE_IT].contains(&field)
            }
            Self::Password => {
                !matches!(field, Field::ClassAndNumber | Field::LoginAndDomain)
                    && *field != LOGIN_ID
            }
        }
    }

    /// A field and its place, as this part has them.
    pub(super) fn text_box(self, field: &Field, place: Place) -> TextBox {
        let (field, place) = match (self, field) {
            // A paper that must not tell the name has class and number in its place.
            (Self::Password, Field::Name) => (Field::ClassAndNumber, place),
            // Without a password below, there is room for larger letters.
            (Self::Login, Field::LoginAndDomain) => (field.clone(), place.scaled(1.7, 1.3)),
            _ => (field.clone(), place),
        };
        TextBox { field, place }
    }
}

//! What a directory has to know of an account.

use super::life::PasswordOrigin;
use crate::domain::ids::StudentId;
use crate::domain::person::{ClassName, LoginId, PersonName};

/// An account as it stands in the store today, for whoever lets its owner in elsewhere.
#[derive(Clone)]
pub struct Listing {
    /// The number that the account keeps for ever.
    pub id: StudentId,
    pub name: PersonName,
    pub login: LoginId,
    pub class: ClassName,
    /// Neither disabled nor taken back.
    pub is_open: bool,
    pub origin: PasswordOrigin,
    /// The hash of the password in force, temporary ones too.
    pub hash: String,
}

impl Listing {
    /// The hash that other programs may let somebody in by. The sticker's password opens the portal only, where it has
    /// to be changed.
    pub fn own_hash(&self) -> Option<&str> {
        (self.is_open && self.origin == PasswordOrigin::Own).then_some(self.hash.as_str())
    }
}

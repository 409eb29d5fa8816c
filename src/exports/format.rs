//! The formats there are, and what whoever asks for one has to know of it.

use super::form::Form;
use super::{entra, google, zoom};

crate::domain::words! {
    /// A format of another system.
    pub enum ExportFormat {
        Google = "google",
        Entra = "entra",
        Zoom = "zoom",
    }
}

impl ExportFormat {
    pub(super) fn form(self) -> &'static Form {
        match self {
            Self::Google => &google::FORM,
            Self::Entra => &entra::FORM,
            Self::Zoom => &zoom::FORM,
        }
    }

    /// The system, as people call it.
    pub fn system(self) -> &'static str {
        self.form().system
    }

    /// Whether a closed account can be told from an open one.
    pub fn tells_closed(self) -> bool {
        self.form().tells_closed
    }

    /// What stands in the place of a password that we have not got; none where there is no place for one.
    pub fn no_password(self) -> Option<&'static str> {
        self.form().no_password
    }
}

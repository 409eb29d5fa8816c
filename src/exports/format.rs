//! The formats there are, and what whoever asks for one has to know of it.

use super::form::{Body, Form};
use super::{asm, entra, google, ldif, oneroster, scim, sds, zoom};

crate::domain::words! {
    /// A format of another system.
    pub enum ExportFormat {
        Google = "google",
        Entra = "entra",
        Zoom = "zoom",
        Sds = "sds",
        OneRoster = "oneroster",
        Asm = "asm",
        Ldif = "ldif",
        Scim = "scim",
    }
}

impl ExportFormat {
    pub(super) fn form(self) -> &'static Form {
        match self {
            Self::Google => &google::FORM,
            Self::Entra => &entra::FORM,
            Self::Zoom => &zoom::FORM,
            Self::Sds => &sds::FORM,
            Self::OneRoster => &oneroster::FORM,
            Self::Asm => &asm::FORM,
            Self::Ldif => &ldif::FORM,
            Self::Scim => &scim::FORM,
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

    /// Whether it is the state of the whole school: who is not in it is taken as gone.
    pub fn is_whole(self) -> bool {
        matches!(self.form().body, Body::Folder(_) | Body::Archive(..))
    }

    /// Whether a file in the folder of a format is one of its own.
    pub fn has_file(name: &str) -> bool {
        let mut bodies = Self::ALL.into_iter().map(|format| &format.form().body);
        bodies.any(|body| match body {
            Body::Folder(sheets) => sheets.iter().any(|sheet| sheet.name == name),
            _ => false,
        })
    }
}

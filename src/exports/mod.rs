//! Students in the formats of the systems that their accounts open: tables of columns as data, bytes out. It never
//! alters a value; what a format cannot take is refused. It knows no files and no clear password that it is not given.

mod asm;
mod entra;
mod facts;
mod form;
mod format;
mod google;
mod ldif;
mod make;
mod oneroster;
mod person;
mod scim;
mod sds;
mod tables;
mod zoom;

pub use format::ExportFormat;
pub use make::{ExportRefusal, Exported, PersonFlaw, check_settings, export, flaw};
pub use person::Person;

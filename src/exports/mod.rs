//! Students in the formats of the systems that their accounts open: tables of columns as data, bytes out. It never
//! alters a value; what a format cannot take is refused. It knows no files and no clear password that it is not given.

mod entra;
mod facts;
mod form;
mod format;
mod google;
mod make;
mod person;
mod zoom;

pub use format::ExportFormat;
pub use make::{ExportRefusal, PersonFlaw, check_settings, export, flaw};
pub use person::Person;

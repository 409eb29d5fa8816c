//! The school's choices.

mod choices;
mod list;
mod value;

pub use choices::Settings;
pub use list::Setting;
pub use value::{SettingError, ldap_base};

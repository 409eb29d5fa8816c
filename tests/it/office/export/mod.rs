//! `mims export`: files for other systems, byte for byte as their makers spell them, and what is not put into them.

mod formats;
mod issued;
mod rosters;
mod rules;

use crate::common::Office;

/// Every format, and what it cannot be made without.
const SETTINGS: [(&str, &str); 2] =
    [("export.org-unit", "/Students/2027"), ("export.school-code", "9012")];

/// The small school, with all that a format needs.
fn school() -> Office {
    let office = Office::with_school();
    for (key, value) in SETTINGS {
        office.done(&["settings", "set", key, value]);
    }
    office
}

/// The file that an export makes, byte for byte.
fn exported(office: &Office, args: &[&str]) -> String {
    office.done(&[&["export"], args, &["--force", "-o", "out"]].concat());
    String::from_utf8(std::fs::read(office.path("out")).expect("a file")).expect("UTF-8")
}

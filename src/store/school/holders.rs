//! Who holds an account, for the portal: one row, found by a key, without classes and settings.

use rusqlite::{Connection, Row, named_params};

use super::students::{account_columns, account_from_row};
use crate::domain::{Email, Holder, LoginId, PersonName, StudentId};
use crate::store::Result;
use crate::store::statement::row;
use crate::store::value::{parsed, parsed_if_any};

macro_rules! select_holder {
    ($which:literal) => {
        concat!(
            "SELECT s.id, s.name, s.login, s.domain, s.recovery_email, ",
            account_columns!(),
            " FROM students AS s WHERE s.removed_by IS NULL AND ",
            $which
        )
    };
}

const WITH_ID: &str = select_holder!("s.id = :id");
const WITH_LOGIN_ID: &str = select_holder!("s.login = :login AND s.domain = :domain");
const IN_FORCE: &str = select_holder!(
    "s.id = :id AND s.disabled_at IS NULL
     AND (SELECT issue FROM credentials WHERE student_id = s.id) = :issue"
);

/// The holder of this number, unless the account was taken back.
pub fn with_id(connection: &Connection, id: StudentId) -> Result<Option<Holder>> {
    row(connection, WITH_ID, named_params! { ":id": id }, from_row)
}

/// The holder of this login ID.
pub fn with_login_id(connection: &Connection, login: &LoginId) -> Result<Option<Holder>> {
    let params = named_params! { ":login": login.local(), ":domain": login.role().domain() };
    row(connection, WITH_LOGIN_ID, params, from_row)
}

/// The holder of an account that is open, as long as this is the password in force.
pub fn in_force(connection: &Connection, id: StudentId, issue: u32) -> Result<Option<Holder>> {
    row(connection, IN_FORCE, named_params! { ":id": id, ":issue": issue }, from_row)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Holder> {
    let domain = row.get_ref("domain")?.as_str()?;
    Ok(Holder {
        id: row.get("id")?,
        name: parsed(row, "name", PersonName::stored)?,
        login: parsed(row, "login", |text| LoginId::new(text, domain).ok())?,
        recovery_email: parsed_if_any(row, "recovery_email", |text| Email::parse(text).ok())?,
        account: account_from_row(row, 5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The server asks for each page of who is signed in.
    #[test]
    fn a_holder_is_found_by_keys_alone() {
        let mut connection = Connection::open_in_memory().expect("a database");
        crate::store::migrations::migrate(&mut connection).expect("migrations");
        for sql in [WITH_ID, WITH_LOGIN_ID, IN_FORCE] {
            let explain = format!("EXPLAIN QUERY PLAN {sql}");
            let mut statement = connection.prepare(&explain).expect("sql");
            let names = statement.parameter_count();
            let nothing = rusqlite::params_from_iter(std::iter::repeat_n(None::<i64>, names));
            let steps = statement.query_map(nothing, |row| row.get(3)).expect("a plan");
            let steps: Vec<String> = steps.collect::<rusqlite::Result<_>>().expect("steps");
            assert!(!steps.iter().any(|step| step.starts_with("SCAN")), "{steps:?}");
        }
    }
}

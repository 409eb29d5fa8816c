//! The part of a check that every night has time for: what is defined, the settings, and the log from its first row on.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row};

use crate::domain::{Fault, Flaw, Outcome};
use crate::store::audit::{Verdict, verify};
use crate::store::migrations::{Object, expected_objects, objects};
use crate::store::statement::row;
use crate::store::{Result, settings};

/// What is wrong with the tables, the settings and the log.
pub fn quick_faults(connection: &Connection) -> Result<Vec<Fault>> {
    let mut faults = faults_around_log(connection)?;
    if let Verdict::Changed(seq) = verify(connection, None)? {
        faults.push(Flaw::LogChanged.at(format!("audit, row {seq}")));
    }
    Ok(faults)
}

/// The same for whoever has looked at the chain of the log already.
pub fn faults_around_log(connection: &Connection) -> Result<Vec<Fault>> {
    let mut faults = object_faults(expected_objects(connection)?, objects(connection)?);
    faults.extend(settings::faults(connection)?);
    let has_rows = row(connection, "SELECT 1 FROM audit LIMIT 1", [], |_| Ok(()))?.is_some();
    if !has_rows {
        faults.push(Flaw::LogEmptied.at("audit"));
    } else if !is_of_log(connection)? {
        faults.push(Flaw::Identity.at("identity"));
    }
    Ok(faults)
}

/// Compares what is defined with what should be: a trigger that is missing lets the log be rewritten.
fn object_faults(expected: Vec<Object>, found: Vec<Object>) -> Vec<Fault> {
    let by_name = |objects: Vec<Object>| -> BTreeMap<_, _> {
        objects.into_iter().map(|(kind, name, sql)| (format!("{kind} {name}"), sql)).collect()
    };
    let (expected, found) = (by_name(expected), by_name(found));
    let lost = expected.iter().filter_map(|(name, sql)| match found.get(name) {
        None => Some(Flaw::Missing.at(name)),
        Some(there) if there != sql => Some(Flaw::Changed.at(name)),
        Some(_) => None,
    });
    let foreign = found.keys().filter(|name| !expected.contains_key(*name));
    lost.chain(foreign.map(|name| Flaw::Foreign.at(name))).collect()
}

/// The log tells when the store was made, and names each key that its vault has had.
fn is_of_log(connection: &Connection) -> Result<bool> {
    let sql = "SELECT i.vault_recipient, i.created_at = a.at AND a.outcome = ?1 AS is_of_row_1,
                   (SELECT details FROM audit WHERE outcome IN (?1, ?2) ORDER BY seq DESC LIMIT 1) AS newest
               FROM identity AS i JOIN audit AS a ON a.seq = 1";
    let made_and_rotated = [Outcome::Made, Outcome::Rotated].map(Outcome::as_str);
    let fits = row(connection, sql, made_and_rotated, |row: &Row<'_>| {
        let (recipient, newest): (String, String) =
            (row.get("vault_recipient")?, row.get("newest")?);
        let named = newest.split([' ', ';']).nth(1);
        Ok(row.get("is_of_row_1")? && named == Some(&recipient))
    })?;
    Ok(fits == Some(true))
}

//! What planning has to know of the store.

use rusqlite::Connection;

use crate::plan::Known;
use crate::store::{StoreError, classes, students};

/// Reads it all at one moment.
pub fn load_known(connection: &Connection) -> Result<Known, StoreError> {
    let classes = classes::all(connection)?.into_values();
    Ok(Known {
        students: students::everybody(connection)?,
        removed: students::removed(connection)?,
        retired: students::retired_login_ids(connection)?,
        classes: classes.map(|class| (*class).clone()).collect(),
        next_id: students::next_id(connection)?,
    })
}

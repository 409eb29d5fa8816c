//! What a file for an LDAP directory needs beside the students: their entries, and where these stand.

use std::collections::HashMap;

use crate::context::Context;
use crate::directory::Layout;
use crate::domain::{Listing, Settings, Student, StudentId, counted};
use crate::exports::{ExportRefusal, Person};
use crate::ops::{read_directories, read_listings, record_exported};
use crate::store::Store;
use crate::terminal::Error;

pub(super) struct Entries {
    layout: Layout,
    accounts: HashMap<StudentId, Listing>,
}

impl Entries {
    /// As the directory has them that is kept in step; without one a setting says where they stand.
    pub(super) fn read(
        store: &Store,
        settings: &Settings,
        students: &[Student],
    ) -> Result<Self, Error> {
        let layout = match read_directories(store)?.into_iter().next() {
            Some(directory) => Layout { base: directory.base, uid_offset: directory.uid_offset },
            None if settings.ldap_base.is_empty() => {
                return Err(ExportRefusal::NoSetting("export.ldap-base").into());
            }
            None => Layout { base: settings.ldap_base.clone(), uid_offset: None },
        };
        let accounts = read_listings(store, students)?.into_iter();
        let accounts = accounts.map(|account| (account.id, account)).collect();
        Ok(Self { layout, accounts })
    }

    pub(super) fn of(&self, student: &Student) -> Option<(&Layout, &Listing)> {
        self.accounts.get(&student.id).map(|account| (&self.layout, account))
    }
}

/// Notes whose hashes are in the file, before it can be seen, and says what it is.
pub(super) fn note(
    ctx: &mut Context,
    store: &mut Store,
    people: &[Person<'_>],
) -> Result<(), Error> {
    let has_hash = |person: &&Person<'_>| {
        person.entry.is_some_and(|(_, account)| account.own_hash().is_some())
    };
    let own: Vec<_> = people.iter().filter(has_hash).map(|person| person.student.id).collect();
    if own.is_empty() {
        return Ok(());
    }
    let count = counted(own.len(), "own password");
    record_exported(store, own.into_iter(), "hash in a file for an LDAP directory", &ctx.act)?;
    ctx.ui.warn(format_args!(
        "the hashes of {count} are in the file: delete it when the directory has it"
    ));
    Ok(())
}

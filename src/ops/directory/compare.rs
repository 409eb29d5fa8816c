//! Accounts beside entries: what has to change, handed over as it is found, so that a whole country needs no more memory
//! than a page. It writes nothing.

use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::reach::DirectoryRefusal;
use crate::directory::{Change, Found, Layout, Page, Server, difference};
use crate::domain::{Listing, Role, StudentId};
use crate::store::listings;

/// How many entries are asked for by their numbers at once.
const AT_ONCE: usize = 50;

/// What is compared.
pub(super) struct Comparison<'a> {
    pub connection: &'a Connection,
    pub server: &'a mut Server,
    pub layout: &'a Layout,
}

/// Takes a change; it gets the server to write it.
pub(super) type Visit<'v> =
    dyn FnMut(&mut Server, &Listing, Change) -> Result<(), DirectoryRefusal> + 'v;

impl Comparison<'_> {
    /// Compares these accounts.
    pub(super) fn named(
        &mut self,
        ids: &[StudentId],
        visit: &mut Visit<'_>,
    ) -> Result<(), DirectoryRefusal> {
        for ids in ids.chunks(AT_ONCE) {
            let accounts = listings::of(self.connection, ids)?;
            for role in Role::ALL {
                let of_role = accounts.iter().filter(|account| account.login.role() == role);
                let of_role: Vec<_> = of_role.collect();
                if of_role.is_empty() {
                    continue;
                }
                let ids: Vec<_> = of_role.iter().map(|account| account.id).collect();
                let found = by_number(self.server.fetch(role, &ids)?);
                for account in of_role {
                    self.compare(account, found.get(&account.id), visit)?;
                }
            }
        }
        Ok(())
    }

    /// Compares everything, and names the entries that are no account's.
    pub(super) fn all(&mut self, visit: &mut Visit<'_>) -> Result<Vec<String>, DirectoryRefusal> {
        let (mut seen, mut strays) = (HashSet::new(), Vec::new());
        for role in Role::ALL {
            let mut next = Some(Vec::new());
            while let Some(from) = next {
                let Page { found, next: after } = self.server.page(role, from)?;
                next = after;
                let ids: Vec<_> = found.iter().filter_map(Found::id).collect();
                let accounts = listings::of(self.connection, &ids)?.into_iter();
                let accounts = accounts.filter(|account| account.login.role() == role);
                let accounts: HashMap<_, _> =
                    accounts.map(|account| (account.id, account)).collect();
                for entry in &found {
                    match entry.id().and_then(|id| accounts.get(&id)) {
                        Some(account) => {
                            seen.insert(account.id);
                            self.compare(account, Some(entry), visit)?;
                        }
                        None => strays.push(entry.dn.clone()),
                    }
                }
            }
        }
        let mut missing = listings::open(self.connection)?;
        missing.retain(|id| !seen.contains(id));
        for ids in missing.chunks(AT_ONCE) {
            for account in listings::of(self.connection, ids)? {
                self.compare(&account, None, visit)?;
            }
        }
        Ok(strays)
    }

    fn compare(
        &mut self,
        account: &Listing,
        found: Option<&Found>,
        visit: &mut Visit<'_>,
    ) -> Result<(), DirectoryRefusal> {
        let wanted = self.layout.wanted(account);
        match difference(self.layout, &wanted, found) {
            Some(change) => visit(self.server, account, change),
            None => Ok(()),
        }
    }
}

/// The entries by the number that they are named by.
pub(super) fn by_number(found: Vec<Found>) -> HashMap<StudentId, Found> {
    found.into_iter().filter_map(|entry| entry.id().map(|id| (id, entry))).collect()
}

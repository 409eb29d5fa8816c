//! A connection to a directory: asking for entries and writing them. Nothing here waits longer than it may.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use ldap3::controls::{ControlType, PagedResults};
use ldap3::{LdapConn, LdapConnSettings, LdapResult, Mod, ResultEntry, Scope, SearchEntry};

use super::address::Address;
use super::difference::{Change, Effect, Found};
use super::entry::{Layout, NAMED_BY};
use super::error::{ALREADY_EXISTS, DirectoryError, NO_SUCH_OBJECT};
use super::mark::Mark;
use super::tls;
use crate::domain::{Role, Secret, StudentId};

/// How many entries are asked for at once.
const PAGE: i32 = 1000;

/// The attribute of the students' unit that holds the mark.
const MARK: &str = "description";

/// How a server is reached.
pub struct Access {
    pub address: Address,
    /// As whom, and by which secret; without it the server sees by its socket who asks.
    pub login: Option<(String, Secret)>,
    /// The only authority whose certificates are believed.
    pub ca_file: Option<PathBuf>,
}

/// How long is waited.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// For each answer.
    pub each: Duration,
    /// For everything together.
    pub until: Option<Instant>,
}

impl Patience {
    fn left(self) -> Result<Duration, DirectoryError> {
        let left = self.until.map(|end| end.saturating_duration_since(Instant::now()));
        match left {
            Some(Duration::ZERO) => Err(DirectoryError::OutOfTime),
            left => Ok(left.map_or(self.each, |left| left.min(self.each))),
        }
    }
}

/// An open connection.
pub struct Server {
    connection: LdapConn,
    layout: Layout,
    patience: Patience,
}

/// Some of the entries of a unit, and where to go on.
pub struct Page {
    pub found: Vec<Found>,
    /// None after the last one.
    pub next: Option<Vec<u8>>,
}

impl Server {
    /// Connects and signs in.
    pub fn open(
        access: &Access,
        layout: &Layout,
        patience: Patience,
    ) -> Result<Self, DirectoryError> {
        let limit = patience.left()?;
        let stream = access.address.connect(limit).map_err(|cause| match cause.kind() {
            std::io::ErrorKind::TimedOut => DirectoryError::TimedOut,
            _ => DirectoryError::Unreachable(cause),
        })?;
        let settings = LdapConnSettings::new().set_conn_timeout(limit).set_std_stream(stream);
        let settings = tls::set_up(settings, access.ca_file.as_deref())?;
        let url = match &access.address {
            // The socket is connected already; its path is nothing that a URL can hold.
            Address::Socket(_) => "ldapi:///".to_owned(),
            other => other.to_string(),
        };
        let connection = LdapConn::with_settings(settings, &url)?;
        let mut server = Self { connection, layout: layout.clone(), patience };
        let (name, done) = match &access.login {
            Some((name, secret)) => {
                (name.clone(), server.ask(|ldap| ldap.simple_bind(name, secret.expose()))?)
            }
            None => ("this user".to_owned(), server.ask(LdapConn::sasl_external_bind)?),
        };
        succeeded(done, &name)?;
        Ok(server)
    }

    /// One question, within the time. The library gives up on an answer that is no LDAP by a panic.
    fn ask<T>(
        &mut self,
        question: impl FnOnce(&mut LdapConn) -> ldap3::result::Result<T>,
    ) -> Result<T, DirectoryError> {
        let limit = self.patience.left()?;
        let connection = self.connection.with_timeout(limit);
        let asked = catch_unwind(AssertUnwindSafe(|| question(connection)));
        Ok(asked.map_err(|_| DirectoryError::Garbled)??)
    }

    /// How far it follows which store; none in a new one.
    pub fn mark(&mut self) -> Result<Option<Mark>, DirectoryError> {
        let unit = self.layout.unit(Role::Student);
        let answer = self.search(&unit, Scope::Base, "(objectClass=*)", &[MARK])?;
        let (entries, done) = answer;
        if done.rc == NO_SUCH_OBJECT {
            return Err(DirectoryError::NotPrepared(unit));
        }
        succeeded(done, &unit)?;
        let values = entries.into_iter().flat_map(|found| found.values.into_values().flatten());
        let mut texts = values.filter_map(|value| String::from_utf8(value).ok());
        Ok(texts.find_map(|text| Mark::parse(&text)))
    }

    /// Says how far it is.
    pub fn set_mark(&mut self, mark: &Mark) -> Result<(), DirectoryError> {
        let unit = self.layout.unit(Role::Student);
        let change = vec![Mod::Replace(MARK.to_owned(), HashSet::from([mark.to_string()]))];
        succeeded(self.ask(|ldap| ldap.modify(&unit, change))?, &unit)
    }

    /// Makes the units that are not there, and what is above them.
    pub fn prepare(&mut self) -> Result<(), DirectoryError> {
        Role::ALL.into_iter().try_for_each(|role| self.make(&self.layout.unit(role)))
    }

    /// Makes an entry that others stand below, and first what it stands below itself.
    fn make(&mut self, dn: &str) -> Result<(), DirectoryError> {
        let (first, above) = dn.split_once(',').unwrap_or((dn, ""));
        let (attribute, value) = first.split_once('=').unwrap_or_default();
        let value = texts(&[value]);
        let attributes = match attribute.to_lowercase().as_str() {
            "dc" => vec![
                ("objectClass", texts(&["dcObject", "organization"])),
                ("o", value.clone()),
                (attribute, value),
            ],
            "o" => vec![("objectClass", texts(&["organization"])), (attribute, value)],
            _ => vec![("objectClass", texts(&["organizationalUnit"])), (attribute, value)],
        };
        let mut made = self.add(dn, attributes.clone());
        if let Err(DirectoryError::Refused { code: NO_SUCH_OBJECT, .. }) = made
            && !above.is_empty()
        {
            self.make(above)?;
            made = self.add(dn, attributes);
        }
        match made {
            Err(DirectoryError::Refused { code: ALREADY_EXISTS, .. }) => Ok(()),
            made => made,
        }
    }

    /// The entries of these accounts in the unit of a role.
    pub fn fetch(&mut self, role: Role, ids: &[StudentId]) -> Result<Vec<Found>, DirectoryError> {
        let each: Vec<_> = ids.iter().map(|id| format!("({NAMED_BY}={id})")).collect();
        let (unit, wanted) = (self.layout.unit(role), self.layout.attributes());
        let (found, done) =
            self.search(&unit, Scope::OneLevel, &format!("(|{})", each.concat()), wanted)?;
        succeeded(done, &unit)?;
        Ok(found)
    }

    /// The next entries of the unit of a role, from the beginning or from where the page before ended.
    pub fn page(&mut self, role: Role, from: Vec<u8>) -> Result<Page, DirectoryError> {
        let (unit, wanted) = (self.layout.unit(role), self.layout.attributes());
        self.connection.with_controls(PagedResults { size: PAGE, cookie: from });
        let (found, done) = self.search(&unit, Scope::OneLevel, "(objectClass=*)", wanted)?;
        let is_pages = |kind: Option<ControlType>| matches!(kind, Some(ControlType::PagedResults));
        let control = done.ctrls.iter().find(|control| is_pages(control.0));
        let cookie = control.map(|control| control.1.parse::<PagedResults>().cookie);
        succeeded(done, &unit)?;
        Ok(Page { found, next: cookie.filter(|cookie| !cookie.is_empty()) })
    }

    fn search(
        &mut self,
        base: &str,
        scope: Scope,
        filter: &str,
        attributes: &[&str],
    ) -> Result<(Vec<Found>, LdapResult), DirectoryError> {
        self.ask(|ldap| {
            let answer = ldap.search(base, scope, filter, attributes)?;
            Ok((answer.0.into_iter().map(found).collect(), answer.1))
        })
    }

    /// Writes a change.
    pub fn apply(&mut self, change: &Change) -> Result<(), DirectoryError> {
        let Change { dn, effect, attributes, .. } = change;
        let valued = attributes.iter().map(|(name, values)| {
            (*name, values.iter().map(String::as_str).collect::<HashSet<_>>())
        });
        if *effect == Effect::Add {
            return self.add(dn, valued.collect());
        }
        let modification = |(name, values)| match name {
            // It may have classes that somebody else needs.
            "objectClass" => Mod::Add(name, values),
            _ => Mod::Replace(name, values),
        };
        let changes: Vec<_> = valued.map(modification).collect();
        succeeded(self.ask(|ldap| ldap.modify(dn, changes))?, dn)
    }

    fn add(
        &mut self,
        dn: &str,
        attributes: Vec<(&str, HashSet<&str>)>,
    ) -> Result<(), DirectoryError> {
        succeeded(self.ask(|ldap| ldap.add(dn, attributes))?, dn)
    }
}

fn texts<'a>(values: &[&'a str]) -> HashSet<&'a str> {
    values.iter().copied().collect()
}

fn found(entry: ResultEntry) -> Found {
    let SearchEntry { dn, attrs, bin_attrs } = SearchEntry::construct(entry);
    let texts = attrs.into_iter().map(|(name, values)| {
        (name, values.into_iter().map(String::into_bytes).collect::<Vec<_>>())
    });
    let values = texts.chain(bin_attrs);
    let values = values.map(|(name, values)| (name.to_lowercase(), values.into_iter().collect()));
    Found { dn, values: values.collect() }
}

fn succeeded(done: LdapResult, dn: &str) -> Result<(), DirectoryError> {
    match done {
        LdapResult { rc: 0, .. } => Ok(()),
        LdapResult { rc: code, text, .. } => {
            Err(DirectoryError::Refused { code, text, dn: dn.to_owned() })
        }
    }
}

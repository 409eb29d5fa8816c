//! How an entry comes to say what it is to say: what is there beside what is wanted. The store wins for the attributes
//! that it decides about, every other one is left alone, and no entry is ever deleted.

use std::collections::{BTreeSet, HashMap};

use super::entry::{CLOSED, HASH, Layout, NAMED_BY, STATE, Wanted};
use crate::domain::{StudentId, words};

/// What lets somebody in or keeps them out. It is written as one group: a hash that is written anew also ends a lock
/// that the server itself has set.
const CREDENTIAL: [&str; 2] = [STATE, HASH];

/// An entry as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    pub dn: String,
    /// The values by the name of their attribute in lower case.
    pub values: HashMap<String, BTreeSet<Vec<u8>>>,
}

words! {
    /// What becomes of an entry.
    pub enum Effect {
        Add = "add",
        Change = "change",
        Close = "close",
        Open = "open",
    }
}

/// A change that brings an entry in step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub id: StudentId,
    pub effect: Effect,
    pub dn: String,
    /// The attributes that are written with all their values; without one it is taken away.
    pub attributes: Vec<(&'static str, Vec<String>)>,
}

impl Found {
    /// Whose entry it is, as long as it is named like one of ours.
    pub fn id(&self) -> Option<StudentId> {
        let (name, rest) = self.dn.split_once('=')?;
        let number = rest.split(',').next()?;
        name.eq_ignore_ascii_case(NAMED_BY).then(|| number.parse().ok().map(StudentId)).flatten()
    }

    fn has(&self, name: &str, wanted: &[String]) -> bool {
        let wanted: BTreeSet<_> = wanted.iter().map(String::as_bytes).collect();
        let found = self.values.get(&name.to_lowercase());
        found.map_or(wanted.is_empty(), |found| found.iter().map(Vec::as_slice).eq(wanted))
    }

    fn is_closed(&self) -> bool {
        self.has(STATE, &[CLOSED.to_owned()])
    }

    /// Those of these values that the entry does not have, whatever their case.
    fn lacks(&self, name: &str, wanted: &[String]) -> Vec<String> {
        let found = self.values.get(&name.to_lowercase());
        let has = |value: &str| {
            let mut all = found.into_iter().flatten();
            all.any(|known| known.eq_ignore_ascii_case(value.as_bytes()))
        };
        wanted.iter().filter(|value| !has(value)).cloned().collect()
    }
}

/// The change that is needed, if there is one. A closed account that the directory never knew is not made known to it.
pub fn difference(layout: &Layout, wanted: &Wanted, found: Option<&Found>) -> Option<Change> {
    let id = wanted.id;
    let Some(found) = found else {
        let dn = wanted.dn(layout);
        let attributes = wanted.attributes.clone();
        return (!wanted.is_closed()).then_some(Change { id, effect: Effect::Add, dn, attributes });
    };
    let mut attributes = Vec::new();
    let lacking = found.lacks("objectClass", wanted.values("objectClass"));
    if !lacking.is_empty() {
        attributes.push(("objectClass", lacking));
    }
    let differs = |name: &str| !found.has(name, wanted.values(name));
    let credential = CREDENTIAL.into_iter().any(differs);
    let owned = layout.attributes().iter().filter(|name| !["objectClass", NAMED_BY].contains(name));
    for name in owned {
        let is_wrong = if CREDENTIAL.contains(name) { credential } else { differs(name) };
        if is_wrong {
            attributes.push((name, wanted.values(name).to_vec()));
        }
    }
    let effect = match (found.is_closed(), wanted.is_closed()) {
        (false, true) => Effect::Close,
        (true, false) => Effect::Open,
        _ => Effect::Change,
    };
    (!attributes.is_empty()).then(|| Change { id, effect, dn: found.dn.clone(), attributes })
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClassName, Listing, LoginId, PasswordOrigin, PersonName};

    fn layout() -> Layout {
        Layout { base: "dc=mims,dc=example".to_owned(), uid_offset: None }
    }

    fn wanted(is_open: bool) -> Wanted {
        layout().wanted(&Listing {
            id: StudentId(12),
            name: PersonName::parse("TAN KAI JUN").expect("a name"),
            login: LoginId::parse("tan_kai_jun").expect("a login ID"),
            class: ClassName::parse("3 Integrity").expect("a class"),
            is_open,
            origin: PasswordOrigin::Own,
            hash: "$argon2id$x".to_owned(),
        })
    }

    /// An entry that says what is wanted, but for these attributes.
    fn found(wanted: &Wanted, others: &[(&str, &[&str])]) -> Found {
        let mut found = Found { dn: wanted.dn(&layout()), values: HashMap::new() };
        let bytes =
            |values: &[String]| values.iter().map(|value| value.clone().into_bytes()).collect();
        for (name, values) in &wanted.attributes {
            found.values.insert(name.to_lowercase(), bytes(values));
        }
        for (name, values) in others {
            let values: Vec<_> = values.iter().map(|value| (*value).to_owned()).collect();
            found.values.insert(name.to_lowercase(), bytes(&values));
        }
        found
    }

    /// What becomes of an entry, and the attributes that are written.
    fn check(is_open: bool, others: &[(&str, &[&str])], expected: Option<(Effect, &[&str])>) {
        let wanted = wanted(is_open);
        let change = difference(&layout(), &wanted, Some(&found(&wanted, others)));
        let seen = change.as_ref().map(|change| {
            let names = change.attributes.iter().map(|(name, _)| *name).collect::<Vec<_>>();
            (change.effect, names)
        });
        let seen = seen.as_ref().map(|(effect, names)| (*effect, names.as_slice()));
        assert_eq!(seen, expected, "{is_open} {others:?}");
    }

    #[test]
    fn only_what_differs_is_written() {
        use Effect::{Change, Close, Open};
        check(true, &[], None);
        check(true, &[("telephoneNumber", &["61234567"])], None);
        check(true, &[("objectClass", &["top", "INETORGPERSON", "device"])], None);
        check(true, &[("objectClass", &["person"])], Some((Change, &["objectClass"])));
        check(true, &[("cn", &["TAN KAI JUN", "X"])], Some((Change, &["cn"])));
        check(true, &[("cn", &["Tan Kai Jun"])], Some((Change, &["cn"])));
        check(true, &[("mail", &[])], Some((Change, &["mail"])));
        let credential: &[&str] = &["employeeType", "userPassword"];
        check(true, &[("userPassword", &[])], Some((Change, credential)));
        check(true, &[("userPassword", &["{ARGON2}$argon2id$x", "x"])], Some((Change, credential)));
        check(true, &[("employeeType", &["closed"])], Some((Open, credential)));
        check(false, &[], None);
        check(false, &[("employeeType", &["student"])], Some((Close, credential)));
        check(false, &[("userPassword", &["{ARGON2}$argon2id$x"])], Some((Change, credential)));
    }

    #[test]
    fn an_entry_is_made_for_an_open_account_only() {
        let made = difference(&layout(), &wanted(true), None).expect("an entry");
        assert_eq!((made.effect, made.attributes), (Effect::Add, wanted(true).attributes));
        assert_eq!(difference(&layout(), &wanted(false), None), None);
    }

    #[test]
    fn an_entry_is_ours_by_its_name() {
        let check = |dn: &str, expected: Option<i64>| {
            let found = Found { dn: dn.to_owned(), values: HashMap::new() };
            assert_eq!(found.id(), expected.map(StudentId), "{dn}");
        };
        check("employeeNumber=12,ou=students,dc=mims", Some(12));
        check("EMPLOYEENUMBER=12,ou=students,dc=mims", Some(12));
        for other in [
            "cn=12,ou=students",
            "employeeNumber=x,ou=students",
            "employeeNumber=12+cn=x,ou=students",
            "",
        ] {
            check(other, None);
        }
    }
}

//! What the entry of an account is to say: a pure function of the account as it stands today, never of what happened.
//! No schema of our own, so that sssd, Apache and identity providers read it as it is.

use crate::domain::{Listing, Role, StudentId};

/// The attribute that names an entry. The number never changes, so another name or login ID is a plain modification.
pub const NAMED_BY: &str = "employeeNumber";

/// What clients filter by: of a closed account this says so, and of an open one whose it is.
pub(super) const STATE: &str = "employeeType";

/// What a sign-in is checked against.
pub(super) const HASH: &str = "userPassword";

/// The value of an entry that nobody is let in by.
pub const CLOSED: &str = "closed";

/// Where the entries are, and what they have beside the usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The entry above the units, such as `ou=merlion-park,dc=mims,dc=example`.
    pub base: String,
    /// What is added to a student's number to make the user number of Linux laptops; without it there is none.
    pub uid_offset: Option<i64>,
}

/// An entry as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub id: StudentId,
    pub role: Role,
    /// Every attribute with its values, in a fixed order. One of [`Layout::attributes`] that is not here is to be absent.
    pub attributes: Vec<(&'static str, Vec<String>)>,
}

/// The unit that holds the entries of a role.
pub fn unit_of(role: Role) -> &'static str {
    match role {
        Role::Student => "students",
        Role::SchoolStaff => "school-staff",
        Role::HqStaff => "hq-staff",
    }
}

impl Layout {
    /// The attributes that the store decides about; all others are left alone.
    pub fn attributes(&self) -> &'static [&'static str] {
        const ALL: &[&str] = &[
            "objectClass",
            NAMED_BY,
            "uid",
            "mail",
            "cn",
            "sn",
            "displayName",
            "departmentNumber",
            STATE,
            HASH,
            "uidNumber",
            "gidNumber",
            "homeDirectory",
            "loginShell",
        ];
        let laptops = if self.uid_offset.is_some() { 4 } else { 0 };
        ALL.get(..10 + laptops).unwrap_or(ALL)
    }

    /// The name of the unit of a role.
    pub fn unit(&self, role: Role) -> String {
        format!("ou={},{}", unit_of(role), self.base)
    }

    /// What the entry of an account is to say.
    pub fn wanted(&self, account: &Listing) -> Wanted {
        let Listing { id, name, login, class, .. } = account;
        let role = login.role();
        let name = name.as_str();
        let state = if account.is_open { role.as_str() } else { CLOSED };
        let mut classes = vec!["inetOrgPerson".to_owned()];
        let mut attributes = vec![
            (NAMED_BY, id.to_string()),
            // One login ID for each person among all units.
            ("uid", login.short()),
            ("mail", login.to_string()),
            ("cn", name.to_owned()),
            ("sn", name.to_owned()),
            ("displayName", name.to_owned()),
            ("departmentNumber", class.to_string()),
            (STATE, state.to_owned()),
        ];
        // slapd takes the same PHC string as the store, as long as its scheme stands before it.
        attributes.extend(account.own_hash().map(|hash| (HASH, format!("{{ARGON2}}{hash}"))));
        if let Some(offset) = self.uid_offset {
            let number = offset.saturating_add(id.0).to_string();
            classes.push("posixAccount".to_owned());
            attributes.extend([
                ("uidNumber", number.clone()),
                ("gidNumber", number),
                // By number, so that another login ID leaves nobody's files behind.
                ("homeDirectory", format!("/home/{}/{id}", unit_of(role))),
                ("loginShell", "/bin/bash".to_owned()),
            ]);
        }
        let single = attributes.into_iter().map(|(name, value)| (name, vec![value]));
        let attributes = std::iter::once(("objectClass", classes)).chain(single).collect();
        Wanted { id: *id, role, attributes }
    }
}

impl Wanted {
    /// The full name of the entry.
    pub fn dn(&self, layout: &Layout) -> String {
        format!("{NAMED_BY}={},{}", self.id, layout.unit(self.role))
    }

    /// Whether nobody is let in by it.
    pub fn is_closed(&self) -> bool {
        self.value(STATE) == Some(CLOSED)
    }

    /// All values of an attribute.
    pub fn values(&self, name: &str) -> &[String] {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map_or(&[], |(_, values)| values.as_slice())
    }

    /// The only value of an attribute.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.values(name).first().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClassName, LoginId, PasswordOrigin, PersonName};

    const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA";

    fn account(login: &str, origin: PasswordOrigin, is_open: bool) -> Listing {
        Listing {
            id: StudentId(12),
            name: PersonName::parse("MUHAMMAD RAYYAN BIN ABDULLAH").expect("a name"),
            login: LoginId::parse(login).expect("a login ID"),
            class: ClassName::parse("3 Integrity").expect("a class"),
            is_open,
            origin,
            hash: HASH.to_owned(),
        }
    }

    fn layout(uid_offset: Option<i64>) -> Layout {
        Layout { base: "dc=mims,dc=example".to_owned(), uid_offset }
    }

    fn lines(wanted: &Wanted) -> String {
        let all = wanted.attributes.iter().flat_map(|(name, values)| {
            values.iter().map(move |value| format!("{name}: {value}\n"))
        });
        all.collect()
    }

    #[test]
    fn an_entry_says_who_it_is_and_holds_an_own_password() {
        let own = layout(None).wanted(&account("rayyan", PasswordOrigin::Own, true));
        assert_eq!(own.dn(&layout(None)), "employeeNumber=12,ou=students,dc=mims,dc=example");
        let expected = "\
objectClass: inetOrgPerson
employeeNumber: 12
uid: rayyan
mail: rayyan@students.edu.sg
cn: MUHAMMAD RAYYAN BIN ABDULLAH
sn: MUHAMMAD RAYYAN BIN ABDULLAH
displayName: MUHAMMAD RAYYAN BIN ABDULLAH
departmentNumber: 3 Integrity
employeeType: student
userPassword: {ARGON2}$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA
";
        assert_eq!(lines(&own), expected);
    }

    #[test]
    fn the_sticker_s_password_and_a_closed_account_open_nothing() {
        use PasswordOrigin::{Issued, Own, Reset};
        for (origin, is_open, state, has_hash) in [
            (Own, true, "student", true),
            (Own, false, "closed", false),
            (Issued, true, "student", false),
            (Issued, false, "closed", false),
            (Reset, true, "student", false),
            (Reset, false, "closed", false),
        ] {
            let wanted = layout(None).wanted(&account("rayyan", origin, is_open));
            assert_eq!(wanted.value("employeeType"), Some(state), "{origin} {is_open}");
            assert_eq!(wanted.value("userPassword").is_some(), has_hash, "{origin} {is_open}");
            assert_eq!(wanted.is_closed(), !is_open);
        }
    }

    #[test]
    fn staff_stand_beside_the_students_and_no_login_id_is_anybody_else_s() {
        let staff = account("salmah@schools.gov.sg", PasswordOrigin::Own, true);
        let wanted = layout(None).wanted(&staff);
        let dn = "employeeNumber=12,ou=school-staff,dc=mims,dc=example";
        assert_eq!(wanted.dn(&layout(None)), dn);
        assert_eq!(wanted.value("uid"), Some("salmah@schools.gov.sg"));
        assert_eq!(wanted.value("employeeType"), Some("school-staff"));
    }

    #[test]
    fn laptops_get_a_user_number_and_a_home_that_outlives_a_rename() {
        let layout = layout(Some(100_000));
        let wanted = layout.wanted(&account("rayyan", PasswordOrigin::Own, true));
        assert_eq!(wanted.value("uidNumber"), Some("100012"));
        assert_eq!(wanted.value("homeDirectory"), Some("/home/students/12"));
        let names: Vec<_> = wanted.attributes.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, layout.attributes());
    }
}

//! Whose account is meant by what somebody types as a login ID.

use rusqlite::Connection;

use crate::domain::{Holder, LoginId};
use crate::store::{StoreError, holders};

/// The account that is spelled as it was typed, and otherwise the one that is meant by it: never one of two.
pub(super) fn find(connection: &Connection, typed: &str) -> Result<Option<Holder>, StoreError> {
    for login in [LoginId::parse(typed), LoginId::typed(typed)].into_iter().flatten() {
        if let Some(holder) = holders::with_login_id(connection, &login)? {
            return Ok(Some(holder));
        }
    }
    Ok(None)
}

/// One spelling for all that mean the same, also where nobody has the login ID.
pub(super) fn spelled(typed: &str) -> String {
    LoginId::typed(typed).map_or_else(|_| typed.trim().to_lowercase(), |login| login.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::account_model::school::{START, School, act};
    use super::*;
    use crate::store::student_changes;

    #[test]
    fn a_typed_login_id_is_never_one_of_two() {
        let mut school = School::new(9);
        let [plain, hyphen] = [school.new_account(), school.new_account()];
        let words = plain.login.local().replace('_', " ");
        let with_hyphens = LoginId::parse(&words.replace(' ', "-")).expect("a login ID");
        let found = |school: &School, typed: &str| {
            let found = school.store.read(|connection| find(connection, typed));
            found.expect("a working store").map(|holder| holder.id)
        };
        assert_eq!(found(&school, with_hyphens.local()), Some(plain.id), "nobody has hyphens yet");
        let renamed =
            crate::ops::write::<_, StoreError>(&mut school.store, &act(START), |tx, _| {
                student_changes::set_login(tx, hyphen.id, &with_hyphens)
            });
        renamed.expect("another login ID");
        assert_eq!(found(&school, with_hyphens.local()), Some(hyphen.id));
        assert_eq!(found(&school, &with_hyphens.local().to_uppercase()), Some(hyphen.id));
        assert_eq!(found(&school, plain.login.local()), Some(plain.id));
        assert_eq!(found(&school, &format!("{words}. ")), Some(plain.id));
        assert_eq!(found(&school, &format!("{words}@student.edu.sg")), Some(plain.id));
        assert_eq!(found(&school, &format!("{words}@example.org")), None);
    }

    #[test]
    fn made_up_questions_are_the_same_for_every_way_of_typing() {
        for typed in ["no body", "No-Body.", " NO_BODY@student.edu.sg"] {
            assert_eq!(spelled(typed), "no_body@students.edu.sg");
        }
        assert_eq!(spelled(" nobody@Example.org"), "nobody@example.org");
    }
}

//! SCIM 2.0: a User object for each account, one a line, to be posted one by one (RFC 7643).

use serde_json::{Value, json};

use super::facts;
use super::form::{Body, Form};
use super::person::Person;

pub(super) const FORM: Form = Form {
    system: "SCIM 2.0",
    body: Body::Objects,
    most_people: usize::MAX,
    needs: &[],
    tells_closed: true,
    no_password: Some(""),
};

const CORE: &str = "urn:ietf:params:scim:schemas:core:2.0:User";
const ENTERPRISE: &str = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

pub(super) fn user(person: &Person<'_>) -> Value {
    let mut user = json!({
        "schemas": [CORE, ENTERPRISE],
        "externalId": facts::number(person),
        "userName": facts::address(person),
        "name": {
            "formatted": facts::name(person),
            "familyName": facts::last_name(person),
            "givenName": facts::first_name(person),
        },
        "displayName": facts::name(person),
        "userType": facts::role(person),
        "active": !person.is_closed(),
        "emails": [{ "value": facts::address(person), "type": "work", "primary": true }],
        ENTERPRISE: { "department": facts::class(person) },
    });
    if let (Some(password), Some(user)) = (person.password, user.as_object_mut()) {
        user.insert("password".to_owned(), password.expose().into());
    }
    user
}

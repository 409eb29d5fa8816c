//! Microsoft Entra ID, on which Pro Plus stands: the file of "Bulk create". Its template has an example row in the third
//! line, which ours has not.

use super::facts;
use super::form::{Body, Column, Form, blank, column, short};

pub(super) const FORM: Form = Form {
    system: "Microsoft Entra ID",
    body: Body::Table("version:v1.0\r\n", COLUMNS),
    most_people: usize::MAX,
    needs: &[],
    tells_closed: true,
    no_password: Some(""),
};

const COLUMNS: &[Column] = &[
    short("Name [displayName] Required", 256, facts::name),
    column("User name [userPrincipalName] Required", facts::address),
    column("Initial password [passwordProfile] Required", facts::password),
    // The other way round than the property that it is named after.
    column("Block sign in (Yes/No) [accountEnabled] Required", |person| {
        if person.is_closed() { "Yes" } else { "No" }.into()
    }),
    short("First name [givenName]", 64, facts::first_name),
    short("Last name [surname]", 64, facts::last_name),
    blank("Job title [jobTitle]"),
    column("Department [department]", facts::class),
    // No licence is given without it.
    column("Usage location [usageLocation]", |_| "SG".into()),
    blank("Street address [streetAddress]"),
    blank("State or province [state]"),
    blank("Country or region [country]"),
    blank("Office [physicalDeliveryOfficeName]"),
    blank("City [city]"),
    blank("ZIP or postal code [postalCode]"),
    blank("Office phone [telephoneNumber]"),
    blank("Mobile phone [mobile]"),
];

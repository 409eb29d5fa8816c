//! LDIF (RFC 2849): entries of a directory, to be loaded at once. What they say is the directory's own business. Without
//! the line of a version, which slapadd 2.5 refuses.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use super::form::{Body, Form};
use crate::directory::Layout;
use crate::domain::Listing;

pub(super) const FORM: Form = Form {
    system: "an LDAP directory",
    body: Body::Entries,
    most_people: usize::MAX,
    needs: &[],
    tells_closed: true,
    // Only hashes that the directory itself would have, and those of own passwords alone.
    no_password: None,
};

/// Longer lines go on in the next one, behind a space.
const LINE: usize = 75;

/// The entry of an account, and the empty line behind it.
pub(super) fn entry(layout: &Layout, account: &Listing) -> String {
    let wanted = layout.wanted(account);
    let mut text = line("dn", &wanted.dn(layout));
    for (name, values) in &wanted.attributes {
        text.extend(values.iter().map(|value| line(name, value)));
    }
    text + "\n"
}

fn line(name: &str, value: &str) -> String {
    let line = if is_safe(value) {
        format!("{name}: {value}")
    } else {
        format!("{name}:: {}", BASE64_STANDARD.encode(value))
    };
    let parts = line.as_bytes().chunks(LINE).map(String::from_utf8_lossy);
    parts.collect::<Vec<_>>().join("\n ") + "\n"
}

/// Whether a value can stand as it is.
fn is_safe(value: &str) -> bool {
    let is_plain = value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    is_plain && !value.starts_with([' ', ':', '<']) && !value.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_plain_is_encoded_and_long_lines_are_folded() {
        let check = |value: &str, expected: &str| assert_eq!(line("cn", value), expected);
        check("TAN KAI JUN", "cn: TAN KAI JUN\n");
        check("GOH 吴", "cn:: R09IIOWQtA==\n");
        check(" TAN", "cn:: IFRBTg==\n");
        check(":TAN", "cn:: OlRBTg==\n");
        check("<TAN", "cn:: PFRBTg==\n");
        check("TAN ", "cn:: VEFOIA==\n");
        let long = line("cn", &"TAN ".repeat(40));
        assert!(long.lines().all(|line| line.len() <= LINE + 1) && long.contains("\n "));
        assert!(long.lines().skip(1).all(|line| line.starts_with(' ')));
    }
}

//! What a form sent. Every value may be a secret, so all of them are kept as one.

use sha2::{Digest as _, Sha256};

use crate::domain::Secret;

/// The longest value, in bytes: no password or answer is longer, and each has to be hashed.
const LONGEST: usize = 512;

/// The fields of a form, by their names.
#[derive(Debug)]
pub(super) struct Form(Vec<(String, Secret)>);

impl Form {
    /// Reads a form; none when a value is longer than anybody's password.
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        let fields = form_urlencoded::parse(body).map(|(name, value)| {
            let value = Secret::new(value.into_owned());
            (value.expose().len() <= LONGEST).then(|| (name.into_owned(), value))
        });
        fields.collect::<Option<_>>().map(Self)
    }

    /// A value, or nothing.
    pub(super) fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.expose())
    }

    /// A number for what was tried: the form's own, or the login ID that is asked about.
    pub(super) fn tried(&self) -> u64 {
        let is_asking = self.text("password").is_empty();
        let what = if is_asking { self.text("login") } else { self.text("form") };
        let digest: [u8; 32] = Sha256::digest(what.to_lowercase()).into();
        digest.first_chunk().copied().map_or(0, u64::from_le_bytes)
    }

    /// A copy of a value, which the form does not outlive by much.
    pub(super) fn secret(&self, name: &str) -> Secret {
        Secret::new(self.text(name).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_it_was_typed() {
        let form =
            Form::parse(b"login=tan_xiu+ying&password=%20a%26b%C3%A9+&form=1").expect("a form");
        assert_eq!(form.text("login"), "tan_xiu ying");
        assert_eq!(form.text("password"), " a&b\u{e9} ");
        assert_eq!(form.text("other"), "");
        assert_eq!(format!("{form:?}").matches("tan").count(), 0);
    }

    #[test]
    fn a_value_that_nobody_types_is_refused() {
        let body = |len| format!("password={}", "a".repeat(len));
        assert!(Form::parse(body(LONGEST).as_bytes()).is_some());
        assert!(Form::parse(body(LONGEST + 1).as_bytes()).is_none());
    }
}

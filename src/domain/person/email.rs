//! A recovery e-mail address, which a student may give for later resets.

use thiserror::Error;

use crate::domain::text::tidy;

/// An address that could receive mail; only its shape is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

/// The text does not have the shape of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the e-mail address is not complete")]
pub struct EmailError;

impl Email {
    /// Takes `name@place.example`, in printable ASCII and at most 254 characters.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = tidy(text);
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError)?;
        let plain = text.len() <= 254
            && text
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"<>()[],;:\\\"".contains(&byte));
        let local_ok = !local.is_empty()
            && !local.contains('@')
            && local.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let labels_ok = domain.contains('.')
            && domain.split('.').all(|label| {
                !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            });
        if plain && local_ok && labels_ok { Ok(Self(text)) } else { Err(EmailError) }
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

shown_as_text!(Email);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_receive_mail_is_an_address() {
        let check =
            |text: &str, good: bool| assert_eq!(Email::parse(text).is_ok(), good, "{text:?}");
        check("parent.tan@example.com", true);
        check(" a+b@mail.example.org ", true);
        for bad in [
            "",
            "tan",
            "tan@",
            "@example.com",
            "a@b@example.com",
            "a b@example.com",
            "tan@example",
            "tan@.com",
            "=1@example.com",
            "a@exa_mple.com",
            "é@example.com",
        ] {
            check(bad, false);
        }
    }
}

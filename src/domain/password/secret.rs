//! A text that must not leak: silent in debug output, wiped when dropped, never copied.

use std::fmt;

use zeroize::Zeroizing;

/// A password, an answer or a key, readable only through [`Secret::expose`].
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over a text; the caller keeps no copy.
    pub fn new(text: String) -> Self {
        Self(Zeroizing::new(text))
    }

    /// The clear text, for the moment of use.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_is_silent() {
        assert_eq!(format!("{:?}", Secret::new("Tiger-Mango-Kite-482".to_owned())), "Secret(..)");
    }
}

//! Why a password that keeps every rule is not taken all the same.

use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::domain::text::undisguised;

/// What is wrong with a legal password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weakness {
    /// One character or one word again and again.
    Repeated,
    /// Neighbours in the alphabet, in counting or on the keyboard.
    InARow,
    /// Hardly more than the words that everybody around the child knows.
    OwnWords,
    /// Among the first that a guessing program tries.
    Common,
    /// A space, or something that cannot be seen, at its beginning or end: it came with copying, and nobody types it
    /// again.
    OuterSpace,
    /// The password of the sticker with one character changed, added or left out, or in other capitals.
    NearlySticker,
    /// Something that an ordinary keyboard does not have: it could not be typed where a laptop asks for it, and the tools
    /// that the account opens take none of it either.
    OtherKeyboard,
}

impl Weakness {
    /// What no school may choose to take: it is seen without guessing.
    pub fn at_sight(password: &str, sticker: Option<&str>) -> Option<Self> {
        let is_unseen = |c: char| {
            c.is_whitespace() || c.general_category_group() == GeneralCategoryGroup::Other
        };
        if password.starts_with(is_unseen) || password.ends_with(is_unseen) {
            Some(Self::OuterSpace)
        } else if sticker.is_some_and(|sticker| is_nearly(password, sticker)) {
            Some(Self::NearlySticker)
        } else if !password.chars().all(|c| matches!(c, ' '..='~')) {
            Some(Self::OtherKeyboard)
        } else {
            None
        }
    }

    /// Whether it is about typing the password and not about guessing it.
    pub fn is_in_typing(self) -> bool {
        matches!(self, Self::OuterSpace | Self::OtherKeyboard)
    }
}

/// Whether at most one character tells them apart, whatever their capitals, accents and width.
fn is_nearly(password: &str, sticker: &str) -> bool {
    strsim::levenshtein(&undisguised(password), &undisguised(sticker)) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(password: &str, expected: Option<Weakness>) {
        let found = Weakness::at_sight(password, Some("Tiger-Mango-Kite-482"));
        assert_eq!(found, expected, "{password:?}");
    }

    #[test]
    fn the_password_of_the_sticker_with_one_character_changed_is_no_new_one() {
        for password in [
            "Tiger-Mango-Kite-482",
            "tiger-mango-kite-482",
            "Tiger-Mango-Kite-483",
            "Xiger-Mango-Kite-482",
            "Tiger-Mango-Kite-4825",
            "1Tiger-Mango-Kite-482",
            "TigerMango-Kite-482",
            "Tiger-Mango-Kite-48",
            "iger-Mango-Kite-482",
            "TIGER-Mango-Kite-483",
            "Tíger-Mango-Kite-482",
        ] {
            check(password, Some(Weakness::NearlySticker));
        }
        for password in [
            "Tiger-Mango-Kite-428",
            "Tiger-Mango-Kite-4",
            "Tiger-Mango-Kite-48256",
            "Mango-Tiger-Kite-482",
            "Otter-Fudge-Kettle-222",
            "",
        ] {
            check(password, None);
        }
        assert_eq!(Weakness::at_sight("Tiger-Mango-Kite-483", None), None);
    }

    #[test]
    fn what_came_with_copying_is_seen_at_either_end() {
        let outer = Some(Weakness::OuterSpace);
        check(" Otter-Fudge-Kettle-222", outer);
        check("Otter-Fudge-Kettle-222\t", outer);
        check("Otter-Fudge-Kettle-222\u{a0}", outer);
        check("\u{200b}Otter-Fudge-Kettle-222", outer);
        check(" Tiger-Mango-Kite-482", outer);
        check("Otter Fudge Kettle 222", None);
    }

    #[test]
    fn what_no_ordinary_keyboard_has_is_seen_anywhere() {
        for password in [
            "Ｏtter-Fudge-Kettle-222",
            "Otter-Fudge-Kettle-２２２",
            "Otter\u{2013}Fudge\u{2013}Kettle\u{2013}222",
            "Otter-Fudge-Kettle-222😀",
            "Otter-Fudge-Kéttle-222",
            "Otter-饭-Kettle-222-x",
        ] {
            check(password, Some(Weakness::OtherKeyboard));
        }
        check("Otter~Fudge`\"'\\|{}<> 222", None);
    }
}

//! Closed word lists: an enum whose variants have one word each, in the store, in arguments and in files. Each word is
//! written once, and everything that reads or lists the words goes through here.

/// One of a closed list of words.
pub trait Word: Copy + Send + Sync + 'static {
    /// Every one, in the order in which they are listed.
    const WORDS: &'static [Self];

    fn word(self) -> &'static str;

    /// Reads a word back.
    fn of_word(word: &str) -> Option<Self> {
        Self::WORDS.iter().copied().find(|one| one.word() == word)
    }
}

/// Declares such an enum: `Left = "left",` for each variant. With `pub enum Reason, fn meaning` each has a second text,
/// which that function gives: `Expired = "expired", "temporary password too old";`.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident, fn $second:ident {
        $($(#[$note:meta])* $variant:ident = $word:literal, $text:literal;)+
    }) => {
        $crate::domain::words! {
            $(#[$meta])* pub enum $name { $($(#[$note])* $variant = $word,)+ }
        }

        impl $name {
            /// Its second text.
            pub fn $second(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$note:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$note])* $variant,)+ }

        impl $name {
            /// Every one, in the order in which they are listed.
            pub const ALL: [Self; [$($word),+].len()] = [$(Self::$variant),+];

            /// Its word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::domain::Word for $name {
            const WORDS: &'static [Self] = &Self::ALL;

            fn word(self) -> &'static str {
                self.as_str()
            }
        }

        $crate::domain::shown_as_text!($name);
    };
}

/// Shows a type of text as it stands, within the width that is asked for.
macro_rules! shown_as_text {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub(crate) use {shown_as_text, words};

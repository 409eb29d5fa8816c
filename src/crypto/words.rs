//! The words of temporary passwords: 2,048 of them, 11 bits each, that a seven-year-old can read and type.
//!
//! `words.txt` was read word by word: nothing about religion, body, death, illness, alcohol, brands or insults,
//! nothing a child is teased with, no two words that sound or look alike, British spelling.

use std::sync::LazyLock;

/// How many words there are; a power of two, so that a draw is worth whole bits.
pub(super) const COUNT: usize = 2048;

static WORDS: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| include_str!("words.txt").lines().collect());

/// The word of a number below [`COUNT`].
pub(super) fn word(number: usize) -> &'static str {
    WORDS.get(number).expect("a test counts the list, and draws stay below its length")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_list_has_2048_short_words_in_order_and_none_twice() {
        assert_eq!(WORDS.len(), COUNT);
        assert!(WORDS.is_sorted());
        assert_eq!(WORDS.iter().collect::<HashSet<_>>().len(), COUNT);
        for word in WORDS.iter() {
            assert!((3..=8).contains(&word.len()), "{word}");
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
        }
    }

    #[test]
    fn no_word_is_another_with_one_letter_more() {
        let all: HashSet<&str> = WORDS.iter().copied().collect();
        for word in WORDS.iter() {
            let shorter = &word[..word.len() - 1];
            assert!(!all.contains(shorter), "{shorter} and {word}");
        }
    }
}

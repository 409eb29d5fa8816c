//! Passwords that keep every rule and are guessed all the same: `Password1234`, the keyboard from left to right, the
//! school's name. Our own checks come first, then zxcvbn's, which knows what many people choose.

use zeroize::Zeroizing;
use zxcvbn::{Score, zxcvbn};

use crate::domain::{Weakness, is_mark, undisguised};

/// No legal password is longer, and nobody's patience is tried with a longer one.
const MAX_CHARS: usize = 128;
/// What zxcvbn gets to see: a password whose first 32 characters are hard to guess is hard to guess.
const MAX_JUDGED: usize = 32;
/// Shorter words stand in others by chance.
const MIN_WORD: usize = 3;
/// What stands side by side in the alphabet, in counting and on the keyboard.
const ROWS: [&str; 5] =
    ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Judges a legal password; `own` are texts such as the school's name and the child's.
pub fn weakness(password: &str, own: &[&str]) -> Option<Weakness> {
    let text = undisguised(password);
    let kept = text.chars().filter(|c| c.is_alphanumeric() || is_mark(*c));
    let letters: Zeroizing<Vec<char>> = Zeroizing::new(kept.take(MAX_CHARS).collect());
    let words = own_words(own);
    if (1..=letters.len() / 2).any(|length| is_repeated(&letters, length)) {
        Some(Weakness::Repeated)
    } else if is_most(in_a_row(&letters), letters.len()) {
        Some(Weakness::InARow)
    } else if is_own(&letters, &words) {
        Some(Weakness::OwnWords)
    } else if score(&text, &words) < Score::Two {
        Some(Weakness::Common)
    } else {
        None
    }
}

/// Two thirds: what stands around a weak part, mostly a number, does not save it, but a word of some length does.
fn is_most(part: usize, whole: usize) -> bool {
    3 * part >= 2 * whole
}

/// Whether most of it is a piece of this length that is followed by itself.
fn is_repeated(letters: &[char], length: usize) -> bool {
    let pairs = letters.iter().zip(letters.iter().skip(length));
    let mut streak = 0;
    pairs.into_iter().any(|(letter, later)| {
        streak = if letter == later { streak + 1 } else { 0 };
        streak >= length && is_most(streak + length, letters.len())
    })
}

/// How many letters stand in stretches of neighbours; two neighbours happen in every word.
fn in_a_row(letters: &[char]) -> usize {
    let stretches = letters.chunk_by(|a, b| a == b || are_neighbours(*a, *b));
    stretches.map(<[char]>::len).filter(|length| *length > 2).sum()
}

fn are_neighbours(a: char, b: char) -> bool {
    ROWS.iter().any(|row| {
        let mut pairs = row.chars().zip(row.chars().skip(1));
        pairs.any(|pair| pair == (a, b) || pair == (b, a))
    })
}

/// The words of the texts; of more than one word also all in one, and their initials (Merlion Park Primary School is
/// mpps to its children).
fn own_words(texts: &[&str]) -> Vec<String> {
    let mut own = Vec::new();
    for text in texts {
        let text = undisguised(text);
        let words = text.split(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        own.push(words.concat());
        own.push(words.iter().filter_map(|word| word.chars().next()).collect());
        own.extend(words.into_iter().map(str::to_owned));
    }
    own.retain(|word| word.chars().count() >= MIN_WORD);
    own
}

/// Whether the words make up most of the letters; numbers do not count on either side.
fn is_own(letters: &[char], words: &[String]) -> bool {
    let mut own = vec![false; letters.len()];
    for word in words {
        let word: Vec<char> = word.chars().collect();
        for (start, part) in letters.windows(word.len()).enumerate() {
            if part == word {
                own.iter_mut().skip(start).take(word.len()).for_each(|own| *own = true);
            }
        }
    }
    let counted = || letters.iter().zip(&own).filter(|(letter, _)| !letter.is_numeric());
    let covered = counted().filter(|(_, own)| **own).count();
    covered > 0 && is_most(covered, counted().count())
}

/// How zxcvbn, which knows the common passwords and words, finds a text in lower case: a capital at the front is what
/// everybody writes, but hides `abcdefgh` from it.
///
/// It does not wipe its copies, and it cannot be told the year: it reads the clock, once a process, because dates near
/// today are guessed first. So it has no place in the domain. What it says of a year or date of the last and the next
/// twenty years is the same whenever it is asked; an earlier one is worth a little more with each year that passes.
fn score(text: &str, words: &[String]) -> Score {
    // It tries every combination of letters that the signs may stand for: half a second for a hostile text, and a few
    // milliseconds without those signs that children rarely write for a letter.
    let kept = text.chars().take(MAX_JUDGED);
    let text: Zeroizing<String> =
        Zeroizing::new(kept.map(|c| if "([{<|!+%".contains(c) { '-' } else { c }).collect());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    zxcvbn(&text, &words).score()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OWN: [&str; 3] = ["Merlion Park Primary School", "XU YI", "xu_yi_2"];

    #[test]
    fn what_would_be_guessed_is_refused_with_the_reason() {
        let check = |password: &str, expected: Weakness| {
            assert_eq!(weakness(password, &OWN), Some(expected), "{password}");
        };
        for password in ["Aaaaaaaaaaa1", "BananaBanana1", "Tiger-Tiger-Tiger-1", "1A-1a-1A-1a-1A"] {
            check(password, Weakness::Repeated);
        }
        for password in
            ["Abcdefgh1234", "Qwertyuiop12", "1234567890Ab", "Zyxwvut87654", "AaaBbbCcc111"]
        {
            check(password, Weakness::InARow);
        }
        for password in [
            "MerlionPark2027",
            "Merlion Park Primary 1",
            "Mpps-20272028",
            "MERLION-school-9",
            "Xu-Yi-2027-05",
        ] {
            check(password, Weakness::OwnWords);
        }
        for password in [
            "Password1234",
            "P@ssw0rd2027",
            "Singapore2027",
            "Minecraft1234",
            "Iloveyou2027",
            "Qazwsxedcrfv1",
        ] {
            check(password, Weakness::Common);
        }
    }

    #[test]
    fn words_that_do_not_belong_together_pass() {
        for password in [
            "Tiger-Mango-Kite-482",
            "PurpleDragonBanana7",
            "Redappletree9",
            "Dog Cat Fish 7",
            "Happy-Happy-Birthday-1",
            "School-Tiger-Mango-8",
            "bR7mQ2xW9kLp",
            "老虎和芒果在天上飞Aa1",
        ] {
            assert_eq!(weakness(password, &OWN), None, "{password}");
        }
    }

    #[test]
    fn without_a_school_its_name_is_as_good_as_any() {
        assert_eq!(weakness("Merlion Park Primary 1", &[]), None);
        assert_eq!(weakness("Merlion Park Primary 1", &["", "--"]), None);
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_length_alone_saves_nothing(text in "\\PC{0,140}|(?s:.{0,40})", c in "[a-z0-9]") {
            weakness(&text, &[&text]);
            prop_assert_eq!(weakness(&c.repeat(60), &[]), Some(Weakness::Repeated));
        }
    }
}

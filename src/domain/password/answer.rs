//! Answers to challenge questions: what counts of them. Ordinary ones are never refused, because a child whose favourite
//! toy is not taken gives another one and has forgotten it by March.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::secret::Secret;
use crate::domain::text::key;

const MAX_CHARS: usize = 64;

/// An answer as it is compared: no case, accents, spaces or punctuation, so that "Ice cream!" is "ice-cream".
#[derive(Debug)]
pub struct Answer(Secret);

/// Why an answer is not taken when the questions are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerError {
    /// Nothing that counts. One letter does: 猫 is a whole word, and 7 a favourite number.
    Empty,
    /// More than 64 characters.
    TooLong,
    /// It is the answer to another of the three questions.
    Same,
}

impl Answer {
    /// What counts of an answer as it was typed.
    pub fn typed(text: &str) -> Self {
        // Nobody's answer is longer, and a huge one would only be work.
        let composed: Zeroizing<String> = Zeroizing::new(text.nfkc().take(4 * MAX_CHARS).collect());
        Self(Secret::new(key(&composed)))
    }

    /// The answer, for the moment of hashing.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    /// Whether it may be set.
    pub fn check(&self) -> Result<(), AnswerError> {
        match self.expose().chars().count() {
            0 => Err(AnswerError::Empty),
            1..=MAX_CHARS => Ok(()),
            _ => Err(AnswerError::TooLong),
        }
    }

    /// Whether these may be set as the answers to three questions.
    pub fn check_all(answers: &[Self; 3]) -> Result<(), AnswerError> {
        answers.iter().try_for_each(Self::check)?;
        let [one, two, three] = answers.each_ref().map(Self::expose);
        if one == two || one == three || two == three { Err(AnswerError::Same) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_of_an_answer() {
        let check = |typed: &str, expected: &str| {
            assert_eq!(Answer::typed(typed).expose(), expected, "{typed:?}");
        };
        check("Ice Cream!", "icecream");
        check("  ice-cream", "icecream");
        check("Pokémon", "pokemon");
        check("ＯＴＴＥＲ", "otter");
        check("五月天", "五月天");
        check("தேவி", "தேவி");
        check("7", "7");
        check("?!", "");
        assert_eq!(Answer::typed(&"a".repeat(100_000)).expose().len(), 256);
    }

    #[test]
    fn only_nothing_and_what_has_no_end_is_refused() {
        let check = |typed: &str, expected: Result<(), AnswerError>| {
            assert_eq!(Answer::typed(typed).check(), expected, "{typed:?}");
        };
        for ordinary in ["otter", "cat", "Up", "7", "a", "猫", "饭", "பூ", "Animal", "Marie Anne"]
        {
            check(ordinary, Ok(()));
        }
        check("", Err(AnswerError::Empty));
        check(" ?! ", Err(AnswerError::Empty));
        check("\u{1f600}", Err(AnswerError::Empty));
        check(&"a".repeat(64), Ok(()));
        check(&"a".repeat(65), Err(AnswerError::TooLong));
    }

    #[test]
    fn three_answers_are_three_different_ones() {
        let check = |typed: [&str; 3], expected: Result<(), AnswerError>| {
            assert_eq!(Answer::check_all(&typed.map(Answer::typed)), expected, "{typed:?}");
        };
        check(["猫", "红色", "饭"], Ok(()));
        check(["7", "8", "9"], Ok(()));
        check(["teal", "Teal!", "otter"], Err(AnswerError::Same));
        check(["teal", "otter", " T-E-A-L"], Err(AnswerError::Same));
        check(["otter", "téal", "teal"], Err(AnswerError::Same));
        check(["otter", "teal", "-"], Err(AnswerError::Empty));
    }
}

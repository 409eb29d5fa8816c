//! Answers to challenge questions: what counts of them, and which are too easily guessed.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

use super::question::{Question, ThreeQuestions};
use super::secret::Secret;
use crate::domain::person::LoginId;
use crate::domain::person::PersonName;
use crate::domain::text::{folded, is_mark, key};

const MIN_CHARS: usize = 2;
const MAX_CHARS: usize = 64;

/// An answer as it is compared: no case, accents, spaces or punctuation, so that "Ice cream!" is "ice-cream".
#[derive(Debug)]
pub struct Answer(Secret);

/// Why an answer is not taken when the questions are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerError {
    /// Fewer than 2 letters and digits.
    TooShort,
    /// More than 64.
    TooLong,
    /// It stands in the question.
    InQuestion,
    /// It is a part of the student's name or login ID.
    InName,
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

    /// Whether it may be set as the answer to this question by this person.
    pub fn check(
        &self,
        question: Question,
        name: &PersonName,
        login: &LoginId,
    ) -> Result<(), AnswerError> {
        match self.expose().chars().count() {
            0..MIN_CHARS => Err(AnswerError::TooShort),
            MIN_CHARS..=MAX_CHARS if self.is_part_of(question.as_str()) => {
                Err(AnswerError::InQuestion)
            }
            MIN_CHARS..=MAX_CHARS if self.is_part_of(name.as_str()) => Err(AnswerError::InName),
            MIN_CHARS..=MAX_CHARS if self.is_part_of(login.local()) => Err(AnswerError::InName),
            MIN_CHARS..=MAX_CHARS => Ok(()),
            _ => Err(AnswerError::TooLong),
        }
    }

    /// Whether these may be set as the answers to three questions in their order.
    pub fn check_all(
        answers: &[Self; 3],
        questions: ThreeQuestions,
        name: &PersonName,
        login: &LoginId,
    ) -> Result<(), AnswerError> {
        for (answer, question) in answers.iter().zip(questions.all()) {
            answer.check(question, name, login)?;
        }
        let [one, two, three] = answers.each_ref().map(Self::expose);
        if one == two || one == three || two == three { Err(AnswerError::Same) } else { Ok(()) }
    }

    /// Whether the answer is a word of the text, or several in a row: "toy" and "favourite toy", but not "it" in favourite.
    fn is_part_of(&self, text: &str) -> bool {
        let folded = folded(text);
        let words: Vec<String> =
            folded.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).map(key).collect();
        (0..words.len()).any(|first| {
            let mut left = self.expose();
            for word in words.iter().skip(first) {
                match left.strip_prefix(word.as_str()) {
                    Some("") => return true,
                    Some(rest) => left = rest,
                    None => return false,
                }
            }
            false
        })
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
    fn easily_guessed_answers_are_refused_with_the_reason() {
        let name = PersonName::parse("D'SOUZA MARIE-ANNE (XU YI)").expect("a name");
        let login = LoginId::parse("dsouza_marie_anne_7").expect("a login ID");
        let check = |number: u8, typed: &str, expected: Result<(), AnswerError>| {
            let question = Question::new(number).expect("a question");
            assert_eq!(Answer::typed(typed).check(question, &name, &login), expected, "{typed:?}");
        };
        check(1, "otter", Ok(()));
        check(7, "It", Ok(()));
        check(7, "Up", Ok(()));
        check(1, "a", Err(AnswerError::TooShort));
        check(1, "!!", Err(AnswerError::TooShort));
        check(1, &"a".repeat(64), Ok(()));
        check(1, &"a".repeat(65), Err(AnswerError::TooLong));
        check(1, "Animal", Err(AnswerError::InQuestion));
        check(6, "favourite toy", Err(AnswerError::InQuestion));
        check(5, "cartoon hero / pop", Err(AnswerError::InQuestion));
        check(1, "marie", Err(AnswerError::InName));
        check(1, "Marie Anne", Err(AnswerError::InName));
        check(1, "xu", Err(AnswerError::InName));
        check(1, "D'Souza", Err(AnswerError::InName));
        check(1, "dsouza marie anne 7", Err(AnswerError::InName));
        check(1, "mari", Ok(()));
    }
}

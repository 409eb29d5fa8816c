//! The 8 challenge questions of the source document, "List of challenge questions", of which a student sets 3.

use std::fmt;

/// One of the 8 questions, by its number in the source document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Question(u8);

const TEXTS: [&str; 8] = [
    "What is your favourite animal?",
    "What is your favourite colour?",
    "What is your favourite sport or hobby?",
    "What is your favourite food?",
    "What is your favourite cartoon hero/pop group?",
    "What is your favourite toy?",
    "What is your favourite movie?",
    "What is your favourite book?",
];

impl Question {
    /// All of them, in the order of the source document.
    pub const ALL: [Self; 8] =
        [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// The question of this number, from 1 to 8.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.0 == number)
    }

    /// Its number, from 1 to 8.
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its exact wording.
    pub fn text(self) -> &'static str {
        Self::ALL.iter().zip(TEXTS).find(|(known, _)| **known == self).map_or("", |(_, text)| text)
    }
}

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

/// Three different questions, in the order of their numbers: the order of choosing would tell a student's questions from
/// those that are made up for who has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThreeQuestions([Question; 3]);

impl ThreeQuestions {
    /// Takes three questions when no two of them are the same.
    pub fn new(questions: [Question; 3]) -> Option<Self> {
        let mut questions = questions;
        questions.sort();
        let [one, two, three] = questions;
        (one != two && one != three && two != three).then_some(Self(questions))
    }

    /// The three.
    pub fn all(self) -> [Question; 3] {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_questions_are_those_of_the_source_document() {
        assert_eq!(Question::ALL.len(), TEXTS.len());
        assert_eq!(Question::new(5).map(Question::text), Some(TEXTS[4]));
        assert_eq!(Question::new(0), None);
        assert_eq!(Question::new(9), None);
    }

    #[test]
    fn three_questions_are_three_different_ones() {
        let [one, two, three, ..] = Question::ALL;
        assert!(ThreeQuestions::new([three, one, two]).is_some());
        assert!(ThreeQuestions::new([one, two, one]).is_none());
        assert!(ThreeQuestions::new([one, one, two]).is_none());
        assert!(ThreeQuestions::new([two, one, one]).is_none());
    }
}

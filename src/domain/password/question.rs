//! The 8 challenge questions of the source document, "List of challenge questions", of which a student sets 3.

words! {
    /// One of the 8 questions, in its exact wording.
    pub enum Question {
        Animal = "What is your favourite animal?",
        Colour = "What is your favourite colour?",
        Sport = "What is your favourite sport or hobby?",
        Food = "What is your favourite food?",
        Hero = "What is your favourite cartoon hero/pop group?",
        Toy = "What is your favourite toy?",
        Movie = "What is your favourite movie?",
        Book = "What is your favourite book?",
    }
}

impl Question {
    /// The question of this number in the source document, from 1 to 8.
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.number() == number)
    }

    /// Its number, from 1 to 8.
    pub fn number(self) -> u8 {
        self as u8 + 1
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
        assert_eq!(Question::ALL.map(Question::number), [1, 2, 3, 4, 5, 6, 7, 8]);
        let fifth = "What is your favourite cartoon hero/pop group?";
        assert_eq!(Question::new(5).map(Question::as_str), Some(fifth));
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

//! What a student types, drawn from what the model knows of the account: the same for every surface.

use rand::rngs::StdRng;

use super::model::Challenge;
use super::pupil::Pupil;
use super::school::{Made, School};
use super::step::{Door, Guess, ILLEGAL, Mail, NEVER_USED, Reply, Wish};
use crate::crypto::{Style, draw, weakness};
use crate::domain::{NameParts, Question, Secret, ThreeQuestions};

const CHALLENGES: [Challenge; 4] = [
    Challenge { questions: [1, 2, 3], answers: ["otter", "teal", "badminton"] },
    Challenge { questions: [1, 2, 3], answers: ["badminton", "teal", "otter"] },
    Challenge { questions: [4, 5, 8], answers: ["Ice cream", "五月天", "The Hobbit"] },
    Challenge { questions: [1, 6, 7], answers: ["cat", "Pokémon", "Up"] },
];

impl Pupil<'_> {
    /// A password, and whether it is the right one.
    pub fn guessed(&self, guess: Guess) -> (Secret, bool) {
        let model = &self.model;
        let right = model.right_password();
        let text = match guess {
            Guess::Right => right.to_owned(),
            Guess::Former(which) => {
                model.passwords[usize::from(which) % model.passwords.len()].clone()
            }
            Guess::OtherCase => right.to_lowercase(),
            Guess::Neighbours => self.school.neighbours_password.clone(),
            Guess::Wrong => "Wrong-Otter-Pasta-222".to_owned(),
        };
        let is_right = text == right;
        (Secret::new(text), is_right)
    }

    /// The questions that a login ID has to be asked.
    pub fn asked(&self) -> ThreeQuestions {
        let set = self.model.challenge.as_ref().filter(|_| !self.model.removed);
        let made_up = || {
            let pepper = self.school.store.pepper().expect("a pepper");
            pepper.questions_for(&self.made.login.to_string())
        };
        set.map_or_else(made_up, |set| three_questions(set.questions))
    }

    /// The questions that are answered, the answers, and whether they are right.
    pub fn replied(&self, reply: Reply) -> ([u8; 3], [String; 3], bool) {
        let set = self.model.challenge.as_ref().unwrap_or(&CHALLENGES[0]);
        let [one, two, three] = set.answers;
        let answers = match reply {
            Reply::Right | Reply::OtherQuestions => set.answers.map(str::to_owned),
            Reply::Sloppy => set.answers.map(|answer| format!(" {}!", answer.to_uppercase())),
            Reply::TwoRight => [one, two, "tennis"].map(str::to_owned),
            Reply::Shuffled => [two, one, three].map(str::to_owned),
        };
        let [first, second, third] = set.questions;
        let other = (1..=8).find(|number| !set.questions.contains(number));
        let asked = match reply {
            Reply::OtherQuestions => [first, second, other.unwrap_or(third)],
            _ => set.questions,
        };
        (asked, answers, matches!(reply, Reply::Right | Reply::Sloppy))
    }

    /// A password to choose after this one was typed to sign in, and the rules that it breaks; nothing where it breaks
    /// none but perhaps the one about earlier passwords.
    pub fn wished(
        &mut self,
        door: Door,
        wish: Wish,
        typed: Option<&Secret>,
    ) -> (String, Option<Vec<usize>>) {
        let passwords = &self.model.passwords;
        match wish {
            Wish::Fresh => {
                let School { rng, .. } = &mut *self.school;
                (fresh(&self.made, rng), None)
            }
            Wish::Former(which) => (passwords[usize::from(which) % passwords.len()].clone(), None),
            Wish::Illegal(which) => {
                let (text, rule) = ILLEGAL[usize::from(which)];
                (text.to_owned(), Some(vec![rule]))
            }
            Wish::Weak => ("Password1234".to_owned(), Some(Vec::new())),
            Wish::Nearly => {
                let typed = typed.map_or(self.made.password.as_str(), Secret::expose);
                let text = format!("{typed}5");
                let is_refused = matches!(door, Door::SignedIn) && self.model.came_with_sticker;
                let used = passwords.contains(&text).then_some(NEVER_USED);
                (text, is_refused.then(|| used.into_iter().collect()))
            }
        }
    }

    /// Another e-mail address, and whether it is the account's own.
    pub fn address(&self, mail: Mail) -> (Option<String>, bool) {
        let address = match mail {
            Mail::Another => Some(format!("tan.{}@example.org", self.model.now)),
            Mail::None => None,
            Mail::Own => Some(self.made.login.to_string().to_uppercase()),
        };
        (address, matches!(mail, Mail::Own))
    }
}

/// Three questions with their answers.
pub fn challenge(number: u8) -> Challenge {
    CHALLENGES[usize::from(number) % CHALLENGES.len()].clone()
}

/// Three words and a number; hardly ever are they such as everybody would guess, and then others are drawn.
fn fresh(made: &Made, rng: &mut StdRng) -> String {
    let parts = NameParts::of(&made.name, &made.login);
    let own = [made.name.as_str(), made.login.local()];
    loop {
        let password = draw(Style::Words, &parts, rng);
        if weakness(password.expose(), &own).is_none() {
            return password.expose().to_owned();
        }
    }
}

pub fn three_questions(numbers: [u8; 3]) -> ThreeQuestions {
    let questions = numbers.map(|number| Question::new(number).expect("1 to 8"));
    ThreeQuestions::new(questions).expect("three different ones")
}

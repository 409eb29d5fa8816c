//! The student's own steps, done to the store and to the model.

use jiff::Timestamp;
use rand::rngs::StdRng;

use super::model::Challenge;
use super::pupil::{Both, Pupil, nothing, said};
use super::school::{Made, School, act};
use super::seen::{Said, Way};
use super::step::{Door, Guess, ILLEGAL, Mail, NEVER_USED, Reply, Wish};
use crate::crypto::{Style, draw, weakness};
use crate::domain::{Answer, Email, NameParts, Question, Ruling, Secret, ThreeQuestions};
use crate::ops::portal::{
    Choice, Proof, ResetWay, SignedIn, StepRefusal, answer_questions, asked_questions,
    choose_password, set_questions, set_recovery_email, show_home, sign_in,
};

const CHALLENGES: [Challenge; 4] = [
    Challenge { questions: [1, 2, 3], answers: ["otter", "teal", "badminton"] },
    Challenge { questions: [1, 2, 3], answers: ["badminton", "teal", "otter"] },
    Challenge { questions: [4, 5, 8], answers: ["Ice cream", "五月天", "The Hobbit"] },
    Challenge { questions: [1, 6, 7], answers: ["cat", "Pokémon", "Up"] },
];

impl Pupil<'_> {
    pub(super) fn guessed(&self, guess: Guess) -> (Secret, bool) {
        let model = &self.model;
        let right = &model.passwords[model.password.place];
        let text = match guess {
            Guess::Right => right.clone(),
            Guess::Former(which) => {
                model.passwords[usize::from(which) % model.passwords.len()].clone()
            }
            Guess::OtherCase => right.to_lowercase(),
            Guess::Neighbours => self.school.neighbours_password.clone(),
            Guess::Wrong => "Wrong-Otter-Pasta-222".to_owned(),
        };
        let is_right = text == *right;
        (Secret::new(text), is_right)
    }

    pub(super) fn sign_in(&mut self, guess: Guess) -> Both {
        let (password, is_right) = self.guessed(guess);
        let store = &mut self.school.store;
        let signed_in = sign_in(store, self.made.login.local(), &password, &act(self.model.now));
        let counted = self.model.count_password(is_right);
        (self.signed_in(signed_in, password), self.model.check_password(counted.as_ref()))
    }

    pub(super) fn signed_in(
        &mut self,
        signed_in: Result<Option<SignedIn>, StepRefusal>,
        typed: Secret,
    ) -> Said {
        let signed_in = match signed_in {
            Ok(Some(signed_in)) => signed_in,
            Ok(None) => return Said::No,
            Err(refusal) => return said(Err(refusal)),
        };
        let home = show_home(&self.school.store, &signed_in).expect("a readable store");
        let way = |way| match way {
            ResetWay::School => Way::School,
            ResetWay::Questions => Way::Questions,
        };
        let reset = home.last_reset.map(|(at, by)| (at.as_second(), way(by)));
        let before = (home.last_sign_in.map(Timestamp::as_second), home.failed_tries);
        assert_eq!(home.recovery_email, signed_in.student().recovery_email);
        let said = Said::SignedIn(signed_in.step(), reset, before);
        (self.session, self.typed) = (Some(signed_in), Some(typed));
        said
    }

    pub(super) fn start_sign_in(&mut self, guess: Guess) -> Both {
        let (password, is_right) = self.guessed(guess);
        let store = &mut self.school.store;
        let login = format!(" {}@STUDENTS.edu.sg", self.made.login.local());
        let counted = sign_in::count_try(store, &login, &act(self.model.now));
        let expected = self.model.count_password(is_right);
        self.sign_ins.push((counted.expect("a working store"), password, expected));
        nothing()
    }

    pub(super) fn finish_sign_in(&mut self, which: u8) -> Both {
        if self.sign_ins.is_empty() {
            return nothing();
        }
        let which = usize::from(which) % self.sign_ins.len();
        let (counted, password, expected) = self.sign_ins.remove(which);
        let store = &mut self.school.store;
        let signed_in = counted.check(store, &password, &act(self.model.now));
        (self.signed_in(signed_in, password), self.model.check_password(expected.as_ref()))
    }

    pub(super) fn sign_in_as_nobody(&mut self) -> Both {
        let (password, _) = self.guessed(Guess::Right);
        let store = &mut self.school.store;
        let signed_in = sign_in(store, "nobody_at_all", &password, &act(self.model.now));
        (self.signed_in(signed_in, password), self.model.turn_nobody_away())
    }

    /// The questions that are answered, the answers, and whether they are right.
    pub(super) fn replied(&self, reply: Reply) -> (ThreeQuestions, [Answer; 3], bool) {
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
        let is_right = matches!(reply, Reply::Right | Reply::Sloppy);
        (three_questions(asked), answers.map(|answer| Answer::typed(&answer)), is_right)
    }

    pub(super) fn answer(&mut self, reply: Reply) -> Both {
        let (questions, answers, is_right) = self.replied(reply);
        let (store, act) = (&mut self.school.store, act(self.model.now));
        let login = self.made.login.local();
        let asked = asked_questions(store, login, &act);
        let set = self.model.challenge.as_ref().filter(|_| !self.model.removed);
        let expected = set.map_or_else(
            || store.pepper().expect("a pepper").questions_for(&self.made.login.to_string()),
            |set| three_questions(set.questions),
        );
        assert_eq!(asked.expect("questions"), expected, "what is asked");
        let proof = answer_questions(store, login, questions, &answers, &act);
        let counted = self.model.count_answers(is_right);
        (self.answered(proof), self.model.check_answers(counted.as_ref()))
    }

    pub(super) fn answered(&mut self, proof: Result<Option<Proof>, StepRefusal>) -> Said {
        said(proof.map(|proof| match proof {
            Some(proof) => {
                self.answered = Some(proof);
                Said::Answered
            }
            None => Said::No,
        }))
    }

    pub(super) fn start_answer(&mut self, reply: Reply) -> Both {
        let (questions, answers, is_right) = self.replied(reply);
        let (store, login) = (&mut self.school.store, self.made.login.local());
        let counted = answer_questions::count_try(store, login, questions, &act(self.model.now));
        let expected = self.model.count_answers(is_right);
        self.answers.push((counted.expect("a working store"), answers, expected));
        nothing()
    }

    pub(super) fn finish_answer(&mut self, which: u8) -> Both {
        if self.answers.is_empty() {
            return nothing();
        }
        let which = usize::from(which) % self.answers.len();
        let (counted, answers, expected) = self.answers.remove(which);
        let proof = counted.check(&mut self.school.store, &answers, &act(self.model.now));
        (self.answered(proof), self.model.check_answers(expected.as_ref()))
    }

    pub(super) fn choose(&mut self, door: Door, wish: Wish) -> Both {
        let passwords = &self.model.passwords;
        let School { store, rng, .. } = &mut *self.school;
        let (text, breaks) = match wish {
            Wish::Fresh => (fresh(&self.made, rng), None),
            Wish::Former(which) => (passwords[usize::from(which) % passwords.len()].clone(), None),
            Wish::Illegal(which) => {
                let (text, rule) = ILLEGAL[usize::from(which)];
                (text.to_owned(), Some(vec![rule]))
            }
            Wish::Weak => ("Password1234".to_owned(), Some(Vec::new())),
            Wish::Nearly => {
                let typed = self.typed.as_ref().map_or(self.made.password.as_str(), Secret::expose);
                let text = format!("{typed}5");
                let is_refused = matches!(door, Door::SignedIn) && self.model.came_with_sticker;
                let used = passwords.contains(&text).then_some(NEVER_USED);
                (text, is_refused.then(|| used.into_iter().collect()))
            }
        };
        let typed = self.typed.as_ref().filter(|_| matches!(door, Door::SignedIn));
        let (proof, expected) = match door {
            Door::SignedIn => {
                let proof = self.session.as_mut().map(SignedIn::proof);
                (proof, self.model.choose_in_session(&text, breaks))
            }
            Door::Answers => (self.answered.as_mut(), self.model.choose_by_answers(&text, breaks)),
        };
        let Some(proof) = proof else { return (Said::Nothing, expected) };
        let chosen =
            choose_password(store, proof, &Secret::new(text), typed, &act(self.model.now), rng);
        let answer = chosen.map(|choice| match choice {
            Choice::Taken => Said::Done,
            Choice::Refused(verdict, _) => {
                let rules = verdict.rules().enumerate();
                let broken = rules.filter(|(_, (_, outcome))| *outcome == Ruling::Failed);
                Said::Breaks(broken.map(|(place, _)| place).collect())
            }
        });
        (said(answer), expected)
    }

    pub(super) fn set_questions(&mut self, number: u8) -> Both {
        let challenge = CHALLENGES[usize::from(number) % CHALLENGES.len()].clone();
        let School { store, rng, .. } = &mut *self.school;
        let real = self.session.as_mut().map(|session| {
            let answers = challenge.answers.map(Answer::typed);
            let questions = three_questions(challenge.questions);
            set_questions(store, session, questions, &answers, &act(self.model.now), rng)
        });
        (done(real), self.model.set_questions(challenge))
    }

    pub(super) fn give_email(&mut self, mail: Mail) -> Both {
        let address = match mail {
            Mail::Another => Some(format!("tan.{}@example.org", self.model.now)),
            Mail::None => None,
            Mail::Own => Some(self.made.login.to_string().to_uppercase()),
        };
        let email = address.as_deref().map(|address| Email::parse(address).expect("an address"));
        let store = &mut self.school.store;
        let real = self.session.as_mut().map(|session| {
            set_recovery_email(store, session, email.as_ref(), &act(self.model.now))
        });
        (done(real), self.model.give_email(address, matches!(mail, Mail::Own)))
    }
}

fn done<E: std::fmt::Debug>(real: Option<Result<(), E>>) -> Said {
    real.map_or(Said::Nothing, |done| said(done.map(|()| Said::Done)))
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

fn three_questions(numbers: [u8; 3]) -> ThreeQuestions {
    let questions = numbers.map(|number| Question::new(number).expect("1 to 8"));
    ThreeQuestions::new(questions).expect("three different ones")
}

//! The student's steps at the operations themselves, where a process can be killed or stand still after a try is counted.

use jiff::Timestamp;

use super::model::Counted;
use super::pupil::{Both, Pupil, Surface, nothing, said};
use super::school::{School, act};
use super::seen::{Said, Way};
use super::step::{Door, Guess, Mail, Reply, Step, Wish};
use super::typed::{challenge, three_questions};
use crate::domain::{Answer, Email, Ruling, Secret};
use crate::ops::portal::{
    Choice, Proof, ResetWay, SignedIn, StepRefusal, answer_questions, asked_questions,
    choose_password, set_questions, set_recovery_email, show_home, sign_in,
};

/// What stands in front of the account: a session, right answers, and processes that stopped half-way.
#[derive(Default)]
pub struct Operations {
    session: Option<SignedIn>,
    /// What was typed to sign in.
    typed: Option<Secret>,
    answered: Option<Proof>,
    sign_ins: Vec<(sign_in::CountedTry, Secret, Option<Counted>)>,
    answers: Vec<(answer_questions::CountedTry, [Answer; 3], Option<Counted>)>,
}

impl Surface for Operations {
    fn sign_in(&mut self, pupil: &mut Pupil<'_>, guess: Guess) -> Both {
        let (password, is_right) = pupil.guessed(guess);
        let (store, act) = (&mut pupil.school.store, act(pupil.model.now));
        let signed_in = sign_in(store, pupil.made.login.local(), &password, &act);
        let counted = pupil.model.count_password(is_right);
        (self.signed_in(pupil, signed_in, password), pupil.model.check_password(counted.as_ref()))
    }

    fn sign_in_as_nobody(&mut self, pupil: &mut Pupil<'_>) -> Both {
        let (password, _) = pupil.guessed(Guess::Right);
        let (store, act) = (&mut pupil.school.store, act(pupil.model.now));
        let signed_in = sign_in(store, "nobody_at_all", &password, &act);
        (self.signed_in(pupil, signed_in, password), pupil.model.turn_nobody_away())
    }

    fn answer(&mut self, pupil: &mut Pupil<'_>, reply: Reply) -> Both {
        let (questions, answers, is_right) = pupil.replied(reply);
        let expected = pupil.asked();
        let (store, act) = (&mut pupil.school.store, act(pupil.model.now));
        let login = pupil.made.login.local();
        let asked = asked_questions(store, login, &act);
        assert_eq!(asked.expect("questions"), expected, "what is asked");
        let (questions, answers) = (three_questions(questions), typed(&answers));
        let proof = answer_questions(store, login, questions, &answers, &act);
        let counted = pupil.model.count_answers(is_right);
        (self.answered(proof), pupil.model.check_answers(counted.as_ref()))
    }

    fn choose(&mut self, pupil: &mut Pupil<'_>, door: Door, wish: Wish) -> Both {
        let (text, breaks) = pupil.wished(door, wish, self.typed.as_ref());
        let typed = self.typed.as_ref().filter(|_| matches!(door, Door::SignedIn));
        let model = &mut pupil.model;
        let (proof, expected) = match door {
            Door::SignedIn => {
                let proof = self.session.as_mut().map(SignedIn::proof);
                (proof, model.choose_in_session(&text, breaks))
            }
            Door::Answers => (self.answered.as_mut(), model.choose_by_answers(&text, breaks)),
        };
        let Some(proof) = proof else { return (Said::Nothing, expected) };
        let School { store, rng, .. } = &mut *pupil.school;
        let chosen = choose_password(store, proof, &Secret::new(text), typed, &act(model.now), rng);
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

    fn set_questions(&mut self, pupil: &mut Pupil<'_>, number: u8) -> Both {
        let challenge = challenge(number);
        let School { store, rng, .. } = &mut *pupil.school;
        let real = self.session.as_mut().map(|session| {
            let answers = challenge.answers.map(Answer::typed);
            let questions = three_questions(challenge.questions);
            set_questions(store, session, questions, &answers, &act(pupil.model.now), rng)
        });
        (done(real), pupil.model.set_questions(challenge))
    }

    fn give_email(&mut self, pupil: &mut Pupil<'_>, mail: Mail) -> Both {
        let (address, is_own) = pupil.address(mail);
        let email = address.as_deref().map(|address| Email::parse(address).expect("an address"));
        let (store, act) = (&mut pupil.school.store, act(pupil.model.now));
        let real = self.session.as_mut();
        let real = real.map(|session| set_recovery_email(store, session, email.as_ref(), &act));
        (done(real), pupil.model.give_email(address, is_own))
    }

    fn part(&mut self, pupil: &mut Pupil<'_>, step: &Step) -> Both {
        match step {
            Step::StartSignIn(guess) => self.start_sign_in(pupil, *guess),
            Step::FinishSignIn(which) => self.finish_sign_in(pupil, *which),
            Step::StartAnswer(reply) => self.start_answer(pupil, *reply),
            Step::FinishAnswer(which) => self.finish_answer(pupil, *which),
            _ => nothing(),
        }
    }
}

impl Operations {
    fn signed_in(
        &mut self,
        pupil: &Pupil<'_>,
        signed_in: Result<Option<SignedIn>, StepRefusal>,
        typed: Secret,
    ) -> Said {
        let signed_in = match signed_in {
            Ok(Some(signed_in)) => signed_in,
            Ok(None) => return Said::No,
            Err(refusal) => return said(Err(refusal)),
        };
        let home = show_home(&pupil.school.store, &signed_in).expect("a readable store");
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

    fn start_sign_in(&mut self, pupil: &mut Pupil<'_>, guess: Guess) -> Both {
        let (password, is_right) = pupil.guessed(guess);
        let store = &mut pupil.school.store;
        let login = format!(" {}@STUDENTS.edu.sg", pupil.made.login.local());
        let counted = sign_in::count_try(store, &login, &act(pupil.model.now));
        let expected = pupil.model.count_password(is_right);
        self.sign_ins.push((counted.expect("a working store"), password, expected));
        nothing()
    }

    fn finish_sign_in(&mut self, pupil: &mut Pupil<'_>, which: u8) -> Both {
        if self.sign_ins.is_empty() {
            return nothing();
        }
        let which = usize::from(which) % self.sign_ins.len();
        let (counted, password, expected) = self.sign_ins.remove(which);
        let (store, act) = (&mut pupil.school.store, act(pupil.model.now));
        let signed_in = counted.check(store, &password, &act);
        (self.signed_in(pupil, signed_in, password), pupil.model.check_password(expected.as_ref()))
    }

    fn answered(&mut self, proof: Result<Option<Proof>, StepRefusal>) -> Said {
        said(proof.map(|proof| match proof {
            Some(proof) => {
                self.answered = Some(proof);
                Said::Answered
            }
            None => Said::No,
        }))
    }

    fn start_answer(&mut self, pupil: &mut Pupil<'_>, reply: Reply) -> Both {
        let (questions, answers, is_right) = pupil.replied(reply);
        let (store, login) = (&mut pupil.school.store, pupil.made.login.local());
        let questions = three_questions(questions);
        let counted = answer_questions::count_try(store, login, questions, &act(pupil.model.now));
        let expected = pupil.model.count_answers(is_right);
        self.answers.push((counted.expect("a working store"), typed(&answers), expected));
        nothing()
    }

    fn finish_answer(&mut self, pupil: &mut Pupil<'_>, which: u8) -> Both {
        if self.answers.is_empty() {
            return nothing();
        }
        let which = usize::from(which) % self.answers.len();
        let (counted, answers, expected) = self.answers.remove(which);
        let proof = counted.check(&mut pupil.school.store, &answers, &act(pupil.model.now));
        (self.answered(proof), pupil.model.check_answers(expected.as_ref()))
    }
}

fn typed(answers: &[String; 3]) -> [Answer; 3] {
    answers.each_ref().map(|answer| Answer::typed(answer))
}

fn done<E: std::fmt::Debug>(real: Option<Result<(), E>>) -> Said {
    real.map_or(Said::Nothing, |done| said(done.map(|()| Said::Done)))
}

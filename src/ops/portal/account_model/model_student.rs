//! What a student, or whoever sits there, does to the account of the model: signing in, answering, and setting up.

use super::model::{Challenge, Counted, Key, Model};
use super::seen::{Said, Way};
use super::step::NEVER_USED;
use crate::domain::PasswordOrigin;
use crate::ops::NextStep;

const FREE_TRIES: u32 = 5;
const LOCKED_AFTER: u32 = 50;
const VOID_AFTER: u32 = 20;

impl Model {
    /// Counted as wrong before the password is looked at; nothing when the try is not taken.
    pub fn count_password(&mut self, is_right: bool) -> Option<Counted> {
        self.changes();
        let closed = self.removed || self.disabled || self.locked;
        if closed || self.is_expired() || self.is_waiting() {
            return self.turned_away();
        }
        let before = self.take_try();
        self.wrong_in_a_row += 1;
        if self.wrong_in_a_row >= FREE_TRIES {
            let doublings = (self.wrong_in_a_row - FREE_TRIES).min(10);
            let wait = (0..doublings).fold(30, |wait, _| wait * 2).min(15 * 60);
            let next_second = -(-self.now).div_euclid(1000);
            self.wait_ends = (next_second + wait) * 1000;
        }
        if self.wrong_in_a_row >= LOCKED_AFTER {
            self.locked = true;
        } else if self.is_temporary() && self.wrong_in_a_row >= VOID_AFTER {
            self.password.void = true;
        }
        Some(Counted { key: self.key(), is_right, before })
    }

    /// What was counted turns out right or wrong. A right one makes everything good that it was counted as.
    pub fn check_password(&mut self, tried: Option<&Counted>) -> Said {
        let Some(&Counted { key, is_right: true, before }) = tried else { return Said::No };
        if !self.is_open_since(key) {
            return Said::Declined;
        }
        self.forget_wrong_passwords();
        self.password.void = false;
        self.changes();
        self.told.push("signed-in");
        (self.last_sign_in, self.tries_since) = (Some(self.second()), 0);
        self.session = Some(key);
        self.came_with_sticker = self.is_temporary();
        Said::SignedIn(self.next_step(), self.resets.last().copied(), before)
    }

    pub fn next_step(&self) -> NextStep {
        if self.is_temporary() {
            NextStep::ChoosePassword
        } else if self.challenge.is_none() {
            NextStep::SetQuestions
        } else if self.email.is_none() && !self.email_asked {
            NextStep::GiveEmail
        } else {
            NextStep::Home
        }
    }

    /// Nobody has closed the account or changed the password since.
    pub fn is_open_since(&self, key: Key) -> bool {
        !self.removed && !self.disabled && self.key() == key
    }

    /// Works for whoever has set questions, locked after wrong passwords or not, the sticker lost or not.
    pub fn count_answers(&mut self, is_right: bool) -> Option<Counted> {
        self.changes();
        if self.removed || self.disabled || self.challenge.is_none() || !self.may_answer() {
            return self.turned_away();
        }
        let before = self.take_try();
        self.answer_tries.push(self.second());
        self.wrong_answers += 1;
        Some(Counted { key: self.key(), is_right, before })
    }

    /// A right try is no wrong one, but stays a try of its hour and day.
    pub fn check_answers(&mut self, tried: Option<&Counted>) -> Said {
        let Some(&Counted { key, is_right: true, .. }) = tried else { return Said::No };
        if !self.is_open_since(key) {
            return Said::Declined;
        }
        self.changes();
        self.tries_since -= 1;
        self.wrong_answers = self.wrong_answers.saturating_sub(1);
        self.told.push("questions-answered");
        self.answered = Some(key);
        Said::Answered
    }

    /// A password that keeps the rules that do not depend on the account, unless they are said to be broken.
    fn choose(&mut self, key: Key, password: &str, breaks: Option<Vec<usize>>) -> Said {
        if let Some(breaks) = breaks {
            return Said::Breaks(breaks);
        }
        if self.passwords.iter().any(|former| former == password) {
            return Said::Breaks(vec![NEVER_USED]);
        }
        if !self.is_open_since(key) {
            return Said::Declined;
        }
        self.put_in_force(password.to_owned(), PasswordOrigin::Own, None);
        self.forget_wrong_passwords();
        Said::Done
    }

    pub fn choose_in_session(&mut self, password: &str, breaks: Option<Vec<usize>>) -> Said {
        let Some(key) = self.session else { return Said::Nothing };
        let said = self.choose(key, password, breaks);
        if said == Said::Done {
            self.session = Some(self.key());
            self.came_with_sticker = false;
            self.told.push("own-password");
        }
        said
    }

    pub fn choose_by_answers(&mut self, password: &str, breaks: Option<Vec<usize>>) -> Said {
        let Some(key) = self.answered else { return Said::Nothing };
        let said = self.choose(key, password, breaks);
        if said == Said::Done {
            self.answered = Some(self.key());
            self.resets.push((self.second(), Way::Questions));
            self.told.push("reset-by-questions");
        }
        said
    }

    /// Not before the temporary password is changed.
    pub fn set_questions(&mut self, challenge: Challenge) -> Said {
        if self.session.is_some() && self.is_temporary() {
            return Said::Declined;
        }
        self.in_session("questions-set", |model| model.challenge = Some(challenge))
    }

    /// Works at any time; none takes away what was given before. The own address is no other one.
    pub fn give_email(&mut self, email: Option<String>, is_own: bool) -> Said {
        if self.session.is_some() && is_own {
            return Said::Declined;
        }
        let told = match (&email, &self.email) {
            (Some(_), _) => "email-given",
            (None, Some(_)) => "email-removed",
            (None, None) => "email-asked",
        };
        self.in_session(told, |model| {
            model.email_asked = true;
            model.email = email;
        })
    }

    fn in_session(&mut self, told: &'static str, change: impl FnOnce(&mut Self)) -> Said {
        let Some(key) = self.session else { return Said::Nothing };
        if !self.is_open_since(key) {
            return Said::Declined;
        }
        self.changes();
        change(self);
        self.last_set_up = Some(self.second());
        self.told.push(told);
        Said::Done
    }
}

//! What operators do to the account of the model: resets, closing and opening, unlocking, and taking batches back.

use super::model::{Batch, Change, Model, Password};
use super::seen::{Said, Way};
use crate::domain::PasswordOrigin;

impl Model {
    pub fn reset(&mut self, password: String, ends: i64) -> Said {
        self.changes();
        let before = Change::Reset(
            self.password.clone(),
            self.locked,
            self.resets.len(),
            self.wrong_answers,
        );
        self.put_in_force(password, PasswordOrigin::Reset, Some(ends));
        self.forget_wrong_tries();
        self.resets.push((self.second(), Way::School));
        self.batch(before, "reset")
    }

    pub fn disable(&mut self) -> Said {
        self.changes();
        self.disabled = true;
        self.closings += 1;
        self.batch(Change::Closed, "closed")
    }

    pub fn enable(&mut self) -> Said {
        self.changes();
        self.disabled = false;
        // Whoever opens it again opens it for those who sign in from then on.
        self.closings += 1;
        self.batch(Change::Opened, "opened")
    }

    fn batch(&mut self, what: Change, told: &'static str) -> Said {
        self.batches.push(Batch { made_at: self.second(), what, undone: false });
        self.told.push(told);
        Said::Done
    }

    /// The two paths are locked separately and opened together.
    pub fn unlock(&mut self) -> Said {
        let (locked, waiting) = (self.locked, self.is_waiting());
        let self_service = self.challenge.is_some() && !self.may_answer();
        self.changes();
        self.forget_wrong_tries();
        self.told.push("unlocked");
        Said::Unlocked(locked, waiting, self_service)
    }

    /// What an operator opens: both ways in.
    fn forget_wrong_tries(&mut self) {
        self.forget_wrong_passwords();
        self.answer_tries.clear();
        self.wrong_answers = 0;
    }

    /// As far as nobody has used the account since, and no later batch stands on this one. What happened within the
    /// same second may have been later.
    fn can_undo(&self, place: usize) -> bool {
        let (batch, later) = (&self.batches[place], &self.batches[place + 1..]);
        let chosen = (!self.is_temporary()).then_some(self.password.set_at);
        let uses = [self.last_sign_in, self.last_set_up, chosen];
        let is_used = uses.into_iter().flatten().any(|at| at >= batch.made_at);
        !batch.undone && !is_used && later.iter().all(|later| later.undone)
    }

    pub fn undo(&mut self, place: usize) -> Said {
        if !self.can_undo(place) {
            return Said::Declined;
        }
        self.changes();
        self.batches[place].undone = true;
        match self.batches[place].what.clone() {
            Change::Created => self.removed = true,
            Change::Closed => self.disabled = false,
            Change::Opened => self.disabled = true,
            Change::Reset(password, locked, resets, wrong_answers) => {
                let issue = self.password.issue + 1;
                self.password = Password { sealed: false, issue, ..password };
                self.forget_wrong_passwords();
                self.locked = locked;
                self.wrong_answers = wrong_answers;
                self.resets.truncate(resets);
            }
        }
        self.told.push("undone");
        self.told_of_nobody += 1;
        Said::Done
    }
}

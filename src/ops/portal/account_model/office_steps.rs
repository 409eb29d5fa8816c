//! The operator's steps, done to the store and to the model.

use super::pupil::{Both, Pupil, nothing, said};
use super::school::{School, act, life};
use super::seen::Said;
use crate::crypto::Hashing;
use crate::ops::{
    GivenOut, ResetRequest, Stopped, disable_students, enable_students, plan_undo, prepare_resets,
    undo_batch, unlock_students,
};

impl Pupil<'_> {
    pub(super) fn reset(&mut self, days: u16) -> Both {
        let Some(student) = self.student() else { return nothing() };
        let (now, (life, ends)) = (act(self.model.now), life(self.model.now, days));
        let School { store, rng, .. } = &mut *self.school;
        let students = std::slice::from_ref(&student);
        let hashing = Hashing::default();
        let request = ResetRequest { students, life, hashing, reason: "forgot" };
        let prepared = match prepare_resets(store, request, &now, rng, &|| {}) {
            Ok(prepared) => prepared,
            Err(error) => {
                assert!(self.model.disabled, "only a closed account is not reset");
                return (said(Err(error)), Said::Declined);
            }
        };
        let (_, resets) =
            prepared.commit(store, &now, &GivenOut::default()).expect("nobody else writes");
        let password = resets[0].password.expose().to_owned();
        let expected = self.model.reset(password, ends);
        self.note_batch();
        (Said::Done, expected)
    }

    /// The commands leave out whoever is closed or open already.
    pub(super) fn close_or_open(&mut self, open: bool) -> Both {
        let student = self.student().filter(|_| self.model.disabled == open);
        let Some(student) = student else { return nothing() };
        let (store, now) = (&mut self.school.store, act(self.model.now));
        let students = std::slice::from_ref(&student);
        let (batch, expected) = if open {
            (enable_students(store, students, "back", &now), self.model.enable())
        } else {
            (disable_students(store, students, "away", &now), self.model.disable())
        };
        let done = batch.map(|batch| {
            self.batches.push(batch);
            Said::Done
        });
        (said(done), expected)
    }

    pub(super) fn unlock(&mut self) -> Both {
        let Some(student) = self.student() else { return nothing() };
        let (store, now) = (&mut self.school.store, act(self.model.now));
        let stopped = unlock_students(store, std::slice::from_ref(&student), "asked", &now);
        let unlocked = stopped.map(|stopped| match stopped[..] {
            [Stopped { locked, waiting, self_service }] => {
                Said::Unlocked(locked, waiting, self_service)
            }
            _ => Said::Nothing,
        });
        (said(unlocked), self.model.unlock())
    }

    pub(super) fn undo(&mut self, back: u8) -> Both {
        if self.model.removed {
            return nothing();
        }
        let place = (self.batches.len() - 1).saturating_sub(usize::from(back));
        let store = &mut self.school.store;
        let undone = plan_undo(store, Some(self.batches[place])).and_then(|undo| {
            // The command does nothing where nothing is open.
            if undo.open.is_empty() {
                return Ok(Said::Declined);
            }
            undo_batch(store, &undo, &act(self.model.now)).map(|_| Said::Done)
        });
        (said(undone), self.model.undo(place))
    }
}

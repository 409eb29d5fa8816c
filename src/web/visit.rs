//! Visits: what the server knows of a browser between two requests. They are kept in memory only, found by the hash of
//! a token; all progress is in the account, so that a server that stops loses nobody's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use sha2::{Digest as _, Sha256};

use crate::crypto::random_id;
use crate::domain::{Role, Secret, StudentId, ThreeQuestions};
use crate::ops::ProofToken;
use crate::pages::portal::{Notice, Typed};

const IDLE: SignedDuration = SignedDuration::from_mins(15);
const LONGEST: SignedDuration = SignedDuration::from_mins(60);
/// How long right answers let somebody choose a password.
const PROVEN: SignedDuration = SignedDuration::from_mins(10);
/// How long the token before the newest one still leads to the visit: pages are opened side by side.
const OLD_TOKEN: SignedDuration = SignedDuration::from_secs(10);
const MOST: usize = 4096;
const MOST_OF_ONE: usize = 3;

/// How far somebody has come.
#[derive(Debug, Clone)]
pub(super) enum Stage {
    /// Has shown nothing; the login ID of a try that failed.
    Outside { login: String },
    /// Has signed in.
    Inside {
        token: ProofToken,
        /// Who is told whom to ask.
        role: Role,
        /// The temporary password that was typed, which the new one must not be nearly.
        sticker: Option<Arc<Secret>>,
        /// Questions and answers that have to be mended, for one page.
        typed: Option<Arc<Typed>>,
    },
    /// Is asked the questions of a login ID.
    Asked { login: String, questions: ThreeQuestions },
    /// Has answered them.
    Proven { login: String, token: ProofToken },
}

impl Stage {
    /// Whose account it is, where that was shown by a password.
    fn student(&self) -> Option<StudentId> {
        match self {
            Self::Inside { token, .. } => Some(token.student()),
            _ => None,
        }
    }

    /// Whether anybody has shown whose account it is.
    fn is_shown(&self) -> bool {
        matches!(self, Self::Inside { .. } | Self::Proven { .. })
    }

    /// Whether a student or staff has signed in.
    pub(super) fn role(&self) -> Option<Role> {
        match self {
            Self::Inside { role, .. } => Some(*role),
            _ => None,
        }
    }

    /// Whose account it is about, for the number of a form: a browser that is handed on, or has two pages open, may
    /// send the form of one child while it is another's turn.
    pub(super) fn whose(&self) -> String {
        let whose = match self {
            Self::Outside { .. } => String::new(),
            Self::Inside { token, .. } => token.student().to_string(),
            Self::Asked { login, .. } | Self::Proven { login, .. } => login.clone(),
        };
        let number = digest(&whose).first_chunk().copied().map_or(0, u64::from_be_bytes);
        format!("{number:016x}")
    }

    /// Where signing in, out, or answering begins a new visit: a token from before leads nowhere then.
    fn goes_on_from(&self, before: &Self) -> bool {
        match (before, self) {
            (Self::Inside { token: before, .. }, Self::Inside { token, .. }) => {
                before.student() == token.student()
            }
            _ => std::mem::discriminant(before) == std::mem::discriminant(self),
        }
    }
}

/// What is known of one browser.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    pub(super) stage: Stage,
    /// What the last step came to, for the page that it led to.
    pub(super) notice: Option<(&'static str, Notice)>,
    began: Timestamp,
    used: Timestamp,
}

impl Visit {
    fn is_over(&self, now: Timestamp) -> bool {
        let longest = if matches!(self.stage, Stage::Proven { .. }) { PROVEN } else { LONGEST };
        now.duration_since(self.used) > IDLE || now.duration_since(self.began) > longest
    }
}

type Digest = [u8; 32];

#[derive(Default)]
struct Kept {
    next: u64,
    visits: HashMap<u64, Visit>,
    /// Which visit a token leads to, and until when where it is not the newest.
    tokens: HashMap<Digest, (u64, Option<Timestamp>)>,
}

/// All visits.
#[derive(Default)]
pub(super) struct Visits(Mutex<Kept>);

impl Visits {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The visit of a token that still holds; that it was used is noted.
    pub(super) fn look(&self, token: &str, now: Timestamp) -> Option<Visit> {
        let mut kept = self.kept();
        let id = kept.find(token, now)?;
        let visit = kept.visits.get_mut(&id)?;
        visit.used = now;
        Some(visit.clone())
    }

    /// A page was shown: what was typed is shown once, on the page where it was refused; what was said stays there until
    /// another page is opened.
    pub(super) fn was_shown(&self, token: &str, path: &str, now: Timestamp) {
        let mut kept = self.kept();
        let id = kept.find(token, now);
        let Some(visit) = id.and_then(|id| kept.visits.get_mut(&id)) else { return };
        if visit.notice.take_if(|(page, _)| *page != path).is_some() {
            return;
        }
        if let Stage::Inside { typed, .. } = &mut visit.stage {
            *typed = None;
        }
    }

    /// Keeps what a step has led to, and answers the token that leads there from now on.
    pub(super) fn keep(
        &self,
        before: Option<&str>,
        stage: Stage,
        notice: Option<(&'static str, Notice)>,
        now: Timestamp,
    ) -> String {
        let mut kept = self.kept();
        kept.tidy(now);
        let before = before.and_then(|token| kept.find(token, now));
        let goes_on = before.and_then(|id| {
            let visit = kept.visits.get(&id).filter(|visit| stage.goes_on_from(&visit.stage))?;
            Some((id, visit.began))
        });
        let (id, began) = if let Some((id, began)) = goes_on {
            let until = now.saturating_add(OLD_TOKEN).unwrap_or(now);
            let is_dead = |end: &Option<Timestamp>| end.is_some_and(|end| end < now);
            kept.tokens.retain(|_, (of, end)| *of != id || !is_dead(end));
            for (_, end) in kept.tokens.values_mut().filter(|(of, _)| *of == id) {
                end.get_or_insert(until);
            }
            (id, began)
        } else {
            before.inspect(|id| kept.drop_visit(*id));
            kept.next += 1;
            (kept.next, now)
        };
        if let Some(student) = stage.student() {
            kept.make_room(student, id);
        }
        kept.visits.insert(id, Visit { stage, notice, began, used: now });
        let token = random_text();
        kept.tokens.insert(digest(&token), (id, None));
        token
    }
}

#[cfg(test)]
impl Visits {
    /// How many tokens are known.
    pub(super) fn tokens(&self) -> usize {
        self.kept().tokens.len()
    }
}

impl Kept {
    fn find(&self, token: &str, now: Timestamp) -> Option<u64> {
        let (id, until) = *self.tokens.get(&digest(token))?;
        let is_old = until.is_some_and(|until| until < now);
        let visit = self.visits.get(&id)?;
        (!is_old && !visit.is_over(now)).then_some(id)
    }

    fn drop_visit(&mut self, id: u64) {
        self.visits.remove(&id);
        self.tokens.retain(|_, (of, _)| *of != id);
    }

    /// What is over goes, and where there are too many the ones that were not used for the longest time; whoever has
    /// shown nothing goes before those who have.
    fn tidy(&mut self, now: Timestamp) {
        if self.visits.len() < MOST && !self.visits.len().is_multiple_of(64) {
            return;
        }
        self.visits.retain(|_, visit| !visit.is_over(now));
        while self.visits.len() >= MOST {
            let rank = |visit: &Visit| (visit.stage.is_shown(), visit.used);
            let oldest = self.visits.iter().min_by_key(|(_, visit)| rank(visit)).map(|(id, _)| *id);
            oldest.inspect(|id| drop(self.visits.remove(id)));
        }
        let visits = &self.visits;
        self.tokens.retain(|_, (of, until)| {
            visits.contains_key(of) && until.is_none_or(|until| now <= until)
        });
    }

    /// Nobody has more than so many visits: the oldest of an account goes.
    fn make_room(&mut self, student: StudentId, except: u64) {
        let of_student = self
            .visits
            .iter()
            .filter(|(id, visit)| **id != except && visit.stage.student() == Some(student));
        let mut of_student: Vec<_> = of_student.map(|(id, visit)| (visit.used, *id)).collect();
        of_student.sort_unstable();
        let too_many = (of_student.len() + 1).saturating_sub(MOST_OF_ONE);
        for (_, id) in of_student.into_iter().take(too_many) {
            self.drop_visit(id);
        }
    }
}

fn digest(token: &str) -> Digest {
    Sha256::digest(token).into()
}

/// How long a random text is.
const RANDOM_DIGITS: usize = 64;

/// The number of a new form: no other has it, and it ends in whose it is.
pub(super) fn form_number(visit: Option<&Visit>) -> String {
    random_text() + &visit.map(|visit| visit.stage.whose()).unwrap_or_default()
}

/// Whose a form is, where its number is a page's.
pub(super) fn form_of(number: &str) -> Option<&str> {
    number.split_at_checked(RANDOM_DIGITS).map(|(_, whose)| whose)
}

/// 256 random bits as digits.
fn random_text() -> String {
    let mut rng = UnwrapErr(SysRng);
    random_id(&mut rng) + &random_id(&mut rng)
}

//! What a page is given and what it answers, in the same way for all of them.

use crate::domain::{Holder, Role};
use crate::ops::{NextStep, SignedIn, StepRefusal};
use crate::pages::portal::{Frame, Notice};
use crate::store::StoreError;
use crate::web::form::Form;
use crate::web::quotas::Quota;
use crate::web::visit::{Stage, Visit, form_of};
use crate::web::workers::Desk;
use crate::words::web;

/// A page is asked for.
pub struct Seen {
    pub visit: Option<Visit>,
    /// What is said above the page.
    pub notice: Option<Notice>,
    pub form: String,
    pub is_shown: bool,
}

/// What is shown.
pub enum Shown {
    Page(String),
    /// Another page is next.
    To(&'static str),
}

/// A form was sent.
pub struct Posted {
    pub visit: Option<Visit>,
    pub form: Form,
}

/// Where a form leads.
pub struct Gone {
    pub to: &'static str,
    pub stage: Stage,
    pub notice: Option<Notice>,
    /// It was a try that failed.
    pub failed: bool,
}

type Show = fn(&mut Desk, &Seen) -> Result<Shown, StoreError>;
type Step = fn(&mut Desk, &Posted) -> Result<Gone, StepRefusal>;

/// A page.
pub struct Route {
    pub path: &'static str,
    pub show: Option<Show>,
    pub step: Option<Step>,
    /// Whether the step makes a hash.
    pub hashes: bool,
    pub quota: Option<Quota>,
}

impl Seen {
    /// Around a page, of somebody who has signed in or of nobody.
    pub fn frame<'a>(&'a self, who: Option<&'a Holder>) -> Frame<'a> {
        Frame {
            form: self.form.clone(),
            notice: self.notice.as_ref(),
            is_shown: self.is_shown,
            who,
        }
    }
}

impl Posted {
    /// Whether the form was made for another account than the one that the browser is at now.
    pub fn is_anothers(&self) -> bool {
        let Some(visit) = &self.visit else { return false };
        form_of(self.form.text("form")).is_some_and(|whose| whose != visit.stage.whose())
    }
}

impl Gone {
    pub fn outside(to: &'static str, notice: Option<Notice>) -> Self {
        let stage = Stage::Outside { login: String::new() };
        Self { to, stage, notice, failed: false }
    }

    /// The account was changed elsewhere, so that who has signed in is out.
    pub fn changed_elsewhere(role: Option<Role>) -> Self {
        Self::outside("/", Some(Notice::wrong(&web::changed_elsewhere(role))))
    }

    /// A step for which somebody has to have signed in; who had is told why that does not hold any more.
    pub fn not_signed_in(visit: Option<&Visit>) -> Self {
        match visit.and_then(|visit| visit.stage.role()) {
            None => Self::outside("/", None),
            role => Self::changed_elsewhere(role),
        }
    }

    /// To the page of the step that is next.
    pub fn inside(student: &SignedIn, notice: Option<Notice>) -> Self {
        let to = page_of(student.step());
        let stage = Stage::Inside {
            token: student.token(),
            role: student.student().login.role(),
            sticker: None,
            typed: None,
        };
        Self { to, stage, notice, failed: false }
    }
}

/// Whoever has signed in, as long as that holds.
pub fn signed_in(desk: &Desk, visit: Option<&Visit>) -> Result<Option<SignedIn>, StoreError> {
    match visit.map(|visit| &visit.stage) {
        Some(Stage::Inside { token, .. }) => SignedIn::resume(&desk.store, *token),
        _ => Ok(None),
    }
}

/// The page of a step.
pub fn page_of(step: NextStep) -> &'static str {
    match step {
        NextStep::ChoosePassword => "/password",
        NextStep::SetQuestions => "/questions",
        NextStep::GiveEmail => "/email",
        NextStep::Home => "/home",
    }
}

/// What a page says on which somebody begins again whose visit has ended.
pub fn ended(path: &str) -> Option<Notice> {
    match path {
        "/" => Some(Notice::wrong(web::ENDED)),
        "/forgot" => Some(Notice::wrong(web::ENDED_AT_FORGOT)),
        _ => None,
    }
}

//! Forgotten Password: the questions of a login ID, their answers, and a new password.

use super::set_up::{self, stay};
use super::step::{Gone, Posted, Seen, Shown};
use crate::domain::Answer;
use crate::ops::{self, Choice, Proof, StepRefusal};
use crate::pages::portal::{self, Choosing, Notice};
use crate::store::StoreError;
use crate::web::visit::Stage;
use crate::web::workers::Desk;
use crate::words::{portal as words, web};

#[expect(clippy::unnecessary_wraps, reason = "as the pages that read")]
pub fn show(_: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    Ok(Shown::Page(portal::forgot(&seen.frame(None))))
}

/// Whose questions: everybody's are asked in the same way, whether there is an account or not.
pub fn ask(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let login = posted.form.text("login").trim();
    if login.is_empty() {
        return Ok(Gone::outside("/forgot", None));
    }
    let questions = ops::asked_questions(&desk.store, login, &desk.act())?;
    let stage = Stage::Asked { login: login.to_owned(), questions };
    Ok(Gone { to: "/forgot/questions", stage, notice: None, failed: false })
}

#[expect(clippy::unnecessary_wraps, reason = "as the pages that read")]
pub fn show_questions(_: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    Ok(match seen.visit.as_ref().map(|visit| &visit.stage) {
        Some(Stage::Asked { login, questions }) => {
            Shown::Page(portal::asked(&seen.frame(None), login, *questions))
        }
        Some(Stage::Proven { .. }) => Shown::To("/forgot/password"),
        _ => Shown::To("/forgot"),
    })
}

pub fn answer(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let Some(Stage::Asked { login, questions }) = posted.visit.as_ref().map(|visit| &visit.stage)
    else {
        return Ok(Gone::outside("/forgot", None));
    };
    if posted.is_anothers() {
        return Ok(stay(posted, "/forgot/questions", Some(Notice::wrong(web::ANOTHERS_PAGE))));
    }
    let answers = questions
        .all()
        .map(|question| Answer::typed(posted.form.text(&format!("answer-{}", question.number()))));
    let act = desk.act();
    let proof = ops::answer_questions(&mut desk.store, login, *questions, &answers, &act)?;
    Ok(match proof {
        Some(proof) => Gone {
            to: "/forgot/password",
            stage: Stage::Proven { login: login.clone(), token: proof.token() },
            notice: None,
            failed: false,
        },
        None => Gone {
            to: "/forgot/questions",
            stage: Stage::Asked { login: login.clone(), questions: *questions },
            notice: Some(Notice::wrong(words::NOT_ANSWERED)),
            failed: true,
        },
    })
}

/// The proof of right answers, as long as it holds.
fn proven(desk: &Desk, stage: Option<&Stage>) -> Result<Option<Proof>, StoreError> {
    match stage {
        Some(Stage::Proven { token, .. }) => Proof::resume(&desk.store, *token),
        _ => Ok(None),
    }
}

pub fn show_password(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    let proof = proven(desk, seen.visit.as_ref().map(|visit| &visit.stage))?;
    Ok(match proof {
        Some(proof) => {
            let frame = seen.frame(Some(proof.student()));
            Shown::Page(portal::password(&frame, Choosing::Forgotten))
        }
        None => Shown::To("/forgot"),
    })
}

pub fn choose_password(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let stage = posted.visit.as_ref().map(|visit| &visit.stage);
    let Some(mut proof) = proven(desk, stage)? else {
        return Ok(Gone::outside("/forgot", None));
    };
    let again = |notice| Ok(stay(posted, "/forgot/password", Some(notice)));
    if posted.is_anothers() {
        return again(Notice::wrong(web::ANOTHERS_PAGE));
    }
    let new = posted.form.secret("new");
    if new.expose() != posted.form.text("again") {
        return again(Notice::wrong(web::NOT_THE_SAME));
    }
    let act = desk.act();
    match ops::choose_password(&mut desk.store, &mut proof, &new, None, &act, &mut desk.rng)? {
        Choice::Taken => Ok(Gone::outside("/", Some(Notice::good(words::CHANGED)))),
        Choice::Refused(verdict, weakness) => again(set_up::refused(&verdict, weakness)),
    }
}

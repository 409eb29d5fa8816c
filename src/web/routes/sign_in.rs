//! Signing in and out.

use std::sync::Arc;

use super::step::{Gone, Posted, Seen, Shown, page_of, signed_in};
use crate::ops::{self, NextStep, StepRefusal};
use crate::pages::portal::{self, Notice};
use crate::store::StoreError;
use crate::web::visit::Stage;
use crate::web::workers::Desk;
use crate::words::{portal as words, web};

/// The first page; whoever has signed in goes on.
pub fn show(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    if let Some(student) = signed_in(desk, seen.visit.as_ref())? {
        return Ok(Shown::To(page_of(student.step())));
    }
    let login = match seen.visit.as_ref().map(|visit| &visit.stage) {
        Some(Stage::Outside { login }) => login,
        _ => "",
    };
    Ok(Shown::Page(portal::sign_in(&seen.frame(None), login)))
}

pub fn step(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let (login, password) = (posted.form.text("login"), posted.form.secret("password"));
    let act = desk.act();
    let Some(student) = ops::sign_in(&mut desk.store, login, &password, &act)? else {
        let mut notice = Notice::wrong(words::NOT_SIGNED_IN);
        let typed = password.expose();
        if typed.trim() != typed {
            notice.texts.push(web::TYPED_SPACES.to_owned().into());
        }
        let stage = Stage::Outside { login: login.to_owned() };
        return Ok(Gone { to: "/", stage, notice: Some(notice), failed: true });
    };
    let mut gone = Gone::inside(&student, None);
    if let Stage::Inside { sticker, .. } = &mut gone.stage
        && student.step() == NextStep::ChoosePassword
    {
        *sticker = Some(Arc::new(password));
    }
    Ok(gone)
}

#[expect(clippy::unnecessary_wraps, reason = "as the forms that write")]
pub fn sign_out(_: &mut Desk, _: &Posted) -> Result<Gone, StepRefusal> {
    Ok(Gone::outside("/", Some(Notice::good(words::SIGNED_OUT))))
}

//! What a student sets up after signing in, and changes later: password, questions, another e-mail address.

use std::sync::Arc;

use super::step::{Gone, Posted, Seen, Shown, page_of, signed_in};
use crate::domain::{
    Answer, Email, PasswordRule, Question, Ruling, Secret, ThreeQuestions, Verdict, Weakness,
};
use crate::ops::{self, Choice, EmailRefusal, NextStep, QuestionsRefusal, SignedIn, StepRefusal};
use crate::pages::portal::{self, Choosing, Notice, Typed};
use crate::store::StoreError;
use crate::web::visit::Stage;
use crate::web::workers::Desk;
use crate::words::{answers, passwords, portal as words, web};

/// Shows a page to whoever has signed in and has come so far; all others are led to what is next.
fn show(
    desk: &mut Desk,
    seen: &Seen,
    is_open: impl FnOnce(NextStep) -> bool,
    page: impl FnOnce(&Desk, &SignedIn) -> Result<String, StoreError>,
) -> Result<Shown, StoreError> {
    match signed_in(desk, seen.visit.as_ref())? {
        Some(student) if is_open(student.step()) => Ok(Shown::Page(page(desk, &student)?)),
        Some(student) => Ok(Shown::To(page_of(student.step()))),
        None => Ok(Shown::To("/")),
    }
}

/// Nothing is set up any more, so everything can be changed.
fn is_through(step: NextStep) -> bool {
    matches!(step, NextStep::GiveEmail | NextStep::Home)
}

pub fn show_password(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    let is_open = |step| step == NextStep::ChoosePassword || is_through(step);
    show(desk, seen, is_open, |_, student| {
        let is_first = student.step() == NextStep::ChoosePassword;
        let choosing = if is_first { Choosing::First } else { Choosing::Another };
        Ok(portal::password(&seen.frame(Some(student.student())), choosing))
    })
}

pub fn show_questions(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    let is_open = |step| step == NextStep::SetQuestions || is_through(step);
    show(desk, seen, is_open, |_, student| {
        let typed = match seen.visit.as_ref().map(|visit| &visit.stage) {
            Some(Stage::Inside { typed, .. }) => typed.as_deref(),
            _ => None,
        };
        Ok(portal::questions(
            &seen.frame(Some(student.student())),
            is_through(student.step()),
            typed,
        ))
    })
}

pub fn show_email(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    show(desk, seen, is_through, |desk, student| {
        let kept = student.student().recovery_email.as_ref().map(Email::as_str);
        let is_step = student.step() == NextStep::GiveEmail;
        let sends = ops::sends_notices(&desk.store)?;
        Ok(portal::email(&seen.frame(Some(student.student())), is_step, kept, sends))
    })
}

pub fn show_home(desk: &mut Desk, seen: &Seen) -> Result<Shown, StoreError> {
    show(
        desk,
        seen,
        |step| step == NextStep::Home,
        |desk, student| {
            let facts = ops::show_home(&desk.store, student)?;
            Ok(portal::home(&seen.frame(Some(student.student())), student.student(), &facts))
        },
    )
}

/// Whoever has signed in and sends a form that was shown to them, or where it leads otherwise.
fn sender(desk: &Desk, posted: &Posted) -> Result<Result<SignedIn, Box<Gone>>, StoreError> {
    let Some(student) = signed_in(desk, posted.visit.as_ref())? else {
        return Ok(Err(Box::new(Gone::not_signed_in(posted.visit.as_ref()))));
    };
    if posted.is_anothers() {
        let notice = Notice::wrong(web::ANOTHERS_PAGE);
        return Ok(Err(Box::new(stay(posted, page_of(student.step()), Some(notice)))));
    }
    Ok(Ok(student))
}

/// Goes to a page with what the visit knows, because nothing was done.
pub fn stay(posted: &Posted, to: &'static str, notice: Option<Notice>) -> Gone {
    let visit = posted.visit.as_ref();
    let stage =
        visit.map_or_else(|| Stage::Outside { login: String::new() }, |visit| visit.stage.clone());
    Gone { to, stage, notice, failed: false }
}

/// Stays on a page with what is to be done again.
fn again(posted: &Posted, to: &'static str, notice: Notice) -> Gone {
    stay(posted, to, Some(notice))
}

/// Whoever has sent the form of another step is led to the one that is next.
fn not_yet(posted: &Posted, student: &SignedIn) -> Gone {
    stay(posted, page_of(student.step()), None)
}

/// The temporary password that was typed at this visit.
fn sticker_of(posted: &Posted) -> Option<&Secret> {
    match &posted.visit.as_ref()?.stage {
        Stage::Inside { sticker, .. } => sticker.as_deref(),
        _ => None,
    }
}

/// Shows once more who it is, for whatever changes a thing that is set; none when the password is wrong.
fn asked_again(
    desk: &mut Desk,
    student: &SignedIn,
    posted: &Posted,
) -> Result<Option<SignedIn>, StepRefusal> {
    let (login, old) = (student.student().login.to_string(), posted.form.secret("old"));
    let act = desk.act();
    ops::sign_in(&mut desk.store, &login, &old, &act)
}

pub fn choose_password(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let mut student = match sender(desk, posted)? {
        Ok(student) => student,
        Err(gone) => return Ok(*gone),
    };
    let is_first = student.step() == NextStep::ChoosePassword;
    if !is_first {
        if !is_through(student.step()) {
            return Ok(not_yet(posted, &student));
        }
        match asked_again(desk, &student, posted)? {
            Some(again) => student = again,
            None => return Ok(again(posted, "/password", Notice::wrong(web::WRONG_PASSWORD))),
        }
    }
    let act = desk.act();
    let new = posted.form.secret("new");
    if new.expose() != posted.form.text("again") {
        return Ok(again(posted, "/password", Notice::wrong(web::NOT_THE_SAME)));
    }
    match ops::choose_password(
        &mut desk.store,
        student.proof(),
        &new,
        sticker_of(posted),
        &act,
        &mut desk.rng,
    )? {
        Choice::Taken => {
            let done = if is_first { web::STICKER_IS_OVER } else { web::CHANGED_HERE };
            Ok(Gone::inside(&student, Some(Notice::good(done))))
        }
        Choice::Refused(verdict, weakness) => {
            Ok(again(posted, "/password", refused(&verdict, weakness)))
        }
    }
}

/// Which rules a password breaks, and what else is against it.
pub fn refused(verdict: &Verdict, weakness: Option<Weakness>) -> Notice {
    let mut notice = Notice::wrong(words::PASSWORD_REFUSED);
    let broken = verdict.rules().filter(|(_, ruling)| *ruling == Ruling::Failed);
    // Which part of the name it has is said below, and says the rule too.
    let broken =
        broken.filter(|(rule, _)| *rule != PasswordRule::NoNamePart || verdict.name_part.is_none());
    notice.texts.extend(broken.map(|(rule, _)| passwords::broken(rule).into()));
    notice.texts.extend(passwords::why_not(verdict, weakness));
    notice
}

pub fn set_questions(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let mut student = match sender(desk, posted)? {
        Ok(student) => student,
        Err(gone) => return Ok(*gone),
    };
    let is_change = is_through(student.step());
    let mend = |notice: Notice| {
        let mut gone = again(posted, "/questions", notice);
        if let Stage::Inside { typed, .. } = &mut gone.stage {
            *typed = Some(Arc::new(typed_of(posted)));
        }
        gone
    };
    if is_change {
        match asked_again(desk, &student, posted)? {
            Some(again) => student = again,
            None => return Ok(mend(Notice::wrong(web::WRONG_PASSWORD))),
        }
    }
    let mut typed = typed_of(posted);
    typed.sort_by_key(|(question, _)| *question);
    let questions = typed.each_ref().map(|(question, _)| *question);
    let [Some(one), Some(two), Some(three)] = questions else {
        return Ok(mend(Notice::wrong(web::THREE_QUESTIONS)));
    };
    let Some(questions) = ThreeQuestions::new([one, two, three]) else {
        return Ok(mend(Notice::wrong(web::THREE_QUESTIONS)));
    };
    let given = typed.each_ref().map(|(_, answer)| Answer::typed(answer.expose()));
    let act = desk.act();
    match ops::set_questions(&mut desk.store, &mut student, questions, &given, &act, &mut desk.rng)
    {
        Ok(()) => Ok(Gone::inside(&student, Some(Notice::good(words::SAVED)))),
        Err(QuestionsRefusal::Answer(error)) => Ok(mend(Notice::wrong(answers::refused(error)))),
        Err(QuestionsRefusal::TemporaryPassword) => Ok(not_yet(posted, &student)),
        Err(QuestionsRefusal::Step(refusal)) => Err(refusal),
    }
}

fn typed_of(posted: &Posted) -> Typed {
    ["1", "2", "3"].map(|number| {
        let question = posted.form.text(&format!("question-{number}")).parse().ok();
        let answer = posted.form.secret(&format!("answer-{number}"));
        (question.and_then(Question::new), answer)
    })
}

pub fn set_email(desk: &mut Desk, posted: &Posted) -> Result<Gone, StepRefusal> {
    let mut student = match sender(desk, posted)? {
        Ok(student) => student,
        Err(gone) => return Ok(*gone),
    };
    if !is_through(student.step()) {
        return Ok(not_yet(posted, &student));
    }
    let typed = posted.form.text("email").trim();
    let email = match typed {
        "" => None,
        typed => match Email::parse(typed) {
            Ok(email) => Some(email),
            Err(_) => return Ok(again(posted, "/email", Notice::wrong(words::NO_EMAIL))),
        },
    };
    let act = desk.act();
    match ops::set_recovery_email(&mut desk.store, &mut student, email.as_ref(), &act) {
        Ok(()) => {}
        Err(EmailRefusal::OwnAddress) => {
            return Ok(again(posted, "/email", Notice::wrong(words::OWN_EMAIL)));
        }
        Err(EmailRefusal::Step(refusal)) => return Err(refusal),
    }
    let done = if email.is_some() { web::EMAIL_SAVED } else { web::NO_EMAIL_KEPT };
    Ok(Gone::inside(&student, Some(Notice::good(done))))
}

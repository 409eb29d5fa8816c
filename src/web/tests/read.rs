//! What pages say, in the terms of the account model.

use jiff::Timestamp;

use super::portal::Browser;
use crate::domain::{Email, PasswordRule, Role};
use crate::ops::account_model::{Model, Said, Way};
use crate::ops::{Home, NextStep, ResetWay};
use crate::words::{passwords, portal as words, web};

/// What a page says where a step is done.
const DONE: [&str; 5] =
    [web::STICKER_IS_OVER, web::CHANGED_HERE, words::SAVED, web::EMAIL_SAVED, web::NO_EMAIL_KEPT];

pub(super) fn page_of(step: NextStep) -> &'static str {
    match step {
        NextStep::ChoosePassword => "/password",
        NextStep::SetQuestions => "/questions",
        NextStep::GiveEmail => "/email",
        NextStep::Home => "/home",
    }
}

pub(super) fn step_at(path: &str) -> Option<NextStep> {
    let steps =
        [NextStep::ChoosePassword, NextStep::SetQuestions, NextStep::GiveEmail, NextStep::Home];
    steps.into_iter().find(|step| page_of(*step) == path)
}

pub(super) fn no(browser: &Browser<'_>) -> Said {
    if browser.page.contains(words::NOT_SIGNED_IN) { Said::No } else { Said::Nothing }
}

/// What came of a step of a session.
pub(super) fn said(browser: &Browser<'_>) -> Said {
    let says = |words: &str| browser.page.contains(words);
    if browser.path == "/" {
        let is_told = says(&web::changed_elsewhere(Some(Role::Student)));
        return if is_told { Said::Declined } else { Said::Nothing };
    }
    if DONE.iter().any(|words| says(words)) {
        Said::Done
    } else if says(web::WRONG_PASSWORD) {
        Said::No
    } else if says(words::PASSWORD_REFUSED) {
        let is_broken = |rule| match rule {
            PasswordRule::NoNamePart => says("It has a part of your name or login ID"),
            _ => says(&passwords::broken(rule)),
        };
        let rules = PasswordRule::ALL.into_iter().enumerate();
        Said::Breaks(rules.filter(|(_, rule)| is_broken(*rule)).map(|(place, _)| place).collect())
    } else {
        Said::Declined
    }
}

/// Somebody is in; the last page tells the facts of the account, the pages before it none.
pub(super) fn came_in(
    browser: &Browser<'_>,
    step: NextStep,
    model: &Model,
    expected: &Said,
) -> Said {
    let Said::SignedIn(_, reset, before) = expected else {
        return Said::SignedIn(step, None, (None, 0));
    };
    let moment = |at: i64| Timestamp::from_second(at).expect("a moment");
    let way = |way| match way {
        Way::School => ResetWay::School,
        Way::Questions => ResetWay::Questions,
    };
    let home = Home {
        password_set_at: moment(model.password.set_at),
        last_reset: reset.map(|(at, by)| (moment(at), way(by))),
        recovery_email: model.email.as_deref().map(|email| Email::parse(email).expect("one")),
        last_sign_in: before.0.map(moment),
        failed_tries: before.1,
    };
    if step == NextStep::Home {
        for fact in words::facts(&home) {
            assert!(browser.page.contains(&fact), "no {fact}: {}", browser.page);
        }
    }
    Said::SignedIn(step, *reset, *before)
}

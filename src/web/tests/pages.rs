//! The student's steps at the pages: forms are sent as a browser sends them, and what the next page says is what came of
//! it. What the pages ask for beyond the model's rules is said in model terms.

use std::net::Ipv4Addr;

use super::devices::{Answering, Device, Devices, Forgot, Times};
use super::portal::{Browser, Site};
use super::read::{came_in, no, page_of, said, step_at};
use crate::domain::Question;
use crate::ops::NextStep;
use crate::ops::account_model::{
    Both, Door, Guess, Mail, Model, Pupil, Reply, Said, Surface, Wish, challenge,
};
use crate::words::portal as words;

/// An account's browsers.
pub(super) struct Pages<'a> {
    site: &'a Site,
    pub(super) devices: Devices<'a>,
    pub(super) answering: Answering<'a>,
    /// Whether every form is sent by a double click.
    pub(super) twice: bool,
    /// Whether somebody signs in at the device in use, whoever is in there.
    pub(super) here: bool,
    addresses: u32,
}

impl<'a> Pages<'a> {
    pub(super) fn new(site: &'a Site, now: i64) -> Self {
        let answering = Answering::new(site, now);
        let (devices, addresses) = (Devices::default(), 0);
        Self { site, devices, answering, twice: false, here: false, addresses }
    }

    /// The server stops, another one starts, and the browsers keep what they have.
    pub(super) fn restart(&mut self) {
        self.site.restart();
        self.devices = Devices::default();
        self.answering.forgot = Forgot::Nothing;
    }

    /// Somebody at an own address: what an address may do is tried elsewhere.
    fn somebody(&mut self) -> Browser<'a> {
        self.addresses += 1;
        let mut browser = self.site.browser();
        browser.address = Ipv4Addr::from_bits(0x0A00_0000 + self.addresses);
        browser
    }

    /// A browser to sign in at, and when its visit began that goes on if it is the same student who comes in.
    fn seat(&mut self, now: i64) -> (Browser<'a>, i64) {
        let device = if self.here { self.devices.take(now) } else { None };
        let (mut browser, began) = match device {
            Some(device) => (device.browser, device.times.began),
            None => (self.somebody(), now),
        };
        // Only a form of a page has a number, by which a second click is known.
        if self.twice {
            browser.open("/forgot");
        }
        (browser, began)
    }

    /// A step of whoever is in at the device in use.
    fn step(
        &mut self,
        pupil: &mut Pupil<'_>,
        path: &str,
        fields: &[(&str, &str)],
        expected: impl FnOnce(&mut Model) -> Said,
    ) -> Both {
        let model = &mut pupil.model;
        let right = model.right_password().to_owned();
        let fields = [fields, &[("old", &right)]].concat();
        let mut nobody = self.somebody();
        let twice = self.twice;
        let device = self.devices.in_use();
        let browser = device.map_or(&mut nobody, |device| &mut device.browser);
        send(browser, path, &fields, twice);
        let real = said(browser);
        let is_out = browser.path == "/";
        let expected = stopped(model, path).unwrap_or_else(|| expected(model));
        if is_out {
            self.devices.take(model.now);
        } else if let Some(device) = self.devices.in_use() {
            device.times.used = model.now;
            (device.key, device.came_with_sticker) = (model.session, model.came_with_sticker);
        }
        (real, expected)
    }

    /// The session of the model is that of the device in use.
    pub(super) fn enter(&mut self, model: &mut Model) {
        self.site.set_clock(model.now);
        let device = self.devices.in_use();
        model.came_with_sticker = device.as_ref().is_some_and(|device| device.came_with_sticker);
        let device = device.filter(|device| device.holds(model.now));
        model.session = device.and_then(|device| device.key);
    }

    fn choose_by_answers(&mut self, pupil: &mut Pupil<'_>, wish: Wish) -> Both {
        let now = pupil.model.now;
        let model = &mut pupil.model;
        // Right answers are of no use any more once the password or the account is another.
        let holds = model.answered.filter(|key| model.is_open_since(*key));
        model.answered = holds.filter(|_| matches!(self.answering.at(now), Forgot::Proven));
        let (text, breaks) = pupil.wished(Door::Answers, wish, None);
        let Answering { browser, forgot, times } = &mut self.answering;
        send(browser, "/forgot/password", &[("new", &text), ("again", &text)], self.twice);
        let real = match browser.path.as_str() {
            "/" if browser.page.contains(words::CHANGED) => Said::Done,
            "/forgot/password" => said(browser),
            _ => Said::Nothing,
        };
        let expected = pupil.model.choose_by_answers(&text, breaks);
        times.used = now;
        if browser.path != "/forgot/password" {
            (*forgot, pupil.model.answered) = (Forgot::Nothing, None);
        }
        (real, expected)
    }
}

impl Surface for Pages<'_> {
    fn sign_in(&mut self, pupil: &mut Pupil<'_>, guess: Guess) -> Both {
        self.enter(&mut pupil.model);
        let (typed, is_right) = pupil.guessed(guess);
        let now = pupil.model.now;
        let (mut browser, began) = self.seat(now);
        let fields = [("login", pupil.made.login.local()), ("password", typed.expose())];
        send(&mut browser, "/sign-in", &fields, self.twice);
        let counted = pupil.model.count_password(is_right);
        let expected = pupil.model.check_password(counted.as_ref());
        let Some(step) = step_at(&browser.path) else { return (no(&browser), expected) };
        let real = came_in(&browser, step, &pupil.model, &expected);
        let (key, came_with_sticker) = (pupil.model.session, pupil.model.came_with_sticker);
        let times = Times { began, used: now };
        self.devices.add(Device { browser, key, came_with_sticker, typed, times });
        (real, expected)
    }

    fn sign_in_as_nobody(&mut self, pupil: &mut Pupil<'_>) -> Both {
        self.enter(&mut pupil.model);
        let (password, _) = pupil.guessed(Guess::Right);
        let (mut browser, _) = self.seat(pupil.model.now);
        let fields = [("login", "nobody_at_all"), ("password", password.expose())];
        send(&mut browser, "/sign-in", &fields, self.twice);
        (no(&browser), pupil.model.turn_nobody_away())
    }

    fn answer(&mut self, pupil: &mut Pupil<'_>, reply: Reply) -> Both {
        let now = pupil.model.now;
        self.site.set_clock(now);
        let asked = match self.answering.at(now) {
            Forgot::Asked(asked) => asked,
            _ => self.is_asked(pupil),
        };
        let (questions, answers, is_right) = pupil.replied(reply);
        let Answering { browser, forgot, times } = &mut self.answering;
        let names = questions.map(|number| format!("answer-{number}"));
        let fields: Vec<_> =
            (names.iter().map(String::as_str)).zip(answers.iter().map(String::as_str)).collect();
        send(browser, "/forgot/questions", &fields, self.twice);
        let counted = pupil.model.count_answers(is_right && asked == questions);
        let expected = pupil.model.check_answers(counted.as_ref());
        let real = match browser.path.as_str() {
            "/forgot/password" => Said::Answered,
            "/forgot/questions" if browser.page.contains(words::NOT_ANSWERED) => Said::No,
            _ => Said::Nothing,
        };
        times.used = now;
        if real == Said::Answered {
            (*forgot, *times) = (Forgot::Proven, Times::from(now));
        }
        (real, expected)
    }

    fn choose(&mut self, pupil: &mut Pupil<'_>, door: Door, wish: Wish) -> Both {
        self.enter(&mut pupil.model);
        if matches!(door, Door::Answers) {
            return self.choose_by_answers(pupil, wish);
        }
        let typed = self.devices.in_use().map(|device| &device.typed);
        let (text, breaks) = pupil.wished(door, wish, typed);
        let fields = [("new", text.as_str()), ("again", text.as_str())];
        self.step(pupil, "/password", &fields, |model| model.choose_in_session(&text, breaks))
    }

    fn set_questions(&mut self, pupil: &mut Pupil<'_>, number: u8) -> Both {
        self.enter(&mut pupil.model);
        let challenge = challenge(number);
        let numbers = challenge.questions.map(|number| number.to_string());
        let ([one, two, three], [first, second, third]) = (&numbers, challenge.answers);
        let fields = [
            ("question-1", one.as_str()),
            ("answer-1", first),
            ("question-2", two),
            ("answer-2", second),
            ("question-3", three),
            ("answer-3", third),
        ];
        self.step(pupil, "/questions", &fields, |model| model.set_questions(challenge))
    }

    fn give_email(&mut self, pupil: &mut Pupil<'_>, mail: Mail) -> Both {
        self.enter(&mut pupil.model);
        let (address, is_own) = pupil.address(mail);
        let typed = address.clone().unwrap_or_default();
        let fields = [("email", typed.as_str())];
        self.step(pupil, "/email", &fields, |model| model.give_email(address, is_own))
    }
}

impl Pages<'_> {
    /// Types the login ID to be asked the questions, which have to be those of the account or made-up ones.
    fn is_asked(&mut self, pupil: &mut Pupil<'_>) -> [u8; 3] {
        let now = pupil.model.now;
        let Answering { browser, forgot, times } = &mut self.answering;
        browser.open("/forgot");
        send(browser, "/forgot", &[("login", pupil.made.login.local())], self.twice);
        assert_eq!(browser.path, "/forgot/questions", "{}", browser.page);
        let asked = pupil.asked().all().map(Question::number);
        let shown: Vec<u8> = (1..=8)
            .filter(|number| browser.page.contains(&format!("name=\"answer-{number}\"")))
            .collect();
        assert_eq!(shown, asked, "what is asked");
        // It is another visit now.
        pupil.model.answered = None;
        (*forgot, *times) = (Forgot::Asked(asked), Times::from(now));
        asked
    }
}

/// Sends a form of the page that a browser shows. A second click comes before the first answer, with the same cookie, and
/// is answered in the same way.
fn send(browser: &mut Browser<'_>, path: &str, fields: &[(&str, &str)], twice: bool) {
    let body = browser.filled(fields);
    let before = browser.cookie.clone();
    let mut got = browser.ask("POST", path, &body);
    // A page without a form has no number.
    if twice && !body.starts_with("form=&") {
        browser.cookie = before;
        let again = browser.ask("POST", path, &body);
        assert_eq!(again, got, "the second click on {path}");
        got = again;
    }
    browser.follow(path, got);
}

/// What the pages say of a step of a session before the model's own rules come to it; nothing when they let it through.
fn stopped(model: &mut Model, path: &str) -> Option<Said> {
    let key = model.session?;
    if !model.is_open_since(key) {
        return Some(Said::Declined);
    }
    let is_next = path == page_of(model.next_step());
    match model.next_step() {
        NextStep::ChoosePassword | NextStep::SetQuestions => (!is_next).then_some(Said::Declined),
        NextStep::GiveEmail | NextStep::Home if path == "/email" => None,
        // What is set is changed by whoever shows the password again.
        NextStep::GiveEmail | NextStep::Home => {
            let counted = model.count_password(true);
            let said = model.check_password(counted.as_ref());
            (!matches!(said, Said::SignedIn(..))).then_some(Said::No)
        }
    }
}

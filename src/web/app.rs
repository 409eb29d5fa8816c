//! One request from beginning to end: is it let through, which page is it about, what is answered, what is noted.

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Body, Bytes};
use hyper::header::{ALLOW, HeaderName, HeaderValue, RETRY_AFTER};
use hyper::http::request::Parts;
use hyper::{Method, Request, Response, StatusCode};
use tokio::time::timeout;

use super::answer::{Answer, Cookie};
use super::form::Form;
use super::mail::Mail;
use super::outcomes::{Begun, Outcome, Outcomes};
use super::peer::{self, Opener};
use super::quotas::{Quota, Quotas, Room};
use super::routes::{Gone, Posted, ROUTES, Route, Seen, Shown, ended};
use super::rules::Rules;
use super::visit::{Stage, Visits, form_number, form_of};
use super::workers::{NotDone, Workers};
use crate::ops::{self, StepRefusal};
use crate::pages::portal::{Frame, STYLE, STYLE_PATH, trouble};
use crate::store::StoreError;
use crate::words::web as words;

/// What a form may have in bytes, and in time to come.
const LARGEST: usize = 8 * 1024;
const TO_COME: Duration = Duration::from_secs(15);

/// The portal.
pub(super) struct App {
    rules: Arc<Rules>,
    cookie: Cookie,
    pub(super) hashing: Workers,
    reading: Workers,
    pub(super) mail: Mail,
    pub(super) visits: Visits,
    outcomes: Outcomes,
    quotas: Quotas,
}

impl App {
    pub(super) fn new(folder: &Path, rules: Rules) -> Result<Self, StoreError> {
        let rules = Arc::new(rules);
        Ok(Self {
            hashing: Workers::start(rules.workers, folder, &rules)?,
            reading: Workers::start(1, folder, &rules)?,
            mail: Mail::new(folder, &rules)?,
            cookie: if rules.is_local { Cookie::Local } else { Cookie::Https },
            rules,
            visits: Visits::default(),
            outcomes: Outcomes::default(),
            quotas: Quotas::default(),
        })
    }

    /// Answers a request, whatever it is.
    pub(super) async fn answer<B>(
        self: &Arc<Self>,
        opener: Opener,
        request: Request<B>,
    ) -> Response<Full<Bytes>>
    where
        B: Body<Data = Bytes> + Send,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let began = Instant::now();
        let (head, body) = request.into_parts();
        let asker = peer::asker(opener, &head.headers, &self.rules.proxies);
        let route = ROUTES.iter().find(|route| route.path == head.uri.path());
        let answer = self.routed(route, asker, &head, body).await;
        // Neither a path nor a method that nobody has thought of is written down: either may hold anything.
        let path = route.map_or("(other)", |route| route.path);
        let method = if head.method == Method::POST { "POST" } else { "GET" };
        let took = began.elapsed().as_millis();
        (self.rules.log)(&format!("{asker} {method} {path} {} {took} ms", answer.status.as_u16()));
        answer.into_response()
    }

    async fn routed<B>(
        self: &Arc<Self>,
        route: Option<&'static Route>,
        asker: IpAddr,
        head: &Parts,
        body: B,
    ) -> Answer
    where
        B: Body<Data = Bytes> + Send,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        if self.rules.is_local && !peer::is_named_here(&head.headers) {
            return trouble_page(StatusCode::MISDIRECTED_REQUEST, words::NOT_THERE);
        }
        let is_look = head.method == Method::GET || head.method == Method::HEAD;
        let Some(route) = route else {
            return match head.uri.path() {
                path if is_look && path == *STYLE_PATH => Answer::style(STYLE),
                "/health" if is_look => self.health().await,
                _ => trouble_page(StatusCode::NOT_FOUND, words::NOT_THERE),
            };
        };
        if is_look && route.show.is_some() {
            return self.show(route, head).await;
        }
        if head.method != Method::POST || route.step.is_none() {
            let allowed = if route.step.is_none() { "GET, HEAD" } else { "GET, HEAD, POST" };
            return trouble_page(StatusCode::METHOD_NOT_ALLOWED, words::NOT_THERE)
                .with(ALLOW, HeaderValue::from_static(allowed));
        }
        if !peer::is_from_here(&head.headers) {
            return trouble_page(StatusCode::FORBIDDEN, words::NOT_FROM_HERE);
        }
        let body = match timeout(TO_COME, Limited::new(body, LARGEST).collect()).await {
            Ok(Ok(body)) => body,
            Ok(Err(_)) => return trouble_page(StatusCode::PAYLOAD_TOO_LARGE, words::TOO_LARGE),
            Err(_) => return trouble_page(StatusCode::REQUEST_TIMEOUT, words::TOO_SLOW),
        };
        self.posted(route, asker, self.cookie.token(&head.headers), body.to_bytes()).await
    }

    async fn show(&self, route: &'static Route, head: &Parts) -> Answer {
        let Some(show) = route.show else { return Answer::go("/") };
        let token = self.cookie.token(&head.headers);
        let now = (self.rules.clock)();
        let visit = token.as_deref().and_then(|token| self.visits.look(token, now));
        let has_ended = token.is_some() && visit.is_none();
        let of_visit = visit.as_ref().and_then(|visit| visit.notice.clone());
        let notice = match of_visit {
            Some((page, notice)) => (page == route.path).then_some(notice),
            None if has_ended => ended(route.path),
            None => None,
        };
        let says_so = has_ended && notice.is_some();
        let is_shown = head.uri.query() == Some("show");
        let seen = Seen { form: form_number(visit.as_ref()), visit, notice, is_shown };
        match self.reading.ask(move |desk| show(desk, &seen)).await {
            Ok(Ok(Shown::Page(page))) => {
                if let Some(token) = &token {
                    self.visits.was_shown(token, route.path, now);
                }
                let answer = Answer::page(StatusCode::OK, page);
                // The token is of no use any more, and the words about it are said once.
                if says_so { answer.with_token(self.cookie, None) } else { answer }
            }
            Ok(Ok(Shown::To(path))) => Answer::go(path),
            Ok(Err(error)) => self.broken(&error),
            Err(not_done) => Self::not_done(not_done),
        }
    }

    /// Does what a form asks for, once, however often it is sent.
    async fn posted(
        self: &Arc<Self>,
        route: &'static Route,
        asker: IpAddr,
        token: Option<String>,
        body: Bytes,
    ) -> Answer {
        let Some(form) = Form::parse(&body) else {
            return trouble_page(StatusCode::PAYLOAD_TOO_LARGE, words::TOO_LARGE);
        };
        // A form whose number is no page's could be anybody's: its outcome, which may be a token, is nobody else's.
        let begun = if form_of(form.text("form")).is_some() {
            self.outcomes.begin(route.path, &body, (self.rules.clock)())
        } else {
            Begun::First(Outcome::default())
        };
        let outcome = match begun {
            Begun::Again(outcome) => outcome,
            Begun::First(outcome) => {
                // On its own: whoever clicks twice drops the first request, which has to come to its end all the same.
                let (app, first) = (self.clone(), outcome.clone());
                tokio::spawn(async move {
                    let answer = app.step(route, asker, token, form).await;
                    let is_done = answer.status.is_redirection();
                    // Nobody else sets it.
                    let _ = first.set(answer);
                    // Whether or not anybody still waits for it: what was not done may be sent again.
                    if !is_done {
                        app.outcomes.forget(route.path, &body);
                    }
                });
                outcome
            }
        };
        outcome.wait().await.clone()
    }

    async fn step(
        &self,
        route: &'static Route,
        asker: IpAddr,
        token: Option<String>,
        form: Form,
    ) -> Answer {
        let Some(step) = route.step else { return Answer::go("/") };
        let now = (self.rules.clock)();
        let place = peer::place(asker);
        let what = form.tried();
        if let Some(quota) = route.quota {
            // A help desk's computer is the school's; everybody at it has the same address.
            let is_local = self.rules.is_local;
            let is_school = self.reading.ask(move |desk| {
                if is_local { Ok(true) } else { ops::is_school(&desk.store, asker) }
            });
            let is_school = match is_school.await {
                Ok(Ok(is_school)) => is_school,
                Ok(Err(error)) => return self.broken(&error),
                Err(not_done) => return Self::not_done(not_done),
            };
            if let Room::Refused { note } = self.quotas.take(place, quota, is_school, what, now) {
                return self.too_many(place, quota, note).await;
            }
        }
        let visit = token.as_deref().and_then(|token| self.visits.look(token, now));
        let role = visit.as_ref().and_then(|visit| visit.stage.role());
        let has_ended = token.is_some() && visit.is_none();
        let posted = Posted { visit, form };
        let workers = if route.hashes { &self.hashing } else { &self.reading };
        let gone = workers.ask(move |desk| step(desk, &posted)).await;
        self.mail.wake();
        let is_wrong = matches!(&gone, Ok(Ok(gone)) if gone.failed);
        if let Some(quota) = route.quota.filter(|quota| quota.counts_wrong_ones() && !is_wrong) {
            self.quotas.give_back(place, quota, what);
        }
        let gone = match gone {
            Ok(Ok(gone)) => gone,
            Ok(Err(StepRefusal::Changed)) => Gone::changed_elsewhere(role),
            Ok(Err(StepRefusal::Store(error))) => return self.broken(&error),
            Err(not_done) => return Self::not_done(not_done),
        };
        let is_out = route.path == "/sign-out";
        let is_outside = matches!(gone.stage, Stage::Outside { .. });
        let why = if has_ended && is_outside { ended(gone.to) } else { None };
        let notice = gone.notice.or(why).map(|notice| (gone.to, notice));
        let token = self.visits.keep(token.as_deref(), gone.stage, notice, now);
        let answer = Answer::go(gone.to).with_token(self.cookie, Some(&token));
        if is_out {
            let cache = HeaderValue::from_static("\"cache\"");
            return answer.with(HeaderName::from_static("clear-site-data"), cache);
        }
        answer
    }

    async fn too_many(&self, place: IpAddr, quota: Quota, note: bool) -> Answer {
        if note {
            let noted = self.reading.ask(move |desk| {
                let act = desk.act();
                ops::note_refused_address(&mut desk.store, place, &act)
            });
            if let Ok(Err(error)) = noted.await {
                return self.broken(&error);
            }
        }
        let words = match quota {
            Quota::SignIn => words::TOO_MANY_PASSWORDS,
            Quota::Asking => words::TOO_MANY_ASKED,
        };
        trouble_page(StatusCode::TOO_MANY_REQUESTS, words)
            .with(RETRY_AFTER, HeaderValue::from(quota.within().as_secs()))
    }

    async fn health(&self) -> Answer {
        match self.reading.ask(|desk| ops::read_settings(&desk.store)).await {
            Ok(Ok(_)) => Answer::word(StatusCode::OK, "ok\n"),
            _ => Answer::word(StatusCode::SERVICE_UNAVAILABLE, "the store cannot be read\n"),
        }
    }

    fn not_done(not_done: NotDone) -> Answer {
        let (words, after) = match not_done {
            NotDone::Busy => (words::TOO_BUSY, "5"),
            NotDone::Broken => (words::BROKEN, "60"),
        };
        trouble_page(StatusCode::SERVICE_UNAVAILABLE, words)
            .with(RETRY_AFTER, HeaderValue::from_static(after))
    }

    /// What is wrong with the store is for whoever runs the server, not for a child.
    fn broken(&self, error: &StoreError) -> Answer {
        (self.rules.log)(&format!("store: {error}"));
        Self::not_done(NotDone::Broken)
    }
}

fn trouble_page(status: StatusCode, words: [&'static str; 2]) -> Answer {
    let frame = Frame { form: form_number(None), notice: None, is_shown: false, who: None };
    Answer::page(status, trouble(&frame, words))
}

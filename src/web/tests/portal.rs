//! The portal without sockets, with cheap hashes and a clock that stands until a test moves it; and browsers at it.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::header::{COOKIE, HOST, LOCATION, SET_COOKIE};
use hyper::{HeaderMap, Request};
use jiff::Timestamp;
use tokio::runtime::Runtime;

use crate::ops::{Made, OWN, START, School, own_account};
use crate::store::audit;
use crate::web::app::App;
use crate::web::rules::Rules;

/// The portal of a school with one student, who has an own password and questions.
pub(super) struct Portal {
    pub(super) app: Arc<App>,
    pub(super) runtime: Runtime,
    pub(super) student: Made,
    clock: Arc<AtomicI64>,
    school: School,
}

/// Somebody at it.
pub(super) struct Browser<'a> {
    portal: &'a Portal,
    pub(super) cookie: String,
    /// Where it is now, and what it shows.
    pub(super) path: String,
    pub(super) page: String,
}

/// One answer.
pub(super) struct Got {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    body: String,
}

impl Portal {
    pub(super) fn new() -> Self {
        let mut school = School::new(1);
        let student = own_account(&mut school);
        let clock = Arc::new(AtomicI64::new(START));
        let now = clock.clone();
        let rules = Rules {
            clock: Box::new(move || {
                Timestamp::from_millisecond(now.load(Ordering::Relaxed)).expect("a moment")
            }),
            clock_is_right: true,
            operator: "tests".to_owned(),
            command: "tests",
            hash_costs: school.store.hash_costs,
            workers: 1,
            proxies: Vec::new(),
            is_local: true,
            log: Box::new(|_| {}),
        };
        let app = Arc::new(App::new(&school.folder(), rules).expect("a working store"));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        Self { app, runtime: runtime.expect("a runtime"), student, clock, school }
    }

    /// Time passes.
    pub(super) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    pub(super) fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.clock.load(Ordering::Relaxed)).expect("a moment")
    }

    /// How many rows the audit log has.
    pub(super) fn rows(&self) -> i64 {
        self.school.store.read(audit::head).expect("a log").seq
    }

    pub(super) fn browser(&self) -> Browser<'_> {
        let (cookie, path, page) = (String::new(), String::new(), String::new());
        Browser { portal: self, cookie, path, page }
    }

    /// The student, signed in.
    pub(super) fn enters(&self) -> Browser<'_> {
        let mut browser = self.browser();
        browser.send("/sign-in", &[("login", self.student.login.local()), ("password", OWN)]);
        assert_eq!(browser.path, "/email", "{}", browser.page);
        browser
    }
}

impl Browser<'_> {
    /// Opens a page and follows where it leads.
    pub(super) fn open(&mut self, path: &str) -> &mut Self {
        self.go("GET", path, "")
    }

    /// Fills in the form of the page and sends it.
    pub(super) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let body = self.filled(fields);
        self.go("POST", path, &body)
    }

    /// What the form of the page would send.
    pub(super) fn filled(&self, fields: &[(&str, &str)]) -> String {
        let number = self.page.split("name=\"form\" value=\"").nth(1).unwrap_or_default();
        let number = number.split('"').next().unwrap_or_default();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("form", number).extend_pairs(fields).finish()
    }

    fn go(&mut self, method: &str, path: &str, body: &str) -> &mut Self {
        let mut got = self.ask(method, path, body);
        path.clone_into(&mut self.path);
        while got.status == 303 {
            let to = got.headers.get(LOCATION).expect("a place").to_str().expect("a path");
            to.clone_into(&mut self.path);
            got = self.ask("GET", &self.path.clone(), "");
        }
        self.page = got.body;
        self
    }

    /// One request, without following; the cookie of the answer is kept.
    pub(super) fn ask(&mut self, method: &str, path: &str, body: &str) -> Got {
        let request = Request::builder().method(method).uri(path).header(HOST, "localhost");
        let request = request.header("sec-fetch-site", "same-origin").header(COOKIE, &self.cookie);
        let request = request.body(Full::new(Bytes::from(body.to_owned()))).expect("a request");
        let Portal { app, runtime, .. } = self.portal;
        let here = Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let (head, body) = runtime.block_on(app.answer(here, request)).into_parts();
        let body = runtime.block_on(body.collect()).expect("a body").to_bytes();
        if let Some(set) = head.headers.get(SET_COOKIE) {
            let set = set.to_str().expect("a cookie");
            set.split(';').next().expect("a pair").clone_into(&mut self.cookie);
        }
        let body = String::from_utf8(body.to_vec()).expect("UTF-8");
        Got { status: head.status.as_u16(), headers: head.headers, body }
    }
}

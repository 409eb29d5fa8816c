//! The portal without sockets, with cheap hashes and a clock that stands until a test moves it; and browsers at it.

use std::cell::RefCell;
use std::net::{IpAddr, Ipv4Addr};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::header::{COOKIE, HOST, LOCATION, SET_COOKIE};
use hyper::{HeaderMap, Request};
use jiff::Timestamp;
use tokio::runtime::Runtime;

use crate::domain::HashCosts;
use crate::ops::account_model::{Made, START, School};
use crate::ops::{OWN, own_account};
use crate::store::audit;
use crate::web::app::App;
use crate::web::rules::Rules;

/// The portal of a school.
pub(super) struct Site {
    app: RefCell<Arc<App>>,
    pub(super) runtime: Runtime,
    clock: Arc<AtomicI64>,
    folder: PathBuf,
    hash_costs: HashCosts,
}

/// One with a student who has an own password and questions.
pub(super) struct Portal {
    site: Site,
    pub(super) student: Made,
    pub(super) school: School,
}

/// Somebody at it.
pub(super) struct Browser<'a> {
    site: &'a Site,
    /// Where it asks from.
    pub(super) address: Ipv4Addr,
    pub(super) cookie: String,
    /// Where it is now, and what it shows.
    pub(super) path: String,
    pub(super) page: String,
}

/// One answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Got {
    pub(super) status: u16,
    pub(super) headers: HeaderMap,
    body: String,
}

/// What a browser says of a form of the portal's own pages.
pub(super) const FROM_HERE: &str = "same-origin";

impl Site {
    pub(super) fn new(school: &School) -> Self {
        let (folder, hash_costs) = (school.folder(), school.store.hash_costs);
        let clock = Arc::new(AtomicI64::new(START));
        let app = RefCell::new(app(&folder, &clock, hash_costs));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        Self { app, runtime: runtime.expect("a runtime"), clock, folder, hash_costs }
    }

    /// Another server takes the place of the one that has run so far.
    pub(super) fn restart(&self) {
        self.app.replace(app(&self.folder, &self.clock, self.hash_costs));
    }

    pub(super) fn app(&self) -> Arc<App> {
        self.app.borrow().clone()
    }

    /// It is so many milliseconds after 1970.
    pub(super) fn set_clock(&self, now: i64) {
        self.clock.store(now, Ordering::Relaxed);
    }

    /// Time passes.
    pub(super) fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1000, Ordering::Relaxed);
    }

    pub(super) fn now(&self) -> Timestamp {
        moment(&self.clock)
    }

    pub(super) fn browser(&self) -> Browser<'_> {
        let (cookie, path, page) = (String::new(), String::new(), String::new());
        Browser { site: self, address: Ipv4Addr::LOCALHOST, cookie, path, page }
    }
}

fn moment(clock: &AtomicI64) -> Timestamp {
    Timestamp::from_millisecond(clock.load(Ordering::Relaxed)).expect("a moment")
}

fn app(folder: &std::path::Path, clock: &Arc<AtomicI64>, hash_costs: HashCosts) -> Arc<App> {
    let clock = clock.clone();
    let rules = Rules {
        clock: Box::new(move || moment(&clock)),
        clock_is_right: true,
        operator: "tests".to_owned(),
        command: "tests",
        hash_costs,
        workers: 1,
        proxies: Vec::new(),
        is_local: true,
        log: Box::new(|_| {}),
    };
    Arc::new(App::new(folder, rules).expect("a working store"))
}

impl Portal {
    pub(super) fn new() -> Self {
        let mut school = School::new(1);
        let student = own_account(&mut school);
        Self { site: Site::new(&school), student, school }
    }

    /// How many rows the audit log has.
    pub(super) fn rows(&self) -> i64 {
        self.school.store.read(audit::head).expect("a log").seq
    }

    /// The student, signed in.
    pub(super) fn enters(&self) -> Browser<'_> {
        let mut browser = self.browser();
        browser.send("/sign-in", &[("login", self.student.login.local()), ("password", OWN)]);
        assert_eq!(browser.path, "/email", "{}", browser.page);
        browser
    }
}

impl Deref for Portal {
    type Target = Site;

    fn deref(&self) -> &Site {
        &self.site
    }
}

impl Browser<'_> {
    /// Opens a page and follows where it leads.
    pub(super) fn open(&mut self, path: &str) -> &mut Self {
        let got = self.ask("GET", path, "");
        self.follow(path, got)
    }

    /// Fills in the form of the page and sends it.
    pub(super) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> &mut Self {
        let body = self.filled(fields);
        let got = self.ask("POST", path, &body);
        self.follow(path, got)
    }

    /// What the form of the page would send.
    pub(super) fn filled(&self, fields: &[(&str, &str)]) -> String {
        let number = self.page.split("name=\"form\" value=\"").nth(1).unwrap_or_default();
        let number = number.split('"').next().unwrap_or_default();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("form", number).extend_pairs(fields).finish()
    }

    /// Goes where an answer leads.
    pub(super) fn follow(&mut self, path: &str, mut got: Got) -> &mut Self {
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
        self.ask_from(FROM_HERE, method, path, body)
    }

    /// The same, from a page of the portal or of somebody else.
    pub(super) fn ask_from(&mut self, site: &str, method: &str, path: &str, body: &str) -> Got {
        let request = Request::builder().method(method).uri(path).header(HOST, "localhost");
        let request = request.header("sec-fetch-site", site).header(COOKIE, &self.cookie);
        let request = request.body(Full::new(Bytes::from(body.to_owned()))).expect("a request");
        let (app, runtime) = (self.site.app(), &self.site.runtime);
        let opener = Some(IpAddr::V4(self.address));
        let (head, body) = runtime.block_on(app.answer(opener, request)).into_parts();
        let body = runtime.block_on(body.collect()).expect("a body").to_bytes();
        if let Some(set) = head.headers.get(SET_COOKIE) {
            let set = set.to_str().expect("a cookie");
            set.split(';').next().expect("a pair").clone_into(&mut self.cookie);
        }
        let body = String::from_utf8(body.to_vec()).expect("UTF-8");
        Got { status: head.status.as_u16(), headers: head.headers, body }
    }
}

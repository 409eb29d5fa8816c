//! A real browser: Chromium through its driver, which is spoken to in its own protocol over a TCP stream. Every page that
//! it comes to is looked through by axe-core for what keeps people out. It knows no page.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use serde_json::{Value, json};

use crate::common::Office;

/// How long a page may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);
/// What axe-core finds on a page, one line each.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let mut script = String::new();
    let mut packed = GzDecoder::new(&include_bytes!("axe/axe-4.14.1.min.js.gz")[..]);
    packed.read_to_string(&mut script).expect("a script");
    script
        + "; return axe.run().then(found => found.violations.map(
        fault => fault.id + ': ' + fault.nodes.map(node => node.target.join(' ')).join(', ')));"
});

/// A screen: how many pixels of a page it is wide, and how large it draws them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Screen(u32, u32);

/// The smallest phones.
pub(super) const PHONE: Screen = Screen(320, 1);
pub(super) const DESK: Screen = Screen(1280, 1);
/// The same desk for somebody who sees everything twice as large.
pub(super) const ZOOMED: Screen = Screen(640, 2);

/// The name under which the protocol gives the number of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub(super) const TAB: &str = "\u{e004}";
pub(super) const ENTER: &str = "\u{e007}";

/// A browser with one window; both programs are ended when it is dropped.
pub(super) struct Window {
    driver: Child,
    address: SocketAddr,
    session: String,
    site: String,
    has_script: bool,
    screen: Screen,
}

impl Window {
    /// Opens the sign-in page of a portal.
    pub(super) fn open(
        office: &Office,
        portal: SocketAddr,
        has_script: bool,
        screen: Screen,
    ) -> Self {
        // It asks for a free port of IPv4 and the same of IPv6, which another driver may have just then, and gives up.
        let (driver, port) = (0..5).find_map(|_| started()).expect("the driver starts");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let (session, site) = (String::new(), format!("http://{portal}"));
        let mut window = Self { driver, address, session, site, has_script, screen };
        let profile = office.path(&format!("chromium-{has_script}-{}", screen.0));
        let script = if has_script { 1 } else { 2 };
        let options = json!({
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", format!("--user-data-dir={}", profile.display())],
            "prefs": { "profile.managed_default_content_settings.javascript": script },
        });
        let wanted =
            json!({ "capabilities": { "alwaysMatch": { "goog:chromeOptions": options } } });
        let session = window.ask("POST", "/session", &wanted);
        window.session = format!("/session/{}", member(&session, "sessionId"));
        window.take_size();
        window.go("/");
        window
    }

    /// Makes the tab as wide as the screen.
    fn take_size(&self) {
        let Screen(width, scale) = self.screen;
        let size =
            json!({ "width": width, "height": 640, "deviceScaleFactor": scale, "mobile": false });
        let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": size });
        self.tell("/goog/cdp/execute", &command);
    }

    /// Types an address.
    pub(super) fn go(&self, path: &str) {
        self.tell("/url", &json!({ "url": format!("{}{path}", self.site) }));
    }

    /// One of the buttons of the window itself: back, forward, refresh.
    pub(super) fn press(&self, button: &str) {
        self.tell(&format!("/{button}"), &json!({}));
    }

    /// Opens a second tab and goes to it.
    pub(super) fn new_tab(&self) {
        let tab = self.tell("/window/new", &json!({ "type": "tab" }));
        self.tell("/window", &json!({ "handle": member(&tab, "handle") }));
        self.take_size();
    }

    /// Goes to the tab that was opened first or second.
    pub(super) fn switch_to(&self, number: usize) {
        let tabs = self.look("/window/handles");
        self.tell("/window", &json!({ "handle": tabs.get(number) }));
    }

    pub(super) fn forget_cookies(&self) {
        self.ask("DELETE", &format!("{}/cookie", self.session), &Value::Null);
    }

    /// Types into a field, in the place of what stands there.
    pub(super) fn fill(&self, field: &str, typed: &str) {
        let field = self.element(field);
        self.tell(&format!("{field}/clear"), &json!({}));
        self.tell(&format!("{field}/value"), &json!({ "text": typed }));
    }

    /// Types wherever the focus is.
    pub(super) fn keys(&self, keys: &str) {
        let focus = self.look("/element/active");
        let path = format!("/element/{}/value", member(&focus, ELEMENT));
        self.tell(&path, &json!({ "text": keys }));
    }

    pub(super) fn click(&self, what: &str) {
        self.tell(&format!("{}/click", self.element(what)), &json!({}));
    }

    /// Two clicks as a mouse makes them, one right after the other.
    pub(super) fn double_click(&self, what: &str) {
        let at = json!({ ELEMENT: member(&self.find(what), ELEMENT) });
        let (down, up) = (
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        );
        let to = json!({ "type": "pointerMove", "origin": at, "x": 0, "y": 0, "duration": 0 });
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "actions": [to, down, up, down, up] });
        self.tell("/actions", &json!({ "actions": [mouse] }));
    }

    /// What stands in a field.
    pub(super) fn value(&self, field: &str) -> String {
        self.property(field, "value")
    }

    /// What the page says; nothing when it goes while it is looked at.
    pub(super) fn text(&self) -> String {
        let main = json!({ "using": "css selector", "value": "main" });
        let found = self.answer("POST", &format!("{}/element", self.session), &main);
        let Some(main) = found.get(ELEMENT).and_then(Value::as_str) else { return String::new() };
        let path = format!("{}/element/{main}/text", self.session);
        self.answer("GET", &path, &Value::Null).as_str().unwrap_or_default().to_owned()
    }

    pub(super) fn title(&self) -> String {
        text(&self.look("/title")).to_owned()
    }

    /// What an element is or holds.
    pub(super) fn property(&self, what: &str, name: &str) -> String {
        match self.look(&format!("{}/property/{name}", self.element(what))) {
            Value::String(text) => text,
            other => other.to_string(),
        }
    }

    /// Waits until a page is there, which fits into the window and keeps nobody out.
    pub(super) fn is_at(&self, path: &str) {
        let began = Instant::now();
        loop {
            let url = self.look("/url");
            let now = text(&url).strip_prefix(&self.site).unwrap_or_default().to_owned();
            if now == path && !self.text().is_empty() {
                break;
            }
            assert!(began.elapsed() < PATIENCE, "{now} in the place of {path}: {}", self.text());
            std::thread::sleep(Duration::from_millis(50));
        }
        let width: u32 = self.property("html", "scrollWidth").parse().expect("a width");
        assert!(width <= self.screen.0, "{path} is {width} pixels wide");
        // Without script it cannot look.
        if !self.has_script {
            return;
        }
        let faults = self.tell("/execute/sync", &json!({ "script": *AXE, "args": [] }));
        assert_eq!(faults, json!([]), "{path}");
    }

    /// Waits for these words: a form that leads back to its own page is at the right address before it is sent.
    pub(super) fn says(&self, words: &str) {
        let began = Instant::now();
        while !self.text().contains(words) {
            assert!(began.elapsed() < PATIENCE, "no {words}: {}", self.text());
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn find(&self, what: &str) -> Value {
        self.tell("/element", &json!({ "using": "css selector", "value": what }))
    }

    fn element(&self, what: &str) -> String {
        format!("/element/{}", member(&self.find(what), ELEMENT))
    }

    fn look(&self, path: &str) -> Value {
        self.ask("GET", &format!("{}{path}", self.session), &Value::Null)
    }

    fn tell(&self, path: &str, what: &Value) -> Value {
        self.ask("POST", &format!("{}{path}", self.session), what)
    }

    fn ask(&self, method: &str, path: &str, what: &Value) -> Value {
        let value = self.answer(method, path, what);
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value
    }

    fn answer(&self, method: &str, path: &str, what: &Value) -> Value {
        let body = if what.is_null() { String::new() } else { what.to_string() };
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len()
        );
        let answer = exchange(self.address, request.as_bytes()).expect("an answer of the driver");
        let answer: Value = serde_json::from_slice(&answer).expect("JSON");
        answer.get("value").cloned().unwrap_or_default()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // The driver ends the browser with the session; both may be gone already.
        let end = format!("DELETE {} HTTP/1.1\r\nHost: {}\r\n\r\n", self.session, self.address);
        let _ = exchange(self.address, end.as_bytes());
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// A driver with the port that it has found.
fn started() -> Option<(Child, u16)> {
    let driver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut driver = driver.expect("the driver is there");
    let mut lines = BufReader::new(driver.stdout.take().expect("a pipe")).lines();
    let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
        line.split(" successfully on port ").nth(1)?.trim_end_matches('.').parse().ok()
    });
    if port.is_none() {
        driver.wait().expect("an end");
    }
    // What else it says must not fill the pipe.
    std::thread::spawn(move || lines.for_each(drop));
    port.map(|port| (driver, port))
}

/// One request and the body of its answer. The driver leaves the connection open, so the length that it names is read.
fn exchange(address: SocketAddr, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_mins(2)))?;
    stream.write_all(request)?;
    let mut answer = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let line = line.trim_end().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body)?;
    Ok(body)
}

fn member<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).expect(name)
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

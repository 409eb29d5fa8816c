//! The portal's server beside the office's store, and a browser without script: it keeps its cookie, follows where it is
//! sent, and sends the number that the page before gave its form.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A running server; it is killed when it is dropped.
pub(crate) struct Portal {
    child: Child,
    pub(crate) address: SocketAddr,
    lines: Arc<Mutex<String>>,
}

/// What a page may have in bytes: they are read on phones.
const LARGEST_PAGE: usize = 12 * 1024;

/// The account as the facts of three tables that only go together.
pub(crate) const WHOLE: &str = "
    SELECT (password_origin = 'own') = (sealed IS NULL)
       AND (password_origin = 'own') = (password_expires_at IS NULL)
       AND issue = 1 + (SELECT count(*) FROM password_history AS h WHERE h.student_id = s.id)
       AND (questions_set_at IS NULL) = (q.student_id IS NULL)
    FROM students AS s JOIN credentials AS c ON c.student_id = s.id LEFT JOIN questions AS q ON q.student_id = s.id
    WHERE login = ?1";
/// The status of a page that did not come.
pub(crate) const NO_ANSWER: u16 = 0;

/// What came back.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

/// Somebody at the portal.
#[derive(Clone)]
pub(crate) struct Browser {
    address: SocketAddr,
    pub(crate) cookie: Option<String>,
    /// Where it is now, and what it shows.
    pub(crate) path: String,
    pub(crate) page: Page,
}

impl Drop for Portal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Portal {
    /// Starts the portal by a command; what it says instead when it does not come up.
    pub(crate) fn start(command: &mut Command) -> Result<Self, String> {
        let child =
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the portal starts");
        let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
        let mut first = String::new();
        stderr.read_line(&mut first).expect("a line");
        let url = first.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        let Some(address) = url.and_then(|address| address.parse().ok()) else {
            let _ = child.wait();
            return Err(first);
        };
        let lines = Arc::new(Mutex::new(first));
        let kept = lines.clone();
        std::thread::spawn(move || {
            for line in stderr.lines().map_while(Result::ok) {
                kept.lock().expect("lines").extend([line.as_str(), "\n"]);
            }
        });
        Ok(Self { child, address, lines })
    }

    /// What it has written so far.
    pub(crate) fn lines(&self) -> String {
        self.lines.lock().expect("lines").clone()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Waits until it ends by itself.
    pub(crate) fn wait(&mut self) -> i32 {
        self.child.wait().expect("an end").code().unwrap_or(-1)
    }

    /// Somebody who has opened the sign-in page.
    pub(crate) fn browser(&self) -> Browser {
        let page = Page { status: NO_ANSWER, head: String::new(), body: String::new() };
        let mut browser =
            Browser { address: self.address, cookie: None, path: String::new(), page };
        browser.open("/");
        browser
    }

    /// Somebody who has typed a login ID and a password.
    pub(crate) fn enters(&self, login: &str, password: &str) -> Browser {
        let mut browser = self.browser();
        browser.send("/sign-in", &[("login", login), ("password", password)]);
        browser
    }

    /// Somebody who has typed answers to the questions that were asked.
    pub(crate) fn answers(&self, login: &str, answers: &[(u8, &str)]) -> Browser {
        let mut browser = self.browser();
        browser.open("/forgot");
        browser.send("/forgot", &[("login", login)]);
        let fields: Vec<_> =
            answers.iter().map(|(number, text)| (format!("answer-{number}"), *text)).collect();
        let fields: Vec<_> = fields.iter().map(|(name, text)| (name.as_str(), *text)).collect();
        browser.send("/forgot/questions", &fields);
        browser
    }
}

/// One request as it stands, and the whole answer.
pub(crate) fn exchange(address: SocketAddr, request: &[u8]) -> Option<Page> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream.set_read_timeout(Some(Duration::from_mins(1))).ok()?;
    stream.write_all(request).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    Some(Page { status, head: head.to_owned(), body: body.to_owned() })
}

impl Page {
    /// A header's value.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (header, value) = line.split_once(": ")?;
            header.eq_ignore_ascii_case(name).then_some(value)
        })
    }

    /// The text as it is read, one block a line.
    pub(crate) fn text(&self) -> String {
        let main = self.body.split("<main>").nth(1).unwrap_or(&self.body);
        let main = main.split("</main>").next().unwrap_or(main);
        let mut text = String::new();
        let mut rest = main;
        while let Some((before, tag)) = rest.split_once('<') {
            text += before;
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            let block =
                ["/p", "/h", "/li", "/label", "/div", "br", "/legend", "/option", "/button"];
            if block.iter().any(|block| tag.starts_with(block)) && !text.ends_with('\n') {
                text.push('\n');
            }
            rest = after;
        }
        text += rest;
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        text.replace("&amp;", "&")
    }

    /// The number of the page's form.
    pub(crate) fn form(&self) -> String {
        let value = self.body.split("name=\"form\" value=\"").nth(1);
        value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    }
}

impl Browser {
    /// Opens a page and follows where it leads.
    pub(crate) fn open(&mut self, path: &str) -> &Page {
        self.go("GET", path, "", "")
    }

    /// Fills in the form of the page and sends it.
    pub(crate) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> &Page {
        let body = self.filled(fields);
        self.post(path, &body)
    }

    /// What the form would send.
    pub(crate) fn filled(&self, fields: &[(&str, &str)]) -> String {
        let number = self.page.form();
        let mut form = form_urlencoded::Serializer::new(String::new());
        form.append_pair("form", &number).extend_pairs(fields).finish()
    }

    /// Sends a form as it stands.
    pub(crate) fn post(&mut self, path: &str, body: &str) -> &Page {
        self.go("POST", path, "Sec-Fetch-Site: same-origin\r\n", body)
    }

    /// One step of a browser with these headers beside its own.
    pub(crate) fn go(&mut self, method: &str, path: &str, headers: &str, body: &str) -> &Page {
        let (mut method, mut path, mut body) = (method, path.to_owned(), body);
        for _ in 0..5 {
            let Some(page) = self.ask(method, &path, headers, body) else {
                self.page.status = NO_ANSWER;
                break;
            };
            let to = page.header("location").map(str::to_owned);
            self.page = page;
            match to {
                Some(to) if self.page.status == 303 => (method, path, body) = ("GET", to, ""),
                _ => break,
            }
        }
        self.path = path;
        &self.page
    }

    /// One request, without following; the cookie of the answer is kept.
    pub(crate) fn ask(
        &mut self,
        method: &str,
        path: &str,
        headers: &str,
        body: &str,
    ) -> Option<Page> {
        let cookie = self.cookie.as_ref().map(|cookie| format!("Cookie: {cookie}\r\n"));
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n{}{headers}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            cookie.unwrap_or_default(),
            body.len(),
        );
        let page = exchange(self.address, request.as_bytes())?;
        assert!(page.body.len() <= LARGEST_PAGE, "{path} has {} bytes", page.body.len());
        if let Some(set) = page.header("set-cookie") {
            let pair = set.split(';').next().expect("a cookie").to_owned();
            self.cookie = (!set.contains("Max-Age=0")).then_some(pair);
        }
        Some(page)
    }

    /// Chooses a password on the page that asks for one.
    pub(crate) fn chooses(&mut self, password: &str) -> &Page {
        let path = self.path.clone();
        self.send(&path, &[("new", password), ("again", password)])
    }

    /// Sets three questions, shown by the password where they are changed.
    pub(crate) fn sets(&mut self, answers: [(&str, &str); 3], password: &str) -> &Page {
        let [one, two, three] = answers;
        self.open("/questions");
        self.send(
            "/questions",
            &[
                ("question-1", one.0),
                ("answer-1", one.1),
                ("question-2", two.0),
                ("answer-2", two.1),
                ("question-3", three.0),
                ("answer-3", three.1),
                ("old", password),
            ],
        )
    }

    /// Whether the page says that somebody has got in.
    pub(crate) fn is_in(&self) -> bool {
        self.page.status == 200
            && ["/home", "/password", "/questions", "/email"].contains(&self.path.as_str())
    }
}

//! A browser with one connection that it keeps open: what it sends, and as much of the answer as a bench looks at.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicU64, Ordering};

/// Somebody at the portal.
pub(crate) struct Browser {
    address: SocketAddr,
    stream: BufReader<TcpStream>,
    cookie: String,
}

/// Status, and where the answer leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) to: String,
}

/// Each form has a number of its own, or it would be answered like the one before.
static FORMS: AtomicU64 = AtomicU64::new(0);

impl Browser {
    pub(crate) fn new(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("a connection");
        stream.set_nodelay(true).expect("a socket");
        Self { address, stream: BufReader::new(stream), cookie: String::new() }
    }

    pub(crate) fn open(&mut self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    pub(crate) fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let number = FORMS.fetch_add(1, Ordering::Relaxed).to_string();
        let mut form = form_urlencoded::Serializer::new(String::new());
        let body = form.append_pair("form", &number).extend_pairs(fields).finish();
        self.ask("POST", path, &body)
    }

    /// Signs in.
    pub(crate) fn enter(&mut self, login: &str, password: &str) -> Answer {
        self.send("/sign-in", &[("login", login), ("password", password)])
    }

    /// Types the same three answers, whichever questions are asked.
    pub(crate) fn answer(&mut self, answers: [&str; 3]) -> Answer {
        let names: Vec<_> = (1..=8).map(|number| format!("answer-{number}")).collect();
        let fields: Vec<_> =
            names.iter().map(String::as_str).zip(answers.into_iter().cycle()).collect();
        self.send("/forgot/questions", &fields)
    }

    fn ask(&mut self, method: &str, path: &str, body: &str) -> Answer {
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nSec-Fetch-Site: same-origin\r\nCookie: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            self.cookie,
            body.len(),
        );
        self.stream.get_mut().write_all(request.as_bytes()).expect("a request");
        let mut answer = Answer { status: 0, to: String::new() };
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stream.read_line(&mut line).expect("an answer");
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let header = line.split_once(": ");
            let header = header.map(|(name, value)| (name.to_ascii_lowercase(), value));
            match header.as_ref().map(|(name, value)| (name.as_str(), *value)) {
                Some(("content-length", value)) => length = value.parse().expect("a length"),
                Some(("location", value)) => value.clone_into(&mut answer.to),
                Some(("set-cookie", value)) => {
                    value.split(';').next().expect("a cookie").clone_into(&mut self.cookie);
                }
                Some(_) => {}
                None => {
                    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
                    answer.status = status.expect("a status");
                }
            }
        }
        self.stream.read_exact(&mut vec![0; length]).expect("a body");
        answer
    }
}

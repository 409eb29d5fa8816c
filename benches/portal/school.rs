//! A school of any size in which everybody has enrolled, with its portal running. All have the same password and the
//! same answers: one student enrols as a child does, and the others get a copy of what was kept.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};

use rusqlite::Connection;

use crate::browser::Browser;
use crate::country::fill;

pub(crate) const OWN: &str = "Tulip-Rocket-93-Sun";
pub(crate) const ANSWERS: [&str; 3] = ["otter", "teal", "badminton"];
/// Everybody has what the student who was added last has.
const ALL_ENROLLED: &str = "
    UPDATE students SET password_origin = 'own', password_expires_at = NULL, password_set_at = unixepoch(),
        questions_set_at = unixepoch(), email_asked_at = unixepoch();
    INSERT INTO credentials (student_id, hash, issue)
        SELECT s.id, c.hash, 1 FROM students s, credentials c WHERE s.id <> c.student_id;
    INSERT INTO questions (student_id, first, second, third, hash)
        SELECT s.id, first, second, third, hash FROM students s, questions q WHERE s.id <> q.student_id;";

/// The school and its server, which ends with it.
pub(crate) struct School {
    pub(crate) folder: tempfile::TempDir,
    /// Of all but the student who enrolled.
    pub(crate) logins: Vec<String>,
    pub(crate) address: SocketAddr,
    server: Server,
}

struct Server(Child);

impl School {
    pub(crate) fn new(students: i64) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let run = |line: &str| done(&folder, line);
        run("init --yes --school A-school");
        fill(&folder.path().join("store/mims.db"), students);
        run("add TAN-PATTERN --class 1-Pattern --login-id pattern --new-class --yes");
        // All of them sit behind one address, as a school does.
        run("settings set portal.school-networks 127.0.0.0/8");
        let shown = String::from_utf8(run("reset pattern --yes").stdout).expect("UTF-8");
        let line = shown.lines().find(|line| line.starts_with("Temporary password"));
        let temporary = line.and_then(|line| line.split_whitespace().nth(2)).expect("a password");
        let (server, address) = serve(&folder);
        enrol(address, temporary);
        let database = open(&folder);
        database.execute_batch(ALL_ENROLLED).expect("a change");
        let mut sql = database
            .prepare("SELECT login FROM students WHERE login <> 'pattern' ORDER BY id")
            .expect("sql");
        let logins = sql.query_map([], |row| row.get(0)).expect("students");
        let logins = logins.collect::<Result<_, _>>().expect("login IDs");
        Self { folder, logins, address, server }
    }

    /// The store as a database, for what no command does.
    pub(crate) fn database(&self) -> Connection {
        open(&self.folder)
    }

    /// Runs a command beside the server.
    pub(crate) fn run(&self, line: &str) -> Output {
        done(&self.folder, line)
    }

    /// The seconds of the processor that the server has taken, which a busy machine disturbs less than those on the
    /// clock; nothing where the system does not say.
    pub(crate) fn processor(&self) -> Option<f64> {
        let threads = std::fs::read_dir(format!("/proc/{}/task", self.server.0.id())).ok()?;
        let seconds = threads.filter_map(|thread| {
            let taken = std::fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            Some(taken.split(' ').next()?.parse::<f64>().ok()? / 1e9)
        });
        Some(seconds.sum())
    }

    /// What the server holds in memory, in KiB; nothing where the system does not say.
    pub(crate) fn memory(&self) -> Option<u64> {
        let status: PathBuf = format!("/proc/{}/status", self.server.0.id()).into();
        let status = std::fs::read_to_string(status).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn open(folder: &tempfile::TempDir) -> Connection {
    Connection::open(folder.path().join("store/mims.db")).expect("a database")
}

fn command(folder: &tempfile::TempDir, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mims"));
    command
        .args(line.split(' '))
        .current_dir(folder)
        .env("MIMS_STORE", folder.path().join("store"));
    command
}

fn done(folder: &tempfile::TempDir, line: &str) -> Output {
    let output = command(folder, line).stdin(Stdio::null()).output().expect("the command starts");
    assert!(output.status.success(), "{line}: {output:?}");
    output
}

fn serve(folder: &tempfile::TempDir) -> (Server, SocketAddr) {
    let mut server = command(folder, "portal serve --listen 127.0.0.1:0");
    let mut server = server.stderr(Stdio::piped()).spawn().expect("the portal starts");
    let mut lines = BufReader::new(server.stderr.take().expect("a pipe")).lines();
    let first = lines.next().expect("a line").expect("UTF-8");
    let address = first.split("http://").nth(1).and_then(|rest| rest.split('/').next());
    let address = address.expect(&first).parse().expect("an address");
    // Somebody has to read the lines, or the server waits for a reader.
    std::thread::spawn(move || lines.for_each(drop));
    (Server(server), address)
}

fn enrol(address: SocketAddr, temporary: &str) {
    let mut browser = Browser::new(address);
    assert_eq!(browser.enter("pattern", temporary).to, "/password");
    assert_eq!(browser.send("/password", &[("new", OWN), ("again", OWN)]).to, "/questions");
    let [one, two, three] = ANSWERS;
    let fields = [
        ("question-1", "1"),
        ("answer-1", one),
        ("question-2", "2"),
        ("answer-2", two),
        ("question-3", "3"),
        ("answer-3", three),
    ];
    assert_eq!(browser.send("/questions", &fields).to, "/email");
    assert_eq!(browser.send("/email", &[("email", "")]).to, "/home");
}

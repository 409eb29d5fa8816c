//! A real slapd in a folder of the office, set up by what `mims directory config` prints, and what its own tools say.

use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::common::{Office, answer, present, try_to_answer};

pub(super) const BASE: &str = "ou=merlion-park,dc=mims,dc=example";
const SUFFIX: &str = "dc=mims,dc=example";
/// The secret of who may read.
pub(super) const READER: &str = "Reader-Of-The-School-1";

/// A running server.
pub(super) struct Slapd {
    child: Child,
    folder: PathBuf,
    pub(super) port: u16,
    /// Where it listens beside its socket.
    places: String,
}

/// A port that nobody has at the moment.
pub(super) fn free_port() -> u16 {
    // Below those that the system gives to whoever wants any, and each to one test: between this look and the server's
    // start nobody else takes it.
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    let first = std::process::id().wrapping_mul(16);
    loop {
        let number = first.wrapping_add(GIVEN.fetch_add(1, Ordering::Relaxed)) % 10_000;
        let port = 20_000 + u16::try_from(number).expect("a small number");
        if std::net::TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return port;
        }
    }
}

/// Waits until something is so, for half a minute.
pub(super) fn comes_true(what: &str, is_so: impl Fn() -> bool) {
    let is_so = (0..600).any(|_| {
        let is_so = is_so();
        if !is_so {
            std::thread::sleep(Duration::from_millis(50));
        }
        is_so
    });
    assert!(is_so, "{what}");
}

/// Programs of an administrator stand in folders that not everybody looks into.
pub(super) fn are_there(programs: &[&str]) -> bool {
    let there = |name: &&str| std::path::Path::new("/usr/sbin").join(name).exists();
    let elsewhere: Vec<_> = programs.iter().copied().filter(|name| !there(name)).collect();
    present(&elsewhere)
}

impl Slapd {
    /// Starts one for this office, unless there is none on this machine.
    pub(super) fn start(office: &Office) -> Option<Self> {
        Self::start_with(office, "slapd", "", |config| config)
    }

    /// Starts one in this folder of the office that listens at a further place, with settings of its own.
    pub(super) fn start_with(
        office: &Office,
        name: &str,
        place: &str,
        edit: impl FnOnce(String) -> String,
    ) -> Option<Self> {
        let programs = ["slapd", "ldapadd", "ldapsearch", "ldapmodify", "ldapwhoami"];
        if !are_there(&programs) {
            return None;
        }
        let folder = office.path(name);
        std::fs::create_dir_all(folder.join("db")).expect("folders");
        let config = office.done(&["directory", "config", "slapd.conf", "--base", BASE]).stdout;
        let here = folder.display().to_string();
        let config = config.replace("/var/lib/ldap", &format!("{here}/db"));
        let config = config.replace("/run/slapd", &here).replace("4294967296", "268435456");
        office.write(&format!("{name}/slapd.conf"), edit(config));
        let port = free_port();
        let places = format!("ldap://127.0.0.1:{port} {place}");
        let child = Self::spawn(&folder, &places);
        let slapd = Self { child, folder, port, places };
        slapd.wait();
        Some(slapd)
    }

    fn spawn(folder: &std::path::Path, places: &str) -> Child {
        let socket = folder.join("ldapi").display().to_string().replace('/', "%2F");
        Command::new("/usr/sbin/slapd")
            .args(["-d", "0", "-h", &format!("ldapi://{socket} {places}"), "-f"])
            .arg(folder.join("slapd.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd starts")
    }

    fn wait(&self) {
        comes_true("slapd answers", || {
            UnixStream::connect(self.socket()).is_ok()
                && std::net::TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
    }

    /// Starts it again after it was killed.
    pub(super) fn start_again(&mut self) {
        self.kill();
        self.child = Self::spawn(&self.folder, &self.places);
        self.wait();
    }

    pub(super) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    pub(super) fn id(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    pub(super) fn signal(&self, signal: Signal) {
        kill_process(self.id(), signal).expect("a signal");
    }

    pub(super) fn socket(&self) -> PathBuf {
        self.folder.join("ldapi")
    }

    pub(super) fn url(&self) -> String {
        format!("ldapi://{}", self.socket().display())
    }

    /// One of the tools, as whoever runs the tests.
    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        let socket = self.socket().display().to_string().replace('/', "%2F");
        command.args(["-Q", "-Y", "EXTERNAL", "-H", &format!("ldapi://{socket}")]);
        command
    }

    /// What the tool for searching prints.
    pub(super) fn search(&self, filter: &str) -> String {
        let mut search = self.tool("ldapsearch");
        search.args(["-LLL", "-o", "ldif-wrap=no", "-b", BASE, filter]);
        String::from_utf8(answer(&mut search, b"")).expect("UTF-8")
    }

    /// Whether it has anything.
    pub(super) fn is_filled(&self) -> bool {
        let mut search = self.tool("ldapsearch");
        try_to_answer(search.args(["-b", SUFFIX, "-s", "base"]), b"").0
    }

    /// Changes something behind the program's back.
    pub(super) fn modify(&self, ldif: &str) {
        answer(&mut self.tool("ldapmodify"), ldif.as_bytes());
    }

    /// Adds the entries above the units, and somebody who may sign in.
    pub(super) fn add_asker(&self, dn: &str, secret: &str) {
        let name = dn.split(['=', ',']).nth(1).expect("a name");
        self.modify(&format!(
            "dn: {SUFFIX}\nchangetype: add\nobjectClass: dcObject\nobjectClass: organization\ndc: mims\no: mims\n\n\
             dn: {BASE}\nchangetype: add\nobjectClass: organizationalUnit\nou: merlion-park\n\n\
             dn: {dn}\nchangetype: add\nobjectClass: applicationProcess\nobjectClass: simpleSecurityObject\n\
             cn: {name}\nuserPassword: {secret}\n"
        ));
    }

    /// Adds what stands beside the accounts.
    pub(super) fn add_first(&self, office: &Office) {
        let first = office.done(&["directory", "config", "first.ldif"]).stdout;
        answer(&mut self.tool("ldapadd"), first.replace("@SECRET@", READER).as_bytes());
    }

    /// Whether somebody gets in with this password.
    pub(super) fn lets_in(&self, office: &Office, number: u32, password: &str) -> bool {
        let file = office.write("typed.txt", password);
        let mut bind = Command::new("ldapwhoami");
        bind.args(["-x", "-H", &format!("ldap://127.0.0.1:{}", self.port), "-D"]);
        bind.arg(format!("employeeNumber={number},ou=students,{BASE}")).arg("-y").arg(file);
        let (gets_in, _, stderr) = try_to_answer(&mut bind, b"");
        assert!(gets_in || stderr.contains("(49)"), "{stderr}");
        gets_in
    }

    /// One line for each account, from the entries.
    pub(super) fn people(&self) -> Vec<String> {
        let mut people: Vec<_> =
            self.search("(employeeNumber=*)").split("\n\n").filter_map(line).collect();
        people.sort();
        people
    }
}

/// An entry in one line.
fn line(entry: &str) -> Option<String> {
    let value = |name: &str| {
        let start = format!("{name}:");
        let line = entry.lines().find(|line| line.starts_with(&start))?;
        let value = line.get(start.len()..)?;
        Some(value.strip_prefix(": ").map_or_else(|| value.trim().to_owned(), decoded))
    };
    let number = value("employeeNumber")?;
    let names = ["uid", "mail", "cn", "sn", "departmentNumber", "employeeType", "userPassword"];
    let values: Vec<_> = names.iter().map(|name| value(name).unwrap_or_default()).collect();
    Some(format!("{number}|{}", values.join("|")))
}

/// What stands behind two colons.
fn decoded(text: &str) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digits = text.trim().bytes().filter(|byte| *byte != b'=');
    let digits =
        digits.map(|byte| LETTERS.iter().position(|letter| *letter == byte).expect("a letter"));
    let bits: Vec<_> =
        digits.flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1)).collect();
    let bytes = bits.chunks_exact(8).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | *bit));
    let bytes = bytes.map(|byte| u8::try_from(byte).expect("eight bits")).collect();
    String::from_utf8(bytes).expect("UTF-8")
}

impl Drop for Slapd {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Office {
    /// Chooses the directory of this server.
    pub(super) fn chooses(&self, slapd: &Slapd) {
        self.done(&["directory", "init", "--url", &slapd.url(), "--base", BASE]);
    }

    /// Runs a command that changes accounts. It brings the directory in step itself, unless the machine is so busy that two
    /// seconds are not enough; then it says so.
    pub(super) fn brings_in_step(&self, args: &[&str]) {
        if self.done(args).stderr.contains("the directory is not in step") {
            self.done(&["directory", "sync"]);
        }
    }

    /// What the directory should say of everybody, from the tables: one line for each account in the form of
    /// [`Slapd::people`]. Closed accounts need not be there.
    pub(super) fn wanted_people(&self) -> Vec<String> {
        let mut people: Vec<String> = self.column(
            "SELECT concat_ws('|', s.id, s.login, s.login || '@' || s.domain, s.name, s.name, c.name,
                 iif(s.disabled_at IS NULL AND s.removed_by IS NULL, 'student', 'closed'),
                 iif(s.password_origin = 'own' AND s.disabled_at IS NULL AND s.removed_by IS NULL, '{ARGON2}' || p.hash, ''))
             FROM students AS s JOIN classes AS c ON c.id = s.class_id JOIN credentials AS p ON p.student_id = s.id",
        );
        people.sort();
        people
    }

    /// Every open account has the entry that it should have, every other entry says that it is closed, and one more run
    /// over everything finds nothing to write.
    pub(super) fn is_in_step_with(&self, slapd: &Slapd) {
        let (wanted, found) = (self.wanted_people(), slapd.people());
        for line in &found {
            assert!(wanted.contains(line), "{line} is not among\n{}", wanted.join("\n"));
        }
        for line in wanted.iter().filter(|line| !line.contains("|closed|")) {
            assert!(found.contains(line), "{line} is missing in\n{}", found.join("\n"));
        }
        let again = self.done(&["directory", "sync", "--full"]);
        assert!(again.stdout.ends_with("in step; nothing to write\n"), "{}", again.stdout);
    }

    /// How far the store believes the directory to be.
    pub(super) fn cursor(&self) -> Option<i64> {
        self.value("SELECT cursor_seq FROM directory ORDER BY place LIMIT 1", [])
    }
}

#[test]
fn the_suffix_is_the_part_that_is_a_domain() {
    assert!(BASE.ends_with(SUFFIX));
    let office = Office::with_store();
    let config = office.done(&["directory", "config", "slapd.conf", "--base", BASE]).stdout;
    assert!(config.contains(&format!("suffix          \"{SUFFIX}\"")), "{config}");
    assert!(!config.contains('@'), "{config}");
}

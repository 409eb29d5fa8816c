//! A directory of 100,000 students on a real slapd of this machine: the first load, a full comparison with nothing to do,
//! and three changes, each as a whole command. The yardsticks are OpenLDAP's own tools: ldapadd adds the same entries to
//! another server, and ldapsearch reads them all.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

mod country;

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use country::{fill, median, mims};
use rusqlite::Connection;

const BASE: &str = "ou=country,dc=mims,dc=example";
const SUFFIX: &str = "dc=mims,dc=example";

/// A hash as every student has it here; nobody signs in.
const HASH: &str = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g";

struct Slapd(Child);

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn main() {
    let students = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().expect("a folder");
    let store = folder.path().join("store");
    mims(&store, &["init", "--yes", "--school", "A country"]);
    let database = store.join("mims.db");
    fill(&database, students);
    change(
        &database,
        &format!(
            "INSERT INTO credentials (student_id, hash, issue) SELECT id, '{HASH}', 1 FROM students"
        ),
    );
    let _slapd = start(folder.path(), &store);
    let url = format!("ldapi://{}", folder.path().join("ldapi").display());
    mims(&store, &["directory", "init", "--url", &url, "--base", BASE]);
    show("first load", students, mims(&store, &["directory", "sync"]));
    yardsticks(folder.path(), &store, students);
    show("full comparison", students, median(3, || mims(&store, &["directory", "sync", "--full"])));
    let login = |at: u32| -> String {
        let sql = "SELECT login FROM students WHERE id = ?1";
        let connection = Connection::open(&database).expect("the store");
        connection.query_row(sql, [at], |row| row.get(0)).expect("a student")
    };
    let who = [1, 2, 3].map(login);
    let three_changes = |verb: &str| {
        // While nobody can write them.
        change(&database, "UPDATE directory SET url = url || '-'");
        mims(&store, &[&[verb, "--yes"], &who.each_ref().map(String::as_str)[..]].concat());
        change(&database, "UPDATE directory SET url = rtrim(url, '-')");
        mims(&store, &["directory", "sync"])
    };
    let mut verbs = ["disable", "enable"].into_iter().cycle();
    show("3 changes", students, median(6, || three_changes(verbs.next().expect("a verb"))));
}

/// What OpenLDAP's own tools take for the same entries.
fn yardsticks(folder: &Path, store: &Path, students: i64) {
    let search = |args: &[&str]| {
        let file = folder.join("all.ldif");
        let mut search = tool("ldapsearch", folder);
        search.args(["-LLL", "-o", "ldif-wrap=no", "-b", SUFFIX]).args(args);
        let began = Instant::now();
        #[expect(clippy::disallowed_methods, reason = "a file of the bench")]
        let out = std::fs::File::create(&file).expect("a file");
        assert!(search.stdout(out).status().expect("ldapsearch").success());
        (file, began.elapsed())
    };
    let (entries, took) = search(&["*", "userPassword"]);
    show("by ldapsearch", students, (took, 0));
    let other = folder.join("other");
    std::fs::create_dir(&other).expect("a folder");
    let _slapd = start(&other, store);
    let began = Instant::now();
    let mut add = tool("ldapadd", &other);
    assert!(add.arg("-f").arg(entries).stdout(Stdio::null()).status().expect("ldapadd").success());
    show("by ldapadd", students, (began.elapsed(), 0));
}

/// One of the tools, as whoever runs the server.
fn tool(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.args(["-Q", "-Y", "EXTERNAL", "-H", &format!("ldapi://{}", socket(folder))]);
    command
}

/// The server's socket as it stands in an address.
fn socket(folder: &Path) -> String {
    folder.join("ldapi").display().to_string().replace('/', "%2F")
}

fn change(database: &Path, sql: &str) {
    Connection::open(database).expect("the store").execute_batch(sql).expect("a change");
}

fn start(folder: &Path, store: &Path) -> Slapd {
    let mut config = Command::new(env!("CARGO_BIN_EXE_mims"));
    config.args(["directory", "config", "slapd.conf", "--base", BASE]).env("MIMS_STORE", store);
    let config = String::from_utf8(config.output().expect("a config").stdout).expect("UTF-8");
    let here = folder.display().to_string();
    let config = config.replace("/var/lib/ldap", &here).replace("/run/slapd", &here);
    #[expect(clippy::disallowed_methods, reason = "a file of the bench")]
    std::fs::write(folder.join("slapd.conf"), config).expect("a file");
    let mut slapd = Command::new("slapd");
    slapd
        .args(["-d", "0", "-h", &format!("ldapi://{}", socket(folder)), "-f"])
        .arg(folder.join("slapd.conf"));
    let child = slapd.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("slapd");
    while !folder.join("ldapi").exists() {
        std::thread::sleep(Duration::from_millis(50));
    }
    Slapd(child)
}

fn show(what: &str, students: i64, (took, megabytes): (Duration, u64)) {
    let took = took.as_secs_f64() * 1000.0;
    let memory =
        if megabytes > 0 { format!(", {megabytes} MB at the most") } else { String::new() };
    println!("{what:16} of {students:7}   {took:8.0} ms{memory}");
}

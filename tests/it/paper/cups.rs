//! `mims stickers --print` against a real CUPS that is started for the test: what arrives at the printer, byte for byte.

use std::io::Read as _;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::common::{Office, Run, present, set_mode, skipped, text};

/// A print server on a socket in a folder of its own; it ends with the test.
struct Cups {
    folder: tempfile::TempDir,
    server: Child,
}

impl Drop for Cups {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

impl Cups {
    /// Starts one that anybody may use; `None` where it does not come up.
    fn start() -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let here = folder.path().display();
        for name in ["root", "spool", "cache", "state", "tmp"] {
            std::fs::create_dir(path(name)).expect("a folder");
            set_mode(&path(name), 0o1777);
        }
        set_mode(folder.path(), 0o755);
        let id = |option: &str| text(Command::new("id").arg(option)).trim().to_owned();
        // A server that runs as root needs somebody else for its filters.
        let (user, group) = match id("-un").as_str() {
            "root" => ("nobody".to_owned(), "nogroup".to_owned()),
            user => (user.to_owned(), id("-gn")),
        };
        let files = format!(
            "ServerRoot {here}/root\nRequestRoot {here}/spool\nCacheDir {here}/cache\nStateDir {here}/state\n\
             TempDir {here}/tmp\nUser {user}\nGroup {group}\nSystemGroup root\n\
             AccessLog {here}/access\nErrorLog {here}/error\nPageLog {here}/page\n"
        );
        let server = format!(
            "Listen {here}/sock\nDefaultAuthType None\nWebInterface No\nLogLevel debug\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
        );
        write(&path("cups-files.conf"), &files);
        write(&path("cupsd.conf"), &server);
        let mut command = Command::new("cupsd");
        command.arg("-f").arg("-c").arg(path("cupsd.conf")).arg("-s").arg(path("cups-files.conf"));
        let server = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("cupsd");
        let cups = Self { folder, server };
        let is_up = wait_for(|| cups.socket().exists());
        is_up.then_some(cups)
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("sock")
    }

    fn admin(&self, program: &str, args: &[&str]) -> String {
        text(Command::new(program).args(args).env("CUPS_SERVER", self.socket()))
    }
}

fn write(path: &Path, text: &str) {
    #[expect(clippy::disallowed_methods, reason = "test input")]
    std::fs::write(path, text).expect("a file");
}

fn wait_for(mut done: impl FnMut() -> bool) -> bool {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(10) {
        if done() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    false
}

#[test]
fn a_real_print_server_delivers_every_byte() {
    if !present(&["cupsd", "lp", "lpstat", "lpadmin"]) {
        return;
    }
    let Some(cups) = Cups::start() else {
        skipped("cupsd does not come up here");
        return;
    };
    let printer = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = printer.local_addr().expect("an address").port();
    let received = std::thread::spawn(move || {
        let (mut job, _) = printer.accept().expect("a job");
        let mut bytes = Vec::new();
        job.read_to_end(&mut bytes).expect("the job");
        bytes
    });
    cups.admin("lpadmin", &["-p", "jet", "-v", &format!("socket://127.0.0.1:{port}"), "-E"]);
    let office = Office::with_school();
    #[expect(
        clippy::disallowed_methods,
        reason = "the environment of the tests, not of the program"
    )]
    let path = std::env::var_os("PATH").expect("a path");
    let run = |args: &[&str]| {
        let mut command = office.command(args);
        command.env("PATH", &path).env("CUPS_SERVER", cups.socket());
        Run::of(command.output().expect("the program starts"))
    };
    let refused = run(&["stickers", "--all", "--print", "staffroom"]);
    assert_eq!(refused.status, 1, "{}", refused.stderr);
    assert!(
        refused.stderr.contains("no printer is called staffroom\nhint: known are jet"),
        "{}",
        refused.stderr
    );
    let refused = run(&["stickers", "--all", "--print"]);
    assert!(refused.stderr.contains("no printer is the default one"), "{}", refused.stderr);
    let done = run(&["stickers", "--all", "--print", "jet"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(done.stdout.starts_with("Job jet-1: 5 stickers"), "{}", done.stdout);
    let arrived = received.join().expect("the printer");
    office.done(&["stickers", "--all", "--again", "-o", "s.pdf"]);
    assert!(arrived == std::fs::read(office.path("s.pdf")).expect("a PDF"), "byte for byte");
    // What the operator is told of the spool is true: the job is there, and the command removes it.
    let spooled = || std::fs::read_dir(cups.folder.path().join("spool")).expect("the spool");
    let is_data = |entry: &std::fs::DirEntry| entry.file_name().to_string_lossy().starts_with('d');
    assert!(spooled().flatten().any(|entry| is_data(&entry)), "the spool keeps the job");
    assert!(wait_for(|| cups.admin("lpstat", &["-W", "completed", "-o"]).contains("jet-1")));
    cups.admin("cancel", &["-a", "-x", "jet"]);
    assert!(
        wait_for(|| !spooled().flatten().any(|entry| is_data(&entry))),
        "cancel -a -x removes it"
    );
}

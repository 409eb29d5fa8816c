//! Where passwords and secrets may be seen, and where not: in what is said, in arguments, and in every call to the system.

use std::process::Command;

use super::slapd::{BASE, Slapd};
use crate::common::{Office, Run, open_passwords, present, say_skipped, set_mode};

const LOGIN: &str = "tan_kai_jun";
/// The password that the child has chosen.
const OWN: &str = "Tulip-Rocket-93-Sun";
/// Who writes, and the secret of it.
const WRITER: &str = "cn=writer,dc=mims,dc=example";
const SECRET: &str = "Writer-Of-The-School-1";

#[test]
fn no_secret_is_in_what_the_directory_says() {
    let office = Office::with_school();
    let Some(slapd) = Slapd::start(&office) else { return };
    office.chooses(&slapd);
    let sticker = office.reset(LOGIN);
    office.portal().enrols(LOGIN, &sticker);
    let said = office.done(&["directory", "sync"]);
    let planned = office.done(&["directory", "plan", "--format", "json"]);
    let status = office.done(&["directory", "status", "--format", "json"]);
    let entries = slapd.search("(objectClass=*)");
    for text in [&said.stdout, &said.stderr, &planned.stdout, &status.stdout, &entries] {
        for secret in [OWN, &sticker, "otter", "tan.family@example.org"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
    for text in [&said.stdout, &planned.stdout, &status.stdout] {
        assert!(!text.contains("argon2"), "{text}");
    }
    let hashes = slapd.people().iter().filter(|line| line.contains("{ARGON2}")).count();
    assert_eq!(hashes, 1, "one child has chosen a password");
}

/// Runs the program with every call noted, whole; what it said, and the calls.
fn traced(office: &Office, args: &[&str]) -> (Run, Vec<String>) {
    let file = office.path("calls");
    let program = office.command(args);
    let mut strace = Command::new("strace");
    strace.args(["-f", "-qq", "-y", "-s", "1000000", "-o"]).arg(&file);
    strace.arg(program.get_program()).args(program.get_args()).env_clear();
    strace.envs(program.get_envs().filter_map(|(name, value)| Some((name, value?))));
    let run = Run::of(strace.current_dir(office.path("")).output().expect("strace"));
    let calls = std::fs::read(&file).expect("the calls");
    (run, String::from_utf8_lossy(&calls).lines().map(str::to_owned).collect())
}

/// Calls have the secret in them, and each of those is about one of these places.
#[track_caller]
fn is_only_at(calls: &[String], secret: &str, places: &[&str]) {
    let with_it: Vec<_> = calls.iter().filter(|call| call.contains(secret)).collect();
    assert_eq!(with_it.is_empty(), places.is_empty());
    for call in with_it {
        let is_right = places.iter().any(|place| call.contains(place));
        // Not so much of it that the secret is shown.
        assert!(is_right, "{}", call.chars().take(60).collect::<String>());
    }
}

#[test]
fn no_call_has_a_secret_in_it_but_those_that_are_for_it() {
    if !present(&["strace"]) {
        return;
    }
    let office = Office::with_school();
    let may_write = format!(
        "access to * by dn.exact=\"{WRITER}\" write by * break\naccess to attrs=userPassword\n"
    );
    let Some(slapd) = Slapd::start_with(&office, "slapd", "", |config| {
        config.replace("access to attrs=userPassword\n", &may_write)
    }) else {
        return;
    };
    slapd.add_asker(WRITER, SECRET);
    let sticker = office.reset(LOGIN);
    office.portal().enrols(LOGIN, &sticker);
    set_mode(&office.write("secret.txt", format!("{SECRET}\n")), 0o600);
    let url = format!("ldap://127.0.0.1:{}", slapd.port);
    let init = [
        "directory",
        "init",
        "--url",
        &url,
        "--base",
        BASE,
        "--bind-dn",
        WRITER,
        "--secret-file",
        "secret.txt",
    ];
    let (run, calls) = traced(&office, &init);
    if run.status != 0 && calls.is_empty() {
        say_skipped("strace may not look at programs here");
        return;
    }
    assert_eq!(run.status, 0, "{}", run.stderr);
    // It is read in its file and told to the server.
    let told =
        |calls: &[String]| is_only_at(calls, SECRET, &["secret.txt>", "<socket:[", "<TCP:["]);
    told(&calls);
    office.done(&["settings", "set", "export.org-unit", "/Students"]);
    for args in
        [&["directory", "sync", "--full"][..], &["directory", "plan"], &["directory", "status"]]
    {
        let (run, calls) = traced(&office, args);
        assert_eq!(run.status, 0, "{args:?}: {}", run.stderr);
        told(&calls);
        is_only_at(&calls, OWN, &[]);
        is_only_at(&calls, &sticker, &[]);
    }
    // A password that is issued goes to whoever reads, and into the file that is asked for.
    let (run, calls) = traced(&office, &["reset", LOGIN, "--export", "google=new.csv"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let issued = open_passwords(&office).into_iter().next().expect("a password");
    told(&calls);
    is_only_at(&calls, OWN, &[]);
    // Until it is whole the file has no name.
    is_only_at(&calls, &issued, &["write(1<", "(deleted)"]);
}

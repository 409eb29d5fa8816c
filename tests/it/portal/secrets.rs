//! What students type stays where it belongs: it is looked for in every file, line, log, process argument and
//! environment that the portal leaves or has while it runs.

use std::process::Stdio;
use std::time::{Duration, Instant};

use super::THREE;
use crate::common::{Office, all_files, holds};

/// What is typed; no text is part of another one or of a message.
const TYPED: [&str; 5] = [
    "Tulip-Rocket-93-Sun",
    "Lantern-Guitar-48-Fox",
    "Nobodys-Word-11",
    "Zebra-77",
    "Qwertyuiop12A",
];
const ANSWERS: [(&str, &str); 3] = [("1", "Quokka Blue"), ("2", "Zaffre!"), ("3", "Kabaddi")];
const OTHERS: [(&str, &str); 3] = [("8", "Zorro Stories"), ("4", "Yakiniku"), ("6", "Xylophone")];

/// What the operating system shows of a process to whoever looks; nothing where there is no /proc.
fn seen_from_outside(process: u32) -> Vec<u8> {
    let read = |what| std::fs::read(format!("/proc/{process}/{what}")).unwrap_or_default();
    [read("cmdline"), read("environ")].concat()
}

/// All of it, answers also as they are compared.
fn secrets(temporary: &str) -> Vec<String> {
    let mut secrets = vec![temporary.to_owned()];
    secrets.extend(TYPED.map(str::to_owned));
    for (_, text) in ANSWERS.into_iter().chain(OTHERS) {
        let compared = text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        secrets.extend([text.to_owned(), compared.to_lowercase()]);
    }
    secrets
}

#[test]
fn nothing_that_a_student_types_stands_anywhere() {
    let office = Office::with_school();
    let temporary = office.reset("tan_kai_jun");
    // A reader keeps the write-ahead log from being emptied.
    let reader = office.database();
    let count = "BEGIN; SELECT count(*) FROM students;";
    reader.execute_batch(count).expect("a read transaction");
    let portal = office.portal();
    let [own, next, wrong, short, weak] = TYPED;
    assert_eq!(portal.enters("tan_kai_jun", wrong).path, "/");
    let mut browser = portal.enters("tan_kai_jun", &temporary);
    for refused in [short, weak, &temporary] {
        browser.chooses(refused);
        assert_eq!(browser.path, "/password");
    }
    browser.chooses(own);
    browser.sets(ANSWERS, "");
    browser.send("/email", &[("email", "aunt@example.org")]);
    assert_eq!(browser.path, "/home");
    let bad = [(1, "Wombat"), (2, "Vermilion"), (3, "Ushiwaka")];
    assert_eq!(portal.answers("tan_kai_jun", &bad).path, "/forgot/questions");
    let right = [(1, "Quokka Blue"), (2, "Zaffre!"), (3, "Kabaddi")];
    let mut forgot = portal.answers("tan_kai_jun", &right);
    forgot.chooses(own);
    assert_eq!(forgot.path, "/forgot/password", "it was used before");
    forgot.chooses(next);
    let mut browser = portal.enters("tan_kai_jun", next);
    browser.sets(OTHERS, next);
    assert_eq!(browser.path, "/home");
    // Failures of the machinery: a store that is busy, a hash that is none, and no pepper.
    let writer = office.database();
    writer.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    assert_eq!(portal.enters("tan_kai_jun", next).page.status, 503);
    writer.execute_batch("ROLLBACK").expect("no lock");
    let hash: String = office.value("SELECT hash FROM questions", []);
    office.tamper("UPDATE questions SET hash = 'none'");
    let mut forgot = portal.browser();
    assert_eq!(forgot.send("/forgot", &[("login", "tan_kai_jun")]).status, 503);
    office.tamper(&format!("UPDATE questions SET hash = '{hash}'"));
    let pepper = std::fs::read(office.store().join("pepper")).expect("a pepper");
    std::fs::remove_file(office.store().join("pepper")).expect("removed");
    assert_eq!(browser.sets(THREE, next).status, 503);
    crate::common::set_mode(&office.write("store/pepper", pepper), 0o600);

    let mut said = vec![portal.lines().into_bytes(), seen_from_outside(portal.id())];
    assert!(!cfg!(target_os = "linux") || holds(&said[1], "portal"), "nothing was seen");
    for args in [
        &["audit", "log"][..],
        &["status", "tan_kai_jun"],
        &["status", "--students", "--format", "json"],
    ] {
        said.push(office.done(args).stdout.into_bytes());
    }
    let files = all_files(&office);
    assert!(files.iter().any(|(path, bytes)| path.ends_with("-wal") && !bytes.is_empty()));
    for secret in &secrets(&temporary) {
        assert!(!said.iter().any(|said| holds(said, secret)), "something said holds {secret}");
        for (path, bytes) in &files {
            assert!(!holds(bytes, secret), "{path} holds {secret}");
        }
    }
    drop(reader);
}

/// An import that waits for its list, as the user that would own the store. Root sees the memory of everybody, so that
/// with root the program runs as somebody else.
#[cfg(target_os = "linux")]
#[test]
fn no_memory_is_dumped_and_no_program_of_the_same_user_reads_it() {
    use std::os::unix::fs::MetadataExt as _;
    use std::os::unix::process::CommandExt as _;

    let owner = |path: String| std::fs::metadata(path).expect("a process").uid();
    let office = Office::new();
    let mut import = office.command(&["import", "-", "--init", "--school", "A School"]);
    import
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .env("MIMS_STORE", "/no/store")
        .current_dir("/");
    let ours = owner("/proc/self".to_owned());
    let user = if ours == 0 { 65534 } else { ours };
    if ours == 0 {
        import.uid(user).gid(user);
    }
    let mut import = import.spawn().expect("the program starts");
    let file = |name: &str| format!("/proc/{}/{name}", import.id());
    let began = Instant::now();
    while owner(file("environ")) == user && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    let limits = std::fs::read_to_string(file("limits")).expect("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    let core: Vec<_> = core.expect("a limit").split_whitespace().skip(4).take(2).collect();
    assert_eq!(owner(file("environ")), 0, "the kernel has taken the process from its user");
    assert_eq!(core, ["0", "0"]);
    drop(import.stdin.take());
    assert_eq!(import.wait().expect("an end").code(), Some(1), "the list is empty");
}

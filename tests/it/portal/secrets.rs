//! What students type stays where it belongs: it is looked for in every file, answer, error, log, process argument and
//! environment that the portal leaves or has while it runs.

use std::process::{Child, Stdio};

use crate::common::{Office, Run, all_files, holds};

/// Files with what is typed; no text is part of another one or of a message.
const TYPED: [(&str, &str); 8] = [
    ("own", "Tulip-Rocket-93-Sun\n"),
    ("next", "Lantern-Guitar-48-Fox\n"),
    ("wrong", "Nobodys-Word-11\n"),
    ("short", "Zebra-77\n"),
    ("weak", "Qwertyuiop12A\n"),
    ("answers", "1 Quokka Blue\n2 Zaffre!\n3 Kabaddi\n"),
    ("others", "8 Zorro Stories\n4 Yakiniku\n6 Xylophone\n"),
    ("bad-answers", "1 Wombat\n2 Vermilion\n3 Ushiwaka\n"),
];

/// Every text of the files, answers also as they are compared.
fn secrets(office: &Office) -> Vec<String> {
    let mut secrets = vec![std::fs::read_to_string(office.path("temporary")).expect("a password")];
    for line in TYPED.iter().flat_map(|(_, text)| text.lines()) {
        let text = line.split_once(' ').map_or(line, |(_, answer)| answer);
        let compared = text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        secrets.extend([text.to_owned(), compared.to_lowercase()]);
    }
    secrets
}

/// What the operating system shows of a process to whoever looks; nothing where there is no /proc.
fn seen_from_outside(child: &Child) -> Vec<u8> {
    let read = |what| std::fs::read(format!("/proc/{}/{what}", child.id())).unwrap_or_default();
    [read("cmdline"), read("environ")].concat()
}

impl Office {
    /// Runs a step of the portal and looks at the process all the time.
    fn watched(&self, line: &str) -> (Run, Vec<u8>) {
        let args: Vec<&str> = ["portal"].into_iter().chain(line.split(' ')).collect();
        let mut command = self.command(&args);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let mut child = child.expect("the program starts");
        let mut seen = seen_from_outside(&child);
        while child.try_wait().expect("a child").is_none() {
            let now = seen_from_outside(&child);
            if now != seen && seen.len() < 1_000_000 {
                seen.extend(now);
            }
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        (Run::of(child.wait_with_output().expect("an end")), seen)
    }
}

#[test]
fn nothing_that_a_student_types_stands_anywhere() {
    let office = Office::with_school();
    for (name, text) in TYPED {
        office.write(name, text);
    }
    office.reset_to_file("tan_kai_jun");
    let secrets = secrets(&office);
    // A reader keeps the write-ahead log from being emptied.
    let reader = office.database();
    let count = "BEGIN; SELECT count(*) FROM students;";
    reader.execute_batch(count).expect("a read transaction");
    let mut said = Vec::new();
    let mut step = |status: i32, line: &str| {
        let (run, seen) = office.watched(line);
        assert_eq!(run.status, status, "{line}: {}", run.stderr);
        assert!(!cfg!(target_os = "linux") || holds(&seen, "tan_kai_jun"), "nothing was seen");
        said.extend([run.stdout.into_bytes(), run.stderr.into_bytes(), seen]);
    };
    let first = "sign-in tan_kai_jun --password-file temporary --new-password-file";
    step(1, "sign-in tan_kai_jun --password-file wrong");
    step(1, &format!("{first} short"));
    step(1, &format!("{first} weak"));
    step(1, &format!("{first} temporary"));
    step(0, &format!("{first} own --answers-file answers --recovery-email aunt@example.org"));
    step(0, "sign-in tan_kai_jun --password-file own");
    step(1, "forgot tan_kai_jun --answers-file bad-answers --new-password-file next");
    step(1, "forgot tan_kai_jun --answers-file answers --new-password-file own");
    step(0, "forgot tan_kai_jun --answers-file answers --new-password-file next");
    step(0, "questions tan_kai_jun --password-file next --answers-file others");
    // Failures of the machinery: a store that is busy, a hash that is none, and no pepper.
    let writer = office.database();
    writer.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    step(4, "sign-in tan_kai_jun --password-file next");
    writer.execute_batch("ROLLBACK").expect("no lock");
    let hash: String = office.value("SELECT hash FROM questions", []);
    office.tamper("UPDATE questions SET hash = 'none'");
    step(4, "forgot tan_kai_jun --answers-file others --new-password-file own");
    office.tamper(&format!("UPDATE questions SET hash = '{hash}'"));
    let pepper = std::fs::read(office.store().join("pepper")).expect("a pepper");
    std::fs::remove_file(office.store().join("pepper")).expect("removed");
    step(4, "questions tan_kai_jun --password-file next --answers-file answers");
    let restored = office.write("store/pepper", pepper);
    crate::common::set_mode(&restored, 0o600);

    for args in [
        &["audit", "log"][..],
        &["status", "tan_kai_jun"],
        &["status", "--students", "--format", "json"],
    ] {
        said.push(office.done(args).stdout.into_bytes());
    }
    for name in TYPED.iter().map(|(name, _)| *name).chain(["temporary"]) {
        std::fs::remove_file(office.path(name)).expect("removed");
    }
    let files = all_files(&office);
    assert!(files.iter().any(|(path, bytes)| path.ends_with("-wal") && !bytes.is_empty()));
    for secret in &secrets {
        assert!(!said.iter().any(|said| holds(said, secret)), "something said holds {secret}");
        for (path, bytes) in &files {
            assert!(!holds(bytes, secret), "{path} holds {secret}");
        }
    }
    drop(reader);
}

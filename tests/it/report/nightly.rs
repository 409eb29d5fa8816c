//! The units under `sample-data/nightly` do what they are for: their own command lines are run as a scheduler would run
//! them, with no terminal, no home and standard input closed.

use std::process::Command;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::common::{Office, Run, mode_of, present, project, try_to_answer};

fn unit(name: &str) -> String {
    std::fs::read_to_string(project("sample-data/nightly").join(name)).expect("a unit")
}

/// The value of a key of a systemd unit.
pub(crate) fn value(unit: &str, key: &str) -> String {
    let line = unit.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
    line.expect(key).to_owned()
}

impl Office {
    /// A command line of a unit, with this office in the place of the paths in it, run by a shell that is given nothing.
    fn scheduled(&self, line: &str) -> Run {
        let office = self.path("").display().to_string();
        let line = line
            .replace("/usr/local/bin/mims", env!("CARGO_BIN_EXE_mims"))
            .replace(r"C:\Program Files\mims\mims.exe", env!("CARGO_BIN_EXE_mims"))
            .replace("/var/lib/mims/", &office)
            .replace(r"%LOCALAPPDATA%\mims\", &office);
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", &format!("exec 0<&-; {line}")]).env_clear().current_dir("/");
        Run::of(shell.output().expect("a shell"))
    }

    /// Everybody has enrolled, so that no condition holds.
    fn all_enrolled(&self) {
        self.tamper(
            "UPDATE students SET password_origin = 'own', password_expires_at = NULL,
             first_sign_in_at = created_at, questions_set_at = created_at",
        );
    }

    /// The report of tonight is there as a whole, and for its owner only.
    fn has_report(&self) {
        let nights = std::fs::read_dir(self.path("reports")).expect("a folder of reports");
        let nights: Vec<_> = nights.map(|night| night.expect("a night").path()).collect();
        let [night] = nights.as_slice() else { unreachable!("{nights:?}") };
        for file in ["report.html", "summary.json", "students.csv", "attention.csv"] {
            assert_eq!(mode_of(&night.join(file)), 0o600, "{file}");
        }
        assert_eq!(mode_of(night), 0o700);
    }
}

/// A night with something to look at, and one without; both are to be told apart by the exit code, and both are written.
fn checks(line: &str, said_when_well: bool) {
    let office = Office::with_school();
    std::fs::create_dir(office.path("reports")).expect("a folder");
    let run = office.scheduled(line);
    assert_eq!(run.status, 3, "{}{}", run.stdout, run.stderr);
    let said = format!("{}{}", run.stdout, run.stderr);
    assert!(said.contains("students are not enrolled yet"), "what should be looked at: {said}");
    office.has_report();
    office.all_enrolled();
    let run = office.scheduled(line);
    assert_eq!((run.status, run.stderr.as_str()), (0, ""), "{}", run.stdout);
    assert!(said_when_well || run.stdout.is_empty(), "{}", run.stdout);
    office.has_report();
    std::fs::remove_file(office.store().join("mims.db")).expect("removed");
    let run = office.scheduled(line);
    assert_eq!(run.status, 4, "no store is a failure");
    assert!(run.stdout.contains("error: ") || run.stderr.contains("error: "), "{}", run.stdout);
}

#[test]
fn the_systemd_service_reports_and_fails_when_someone_should_look() {
    let service = unit("mims-report.service");
    checks(&value(&service, "ExecStart").replace("%%", "%"), true);
    assert!(
        !value(&service, "ExecStart").replace("%%", "").contains('%'),
        "a lone % is a specifier"
    );
    let woken = value(&service, "OnFailure");
    assert!(unit(&woken).contains("mims-report.service"), "{woken}");
    for (key, expected) in [
        ("Type", "oneshot"),
        ("UMask", "0077"),
        ("ProtectSystem", "strict"),
        ("NoNewPrivileges", "yes"),
        ("ReadWritePaths", "/var/lib/mims"),
        ("CapabilityBoundingSet", ""),
    ] {
        assert_eq!(value(&service, key), expected, "{key}");
    }
}

#[test]
fn the_cron_line_is_silent_unless_someone_should_look() {
    let tab = unit("mims-report.cron");
    let line = tab.lines().last().expect("a line");
    let fields: Vec<_> = line.splitn(7, ' ').collect();
    assert_eq!(&fields[..6], ["30", "21", "*", "*", "*", "mims"]);
    // cron ends the command at a % that has no backslash.
    assert!(!fields[6].replace(r"\%", "").contains('%'), "{line}");
    checks(&fields[6].replace(r"\%", "%"), false);
}

#[test]
fn the_backup_script_makes_one_each_night_and_keeps_fourteen() {
    let office = Office::with_school();
    let backups = office.path("backups");
    std::fs::create_dir(&backups).expect("a folder");
    for day in 10..=25 {
        office.write(&format!("backups/2020-11-{day}.backup"), "older");
    }
    office.write("backups/notes.txt", "not a backup");
    let script = unit("mims-backup.sh");
    for _ in 0..2 {
        let run = office.scheduled(&script);
        assert_eq!((run.status, run.stdout.as_str(), run.stderr.as_str()), (0, "", ""));
    }
    let names = std::fs::read_dir(&backups).expect("a folder");
    let names = names.map(|entry| entry.expect("an entry").file_name().into_string());
    let mut names: Vec<_> = names.map(|name| name.expect("a name")).collect();
    names.sort();
    assert_eq!(names.len(), 14 + 1, "{names:?}");
    assert!(names.contains(&"2020-11-25.backup".to_owned()), "{names:?}");
    // Where none was made, none goes.
    std::fs::remove_file(office.store().join("mims.db")).expect("removed");
    assert_eq!(office.scheduled(&script).status, 4);
    assert_eq!(std::fs::read_dir(&backups).expect("a folder").count(), 14 + 1);
}

#[test]
fn the_task_of_windows_is_well_formed_and_reports() {
    let xml = unit("mims-report.xml");
    let mut reader = Reader::from_str(&xml);
    let (mut path, mut parts, mut command) = (Vec::new(), Vec::new(), String::new());
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(start) => {
                path.push(start.name().as_ref().to_owned());
                if path.len() == 2 {
                    parts.extend(path.last().cloned());
                }
            }
            Event::End(_) => drop(path.pop()),
            Event::Eof => break,
            Event::Text(text)
                if path.last().is_some_and(|e| e == "Command" || e == "Arguments") =>
            {
                command.push_str(&text);
                command.push_str(if path.ends_with(&["Command".to_owned()]) { " " } else { "" });
            }
            Event::GeneralRef(name) if path.ends_with(&["Arguments".to_owned()]) => {
                assert_eq!(&*name, "gt");
                command.push('>');
            }
            _ => {}
        }
    }
    assert!(path.is_empty(), "{path:?}");
    // The order in which the Task Scheduler itself exports them.
    assert_eq!(parts, ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"]);
    checks(&command, true);
}

/// Has systemd look at units of a folder under `sample-data`. False where it could not be asked.
pub(crate) fn finds_nothing_wrong(folder: &str, names: &[&str]) -> bool {
    if !present(&["systemd-analyze"]) {
        return false;
    }
    let office = Office::new();
    for name in names {
        let unit = std::fs::read_to_string(project(folder).join(name)).expect("a unit");
        // It looks whether the program is there.
        office.write(name, unit.replace("/usr/local/bin/mims", env!("CARGO_BIN_EXE_mims")));
    }
    let mut verify = Command::new("systemd-analyze");
    verify.args(["verify", "--man=no"]).args(names.iter().map(|name| office.path(name)));
    let (well, _, said) = try_to_answer(&mut verify, b"");
    // What it says of units of the computer that the tests run on is not ours.
    let ours: Vec<_> = said.lines().filter(|line| line.contains("mims-")).collect();
    assert!(well && ours.is_empty(), "{said}");
    true
}

#[test]
fn systemd_finds_nothing_wrong_with_the_units() {
    let names = [
        "mims-report.service",
        "mims-report.timer",
        "mims-report-mail.service",
        "mims-backup.service",
        "mims-backup.timer",
        "mims-directory.service",
        "mims-directory.timer",
    ];
    if finds_nothing_wrong("sample-data/nightly", &names) {
        let mut calendar = Command::new("systemd-analyze");
        let when = value(&unit("mims-report.timer"), "OnCalendar");
        assert!(try_to_answer(calendar.args(["calendar", &when]), b"").0, "{when}");
    }
}

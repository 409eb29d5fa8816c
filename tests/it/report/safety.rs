//! What a report must not do: give away secrets, act on names, wait for an import, take the place of other files.

use std::time::{Duration, Instant};

use crate::common::Office;
use crate::report::{REPORT, with_ending};

#[test]
fn no_secret_stands_in_any_file_of_a_report() {
    let office = Office::at_night();
    office.done(&["reset", "arjun_so_veerasamy"]);
    let passwords = crate::common::open_passwords(&office);
    assert_eq!(
        passwords.len(),
        4 + 1 - 1,
        "those of who has no own one, as the store was tampered with"
    );
    let run = office.report(&["--format", "text", "--prometheus", "m.prom"]);
    let mut texts = vec![run.stdout, run.stderr];
    texts.push(std::fs::read_to_string(office.path("m.prom")).expect("metrics"));
    texts.extend(office.report_files().iter().map(|name| office.reported(name)));
    for text in texts {
        for secret in
            passwords.iter().map(String::as_str).chain(["$argon2", "age-encryption", "AGE-"])
        {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn names_that_look_like_markup_are_text() {
    let office = Office::at_night();
    office.tamper(
        "UPDATE students SET name = '<script>alert(1)</script> \"O''NEIL\" & <b>' WHERE id = 2;
         UPDATE classes SET name = '3 \"><img src=x onerror=alert(2)>', form_teacher = '</title><script>alert(3)</script>' WHERE id = 1;
         UPDATE classes SET form_teacher = '../../Mr Ong' WHERE id = 2;",
    );
    office.done(&["settings", "set", "school.name", "</style><script>alert(4)</script>"]);
    assert_eq!(office.report(&["--prometheus", "m.prom"]).status, 0);
    let files = office.report_files();
    assert!(files.contains(&"chase/teacher-mr-ong.html".to_owned()), "{files:?}");
    let mut pages = 0;
    for name in with_ending(files, "html") {
        let page = office.reported(&name);
        for bad in ["<script", "<img", "<b>\"", "& <", "\"O'NEIL\""] {
            assert!(!page.contains(bad), "{bad} in {name}: {page}");
        }
        assert!(page.contains("alert(4)"), "the name of the school is shown as text");
        pages += 1;
    }
    assert_eq!(pages, 4);
    let metrics = std::fs::read_to_string(office.path("m.prom")).expect("metrics");
    assert!(metrics.contains(r#"class="3 \"><img src=x onerror=alert(2)>"} 3"#), "{metrics}");
}

#[test]
fn a_page_fetches_nothing_and_runs_nothing() {
    let office = Office::at_night();
    office.report(&[]);
    for name in with_ending(office.report_files(), "html") {
        let page = office.reported(&name);
        assert!(page.contains("default-src 'none'; style-src 'unsafe-inline'"), "{name}");
        for outside in
            ["http:", "https:", "//", "src=", "@import", "<link", "<script", "<iframe", "<form"]
        {
            assert!(!page.contains(outside), "{outside} in {name}");
        }
        let links: Vec<_> =
            page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        for link in links {
            assert!(office.report_folder().join(link).is_file(), "{link} in {name}");
        }
    }
}

#[test]
fn cells_that_look_like_formulas_are_made_harmless_in_every_list() {
    let office = Office::at_night();
    office.tamper("UPDATE classes SET name = '-3+3' WHERE id = 1");
    office.report(&[]);
    for name in with_ending(office.report_files(), "csv") {
        let text = office.reported(&name);
        assert!(text.starts_with('\u{feff}'), "{name}: Excel would take it for another encoding");
        let formula = |cell: &str| cell.starts_with(['=', '+', '-', '@']);
        assert!(!text.split([',', '\n', '"']).any(formula), "{name}: {text}");
        assert!(name.contains("ong") || text.contains("'-3+3"), "{name}: {text}");
    }
}

#[cfg(unix)] // Modes.
#[test]
fn only_the_owner_can_read_a_report_and_everybody_the_metrics() {
    use crate::common::mode_of;
    let office = Office::at_night();
    office.report(&["--prometheus", "m.prom"]);
    assert_eq!(mode_of(&office.path("reports")), 0o700);
    assert_eq!(mode_of(&office.report_folder()), 0o700);
    assert_eq!(mode_of(&office.report_folder().join("chase")), 0o700);
    for name in office.report_files() {
        assert_eq!(mode_of(&office.report_folder().join(&name)), 0o600, "{name}");
    }
    assert_eq!(mode_of(&office.path("m.prom")) & 0o600, 0o600);
    let umask = std::process::Command::new("sh").args(["-c", "umask"]).output().expect("a shell");
    let umask = String::from_utf8(umask.stdout).expect("digits");
    let umask = u32::from_str_radix(umask.trim(), 8).expect("digits");
    assert_eq!(mode_of(&office.path("m.prom")), 0o644 & !umask);
}

#[test]
fn metrics_replace_their_own_file_and_no_other() {
    let office = Office::at_night();
    for _ in 0..2 {
        let run = office.report(&["--prometheus", "m.prom", "--force"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        std::fs::remove_dir_all(office.path("reports")).expect("removed");
    }
    assert_eq!(office.report(&["--prometheus", "m.prom"]).status, 0);
    std::fs::remove_dir_all(office.path("reports")).expect("removed");
    let list = std::fs::read(office.path("list.csv")).expect("a list");
    for force in [&[][..], &["--force"]] {
        let run = office.refused(1, &[&REPORT[..], &["--prometheus", "list.csv"], force].concat());
        assert!(run.stderr.contains("list.csv is another file"), "{}", run.stderr);
    }
    assert_eq!(std::fs::read(office.path("list.csv")).expect("a list"), list);
    assert!(!office.path("reports").exists(), "nothing is left of a report that was refused");
    let run = office.refused(1, &[&REPORT[..], &["--prometheus", "nodir/x.prom"]].concat());
    assert!(run.stderr.starts_with("error: there is no folder nodir\nhint: "), "{}", run.stderr);
    assert!(!office.path("reports").exists(), "nothing is left of a report that was refused");
    std::fs::create_dir(office.path("reports")).expect("a folder");
    office.refused(1, &[&REPORT[..], &["--prometheus", "nodir/x.prom"]].concat());
    assert!(office.path("reports").is_dir(), "a folder that was there stays");
}

#[test]
fn a_folder_that_cannot_be_made_leaves_no_numbers() {
    let office = Office::at_night();
    let before = office.facts();
    let run = office.refused(1, &["report", "--output", "nowhere/reports"]);
    assert!(run.stderr.starts_with("error: there is no folder nowhere\n"), "{}", run.stderr);
    office.write("a-file", "mine");
    let run = office.refused(1, &["report", "--output", "a-file"]);
    assert!(
        run.stderr.starts_with("error: a-file: that is no folder\nhint: move it"),
        "{}",
        run.stderr
    );
    office.refused(2, &["report"]);
    assert!(before == office.facts() && office.litter().is_empty());
    let day = office.done(&["report", "--output", "other"]).stderr;
    let rest = day.split("other").nth(1).and_then(|rest| rest.get(1..));
    let day = rest.and_then(|rest| rest.split(':').next()).expect("a day");
    std::fs::create_dir(office.path("reports")).expect("a folder");
    office.write(&format!("reports/{day}"), "mine");
    let before = office.facts();
    let run = office.refused(1, &[&REPORT[..], &["--force"]].concat());
    assert!(run.stderr.contains("move it away"), "{}", run.stderr);
    assert!(before == office.facts());
    let file = std::fs::read_to_string(office.path(&format!("reports/{day}"))).expect("a file");
    assert_eq!(file, "mine", "only a folder is replaced");
}

#[test]
fn a_file_of_somebody_else_keeps_the_folder_as_it_is() {
    let office = Office::at_night();
    office.report(&[]);
    for name in ["notes.txt", "chase/notes.csv", "chase/report.html", "more/deeper/summary.json"] {
        let path = office.report_folder().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        office.write(path.to_str().expect("a path"), "by hand");
        let run = office.refused(1, &[&REPORT[..], &["--force"]].concat());
        let said = format!("{name} is not of mims, and --force would remove it");
        assert!(run.stderr.contains(&said), "{}", run.stderr);
        assert_eq!(std::fs::read_to_string(&path).expect("a file"), "by hand");
        std::fs::remove_file(path).expect("removed");
    }
    assert_eq!(office.report(&["--force"]).status, 0);
    assert!(office.litter().is_empty());
}

/// Somebody writes for longer than a report has patience.
#[test]
fn a_report_during_an_import_waits_for_nothing_and_sees_nothing_of_it() {
    let office = Office::at_night();
    let busy = office.busy();
    let started = Instant::now();
    let mut child =
        crate::common::quiet(office.command(&REPORT)).spawn().expect("the program starts");
    while !office.path("reports").read_dir().is_ok_and(|mut all| {
        all.any(|entry| {
            entry.is_ok_and(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        })
    }) {
        assert!(started.elapsed() < Duration::from_secs(4), "the report waits");
        std::thread::sleep(Duration::from_millis(5));
    }
    assert_eq!(office.summary()["totals"]["locked"]["now"].as_u64(), Some(1));
    assert_eq!(child.wait().expect("an end").code(), Some(3));
    let run = office.report(&["--force"]);
    assert_eq!(run.status, 3, "{}", run.stderr);
    assert!(run.stderr.contains("its numbers were not kept"), "{}", run.stderr);
    assert!(run.stderr.contains("Next: mims report --output reports --force,"), "{}", run.stderr);
    let spaced = office.run(&["report", "--output", "my reports"]).stderr;
    assert!(spaced.contains("Next: mims report --output \"my reports\" --force,"), "{spaced}");
    assert_eq!(office.kept_numbers(), 0);
    drop(busy);
    assert_eq!(office.report(&["--force"]).status, 0);
    assert_eq!(office.kept_numbers(), 2);
}

/// As from cron: no terminal, no home, no stdin, a bare environment.
#[test]
#[cfg_attr(windows, ignore = "by a shell of Unix")]
fn a_report_needs_no_terminal_no_home_and_no_stdin() {
    let office = Office::at_night();
    let mut shell = std::process::Command::new("sh");
    let command = format!(
        "exec 0<&- ; exec '{}' --store '{}' report --output '{}' --format text",
        env!("CARGO_BIN_EXE_mims"),
        office.store().display(),
        office.path("reports").display()
    );
    let output = shell.args(["-c", &command]).env_clear().current_dir("/").output();
    let run = crate::common::Run::of(output.expect("a shell"));
    assert_eq!((run.status, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.contains("Nightly report of"), "{}", run.stdout);
    assert!(
        run.stdout.lines().all(|line| line.chars().count() <= 80 || line.starts_with("Report: "))
    );
}

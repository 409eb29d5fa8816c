//! Eight hours of a school's traffic as fast as the server takes it: everybody signs in, some after a wrong password, a
//! tenth resets a forgotten password, and the office imports, resets and reports meanwhile on the same store.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::School;
use crate::browser::Browser;
use crate::country::person;
use crate::school::{ANSWERS, OWN};

const STUDENTS: i64 = 2000;
const BROWSERS: usize = 16;
const NEXT: &str = "Lantern-Guitar-48-Fox";
/// What the office does over and over.
const COMMANDS: [&str; 4] = [
    "import newcomers.csv --yes --accept-many --quiet",
    "report --output reports --force --quiet",
    "status --quiet",
    "reset pattern --yes",
];
const TOLD: &str = "SELECT count(*) FILTER (WHERE outcome = 'tried'), count(*) FILTER (WHERE outcome = 'signed-in'),
    count(*) FILTER (WHERE outcome = 'reset-by-questions') FROM audit";

pub(crate) fn measure() {
    let school = School::new(STUDENTS);
    let before = told(&school);
    let (next, done, commands) = (AtomicUsize::new(0), AtomicBool::new(false), AtomicUsize::new(0));
    let started = Instant::now();
    let memory = std::thread::scope(|scope| {
        let browsers: Vec<_> = (0..BROWSERS)
            .map(|_| {
                scope.spawn(|| {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        match school.logins.get(number) {
                            Some(login) => one(&school, number, login),
                            None => return,
                        }
                    }
                })
            })
            .collect();
        scope.spawn(|| work(&school, &done, &commands));
        let watching = scope.spawn(|| watch(&school, &done));
        let ends: Vec<_> = browsers.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        done.store(true, Ordering::Relaxed);
        assert!(ends.iter().all(Result::is_ok), "a student did not get in");
        watching.join().expect("figures")
    });
    let after = told(&school);
    // Each tenth mistypes; another tenth answers, and signs in twice.
    let tenth = STUDENTS / 10;
    let expected = [STUDENTS + 3 * tenth, STUDENTS + tenth, tenth];
    let noted: Vec<_> = after.iter().zip(before).map(|(after, before)| after - before).collect();
    assert_eq!(noted, expected, "rows of the audit log: tried, signed in, reset");
    school.run("audit verify");
    println!(
        "a day of a school    {:7.0} s, {noted:?} tries, sign-ins and resets, none lost; {} commands meanwhile",
        started.elapsed().as_secs_f64(),
        commands.load(Ordering::Relaxed),
    );
    let tenths = memory.chunks(memory.len().div_ceil(10).max(1));
    let tenths: Vec<_> = tenths.filter_map(|tenth| tenth.iter().max()).collect();
    println!("memory by tenths     {tenths:?} KiB");
}

/// The rows that the audit log has of what students did.
fn told(school: &School) -> [i64; 3] {
    let row =
        school.database().query_row(TOLD, [], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]));
    row.expect("a log")
}

/// What one student does in a day.
fn one(school: &School, number: usize, login: &str) {
    let mut browser = Browser::new(school.address);
    assert_eq!(browser.open("/").status, 200);
    if number.is_multiple_of(10) {
        assert_eq!(browser.enter(login, "Nobodys-Word-11").to, "/", "{login}");
    }
    if number % 10 == 1 {
        assert_eq!(browser.send("/forgot", &[("login", login)]).to, "/forgot/questions", "{login}");
        assert_eq!(browser.open("/forgot/questions").status, 200);
        assert_eq!(browser.answer(ANSWERS).to, "/forgot/password", "{login}");
        let chosen = browser.send("/forgot/password", &[("new", NEXT), ("again", NEXT)]);
        assert_eq!(chosen.to, "/", "{login}");
        assert_eq!(browser.enter(login, NEXT).to, "/home", "{login}");
        browser.send("/sign-out", &[]);
        assert_eq!(browser.enter(login, NEXT).to, "/home", "{login}");
    } else {
        assert_eq!(browser.enter(login, OWN).to, "/home", "{login}");
    }
    assert_eq!(browser.open("/home").status, 200);
    assert_eq!(browser.send("/sign-out", &[]).to, "/");
}

/// The office at the same time, with a newcomer in each list.
fn work(school: &School, done: &AtomicBool, commands: &AtomicUsize) {
    let list = school.folder.path().join("newcomers.csv");
    while !done.load(Ordering::Relaxed) {
        for command in COMMANDS {
            let number = commands.fetch_add(1, Ordering::Relaxed);
            let name = person(STUDENTS + i64::try_from(number).expect("a few")).2;
            let row = format!("Name,Class,Student Ref\n{name},1 L{number},L{number}\n");
            #[expect(clippy::disallowed_methods, reason = "bench input")]
            std::fs::write(&list, row).expect("a list");
            school.run(command);
            std::thread::sleep(Duration::from_millis(500));
        }
    }
}

fn watch(school: &School, done: &AtomicBool) -> Vec<u64> {
    let mut memory = Vec::new();
    while !done.load(Ordering::Relaxed) {
        memory.extend(school.memory());
        std::thread::sleep(Duration::from_millis(250));
    }
    memory
}

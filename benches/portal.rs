//! Whether time tells who has an account: every way in which `portal sign-in` and `portal forgot` say no, as whole
//! commands, in turn, with the same text and exit code.
//!
//! `cargo bench --bench portal`. What each takes more than a wrong password or answer in the same round should be less
//! than 5 %, by the median.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Instant;

const ROUNDS: usize = 60;
const LIST: &str = "Name,Class,Login ID\nTAN WRONG,3A,wrong\nTAN LOCKED,3A,locked\nTAN OLD,3A,expired\n\
                    TAN GONE,3A,disabled\nTAN SOON,3A,waiting\nTAN NEW,3A,issued\nTAN OFF,3A,switched_off\n\
                    TAN OFTEN,3A,too_often\n";
/// Everybody but the pupil with the first sticker has enrolled.
const ENROLLED: [&str; 7] =
    ["wrong", "locked", "expired", "disabled", "waiting", "switched_off", "too_often"];
const SIGN_IN: [&str; 7] =
    ["wrong", "nobody_at_all", "locked", "expired", "disabled", "waiting", "issued"];
const FORGOT: [&str; 6] =
    ["wrong", "nobody_at_all", "disabled", "issued", "switched_off", "too_often"];
/// The state in which every run begins: whoever is tried wrongly would have to wait otherwise.
const STATE: &str = "
    UPDATE credentials SET wrong_tries = 0, wait_until = NULL;
    UPDATE questions SET wrong_tries = 0, disabled_at = NULL;
    DELETE FROM self_service_tries;
    UPDATE students SET locked_at = 1 WHERE login = 'locked';
    UPDATE students SET password_origin = 'reset', password_expires_at = 1 WHERE login = 'expired';
    UPDATE students SET disabled_at = 1, disabled_why = 'closed' WHERE login = 'disabled';
    UPDATE credentials SET wait_until = 99999999999 WHERE student_id = (SELECT id FROM students WHERE login = 'waiting');
    UPDATE questions SET disabled_at = 1, wrong_tries = 10
        WHERE student_id = (SELECT id FROM students WHERE login = 'switched_off');
    INSERT INTO self_service_tries (student_id, tried_at)
        SELECT id, unixepoch() FROM students, (VALUES (1), (2), (3)) WHERE login = 'too_often';";

struct Office(PathBuf);

impl Office {
    fn new(folder: &Path) -> Self {
        let office = Self(folder.to_owned());
        office.write("list.csv", LIST);
        office.write("answers", "1 otter\n2 teal\n3 badminton\n");
        office.write("bad-answers", "1 a b\n2 c d\n3 e f\n");
        office.write("own", "Tulip-Rocket-93-Sun\n");
        office.write("bad", "Nobodys-Word-11\n");
        office.done("import list.csv --init --yes");
        for login in ENROLLED {
            let reset = String::from_utf8(office.done(&format!("reset {login}")).stdout);
            let shown = reset.expect("UTF-8");
            let line = shown.lines().find(|line| line.starts_with("Temporary password"));
            office.write(
                "temporary",
                line.and_then(|line| line.split_whitespace().nth(2)).expect("a password"),
            );
            office.done(&format!("portal sign-in {login} --password-file temporary --new-password-file own --answers-file answers --no-recovery-email"));
        }
        office
    }

    fn write(&self, name: &str, text: &str) {
        #[expect(clippy::disallowed_methods, reason = "bench input")]
        std::fs::write(self.0.join(name), text).expect("a file");
    }

    fn run(&self, line: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mims"));
        command.args(line.split(' ')).current_dir(&self.0).env("MIMS_STORE", self.0.join("store"));
        command.output().expect("the command starts")
    }

    fn done(&self, line: &str) -> Output {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {output:?}");
        output
    }

    fn set_state(&self) {
        let database = rusqlite::Connection::open(self.0.join("store/mims.db"));
        database.expect("a database").execute_batch(STATE).expect("a change");
    }

    /// Every case once a round, each round beginning with another one.
    fn measure(&self, what: &str, cases: &[&str], line: impl Fn(&str) -> String) {
        let mut times = vec![Vec::new(); cases.len()];
        let mut first: Option<Output> = None;
        for round in 0..ROUNDS {
            for turn in 0..cases.len() {
                let case = (round + turn) % cases.len();
                let (login, taken) = cases.iter().zip(&mut times).nth(case).expect("a case");
                self.set_state();
                let started = Instant::now();
                let output = self.run(&line(login));
                taken.push(started.elapsed().as_secs_f64());
                assert_eq!(output.status.code(), Some(1), "{login}: {output:?}");
                assert_eq!(*first.get_or_insert_with(|| output.clone()), output, "{login}");
            }
        }
        let wrong = times.first().expect("a case").clone();
        for (login, times) in cases.iter().zip(times) {
            // Within a round, so that a machine that slows down slows all.
            let ratios = times.iter().zip(&wrong).map(|(time, wrong)| time / wrong);
            let (more, time) = (median(ratios.collect()), median(times.clone()));
            println!("{what:8} {login:14} {:7.1} ms {:+6.1} %", time * 1e3, (more - 1.0) * 1e2);
        }
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    *values.get(values.len() / 2).expect("at least one run")
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let office = Office::new(folder.path());
    office.measure("sign-in", &SIGN_IN, |login| {
        format!("portal sign-in {login} --password-file bad")
    });
    office.measure("forgot", &FORGOT, |login| {
        format!("portal forgot {login} --answers-file bad-answers --new-password-file own")
    });
}

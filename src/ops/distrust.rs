//! A fast engine that lies, seen from the operations: every hash is right all the same, the log says what happened, and
//! nothing else depends on it.

use jiff::Timestamp;
use rand::SeedableRng as _;
use rand::rngs::StdRng;

use super::*;
use crate::crypto::{Hashing, Style};
use crate::domain::{
    Act, BatchId, EngineFault, HashCost, HowLong, NameParts, PasswordLife, Role, Selection,
    Settings, day_of,
};
use crate::plan::Planner;
use crate::roster::{Options, Source, read_lists};
use crate::store::Store;
use crate::store::events::LogRows;

const YEAR: i16 = 2027;

fn act() -> Act {
    let at = Timestamp::from_second(1_799_020_800).expect("the first school day of 2027");
    Act { at, operator: "office".to_owned(), command: "test", clock_is_right: true }
}

fn life() -> Life {
    let today = day_of(act().at);
    let year_starts = Settings::default().year_starts;
    let rule = PasswordLife { today, year_starts, how_long: HowLong::Until(today) };
    Life { style: Style::Words, rule }
}

/// Imports twenty newcomers whose passwords a liar was asked to hash.
fn import(store: &mut Store, rng: &mut StdRng) -> BatchId {
    let rows = (b'A'..b'U').map(|letter| format!("TAN KAI {0}{0},3A\n", char::from(letter)));
    let bytes = "Name,Class\n".to_owned() + &rows.collect::<String>();
    let source = Source { name: "list".to_owned(), bytes: bytes.into_bytes() };
    let roster = read_lists(&[source], &Options::default()).expect("a class list");
    let (settings, known) = (Settings::default(), store.read(load_known).expect("nobody"));
    let planner = Planner {
        rule: &settings.login_rule,
        role: Role::Student,
        stage: settings.school_stage,
        year: YEAR,
        renames: &[],
        newcomers: &[],
        class_renames: &[],
    };
    let plan = planner.plan(&roster, &known);
    let new = plan.new_accounts();
    let names: Vec<_> = new.map(|(row, login, _)| NameParts::of(&row.name, login)).collect();
    let hashing = (store.hash_costs.password, Hashing::lying());
    let passwords = NewPasswords::make(&names, Style::Words, hashing, rng, &|| true);
    assert_eq!(passwords.fault(), Some(EngineFault::Differs));
    let (roster, known, plan) = (&roster, &known, &plan);
    let request = ImportRequest { roster, planner, known, plan, life: life(), source: "list" };
    import_roster(store, &request, passwords, &act()).expect("imported")
}

/// The rows of the log that say so, each with its batch.
fn said(store: &Store) -> Vec<(Option<BatchId>, String)> {
    let log = read_log(store, LogRows::default()).expect("a log").into_iter().rev();
    let said = log.filter(|event| event.outcome == "rehashed");
    let said = said.inspect(|event| assert_eq!(event.login, None, "it concerns no account"));
    said.map(|event| (event.batch, event.details)).collect()
}

#[test]
fn a_lie_is_noted_once_a_batch_and_hinders_neither_the_students_nor_an_undo() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, settings) = (folder.path().join("store"), Settings::default());
    let mut rng = StdRng::seed_from_u64(5);
    create_store(&path, &settings, None, &act(), &mut rng).expect("a store");
    let mut store = Store::open(&path).expect("a store");
    store.hash_costs.password = HashCost { memory_kib: 8, passes: 1 };

    let first = import(&mut store, &mut rng);
    let details = "by the reference; the fast engine made another hash than the reference";
    let noted = |batch| (Some(batch), details.to_owned());
    assert_eq!(said(&store), [noted(first)]);

    let students = select_students(&store, &Selection::default(), act().at).expect("students");
    let (hashing, reason) = (Hashing::lying(), "lost");
    let request = ResetRequest { students: &students, life: life(), hashing, reason };
    let prepared = prepare_resets(&store, request, &act(), &mut rng, &|| {}).expect("prepared");
    assert_eq!(prepared.fault, Some(EngineFault::Differs));
    let (second, resets) =
        prepared.commit(&mut store, &act(), &GivenOut::default()).expect("reset");
    assert_eq!(said(&store), [noted(first), noted(second)]);

    let undo = plan_undo(&store, Some(second)).expect("a batch");
    assert_eq!((undo.open.len(), undo.used.len(), undo.later.len()), (20, 0, 0));
    for Reset { student, password } in &resets {
        let login = student.login.local();
        let signed_in = sign_in(&mut store, login, password, &act()).expect("a working store");
        assert!(signed_in.is_some(), "{login}");
    }
}

//! Lists that are damaged as offices damage them: whatever is done without an override, nobody gets the account of a
//! student with another name, and nobody who has an account gets a second one.

use std::collections::BTreeMap;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rayon::prelude::*;

use super::damage::Damage;
use super::school::{Child, List, School, login};
use crate::domain::{PersonName, Student};
use crate::plan::check::{known, planner};
use crate::plan::near::Spelt;
use crate::plan::{Change, Known, Plan, brakes};
use crate::roster::{ListError, Options, Roster, Row, Source, read_lists};

/// How many damaged lists are tried.
const DAMAGED: u64 = 10_000;
/// How many lists are tried with which nothing is wrong, and how many of them may need an override.
const GOOD: u64 = 2_000;
const STOPPED: usize = 40;

fn read(text: &str) -> Result<Roster, Vec<ListError>> {
    let source = Source { name: "list".to_owned(), bytes: text.as_bytes().to_vec() };
    read_lists(&[source], &Options::default())
}

/// The plan that would be carried out when nobody overrides anything, else what stops it.
fn import<'a>(roster: &'a Roster, known: &'a Known, year: i16) -> Result<Plan<'a>, String> {
    if let Some(refusal) = roster.refusals.first() {
        return Err(refusal.reason.clone());
    }
    let planner = planner(roster.year.as_ref().map_or(year, |(year, _)| *year));
    let plan = planner.plan(roster, known);
    let brakes = brakes(&planner, roster, &plan, known);
    match (plan.refused.first(), brakes.first()) {
        (None, None) => Ok(plan),
        (Some(refused), _) => Err(kind(&refused.why)),
        (None, Some(brake)) => Err(kind(brake)),
    }
}

/// The first word of what something is.
fn kind(what: &impl std::fmt::Debug) -> String {
    format!("{what:?}").split(['(', ' ']).next().unwrap_or_default().to_owned()
}

/// What is wrong with a plan that would be carried out.
fn breaches(plan: &Plan<'_>, list: &List, school: &School) -> Vec<String> {
    let breach = |row: &Row, change: &Change<'_>| {
        let children = list.written.get(row.name.as_str()).map_or(&[][..], Vec::as_slice);
        let has_account = |at: &usize| school.children.get(*at).is_some_and(Child::has_account);
        match change {
            Change::Move(student) | Change::Amend(student) => {
                let is_own = children.iter().any(|at| login(*at) == student.login.local());
                let is_corrected = !children.iter().any(has_account) && is_near(&row.name, student);
                (!is_own && !is_corrected)
                    .then(|| format!("{} gets the account of {}", row.name, student.name))
            }
            Change::Keep(_) => None,
            Change::Create { .. } => match children {
                [child] if has_account(child) => Some(format!("{} gets a second one", row.name)),
                // Two children of one name.
                _ => None,
            },
        }
    };
    plan.steps.iter().filter_map(|step| breach(step.row, &step.change)).collect()
}

fn is_near(name: &PersonName, student: &Student) -> bool {
    Spelt::of(name).near(&Spelt::of(&student.name)).is_some()
}

/// One or two damages of the list of a school.
fn damaged(school: &School, rng: &mut StdRng) -> (Vec<Damage>, List) {
    let count = rng.random_range(1..=2);
    let damages: Vec<_> = Damage::ALL.sample(rng, count).copied().collect();
    let mut list = school.new_list();
    for damage in &damages {
        list.suffer(*damage, school, rng);
    }
    (damages, list)
}

/// The damage of a list that would be taken and must not be, and the list with the store.
fn breach(seed: u64) -> Option<(String, String)> {
    let mut rng = StdRng::seed_from_u64(seed);
    let school = School::draw(&mut rng);
    let (damages, list) = damaged(&school, &mut rng);
    // One row has nothing beside it: a namesake of an older child begins school like any other newcomer.
    if list.rows.len() < 2 {
        return None;
    }
    let (text, accounts) = (list.csv(), school.accounts());
    let store = known(accounts.iter().map(String::as_str));
    let roster = read(&text).ok()?;
    let plan = import(&roster, &store, list.year).ok()?;
    let breach = breaches(&plan, &list, &school).into_iter().next()?;
    Some((format!("{damages:?}"), format!("{breach}\n\n{}\n\n{text}", accounts.join("\n"))))
}

#[test]
fn no_damaged_list_gives_an_account_to_another_child_or_a_second_one() {
    let mut wrong: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (kind, example) in (0..DAMAGED).into_par_iter().filter_map(breach).collect::<Vec<_>>() {
        wrong.entry(kind).or_default().push(example);
    }
    let all: usize = wrong.values().map(Vec::len).sum();
    let mut kinds: Vec<_> = wrong.iter().map(|(kind, found)| (found.len(), kind)).collect();
    kinds.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    kinds.truncate(16);
    let shortest = wrong.values().flatten().min_by_key(|example| example.len());
    assert_eq!(all, 0, "of {DAMAGED}: {kinds:?}\n{}", shortest.map_or("", String::as_str));
}

#[test]
fn lists_that_nothing_is_wrong_with_are_imported() {
    let stop = |seed| {
        let school = School::draw(&mut StdRng::seed_from_u64(seed));
        let (list, accounts) = (school.new_list(), school.accounts());
        let store = known(accounts.iter().map(String::as_str));
        let roster = read(&list.csv()).expect("a class list");
        import(&roster, &store, list.year).err().map(|why| (why, seed))
    };
    let mut stops: BTreeMap<String, Vec<u64>> = BTreeMap::new();
    for (why, seed) in (0..GOOD).into_par_iter().filter_map(stop).collect::<Vec<_>>() {
        stops.entry(why).or_default().push(seed);
    }
    let stopped: usize = stops.values().map(Vec::len).sum();
    assert!(stopped <= STOPPED, "{stopped} of {GOOD}: {stops:?}");
}

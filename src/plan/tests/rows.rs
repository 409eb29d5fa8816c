//! What an import plans, in tables: by which way rows are matched, what is refused as doubt, and who is missing.

use proptest::prelude::*;

use crate::plan::Known;
use crate::plan::check::{check, known, list, planner};

#[test]
fn rows_are_matched_by_the_surest_way_there_is() {
    let tan = "known TAN KAI JUN, 3A 2027, no 1, ref R1";
    let check = |year: i16, rows: &str| check(year, &format!("{tan}\n{rows}"));
    // Reference, then login ID, then name and class. A name that is nearly the same is corrected by them.
    check(2027, "row TAN KAI JUN, 3A, ref R1 => same");
    check(2027, "row TAN KAIJUN X, 3A, ref R1 => changed tan_kai_jun");
    check(2027, "row TAN KAI JUN ALVIN, 3A, login tan_kai_jun => changed tan_kai_jun");
    check(2027, "row Tan Kai-Jun, 3a => changed tan_kai_jun");
    check(2027, "row TAN KAI JUN, 3A, no 2 => changed tan_kai_jun");
    // Next year, one level up or the same again; the login ID stays.
    check(2028, "row TAN KAI JUN, 4B => moved tan_kai_jun");
    check(2028, "row TAN KAI JUN, 3B => moved tan_kai_jun");
    // A newcomer to P1 is not the pupil of P3 with the same name.
    check(2028, "row TAN KAI JUN, 1B => new tan_kai_jun_1");
    // Both on one list: only one of the two rows can be the pupil of P3.
    check(
        2028,
        "row TAN KAI JUN, 1B => new tan_kai_jun_1
         row TAN KAI JUN, 4B => moved tan_kai_jun",
    );
}

#[test]
fn namesakes_of_one_class_are_told_apart_by_numbers_that_are_all_still_there() {
    let two = "known TAN LE, 3A 2027, no 1
               known TAN LE, 3A 2027, no 2, login tan_le_1";
    let check = |year: i16, rows: &str| check(year, &format!("{two}\n{rows}"));
    check(
        2027,
        "row TAN LE, 3A, no 2 => same
         row TAN LE, 3A, no 1 => same",
    );
    check(
        2027,
        "row TAN LE, 3A, no 2 => MayBe tan_le tan_le_1
         row TAN LE, 3A, no 3 => MayBe tan_le tan_le_1
         gone tan_le
         gone tan_le_1",
    );
    check(2027, "row TAN LE, 3A => MayBe tan_le tan_le_1\n gone tan_le\n gone tan_le_1");
    check(2028, "row TAN LE, 4A => MayBe tan_le tan_le_1\n gone tan_le\n gone tan_le_1");
}

#[test]
fn what_could_be_two_children_is_refused() {
    let le = "known TAN LE, 3A 2027, no 1";
    let two_rows = "row TAN LE, 4A => MayBe tan_le
                    row TAN LE, 4B => MayBe tan_le
                    gone tan_le";
    check(2028, &format!("{le}\n{two_rows}"));
    // Class lists that come one after the other: a namesake next door, or a move?
    check(2027, &format!("{le}\n row TAN LE, 3B => MayHaveMoved tan_le"));
    // A list of a few moves is no class list.
    let next_door = "known ONG XU, 3B 2027, no 1
                     known GOH HUI, 3B 2027, no 2
                     known YEO KAI, 3B 2027, no 3";
    check(2027, &format!("{le}\n{next_door}\n row TAN LE, 3B => moved tan_le"));
    // Another level is no move, and a child with an account gets no second one.
    check(2027, &format!("{le}\n row TAN LE, 4B => WrongLevel tan_le"));
    // Numbers that contradict each other, and a list that is older than the store.
    let tan = "known TAN KAI JUN, 3A 2027, no 1, ref R1";
    let contradicting = "row TAN LE, 3A, ref R1, login tan_le => KeysOfTwo tan_kai_jun tan_le
                         gone tan_kai_jun
                         gone tan_le";
    check(2027, &format!("{tan}\n{le}\n{contradicting}"));
    check(2026, &format!("{tan}\n row TAN KAI JUN, 2A, ref R1 => OlderThanTheStore tan_kai_jun"));
}

#[test]
fn login_ids_of_the_list_win_and_nobody_gets_one_that_was_given() {
    check(
        2027,
        "row TAN LE, 3A, login tan_le_7 => new tan_le_7
         row TAN LE, 3B => new tan_le",
    );
    check(
        2027,
        "row TAN LE, 3A => new tan_le_1
         row LIM ZI, 3A, login tan_le => new tan_le",
    );
    check(2027, "row 郑凯文, 3A => NoLatinLetters");
    check(2027, "row 郑凯文, 3A, login zheng_kaiwen => new zheng_kaiwen");
}

#[test]
fn students_of_listed_classes_who_are_not_on_the_list_are_absent() {
    check(
        2027,
        "known TAN LE, 3A 2027, no 1
         known LIM ZI, 3A 2027, no 2
         known ONG XU, 3B 2027, no 1
         row TAN LE, 3A => same
         gone lim_zi",
    );
}

#[test]
fn who_was_in_the_highest_level_has_gone_through_the_school() {
    check(
        2028,
        "known TAN LE, 6A 2027
         known LIM ZI, 5A 2027
         known ONG XU, 5A 2027
         row LIM ZI, 6A => moved lim_zi
         gone ong_xu
         through tan_le",
    );
    // One list of two classes says nothing of the pupils of the other one.
    check(
        2028,
        "known TAN LE, 5A 2027
         known LIM ZI, 5B 2027
         row LIM ZI, 6B => moved lim_zi",
    );
}

proptest! {
    /// The store after an import, as far as planning sees it, plans nothing for the same list in any order.
    #[test]
    fn a_list_imported_twice_changes_nothing_whatever_the_order(
        names in prop::collection::hash_set("(TAN|LIM|ONG) (KAI|ZI|LE) ?(JUN|EN)?", 1..12),
        turn in 0_usize..12,
    ) {
        let mut rows: Vec<_> =
            (1..).zip(&names).map(|(number, name)| format!("{name},{}A,{number}\n", 1 + number % 3)).collect();
        let first = list(&format!("Name,Class,Reg No\n{}", rows.concat()));
        let nobody = Known::default();
        let plan = planner(2027).plan(&first, &nobody);
        prop_assert!(plan.refused.is_empty());
        let made: Vec<_> = plan
            .new_accounts()
            .map(|(row, login, _)| {
                let number = row.register_no.expect("a number");
                format!("{}, {} 2027, no {number}, login {}", row.name, row.class, login.local())
            })
            .collect();
        let known = known(made.iter().map(String::as_str));
        let turn = turn % rows.len();
        rows.rotate_left(turn);
        let again = list(&format!("Name,Class,Reg No\n{}", rows.concat()));
        let plan = planner(2027).plan(&again, &known);
        prop_assert!(plan.is_empty() && plan.refused.is_empty() && plan.absent.is_empty());
    }
}

#[test]
fn a_few_rows_are_no_class_list() {
    let class = "known TAN LE, 3A 2027, no 1
                 known LIM ZI, 3A 2027, no 2
                 known ONG XU, 3A 2027, no 3";
    check(2027, &format!("{class}\nrow GOH SHU WEN, 3A, no 4 => new goh_shu_wen"));
    check(2027, &format!("{class}\nrow GOH SHU WEN, 3A, no 2 => NumberTaken lim_zi"));
}

//! `mims import` of next year's list: accounts go along with their students, whoever moves, stays or comes.

use insta::assert_snapshot;

use crate::common::{LIST, LOGINS, Office, replaced};

/// Two classes of P5 and P6 without references, so that nothing but names tells the children apart.
const THIS_YEAR: &str = "Class 2027,Reg No,Name
5 Integrity,1,TAN KAI JUN
5 Integrity,2,HO SI MIN
5 Integrity,3,LIM WEI LING
6 Integrity,1,ONG XU EN
6 Integrity,2,ARJUN S/O VEERASAMY
";

#[test]
fn login_id_password_history_and_questions_go_along() {
    let office = Office::with_school();
    office.signed_in_long_ago("tan_kai_jun");
    office.done(&["reset", "lim_wei_ling"]);
    office.done(&["stickers", "--class", "4 Respect", "--output", "s.pdf"]);
    let before = office.accounts();
    let list = LIST
        .replace("4 Respect", "5 Respect")
        .replace("3 Integrity", "4 Respect")
        .replace("Class 2027", "Class 2028");
    office.import(&list);
    assert_eq!(office.accounts(), before);
    assert_eq!(office.logins(), LOGINS);
    assert_eq!(
        office.value::<i64>(
            "SELECT count(*) FROM students JOIN classes c ON c.id = class_id WHERE year = 2028",
            []
        ),
        5
    );
    office.is_sound();
}

#[test]
fn moves_retained_pupils_newcomers_and_graduates_are_told_apart() {
    let office = Office::with_list(THIS_YEAR);
    let before = office.accounts();
    let run = office.import(
        "Class 2028,Reg No,Name
1 Integrity,1,ONG XU EN
1 Integrity,2,NUR AISYAH BINTE RAHMAN
5 Integrity,1,HO SI MIN
6 Integrity,1,TAN KAI JUN
6 Integrity,2,LIM WEI LING
",
    );
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2028", register number "Reg No", name "Name"
    list.csv: 5 students in 3 classes of 2028 (from the heading "Class 2028")

    New: 2
      ONG XU EN of 1 Integrity, number 1 (ong_xu_en_1)
      NUR AISYAH BINTE RAHMAN of 1 Integrity, number 2 (nur_aisyah_binte_rahman)
    Moved: 3
      HO SI MIN from 5 Integrity of 2027 to 5 Integrity (ho_si_min)
      TAN KAI JUN from 5 Integrity of 2027 to 6 Integrity (tan_kai_jun)
      LIM WEI LING from 5 Integrity of 2027 to 6 Integrity (lim_wei_ling)
    Through the school (account stays open): 2
      ONG XU EN of 6 Integrity 2027 (ong_xu_en)
      ARJUN S/O VEERASAMY of 6 Integrity 2027 (arjun_so_veerasamy)

    New passwords work until [day]

    Batch 2: 2 accounts created, 3 students moved, 0 corrected, 0 closed
      ONG XU EN of 1 Integrity (ong_xu_en_1): created
      NUR AISYAH BINTE RAHMAN of 1 Integrity (nur_aisyah_binte_rahman): created
      HO SI MIN of 5 Integrity (ho_si_min): moved
      TAN KAI JUN of 6 Integrity (tan_kai_jun): moved
      LIM WEI LING of 6 Integrity (lim_wei_ling): moved
    --- stderr
    Next: mims stickers --batch 2 --output stickers.pdf (or mims undo 2)
    "#);
    assert_snapshot!(office.people(), @"
    2028 6 Integrity/1 TAN KAI JUN tan_kai_jun
    2028 5 Integrity/1 HO SI MIN ho_si_min
    2028 6 Integrity/2 LIM WEI LING lim_wei_ling
    2027 6 Integrity/1 ONG XU EN ong_xu_en
    2027 6 Integrity/2 ARJUN S/O VEERASAMY arjun_so_veerasamy
    2028 1 Integrity/1 ONG XU EN ong_xu_en_1
    2028 1 Integrity/2 NUR AISYAH BINTE RAHMAN nur_aisyah_binte_rahman
    ");
    assert_eq!(office.accounts().get(..5), Some(&before[..]), "nobody's account is another's now");
    assert_snapshot!(office.log_of(2), @"
    import | moved | ho_si_min | from 5 Integrity of 2027 to 5 Integrity
    import | moved | tan_kai_jun | from 5 Integrity of 2027 to 6 Integrity
    import | moved | lim_wei_ling | from 5 Integrity of 2027 to 6 Integrity
    import | created | ong_xu_en_1 | ong_xu_en_1@students.edu.sg in 1 Integrity
    import | created | nur_aisyah_binte_rahman | nur_aisyah_binte_rahman@students.edu.sg in 1 Integrity
    import | imported | list.csv: 2 created, 3 changed, 0 left
    ");
    office.is_sound();
}

#[test]
fn a_list_of_one_class_says_nothing_about_the_class_next_door() {
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,TAN KAI JUN\n3 Respect,HO SI MIN\n4 Integrity,ONG XU EN\n",
    );
    // Next year's list of one of two classes: the others may well be in the other one.
    let list = "Class 2028,Name\n4 Integrity,TAN KAI JUN\n";
    office.write("list.csv", list);
    let run = office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    assert!(!run.stdout.contains("Not on the list any more ("), "{}", run.stdout);
    assert_eq!(
        office.column::<i64>("SELECT id FROM students WHERE disabled_at IS NOT NULL"),
        [0; 0]
    );
    // Not when the list comes again either, with nobody left in that class of last year.
    let before = office.facts();
    office.done(&["import", "list.csv", "--yes", "--leavers", "disable"]);
    assert_eq!(office.facts(), before);
    // Within a year too.
    let run = office.import("Class 2028,Name\n4 Respect,HO SI MIN\n");
    assert!(!run.stdout.contains("Not on the list any more ("), "{}", run.stdout);
    assert_snapshot!(office.people(), @"
    2028 4 Integrity/- TAN KAI JUN tan_kai_jun
    2028 4 Respect/- HO SI MIN ho_si_min
    2027 4 Integrity/- ONG XU EN ong_xu_en
    ");
}

#[test]
fn a_level_with_as_many_classes_as_before_tells_who_is_missing() {
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,TAN KAI JUN\n3 Integrity,LIM WEI LING\n3 Respect,HO SI MIN\n5 Integrity,ONG XU EN\n",
    );
    let run = office.import("Class 2028,Name\n4 Care,TAN KAI JUN\n4 Honour,HO SI MIN\n");
    assert!(
        run.stdout.contains("Not on the list any more (account stays open): 1\n  LIM WEI LING of 3 Integrity 2027 (lim_wei_ling)\n"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_register_number_belongs_to_its_class_and_the_rest_is_kept() {
    let office = Office::with_school();
    office.import("Class 2028,Name,Form Teacher\n4 Integrity,TAN KAI JUN,Mr Goh Beng Huat\n");
    let line = office.people().lines().next().map(str::to_owned);
    assert_eq!(
        line.as_deref(),
        Some("2028 4 Integrity/- TAN KAI JUN tan_kai_jun MP-90-0001 tan.family@example.org")
    );
    let teacher = "SELECT form_teacher FROM classes WHERE year = 2028";
    assert_eq!(office.value::<String>(teacher, []), "Mr Goh Beng Huat");
    let teacher = "SELECT form_teacher FROM classes WHERE year = 2027 AND name = '3 Integrity'";
    assert_eq!(office.value::<String>(teacher, []), "Mdm Salmah Bte Yusof", "that was last year");
}

#[test]
fn the_same_list_again_next_day_changes_nothing() {
    let office = Office::with_list(THIS_YEAR);
    let list = THIS_YEAR
        .replace("6 Integrity,1,ONG XU EN", "1 Integrity,1,NUR AISYAH BINTE RAHMAN")
        .replace("6 Integrity,2,ARJUN S/O VEERASAMY", "1 Integrity,2,GOH SHU WEN")
        .replace("5 Integrity", "6 Integrity")
        .replace("Class 2027", "Class 2028");
    office.import(&list);
    let before = office.facts();
    let run = office.import(&list);
    assert!(run.stderr.contains("Nothing to do"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
}

#[test]
fn children_who_could_be_taken_for_each_other_are_named() {
    let office = Office::with_store();
    let run = office.import(
        "Class 2027,Reg No,Name
3 Integrity,1,TAN KAI JUN
3 Integrity,2,HO SI MIN
3 Integrity,3,TAN KAI JUNE
3 Respect,1,TAN KAI JUN
3 Respect,2,LIM WEI LING
3 Respect,3,LIM WEI LING
",
    );
    assert_snapshot!(replaced(&office, &run.stdout), @r#"
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name"
    Names that look alike (one child twice? else hand out these stickers with care): 2
      3 Integrity: TAN KAI JUN (number 1) and TAN KAI JUNE (number 3)
      3 Respect: LIM WEI LING (number 2) and LIM WEI LING (number 3)

    list.csv: 6 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 6
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      HO SI MIN of 3 Integrity, number 2 (ho_si_min)
      TAN KAI JUNE of 3 Integrity, number 3 (tan_kai_june)
      TAN KAI JUN of 3 Respect, number 1 (tan_kai_jun_1)
      LIM WEI LING of 3 Respect, number 2 (lim_wei_ling)
      LIM WEI LING of 3 Respect, number 3 (lim_wei_ling_1)

    New passwords work until [day]

    Batch 1: 6 accounts created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
      HO SI MIN of 3 Integrity (ho_si_min): created
      TAN KAI JUNE of 3 Integrity (tan_kai_june): created
      TAN KAI JUN of 3 Respect (tan_kai_jun_1): created
      LIM WEI LING of 3 Respect (lim_wei_ling): created
      LIM WEI LING of 3 Respect (lim_wei_ling_1): created
    "#);
}

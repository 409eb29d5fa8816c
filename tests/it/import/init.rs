//! `mims import --init`: a store that is made on the way, or is missing.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

#[test]
fn a_dry_run_makes_no_store() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let run = office.done(&["import", "list.csv", "--init", "--dry-run", "--stickers", "s.pdf"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Plan 0eebf043
    --- stderr
    Nothing was changed: this was a dry run.
    "#);
    assert!(!office.store().exists() && !office.path("s.pdf").exists());
}

#[test]
fn a_store_is_made_on_the_way() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let args = ["import", "list.csv", "--init", "--school", "Merlion Park", "--yes"];
    assert_snapshot!(office.run(&args).shown(&office), @r#"
    exit 0
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    list.csv: 5 students in 2 classes of 2027 (from the heading "Class 2027")

    New: 5
      TAN KAI JUN of 3 Integrity, number 1 (tan_kai_jun)
      D'SOUZA, MARIE ANNE of 3 Integrity, number 2 (dsouza_marie_anne)
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity, number 12 (muhammad_rayyan_bin_abdullah)
      LIM WEI LING of 4 Respect, number 1 (lim_wei_ling)
      ARJUN S/O VEERASAMY of 4 Respect, number 2 (arjun_so_veerasamy)

    New passwords work until [day]

    Batch 1: 5 accounts created, 0 students moved, 0 corrected, 0 closed
      TAN KAI JUN of 3 Integrity (tan_kai_jun): created
      D'SOUZA, MARIE ANNE of 3 Integrity (dsouza_marie_anne): created
      MUHAMMAD RAYYAN BIN ABDULLAH of 3 Integrity (muhammad_rayyan_bin_abdullah): created
      LIM WEI LING of 4 Respect (lim_wei_ling): created
      ARJUN S/O VEERASAMY of 4 Respect (arjun_so_veerasamy): created
    --- stderr
    Store made in [office]/store
    warning: the vault key has no passphrase; mims vault passphrase gives it one
    Next: mims stickers --batch 1 --output stickers.pdf (or mims undo 1)
    "#);
    assert_eq!(office.done(&["settings", "get", "school.name"]).stdout, "Merlion Park\n");
}

#[test]
fn init_is_no_harm_when_the_store_is_there() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.run(&["import", "list.csv", "--init", "--school", "Another", "--yes"]);
    assert_eq!((run.status, office.facts()), (0, before));
}

#[test]
fn without_a_store_the_hint_is_how_to_make_one() {
    let office = Office::new();
    office.write("list.csv", LIST);
    assert_snapshot!(office.run(&["import", "list.csv", "--yes"]).shown(&office), @r#"
    exit 4
    --- stdout
    list.csv: heading on line 1: class "Class 2027", register number "Reg No", name "Name of Pupil", student reference "Student Ref", form teacher "Form Teacher", e-mail address "Email"
    --- stderr
    error: there is no store in [office]/store
    hint: mims init makes one; --store names another folder
    "#);
    assert!(!office.store().exists());
}

//! What a run writes, and what it leaves alone.

use super::slapd::{BASE, Slapd};
use crate::common::{LIST, Office};

/// The office of the small school with its directory, in step.
pub(super) fn in_step() -> Option<(Office, Slapd)> {
    let office = Office::with_school();
    let slapd = Slapd::start(&office)?;
    office.chooses(&slapd);
    let first = office.done(&["directory", "sync"]);
    assert!(first.stdout.ends_with("in step; 5 added\n"), "{}", first.stdout);
    Some((office, slapd))
}

#[test]
fn the_first_run_writes_everybody_and_the_second_nothing() {
    let Some((office, slapd)) = in_step() else { return };
    assert_eq!(slapd.people(), office.wanted_people());
    let entry = slapd.search("(uid=tan_kai_jun)");
    let expected = format!(
        "dn: employeeNumber=1,ou=students,{BASE}\nobjectClass: inetOrgPerson\nemployeeNumber: 1\nuid: tan_kai_jun\n\
         mail: tan_kai_jun@students.edu.sg\ncn: TAN KAI JUN\nsn: TAN KAI JUN\ndisplayName: TAN KAI JUN\n\
         departmentNumber: 3 Integrity\nemployeeType: student\n\n"
    );
    assert_eq!(entry, expected);
    let before = slapd.search("(objectClass=*)");
    let again = office.done(&["directory", "sync"]);
    assert!(again.stdout.ends_with("in step; nothing to write\n"), "{}", again.stdout);
    office.is_in_step_with(&slapd);
    assert_eq!(slapd.search("(objectClass=*)"), before);
}

#[test]
fn the_directory_says_which_row_of_the_audit_log_it_has() {
    let Some((office, slapd)) = in_step() else { return };
    office.done(&["edit", "tan_kai_jun", "--class", "4 Respect"]);
    let store: String = office.value("SELECT store_id FROM identity", []);
    let mark = slapd.search("(description=*)");
    let head = mark.split(&format!("mims {store} audit ")).nth(1).expect("a mark").trim();
    let verified = office.done(&["audit", "verify", "--head", head]);
    assert!(verified.stdout.contains(head), "{}", verified.stdout);
}

#[test]
fn what_others_have_written_is_left_alone_and_what_the_store_decides_is_put_right() {
    let Some((office, slapd)) = in_step() else { return };
    let entry = format!("dn: employeeNumber=1,ou=students,{BASE}\nchangetype: modify\n");
    slapd.modify(&format!(
        "{entry}add: telephoneNumber\ntelephoneNumber: 61234567\n-\nreplace: cn\ncn: SOMEBODY ELSE\n-\n\
         add: userPassword\nuserPassword: taken-over\n"
    ));
    let planned = office.done(&["directory", "plan", "--format", "csv"]).stdout;
    assert_eq!(
        planned.lines().nth(1),
        Some(format!("change,tan_kai_jun@students.edu.sg,1,cn employeeType userPassword,\"employeeNumber=1,ou=students,{BASE}\"").as_str())
    );
    assert!(slapd.lets_in(&office, 1, "taken-over"), "a plan writes nothing");
    let quick = office.done(&["directory", "sync"]);
    assert!(quick.stdout.ends_with("nothing to write\n"), "only a full run looks at everybody");
    let full = office.done(&["directory", "sync", "--full"]);
    assert!(full.stdout.ends_with("in step; 1 changed\n"), "{}", full.stdout);
    assert!(!slapd.lets_in(&office, 1, "taken-over"));
    assert!(slapd.search("(uid=tan_kai_jun)").contains("telephoneNumber: 61234567"));
    office.is_in_step_with(&slapd);
}

#[test]
fn entries_that_are_no_account_s_are_named_and_left() {
    let Some((office, slapd)) = in_step() else { return };
    let stray = format!("cn=printer,ou=students,{BASE}");
    slapd.modify(&format!(
        "dn: {stray}\nchangetype: add\nobjectClass: device\ncn: printer\n\n\
         dn: employeeNumber=77,ou=students,{BASE}\nchangetype: add\nobjectClass: inetOrgPerson\nemployeeNumber: 77\n\
         uid: tan_kai_jun\ncn: X\nsn: X\n"
    ));
    let full = office.refused(3, &["directory", "sync", "--full"]);
    assert!(full.stdout.contains("left alone: 2\n"), "{}", full.stdout);
    assert!(full.stdout.contains(&stray), "{}", full.stdout);
    assert!(slapd.search("(cn=printer)").contains(&stray));
    assert!(office.refused(3, &["directory", "plan"]).stdout.contains(&stray));
    let planned = office.refused(3, &["directory", "plan", "--format", "csv"]).stdout;
    assert_eq!(planned.matches("stray,").count(), 2, "{planned}");
}

#[test]
fn closing_a_tenth_waits_for_somebody() {
    let rows = (1..=30).map(|number| format!("3 Integrity,{number},CHILD {}\n", name(number)));
    let list: String = std::iter::once("Class 2027,Reg No,Name\n".to_owned()).chain(rows).collect();
    let office = Office::with_list(&list);
    let Some(slapd) = Slapd::start(&office) else { return };
    office.chooses(&slapd);
    office.done(&["directory", "sync"]);
    let who: Vec<_> = (1..=4).map(|number| format!("3 Integrity/{number}")).collect();
    let who = who.iter().map(String::as_str);
    let args: Vec<_> = ["disable", "--yes"].into_iter().chain(who).collect();
    let disabled = office.done(&args);
    let stop = "4 of 30 open accounts would be closed in the directory, so none was";
    assert!(disabled.stderr.contains(stop), "{}", disabled.stderr);
    let before = office.cursor();
    let run = office.refused(3, &["directory", "sync"]);
    assert!(run.stderr.contains(stop), "{}", run.stderr);
    assert_eq!(office.cursor(), before, "and is told again");
    let accepted = office.done(&["directory", "sync", "--accept-many"]);
    assert!(accepted.stdout.ends_with("in step; 4 closed\n"), "{}", accepted.stdout);
    // Three of twenty-six are more than a tenth, and two are not.
    office.done(&["disable", "--yes", "3 Integrity/5", "3 Integrity/6"]);
    office.is_in_step_with(&slapd);
}

fn name(number: u32) -> String {
    let letters =
        [number / 10, number % 10].map(|digit| char::from_u32(65 + digit).expect("a letter"));
    letters.iter().collect()
}

#[test]
fn an_account_that_was_never_open_there_is_not_made_and_staff_stand_beside() {
    let office = Office::with_school();
    office.done(&["disable", "lim_wei_ling"]);
    let Some(slapd) = Slapd::start(&office) else { return };
    office.write("staff.csv", "Name,Class\nSALMAH BTE YUSOF,Staff\n");
    office.done(&["import", "staff.csv", "--role", "school-staff", "--yes"]);
    office.chooses(&slapd);
    let first = office.done(&["directory", "sync"]);
    assert!(first.stdout.ends_with("in step; 5 added\n"), "{}", first.stdout);
    assert_eq!(slapd.search("(uid=lim_wei_ling)"), "");
    let staff = slapd.search("(employeeType=school-staff)");
    assert!(staff.contains("ou=school-staff,"), "{staff}");
}

#[test]
fn laptops_get_user_numbers_when_they_are_wanted() {
    let Some((office, slapd)) = in_step() else { return };
    let url = slapd.url();
    let init = ["directory", "init", "--url", &url, "--base", BASE, "--uid-offset", "100000"];
    office.done(&init);
    let run = office.done(&["directory", "sync", "--full"]);
    assert!(run.stdout.ends_with("in step; 5 changed\n"), "{}", run.stdout);
    let entry = slapd.search("(uidNumber=100001)");
    for line in ["objectClass: posixAccount", "homeDirectory: /home/students/1", "uid: tan_kai_jun"]
    {
        assert!(entry.contains(line), "{entry}");
    }
    office.is_in_step_with(&slapd);
}

#[test]
fn an_import_that_is_taken_back_closes_what_it_has_made() {
    let Some((office, slapd)) = in_step() else { return };
    office.write("more.csv", format!("{LIST}4 Respect,3,NG JIA HAO,MP-90-0006,Mr Ong Kah Seng,\n"));
    office.brings_in_step(&["import", "more.csv", "--yes"]);
    assert!(slapd.search("(uid=ng_jia_hao)").contains("employeeType: student"));
    office.brings_in_step(&["undo", "--yes"]);
    assert!(slapd.search("(uid=ng_jia_hao)").contains("employeeType: closed"));
    office.is_in_step_with(&slapd);
}

#[test]
fn without_a_directory_nothing_is_tried_and_one_can_be_left() {
    let Some((office, mut slapd)) = in_step() else { return };
    slapd.kill();
    let warned = office.done(&["disable", "tan_kai_jun"]);
    assert!(
        warned.stderr.contains("warning: this is done, but the directory is not in step"),
        "{}",
        warned.stderr
    );
    office.done(&["directory", "init", "--off"]);
    let quiet = office.done(&["enable", "tan_kai_jun"]);
    assert!(!quiet.stderr.contains("directory"), "{}", quiet.stderr);
    let none = office.refused(1, &["directory", "sync"]);
    assert!(none.stderr.contains("keeps no directory in step"), "{}", none.stderr);
}

/// What the hints say can be typed as it stands.
#[test]
fn units_that_are_gone_are_made_again_where_they_were() {
    let Some((office, slapd)) = in_step() else { return };
    let elsewhere = ["directory", "init", "--base", "dc=elsewhere"];
    let refused = office.refused(4, &elsewhere);
    assert!(refused.stderr.contains("the directory that --base ends in"), "{}", refused.stderr);
    let entries = (1..=5).map(|number| format!("employeeNumber={number},")).chain([String::new()]);
    let gone =
        entries.map(|entry| format!("dn: {entry}ou=students,{BASE}\nchangetype: delete\n\n"));
    slapd.modify(&gone.collect::<String>());
    let gone = office.refused(4, &["directory", "sync"]);
    assert!(gone.stderr.contains("mims directory init makes it"), "{}", gone.stderr);
    office.done(&["directory", "init"]);
    office.done(&["directory", "sync"]);
    office.is_in_step_with(&slapd);
    office.done(&["directory", "init", "--off"]);
    let none = office.refused(1, &["directory", "init"]);
    assert!(none.stderr.contains("--url ldapi:/// --base"), "{}", none.stderr);
}

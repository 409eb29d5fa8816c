//! Accounts of staff after their import: leavers, the brake, undo, stickers, and departments that are shared.

use std::process::Command;

use crate::common::{present, text};
use crate::import::{STAFF, import, logins, with_staff};

#[test]
fn leavers_of_a_list_are_of_its_role_also_in_the_next_year() {
    let office = with_staff();
    let next_year = STAFF.replace("2027", "2028");
    let without_ong = next_year.replace("ONG KAH SENG,Science,,MP-S-03,ong@example.org\n", "")
        + "LEE MEI,Science,,,\n";
    let run = import(&office, "school-staff", &without_ong, &["--leavers", "disable"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let closed: Vec<String> =
        office.column("SELECT login FROM students WHERE disabled_at IS NOT NULL");
    assert_eq!(closed, ["ong_kah_seng"]);
    assert!(
        run.stdout.contains("ONG KAH SENG of Science 2027 (ong_kah_seng@schools.gov.sg)"),
        "{}",
        run.stdout
    );
}

#[test]
fn the_brake_counts_the_accounts_of_the_role() {
    let office = with_staff();
    let rows = (b'A'..=b'F').map(|letter| format!("X{0}{0} YEO,Mathematics\n", char::from(letter)));
    let list = format!("Name,Department 2027\n{}", rows.collect::<String>());
    let run = import(&office, "school-staff", &list, &[]);
    assert!(
        run.stderr.contains("6 of 6 school staff accounts of Mathematics are unknown"),
        "{}",
        run.stderr
    );
}

#[test]
fn the_account_lives_as_a_students_does() {
    let office = with_staff();
    let reset = office.done(&["reset", "mdm_salmah", "--yes"]);
    assert!(reset.stdout.contains("mdm_salmah@schools.gov.sg"), "{}", reset.stdout);
    office.done(&["disable", "mdm_salmah", "--yes"]);
    office.done(&["enable", "mdm_salmah", "--yes"]);
    let renamed = STAFF
        .replace("TAN KAI JUN,Mathematics,3 Integrity,MP-S-01", "TAN KAI JUN ALVIN,Mathematics,,");
    let run =
        import(&office, "school-staff", &renamed, &["--rename", "tan_kai_jun=TAN KAI JUN ALVIN"]);
    assert!(
        run.stdout.contains("0 accounts created, 0 school staff accounts moved, 1 corrected"),
        "{}{}",
        run.stdout,
        run.stderr
    );
    office.refused(1, &["edit", "mdm_salmah", "--login-id", "salmah@students.edu.sg"]);
    office.done(&["edit", "mdm_salmah", "--login-id", "salmah@schools.gov.sg"]);
    office.done(&["edit", "salmah", "--login-id", "salmah_yusof"]);
    assert!(logins(&office).contains(&"salmah_yusof@schools.gov.sg".to_owned()));
}

#[test]
fn an_account_taken_back_is_taken_up_again_by_its_role_only() {
    let office = with_staff();
    office.done(&["undo", "2", "--yes"]);
    office.refused(1, &["status", "ong_kah_seng_1"]);
    office.import("Name,Class 2027\nONG KAH SENG,Office\n");
    let again = import(&office, "school-staff", &STAFF.replace(",Office,", ",Admin,"), &[]);
    assert_eq!(again.status, 0, "{}", again.stderr);
    assert!(logins(&office).contains(&"ong_kah_seng@students.edu.sg".to_owned()));
}

#[test]
fn stickers_of_staff_have_their_domain() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = with_staff();
    office.done(&["stickers", "--class", "Science", "--output", "science.pdf"]);
    let pdf = office.path("science.pdf");
    let all = text(Command::new("pdftotext").arg("-raw").arg(pdf).arg("-"));
    let all: String = all.split_whitespace().collect();
    assert!(all.contains("ong_kah_seng@schools.gov.sg"), "{all}");
    assert!(!all.contains("students.edu.sg"), "{all}");
}

#[test]
fn a_teacher_in_a_pupils_class_makes_no_pupil_a_leaver() {
    let office = with_staff();
    let list = STAFF.replace("ONG KAH SENG,Office", "ONG KAH SENG,3 Integrity");
    let args = ["--skip-bad", "--rejects", "rest.csv", "--leavers", "keep"];
    let run = import(&office, "school-staff", &list, &args);
    assert!(run.stderr.contains("3 Integrity is a class of students"), "{}", run.stderr);
    assert!(!run.stdout.contains("Not on the list any more"), "{}", run.stdout);
    assert!(
        run.stderr.contains("then: mims import rest.csv --role school-staff"),
        "{}",
        run.stderr
    );
}

#[test]
fn both_kinds_of_staff_may_share_a_department_and_are_counted_apart() {
    let office = with_staff();
    let list = "Name,Department 2027\nTAN KAI JUN,Science\nLEE MEI,Science\nTAN HUI,Science\n";
    let run = import(&office, "hq-staff", list, &["--leavers", "disable"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(!run.stdout.contains("Not on the list any more"), "{}", run.stdout);
    assert!(run.stdout.contains("3 accounts created"), "{}", run.stdout);
    assert_eq!(logins(&office).get(4).map(String::as_str), Some("tan_kai_jun@hq.moe.gov.sg"));
}

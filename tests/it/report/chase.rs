//! Who needs somebody in `mims report`: the pages for form teachers, attention.csv, and the advice on them.

use insta::assert_snapshot;

use crate::common::{Office, replaced};

#[test]
fn a_chase_page_has_only_the_pupils_who_are_left() {
    let office = Office::at_night();
    office.report(&[]);
    let page = office.reported("chase/teacher-mdm-salmah-bte-yusof.html");
    assert!(page.contains("3 Integrity") && !page.contains("4 Respect"), "{page}");
    assert!(!page.contains("TAN KAI JUN") && page.contains("D'SOUZA, MARIE ANNE"), "{page}");
    assert!(page.contains("set 3 security questions"), "{page}");
    assert!(page.contains("needs a reset: the temporary password is too old"), "{page}");
    let other = office.reported("chase/teacher-mr-ong-kah-seng.html");
    assert!(other.contains("too many wrong passwords: ask the office to unlock it"), "{other}");
    assert!(other.contains("get the sticker (not printed yet)"), "{other}");
    office.tamper("UPDATE classes SET form_teacher = 'Mdm Salmah Bte Yusof'");
    office.report(&["--force"]);
    let both = office.reported("chase/teacher-mdm-salmah-bte-yusof.html");
    assert!(both.contains("3 Integrity") && both.contains("4 Respect"), "{both}");
    office.tamper("UPDATE classes SET form_teacher = NULL WHERE id = 2");
    office.report(&["--force"]);
    assert!(office.reported("chase/class-2027-4-respect.html").contains("LIM WEI LING"));
}

#[test]
fn the_sheets_of_all_classes_are_in_one_page_too() {
    let office = Office::at_night();
    office.tamper("UPDATE classes SET form_teacher = 'Mdm Salmah Bte Yusof'");
    office.report(&[]);
    let all = office.reported("chase/all.html");
    let sheets: Vec<_> = all.split("<article>").skip(1).collect();
    let [first, second] = sheets.as_slice() else { unreachable!("{all}") };
    assert!(first.contains("3 Integrity") && second.contains("4 Respect"), "{all}");
    for (sheet, name, other) in
        [(first, "MARIE ANNE", "LIM WEI LING"), (second, "LIM WEI LING", "MARIE ANNE")]
    {
        assert!(sheet.contains("Mdm Salmah") && sheet.contains("2 of "), "{sheet}");
        assert!(sheet.contains(name) && !sheet.contains(other), "{sheet}");
    }
    assert!(!all.contains("TAN KAI JUN"), "who is enrolled is left out");
    assert!(office.reported("report.html").contains("href=\"chase/all.html\""));
}

#[test]
fn those_with_the_furthest_to_go_come_first() {
    let office = Office::at_night();
    office.report(&[]);
    let page = office.reported("report.html");
    for section in ["classes", "teachers"] {
        let rows = page.split(&format!("id=\"{section}\"")).nth(1).expect(section);
        let place = |class: &str| rows.find(class).expect(class);
        assert!(
            place("4 Respect") < place("3 Integrity"),
            "nobody of 4 Respect is enrolled: {rows}"
        );
    }
}

#[test]
fn what_helps_against_a_lock_is_to_unlock() {
    let office = Office::at_night();
    office.report(&[]);
    let page = office.reported("report.html");
    assert_eq!(page.matches("<code>mims unlock LOGIN</code>").count(), 2, "{page}");
    assert!(office.done(&["unlock", "lim_wei_ling"]).stdout.ends_with("the lock is taken away\n"));
}

#[test]
fn a_password_from_a_reset_waits_for_no_printer() {
    let office = Office::at_night();
    office.done(&["reset", "arjun_so_veerasamy"]);
    office.report(&[]);
    assert_eq!(office.summary()["attention"]["not_printed"].as_u64(), Some(0));
}

#[test]
fn when_everybody_is_enrolled_nobody_is_chased() {
    let office = Office::with_school();
    office.tamper(
        "UPDATE students SET password_origin = 'own', password_expires_at = NULL, questions_set_at = created_at",
    );
    office.report(&[]);
    assert_eq!(
        office.report_files(),
        ["attention.csv", "report.html", "students.csv", "summary.json"]
    );
    assert!(office.reported("report.html").contains("Everybody is enrolled"));
}

#[test]
fn look_alikes_of_one_class_are_named() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name of Pupil\n3A,1,TAN JIA HUI\n3A,2,TAN JIA HUI\n3A,3,TAN JIA HU\n3B,1,TAN JIA HUI\n",
    );
    office.tamper("UPDATE students SET printed_at = created_at");
    office
        .tamper("UPDATE students SET disabled_at = 1, disabled_why = 'left' WHERE register_no = 3");
    office.report(&[]);
    assert_snapshot!(replaced(&office, &office.reported("attention.csv")), @"
    ﻿year,class,level,register_no,name,login_id,reason,details
    2027,3A,P3,1,TAN JIA HUI,tan_jia_hui@students.edu.sg,look_alike,looks like TAN JIA HUI (number 2)
    2027,3A,P3,2,TAN JIA HUI,tan_jia_hui_1@students.edu.sg,look_alike,looks like TAN JIA HUI (number 1)
    ");
}

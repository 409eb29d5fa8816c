//! `mims import --role`: accounts of school and headquarters staff, which never mix with those of students.

use insta::assert_snapshot;

use crate::common::{LIST, Office, Run};

/// A teacher with a pupil's name, one with a class of her own, and two who share a name.
pub(crate) const STAFF: &str = "\
Staff Name,Department 2027,Form Class,Staff ID,Email
TAN KAI JUN,Mathematics,3 Integrity,MP-S-01,
SALMAH BTE YUSOF,Mathematics,3 Integrity,MP-S-02,mdm_salmah@schools.gov.sg
ONG KAH SENG,Science,,MP-S-03,ong@example.org
ONG KAH SENG,Office,,MP-S-04,
";

pub(crate) fn import(office: &Office, role: &str, list: &str, args: &[&str]) -> Run {
    office.write("staff.csv", list);
    office.run(&[&["import", "staff.csv", "--role", role, "--yes"], args].concat())
}

pub(crate) fn with_staff() -> Office {
    let office = Office::with_school();
    let run = import(&office, "school-staff", STAFF, &[]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    office
}

pub(crate) fn logins(office: &Office) -> Vec<String> {
    office.column("SELECT login || '@' || domain FROM students WHERE id > 5 ORDER BY id")
}

fn pupils(office: &Office) -> Vec<String> {
    office.column(
        "SELECT concat_ws('|', login, domain, class_id, name, student_ref, password_set_at, disabled_at)
         FROM students WHERE id <= 5 ORDER BY id",
    )
}

#[test]
fn staff_get_accounts_of_their_own_domain_and_department() {
    let office = Office::with_school();
    let before = pupils(&office);
    let run = import(&office, "school-staff", STAFF, &[]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    staff.csv: heading on line 1: name "Staff Name", class "Department 2027", student reference "Staff ID", e-mail address "Email"
    staff.csv: 4 school staff accounts in 3 classes of 2027 (from the heading "Department 2027")

    New: 4
      TAN KAI JUN of Mathematics (tan_kai_jun@schools.gov.sg)
      SALMAH BTE YUSOF of Mathematics (mdm_salmah@schools.gov.sg)
      ONG KAH SENG of Science (ong_kah_seng@schools.gov.sg)
      ONG KAH SENG of Office (ong_kah_seng_1@schools.gov.sg)

    New passwords work until [day]

    Batch 2: 4 accounts created, 0 school staff accounts moved, 0 corrected, 0 closed
      TAN KAI JUN of Mathematics (tan_kai_jun@schools.gov.sg): created
      SALMAH BTE YUSOF of Mathematics (mdm_salmah@schools.gov.sg): created
      ONG KAH SENG of Science (ong_kah_seng@schools.gov.sg): created
      ONG KAH SENG of Office (ong_kah_seng_1@schools.gov.sg): created
    --- stderr
    Next: mims stickers --batch 2 --output stickers.pdf (or mims undo 2)
    "#);
    assert_eq!(
        logins(&office),
        [
            "tan_kai_jun@schools.gov.sg",
            "mdm_salmah@schools.gov.sg",
            "ong_kah_seng@schools.gov.sg",
            "ong_kah_seng_1@schools.gov.sg",
        ]
    );
    assert_eq!(pupils(&office), before);
}

#[test]
fn headquarters_staff_have_the_third_domain_and_numbers_of_their_own() {
    let office = with_staff();
    let list = "Name,Login ID\nONG KAH SENG,\nLEE MEI,lee_mei@hq.moe.gov.sg\nTAN HUI,tan_kai_jun\n";
    let run = import(&office, "hq-staff", list, &["--class", "Visitors"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("3 HQ staff accounts in 1 class"), "{}", run.stdout);
    assert_eq!(
        logins(&office).get(4..),
        Some(
            &[
                "ong_kah_seng@hq.moe.gov.sg".to_owned(),
                "lee_mei@hq.moe.gov.sg".to_owned(),
                "tan_kai_jun@hq.moe.gov.sg".to_owned()
            ][..]
        )
    );
}

#[test]
fn each_list_knows_its_own_again_and_nobody_else() {
    let office = with_staff();
    let before = office.facts();
    for (role, list) in [("school-staff", STAFF), ("student", LIST)] {
        let run = import(&office, role, list, &["--leavers", "disable"]);
        assert!(run.stderr.contains("Nothing to do"), "{role}: {}{}", run.stdout, run.stderr);
        assert!(!run.stdout.contains("Not on the list any more"), "{role}: {}", run.stdout);
    }
    assert_eq!(office.facts(), before);
}

#[test]
fn without_references_a_name_is_matched_within_its_role_only() {
    let office = Office::with_list("Name,Class 2027\nTAN KAI JUN,3 Integrity\n");
    let list = "STAFF LIST 2027,\nName,Email\nTAN KAI JUN,\n";
    assert_eq!(import(&office, "school-staff", list, &["--class", "Staff"]).status, 0);
    let moved = import(&office, "school-staff", list, &["--class", "Science"]);
    assert!(moved.stderr.contains("this may be TAN KAI JUN of Staff (tan_kai_jun@schools.gov.sg)"));
    office.import("Name,Class 2027\nTAN KAI JUN,3 Integrity\nTAN KAI JUNE,3 Integrity\n");
    let classes: Vec<String> = office.column(
        "SELECT s.domain || ' ' || c.name FROM students AS s JOIN classes AS c ON c.id = s.class_id ORDER BY s.id",
    );
    assert_eq!(
        classes,
        ["students.edu.sg 3 Integrity", "schools.gov.sg Staff", "students.edu.sg 3 Integrity"]
    );
}

#[test]
fn what_belongs_to_another_role_is_refused_with_its_holder() {
    let office = with_staff();
    let refused = |role: &str, list: &str, reason: &str| {
        let before = office.facts();
        let run = import(&office, role, list, &[]);
        assert_eq!(run.status, 1, "{}", run.stdout);
        assert!(run.stderr.contains(reason), "{}", run.stderr);
        assert_eq!(office.facts(), before);
    };
    refused(
        "school-staff",
        "Name,Department,Staff ID\nTAN KAI JUN,Science,MP-90-0001\n",
        "the student reference is that of TAN KAI JUN of 3 Integrity (tan_kai_jun)",
    );
    refused(
        "student",
        "Name,Class,Student Ref\nTAN KAI JUN,3 Integrity,MP-S-01\n",
        "the student reference is that of TAN KAI JUN of Mathematics (tan_kai_jun@schools.gov.sg)",
    );
    refused(
        "school-staff",
        "Name,Department,Login ID\nTAN KAI JUN,Science,tan_kai_jun@students.edu.sg\n",
        "the login ID does not end in @schools.gov.sg",
    );
    refused(
        "school-staff",
        "Name,Class\nTAN KAI JUN,3 Integrity\n",
        "3 Integrity is a class of students; staff need a department or --class \"Staff\"",
    );
    refused(
        "student",
        "Name,Class\nLEE MEI,Science\n",
        "Science has staff accounts; --role says that a list is of staff",
    );
    refused("school-staff", "Name,Class\nLEE MEI,P6 Hope\n", "P6 Hope is a class of students");
}

#[test]
fn a_login_id_without_domain_is_found_where_only_one_person_has_it() {
    let office = with_staff();
    let card = office.done(&["status", "mdm_salmah"]);
    assert!(card.stdout.contains("mdm_salmah@schools.gov.sg"), "{}", card.stdout);
    let both = office.refused(1, &["status", "tan_kai_jun"]);
    assert_snapshot!(both.shown(&office), @"
    exit 1
    --- stderr
    error: tan_kai_jun could be any of 2:
      tan_kai_jun@students.edu.sg  3 Integrity/1 (2027)  TAN KAI JUN
      tan_kai_jun@schools.gov.sg  Mathematics (2027)  TAN KAI JUN
    hint: give the login ID of the one that is meant, as it stands here
    ");
    let teacher = office.done(&["status", "tan_kai_jun@schools.gov.sg"]);
    assert!(teacher.stdout.contains("Mathematics of 2027"), "{}", teacher.stdout);
    let pupil = office.done(&["status", "tan_kai_jun@students.edu.sg"]);
    assert!(pupil.stdout.contains("3 Integrity of 2027"), "{}", pupil.stdout);
    assert_snapshot!(office.done(&["status"]).shown(&office), @"
    exit 0
    --- stdout
     Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
     3 Integrity    3        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     4 Respect      2        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     Mathematics    2        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     Office         1        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     Science        1        0       0    0  0 ░░░░░░░░░░   0 %        0       0

     P3             3        0       0    0  0 ░░░░░░░░░░   0 %        0       0
     P4             2        0       0    0  0 ░░░░░░░░░░   0 %        0       0

     All            9        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    --- stderr
    Audit log: head 12:[hash]
    ");
    assert_snapshot!(office.done(&["status", "--students"]).shown(&office), @"
    exit 0
    --- stdout
     Class        No  Login ID                       Status  Name
     3 Integrity   1  tan_kai_jun                    issued  TAN KAI JUN
     3 Integrity   2  dsouza_marie_anne              issued  D'SOUZA, MARIE ANNE
     3 Integrity  12  muhammad_rayyan_bin_abdullah   issued  MUHAMMAD RAYYAN BIN ABDULLAH
     4 Respect     1  lim_wei_ling                   issued  LIM WEI LING
     4 Respect     2  arjun_so_veerasamy             issued  ARJUN S/O VEERASAMY
     Mathematics      mdm_salmah@schools.gov.sg      issued  SALMAH BTE YUSOF
     Mathematics      tan_kai_jun@schools.gov.sg     issued  TAN KAI JUN
     Office           ong_kah_seng_1@schools.gov.sg  issued  ONG KAH SENG
     Science          ong_kah_seng@schools.gov.sg    issued  ONG KAH SENG
    ");
}

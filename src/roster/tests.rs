//! Whole lists, from bytes to rows and refusals.

use super::*;
use crate::domain::{Email, LoginId, PersonName, RegisterNo, StudentRef};

fn read(bytes: &[u8]) -> Result<Roster> {
    let source = Source { name: "list".to_owned(), bytes: bytes.to_vec() };
    read_lists(&[source], &Options::default()).map_err(|mut errors| errors.swap_remove(0).error)
}

fn refused(list: &str) -> Vec<(usize, String)> {
    let roster = read(list.as_bytes()).expect("a class list");
    roster.refusals.into_iter().map(|refusal| (refusal.place.line, refusal.reason)).collect()
}

#[test]
fn a_clean_list_is_read_with_everything_in_it() {
    let list = "\u{feff}Class 2027,Reg No,Name of Pupil,Student Ref,Email,Form Teacher,\r\n\
                3 Integrity,1,\"LAI WEN HUI, CALEB\",MP-1,parent@example.com,Mdm Salmah,\r\n\
                \r\n\
                3 Integrity,2,TAN KAI JUN,,tan_kai_jun@students.edu.sg,,\r\n";
    let roster = read(list.as_bytes()).expect("a class list");
    assert_eq!(roster.refusals, []);
    let heading = YearOrigin::Heading("Class 2027".to_owned());
    assert_eq!(roster.year, Some((2027, heading)));
    let [caleb, tan] = roster.rows.as_slice() else { panic!("two rows") };
    assert_eq!((caleb.place.line, caleb.name.as_str()), (2, "LAI WEN HUI, CALEB"));
    assert_eq!(caleb.register_no.map(RegisterNo::get), Some(1));
    assert_eq!(caleb.student_ref.as_ref().map(StudentRef::as_str), Some("MP-1"));
    assert_eq!(caleb.recovery_email.as_ref().map(Email::as_str), Some("parent@example.com"));
    assert_eq!(caleb.form_teacher.as_ref().map(PersonName::as_str), Some("Mdm Salmah"));
    assert_eq!((tan.place.line, tan.recovery_email.as_ref()), (4, None));
    assert_eq!(tan.login_id.as_ref().map(LoginId::local), Some("tan_kai_jun"));
}

#[test]
fn all_faulty_cells_are_named_with_their_line() {
    let list =
        "Name,Class,Reg No,Email\n,3A,x,y\n=A,3A,1,\nTAN,3A\nLIM,03-Jan,2,,extra\nONG,3A,3,\n";
    let check = refused(list);
    let expected = [
        (2, "the name is blank"),
        (2, "the register number is not a whole number from 1 to 999"),
        (2, "the e-mail address is not complete"),
        (3, "the name starts with '=', like a spreadsheet formula"),
        (4, "the row has 2 cells where the heading has 4"),
        (5, "the row has 5 cells where the heading has 4"),
    ];
    assert_eq!(check, expected.map(|(line, reason)| (line, reason.to_owned())));
}

#[test]
fn rows_that_contradict_each_other_are_refused() {
    let list = "Name,Class,Reg No,Student Ref,Login ID\n\
                TAN KAI JUN,3A,1,R1,\nLIM ZI YING,3A,1,R2,\nONG LE,3A,3,R1,\nTAN KAI JUN,3A,4,,x\nGOH,3A,5,,x\n";
    let expected = [
        (3, "line 2 has the same class and register number"),
        (4, "line 2 has the same student reference"),
        (6, "line 5 has the same login ID"),
    ];
    assert_eq!(refused(list), expected.map(|(line, reason)| (line, reason.to_owned())));
    let twice = refused("Name,Class\nTAN KAI JUN,3A\nTan  Kai Jun,3a\n");
    assert_eq!(twice, [(3, "the same student stands on line 2".to_owned())]);
}

#[test]
fn files_that_are_no_class_lists_are_refused_as_a_whole() {
    let check = |bytes: &[u8], expected: RosterError| assert_eq!(read(bytes), Err(expected));
    check(b"", RosterError::Empty);
    check(b"\xef\xbb\xbf", RosterError::Empty);
    check(b"\n\n , \n", RosterError::Empty);
    check(b"Name,Class\n", RosterError::NoStudents);
    check(b"Name,Class\n\nTAN \xe9,3A\n", RosterError::Encoding { line: 3, encoding: "UTF-8" });
    let first = ["TAN KAI JUN", "3A"].map(str::to_owned).to_vec();
    check(b"TAN KAI JUN,3A\n", RosterError::NoHeading(first));
}

#[test]
fn the_sample_list_has_400_students_in_12_classes() {
    let roster = read(include_bytes!("../../sample-data/class-list-2027.csv")).expect("the sample");
    assert_eq!(roster.refusals, []);
    assert_eq!((roster.rows.len(), roster.classes().len()), (400, 12));
}

#[test]
fn one_row_has_one_login_id() {
    let list = "Name,Class,Login ID,Email\n\
                TAN LE,3A,tan_le,tan_le_7@students.edu.sg\n\
                LIM ZI,3A,lim_zi,Lim_Zi@students.edu.sg\n\
                ONG XU,3A,,ong_xu@students.edu.sg\n";
    assert_eq!(refused(list), [(2, "the row has another login ID, tan_le".to_owned())]);
}

#[test]
fn levels_that_nobody_can_read_never_make_two_classes_one() {
    for list in [
        "Level,Class,Name\nK1,Joy,TAN LE\nK2,Joy,LIM ZI\n",
        "Year,Class,Name\nYear 7,Joy,TAN LE\nYear 8,Joy,LIM ZI\n",
    ] {
        let reason = "this is no level, and the class Joy tells none".to_owned();
        assert_eq!(refused(list), [(2, reason.clone()), (3, reason)], "{list}");
    }
    for list in [
        "Level,Class,Name\nUpper,Joy,TAN LE\nUpper,Joy,LIM ZI\n",
        "Level,Class,Name\nUpper,3A,TAN LE\nLower,3A,LIM ZI\n",
    ] {
        assert_eq!(refused(list), [], "{list}");
    }
    let roster = read(b"Lvl,Class,Name\nP1,Joy,TAN LE\nP2,Joy,LIM ZI\n").expect("a class list");
    assert_eq!(roster.classes().into_keys().collect::<Vec<_>>(), ["1joy", "2joy"]);
}

#[test]
fn of_two_years_in_the_titles_that_of_the_list_counts() {
    let check = |titles: &str, expected: Option<i16>| {
        let list = format!("{titles}Name,Class\nTAN LE,3A\n");
        let year = read(list.as_bytes()).expect("a class list").year.map(|(year, _)| year);
        assert_eq!(year, expected, "{titles}");
    };
    check("Class Allocation Exercise 2026,\nCLASS LIST 2027,\n", Some(2027));
    check("CLASS LIST 2027,\nPupils of 2026,\n", Some(2027));
    check("Classes 2026,\nPupils 2027,\n", None);
    check("Exercise 2026 / CLASS LIST 2027,\n", None);
    check("School,\nClasses 2027,\n", Some(2027));
}

#[test]
fn headings_that_stand_below_headings_are_told_as_such() {
    let list = b"Name,Class,Contact\n,,Email,Phone\nTAN LE,3A,a@example.com,9\n";
    assert_eq!(read(list), Err(RosterError::TwoHeadingRows { line: 2 }));
    // A pupil without a name is one row that cannot be taken.
    assert_eq!(refused("Name,Class,Consent\n,3A,No\n"), [(2, "the name is blank".to_owned())]);
}

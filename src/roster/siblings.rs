//! What schools really send, many shapes of each kind: values that programs damaged, names in two columns, words that
//! stand for nothing, lists of other systems.

use super::*;

fn read(list: &str) -> std::result::Result<Roster, RosterError> {
    let source = Source { name: "list".to_owned(), bytes: list.as_bytes().to_vec() };
    read_lists(&[source], &Options::default()).map_err(|mut errors| errors.swap_remove(0).error)
}

/// Name and class of every row; nothing may be refused.
fn taken(list: &str) -> Vec<(String, String)> {
    let roster = read(list).expect("a class list");
    assert_eq!(roster.refusals, [], "{list}");
    roster.rows.iter().map(|row| (row.name.to_string(), row.class.to_string())).collect()
}

fn names(list: &str) -> Vec<String> {
    taken(list).into_iter().map(|(name, _)| name).collect()
}

fn warnings(list: &str) -> Vec<String> {
    let roster = read(list).expect("a class list");
    let texts = roster.warnings.into_iter().map(|warning| match warning.about {
        About::Text(text) | About::HiddenSheet(text) => text,
    });
    texts.collect()
}

/// The second row is refused for a reason with this part.
fn refused(list: &str, part: &str) {
    let roster = read(list).expect("a class list");
    let lines: Vec<_> = roster.refusals.iter().map(|refusal| refusal.place.line).collect();
    assert_eq!(lines, [3], "{list}");
    let reason = &roster.refusals[0].reason;
    assert!(reason.contains(part), "{reason} of {list}");
}

#[test]
fn damage_is_refused_in_every_column_that_counts() {
    const TURNED: &str = "a spreadsheet program turned the value into this";
    let row = |name: &str, class: &str, number: &str, reference: &str| {
        refused(
            &format!(
                "Name,Class,Reg No,Student ID\nLIM ZI,3A,1,R1\n{name},{class},{number},{reference}\n"
            ),
            TURNED,
        );
    };
    for error in ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "####", "Err:502"] {
        row(error, "3A", "2", "R2");
        row("TAN LE", error, "2", "R2");
        row("TAN LE", "3A", error, "R2");
        row("TAN LE", "3A", "2", error);
    }
    for damage in
        ["2.00E+01", "1E+03", "03-Jan", "Jan-03", "1/3/2027", "2027-03-01 00:00:00", "3.0"]
    {
        row("TAN LE", damage, "2", "R2");
        row("TAN LE", "3A", damage, "R2");
        row("TAN LE", "3A", "2", damage);
    }
    row("TAN LE", "TRUE", "2", "R2");
    row("TAN LE", "3A", "2", "FALSE");
    row("TAN LE", "3A", "2", "2.02701E+11");
    row("TAN LE", "3A", "2", "123.0");
    for class in ["20", "300", "46023"] {
        refused(&format!("Name,Class\nLIM ZI,3A\nTAN LE,{class}\n"), "only a number");
        refused(
            &format!("Level,Name,Class\nSec 2,LIM ZI,2N1\nSec 2,TAN LE,{class}\n"),
            "only a number",
        );
    }
}

#[test]
fn what_is_no_name_is_refused_with_its_line_and_value() {
    for (name, part) in [
        ("TAN KAI JUN 2", "'2'"),
        ("TAN = LE", "'='"),
        ("TAN #1", "'#'"),
        ("TAN <b>", "'<'"),
        ("TAN: LE", "':'"),
        ("ANAÃ¯S", "wrong encoding"),
        ("Oâ€™HARAN", "wrong encoding"),
        ("ANA???S", "a letter was lost"),
        ("ANA?S", "a letter was lost"),
        ("NIL", "blank"),
        ("N.A.", "blank"),
        ("-", "blank"),
        ("0", "blank"),
        ("undefined", "blank"),
        ("Vacant", "blank"),
        ("To be confirmed", "blank"),
        ("Pending", "blank"),
        ("Mr Ong (FT)", "of no student"),
        ("Prepared by Mdm Lim", "of no student"),
        ("TRUE", "of no student"),
    ] {
        refused(&format!("Name,Class\nLIM ZI,3A\n{name},3A\n"), part);
    }
    assert_eq!(names("Name,Class\nNA,3A\n"), ["NA"]);
    for line in ["Prepared by Mdm Lim", "End of list", "Form Teacher - Mdm Quah"] {
        refused(&format!("Class: 3A,\nNo,Name\n,{line}\n1,LIM ZI\n"), "of no student");
    }
    refused("Class,Surname,Name\n3A,LIM,ZI\n3A,Mr,Ong\n", "of no student");
}

#[test]
fn what_tells_that_somebody_has_no_class_is_none() {
    for class in
        ["Left", "GRADUATED", "Transferred", "Transferred out", "Withdrawn", "To be posted"]
    {
        refused(&format!("Name,Class\nLIM ZI,3A\nTAN LE,{class}\n"), "this is no class");
        refused(&format!("Name,Level,Class\nLIM ZI,P3,A\nTAN LE,P3,{class}\n"), "this is no class");
    }
    refused("Name,Class\nLIM ZI,3A\nTAN LE,Pending\n", "the class is blank");
    for state in ["Transferred Out", "Left school", "Resigned", "Graduated", "Deceased"] {
        let list = format!("Name,Class,Status\nLIM ZI,3A,Active\nTAN LE,3A,{state}\n");
        assert_eq!(names(&list), ["LIM ZI"], "{state}");
    }
}

#[test]
fn a_name_in_two_columns_is_joined_surname_first() {
    for list in [
        "Surname,Name,Class\nTAN,KAI JUN,3A\nLIM,ZI YING,3A\n",
        "First Name,Last Name,Class\nKAI JUN,TAN,3A\nZI YING,LIM,3A\n",
        "Class,Given Name,Family Name\n3A,KAI JUN,TAN\n3A,ZI YING,LIM\n",
        "Forename;Legal Surname;Class\nKAI JUN;TAN;3A\nZI YING;LIM;3A\n",
        "Name,First Name,Class\nTAN,KAI JUN,3A\nLIM,ZI YING,3A\n",
        "first_name,middle_name,last_name,Class\nKAI,JUN,TAN,3A\nZI YING,,LIM,3A\n",
        "Surname,Given Names,Middle Name,Class\nTAN,KAI JUN,,3A\nLIM,ZI YING,-,3A\n",
        "Full Name,Surname,First Name,Class\nTAN KAI JUN,TAN,KAI JUN,3A\nLIM ZI YING,LIM,ZI YING,3A\n",
        "Name,Surname,Class\nTAN KAI JUN,TAN,3A\nLIM ZI YING,LIM,3A\n",
        "Name,Surname,Class\nTAN KAI JUN,,3A\nLIM ZI YING,,3A\n",
        "Name,First Name,Class\nTAN KAI JUN,Kai Jun,3A\nLIM ZI YING,Zi Ying,3A\n",
        "Full Name,Surname,Class\nTAN KAI JUN,XU,3A\nLIM ZI YING,,3A\n",
    ] {
        assert_eq!(names(list), ["TAN KAI JUN", "LIM ZI YING"], "{list}");
    }
    let finding = |list: &str| read(list).expect("a list").findings.swap_remove(0);
    assert_eq!(
        finding("First Name,Last Name,Class\nA LE,TAN,3A\n").name,
        ["Last Name", "First Name"]
    );
    assert_eq!(finding("Name,Surname,Class\nTAN LE,TAN,3A\n").unknown, ["Surname"]);
    let alone = warnings("Surname,Given Name,Class\n,SUKMAWATI,3A\nTAN,LE,3A\n");
    assert_eq!(alone, ["only one of the columns of the name is filled"]);
}

#[test]
fn half_of_a_name_is_no_name() {
    let check = |list: &str, expected: RosterError| assert_eq!(read(list), Err(expected), "{list}");
    for heading in ["First Name", "Surname"] {
        let half = RosterError::HalfName { line: 1, heading: heading.to_owned() };
        check(&format!("{heading},Class\nTAN,3A\n"), half);
    }
    let headings = ["Surname", "Name"].map(str::to_owned).to_vec();
    let mixed = "Surname,Name,Class\nTAN,TAN KAI JUN,3A\nLIM,ZI YING,3A\n";
    check(mixed, RosterError::NamesDiffer { line: 1, headings });
    let headings = ["Surname", "Family Name", "First Name"].map(str::to_owned).to_vec();
    let twice = RosterError::HeadingTwice { line: 1, field: Field::Name, headings };
    check("Surname,Family Name,First Name,Class\nA,B,C,3A\n", twice);
    refused("Class,Name,,Reg No\n3A,LIM ZI,,1\n3A,TAN,KAI JUN,2\n", "under no heading");
    refused("Class,Name,\n3A,LIM ZI\n3A,TAN,KAI JUN\n", "3 cells where the heading has 2");
    assert_eq!(names(",Name,Class\n1,TAN LE,3A\n"), ["TAN LE"]);
    assert_eq!(warnings(",Name,Class\n1,TAN LE,3A\n"), ["a column without a heading is not read"]);
}

#[test]
fn words_for_nothing_cost_nobody_an_account() {
    for nothing in [
        "NIL",
        "N.A.",
        "n/a",
        "-",
        "–",
        "0",
        "None",
        "Not applicable",
        "No",
        "(nil)",
        "?",
        "***",
        "xxx",
        "ＮＩＬ",
        "Pending",
    ] {
        let list = format!(
            "Name,Class,Email,Student ID,Login ID,Reg No,Form Teacher\n\
             TAN LE,3A,{nothing},{nothing},{nothing},{nothing},{nothing}\n\
             LIM ZI,3A,{nothing},{nothing},{nothing},{nothing},{nothing}\n"
        );
        let roster = read(&list).expect("a list");
        assert_eq!(
            (roster.rows.len(), roster.refusals.len(), roster.warnings.len()),
            (2, 0, 10),
            "{nothing}"
        );
        let row = &roster.rows[0];
        assert!(
            row.recovery_email.is_none() && row.student_ref.is_none() && row.register_no.is_none()
        );
        assert!(row.login_id.is_none() && row.form_teacher.is_none());
    }
    let several =
        read("Name,Class,Email\nTAN LE,3A,mum@example.com; dad@example.com\n").expect("a list");
    let email = several.rows[0].recovery_email.as_ref().expect("an address");
    assert_eq!((email.as_str(), several.warnings.len()), ("mum@example.com", 1));
}

#[test]
fn escapes_of_web_pages_are_decoded_and_said() {
    let list = "Name,Class\nSANGEETHA D&#x2f;O VELLASAMY,3 R &amp; D\n";
    assert_eq!(taken(list), [("SANGEETHA D/O VELLASAMY".to_owned(), "3 R & D".to_owned())]);
    assert_eq!(warnings(list).len(), 2);
    refused("Name,Class\nLIM ZI,3A\nTAN &lt;b&gt;,3A\n", "'<'");
    refused("Name,Class\nLIM ZI,3A\nTAN&#8238;,3A\n", "cannot be printed");
}

#[test]
fn the_form_teacher_stands_in_a_title() {
    let teachers = |list: &str| {
        let roster = read(list).expect("a list");
        assert_eq!(roster.refusals, [], "{list}");
        let teacher =
            |row: &Row| row.form_teacher.as_ref().map(ToString::to_string).unwrap_or_default();
        roster.rows.iter().map(teacher).collect::<Vec<_>>()
    };
    let one = "Class: 3A\nForm Teacher: Mdm Quah\nNo,Name\n1,TAN LE\n2,LIM ZI\n";
    assert_eq!(teachers(one), ["Mdm Quah", "Mdm Quah"]);
    let two = "Class: 3A\nForm Teacher: Mdm Quah\nNo,Name\n1,TAN LE\nClass: 3B,\nForm Teacher: Mr Ong,\n1,LIM ZI\n";
    assert_eq!(teachers(two), ["Mdm Quah", "Mr Ong"]);
    let none = "Class: 3A   Form Teacher: Mdm Quah\nNo,Name\n1,TAN LE\nClass: 3B,\n1,LIM ZI\n";
    assert_eq!(teachers(none), ["Mdm Quah", ""]);
    let column = "Form Teacher: Mdm Quah\nClass,Name\n3A,TAN LE\n3A,LIM ZI\n";
    assert_eq!(teachers(column), ["Mdm Quah", "Mdm Quah"]);
    let columns = "Form Teacher: Mdm Quah\nClass,Name\n3A,TAN LE\n3B,LIM ZI\n";
    assert_eq!(teachers(columns), ["", ""]);
}

#[test]
fn unknown_headings_are_the_cause_whatever_else_is_wrong() {
    let check = |list: &str, headings: &[&str]| {
        let headings = headings.iter().map(ToString::to_string).collect();
        assert_eq!(read(list), Err(RosterError::NoHeading(headings)), "{list}");
    };
    check("\"Kelas\";\"Murid\"\n\"3 Integrity\";\"LIM, ZI YING\"\n", &["Kelas", "Murid"]);
    check("\"Kelas\",\"Murid\"\n\"3 Integrity\",\"LIM\" ZI YING\n", &["Kelas", "Murid"]);
    check("Kelas|Murid\n3A|TAN LE\n", &["Kelas", "Murid"]);
    check("Sekolah Merlion\nKelas\tMurid\n3A\tTAN LE\n", &["Kelas", "Murid"]);
}

#[test]
fn lists_of_other_systems_are_read_where_they_tell_the_class() {
    let check = |heading: &str, row: &str| {
        assert_eq!(
            taken(&format!("{heading}\n{row}\n")),
            [("TAN KAI JUN".to_owned(), "3A".to_owned())],
            "{heading}"
        );
    };
    // School Data Sync 1 and 2.1, OneRoster 1.1 and 1.2, Google Workspace, Moodle, Apple School Manager: with a column
    // for the class, as a school adds it.
    check("SIS ID,School SIS ID,First Name,Last Name,Grade,Class", "11,1,KAI JUN,TAN,3,3A");
    check(
        "sourcedId,username,givenName,familyName,password,email,phone,class",
        "u1,tan,KAI JUN,TAN,,,,3A",
    );
    check(
        "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,familyName,middleName,class",
        "u1,active,,true,o1,student,tan,,KAI JUN,TAN,,3A",
    );
    check(
        "First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Class",
        "KAI JUN,TAN,tan_kai_jun@students.edu.sg,****,/,3A",
    );
    check(
        "username,password,firstname,lastname,email,class",
        "tan,x,KAI JUN,TAN,tan@example.com,3A",
    );
    check(
        "person_id,person_number,first_name,middle_name,last_name,grade_level,email_address,class",
        "p1,7,KAI JUN,,TAN,3,,3A",
    );
    let no_class = read("username,firstname,lastname,cohort1\ntan,KAI JUN,TAN,3A\n");
    let headings = ["username", "cohort1"].map(str::to_owned).to_vec();
    assert_eq!(no_class, Err(RosterError::NoClass(headings)));
}

#[test]
fn teachers_and_the_deleted_are_no_students() {
    let list = "role,status,givenName,familyName,class\nstudent,active,LE,TAN,3A\nteacher,active,ZI,LIM,3A\n\
                student,tobedeleted,XU,ONG,3A\nparent,active,MEI,TAN,3A\nPrefect,active,HUI,GOH,3A\n";
    assert_eq!(names(list), ["TAN LE", "GOH HUI"]);
    assert_eq!(warnings(list).len(), 3);
}

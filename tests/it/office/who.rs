//! WHO arguments: every way to name a student finds exactly that one, or says why not.

use insta::assert_snapshot;

use crate::common::Office;

/// Whose login IDs the text leads to.
fn found(office: &Office, who: &str) -> Vec<String> {
    let run = office.run(&["status", who, "--format", "json"]);
    assert_eq!(run.status, 0, "{who}: {}", run.stderr);
    let rows: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    let rows = rows.as_array().expect("an array");
    let login = |row: &serde_json::Value| row["login_id"].as_str().map(str::to_owned);
    rows.iter().filter_map(login).collect()
}

#[test]
fn every_way_to_name_a_student_finds_the_one() {
    let office = Office::with_school();
    for who in [
        "muhammad_rayyan_bin_abdullah",
        "muhammad_rayyan_bin_abdullah@students.edu.sg",
        "Muhammad_Rayyan_Bin_Abdullah@STUDENTS.EDU.SG",
        "MUHAMMAD_RAYYAN_BIN_ABDULLAH",
        "3 Integrity/12",
        "3 integrity/12",
        "3INTEGRITY/012",
        "3-Integrity / 12",
        "  3 Integrity/12  ",
        "3 integrity 12",
        "3 Integrity number 12",
        "class 3 Integrity number 12",
        "Class 3 Integrity/12",
        "3Integrity12",
        "muhammad rayyan_bin-abdullah",
        "rayyan",
        "abdullah muh",
        "MP-90-0003",
        "MUHAMMAD RAYYAN BIN ABDULLAH",
        "muhammad rayyan  bin abdullah",
        "Muhammad-Rayyan Bin Abdullah",
    ] {
        assert_eq!(found(&office, who), ["muhammad_rayyan_bin_abdullah@students.edu.sg"], "{who}");
    }
}

#[test]
fn a_place_that_the_shell_has_taken_apart_is_one_place() {
    let office = Office::with_school();
    for words in [
        &["3", "Integrity", "12"][..],
        &["3 Integrity", "12"],
        &["class", "3 integrity", "number", "12"],
    ] {
        let run = office.done(&[&["status"], words].concat());
        assert!(
            run.stdout.starts_with("MUHAMMAD RAYYAN BIN ABDULLAH\n"),
            "{words:?}: {}",
            run.stdout
        );
    }
    assert_snapshot!(office.run(&["reset", "3 Integrity", "99"]).stderr, @r#"
    error: no student is known as 3 Integrity 99: nobody has that number, and 3 Integrity of 2027 ends at 12
    hint: mims status --class "3 Integrity" --year 2027 --students lists the class
    "#);
    assert_snapshot!(office.run(&["reset", "3 integrity"]).stderr, @r#"
    error: no student is known as 3 integrity: 3 Integrity is a class
    hint: name one of it as "3 Integrity/12"; mims status --class "3 Integrity" --year 2027 --students lists the class
    "#);
    // Where each word is somebody, several are meant.
    let several = office.done(&["status", "tan_kai_jun", "MP-90-0003", "--fields", "login_id"]);
    assert_eq!(several.stdout.lines().count(), 3, "{}", several.stdout);
    office.refused(1, &["status", "tan_kai_jun", "12"]);
}

#[test]
fn a_class_written_short_leads_to_its_name() {
    let list = "Class 2027,Reg No,Name\n3 Joy,2,TAN KAI JUN\n3 Integrity,2,HO SI MIN\n";
    let office = Office::with_list(list);
    for who in [&["reset", "3I/2"][..], &["reset", "3I", "2"]] {
        let stderr = office.run(who).stderr;
        assert_eq!(stderr.lines().count(), 2, "{stderr}");
        assert!(stderr.contains("did you mean 3 Integrity or 3 Joy?"), "{stderr}");
    }
}

#[test]
fn a_class_may_have_the_word_in_its_name() {
    let office =
        Office::with_list("Class 2027,Reg No,Name\nClass 1,2,TAN KAI JUN\n1,2,HO SI MIN\n");
    assert_eq!(found(&office, "class 1/2"), ["tan_kai_jun@students.edu.sg"]);
}

#[test]
fn punctuation_of_a_name_makes_no_difference() {
    let office = Office::with_school();
    for who in ["D'SOUZA, MARIE ANNE", "d\u{2019}souza marie anne", "Dsouza Marie-Anne"] {
        assert_eq!(found(&office, who), ["dsouza_marie_anne@students.edu.sg"], "{who}");
    }
    for who in ["ARJUN S/O VEERASAMY", "arjun so veerasamy", "4 Respect/2"] {
        assert_eq!(found(&office, who), ["arjun_so_veerasamy@students.edu.sg"], "{who}");
    }
}

#[test]
fn all_that_are_unknown_are_told() {
    let office = Office::with_school();
    let before = office.facts();
    let known = "tan_kai_jun";
    let unknown = ["nobody_here", "3 Integrity/40", "7 Honesty/1", "3K/1", "tan_kia_jun"];
    let args = [&["reset", "--yes", known][..], &unknown].concat();
    assert_snapshot!(office.run(&args).shown(&office), @r#"
    exit 1
    --- stderr
    error: no student is known as nobody_here
    hint: give a login ID, CLASS/REGISTER ("3 Integrity/12"), a student reference or a full name
    error: no student is known as 3 Integrity/40: nobody has that number, and 3 Integrity of 2027 ends at 12
    hint: mims status --class "3 Integrity" --year 2027 --students lists the class
    error: no student is known as 7 Honesty/1: there is no class 7 Honesty
    hint: mims status lists the classes
    error: no student is known as 3K/1: there is no class 3K
    hint: did you mean 3 Integrity?
    error: no student is known as tan_kia_jun
    hint: did you mean TAN KAI JUN of 3 Integrity (tan_kai_jun)?
    "#);
    assert_eq!(office.facts(), before);
}

#[test]
fn a_login_id_of_another_domain_is_another_account() {
    let office = Office::with_school();
    for who in ["tan_kai_jun@schools.gov.sg", "tan_kai_jun@example.org"] {
        let run = office.refused(1, &["status", who]);
        assert!(run.stderr.starts_with("error: no student is known as"), "{}", run.stderr);
    }
}

#[test]
fn a_name_that_two_bear_lists_both() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name
3 Integrity,1,TAN KAI JUN
5 Respect,7,\"Tan, Kai Jun\"
",
    );
    let before = office.facts();
    assert_snapshot!(office.run(&["reset", "tan kai jun"]).shown(&office), @"
    exit 1
    --- stderr
    error: tan kai jun could be any of 2:
      tan_kai_jun@students.edu.sg  3 Integrity/1 (2027)  TAN KAI JUN
      tan_kai_jun_1@students.edu.sg  5 Respect/7 (2027)  Tan, Kai Jun
    hint: give the login ID of the one that is meant, as it stands here
    ");
    assert_eq!(office.facts(), before);
    assert_eq!(found(&office, "tan_kai_jun"), ["tan_kai_jun@students.edu.sg"]);
    assert_eq!(found(&office, "tan_kai_jun_1"), ["tan_kai_jun_1@students.edu.sg"]);
}

#[cfg(unix)] // In a pseudo-terminal.
#[test]
fn a_part_of_a_name_that_several_have_is_listed_and_can_be_chosen_from_on_a_terminal() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name
3 Integrity,1,DANISH BIN OSMAN
5 Respect,7,NUR DANISHA
",
    );
    let run = office.refused(1, &["status", "danish"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: danish could be any of 2:
      danish_bin_osman@students.edu.sg  3 Integrity/1 (2027)  DANISH BIN OSMAN
      nur_danisha@students.edu.sg  5 Respect/7 (2027)  NUR DANISHA
    hint: give the login ID of the one that is meant, as it stands here
    ");
    assert_eq!(found(&office, "danisha"), ["nur_danisha@students.edu.sg"]);
    let mut terminal = office.terminal(&["status", "danish"]);
    terminal.sees("Who is danish").sees("NUR DANISHA").reads_keys().types("\u{1b}[B\r");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(ended.screen.contains("nur_danisha@students.edu.sg"), "{}", ended.screen);
}

#[test]
fn what_is_written_as_a_login_id_or_a_place_is_never_a_part_of_a_name() {
    let office = Office::with_list(
        "Class 2027,Reg No,Name
3A,1,TAN KAI JUN
3A1,2,DANISH BIN OSMAN
",
    );
    let before = office.facts();
    for who in ["tan_kai", "tan@students.edu.sg", "3A12", "danish 2"] {
        office.refused(1, &["reset", who]);
    }
    assert_eq!(office.facts(), before);
    assert_eq!(found(&office, "3A1 2"), ["danish_bin_osman@students.edu.sg"]);
}

#[test]
fn a_login_id_that_is_anothers_reference_is_doubt() {
    let office = Office::with_list(
        "Class 2027,Name,Student Ref
3 Integrity,NURJANNAH,A-1
3 Integrity,HO SI MIN,nurjannah
",
    );
    let run = office.refused(1, &["status", "nurjannah"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: nurjannah could be any of 2:
      nurjannah@students.edu.sg  3 Integrity (2027)  NURJANNAH
      ho_si_min@students.edu.sg  3 Integrity (2027)  HO SI MIN
    hint: give the login ID of the one that is meant, as it stands here
    ");
}

#[test]
fn the_place_in_a_class_is_the_one_of_the_newest_year() {
    let office = Office::with_list("Class 2024,Reg No,Name\n3 Integrity,1,HO SI MIN\n");
    office.import("Class 2025,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n");
    assert_eq!(found(&office, "3 Integrity/1"), ["tan_kai_jun@students.edu.sg"]);
    // Whoever looks for somebody means every year.
    let before = Office::with_list("Class 2024,Reg No,Name\n1A,3,HO SI MIN\n");
    before.import("Class 2025,Reg No,Name\n1A,1,TAN KAI JUN\n");
    before.refused(1, &["reset", "1A/3"]);
    let run = before.done(&["find", "1A/3"]);
    assert!(run.stdout.starts_with("HO SI MIN\nClass            1A of 2024"), "{}", run.stdout);
}

/// When the class of next year is there and this year's has not gone up yet, both are called 1A.
#[test]
fn a_place_in_the_classes_of_two_years_is_asked_about() {
    let office =
        Office::with_list("Class 2090,Reg No,Name\n1A,1,TAN KAI\n1A,2,HO SI\n1A,3,ONG LE\n");
    office.import("Class 2091,Reg No,Name\n1A,1,KOH WEI\n1A,2,LIM ZI\n");
    let run = office.refused(1, &["reset", "1A 1"]);
    assert!(run.stderr.contains("tan_kai") && run.stderr.contains("koh_wei"), "{}", run.stderr);
    assert!(run.stderr.contains("1A/1 (2090)"), "{}", run.stderr);
    office.write("day.csv", "Class 2090,Reg No\n1A,1\n");
    let run = office.done(&["reset", "--from", "day.csv", "--yes"]);
    assert!(run.stdout.contains("TAN KAI"), "{}", run.stdout);
    assert_eq!(found(&office, "1A 3"), ["ong_le@students.edu.sg"], "a number of this year alone");
    office.done(&["disable", "tan_kai", "--yes"]);
    assert_eq!(found(&office, "1A 1"), ["koh_wei@students.edu.sg"]);
}

#[test]
fn what_is_typed_cannot_act_on_the_terminal() {
    let office = Office::with_school();
    let run = office.refused(1, &["reset", "\u{1b}[2Jtan\u{202e}"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stderr
    error: no student is known as \u{1b}[2Jtan\u{202e}
    hint: give a login ID, CLASS/REGISTER ("3 Integrity/12"), a student reference or a full name
    "#);
}

//! Lists on which the program was once wrong in what it read. They stand in the folder of the import's cases.

use crate::common::Office;
use crate::import::with_case;

/// An office with a store and the lists of a case.
fn office(case: &str, lists: &[&str]) -> Office {
    let office = Office::with_store();
    for list in lists {
        with_case(&office, case, list);
    }
    office
}

fn rows(office: &Office, fields: &str) -> String {
    office.done(&["status", "--students", "--format", "csv", "--fields", fields]).stdout
}

/// Imports a list, and says of it all that is said.
fn import(office: &Office, list: &str) -> String {
    let run = office.done(&["import", list, "--year", "2027", "--yes"]);
    format!("{}{}", run.stdout, run.stderr)
}

#[test]
fn a_reference_is_what_its_cell_shows() {
    let office = office("07", &["2026.csv", "2027.xlsx"]);
    office.done(&["import", "2026.csv", "--yes"]);
    import(&office, "2027.xlsx");
    let rows = rows(&office, "year,name,student_ref");
    assert!(
        rows.contains("2027,TAN KAI JUN,00123") && rows.contains("2027,LIM ZI YING,00124"),
        "{rows}"
    );
}

#[test]
fn web_escapes_are_decoded_with_a_warning() {
    let office = office("08", &["list.csv"]);
    let said = import(&office, "list.csv");
    assert!(
        said.contains("warning: list.csv:2: escapes of web pages")
            && said.contains("(and 2 rows more)"),
        "{said}"
    );
    let rows = rows(&office, "name,login_id");
    for row in [
        "SANGEETHA D/O VELLASAMY,sangeetha_do_vellasamy@",
        "RORY O'MALLEYS,rory_omalleys@",
        "NUR'AIN BINTE ZAKARIAH,nurain_binte_zakariah@",
    ] {
        assert!(rows.contains(row), "{rows}");
    }
}

#[test]
fn an_accent_typed_as_an_apostrophe_is_one() {
    let office = office("09", &["list.csv"]);
    let said = import(&office, "list.csv");
    assert!(said.contains("warning: list.csv:2: an accent"), "{said}");
    let rows = rows(&office, "name,login_id");
    for row in [
        "RORY O'MALLEYS,rory_omalleys@",
        "NUR'AIN BINTE ZAKARIAH,nurain_binte_zakariah@",
        "AISLING O’HARAN,aisling_oharan@",
    ] {
        assert!(rows.contains(row), "{rows}");
    }
}

#[test]
fn every_latin_letter_has_one_plain_form_in_both_cases() {
    let office = office("10", &["list.csv", "next.csv"]);
    import(&office, "list.csv");
    let rows = rows(&office, "login_id");
    for login in ["eliyev_elekber@", "kofi_mensa@", "danladi_danbaba@", "soren_kjaer@"] {
        assert!(rows.contains(login), "{rows}");
    }
    let next =
        office.done(&["import", "next.csv", "--year", "2028", "--dry-run", "--accept-many"]).stdout;
    assert!(next.contains("Moved: 1\n") && !next.contains("New"), "{next}");
}

#[test]
fn a_name_in_two_columns_is_joined_and_never_half() {
    let office = office("11", &["surname.csv", "firstlast.csv", "merged.csv"]);
    let said = import(&office, "surname.csv");
    assert!(said.contains("name from \"Surname\" and \"Name\""), "{said}");
    let rows = rows(&office, "name,login_id");
    assert!(
        rows.contains("TAN KAI JUN,tan_kai_jun@") && rows.contains("ONG KAI JUN,ong_kai_jun@"),
        "{rows}"
    );
    let said = import(&office, "firstlast.csv");
    assert!(
        said.contains("name from \"Last Name\" and \"First Name\"")
            && said.contains("Unchanged: 1"),
        "{said}"
    );
    let merged = office.refused(1, &["import", "merged.csv", "--year", "2027", "--dry-run"]);
    assert!(
        merged.stderr.contains("merged.csv:2: the row has 4 cells where the heading has 3"),
        "{}",
        merged.stderr
    );
}

#[test]
fn rows_that_a_filter_hides_are_counted() {
    let office = office("13", &["list.xlsx", "list.ods"]);
    for list in ["list.xlsx", "list.ods"] {
        let run = office.done(&["import", list, "--year", "2027", "--dry-run"]);
        let told = format!("warning: {list} [List]: 1 row is hidden on the sheet");
        assert!(run.stderr.contains(&told), "{}", run.stderr);
    }
}

#[test]
fn nil_is_blank_and_the_first_of_two_addresses_is_taken() {
    let office = office("15", &["list.csv", "nilref.csv", "siblings.csv"]);
    let said = import(&office, "list.csv");
    for nothing in ["NIL", "-", "N/A"] {
        assert!(
            said.contains(&format!("\"{nothing}\" as Email was taken as a blank cell")),
            "{said}"
        );
    }
    let rows = rows(&office, "name,recovery_email");
    assert!(
        rows.contains("TAN KAI JUN,\n") && rows.contains("GOH SHU WEN,mum@example.com\n"),
        "{rows}"
    );
    for list in ["nilref.csv", "siblings.csv"] {
        office.done(&["import", list, "--year", "2027", "--dry-run", "--accept-many"]);
    }
}

#[test]
fn unknown_headings_are_named_before_anything_else_is_wrong() {
    let office = office("16", &["list.csv"]);
    let run = office.refused(1, &["import", "list.csv", "--year", "2027", "--dry-run"]);
    assert!(run.stderr.contains("\"Kelas\", \"Murid\""), "{}", run.stderr);
    let map = ["--map", "name=Murid", "--map", "class=Kelas"];
    office.done(&[&["import", "list.csv", "--year", "2027", "--dry-run"], &map[..]].concat());
}

#[test]
fn class_10b_is_of_no_level() {
    let office = office("23", &["list.csv"]);
    import(&office, "list.csv");
    let first = office.done(&["status", "--level", "P1", "--students"]).stdout;
    assert!(
        first.contains("BOB LIM") && !first.contains("ALICE TAN") && !first.contains("CARL GOH"),
        "{first}"
    );
}

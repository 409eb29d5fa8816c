//! Cells of workbooks as people see them: number formats, what is hidden, and text beside the list.

use super::workbooks::{one_sheet, rows};
use crate::hostile::{Import, assert_refused, import_as};

const HEADING: &[&str] = &["Class", "Reg No", "Name", "Student ID"];

fn import(data: &str) -> Import {
    import_as("book.xlsx", one_sheet(data), &[])
}

/// What the store has of class, register number and reference, in one line a student.
fn stored(data: &str) -> Vec<String> {
    let Import { office, run } = import(data);
    assert_eq!(run.status, 0, "{}", run.stderr);
    office.column(
        "SELECT c.name || '|' || ifnull(s.register_no, '') || '|' || ifnull(s.student_ref, '') FROM students AS s
         JOIN classes AS c ON c.id = s.class_id ORDER BY s.id",
    )
}

fn refused(data: &str, parts: &[&str]) {
    let Import { office, run } = import(data);
    assert_refused(&office, &run, parts);
}

#[test]
fn numbers_are_what_their_cells_show() {
    let row = |class: &'static str, number: &'static str, reference: &'static str| {
        rows(&[HEADING, &[class, number, "TAN LE", reference]])
    };
    let check = |data: String, expected: &str| assert_eq!(stored(&data), [expected], "{data}");
    check(row("3A", "<c><v>1</v></c>", "<c s=\"2\"><v>123</v></c>"), "3A|1|00123");
    check(row("3A", "<c s=\"5\"><v>1</v></c>", "<c s=\"2\"><v>1234567</v></c>"), "3A|1|1234567");
    check(row("3A", "<c s=\"2\"><v>7</v></c>", "<c><v>202701000123</v></c>"), "3A|7|202701000123");
    check(row("3A", "1", "<c s=\"2\" t=\"str\"><f>A1</f><v>0012</v></c>"), "3A|1|0012");
}

#[test]
fn what_a_cell_does_not_show_as_it_was_typed_is_damage() {
    let check = |class: &str, number: &str, name: &str, reference: &str, part: &str| {
        let data =
            rows(&[HEADING, &["3A", "1", "LIM ZI", "R1"], &[class, number, name, reference]]);
        refused(&data, &["book.xlsx [List]:3", part]);
    };
    let turned = "a spreadsheet program";
    // 2E1 became 20, in scientific notation as Excel shows it, or not.
    check("<c s=\"3\"><v>20</v></c>", "2", "TAN LE", "R2", turned);
    check("<c><v>20</v></c>", "2", "TAN LE", "R2", turned);
    check("3A", "2", "TAN LE", "<c s=\"3\"><v>202701000123</v></c>", turned);
    check("3A", "2", "TAN LE", "<c><v>2027010001234567</v></c>", turned);
    check("3A", "<c s=\"4\"><v>0.02</v></c>", "TAN LE", "R2", turned);
    check("3A", "<c s=\"1\"><v>46000</v></c>", "TAN LE", "R2", turned);
    check("<c s=\"1\"><v>46000</v></c>", "2", "TAN LE", "R2", turned);
    let truth = "<c t=\"b\"><v>1</v></c>";
    check(truth, "2", "TAN LE", "R2", "TRUE or FALSE");
    check("3A", "2", truth, "R2", "TRUE or FALSE");
    check("3A", "2", "TAN LE", truth, "TRUE or FALSE");
    for error in ["#REF!", "#N/A", "#NAME?"] {
        let cell = format!("<c t=\"e\"><v>{error}</v></c>");
        check(&cell, "2", "TAN LE", "R2", turned);
        check("3A", &cell, "TAN LE", "R2", turned);
        check("3A", "2", &cell, "R2", turned);
        check("3A", "2", "TAN LE", &cell, turned);
        check("3A", "2", "TAN LE", error, turned);
    }
}

#[test]
fn text_beside_the_list_is_refused_as_in_a_text_file() {
    let beyond = rows(&[&["Class", "Name"], &["3A", "LIM ZI"], &["3A", "TAN", "KAI JUN"]]);
    refused(&beyond, &["book.xlsx [List]:3", "3 cells where the heading has 2"]);
    let merged = rows(&[&["Class", "Name", "", "Reg No"], &["3A", "TAN", "KAI JUN", "1"]]);
    refused(&merged, &["book.xlsx [List]:2", "\"KAI JUN\"", "under no heading"]);
}

#[test]
fn hidden_rows_and_columns_are_counted() {
    let data = rows(&[&["Class", "Name"], &["3A", "TAN LE"], &["3A", "LIM ZI"], &["3A", "ONG XU"]]);
    let data = data
        .replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">")
        .replace("<row r=\"4\">", "<row r=\"4\" hidden=\"true\">");
    let run = import(&data).run;
    let told = "warning: book.xlsx [List]: 2 rows are hidden on the sheet, as by a filter, and read like the others";
    assert!(run.status == 0 && run.stderr.contains(told), "{}", run.stderr);
    let columns = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{}",
        rows(&[&["Class", "Name"], &["3A", "TAN LE"]])
    );
    let run = import(&columns).run;
    assert!(run.stderr.contains("column \"Name\" is hidden on the sheet"), "{}", run.stderr);
}

#[test]
fn a_place_beyond_all_sheets_is_no_bug() {
    let data = rows(&[&["Class", "Name"], &["3A", "TAN LE"], &["3A", "LIM ZI"]]);
    let last = format!("<row r=\"{}\">", usize::MAX);
    let data = data.replace("<row r=\"2\">", &last).replace("<row r=\"3\">", "<row>");
    let run = import(&data).run;
    assert_ne!(run.status, 70, "{}", run.stderr);
}

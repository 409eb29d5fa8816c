//! Class lists that are hostile by their encoding or their shape. A, W and R as in facts/class-lists.md.

use crate::hostile::{accepted, import_as, refused, warned};

const TAN: &[&str] = &["TAN KAI JUN"];

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn byte_order_marks_are_understood() {
    accepted("\u{feff}Name,Class\r\nTAN KAI JUN,3A\r\n", &[], TAN);
    let list = "\u{feff}Name\tClass\r\nANAÏS 吴\t3A\r\n";
    let told = &["list.csv", "UTF-16"];
    warned(utf16(list, u16::to_le_bytes), &[], &["ANAÏS 吴"], told);
    warned(utf16(list, u16::to_be_bytes), &[], &["ANAÏS 吴"], told);
    refused(
        "\u{feff}Name,Class\nTAN,3A\n\u{feff}Name,Class\n",
        &[],
        &["line 3", "byte order mark"],
    );
}

#[test]
fn what_is_not_unicode_is_refused_with_the_line() {
    let list = "Name,Class\nTAN KAI JUN,3A\n";
    refused(utf16(list, u16::to_le_bytes), &[], &["UTF-16 text without a byte order mark"]);
    refused(utf16(list, u16::to_be_bytes), &[], &["UTF-16 text without a byte order mark"]);
    for mark in [[0xff, 0xfe, 0, 0], [0, 0, 0xfe, 0xff]] {
        let text = list.chars().flat_map(|c| u32::from(c).to_le_bytes());
        refused(mark.into_iter().chain(text).collect::<Vec<_>>(), &[], &["UTF-32"]);
    }
    let bad: &[&[u8]] = &[
        // GBK, Big5, a cut and an overlong sequence, half of a surrogate pair.
        b"\xce\xe2\xd7\xd3\xc4\xfe",
        b"\xa7\x64\xa4\x6c\xb9\xe7",
        b"TAN \xe5\x90",
        b"TAN \xc0\xaf",
        b"TAN \xed\xa0\x80",
    ];
    for name in bad {
        let list = [b"Name,Class\r\nLIM,3A\r\n".as_slice(), name, b",3A\r\n"].concat();
        refused(list, &[], &["line 3 is not UTF-8 text"]);
    }
    refused("Name,Class\nTAN\0,3A\n", &[], &["line 2", "NUL"]);
    refused("Name,Class\nLIM,3A\nTAN \u{fffd},3A\n", &[], &["list.csv:3", "damaged earlier"]);
    let surrogate = [0xff, 0xfe, b'N', 0, b'\n', 0, 0x00, 0xd8, b'x', 0];
    refused(surrogate, &[], &["line 2 is not UTF-16 text"]);
}

#[test]
fn windows_1252_is_refused_until_the_operator_says_so_and_then_its_names_are_shown() {
    let list = b"Name,Class\nLIM,3A\nANA\xcfS,3A\n";
    refused(list, &[], &["line 3 is not UTF-8 text"]);
    refused(list, &[], &["hint:", "--encoding windows-1252"]);
    accepted(list, &["--encoding", "windows-1252"], &["LIM", "ANAÏS"]);
    let run = import_as("list.csv", list, &["--encoding", "windows-1252"]).run;
    assert!(run.stdout.contains("list.csv:3: ANAÏS"), "{}", run.stdout);
    let run = import_as("list.csv", list, &["--encoding", "latin-99\u{1b}"]).run;
    assert_eq!((run.status, run.stderr.contains("no encoding")), (2, true));
}

#[test]
fn lists_without_students_are_refused() {
    for nothing in ["", "\u{feff}", "\n\r\n\n", " , ,\n,,\n"] {
        refused(nothing, &[], &["the list is empty"]);
    }
    refused("Name,Class\n", &[], &["no students below the heading row"]);
    refused("Name,Class\nName,Class\n,\n", &[], &["no students below the heading row"]);
}

#[test]
fn headings_that_do_not_do_are_refused() {
    refused("TAN KAI JUN,3A\nLIM,3A\n", &[], &["no row names a column for the student's name"]);
    refused("Class,Reg No\n3A,1\n", &[], &["no row names a column for the student's name"]);
    refused("Name,Reg No\nTAN,1\n", &[], &["nothing tells the class"]);
    accepted("Name,Reg No\nTAN KAI JUN,1\n", &["--class", "3A"], TAN);
    refused(
        "Name,Class,Pupil Name\nTAN,3A,TAN\n",
        &[],
        &["line 1", "two columns are headed as name"],
    );
}

#[test]
fn titles_sums_and_repeated_headings_are_no_students() {
    let list = "MERLION PARK\nCLASS LIST 2027\nClass: 3A\n\nS/N,Name\n1,TAN KAI JUN\n";
    accepted(list, &[], TAN);
    let run = import_as("list.csv", list, &[]).run;
    assert!(run.stdout.contains("list.csv: heading on line 5"), "{}", run.stdout);
    let sums = "Class,Name\n3A,TAN KAI JUN\n,Boys 18 Girls 19\n3A,Total\nGrand total 37\n";
    warned(sums, &[], TAN, &["list.csv:3", "sums", "\"Boys 18 Girls 19\""]);
    let again = "Name,Class\nTAN KAI JUN,3A\nName,Class\nLIM,3A\n";
    warned(again, &[], &["TAN KAI JUN", "LIM"], &["list.csv:3", "heading row stands here again"]);
}

#[test]
fn short_and_long_rows_are_refused_but_trailing_commas_are_not() {
    refused("Name,Class,Reg No\nTAN,3A,1\nLIM,3A\n", &[], &["list.csv:3", "2 cells", "has 3"]);
    refused("Name,Class\nLAI WEN HUI, CALEB,3A\n", &[], &["list.csv:2", "3 cells", "has 2"]);
    accepted("Name,Class,,,\nTAN KAI JUN,3A,,,,,\n,,,\n\n  ,\n", &[], TAN);
    accepted(",Name,Class,*END*\n,TAN KAI JUN,3A,*END*\n,,,*END*\n", &[], TAN);
}

#[test]
fn every_delimiter_and_line_end_is_understood() {
    for list in [
        "Name,Class\rTAN KAI JUN,3A\r",
        "Name,Class\nTAN KAI JUN,3A\r\n\r\r\n",
        "Name;Class\nTAN KAI JUN;3A\n",
        "Name\tClass\nTAN KAI JUN\t3A\n",
        "Name|Class\nTAN KAI JUN|3A\n",
        "sep=;\nName;Class\nTAN KAI JUN;3A\n",
    ] {
        accepted(list, &[], TAN);
    }
    accepted("Name;Class\n\"LAI, CALEB\";3A\n", &[], &["LAI, CALEB"]);
}

#[test]
fn broken_quoting_is_refused_where_it_opens() {
    refused("Name,Class\nLIM,3A\n\"TAN,3A\nONG,3A\n", &[], &["line 3", "never closed"]);
    refused("Name,Class\n\"TAN\" KAI,3A\n", &[], &["line 2", "follows a closing"]);
    refused("Name,Class\nTAN \"KAI\",3A\n", &[], &["line 2", "inside a cell"]);
}

#[test]
fn what_is_too_much_is_refused() {
    let cell = "x".repeat(300_000);
    refused(format!("Name,Class\nTAN,3A\n{cell},3A\n"), &[], &["line 3", "more text"]);
    let wide = format!("Name,Class{}\n", ",x".repeat(5_000));
    refused(wide, &[], &["line 1", "more columns"]);
}

#[test]
fn rows_that_contradict_each_other_are_refused() {
    let twice = "Name,Class,Reg No\nTAN,3A,1\nTAN,3A,1\n";
    refused(twice, &[], &["list.csv:3", "same student stands on line 2"]);
    let place = "Name,Class,Reg No\nTAN,3A,1\nLIM,3a,01\n";
    refused(place, &[], &["list.csv:3", "line 2", "same class and register number"]);
}

#[test]
fn every_faulty_row_is_named_but_no_more_than_fifty() {
    let list = format!("Name,Class\n{}", "=A,3A\n".repeat(60));
    let run = import_as("list.csv", &list, &[]).run;
    let named = run.stderr.lines().filter(|line| line.starts_with("list.csv:")).count();
    assert_eq!((named, run.stderr.contains("and 10 more")), (50, true), "{}", run.stderr);
    assert!(run.stderr.contains("60 of 60 rows cannot be taken"));
}

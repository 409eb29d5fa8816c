//! What the program writes it reads again: the same students come back in every encoding and dialect, and through the
//! workbooks that `LibreOffice` makes of the list.

use std::process::Command;

use mims::outside::{CsvWriter, Options, Source, read_lists};
use proptest::prelude::*;

use crate::common::{Office, present};

const HEADINGS: [&str; 6] =
    ["Class", "Reg No", "Name", "Login ID", "Student Ref", "Recovery e-mail"];

/// Class, name and reference; the rest of a row follows from its number.
fn students() -> impl Strategy<Value = Vec<(String, String, String)>> {
    let class = prop::sample::select(vec![
        "3 Integrity",
        "P5 RF",
        "2-5",
        "1E1",
        "4 Exp 1",
        "3 R & D",
        "三忠",
        "K1 (Joy)",
    ]);
    let word = "[A-Z][a-zéÏʼə]{1,7}|[A-Z]\\.|吴子宁|தேவி|O'[A-Z][a-z]{2,5}|O’[A-Z]{3}|[A-Z]{2}-[A-Z]{2}|S/O|@ LILY|\\(NEW\\)";
    let words =
        prop::collection::vec(word, 1..5).prop_map(|words| format!("TAN {}", words.join(" ")));
    let reference = "[A-Z]{2}-[0-9]{4}|0[0-9]{4}|[1-9][0-9]{6,11}|";
    prop::collection::vec((class.prop_map(str::to_owned), words, reference), 1..20)
}

fn rows(students: &[(String, String, String)]) -> Vec<Vec<String>> {
    let rows = students.iter().enumerate().map(|(at, (class, name, reference))| {
        // Two students of one reference would be refused.
        let reference =
            if reference.is_empty() { String::new() } else { format!("{reference}{at:02}1") };
        let (login, email) = (format!("pupil_{at}"), format!("parent{at}@example.com"));
        vec![class.clone(), (at + 1).to_string(), name.clone(), login, reference, email]
    });
    rows.collect()
}

fn read(bytes: &[u8]) -> Vec<Vec<String>> {
    let source = Source { name: "list.csv".to_owned(), bytes: bytes.to_vec() };
    let roster = read_lists(&[source], &Options::default()).expect("a list");
    assert_eq!(roster.refusals, []);
    let text =
        |part: Option<&dyn std::fmt::Display>| part.map(ToString::to_string).unwrap_or_default();
    let row = |row: &mims::outside::Row| {
        vec![
            row.class.to_string(),
            text(row.register_no.as_ref().map(|it| it as _)),
            row.name.to_string(),
            row.login_id.as_ref().map(|login| login.local().to_owned()).unwrap_or_default(),
            text(row.student_ref.as_ref().map(|it| it as _)),
            text(row.recovery_email.as_ref().map(|it| it as _)),
        ]
    };
    roster.rows.iter().map(row).collect()
}

/// The list as the program writes lists.
fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut list = CsvWriter::list(&mut bytes).expect("memory");
    list.record(HEADINGS).expect("memory");
    for row in rows {
        list.record(row).expect("memory");
    }
    list.finish().expect("memory");
    bytes
}

fn separated(rows: &[Vec<String>], sign: u8) -> Vec<u8> {
    let mut list = csv::WriterBuilder::new().delimiter(sign).from_writer(Vec::new());
    list.write_record(HEADINGS).expect("memory");
    for row in rows {
        list.write_record(row).expect("memory");
    }
    list.into_inner().expect("memory")
}

fn utf16(bytes: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(bytes).expect("UTF-8").trim_start_matches('\u{feff}');
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_written_list_comes_back_in_every_encoding_and_dialect(students in students()) {
        let rows = rows(&students);
        // Accents that stand for apostrophes become some.
        let expected: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.replace('ʼ', "'")).collect()).collect();
        for bytes in [
            written(&rows),
            utf16(&written(&rows)),
            separated(&rows, b';'),
            separated(&rows, b'\t'),
            utf16(&separated(&rows, b'\t')),
            separated(&rows, b'|'),
        ] {
            prop_assert_eq!(read(&bytes), expected.clone());
        }
    }
}

const LIST: &str = "\
Class 2027,Reg No,Name,Student Ref,Email
3 Integrity,1,\"D'SOUZA, MARIE ANNE\",00123,mum@example.com
3 Integrity,2,GOH ZI NING 吴子宁,202701000123,
1E1,1,ARJUN S/O VEERASAMY,MP-27-0001,
1E1,2,ƏLİYEV ƏLƏKBƏR,,
2-5,1,AISLING O’HARAN,2E5,dad@example.com
";

#[test]
fn a_list_comes_back_through_the_workbooks_of_libreoffice() {
    if !present(&["soffice"]) {
        return;
    }
    let office = Office::with_list(LIST);
    let fields = ["--fields", "year,class,register_no,name,login_id,student_ref,recovery_email"];
    let own = [&["status", "--students", "--format", "csv"], &fields[..]].concat();
    let written = office.done(&own).stdout;
    office.write("own.csv", &written);
    for kind in ["xlsx", "ods"] {
        let mut soffice = Command::new("soffice");
        let profile = format!("-env:UserInstallation=file://{}", office.path("profile").display());
        // UTF-8, commas, and every column as text, as whoever imports a list with care says.
        let columns: Vec<_> = (1..=7).map(|column| format!("{column}/2")).collect();
        let filter = format!("--infilter=CSV:44,34,76,1,{}", columns.join("/"));
        soffice.args([&profile, "--headless", &filter, "--convert-to", kind, "--outdir"]);
        let run =
            soffice.arg(office.path("")).arg(office.path("own.csv")).output().expect("soffice");
        let file = format!("own.{kind}");
        assert!(office.path(&file).exists(), "{}", String::from_utf8_lossy(&run.stderr));
        let other = Office::with_store();
        other.write(&file, std::fs::read(office.path(&file)).expect("a workbook"));
        let run = other.done(&["import", &file, "--yes"]);
        assert!(!run.stderr.contains("warning: own"), "{}", run.stderr);
        assert_eq!(other.done(&own).stdout, written, "{kind}");
    }
}

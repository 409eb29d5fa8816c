//! Workbooks that are hostile, made by hand down to the archive. A, W and R as in facts/class-lists.md.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::hostile::{Import, assert_refused, assert_students, import_as};

/// An archive of these parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, contents) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(contents.as_bytes()).expect("in memory");
    }
    writer.finish().expect("in memory").into_inner()
}

/// An Excel workbook of sheets, each with its name, its attributes and what stands in it.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut book, mut links, mut parts) = (String::new(), String::new(), Vec::new());
    for (number, (name, attributes, data)) in (1..).zip(sheets) {
        write!(
            book,
            "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\" {attributes}/>"
        )
        .expect("a text");
        write!(links, "<Relationship Id=\"r{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s{number}.xml\"/>").expect("a text");
        let data = format!(
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{data}</worksheet>"
        );
        parts.push((format!("xl/worksheets/s{number}.xml"), data));
    }
    let book = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{book}</sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    );
    // Style 1 is a date, 2 has leading zeros, 3 is scientific, 4 a percentage, 5 has two decimals.
    let styles = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"11\"/><xf numFmtId=\"9\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>";
    let package = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
    let mut all = vec![
        ("_rels/.rels", package),
        ("xl/workbook.xml", book.as_str()),
        ("xl/_rels/workbook.xml.rels", links.as_str()),
        ("xl/styles.xml", styles),
    ];
    all.extend(parts.iter().map(|(name, data)| (name.as_str(), data.as_str())));
    archive(&all)
}

/// Rows of cells; a cell is XML of its own, or a text, which is put in place.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let mut data = String::from("<sheetData>");
    for (number, cells) in (1..).zip(rows) {
        write!(data, "<row r=\"{number}\">").expect("a text");
        for (column, cell) in ('A'..).zip(*cells) {
            let place = format!("r=\"{column}{number}\"");
            match cell.strip_prefix("<c") {
                Some(rest) => write!(data, "<c {place}{rest}"),
                None => write!(data, "<c {place} t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
            }
            .expect("a text");
        }
        data.push_str("</row>");
    }
    data + "</sheetData>"
}

pub(super) fn one_sheet(data: &str) -> Vec<u8> {
    xlsx(&[("List", "", data)])
}

fn taken(book: Vec<u8>, args: &[&str], expected: &[&str], parts: &[&str]) {
    let Import { office, run } = import_as("book.xlsx", book, args);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let told = format!("{}{}", run.stdout, run.stderr);
    assert!(told.lines().any(|line| parts.iter().all(|part| line.contains(part))), "{told}");
    assert_students(&office, expected);
}

fn refused(book: Vec<u8>, args: &[&str], parts: &[&str]) {
    let Import { office, run } = import_as("book.xlsx", book, args);
    assert_refused(&office, &run, parts);
}

const HEADING: &[&str] = &["Class", "Reg No", "Name"];

#[test]
fn numbers_are_whole_and_rows_have_the_numbers_of_the_sheet() {
    let data = rows(&[
        &[],
        HEADING,
        &["3A", "<c><v>1</v></c>", "TAN LE"],
        &["3A", "<c><v>2.0</v></c>", "LIM ZI"],
    ]);
    let import = import_as("book.xlsx", one_sheet(&data), &[]);
    assert!(
        import.run.stdout.contains("book.xlsx [List]: heading on line 2"),
        "{}",
        import.run.stderr
    );
    let status = import.office.done(&["status", "--students", "--format", "csv"]).stdout;
    assert!(status.contains(",1,TAN LE,") && status.contains(",2,LIM ZI,"), "{status}");
    let data = rows(&[HEADING, &["<c><v>3</v></c>", "<c><v>1.5</v></c>", "TAN LE"]]);
    refused(one_sheet(&data), &[], &["book.xlsx [List]:2", "1.5", "not a whole number"]);
}

#[test]
fn merged_classes_are_filled_down_with_a_word() {
    let data = rows(&[
        HEADING,
        &["3A", "1", "TAN LE"],
        &["<c/>", "2", "LIM ZI"],
        &["<c/>", "3", "ONG XU"],
    ]);
    let merged = format!("{data}<mergeCells count=\"1\"><mergeCell ref=\"A2:A4\"/></mergeCells>");
    let told = &["warning", "book.xlsx [List]:3", "merged cell above", "1 row more"];
    taken(one_sheet(&merged), &[], &["TAN LE", "LIM ZI", "ONG XU"], told);
    refused(one_sheet(&data), &[], &["book.xlsx [List]:3", "class is blank"]);
    let names = format!("{data}<mergeCells count=\"1\"><mergeCell ref=\"C2:C3\"/></mergeCells>");
    refused(one_sheet(&names), &[], &["book.xlsx [List]:4", "class is blank"]);
}

#[test]
fn dates_and_errors_are_no_values() {
    let date = rows(&[HEADING, &["<c s=\"1\"><v>46000</v></c>", "1", "TAN LE"]]);
    refused(one_sheet(&date), &[], &["book.xlsx [List]:2", "Class", "date"]);
    let error = rows(&[HEADING, &["3A", "1", "<c t=\"e\"><v>#N/A</v></c>"]]);
    refused(one_sheet(&error), &[], &["book.xlsx [List]:2", "Name", "error"]);
    // In a column that is not read it does not matter.
    let birthday =
        rows(&[&["Class", "DOB", "Name"], &["3A", "<c s=\"1\"><v>43000</v></c>", "TAN LE"]]);
    taken(one_sheet(&birthday), &[], &["TAN LE"], &["heading on line 1"]);
}

#[test]
fn formulas_count_with_the_value_they_had() {
    let known = rows(&[HEADING, &["3A", "1", "<c t=\"str\"><f>A1</f><v>TAN LE</v></c>"]]);
    let told = &["warning", "book.xlsx [List]:2", "result of a formula"];
    taken(one_sheet(&known), &[], &["TAN LE"], told);
    let unknown = rows(&[HEADING, &["3A", "1", "<c><f>A1</f></c>"]]);
    refused(one_sheet(&unknown), &[], &["book.xlsx [List]:2", "Name", "never calculated"]);
}

#[test]
fn all_sheets_with_a_name_column_are_read_or_those_asked_for() {
    let one = rows(&[&["Name"], &["TAN LE"]]);
    let two = rows(&[&["Name"], &["LIM ZI"]]);
    let notes = rows(&[&["These lists are invented"]]);
    let book = || {
        xlsx(&[
            ("3 Integrity", "", &one),
            ("3 Respect", "", &two),
            ("Notes", "", &notes),
            ("2 Old", "state=\"hidden\"", &one),
        ])
    };
    let both = ["TAN LE", "LIM ZI"];
    taken(book(), &[], &both, &["book.xlsx [3 Respect]: heading", "class from the sheet's name"]);
    taken(book(), &[], &both, &["warning", "sheet \"2 Old\" is hidden"]);
    taken(book(), &[], &both, &["warning", "book.xlsx [Notes]", "no name column"]);
    taken(book(), &["--worksheet", "3 Respect"], &["LIM ZI"], &["[3 Respect]"]);
    taken(book(), &["--worksheet", "2 Old"], &["TAN LE"], &["[2 Old]"]);
    refused(book(), &["--worksheet", "Notes"], &["no row names a column"]);
    refused(book(), &["--worksheet", "4 Care"], &["no sheet \"4 Care\"", "\"3 Integrity\""]);
}

#[test]
fn far_away_cells_are_refused() {
    let far = "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>";
    refused(one_sheet(far), &[], &["more columns"]);
    let low = "<sheetData><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row></sheetData>";
    refused(one_sheet(low), &[], &["more rows"]);
    let mad = "<dimension ref=\"B2:A1\"/><sheetData><row r=\"99999999999\"><c r=\"ZZZZZZZZZ99999999999\"><v>1</v></c></row></sheetData>";
    refused(one_sheet(mad), &[], &["damaged or cut off"]);
    let last = "<sheetData><row r=\"4294967295\"/><row/><row/><row/></sheetData>";
    refused(one_sheet(last), &[], &["damaged or cut off"]);
}

#[test]
fn bombs_torsos_and_locked_archives_are_refused() {
    let heavy = format!("<sheetData>{}</sheetData>", " ".repeat(65 << 20));
    refused(one_sheet(&heavy), &[], &["more unpacked bytes"]);
    let many: Vec<_> = (0..201).map(|number| format!("part{number}")).collect();
    let many: Vec<_> = many.iter().map(|name| (name.as_str(), "x")).collect();
    refused(archive(&many), &[], &["more parts"]);
    let book = one_sheet(&rows(&[HEADING, &["3A", "1", "TAN LE"]]));
    for end in [book.len() / 3, book.len() / 2, book.len() - 30] {
        refused(book[..end].to_vec(), &[], &["damaged or cut off"]);
    }
    refused(archive(&[("xl/workbook.xml", "<workbook><sheets>")]), &[], &["damaged or cut off"]);
    refused(archive(&[("word/document.xml", "x")]), &[], &["a Word document"]);
}

/// A sheet of an `OpenDocument` workbook.
fn ods(content: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\"><office:automatic-styles><style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}

fn ods_row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn text(text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
    )
}

#[test]
fn opendocument_sheets_follow_the_same_rules() {
    let heading = ods_row(&(text("Class") + &text("Reg No") + &text("Name")));
    let number = "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1.00</text:p></table:table-cell>";
    let sheet =
        |rows: &str| ods(&format!("<table:table table:name=\"L\">{heading}{rows}</table:table>"));
    let good = ods_row(&(text("3A") + number + &text("ANA&#xcf;S O&apos;C <text:s/>CO")));
    taken(sheet(&good), &[], &["ANAÏS O'C CO"], &["book.xlsx [L]: heading on line 1"]);
    let merged = "<table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>3A</text:p></table:table-cell>";
    let merged = ods_row(&(merged.to_owned() + number + &text("TAN LE")))
        + &ods_row(&("<table:covered-table-cell/>".to_owned() + &text("2") + &text("LIM ZI")));
    taken(sheet(&merged), &[], &["TAN LE", "LIM ZI"], &["[L]:3", "merged cell above"]);
    let date = "<table:table-cell office:value-type=\"date\" office:date-value=\"2027-01-03\"><text:p>03-Jan</text:p></table:table-cell>";
    refused(
        sheet(&ods_row(&(date.to_owned() + number + &text("TAN LE")))),
        &[],
        &["[L]:2", "date"],
    );
    let uncalculated = "<table:table-cell table:formula=\"of:=A1\"/>";
    refused(sheet(&ods_row(&(text("3A") + number + uncalculated))), &[], &["never calculated"]);
    let error = "<table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>";
    refused(sheet(&ods_row(&(text("3A") + number + error))), &[], &["[L]:2", "holds an error"]);
    let truth = "<table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>";
    refused(sheet(&ods_row(&(text("3A") + number + truth))), &[], &["[L]:2", "TRUE or FALSE"]);
}

#[test]
fn opendocument_cells_that_repeat_without_end_are_refused() {
    let repeated = |rows: &str, columns: &str, text: &str| {
        ods(&format!(
            "<table:table table:name=\"L\"><table:table-row><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"{columns}\"><text:p>{text}</text:p></table:table-cell></table:table-row></table:table>"
        ))
    };
    refused(repeated("1", "16384", "x"), &[], &["more columns"]);
    refused(repeated("4000000000", "1", "x"), &[], &["more rows"]);
    refused(repeated("99999999999999999999", "1", "x"), &[], &["damaged"]);
    refused(repeated("1048000", "16384", ""), &[], &["no students"]);
}

#[test]
fn a_hidden_opendocument_sheet_is_named() {
    let row = ods_row(&text("Name")) + &ods_row(&text("TAN LE"));
    let book = ods(&format!(
        "<table:table table:name=\"3A\">{row}</table:table><table:table table:name=\"2A\" table:style-name=\"h\">{row}</table:table>"
    ));
    taken(book, &[], &["TAN LE"], &["sheet \"2A\" is hidden"]);
}

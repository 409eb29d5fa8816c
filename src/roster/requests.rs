//! Files of requests about students with accounts, read as class lists are: the same headings, encodings and workbooks.
//! A file without headings has a student a row, as a text or as class and register number.

use super::answer::{Refusal, Request, Requests};
use super::bytes::record::Record;
use super::bytes::table::Table;
use super::error::{ListError, RosterError};
use super::lists::{each_table, list_error};
use super::meaning::{request_row, row, splitter};
use super::request::{Options, Source};
use crate::domain::{ClassName, RegisterNo};

/// Reads a file of requests.
///
/// # Errors
/// The file cannot be read as a whole; faulty rows are no error but [`Requests::refusals`].
pub fn read_requests(source: &Source) -> Result<Requests, Vec<ListError>> {
    let options = Options { are_requests: true, ..Options::default() };
    let (mut requests, mut without_headings) = (Requests::default(), Requests::default());
    let mut has_headings = false;
    let mut warnings = Vec::new();
    each_table(source, &options, &mut warnings, &mut |table, warnings| {
        let sections = match splitter::split(table, &options, warnings) {
            Ok(sections) => sections,
            Err(RosterError::NoHeading(_)) => {
                without_headings.take_plain(table);
                return Ok(());
            }
            // A workbook has empty sheets.
            Err(RosterError::Empty) if !table.is_text() => return Ok(()),
            Err(error) => return Err(list_error(&table.source, error)),
        };
        has_headings = true;
        for section in &sections {
            let mut reader = row::Reader::new(table, section, &options);
            for (at, class) in &section.rows {
                let Some(record) = table.record(*at) else { continue };
                let read = request_row::read(&mut reader, &options, &record, class.as_ref());
                requests.take(read);
            }
            warnings.extend(reader.take_warnings());
            requests.not_read.extend(section.columns.unknown());
        }
        Ok(())
    })?;
    // A sheet without headings beside one that has some is a sheet of notes.
    let mut requests = if has_headings { requests } else { without_headings };
    requests.warnings = warnings;
    Ok(requests)
}

impl Requests {
    fn take(&mut self, read: Result<Request, Vec<Refusal>>) {
        match read {
            Ok(request) => self.rows.push(request),
            Err(refusals) => self.refusals.extend(refusals),
        }
    }

    fn take_plain(&mut self, table: &Table<'_>) {
        for record in table.records().filter(|record| !record.is_blank()) {
            self.take(plain(table, &record).map_err(|refusal| vec![refusal]));
        }
    }
}

/// A row without headings: a blank cell is a blank cell, and no other one moves into its place.
fn plain(table: &Table<'_>, record: &Record<'_, '_>) -> Result<Request, Refusal> {
    let place = table.place(record.line);
    let filled = record.cells.iter().rposition(|cell| !cell.trim().is_empty());
    let cells: Vec<&str> = record
        .cells
        .iter()
        .take(filled.map_or(0, |last| last + 1))
        .map(|cell| cell.trim())
        .collect();
    let refused = |value: &str, reason: String| {
        Err(Refusal { place: place.clone(), column: None, value: value.to_owned(), reason })
    };
    let mut request = Request::at(place.clone());
    match *cells.as_slice() {
        [who] => request.who = Some(who.to_owned()),
        [class, number] => {
            match ClassName::parse(class) {
                Ok(class) => request.class = Some(class),
                Err(error) => return refused(class, error.to_string()),
            }
            match RegisterNo::parse(number) {
                Ok(number) => request.number = Some(number),
                Err(error) => return refused(number, error.to_string()),
            }
        }
        _ => {
            return refused(
                "",
                format!("the row has {} cells, and no row names the columns", cells.len()),
            );
        }
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Requests {
        let source = Source { name: "requests".to_owned(), bytes: text.as_bytes().to_vec() };
        read_requests(&source).expect("requests")
    }

    /// Whom each row names, its parts with a bar between.
    fn check(text: &str, expected: &[&str]) {
        let requests = read(text);
        assert_eq!(requests.refusals, [], "{text:?}");
        let shown = |one: &Request| {
            let parts = [
                one.who.clone(),
                one.class.as_ref().map(ToString::to_string),
                one.number.map(|number| number.to_string()),
                one.reference.clone(),
                one.name.as_ref().map(ToString::to_string),
            ];
            parts.into_iter().flatten().collect::<Vec<_>>().join("|")
        };
        assert_eq!(requests.rows.iter().map(shown).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn requests_are_read_with_and_without_headings() {
        check("tan_kai_jun\n3A/12\n", &["tan_kai_jun", "3A/12"]);
        check("tan_kai_jun\n\n3A,12\n", &["tan_kai_jun", "3A|12"]);
        check(
            "\u{feff}Class,Reg No\r\n\"3 Integrity\",12\r\n\r\n3A,2,\r\n",
            &["3 Integrity|12", "3A|2"],
        );
        check("Login ID\nlim_zi_ying@students.edu.sg", &["lim_zi_ying@students.edu.sg"]);
        check("MIMS ID\nlim_zi_ying", &["lim_zi_ying"]);
        check("User name\nlim_zi_ying", &["lim_zi_ying"]);
        check("login_id\nlim_zi_ying", &["lim_zi_ying"]);
        check("class,register_no\n3A,1\n", &["3A|1"]);
        check("class,number\n3A,1\n", &["3A|1"]);
        check("Name,Class,Register\nTAN LE,3A,1\n", &["3A|1|TAN LE"]);
        check("3 Integrity;12\n", &["3 Integrity|12"]);
        check("3 Integrity\t12\n", &["3 Integrity|12"]);
        check("Form Class;Index No\n3A;1\n", &["3A|1"]);
        check("Level,Class,No\nP3,Care,1\n", &["3 Care|1"]);
        check("Student ID\nR1\n", &["R1"]);
        check("Name\nTAN LE\n", &["TAN LE"]);
        check("Surname,First Name,Class\nTAN,LE,3A\n", &["3A|TAN LE"]);
        check("Class,Reg No,Name\n3A,,TAN LE\n3A,2,\n", &["3A|TAN LE", "3A|2"]);
        check("Email\nmum@example.com\n", &["Email", "mum@example.com"]);
        check(
            "Email,Name\nmum@example.com,TAN LE\nlim@students.edu.sg,\n",
            &["TAN LE", "lim@students.edu.sg"],
        );
        check("S/N,Class,Index No\n7,3A,1\n", &["3A|1"]);
        check("S/N,Name\n7,TAN LE\n", &["TAN LE"]);
        check("Class: 3A\nNo,Name\n7,TAN LE\n", &["3A|7|TAN LE"]);
    }

    #[test]
    fn a_blank_cell_is_a_blank_cell() {
        let check = |text: &str, line: usize, part: &str| {
            let refusals = read(text).refusals;
            assert_eq!(refusals.len(), 1, "{text:?}");
            assert_eq!(refusals[0].place.line, line, "{text:?}");
            assert!(refusals[0].reason.contains(part), "{}", refusals[0].reason);
        };
        check("Class,Reg No\n3A,1\n,2\n", 3, "the class is blank");
        check("Class,Reg No\n3A,\n", 2, "the register number is blank");
        check("Class,Reg No\n3A\n", 2, "1 cells");
        check("Class,Reg No,Remarks\n,,x\n", 2, "names nobody");
        check("Class,Reg No\nNIL,2\n", 2, "the class is blank");
        check("3A,1\n,2\n", 2, "the class is blank");
        check("3A,1\n3A,1,TAN\n", 2, "3 cells");
        check("3A,x\n", 1, "register number");
        check("Class,Reg No\n03-Jan,1\n", 2, "spreadsheet");
    }

    #[test]
    fn the_year_of_the_classes_is_kept() {
        let check = |text: &str, years: &[i16]| {
            let requests = read(text);
            assert_eq!(requests.rows.first().expect("a row").years, years, "{text:?}");
        };
        check("Class 2026,Reg No\n3A,1\n", &[2026]);
        check("CLASS LIST 2026\nClass,Reg No\n3A,1\n", &[2026]);
        check("Class,Reg No,Year\n3A,1,2026\n", &[2026]);
        check("Class,Reg No\n3A,1\n", &[]);
    }

    #[test]
    fn other_columns_are_said_to_be_not_read() {
        assert_eq!(
            read("Login ID,Asked by,Why\ntan_le,Mdm Salmah,lost\n").not_read,
            ["Asked by", "Why"]
        );
    }
}

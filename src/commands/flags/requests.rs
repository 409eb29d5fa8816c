//! `--from FILE`: the day's requests, one student a row, by login ID or by class and register number.

use std::path::Path;

use crate::domain::{folded, shown_path};
use crate::terminal::{Error, read_given};

/// More requests than a school has students are another file.
const MAX_BYTES: usize = 1024 * 1024;

/// Reads the requests as the texts that name a student; `-` is the standard input.
pub fn read(path: &Path) -> Result<Vec<String>, Error> {
    let source = shown_path(path);
    let bytes = read_given(path, MAX_BYTES)?;
    if bytes.len() > MAX_BYTES {
        return Err(Error::refused(format!("{source} is too long for a list of requests")));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::refused(format!("{source} is not text in UTF-8")))?;
    let requests = parse(&text).map_err(|error| error.context(source.clone()))?;
    if requests.is_empty() {
        return Err(Error::refused(format!("{source} names nobody")));
    }
    Ok(requests)
}

fn parse(text: &str) -> Result<Vec<String>, Error> {
    let text = text.trim_start_matches('\u{FEFF}');
    let mut requests = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let cells = cells(line);
        match cells.as_slice() {
            [] => {}
            _ if requests.is_empty() && is_heading(&cells) => {}
            [who] => requests.push(who.clone()),
            [class, number] => requests.push(format!("{class}/{number}")),
            _ => {
                let error = Error::refused(format!("line {number} has {} values", cells.len()));
                return Err(error.hint(
                    "one student a line: a login ID, or class and register number (3 Integrity,12)",
                ));
            }
        }
    }
    Ok(requests)
}

/// The values of a line that are not blank. A login ID, class or number has no comma in it, and no quote.
fn cells(line: &str) -> Vec<String> {
    let cells = line.split([',', ';', '\t']).map(|cell| cell.trim().trim_matches('"').trim());
    cells.filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
}

fn is_heading(cells: &[String]) -> bool {
    const HEADINGS: [&str; 7] =
        ["class", "form class", "login id", "login", "who", "user name", "username"];
    cells.first().is_some_and(|cell| HEADINGS.contains(&folded(cell).to_lowercase().trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(parse(text).expect("a list"), expected, "{text:?}");
    }

    #[test]
    fn requests_are_read_plain_and_as_csv() {
        check("tan_kai_jun\n3A/12\n", &["tan_kai_jun", "3A/12"]);
        check(
            "\u{FEFF}Class,Reg No\r\n\"3 Integrity\",12\r\n\r\n3A,2,\r\n",
            &["3 Integrity/12", "3A/2"],
        );
        check("Login ID\nlim_zi_ying@students.edu.sg", &["lim_zi_ying@students.edu.sg"]);
        check("3 Integrity;12\n3 Integrity\t13", &["3 Integrity/12", "3 Integrity/13"]);
        check("\n ,, \n", &[]);
    }

    #[test]
    fn a_line_with_more_is_refused_with_its_number() {
        let error = parse("3A/1\n3A,12,TAN KAI JUN").expect_err("three values");
        assert_eq!(format!("{:#}", error.cause), "line 2 has 3 values");
    }
}

//! The files of a report, as programs see them that others wrote.

use std::process::Command;

use crate::common::{Office, answer, present, project, text, try_to_answer};
use crate::report::with_ending;

/// A school whose names need care, in its second night.
fn second_night() -> Office {
    let office = Office::with_list(
        "Class 2027,Reg No,Name of Pupil,Form Teacher,Login ID\n\
         3 爱 & (Co),1,吴子宁,陈老师,wu_zining\n3 爱 & (Co),2,தேவி ராஜன்,陈老师,devi_rajan\n4 Respect,1,ANAÏS O'NEIL,Mr Ong & Co,\n",
    );
    office.report(&[]);
    office.let_a_day_pass();
    office.has_expired("wu_zining");
    assert_eq!(office.report(&["--fail-over", "expired>0", "--prometheus", "m.prom"]).status, 3);
    office
}

#[test]
fn tidy_finds_the_pages_without_fault() {
    if !present(&["tidy"]) {
        return;
    }
    let office = second_night();
    let pages = with_ending(office.report_files(), "html");
    assert_eq!(pages.len(), 4, "{pages:?}");
    let check = |page: &str| {
        let (_, _, said) = try_to_answer(
            Command::new("tidy").args(["-quiet", "-errors", "-utf8"]),
            page.as_bytes(),
        );
        said
    };
    for name in pages {
        let page = office.reported(&name);
        assert_eq!(check(&page), "", "{name}");
        assert_ne!(check(&page.replace("</table>", "")), "", "tidy sees faults");
    }
}

#[test]
fn the_summary_fits_its_schema() {
    if !present(&["jsonschema"]) {
        return;
    }
    let office = second_night();
    let schema = project("docs/report.schema.json");
    let check = |name: &str| {
        let mut check = Command::new("jsonschema");
        try_to_answer(check.arg("-i").arg(office.path(name)).arg(&schema), b"")
    };
    let summary = office.reported("summary.json");
    office.write("summary.json", &summary);
    let (fits, _, said) = check("summary.json");
    assert!(fits, "{said}");
    office.write("wrong.json", summary.replace("\"now\"", "\"today\""));
    assert!(!check("wrong.json").0, "the schema asks for something");
}

#[test]
fn a_spreadsheet_program_opens_the_lists_without_formulas_or_broken_characters() {
    if !present(&["soffice"]) {
        return;
    }
    let office = second_night();
    let home = office.path("libreoffice").display().to_string();
    for name in ["students.csv", "attention.csv"] {
        let mut convert = Command::new("soffice");
        convert.arg(format!("-env:UserInstallation=file://{home}"));
        // What the dialog offers for a file with this sign in front: commas, quotes, UTF-8. Without a screen it is not
        // shown, and the program would take any file for Western European.
        convert
            .args(["--headless", "--infilter=CSV:44,34,76", "--convert-to", "fods", "--outdir"])
            .arg(office.path(""));
        answer(convert.arg(office.report_folder().join(name)), b"");
        let sheet = std::fs::read_to_string(office.path(&name.replace("csv", "fods"))).expect(name);
        assert!(!sheet.contains("table:formula"), "{name}");
        assert!(sheet.contains("<text:p>吴子宁</text:p>"), "{name}: {sheet}");
        assert!(sheet.contains("<text:p>year</text:p>"), "{name} has no sign in front: {sheet}");
    }
    let sheet = std::fs::read_to_string(office.path("students.fods")).expect("students");
    assert!(
        sheet.contains("<text:p>தேவி ராஜன்</text:p>") && sheet.contains("ANAÏS O&apos;NEIL"),
        "{sheet}"
    );
}

#[test]
fn prometheus_would_take_the_metrics() {
    if !present(&["promtool"]) {
        return;
    }
    let office = second_night();
    let metrics = std::fs::read(office.path("m.prom")).expect("metrics");
    answer(Command::new("promtool").args(["check", "metrics"]), &metrics);
}

/// The text of a page on paper; each sheet ends with a form feed.
fn printed(office: &Office, page: &str) -> String {
    let pdf = office.path("printed.pdf");
    let mut chromium = Command::new("chromium");
    chromium.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]);
    chromium.arg(format!("--user-data-dir={}", office.path("chromium").display()));
    chromium.arg(format!("--print-to-pdf={}", pdf.display()));
    let page = office.report_folder().join(page);
    answer(chromium.arg(format!("file://{}", page.display())), b"");
    text(Command::new("pdftotext").arg("-layout").arg(&pdf).arg("-"))
}

#[test]
fn a_browser_prints_a_sheet_for_each_class() {
    if !present(&["chromium", "pdftotext"]) {
        return;
    }
    let class = |name: &str| -> String {
        let pupil =
            |(no, a)| format!("{name},{no},MUHAMMAD RAYYAN BIN {a}LI\n{name},,TAN JIA {a}O\n");
        (1..=18).zip('A'..='R').map(pupil).collect()
    };
    let rows = class("3 Integrity") + &class("4 Respect");
    let office = Office::with_list(&format!("Class 2027,Reg No,Name of Pupil\n{rows}"));
    office.tamper("UPDATE students SET printed_at = created_at");
    office.report(&[]);
    let sheets = printed(&office, "chase/all.html");
    let sheets: Vec<_> = sheets.split_terminator('\u{c}').collect();
    assert_eq!(sheets.len(), 2, "{sheets:?}");
    for (sheet, class) in sheets.iter().zip(["3 Integrity", "4 Respect"]) {
        assert!(sheet.contains(&format!("Still to enrol: {class}")), "{sheet}");
        assert!(sheet.contains("36 of 36 pupils left") && sheet.contains("JIA RO"), "{sheet}");
    }
}

#[test]
fn a_browser_prints_the_page() {
    if !present(&["chromium", "pdftotext"]) {
        return;
    }
    let office = second_night();
    let printed = printed(&office, "report.html");
    for words in [
        "Nightly report of",
        "1 of 3 passwords has expired: mims reset --status expired",
        "Enrolment over the term",
        "Resets a week",
        "陈老师",
    ] {
        assert!(printed.contains(words), "{words}: {printed}");
    }
}

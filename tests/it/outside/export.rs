//! What other programs make of the files for other systems.

use std::process::Command;

use crate::common::{Office, answer, present};

#[test]
fn a_spreadsheet_program_reads_the_names_in_the_files_for_other_systems() {
    if !present(&["soffice"]) {
        return;
    }
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,\"D'SOUZA, MARIE ANNE\"\n3 Integrity,GOH ZI NING 吴子宁\n",
    );
    office.done(&["settings", "set", "export.org-unit", "/Students"]);
    let profile = format!("-env:UserInstallation=file://{}", office.path("profile").display());
    for format in ["google", "entra", "zoom"] {
        let name = format!("{format}.csv");
        office.done(&["export", format, "--all", "-o", &name]);
        let mut convert = Command::new("soffice");
        convert.args([&profile, "--headless", "--infilter=CSV:44,34,76", "--convert-to", "fods"]);
        answer(convert.arg("--outdir").arg(office.path("")).arg(office.path(&name)), b"");
        let sheet =
            std::fs::read_to_string(office.path(&name.replace("csv", "fods"))).expect(format);
        for text in ["D&apos;SOUZA, MARIE ANNE", "GOH ZI NING 吴子宁", "3 Integrity"] {
            assert!(sheet.contains(&format!("<text:p>{text}</text:p>")), "{format}: {text}");
        }
        assert!(!sheet.contains("table:formula"), "{format}");
    }
}

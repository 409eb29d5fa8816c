//! Class lists that are hostile by a name or another cell. A, W and R as in facts/class-lists.md.

use crate::common::Run;
use crate::hostile::{accepted, assert_refused, import_as, refused, warned};

fn list(name: &str) -> String {
    format!("Class,Name\n3A,LIM ZI YING\n3A,\"{}\"\n", name.replace('"', "\"\""))
}

/// The name on line 3 is taken as it is, without a word.
fn taken(name: &str) {
    accepted(list(name), &[], &["LIM ZI YING", name]);
}

/// The name on line 3 is taken as another spelling, with a warning.
fn changed(name: &str, stored: &str, part: &str) {
    warned(list(name), &[], &["LIM ZI YING", stored], &["list.csv:3", part]);
}

/// The name on line 3 stops the import.
fn no_name(name: &str, part: &str) {
    refused(list(name), &[], &["list.csv:3", part]);
}

#[test]
fn ordinary_names_are_taken_as_they_are() {
    for name in [
        "RORY O'MALLEYS",
        "AISLING O’HARAN",
        "PRAKASH S/O ARUMUGAM",
        "CHAI MEI-XUAN",
        "KWA SIEW TIN @ LILY KWA",
        "GOH ZI NING 吴子宁",
    ] {
        taken(name);
    }
    taken(&format!("NUR {} BINTE RIDHWAN", "ADRIANA ".repeat(12).trim()));
}

#[test]
fn spellings_that_are_made_one_are_pointed_out() {
    changed("ANAI\u{308}S", "ANAÏS", "accents");
    changed("ＴＡＮ ＫＡＩ", "TAN KAI", "full-width");
    changed("\u{a0}TAY EN YU\u{a0}", "TAY EN YU", "no-break space");
    changed("NURIN ALIA\nBINTE SAHARI", "NURIN ALIA BINTE SAHARI", "line break");
    changed("E", "E", "single letter");
    let both = "Name,Class,Reg No\nANAÏS,3A,1\nANAI\u{308}S,3A,2\n";
    warned(both, &[], &["ANAÏS", "ANAÏS"], &["list.csv:3", "accents"]);
    warned(both, &[], &["ANAÏS", "ANAÏS"], &["list.csv:3", "another student of 3A"]);
}

#[test]
fn two_pupils_of_one_name_are_numbered_and_pointed_out() {
    let namesakes = "Name,Class,Reg No\nTAN LE,3A,1\nTAN LE,3A,2\n";
    warned(namesakes, &[], &["TAN LE", "TAN LE"], &["list.csv:3", "has the same name"]);
}

#[test]
fn disguises_are_no_names() {
    no_name("T\u{410}N", "different alphabets");
    for hidden in [
        "TA\u{200b}N",
        "TAN \u{202e}NAK",
        "TAN \u{2066}X",
        "TA\u{ad}N",
        "TAN\u{2028}X",
        "TAN \u{e000}",
    ] {
        no_name(hidden, "cannot be printed");
    }
    no_name("TAN \u{1f600}", "cannot be printed");
    no_name(&format!("T{}", "\u{316}".repeat(9)), "too many marks");
    no_name("...", "blank");
    no_name("(.)", "no letter");
    no_name("   ", "blank");
    no_name("Form Class", "word of a heading");
}

#[test]
fn names_without_latin_letters_need_a_login_id() {
    for (name, login) in [("郑凯文", "zheng_kaiwen"), ("தேவி ராஜன்", "devi_rajan")]
    {
        no_name(name, "add a \"Login ID\" column");
        accepted(format!("Name,Class,Login ID\n{name},3A,{login}\n"), &[], &[name]);
    }
}

#[test]
fn what_acts_on_a_terminal_is_refused_and_shown_escaped() {
    for (name, shown) in [
        ("TAN\u{1b}[2J", "TAN\\u{1b}[2J"),
        ("TAN\u{1b}]8;;http://x\u{7}x", "\\u{1b}]8;;http://x\\u{7}x"),
        ("TAN\u{1b}]52;c;eA==\u{7}", "\\u{1b}]52"),
        ("TAN\u{9b}31m", "TAN\\u{9b}31m"),
        ("TAN\u{7}", "TAN\\u{7}"),
        ("TAN\u{8}\u{8}", "TAN\\u{8}\\u{8}"),
        ("TAN\u{7f}", "TAN\\u{7f}"),
        ("TAN\rX", "TAN\\u{d}X"),
        ("TAN\u{b}X", "TAN\\u{b}X"),
    ] {
        no_name(name, shown);
    }
}

#[test]
fn headings_sheets_and_file_names_are_shown_escaped_too() {
    let list = "Name,Class,\u{1b}[31mX,Reg\u{1b} No\nTAN,3A,,x\n";
    refused(list, &[], &["list.csv:2", "Reg\\u{1b} No"]);
    // Windows has no files of such names.
    if cfg!(unix) {
        let import = import_as("\u{1b}[31m\u{202e}.csv", "Name,Class\n=A,3A\n", &[]);
        assert_refused(&import.office, &import.run, &["\\u{1b}[31m\\u{202e}.csv:2"]);
    }
    let import = import_as("list.csv", "Name,Class\nA B,3A\n", &["\u{1b}[2J.csv"]);
    assert_refused(&import.office, &import.run, &["\\u{1b}[2J.csv"]);
    let import = import_as("l.csv", "Name,Class\nA B,3A\n", &["--map", "name=\u{1b}"]);
    assert_refused(&import.office, &import.run, &["headed \"\\u{1b}\""]);
}

#[test]
fn formulas_are_no_names() {
    for name in [
        "=HYPERLINK(\"http://example.com\",\"X\")",
        "+1 TAN",
        "@SUM(A1)",
        "\t=A1",
        "＝A1 TAN",
        "'=A1 TAN",
    ] {
        no_name(name, "like a spreadsheet formula");
    }
}

#[test]
fn code_of_every_kind_is_no_name_and_no_class() {
    for name in [
        "Robert'); DROP TABLE students;--",
        "<b onclick=x>TAN</b>",
        "TAN %n%s%x",
        "TAN $(id) `id`",
        "TAN {{7*7}} ${HOME}",
        "TAN KAI JUN 2",
        "#REF!",
    ] {
        no_name(name, name);
    }
    for class in ["../../x", "/etc/x", "--help", "-x", "3A/../x", "C:\\x", "$HOME", "<b>"] {
        let list = format!("Name,Class\nLIM ZI,3A\nTAN LE,{class}\n");
        refused(list, &[], &["list.csv:3", class, "the class"]);
    }
    let import = import_as("list.csv", "Name,Class\nTAN LE,CON\n", &[]);
    assert_eq!(import.run.status, 0, "{}", import.run.stderr);
}

#[test]
fn classes_that_a_spreadsheet_damaged_are_refused() {
    for class in ["1.00E+03", "03-Jan", "Mar-05"] {
        let list = format!("Name,Class\nTAN LE,3A\nLIM ZI,{class}\n");
        refused(list, &[], &["list.csv:3", class, "spreadsheet"]);
    }
}

#[test]
fn what_is_never_read_is_never_shown() {
    let list = "Name,Class,NRIC,Password,Shoe\nTAN LE,3A,S0000001X,open-sesame,44-shoe\n=A,3A,S0000002X,open,45-shoe\n";
    for args in [&[][..], &["--skip-bad", "--rejects", "bad.csv"], &["--map", "student-ref=NRIC"]] {
        let import = import_as("list.csv", list, args);
        let Run { stdout, stderr, .. } = &import.run;
        let rejects = std::fs::read_to_string(import.office.path("bad.csv")).unwrap_or_default();
        for secret in ["S000000", "open", "-shoe"] {
            assert!(!stdout.contains(secret) && !stderr.contains(secret), "{stdout}{stderr}");
        }
        assert!(!rejects.contains("S000000") && !rejects.contains("open"), "{rejects}");
    }
    let reference = "Name,Class,Student ID\nTAN LE,3A,S0000001X\nLIM ZI,3A,R2\n";
    warned(reference, &[], &["LIM ZI", "TAN LE"], &["column \"Student ID\" is left out"]);
    let short = "Name,Class,NRIC\nS0000001X,3A\n";
    let import = import_as("list.csv", short, &[]);
    assert!(!import.run.stderr.contains("S0000001X"), "{}", import.run.stderr);
}

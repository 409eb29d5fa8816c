//! The school's own sticker: the template to start from, the setting that keeps it, and what is said of wrong ones.

use std::process::Command;

use insta::assert_snapshot;

use crate::common::{Office, present, text};

/// The least that is a sticker, with room for more.
const SMALL: &str = r##"
[[box]]
field = "label:Merlion Park, Library Club"
x = 3
y = 2
width = 57
height = 4
font = "bold"
max = 9
color = "#1F3A93"

[[box]]
field = "login"
x = 3
y = 12
width = 57
height = 8
font = "distinct"
max = 10
min = 6
lines = 2

[[box]]
field = "password"
x = 3
y = 24
width = 57
height = 6
font = "spaced"
max = 14
min = 8
"##;

const SET: [&str; 4] = ["settings", "set", "stickers.template", "own.toml"];

/// Keeps a template; with one that is right the stickers are made too.
fn print(office: &Office, template: &str) -> crate::common::Run {
    office.write("own.toml", template);
    let set = office.run(&SET);
    if set.status != 0 {
        return set;
    }
    office.run(&["stickers", "--all", "--again", "-o", "own.pdf", "--force"])
}

fn choose_sheet(office: &Office, sheet: &str) {
    office.done(&["settings", "set", "stickers.template", ""]);
    office.done(&["settings", "set", "stickers.sheet", sheet]);
}

#[test]
fn the_built_in_template_makes_the_built_in_stickers() {
    let office = Office::with_school();
    for sheet in ["L7160", "L7163", "5160", "custom:A4,2,5,90,50,10,10,95,55"] {
        choose_sheet(&office, sheet);
        office.done(&["stickers", "--all", "--again", "-o", "s.pdf", "--force"]);
        let shown = office.done(&["sheets", "--template", "-"]).stdout;
        let run = print(&office, &shown);
        assert_eq!(run.status, 0, "{sheet}: {}", run.stderr);
        assert_eq!(office.done(&["settings", "get", "stickers.template"]).stdout, shown + "\n");
        let read = |name: &str| std::fs::read(office.path(name)).expect("a PDF");
        assert!(read("own.pdf") == read("s.pdf"), "{sheet}");
    }
    office.refused(1, &["sheets", "--template", "-", "--sheet", "L7656"]);
    let run = office.run(&["sheets", "--template", "own.toml"]);
    assert!(run.stderr.contains("own.toml is there already"), "{}", run.stderr);
    let run = office.done(&["sheets", "--template", "own.toml", "--sheet", "L7163", "--force"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stdout
    own.toml: the built-in sticker on L7163
    --- stderr
    Next: mend it, then mims settings set stickers.template own.toml
    ");
}

#[test]
fn a_template_says_what_stands_on_the_stickers() {
    let office = Office::with_school();
    let run = print(&office, SMALL);
    assert_eq!(run.stdout, "own.pdf: 5 stickers on 1 sheet of L7160\n", "{}", run.stderr);
    choose_sheet(&office, "L7163");
    let run = print(&office, &format!("sheet = \"L7163\"\n{SMALL}"));
    assert_eq!(run.stdout, "own.pdf: 5 stickers on 1 sheet of L7163\n", "{}", run.stderr);
    if present(&["pdftotext"]) {
        let said =
            text(Command::new("pdftotext").arg("-layout").arg(office.path("own.pdf")).arg("-"));
        assert!(
            said.contains("Merlion Park, Library Club") && said.contains("tan_kai_jun"),
            "{said}"
        );
        assert!(!said.contains("TAN KAI JUN") && !said.contains("students.edu.sg"), "{said}");
    }
    let own = |pdf: &str| std::fs::read(office.path(pdf)).expect("a PDF");
    office.done(&["stickers", "--all", "--again", "-o", "all.pdf"]);
    office.done(&["stickers", "--all", "--again", "--sheet", "L7160", "-o", "once.pdf"]);
    office.done(&["stickers", "--all", "--again", "--sheet", "Avery L7163", "-o", "same.pdf"]);
    assert!(own("all.pdf") == own("same.pdf"), "the school's sheet has the school's look");
    choose_sheet(&office, "L7160");
    office.done(&["stickers", "--all", "--again", "-o", "built-in.pdf"]);
    assert!(own("once.pdf") == own("built-in.pdf"), "another sheet has the built-in one");
}

#[test]
fn reset_and_import_print_as_the_school_does() {
    let office = Office::with_school();
    choose_sheet(&office, "L7163");
    office.write("own.toml", SMALL);
    office.done(&SET);
    for args in [
        &["reset", "tan_kai_jun"][..],
        &["add", "HO SI MIN", "--class", "4 Respect", "--yes"],
        &["import", "list.csv", "--yes"],
    ] {
        let run = office.done(&[args, &["--stickers", "r.pdf", "--force"]].concat());
        assert!(run.stdout.contains("of L7163\n"), "{}", run.stdout);
        if present(&["pdftotext"]) {
            let mut said = Command::new("pdftotext");
            let said = text(said.arg("-layout").arg(office.path("r.pdf")).arg("-"));
            assert!(said.contains("Merlion Park, Library Club"), "{args:?}: {said}");
        }
    }
}

#[test]
fn a_template_is_for_one_sheet_and_stands_in_the_log_by_its_length() {
    let office = Office::with_school();
    office.write("own.toml", format!("sheet = \"L7163\"\n{SMALL}"));
    let before = office.facts();
    let run = office.run(&SET);
    assert_snapshot!(run.shown(&office), @r#"
    exit 1
    --- stderr
    error: own.toml: the template is for L7163, and the school's sheet is L7160
    hint: give both the same sheet; mims settings set stickers.template "" goes back to the built-in sticker
    "#);
    assert_eq!(office.facts(), before);
    choose_sheet(&office, "L7163");
    let run = office.run(&SET);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stderr
    stickers.template is now 32 lines
    ");
    let run = office.refused(1, &["settings", "set", "stickers.sheet", "L7160"]);
    assert!(run.stderr.contains("the template is for L7163"), "{}", run.stderr);
    let list = office.done(&["settings", "list"]).stdout;
    assert!(list.contains("stickers.template = 32 lines\n"), "{list}");
    let log: Vec<String> =
        office.column("SELECT details FROM audit WHERE details LIKE 'stickers.template%'");
    assert_eq!(log.last().map(String::as_str), Some("stickers.template from \"\" to \"32 lines\""));
}

#[test]
fn a_wrong_template_is_refused_with_its_line_and_what_would_be_right() {
    let office = Office::with_school();
    let facts = || office.column::<String>("SELECT login || coalesce(printed_at, 0) FROM students");
    let before = facts();
    let check = |from: &str, to: &str, expected: &str| {
        assert!(SMALL.contains(from), "{from}");
        let run = print(&office, &SMALL.replacen(from, to, 1));
        assert_eq!(run.status, 1, "{to}: {}", run.stderr);
        let fits = run.stderr.starts_with(&format!("error: own.toml: {expected}"))
            || run.stderr.starts_with(&format!("error: {expected}"));
        assert!(fits, "{to}: {}", run.stderr);
    };
    check("x = 3", "x = ", "line 4: ");
    check("x = 3", "left = 3", "line 4: unknown field `left`, expected one of `field`, `x`, `y`,");
    check("x = 3", "x = \"3\"", "line 4: invalid type: string \"3\", expected f32");
    check(
        "font = \"bold\"",
        "font = \"fat\"",
        "line 8: unknown variant `fat`, expected one of `regular`, `bold`,",
    );
    check("#1F3A93", "blue", "line 10: color has to be like \"#1F3A93\"");
    check(
        "\"login\"",
        "\"nric\"",
        "line 13: there is no field \"nric\"; there are school, name, class, reg, ",
    );
    check("\"login\"", "\"name\"", "line 31: no box has the field login or login+domain");
    check("\"password\"", "\"name\"", "line 31: no box has the field password");
    check(
        "width = 57",
        "width = 61",
        "line 2: the box reaches over the label; a label of L7160 is 63.5 x 38.1 mm",
    );
    check("x = 3", "x = -1", "line 2: the box reaches over the label");
    check("max = 9", "max = 90", "line 3: max has to be a letter size from 4 to 72 points");
    check(
        "max = 9",
        "max = 9\nside = 3",
        "line 3: a box of label:Merlion Park, Library Club has no side",
    );
    check("lines = 2", "lines = 0", "line 13: lines has to be from 1 to 9");
    check("Club\"", "Club राजेश\"", "line 3: no font has the character U+0930");
    check(
        "[[box]]",
        "[[box]]\nfield = \"qr\"\nx = 3\ny = 5\nside = 4\n[[box]]",
        "line 2: a box of qr needs a side of at least 8 mm",
    );
    check(
        "[[box]]",
        "[[box]]\nfield = \"qr\"\nx = 50\ny = 6\nside = 12\n[[box]]",
        "line 7: the box covers the QR code",
    );
    check(
        "height = 6\nfont",
        "height = 2\nfont",
        "login ID or password of tan_kai_jun would be smaller than 6 points",
    );
    assert_eq!(facts(), before);
}

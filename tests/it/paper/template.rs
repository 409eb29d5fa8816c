//! `--template`: the school's own sticker, and what is said of templates that are wrong.

use std::process::Command;

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

fn print(office: &Office, template: &str) -> crate::common::Run {
    office.write("own.toml", template);
    office.run(&[
        "stickers",
        "--all",
        "--again",
        "--template",
        "own.toml",
        "-o",
        "own.pdf",
        "--force",
    ])
}

#[test]
fn the_built_in_template_makes_the_built_in_stickers() {
    let office = Office::with_school();
    for sheet in ["L7160", "L7163", "5160", "custom:A4,2,5,90,50,10,10,95,55"] {
        let shown = office.done(&["stickers", "--template", "show", "--sheet", sheet]).stdout;
        let run = if sheet.starts_with("custom") {
            office.write("own.toml", &shown);
            let args = ["stickers", "--all", "--again", "--template", "own.toml", "--sheet", sheet];
            office.run(&[&args[..], &["-o", "own.pdf", "--force"]].concat())
        } else {
            print(&office, &shown)
        };
        assert_eq!(run.status, 0, "{sheet}: {}", run.stderr);
        office.done(&["stickers", "--all", "--again", "--sheet", sheet, "-o", "s.pdf", "--force"]);
        let read = |name: &str| std::fs::read(office.path(name)).expect("a PDF");
        assert!(read("own.pdf") == read("s.pdf"), "{sheet}");
    }
    office.refused(2, &["stickers", "--template", "show", "--all", "-o", "s.pdf"]);
    office.refused(1, &["stickers", "--template", "show", "--sheet", "L7656"]);
}

#[test]
fn a_template_says_what_stands_on_the_stickers() {
    let office = Office::with_school();
    let run = print(&office, SMALL);
    assert_eq!(run.stdout, "own.pdf: 5 stickers on 1 sheet of L7160\n", "{}", run.stderr);
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
    let run =
        office.done(&["reset", "tan_kai_jun", "--stickers", "r.pdf", "--template", "own.toml"]);
    assert!(run.stdout.starts_with("r.pdf: 1 sticker on 1 sheet of L7163\n"), "{}", run.stdout);
}

#[test]
fn a_wrong_template_is_refused_with_its_line_and_what_would_be_right() {
    let office = Office::with_school();
    let before = office.facts();
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
    assert_eq!(office.facts(), before);
}

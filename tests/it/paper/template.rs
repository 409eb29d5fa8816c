//! `--template`: the school's own sticker, its logo, and what is said of templates that are wrong.

use std::process::Command;

use crate::common::{Office, answer, present, text};

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
    assert_eq!(run.stdout, "r.pdf: 1 sticker on 1 sheet of L7163\n");
}

#[test]
fn a_logo_is_written_once_and_keeps_its_proportions() {
    if !present(&["pdftoppm", "pdfimages"]) {
        return;
    }
    let office = Office::with_school();
    office.done(&["stickers", "--test-page", "-o", "t.pdf"]);
    let logo = "\n[[box]]\nfield = \"logo\"\nfile = \"logo.FORMAT\"\nx = 50\ny = 31\nwidth = 10\nheight = 6\n";
    for (format, option, extension) in [("png", "-png", "png"), ("jpg", "-jpeg", "jpg")] {
        let mut draw = Command::new("pdftoppm");
        draw.args(["-singlefile", "-r", "20", option])
            .arg(office.path("t.pdf"))
            .arg(office.path("logo"));
        answer(&mut draw, b"");
        let run = print(&office, &(SMALL.to_owned() + &logo.replace("FORMAT", format)));
        assert_eq!(run.status, 0, "{extension}: {}", run.stderr);
        let list = text(Command::new("pdfimages").arg("-list").arg(office.path("own.pdf")));
        let rows: Vec<Vec<&str>> =
            list.lines().skip(2).map(|row| row.split_whitespace().collect()).collect();
        // Drawn on five labels, stored once: all rows have one object number.
        assert!(!rows.is_empty() && rows.iter().all(|row| row[10] == rows[0][10]), "{list}");
        assert_eq!((rows[0][3], rows[0][4]), ("166", "234"), "{list}");
        assert_eq!(rows[0][12], rows[0][13], "as many dots an inch across as down: {list}");
    }
}

#[test]
fn a_logo_that_cannot_be_used_is_told() {
    let office = Office::with_school();
    let before = office.facts();
    let logo = "\n[[box]]\nfield = \"logo\"\nfile = \"logo.png\"\nx = 50\ny = 31\nwidth = 10\nheight = 6\n";
    let template = SMALL.to_owned() + logo;
    let run = print(&office, &template);
    assert!(run.status == 1 && run.stderr.contains("logo.png"), "{}", run.stderr);
    office.write("logo.png", "a letter");
    let run = print(&office, &template);
    assert!(
        run.stderr.contains("line 33: logo.png is neither a PNG nor a JPEG file"),
        "{}",
        run.stderr
    );
    office.write("logo.png", b"\x89PNG\r\n\x1a\n and no more");
    let run = print(&office, &template);
    assert!(run.stderr.contains("line 33: logo.png is damaged"), "{}", run.stderr);
    if present(&["pdftoppm"]) {
        office.done(&["stickers", "--test-page", "-o", "t.pdf"]);
        let draw = |resolution| {
            let mut draw = Command::new("pdftoppm");
            draw.args(["-singlefile", "-r", resolution, "-png"]).arg(office.path("t.pdf"));
            answer(draw.arg(office.path("logo")), b"");
        };
        draw("60");
        let run = print(&office, &template);
        assert!(
            run.stderr.contains("has 497 x 702 pixels; make it 600 or fewer on each side"),
            "{}",
            run.stderr
        );
        draw("20");
        let whole = std::fs::read(office.path("logo.png")).expect("a PNG");
        office.write("logo.png", &whole[..whole.len() / 2]);
        let run = print(&office, &template);
        assert_eq!(run.status, 1, "{}", run.stderr);
        assert!(run.stderr.starts_with("error: the logo's file is damaged"), "{}", run.stderr);
    }
    assert_eq!(office.facts(), before);
    assert!(!office.path("own.pdf").exists());
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

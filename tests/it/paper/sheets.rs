//! Every sheet that holds stickers, with names that are hard to print: where each word lies as `pdftotext -bbox`
//! measures it, and what `zbarimg` reads from each label.

#![expect(clippy::indexing_slicing, reason = "a check that finds nothing has to fail")]

use std::process::Command;

use unicode_normalization::UnicodeNormalization as _;

use crate::common::{Office, answer, present, text};
use crate::paper::{NAMES, class_list, is_extreme};

/// Name, columns and rows, then width, height, left, top, pitch across and pitch down in mm; as the makers publish them.
#[rustfmt::skip]
const SHEETS: [(&str, [usize; 2], [f64; 6]); 22] = [
    ("L7160", [3, 7], [63.5, 38.1, 7.2, 15.15, 66.04, 38.1]),
    ("L7159", [3, 8], [63.5, 33.9, 7.2, 12.9, 66.0, 33.9]),
    ("L7161", [3, 6], [63.5, 46.56, 7.2, 8.82, 66.04, 46.56]),
    ("L7162", [2, 8], [99.1, 33.87, 4.67, 13.0, 101.6, 33.87]),
    ("L7163", [2, 7], [99.1, 38.1, 4.67, 15.15, 101.6, 38.1]),
    ("L7164", [3, 4], [63.5, 72.0, 7.2, 4.57, 66.04, 71.97]),
    ("L7165", [2, 4], [99.1, 67.73, 4.67, 13.04, 101.6, 67.73]),
    ("L7173", [2, 5], [99.1, 57.0, 4.67, 6.0, 101.6, 57.0]),
    ("L7157", [3, 11], [64.0, 24.3, 6.46, 14.0, 66.54, 24.3]),
    ("L7654", [4, 10], [45.7, 25.4, 9.75, 21.5, 48.26, 25.4]),
    ("28185", [3, 6], [70.0, 42.3, 0.0, 21.5, 70.0, 42.3]),
    ("28187", [2, 6], [84.0, 42.0, 20.0, 22.5, 86.0, 42.0]),
    ("M88183", [2, 6], [83.8, 42.3, 19.3, 21.5, 87.6, 42.3]),
    ("J88919", [2, 6], [86.4, 42.3, 18.6, 21.2, 86.4, 42.3]),
    ("J88935", [3, 8], [70.0, 33.9, 0.0, 12.7, 70.0, 33.9]),
    ("L78388", [4, 11], [48.3, 25.4, 8.4, 8.8, 48.3, 25.4]),
    ("ELM012", [3, 8], [66.0, 33.9, 6.0, 12.9, 66.0, 33.9]),
    ("4098", [3, 9], [63.5, 29.6, 7.8, 15.5, 66.5, 29.6]),
    ("3474", [3, 8], [70.0, 37.0, 0.0, 0.5, 70.0, 37.0]),
    ("5160", [3, 10], [66.68, 25.4, 4.78, 12.7, 69.85, 25.4]),
    ("5161", [2, 10], [101.6, 25.4, 3.97, 12.7, 106.36, 25.4]),
    ("5163", [2, 5], [101.6, 50.8, 3.97, 12.7, 106.36, 50.8]),
];

/// A word: its page, its text, and left, top, right and bottom in mm.
struct Word {
    page: usize,
    text: String,
    edges: [f64; 4],
}

fn words(office: &Office, pdf: &str) -> Vec<Word> {
    let all =
        text(Command::new("pdftotext").args(["-raw", "-bbox"]).arg(office.path(pdf)).arg("-"));
    let word = |page: usize, line: &str| {
        let (attributes, text) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let points = attributes.split('"').skip(1).step_by(2);
        let edges: Vec<f64> = points.map(|n| n.parse().expect("points")).collect();
        let edges: [f64; 4] = edges.try_into().expect("four edges");
        let text = text.strip_suffix("</word>")?.to_owned();
        Some(Word { page, text, edges: edges.map(|edge| edge * 25.4 / 72.0) })
    };
    let pages = all.split("<page ").skip(1).enumerate();
    pages.flat_map(|(page, text)| text.lines().filter_map(move |line| word(page, line))).collect()
}

/// The corner of a label, counted along the rows.
#[expect(clippy::cast_precision_loss, reason = "a sheet has a few rows and columns")]
fn corner([columns, rows]: [usize; 2], lengths: [f64; 6], label: usize) -> [f64; 2] {
    let [_, _, left, top, pitch_x, pitch_y] = lengths;
    let label = label % (columns * rows);
    [left + (label % columns) as f64 * pitch_x, top + (label / columns) as f64 * pitch_y]
}

/// Every word lies inside of the label of its sticker, and all stickers of a sheet lie alike on their labels.
fn check_words(
    office: &Office,
    pdf: &str,
    (grid, lengths): ([usize; 2], [f64; 6]),
    expected: usize,
) {
    let per_page = grid[0] * grid[1];
    let [width, height, ..] = lengths;
    let words = words(office, pdf);
    let mut school_starts: Vec<[f64; 2]> = Vec::new();
    let mut sticker = usize::MAX;
    for Word { page, text, edges: [left, top, right, bottom] } in &words {
        if text == "Merlion" {
            sticker = sticker.wrapping_add(1);
            let [x, y] = corner(grid, lengths, sticker);
            school_starts.push([left - x, top - y]);
        }
        assert_eq!(*page, sticker / per_page, "{text} on {pdf}");
        let [x, y] = corner(grid, lengths, sticker);
        // The boxes of pdftotext are those of the font, not of the ink: its lines are higher than what they show.
        let inside =
            *left >= x && *right <= x + width && *top >= y - 0.05 && *bottom <= y + height + 0.05;
        assert!(inside, "{text} leaves label {sticker} of {pdf}: {left} {top} {right} {bottom}");
    }
    assert_eq!(school_starts.len(), expected, "{pdf}");
    for [x, y] in &school_starts {
        let [first_x, first_y] = school_starts[0];
        assert!((x - first_x).abs() <= 0.05 && (y - first_y).abs() <= 0.05, "{x} {y} on {pdf}");
    }
}

/// What zbarimg reads from each label of the first page, cut out of a rendering with 200 dots an inch.
fn codes(office: &Office, pdf: &str, grid: [usize; 2], lengths: [f64; 6]) -> String {
    let image = office.path(pdf).with_extension("");
    let mut render = Command::new("pdftoppm");
    render.args(["-gray", "-singlefile", "-r", "200"]);
    answer(render.arg(office.path(pdf)).arg(&image), b"");
    let page = Gray::read(&std::fs::read(image.with_extension("pgm")).expect("an image"));
    let labels = (0..grid[0] * grid[1]).map(|label| {
        let [x, y] = corner(grid, lengths, label);
        let cut = page.cut([x, y, lengths[0], lengths[1]].map(|mm| (mm / 25.4 * 200.0).max(0.0)));
        office.write(&format!("{pdf}-{label}.pgm"), cut)
    });
    let labels: Vec<_> = labels.collect();
    text(
        Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .args(labels),
    )
}

/// A picture in shades of grey, one byte a pixel.
struct Gray {
    width: usize,
    pixels: Vec<u8>,
}

impl Gray {
    /// Reads what pdftoppm writes: `P5`, width, height and 255, then the pixels.
    fn read(pgm: &[u8]) -> Self {
        let heading: Vec<_> = pgm.splitn(4, u8::is_ascii_whitespace).collect();
        let number = |at: usize| {
            std::str::from_utf8(heading[at]).expect("digits").parse().expect("a number")
        };
        let (width, height): (usize, usize) = (number(1), number(2));
        Self { width, pixels: pgm[pgm.len() - width * height..].to_vec() }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
    fn cut(&self, edges: [f64; 4]) -> Vec<u8> {
        let [left, top, width, height] = edges.map(|edge| edge as usize);
        let rows = self.pixels.chunks(self.width).skip(top).take(height);
        let rows: Vec<_> = rows.map(|row| &row[left..(left + width).min(self.width)]).collect();
        let heading = format!("P5 {} {} 255\n", rows[0].len(), rows.len());
        [heading.as_bytes(), &rows.concat()].concat()
    }
}

#[test]
fn hard_names_lie_in_their_labels_on_every_sheet_and_every_code_is_read() {
    if !present(&["pdftotext", "pdftoppm", "zbarimg", "qpdf"]) {
        return;
    }
    let office = Office::with_store();
    office.import(&class_list());
    for (sheet, grid, lengths) in SHEETS {
        let file = format!("{sheet}.pdf");
        // By name, so that no label stands between the classes.
        let args = ["stickers", "--again", "--sort", "name", "--sheet", sheet, "-o", &file];
        let small = TOO_SMALL.contains(&sheet);
        let (which, count) = if small {
            let count = NAMES.iter().filter(|entry| !is_extreme(entry)).count();
            (&["--class", "3 Integrity"][..], count)
        } else {
            (&["--all"][..], NAMES.len())
        };
        office.done(&[&args[..], which].concat());
        check_words(&office, &file, (grid, lengths), count);
        let expected = "https://mims.moe.gov.sg\n".repeat(count.min(grid[0] * grid[1]));
        assert_eq!(codes(&office, &file, grid, lengths), expected, "{file}");
        text(Command::new("qpdf").arg("--check").arg(office.path(&file)));
    }
}

/// Sheets that cannot hold login IDs of 64 wide letters at 6 points.
const TOO_SMALL: [&str; 3] = ["L7159", "L7654", "L78388"];

#[test]
fn a_sheet_that_cannot_hold_the_longest_login_ids_names_one_that_can() {
    let office = Office::with_store();
    office.import(&class_list());
    for (sheet, ..) in SHEETS {
        let args = ["stickers", "--all", "--again", "-o", "s.pdf", "--force", "--sheet"];
        let run = office.run(&[&args[..], &[sheet]].concat());
        assert_eq!(run.status == 1, TOO_SMALL.contains(&sheet), "{sheet}: {}", run.stderr);
        if run.status == 1 {
            let better = run.stderr.trim().rsplit(' ').nth(1).expect("a sheet");
            office.done(&[&args[..], &[better]].concat());
        }
    }
}

#[test]
fn every_text_of_every_sticker_is_found_again() {
    if !present(&["pdftotext"]) {
        return;
    }
    let office = Office::with_store();
    office.import(&class_list());
    office.done(&["stickers", "--all", "-o", "s.pdf"]);
    office.done(&["stickers", "--all", "--again", "--slips", "-o", "slips.pdf"]);
    let unbroken = |text: &str| text.split_whitespace().collect::<String>();
    for file in ["s.pdf", "slips.pdf"] {
        let said =
            unbroken(&text(Command::new("pdftotext").arg("-raw").arg(office.path(file)).arg("-")));
        for (name, login) in NAMES {
            let name: String = name.nfc().collect();
            assert!(said.contains(&unbroken(&name)), "{name} in {file}");
            assert!(said.contains(login), "{login} in {file}");
        }
    }
}

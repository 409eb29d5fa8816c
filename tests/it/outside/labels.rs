//! Where the words of a sheet lie, as `pdftotext -bbox` measures them, against the published geometry of the labels.

use std::path::Path;
use std::process::Command;

use crate::common::{FULL_PAGE, Office, present, text};

/// Points of PDF in a millimetre.
const POINTS: f64 = 72.0 / 25.4;

/// Every line of a sticker that starts at the left does so this far from the label's edge.
const INDENT: f64 = 3.0;

/// How far a word may be from where it should be, in millimetres.
const TOLERANCE: f64 = 0.05;

/// A label sheet in millimetres, as its maker describes it.
pub(crate) struct Geometry {
    pub(crate) name: &'static str,
    columns: usize,
    rows: usize,
    pub(crate) size: [f64; 2],
    first: [f64; 2],
    pitch: [f64; 2],
}

impl Geometry {
    pub(crate) fn labels(&self) -> usize {
        self.columns * self.rows
    }

    /// The upper left corner of a label.
    #[expect(clippy::cast_precision_loss, reason = "a sheet has a few rows and columns")]
    pub(crate) fn corner(&self, label: usize) -> [f64; 2] {
        let (column, row) = ((label % self.columns) as f64, (label / self.columns) as f64);
        [self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]]
    }
}

const fn geometry(
    name: &'static str,
    [columns, rows]: [usize; 2],
    size: [f64; 2],
    first: [f64; 2],
    pitch: [f64; 2],
) -> Geometry {
    Geometry { name, columns, rows, size, first, pitch }
}

/// The sheets that the first release promises.
pub(crate) const SHEETS: [Geometry; 3] = [
    geometry("L7160", [3, 7], [63.5, 38.1], [7.2, 15.15], [66.04, 38.1]),
    geometry("L7159", [3, 8], [63.5, 33.9], [7.2, 12.9], [66.0, 33.9]),
    geometry("L7163", [2, 7], [99.1, 38.1], [4.67, 15.15], [101.6, 38.1]),
];

/// A word and its box: left, top, right and bottom in millimetres.
struct Word {
    text: String,
    edges: [f64; 4],
}

/// The words of each page in the order of drawing.
fn words(pdf: &Path) -> Vec<Vec<Word>> {
    let all = text(Command::new("pdftotext").args(["-raw", "-bbox"]).arg(pdf).arg("-"));
    let word = |line: &str| {
        let (attributes, text) = line.trim().strip_prefix("<word ")?.split_once('>')?;
        let numbers: Vec<f64> =
            attributes.split('"').skip(1).step_by(2).map(|n| n.parse().expect("points")).collect();
        let edges: [f64; 4] = numbers.try_into().expect("four edges");
        let text = text.strip_suffix("</word>")?.replace("&apos;", "'").replace("&amp;", "&");
        Some(Word { text, edges: edges.map(|edge| edge / POINTS) })
    };
    all.split("<page ").skip(1).map(|page| page.lines().filter_map(word).collect()).collect()
}

/// The words of one label. Each lies inside of it as a whole; it belongs where its middle is.
fn of_label<'a>(words: &'a [Word], sheet: &Geometry, label: usize) -> Vec<&'a Word> {
    let [x, y] = sheet.corner(label);
    let [width, height] = sheet.size;
    let own = words.iter().filter(|word| {
        let [left, top, right, bottom] = word.edges;
        let (across, down) = (f64::midpoint(left, right) - x, f64::midpoint(top, bottom) - y);
        (0.0..width).contains(&across) && (0.0..height).contains(&down)
    });
    own.inspect(|Word { text, edges: [left, top, right, bottom] }| {
        let inside = *left >= x && *top >= y && *right <= x + width && *bottom <= y + height;
        assert!(inside, "{text} leaves label {label} of {}", sheet.name);
    })
    .collect()
}

#[test]
fn every_word_lies_in_its_label_on_each_sheet() {
    if !present(&["pdftotext", "age"]) {
        return;
    }
    let office = Office::with_list(FULL_PAGE);
    let pupils = office.pupils();
    for sheet in &SHEETS {
        let file = format!("{}.pdf", sheet.name);
        office.done(&["stickers", "--all", "--again", "--sheet", sheet.name, "--output", &file]);
        let pages = words(&office.path(&file));
        for (page, pupils) in pages.iter().zip(pupils.chunks(sheet.labels())) {
            let mut placed = 0;
            for (label, pupil) in pupils.iter().enumerate() {
                let own = of_label(page, sheet, label);
                placed += own.len();
                let said: String = own.iter().map(|word| word.text.as_str()).collect();
                let name: String = pupil.name.split_whitespace().collect();
                for expected in [&name, &pupil.login, &pupil.password] {
                    assert!(said.contains(expected), "{expected} in {said} on {file}");
                }
                let left = own.iter().map(|word| word.edges[0]).fold(f64::MAX, f64::min);
                let off = left - sheet.corner(label)[0] - INDENT;
                assert!(off.abs() <= TOLERANCE, "label {label} of {file} is off by {off} mm");
            }
            assert_eq!(placed, page.len(), "words outside all labels on {file}");
        }
        assert_eq!(pages.len(), pupils.len().div_ceil(sheet.labels()), "{file}");
    }
}

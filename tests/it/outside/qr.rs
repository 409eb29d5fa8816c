//! The QR codes of the sheets, as `zbarimg` reads them from a 200 dpi rendering.

use std::path::Path;
use std::process::Command;

use rayon::prelude::*;

use crate::common::{FULL_PAGE, Office, answer, present, text};
use crate::outside::{Geometry, SHEETS};

const RESOLUTION: u16 = 200;

/// What the code on a label of the first page says. A whole page is too much for zbarimg, so each label is cut out.
fn code_on(office: &Office, pdf: &Path, sheet: &Geometry, label: usize) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a page has a few thousand pixels")]
    let pixels = |millimetres: f64| (millimetres / 25.4 * f64::from(RESOLUTION)).round() as i32;
    let ([x, y], [width, height]) = (sheet.corner(label), sheet.size);
    let image = office.path(&format!("{}-{label}", sheet.name));
    let mut render = Command::new("pdftoppm");
    render.args(["-gray", "-singlefile", "-f", "1", "-r", &RESOLUTION.to_string()]);
    for (option, length) in [("-x", x), ("-y", y), ("-W", width), ("-H", height)] {
        render.arg(option).arg(pixels(length).to_string());
    }
    answer(render.arg(pdf).arg(&image), b"");
    text(
        Command::new("zbarimg")
            .args(["--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"])
            .arg(image.with_extension("pgm")),
    )
}

#[test]
fn the_code_on_every_label_leads_to_the_portal() {
    if !present(&["pdftoppm", "zbarimg"]) {
        return;
    }
    let office = Office::with_list(FULL_PAGE);
    for sheet in &SHEETS {
        let file = format!("{}.pdf", sheet.name);
        office.done(&["stickers", "--all", "--again", "--sheet", sheet.name, "--output", &file]);
        let pdf = office.path(&file);
        let read = |label| code_on(&office, &pdf, sheet, label);
        let codes: Vec<_> = (0..sheet.labels()).into_par_iter().map(read).collect();
        assert_eq!(codes, vec!["https://mims.moe.gov.sg\n"; sheet.labels()], "{file}");
    }
}

//! A page to be printed on plain paper: it shows whether the printer keeps to size and where the labels come out.

use crate::print::engine::{Align, Canvas, Ink, Pages, Pdf, Pen, Place, Shaping, Style};
use crate::print::error::Result;
use crate::print::sheet::{Placement, Sheet};
use crate::print::sticker::{Look, Sample, Sticker};

const LINE: Pen = Pen { ink: Ink::BLACK, width: 0.15, dash: None };

/// Width and height of the panel in the middle of the page.
const PANEL: (f32, f32) = (140.0, 84.0);

/// What a test page shows beside the labels of a sheet.
pub struct Calibration<'a> {
    pub look: &'a Look,
    pub portal_url: &'a str,
    /// A sticker of nobody.
    pub sample: Sticker<'a>,
    /// How labels are shifted.
    pub shift: &'a str,
}

/// The labels' edges, the sample on the first row of them, two rulers in the middle, and what to do with them.
pub fn test_page(placement: &Placement, on_it: &Calibration<'_>) -> Result<Pages> {
    let Calibration { look, portal_url, sample, shift } = on_it;
    let sample = Sample::new(&placement.sheet, look, portal_url, sample)?;
    let first_row = 0..usize::from(placement.sheet.columns);
    let mut pdf = Pdf::new("Test page");
    let page = placement.sheet.page.size;
    pdf.page(page, |canvas| {
        placement.draw_outlines(canvas);
        if let Some(sample) = &sample {
            sample.draw(canvas, first_row.map(|slot| placement.corner(slot)));
        }
        let (width, height) = PANEL;
        let (x, y) = ((page.0 - width) / 2.0, (page.1 - height) / 2.0);
        canvas.rects((x, y), 1.0, Ink::WHITE, &[[0.0, 0.0, width, height]]);
        canvas.frame(LINE, [x, y, width, height]);
        let mut shaping = Shaping::default();
        words(canvas, &mut shaping, (x, y), placement, shift);
        ruler_across(canvas, &mut shaping, (x + 20.0, y + 68.0));
        ruler_down(canvas, &mut shaping, (x + 10.0, y + 12.0));
    })?;
    pdf.finish()
}

fn words(
    canvas: &mut Canvas<'_>,
    shaping: &mut Shaping,
    (x, y): (f32, f32),
    placement: &Placement,
    shift: &str,
) {
    let Sheet { maker, name, page, columns, rows, width, height, .. } = placement.sheet;
    let page = page.name;
    let (right, down) = placement.nudge;
    let mut top = y + 7.0;
    let lines = [
        (Style::Bold, 20.0, "Print at 100 %".to_owned()),
        (Style::Regular, 11.0, "\"Actual size\", never \"fit to page\".".to_owned()),
        (
            Style::Regular,
            9.0,
            format!(
                "{maker} {name}, {page}: {columns} × {rows} labels of {width} × {height} mm. Shifted by {right} mm to the right and {down} mm down."
            ),
        ),
        (
            Style::Regular,
            9.0,
            "1. Measure the rulers: 100 mm across and 60 mm down. If they are not, the printer scales the page.".to_owned(),
        ),
        (
            Style::Regular,
            9.0,
            format!("2. Hold this page and a label sheet against the light. If the lines lie beside the labels, shift them: {shift}."),
        ),
    ];
    for (style, size, text) in lines {
        let place = Place::new([x + 24.0, top, 110.0, 20.0], style, size);
        top += place.write(canvas, shaping, text.trim_start()) + 1.8;
    }
}

/// From 0 to 100 mm.
fn ruler_across(canvas: &mut Canvas<'_>, shaping: &mut Shaping, (x, y): (f32, f32)) {
    let ticks = (0..=100u16).map(|mm| (x + f32::from(mm), tick(mm)));
    let mut lines: Vec<_> = ticks.map(|(x, length)| [x, y, x, y + length]).collect();
    lines.push([x, y, x + 100.0, y]);
    canvas.lines(LINE, &lines);
    for mm in (0..=100u16).step_by(10) {
        let edges = [x + f32::from(mm) - 5.0, y + 5.6, 10.0, 4.0];
        number(edges, Align::Middle).write(canvas, shaping, &mm.to_string());
    }
}

/// From 0 to 60 mm.
fn ruler_down(canvas: &mut Canvas<'_>, shaping: &mut Shaping, (x, y): (f32, f32)) {
    let ticks = (0..=60u16).map(|mm| (y + f32::from(mm), tick(mm)));
    let mut lines: Vec<_> = ticks.map(|(y, length)| [x, y, x + length, y]).collect();
    lines.push([x, y, x, y + 60.0]);
    canvas.lines(LINE, &lines);
    for mm in (0..=60u16).step_by(10) {
        let edges = [x - 7.0, y + f32::from(mm) - 1.4, 6.0, 4.0];
        number(edges, Align::Right).write(canvas, shaping, &mm.to_string());
    }
}

fn number(edges: [f32; 4], align: Align) -> Place {
    Place { align, ..Place::new(edges, Style::Regular, 7.0) }
}

fn tick(mm: u16) -> f32 {
    match mm {
        mm if mm.is_multiple_of(10) => 5.0,
        mm if mm.is_multiple_of(5) => 3.5,
        _ => 2.0,
    }
}

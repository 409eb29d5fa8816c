//! A small drawing interface over the PDF engine: pages, lines of text, squares. Positions are in
//! millimetres from the page's upper left corner, text sizes in points.

use krilla::color::{luma, rgb};
use krilla::geom::{PathBuilder, Point, Rect, Transform};
use krilla::graphic::Graphic;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Paint, Stroke, StrokeDash};
use krilla::surface::Surface;
use krilla::{Document, SerializeSettings};

use super::fonts::face;
use super::ink::Ink;
use super::line::Line;
use crate::print::error::{PrintError, Result};

/// Points in a millimetre.
pub(crate) const POINTS: f32 = 72.0 / 25.4;

/// How a line is drawn; lengths in mm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    pub(crate) ink: Ink,
    pub(crate) width: f32,
    /// Length of a dash and of the gap after it; without, the line is whole.
    pub(crate) dash: Option<f32>,
}

/// A PDF in the making.
pub(crate) struct Pdf {
    document: Document,
    count: usize,
}

/// A printed file.
pub struct Pages {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub count: usize,
}

/// One page of it.
pub(crate) struct Canvas<'a>(Surface<'a>);

impl Pdf {
    /// The title is all the metadata there is: no dates and no random numbers, so that the same
    /// pages are the same bytes.
    pub(crate) fn new(title: &str) -> Self {
        let mut document = Document::new_with(SerializeSettings {
            xmp_metadata: false,
            enable_tagging: false,
            ..SerializeSettings::default()
        });
        document.set_metadata(Metadata::new().title(title.to_owned()));
        Self { document, count: 0 }
    }

    /// Adds a page of this size.
    pub(crate) fn page(
        &mut self,
        (width, height): (f32, f32),
        draw: impl FnOnce(&mut Canvas<'_>),
    ) -> Result<()> {
        let settings = PageSettings::from_wh(width * POINTS, height * POINTS)
            .ok_or_else(|| PrintError::Engine("a page without a size".to_owned()))?;
        let mut page = self.document.start_page_with(settings);
        draw(&mut Canvas(page.surface()));
        self.count += 1;
        Ok(())
    }

    /// The finished file.
    pub(crate) fn finish(self) -> Result<Pages> {
        match self.document.finish() {
            Ok(pdf) => Ok(Pages { pdf, count: self.count }),
            Err(error) => Err(PrintError::Engine(format!("{error:?}"))),
        }
    }
}

impl Canvas<'_> {
    /// Draws a line of text with its left end on this point of the baseline.
    pub(crate) fn line(&mut self, (x, baseline): (f32, f32), size: f32, line: &Line) {
        let (mut x, y) = (x * POINTS, baseline * POINTS);
        for piece in &line.pieces {
            let size = size * piece.scale;
            for run in &piece.shaped.runs {
                let font = face(run.face).font.clone();
                let (start, text) = (Point::from_xy(x, y), &piece.shaped.text);
                self.0.set_fill(Some(fill(piece.ink)));
                self.0.set_stroke(run.thicken.then(|| stroke(piece.ink, size)));
                self.0.draw_glyphs(start, &run.glyphs, font, text, size, false);
                x += run.width * size;
            }
        }
    }

    /// Fills rectangles (left, top, width, height, `unit` mm each) in one stroke.
    pub(crate) fn rects(&mut self, (x, y): (f32, f32), unit: f32, ink: Ink, rects: &[[f32; 4]]) {
        let mut path = PathBuilder::new();
        for [left, top, width, height] in rects {
            let (left, top) = (x + left * unit, y + top * unit);
            let [left, top, width, height] =
                [left, top, width * unit, height * unit].map(|mm| mm * POINTS);
            if let Some(rect) = Rect::from_xywh(left, top, width, height) {
                path.push_rect(rect);
            }
        }
        self.0.set_fill(Some(fill(ink)));
        self.0.set_stroke(None);
        if let Some(path) = path.finish() {
            self.0.draw_path(&path);
        }
    }

    /// Draws straight lines, each from one point to another, in one stroke.
    pub(crate) fn lines(&mut self, pen: Pen, lines: &[[f32; 4]]) {
        let mut path = PathBuilder::new();
        for [x, y, to_x, to_y] in lines.iter().map(|line| line.map(|mm| mm * POINTS)) {
            path.move_to(x, y);
            path.line_to(to_x, to_y);
        }
        self.outline(pen, path);
    }

    /// Draws the outline of a rectangle (left, top, width, height).
    pub(crate) fn frame(&mut self, pen: Pen, frame: [f32; 4]) {
        let [left, top, width, height] = frame.map(|mm| mm * POINTS);
        let mut path = PathBuilder::new();
        if let Some(rect) = Rect::from_xywh(left, top, width, height) {
            path.push_rect(rect);
        }
        self.outline(pen, path);
    }

    fn outline(&mut self, Pen { ink, width, dash }: Pen, path: PathBuilder) {
        let dash = dash.map(|length| StrokeDash { array: vec![length * POINTS; 2], offset: 0.0 });
        let stroke = Stroke { paint: paint(ink), width: width * POINTS, dash, ..Stroke::default() };
        self.0.set_fill(None);
        self.0.set_stroke(Some(stroke));
        if let Some(path) = path.finish() {
            self.0.draw_path(&path);
        }
    }

    /// Makes a drawing that is written once, and can be put on this page and all later ones.
    pub(crate) fn drawing(&mut self, draw: impl FnOnce(&mut Canvas<'_>)) -> Graphic {
        let mut builder = self.0.stream_builder();
        draw(&mut Canvas(builder.surface()));
        Graphic::new(builder.finish(), false)
    }

    /// Puts a drawing with its origin on this point.
    pub(crate) fn put(&mut self, (x, y): (f32, f32), drawing: &Graphic) {
        self.0.push_transform(&Transform::from_translate(x * POINTS, y * POINTS));
        self.0.draw_graphic(drawing.clone());
        self.0.pop();
    }
}

/// Greys stay greys, so that no printer mixes them of three inks.
fn paint(Ink([red, green, blue]): Ink) -> Paint {
    if red == green && green == blue {
        luma::Color::new(red).into()
    } else {
        rgb::Color::new(red, green, blue).into()
    }
}

fn fill(ink: Ink) -> Fill {
    Fill { paint: paint(ink), ..Fill::default() }
}

/// An outline that makes letters bold whose font has one weight only.
fn stroke(ink: Ink, size: f32) -> Stroke {
    Stroke { paint: paint(ink), width: 0.03 * size, ..Stroke::default() }
}

//! A school's own sticker: boxes in millimetres, read from TOML, checked against a label, told with their lines.
//! It reads no files; the logo's bytes are given to it.
//! Longer than most files, because each word of the template, its check and the line it tells belong together.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;

use super::boxes::{Field, Layout, Logo, QrBox, TextBox};
use super::built_in::QUIET_PART;
use super::logo;
use crate::print::engine::{Align, Anchor, Ink, Place, Style, unprintable};
use crate::print::sheet::Sheet;

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what would be right.
    pub what: String,
}

impl fmt::Display for TemplateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
    }
}

impl std::error::Error for TemplateError {}

/// A template that was understood.
#[derive(Debug, Clone)]
pub struct Template {
    text: String,
    file: TemplateFile,
    logo: Option<Vec<u8>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TemplateFile {
    sheet: Option<String>,
    #[serde(default, rename = "password-is-largest")]
    password_is_largest: bool,
    #[serde(rename = "box")]
    boxes: Vec<Spanned<BoxTable>>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct BoxTable {
    field: Spanned<String>,
    x: f32,
    y: f32,
    width: Option<f32>,
    height: Option<f32>,
    side: Option<f32>,
    file: Option<String>,
    font: Option<Style>,
    max: Option<f32>,
    min: Option<f32>,
    lines: Option<u16>,
    align: Option<Align>,
    anchor: Option<Anchor>,
    color: Option<Spanned<String>>,
}

impl Template {
    /// Reads a template.
    pub fn parse(text: &str) -> Result<Self, TemplateError> {
        let file = toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_of(text, &span));
            TemplateError { line, what: error.message().replace('\n', ", ") }
        });
        Ok(Self { text: text.to_owned(), file: file?, logo: None })
    }

    /// The sheet that its boxes are meant for.
    pub fn sheet(&self) -> Option<&str> {
        self.file.sheet.as_deref()
    }

    /// The file of its logo.
    pub fn logo_file(&self) -> Option<&str> {
        self.file.boxes.iter().find_map(|table| table.get_ref().file.as_deref())
    }

    /// The same with the bytes of its logo.
    #[must_use]
    pub fn with_logo(self, bytes: Vec<u8>) -> Self {
        Self { logo: Some(bytes), ..self }
    }

    /// Whether all its boxes are right on the labels of a sheet.
    pub fn check(&self, sheet: &Sheet) -> Result<(), TemplateError> {
        self.layout(sheet).map(drop)
    }

    /// Its boxes on the labels of a sheet, if all of them are right.
    pub(crate) fn layout(&self, sheet: &Sheet) -> Result<Layout, TemplateError> {
        let mut layout = Layout {
            texts: Vec::new(),
            qr: None,
            logo: None,
            password_is_largest: self.file.password_is_largest,
        };
        for table in &self.file.boxes {
            let wrong =
                |what: String| TemplateError { line: line_of(&self.text, &table.span()), what };
            let [_, _, right, bottom] = edges(table.get_ref());
            let (width, height) = sheet.label_size();
            let table = table.get_ref();
            if !(table.x >= 0.0
                && table.y >= 0.0
                && right <= width + 0.01
                && bottom <= height + 0.01)
            {
                let label = format!("a label of {} is {width} x {height} mm", sheet.name());
                return Err(wrong(format!("the box reaches over the label; {label}")));
            }
            match table.field.get_ref().as_str() {
                "qr" if layout.qr.is_none() => layout.qr = Some(table.qr().map_err(wrong)?),
                "logo" if layout.logo.is_none() => {
                    layout.logo = Some(table.logo(self.logo.as_deref()).map_err(wrong)?);
                }
                "qr" | "logo" => return Err(wrong("there can be only one of these".to_owned())),
                _ => layout.texts.push(self.text_box(table)?),
            }
        }
        self.check_whole(&layout)?;
        Ok(layout)
    }

    fn text_box(&self, table: &BoxTable) -> Result<TextBox, TemplateError> {
        let at =
            |span: Range<usize>, what| TemplateError { line: line_of(&self.text, &span), what };
        let field = field(table.field.get_ref()).map_err(|what| at(table.field.span(), what))?;
        let ink = match &table.color {
            Some(color) => ink(color.get_ref()).map_err(|what| at(color.span(), what))?,
            None => Ink::BLACK,
        };
        let place = table.place(ink).map_err(|what| at(table.field.span(), what))?;
        Ok(TextBox { field, place })
    }

    /// A sticker is of use only with login ID and password, and a code only where nothing covers it.
    fn check_whole(&self, layout: &Layout) -> Result<(), TemplateError> {
        let has = |fields: &[Field]| layout.texts.iter().any(|text| fields.contains(&text.field));
        let missing = if !has(&[Field::Login, Field::LoginAndDomain]) {
            Some("no box has the field login or login+domain")
        } else if !has(&[Field::Password]) {
            Some("no box has the field password")
        } else {
            None
        };
        if let Some(what) = missing {
            return Err(TemplateError { line: self.text.lines().count(), what: what.to_owned() });
        }
        let Some(QrBox { x, y, side }) = layout.qr else { return Ok(()) };
        let quiet = side * QUIET_PART - 0.01;
        let code = [x - quiet, y - quiet, x + side + quiet, y + side + quiet];
        let covers = |table: &&Spanned<BoxTable>| {
            table.get_ref().field.get_ref() != "qr" && overlap(edges(table.get_ref()), code)
        };
        match self.file.boxes.iter().find(covers) {
            None => Ok(()),
            Some(table) => Err(TemplateError {
                line: line_of(&self.text, &table.span()),
                what: format!(
                    "the box covers the QR code or the {quiet:.1} mm of white that it needs around it"
                ),
            }),
        }
    }
}

/// Left, top, right and bottom.
fn edges(table: &BoxTable) -> [f32; 4] {
    let width = table.width.or(table.side).unwrap_or(0.0);
    let height = table.height.or(table.side).unwrap_or(0.0);
    [table.x, table.y, table.x + width, table.y + height]
}

fn overlap([left, top, right, bottom]: [f32; 4], [l, t, r, b]: [f32; 4]) -> bool {
    right.min(r) > left.max(l) && bottom.min(b) > top.max(t)
}

impl BoxTable {
    /// A value that this kind of box has no use for would be passed over in silence.
    fn refuse(&self, useless: &[(&str, bool)]) -> Result<(), String> {
        match useless.iter().find(|(_, given)| *given) {
            Some((name, _)) => Err(format!("a box of {} has no {name}", self.field.get_ref())),
            None => Ok(()),
        }
    }

    fn letters(&self) -> [(&'static str, bool); 7] {
        [
            ("font", self.font.is_some()),
            ("max", self.max.is_some()),
            ("min", self.min.is_some()),
            ("lines", self.lines.is_some()),
            ("align", self.align.is_some()),
            ("anchor", self.anchor.is_some()),
            ("color", self.color.is_some()),
        ]
    }

    fn qr(&self) -> Result<QrBox, String> {
        self.refuse(&self.letters())?;
        self.refuse(&[
            ("width (it has a side)", self.width.is_some()),
            ("height (it has a side)", self.height.is_some()),
            ("file", self.file.is_some()),
        ])?;
        let side = self.side.filter(|side| *side >= 8.0);
        let side = side.ok_or("a box of qr needs a side of at least 8 mm")?;
        Ok(QrBox { x: self.x, y: self.y, side })
    }

    fn logo(&self, bytes: Option<&[u8]>) -> Result<Logo, String> {
        self.refuse(&self.letters())?;
        self.refuse(&[("side (it has width and height)", self.side.is_some())])?;
        let file = self.file.as_deref().ok_or("a box of logo needs file = \"logo.png\"")?;
        let bytes = bytes.ok_or("the logo was not read")?;
        let image = logo::read(bytes).map_err(|what| format!("{file} {what}"))?;
        let (width, height) = self.size()?;
        Ok(Logo::inside([self.x, self.y, width, height], image))
    }

    fn place(&self, ink: Ink) -> Result<Place, String> {
        self.refuse(&[("side", self.side.is_some()), ("file", self.file.is_some())])?;
        let (width, height) = self.size()?;
        let max = self.max.filter(|max| (4.0..=72.0).contains(max));
        let max = max.ok_or("max has to be a letter size from 4 to 72 points")?;
        let min = self.min.unwrap_or(max);
        let lines = self.lines.unwrap_or(1);
        if !(1.0..=max).contains(&min) {
            return Err("min has to be a letter size from 1 point to max".to_owned());
        }
        if !(1..=9).contains(&lines) {
            return Err("lines has to be from 1 to 9".to_owned());
        }
        Ok(Place {
            x: self.x,
            y: self.y,
            width,
            height,
            style: self.font.unwrap_or(Style::Regular),
            ink,
            max,
            min,
            lines,
            align: self.align.unwrap_or(Align::Left),
            anchor: self.anchor.unwrap_or(Anchor::Top),
        })
    }

    fn size(&self) -> Result<(f32, f32), String> {
        let size =
            self.width.zip(self.height).filter(|(width, height)| *width > 0.0 && *height > 0.0);
        size.ok_or_else(|| "a box needs width and height, in mm".to_owned())
    }
}

/// The fields, as they are called in a template.
pub(crate) const FIELDS: [(&str, Field); 9] = [
    ("school", Field::School),
    ("name", Field::Name),
    ("class", Field::Class),
    ("reg", Field::Number),
    ("class+reg", Field::ClassAndNumber),
    ("login", Field::Login),
    ("login+domain", Field::LoginAndDomain),
    ("password", Field::Password),
    ("last-day", Field::LastDay),
];

fn field(name: &str) -> Result<Field, String> {
    if let Some(words) = name.strip_prefix("label:") {
        return match unprintable(words) {
            None => Ok(Field::Words(words.to_owned().into())),
            Some(c) => Err(format!("no font has the character U+{:04X}", u32::from(c))),
        };
    }
    let known = FIELDS.into_iter().find(|(known, _)| *known == name);
    known.map(|(_, field)| field).ok_or_else(|| {
        let names: Vec<_> = FIELDS.iter().map(|(name, _)| *name).collect();
        format!("there is no field {name:?}; there are {}, label:TEXT, qr, logo", names.join(", "))
    })
}

/// `#1F3A93`.
fn ink(color: &str) -> Result<Ink, String> {
    let part = |from| color.get(from..from + 2).and_then(|part| u8::from_str_radix(part, 16).ok());
    let parts =
        (color.starts_with('#') && color.len() == 7).then(|| Some([part(1)?, part(3)?, part(5)?]));
    parts.flatten().map(Ink).ok_or_else(|| "color has to be like \"#1F3A93\"".to_owned())
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.bytes().take(span.start).filter(|byte| *byte == b'\n').count() + 1
}

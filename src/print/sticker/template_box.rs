//! One box of a template: what its words mean, and which values it may have.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::boxes::{Field, QrBox};
use crate::print::engine::{Align, Anchor, Ink, Place, Style, unprintable};
use crate::print::sheet::Sheet;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BoxTable {
    pub(super) field: Spanned<String>,
    x: f32,
    y: f32,
    width: Option<f32>,
    height: Option<f32>,
    side: Option<f32>,
    font: Option<Style>,
    max: Option<f32>,
    min: Option<f32>,
    lines: Option<u16>,
    align: Option<Align>,
    anchor: Option<Anchor>,
    #[serde(default, deserialize_with = "ink")]
    color: Option<Ink>,
}

impl BoxTable {
    /// Whether it lies on a label of this sheet.
    pub(super) fn check_on(&self, sheet: &Sheet) -> Result<(), String> {
        let [left, top, right, bottom] = self.edges();
        let Sheet { name, width, height, .. } = sheet;
        if left >= 0.0 && top >= 0.0 && right <= width + 0.01 && bottom <= height + 0.01 {
            return Ok(());
        }
        Err(format!("the box reaches over the label; a label of {name} is {width} x {height} mm"))
    }

    /// Whether it lies on a code or on the white around it.
    pub(super) fn covers(&self, qr: QrBox) -> bool {
        let [left, top, right, bottom] = self.edges();
        let quiet = qr.quiet();
        let across = right.min(qr.x + qr.side + quiet) > left.max(qr.x - quiet);
        let down = bottom.min(qr.y + qr.side + quiet) > top.max(qr.y - quiet);
        self.field.get_ref() != "qr" && across && down
    }

    /// Left, top, right and bottom.
    fn edges(&self) -> [f32; 4] {
        let width = self.width.or(self.side).unwrap_or(0.0);
        let height = self.height.or(self.side).unwrap_or(0.0);
        [self.x, self.y, self.x + width, self.y + height]
    }

    /// What it says.
    pub(super) fn text_field(&self) -> Result<Field, String> {
        let name = self.field.get_ref();
        if let Some(words) = name.strip_prefix("label:") {
            return match unprintable(words) {
                None => Ok(Field::Words(words.to_owned().into())),
                Some(c) => Err(format!("no font has the character U+{:04X}", u32::from(c))),
            };
        }
        let known = FIELDS.into_iter().find(|(known, _)| known == name);
        known.map(|(_, field)| field).ok_or_else(|| {
            let names = FIELDS.map(|(name, _)| name).join(", ");
            format!("there is no field {name:?}; there are {names}, label:TEXT, qr")
        })
    }

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

    /// The code that it stands for.
    pub(super) fn qr(&self) -> Result<QrBox, String> {
        self.refuse(&self.letters())?;
        self.refuse(&[
            ("width (it has a side)", self.width.is_some()),
            ("height (it has a side)", self.height.is_some()),
        ])?;
        let side = self.side.filter(|side| *side >= 8.0);
        let side = side.ok_or("a box of qr needs a side of at least 8 mm")?;
        Ok(QrBox { x: self.x, y: self.y, side })
    }

    /// Where its text stands.
    pub(super) fn place(&self) -> Result<Place, String> {
        self.refuse(&[("side", self.side.is_some())])?;
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
            ink: self.color.unwrap_or(Ink::BLACK),
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
pub(super) const FIELDS: [(&str, Field); 10] = [
    ("school", Field::School),
    ("name", Field::Name),
    ("class", Field::Class),
    ("reg", Field::Number),
    ("class+reg", Field::ClassAndNumber),
    ("login", Field::Login),
    ("login+domain", Field::LoginAndDomain),
    ("password", Field::Password),
    ("last-day", Field::LastDay),
    ("portal", Field::Portal),
];

/// A colour such as `#1F3A93`.
fn ink<'de, D: Deserializer<'de>>(text: D) -> Result<Option<Ink>, D::Error> {
    let color = String::deserialize(text)?;
    let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6);
    let part = |from| u8::from_str_radix(digits?.get(from..from + 2)?, 16).ok();
    let parts = part(0).zip(part(2)).zip(part(4));
    let ink = parts.map(|((red, green), blue)| Ink([red, green, blue]));
    ink.map(Some).ok_or_else(|| D::Error::custom("color has to be like \"#1F3A93\""))
}

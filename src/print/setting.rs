//! Setting stickers into the boxes of a layout, and drawing them.

use krilla::graphic::Graphic;

use super::content::Content;
use super::error::PrintError;
use super::fit::{ASCENT, DESCENT, Fitted, Room, fit};
use super::layout::{Align, Anchor, Field, Layout, QrBox, TextBox};
use super::page::{Canvas, POINTS};
use super::qr::Qr;
use super::text::Shaping;

/// Login ID and password are never printed smaller than this (points).
const LEGIBLE: f32 = 6.0;

/// By how many points at least the password is larger than all else.
const LARGER_BY: f32 = 0.5;

/// Sets stickers into one layout. What all of them share is drawn once and stamped on each label.
pub(super) struct Setter {
    shaping: Shaping,
    shared: Vec<Slot>,
    own: Vec<Slot>,
    qr_box: QrBox,
    qr: Option<Qr>,
    stamp: Option<Graphic>,
}

/// A box of the layout, with the text that was set into it last: neighbours have much in common.
struct Slot {
    place: TextBox,
    last: Option<Last>,
}

struct Last {
    texts: [String; 2],
    max: f32,
    fitted: Fitted,
}

impl Setter {
    /// For stickers with these contents; without a portal address there is no QR code.
    pub(super) fn new(
        layout: Layout,
        portal_url: &str,
        contents: &[Content],
    ) -> Result<Self, PrintError> {
        let slot = |place| Slot { place, last: None };
        let (shared, own): (Vec<_>, Vec<_>) =
            layout.texts.into_iter().partition(|place| is_shared(place, contents));
        let qr = (!portal_url.is_empty()).then(|| Qr::new(portal_url, layout.qr.side));
        Ok(Self {
            shaping: Shaping::new(),
            shared: shared.into_iter().map(slot).collect(),
            own: own.into_iter().map(slot).collect(),
            qr_box: layout.qr,
            qr: qr.transpose()?,
            stamp: None,
        })
    }

    /// Whether login ID and password come out large enough.
    pub(super) fn is_legible(&mut self, content: &Content) -> bool {
        let Self { own, shaping, .. } = self;
        own.iter_mut().filter(|slot| must_be_legible(slot.place.field)).all(|slot| {
            slot.set(shaping, content, f32::MAX);
            slot.is_legible()
        })
    }

    /// Draws one sticker on the label with this corner; false if login ID or password came out too
    /// small.
    pub(super) fn draw(
        &mut self,
        canvas: &mut Canvas<'_>,
        corner: (f32, f32),
        content: &Content,
    ) -> bool {
        if self.stamp.is_none() {
            self.stamp = Some(canvas.drawing(|canvas| self.draw_shared(canvas, content)));
        }
        if let Some(stamp) = &self.stamp {
            canvas.put(corner, stamp);
        }
        let Self { own, shaping, .. } = self;
        let password = own.iter_mut().find(|slot| slot.place.field == Field::Password);
        let password = password.map(|slot| slot.set(shaping, content, f32::MAX).size);
        let largest = password.map_or(f32::MAX, |size| (size - LARGER_BY).max(LEGIBLE));
        own.iter_mut().all(|slot| {
            let password = slot.place.field == Field::Password;
            slot.set(shaping, content, if password { f32::MAX } else { largest });
            slot.draw(canvas, corner);
            slot.is_legible()
        })
    }

    fn draw_shared(&mut self, canvas: &mut Canvas<'_>, content: &Content) {
        for slot in &mut self.shared {
            slot.set(&mut self.shaping, content, f32::MAX);
            slot.draw(canvas, (0.0, 0.0));
        }
        if let Some(qr) = &self.qr {
            let QrBox { x, y, side } = self.qr_box;
            canvas.rects((x, y), side / qr.modules, &qr.rects);
        }
    }
}

fn must_be_legible(field: Field) -> bool {
    matches!(field, Field::LoginId | Field::Password)
}

/// Whether a box says the same on all stickers.
fn is_shared(place: &TextBox, contents: &[Content]) -> bool {
    let spans = |content| Content::spans(content, place.field, place.style);
    let same = |(one, next)| {
        let (one, next) = (spans(one), spans(next));
        one.iter().map(|span| span.text).eq(next.iter().map(|span| span.text))
    };
    matches!(place.field, Field::School | Field::LastDay | Field::Words(_))
        && contents.iter().zip(contents.iter().skip(1)).all(same)
}

impl Slot {
    /// Fits a sticker's text into the box, unless the sticker before had the same.
    fn set(&mut self, shaping: &mut Shaping, content: &Content, largest: f32) -> &Fitted {
        let spans = content.spans(self.place.field, self.place.style);
        let max = self.place.max.min(largest);
        let same = |last: &Last| {
            last.max.total_cmp(&max).is_eq()
                && last.texts.iter().eq(spans.iter().map(|span| span.text))
        };
        if !self.last.as_ref().is_some_and(same) {
            self.last = None;
        }
        let place = &self.place;
        let last = self.last.get_or_insert_with(|| Last {
            texts: spans.map(|span| span.text.to_owned()),
            max,
            fitted: fit(shaping, &spans, &room(place, max)),
        });
        &last.fitted
    }

    fn is_legible(&self) -> bool {
        !must_be_legible(self.place.field)
            || self.last.as_ref().is_some_and(|last| last.fitted.size >= LEGIBLE)
    }

    /// Draws the text that was set, on the label with this corner.
    fn draw(&self, canvas: &mut Canvas<'_>, corner: (f32, f32)) {
        let Some(Last { fitted, .. }) = &self.last else { return };
        let (place, em) = (&self.place, fitted.size / POINTS);
        let (x, y) = (corner.0 + place.x, corner.1 + place.y);
        let further: f32 = fitted.lines.iter().skip(1).map(|_| fitted.leading).sum();
        let mut baseline = match place.anchor {
            Anchor::Top => y + ASCENT * em,
            Anchor::Middle => y + f32::midpoint(place.height, (ASCENT - DESCENT - further) * em),
            Anchor::Bottom => y + place.height - (DESCENT + further) * em,
        };
        for line in &fitted.lines {
            let indent = match place.align {
                Align::Left => 0.0,
                Align::Right => place.width - line.width * em,
            };
            canvas.line((x + indent, baseline), fitted.size, line);
            baseline += fitted.leading * em;
        }
    }
}

fn room(place: &TextBox, max: f32) -> Room {
    Room {
        width: place.width * POINTS,
        height: place.height * POINTS,
        max,
        min: place.min,
        lines: place.lines,
    }
}

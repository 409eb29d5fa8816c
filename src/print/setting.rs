//! Setting stickers into the boxes of a layout, and drawing them.

use krilla::graphic::Graphic;

use super::content::Content;
use super::error::PrintError;
use super::fit::Fitted;
use super::ink::Ink;
use super::layout::{Field, Layout, Logo, QrBox, TextBox};
use super::page::Canvas;
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
    qr: Option<(QrBox, Qr)>,
    logo: Option<Logo>,
    password_is_largest: bool,
    stamp: Option<Graphic>,
}

/// A box of the layout, with the text that was set into it last: neighbours have much in common.
struct Slot {
    text_box: TextBox,
    last: Option<Last>,
}

struct Last {
    texts: [String; 3],
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
        let slot = |text_box| Slot { text_box, last: None };
        let (shared, own): (Vec<_>, Vec<_>) =
            layout.texts.into_iter().partition(|text_box| is_shared(text_box, contents));
        let qr = layout.qr.filter(|_| !portal_url.is_empty());
        let qr = qr.map(|place| Ok((place, Qr::new(portal_url, place.side)?)));
        Ok(Self {
            shaping: Shaping::new(),
            shared: shared.into_iter().map(slot).collect(),
            own: own.into_iter().map(slot).collect(),
            qr: qr.transpose()?,
            logo: layout.logo,
            password_is_largest: layout.password_is_largest,
            stamp: None,
        })
    }

    /// Whether login ID and password come out large enough.
    pub(super) fn is_legible(&mut self, content: &Content) -> bool {
        let Self { own, shaping, .. } = self;
        own.iter_mut().filter(|slot| slot.must_be_legible()).all(|slot| {
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
        let largest = self.largest(content);
        let Self { own, shaping, .. } = self;
        own.iter_mut().all(|slot| {
            slot.set(shaping, content, if slot.is_password() { f32::MAX } else { largest });
            slot.draw(canvas, corner);
            slot.is_legible()
        })
    }

    /// How large anything but the password may be.
    fn largest(&mut self, content: &Content) -> f32 {
        let Self { own, shaping, .. } = self;
        let password = own.iter_mut().find(|slot| slot.is_password());
        match password.filter(|_| self.password_is_largest) {
            Some(slot) => (slot.set(shaping, content, f32::MAX).size - LARGER_BY).max(LEGIBLE),
            None => f32::MAX,
        }
    }

    fn draw_shared(&mut self, canvas: &mut Canvas<'_>, content: &Content) {
        if let Some(Logo { image, corner, size }) = &self.logo {
            canvas.image(*corner, *size, image);
        }
        for slot in &mut self.shared {
            slot.set(&mut self.shaping, content, f32::MAX);
            slot.draw(canvas, (0.0, 0.0));
        }
        if let Some((QrBox { x, y, side }, qr)) = &self.qr {
            canvas.rects((*x, *y), side / qr.modules, Ink::BLACK, &qr.rects);
        }
    }
}

/// Whether a box says the same on all stickers.
fn is_shared(text_box: &TextBox, contents: &[Content]) -> bool {
    let same = |(one, next): (&Content, &Content)| {
        let (one, next) = (one.spans(text_box), next.spans(text_box));
        one.iter().map(|span| span.text).eq(next.iter().map(|span| span.text))
    };
    matches!(text_box.field, Field::School | Field::LastDay | Field::Words(_))
        && contents.iter().zip(contents.iter().skip(1)).all(same)
}

impl Slot {
    /// Fits a sticker's text into the box, unless the sticker before had the same.
    fn set(&mut self, shaping: &mut Shaping, content: &Content, largest: f32) -> &Fitted {
        let spans = content.spans(&self.text_box);
        let max = self.text_box.place.max.min(largest);
        let same = |last: &Last| {
            last.max.total_cmp(&max).is_eq()
                && last.texts.iter().eq(spans.iter().map(|span| span.text))
        };
        if !self.last.as_ref().is_some_and(same) {
            self.last = None;
        }
        let last = self.last.get_or_insert_with(|| Last {
            texts: spans.map(|span| span.text.to_owned()),
            max,
            fitted: self.text_box.place.fit(shaping, &spans, max),
        });
        &last.fitted
    }

    fn is_password(&self) -> bool {
        self.text_box.field == Field::Password
    }

    fn must_be_legible(&self) -> bool {
        matches!(self.text_box.field, Field::Login | Field::LoginAndDomain | Field::Password)
    }

    fn is_legible(&self) -> bool {
        !self.must_be_legible()
            || self.last.as_ref().is_some_and(|last| last.fitted.size >= LEGIBLE)
    }

    /// Draws the text that was set, on the label with this corner.
    fn draw(&self, canvas: &mut Canvas<'_>, corner: (f32, f32)) {
        if let Some(Last { fitted, .. }) = &self.last {
            self.text_box.place.draw(canvas, corner, fitted);
        }
    }
}

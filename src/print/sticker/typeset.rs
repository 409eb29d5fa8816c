//! Setting stickers into the boxes of a layout, and drawing them.

use std::sync::Arc;

use krilla::graphic::Graphic;

use super::boxes::{Field, Layout, QrBox, TextBox};
use super::content::Content;
use crate::print::engine::{Canvas, Fitted, Ink, Qr, Shaping};
use crate::print::error::Result;

/// Login ID and password are never printed smaller than this (points).
const LEGIBLE: f32 = 6.0;

/// By how many points at least the password is larger than all else.
const LARGER_BY: f32 = 0.5;

/// Sets stickers into one layout. What all of them share is drawn once and stamped on each label.
pub(crate) struct Setter {
    shared: Vec<TextBox>,
    own: Vec<TextBox>,
    qr: Option<(QrBox, Qr)>,
    password_is_largest: bool,
}

/// The texts of one sticker at their sizes, in the order of its own boxes.
pub(crate) struct SetSticker(Vec<Arc<Fitted>>);

/// What one thread needs to set stickers: neighbours have much in common, so the texts set last are kept.
pub(crate) struct Desk {
    shaping: Shaping,
    last: Vec<Option<Last>>,
}

struct Last {
    texts: [String; 3],
    max: f32,
    fitted: Arc<Fitted>,
}

impl Setter {
    /// For stickers with these contents; without a portal address neither that nor a QR code is on them.
    pub(crate) fn new(layout: Layout, portal_url: &str, contents: &[Content]) -> Result<Self> {
        let with_portal = |text_box: TextBox| match text_box.field {
            Field::Portal => TextBox { field: Field::Words(typed(portal_url).into()), ..text_box },
            _ => text_box,
        };
        let texts = layout.texts.into_iter().map(with_portal);
        let (shared, own) = texts.partition(|text_box| is_shared(text_box, contents));
        let qr = layout.qr.filter(|_| !portal_url.is_empty());
        let qr = qr.map(|place| Ok((place, Qr::new(portal_url, place.side)?)));
        Ok(Self {
            shared,
            own,
            qr: qr.transpose()?,
            password_is_largest: layout.password_is_largest,
        })
    }

    /// A desk for this layout.
    pub(crate) fn desk(&self) -> Desk {
        let boxes = self.shared.len().max(self.own.len());
        Desk { shaping: Shaping::default(), last: (0..boxes).map(|_| None).collect() }
    }

    /// Sets one sticker; `None` if login ID or password come out too small.
    pub(crate) fn set(&self, desk: &mut Desk, content: &Content) -> Option<SetSticker> {
        let largest = self.largest(desk, content);
        let set = |(at, text_box): (usize, &TextBox)| {
            let largest = if text_box.field == Field::Password { f32::MAX } else { largest };
            let fitted = desk.set(at, text_box, content, largest);
            (!must_be_legible(&text_box.field) || fitted.size >= LEGIBLE).then_some(fitted)
        };
        self.own.iter().enumerate().map(set).collect::<Option<_>>().map(SetSticker)
    }

    /// How large anything but the password may be.
    fn largest(&self, desk: &mut Desk, content: &Content) -> f32 {
        let mut own = self.own.iter().enumerate().filter(|_| self.password_is_largest);
        match own.find(|(_, text_box)| text_box.field == Field::Password) {
            Some((at, text_box)) => {
                (desk.set(at, text_box, content, f32::MAX).size - LARGER_BY).max(LEGIBLE)
            }
            None => f32::MAX,
        }
    }

    /// Draws what all stickers share, to be stamped on each label; any of the contents will do.
    pub(crate) fn stamp(&self, canvas: &mut Canvas<'_>, content: &Content) -> Graphic {
        let mut desk = self.desk();
        canvas.drawing(|canvas| {
            for (at, text_box) in self.shared.iter().enumerate() {
                let fitted = desk.set(at, text_box, content, f32::MAX);
                text_box.place.draw(canvas, (0.0, 0.0), &fitted);
            }
            if let Some((QrBox { x, y, side }, qr)) = &self.qr {
                canvas.rects((*x, *y), side / qr.modules, Ink::BLACK, &qr.rects);
            }
        })
    }

    /// Draws one sticker on the label with this corner.
    pub(crate) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        stamp: &Graphic,
        corner: (f32, f32),
        sticker: &SetSticker,
    ) {
        canvas.put(corner, stamp);
        for (text_box, fitted) in self.own.iter().zip(&sticker.0) {
            text_box.place.draw(canvas, corner, fitted);
        }
    }
}

impl Desk {
    /// Fits a text into the box with this number, unless the sticker before had the same.
    fn set(
        &mut self,
        at: usize,
        text_box: &TextBox,
        content: &Content,
        largest: f32,
    ) -> Arc<Fitted> {
        let spans = content.spans(text_box);
        let max = text_box.place.max.min(largest);
        let same = |last: &Last| {
            last.max.total_cmp(&max).is_eq()
                && last.texts.iter().eq(spans.iter().map(|span| span.text))
        };
        let last = self.last.get_mut(at).expect("a place for every box");
        if let Some(last) = last.as_ref().filter(|last| same(last)) {
            return Arc::clone(&last.fitted);
        }
        let fitted = Arc::new(text_box.place.fit(&mut self.shaping, &spans, max));
        let texts = spans.map(|span| span.text.to_owned());
        *last = Some(Last { texts, max, fitted: Arc::clone(&fitted) });
        fitted
    }
}

/// An address as somebody types it into a browser, which knows the rest.
fn typed(url: &str) -> String {
    url.trim_start_matches("https://").trim_end_matches('/').to_owned()
}

fn must_be_legible(field: &Field) -> bool {
    matches!(field, Field::Login | Field::LoginAndDomain | Field::Password)
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

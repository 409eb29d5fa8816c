//! The boxes that a sticker or slip is made of, wherever they come from. Lengths are in millimetres.

use std::borrow::Cow;

use crate::print::engine::{Ink, Place};
use krilla::image::Image;

/// A part of a sticker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Field {
    School,
    Name,
    Class,
    /// Register number: `No. 12`.
    Number,
    /// Register number alone: `12`.
    ShortNumber,
    /// Class and register number.
    ClassAndNumber,
    /// Login ID without its domain.
    Login,
    /// Login ID and domain.
    LoginAndDomain,
    Password,
    LastDay,
    /// Words that are the same on every sticker.
    Words(Cow<'static, str>),
}

/// A part of a sticker and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct TextBox {
    pub(crate) field: Field,
    pub(crate) place: Place,
}

/// The dark square of the QR code; its quiet zone lies around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct QrBox {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) side: f32,
}

/// A picture and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Logo {
    pub(crate) image: Image,
    pub(crate) corner: (f32, f32),
    pub(crate) size: (f32, f32),
}

impl Logo {
    /// As large as it goes into a box (left, top, width, height) without changing its proportions.
    pub(crate) fn inside([x, y, width, height]: [f32; 4], image: Image) -> Self {
        let length = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX)).max(1.0);
        let (across, down) = (length(image.size().0), length(image.size().1));
        let scale = (width / across).min(height / down);
        let size = (across * scale, down * scale);
        let corner = (x + (width - size.0) / 2.0, y + (height - size.1) / 2.0);
        Self { image, corner, size }
    }
}

/// A sticker's boxes.
#[derive(Debug, Clone)]
pub(crate) struct Layout {
    pub(crate) texts: Vec<TextBox>,
    pub(crate) qr: Option<QrBox>,
    pub(crate) logo: Option<Logo>,
    /// Nothing else comes out as large as the password, or larger.
    pub(crate) password_is_largest: bool,
}

impl Field {
    /// What must be typed or found quickly is black.
    pub(crate) fn ink(&self) -> Ink {
        match self {
            Self::School | Self::LastDay | Self::Words(_) => Ink::GREY,
            _ => Ink::BLACK,
        }
    }
}

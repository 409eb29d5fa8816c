//! The boxes that a sticker or slip is made of, wherever they come from. Lengths are in millimetres.

use std::borrow::Cow;

use krilla::image::Image;

use super::ink::Ink;
use super::place::Place;

/// A part of a sticker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Field {
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
pub(super) struct TextBox {
    pub(super) field: Field,
    pub(super) place: Place,
}

/// The dark square of the QR code; its quiet zone lies around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct QrBox {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) side: f32,
}

/// A picture and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Logo {
    pub(super) image: Image,
    pub(super) corner: (f32, f32),
    pub(super) size: (f32, f32),
}

impl Logo {
    /// As large as it goes into a box (left, top, width, height) without changing its proportions.
    pub(super) fn inside([x, y, width, height]: [f32; 4], image: Image) -> Self {
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
pub(super) struct Layout {
    pub(super) texts: Vec<TextBox>,
    pub(super) qr: Option<QrBox>,
    pub(super) logo: Option<Logo>,
    /// Nothing else comes out as large as the password, or larger.
    pub(super) password_is_largest: bool,
}

impl Field {
    /// What must be typed or found quickly is black.
    pub(super) fn ink(&self) -> Ink {
        match self {
            Self::School | Self::LastDay | Self::Words(_) => Ink::GREY,
            _ => Ink::BLACK,
        }
    }
}

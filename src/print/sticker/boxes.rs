//! The boxes that a sticker or slip is made of, wherever they come from. Lengths are in millimetres.

use std::borrow::Cow;

use crate::print::engine::{Ink, Place};

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
    /// The portal's address as it is typed.
    Portal,
    /// Words that are the same on every sticker.
    Words(Cow<'static, str>),
}

/// A part of a sticker and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct TextBox {
    pub(crate) field: Field,
    pub(crate) place: Place,
}

/// The quiet zone of a QR code as a part of its side: four modules of the 21 of the coarsest code.
pub(crate) const QUIET_PART: f32 = 4.0 / 21.0;

/// The dark square of the QR code; its quiet zone lies around it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct QrBox {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) side: f32,
}

impl QrBox {
    /// How far boxes keep away from the code; a hundredth is lost to rounding.
    pub(super) fn quiet(self) -> f32 {
        self.side * QUIET_PART - 0.01
    }
}

/// A sticker's boxes.
#[derive(Debug, Clone)]
pub struct Layout {
    pub(crate) texts: Vec<TextBox>,
    pub(crate) qr: Option<QrBox>,
    /// Nothing else comes out as large as the password, or larger.
    pub(crate) password_is_largest: bool,
}

impl Field {
    pub(crate) const fn words(text: &'static str) -> Self {
        Self::Words(Cow::Borrowed(text))
    }

    /// What must be typed or found quickly is black.
    pub(crate) fn ink(&self) -> Ink {
        match self {
            Self::School | Self::LastDay | Self::Words(_) => Ink::GREY,
            _ => Ink::BLACK,
        }
    }
}

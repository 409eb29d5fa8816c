//! Colours of letters and lines.

/// A colour, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink(pub(crate) [u8; 3]);

impl Ink {
    pub(crate) const BLACK: Self = Self([0; 3]);
    pub(crate) const WHITE: Self = Self([255; 3]);
    /// Dark enough to print as letters and not as dots on an office printer.
    pub(crate) const GREY: Self = Self([84; 3]);
    /// For lines that are there to be cut along or laid over.
    pub(crate) const PALE: Self = Self([150; 3]);
}

//! Colours of letters and lines.

/// A colour, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) [u8; 3]);

impl Ink {
    pub(super) const BLACK: Self = Self([0; 3]);
    pub(super) const WHITE: Self = Self([255; 3]);
    /// Dark enough to print as letters and not as dots on an office printer.
    pub(super) const GREY: Self = Self([84; 3]);
    /// For lines that are there to be cut along or laid over.
    pub(super) const PALE: Self = Self([150; 3]);
}

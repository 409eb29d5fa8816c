//! The portal address as a QR code: squares in module units, drawn once and stamped on each label.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::print::error::{PrintError, Result};

/// Finer modules than this do not survive a school's printer and an old tablet's camera (mm).
const FINEST: f32 = 0.25;

/// The rows of an address's QR code, dark modules true, for drawing it elsewhere than on paper.
pub fn code_of(address: &str) -> Result<Vec<Vec<bool>>> {
    let code = encode(address)?;
    let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
    Ok((0..code.size()).map(row).collect())
}

/// A QR code without its quiet zone.
pub(crate) struct Qr {
    /// Modules a side.
    pub(crate) modules: f32,
    /// Left, top, width and height of the dark parts, in modules.
    pub(crate) rects: Vec<[f32; 4]>,
}

impl Qr {
    /// The code of an address, to be printed `side` mm wide.
    pub(crate) fn new(address: &str, side: f32) -> Result<Self> {
        let code = encode(address)?;
        let modules = coordinate(code.size());
        if side / modules < FINEST {
            return Err(PrintError::PortalTooLong);
        }
        Ok(Self { modules, rects: rects(&code) })
    }
}

fn encode(address: &str) -> Result<QrCode> {
    QrCode::encode_text(address, QrCodeEcc::Medium).map_err(|_| PrintError::PortalTooLong)
}

/// Dark modules side by side become one rectangle. All go into one path, so that no hairlines show
/// between rows.
fn rects(code: &QrCode) -> Vec<[f32; 4]> {
    let mut rects: Vec<[f32; 4]> = Vec::new();
    for y in 0..code.size() {
        let mut joins = false;
        for x in 0..code.size() {
            let dark = code.get_module(x, y);
            match rects.last_mut() {
                Some(rect) if dark && joins => rect[2] += 1.0,
                _ if dark => rects.push([coordinate(x), coordinate(y), 1.0, 1.0]),
                _ => {}
            }
            joins = dark;
        }
    }
    rects
}

/// A code has at most 177 modules a side.
fn coordinate(modules: i32) -> f32 {
    f32::from(i16::try_from(modules).unwrap_or(i16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rectangles_cover_the_dark_modules_and_nothing_else() {
        let address = "https://mims.moe.gov.sg";
        let code = QrCode::encode_text(address, QrCodeEcc::Medium).expect("short");
        let qr = Qr::new(address, 13.0).expect("short");
        let covered = |x: f32, y: f32| {
            let hit = |r: &&[f32; 4]| r[0] <= x && x < r[0] + r[2] && r[1] <= y && y < r[1] + r[3];
            qr.rects.iter().filter(hit).count()
        };
        for y in 0..code.size() {
            for x in 0..code.size() {
                let dark = usize::from(code.get_module(x, y));
                assert_eq!(covered(coordinate(x) + 0.5, coordinate(y) + 0.5), dark, "{x} {y}");
            }
        }
    }

    #[test]
    fn an_address_that_makes_too_fine_a_code_is_refused() {
        let long = |length| format!("https://{}", "a".repeat(length));
        assert_eq!(Qr::new(&long(400), 13.0).err(), Some(PrintError::PortalTooLong));
        assert_eq!(Qr::new(&long(9000), 1000.0).err(), Some(PrintError::PortalTooLong));
    }
}

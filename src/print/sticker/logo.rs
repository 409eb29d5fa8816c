//! A school's logo: PNG or JPEG, small enough for a label.

use krilla::image::Image;

/// More pixels a side than this show nowhere on a label and make every print slow.
const MOST_PIXELS: u32 = 600;

/// Reads a logo; the error says what is wrong with the file.
pub(crate) fn read(bytes: &[u8]) -> Result<Image, String> {
    let is_png = bytes.starts_with(b"\x89PNG\r\n\x1a\n");
    if !is_png && !bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Err("is neither a PNG nor a JPEG file".to_owned());
    }
    let data = bytes.to_vec().into();
    let image = if is_png { Image::from_png(data, true) } else { Image::from_jpeg(data, true) };
    let image = image.map_err(|_| "is damaged".to_owned())?;
    let (width, height) = image.size();
    if width > MOST_PIXELS || height > MOST_PIXELS {
        return Err(format!(
            "has {width} x {height} pixels; make it {MOST_PIXELS} or fewer on each side"
        ));
    }
    Ok(image)
}

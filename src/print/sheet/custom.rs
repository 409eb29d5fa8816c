//! A label sheet that is not known by name, described by its measures.

use std::fmt;

use super::geometry::{PageSize, Sheet};

/// Why a description is not a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum CustomError {
    /// Not nine values.
    Count(usize),
    /// The page is neither A4 nor Letter.
    Page,
    /// No count of labels.
    Labels(&'static str),
    /// No length.
    Length(&'static str),
    /// The labels lie one over the other.
    Overlap {
        /// The pitch that is too small.
        pitch: &'static str,
        /// The size of a label in that direction.
        size: &'static str,
    },
    /// The labels do not fit on the page.
    Outside {
        /// The edge.
        edge: &'static str,
        /// How far beyond it they reach (mm).
        by: f32,
    },
}

/// How far labels may reach over the edge of the page: some makers round.
const ROUNDING: f32 = 0.05;

impl Sheet {
    /// The sheet of a description: `A4,3,7,63.5,38.1,7.2,15.15,66.04,38.1` is L7160.
    pub fn custom(description: &str) -> Result<Self, CustomError> {
        let parts: Vec<&str> = description.split(',').map(str::trim).collect();
        let [page, columns, rows, lengths @ ..] = parts.as_slice() else {
            return Err(CustomError::Count(parts.len()));
        };
        let [width, height, left, top, pitch_x, pitch_y] = lengths else {
            return Err(CustomError::Count(parts.len()));
        };
        let page = match page.to_ascii_lowercase().as_str() {
            "a4" => PageSize::A4,
            "letter" => PageSize::Letter,
            _ => return Err(CustomError::Page),
        };
        Self {
            maker: "",
            name: "custom",
            aliases: &[],
            page,
            columns: count("COLS", columns)?,
            rows: count("ROWS", rows)?,
            width: length("WIDTH", width, 1.0)?,
            height: length("HEIGHT", height, 1.0)?,
            left: length("LEFT", left, 0.0)?,
            top: length("TOP", top, 0.0)?,
            pitch_x: length("PITCHX", pitch_x, 1.0)?,
            pitch_y: length("PITCHY", pitch_y, 1.0)?,
        }
        .checked()
    }

    /// Labels have to lie side by side and on the page.
    fn checked(self) -> Result<Self, CustomError> {
        if self.columns > 1 && self.pitch_x + ROUNDING < self.width {
            return Err(CustomError::Overlap { pitch: "PITCHX", size: "WIDTH" });
        }
        if self.rows > 1 && self.pitch_y + ROUNDING < self.height {
            return Err(CustomError::Overlap { pitch: "PITCHY", size: "HEIGHT" });
        }
        let (right, bottom) = self.far_margins();
        match [("right", right), ("bottom", bottom)].into_iter().find(|(_, free)| *free < -ROUNDING)
        {
            Some((edge, free)) => Err(CustomError::Outside { edge, by: -free }),
            None => Ok(self),
        }
    }
}

fn count(what: &'static str, text: &str) -> Result<u16, CustomError> {
    text.parse().ok().filter(|count| (1..=60).contains(count)).ok_or(CustomError::Labels(what))
}

fn length(what: &'static str, text: &str, least: f32) -> Result<f32, CustomError> {
    let length = text.parse().ok().filter(|length| (least..=300.0).contains(length));
    length.ok_or(CustomError::Length(what))
}

impl fmt::Display for CustomError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(out, "a custom sheet has 9 values, not {count}"),
            Self::Page => write!(out, "PAGE has to be A4 or Letter"),
            Self::Labels(what) => write!(out, "{what} has to be a number of labels from 1 to 60"),
            Self::Length(what) => write!(out, "{what} has to be a length in mm, such as 38.1"),
            Self::Overlap { pitch, size } => {
                write!(out, "the labels overlap: {pitch} is smaller than {size}")
            }
            Self::Outside { edge, by } => {
                write!(out, "the labels reach {by:.2} mm over the {edge} edge of the page")
            }
        }
    }
}

impl std::error::Error for CustomError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(description: &str, expected: Result<usize, &str>) {
        let sheet = Sheet::custom(description);
        let found = sheet.map(|sheet| sheet.labels_per_page()).map_err(|error| error.to_string());
        assert_eq!(found.as_ref().map_err(String::as_str), expected.as_ref().map_err(|e| *e));
    }

    #[test]
    fn a_description_of_a_known_sheet_is_that_sheet() {
        let custom = Sheet::custom("A4, 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1").expect("sound");
        let known = Sheet::by_name("L7160").expect("known");
        assert_eq!(custom.label_corner(20), known.label_corner(20));
        assert_eq!(custom.label_size(), known.label_size());
        check("letter,3,10,66.68,25.4,4.78,12.7,69.85,25.4", Ok(30));
    }

    #[test]
    fn a_wrong_description_is_told_what_is_wrong() {
        check("A4,3,7", Err("a custom sheet has 9 values, not 3"));
        check("A3,3,7,63.5,38.1,7.2,15.15,66.04,38.1", Err("PAGE has to be A4 or Letter"));
        check(
            "A4,0,7,63.5,38.1,7.2,15.15,66.04,38.1",
            Err("COLS has to be a number of labels from 1 to 60"),
        );
        check(
            "A4,3,7,NaN,38.1,7.2,15.15,66.04,38.1",
            Err("WIDTH has to be a length in mm, such as 38.1"),
        );
        check(
            "A4,3,7,63.5,38.1,-7,15.15,66.04,38.1",
            Err("LEFT has to be a length in mm, such as 38.1"),
        );
        check(
            "A4,3,7,63.5,38.1,7.2,15.15,60,38.1",
            Err("the labels overlap: PITCHX is smaller than WIDTH"),
        );
        check(
            "A4,3,7,63.5,38.1,7.2,15.15,66.04,38",
            Err("the labels overlap: PITCHY is smaller than HEIGHT"),
        );
        check(
            "A4,3,7,63.5,38.1,17.2,15.15,66.04,38.1",
            Err("the labels reach 2.78 mm over the right edge of the page"),
        );
        check(
            "A4,3,8,63.5,38.1,7.2,15.15,66.04,38.1",
            Err("the labels reach 22.95 mm over the bottom edge of the page"),
        );
    }
}

//! A label sheet that is not known by name, described by its measures.

use super::geometry::{A4, LETTER, Sheet};

/// How far labels may reach over the edge of the page: some makers round.
const ROUNDING: f32 = 0.05;

impl Sheet {
    /// The sheet of a description: `A4,3,7,63.5,38.1,7.2,15.15,66.04,38.1` is L7160. An error says what is wrong.
    pub fn custom(description: &str) -> Result<Self, String> {
        let parts: Vec<&str> = description.split(',').map(str::trim).collect();
        let [page, columns, rows, width, height, left, top, pitch_x, pitch_y] = parts[..] else {
            return Err(format!("a custom sheet has 9 values, not {}", parts.len()));
        };
        let known = [A4, LETTER].into_iter().find(|known| known.name.eq_ignore_ascii_case(page));
        let sheet = Self {
            maker: "",
            name: "custom",
            aliases: &[],
            page: known.ok_or("PAGE has to be A4 or Letter")?,
            columns: count("COLS", columns)?,
            rows: count("ROWS", rows)?,
            width: length("WIDTH", width, 1.0)?,
            height: length("HEIGHT", height, 1.0)?,
            left: length("LEFT", left, 0.0)?,
            top: length("TOP", top, 0.0)?,
            pitch_x: length("PITCHX", pitch_x, 1.0)?,
            pitch_y: length("PITCHY", pitch_y, 1.0)?,
        };
        match sheet.fault() {
            None => Ok(sheet),
            Some(fault) => Err(fault),
        }
    }

    /// Labels have to lie side by side and on the page.
    fn fault(&self) -> Option<String> {
        if self.columns > 1 && self.pitch_x + ROUNDING < self.width {
            return Some("the labels overlap: PITCHX is smaller than WIDTH".to_owned());
        }
        if self.rows > 1 && self.pitch_y + ROUNDING < self.height {
            return Some("the labels overlap: PITCHY is smaller than HEIGHT".to_owned());
        }
        let (right, bottom) = self.far_margins();
        let (edge, free) = [("right", right), ("bottom", bottom)]
            .into_iter()
            .find(|(_, free)| *free < -ROUNDING)?;
        Some(format!("the labels reach {:.2} mm over the {edge} edge of the page", -free))
    }
}

fn count(what: &str, text: &str) -> Result<u16, String> {
    let count = text.parse().ok().filter(|count| (1..=60).contains(count));
    count.ok_or_else(|| format!("{what} has to be a number of labels from 1 to 60"))
}

fn length(what: &str, text: &str, least: f32) -> Result<f32, String> {
    let length = text.parse().ok().filter(|length| (least..=300.0).contains(length));
    length.ok_or_else(|| format!("{what} has to be a length in mm, such as 38.1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(description: &str, expected: Result<usize, &str>) {
        let sheet = Sheet::custom(description);
        let found = sheet.map(|sheet| sheet.labels_per_page());
        assert_eq!(found.as_ref().map_err(String::as_str), expected.as_ref().map_err(|e| *e));
    }

    #[test]
    fn a_description_of_a_known_sheet_is_that_sheet() {
        let custom = Sheet::custom("A4, 3, 7, 63.5, 38.1, 7.2, 15.15, 66.04, 38.1").expect("sound");
        let known = Sheet::by_name("L7160").expect("known");
        assert_eq!(custom.label_corner(20), known.label_corner(20));
        assert_eq!((custom.width, custom.height), (known.width, known.height));
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

//! Days as a person types them.

use jiff::civil::Date;

/// Besides `2027-01-31`, which is as in our files: as the office writes it and as we show it, the day in front.
const LOCAL: [&str; 4] = ["%d/%m/%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y"];

/// Takes a day with a year of four digits.
pub fn parse_day(text: &str) -> Result<Date, String> {
    let mut local = LOCAL.iter().filter_map(|form| Date::strptime(form, text).ok());
    let day = text.parse().ok().or_else(|| local.find(|day| day.year() >= 2000));
    day.ok_or_else(|| "give a day such as 2027-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_taken_as_offices_write_it_and_never_guessed() {
        for text in
            ["2027-02-01", "01/02/2027", "1/2/2027", "1.2.2027", "1 Feb 2027", "01 february 2027"]
        {
            assert_eq!(parse_day(text), Ok(jiff::civil::date(2027, 2, 1)), "{text}");
        }
        for text in [
            "",
            "tomorrow",
            "31/02/2027",
            "02/13/2027",
            "1/2/27",
            "1.2.27",
            "1 Feb",
            "1 Feb 27",
            "2027-02-31",
        ] {
            assert!(parse_day(text).is_err(), "{text}");
        }
    }
}

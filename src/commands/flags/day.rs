//! Days as a person types them.

use jiff::civil::Date;

/// Takes `2027-01-31`, and `31/01/2027` as the office writes it.
pub fn parse_day(text: &str) -> Result<Date, String> {
    let local = || Date::strptime("%d/%m/%Y", text).ok().filter(|day| day.year() >= 2000);
    text.parse().ok().or_else(local).ok_or_else(|| "give a day such as 2027-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_taken_in_two_forms_and_never_guessed() {
        for text in ["2027-02-01", "01/02/2027", "1/2/2027"] {
            assert_eq!(parse_day(text), Ok(jiff::civil::date(2027, 2, 1)), "{text}");
        }
        for text in ["", "tomorrow", "31/02/2027", "02/13/2027", "1/2/27", "2027-02-31"] {
            assert!(parse_day(text).is_err(), "{text}");
        }
    }
}

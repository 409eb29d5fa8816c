//! Counts as people read them.

/// `1,974`.
pub fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (left, digit) in (0..digits.len()).rev().zip(digits.chars()) {
        shown.push(digit);
        if left > 0 && left % 3 == 0 {
            shown.push(',');
        }
    }
    shown
}

/// `98 %`: rounded down, so that only a whole is shown as one; and a few of many are not nobody.
pub fn percent(part: u64, whole: u64) -> String {
    match part.saturating_mul(100).checked_div(whole).unwrap_or(0) {
        0 if part > 0 => "<1 %".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// How far there is to go, to be compared: first the part of all, then how many they are.
pub fn to_go(left: u64, all: u64) -> impl Ord {
    (left.saturating_mul(1_000_000).checked_div(all), left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_told_apart() {
        let check = |count, expected: &str| assert_eq!(grouped(count), expected);
        check(0, "0");
        check(999, "999");
        check(1_974, "1,974");
        check(123_456_789, "123,456,789");
    }

    #[test]
    fn only_a_whole_is_shown_as_one_and_only_nobody_as_none() {
        let check = |part, whole, expected: &str| assert_eq!(percent(part, whole), expected);
        check(0, 0, "0 %");
        check(0, 2_000, "0 %");
        check(1, 2_000, "<1 %");
        check(20, 2_000, "1 %");
        check(1_999, 2_000, "99 %");
        check(2_000, 2_000, "100 %");
    }

    #[test]
    fn the_furthest_to_go_is_a_matter_of_the_part_and_then_of_the_number() {
        assert!(to_go(30, 30) > to_go(39, 40));
        assert!(to_go(40, 40) > to_go(30, 30));
        assert!(to_go(1, 40) > to_go(0, 40) && to_go(0, 1) > to_go(0, 0));
    }
}

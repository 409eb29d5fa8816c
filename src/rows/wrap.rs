//! Sentences in a certain width: broken between words, and inside of one only behind an underscore, as in a login ID.

use dialoguer::console::measure_text_width;

/// The text in lines of at most this width, the later ones with an indent. A word without a place to be broken at stays
/// whole, however long it is.
pub fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut shown = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            shown.push('\n');
        }
        wrap_line(&mut shown, line, width, indent);
    }
    shown
}

fn wrap_line(shown: &mut String, line: &str, width: usize, indent: &str) {
    let room = width.saturating_sub(indent.len());
    let (mut column, mut is_fresh) = (0, true);
    for word in line.split_inclusive(' ') {
        let parts: Vec<_> = if measure_text_width(word.trim_end()) > room {
            word.split_inclusive('_').collect()
        } else {
            vec![word]
        };
        for part in parts {
            if !is_fresh && column + measure_text_width(part.trim_end()) > width {
                shown.truncate(shown.trim_end_matches(' ').len());
                shown.push('\n');
                shown.push_str(indent);
                (column, is_fresh) = (indent.len(), true);
            }
            shown.push_str(part);
            is_fresh = is_fresh && part.trim().is_empty();
            column += measure_text_width(part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_login_ids_behind_an_underscore() {
        let check = |text: &str, expected: &str| assert_eq!(wrapped(text, 16, "  "), expected);
        check("", "");
        check("short enough", "short enough");
        check("exactly 16 signs", "exactly 16 signs");
        check("one word more than that", "one word more\n  than that");
        check("  an indent stays where it is", "  an indent\n  stays where it\n  is");
        check("one\ntwo", "one\ntwo");
        check(
            "of muhammad_rayyan_bin_abdullah@students.edu.sg",
            "of muhammad_\n  rayyan_bin_\n  abdullah@students.edu.sg",
        );
        check("to tan_kai_jun now", "to tan_kai_jun\n  now");
        check("吴子宁 吴子宁 吴子宁", "吴子宁 吴子宁\n  吴子宁");
        check("\u{1b}[33;1mwarning:\u{1b}[0m of that", "\u{1b}[33;1mwarning:\u{1b}[0m of that");
    }
}

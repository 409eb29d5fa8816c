//! Names that may be one child's, spelt in two ways: what class lists do to a name from one term to the next.
//!
//! Nearness alone never decides anything. It is a question, unless reference, login ID or the place in the class agree.

use crate::domain::{ClassName, PersonName, key};

/// In which way two names are near.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nearness {
    /// The same words in another form: alias or brackets dropped, another order, another spelling of a common word,
    /// words left out, the end cut off.
    Form,
    /// One letter is different, missing, added or swapped with its neighbour.
    Letter,
}

/// Spellings of one word, of which lists use now this and now that.
const SPELLINGS: [(&str, &[&str]); 4] = [
    (
        "muhammad",
        &[
            "mohd", "md", "muhd", "mhd", "mohamad", "mohamed", "mohammad", "mohammed", "muhamad",
            "muhammed", "mohd.",
        ],
    ),
    ("nur", &["noor", "nor", "nurul", "noorul"]),
    ("syed", &["sayed", "said", "sayyid"]),
    ("abdul", &["abd", "abdu"]),
];

/// Words between a name and the father's, spelt in many ways and often left out.
const BETWEEN: [&str; 12] =
    ["bin", "binte", "binti", "bte", "bt", "b", "so", "do", "al", "ap", "ibni", "ibn"];

/// Words that half a class may bear: sharing one of them says little.
const COMMON: [&str; 6] = ["muhammad", "nur", "siti", "ahmad", "abdul", "syed"];

/// Lists are cut at 20, 25, 30 or 40 characters; a shorter name is short by itself.
const SHORTEST_CUT: usize = 19;

/// Whether two names may be one child's, spelt in two ways.
pub fn may_be_one(one: &PersonName, other: &PersonName) -> bool {
    Spelt::of(one).near(&Spelt::of(other)).is_some()
}

/// A name taken apart once, to be compared with many.
pub(super) struct Spelt {
    letters: Vec<char>,
    /// The whole name, and its parts beside an alias or brackets, each as words in alphabetical order.
    forms: Vec<Vec<String>>,
    /// How many characters the list shows of it.
    shown: usize,
}

impl Spelt {
    pub(super) fn of(name: &PersonName) -> Self {
        let text = name.as_str();
        let parts = text.split(['@', '(', ')', '（', '）']).map(words_of);
        let mut forms = vec![words_of(text)];
        forms.extend(parts.filter(|words| words.len() > 1));
        forms.dedup();
        Self { letters: name.key().chars().collect(), forms, shown: text.chars().count() }
    }

    /// In which way two different names are near, if they are.
    pub(super) fn near(&self, other: &Self) -> Option<Nearness> {
        let pairs =
            || self.forms.iter().flat_map(|one| other.forms.iter().map(move |two| (one, two)));
        if pairs().any(|(one, two)| one == two || is_part_of(one, two) || is_part_of(two, one))
            || self.is_cut_of(other)
            || other.is_cut_of(self)
        {
            Some(Nearness::Form)
        } else {
            differ_little(&self.letters, &other.letters, 1).then_some(Nearness::Letter)
        }
    }

    fn is_cut_of(&self, whole: &Self) -> bool {
        self.shown >= SHORTEST_CUT
            && self.letters.len() < whole.letters.len()
            && whole.letters.starts_with(&self.letters)
    }
}

/// The words that tell somebody apart, each in one spelling, in alphabetical order.
fn words_of(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || ",-@()（）".contains(c)).map(key);
    let mut words: Vec<_> = words
        .filter(|word| !word.is_empty() && !BETWEEN.contains(&word.as_str()))
        .map(|word| {
            let spelling = SPELLINGS.iter().find(|(_, others)| others.contains(&word.as_str()));
            spelling.map_or(word, |(usual, _)| (*usual).to_owned())
        })
        .collect();
    words.sort_unstable();
    words
}

/// One or two words were left out, and what is left still tells somebody apart.
fn is_part_of(part: &[String], whole: &[String]) -> bool {
    let telling = part.iter().filter(|word| !COMMON.contains(&word.as_str())).count();
    let dropped = whole.len().saturating_sub(part.len());
    let mut rest = whole.iter();
    telling >= 2
        && (dropped == 1 || (dropped == 2 && telling >= 3))
        && part.iter().all(|word| rest.any(|other| other == word))
}

/// At most so many letters are different, missing, added or swapped.
///
/// Common letters at both ends cost nothing, and nearly every pair of names is settled without them: a report looks at
/// ten million pairs in a whole country.
pub(super) fn differ_little(left: &[char], right: &[char], most: usize) -> bool {
    if left.len().abs_diff(right.len()) > most {
        return false;
    }
    let same = |(one, other): &(&char, &char)| one == other;
    let start = left.iter().zip(right).take_while(same).count();
    let (left, right) = (left.split_at(start).1, right.split_at(start).1);
    let end = left.iter().rev().zip(right.iter().rev()).take_while(same).count();
    let (left, right) = (left.split_at(left.len() - end).0, right.split_at(right.len() - end).0);
    // What is left begins and ends differently, so that one change leaves one letter, and a swap two.
    if most == 1 && left.len().max(right.len()) > 2 {
        return false;
    }
    strsim::generic_damerau_levenshtein(left, right) <= most
}

/// The class whose name differs least, by no more than two letters.
pub(super) fn nearest_class<'a>(
    class: &ClassName,
    others: &[&'a ClassName],
) -> Option<&'a ClassName> {
    let distance = |other: &ClassName| strsim::damerau_levenshtein(class.key(), other.key());
    let near = others.iter().copied().filter(|other| distance(other) <= 2);
    near.min_by_key(|other| (distance(other), other.key()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: Option<Nearness>) {
        let spelt = |name| Spelt::of(&PersonName::parse(name).expect("a name"));
        assert_eq!(spelt(one).near(&spelt(other)), expected, "{one} and {other}");
        assert_eq!(spelt(other).near(&spelt(one)), expected, "{other} and {one}");
    }

    #[test]
    fn one_child_in_two_spellings_is_near() {
        use Nearness::{Form, Letter};
        for (one, other, how) in [
            ("TAN AH SENG @ TAN SOON HENG", "TAN AH SENG", Form),
            ("TAN AH SENG @ TAN SOON HENG", "TAN SOON HENG", Form),
            ("GAN BEE HWA (YAN MEIHUA)", "GAN BEE HWA", Form),
            ("TAN WEI MING AARON", "AARON TAN WEI MING", Form),
            ("TAN WEI MING, AARON", "AARON TAN WEI MING", Form),
            ("TAN WEI MING AARON", "TAN WEI MING", Form),
            (
                "NUR ADRIANA SOFIYYA IMANI BINTE MUHAMMAD RIDHWAN",
                "NUR ADRIANA SOFIYYA IMANI BINT",
                Form,
            ),
            ("MOHD FAIZ BIN ALI", "MUHAMMAD FAIZ BIN ALI", Form),
            ("MD FAIZ B. ALI", "MUHAMMAD FAIZ BIN ALI", Form),
            ("SITI SARAH BTE OMAR", "SITI SARAH BINTE OMAR", Form),
            ("SITI SARAH OMAR", "SITI SARAH BINTE OMAR", Form),
            ("PRAKASH S/O ARUMUGAM", "PRAKASH A/L ARUMUGAM", Form),
            ("CHEN JIE", "CHAN JIE", Letter),
            ("CHEN JIE", "CHEN JEI", Letter),
            ("LIM HUI LING", "LIM HUI LIN", Letter),
        ] {
            check(one, other, Some(how));
        }
    }

    #[test]
    fn two_children_are_not_near() {
        for (one, other) in [
            ("ANG MEI LI", "CHUA KAI WEN"),
            ("TAN WEI MING", "TAN WEI LING XU"),
            ("MUHAMMAD ALI", "MUHAMMAD HAKIM BIN ALI"),
            ("NUR AISYAH BINTE ALI", "NUR AISYAH BINTE OSMAN"),
            ("HARITH BIN SAMAD", "YEO HUI MIN"),
        ] {
            check(one, other, None);
        }
    }

    proptest::proptest! {
        #[test]
        fn letters_at_both_ends_make_no_difference(left in "[ab]{0,8}", right in "[ab]{0,8}", most in 1..3_usize) {
            let letters = |text: &str| text.chars().collect::<Vec<_>>();
            let (left, right) = (letters(&left), letters(&right));
            let expected = strsim::generic_damerau_levenshtein(&left, &right) <= most;
            proptest::prop_assert_eq!(differ_little(&left, &right, most), expected);
        }
    }
}

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
    /// The whole name, and its parts beside an alias or brackets.
    forms: Vec<Form>,
    /// How many characters the list shows of it.
    shown: usize,
}

/// The words that tell somebody apart, each in one spelling, in alphabetical order.
#[derive(PartialEq, Eq)]
struct Form {
    words: Vec<String>,
    /// How long they are together; most pairs are told apart by it.
    length: usize,
}

impl Spelt {
    pub(super) fn of(name: &PersonName) -> Self {
        let text = name.as_str();
        let parts = text.split(['@', '(', ')', '（', '）']).map(Form::of);
        let mut forms = vec![Form::of(text)];
        forms.extend(parts.filter(|form| form.words.len() > 1));
        forms.dedup();
        Self { letters: name.key().chars().collect(), forms, shown: text.chars().count() }
    }

    /// In which way two different names are near, if they are.
    pub(super) fn near(&self, other: &Self) -> Option<Nearness> {
        if self.is_other_form_of(other) {
            Some(Nearness::Form)
        } else {
            let is_letter = differ_little(&self.letters, &other.letters, 1)
                || self.any_form(other, Form::differs_by_a_letter);
            is_letter.then_some(Nearness::Letter)
        }
    }

    pub(super) fn is_other_form_of(&self, other: &Self) -> bool {
        self.any_form(other, Form::is_like) || self.is_cut_of(other) || other.is_cut_of(self)
    }

    fn any_form(&self, other: &Self, is_near: impl Fn(&Form, &Form) -> bool) -> bool {
        self.forms.iter().any(|one| other.forms.iter().any(|two| is_near(one, two)))
    }

    fn is_cut_of(&self, whole: &Self) -> bool {
        self.shown >= SHORTEST_CUT
            && self.letters.len() < whole.letters.len()
            && whole.letters.starts_with(&self.letters)
    }
}

impl Form {
    fn of(text: &str) -> Self {
        let words = text.split(|c: char| c.is_whitespace() || ",-@()（）".contains(c)).map(key);
        let mut words: Vec<_> = words
            .filter(|word| !word.is_empty() && !BETWEEN.contains(&word.as_str()))
            .map(|word| {
                let spelling = SPELLINGS.iter().find(|(_, others)| others.contains(&word.as_str()));
                spelling.map_or(word, |(usual, _)| (*usual).to_owned())
            })
            .collect();
        words.sort_unstable();
        Self { length: words.iter().map(String::len).sum(), words }
    }

    fn is_like(&self, other: &Self) -> bool {
        if self.length == other.length {
            self.words == other.words || self.is_spaced_as(other) || other.is_spaced_as(self)
        } else {
            self.is_part_of(other) || other.is_part_of(self)
        }
    }

    /// One or two words were left out, and what is left still tells somebody apart.
    fn is_part_of(&self, whole: &Self) -> bool {
        let dropped = whole.words.len().saturating_sub(self.words.len());
        if !(1..=2).contains(&dropped) {
            return false;
        }
        let telling = self.words.iter().filter(|word| !COMMON.contains(&word.as_str())).count();
        let mut rest = whole.words.iter();
        telling > dropped
            && telling >= 2
            && self.words.iter().all(|word| rest.any(|other| other == word))
    }

    /// Words of the other one are written as one here, in whatever order: ZIYING for ZI YING.
    fn is_spaced_as(&self, other: &Self) -> bool {
        let (own, others) = self.rests(other);
        let joined = own.concat();
        own.len() < others.len()
            && joined.len() == others.iter().map(|word| word.len()).sum::<usize>()
            && others.iter().all(|word| joined.contains(*word))
    }

    /// One letter of one word is different, missing, added or swapped, in whatever order the words are.
    fn differs_by_a_letter(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() || self.length.abs_diff(other.length) > 1 {
            return false;
        }
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        match self.rests(other) {
            (own, others) if own.len() == 1 && others.len() == 1 => {
                differ_little(&letters(&own.concat()), &letters(&others.concat()), 1)
            }
            _ => false,
        }
    }

    /// The words that only one of the two has.
    fn rests<'f>(&'f self, other: &'f Self) -> (Vec<&'f str>, Vec<&'f str>) {
        let only = |one: &'f Self, two: &'f Self| {
            one.words.iter().filter(|word| !two.words.contains(word)).map(String::as_str).collect()
        };
        (only(self, other), only(other, self))
    }
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
            // In two ways at once.
            ("NURAISYAH BINTE ALI", "NUR AISYAH BTE ALI", Form),
            ("SARAVANAN S/O RAJA GOPAL", "SARAVANAN RAJAGOPAL", Form),
            ("LIM ZI YING, GRACE", "GRACE LIM ZIYING", Form),
            ("LEE MIN HO", "MINHO LEE", Form),
            ("CHUA KAI XUAN @ CAI KAIXUAN", "CHUA KAIXUAN", Form),
            ("ABD RAHMAN BIN ISMAIL", "ABDULRAHMAN ISMAIL", Form),
            ("TAN WEI MING, AARON", "AARON TAN WEI MIN", Letter),
            ("TAN AH SENG @ TAN SOON HENG", "TAN AH SENK", Letter),
            ("MOHD FAIZ BIN ALI", "MUHAMMAD FAIS BIN ALI", Letter),
            ("SITI SARAH BTE OMAR", "SITI SARA BINTE OMAR", Letter),
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
            ("TAN JIA EN", "TAN JIAN HE"),
            ("LIM LE", "LIM EL XU"),
            ("TAN WEI MING AARON", "AARON TAN MEI MIN"),
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

//! Temporary passwords: `Tiger-Mango-Kite-482`, three words and three digits, 42 bits, never derived from anything.

use rand::{CryptoRng, RngExt as _};

use super::words::{COUNT, word};
use crate::domain::{History, NameParts, PasswordRule, Secret};

crate::domain::words! {
    /// How a temporary password looks.
    #[derive(Default)]
    pub enum Style {
        /// Three words and three digits, for children.
        #[default]
        Words = "words",
        /// Twelve letters and digits of which no two look alike.
        Characters = "characters",
    }
}

/// Digits that no reader takes for a letter or for nothing.
const DIGITS: &[u8] = b"23456789";
/// No vowels, so that no word comes out that a child should not read; each letter in one case only, none like a digit, and
/// no three that follow each other: 50 bits.
const CHARACTERS: &[u8] = b"DFHJLNRTbpvxz34679";
const LENGTH: usize = 12;

/// Draws passwords until one keeps every rule for this person; with a name like Tan, Titan is drawn again.
pub fn draw(style: Style, parts: &NameParts, rng: &mut impl CryptoRng) -> Secret {
    loop {
        let password = match style {
            Style::Words => draw_words(rng),
            Style::Characters => draw_characters(rng),
        };
        // An earlier password does not come again by chance, so the history is not searched.
        let verdict = PasswordRule::check(password.expose(), parts, History::Unknown);
        // A digit at the start could be read as a number, and swallowed, by a spreadsheet.
        if verdict.is_legal() && password.expose().starts_with(|c: char| c.is_ascii_alphabetic()) {
            return password;
        }
    }
}

fn draw_words(rng: &mut impl CryptoRng) -> Secret {
    // Room for the longest, so that no half-written copy is left behind by growing.
    let mut password = String::with_capacity(32);
    for _ in 0..3 {
        let mut letters = word(rng.random_range(0..COUNT)).chars();
        password.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        password.push_str(letters.as_str());
        password.push('-');
    }
    for _ in 0..3 {
        password.push(draw_one(DIGITS, rng));
    }
    Secret::new(password)
}

fn draw_characters(rng: &mut impl CryptoRng) -> Secret {
    let mut password = String::with_capacity(LENGTH);
    password.extend((0..LENGTH).map(|_| draw_one(CHARACTERS, rng)));
    Secret::new(password)
}

/// One of the characters, each as likely as any other.
fn draw_one(characters: &[u8], rng: &mut impl CryptoRng) -> char {
    let byte = characters.get(rng.random_range(0..characters.len()));
    char::from(*byte.expect("the range ends at the length"))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rand::SeedableRng as _;
    use rand::rngs::StdRng;

    use super::*;
    use crate::crypto::weakness;
    use crate::domain::PersonName;

    /// The sample names of the project's facts, so that every form of name is drawn for.
    const NAMES: &[&str] = &[
        "TAN KAI JUN",
        "CHAI MEI-XUAN",
        "KWA SIEW TIN @ LILY KWA",
        "SHAHRIL B. MUSTAFFA",
        "RAVIN A/L SINNAPPAN",
        "D.N. PRANAV",
        "NUR'AIN BINTE ZAKARIAH",
        "PHẠM QUỲNH NHƯA",
        "E",
        "XU YI",
        "MUHAMMAD AMMAR FIRDAUS HAKIM IZZAT BIN MUHAMMAD KHAIRUL HISHAMUDDIN",
        "郑凯文",
        "தேவி ராஜன்",
        "HAZEL SKY MINT LAU",
        "ANN TIN RAT ICE ANT",
    ];

    #[test]
    fn every_password_is_legal_for_every_name_and_has_the_promised_shape() {
        let mut rng = StdRng::seed_from_u64(1);
        for name in NAMES {
            let parts = NameParts::of_name(&PersonName::parse(name).expect("a name"));
            for style in [Style::Words, Style::Characters] {
                for _ in 0..200 {
                    let secret = draw(style, &parts, &mut rng);
                    let password = secret.expose();
                    assert!(PasswordRule::check(password, &parts, History::New).is_legal());
                    assert_eq!(weakness(password, &["Merlion Park Primary School", name]), None);
                    assert!(
                        password.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                    );
                    assert!(password.starts_with(|c: char| c.is_ascii_alphabetic()));
                    let pieces = password.split('-').count();
                    assert_eq!(pieces, if style == Style::Words { 4 } else { 1 });
                }
            }
        }
    }

    #[test]
    fn characters_make_no_word_and_have_no_twins() {
        let text = String::from_utf8_lossy(CHARACTERS).to_lowercase();
        let different: HashSet<char> = text.chars().collect();
        assert_eq!(different.len(), CHARACTERS.len());
        assert!(!text.contains(['a', 'e', 'i', 'o', 'u', 'y', '0', '1', '2', '5', '8']), "{text}");
    }

    #[test]
    fn a_name_part_is_drawn_again() {
        let mut rng = StdRng::seed_from_u64(2);
        // Without the rule, more than half of the passwords have an a in one of their words.
        let name = PersonName::parse("ANT ART ANG").expect("a name");
        let parts = NameParts::of_name(&name);
        for _ in 0..2000 {
            let secret = draw(Style::Words, &parts, &mut rng);
            let lower = secret.expose().to_lowercase();
            assert!(!lower.contains("ant") && !lower.contains("art") && !lower.contains("ang"));
        }
    }

    #[test]
    fn draws_reach_every_digit_and_do_not_repeat() {
        let mut rng = StdRng::seed_from_u64(3);
        let drawn: HashSet<String> = (0..5000)
            .map(|_| draw(Style::Words, &NameParts::default(), &mut rng).expose().to_owned())
            .collect();
        assert_eq!(drawn.len(), 5000);
        for digit in DIGITS {
            assert!(drawn.iter().any(|password| password.ends_with(char::from(*digit))));
        }
        assert!(!drawn.iter().any(|password| password.contains(['0', '1'])));
    }
}

//! Any text as a name: what is taken as one can be shown, and makes the same login ID in capitals, small letters and
//! again.
//!
//! `RUSTC_BOOTSTRAP=1 cargo fuzz run --sanitizer none names_to_login_ids fuzz/seeds/names_to_login_ids -- -max_total_time=600`
#![no_main]

use libfuzzer_sys::fuzz_target;
use mims::outside::{LoginRule, PersonName, Role};

fuzz_target!(|text: &str| {
    let Ok(name) = PersonName::parse(text) else { return };
    assert!(!name.as_str().chars().any(|c| c.is_control() || c.is_ascii_digit() || "=#<:?".contains(c)));
    let again = PersonName::parse(name.as_str()).expect("a name that was taken");
    assert_eq!(again, name);
    let ministry = LoginRule { drop_words: vec!["bin".to_owned(), "s/o".to_owned()], max_words: Some(4) };
    for rule in [LoginRule::default(), ministry] {
        let made = |name: &PersonName| {
            let login = rule.login_id(name, Role::Student, |_| false)?;
            assert!((1..=64).contains(&login.local().len()), "{login}");
            Some(login)
        };
        let login = made(&name);
        if let Ok(small) = PersonName::parse(&name.as_str().to_lowercase()) {
            assert_eq!(made(&small), login);
        }
    }
});

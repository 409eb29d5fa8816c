//! Commands by the words that other programs, and people, have for them.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// The words, and the command of each.
const OTHER_WORDS: [(&str, &str); 8] = [
    ("delete remove rm close leave", "disable"),
    ("print sticker labels", "stickers"),
    ("log history", "audit log"),
    ("user student new create newcomer", "add"),
    ("password daily forgot", "reset"),
    ("list show students funnel", "status"),
    ("search who whois lookup", "find"),
    ("serve web", "portal serve"),
];

/// Tells the command that is meant, where clap knows none that is spelt nearly so.
pub fn with_tip(mut error: clap::Error) -> clap::Error {
    let wrong = match error.get(ContextKind::InvalidSubcommand) {
        Some(ContextValue::String(wrong)) if error.kind() == ErrorKind::InvalidSubcommand => wrong,
        _ => return error,
    };
    let mut known = OTHER_WORDS.iter();
    let meant = known.find(|(words, _)| words.split(' ').any(|word| word == wrong));
    if let Some((_, command)) = meant {
        let tip = StyledStr::from(format!("the command for it is 'mims {command}'"));
        error.remove(ContextKind::SuggestedSubcommand);
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}

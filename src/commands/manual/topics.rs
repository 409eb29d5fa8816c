//! The pages of `mims help` on what all commands have in common: exit codes, formats, secrets.

use crate::rows::{Column, Format, columns};
use crate::terminal::EXIT_CODES;

/// A page on what all commands have in common.
pub(super) struct Topic {
    /// The word after `mims help`.
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) columns: &'static [Column],
    pub(super) rows: fn() -> Vec<(String, &'static str)>,
}

/// All pages.
pub(super) const TOPICS: [Topic; 3] = [
    Topic {
        name: "exit-codes",
        about: "The number that a command ends with",
        columns: &columns!["Code", "What it means"],
        rows: exit_codes,
    },
    Topic {
        name: "formats",
        about: "What --format writes, and what stays as it is",
        columns: &columns!["About", "What is sure"],
        rows: formats,
    },
    Topic {
        name: "secrets",
        about: "What is kept, what is shown, what never",
        columns: &columns!["About", "What happens"],
        rows: secrets,
    },
];

fn exit_codes() -> Vec<(String, &'static str)> {
    EXIT_CODES.into_iter().map(|(code, meaning)| (code.to_string(), meaning)).collect()
}

fn formats() -> Vec<(String, &'static str)> {
    let about = |format: Format| match format {
        Format::Table => "for eyes, as wide as the terminal; do not read it by program",
        Format::Csv => "for spreadsheets: UTF-8, commas, field names in the first row",
        Format::Json => "one array of objects",
        Format::Ndjson => "one object a line",
    };
    let formats = Format::ALL.into_iter().map(|format| (format.to_string(), about(format)));
    let rules = [
        ("fields", "the same snake_case names in csv and json; new ones may come, none goes"),
        ("times", "2027-01-04T08:15:00+08:00, always Singapore"),
        ("not known", "empty in csv, null in json"),
        ("formulas", "in csv, text that starts with = + - or @ has an apostrophe in front"),
        ("totals", "in tables only"),
        ("streams", "answers on standard output, all else on standard error"),
        ("--quiet", "drops status lines; answers, warnings and errors stay"),
    ];
    formats.chain(rules.map(|(about, rule)| (about.to_owned(), rule))).collect()
}

fn secrets() -> Vec<(String, &'static str)> {
    let rules = [
        ("mims.db", "Argon2id hashes of all passwords; temporary ones also sealed to the vault"),
        ("pepper", "goes into the hash over the 3 answers, which are not kept otherwise"),
        ("vault.key", "opens sealed passwords for printing; only printing needs it"),
        ("elsewhere", "--key FILE when the key is kept apart from the store"),
        ("passphrase", "mims vault passphrase gives the key one; --passphrase-file answers it"),
        ("lost key", "nothing is lost but printing again: mims reset gives new passwords"),
        ("unsealed", "a copy is erased when the password is changed, replaced or too old"),
        ("shown", "temporary passwords only: by reset, generate, stickers --preview --show"),
        ("on paper", "stickers and slips; delete the PDF after printing"),
        ("noted", "each reset, printing and showing is a row of the audit log"),
        ("never", "a student's own password or answers; any password in csv, json or the log"),
    ];
    rules.map(|(about, rule)| (about.to_owned(), rule)).to_vec()
}

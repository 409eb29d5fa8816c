//! The pages of `mims help` on what all commands have in common: exit codes, formats, secrets.

use crate::rows::{Column, Format, Rows, columns};
use crate::terminal::EXIT_CODES;

/// The words after `mims help`, and what the pages are about.
pub(super) const TOPICS: [(&str, &str); 3] = [
    ("exit-codes", "The number that a command ends with"),
    ("formats", "What --format writes, and what stays as it is"),
    ("secrets", "What is kept, what is shown, what never"),
];

/// The page on a topic.
pub(super) fn page(topic: &str) -> Option<Rows> {
    let (columns, lines): (&'static [Column], _) = match topic {
        "exit-codes" => (&columns!["Code", "What it means"], exit_codes()),
        "formats" => (&columns!["About", "What is sure"], formats()),
        "secrets" => (&columns!["About", "What happens"], secrets()),
        _ => return None,
    };
    let mut rows = Rows::new(columns);
    for (about, text) in lines {
        rows.push(vec![about.into(), text.into()]);
    }
    Some(rows)
}

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
        ("hash.engine", "a setting: fast hashes many at once, with checks; reference needs none"),
        ("pepper", "goes into the hash over the 3 answers, which are not kept otherwise"),
        ("vault.key", "opens sealed passwords for printing; only printing needs it"),
        ("elsewhere", "--key FILE when the key is kept apart from the store"),
        ("backup", "all of these in one file, closed with a passphrase or for age keys"),
        ("passphrase", "mims vault passphrase gives the key one; --passphrase-file answers it"),
        ("lost key", "mims vault replace makes a new one; mims reset gives new passwords"),
        ("unsealed", "a copy is erased when the password is changed, replaced or too old"),
        ("shown", "temporary passwords only: by reset, generate, stickers --preview --show"),
        ("on paper", "stickers and slips; delete the PDF after printing"),
        ("noted", "each reset, printing and showing is a row of the audit log"),
        ("never", "a student's own password or answers; any password in csv, json or the log"),
    ];
    rules.map(|(about, rule)| (about.to_owned(), rule)).to_vec()
}

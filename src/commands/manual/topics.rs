//! The pages of `mims help` on what all commands have in common: exit codes, formats, secrets; and on class lists, with
//! the options of `mims import` for which its own help would be too long.

use crate::rows::{Column, Format, Rows, columns};
use crate::terminal::EXIT_CODES;

/// The words after `mims help`, and what the pages are about.
pub(super) const TOPICS: [(&str, &str); 4] = [
    ("exit-codes", "The number that a command ends with"),
    ("formats", "What --format writes, and what stays as it is"),
    ("secrets", "What is kept, what is shown, what never"),
    ("lists", "How class lists are read, and the other options of mims import"),
];

/// The options that the help of `mims import` shows; the page on lists has the others.
const OF_EVERY_IMPORT: [&str; 10] = [
    "lists", "year", "class", "dry_run", "yes", "leavers", "skip_bad", "rejects", "stickers",
    "init",
];

/// Leaves to the help of `mims import` what an import needs every year. Its manual page has everything.
pub fn shorten_import(root: clap::Command) -> clap::Command {
    root.mut_subcommand("import", |import| {
        import.mut_args(|arg| {
            let is_other = !OF_EVERY_IMPORT.contains(&arg.get_id().as_str());
            // So few need no headings.
            let arg = if is_other { arg } else { arg.help_heading(None::<&str>) };
            arg.hide_short_help(is_other).hide_long_help(is_other)
        })
    })
}

/// The page on a topic.
pub(super) fn page(topic: &str, root: &clap::Command) -> Option<Rows> {
    let (columns, lines): (&'static [Column], _) = match topic {
        "exit-codes" => (&columns!["Code", "What it means"], exit_codes()),
        "formats" => (&columns!["About", "What is sure"], formats()),
        "secrets" => (&columns!["About", "What happens"], secrets()),
        "lists" => (&columns!["About", "How it is read, or what the option does"], lists(root)),
        _ => return None,
    };
    let mut rows = Rows::new(columns);
    for (about, text) in lines {
        rows.push(vec![about.into(), text.into()]);
    }
    Some(rows)
}

fn exit_codes() -> Vec<(String, String)> {
    EXIT_CODES.into_iter().map(|(code, meaning)| (code.to_string(), meaning.to_owned())).collect()
}

fn lists(root: &clap::Command) -> Vec<(String, String)> {
    let rules = [
        ("files", "CSV with comma, semicolon, tab or pipe, XLSX or ODS; several at once"),
        (
            "headings",
            "their row is found below titles; the plan says which column was taken as what",
        ),
        (
            "class",
            "the class column, Level and Class side by side, --class, or the worksheet's name",
        ),
        ("name", "one column, or Surname and Given Name side by side"),
        ("cells", "count as they are shown; NIL, N.A., - and 0 are blank"),
        ("damage", "what a spreadsheet program has made of a cell (#REF!, 03-Jan) is refused"),
        ("not read", "columns with NRIC or FIN, and passwords"),
    ];
    let rules = rules.map(|(about, rule)| (about.to_owned(), rule.to_owned())).into_iter();
    let import = root.find_subcommand("import").into_iter();
    let others = import.flat_map(clap::Command::get_arguments).filter(|arg| {
        let is_shown = OF_EVERY_IMPORT.contains(&arg.get_id().as_str());
        !is_shown && !arg.is_hide_set() && !arg.is_global_set() && arg.get_id() != "help"
    });
    let others = others.map(|arg| {
        let values = arg.get_possible_values().into_iter().map(|value| value.get_name().to_owned());
        let values: Vec<_> = values.collect();
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let choice = if values.is_empty() || !arg.get_action().takes_values() {
            String::new()
        } else {
            format!(": {}", values.join(", "))
        };
        let name = arg.get_value_names().unwrap_or_default().first();
        let value = name.filter(|_| arg.get_action().takes_values());
        let value = value.map(|name| format!(" {name}")).unwrap_or_default();
        (format!("--{}{value}", arg.get_long().unwrap_or_default()), format!("{help}{choice}"))
    });
    rules.chain(others).collect()
}

fn formats() -> Vec<(String, String)> {
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
        ("--bom", "begins csv with the sign by which Excel knows UTF-8; files of a report have it"),
        ("totals", "in tables only"),
        ("streams", "answers on standard output, all else on standard error"),
        ("--quiet", "drops status lines; answers, warnings and errors stay"),
    ];
    let rules = rules.map(|(about, rule)| (about.to_owned(), rule));
    formats.chain(rules).map(|(about, rule)| (about, rule.to_owned())).collect()
}

fn secrets() -> Vec<(String, String)> {
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
    rules.map(|(about, rule)| (about.to_owned(), rule.to_owned())).to_vec()
}

//! `mims settings`

use crate::context::{Context, Done};
use crate::domain::{SettingError, Settings, printable};
use crate::error::Error;
use crate::ops::change_setting;
use crate::output::{Cell, Column, Format, Rows};
use crate::store::settings::load;

/// The school's choices: list, get or set them
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims settings list
  mims settings get school.name
  mims settings set password.valid-days 14")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Every setting with its value, default and meaning
    List {
        /// How to write the rows
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// The value of one setting
    Get {
        /// Its name
        #[arg(value_name = "NAME")]
        key: String,
    },
    /// Change one setting
    Set {
        /// Its name
        #[arg(value_name = "NAME")]
        key: String,
        /// Its new value
        #[arg(value_name = "VALUE")]
        value: String,
    },
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let hint = "mims settings list shows all settings";
    match &args.action {
        Action::List { format } => list(ctx, &store.read(load)?, *format)?,
        Action::Get { key } => {
            let unknown =
                || Error::refused(SettingError::Unknown).context(printable(key)).hint(hint);
            ctx.ui.answer(store.read(load)?.get(key).ok_or_else(unknown)?)?;
        }
        Action::Set { key, value } => {
            let settings = change_setting(&mut store, key, value, &ctx.act)
                .map_err(|error| error.hint(hint))?;
            ctx.ui.status(format_args!("{key} is now {}", settings.get(key).unwrap_or_default()));
        }
    }
    Ok(Done::Well)
}

fn list(ctx: &mut Context, settings: &Settings, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 4] = [
        Column { field: "name", title: Some("Name") },
        Column { field: "value", title: Some("Value") },
        Column { field: "default", title: Some("Default") },
        Column { field: "meaning", title: Some("Meaning") },
    ];
    let defaults = Settings::default();
    let mut rows = Rows::new(&COLUMNS);
    for (key, meaning) in Settings::KEYS {
        rows.push(vec![
            Cell::text(Some(key)),
            Cell::text(settings.get(key)),
            Cell::text(defaults.get(key)),
            Cell::text(Some(meaning)),
        ]);
    }
    ctx.ui.rows(rows, format)
}

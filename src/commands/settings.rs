//! `mims settings`

use crate::commands::flags::rows::format_word;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Setting, SettingError, Settings, echoed};
use crate::ops::{change_setting, read_settings};
use crate::rows::{Column, Format, Rows, columns};
use crate::terminal::Error;

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
        #[arg(long, default_value_t, value_parser = format_word())]
        format: Format,
    },
    /// The value of one setting
    Get {
        /// Its name
        #[arg(value_name = "NAME", add = complete::setting())]
        key: String,
    },
    /// Change one setting
    Set {
        /// Its name
        #[arg(value_name = "NAME", add = complete::setting())]
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
        Action::List { format } => list(ctx, &read_settings(&store)?, *format)?,
        Action::Get { key } => {
            let unknown = || Error::refused(SettingError::Unknown).context(echoed(key)).hint(hint);
            ctx.ui.answer(read_settings(&store)?.get(key).ok_or_else(unknown)?)?;
        }
        Action::Set { key, value } => {
            let settings = change_setting(&mut store, key, value, &ctx.act)?;
            let value = settings.get(key).unwrap_or_default();
            ctx.did(format!("this is done: {key} is now {value}"));
            ctx.ui.status(format_args!("{key} is now {value}"));
        }
    }
    Ok(Done::Well)
}

fn list(ctx: &mut Context, settings: &Settings, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 5] = columns!["name", "value", "default", "origin", "meaning"];
    if format == Format::Table {
        return Settings::ALL.iter().try_for_each(|setting| show(ctx, settings, setting));
    }
    let defaults = Settings::default();
    let mut rows = Rows::new(&COLUMNS);
    for Setting { key, meaning, .. } in Settings::ALL {
        let (value, default) = (settings.get(key), defaults.get(key));
        let origin = if value == default { "default" } else { "school" };
        rows.push(vec![
            (*key).into(),
            value.into(),
            default.into(),
            origin.into(),
            (*meaning).into(),
        ]);
    }
    ctx.ui.rows(rows, format)
}

/// One setting for eyes: five columns do not fit a terminal.
fn show(ctx: &mut Context, settings: &Settings, setting: &Setting) -> Result<(), Error> {
    let Setting { key, meaning, .. } = setting;
    let value = settings.get(key).unwrap_or_default();
    let default = Settings::default().get(key).unwrap_or_default();
    let origin = match default.as_str() {
        default if default == value => "default".to_owned(),
        "" => "set by the school".to_owned(),
        default => format!("set by the school; default {default}"),
    };
    ctx.ui.answer(format_args!("{key} = {value}\n    {meaning} ({origin})"))
}

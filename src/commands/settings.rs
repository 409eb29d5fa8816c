//! `mims settings`

use std::path::Path;

use clap::ValueHint;

use crate::commands::flags::rows::format_word;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Setting, SettingError, Settings, echoed, shown_path};
use crate::ops::{change_setting, read_settings, school_look};
use crate::print::{Look, Placement};
use crate::rows::{Column, Format, Rows, columns};
use crate::store::Store;
use crate::terminal::{Error, read_file};

/// The school's choices: list, get or set them
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims settings list
  mims settings get school.name
  mims settings set password.valid-days 14
  mims settings set stickers.sheet L7163
  mims settings set stickers.nudge -0.5,1")]
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
        /// Its new value; for stickers.template a file, whose text is kept
        #[arg(value_name = "VALUE", allow_hyphen_values = true, value_hint = ValueHint::AnyPath)]
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
        Action::Set { key, value } => set(ctx, &mut store, key, value)?,
    }
    Ok(Done::Well)
}

fn set(ctx: &mut Context, store: &mut Store, key: &str, value: &str) -> Result<(), Error> {
    if key == "mail.sendmail" && !value.is_empty() && !is_program(Path::new(value)) {
        let error = Error::refused(format!("there is no program {}", echoed(value)));
        return Err(
            error.hint("give the whole path of one on this computer, such as /usr/sbin/sendmail")
        );
    }
    let file = Setting::named(key).filter(|setting| setting.is_file() && !value.is_empty());
    let changed = match file.map(|_| Path::new(value)) {
        None => change_setting(store, key, value, &ctx.act)?,
        Some(path) => change_setting(store, key, &text_of(path)?, &ctx.act)
            .map_err(|refusal| Error::from(refusal).context(shown_path(path)))?,
    };
    let value = Setting::named(key).map(|setting| setting.line(&changed)).unwrap_or_default();
    ctx.did(format!("this is done: {key} is now {value}"));
    if let Ok((Placement { sheet, .. }, Look::BuiltIn(_))) = school_look(&changed)
        && key.starts_with("stickers.")
        && !sheet.holds_stickers()
    {
        ctx.ui.warn(format_args!(
            "the labels of {} are too small for the built-in sticker",
            sheet.name
        ));
    }
    let value = if value.is_empty() { "empty" } else { &value };
    ctx.ui.status(format_args!("{key} is now {value}"));
    Ok(())
}

/// A file that this account may start, where a system tells.
fn is_program(path: &Path) -> bool {
    #[cfg(unix)]
    let may_start = rustix::fs::access(path, rustix::fs::Access::EXEC_OK).is_ok();
    #[cfg(not(unix))]
    let may_start = true;
    path.is_file() && may_start
}

fn text_of(path: &Path) -> Result<String, Error> {
    const MAX_BYTES: usize = 1024 * 1024;
    String::from_utf8(read_file(path, MAX_BYTES)?)
        .map_err(|_| Error::refused(format!("{} is not text in UTF-8", shown_path(path))))
}

fn list(ctx: &mut Context, settings: &Settings, format: Format) -> Result<(), Error> {
    const COLUMNS: [Column; 5] = columns!["name", "value", "default", "origin", "meaning"];
    if format == Format::Table {
        return Settings::ALL.iter().try_for_each(|setting| show(ctx, settings, setting));
    }
    let defaults = Settings::default();
    let mut rows = Rows::new(&COLUMNS);
    for setting @ Setting { key, meaning, .. } in Settings::ALL {
        let (value, default) = (setting.line(settings), setting.line(&defaults));
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
    let (value, default) = (setting.line(settings), setting.line(&Settings::default()));
    let origin = match default.as_str() {
        default if default == value => "default".to_owned(),
        "" => "set by the school".to_owned(),
        default => format!("set by the school; default {default}"),
    };
    ctx.ui.answer(format_args!("{key} = {value}\n    {meaning} ({origin})"))
}

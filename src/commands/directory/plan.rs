//! `mims directory plan`

use super::patience;
use crate::commands::flags::rows::RowArgs;
use crate::context::{Context, Done};
use crate::ops::{Planned, plan_directory};
use crate::rows::{Cell, Column, columns};
use crate::terminal::Error;

const COLUMNS: [Column; 5] = columns!["what", "login_id", "number", "attributes", "entry"];

/// What a table shows.
const FOR_EYES: [&str; 4] = ["what", "entry", "login_id", "attributes"];

/// Runs the command.
pub(super) fn run(ctx: &mut Context, args: &RowArgs) -> Result<Done, Error> {
    let store = ctx.store()?;
    let mut rows = args.writer(ctx.ui.answer_writer(), &COLUMNS, &FOR_EYES)?;
    let (mut written, mut strays, mut changes) = (Ok(()), false, 0_u64);
    let url = plan_directory(&store, patience::LONG, |planned| {
        let row: [Cell<'_>; 5] = match planned {
            Planned::Change(account, change) => {
                changes += 1;
                // Names only: a hash is nothing to be shown.
                let names = change.attributes.iter().map(|(name, _)| *name);
                let names = names.collect::<Vec<_>>().join(" ");
                [
                    change.effect.as_str().into(),
                    account.login.to_string().into(),
                    Cell::Number(account.id.0),
                    names.into(),
                    change.dn.into(),
                ]
            }
            Planned::Stray(dn) => {
                strays = true;
                ["stray".into(), Cell::Empty, Cell::Empty, Cell::Empty, dn.into()]
            }
        };
        if written.is_ok() {
            written = rows.push(&row);
        }
    })?;
    written.and_then(|()| rows.finish()).map_err(Error::unwritten)?;
    ctx.ui.status(format_args!("{url}: entries that would be written: {changes}"));
    Ok(if strays { Done::LookAgain } else { Done::Well })
}

//! `mims directory status`

use super::patience;
use crate::commands::flags::rows::RowArgs;
use crate::context::{Context, Done};
use crate::ops::{DirectoryState, directory_status};
use crate::rows::{Cell, Column};
use crate::terminal::Error;

const COLUMNS: [Column; 5] = [
    Column { field: "server", title: Some("Server") },
    Column { field: "state", title: Some("State") },
    Column { field: "behind", title: Some("Behind") },
    Column { field: "full_at", title: Some("Last full run") },
    Column { field: "last_error", title: Some("Last error") },
];

/// Runs the command.
pub(super) fn run(ctx: &mut Context, args: &RowArgs) -> Result<Done, Error> {
    let store = ctx.store()?;
    let all = directory_status(&store, patience::LONG)?;
    let mut rows =
        args.writer(ctx.ui.answer_writer(), &COLUMNS, &COLUMNS.map(|column| column.field))?;
    let (mut done, mut failed) = (Done::Well, None);
    for server in all {
        let (state, behind) = match &server.state {
            Ok(DirectoryState::InStep) => ("in-step", Cell::Number(0)),
            Ok(DirectoryState::Behind(accounts)) => {
                ("behind", Cell::Number(i64::try_from(*accounts).unwrap_or(i64::MAX)))
            }
            Ok(DirectoryState::New) => ("new", Cell::Empty),
            Err(_) => ("unknown", Cell::Empty),
        };
        let error = match server.state {
            Ok(DirectoryState::InStep) => server.last_error,
            Ok(_) => {
                done = Done::LookAgain;
                server.last_error
            }
            Err(refusal) => {
                let error = Error::from(refusal);
                let told = format!("{:#}", error.cause);
                failed = failed.or(Some(error.context(server.url.clone())));
                Some(told)
            }
        };
        let row = [server.url.into(), state.into(), behind, server.full_at.into(), error.into()];
        rows.push(&row).map_err(Error::unwritten)?;
    }
    rows.finish().map_err(Error::unwritten)?;
    match failed {
        // The row has said it, and the exit code is that of a server that is down.
        Some(error) => Err(error),
        None => Ok(done),
    }
}

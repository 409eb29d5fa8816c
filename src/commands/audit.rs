//! `mims audit`

use crate::context::{Context, Done};
use crate::store::audit::{self, Verdict};
use crate::terminal::{Cell, Column, Error, Format, Kind, Rows};

/// Read the audit log: who did what, and whether the log was changed
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims audit log
  mims audit log --format csv > audit.csv
  mims audit verify
  mims audit verify --head 802:180752de9c74d6a1")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Every change and every printing, oldest first
    Log {
        /// How to write the rows
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Recompute the chain of hashes
    Verify {
        /// A head that was noted or printed earlier; the log has to hold it still
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<String>,
    },
}

const COLUMNS: [Column; 8] = [
    Column { field: "number", title: Some("Row") },
    Column { field: "at", title: Some("When") },
    Column { field: "operator", title: Some("By") },
    Column { field: "command", title: Some("Command") },
    Column { field: "login_id", title: Some("Login ID") },
    Column { field: "batch", title: Some("Batch") },
    Column { field: "outcome", title: Some("What") },
    Column { field: "details", title: Some("Details") },
];

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let store = ctx.store()?;
    match &args.action {
        Action::Log { format } => {
            let mut rows = Rows::new(&COLUMNS);
            for event in store.read(audit::all)? {
                rows.push(vec![
                    Cell::Number(event.seq),
                    Cell::Time(event.at),
                    Cell::Text(event.operator),
                    Cell::Text(event.command),
                    // As in the rows of status: short for eyes, whole in files.
                    Cell::text(event.login.as_deref().map(|login| match format {
                        Format::Table => login.split('@').next().unwrap_or_default(),
                        _ => login,
                    })),
                    Cell::number(event.batch),
                    Cell::Text(event.outcome),
                    Cell::Text(event.details),
                ]);
            }
            ctx.ui.rows(rows, *format)?;
        }
        Action::Verify { head } => {
            let verdict = store.read(|connection| audit::verify(connection, head.as_deref()))?;
            match verdict {
                Verdict::Sound(head) => {
                    ctx.ui.answer(format_args!(
                        "The audit log is sound: {} rows, head {head}",
                        head.seq
                    ))?;
                }
                Verdict::Changed(seq) => {
                    return Err(changed(format!(
                        "the audit log was changed: row {seq} does not fit the rows before it"
                    )));
                }
                Verdict::HeadMissing => {
                    return Err(changed("the audit log does not hold that head".to_owned()));
                }
            }
        }
    }
    Ok(Done::Well)
}

fn changed(what: String) -> Error {
    Error::of(Kind::Unusable, what)
        .hint("compare the log with a copy of the store from your backup")
}

//! `mims audit`

use crate::commands::flags::rows::format_word;
use crate::context::{Context, Done};
use crate::domain::{Event, echoed};
use crate::ops::{read_log, verify_log};
use crate::rows::{Cell, Column, Format, Rows};
use crate::store::events::LogRows;
use crate::terminal::{Error, Kind};

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
        #[arg(long, default_value_t, value_parser = format_word())]
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
            read_log(&store, LogRows::default())?
                .into_iter()
                .rev()
                .for_each(|event| rows.push(cells(event, *format)));
            ctx.ui.rows(rows, *format)?;
        }
        Action::Verify { head } => {
            let head = head.as_deref().map(noted).transpose()?;
            let head = verify_log(&store, head.as_deref())?;
            let count = head.seq;
            ctx.ui.answer(format_args!("The audit log is sound: {count} rows, head {head}"))?;
        }
    }
    Ok(Done::Well)
}

/// A head as the log writes it: copied from paper it may have blanks and capitals.
fn noted(typed: &str) -> Result<String, Error> {
    let plain: String = typed.split_whitespace().collect::<String>().to_lowercase();
    let is_hash =
        |hash: &str| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
    let head = plain.split_once(':').filter(|(_, hash)| is_hash(hash));
    match head.and_then(|(number, hash)| Some((number.parse::<u64>().ok()?, hash))) {
        Some((number, hash)) => Ok(format!("{number}:{hash}")),
        None => {
            Err(Error::of(Kind::Usage, format!("--head {} is no head of a log", echoed(typed)))
                .hint("write it as it was noted or printed, such as 802:180752de9c74d6a1"))
        }
    }
}

fn cells(event: Event, format: Format) -> Vec<Cell<'static>> {
    // As in the rows of status: short for eyes, whole in files.
    let login = event.login.map(|login| match login.split_once('@') {
        Some((local, _)) if format == Format::Table => local.to_owned(),
        _ => login,
    });
    vec![
        event.seq.into(),
        event.at.into(),
        event.operator.into(),
        event.command.into(),
        login.into(),
        event.batch.map(|batch| batch.0).into(),
        event.outcome.into(),
        event.details.into(),
    ]
}

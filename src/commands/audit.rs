//! `mims audit`

use std::slice::from_ref;

use jiff::civil::Date;

use crate::commands::flags::day::parse_day;
use crate::commands::flags::rows::RowArgs;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{Event, begin_of, echoed};
use crate::ops::{read_log, verify_log};
use crate::rows::{Cell, Column, Format};
use crate::store::events::LogRows;
use crate::terminal::{Error, Kind, Ui};

/// Read the audit log: who did what, and whether the log was changed
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims audit log --last 20
  mims audit log --student 3A/12 --since 2027-01-04
  mims audit log --format csv --bom > audit.csv
  mims audit verify
  mims audit verify --head 802:180752de9c74d6a1")]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(clap::Subcommand)]
enum Action {
    /// Show every change and every printing: on a terminal the newest first, in a file or pipe the oldest
    #[command(
        after_long_help = "Fields: number, at, operator, command, login_id, batch, outcome, details

Examples:
  mims audit log
  mims audit log --student 3A/12
  mims audit log --since 2027-01-04 --fields at,operator,login_id,outcome
  mims audit log --last 100 --format json"
    )]
    Log(LogArgs),
    /// Recompute the chain of hashes
    Verify {
        /// A head that was noted or printed earlier; the log has to hold it still
        #[arg(long, value_name = "NUMBER:HASH")]
        head: Option<String>,
    },
}

#[derive(clap::Args)]
struct LogArgs {
    /// Only what happened to this student's account
    #[arg(long, value_name = "WHO", add = complete::who())]
    student: Option<String>,
    /// Only from this day on
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    since: Option<Date>,
    /// Only so many of the newest rows
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u32).range(1..))]
    last: Option<u32>,
    #[command(flatten)]
    rows: RowArgs,
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
    match &args.action {
        Action::Log(args) => log(ctx, args)?,
        Action::Verify { head } => {
            let store = ctx.store()?;
            let head = head.as_deref().map(noted).transpose()?;
            let head = verify_log(&store, head.as_deref())?;
            let count = head.seq;
            ctx.ui.answer(format_args!("The audit log is sound: {count} rows, head {head}"))?;
        }
    }
    Ok(Done::Well)
}

/// The newest row is what somebody at the terminal looks for; whoever keeps the rows reads them as they happened.
fn log(ctx: &mut Context, args: &LogArgs) -> Result<(), Error> {
    let store = ctx.store()?;
    let student = match &args.student {
        Some(who) => find_all(ctx, &store, from_ref(who))?.pop().map(|student| student.id),
        None => None,
    };
    let which = LogRows { student, since: args.since.map(begin_of), last: args.last };
    let mut events = read_log(&store, which)?;
    if Ui::answer_width().is_none() {
        events.reverse();
    }
    let for_eyes: Vec<_> = COLUMNS.iter().map(|column| column.field).collect();
    let mut text = Vec::new();
    let mut rows = args.rows.writer(&mut text, &COLUMNS, &for_eyes)?;
    for event in events {
        rows.push(&cells(event, args.rows.format)).map_err(Error::unwritten)?;
    }
    rows.finish().map_err(Error::unwritten)?;
    ctx.ui.answer_paged(&text)
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

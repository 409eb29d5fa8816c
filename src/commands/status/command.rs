//! `mims status`

use super::{card, funnel, rows};
use crate::commands::flags::day::parse_day;
use crate::commands::flags::rows::RowArgs;
use crate::commands::flags::selection::SelectionArgs;
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::begin_of;
use crate::ops::{Since, read_cards, read_settings};
use crate::rows::Format;
use crate::terminal::Error;

/// Show who has come how far: the funnel by class, students as rows, or one student's card
///
/// A student is enrolled with an own password and 3 challenge questions; self-service reset works as soon as the
/// questions are set.
#[derive(clap::Args)]
#[command(
    after_long_help = "In the table, Signed have signed in at least once, and Own have a password of their own. A locked
account counts under Locked and not under Own, Enrolled or Expired; disabled accounts do not count.

Fields of classes:
  year, class, level, students, printed, signed_in, own_password, enrolled, expired, locked
Fields of students:
  year, class, level, register_no, name, login_id, student_ref, recovery_email, status, password_set_at,
  password_expires_at, printed_at, first_sign_in_at, questions_set_at, disabled_at; with --since moved
Fields of a card:
  those of students, form_teacher, waiting_until, self_service_off_at, self_service_waiting_until, void_after_tries,
  helps (enable, reset, unlock), history (number, at, outcome, operator, command, batch, details)
Fields are only ever added; docs/status.schema.json describes them.

Examples:
  mims status
  mims status \"3 Integrity/12\"
  mims status --level P3
  mims status --sort -expired,class
  mims status --students --fields class,register_no,name,status
  mims status \"3 Integrity/12\" --format json
  mims status --since 2027-01-11
  mims status --students --status expired --format csv > expired.csv"
)]
pub struct Args {
    /// Students to show, each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", add = complete::who(), conflicts_with_all = ["class", "level", "year", "batch", "status", "since"])]
    who: Vec<String>,
    /// One row for each student instead of each class
    #[arg(long)]
    students: bool,
    /// Only students to whom something happened since this day, or since the last nightly report (last)
    ///
    /// One row for each of them, with what happened: the outcomes in the audit log, and lapsed for a temporary
    /// password whose last day is over.
    #[arg(long, value_name = "DATE|last", value_parser = parse_since)]
    since: Option<Since>,
    #[command(flatten)]
    rows: RowArgs,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let store = ctx.store()?;
    let selection = args.selection.selection(read_settings(&store)?.school_stage)?;
    if !args.who.is_empty() {
        let students = find_all(ctx, &store, &args.who)?;
        let want_cards = !args.students && !args.rows.is_given();
        match args.rows.format {
            Format::Table if want_cards && students.len() == 1 => {
                let cards = read_cards(&store, students, ctx.act.at)?;
                cards.iter().try_for_each(|card| card::show(ctx, card))?;
            }
            Format::Json if want_cards => {
                let cards = read_cards(&store, students, ctx.act.at)?;
                card::as_json(ctx, &cards)?;
            }
            _ => rows::show(ctx, &students, &args.rows)?,
        }
    } else if let Some(since) = args.since {
        rows::show_moved(ctx, &store, &selection, since, &args.rows)?;
    } else if args.students || !selection.statuses.is_empty() {
        rows::show_selected(ctx, &store, &selection, &args.rows)?;
    } else {
        funnel::show(ctx, &store, &selection, &args.rows)?;
    }
    Ok(Done::Well)
}

/// A day begins at midnight in Singapore.
fn parse_since(text: &str) -> Result<Since, String> {
    if text == "last" {
        return Ok(Since::LastReport);
    }
    let day = parse_day(text).map_err(|error| format!("{error}, or last"))?;
    Ok(Since::Moment(begin_of(day)))
}

//! `mims find`

use super::{card, rows};
use crate::commands::flags::rows::RowArgs;
use crate::context::{Context, Done};
use crate::ops::{find_like, read_cards};
use crate::rows::Format;
use crate::terminal::Error;

/// Find students by a part of what is known of them
///
/// TEXT is a part of a name, also of a name or login ID from before, a login ID, a student reference, or a place such as
/// 3A 12. One student is shown with the first lines of the card, several as rows.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims find danish
  mims find 3A 12
  mims find tan kai --format csv")]
pub struct Args {
    /// What is known of the student
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
    #[command(flatten)]
    rows: RowArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let store = ctx.store()?;
    let students = find_like(&store, &args.text.join(" "))?;
    if students.len() > 1 || args.rows.format != Format::Table || args.rows.is_given() {
        rows::show(ctx, &students, &args.rows)?;
        return Ok(Done::Well);
    }
    for card in read_cards(&store, students, ctx.act.at)? {
        card::facts(ctx, &card)?;
        let login = card.student.login.short();
        ctx.ui.status(format_args!("mims status {login} shows all that happened to the account"));
    }
    Ok(Done::Well)
}

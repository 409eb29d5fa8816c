//! `mims reset`

use crate::commands::life::LifeArgs;
use crate::commands::who::find_all;
use crate::context::{Context, Done};
use crate::domain::{RegisterNo, printable, shown_day};
use crate::error::Error;
use crate::ops::{Reset, ResetRequest, reset_passwords};
use crate::output::{Cell, Column, Format, Rows};
use crate::store::settings;

/// Give students new temporary passwords
///
/// The password is shown once, here. Login ID and challenge questions stay; a lock is lifted; the password before
/// does not work any more. WHO is a login ID, CLASS/REGISTER, a student reference, or a full name.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims reset \"3 Integrity/12\"
  mims reset muhammad_rayyan_bin_abdullah --reason \"forgotten, asked by Mdm Salmah\"
  mims reset 3A/12 3A/15 3B/2 --yes --valid 7d")]
pub struct Args {
    /// Whose password
    #[arg(required = true, value_name = "WHO")]
    who: Vec<String>,
    /// Why; goes into the audit log
    #[arg(long, value_name = "TEXT", default_value = "forgotten password")]
    reason: String,
    /// Do not ask before resetting more than one
    #[arg(long, short)]
    yes: bool,
    #[command(flatten)]
    life: LifeArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let settings = store.read(settings::load)?;
    let life = args.life.life(&settings, ctx.act.at)?;
    let students = find_all(ctx, &store, &args.who)?;
    if students.len() > 1 && !args.yes {
        for student in &students {
            ctx.ui.detail(format_args!(
                "  {}  {}  {}",
                student.class.name, student.name, student.login
            ));
        }
        if !ctx.ui.confirm(&format!("Reset these {} passwords?", students.len()), "--yes")? {
            return Err(Error::refused("nothing was changed"));
        }
    }
    let request = ResetRequest { students: &students, life, reason: &printable(&args.reason) };
    let progress = ctx.ui.progress("Hashing", students.len());
    let resets =
        reset_passwords(&mut store, &request, &ctx.act, &mut ctx.rng, &|| progress.tick())?;
    drop(progress);
    show(ctx, &resets).and_then(|()| ctx.ui.flush()).map_err(|error| {
        error.hint("the passwords were changed but not shown; run the same command again")
    })?;
    let last_day = shown_day(life.last_day);
    ctx.ui.status(format_args!(
        "Works until {last_day}. The student signs in with it and chooses an own password."
    ));
    if !store.forget_erased()? {
        ctx.ui.warn(
            "the old sealed copy leaves the disk with the next change: another mims is reading",
        );
    }
    Ok(Done::Well)
}

const COLUMNS: [Column; 5] = [
    Column { field: "class", title: Some("Class") },
    Column { field: "register_no", title: Some("No") },
    Column { field: "name", title: Some("Name") },
    Column { field: "login_id", title: Some("Login ID") },
    Column { field: "temporary_password", title: Some("Temporary password") },
];

/// One student as a card, several as a table. The only format: nothing clear goes into csv or json.
fn show(ctx: &mut Context, resets: &[Reset<'_>]) -> Result<(), Error> {
    if let [Reset { student, password }] = resets {
        let number =
            student.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
        ctx.ui.answer(format_args!("{}  {}{number}", student.name, student.class.name))?;
        ctx.ui.answer(format_args!("Login ID            {}", student.login))?;
        return ctx.ui.answer(format_args!("Temporary password  {}", password.expose()));
    }
    let mut rows = Rows::new(&COLUMNS);
    for Reset { student, password } in resets {
        rows.push(vec![
            Cell::text(Some(&student.class.name)),
            Cell::number(student.register_no.map(RegisterNo::get)),
            Cell::text(Some(&student.name)),
            Cell::text(Some(student.login.local())),
            Cell::text(Some(password.expose())),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}

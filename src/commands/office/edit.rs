//! `mims edit`

use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::context::{Context, Done};
use crate::domain::{ClassName, Email, LoginId, PersonName, RegisterNo, StudentRef, printable};
use crate::ops::{Edit, edit_student};
use crate::terminal::Error;

/// Correct what is known of a student
///
/// The account and its password stay. A corrected name keeps its login ID unless another one is given.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims edit \"3 Integrity/12\" --name \"TAN KAI JUN ALVIN\"
  mims edit tan_kai_jun --class \"3 Respect\" --register-no 34
  mims edit tan_kai_jun --login-id tan_kai_jun_alvin")]
// As in mims reset: the usage that clap makes is too long a line.
#[command(override_usage = "mims edit [OPTIONS] <WHO> <--name <NAME>|...>")]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true)
    .args(["name", "class", "register_no", "student_ref", "login_id", "recovery_email"]))]
pub struct Args {
    /// The student, by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", add = complete::who())]
    who: String,
    /// The right name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The right class, of the same year
    #[arg(long, value_name = "CLASS", add = complete::class())]
    class: Option<String>,
    /// The right register number
    #[arg(long, value_name = "NUMBER")]
    register_no: Option<String>,
    /// The right student reference
    #[arg(long, value_name = "REF")]
    student_ref: Option<String>,
    /// Another login ID; nobody gets the one before again
    #[arg(long, value_name = "LOGIN")]
    login_id: Option<String>,
    /// Another recovery e-mail address
    #[arg(long, value_name = "ADDRESS")]
    recovery_email: Option<String>,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut edit = Edit {
        name: parsed(args.name.as_ref(), PersonName::parse)?,
        class: parsed(args.class.as_ref(), ClassName::parse)?,
        register_no: parsed(args.register_no.as_ref(), RegisterNo::parse)?,
        student_ref: parsed(args.student_ref.as_ref(), StudentRef::parse)?,
        login: None,
        recovery_email: parsed(args.recovery_email.as_ref(), Email::parse)?,
    };
    let mut store = ctx.store()?;
    for student in find_all(ctx, &store, std::slice::from_ref(&args.who))? {
        let role = student.login.role();
        edit.login = parsed(args.login_id.as_ref(), |text| LoginId::of_role(text, role))?;
        let batch = edit_student(&mut store, &student, &edit, &ctx.act)?;
        ctx.ui.answer(format_args!("Batch {batch}: {} is corrected", student.login))?;
        ctx.ui.status(format_args!(
            "mims status {} shows the card; mims undo {batch} takes it back.",
            student.login.short()
        ));
    }
    Ok(Done::Well)
}

fn parsed<T, E: std::fmt::Display>(
    text: Option<&String>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Result<Option<T>, Error> {
    let refused = |text: &str, error: E| Error::refused(error).context(printable(text));
    text.map(|text| parse(text).map_err(|error| refused(text, error))).transpose()
}

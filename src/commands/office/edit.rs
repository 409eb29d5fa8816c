//! `mims edit`

use crate::commands::flags::action::ActionArgs;
use crate::commands::flags::given::{class_rename, given};
use crate::commands::flags::who::find_all;
use crate::commands::manual::complete;
use crate::commands::stickers::tell_outdated;
use crate::context::{Context, Done};
use crate::domain::{
    BatchId, ChangeKind, ClassName, Corrected, Correction, Email, LoginId, PersonName, RegisterNo,
    Student, StudentRef, counted, echoed,
};
use crate::ops::{
    ClassRename, Edit, Edited, edit_student, find_student, plan_class_rename, rename_class,
};
use crate::rows::{Action, Changed, Person};
use crate::terminal::{Error, Kind, named};

/// Correct what is known of a student, or the name of a class
///
/// The account and its password stay. A corrected name keeps its login ID unless another one is given. A student who
/// moves to another class has no register number until one is given there.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims edit \"3 Integrity/12\" --name \"TAN KAI JUN ALVIN\"
  mims edit tan_kai_jun --class \"3 Respect\" --no 34
  mims edit tan_kai_jun --login-id tan_kai_jun_alvin
  mims edit --rename-class \"3R=3 Respect\"")]
// As in mims reset: the usage that clap makes is too long a line.
#[command(override_usage = "mims edit [OPTIONS] <WHO> <--name <NAME>|...>
       mims edit [OPTIONS] --rename-class <CLASS=NAME>")]
#[command(group = clap::ArgGroup::new("what").required(true).multiple(true)
    .args(["name", "class", "register_no", "student_ref", "login_id", "recovery_email", "rename_class"]))]
#[command(group = clap::ArgGroup::new("of_a_student").multiple(true)
    .args(["who", "name", "class", "register_no", "student_ref", "login_id", "recovery_email"]))]
pub struct Args {
    /// The student, by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", add = complete::who(), required_unless_present = "rename_class")]
    who: Option<String>,
    /// The right name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The right class, of the same year
    #[arg(long, value_name = "CLASS", add = complete::class())]
    class: Option<String>,
    /// The right register number; nobody else in the class may have it
    #[arg(long, value_name = "NUMBER", visible_alias = "no")]
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
    /// Another name for a class, such as `3R=3 Respect`; all its students and the form teacher go along
    #[arg(
        long,
        value_name = "CLASS=NAME",
        help_heading = "A whole class",
        conflicts_with = "of_a_student"
    )]
    rename_class: Option<String>,
    /// The school year of the class [default: the newest one with open accounts]
    #[arg(long, value_name = "YEAR", add = complete::year(), help_heading = "A whole class",
        conflicts_with = "of_a_student", value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,
    /// Do not ask when there is more than one student
    #[arg(long, short, help_heading = "A whole class", conflicts_with = "of_a_student")]
    yes: bool,
    #[command(flatten)]
    action: ActionArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    args.action.begin(ctx);
    if let Some(text) = &args.rename_class {
        return rename(ctx, args, text);
    }
    let mut edit = Edit {
        name: given(args.name.as_ref(), PersonName::parse)?,
        class: given(args.class.as_ref(), ClassName::parse)?,
        register_no: given(args.register_no.as_ref(), RegisterNo::parse)?,
        student_ref: given(args.student_ref.as_ref(), StudentRef::parse)?,
        login: None,
        recovery_email: given(args.recovery_email.as_ref(), Email::parse)?,
    };
    let mut store = ctx.store()?;
    for student in find_all(ctx, &store, args.who.as_slice())? {
        let role = student.login.role();
        edit.login = given(args.login_id.as_ref(), |text| LoginId::of_role(text, role))?;
        let edited = edit_student(&mut store, &student, &edit, &ctx.act)?;
        ctx.did_batch(edited.batch);
        ctx.ui.answer(format_args!("Batch {}: {} is corrected", edited.batch, named(&student)))?;
        let login = edit.login.as_ref().unwrap_or(&student.login);
        let after = find_student(&store, &login.to_string(), ctx.this_year())?;
        show(ctx, &after, &edited)?;
        let on_sticker =
            [Corrected::Name, Corrected::Class, Corrected::Login, Corrected::RegisterNo];
        if edited
            .corrections
            .iter()
            .any(|one| on_sticker.contains(&one.what) && one.before != one.after)
        {
            tell_outdated(ctx, edited.batch, &[(&student, &after.login)]);
        }
        args.action.tell(ctx, || action(&after, edited))?;
    }
    Ok(Done::Well)
}

fn show(ctx: &mut Context, after: &Student, edited: &Edited) -> Result<(), Error> {
    let (Edited { batch, corrections }, login) = (edited, after.login.short());
    for correction in corrections {
        ctx.ui.answer(format_args!("  {correction}"))?;
    }
    let is_dropped = |one: &Correction| one.what == Corrected::RegisterNo && one.after.is_none();
    if corrections.iter().any(is_dropped) {
        ctx.ui.status(format_args!(
            "A register number belongs to its class: mims edit {login} --no NUMBER gives one there."
        ));
    }
    ctx.ui.status(format_args!(
        "mims status {login} shows the card; mims undo {batch} takes it back."
    ));
    Ok(())
}

fn rename(ctx: &mut Context, args: &Args, text: &str) -> Result<Done, Error> {
    let (before, name) = class_rename(text).map_err(|why| {
        Error::of(Kind::Usage, why).context(format!("--rename-class {}", echoed(text)))
    })?;
    let mut store = ctx.store()?;
    let rename = plan_class_rename(&store, &before, &name, args.year)?;
    let ClassRename { class, name, students, .. } = &rename;
    let (before, year, count) = (&class.name, class.year, counted(students.len(), "student"));
    ctx.ui.answer(format_args!("{before} of {year} becomes {name}: {count}"))?;
    ctx.ui.answer_few(students.iter().map(named))?;
    if let Some(teacher) = &class.form_teacher {
        ctx.ui.answer(format_args!("  form teacher: {teacher}"))?;
    }
    let question = format!("Move {count} from {before} to {name}?");
    ctx.ui.agree(&question, args.yes || students.len() == 1)?;
    let batch = rename_class(&mut store, &rename, &ctx.act)?;
    ctx.did_batch(batch);
    ctx.ui.answer(format_args!("Batch {batch}: {before} is {name} now, with {count}"))?;
    let changed: Vec<_> = students.iter().map(|student| (student, &student.login)).collect();
    tell_outdated(ctx, batch, &changed);
    ctx.ui.status(format_args!("mims undo {batch} takes it back."));
    args.action.tell(ctx, || renamed(&rename, batch))?;
    Ok(Done::Well)
}

fn action(after: &Student, Edited { batch, corrections }: Edited) -> Action {
    let changes = corrections.into_iter().map(Changed::from);
    let mut action = Action::new("edit").of_batch(batch);
    action.touch(ChangeKind::Changed, after.into(), changes.collect());
    action
}

fn renamed(rename: &ClassRename, batch: BatchId) -> Action {
    let ClassRename { class, name, students, .. } = rename;
    let mut action = Action::new("edit").of_batch(batch);
    for student in students {
        let person = Person { class: name.to_string(), ..student.into() };
        let (before, after) = (Some(class.name.to_string()), Some(name.to_string()));
        action.touch(ChangeKind::Moved, person, vec![Changed { field: "class", before, after }]);
    }
    action
}

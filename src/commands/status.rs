//! `mims status`

use jiff::Timestamp;

use crate::commands::selection::SelectionArgs;
use crate::commands::who::find_all;
use crate::context::{Context, Done};
use crate::domain::{Funnel, RegisterNo, Selection, last_day_of, shown_day, shown_time};
use crate::error::Error;
use crate::ops::{ClassFunnel, funnel, visit_students};
use crate::output::{Cell, Column, Format, RowWriter, Rows};
use crate::store::students::Student;
use crate::store::{Store, audit, settings};

/// Show who has come how far: the funnel by class, students as rows, or one student's card
///
/// A student is enrolled with an own password and 3 challenge questions: only then does self-service reset work.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims status
  mims status \"3 Integrity/12\"
  mims status --level P3
  mims status --students --status expired --format csv > expired.csv")]
pub struct Args {
    /// Students to show, each by login ID, CLASS/REGISTER, student reference or full name
    #[arg(value_name = "WHO", conflicts_with_all = ["class", "level", "year", "batch", "status"])]
    who: Vec<String>,
    /// One row for each student instead of each class
    #[arg(long)]
    students: bool,
    /// How to write rows
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    selection: SelectionArgs,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let store = ctx.store()?;
    let selection = args.selection.selection(store.read(settings::load)?.school_stage)?;
    if !args.who.is_empty() {
        let students = find_all(ctx, &store, &args.who)?;
        match students.as_slice() {
            [student] if args.format == Format::Table && !args.students => {
                card(ctx, &store, student)?;
            }
            students => list(ctx, students, args.format)?,
        }
    } else if args.students || !selection.statuses.is_empty() {
        list_selected(ctx, &store, &selection, args.format)?;
    } else {
        show_funnel(ctx, &store, &selection, args.format)?;
    }
    Ok(Done::Well)
}

fn show_funnel(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    format: Format,
) -> Result<(), Error> {
    const COLUMNS: [Column; 10] = [
        Column { field: "year", title: Some("Year") },
        Column { field: "class", title: Some("Class") },
        Column { field: "level", title: None },
        Column { field: "students", title: Some("Students") },
        Column { field: "printed", title: Some("Printed") },
        Column { field: "signed_in", title: Some("Signed in") },
        Column { field: "own_password", title: Some("Own password") },
        Column { field: "enrolled", title: Some("Enrolled") },
        Column { field: "expired", title: Some("Expired") },
        Column { field: "locked", title: Some("Locked") },
    ];
    let classes = funnel(store, selection, ctx.act.at)?;
    let mut rows = Rows::new(&COLUMNS);
    let mut total = Funnel::default();
    for ClassFunnel { class, counts } in &classes {
        total.add(counts);
        let mut row = vec![
            Cell::number(Some(class.year)),
            Cell::text(Some(&class.name)),
            Cell::text(class.level),
        ];
        row.extend(counted(counts));
        rows.push(row);
    }
    let mut last = vec![Cell::Empty, Cell::text(Some("All")), Cell::Empty];
    last.extend(counted(&total));
    rows.total(last);
    ctx.ui.rows(rows, format)?;
    let head = store.read(audit::head)?;
    ctx.ui.status(format_args!("Audit log: head {head}"));
    Ok(())
}

fn counted(counts: &Funnel) -> [Cell; 7] {
    let Funnel { students, printed, signed_in, own_password, enrolled, expired, locked } = *counts;
    [students, printed, signed_in, own_password, enrolled, expired, locked].map(Cell::count)
}

const STUDENT_COLUMNS: [Column; 15] = [
    Column { field: "year", title: None },
    Column { field: "class", title: Some("Class") },
    Column { field: "level", title: None },
    Column { field: "register_no", title: Some("No") },
    Column { field: "name", title: Some("Name") },
    Column { field: "login_id", title: Some("Login ID") },
    Column { field: "student_ref", title: None },
    Column { field: "recovery_email", title: None },
    Column { field: "status", title: Some("Status") },
    Column { field: "password_set_at", title: None },
    Column { field: "password_expires_at", title: None },
    Column { field: "printed_at", title: None },
    Column { field: "first_sign_in_at", title: None },
    Column { field: "questions_set_at", title: None },
    Column { field: "disabled_at", title: None },
];

/// One row for each student of a selection, written as they are read.
fn list_selected(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    format: Format,
) -> Result<(), Error> {
    let now = ctx.act.at;
    let rows = RowWriter::new(ctx.ui.answer_writer(), &STUDENT_COLUMNS, format);
    let mut rows = rows.map_err(Error::unwritten)?;
    visit_students(store, selection, now, |student| {
        rows.push(&student_row(&student, now, format)).map_err(Error::unwritten)
    })?;
    rows.finish().map_err(Error::unwritten)
}

fn list(ctx: &mut Context, students: &[Student], format: Format) -> Result<(), Error> {
    let mut rows = Rows::new(&STUDENT_COLUMNS);
    for student in students {
        rows.push(student_row(student, ctx.act.at, format));
    }
    ctx.ui.rows(rows, format)
}

fn student_row(student: &Student, now: Timestamp, format: Format) -> Vec<Cell> {
    let account = &student.account;
    // A table is for eyes at 80 columns; the domain is the same for all students.
    let login = if format == Format::Table {
        student.login.local().to_owned()
    } else {
        student.login.to_string()
    };
    vec![
        Cell::number(Some(student.class.year)),
        Cell::text(Some(&student.class.name)),
        Cell::text(student.class.level),
        Cell::number(student.register_no.map(RegisterNo::get)),
        Cell::text(Some(&student.name)),
        Cell::Text(login),
        Cell::text(student.student_ref.as_ref()),
        Cell::text(student.recovery_email.as_ref()),
        Cell::text(Some(account.status(now))),
        Cell::Time(account.password_set_at),
        Cell::time(account.expires_at),
        Cell::time(account.printed_at),
        Cell::time(account.first_sign_in_at),
        Cell::time(account.questions_set_at),
        Cell::time(account.disabled.map(|(at, _)| at)),
    ]
}

/// One student on the screen, with all that happened to the account.
fn card(ctx: &mut Context, store: &Store, student: &Student) -> Result<(), Error> {
    let account = &student.account;
    let number = student.register_no.map(|number| format!(", number {number}")).unwrap_or_default();
    ctx.ui.answer(format_args!("{}", student.name))?;
    let until = account
        .expires_at
        .map(|end| format!(", temporary password until {}", shown_day(last_day_of(end))));
    let status = format!("{}{}", account.status(ctx.act.at), until.unwrap_or_default());
    let teacher = student.class.form_teacher.as_ref();
    for (label, value) in [
        ("Class", Some(format!("{} of {}{number}", student.class.name, student.class.year))),
        ("Form teacher", teacher.map(ToString::to_string)),
        ("Login ID", Some(student.login.to_string())),
        ("Student ref", student.student_ref.as_ref().map(ToString::to_string)),
        ("Recovery e-mail", student.recovery_email.as_ref().map(ToString::to_string)),
        ("Status", Some(status)),
        ("Printed", account.printed_at.map(shown_time)),
        ("First sign-in", account.first_sign_in_at.map(shown_time)),
        ("Questions set", account.questions_set_at.map(shown_time)),
    ] {
        if let Some(value) = value {
            ctx.ui.answer(format_args!("{label:<16} {value}"))?;
        }
    }
    ctx.ui.answer("")?;
    history(ctx, store, student)
}

fn history(ctx: &mut Context, store: &Store, student: &Student) -> Result<(), Error> {
    const COLUMNS: [Column; 4] = [
        Column { field: "at", title: Some("When") },
        Column { field: "outcome", title: Some("What") },
        Column { field: "operator", title: Some("By") },
        Column { field: "details", title: Some("Details") },
    ];
    let mut rows = Rows::new(&COLUMNS);
    for event in store.read(|connection| audit::of_student(connection, student.id))? {
        rows.push(vec![
            Cell::Time(event.at),
            Cell::Text(event.outcome),
            Cell::Text(event.operator),
            Cell::Text(event.details),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)
}

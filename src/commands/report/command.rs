//! `mims report`

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::files::{ReportFiles, is_of_a_report};
use crate::commands::flags::selection::SelectionArgs;
use crate::context::{Context, Done};
use crate::domain::{Condition, Figure, counted, day_of, shown_path};
use crate::files::{NewFile, Readers};
use crate::ops::{
    Nightly, NightlyRequest, nightly_report, quick_check, read_settings, record_night,
};
use crate::pages::{are_metrics, compared, mail, metrics, report_page, summary, told};
use crate::rows::{Column, Format, Rows, columns};
use crate::terminal::{Error, new_file, new_folder, read_file, told_fault_of_store};

/// Write the nightly report: a dated folder with a page, files for scripts and spreadsheets, and pages to chase with
///
/// The folder gets the day as its name and holds report.html, summary.json, students.csv, attention.csv and, in chase/,
/// a page and a list for each form teacher with only the pupils who are not enrolled yet; chase/all.html prints a sheet
/// for each class. It is written whole or not at all, never holds a password, and only you can read it, for it names
/// children.
///
/// It is about the newest school year that has students, unless --year or --batch says otherwise. Each number stands
/// beside the one of the last report of an earlier day; every report keeps the numbers of all classes for that, and a
/// later report of the same day takes the place of an earlier one.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims report --output reports
  mims report --output reports --force --fail-over 'expired>0,enrolled<90%'
  mims report --output reports --format text --quiet > mail.txt
  mims report --output reports --level P3 --prometheus /var/lib/node_exporter/mims.prom

Conditions: a name, >, >=, < or <=, and a number or a percentage of the students. Names: students, printed, signed_in,
own_password, enrolled, pending (not enrolled), expired, locked, lapsing (within 7 days), self_service_off, not_printed,
look_alike.")]
pub struct Args {
    /// The folder that gets a folder for each day
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: PathBuf,
    /// Replace today's folder if it is there already and holds nothing but a report
    #[arg(long)]
    force: bool,
    /// End with exit code 3 when one of these conditions holds, such as 'expired>0,enrolled<90%'
    #[arg(long, value_name = "CONDITIONS", value_delimiter = ',', value_parser = Condition::parse)]
    fail_over: Vec<Condition>,
    /// What to write to standard output; text is for a mail, and with --quiet empty when nothing changed
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// Also write the numbers for Prometheus, for the node exporter's textfile collector; replaces its own file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    prometheus: Option<PathBuf>,
    #[command(flatten)]
    selection: SelectionArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
enum ReportFormat {
    /// The numbers beside those of the night before.
    #[default]
    Table,
    /// The summary for a mail.
    Text,
    /// The same as summary.json.
    Json,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let mut store = ctx.store()?;
    let stage = read_settings(&store)?.school_stage;
    let selection = args.selection.selection(stage)?;
    let day = day_of(ctx.act.at).to_string();
    let folder = new_folder(&args.output, &day, args.force, is_of_a_report)?;
    let prometheus = args.prometheus.as_deref().map(prepare_metrics);
    let mut prometheus = prometheus.transpose()?;

    let mut files = ReportFiles::begin(&folder, ctx.act.at, ctx.ui.progress("Writing classes", 0))?;
    let request = NightlyRequest { selection, conditions: &args.fail_over };
    let nightly = nightly_report(&store, request, ctx.act.at, &mut files)?;
    let chase = files.finish()?;
    let summary = summary(&nightly, &chase);
    folder.add_file("summary.json", &summary)?;
    folder.add_file("report.html", &report_page(&nightly, &chase))?;
    if let Some(file) = &mut prometheus {
        file.write(metrics(&nightly).as_bytes())?;
    }
    let path = folder.path().to_owned();
    folder.publish()?;
    ctx.did(format!("the report is written: {}", shown_path(&path)));
    let recorded = record_night(&mut store, &ctx.act, &nightly).map_err(Error::from);
    prometheus.map(NewFile::publish).transpose()?;

    let shown = shown_path(&path);
    match args.format {
        ReportFormat::Text if ctx.ui.is_quiet() && is_no_news(&nightly) => {}
        ReportFormat::Text => ctx.ui.answer_bytes(mail(&nightly, &shown).as_bytes())?,
        ReportFormat::Json => ctx.ui.answer_bytes(summary.as_bytes())?,
        ReportFormat::Table => show(ctx, &nightly, &shown, chase.len())?,
    }
    if let Err(error) = &recorded {
        ctx.ui.warn(format_args!(
            "the report is written, but its numbers were not kept for the next one: {:#}",
            error.cause
        ));
        ctx.ui.status(format_args!(
            "Next: mims report --output {} --force, as soon as the store can be written.",
            pasteable(&args.output)
        ));
    }
    let faults = quick_check(&store)?;
    for fault in &faults {
        ctx.ui.warn(format_args!("{}; mims check says more", told_fault_of_store(fault)));
    }
    let is_well = recorded.is_ok() && nightly.findings.is_empty() && faults.is_empty();
    Ok(if is_well { Done::Well } else { Done::LookAgain })
}

/// The file of the night before is in the way every night, and is replaced; any other file never is.
fn prepare_metrics(path: &Path) -> Result<NewFile, Error> {
    const MAX_BYTES: usize = 64 * 1024 * 1024;
    let file = new_file(path, true, Readers::Everybody)?;
    let is_ours = || read_file(path, MAX_BYTES).is_ok_and(|bytes| are_metrics(&bytes));
    if path.is_file() && !is_ours() {
        let error =
            Error::refused(format!("{} is another file, and is not replaced", shown_path(path)));
        return Err(error.hint("name a file of its own for these numbers, such as mims.prom"));
    }
    Ok(file)
}

/// A folder as it can be typed again: with quotes where a shell would take it apart.
fn pasteable(folder: &Path) -> String {
    let shown = shown_path(folder);
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-".contains(c);
    if shown.chars().all(is_plain) { shown } else { format!("\"{shown}\"") }
}

fn is_no_news(nightly: &Nightly) -> bool {
    nightly.is_unchanged() && nightly.findings.is_empty()
}

fn show(ctx: &mut Context, nightly: &Nightly, folder: &str, pages: usize) -> Result<(), Error> {
    const COLUMNS: [Column; 5] = columns!["", "Now", "Share", "Before", "Change"];
    let mut rows = Rows::new(&COLUMNS);
    for figure in Figure::ALL {
        let [_, share, _, change] = compared(figure, nightly.total);
        let (now, before) = nightly.total.figure(figure);
        let share = format!("{share:>5}");
        rows.push(vec![
            figure.title().into(),
            now.into(),
            share.into(),
            before.into(),
            change.into(),
        ]);
    }
    ctx.ui.rows(rows, Format::Table)?;
    for finding in &nightly.findings {
        ctx.ui.warn(told(finding));
    }
    let pages = counted(pages, "page");
    ctx.ui.status(format_args!("{folder}: report.html, and {pages} for form teachers"));
    ctx.ui.status("Next: open report.html, print chase/all.html, and hand out its pages.");
    Ok(())
}

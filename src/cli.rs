//! The command line: global options, dispatch, and how a run ends.

use std::ffi::OsString;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueHint};

use crate::commands::manual::{complete, completions, help, man, other_words, scenes, topics};
use crate::commands::office::{disable, edit, reset, undo, unlock};
use crate::commands::safekeeping::{backup, check, vault};
use crate::commands::{
    audit, directory, export, generate, import, init, portal, report, settings, status, stickers,
};
use crate::context::{Context, Done, process};
use crate::terminal::{self, ColorChoice, Error, Kind, Ui};

/// Create MIMS student accounts from class lists, print the login stickers, reset passwords, see who has enrolled.
///
/// In January: `mims import`, then `mims stickers`. Every day: `mims reset`. Every night: `mims report`. Any time: `mims status`.
#[derive(Parser)]
#[command(
    name = "mims",
    bin_name = "mims",
    version,
    max_term_width = scenes::MAX_WIDTH,
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

/// The heading of the options that every command has, so that they do not stand between its own.
const EVERYWHERE: &str = "Options of every command";

#[derive(clap::Args)]
struct Global {
    /// The store's folder [default: MIMS_STORE of the environment, else the user's local data folder]
    #[arg(long, global = true, help_heading = EVERYWHERE, value_name = "DIR", env = "MIMS_STORE", hide_env = true, value_hint = ValueHint::DirPath)]
    store: Option<PathBuf>,
    /// When to use colour: auto, always or never
    #[arg(
        long,
        global = true,
        hide_short_help = true,
        help_heading = EVERYWHERE,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_default_value = true,
        hide_possible_values = true
    )]
    color: ColorChoice,
    /// The same as --color never
    #[arg(long, global = true, hide_short_help = true, help_heading = EVERYWHERE, conflicts_with = "color")]
    no_color: bool,
    /// Leave out status lines; answers, warnings and errors stay
    #[arg(long, short, global = true, help_heading = EVERYWHERE)]
    quiet: bool,
    /// This computer's clock is right, whatever the store's newest entry says
    #[arg(long, global = true, hide_short_help = true, help_heading = EVERYWHERE)]
    now_is_right: bool,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Args),
    Import(Box<import::Args>),
    Add(Box<import::add::Args>),
    Undo(undo::Args),
    Stickers(stickers::Args),
    Sheets(stickers::sheets::Args),
    Reset(reset::Args),
    Status(status::Args),
    Find(status::find::Args),
    Report(report::Args),
    Edit(edit::Args),
    Disable(disable::DisableArgs),
    Enable(disable::EnableArgs),
    Unlock(unlock::Args),
    Portal(portal::Args),
    Directory(directory::Args),
    Export(export::Args),
    Generate(generate::Args),
    Check(check::Args),
    Backup(backup::Args),
    Restore(backup::RestoreArgs),
    Audit(audit::Args),
    Vault(vault::Args),
    Settings(settings::Args),
    Help(help::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// What a command does, with its arguments.
type Job = Box<dyn FnOnce(&mut Context) -> Result<Done, Error>>;

fn job<A: 'static>(args: A, run: fn(&mut Context, &A) -> Result<Done, Error>) -> Job {
    Box::new(move |ctx| run(ctx, &args))
}

impl Command {
    /// Whether accounts may be others after it. The portal keeps the directory in step itself.
    fn changes_accounts(&self) -> bool {
        matches!(
            self,
            Self::Import(_)
                | Self::Add(_)
                | Self::Undo(_)
                | Self::Reset(_)
                | Self::Edit(_)
                | Self::Disable(_)
                | Self::Enable(_)
        )
    }

    /// What it is called in the audit log, and what it does.
    fn named_job(self) -> (&'static str, Job) {
        match self {
            Self::Init(args) => ("init", job(args, init::run)),
            Self::Import(args) => ("import", job(*args, import::run)),
            Self::Add(args) => ("add", job(*args, import::add::run)),
            Self::Undo(args) => ("undo", job(args, undo::run)),
            Self::Edit(args) => ("edit", job(args, edit::run)),
            Self::Disable(args) => ("disable", job(args, disable::run_disable)),
            Self::Enable(args) => ("enable", job(args, disable::run_enable)),
            Self::Unlock(args) => ("unlock", job(args, unlock::run)),
            Self::Portal(args) => ("portal serve", job(args, portal::run)),
            Self::Directory(args) => ("directory", job(args, directory::run)),
            Self::Stickers(args) => ("stickers", job(args, stickers::run)),
            Self::Sheets(args) => ("sheets", job(args, stickers::sheets::run)),
            Self::Reset(args) => ("reset", job(args, reset::run)),
            Self::Status(args) => ("status", job(args, status::run)),
            Self::Find(args) => ("find", job(args, status::find::run)),
            Self::Report(args) => ("report", job(args, report::run)),
            Self::Export(args) => ("export", job(args, export::run)),
            Self::Generate(args) => ("generate", job(args, generate::run)),
            Self::Check(args) => ("check", job(args, check::run)),
            Self::Backup(args) => ("backup", job(args, backup::run)),
            Self::Restore(args) => ("restore", job(args, backup::run_restore)),
            Self::Audit(args) => ("audit", job(args, audit::run)),
            Self::Vault(args) => ("vault", job(args, vault::run)),
            Self::Settings(args) => ("settings", job(args, settings::run)),
            Self::Help(args) => {
                ("help", job(args, |ctx, args| help::run(ctx, args, &definition())))
            }
            Self::Completions(args) => {
                ("completions", job(args, |ctx, args| completions::run(ctx, args, definition())))
            }
            // A manual page has everything.
            Self::Man(args) => ("man", job(args, |ctx, args| man::run(ctx, args, Cli::command()))),
        }
    }
}

/// The whole command line, for whoever reads or describes it.
pub fn definition() -> clap::Command {
    scenes::by_scene(topics::shorten_import(Cli::command()))
}

/// Runs the program with these arguments, the first being its name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    process::ignore_file_size_signal();
    process::keep_memory_to_itself();
    panic::set_hook(Box::new(|_| {}));
    let args: Vec<_> = args.into_iter().collect();
    if args.get(1).is_some_and(|word| word == "--") {
        // What goes wrong is kept quiet: somebody is in the middle of a line.
        let answered = panic::catch_unwind(|| complete::answer_shell(&args, definition));
        if answered.unwrap_or(true) {
            return ExitCode::SUCCESS;
        }
    }
    let ended = panic::catch_unwind(AssertUnwindSafe(|| parse_and_run(&args)));
    ended.unwrap_or_else(|_| {
        // What a panic says may hold anything, so none of it is shown.
        let mut ui = Ui::new(ColorChoice::Auto, false);
        ui.error(
            &Error::of(Kind::Bug, "a bug in mims stopped the command")
                .hint("mims status shows what was done"),
        );
        Kind::Bug.exit_code()
    })
}

fn parse_and_run(args: &[OsString]) -> ExitCode {
    let cli = parse(args).and_then(|cli| match &cli.command {
        Command::Help(help) => help.as_command_line().map_or(Ok(cli), |args| parse(&args)),
        _ => Ok(cli),
    });
    let Cli { global, command } = match cli {
        Ok(cli) => cli,
        Err(error) => {
            // Not by its kind: with a store named by the environment clap takes it for a command line without a command.
            if args.len() < 2 {
                terminal::say_line(scenes::OVERVIEW);
                return Kind::Usage.exit_code();
            }
            if error.use_stderr() {
                terminal::say_misread(&error, args);
                return Kind::Usage.exit_code();
            }
            // Help goes to stdout, which may be closed; that is no error.
            let printed = error.print();
            let is_lost =
                printed.is_err_and(|error| error.kind() != std::io::ErrorKind::BrokenPipe);
            return if is_lost { Kind::Unusable.exit_code() } else { ExitCode::SUCCESS };
        }
    };
    // A server is stopped by the same signals, but brings to its end what it has begun.
    if !matches!(command, Command::Portal(_)) {
        process::watch_for_interruption();
    }
    let color = if global.no_color { ColorChoice::Never } else { global.color };
    let ui = Ui::new(color, global.quiet);
    let changes_accounts = command.changes_accounts();
    let (name, job) = command.named_job();
    let mut ctx = Context::new(ui, global.store, name, global.now_is_right);
    let ended = job(&mut ctx).and_then(|done| ctx.ui.flush().map(|()| done));
    if changes_accounts {
        directory::after_change(&mut ctx);
    }
    ctx.ui.name_taken_away();
    match ended {
        Ok(Done::Well) => ExitCode::SUCCESS,
        Ok(Done::LookAgain) => ExitCode::from(3),
        Err(error) => {
            let error = ctx.told(error);
            ctx.ui.error(&error);
            error.kind.exit_code()
        }
    }
}

fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    use ErrorKind::{DisplayHelp, DisplayHelpOnMissingArgumentOrSubcommand};
    // What help needs besides would take longer than everything else here.
    let matches = match Cli::command().try_get_matches_from(args) {
        Err(error)
            if matches!(error.kind(), DisplayHelp | DisplayHelpOnMissingArgumentOrSubcommand) =>
        {
            definition().try_get_matches_from(args)
        }
        matches => matches,
    };
    Cli::from_arg_matches(&matches.map_err(other_words::with_tip)?)
}

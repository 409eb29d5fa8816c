//! `mims init`

use std::path::PathBuf;

use clap::ValueHint;

use crate::context::{Context, Done, doubt_of_place};
use crate::crypto::Lock;
use crate::domain::{Settings, shown_path};
use crate::ops::create_store;
use crate::store::{Store, StoreError};
use crate::terminal::{Error, read_secret};

/// Make a store: the school's name, its stage, and the vault for temporary passwords
///
/// The vault key opens the passwords for printing. With a passphrase, a copy of the store's folder alone does not
/// give them away.
#[derive(clap::Args)]
#[command(after_long_help = "Examples:
  mims init
  mims init --school \"Merlion Park Primary School\" --yes
  mims init --school \"Merlion Park Secondary School\" --stage secondary --new-passphrase-file pass.txt --yes")]
pub struct Args {
    #[command(flatten)]
    store: NewStoreArgs,
    /// Ask nothing; what is not given takes its default
    #[arg(long, short)]
    yes: bool,
}

/// What a new store starts with.
#[derive(clap::Args)]
pub struct NewStoreArgs {
    /// The school's name, printed on every sticker
    #[arg(long, value_name = "NAME")]
    pub school: Option<String>,
    /// The school's stage: primary or secondary
    #[arg(long, value_name = "STAGE")]
    pub stage: Option<String>,
    /// A file whose first line becomes the passphrase of the vault key
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub new_passphrase_file: Option<PathBuf>,
}

/// The answers that a new store needs.
pub struct NewStoreChoice {
    /// The school's choices.
    pub settings: Settings,
    passphrase: Option<Lock>,
}

/// Runs the command.
pub fn run(ctx: &mut Context, args: &Args) -> Result<Done, Error> {
    let folder = ctx.folder()?;
    if !matches!(Store::open(&folder), Err(StoreError::Missing(_))) {
        return Err(StoreError::Exists(folder).into());
    }
    let choice = args.store.choose(ctx, args.yes)?;
    choice.create(ctx)?;
    ctx.ui.status("Next: mims import CLASS-LIST.csv");
    Ok(Done::Well)
}

impl NewStoreArgs {
    /// Asks for what is not given, unless there is to be no question.
    pub fn choose(&self, ctx: &mut Context, yes: bool) -> Result<NewStoreChoice, Error> {
        let mut settings = Settings::default();
        if !yes && ctx.ui.can_ask() {
            ctx.ui.status("Enter takes what stands in brackets, or nothing.");
        }
        let mut set = |key: &str, given: &Option<String>, usual: &str, question, flag| {
            let value = match given {
                Some(value) => value.clone(),
                None if yes => usual.to_owned(),
                None => ctx.ui.ask(question, usual, flag)?,
            };
            let set = settings.set(key, &value);
            set.map_err(|error| Error::refused(error).context(key.to_owned()))
        };
        let question = "Name of the school, as on the stickers";
        set("school.name", &self.school, "", question, "--school NAME or --yes")?;
        let question = "Stage, primary or secondary";
        set("school.stage", &self.stage, "primary", question, "--stage STAGE or --yes")?;
        let passphrase = match &self.new_passphrase_file {
            Some(file) => Some(read_secret(file)?),
            None if yes => None,
            None => Some(ctx.ui.ask_new_secret(
                "Passphrase for the vault key",
                "--new-passphrase-file FILE or --yes",
            )?),
        };
        let passphrase = passphrase.filter(|passphrase| !passphrase.expose().is_empty());
        Ok(NewStoreChoice { settings, passphrase: passphrase.map(Lock::Passphrase) })
    }
}

impl NewStoreChoice {
    /// Makes the store and says what should be known about it.
    pub fn create(&self, ctx: &mut Context) -> Result<(), Error> {
        let folder = ctx.folder()?;
        let passphrase = self.passphrase.as_ref();
        create_store(&folder, &self.settings, passphrase, &ctx.act, &mut ctx.rng)?;
        let shown = shown_path(&folder);
        ctx.did(format!(
            "Store made in {shown}, with nobody in it; mims import takes a class list"
        ));
        ctx.ui.status(format_args!("Store made in {shown}"));
        if let Some(doubt) = doubt_of_place(&folder) {
            ctx.ui.warn(doubt);
        }
        if self.settings.school_name.is_empty() {
            ctx.ui.warn("stickers will carry no school name; mims settings set school.name \"NAME\" gives one");
        }
        if self.passphrase.is_none() {
            ctx.ui.warn("the vault key has no passphrase; mims vault passphrase gives it one");
        }
        Ok(())
    }
}

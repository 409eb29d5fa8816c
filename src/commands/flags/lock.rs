//! What closes a file that leaves the store, and what opens it again: a passphrase, or age keys.

use std::path::{Path, PathBuf};

use clap::ValueHint;

use super::key::open_keys;
use crate::context::Context;
use crate::crypto::{Lock, Opener, Recipient, has_passphrase};
use crate::domain::shown_path;
use crate::terminal::{Error, read_secret};

/// What closes it.
#[derive(clap::Args)]
pub struct LockArgs {
    /// The public key of somebody who may open it, as age-keygen shows it; may be given more than once
    #[arg(long, value_name = "AGE1...", value_parser = recipient)]
    recipient: Vec<Recipient>,
    /// A file whose first line becomes the passphrase that opens it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "recipient")]
    new_passphrase_file: Option<PathBuf>,
}

/// What opens it.
#[derive(clap::Args)]
pub struct OpenerArgs {
    /// A file whose first line is the passphrase that opens it
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    passphrase_file: Option<PathBuf>,
    /// The age key of one of its recipients
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    identity: Option<PathBuf>,
}

fn recipient(text: &str) -> Result<Recipient, &'static str> {
    Recipient::parse(text).map_err(|_| "no public key of age, which begins with age1")
}

impl LockArgs {
    /// Asks for a passphrase when neither is given.
    pub fn lock(&self, ctx: &mut Context, question: &str) -> Result<Lock, Error> {
        if !self.recipient.is_empty() {
            return Ok(Lock::Recipients(self.recipient.clone()));
        }
        let flags = "--new-passphrase-file FILE or --recipient AGE1...";
        let passphrase = match &self.new_passphrase_file {
            Some(file) => read_secret(file)?,
            None => ctx.ui.ask_new_secret(question, flags)?,
        };
        if passphrase.expose().is_empty() {
            return Err(Error::refused("the passphrase is empty")
                .hint("give one: without it, anybody could open the file"));
        }
        Ok(Lock::Passphrase(passphrase))
    }

    /// For whom it is, as the audit log says it.
    pub fn whom(&self) -> String {
        if self.recipient.is_empty() {
            return "behind a passphrase".to_owned();
        }
        let all: Vec<_> = self.recipient.iter().map(ToString::to_string).collect();
        format!("for {}", all.join(", "))
    }
}

impl OpenerArgs {
    /// Whether a flag is given.
    pub fn is_given(&self) -> bool {
        self.passphrase_file.is_some() || self.identity.is_some()
    }

    /// What opens this file; asks for a passphrase where one is needed.
    pub fn opener(&self, ctx: &mut Context, path: &Path, closed: &[u8]) -> Result<Opener, Error> {
        let file = self.passphrase_file.as_deref();
        match (has_passphrase(closed), &self.identity) {
            (None, _) => Err(Error::refused(format!("{} is no backup", shown_path(path)))
                .hint("mims backup makes one")),
            (Some(true), Some(_)) => {
                Err(Error::refused("the backup has a passphrase, no keys")
                    .hint("leave out --identity"))
            }
            (Some(true), None) => Ok(Opener::Passphrase(match file {
                Some(file) => read_secret(file)?,
                None => ctx.ui.ask_secret("Passphrase of the backup", "--passphrase-file FILE")?,
            })),
            (Some(false), None) => Err(Error::refused("the backup is sealed to age keys")
                .hint("--identity FILE names the file of one of these keys")),
            (Some(false), Some(identity)) => {
                let question = "Passphrase of the age key";
                Ok(Opener::Keys(open_keys(ctx, identity, file, question)?))
            }
        }
    }
}

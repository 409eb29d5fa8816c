//! How a command says what it did: for eyes, or as one object for scripts.

use super::one_of::one_of_explained;
use crate::context::Context;
use crate::rows::{Action, ActionFormat};
use crate::terminal::{Error, Kind};

/// The flag of commands that change something.
#[derive(clap::Args)]
pub struct ActionArgs {
    /// How to say what was done
    #[arg(long = "format", default_value_t = ActionFormat::Text, value_parser = one_of_explained(about))]
    told_as: ActionFormat,
}

fn about(format: ActionFormat) -> String {
    let about = match format {
        ActionFormat::Text => "For eyes",
        ActionFormat::Json => "One object; lines for eyes go to standard error",
    };
    about.to_owned()
}

impl ActionArgs {
    /// Comes before anything is answered.
    pub fn begin(&self, ctx: &mut Context) {
        if self.is_json() {
            ctx.ui.talk_aside();
        }
    }

    pub fn is_json(&self) -> bool {
        self.told_as == ActionFormat::Json
    }

    /// Tells a script what was done.
    pub fn tell(&self, ctx: &mut Context, action: impl FnOnce() -> Action) -> Result<(), Error> {
        if !self.is_json() {
            return Ok(());
        }
        let json = action().json().map_err(|error| Error::of(Kind::Bug, error))?;
        ctx.ui.answer_aside(&json)
    }
}

//! The file of the passwords that a run has just made: in clear, for one other system, whole or not at all.

use std::path::PathBuf;

use super::writing::{Unfit, sort_out, tell};
use crate::context::{Context, Done};
use crate::crypto::VaultKey;
use crate::domain::{BatchId, Selection, Settings, Word as _, counted, shown_path};
use crate::exports::{ExportFormat, Exported, Person, check_settings, export};
use crate::files::{NewFile, Readers, are_one_file};
use crate::ops::{
    OpenPassword, Printed, list_open, open_passwords, record_exported, select_students,
};
use crate::store::Store;
use crate::terminal::{Error, Kind, new_file};

/// The flag of commands that make passwords.
#[derive(clap::Args)]
pub struct ExportArgs {
    /// Write the new passwords in clear into a file for another system: google=FILE, entra=FILE or scim=FILE
    #[arg(long, value_name = "FORMAT=FILE", value_parser = parse, help_heading = "For other systems")]
    export: Option<(ExportFormat, PathBuf)>,
}

fn parse(text: &str) -> Result<(ExportFormat, PathBuf), String> {
    let (format, path) = text.split_once('=').ok_or("write it as FORMAT=FILE")?;
    let takes = |format: &ExportFormat| format.no_password().is_some();
    let format = ExportFormat::of_word(format).filter(takes);
    let format = format.ok_or("only google, entra and scim files have passwords")?;
    Ok((format, path.into()))
}

/// A file that is to hold passwords.
pub struct Issued {
    format: ExportFormat,
    file: NewFile,
}

impl ExportArgs {
    /// Looks at the file before anything is done. It is another one than the PDF that the passwords are printed in.
    pub fn prepare(&self, replace: bool, paper: Option<&PathBuf>) -> Result<Option<Issued>, Error> {
        let Some((format, path)) = &self.export else { return Ok(None) };
        if paper.is_some_and(|paper| are_one_file(paper, path)) {
            let error = Error::refused(format!("{} cannot be both files", shown_path(path)));
            return Err(error.hint("name two files: one is a PDF, the other a list"));
        }
        let file = new_file(path, replace, Readers::Owner)?;
        Ok(Some(Issued { format: *format, file }))
    }
}

impl Issued {
    /// What the school has not said would be missed when the passwords are there.
    pub fn check(&self, settings: &Settings) -> Result<(), Error> {
        Ok(check_settings(self.format, settings)?)
    }

    /// What the audit log says of it.
    pub fn details(&self) -> String {
        format!("password in a file for {}", self.format.system())
    }

    /// Writes the file of everybody, where nobody sees it yet.
    pub fn hold(&mut self, ctx: &mut Context, people: Vec<Person<'_>>) -> Result<(), Error> {
        let unfit = Unfit::Stop("the others can go into a file; reset these without --export");
        self.hold_those(ctx, people, unfit).map(|_| ())
    }

    /// The same, and tells who is in it and whether that is everybody.
    fn hold_those<'a>(
        &mut self,
        ctx: &mut Context,
        people: Vec<Person<'a>>,
        unfit: Unfit,
    ) -> Result<(Vec<Person<'a>>, bool), Error> {
        let (people, all_are_in) = sort_out(ctx, self.format, people, unfit)?;
        match export(self.format, &people)? {
            Exported::File(bytes) => self.file.write(&bytes)?,
            Exported::Folder(_) => {
                return Err(Error::of(Kind::Bug, "a folder is no place for passwords"));
            }
        }
        Ok((people, all_are_in))
    }

    /// Names the file, and says what is to become of it.
    pub fn publish(
        self,
        ctx: &mut Context,
        settings: &Settings,
        accounts: usize,
    ) -> Result<(), Error> {
        let shown = shown_path(self.file.path());
        self.file.publish()?;
        let (counted, system) = (counted(accounts, "account"), self.format.system());
        ctx.ui.answer(format_args!("{shown}: {counted} for {system}, with passwords"))?;
        tell(ctx, self.format, settings, accounts);
        ctx.ui.warn(format_args!(
            "{shown} has passwords in clear in it: upload it now, and delete it"
        ));
        Ok(())
    }
}

/// Writes the passwords of the accounts that this run has made as a batch.
pub fn export_batch(
    ctx: &mut Context,
    (store, settings): (&mut Store, &Settings),
    key: &VaultKey,
    batch: BatchId,
    mut file: Issued,
) -> Result<Done, Error> {
    let selection = Selection { batch: Some(batch), ..Selection::default() };
    let mut students = select_students(store, &selection, ctx.act.at)?;
    // A student whom the batch has only moved has a password from before, and may have changed it elsewhere.
    let now = ctx.act.at.as_second();
    students.retain(|student| student.account.password_set_at.as_second() == now);
    let list = list_open(store, students, Printed::Again, ctx.act.at)?;
    let open = open_passwords(store, list.sealed, key)?;
    let people = open.iter().map(|OpenPassword { student, password, .. }| Person {
        student,
        settings,
        password: Some(password),
        entry: None,
    });
    let people = people.collect();
    let (people, all_are_in) = file.hold_those(ctx, people, Unfit::LeaveOut)?;
    let students = people.iter().map(|person| person.student.id);
    record_exported(store, students, &file.details(), &ctx.act)?;
    ctx.did(format!(
        "the accounts are made; mims reset --batch {batch} --export FORMAT=FILE writes new passwords"
    ));
    file.publish(ctx, settings, people.len())?;
    Ok(if all_are_in { Done::Well } else { Done::LookAgain })
}

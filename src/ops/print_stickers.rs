//! Stickers: open the sealed passwords of a selection, make the paper, and note that it was made.

use jiff::Timestamp;
use rayon::prelude::*;

use super::select_students;
use crate::crypto::{Sealed, VaultKey};
use crate::domain::{RegisterNo, Secret, Selection, Settings, Status, last_day_of};
use crate::error::Error;
use crate::print::{self, Sheet, Sticker};
use crate::store::audit::{Act, Entry};
use crate::store::credentials::{self, Credential};
use crate::store::students::Student;
use crate::store::{Identity, Store, student_changes};

/// Why a student gets no sticker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// The status says that there is no open temporary password.
    Status(Status),
    /// The sealed copy is not there any more.
    NoCopy,
}

/// An open temporary password. Holds clear text: keep it short.
pub struct OpenPassword {
    /// Whose it is.
    pub student: Student,
    /// The clear text.
    pub password: Secret,
    issue: u32,
}

/// The stickers of a selection, ready to be put on paper.
pub struct StickerSet {
    /// Who gets one, by class and register number.
    pub open: Vec<OpenPassword>,
    /// Who does not, and why.
    pub left_out: Vec<(Student, LeftOut)>,
}

/// Opens the temporary passwords of a selection.
pub fn collect_stickers(
    store: &Store,
    selection: &Selection,
    key: &VaultKey,
    now: Timestamp,
) -> Result<StickerSet, Error> {
    let mut left_out = Vec::new();
    let mut sealed = Vec::new();
    let students = select_students(store, selection, now)?;
    store.read(|connection| {
        for student in students {
            let status = student.account.status(now);
            if !matches!(status, Status::Issued | Status::Reset) {
                left_out.push((student, LeftOut::Status(status)));
                continue;
            }
            match credentials::get(connection, student.id)? {
                Some(Credential { issue, sealed: Some(copy) }) => {
                    sealed.push((student, issue, copy));
                }
                _ => left_out.push((student, LeftOut::NoCopy)),
            }
        }
        Ok::<_, Error>(())
    })?;
    let identity = store.identity();
    let open = sealed.into_par_iter().map(|(student, issue, copy)| {
        let password = open_copy(key, identity, &student, issue, &copy)?;
        Ok(OpenPassword { student, password, issue })
    });
    Ok(StickerSet { open: open.collect::<Result<_, Error>>()?, left_out })
}

fn open_copy(
    key: &VaultKey,
    identity: &Identity,
    student: &Student,
    issue: u32,
    copy: &[u8],
) -> Result<Secret, Error> {
    let about = Sealed {
        store_id: &identity.store_id,
        student: student.id,
        issue,
        issued_at: student.account.password_set_at,
        expires_at: student.account.expires_at.unwrap_or(Timestamp::MIN),
    };
    key.open(copy, &about).map_err(|error| Error::from(error).context(student.login.to_string()))
}

impl StickerSet {
    /// Puts the stickers on a sheet, as PDF.
    pub fn render(&self, sheet: &Sheet, settings: &Settings) -> Result<Vec<u8>, Error> {
        let stickers: Vec<_> = self.open.iter().map(|open| sticker(open, settings)).collect();
        Ok(print::stickers(sheet, &settings.portal_url, &stickers)?)
    }
}

fn sticker<'a>(open: &'a OpenPassword, settings: &'a Settings) -> Sticker<'a> {
    let student = &open.student;
    Sticker {
        school: &settings.school_name,
        name: student.name.as_str(),
        class: student.class.name.as_str(),
        register_no: student.register_no.map(RegisterNo::get),
        login: student.login.local(),
        domain: student.login.role().domain(),
        password: open.password.expose(),
        last_day: last_day_of(student.account.expires_at.unwrap_or(Timestamp::MIN)),
    }
}

/// Notes that the stickers were printed. Called before the paper can be seen: rather a note too many than one too few.
pub fn record_printed(
    store: &mut Store,
    set: &StickerSet,
    details: &str,
    act: &Act,
) -> Result<(), Error> {
    super::write(store, act, |tx, log| {
        for OpenPassword { student, issue, .. } in &set.open {
            if !student_changes::set_printed(tx, student.id, *issue, act.at)? {
                let error =
                    Error::refused(format!("{} got another password meanwhile", student.login));
                return Err(error.hint("run the same command again"));
            }
            log.append(Entry {
                student: Some(student.id),
                batch: None,
                outcome: "printed",
                details,
            })?;
        }
        Ok(())
    })
}

//! Where paper goes, into files or to a printer, and what the operator is told about it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::context::Context;
use crate::domain::{LeftOut, Settings, Student, counted, day_of, shown_path};
use crate::files::{NewFile, Readers};
use crate::ops::{Form, Handout, Paper, PaperRequest, log_head, make_paper};
use crate::print::{Look, Origin, Part, unprintable};
use crate::store::Store;
use crate::terminal::{Error, Kind, Printer, is_standard_output, new_file};

/// Where the paper goes.
pub enum Delivery {
    /// One file, or one for each part.
    Files(Vec<NewFile>),
    /// A printer.
    Printer(Printer),
    /// Standard output, with nothing else on it.
    Stdout,
}

/// Paper that a command makes beside what else it does, looked at before anything is done.
pub type Prepared = (Delivery, Form);

impl Delivery {
    /// Makes sure, before any work is done, that the file can be written.
    pub fn file(path: &Path, force: bool) -> Result<Self, Error> {
        Ok(Self::Files(vec![new_file(path, force, Readers::Owner)?]))
    }

    /// The same of what is the command's only answer, and may be standard output.
    pub fn answer(path: &Path, force: bool) -> Result<Self, Error> {
        if is_standard_output(path)? { Ok(Self::Stdout) } else { Self::file(path, force) }
    }

    /// The same of two files beside one another.
    pub fn split(path: &Path, force: bool) -> Result<Self, Error> {
        if is_standard_output(path)? {
            let error = "--split makes two files, and standard output is one";
            return Err(Error::of(Kind::Usage, error));
        }
        let file = |part| new_file(&beside(path, part), force, Readers::Owner);
        Ok(Self::Files(vec![file("login")?, file("password")?]))
    }

    /// Makes sure that the printer is there.
    pub fn printer(name: Option<&str>) -> Result<Self, Error> {
        Ok(Self::Printer(Printer::find(name)?))
    }

    /// Puts the paper where nobody sees it yet.
    pub fn hold(&mut self, papers: &[Paper]) -> Result<(), Error> {
        match self {
            Self::Files(files) => {
                let mut files = files.iter_mut().zip(papers);
                files.try_for_each(|(file, paper)| file.write(&paper.pages.pdf))?;
            }
            Self::Printer(_) | Self::Stdout => {}
        }
        Ok(())
    }

    /// What the audit log says of it.
    pub fn details(&self, form: &Form, again: bool) -> String {
        let what = match form {
            Form::Stickers(placement, ..) => format!("sticker on {}", placement.sheet.name),
            Form::Split(placement, _) => {
                format!("stickers on {}, login ID and password apart", placement.sheet.name)
            }
            Form::Slips { .. } => "slip".to_owned(),
        };
        let again = if again { ", again" } else { "" };
        match self {
            Self::Files(_) | Self::Stdout => format!("{what}{again}"),
            Self::Printer(printer) => format!("{what}{again}, printer {}", printer.name()),
        }
    }

    /// Names the files or sends them to the printer, and says what came out of it.
    pub fn deliver(self, ctx: &mut Context, papers: &[Paper], label: &Label) -> Result<(), Error> {
        match self {
            Self::Files(files) => {
                for ((file, said), _) in files.into_iter().zip(&label.said).zip(papers) {
                    let path = shown_path(file.path());
                    file.publish()?;
                    ctx.ui.answer(format_args!("{path}: {said}"))?;
                }
                let after = if label.secret { ", and delete the file afterwards" } else { "" };
                ctx.ui.status(format_args!("Next: print it at 100 %, not \"fit to page\"{after}."));
            }
            Self::Stdout => {
                for (paper, said) in papers.iter().zip(&label.said) {
                    ctx.ui.answer_bytes(&paper.pages.pdf)?;
                    ctx.ui.flush_to_reader()?;
                    ctx.ui.status(format_args!("standard output: {said}"));
                }
            }
            Self::Printer(printer) => {
                for (paper, said) in papers.iter().zip(&label.said) {
                    let job = printer.print(&paper.pages.pdf, label.title, label.media)?;
                    ctx.ui.answer(format_args!("Job {job}: {said}"))?;
                    if label.secret {
                        // cancel -x with the job's number refuses jobs that are done (seen with CUPS 2.4).
                        ctx.ui.status(format_args!(
                            "CUPS keeps the job with all its passwords in its spool, for a day as it comes. When it is \
                             printed, cancel -a -x {} removes it, with all that waits there; \"PreserveJobFiles No\" in \
                             cupsd.conf keeps none.",
                            printer.name()
                        ));
                    }
                }
            }
        }
        Ok(())
    }
}

/// What is said of papers, to the operator and to the printer.
pub struct Label {
    /// Of each paper.
    pub said: Vec<String>,
    /// Everybody who looks at the queue sees it.
    pub title: &'static str,
    pub media: &'static str,
    pub secret: bool,
}

impl Label {
    /// Of so many stickers or slips.
    pub fn new(form: &Form, count: usize, papers: &[Paper]) -> Self {
        let (title, media) = match form {
            Form::Stickers(placement, ..) | Form::Split(placement, _) => {
                ("mims stickers", placement.sheet.page.name)
            }
            Form::Slips { .. } => ("mims slips", "A4"),
        };
        let said = papers.iter().map(|paper| described(form, count, paper)).collect();
        let secret = !matches!(form, Form::Stickers(_, _, Look::BuiltIn(Part::Login)));
        Self { said, title, media, secret }
    }
}

/// `stickers.pdf` and `login` make `stickers-login.pdf`.
pub(in crate::commands) fn beside(path: &Path, part: &str) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push("-");
    name.push(part);
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

fn described(form: &Form, count: usize, Paper { part, pages }: &Paper) -> String {
    let what = match (form, part) {
        (Form::Slips { .. }, _) => "slip",
        (_, Some("login")) | (Form::Stickers(_, _, Look::BuiltIn(Part::Login)), _) => "login ID",
        (_, Some(_)) => "password",
        (_, None) => "sticker",
    };
    let what = counted(count, what);
    match form {
        Form::Stickers(placement, ..) | Form::Split(placement, _) => {
            format!("{what} on {} of {}", counted(pages.count, "sheet"), placement.sheet.name)
        }
        Form::Slips { .. } => format!("{what} on {}", counted(pages.count, "page")),
    }
}

/// Makes the paper; names that come out shorter are told.
pub(in crate::commands) fn make(
    ctx: &mut Context,
    store: &Store,
    settings: &Settings,
    handouts: Vec<Handout<'_>>,
    left_out: &[(Student, LeftOut)],
    form: &Form,
) -> Result<Vec<Paper>, Error> {
    let head = log_head(store)?.to_string();
    let vault = store.identity().recipient.fingerprint();
    let operator = ctx.act.operator.clone();
    let printed_on = day_of(ctx.act.at);
    let origin = Origin { vault: &vault, audit_head: &head, printed_on, operator: &operator };
    let names: Vec<_> = handouts.iter().map(|handout| handout.student).collect();
    let papers = make_paper(&PaperRequest { handouts, left_out, settings, origin }, form)?;
    for student in names {
        if let Some(character) = unprintable(student.name.as_str()) {
            ctx.ui.warn(format_args!(
                "only the Latin part of the name of {} is printed: no font has U+{:04X}",
                student.login,
                u32::from(character)
            ));
        }
    }
    Ok(papers)
}

/// Who is left out of a selection, and why.
pub(in crate::commands) type LeftOutList = Vec<(Student, LeftOut)>;

/// Who was left out, counted by reason.
pub(in crate::commands) fn reasons(left_out: &[(Student, LeftOut)]) -> String {
    let mut counts: BTreeMap<LeftOut, usize> = BTreeMap::new();
    for (_, reason) in left_out {
        *counts.entry(*reason).or_default() += 1;
    }
    if counts.is_empty() {
        return "nobody is like that".to_owned();
    }
    let counted = counts.into_iter().map(|(reason, count)| format!("{count} {reason}"));
    counted.collect::<Vec<_>>().join(", ")
}

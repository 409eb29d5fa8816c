//! The files of a nightly report that have a row for each student, written while the students are read.

use std::collections::HashMap;
use std::io::{self, Write};
use std::sync::Arc;

use jiff::Timestamp;
use rayon::prelude::*;

use crate::domain::{Class, ClassId, Reason, RegisterNo, last_day_of, shown_day, shown_time};
use crate::files::NewFolder;
use crate::ops::{ReportSink, Reported, ReportedClass};
use crate::pages::{
    ALL_PAGES, ChaseClass, ChaseLink, ChasePage, all_chased_begin, all_chased_class,
    all_chased_end, chase_page, plan_chase,
};
use crate::rows::{Cell, Column, Format, columns, student_cells, student_columns};
use crate::terminal::{Error, FolderRows, Progress};

const ATTENTION_COLUMNS: [Column; 8] =
    columns!["year", "class", "level", "register_no", "name", "login_id", "reason", "details"];

const CHASE_COLUMNS: [Column; 7] =
    columns!["year", "class", "register_no", "name", "login_id", "status", "to_do"];

/// Whether a report has a file of this name, from its folder.
pub(super) fn is_of_a_report(name: &str) -> bool {
    match name.strip_prefix("chase/") {
        Some(page) if name != ALL_PAGES => {
            let stem = page.strip_suffix(".html").or_else(|| page.strip_suffix(".csv"));
            let begins = |stem: &str| {
                ["teacher-", "teacher_", "class-"].iter().any(|one| stem.starts_with(one))
            };
            stem.is_some_and(begins)
        }
        _ => ["report.html", "summary.json", "students.csv", "attention.csv", ALL_PAGES]
            .contains(&name),
    }
}

/// So many pages are written at once, on all cores: to make two files for each class of a country takes longer than to
/// read it.
const PAGES_AT_ONCE: usize = 256;

/// The files while they are written. A form teacher's page waits until the last of the teacher's classes was there.
pub(super) struct ReportFiles<'a> {
    folder: &'a NewFolder,
    now: Timestamp,
    progress: Progress,
    school: String,
    students: FolderRows<'a>,
    attention: FolderRows<'a>,
    /// All classes in one; there from the first pupil on who is left.
    all: Option<Box<dyn Write>>,
    pages: Vec<Page>,
    /// The page of each class, by its number.
    places: HashMap<ClassId, usize>,
    /// How many pages are whole and not written yet.
    waiting: usize,
}

/// A page for a form teacher, and what came of its classes so far.
struct Page {
    plan: ChasePage,
    missing: usize,
    classes: Vec<ChaseClass>,
    /// How many are left, of how many.
    left: usize,
    students: usize,
}

impl<'a> ReportFiles<'a> {
    /// Starts the files.
    pub(super) fn begin(
        folder: &'a NewFolder,
        now: Timestamp,
        progress: Progress,
    ) -> Result<Self, Error> {
        folder.add_folder("chase")?;
        Ok(Self {
            folder,
            now,
            progress,
            school: String::new(),
            students: FolderRows::begin(folder, "students.csv", student_columns())?,
            attention: FolderRows::begin(folder, "attention.csv", &ATTENTION_COLUMNS)?,
            all: None,
            pages: Vec::new(),
            places: HashMap::new(),
            waiting: 0,
        })
    }

    /// Ends the files, and says which pages there are for the form teachers.
    pub(super) fn finish(mut self) -> Result<Vec<ChaseLink>, Error> {
        // A class without students never came: what its page waited for is there.
        self.pages.iter_mut().for_each(|page| page.missing = 0);
        self.write_whole_pages()?;
        self.end_all().map_err(|cause| self.folder.failed(ALL_PAGES, cause))?;
        self.students.finish()?;
        self.attention.finish()?;
        let written = self.pages.into_iter().filter(|page| page.left > 0);
        Ok(written.map(Page::into_link).collect())
    }

    fn write_whole_pages(&mut self) -> Result<(), Error> {
        self.waiting = 0;
        let whole = self.pages.par_iter_mut().filter(|page| page.missing == 0);
        whole.try_for_each(|page| page.write(self.folder, &self.school, self.now))
    }

    fn add_to_all(&mut self, class: &ChaseClass) -> io::Result<()> {
        let all = match &mut self.all {
            Some(all) => all,
            none => {
                let all = none.insert(Box::new(self.folder.file(ALL_PAGES)?));
                all.write_all(all_chased_begin(&self.school, self.now).as_bytes())?;
                all
            }
        };
        all.write_all(all_chased_class(&self.school, self.now, class).as_bytes())
    }

    fn end_all(&mut self) -> io::Result<()> {
        let Some(mut all) = self.all.take() else { return Ok(()) };
        all.write_all(all_chased_end().as_bytes())?;
        all.flush()
    }

    fn note_attention(&mut self, class: &ReportedClass, one: &Reported) -> Result<(), Error> {
        let student = &one.student;
        for reason in &one.reasons {
            self.attention.push(&[
                class.class.year.into(),
                class.class.name.as_str().into(),
                class.class.level.map(Cell::shown).into(),
                student.register_no.map(RegisterNo::get).into(),
                student.name.as_str().into(),
                student.login.whole().into(),
                reason.as_str().into(),
                details(*reason, one, class).into(),
            ])?;
        }
        Ok(())
    }
}

impl ReportSink for ReportFiles<'_> {
    type Error = Error;

    fn begin(&mut self, school: &str, classes: &[Arc<Class>]) -> Result<(), Error> {
        school.clone_into(&mut self.school);
        self.progress.set_pieces(classes.len());
        for (place, plan) in plan_chase(classes).into_iter().enumerate() {
            self.places.extend(plan.classes.iter().map(|class| (class.id, place)));
            let missing = plan.classes.len();
            self.pages.push(Page { plan, missing, classes: Vec::new(), left: 0, students: 0 });
        }
        Ok(())
    }

    fn class(&mut self, class: ReportedClass) -> Result<(), Error> {
        self.progress.tick();
        for one in &class.students {
            self.students.push(&student_cells(&one.student, self.now, Format::Csv))?;
            self.note_attention(&class, one)?;
        }
        let place = self.places.get(&class.class.id).copied();
        let chased = chased(class);
        if !chased.pupils.is_empty() {
            let added = self.add_to_all(&chased);
            added.map_err(|cause| self.folder.failed(ALL_PAGES, cause))?;
        }
        if let Some(page) = place.and_then(|place| self.pages.get_mut(place)) {
            page.add(chased);
            self.waiting += usize::from(page.missing == 0);
        }
        if self.waiting >= PAGES_AT_ONCE { self.write_whole_pages() } else { Ok(()) }
    }
}

/// A class with only those who are left.
fn chased(ReportedClass { class, students: mut pupils }: ReportedClass) -> ChaseClass {
    let open = pupils.iter().filter(|one| one.student.account.disabled.is_none());
    let students = open.count();
    pupils.retain(|one| one.to_do.is_some());
    ChaseClass::new(class, students, pupils)
}

impl Page {
    fn add(&mut self, class: ChaseClass) {
        self.missing = self.missing.saturating_sub(1);
        self.left += class.pupils.len();
        self.students += class.students;
        if !class.pupils.is_empty() {
            self.classes.push(class);
        }
    }

    /// Writes what was added, if there is anything, and forgets it.
    fn write(&mut self, folder: &NewFolder, school: &str, now: Timestamp) -> Result<(), Error> {
        let classes = std::mem::take(&mut self.classes);
        if classes.is_empty() {
            return Ok(());
        }
        let page = chase_page(school, now, &self.plan, &classes);
        folder.add_file(&format!("chase/{}.html", self.plan.file), &page)?;
        let mut rows =
            FolderRows::begin(folder, &format!("chase/{}.csv", self.plan.file), &CHASE_COLUMNS)?;
        for ChaseClass { class, pupils, .. } in &classes {
            for Reported { student, status, to_do, .. } in pupils {
                rows.push(&[
                    class.year.into(),
                    class.name.as_str().into(),
                    student.register_no.map(RegisterNo::get).into(),
                    student.name.as_str().into(),
                    student.login.whole().into(),
                    status.as_str().into(),
                    to_do.map(Cell::shown).into(),
                ])?;
            }
        }
        Ok(rows.finish()?)
    }

    fn into_link(self) -> ChaseLink {
        let names: Vec<_> = self.plan.classes.iter().map(|class| class.name.as_str()).collect();
        let classes = names.join(", ");
        ChaseLink {
            whom: self.plan.teacher.map_or_else(|| classes.clone(), |teacher| teacher.to_string()),
            classes,
            left: self.left as u64,
            students: self.students as u64,
            href: format!("chase/{}.html", self.plan.file),
        }
    }
}

/// What there is to know about a reason, for people.
fn details(reason: Reason, one: &Reported, class: &ReportedClass) -> String {
    let account = &one.student.account;
    let last_day = || account.expires_at.map(|end| shown_day(last_day_of(end))).unwrap_or_default();
    match reason {
        Reason::Expired => format!("the temporary password worked until {}", last_day()),
        Reason::Lapsing => format!("the temporary password works until {}", last_day()),
        Reason::Locked => {
            let since = account.locked_at.map(shown_time).unwrap_or_default();
            format!("{}, since {since}", reason.meaning())
        }
        Reason::LookAlike => {
            let others = one.alike.iter().filter_map(|place| class.students.get(*place));
            let named = others.map(|other| {
                let number = other.student.register_no;
                let number = number.map(|number| format!(" (number {number})")).unwrap_or_default();
                format!("{}{number}", other.student.name)
            });
            format!("looks like {}", named.collect::<Vec<_>>().join(", "))
        }
        Reason::SelfServiceOff | Reason::NotPrinted => reason.meaning().to_owned(),
    }
}

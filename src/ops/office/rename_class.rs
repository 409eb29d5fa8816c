//! A class gets another name within its year: all its students go to the new name, so that it can be taken back.

use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::{
    Act, BatchId, BatchKind, ChangeKind, Class, ClassName, Detail, Level, Selection, Student,
};
use crate::store::student_changes::{self, Person};
use crate::store::{Store, StoreError, classes, settings, students};

/// What a renaming would do.
#[derive(Debug, PartialEq, Eq)]
pub struct ClassRename {
    pub class: Arc<Class>,
    pub name: ClassName,
    /// Those with closed accounts too: whoever comes back is found in the class.
    pub students: Vec<Student>,
    /// A class that had the new name and has nobody in it any more.
    empty: Option<Arc<Class>>,
}

/// Why a class was not renamed.
#[derive(Debug)]
pub enum ClassRefusal {
    /// The store says no.
    Store(StoreError),
    /// The year has no such class with students.
    NoSuchClass { class: ClassName, year: Option<i16> },
    /// Both are names of one class.
    SameClass(ClassName),
    /// Another class has the name.
    NameTaken { class: ClassName, students: usize },
    /// A level lasts a year.
    OtherLevel { before: Level, after: Level },
    /// Somebody else wrote since the plan was made.
    ChangedMeanwhile,
}

/// Looks at a class of this year, or of the newest year that has open accounts.
pub fn plan_class_rename(
    store: &Store,
    before: &ClassName,
    name: &ClassName,
    year: Option<i16>,
) -> Result<ClassRename, ClassRefusal> {
    store.read(|connection| {
        let year = year.map_or_else(|| classes::newest_year(connection), |year| Ok(Some(year)))?;
        look(connection, before, name, year)
    })
}

fn look(
    connection: &Connection,
    before: &ClassName,
    name: &ClassName,
    year: Option<i16>,
) -> Result<ClassRename, ClassRefusal> {
    let of_year = |class: &Arc<Class>| Some(class.year) == year;
    let all: Vec<_> = classes::all(connection)?.into_values().filter(of_year).collect();
    let called = |name: &ClassName| all.iter().find(|class| class.name.key() == name.key());
    let missing = || ClassRefusal::NoSuchClass { class: before.clone(), year };
    let class = called(before).cloned().ok_or_else(missing)?;
    let students = students_of(connection, &class)?;
    if students.is_empty() {
        return Err(missing());
    }
    if before.key() == name.key() {
        return Err(ClassRefusal::SameClass(class.name.clone()));
    }
    let empty = called(name).cloned();
    let there = empty.as_ref().map_or(Ok(Vec::new()), |class| students_of(connection, class))?;
    if !there.is_empty() {
        return Err(ClassRefusal::NameTaken { class: name.clone(), students: there.len() });
    }
    let stage = settings::load(connection)?.school_stage;
    match class.level.zip(Level::of_class(name, stage)) {
        Some((before, after)) if before != after => Err(ClassRefusal::OtherLevel { before, after }),
        _ => Ok(ClassRename { class, name: name.clone(), students, empty }),
    }
}

fn students_of(connection: &Connection, class: &Class) -> Result<Vec<Student>, StoreError> {
    let (classes, year) = (vec![class.name.clone()], Some(class.year));
    students::select(connection, &Selection { classes, year, ..Selection::default() })
}

/// Moves all of them at once; the form teacher goes along.
pub fn rename_class(
    store: &mut Store,
    rename: &ClassRename,
    act: &Act,
) -> Result<BatchId, ClassRefusal> {
    crate::ops::write(store, act, |tx, log| {
        let now = look(tx, &rename.class.name, &rename.name, Some(rename.class.year))?;
        // Somebody may have come into the class while the question stood.
        let of = |rename: &ClassRename| -> Vec<_> {
            rename.students.iter().map(|student| student.id).collect()
        };
        if now.class != rename.class || of(&now) != of(rename) {
            return Err(ClassRefusal::ChangedMeanwhile);
        }
        let ClassRename { class, name, students, empty } = &now;
        let batch = log.begin_batch(BatchKind::Edit, &format!("{}={name}", class.name))?;
        let teacher = class.form_teacher.as_ref();
        let to = match empty {
            None => classes::insert(tx, class.year, name, teacher)?,
            Some(empty) => {
                if let Some(teacher) = teacher {
                    classes::set_form_teacher(tx, empty.id, teacher)?;
                }
                empty.id
            }
        };
        for student in students {
            log.change(student.id, ChangeKind::Moved, &Detail::Moved { from: class, to: name })?;
            student_changes::update(tx, student.id, to, &Person::of(student))?;
        }
        Ok(batch)
    })
}

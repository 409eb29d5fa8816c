//! What is told when the office asks for something that cannot be done.

use super::import::named;
use crate::domain::{BatchId, Class, ClassName, Student, counted, echoed};
use crate::ops::{
    ClassRefusal, EditRefusal, FindRefusal, Near, RequestRefusal, ResetRefusal, SettingRefusal,
    StickerRefusal, UndoRefusal,
};
use crate::terminal::Error;

impl From<EditRefusal> for Error {
    fn from(refusal: EditRefusal) -> Self {
        match refusal {
            EditRefusal::Store(error) => error.into(),
            EditRefusal::NoSuchClass { class, year } => {
                Self::refused(format!("there is no class {class} in {year}"))
                    .hint("mims status lists the classes; new ones come with a class list")
            }
            EditRefusal::OtherRole { login, role } => {
                Self::refused(format!("{login} does not end in @{}", role.domain()))
            }
            EditRefusal::LoginTaken(login) => {
                Self::refused(format!("the login ID {login} is or was somebody else's"))
                    .hint("no login ID is given a second time; choose another one")
            }
            EditRefusal::ReferenceTaken { reference, holder } => Self::refused(format!(
                "the student reference {} is that of {holder}",
                reference.as_str()
            )),
            EditRefusal::NumberTaken { class, number, holder } => {
                Self::refused(format!("register number {number} of {class} is that of {holder}"))
                    .hint("give that student another number first, or choose one that is free")
            }
        }
    }
}

impl From<ClassRefusal> for Error {
    fn from(refusal: ClassRefusal) -> Self {
        match refusal {
            ClassRefusal::Store(error) => error.into(),
            ClassRefusal::NoSuchClass { class, year } => {
                let in_year = year.map(|year| format!(" in {year}")).unwrap_or_default();
                Self::refused(format!("there is no class {class}{in_year}"))
                    .hint("mims status lists the classes")
            }
            ClassRefusal::SameClass(class) => {
                Self::refused(format!("that is how {class} is called already"))
                    .hint("capitals, spaces and hyphens make no other class")
            }
            ClassRefusal::NameTaken { class, students } => {
                let students = counted(students, "student");
                Self::refused(format!("there is a class {class} already, with {students}"))
                    .hint("mims edit WHO --class moves one student into it")
            }
            ClassRefusal::OtherLevel { before, after } => {
                Self::refused(format!("that would make a class of {after} out of one of {before}"))
                    .hint("next year's classes come with next year's class list")
            }
            ClassRefusal::ChangedMeanwhile => {
                Self::refused("the class was changed meanwhile; nothing was done")
                    .hint("run the same command again")
            }
        }
    }
}

impl From<UndoRefusal> for Error {
    fn from(refusal: UndoRefusal) -> Self {
        match refusal {
            UndoRefusal::Store(error) => error.into(),
            UndoRefusal::NoBatch(batch) => no_batch(batch),
            UndoRefusal::NothingToUndo => Self::refused("there is no batch to take back"),
            UndoRefusal::UndoneAlready { batch, by } => {
                Self::refused(format!("batch {batch} was taken back already, by batch {by}"))
            }
            UndoRefusal::IsUndo(batch) => Self::refused(format!(
                "batch {batch} took another batch back; that cannot be undone"
            ))
            .hint("do again what it took back: mims import, mims reset or mims edit"),
            UndoRefusal::ReferenceTaken { reference, student, holder } => Self::refused(format!(
                "the student reference {reference} that {student} had is that of {holder} now; nothing was done"
            )),
            UndoRefusal::ChangedMeanwhile => {
                Self::refused("the store was changed meanwhile; nothing was done")
                    .hint("run the same command again to see what can be taken back")
            }
        }
    }
}

/// Which there are stands in the log, each with what it did.
pub(super) fn no_batch(batch: BatchId) -> Error {
    Error::refused(format!("there is no batch {batch}"))
        .hint("mims audit log shows which there are")
}

impl From<ResetRefusal> for Error {
    fn from(refusal: ResetRefusal) -> Self {
        match refusal {
            ResetRefusal::Store(error) => error.into(),
            ResetRefusal::Disabled(login) => {
                Self::refused(format!("the account {login} is disabled"))
                    .hint(format!("mims enable {} opens it again", login.short()))
            }
            ResetRefusal::ChangedMeanwhile(login) => {
                Self::refused(format!("{login} got another password meanwhile"))
                    .hint(format!("mims status {} shows when, and by which way", login.short()))
            }
        }
    }
}

impl From<StickerRefusal> for Error {
    fn from(refusal: StickerRefusal) -> Self {
        match refusal {
            StickerRefusal::Store(error) => error.into(),
            StickerRefusal::Sealed { login, error } => Self::from(error).context(login),
            StickerRefusal::ChangedMeanwhile(login) => {
                Self::refused(format!("{login} got another password meanwhile"))
                    .hint("run the same command again")
            }
        }
    }
}

impl From<SettingRefusal> for Error {
    fn from(refusal: SettingRefusal) -> Self {
        match refusal {
            SettingRefusal::Store(error) => error.into(),
            SettingRefusal::Paper(error) => error.into(),
            SettingRefusal::Unfit { key, error } => Self::refused(error)
                .context(echoed(&key))
                .hint("mims settings list shows all settings"),
        }
    }
}

impl From<FindRefusal> for Error {
    fn from(refusal: FindRefusal) -> Self {
        match refusal {
            FindRefusal::Store(error) => error.into(),
            FindRefusal::Nobody { who, .. } if who.trim().is_empty() => {
                Self::refused("nobody is named: the text is blank")
            }
            FindRefusal::Nobody { who, near } => nobody(&echoed(&who), near),
            FindRefusal::Several { who, students } => {
                let ways: Vec<_> = students.iter().map(one_line).collect();
                let (who, count, ways) = (echoed(&who), students.len(), ways.join("\n"));
                Self::refused(format!("{who} could be any of {count}:\n{ways}"))
                    .hint("give the login ID of the one that is meant, as it stands here")
            }
        }
    }
}

fn nobody(who: &str, near: Near) -> Error {
    let known = format!("no student is known as {who}");
    match near {
        Near::Nothing(class) => {
            let class = class.as_ref().map_or("3 Integrity", ClassName::as_str);
            Error::refused(known).hint(format!(
                "give a login ID, CLASS/REGISTER (\"{class}/12\"), a student reference or a full name"
            ))
        }
        Near::Class(class) => {
            let (name, lists) = (&class.name, lists(&class));
            Error::refused(format!("{known}: {name} is a class"))
                .hint(format!("name one of it as \"{name}/12\"; {lists}"))
        }
        Near::Register(class, last) => {
            let Class { name, year, .. } = &*class;
            let what = format!("nobody has that number, and {name} of {year} ends at {last}");
            Error::refused(format!("{known}: {what}")).hint(lists(&class))
        }
        Near::Classes(class, others) => {
            let error = Error::refused(format!("{known}: there is no class {class}"));
            error.hint(match or(others.iter()) {
                Some(others) => format!("did you mean {others}?"),
                None => "mims status lists the classes".to_owned(),
            })
        }
        Near::Students(students) => {
            let students = or(students.iter().map(named)).unwrap_or_default();
            Error::refused(known).hint(format!("did you mean {students}?"))
        }
    }
}

fn lists(Class { name, year, .. }: &Class) -> String {
    format!("mims status --class \"{name}\" --year {year} --students lists the class")
}

/// `3A`, `3A or 3B`, `3A, 3B or 3C`.
fn or(items: impl Iterator<Item = impl std::fmt::Display>) -> Option<String> {
    let mut items: Vec<_> = items.map(|item| item.to_string()).collect();
    let last = items.pop()?;
    Some(if items.is_empty() { last } else { format!("{} or {last}", items.join(", ")) })
}

impl From<RequestRefusal> for Error {
    fn from(refusal: RequestRefusal) -> Self {
        match refusal {
            RequestRefusal::Find(refusal) => refusal.into(),
            RequestRefusal::Differs { student, said, other } => {
                let other = other.map(|other| format!(", which is {}", named(&other)));
                let (student, said) = (named(&student), echoed(&said));
                let other = other.unwrap_or_default();
                Self::refused(format!("the row names {student}, but also says {said}{other}"))
                    .hint("mend the row, or leave the column out that is wrong")
            }
        }
    }
}

/// One student of several to choose from.
pub fn one_line(student: &Student) -> String {
    let number = student.register_no.map(|number| format!("/{number}")).unwrap_or_default();
    format!(
        "  {}  {}{number} ({})  {}",
        student.login, student.class.name, student.class.year, student.name
    )
}

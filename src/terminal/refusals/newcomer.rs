//! What is told when one newcomer cannot be added: as of a row of a list, but with the way on of a command that has
//! nobody else on it.

use super::import::{any_of, key_of, named, reason};
use crate::domain::Student;
use crate::plan::{RefusedRow, RowRefusal};
use crate::terminal::Error;

/// Why the newcomer gets no account.
pub fn told_newcomer(RefusedRow { row, why }: &RefusedRow<'_>) -> Error {
    let name = &row.name;
    match why {
        RowRefusal::Near(student)
        | RowRefusal::WrongLevel(student)
        | RowRefusal::OtherKey(student)
        | RowRefusal::MayHaveMoved(student)
        | RowRefusal::TakenTwice(student) => {
            Error::refused(format!("{name} may be {}", named(student))).hint(way_on(student))
        }
        RowRefusal::MayBe(students) => {
            let hint = "mims edit corrects one of them; if it is another child, add --new";
            Error::refused(format!("{name} may be {}", any_of(students))).hint(hint)
        }
        RowRefusal::KeyOfAnother { holder, .. } => {
            let (key, login) = (key_of(row, holder), holder.login.short());
            Error::refused(format!("the {key} is that of {}", named(holder))).hint(format!(
                "mims edit {login} --name \"{name}\" corrects a name; another child has another {key}"
            ))
        }
        RowRefusal::NumberTaken(_) => {
            Error::refused(reason(row, why)).hint("--no NUMBER gives one that is free")
        }
        RowRefusal::NoLatinLetters => {
            Error::refused("no login ID can be made of the letters of this name")
                .hint("--login-id LOGIN gives one")
        }
        _ => Error::refused(reason(row, why)),
    }
}

/// The newcomer is somebody with an account.
pub fn told_known(student: &Student) -> Error {
    let error = Error::refused(format!("{} has an account already", named(student)));
    error.hint(way_on(student))
}

/// The same where the operator says that it is another child: nothing that is said of the two tells them apart.
pub fn told_namesake(student: &Student) -> Error {
    Error::refused(format!("nothing tells the newcomer and {} apart", named(student)))
        .hint("add --no NUMBER, the register number of the newcomer")
}

/// The newcomer's account is there, and an operator has closed it.
pub fn told_closed(student: &Student) -> Error {
    let error = Error::refused(format!("the account of {} is closed", named(student)));
    let login = student.login.short();
    error.hint(format!("mims enable {login} opens it; if it is another child, add --new"))
}

fn way_on(student: &Student) -> String {
    let login = student.login.short();
    format!(
        "mims edit {login} with --class or --name corrects it; if it is another child, add --new"
    )
}

//! The columns that class lists can have.

use crate::domain::words;

words! {
    /// What a column can hold: the operator's word for it, and what it is called in messages.
    pub enum Field, fn what {
        Name = "name", "name";
        Class = "class", "class";
        /// Where the class does not tell it.
        Level = "level", "level";
        /// The place in the class register.
        RegisterNo = "register-no", "register number";
        /// The school's reference.
        StudentRef = "student-ref", "student reference";
        LoginId = "login-id", "login ID";
        /// The login ID in the school's domain, else the recovery address.
        Email = "email", "e-mail address";
        FormTeacher = "form-teacher", "form teacher";
    }
}

//! The columns that class lists can have.

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The student's full name.
    Name,
    /// The class.
    Class,
    /// The level, where the class does not tell it.
    Level,
    /// The place in the class register.
    RegisterNo,
    /// The school's reference.
    StudentRef,
    /// The login ID.
    LoginId,
    /// The e-mail address: the login ID in the school's domain, else the recovery address.
    Email,
    /// The form teacher.
    FormTeacher,
}

impl Field {
    pub(super) const ALL: [Self; 8] = [
        Self::Name,
        Self::Class,
        Self::Level,
        Self::RegisterNo,
        Self::StudentRef,
        Self::LoginId,
        Self::Email,
        Self::FormTeacher,
    ];

    /// The words by which the operator names the fields.
    pub const WORDS: [&str; 8] = [
        "name",
        "class",
        "level",
        "register-no",
        "student-ref",
        "login-id",
        "email",
        "form-teacher",
    ];

    /// Reads one of the words.
    pub fn parse(word: &str) -> Option<Self> {
        let at = Self::WORDS.iter().position(|known| *known == word)?;
        Self::ALL.get(at).copied()
    }

    /// The word by which the operator names it.
    pub fn word(self) -> &'static str {
        let at = Self::ALL.iter().position(|field| *field == self);
        at.and_then(|at| Self::WORDS.get(at)).copied().unwrap_or_default()
    }

    /// What it is called in messages.
    pub fn what(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Class => "class",
            Self::Level => "level",
            Self::RegisterNo => "register number",
            Self::StudentRef => "student reference",
            Self::LoginId => "login ID",
            Self::Email => "e-mail address",
            Self::FormTeacher => "form teacher",
        }
    }
}

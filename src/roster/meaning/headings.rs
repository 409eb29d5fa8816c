//! The headings that schools use, compared without case, spaces and punctuation.

use std::collections::HashMap;
use std::iter::repeat;
use std::sync::LazyLock;

use crate::domain::folded;
use crate::roster::{Field, Options};

/// What a heading means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Field(Field),
    /// A running number: the register number where no better column exists and it starts again in each class.
    Running,
    /// NRIC and the like: never read.
    NationalNumber,
    /// Passwords: never read.
    Password,
    /// Why an import left the row out: the heading of a list of such rows.
    Reason,
    /// The class of the year before.
    FormerClass,
    /// The school year in every row, or the level.
    Year,
    /// A class beside a level that is headed as the class.
    Section,
    /// Half of a name.
    Surname,
    GivenName,
    MiddleName,
    /// Student or teacher, in lists of everybody in a school.
    Role,
    /// Whether the system that wrote the list has deleted the person.
    State,
    /// Known and of no use here.
    Skipped,
}

impl Meaning {
    /// Whether a row of headings with this one can be that of a list. A request names a student without the name.
    pub(super) fn names_somebody(self, options: &Options) -> bool {
        use Field::{Class, LoginId, Name, RegisterNo, StudentRef};
        match self {
            Self::Field(Name) | Self::Surname | Self::GivenName => true,
            Self::Field(Class | LoginId | RegisterNo | StudentRef) => options.are_requests,
            _ => false,
        }
    }
}

/// Headings, folded, and what they mean (facts of real class lists).
const HEADINGS: &[(&str, Meaning)] = &[
    (
        "name name1 name2 fullname studentname nameofstudent pupilname nameofpupil nameasinbc nameasinnric \
         statutoryname officialname displayname",
        Meaning::Field(Field::Name),
    ),
    (
        "surname familyname lastname legalsurname legallastname studentsurname studentlastname",
        Meaning::Surname,
    ),
    (
        "givenname givennames firstname firstnames forename forenames legalfirstname legalforename \
         studentgivenname studentfirstname",
        Meaning::GivenName,
    ),
    ("middlename middlenames", Meaning::MiddleName),
    ("role roles primaryrole", Meaning::Role),
    ("status enableduser", Meaning::State),
    (
        "class formclass classname levelclass currentclass presentclass newclass classnew \
         nextclass nextyearclass nextyearsclass classnextyear promotedto formgroup rollgroup tutorgroup homeroom",
        Meaning::Field(Field::Class),
    ),
    (
        "oldclass classold previousclass formerclass lastclass lastyearsclass lastyearclass fromclass classfrom \
         promotedfrom",
        Meaning::FormerClass,
    ),
    (
        "level lvl levels primary standard std grade yeargrade yearlevel levelgrade yeargroup gradelevel grades",
        Meaning::Field(Field::Level),
    ),
    ("year schoolyear academicyear", Meaning::Year),
    ("section", Meaning::Section),
    (
        "index indexno indexnumber classindexno regno register registerno regnumber registernumber",
        Meaning::Field(Field::RegisterNo),
    ),
    ("studentid studentref studentreference admissionno sisid", Meaning::Field(Field::StudentRef)),
    ("mimsid mimsloginid loginid userid studenticon", Meaning::Field(Field::LoginId)),
    ("iconemail email emailaddress recoveryemail", Meaning::Field(Field::Email)),
    ("formteacher ft teacher", Meaning::Field(Field::FormTeacher)),
    ("no number sn slno serialno", Meaning::Running),
    ("nric nricno uin fin uinfin nricfin bcno bcnumber nricuinfin", Meaning::NationalNumber),
    ("password pwd temporarypassword", Meaning::Password),
    (
        "id gender sex dob dateofbirth race mothertongue mtl citizenship remarks cca house end",
        Meaning::Skipped,
    ),
    ("reason", Meaning::Reason),
];

/// What stands for a class on lists of staff.
const DEPARTMENTS: &str = "department dept division branch unit";

/// Headings that mean something else, or something at all, on lists of staff only.
const STAFF_HEADINGS: &[(&str, Meaning)] = &[
    (
        "staffname nameofstaff teacher teachername nameofteacher nameofofficer",
        Meaning::Field(Field::Name),
    ),
    (DEPARTMENTS, Meaning::Field(Field::Class)),
    ("staffid staffno staffref employeeid employeeno", Meaning::Field(Field::StudentRef)),
    ("formteacher ft", Meaning::Skipped),
];

type Known = HashMap<&'static str, Meaning>;

/// The same one by one.
static KNOWN: LazyLock<Known> = LazyLock::new(|| one_by_one(HEADINGS));
static KNOWN_OF_STAFF: LazyLock<Known> = LazyLock::new(|| one_by_one(STAFF_HEADINGS));

/// The lengths of those that begin with an ASCII sign, one bit each: every name of a list is compared with them.
static LENGTHS: LazyLock<[u64; 128]> = LazyLock::new(|| {
    let mut lengths = [0; 128];
    for key in KNOWN.keys() {
        let first = key.bytes().next().and_then(|first| lengths.get_mut(usize::from(first)));
        if let Some(lengths) = first {
            *lengths |= (1 << key.len()) | (1 << (key.len() + 4));
        }
    }
    lengths
});

fn one_by_one(table: &[(&'static str, Meaning)]) -> Known {
    let keys = table.iter().flat_map(|(keys, meaning)| keys.split(' ').zip(repeat(*meaning)));
    keys.collect()
}

/// Whether a text is a heading and so can be nobody's name.
pub(crate) fn is_heading_word(text: &str, options: &Options) -> bool {
    let may_be = !text.is_ascii()
        || options.role.is_staff()
        || !options.map.is_empty()
        || is_as_long_as_a_heading(text);
    may_be && meaning_of(text, options).is_some()
}

/// Asked of every name first, because it costs nothing: length and first letter, with or without a year behind.
fn is_as_long_as_a_heading(text: &str) -> bool {
    let first =
        text.bytes().find(u8::is_ascii_alphanumeric).map(|first| first.to_ascii_lowercase());
    let lengths = first.and_then(|first| LENGTHS.get(usize::from(first)));
    let length: u32 = text.bytes().map(|sign| u32::from(sign.is_ascii_alphanumeric())).sum();
    lengths.is_some_and(|lengths| lengths >> length.min(63) & 1 == 1)
}

/// Whether a heading is one of a department, which on lists of staff counts more than the class that a teacher has.
pub(crate) fn is_department(heading: &str) -> bool {
    DEPARTMENTS.split(' ').any(|known| known == without_year(&key(heading)).0)
}

/// Whether a heading is one of a running number.
pub(crate) fn is_running(heading: &str) -> bool {
    KNOWN.get(key(heading).as_str()) == Some(&Meaning::Running)
}

/// What names a student in a file of requests, and little in a list.
const REQUEST_HEADINGS: &str = "who student pupil login username";

/// What a heading means, and the year in it. What is never read cannot be mapped to anything.
pub(crate) fn meaning_of(heading: &str, options: &Options) -> Option<(Meaning, Option<i16>)> {
    let key = key(heading);
    if options.are_requests && REQUEST_HEADINGS.split(' ').any(|known| known == key) {
        return Some((Meaning::Field(Field::LoginId), None));
    }
    let (word, year) = without_year(&key);
    let known = |word: &str| {
        let of_staff = options.role.is_staff().then(|| KNOWN_OF_STAFF.get(word)).flatten();
        of_staff.or_else(|| KNOWN.get(word)).copied()
    };
    let dated = |word: &str| Some((known(word)?, year));
    let known = known(&key)
        .map(|meaning| (meaning, None))
        .or_else(|| dated(word))
        .or_else(|| year.and(dated(without_filler(word))));
    let never = matches!(known, Some((Meaning::NationalNumber | Meaning::Password, _)));
    let mapped = options.map.iter().find(|(_, wanted)| !key.is_empty() && self::key(wanted) == key);
    match mapped {
        Some((field, _)) if !never => Some((Meaning::Field(*field), year)),
        _ => known,
    }
}

/// Lower-case letters and digits only.
pub(crate) fn key(heading: &str) -> String {
    let key: String = folded(heading).chars().filter(|c| c.is_alphanumeric()).collect();
    // Google Workspace writes so behind the headings of columns that it cannot do without.
    key.strip_suffix("required").map(str::to_owned).unwrap_or(key)
}

/// `class2027` and `2027class` are the class of 2027.
fn without_year(key: &str) -> (&str, Option<i16>) {
    let at_end = key.len().checked_sub(4).and_then(|at| key.split_at_checked(at));
    let at_start = key.split_at_checked(4).map(|(year, word)| (word, year));
    // `AY27` in front; behind a word the two letters are fillers.
    let behind_ay = key.strip_prefix("ay").and_then(|rest| {
        rest.split_at_checked(rest.bytes().take_while(u8::is_ascii_digit).count())
    });
    let behind_ay = behind_ay.map(|(year, word)| (word, year));
    let mut found =
        [at_end, at_start, behind_ay].into_iter().flatten().filter_map(|(word, year)| {
            let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
            Some((word, year.parse().ok().filter(|year| (2000..2100).contains(year))?))
        });
    found.next().map_or((key, None), |(word, year)| (word, Some(year)))
}

/// `classfor` is what is left of `Class for 2027`.
fn without_filler(word: &str) -> &str {
    let fillers = ["schoolyear", "year", "for", "in", "ay"];
    fillers.iter().find_map(|filler| word.strip_suffix(filler)).unwrap_or(word)
}

//! The school year of a list: what the list tells, else the store, else the calendar; and where none of them is sure, the
//! operator. A list that is read as one of another year would make second accounts.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::context::Context;
use crate::domain::{Level, Role, Stage, Student, day_of, printable};
use crate::roster::{Roster, YearOrigin};
use crate::terminal::{Error, Kind};

/// From this month on schools make the lists of the next year.
const NEXT_YEARS_LISTS: i8 = 10;

/// The school year of a list and what told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListYear {
    pub(super) year: i16,
    told_by: ToldBy,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum ToldBy {
    List(YearOrigin),
    /// The newest year that has accounts.
    Store,
    Calendar,
}

impl ListYear {
    /// Finds the year, by a question if it has to be and may be.
    pub(super) fn find(
        ctx: &mut Context,
        roster: &Roster,
        students: &[Student],
        (role, stage): (Role, Stage),
        may_ask: bool,
    ) -> Result<Self, Error> {
        let is_counted = |student: &&Student| {
            // Staff belong to no year; they go with the students.
            student.account.disabled.is_none() && (role.is_staff() || student.login.role() == role)
        };
        let open = || students.iter().filter(is_counted);
        let newest = open().map(|student| student.class.year).max();
        if let Some((year, origin)) = roster.year.clone() {
            return Ok(Self { year, told_by: ToldBy::List(origin) });
        }
        let of_newest = || open().filter(|student| Some(student.class.year) == newest);
        let evidence = Evidence {
            newest,
            is_of_two: roster.findings.iter().any(|finding| !finding.passed_over.is_empty()),
            is_staff: role.is_staff(),
        };
        match year_of(&evidence, day_of(ctx.act.at), || fits(roster, of_newest(), stage)) {
            Told::Sure(year, told_by) => Ok(Self { year, told_by }),
            Told::Open(years) => ask(ctx, &years, may_ask),
        }
    }

    /// Where it comes from, for the plan's heading.
    pub(super) fn origin(&self) -> String {
        match &self.told_by {
            ToldBy::List(YearOrigin::Heading(heading)) => {
                format!("from the heading \"{}\"", printable(heading))
            }
            ToldBy::List(YearOrigin::Column(heading)) => {
                format!("from the column \"{}\"", printable(heading))
            }
            ToldBy::List(YearOrigin::Title) => "from the title".to_owned(),
            ToldBy::List(YearOrigin::Sheet) => "from the sheet's name".to_owned(),
            ToldBy::List(YearOrigin::FileName) => "from the file's name".to_owned(),
            ToldBy::List(YearOrigin::Given) => "as given".to_owned(),
            ToldBy::Store => "the year of the accounts there are".to_owned(),
            ToldBy::Calendar => "this year".to_owned(),
        }
    }

    /// What another import of the same rows has to be given.
    pub(super) fn to_be_given(&self) -> Option<i16> {
        let stays = matches!(
            self.told_by,
            ToldBy::List(YearOrigin::Heading(_) | YearOrigin::Column(_)) | ToldBy::Store
        );
        (!stays).then_some(self.year)
    }
}

/// What there is to tell the year of a list that does not tell it itself.
struct Evidence {
    /// The newest year that has open accounts.
    newest: Option<i16>,
    /// Whether there are classes of two years on the list.
    is_of_two: bool,
    is_staff: bool,
}

#[derive(Debug, PartialEq, Eq)]
enum Told {
    Sure(i16, ToldBy),
    /// It may be any of these.
    Open(Vec<i16>),
}

/// The rule. `fits` tells whether the students of the newest year are in the levels that they have there.
fn year_of(evidence: &Evidence, today: Date, fits: impl FnOnce() -> bool) -> Told {
    let this = today.year();
    let is_late = today.month() >= NEXT_YEARS_LISTS && !evidence.is_staff;
    let mut last = if is_late { this + 1 } else { this };
    let Some(newest) = evidence.newest else {
        return if is_late {
            Told::Open(vec![this, last])
        } else {
            Told::Sure(this, ToldBy::Calendar)
        };
    };
    if evidence.is_of_two {
        last = last.max(newest + 1);
    }
    if evidence.is_staff || newest >= last || fits() {
        return Told::Sure(newest, ToldBy::Store);
    }
    let mut years = vec![newest, this, last];
    years.retain(|year| *year >= newest);
    years.sort_unstable();
    years.dedup();
    Told::Open(years)
}

/// Whether most rows are of known students, each in the level that the student has.
fn fits<'a>(roster: &Roster, students: impl Iterator<Item = &'a Student>, stage: Stage) -> bool {
    let mut levels: HashMap<&str, Option<Level>> = HashMap::new();
    for student in students {
        // Of two students with one name nothing is known.
        let level = levels.entry(student.name.key()).or_insert(student.class.level);
        if *level != student.class.level {
            *level = None;
        }
    }
    let stay = roster.rows.iter().filter(|row| {
        let known = levels.get(row.name.key()).copied().flatten();
        known.is_some() && known == Level::of_class(&row.class, stage)
    });
    stay.count() * 2 > roster.rows.len()
}

fn ask(ctx: &mut Context, years: &[i16], may_ask: bool) -> Result<ListYear, Error> {
    let flags: Vec<_> = years.iter().map(|year| format!("--year {year}")).collect();
    let flags = flags.join(" or ");
    if !may_ask {
        let error = Error::of(Kind::NeedsAnswer, "nothing tells the school year of this list");
        return Err(error.hint(format!("{flags} tells it")));
    }
    let chosen = ctx.ui.choose("Which school year is this list of?", years, &flags)?;
    match chosen.and_then(|at| years.get(at)) {
        Some(year) => Ok(ListYear { year: *year, told_by: ToldBy::List(YearOrigin::Given) }),
        None => Err(Error::refused("nothing was changed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_store_tells_the_year_else_the_calendar_and_from_october_on_nobody() {
        let check = |newest: Option<i16>, fits: bool, today: &str, expected: Told| {
            let evidence = Evidence { newest, is_of_two: false, is_staff: false };
            let day = today.parse().expect("a day");
            assert_eq!(year_of(&evidence, day, || fits), expected, "{newest:?} {fits} {today}");
        };
        let store = |year: i16| Told::Sure(year, ToldBy::Store);
        check(None, false, "2027-01-04", Told::Sure(2027, ToldBy::Calendar));
        check(None, false, "2027-09-30", Told::Sure(2027, ToldBy::Calendar));
        check(None, false, "2027-10-01", Told::Open(vec![2027, 2028]));
        check(Some(2027), false, "2027-03-01", store(2027));
        check(Some(2027), true, "2027-11-29", store(2027));
        check(Some(2027), false, "2027-11-29", Told::Open(vec![2027, 2028]));
        check(Some(2028), false, "2027-11-29", store(2028));
        check(Some(2026), true, "2027-01-04", store(2026));
        check(Some(2026), false, "2027-01-04", Told::Open(vec![2026, 2027]));
        check(Some(2025), false, "2027-11-29", Told::Open(vec![2025, 2027, 2028]));
    }

    #[test]
    fn a_list_with_classes_of_two_years_may_be_of_the_next() {
        let check = |fits: bool, expected: Told| {
            let evidence = Evidence { newest: Some(2027), is_of_two: true, is_staff: false };
            let day = "2027-03-01".parse().expect("a day");
            assert_eq!(year_of(&evidence, day, || fits), expected);
        };
        check(true, Told::Sure(2027, ToldBy::Store));
        check(false, Told::Open(vec![2027, 2028]));
    }

    #[test]
    fn staff_are_asked_for_no_year() {
        let check = |newest: Option<i16>, expected: Told| {
            let evidence = Evidence { newest, is_of_two: false, is_staff: true };
            let day = "2027-11-29".parse().expect("a day");
            assert_eq!(year_of(&evidence, day, || false), expected);
        };
        check(None, Told::Sure(2027, ToldBy::Calendar));
        check(Some(2026), Told::Sure(2026, ToldBy::Store));
    }
}

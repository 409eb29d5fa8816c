//! What only a person can say about the students on a list: on the command line, or asked one by one.

use super::accident;
use super::shown::known;
use super::target::Target;
use crate::commands::flags::given::{class_rename, of_flag};
use crate::context::Context;
use crate::domain::{ClassName, LoginId, PersonName, Role, Settings};
use crate::ops::{FindRefusal, find_student};
use crate::plan::{Brake, Known, Plan, Planner, RowRefusal, brakes};
use crate::roster::{Roster, Row};
use crate::terminal::Error;

#[derive(clap::Args)]
pub(super) struct AnswerArgs {
    /// A name on the list that belongs to a known account, such as `tan_kai_jun=TAN KAI JUN ALVIN`
    #[arg(long, value_name = "LOGIN=NAME")]
    rename: Vec<String>,
    /// A name on the list that is a newcomer's, though it is or nearly is that of somebody with an account
    #[arg(long, value_name = "NAME")]
    new: Vec<String>,
    /// A class that has another name now, such as `3R=3 Respect`
    #[arg(long, value_name = "CLASS=NAME")]
    rename_class: Vec<String>,
    /// Go on though the list looks like the wrong one
    #[arg(long)]
    accept_many: bool,
}

/// The answers there are so far.
#[derive(Default)]
pub(super) struct Answers {
    renames: Vec<(LoginId, PersonName)>,
    newcomers: Vec<PersonName>,
    class_renames: Vec<(ClassName, ClassName)>,
    new_classes: Vec<ClassName>,
    accept_many: bool,
}

/// What a plan is made with beside the answers.
#[derive(Clone, Copy)]
pub(super) struct Basis<'a> {
    pub(super) settings: &'a Settings,
    pub(super) role: Role,
    pub(super) year: i16,
    pub(super) roster: &'a Roster,
    pub(super) known: &'a Known,
}

impl AnswerArgs {
    /// Every answer has to be about somebody on the list.
    pub(super) fn answers(&self, target: &Target, basis: Basis<'_>) -> Result<Answers, Error> {
        let known = |text: &str| renamed(text, target, basis);
        let renames = self.rename.iter().map(|text| of_flag("--rename", text, known));
        let listed = |text: &str| on_the_list(text, basis);
        let newcomers = self.new.iter().map(|text| of_flag("--new", text, listed));
        let both = |text: &str| renamed_class(text, basis);
        let classes = self.rename_class.iter().map(|text| of_flag("--rename-class", text, both));
        Ok(Answers {
            renames: renames.collect::<Result<_, _>>()?,
            newcomers: newcomers.collect::<Result<_, _>>()?,
            class_renames: classes.collect::<Result<_, _>>()?,
            new_classes: Vec::new(),
            accept_many: self.accept_many,
        })
    }
}

impl Answers {
    /// What the operator said of one newcomer.
    pub(super) fn of_newcomer(name: Option<PersonName>, new_class: Option<ClassName>) -> Self {
        let (newcomers, new_classes) = (Vec::from_iter(name), Vec::from_iter(new_class));
        Self { newcomers, new_classes, ..Self::default() }
    }

    pub(super) fn planner<'a>(&'a self, basis: Basis<'a>) -> Planner<'a> {
        Planner {
            rule: &basis.settings.login_rule,
            role: basis.role,
            stage: basis.settings.school_stage,
            year: basis.year,
            renames: &self.renames,
            newcomers: &self.newcomers,
            class_renames: &self.class_renames,
        }
    }

    /// Asks what only a person can tell, until nothing is left to ask: who is who first, then which class is which.
    pub(super) fn ask(&mut self, ctx: &mut Context, basis: Basis<'_>) -> Result<(), Error> {
        loop {
            let planner = self.planner(basis);
            let plan = planner.plan(basis.roster, basis.known);
            let Some(open) = self.open_question(&planner, &plan, basis) else { return Ok(()) };
            match open {
                Question::IsTheSame { row, login, question } => {
                    let is_same = ctx.ui.confirm(&question, "--rename or --new")?;
                    let name = row.name.clone();
                    if is_same {
                        self.renames.push((login, name));
                    } else {
                        self.newcomers.push(name);
                    }
                }
                Question::Class { renamed, class, question } => {
                    if !ctx.ui.confirm(&question, "--rename-class or --accept-many")? {
                        return Err(Error::refused("nothing was changed")
                            .hint("give the students their right class"));
                    }
                    match renamed {
                        Some(before) => self.class_renames.push((before, class)),
                        None => self.new_classes.push(class),
                    }
                }
            }
        }
    }

    fn open_question<'a>(
        &self,
        planner: &Planner<'a>,
        plan: &Plan<'a>,
        basis: Basis<'a>,
    ) -> Option<Question<'a>> {
        let is_near = |why: &RowRefusal<'_>| {
            use RowRefusal::{FromElsewhere, MayHaveMoved, Near};
            matches!(why, Near(_) | FromElsewhere(_) | MayHaveMoved(_))
        };
        // With rows that no answer can mend the list is refused anyway.
        if plan.refused.iter().any(|refused| !is_near(&refused.why)) {
            return None;
        }
        let who = plan.refused.iter().find_map(|refused| match refused.why {
            RowRefusal::Near(student) | RowRefusal::FromElsewhere(student) => {
                Some((refused.row, student))
            }
            _ => None,
        });
        if let Some((row, student)) = who {
            let question = format!("{} in {}: is this {}?", row.name, row.class, known(student));
            return Some(Question::IsTheSame { row, login: student.login.clone(), question });
        }
        let brakes = self.brakes(planner, plan, basis);
        brakes.into_iter().find_map(|brake| {
            let sentence = accident::sentence(&brake, planner);
            let (renamed, class) = match brake {
                Brake::RenamedClass { from, to, .. } => (Some(from.clone()), to.clone()),
                Brake::NewClass { class, .. } => (None, class.clone()),
                _ => return None,
            };
            let question = match &renamed {
                Some(before) => format!("{sentence}; is {class} the new name of {before}?"),
                None if sentence.ends_with('?') => format!("{sentence} Make the class {class}?"),
                None => format!("{sentence}; make the class {class}?"),
            };
            Some(Question::Class { renamed, class, question })
        })
    }

    /// What looks like an accident, but for what the operator has answered.
    pub(super) fn brakes<'a>(
        &self,
        planner: &Planner<'a>,
        plan: &Plan<'a>,
        basis: Basis<'a>,
    ) -> Vec<Brake<'a>> {
        if self.accept_many {
            return Vec::new();
        }
        let mut brakes = brakes(planner, basis.roster, plan, basis.known);
        brakes.retain(|brake| match brake {
            Brake::NewClass { class, .. } => !self.new_classes.contains(class),
            _ => true,
        });
        brakes
    }
}

enum Question<'a> {
    IsTheSame { row: &'a Row, login: LoginId, question: String },
    Class { renamed: Option<ClassName>, class: ClassName, question: String },
}

/// A rename has to name an account that is there and a row of the list.
fn renamed(text: &str, target: &Target, basis: Basis<'_>) -> Result<(LoginId, PersonName), String> {
    let (login, name) = text.split_once('=').ok_or("write it as LOGIN=NAME")?;
    let nobody = || "no student is known by that login ID".to_owned();
    let Target::Known(store) = target else { return Err(nobody()) };
    let found = match find_student(store, login, basis.year) {
        Ok(student) => vec![student],
        Err(FindRefusal::Several { students, .. }) => students,
        Err(_) => Vec::new(),
    };
    let mut own = found.into_iter().filter(|student| student.login.role() == basis.role);
    let (Some(student), None) = (own.next(), own.next()) else { return Err(nobody()) };
    Ok((student.login, on_the_list(name, basis)?))
}

fn on_the_list(text: &str, basis: Basis<'_>) -> Result<PersonName, String> {
    let name = PersonName::parse(text).map_err(|error| error.to_string())?;
    if basis.roster.rows.iter().any(|row| row.name.key() == name.key()) {
        Ok(name)
    } else {
        Err("nobody on the list has that name".to_owned())
    }
}

/// A class that is known this year, and a class of the list.
fn renamed_class(text: &str, basis: Basis<'_>) -> Result<(ClassName, ClassName), String> {
    let (before, now) = class_rename(text)?;
    let mut known = basis.known.classes.iter();
    if !known.any(|class| class.year == basis.year && class.name.key() == before.key()) {
        return Err(format!("there is no class {before} in {}", basis.year));
    }
    if !basis.roster.classes().contains_key(now.key()) {
        return Err(format!("the list has no class {now}"));
    }
    Ok((before, now))
}

//! Passwords on paper: stickers, stickers in two parts, or slips by class. The passwords come from the vault or, fresh,
//! from a reset.

use std::sync::Arc;

use jiff::civil::Date;

use crate::domain::{Class, LeftOut, RegisterNo, Secret, Settings, Student};
use crate::print::{
    self, Between, Layout, LeftOutLine, Look, Origin, Pack, Pages, Part, Placement, PrintError,
    Sheet, Sticker, Template,
};

/// What one student is given.
#[derive(Clone, Copy)]
pub struct Handout<'a> {
    pub student: &'a Student,
    /// The temporary password and the last day on which it works; the login ID can go out alone.
    pub password: Option<(&'a Secret, Date)>,
}

crate::domain::words! {
    /// In which order stickers stand on their sheets.
    #[derive(Default)]
    pub enum Order {
        /// By class and register number.
        #[default]
        Class = "class",
        /// By name.
        Name = "name",
    }
}

/// What is made of the handouts.
pub enum Form {
    /// One sticker for each student, built in or as the school's template says.
    Stickers(Placement, Order, Look),
    /// Login IDs on one print, passwords on another, in the same order.
    Split(Placement, Order),
    /// Slips for the form teachers; with or without a cover for each class.
    Slips { cover: bool },
}

impl Form {
    /// Stickers as the school has them.
    pub fn of_school(settings: &Settings) -> Result<Self, PrintError> {
        let (placement, look) = school_look(settings)?;
        Ok(Self::Stickers(placement, Order::default(), look))
    }

    /// The same for students who are named one by one: labels between their classes would be more than their own.
    #[must_use]
    pub fn of_single_students(mut self) -> Self {
        if let Self::Stickers(Placement { between, .. }, ..)
        | Self::Split(Placement { between, .. }, _) = &mut self
            && *between == Between::GapLabels
        {
            *between = Between::Nothing;
        }
        self
    }
}

/// The school's sheet, and what its stickers look like.
pub fn school_look(settings: &Settings) -> Result<(Placement, Look), PrintError> {
    let sheet = Sheet::named(&settings.sticker_sheet)?;
    let look = match settings.sticker_template.as_str() {
        "" => Look::BuiltIn(Part::Whole),
        text => Look::Template(layout(text, &sheet)?),
    };
    Ok((Placement { nudge: settings.sticker_nudge.mm(), ..Placement::on(sheet) }, look))
}

/// A template that names a sheet has boxes for that one only.
fn layout(template: &str, sheet: &Sheet) -> Result<Layout, PrintError> {
    let template = Template::parse(template).map_err(PrintError::Template)?;
    match template.sheet().map(str::to_owned) {
        Some(name) if Sheet::by_name(&name) != Some(sheet) => {
            Err(PrintError::OtherSheet { template: name, sheet: sheet.name })
        }
        _ => template.layout(sheet).map_err(PrintError::Template),
    }
}

/// One file, and what it is if there are more than one.
pub struct Paper {
    /// `login` or `password` when they are apart.
    pub part: Option<&'static str>,
    pub pages: Pages,
}

/// The whole job: who gets something, who does not, and what the covers say.
pub struct PaperRequest<'a> {
    /// Who gets a sticker or slip.
    pub handouts: Vec<Handout<'a>>,
    /// Who was asked for and does not.
    pub left_out: &'a [(Student, LeftOut)],
    pub settings: &'a Settings,
    pub origin: Origin<'a>,
}

/// Makes the files. Fails before anything is drawn if something cannot be printed legibly.
pub fn make_paper(request: &PaperRequest<'_>, form: &Form) -> Result<Vec<Paper>, PrintError> {
    let whole = |pages| vec![Paper { part: None, pages }];
    match form {
        Form::Stickers(placement, order, look) => {
            Ok(whole(request.stickers(placement, *order, look)?))
        }
        Form::Split(placement, order) => {
            let parts = [("login", Part::Login), ("password", Part::Password)];
            let paper = |(name, part)| {
                let pages = request.stickers(placement, *order, &Look::BuiltIn(part))?;
                Ok(Paper { part: Some(name), pages })
            };
            parts.into_iter().map(paper).collect()
        }
        Form::Slips { cover } => Ok(whole(request.slips(*cover)?)),
    }
}

impl<'a> PaperRequest<'a> {
    fn stickers(
        &self,
        placement: &Placement,
        order: Order,
        look: &Look,
    ) -> Result<Pages, PrintError> {
        let mut handouts = self.handouts.clone();
        handouts.sort_by_cached_key(|handout| place_of(handout.student));
        if order == Order::Name {
            handouts.sort_by_cached_key(|handout| {
                let apart = placement.between == Between::NewSheet;
                let class = apart.then(|| class_key(&handout.student.class));
                (class, handout.student.name.key())
            });
        }
        let stickers: Vec<_> = handouts.iter().map(|handout| self.sticker(handout)).collect();
        print::stickers(placement, look, &self.settings.portal_url, &stickers)
    }

    fn slips(&self, cover: bool) -> Result<Pages, PrintError> {
        let mut handouts = self.handouts.clone();
        handouts.sort_by_cached_key(|handout| place_of(handout.student));
        let classes = handouts.chunk_by(|a, b| a.student.class.id == b.student.class.id);
        let packs: Vec<_> = classes.map(|handouts| self.pack(handouts)).collect();
        print::slips(&self.settings.portal_url, &packs, cover.then_some(&self.origin))
    }

    /// The handouts of one class, of which there is at least one.
    fn pack(&self, handouts: &[Handout<'a>]) -> Pack<'a> {
        let class = handouts.first().map(|handout| &handout.student.class);
        let class = class.expect("chunks are not empty");
        let of_class = self.left_out.iter().filter(|(student, _)| student.class.id == class.id);
        let line = |(student, reason): &'a (Student, LeftOut)| LeftOutLine {
            register_no: student.register_no.map(RegisterNo::get),
            name: student.name.as_str(),
            login: student.login.local(),
            reason: reason.to_string(),
        };
        Pack {
            school: &self.settings.school_name,
            class: class.name.as_str(),
            year: class.year,
            form_teacher: class.form_teacher.as_ref().map(crate::domain::PersonName::as_str),
            slips: handouts.iter().map(|handout| self.sticker(handout)).collect(),
            left_out: of_class.map(line).collect(),
        }
    }

    fn sticker(&self, &Handout { student, password }: &Handout<'a>) -> Sticker<'a> {
        Sticker {
            school: &self.settings.school_name,
            name: student.name.as_str(),
            class: student.class.name.as_str(),
            register_no: student.register_no.map(RegisterNo::get),
            login: student.login.local(),
            domain: student.login.role().domain(),
            password: password.map(|(password, last_day)| (password.expose(), last_day)),
        }
    }
}

fn class_key(class: &Arc<Class>) -> (i16, String) {
    (class.year, class.name.key().to_owned())
}

/// Class, register number (those without one last), name.
fn place_of(student: &Student) -> ((i16, String), u16, String) {
    let number = student.register_no.map_or(u16::MAX, RegisterNo::get);
    (class_key(&student.class), number, student.name.key().to_owned())
}

//! Invented schools of one or two dozen children, and the lists that they export. It knows nothing of plans.

use std::collections::{BTreeMap, HashSet};

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, IteratorRandom as _};

const SURNAMES: [&str; 12] =
    ["TAN", "LIM", "NG", "CHUA", "YEO", "WONG", "QUEK", "HO", "ANG", "KOH", "ONG", "CHENG"];
const MIDDLE: [&str; 10] =
    ["KAI", "ZI", "HUI", "WEI", "MEI", "JIA", "XIN", "JUN", "SI", "YONG SHENG"];
const LAST: [&str; 12] =
    ["JUN", "JUNE", "YING", "MIN", "WEN", "LI", "EN", "HAO", "RUI", "XUAN", "LE", "TING"];
const GIVEN: [&str; 10] = [
    "NUR AISYAH",
    "ADAM",
    "HARITH",
    "FATIMAH",
    "SITI NURHALIZA",
    "ZARA",
    "MUHAMMAD FAIZ",
    "DANISH IRFAN",
    "NUR ADRIANA SOFIYYA IMANI",
    "IMAN",
];
const FATHERS: [&str; 9] = [
    "ALI",
    "YUSOF",
    "SAMAD",
    "OMAR",
    "HASSAN",
    "MUHAMMAD RIDHWAN",
    "ISKANDAR",
    "ABDUL RAHIM",
    "MUHAMMAD HAIKAL ZULKIFLI",
];

/// What classes are called beside their level.
const CLASSES: [&str; 2] = ["A", "B"];
/// Pupils of the year before who have gone through the school.
const GONE_THROUGH: u8 = 7;

/// The year of the list; accounts are of the year before, or of the same one.
const YEAR: i16 = 2028;

/// A class and a register number.
#[derive(Clone, Copy)]
struct Place {
    level: u8,
    class: &'static str,
    number: usize,
}

pub(super) struct Child {
    pub(super) name: String,
    /// The name on the list of now, where it was corrected.
    corrected: Option<String>,
    now: Place,
    /// Where the child was when the accounts were made; nowhere for a newcomer.
    before: Option<Place>,
    reference: usize,
    stays: bool,
}

pub(super) struct School {
    pub(super) children: Vec<Child>,
    within_the_year: bool,
    /// Columns of the lists: class, number, name, reference, login ID, class before.
    columns: [bool; 6],
    /// Whether the heading of the class names the year.
    names_year: bool,
}

/// A list as it is exported, cell by cell.
pub(super) struct List {
    /// The year that it is taken for where its heading does not say one.
    pub(super) year: i16,
    pub(super) rows: Vec<[String; 6]>,
    /// Which children each name on the list may be.
    pub(super) written: BTreeMap<String, Vec<usize>>,
    headings: [(String, bool); 6],
}

impl Child {
    pub(super) fn has_account(&self) -> bool {
        self.before.is_some()
    }

    /// Whether somebody with an account is not there any more.
    pub(super) fn has_left(&self) -> bool {
        self.has_account() && !self.stays
    }

    pub(super) fn reference(&self) -> String {
        format!("R-{}", self.reference)
    }
}

/// The login ID of a child, which tells it apart from namesakes.
pub(super) fn login(at: usize) -> String {
    format!("pupil_{at}")
}

impl School {
    pub(super) fn draw(rng: &mut StdRng) -> Self {
        let within_the_year = rng.random();
        let columns = [true, rng.random(), true, rng.random(), rng.random_ratio(1, 4), false];
        let mut school =
            Self { children: Vec::new(), within_the_year, columns, names_year: rng.random() };
        let mut names = HashSet::new();
        let highest = if within_the_year { GONE_THROUGH - 1 } else { GONE_THROUGH };
        let lowest = rng.random_range(1..=4);
        for level in lowest..=highest.min(lowest + rng.random_range(1..=2)) {
            let classes = CLASSES.get(..rng.random_range(1..=2)).unwrap_or_default();
            for class in classes {
                for _ in 0..rng.random_range(3..8) {
                    let name = names_of(rng).find(|name| names.insert(name.clone()));
                    let child = school.child(rng, (level, class), classes, name.expect("a name"));
                    school.children.push(child);
                }
            }
        }
        if rng.random_ratio(1, 10)
            && let [one, other] = school.children.iter_mut().sample(rng, 2).as_mut_slice()
        {
            other.name.clone_from(&one.name);
            other.corrected = None;
        }
        school.give_numbers();
        let [.., names_former] = &mut school.columns;
        *names_former = !within_the_year && rng.random();
        school
    }

    fn child(
        &self,
        rng: &mut StdRng,
        (level, class): (u8, &'static str),
        classes: &[&'static str],
        name: String,
    ) -> Child {
        let is_new = rng.random_ratio(1, if self.within_the_year { 60 } else { 20 });
        let has_gone = level == GONE_THROUGH;
        let repeats = !self.within_the_year && !has_gone && rng.random_ratio(1, 100);
        let level_before = level - u8::from(!self.within_the_year && !repeats);
        let moves = rng.random_ratio(1, if self.within_the_year { 40 } else { 4 });
        let other = if moves { classes.choose(rng).copied() } else { None };
        let place = |level, class| Place { level, class, number: 0 };
        let before = place(level_before, other.unwrap_or(class));
        let before = Some(before).filter(|before| before.level > 0 && (has_gone || !is_new));
        let [_, has_numbers, _, has_references, has_logins, _] = self.columns;
        // Without a key or a place only a person can say that it is the same child.
        let is_certain =
            has_references || has_logins || (self.within_the_year && has_numbers && !moves);
        let is_corrected = is_certain && before.is_some() && rng.random_ratio(1, 40);
        Child {
            corrected: is_corrected.then(|| respelt(&name, rng.random_range(0..5))),
            name,
            now: place(level, class),
            before,
            reference: 1000 + self.children.len(),
            stays: !has_gone && (before.is_none() || !rng.random_ratio(1, 80)),
        }
    }

    /// Within a year everybody keeps the number, and who comes gets the next one; a new year numbers everybody again.
    fn give_numbers(&mut self) {
        let mut given: BTreeMap<(bool, u8, &str), usize> = BTreeMap::new();
        let mut next = |is_now: bool, place: &Place| {
            let numbers = given.entry((is_now, place.level, place.class)).or_default();
            *numbers += 1;
            *numbers
        };
        for before in self.children.iter_mut().filter_map(|child| child.before.as_mut()) {
            before.number = next(false, before);
        }
        for child in &mut self.children {
            let kept = child
                .before
                .filter(|before| self.within_the_year && before.class == child.now.class);
            let number = kept.map(|before| before.number);
            child.now.number = number.unwrap_or_else(|| next(!self.within_the_year, &child.now));
        }
    }

    /// The accounts, one line for each in the table of who is known.
    pub(super) fn accounts(&self) -> Vec<String> {
        let accounts = self.children.iter().enumerate();
        let accounts = accounts.filter_map(|(at, child)| Some((at, child, child.before?)));
        let [_, has_numbers, _, has_references, ..] = self.columns;
        let said = |is_said: bool, what: String| if is_said { what } else { String::new() };
        let line = |(at, child, before): (usize, &Child, Place)| {
            let Place { level, class, number } = before;
            let year = YEAR - i16::from(!self.within_the_year);
            let place = format!("{}, {level}{class} {year}, login {}", child.name, login(at));
            place
                + &said(has_numbers, format!(", no {number}"))
                + &said(has_references, format!(", ref {}", child.reference()))
        };
        accounts.map(line).collect()
    }

    /// The list of everybody who is there now.
    pub(super) fn new_list(&self) -> List {
        self.list(YEAR, |child| child.stays.then_some(child.now))
    }

    /// The list that the accounts were made from.
    pub(super) fn old_list(&self) -> List {
        self.list(YEAR - i16::from(!self.within_the_year), |child| child.before)
    }

    /// The list of so many years after the accounts, of the children known then and now.
    pub(super) fn list_of(&self, years: i16) -> List {
        let year = YEAR - i16::from(!self.within_the_year) + years;
        self.list(year, |child| {
            let before = child.before?;
            let level = i16::from(before.level) + years;
            let level = u8::try_from(level).ok().filter(|level| (1..GONE_THROUGH).contains(level));
            Some(Place { level: level?, ..before })
        })
    }

    fn list(&self, year: i16, place: impl Fn(&Child) -> Option<Place>) -> List {
        let class = if self.names_year { format!("Class {year}") } else { "Class".to_owned() };
        let names = [class.as_str(), "Reg No", "Name", "Student Ref", "Login ID", "Previous Class"];
        let mut headings = names.map(|name| (name.to_owned(), true));
        for ((_, is_there), has) in headings.iter_mut().zip(self.columns) {
            *is_there = has;
        }
        let mut list = List { year: YEAR, headings, rows: Vec::new(), written: BTreeMap::new() };
        let mut places: Vec<_> = self.children.iter().enumerate().collect();
        places.sort_by_key(|(_, child)| place(child).map(|now| (now.level, now.class, now.number)));
        for (at, child) in places {
            let Some(Place { level, class, number }) = place(child) else { continue };
            let name = child.corrected.as_ref().unwrap_or(&child.name).clone();
            list.written.entry(name.clone()).or_default().push(at);
            let login = if child.has_account() { login(at) } else { String::new() };
            let class = format!("{level}{class}");
            let is_after = year == YEAR;
            let before = child.before.filter(|_| is_after);
            let former =
                before.map_or(String::new(), |before| format!("{}{}", before.level, before.class));
            list.rows.push([class, number.to_string(), name, child.reference(), login, former]);
        }
        list
    }
}

impl List {
    pub(super) fn csv(&self) -> String {
        let headings = self.headings.each_ref().map(|(heading, _)| heading.clone());
        let lines = std::iter::once(&headings).chain(&self.rows).map(|cells| {
            let there = cells.iter().zip(&self.headings).filter(|(_, (_, is_there))| *is_there);
            there.map(|(cell, _)| cell.as_str()).collect::<Vec<_>>().join(",") + "\n"
        });
        lines.collect()
    }
}

fn names_of(rng: &mut StdRng) -> impl Iterator<Item = String> {
    std::iter::repeat_with(|| {
        let mut of = |words: &[&'static str]| words.choose(rng).copied().unwrap_or_default();
        let (one, two) = (of(&SURNAMES), of(&MIDDLE));
        let (three, four, five) = (of(&LAST), of(&GIVEN), of(&FATHERS));
        match rng.random_range(0..6) {
            0 => format!("{four} BIN {five}"),
            1 => format!("{four} BINTE {five}"),
            2 => format!("{one} {two} {three} @ {one} {three} {two}"),
            _ => format!("{one} {two} {three}"),
        }
    })
}

/// How another list writes a name.
pub(super) fn respelt(name: &str, how: usize) -> String {
    let words: Vec<_> = name.split(' ').collect();
    match (how, words.split_first()) {
        (0, _) => name.chars().take(30).collect::<String>().trim_end().to_owned(),
        (1, _) => name.replace("MUHAMMAD", "MOHD").replace("BINTE", "BTE").replace("BIN ", "B. "),
        (2, Some((first, rest))) if !name.contains('@') => format!("{} {first}", rest.join(" ")),
        (3, _) => name.split(" @ ").take(1).collect(),
        _ => format!("{name} @ LEE AH SENG"),
    }
}

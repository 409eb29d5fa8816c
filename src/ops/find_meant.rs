//! Who is meant by what people say in passing: a part of a name that one student only has, or whatever is known of
//! somebody who is looked for. Where it is nobody's, what may have been meant.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::domain::{ClassName, Student, after_class_word, folded, key, place};
use crate::ops::office::{FindRefusal, Near, all_named, find_student, the_one};
use crate::store::{Store, students};

/// More letters than a slip of the finger changes.
const FAR: usize = 3;
/// More than this are no help to choose from.
const FEW: usize = 3;

/// Finds the one student that the text names, or that alone has it as a part of the name.
pub fn find_meant(store: &Store, who: &str, this_year: i16) -> Result<Student, FindRefusal> {
    match find_student(store, who, this_year) {
        Err(FindRefusal::Nobody { .. }) => {}
        found => return found,
    }
    let everybody = store.read(students::everybody)?;
    // A login ID, a reference or a place that is not there may have been somebody else's.
    let is_exact = who.contains(|c: char| "_@".contains(c) || c.is_ascii_digit());
    let wanted = if is_exact { Vec::new() } else { words(who) };
    let has = everybody.iter().filter(|student| has_all(student, &[], &wanted));
    the_one(who, has.cloned().collect(), || near(&everybody, who))
}

/// Everybody of whom the text says something, by class and register number, in every year; never nobody.
pub fn find_like(store: &Store, text: &str) -> Result<Vec<Student>, FindRefusal> {
    let mut found = all_named(store, text, i16::MIN)?;
    let everybody = store.read(students::everybody)?;
    let mut before: HashMap<_, Vec<String>> = HashMap::new();
    for (student, text) in store.read(students::from_before)? {
        before.entry(student).or_default().push(text);
    }
    let wanted = words(text);
    let had = |student: &Student| before.get(&student.id).map_or(&[][..], Vec::as_slice);
    let has = everybody.iter().filter(|student| has_all(student, had(student), &wanted));
    found.extend(has.cloned());
    if found.is_empty() {
        return Err(FindRefusal::Nobody { who: text.to_owned(), near: near(&everybody, text) });
    }
    found.sort_by_cached_key(|student| {
        let class = (Reverse(student.class.year), student.class.name.key().to_owned());
        (class, student.register_no, student.id)
    });
    found.dedup_by_key(|student| student.id);
    Ok(found)
}

/// Whether each of these words begins one of the name, of the login ID or of what was so before.
fn has_all(student: &Student, before: &[String], wanted: &[String]) -> bool {
    let now = [student.name.as_str(), student.login.local()];
    let there: Vec<_> =
        now.into_iter().chain(before.iter().map(String::as_str)).flat_map(words).collect();
    let begins = |wanted: &String| there.iter().any(|word| word.starts_with(wanted.as_str()));
    !wanted.is_empty() && wanted.iter().all(begins)
}

fn words(text: &str) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

fn near(everybody: &[Student], who: &str) -> Near {
    let newest = everybody.iter().map(|student| student.class.year).max();
    let now = || everybody.iter().filter(|student| Some(student.class.year) == newest);
    let mut classes: Vec<_> = now().map(|student| student.class.name.clone()).collect();
    classes.sort_unstable_by(|left, right| left.key().cmp(right.key()));
    classes.dedup();
    let who = after_class_word(who).unwrap_or(who);
    let Some((class, _)) = place(who) else {
        if let Some(one) = now().find(|student| student.class.name.key() == key(who)) {
            return Near::Class(one.class.clone());
        }
        return near_students(everybody, who)
            .map_or_else(|| Near::Nothing(classes.into_iter().next()), Near::Students);
    };
    let in_class = everybody.iter().filter(|student| student.class.name.key() == class.key());
    if let Some(last) = in_class.max_by_key(|student| (student.class.year, student.register_no))
        && let Some(number) = last.register_no
    {
        return Near::Register(last.class.clone(), number);
    }
    let level = |class: &ClassName| class.key().chars().next().filter(char::is_ascii_digit);
    let distance = |other: &ClassName| strsim::damerau_levenshtein(class.key(), other.key());
    classes.retain(|other| {
        distance(other) < FAR || level(other).is_some() && level(other) == level(&class)
    });
    // 3I is 3 Integrity rather than a class of another short name.
    let begins = |other: &ClassName| other.key().starts_with(class.key());
    classes.sort_by_key(|other| {
        (Reverse(level(other) == level(&class)), Reverse(begins(other)), distance(other))
    });
    classes.truncate(FEW);
    Near::Classes(class, classes)
}

fn near_students(everybody: &[Student], who: &str) -> Option<Vec<Student>> {
    let wanted = key(who);
    let distance = |student: &Student| {
        let texts = [key(student.login.local()), student.name.key().to_owned()];
        texts.iter().map(|text| strsim::damerau_levenshtein(text, &wanted)).min()
    };
    // Of a short text, half is no slip.
    let most = FAR.min(wanted.chars().count().div_ceil(3));
    let mut near: Vec<_> = everybody
        .iter()
        .filter_map(|student| {
            Some((distance(student).filter(|distance| *distance < most)?, student))
        })
        .collect();
    near.sort_by_key(|(distance, student)| (*distance, student.id));
    let near: Vec<_> = near.into_iter().take(FEW).map(|(_, student)| student.clone()).collect();
    (!near.is_empty()).then_some(near)
}

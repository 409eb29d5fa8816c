//! Which pages go to which form teacher, and what their files are called.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::domain::{Class, PersonName, folded};

/// One page: all classes of a form teacher, or one class that has none.
pub struct ChasePage {
    /// The name of its file without the ending.
    pub file: String,
    pub teacher: Option<PersonName>,
    /// The classes, in the order in which they were given.
    pub classes: Vec<Arc<Class>>,
}

/// Longer names of files are trouble for some systems.
const MAX_CHARS: usize = 60;

/// The pages in the order of their first classes. The same classes lead to the same names every night; only where two
/// names would be one, each gets the number of its first class behind an underscore, which no folded name contains.
pub fn plan_chase(classes: &[Arc<Class>]) -> Vec<ChasePage> {
    let mut pages: Vec<ChasePage> = Vec::new();
    let mut places: HashMap<&PersonName, usize> = HashMap::new();
    for class in classes {
        let known = class.form_teacher.as_ref().and_then(|teacher| places.get(teacher).copied());
        if let Some(page) = known.and_then(|place| pages.get_mut(place)) {
            page.classes.push(class.clone());
            continue;
        }
        if let Some(teacher) = &class.form_teacher {
            places.insert(teacher, pages.len());
        }
        let teacher = class.form_teacher.clone();
        pages.push(ChasePage { file: file_name(class), teacher, classes: vec![class.clone()] });
    }
    let mut equal: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        *equal.entry(page.file.clone()).or_default() += 1;
    }
    for page in &mut pages {
        let is_bare = page.file.ends_with('-');
        if is_bare || equal.get(&page.file).is_some_and(|count| *count > 1) {
            let first = page.classes.first().map_or(0, |class| class.id.0);
            page.file = format!("{}_{first}", page.file.trim_end_matches('-'));
        }
    }
    pages
}

/// The word in front keeps teachers and classes apart, and away from names such as `con` that Windows does not take.
fn file_name(class: &Class) -> String {
    match &class.form_teacher {
        Some(teacher) => format!("teacher-{}", plain(teacher.as_str())),
        None => format!("class-{}-{}", class.year, plain(class.name.as_str())),
    }
}

/// Small letters and digits with hyphens between the words; nothing of it means anything to a file system.
fn plain(name: &str) -> String {
    let folded = folded(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    joined.chars().take(MAX_CHARS).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ClassId, ClassName};

    /// The names of the files for classes and teachers.
    fn files(classes: &[(&str, &str)]) -> Vec<String> {
        let class = |(id, (name, teacher)): (i64, &(&str, &str))| {
            Arc::new(Class {
                id: ClassId(id),
                year: 2027,
                name: ClassName::parse(name).expect("a class"),
                level: None,
                form_teacher: PersonName::stored(teacher),
            })
        };
        let classes: Vec<_> = (1..).zip(classes).map(class).collect();
        plan_chase(&classes).into_iter().map(|page| page.file).collect()
    }

    #[test]
    fn files_are_named_after_the_teacher_or_the_class() {
        let check = |classes: &[(&str, &str)], expected: &[&str]| {
            assert_eq!(files(classes), expected, "{classes:?}");
        };
        check(&[("3 Integrity", "Mdm Salmah Bte Yusof")], &["teacher-mdm-salmah-bte-yusof"]);
        check(&[("3 Integrity", "")], &["class-2027-3-integrity"]);
        check(
            &[("3A", "Ms Tan"), ("3B", "Mr Ong"), ("3C", "Ms Tan")],
            &["teacher-ms-tan", "teacher-mr-ong"],
        );
        check(&[("3A", "ANAÏS MOREAUX")], &["teacher-anais-moreaux"]);
        check(&[("3A", "../../etc/passwd")], &["teacher-etc-passwd"]);
        check(&[("3A", &"Ah ".repeat(60))], &[&format!("teacher-{}", ["ah"; 20].join("-"))]);
    }

    #[test]
    fn equal_names_of_files_are_told_apart() {
        let check = |classes: &[(&str, &str)], expected: &[&str]| {
            assert_eq!(files(classes), expected, "{classes:?}");
        };
        check(&[("3A", "Ms Tan"), ("3B", "MS TAN")], &["teacher-ms-tan_1", "teacher-ms-tan_2"]);
        check(&[("3A", "吴老师"), ("3B", "陈老师")], &["teacher_1", "teacher_2"]);
        check(&[("3-5", ""), ("35", "")], &["class-2027-3-5", "class-2027-35"]);
        check(&[("3 5", ""), ("3-5", "")], &["class-2027-3-5_1", "class-2027-3-5_2"]);
        check(&[("爱", "")], &["class-2027_1"]);
        check(&[("3A", ""), ("3B", "Class 2027 3A")], &["class-2027-3a", "teacher-class-2027-3a"]);
    }
}

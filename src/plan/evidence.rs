//! Whose account a row is about, judged from all that the row says of one known student.
//!
//! No single key decides. References are numbered again, columns are sorted alone, and a leaver's number is given to a
//! newcomer: a key that contradicts the name is damage or another child, and a person has to say which.

use super::near::Nearness;

/// What the name on the list is beside the one that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Same,
    Near(Nearness),
    Other,
}

/// What reference and login ID say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// At least one is the student's, and none is not.
    Same,
    /// At least one is not the student's, and none is.
    Other,
    /// One is the student's and one is not.
    Mixed,
    /// One of the two sides has none.
    Unknown,
}

/// All that a row says of one student.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Evidence {
    pub(super) name: Name,
    pub(super) key: Key,
    /// The student can be in the row's level by now: the same within a year, at most one up for each year.
    pub(super) level_fits: bool,
    /// The same class of the same year, and the same register number.
    pub(super) same_place: bool,
    /// The list tells another class of the year before than the student was in.
    pub(super) from_elsewhere: bool,
}

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Judgement {
    /// It is this student.
    TheSame,
    /// It is this student, whose name was corrected.
    Corrected,
    /// It may be this student under another spelling. Only a person can tell.
    Perhaps(Nearness),
    /// One thing says that it is this student, and another that it is not.
    Contradicts,
    /// The name is this student's, who was in another class than the list says.
    FromElsewhere,
    /// The name is this student's, and the level says that it is another child.
    Namesake,
    /// Nothing speaks for this student.
    SomebodyElse,
}

impl Evidence {
    pub(super) fn judge(self) -> Judgement {
        match (self.name, self.key, self.level_fits) {
            (_, Key::Mixed, _)
            | (Name::Near(_), Key::Same, false)
            | (Name::Same, Key::Other, true)
            | (Name::Other, Key::Same, _) => Judgement::Contradicts,
            (Name::Same, Key::Unknown, true) if self.from_elsewhere => Judgement::FromElsewhere,
            (Name::Same, Key::Same, _) | (Name::Same, Key::Unknown, true) => Judgement::TheSame,
            (Name::Same, Key::Unknown, false) => Judgement::Namesake,
            (Name::Near(_), Key::Same, true) => Judgement::Corrected,
            (Name::Near(_), Key::Unknown, true) if self.same_place => Judgement::Corrected,
            (Name::Near(how), Key::Unknown, true) => Judgement::Perhaps(how),
            (Name::Same, Key::Other, false)
            | (Name::Near(_), Key::Unknown, false)
            | (Name::Near(_), Key::Other, _)
            | (Name::Other, Key::Other | Key::Unknown, _) => Judgement::SomebodyElse,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_is_believed_against_the_name() {
        use Judgement::{Contradicts, Corrected, Namesake, Perhaps, SomebodyElse, TheSame};
        let (near, letter) = (Name::Near(Nearness::Form), Name::Near(Nearness::Letter));
        for (what, name, key, level_fits, same_place, expected) in [
            ("promoted, by reference", Name::Same, Key::Same, true, false, TheSame),
            ("moved, by name", Name::Same, Key::Unknown, true, false, TheSame),
            ("numbered again", Name::Same, Key::Other, true, false, Contradicts),
            ("another child's number", Name::Other, Key::Same, true, true, Contradicts),
            ("a leaver's number on a newcomer", Name::Other, Key::Same, false, false, Contradicts),
            ("put into another level, by reference", Name::Same, Key::Same, false, false, TheSame),
            ("another level and an alias dropped", near, Key::Same, false, false, Contradicts),
            ("login ID of one, number of another", Name::Same, Key::Mixed, true, true, Contradicts),
            ("an alias dropped, by reference", near, Key::Same, true, false, Corrected),
            ("one letter, in the same place", letter, Key::Unknown, true, true, Corrected),
            ("one letter, no more", letter, Key::Unknown, true, false, Perhaps(Nearness::Letter)),
            ("one letter, another number", letter, Key::Other, true, true, SomebodyElse),
            ("a newcomer with a pupil's name", Name::Same, Key::Unknown, false, false, Namesake),
            ("the same, with own numbers", Name::Same, Key::Other, false, false, SomebodyElse),
            ("the next child in the place", Name::Other, Key::Unknown, true, true, SomebodyElse),
        ] {
            let evidence = Evidence { name, key, level_fits, same_place, from_elsewhere: false };
            assert_eq!(evidence.judge(), expected, "{what}");
        }
    }
}

//! The students of these tests: one with a new temporary password, one who has enrolled.

use crate::common::{Office, Portal};

/// A password that nothing is against, and nobody's.
pub(crate) const OWN: &str = "Tulip-Rocket-93-Sun";
pub(crate) const WRONG: &str = "Nobodys-Word-11";
/// Three questions with answers that nothing is against, as they are set and as they are asked.
pub(crate) const THREE: [(&str, &str); 3] = [("1", "otter"), ("2", "teal"), ("3", "badminton")];
pub(crate) const ANSWERS: [(u8, &str); 3] = [(1, "otter"), (2, "teal"), (3, "badminton")];

impl Office {
    /// Resets a student's password and gives the new temporary one.
    pub(crate) fn reset(&self, who: &str) -> String {
        let shown = self.done(&["reset", who]).stdout;
        let line = shown.lines().find(|line| line.starts_with("Temporary password"));
        line.and_then(|line| line.split_whitespace().nth(2)).expect("a password").to_owned()
    }

    /// An office of the small school in which TAN KAI JUN has enrolled.
    pub(crate) fn with_enrolled() -> Self {
        let office = Self::with_school();
        office.portal().enrols("tan_kai_jun", &office.reset("tan_kai_jun"));
        office
    }

    /// The status of a student, as the operator reads it.
    pub(crate) fn status_of(&self, who: &str) -> String {
        let csv = self.done(&["status", who, "--format", "csv"]).stdout;
        let mut lines = csv.lines();
        let fields = lines.next().expect("fields").split(',');
        let values = lines.next().expect("a student").split(',');
        let mut pairs = fields.zip(values);
        pairs.find(|(field, _)| *field == "status").expect("a status").1.to_owned()
    }
}

impl Portal {
    /// Goes through everything from the sticker to the last page.
    pub(crate) fn enrols(&self, login: &str, temporary: &str) {
        let mut browser = self.enters(login, temporary);
        assert_eq!(browser.path, "/password", "{}", browser.page.text());
        browser.chooses(OWN);
        assert_eq!(browser.path, "/questions", "{}", browser.page.text());
        browser.sets(THREE, "");
        // Whose list has an address is not asked for one.
        if browser.path == "/email" {
            browser.send("/email", &[("email", "")]);
        }
        assert_eq!(browser.path, "/home", "{}", browser.page.text());
    }
}

//! How far a directory follows which store: a line that is kept in the directory itself, so that a restored store, a
//! restored directory and another store's directory are all seen. It is an outside anchor of the audit log, too.

use std::fmt;

use crate::domain::Head;

/// What the directory says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The store that it follows.
    pub store_id: String,
    /// The number of the newest row of the audit log that it has.
    pub seq: i64,
    /// The head of the log at that row, as `NUMBER:HASH`.
    pub head: String,
}

impl Mark {
    pub fn new(store_id: &str, head: &Head) -> Self {
        Self { store_id: store_id.to_owned(), seq: head.seq, head: head.to_string() }
    }

    /// Reads one back; any other text is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (store_id, head) = text.strip_prefix("mims ")?.split_once(" audit ")?;
        let seq = head.split_once(':')?.0.parse().ok()?;
        Some(Self { store_id: store_id.to_owned(), seq, head: head.to_owned() })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "mims {} audit {}", self.store_id, self.head)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_and_nothing_else_is_one() {
        let mark = Mark::new(&"0a".repeat(16), &Head { seq: 802, hash: vec![0x18; 32] });
        assert_eq!(Mark::parse(&mark.to_string()), Some(mark));
        for text in ["", "mims", "mims 0a0a audit ", "mims 0a0a audit x:00", "pupils of 2027"] {
            assert_eq!(Mark::parse(text), None, "{text}");
        }
    }
}

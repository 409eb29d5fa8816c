//! Which students: the same flags in every command.

use super::given::of_flag;
use super::one_of::one_of;
use crate::commands::manual::complete;
use crate::domain::{BatchId, ClassName, Level, Selection, Stage, Status, echoed};
use crate::terminal::Error;

/// Flags that select students; given together, all have to fit.
#[derive(clap::Args, Default, PartialEq)]
#[command(next_help_heading = "Which students")]
pub struct SelectionArgs {
    /// Students of this class (3 Integrity); may be given more than once
    #[arg(long, value_name = "CLASS", add = complete::class())]
    class: Vec<String>,
    /// Students of this level (P3); may be given more than once
    #[arg(long, value_name = "LEVEL", add = complete::level())]
    level: Vec<String>,
    /// Students whose class is of this school year [default with --class and --level: the newest that has it]
    #[arg(long, value_name = "YEAR", add = complete::year(), value_parser = clap::value_parser!(i16).range(2000..2100))]
    year: Option<i16>,
    /// Students that this batch created or changed
    #[arg(long, value_name = "NUMBER", add = complete::batch())]
    batch: Option<i64>,
    /// Students of this status; may be given more than once
    #[arg(long, value_name = "STATUS", value_parser = one_of::<Status>())]
    status: Vec<Status>,
}

impl SelectionArgs {
    /// Whether any of the flags is given.
    pub fn is_given(&self) -> bool {
        *self != Self::default()
    }

    /// The selection; a number alone as level takes the school's stage.
    pub fn selection(&self, stage: Stage) -> Result<Selection, Error> {
        let class = |text: &String| of_flag("--class", text, ClassName::parse);
        let level = |text: &String| {
            let level = Level::parse(text, stage);
            level.ok_or_else(|| {
                let text = echoed(text);
                Error::refused(format!("--level {text} is not a level such as P3"))
            })
        };
        Ok(Selection {
            classes: self.class.iter().map(class).collect::<Result<_, _>>()?,
            levels: self.level.iter().map(level).collect::<Result<_, _>>()?,
            year: self.year,
            batch: self.batch.map(BatchId),
            statuses: self.status.clone(),
        })
    }
}

//! How new temporary passwords look and how long they live: the same flags wherever some are made.

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::crypto::Style;
use crate::domain::{Settings, day_of};
use crate::ops::Life;
use crate::terminal::Error;

/// Look and life of new temporary passwords.
#[derive(clap::Args)]
pub struct LifeArgs {
    /// How long new temporary passwords work, in days (14d) [default: the setting password.valid-days]
    #[arg(long, value_name = "DAYS", value_parser = parse_days, conflicts_with = "until")]
    valid: Option<u16>,
    /// The last day on which new temporary passwords work (2027-02-15)
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    #[command(flatten)]
    style: StyleArgs,
}

/// Look of new temporary passwords.
#[derive(clap::Args)]
pub struct StyleArgs {
    /// Three words and three digits, or twelve letters and digits
    #[arg(long, value_enum, default_value_t = StyleName::Words)]
    style: StyleName,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum StyleName {
    Words,
    Characters,
}

impl StyleArgs {
    /// The style.
    pub fn style(&self) -> Style {
        match self.style {
            StyleName::Words => Style::Words,
            StyleName::Characters => Style::Characters,
        }
    }
}

impl LifeArgs {
    /// Looks at the last day: a password has to live, and not for too long.
    pub fn life(&self, settings: &Settings, now: Timestamp) -> Result<Life, Error> {
        let today = day_of(now);
        let days = self.valid.unwrap_or(settings.valid_days);
        let last_day = self.until.unwrap_or_else(|| today.saturating_add(i64::from(days).days()));
        let days = today.until(last_day).map_or(-1, |span| span.get_days());
        if (0..=i32::from(Settings::MAX_VALID_DAYS)).contains(&days) {
            return Ok(Life { style: self.style.style(), last_day });
        }
        let error = Error::refused(format!("temporary passwords cannot work until {last_day}"));
        Err(error
            .hint(format!("name a day from today to {} days from now", Settings::MAX_VALID_DAYS)))
    }
}

fn parse_days(text: &str) -> Result<u16, String> {
    Settings::checked_days(text.trim_end_matches('d'))
        .ok_or_else(|| format!("give a number of days from 1 to {}", Settings::MAX_VALID_DAYS))
}

//! How new temporary passwords look and how long they live: the same flags wherever some are made.

use jiff::Timestamp;
use jiff::civil::Date;

use super::day::parse_day;
use super::one_of::one_of;
use crate::context::Context;
use crate::crypto::Style;
use crate::domain::{HowLong, PasswordLife, Settings, day_of, shown_day};
use crate::ops::Life;
use crate::terminal::Error;

/// Look and life of new temporary passwords.
#[derive(clap::Args)]
pub struct LifeArgs {
    /// How many days new temporary passwords work, from today (14d) [default: the setting password.valid-days, from the
    /// first school day on]
    #[arg(long, value_name = "DAYS", value_parser = parse_days, conflicts_with = "until")]
    valid: Option<u16>,
    /// The last day on which new temporary passwords work (2027-02-15)
    #[arg(long, value_name = "DATE", value_parser = parse_day)]
    until: Option<Date>,
    #[command(flatten)]
    style: StyleArgs,
}

/// Look of new temporary passwords.
#[derive(clap::Args)]
pub struct StyleArgs {
    /// Three words and three digits, or twelve letters and digits
    #[arg(long, default_value_t, value_parser = one_of::<Style>())]
    pub style: Style,
}

impl LifeArgs {
    /// Looks at the last day, for classes of these years: a password has to live, and not for too long.
    pub fn life(
        &self,
        settings: &Settings,
        now: Timestamp,
        years: impl IntoIterator<Item = i16>,
    ) -> Result<Life, Error> {
        let how_long = match (self.until, self.valid) {
            (Some(day), _) => HowLong::Until(day),
            (None, Some(days)) => HowLong::FromToday(days),
            (None, None) => HowLong::Usual(settings.valid_days),
        };
        let rule = PasswordLife { today: day_of(now), year_starts: settings.year_starts, how_long };
        for year in years {
            let (last_day, possible) = (rule.last_day(year), rule.possible(year));
            if !possible.contains(&last_day) {
                let error = Error::refused(format!(
                    "temporary passwords of classes of {year} cannot work until {}",
                    shown_day(last_day)
                ));
                let (first, last) = possible.into_inner();
                let (first, last) = (shown_day(first), shown_day(last));
                return Err(error.hint(format!("name a day from {first} to {last}")));
            }
        }
        Ok(Life { style: self.style.style, rule })
    }
}

/// Shows until when passwords work that are still to be made, with a warning if need be.
pub fn show_last_day(ctx: &mut Context, life: Life, year: i16) -> Result<(), Error> {
    ctx.ui.answer(format_args!("New passwords work until {}\n", shown_day(life.last_day(year))))?;
    warn_of_early_end(ctx, life, year);
    Ok(())
}

/// Warns of passwords that are too old before anybody can be shown how to use them.
pub fn warn_of_early_end(ctx: &mut Context, life: Life, year: i16) {
    if let Some(first) = life.rule.ends_before(year) {
        ctx.ui.warn(format_args!(
            "new passwords work until {} only, and the school year of {year} begins on {}",
            shown_day(life.last_day(year)),
            shown_day(first)
        ));
    }
}

fn parse_days(text: &str) -> Result<u16, String> {
    Settings::checked_days(text.trim_end_matches('d'))
        .ok_or_else(|| format!("give a number of days from 1 to {}", PasswordLife::MAX_DAYS))
}

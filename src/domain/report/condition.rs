//! Conditions on counts, as `expired>0` and `enrolled<90%`: when somebody is to be woken.

use std::fmt;

use super::attention::{Attention, Reason};
use super::funnel::{Figure, Funnel};

/// A count that a condition can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// One that every night has.
    Figure(Figure),
    /// Those that somebody should look at for this reason.
    Reason(Reason),
}

impl Measure {
    /// Every count, each once: the expired and the locked are figures.
    pub fn all() -> impl Iterator<Item = Self> {
        let reasons =
            [Reason::Lapsing, Reason::SelfServiceOff, Reason::NotPrinted, Reason::LookAlike];
        Figure::ALL.map(Self::Figure).into_iter().chain(reasons.map(Self::Reason))
    }

    /// The word in conditions and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Figure(figure) => figure.as_str(),
            Self::Reason(reason) => reason.as_str(),
        }
    }

    fn of(self, funnel: &Funnel, attention: &Attention) -> u64 {
        match self {
            Self::Figure(figure) => funnel.count(figure),
            Self::Reason(reason) => attention.count(reason),
        }
    }
}

words! {
    /// On which side of its limit a count is to be told; the longer signs first, as they begin like the others.
    pub enum Side {
        AtLeast = ">=",
        AtMost = "<=",
        Over = ">",
        Under = "<",
    }
}

/// A count and the number that it should stay under or over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    pub measure: Measure,
    pub side: Side,
    pub limit: u64,
    /// The number is a percentage of the students.
    pub percent: bool,
}

/// A text that is no condition, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(String, Wrong);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Missing,
    Form,
    Name,
    Capitals,
    Number,
    Percent,
}

/// A condition that holds: somebody should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    pub condition: Condition,
    pub count: u64,
    /// The students that it is a part of.
    pub students: u64,
}

impl Condition {
    /// Reads `expired>0` or `enrolled<90%`.
    pub fn parse(text: &str) -> Result<Self, ConditionError> {
        let text = text.trim();
        let wrong = |why| ConditionError(text.to_owned(), why);
        if text.is_empty() {
            return Err(wrong(Wrong::Missing));
        }
        let (name, rest) = text.split_at(text.find(['<', '>']).unwrap_or(text.len()));
        let side = |side: Side| Some((side, rest.strip_prefix(side.as_str())?));
        let (side, limit) =
            Side::ALL.into_iter().find_map(side).ok_or_else(|| wrong(Wrong::Form))?;
        let find = |name: &str| Measure::all().find(|measure| measure.as_str() == name.trim());
        let in_capitals = || find(&name.to_lowercase()).map_or(Wrong::Name, |_| Wrong::Capitals);
        let measure = find(name).ok_or_else(|| wrong(in_capitals()))?;
        let limit = limit.trim();
        let (percent, digits) =
            limit.strip_suffix('%').map_or((false, limit), |rest| (true, rest.trim_end()));
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let why = if percent { Wrong::Percent } else { Wrong::Number };
        let limit = digits.parse().ok().filter(|limit| is_number && (!percent || *limit <= 100));
        let limit = limit.ok_or_else(|| wrong(why))?;
        Ok(Self { measure, side, limit, percent })
    }

    /// What there is to tell if it holds.
    pub fn check(&self, funnel: &Funnel, attention: &Attention) -> Option<Finding> {
        let (count, students) =
            (self.measure.of(funnel, attention), funnel.count(Figure::Students));
        let (left, right) = if self.percent {
            (u128::from(count) * 100, u128::from(self.limit) * u128::from(students))
        } else {
            (u128::from(count), u128::from(self.limit))
        };
        let holds = match self.side {
            Side::Over => left > right,
            Side::AtLeast => left >= right,
            Side::Under => left < right,
            Side::AtMost => left <= right,
        };
        holds.then_some(Finding { condition: *self, count, students })
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = if self.percent { "%" } else { "" };
        write!(f, "{}{}{}{unit}", self.measure.as_str(), self.side, self.limit)
    }
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, why) = self;
        if *why == Wrong::Missing {
            return f.write_str("a condition is missing; is there a comma too many?");
        }
        write!(f, "'{}' is no condition", crate::domain::echoed(text))?;
        match why {
            Wrong::Missing | Wrong::Form => f.write_str(" such as expired>0 or enrolled<90%"),
            Wrong::Name => {
                let names: Vec<_> = Measure::all().map(Measure::as_str).collect();
                write!(f, "; what can be counted: {}", names.join(", "))
            }
            Wrong::Capitals => f.write_str("; names are in lower case"),
            Wrong::Number => f.write_str("; the number is a whole one"),
            Wrong::Percent => f.write_str("; percents are whole, from 0 to 100"),
        }
    }
}

impl std::error::Error for ConditionError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Word as _;

    #[test]
    fn conditions_are_read() {
        let check = |text: &str, expected: &str| {
            assert_eq!(Condition::parse(text).expect(text).to_string(), expected, "{text}");
        };
        check("expired>0", "expired>0");
        check("pending>10%", "pending>10%");
        check(" locked >= 5 ", "locked>=5");
        check("not_printed > 100 %", "not_printed>100%");
        check("enrolled < 90%", "enrolled<90%");
        check("printed<=0", "printed<=0");
        for measure in Measure::all() {
            let text = format!("{}>=0", measure.as_str());
            check(&text, &text);
        }
    }

    #[test]
    fn what_is_no_condition_is_refused_with_the_reason() {
        let check = |text: &str, reason: &str| {
            let error = Condition::parse(text).expect_err(text).to_string();
            let said = error.strip_prefix(&format!("'{text}' is no condition"));
            assert!(said.is_some_and(|said| said.starts_with(reason)), "{error}");
        };
        let names = "; what can be counted: students, printed, signed_in, own_password";
        check("expired", " such as expired>0");
        check("expired=1", " such as expired>0");
        check("expired<", "; the number is a whole one");
        check("expired<>1", "; the number is a whole one");
        check("expired>", "; the number is a whole one");
        check("expired>-1", "; the number is a whole one");
        check("expired>+1", "; the number is a whole one");
        check("expired>1.5", "; the number is a whole one");
        check("expired>99999999999999999999", "; the number is a whole one");
        check("expired>0;locked>0", "; the number is a whole one");
        check("pending>101%", "; percents are whole, from 0 to 100");
        check("pending>10.5%", "; percents are whole, from 0 to 100");
        check("pending>10%%", "; percents are whole, from 0 to 100");
        check("happy>0", names);
        check("expired=>0", names);
        check("Expired>0", "; names are in lower case");
        let missing = Condition::parse(" ").expect_err("nothing").to_string();
        assert_eq!(missing, "a condition is missing; is there a comma too many?");
        let hostile = Condition::parse("\u{1b}[2J>0").expect_err("no name").to_string();
        assert!(hostile.starts_with("'\\u{1b}[2J>0' is no condition"), "{hostile}");
    }

    #[test]
    fn a_condition_holds_beyond_its_number() {
        let mut funnel = Funnel::default();
        let counts = [("students", 40), ("enrolled", 36), ("pending", 4), ("locked", 1)];
        for (word, count) in counts {
            funnel.add(Figure::of_word(word).expect(word), count);
        }
        let mut attention = Attention::default();
        attention.add(Reason::LookAlike, 1);
        let check = |text: &str, expected: bool| {
            let condition = Condition::parse(text).expect(text);
            assert_eq!(condition.check(&funnel, &attention).is_some(), expected, "{text}");
        };
        check("locked>0", true);
        check("locked>1", false);
        check("locked>=1", true);
        check("locked>=2", false);
        check("expired>0", false);
        check("expired>=0", true);
        check("look_alike>=1", true);
        check("pending>3", true);
        check("pending>4", false);
        check("pending>9%", true);
        check("pending>10%", false);
        check("pending>=10%", true);
        check("students>=100%", true);
        check("students>100%", false);
        check("enrolled<90%", false);
        check("enrolled<=90%", true);
        check("enrolled<91%", true);
        check("enrolled<36", false);
        check("enrolled<=36", true);
    }

    #[test]
    fn nobody_is_no_percentage_of_nobody() {
        for text in ["pending>0%", "enrolled<90%"] {
            let condition = Condition::parse(text).expect("a condition");
            assert_eq!(condition.check(&Funnel::default(), &Attention::default()), None, "{text}");
        }
    }
}

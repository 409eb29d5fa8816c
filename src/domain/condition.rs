//! Conditions on counts, as `expired>0` and `pending>10%`: when somebody is to be woken.

use std::fmt;

use super::attention::{Attention, Reason};
use super::funnel::Funnel;

/// A count that a condition can be about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// All students.
    Students,
    /// Printed.
    Printed,
    /// Have signed in.
    SignedIn,
    /// Have an own password.
    OwnPassword,
    /// Are enrolled.
    Enrolled,
    /// Are not enrolled.
    Pending,
    /// Those that somebody should look at for this reason.
    Of(Reason),
}

impl Measure {
    /// Every count.
    pub const ALL: [Self; 12] = [
        Self::Students,
        Self::Printed,
        Self::SignedIn,
        Self::OwnPassword,
        Self::Enrolled,
        Self::Pending,
        Self::Of(Reason::Expired),
        Self::Of(Reason::Lapsing),
        Self::Of(Reason::Locked),
        Self::Of(Reason::SelfServiceOff),
        Self::Of(Reason::NotPrinted),
        Self::Of(Reason::LookAlike),
    ];

    /// The word in conditions and files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Students => "students",
            Self::Printed => "printed",
            Self::SignedIn => "signed_in",
            Self::OwnPassword => "own_password",
            Self::Enrolled => "enrolled",
            Self::Pending => "pending",
            Self::Of(reason) => reason.as_str(),
        }
    }

    /// The count.
    pub fn of(self, funnel: &Funnel, attention: &Attention) -> u64 {
        match self {
            Self::Students => funnel.students,
            Self::Printed => funnel.printed,
            Self::SignedIn => funnel.signed_in,
            Self::OwnPassword => funnel.own_password,
            Self::Enrolled => funnel.enrolled,
            Self::Pending => funnel.pending(),
            Self::Of(reason) => attention.count(reason),
        }
    }
}

/// A count and the number that it should not pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    measure: Measure,
    /// Whether the number itself is too much already.
    or_equal: bool,
    limit: u64,
    /// The number is a percentage of the students.
    percent: bool,
}

/// A text that is no condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConditionError(String);

/// A condition that holds: somebody should look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// What was asked.
    pub condition: Condition,
    /// The count.
    pub count: u64,
    /// The students that it is a part of.
    pub students: u64,
}

impl Condition {
    /// Reads conditions with commas between them.
    pub fn parse_list(text: &str) -> Result<Vec<Self>, ConditionError> {
        text.split(',').map(|part| Self::parse(part.trim())).collect()
    }

    fn parse(text: &str) -> Result<Self, ConditionError> {
        let wrong = || ConditionError(text.to_owned());
        let (name, limit) = text.split_once('>').ok_or_else(wrong)?;
        let known = |measure: &Measure| measure.as_str() == name.trim();
        let measure = Measure::ALL.into_iter().find(known).ok_or_else(wrong)?;
        let (or_equal, limit) = limit.strip_prefix('=').map_or((false, limit), |rest| (true, rest));
        let limit = limit.trim();
        let (percent, digits) =
            limit.strip_suffix('%').map_or((false, limit), |rest| (true, rest.trim_end()));
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let limit = digits.parse().ok().filter(|_| is_number).ok_or_else(wrong)?;
        if percent && limit > 100 {
            return Err(wrong());
        }
        Ok(Self { measure, or_equal, limit, percent })
    }

    /// What there is to tell if it holds.
    pub fn check(&self, funnel: &Funnel, attention: &Attention) -> Option<Finding> {
        let (count, students) = (self.measure.of(funnel, attention), funnel.students);
        let (left, right) = if self.percent {
            (u128::from(count) * 100, u128::from(self.limit) * u128::from(students))
        } else {
            (u128::from(count), u128::from(self.limit))
        };
        let holds = left > right || (self.or_equal && left == right);
        holds.then_some(Finding { condition: *self, count, students })
    }

    /// The count that it is about.
    pub fn measure(&self) -> Measure {
        self.measure
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.or_equal { ">=" } else { ">" };
        let unit = if self.percent { "%" } else { "" };
        write!(f, "{}{sign}{}{unit}", self.measure.as_str(), self.limit)
    }
}

impl fmt::Display for ConditionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = Measure::ALL.map(Measure::as_str).join(", ");
        write!(
            f,
            "'{}' is no condition such as expired>0 or pending>=10%; what can be counted: {names}",
            super::printable(&self.0)
        )
    }
}

impl std::error::Error for ConditionError {}

/// `expired>0: 3 of 400`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} of {}", self.condition, self.count, self.students)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read() {
        let check = |text: &str, expected: &[&str]| {
            let read = Condition::parse_list(text).expect(text);
            let shown: Vec<_> = read.iter().map(ToString::to_string).collect();
            assert_eq!(shown, expected, "{text}");
        };
        check("expired>0", &["expired>0"]);
        check("expired>0,pending>10%", &["expired>0", "pending>10%"]);
        check(" locked >= 5 , not_printed > 100 % ", &["locked>=5", "not_printed>100%"]);
        for measure in Measure::ALL {
            let text = format!("{}>=0", measure.as_str());
            check(&text, &[&text]);
        }
    }

    #[test]
    fn what_is_no_condition_is_refused_with_the_names() {
        let check = |text: &str, quoted: &str| {
            let error = Condition::parse_list(text).expect_err(text).to_string();
            assert!(error.starts_with(&format!("'{quoted}' is no")), "{error}");
            assert!(error.contains("signed_in") && error.contains("not_printed"), "{error}");
        };
        check("", "");
        check("expired", "expired");
        check("expired>", "expired>");
        check("expired>0,", "");
        check("expired<1", "expired<1");
        check("expired>-1", "expired>-1");
        check("expired>+1", "expired>+1");
        check("expired>1.5", "expired>1.5");
        check("pending>101%", "pending>101%");
        check("pending>10%%", "pending>10%%");
        check("happy>0", "happy>0");
        check("Expired>0", "Expired>0");
        check("expired=>0", "expired=>0");
        check("expired>99999999999999999999", "expired>99999999999999999999");
        check("expired>0;locked>0", "expired>0;locked>0");
        check("\u{1b}[2J>0", "\\u{1b}[2J>0");
    }

    #[test]
    fn a_condition_holds_beyond_its_number() {
        let funnel = Funnel { students: 40, enrolled: 36, ..Funnel::default() };
        let mut attention = Attention::default();
        attention.add(Reason::Locked);
        let check = |text: &str, expected: bool| {
            let conditions = Condition::parse_list(text).expect(text);
            let holds = conditions.iter().all(|one| one.check(&funnel, &attention).is_some());
            assert_eq!(holds, expected, "{text}");
        };
        check("locked>0", true);
        check("locked>1", false);
        check("locked>=1", true);
        check("locked>=2", false);
        check("expired>0", false);
        check("expired>=0", true);
        check("pending>3", true);
        check("pending>4", false);
        check("pending>9%", true);
        check("pending>10%", false);
        check("pending>=10%", true);
        check("students>=100%", true);
        check("students>100%", false);
    }

    #[test]
    fn nobody_is_no_percentage_of_nobody() {
        let condition = Condition::parse_list("pending>0%").expect("a condition");
        let found = condition.first().expect("one");
        assert_eq!(found.check(&Funnel::default(), &Attention::default()), None);
    }
}

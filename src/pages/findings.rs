//! What somebody should look at, as sentences with what helps. Commands stand between backticks.

use maud::{Markup, html};

use crate::domain::{Condition, Figure, Finding, Measure, Reason, Side, grouped, percent};

/// A condition that holds, without its signs and for a screen or mail.
pub fn told(finding: &Finding) -> String {
    sentence(finding).replace('`', "")
}

/// The same for a page.
pub(super) fn told_on_page(finding: &Finding) -> Markup {
    coded(&sentence(finding))
}

/// What helps the students for whom there is a reason to look.
pub(super) fn help_on_page(reason: Reason) -> Markup {
    coded(help(reason))
}

fn sentence(finding: &Finding) -> String {
    let Finding { condition, count, .. } = *finding;
    let what = what(finding);
    let bounds = bounds(finding);
    let helps = match condition.measure {
        Measure::Figure(Figure::Expired) => help(Reason::Expired),
        Measure::Figure(Figure::Locked) => help(Reason::Locked),
        Measure::Figure(Figure::Printed) => help(Reason::NotPrinted),
        Measure::Reason(reason) => help(reason),
        Measure::Figure(Figure::Students) => return format!("{what}{bounds}"),
        Measure::Figure(_) => "chase/all.html has a page for each class",
    };
    let is_nobody = count == 0 && matches!(condition.side, Side::Over | Side::AtLeast);
    if is_nobody { format!("{what}{bounds}") } else { format!("{what}{bounds}: {helps}") }
}

fn what(Finding { condition, count, students }: &Finding) -> String {
    let of = format!("{} of {}", grouped(*count), grouped(*students));
    let one_or = |one: &'static str, more: &'static str| if *count == 1 { one } else { more };
    let (have, are) = (one_or("has", "have"), one_or("is", "are"));
    match condition.measure {
        Measure::Figure(Figure::Students) => {
            format!("there {are} {} {}", grouped(*count), one_or("student", "students"))
        }
        Measure::Figure(Figure::Printed) => format!("{of} passwords {are} printed"),
        Measure::Figure(Figure::SignedIn) => format!("{of} students {have} signed in"),
        Measure::Figure(Figure::OwnPassword) => format!("{of} students {have} their own password"),
        Measure::Figure(Figure::Enrolled) => format!("{of} students {are} enrolled"),
        Measure::Figure(Figure::Pending) => format!("{of} students {are} not enrolled yet"),
        Measure::Figure(Figure::Expired) | Measure::Reason(Reason::Expired) => {
            format!("{of} passwords {have} expired")
        }
        Measure::Figure(Figure::Locked) | Measure::Reason(Reason::Locked) => {
            format!("{of} accounts {are} locked after too many wrong passwords")
        }
        Measure::Reason(Reason::Lapsing) => {
            format!("{of} passwords {} working within 7 days", one_or("stops", "stop"))
        }
        Measure::Reason(Reason::SelfServiceOff) => {
            format!("self-service reset is off for {of} students after too many wrong answers")
        }
        Measure::Reason(Reason::NotPrinted) => format!("{of} passwords {are} not printed yet"),
        Measure::Reason(Reason::LookAlike) => {
            format!("{of} names {} like another one of the class", one_or("looks", "look"))
        }
    }
}

/// The number that was passed; nobody has to be told that it was none.
fn bounds(Finding { condition, count, students }: &Finding) -> String {
    let Condition { side, limit, percent: is_percent, .. } = *condition;
    let name = match side {
        Side::Over | Side::AtLeast => "limit",
        Side::Under | Side::AtMost => "goal",
    };
    match (is_percent, limit) {
        (true, _) => format!(" ({}; the {name} is {limit} %)", percent(*count, *students)),
        (false, 0) => String::new(),
        (false, _) => format!(" (the {name} is {})", grouped(limit)),
    }
}

fn help(reason: Reason) -> &'static str {
    match reason {
        Reason::Expired => {
            "`mims reset --status expired --slips slips.pdf` makes new ones for all of them"
        }
        Reason::Lapsing => "the form teacher reminds them; afterwards only a reset helps",
        Reason::Locked => {
            "`mims unlock LOGIN` opens it again; `mims reset LOGIN` if the password is forgotten"
        }
        Reason::SelfServiceOff => {
            "`mims unlock LOGIN` switches it on again; `mims reset LOGIN` if the password is forgotten"
        }
        Reason::NotPrinted => "`mims stickers --not-printed --output stickers.pdf` prints them",
        Reason::LookAlike => "look twice when handing out stickers and slips",
    }
}

fn coded(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('`').enumerate() {
            @if at % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_condition_is_told_as_a_sentence_that_says_what_helps() {
        let check = |text: &str, count, expected: &str| {
            let condition = Condition::parse(text).expect(text);
            assert_eq!(told(&Finding { condition, count, students: 2_003 }), expected, "{text}");
        };
        let reset = "mims reset --status expired --slips slips.pdf makes new ones for all of them";
        check("expired>0", 1_974, &format!("1,974 of 2,003 passwords have expired: {reset}"));
        check("expired>0", 1, &format!("1 of 2,003 passwords has expired: {reset}"));
        check(
            "enrolled<90%",
            1_200,
            "1,200 of 2,003 students are enrolled (59 %; the goal is 90 %): chase/all.html has a page for each class",
        );
        check(
            "pending>=1000",
            1_000,
            "1,000 of 2,003 students are not enrolled yet (the limit is 1,000): chase/all.html has a page for each class",
        );
        check("students<=3000", 2_003, "there are 2,003 students (the goal is 3,000)");
        check("locked>=0", 0, "0 of 2,003 accounts are locked after too many wrong passwords");
    }

    #[test]
    fn commands_stand_out_on_a_page() {
        let page = help_on_page(Reason::NotPrinted).into_string();
        let code = "<code>mims stickers --not-printed --output stickers.pdf</code>";
        assert_eq!(page, format!("{code} prints them"));
    }
}

//! The children's screens in a real terminal: every turn of an account's life, and what is left on the screen afterwards.

use crate::common::{Ended, Office, Terminal};

const LOGIN: &str = "tan_kai_jun";
/// A student of whom no e-mail address is known.
const WEI_LING: &str = "lim_wei_ling";
const OWN: &str = "Tulip-Rocket-93-Sun";
const ANSWERS: [&str; 3] = ["otter", "teal", "badminton"];
const DOWN: &str = "\u{1b}[B";

impl Office {
    fn portal_in_terminal(&self, step: &str) -> Terminal {
        self.terminal(&["portal", step])
    }

    fn temporary(&self) -> String {
        std::fs::read_to_string(self.path("temporary")).expect("a password")
    }
}

impl Terminal {
    fn login(&mut self, login: &str, password: &str) -> &mut Self {
        self.sees("MIMS Login ID").types(login).types("\r");
        self.sees("Password:").hides_typing().types(password).types("\r")
    }

    fn twice(&mut self, question: &str, secret: &str) -> &mut Self {
        self.sees(question).hides_typing().types(secret).types("\r");
        self.sees("The same again").hides_typing().types(secret).types("\r")
    }

    /// Takes the first question that is left, three times.
    fn questions(&mut self) -> &mut Self {
        for (number, answer) in (1..).zip(ANSWERS) {
            self.sees(&format!("Question {number} of 3: choose"))
                .sees("Go back")
                .reads_keys()
                .types("\r");
            self.twice("Your answer", answer);
        }
        self.sees("Save Answers").reads_keys()
    }
}

/// The window as it was before, with nothing in it that was typed or shown inside.
fn is_left_clean(ended: &Ended) {
    let shown = &ended.screen;
    let (entered, left) = (shown.find("\u{1b}[?1049h"), shown.rfind("\u{1b}[?1049l"));
    assert!(entered.is_some() && left > entered, "{shown:?}");
    let before = shown.get(..entered.unwrap_or_default()).unwrap_or_default();
    let after = shown.get(left.unwrap_or_default()..).unwrap_or_default();
    for secret in ANSWERS.iter().chain([&OWN]) {
        assert!(!before.contains(secret) && !after.contains(secret), "{shown:?}");
    }
    assert!(ended.echo, "typed letters are shown again");
}

/// Nothing that was typed hidden shows up, inside the screens neither.
fn shows_no_secret(ended: &Ended) {
    for secret in ANSWERS.iter().chain([&OWN]) {
        assert!(!ended.screen.contains(secret), "{:?}", ended.screen);
    }
}

#[test]
fn an_account_lives_its_whole_life_in_real_terminals() {
    let office = Office::with_school();
    assert_eq!(office.status_of(WEI_LING), "issued");
    office.reset_to_file(WEI_LING);
    assert_eq!(office.status_of(WEI_LING), "reset");

    // The first sign-in, up to the questions; there the child stops.
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal.login(WEI_LING, &office.temporary()).sees("Step 1 of 3").sees("12 letters");
    terminal
        .twice("New password", OWN)
        .sees("Step 2 of 3")
        .sees("Go back")
        .reads_keys()
        .types("\u{1b}");
    terminal.sees("Not finished. Sign in again, and you go on here.");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{:?}", ended.screen);
    is_left_clean(&ended);
    shows_no_secret(&ended);
    assert_eq!(office.status_of(WEI_LING), "own-password");

    // The next one goes on there.
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal.login(WEI_LING, OWN).sees("Step 2 of 3").questions().types("\r");
    terminal.sees("Step 3 of 3").sees("E-mail address").types("aunt@example.org\r");
    terminal.sees("Your MIMS account opens").sees("Student iCON").sees("by your school");
    terminal.sees("Sign out").reads_keys().types("\r").sees("You have signed out.");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{:?}", ended.screen);
    is_left_clean(&ended);
    shows_no_secret(&ended);
    assert_eq!(office.status_of(WEI_LING), "enrolled");

    office.tamper("UPDATE credentials SET wrong_tries = 49");
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal.login(WEI_LING, "Nobodys-Word-11").sees("did not work");
    terminal.sees("MIMS Login ID").types("\r").sees("You have left the MIMS Portal.");
    assert_eq!(terminal.ends().status, Some(0));
    assert_eq!(office.status_of(WEI_LING), "locked");
    office.done(&["unlock", WEI_LING]);
    assert_eq!(office.status_of(WEI_LING), "enrolled");

    office.done(&["disable", WEI_LING]);
    assert_eq!(office.status_of(WEI_LING), "disabled");
    office.done(&["enable", WEI_LING]);
    assert_eq!(office.status_of(WEI_LING), "enrolled");

    office.done(&["settings", "set", "sign-in.temporary-tries", "3"]);
    office.reset_to_file(WEI_LING);
    assert_eq!(office.status_of(WEI_LING), "reset");
    let mut terminal = office.portal_in_terminal("sign-in");
    for _ in 0..3 {
        terminal.login(WEI_LING, "Nobodys-Word-11").sees("did not work");
    }
    terminal.login(WEI_LING, &office.temporary()).sees("did not work");
    terminal.sees("MIMS Login ID").types("\r");
    assert_eq!(terminal.ends().status, Some(0));
    assert_eq!(office.status_of(WEI_LING), "expired");
}

#[test]
fn a_forgotten_password_is_reset_from_the_sign_in_page() {
    let office = Office::with_enrolled();
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal
        .sees("MIMS Login ID")
        .types("tan_kai_jun\r")
        .sees("Password:")
        .hides_typing()
        .types("\r");
    terminal.sees("Forgot Password?").sees("Leave").reads_keys().types(DOWN).types("\r");
    for answer in ["otter", "teal", "tennis"] {
        terminal.sees("of 3").sees("Your answer").hides_typing().types(answer).types("\r");
    }
    terminal.sees("Send my answers").sees("Go back").reads_keys().types("\r");
    terminal.sees("Those answers did not work");
    for (number, answer) in (1..).zip(ANSWERS) {
        terminal.sees(&format!("{number} of 3")).sees("Your answer").hides_typing();
        terminal.types(answer).types("\r");
    }
    // Shown only when it is asked for.
    terminal.sees("(hidden)").sees("Go back").reads_keys().types(DOWN).types("\r");
    terminal.sees("otter").sees("badminton").sees("Go back").reads_keys().types("\r");
    terminal.sees("Choose a new password").twice("New password", "Lantern-Guitar-48-Fox");
    terminal.sees("Your password is changed. Sign in with it now.");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{:?}", ended.screen);
    is_left_clean(&ended);
    office.write("next", "Lantern-Guitar-48-Fox\n");
    assert_eq!(office.enters(LOGIN, "next").status, 0);
}

#[test]
fn going_back_and_starting_again_saves_nothing() {
    let office = Office::with_enrolled();
    let before: i64 =
        office.value("SELECT questions_set_at FROM students WHERE login = 'tan_kai_jun'", []);
    let mut terminal = office.terminal(&["portal", "questions", LOGIN]);
    terminal.sees("Password:").hides_typing().types(OWN).types("\r");
    terminal.questions().types(DOWN).types(DOWN).types("\r");
    terminal.sees("Question 1 of 3: choose").sees("Go back").reads_keys().types("\r");
    terminal.sees("Your answer").hides_typing().types("\r");
    terminal.sees("Question 1 of 3: choose").sees("Go back").reads_keys().types("\u{1b}");
    terminal.sees("Nothing was changed.");
    assert_eq!(terminal.ends().status, Some(0));
    let after: i64 =
        office.value("SELECT questions_set_at FROM students WHERE login = 'tan_kai_jun'", []);
    assert_eq!(after, before);
    assert_eq!(office.forgot(LOGIN, "answers").status, 0, "the answers before are in force");
}

#[test]
fn an_interrupted_page_leaves_the_window_as_it_was() {
    let office = Office::with_papers();
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal
        .login(LOGIN, &office.temporary())
        .sees("Step 1 of 3")
        .sees("New password")
        .hides_typing();
    terminal.types("Tulip").types("\u{3}");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(130), "{:?}", ended.screen);
    is_left_clean(&ended);
    assert!(!ended.screen.contains("Tulip"));
    assert_eq!(office.status_of(LOGIN), "reset");
}

#[test]
fn a_session_ends_when_the_account_is_closed_and_opened_again() {
    let office = Office::with_enrolled();
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal.login(LOGIN, OWN).sees("Your MIMS account opens").sees("Sign out").reads_keys();
    office.done(&["disable", LOGIN]);
    office.done(&["enable", LOGIN]);
    terminal.types(DOWN).types("\r").questions().types("\r");
    terminal.sees("your account was changed by your school just now");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{:?}", ended.screen);
    is_left_clean(&ended);
}

#[test]
fn nobody_parks_a_signed_in_student_behind_ctrl_z() {
    let office = Office::with_enrolled();
    let mut terminal = office.portal_in_terminal("sign-in");
    terminal.sees("MIMS Login ID").types("\u{1a}").types("\u{8}tan_kai_jun\r");
    terminal.sees("Password:").hides_typing().types("\u{1a}").types("\r");
    // Had it been stopped, nothing more would come.
    terminal.sees("did not work").sees("MIMS Login ID").types("\r");
    assert_eq!(terminal.ends().status, Some(0));
}

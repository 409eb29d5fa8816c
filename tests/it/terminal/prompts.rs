//! Questions in a real terminal: what is asked, what is shown while typing, and how the terminal is left.

use crate::common::{LIST, Office};

const INTERRUPT: &str = "\u{3}";

fn with_list() -> Office {
    let office = Office::with_store();
    office.write("list.csv", LIST);
    office
}

#[test]
fn an_import_is_done_after_a_yes() {
    let office = with_list();
    let mut terminal = office.terminal(&["import", "list.csv"]);
    terminal
        .sees("5 students in 2 classes of 2027")
        .sees("Create 5? [y/N]")
        .reads_keys()
        .types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(ended.screen.contains("Batch 1: 5 accounts created"), "{}", ended.screen);
    assert!(ended.echo);
    assert_eq!(office.students(), 5);
}

#[test]
fn an_import_is_left_after_a_no_and_after_enter() {
    for answer in ["n", "\r"] {
        let office = with_list();
        let before = office.facts();
        let mut terminal = office.terminal(&["import", "list.csv"]);
        terminal.sees("Create 5?").reads_keys().types(answer);
        let ended = terminal.ends();
        assert_eq!(ended.status, Some(1), "{}", ended.screen);
        assert!(ended.screen.contains("nothing was changed"), "{}", ended.screen);
        assert!(ended.echo);
        assert_eq!(office.facts(), before);
    }
}

#[test]
fn a_question_can_be_interrupted() {
    let office = with_list();
    let before = office.facts();
    let mut terminal = office.terminal(&["import", "list.csv"]);
    terminal.sees("Create 5?").reads_keys().types(INTERRUPT);
    let ended = terminal.ends();
    assert!(ended.echo, "typed letters are shown again");
    assert_eq!(office.facts(), before);
    assert_eq!(ended.status, Some(130), "{:?}", ended.screen);
    let (hidden, shown) = (ended.screen.rfind("\u{1b}[?25l"), ended.screen.rfind("\u{1b}[?25h"));
    assert!(shown >= hidden, "the cursor is shown again: {:?}", ended.screen);
    assert!(ended.screen.contains("error: stopped; nothing was done"), "{:?}", ended.screen);
}

#[test]
fn a_passphrase_question_can_be_interrupted() {
    let office = Office::new();
    let mut terminal = office.terminal(&["init", "--school", "Merlion Park", "--stage", "primary"]);
    terminal.sees("Passphrase for the vault key").hides_typing().types("green").types(INTERRUPT);
    let ended = terminal.ends();
    assert!(!office.store().exists());
    assert!(!ended.screen.contains("green"), "{:?}", ended.screen);
    assert!(ended.echo, "typed letters are shown again");
    assert_eq!(ended.status, Some(130), "{:?}", ended.screen);
}

#[test]
fn a_reset_of_several_shows_whom_and_asks() {
    let office = Office::with_school();
    let mut terminal = office.terminal(&["reset", "3 Integrity/1", "4 Respect/1"]);
    terminal
        .sees("3 Integrity  TAN KAI JUN  tan_kai_jun@students.edu.sg")
        .sees("4 Respect  LIM WEI LING  lim_wei_ling@students.edu.sg")
        .sees("Reset these 2 passwords? [y/N]")
        .reads_keys()
        .types("y");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert_eq!(office.replaced_passwords(), 2);
}

#[test]
fn a_reset_of_several_is_left_after_a_no() {
    let office = Office::with_school();
    let before = office.facts();
    let mut terminal = office.terminal(&["reset", "3 Integrity/1", "4 Respect/1"]);
    terminal.sees("Reset these 2 passwords?").reads_keys().types("n");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(1), "{}", ended.screen);
    assert_eq!(office.facts(), before);
}

#[test]
fn init_asks_for_what_is_not_given_and_takes_the_passphrase_twice() {
    let office = Office::new();
    let mut terminal = office.terminal(&["init"]);
    terminal.sees("Enter takes what stands in brackets, or nothing.");
    terminal.sees("Name of the school").types("Merlion Park Primary School\r");
    terminal.sees("Stage, primary or secondary [primary]").types("\r");
    terminal.sees("Passphrase for the vault key:").hides_typing();
    terminal.types("green apples roll\r").sees("The same again").hides_typing();
    terminal.types("green apples rot\r").sees("The two are not the same.");
    terminal.sees("Passphrase for the vault key").hides_typing().types("green apples roll\r");
    terminal.sees("The same again").hides_typing().types("green apples roll\r");
    terminal.sees("Store made in");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(ended.echo);
    assert!(!ended.screen.contains("apples"), "the passphrase stands on the screen");
    let name = office.done(&["settings", "get", "school.name"]).stdout;
    assert_eq!(name, "Merlion Park Primary School\n");
    let key = std::fs::read(office.store().join("vault.key")).expect("a key");
    assert!(key.starts_with(b"age-encryption.org/v1\n-> scrypt "));
}

#[test]
fn enter_means_no_passphrase() {
    let office = Office::new();
    let mut terminal = office.terminal(&["init", "--school", "Merlion Park", "--stage", "primary"]);
    terminal.sees("Passphrase for the vault key").hides_typing().types("\r");
    terminal.sees("The same again").hides_typing().types("\r");
    terminal.sees("the vault key has no passphrase");
    assert_eq!(terminal.ends().status, Some(0));
}

#[test]
fn stickers_ask_for_the_passphrase_and_do_not_show_it() {
    let office = Office::with_locked_key();
    let stickers = ["stickers", "--all", "--output", "s.pdf"];
    let mut terminal = office.terminal(&stickers);
    terminal.sees("Passphrase of the vault key").hides_typing().types("wrong apples\r");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(4), "{}", ended.screen);
    assert!(
        ended.screen.contains("the passphrase does not open the vault key"),
        "{}",
        ended.screen
    );
    assert!(!office.path("s.pdf").exists());
    let mut terminal = office.terminal(&stickers);
    terminal.sees("Passphrase of the vault key").hides_typing().types("green apples roll\r");
    terminal.sees("s.pdf: 5 stickers");
    let ended = terminal.ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert!(!ended.screen.contains("apples") && ended.echo, "{}", ended.screen);
}

#[test]
fn yes_asks_nothing_in_a_terminal_either() {
    let office = Office::new();
    office.write("list.csv", LIST);
    let ended = office.terminal(&["import", "list.csv", "--init", "--yes"]).ends();
    assert_eq!(ended.status, Some(0), "{}", ended.screen);
    assert_eq!(office.students(), 5);
}

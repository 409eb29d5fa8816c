//! Tables in a terminal of 60 columns: cells are wrapped inside their column, and no line is broken by the terminal.

use crate::common::{LIST, Office};

#[test]
fn tables_fit_a_terminal_of_60_columns() {
    let office = Office::with_list(LIST);
    office.done(&[
        "reset",
        "tan_kai_jun",
        "--reason",
        "forgotten on the first day of school, asked by Mdm Salmah",
    ]);
    for args in [
        &["status"][..],
        &["status", "--students"],
        &["audit", "log", "--last", "2"],
        &["sheets"],
        &["report", "--output", "reports"],
        &["help", "exit-codes"],
        &["help", "formats"],
        &["help", "secrets"],
    ] {
        let ended = office.terminal_of(60, args).ends();
        assert_eq!(ended.status, Some(0), "{args:?}: {}", ended.screen);
        // A sentence about a file is as long as its path.
        let is_table = |line: &&str| !line.starts_with("reports/");
        let long = |line: &&str| is_table(line) && line.trim_end().chars().count() > 60;
        // What a bar has drawn is wiped before the answer comes.
        let drawn_over = |line| str::rsplit(line, "\u{1b}[1A").next().unwrap_or(line);
        let long: Vec<_> = ended.screen.lines().map(drawn_over).filter(long).collect();
        assert!(long.is_empty(), "{args:?}: {long:#?}");
    }
    // The plan's table; the paths above it are as long as they are.
    let row = |letter: char| format!("5 Respect,{}\n", letter.to_string().repeat(5));
    office
        .write("new.csv", format!("Class 2027,Name\n{}", ('A'..='L').map(row).collect::<String>()));
    let import = ["import", "new.csv", "--dry-run", "--accept-many"];
    let plan = office.terminal_of(60, &import).ends().screen;
    let table = plan.split("\r\n\r\n").nth(1).expect("a table");
    assert!(table.contains("Moved here") && table.lines().all(|line| line.chars().count() <= 60));
}

#[test]
fn messages_are_broken_between_words_and_never_by_the_terminal() {
    let office = Office::with_list(LIST);
    for args in [
        &["status", "muhammad_rayyan_bin_ibrahim_of_another_school"][..],
        &["import", "list.csv", "--leavers", "burn"],
    ] {
        let told = office.run(args);
        let ended = office.terminal_of(40, args).ends();
        let lines: Vec<_> = ended.screen.lines().map(str::trim_end).collect();
        assert!(lines.iter().all(|line| line.chars().count() <= 40), "{lines:#?}");
        let words = |text: &str| text.split_whitespace().count();
        let whole = ended.screen.replace("_\r\n    ", "_");
        assert_eq!(words(&whole), words(&told.stderr), "{lines:#?}");
    }
}

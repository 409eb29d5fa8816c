//! Every help page as it stands on a terminal of 80 columns, short and long, in one snapshot.

use std::fmt::Write as _;

use crate::common::{Office, commands};

impl Office {
    /// The page, as wide as a terminal of 80 columns.
    fn page(&self, args: &[&str]) -> String {
        let output = self.command(args).env("COLUMNS", "80").output().expect("a run");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The page of a command and those of the commands under it, short and long.
    fn pages(&self, words: &[&str]) -> String {
        let mut all = String::new();
        for form in ["-h", "--help"] {
            let args = [words, &[form]].concat();
            let page = self.page(&args);
            writeln!(all, "==== mims {}\n{page}", args.join(" ")).expect("a text");
        }
        let short = self.page(&[words, &["-h"]].concat());
        let under = short.split("\nCommands:\n").nth(1).unwrap_or_default();
        for line in under.lines().take_while(|line| line.starts_with(' ')) {
            let name = line.strip_prefix("  ").and_then(|line| line.split(' ').next());
            if let Some(name) = name.filter(|name| !name.is_empty() && *name != "help") {
                all += &self.pages(&[words, &[name]].concat());
            }
        }
        all
    }
}

#[test]
fn every_help_page_at_80_columns() {
    let office = Office::new();
    let mut all = office.pages(&[]);
    for command in commands(&office) {
        all += &office.pages(&[command.as_str()]);
    }
    insta::assert_snapshot!("help_pages", all);
}

#[test]
fn the_help_of_import_is_short_and_a_topic_has_the_rest() {
    let office = Office::new();
    let [short, long] = ["-h", "--help"].map(|form| office.page(&["import", form]));
    assert!(short.lines().count() <= 40 && long.lines().count() <= 70, "{short}{long}");
    let (page, lists) = (office.page(&["man", "import"]), office.page(&["help", "lists"]));
    let option = regex::Regex::new(r"\\fB(\\-\\-[a-z\\-]+)\\fR").expect("a pattern");
    let options = option.captures_iter(&page).map(|found| found[1].replace('\\', ""));
    let options: Vec<_> = options.collect();
    assert!(options.len() > 25, "{options:?}");
    for option in options {
        let is_there = long.contains(&option) || lists.contains(&format!(" {option} "));
        assert!(is_there || lists.contains(&format!(" {option}\n")), "{option}");
    }
}

#[test]
fn mims_alone_fits_a_screen_and_begins_with_the_three_scenes() {
    let run = Office::new().run(&[]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    let lines: Vec<_> = run.stderr.lines().collect();
    assert!(lines.len() <= 24 && lines.iter().all(|line| line.len() <= 80), "{}", run.stderr);
    let place = |scene: &str| lines.iter().position(|line| *line == scene).expect(scene);
    assert_eq!(place("The January batch"), 2);
    assert!(place("The daily reset") < place("The nightly report"));
    let office = Office::new();
    for line in lines.iter().filter_map(|line| line.strip_prefix("  mims ")) {
        let command = line.split(' ').next().expect("a command");
        assert!(commands(&office).contains(&command.to_owned()), "{line}");
    }
}

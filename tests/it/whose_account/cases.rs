//! Lists on which the program was once wrong: whose account it is. The lists stand in cases/, one folder for each kind.
//! Whatever is not sure is refused with everybody concerned named, and nothing is done.

use crate::common::{Office, Run};
use crate::import::with_case;

/// A store, and the lists of a case.
fn office(case: &str, lists: &[&str]) -> Office {
    let office = Office::with_store();
    for list in lists {
        with_case(&office, case, list);
    }
    office
}

/// Imports a list, which has to be refused without a trace and with all of these words.
fn refused(office: &Office, args: &[&str], words: &[&str]) -> Run {
    let before = office.facts();
    let run = office.refused(1, &[&["import", "--yes"], args].concat());
    let said = format!("{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(said.contains(word), "nothing of {word} in {said}");
    }
    assert_eq!(office.facts(), before, "{args:?}");
    run
}

/// Imports a list, which has to be taken without a new account, and without one of another name.
fn taken(office: &Office, args: &[&str]) -> Run {
    let before = office.owners();
    let run = office.done(&[&["import", "--yes"], args].concat());
    assert_eq!(office.owners(), before, "{args:?}");
    run
}

/// The year and class of everybody, once each.
fn classes(office: &Office) -> Vec<String> {
    office.column(
        "SELECT DISTINCT c.year || ' ' || c.name FROM students AS s JOIN classes AS c ON c.id = s.class_id ORDER BY 1",
    )
}

#[test]
fn references_that_were_numbered_again_hand_no_account_to_another_child() {
    let office = office("01", &["before.csv", "after.csv"]);
    office.done(&["import", "before.csv", "--yes"]);
    refused(&office, &["after.csv"], &["ADAM BIN YUSOF", "ANG MEI LI", "YEO HUI MIN"]);
}

#[test]
fn the_reference_of_a_leaver_gives_a_newcomer_nothing() {
    let office = office("01", &["leaver.csv", "newcomer.csv"]);
    office.done(&["import", "leaver.csv", "--yes"]);
    refused(&office, &["newcomer.csv"], &["HARITH BIN SAMAD", "YEO HUI MIN"]);
}

#[test]
fn a_class_that_has_another_name_is_the_same_class() {
    const FLAG: &str = "3R=3 Respect";
    let office = || {
        let office = office("04", &["january.csv", "march.csv", "march-with-ref.csv"]);
        office.done(&["import", "january.csv", "--yes"]);
        office
    };
    for list in ["march.csv", "march-with-ref.csv"] {
        let office = office();
        refused(&office, &[list], &[&format!("--rename-class \"{FLAG}\"")]);
        taken(&office, &[list, "--rename-class", FLAG]);
        assert_eq!(classes(&office), ["2027 3 Respect"]);
    }
    // Both lists together have every child twice.
    refused(
        &office(),
        &["january.csv", "march.csv"],
        &["4 of 8 names have accounts in other classes"],
    );
}

#[test]
fn the_same_child_in_another_spelling_is_asked_about() {
    const RENAMES: [&str; 6] = [
        "tan_ah_seng=TAN AH SENG",
        "gan_bee_hwa=GAN BEE HWA",
        "tan_wei_ming_aaron=AARON TAN WEI MING",
        "nur_adriana_sofiyya_imani_binte_muhammad_ridhwan=NUR ADRIANA SOFIYYA IMANI BINT",
        "mohd_faiz_bin_ali=MUHAMMAD FAIZ BIN ALI",
        "chen_jie=CHAN JIE",
    ];
    let office = office("18", &["2026.csv", "2027.csv"]);
    office.done(&["import", "2026.csv", "--yes"]);
    let logins = office.logins();
    let asked = RENAMES.map(|rename| {
        let (_, name) = rename.split_once('=').expect("an account and a name");
        format!("if it is the same child: --rename \"{rename}\", if not: --new \"{name}\"")
    });
    refused(&office, &["2027.csv"], &asked.each_ref().map(String::as_str));
    let flags = RENAMES.iter().flat_map(|rename| ["--rename", rename]);
    office.done(&["import", "2027.csv", "--yes"].into_iter().chain(flags).collect::<Vec<_>>());
    assert_eq!(office.logins(), logins);
    assert_eq!(classes(&office), ["2027 3 Integrity"]);
}

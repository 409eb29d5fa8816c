//! The commands that change something, each with what was there before.

use crate::desk::Desk;
use crate::strace::{can_trace, on_all_cores, say_figures};

pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) before: fn() -> Desk,
    pub(crate) args: &'static [&'static str],
}

fn store() -> Desk {
    let desk = Desk::new();
    desk.done(&["init", "--school", "Merlion Park", "--yes"]);
    desk
}

pub(crate) fn school() -> Desk {
    let desk = store();
    desk.done(&["import", "list.csv", "--yes"]);
    desk
}

fn after(args: &[&str]) -> Desk {
    let desk = school();
    desk.done(args);
    desk
}

fn locked() -> Desk {
    let desk = school();
    let database = rusqlite::Connection::open(desk.store().join("mims.db")).expect("a database");
    let sql = "UPDATE students SET locked_at = created_at WHERE id = 2;
               UPDATE credentials SET wrong_tries = 50 WHERE student_id = 2;";
    database.execute_batch(sql).expect("a change");
    desk
}

fn with_paper() -> Desk {
    let desk = school();
    desk.write("old.pdf", "an older paper\n");
    desk
}

fn reported() -> Desk {
    let desk = after(&["report", "--output", "reports", "--prometheus", "m.prom"]);
    desk.done(&["reset", "goh_shu_wen"]);
    desk
}

/// With a backup for the store's own key, and one store less.
fn backed_up() -> Desk {
    let desk = school();
    let database = rusqlite::Connection::open(desk.store().join("mims.db")).expect("a database");
    let sql = "SELECT vault_recipient FROM identity";
    let recipient: String = database.query_row(sql, [], |row| row.get(0)).expect("a recipient");
    desk.done(&["backup", "b.age", "--recipient", &recipient]);
    let key = std::fs::read(desk.store().join("vault.key")).expect("a key");
    desk.write("key.txt", key);
    drop(database);
    std::fs::remove_dir_all(desk.store()).expect("a store");
    desk
}

const IMPORT_MOVED: [&str; 6] =
    ["import", "moved.csv", "--yes", "--leavers", "disable", "--accept-many"];

macro_rules! scene {
    ($name:literal, $before:expr, $($arg:literal),+) => {
        Scene { name: $name, before: $before, args: &[$($arg),+] }
    };
}

#[rustfmt::skip]
pub(crate) const SCENES: &[Scene] = &[
    scene!("init", Desk::new, "init", "--school", "Merlion Park", "--yes"),
    scene!("init with a passphrase", Desk::new, "init", "--school", "M", "--yes", "--new-passphrase-file", "pass.txt"),
    scene!("import", store, "import", "list.csv", "--yes"),
    scene!("import with stickers", store, "import", "list.csv", "--yes", "--stickers", "a.pdf"),
    scene!("import into a new store", Desk::new, "import", "list.csv", "--init", "--school", "M", "--yes", "--stickers", "a.pdf"),
    scene!("import of moved ones", school, "import", "moved.csv", "--yes", "--leavers", "disable", "--accept-many"),
    scene!("import with rejects", school, "import", "bad.csv", "--yes", "--skip-bad", "--rejects", "rej.csv", "--accept-many"),
    scene!("add", school, "add", "LIM WEI MING", "--class", "3 Respect", "--yes"),
    scene!("add with a sticker", school, "add", "LIM WEI MING", "--class", "3 Respect", "--yes", "--stickers", "a.pdf"),
    scene!("undo of an import", || after(&IMPORT_MOVED), "undo", "2", "--yes"),
    scene!("undo of a reset", || after(&["reset", "goh_shu_wen"]), "undo", "2", "--yes"),
    scene!("reset", school, "reset", "goh_shu_wen"),
    scene!("reset with slips", school, "reset", "--all", "--yes", "--slips", "slips.pdf"),
    scene!("reset over a file", with_paper, "reset", "--all", "--yes", "--stickers", "old.pdf", "--force"),
    scene!("stickers", school, "stickers", "--all", "--output", "st.pdf"),
    scene!("stickers over a file", with_paper, "stickers", "--all", "--output", "old.pdf", "--force"),
    scene!("stickers apart", school, "stickers", "--all", "--split", "--output", "st.pdf"),
    scene!("stickers shown", school, "stickers", "--all", "--preview", "--show"),
    scene!("edit", school, "edit", "goh_shu_wen", "--name", "GOH SHU WEN (WU)", "--class", "3 Respect", "--register-no", "9"),
    scene!("edit of a class", school, "edit", "--rename-class", "3 Integrity=3 Care", "--yes"),
    scene!("disable", school, "disable", "goh_shu_wen"),
    scene!("enable", || after(&["disable", "goh_shu_wen"]), "enable", "goh_shu_wen"),
    scene!("unlock", locked, "unlock", "goh_shu_wen"),
    scene!("settings", school, "settings", "set", "password.valid-days", "7"),
    scene!("vault passphrase", school, "vault", "passphrase", "--passphrase-file", "pass.txt", "--new-passphrase-file", "pass.txt"),
    scene!("vault rotate", school, "vault", "rotate", "--yes", "--new-passphrase-file", "none.txt"),
    scene!("vault copy", school, "vault", "copy", "copy.key", "--recipient", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
    scene!("vault replace", school, "vault", "replace", "--yes", "--new-passphrase-file", "none.txt"),
    scene!("backup", school, "backup", "b.age", "--recipient", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
    scene!("restore", backed_up, "restore", "b.age", "--identity", "key.txt"),
    scene!("report", school, "report", "--output", "reports"),
    scene!("report over a folder", reported, "report", "--output", "reports", "--force", "--prometheus", "m.prom"),
];

/// Looks at the points of all scenes, which are so many `what`; none may be found wrong.
pub(crate) fn sweep(
    what: &str,
    of_scene: fn(&Scene, usize) -> (usize, Vec<String>),
    most_of_a_scene: usize,
) {
    if !can_trace() {
        return;
    }
    let results = on_all_cores(SCENES, |scene| of_scene(scene, most_of_a_scene));
    let count: usize = results.iter().map(|(count, _)| count).sum();
    let wrong: Vec<_> = results.into_iter().flat_map(|(_, wrong)| wrong).collect();
    say_figures(&format!("{count} {what}, {} wrong", wrong.len()));
    assert!(wrong.is_empty(), "{} of {count} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

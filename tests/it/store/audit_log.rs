//! The audit log: one row for each change, chained by hashes, and never rewritten.

use insta::assert_snapshot;
use sha2::{Digest as _, Sha256};

use crate::common::{Office, replaced};

/// What the log says, without times.
fn log(office: &Office) -> String {
    let sql =
        "SELECT seq || ' ' || command || ' student ' || coalesce(student_id, '-') || ' batch ' ||
                   coalesce(batch_id, '-') || ' ' || outcome || ': ' || details
               FROM audit ORDER BY seq";
    replaced(office, &office.column::<String>(sql).join("\n"))
}

/// An office in which every command that changes something was run.
fn busy_office() -> Office {
    let office = Office::with_school();
    office.done(&["stickers", "--class", "4 Respect", "--output", "s.pdf"]);
    office.done(&["settings", "set", "password.valid-days", "14"]);
    office.import(
        "Class 2027,Reg No,Name,Student Ref
3 Integrity,1,TAN KAI JUN,MP-90-0001
3 Integrity,3,LIM WEI LING,MP-90-0004
4 Respect,9,ARJUN S/O VEERASAMY,MP-90-0005
",
    );
    office.done(&["reset", "tan_kai_jun", "lim_wei_ling", "--yes", "--reason", "lost organisers"]);
    office
}

#[test]
fn every_change_leaves_its_row() {
    let office = busy_office();
    assert_snapshot!(log(&office), @r#"
    1 init student - batch - made: vault [recipient]
    2 import student 1 batch 1 created: tan_kai_jun@students.edu.sg in 3 Integrity
    3 import student 2 batch 1 created: dsouza_marie_anne@students.edu.sg in 3 Integrity
    4 import student 3 batch 1 created: muhammad_rayyan_bin_abdullah@students.edu.sg in 3 Integrity
    5 import student 4 batch 1 created: lim_wei_ling@students.edu.sg in 4 Respect
    6 import student 5 batch 1 created: arjun_so_veerasamy@students.edu.sg in 4 Respect
    7 import student - batch 1 imported: list.csv: 5 created, 0 changed, 0 left
    8 stickers student 4 batch - printed: sticker on L7160
    9 stickers student 5 batch - printed: sticker on L7160
    10 settings student - batch - set: password.valid-days from "30" to "14"
    11 import student 4 batch 2 moved: from 4 Respect of 2027 to 3 Integrity
    12 import student 5 batch 2 changed: from 4 Respect of 2027 to 4 Respect
    13 import student - batch 2 imported: list.csv: 0 created, 2 changed, 0 left
    14 reset student 1 batch 3 reset: lost organisers
    15 reset student 4 batch 3 reset: lost organisers
    "#);
    let operators: Vec<String> = office.column("SELECT DISTINCT operator FROM audit");
    assert_eq!(operators, [whoami::username().unwrap_or_else(|_| "unknown".to_owned())]);
}

#[test]
fn what_changes_nothing_leaves_no_row() {
    let office = Office::with_school();
    let before: i64 = office.value("SELECT count(*) FROM audit", []);
    office.done(&["status"]);
    office.done(&["status", "tan_kai_jun"]);
    office.done(&["settings", "list"]);
    office.done(&["import", "list.csv", "--yes"]);
    office.done(&["import", "list.csv", "--dry-run"]);
    office.refused(1, &["reset", "nobody_here"]);
    office.refused(1, &["settings", "set", "school.stage", "kindergarten"]);
    assert_eq!(office.value::<i64>("SELECT count(*) FROM audit", []), before);
}

/// The rule as it is written in `store/audit.rs`: SHA-256 over the hash before and every column, each with its length
/// as 8 bytes, numbers as decimal digits, nothing as an empty text.
fn recomputed(database: &rusqlite::Connection) -> Vec<(i64, Vec<u8>, Vec<u8>)> {
    let sql = "SELECT seq, at, operator, command, student_id, batch_id, outcome, details, hash FROM audit ORDER BY seq";
    let mut statement = database.prepare(sql).expect("a question");
    let mut rows = statement.query([]).expect("rows");
    let mut before: Vec<u8> = Vec::new();
    let mut chain = Vec::new();
    while let Some(row) = rows.next().expect("a row") {
        let mut bytes = before.clone();
        for column in 0..8 {
            let text = match row.get_ref(column).expect("a value") {
                rusqlite::types::ValueRef::Null => String::new(),
                rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                value => value.as_str().expect("text").to_owned(),
            };
            bytes.extend((text.len() as u64).to_be_bytes());
            bytes.extend(text.as_bytes());
        }
        let hash = Sha256::digest(&bytes).to_vec();
        let stored: Vec<u8> = row.get("hash").expect("a hash");
        chain.push((row.get("seq").expect("a number"), stored.clone(), hash));
        before = stored;
    }
    chain
}

#[test]
fn the_chain_can_be_recomputed() {
    let office = busy_office();
    let chain = recomputed(&office.database());
    assert_eq!(chain.len(), 15);
    for (at, (seq, stored, recomputed)) in chain.iter().enumerate() {
        assert_eq!(usize::try_from(*seq).expect("a number"), at + 1, "no number is left out");
        assert!(stored == recomputed, "row {seq}");
    }
    let (_, last, _) = chain.last().expect("a row");
    let head: Vec<_> = last.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let head = head.concat();
    let status = office.done(&["status"]).stderr;
    assert_eq!(status, format!("Audit log: head 15:{head}\n"));
}

#[test]
fn a_changed_row_breaks_the_chain() {
    let office = busy_office();
    office.tamper(
        "DROP TRIGGER audit_is_never_updated; UPDATE audit SET details = 'nothing' WHERE seq = 9",
    );
    let broken = recomputed(&office.database()).iter().filter(|(_, a, b)| a != b).count();
    assert_eq!(broken, 1);
}

#[test]
fn rows_cannot_be_changed_or_deleted() {
    let office = busy_office();
    let database = office.database();
    for sql in [
        "UPDATE audit SET details = 'nothing' WHERE seq = 1",
        "UPDATE audit SET seq = seq + 100",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE seq = 15",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1",
    ] {
        // With recursive triggers a REPLACE runs the delete trigger too; without, the hash tells.
        database.pragma_update(None, "recursive_triggers", true).expect("a setting");
        let error = database.execute(sql, []).expect_err(sql).to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    assert_eq!(office.value::<i64>("SELECT count(*) FROM audit", []), 15);
}

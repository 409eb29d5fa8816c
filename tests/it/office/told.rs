//! What actions tell a script: the JSON of each against the committed schema, what stands in it, and what never does.

use std::process::Command;

use serde_json::{Value, json};

use crate::common::{LIST, Office, answer, project, skipped};

const SCHEMA: &str = "docs/actions.schema.json";

/// A list with a newcomer, a move, a name and an address that are new, and one student less.
fn changed_list() -> String {
    LIST.replace("4 Respect,2,ARJUN S/O VEERASAMY,MP-90-0005,Mr Ong Kah Seng,", "")
        .replace("4 Respect,1,LIM WEI LING", "3 Integrity,4,LIM WEI LING")
        .replace("TAN KAI JUN,MP-90-0001", "TAN KAI JUNE,MP-90-0001")
        .replace("tan.family", "tan.home")
        + "4 Respect,3,HO SI MIN,MP-90-0006,Mr Ong Kah Seng,\n"
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// Runs it with `--format json`.
fn told(office: &Office, args: &[&str]) -> Value {
    json(&office.done(&[args, &["--format", "json"]].concat()).stdout)
}

/// Every kind of action, so that every field has a value somewhere.
fn all_actions() -> Vec<Value> {
    let office = Office::with_school();
    office.write("changed.csv", changed_list());
    let import = ["import", "changed.csv", "--yes", "--leavers", "disable", "--accept-many"];
    let mut all = vec![
        told(&office, &[&import[..], &["--dry-run"]].concat()),
        told(&office, &import),
        told(&office, &import),
        told(&office, &["undo", "--dry-run"]),
        told(&office, &["undo", "--yes"]),
        told(&office, &["edit", "lim_wei_ling", "--name", "LIM WEI LIN", "--no", "9"]),
        told(&office, &["edit", "--rename-class", "4 Respect=4 Care", "--yes"]),
        told(&office, &["add", "NUR AISYAH", "--class", "3 Integrity", "--yes"]),
        told(&office, &["disable", "tan_kai_jun"]),
        told(&office, &["reset", "--class", "3 Integrity", "--yes", "--slips", "slips.pdf"]),
        told(&office, &["enable", "tan_kai_jun"]),
        told(&office, &["enable", "tan_kai_jun"]),
    ];
    office.signed_in_long_ago("lim_wei_ling");
    all.push(told(&office, &["undo", "--yes", "--dry-run"]));
    all
}

#[test]
fn every_answer_is_valid_by_its_schema_and_the_schema_names_every_field() {
    let all = all_actions();
    let schema = json(&std::fs::read_to_string(project(SCHEMA)).expect("the schema"));
    let keys = |object: &Value| -> Vec<String> {
        object.as_object().expect("an object").keys().cloned().collect()
    };
    let fields = |kind: &str| keys(schema.pointer(kind).expect("fields"));
    for action in &all {
        assert_eq!(keys(action), fields("/properties"));
        assert_eq!(keys(&action["counts"]), fields("/$defs/counts/properties"));
        for (rows, kind) in [("students", "student"), ("left_out", "left_out")] {
            for row in action[rows].as_array().expect("rows") {
                assert_eq!(keys(row), fields(&format!("/$defs/{kind}/properties")));
            }
        }
    }
    let left_out = all.iter().any(|action| action["left_out"][0].is_object());
    assert!(left_out, "a row of that kind was looked at: {all:?}");
    let python = |code: &str| {
        let mut command = Command::new("python3");
        command.args(["-c", code]).arg(project(SCHEMA));
        command
    };
    if !python("import jsonschema").status().is_ok_and(|status| status.success()) {
        skipped("not installed: python3 with jsonschema");
        return;
    }
    let check = "import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
for one in json.load(sys.stdin):
    jsonschema.validate(one, schema, jsonschema.Draft202012Validator)";
    answer(&mut python(check), Value::from(all).to_string().as_bytes());
}

#[test]
fn an_import_tells_what_happened_to_each_student() {
    let office = Office::with_school();
    office.write("changed.csv", changed_list());
    let import = ["import", "changed.csv", "--yes", "--leavers", "disable", "--accept-many"];
    let before = office.facts();
    let plan = told(&office, &[&import[..], &["--dry-run"]].concat());
    assert_eq!(office.facts(), before);
    let done = told(&office, &import);
    assert_eq!((&plan["batch"], &done["batch"]), (&Value::Null, &json!(2)));
    assert_eq!((&plan["dry_run"], &done["dry_run"]), (&json!(true), &json!(false)));
    for same in ["plan", "counts", "students"] {
        assert_eq!(plan[same], done[same], "{same}");
    }
    let whats: Vec<_> = done["students"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (row["what"].as_str().expect("a word"), row["login_id"].clone()))
        .collect();
    let login = |short: &str| json!(format!("{short}@students.edu.sg"));
    assert_eq!(
        whats,
        [
            ("created", login("ho_si_min")),
            ("moved", login("lim_wei_ling")),
            ("changed", login("tan_kai_jun")),
            ("left", login("arjun_so_veerasamy")),
        ]
    );
    let change = |field: &str, before: &str, after: &str| json!({ "field": field, "before": before, "after": after });
    assert_eq!(
        done["students"][1]["changes"],
        json!([change("class", "4 Respect", "3 Integrity"), change("register_no", "1", "4")])
    );
    assert_eq!(
        done["students"][2]["changes"],
        json!([
            change("name", "TAN KAI JUN", "TAN KAI JUNE"),
            change("recovery_email", "tan.family@example.org", "tan.home@example.org"),
        ])
    );
    assert_eq!(done["counts"]["unchanged"], json!(2));
    let undone = told(&office, &["undo", "2", "--yes"]);
    assert_eq!(undone["counts"]["undone"], json!(4));
    let moved =
        undone["students"].as_array().expect("rows").iter().find(|row| row["undoes"] == "moved");
    let moved = moved.expect("the one who was moved");
    assert_eq!((&moved["class"], &moved["register_no"]), (&json!("4 Respect"), &json!(1)));
    assert_eq!(moved["changes"][0], change("class", "3 Integrity", "4 Respect"));
}

#[test]
fn no_password_is_told_to_a_script() {
    let office = Office::with_school();
    let before = office.facts();
    let run = office.refused(2, &["reset", "tan_kai_jun", "--format", "json"]);
    assert!(run.stderr.contains("hint: add --slips FILE or --stickers FILE"), "{}", run.stderr);
    assert_eq!(office.facts(), before);
    let reset = ["reset", "tan_kai_jun", "--stickers", "s.pdf", "--format", "json"];
    let run = office.done(&reset);
    let told = json(&run.stdout);
    assert_eq!(told["students"][0]["what"], "reset");
    assert_eq!(told["batch"], json!(2));
    assert!(
        run.stderr.contains("s.pdf: 1 sticker"),
        "lines for people are there too: {}",
        run.stderr
    );
}

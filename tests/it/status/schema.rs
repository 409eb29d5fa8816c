//! The JSON of `mims status` against its committed schema, and the fields against their documentation.

use std::process::Command;

use serde_json::Value;

use crate::common::{Office, answer, project, skipped};

const SCHEMA: &str = "docs/status.schema.json";

/// Every kind of answer, from a store in which every field has a value somewhere.
const ANSWERS: [&[&str]; 4] = [
    &["status", "--format", "json"],
    &["status", "--students", "--format", "json"],
    &["status", "--since", "2026-01-01", "--format", "json"],
    &["status", "tan_kai_jun", "--format", "json"],
];

fn office() -> Office {
    let office = Office::with_school();
    office.done(&["stickers", "--all", "--output", "s.pdf"]);
    office.done(&["reset", "lim_wei_ling"]);
    office.done(&["disable", "arjun_so_veerasamy", "--yes"]);
    office.enrolled_long_ago("tan_kai_jun");
    office
}

fn schema() -> Value {
    let text = std::fs::read_to_string(project(SCHEMA)).expect("the schema");
    serde_json::from_str(&text).expect("JSON")
}

fn names(schema: &Value, kind: &str) -> Vec<String> {
    keys(schema.pointer(&format!("/$defs/{kind}/properties")).expect("fields"))
}

fn keys(object: &Value) -> Vec<String> {
    object.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn the_fields_are_those_of_the_schema_and_of_the_help() {
    let (office, schema) = (office(), schema());
    let answers = ANSWERS.map(|args| office.done(args).stdout);
    let [classes, students, moved, card] =
        answers.map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
    assert_eq!(keys(&classes[0]), names(&schema, "class"));
    let student = names(&schema, "student");
    assert_eq!(keys(&moved[0]), student);
    assert_eq!(keys(&students[0]), student.split_last().expect("moved").1);
    assert_eq!(keys(&card[0]), names(&schema, "card"));
    assert_eq!(keys(&card[0]["history"][0]), names(&schema, "event"));
    let help = office.done(&["status", "--help"]).stdout;
    let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
    for (kind, title) in [("class", "Fields of classes: "), ("student", "Fields of students: ")] {
        let mut fields = names(&schema, kind);
        fields.retain(|field| field != "moved");
        assert!(help.contains(&format!("{title}{}", fields.join(", "))), "{kind}: {help}");
    }
    assert!(help.contains(&format!("history ({})", names(&schema, "event").join(", "))), "{help}");
}

#[test]
fn every_answer_is_valid_by_its_schema() {
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
jsonschema.validate(json.load(sys.stdin), schema, jsonschema.Draft202012Validator)";
    let office = office();
    for args in ANSWERS {
        answer(&mut python(check), office.done(args).stdout.as_bytes());
    }
}

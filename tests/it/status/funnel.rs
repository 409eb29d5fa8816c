//! `mims status`: the funnel, the rows and the card. The names in csv and json are a contract.

use insta::assert_snapshot;

use crate::common::Office;

/// The five students at five points of an account's life.
pub(crate) fn school_in_spring() -> Office {
    let office = Office::with_school();
    office.tamper(
        "UPDATE students SET printed_at = 1767225600 WHERE id <= 4;
         UPDATE students SET password_origin = 'own', password_set_at = 1767312000, password_expires_at = NULL,
             first_sign_in_at = 1767312000 WHERE id IN (1, 2);
         UPDATE students SET questions_set_at = 1767312060 WHERE id = 1;
         UPDATE students SET password_expires_at = 1767398400 WHERE id = 3;
         UPDATE students SET locked_at = 1767400000 WHERE id = 4;",
    );
    office
}

#[test]
fn the_funnel_is_shown_by_class() {
    let office = school_in_spring();
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 0
    --- stdout
     Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
     3 Integrity    3        3       2    2  1 ███░░░░░░░  33 %        1       0
     4 Respect      2        1       0    0  0 ░░░░░░░░░░   0 %        0       1
     All            5        4       2    2  1 ██░░░░░░░░  20 %        1       1
    --- stderr
    Audit log: head 7:[hash]
    ");
}

#[test]
fn the_funnel_has_all_formats() {
    let office = school_in_spring();
    let run = |format| office.run(&["status", "--format", format]).shown(&office);
    assert_snapshot!(run("csv"), @"
    exit 0
    --- stdout
    year,class,level,students,printed,signed_in,own_password,enrolled,expired,locked
    2027,3 Integrity,P3,3,3,2,2,1,1,0
    2027,4 Respect,P4,2,1,0,0,0,0,1
    --- stderr
    Audit log: head 7:[hash]
    ");
    assert_snapshot!(run("json"), @r#"
    exit 0
    --- stdout
    [
      {
        "year": 2027,
        "class": "3 Integrity",
        "level": "P3",
        "students": 3,
        "printed": 3,
        "signed_in": 2,
        "own_password": 2,
        "enrolled": 1,
        "expired": 1,
        "locked": 0
      },
      {
        "year": 2027,
        "class": "4 Respect",
        "level": "P4",
        "students": 2,
        "printed": 1,
        "signed_in": 0,
        "own_password": 0,
        "enrolled": 0,
        "expired": 0,
        "locked": 1
      }
    ]
    --- stderr
    Audit log: head 7:[hash]
    "#);
    assert_snapshot!(run("ndjson"), @r#"
    exit 0
    --- stdout
    {"year":2027,"class":"3 Integrity","level":"P3","students":3,"printed":3,"signed_in":2,"own_password":2,"enrolled":1,"expired":1,"locked":0}
    {"year":2027,"class":"4 Respect","level":"P4","students":2,"printed":1,"signed_in":0,"own_password":0,"enrolled":0,"expired":0,"locked":1}
    --- stderr
    Audit log: head 7:[hash]
    "#);
}

#[test]
fn rows_have_all_formats() {
    let office = school_in_spring();
    let run = |format| office.run(&["status", "--students", "--format", format]).shown(&office);
    assert_snapshot!(run("table"), @"
    exit 0
    --- stdout
     Class        No  Login ID                      Status        Name
     3 Integrity   1  tan_kai_jun                   enrolled      TAN KAI JUN
     3 Integrity   2  dsouza_marie_anne             own-password  D'SOUZA, MARIE ANNE
     3 Integrity  12  muhammad_rayyan_bin_abdullah  expired       MUHAMMAD RAYYAN BIN ABDULLAH
     4 Respect     1  lim_wei_ling                  locked        LIM WEI LING
     4 Respect     2  arjun_so_veerasamy            issued        ARJUN S/O VEERASAMY
    ");
    assert_snapshot!(run("csv"), @r#"
    exit 0
    --- stdout
    year,class,level,register_no,name,login_id,student_ref,recovery_email,status,password_set_at,password_expires_at,printed_at,first_sign_in_at,questions_set_at,disabled_at
    2027,3 Integrity,P3,1,TAN KAI JUN,tan_kai_jun@students.edu.sg,MP-90-0001,tan.family@example.org,enrolled,[time],,[time],[time],[time],
    2027,3 Integrity,P3,2,"D'SOUZA, MARIE ANNE",dsouza_marie_anne@students.edu.sg,MP-90-0002,,own-password,[time],,[time],[time],,
    2027,3 Integrity,P3,12,MUHAMMAD RAYYAN BIN ABDULLAH,muhammad_rayyan_bin_abdullah@students.edu.sg,MP-90-0003,,expired,[time],[time],[time],,,
    2027,4 Respect,P4,1,LIM WEI LING,lim_wei_ling@students.edu.sg,MP-90-0004,,locked,[time],[time],[time],,,
    2027,4 Respect,P4,2,ARJUN S/O VEERASAMY,arjun_so_veerasamy@students.edu.sg,MP-90-0005,,issued,[time],[time],,,,
    "#);
    assert_snapshot!(run("ndjson"), @r#"
    exit 0
    --- stdout
    {"year":2027,"class":"3 Integrity","level":"P3","register_no":1,"name":"TAN KAI JUN","login_id":"tan_kai_jun@students.edu.sg","student_ref":"MP-90-0001","recovery_email":"tan.family@example.org","status":"enrolled","password_set_at":"[time]","password_expires_at":null,"printed_at":"[time]","first_sign_in_at":"[time]","questions_set_at":"[time]","disabled_at":null}
    {"year":2027,"class":"3 Integrity","level":"P3","register_no":2,"name":"D'SOUZA, MARIE ANNE","login_id":"dsouza_marie_anne@students.edu.sg","student_ref":"MP-90-0002","recovery_email":null,"status":"own-password","password_set_at":"[time]","password_expires_at":null,"printed_at":"[time]","first_sign_in_at":"[time]","questions_set_at":null,"disabled_at":null}
    {"year":2027,"class":"3 Integrity","level":"P3","register_no":12,"name":"MUHAMMAD RAYYAN BIN ABDULLAH","login_id":"muhammad_rayyan_bin_abdullah@students.edu.sg","student_ref":"MP-90-0003","recovery_email":null,"status":"expired","password_set_at":"[time]","password_expires_at":"[time]","printed_at":"[time]","first_sign_in_at":null,"questions_set_at":null,"disabled_at":null}
    {"year":2027,"class":"4 Respect","level":"P4","register_no":1,"name":"LIM WEI LING","login_id":"lim_wei_ling@students.edu.sg","student_ref":"MP-90-0004","recovery_email":null,"status":"locked","password_set_at":"[time]","password_expires_at":"[time]","printed_at":"[time]","first_sign_in_at":null,"questions_set_at":null,"disabled_at":null}
    {"year":2027,"class":"4 Respect","level":"P4","register_no":2,"name":"ARJUN S/O VEERASAMY","login_id":"arjun_so_veerasamy@students.edu.sg","student_ref":"MP-90-0005","recovery_email":null,"status":"issued","password_set_at":"[time]","password_expires_at":"[time]","printed_at":null,"first_sign_in_at":null,"questions_set_at":null,"disabled_at":null}
    "#);
}

#[test]
fn csv_and_json_say_the_same() {
    let office = school_in_spring();
    let run = |format| office.done(&["status", "--students", "--format", format]).stdout;
    let json: Vec<serde_json::Map<String, serde_json::Value>> =
        serde_json::from_str(&run("json")).expect("JSON");
    let lines = run("ndjson");
    let ndjson: Vec<serde_json::Map<String, serde_json::Value>> =
        lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(json, ndjson);
    let csv = run("csv");
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let fields: Vec<String> =
        reader.headers().expect("headings").iter().map(str::to_owned).collect();
    assert_eq!(json.first().expect("a row").keys().cloned().collect::<Vec<_>>(), fields);
    let mut rows = 0;
    for (record, object) in reader.records().zip(&json) {
        let record = record.expect("a row");
        for (field, cell) in fields.iter().zip(&record) {
            let value = match object.get(field).expect("every field") {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(cell, value, "{field}");
        }
        rows += 1;
    }
    assert_eq!(rows, 5);
}

#[test]
fn the_field_names_are_a_contract() {
    let office = Office::with_school();
    let fields = |args: &[&str]| {
        let csv = office.done(args).stdout;
        csv.lines().next().unwrap_or_default().to_owned()
    };
    // Fields are only ever added behind these.
    assert!(fields(&["status", "--format", "csv"]).starts_with(
        "year,class,level,students,printed,signed_in,own_password,enrolled,expired,locked"
    ));
    assert!(fields(&["status", "--students", "--format", "csv"]).starts_with(
        "year,class,level,register_no,name,login_id,student_ref,recovery_email,status,password_set_at,\
         password_expires_at,printed_at,first_sign_in_at,questions_set_at,disabled_at"
    ));
    assert!(
        fields(&["settings", "list", "--format", "csv"])
            .starts_with("name,value,default,origin,meaning")
    );
}

#[test]
fn a_card_tells_all_that_happened_to_one_account() {
    let office = Office::with_school();
    office.done(&["stickers", "--class", "3 Integrity", "--output", "s.pdf"]);
    office.done(&["reset", "tan_kai_jun", "--reason", "lost by Mdm Salmah"]);
    assert_snapshot!(office.run(&["status", "3 Integrity/1"]).shown_narrow(&office), @"
    exit 0
    --- stdout
    TAN KAI JUN
    Class  3 Integrity of 2027, number 1
    Form teacher  Mdm Salmah Bte Yusof
    Login ID  tan_kai_jun@students.edu.sg
    Student ref  MP-90-0001
    Recovery e-mail  tan.family@example.org
    Status  reset, temporary password until [day]

     When  What  By  Batch  Details
     [time]  created  [operator]  1  tan_kai_jun@students.edu.sg in 3 Integrity
     [time]  printed  [operator]  sticker on L7160
     [time]  reset  [operator]  2  lost by Mdm Salmah
    --- stderr
    mims stickers tan_kai_jun --output FILE prints the password
    mims undo 2 takes batch 2 back
    ");
}

#[test]
fn a_cell_that_a_spreadsheet_would_take_for_a_formula_is_neutralised_in_csv_only() {
    let office = Office::with_school();
    office.tamper("UPDATE classes SET name = '-3 Integrity' WHERE id = 1");
    let csv = office.done(&["status", "--format", "csv"]).stdout;
    assert!(csv.contains(",'-3 Integrity,"), "{csv}");
    let json = office.done(&["status", "--format", "json"]).stdout;
    assert!(json.contains("\"-3 Integrity\""), "{json}");
    office.done(&["settings", "set", "school.name", "=HYPERLINK(1)"]);
    let csv = office.done(&["settings", "list", "--format", "csv"]).stdout;
    assert!(csv.contains("school.name,'=HYPERLINK(1),"), "{csv}");
}

#[test]
fn an_empty_store_has_an_empty_funnel() {
    let office = Office::with_store();
    assert_snapshot!(office.run(&["status"]).shown(&office), @"
    exit 0
    --- stdout
     Class  All  Printed  Signed  Own            Enrolled  Expired  Locked
     All      0        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    --- stderr
    Audit log: head 1:[hash]
    ");
    assert_eq!(office.done(&["status", "--students", "--format", "json"]).stdout, "[]\n");
    assert_eq!(office.done(&["status", "--students", "--format", "ndjson"]).stdout, "");
}

#[test]
fn quiet_drops_the_head_of_the_log_only() {
    let office = Office::with_school();
    let (loud, quiet) = (office.done(&["status"]), office.done(&["status", "--quiet"]));
    assert_eq!((quiet.stdout, quiet.stderr), (loud.stdout, String::new()));
}

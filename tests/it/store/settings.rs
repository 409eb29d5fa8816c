//! `mims settings`: list, get and set; a value that does not fit changes nothing.

use insta::assert_snapshot;

use crate::common::Office;

#[test]
fn all_settings_are_listed_with_default_and_meaning() {
    let office = Office::with_store();
    assert_snapshot!(office.run(&["settings", "list"]).shown(&office), @"
    exit 0
    --- stdout
    school.name = Merlion Park Primary School
        the school's name, printed on every sticker (set by the school)
    school.stage = primary
        primary or secondary: whether class 3A is level P3 or S3 (default)
    school-year.starts = 2 January
        the first school day; temporary passwords made before it count their days from there (default)
    portal.url = https://mims.moe.gov.sg
        the address in the QR code of a sticker (default)
    stickers.sheet = L7160
        the label sheet in the printer: a known one by its name, or custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY in mm (default)
    stickers.nudge = 0,0
        how far stickers are shifted to the right and down, in mm from -3 to 3 (0.5,-1) (default)
    stickers.template = 
        the school's own sticker, taken from a TOML file of boxes; empty for the built-in one (default)
    portal.school-networks = 
        the school's networks, which may try more often at the portal: 203.0.113.0/24, separated by commas (default)
    mail.sendmail = 
        the program that sends notices to recovery e-mail addresses: /usr/sbin/sendmail or one like it; empty for none (default)
    password.valid-days = 30
        how many days a temporary password works, 1 to 90 (default)
    password.refuse-weak = yes
        yes or no: whether an easily guessed password is refused although it keeps the rules (default)
    sign-in.longest-wait-minutes = 15
        the longest wait (default)
    sign-in.temporary-tries = 20
        wrong passwords in a row that end a temporary password (default)
    login-id.drop-words = 
        words left out of new login IDs, separated by commas (default)
    login-id.max-words = all
        how many words a new login ID has at the most; all or a number (default)
    hash.engine = fast
        fast or reference: what hashes passwords where many are made at once (default)
    export.domain = 
        the domain of students' addresses in exports; empty for that of their login IDs (default)
    export.org-unit = 
        the organisational unit of Google Workspace that accounts go to: /Students (default)
    export.school-code = 
        what other systems know the school by; every number in their files begins with it (default)
    export.ldap-base = 
        the entry above those of an LDIF file, where no directory is kept in step: dc=mims,dc=example (default)
    export.names = class
        class or first-word: whether a full name goes whole, with the class as the last name, or without its first word (default)
    ");
    let run = office.run(&["settings", "list", "--format", "ndjson"]);
    assert_snapshot!(run.shown(&office), @r#"
    exit 0
    --- stdout
    {"name":"school.name","value":"Merlion Park Primary School","default":"","origin":"school","meaning":"the school's name, printed on every sticker"}
    {"name":"school.stage","value":"primary","default":"primary","origin":"default","meaning":"primary or secondary: whether class 3A is level P3 or S3"}
    {"name":"school-year.starts","value":"2 January","default":"2 January","origin":"default","meaning":"the first school day; temporary passwords made before it count their days from there"}
    {"name":"portal.url","value":"https://mims.moe.gov.sg","default":"https://mims.moe.gov.sg","origin":"default","meaning":"the address in the QR code of a sticker"}
    {"name":"stickers.sheet","value":"L7160","default":"L7160","origin":"default","meaning":"the label sheet in the printer: a known one by its name, or custom:PAGE,COLS,ROWS,WIDTH,HEIGHT,LEFT,TOP,PITCHX,PITCHY in mm"}
    {"name":"stickers.nudge","value":"0,0","default":"0,0","origin":"default","meaning":"how far stickers are shifted to the right and down, in mm from -3 to 3 (0.5,-1)"}
    {"name":"stickers.template","value":"","default":"","origin":"default","meaning":"the school's own sticker, taken from a TOML file of boxes; empty for the built-in one"}
    {"name":"portal.school-networks","value":"","default":"","origin":"default","meaning":"the school's networks, which may try more often at the portal: 203.0.113.0/24, separated by commas"}
    {"name":"mail.sendmail","value":"","default":"","origin":"default","meaning":"the program that sends notices to recovery e-mail addresses: /usr/sbin/sendmail or one like it; empty for none"}
    {"name":"password.valid-days","value":"30","default":"30","origin":"default","meaning":"how many days a temporary password works, 1 to 90"}
    {"name":"password.refuse-weak","value":"yes","default":"yes","origin":"default","meaning":"yes or no: whether an easily guessed password is refused although it keeps the rules"}
    {"name":"sign-in.longest-wait-minutes","value":"15","default":"15","origin":"default","meaning":"the longest wait"}
    {"name":"sign-in.temporary-tries","value":"20","default":"20","origin":"default","meaning":"wrong passwords in a row that end a temporary password"}
    {"name":"login-id.drop-words","value":"","default":"","origin":"default","meaning":"words left out of new login IDs, separated by commas"}
    {"name":"login-id.max-words","value":"all","default":"all","origin":"default","meaning":"how many words a new login ID has at the most; all or a number"}
    {"name":"hash.engine","value":"fast","default":"fast","origin":"default","meaning":"fast or reference: what hashes passwords where many are made at once"}
    {"name":"export.domain","value":"","default":"","origin":"default","meaning":"the domain of students' addresses in exports; empty for that of their login IDs"}
    {"name":"export.org-unit","value":"","default":"","origin":"default","meaning":"the organisational unit of Google Workspace that accounts go to: /Students"}
    {"name":"export.school-code","value":"","default":"","origin":"default","meaning":"what other systems know the school by; every number in their files begins with it"}
    {"name":"export.ldap-base","value":"","default":"","origin":"default","meaning":"the entry above those of an LDIF file, where no directory is kept in step: dc=mims,dc=example"}
    {"name":"export.names","value":"class","default":"class","origin":"default","meaning":"class or first-word: whether a full name goes whole, with the class as the last name, or without its first word"}
    "#);
}

#[test]
fn a_setting_is_set_and_got() {
    let office = Office::with_store();
    let run = office.run(&["settings", "set", "password.valid-days", "14"]);
    assert_snapshot!(run.shown(&office), @"
    exit 0
    --- stderr
    password.valid-days is now 14
    ");
    assert_eq!(office.done(&["settings", "get", "password.valid-days"]).stdout, "14\n");
    let rows = "SELECT key || '=' || value FROM settings ORDER BY key";
    let kept = ["password.valid-days=14", "school.name=Merlion Park Primary School"];
    assert_eq!(office.column::<String>(rows), kept);
    office.done(&["settings", "set", "password.valid-days", "30"]);
    assert_eq!(office.column::<String>(rows).len(), 1, "a default is not kept");
}

#[test]
fn unknown_settings_are_refused() {
    let office = Office::with_store();
    assert_snapshot!(office.run(&["settings", "get", "school.motto"]).shown(&office), @"
    exit 1
    --- stderr
    error: school.motto: there is no such setting
    hint: mims settings list shows all settings
    ");
    let run = office.run(&["settings", "set", "school.motto", "Onward"]);
    assert_snapshot!(run.shown(&office), @"
    exit 1
    --- stderr
    error: school.motto: there is no such setting
    hint: mims settings list shows all settings
    ");
}

#[test]
fn values_that_do_not_fit_change_nothing() {
    let office = Office::with_store();
    let before = office.facts();
    for (key, value) in [
        ("school.name", "Merlion\u{1b}[2J"),
        ("school.name", &"x".repeat(81)),
        ("school.stage", "kindergarten"),
        ("school-year.starts", "02-01"),
        ("school-year.starts", "29 February"),
        ("portal.url", "http://mims.moe.gov.sg"),
        ("portal.url", "https://mims moe gov sg"),
        ("portal.url", &format!("https://{}.sg", "x".repeat(60))),
        ("password.valid-days", "0"),
        ("password.valid-days", "91"),
        ("password.valid-days", "two weeks"),
        ("login-id.max-words", "0"),
    ] {
        let run = office.refused(1, &["settings", "set", key, value]);
        let error = format!("error: {key}: the value has to be ");
        assert!(run.stderr.starts_with(&error), "{}", run.stderr);
        assert!(run.stderr.contains("\nhint: "), "{}", run.stderr);
    }
    let file = office.write("a-file", "no program").display().to_string();
    for program in ["/nowhere/sendmail", "sendmail", "/usr", &file] {
        let run = office.refused(1, &["settings", "set", "mail.sendmail", program]);
        let error = format!("error: there is no program {program}\nhint: give the whole path");
        assert!(run.stderr.starts_with(&error), "{}", run.stderr);
    }
    assert_eq!(office.facts(), before);
}

#[test]
fn the_stage_decides_the_level() {
    let office = Office::with_school();
    let levels = || -> Vec<String> {
        let csv = office.done(&["status", "--format", "csv"]).stdout;
        csv.lines().skip(1).filter_map(|line| line.split(',').nth(2).map(str::to_owned)).collect()
    };
    assert_eq!(levels(), ["P3", "P4"]);
    office.done(&["settings", "set", "school.stage", "secondary"]);
    assert_eq!(levels(), ["S3", "S4"]);
}

#[test]
fn login_ids_follow_the_rule_of_the_school() {
    let office = Office::with_store();
    office.done(&["settings", "set", "login-id.drop-words", "bin, s/o"]);
    office.done(&["settings", "set", "login-id.max-words", "2"]);
    office.import(crate::common::LIST);
    assert_eq!(
        office.logins(),
        ["tan_kai", "dsouza_marie", "muhammad_rayyan", "lim_wei", "arjun_veerasamy"]
    );
}

#[test]
fn a_store_with_settings_of_an_older_mims_opens_and_forgets_them_with_the_next_change() {
    let office = Office::with_store();
    office.tamper("INSERT INTO settings (key, value) VALUES ('sign-in.lock-after', '60')");
    office.done(&["settings", "list"]);
    office.done(&["settings", "set", "sign-in.temporary-tries", "10"]);
    let kept = office.column::<String>("SELECT key FROM settings ORDER BY key");
    assert_eq!(kept, ["school.name", "sign-in.temporary-tries"]);
}

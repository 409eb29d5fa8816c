//! Rows for scripts and for eyes: which fields, in which order, how wide.

use insta::assert_snapshot;

use crate::common::{LIST, Office};

/// Five classes of three levels; two pupils have enrolled.
fn three_levels() -> Office {
    let office = Office::with_list(
        "Class 2027,Reg No,Name\n3 Integrity,1,TAN KAI JUN\n3 Respect,1,LIM WEI LING\n3 Respect,2,ONG ZI YING\n\
         4 Integrity,1,GOH SHU WEN\n4 Respect,1,RAVI KUMAR\n5 Integrity,1,NUR ADAM\n",
    );
    office.enrolled_long_ago("lim_wei_ling");
    office.enrolled_long_ago("goh_shu_wen");
    office
}

#[test]
fn levels_are_summed_up_for_eyes_only() {
    let office = three_levels();
    assert_snapshot!(office.done(&["status"]).stdout, @"
    Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
    3 Integrity    1        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    3 Respect      2        0       1    1  1 █████░░░░░  50 %        0       0
    4 Integrity    1        0       1    1  1 ██████████ 100 %        0       0
    4 Respect      1        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    5 Integrity    1        0       0    0  0 ░░░░░░░░░░   0 %        0       0

    P3             3        0       1    1  1 ███░░░░░░░  33 %        0       0
    P4             2        0       1    1  1 █████░░░░░  50 %        0       0
    P5             1        0       0    0  0 ░░░░░░░░░░   0 %        0       0

    All            6        0       2    2  2 ███░░░░░░░  33 %        0       0
    ");
    assert_eq!(office.done(&["status", "--format", "csv"]).stdout.lines().count(), 6);
    let one_level = office.done(&["status", "--level", "P3"]).stdout;
    assert!(!one_level.contains("P3"), "{one_level}");
}

#[test]
fn the_year_is_shown_where_there_is_more_than_one() {
    let office = three_levels();
    office.is_of_year("5 Integrity", 2026);
    let first = |args: &[&str]| {
        let shown = office.done(&[&["status"], args].concat()).stdout;
        shown.lines().take(2).map(str::trim_end).collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(first(&[]), @"
    Year  Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
    2026  5 Integrity    1        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    ");
    assert_snapshot!(first(&["--class", "5 Integrity"]), @"
    Class        All  Printed  Signed  Own            Enrolled  Expired  Locked
    5 Integrity    1        0       0    0  0 ░░░░░░░░░░   0 %        0       0
    ");
}

#[test]
fn rows_are_sorted_by_any_field() {
    let office = three_levels();
    let classes = |sort| {
        let run = office.done(&["status", "--format", "csv", "--fields", "class", "--sort", sort]);
        run.stdout.lines().skip(1).map(str::to_owned).collect::<Vec<_>>().join(", ")
    };
    assert_snapshot!(classes("-enrolled"), @"3 Respect, 4 Integrity, 3 Integrity, 4 Respect, 5 Integrity");
    assert_snapshot!(classes("-level,students,-class"), @"5 Integrity, 4 Respect, 4 Integrity, 3 Integrity, 3 Respect");
    let run = office.done(&["status", "--students", "--sort", "name", "--fields", "name"]);
    assert_snapshot!(run.stdout, @"
    Name
    GOH SHU WEN
    LIM WEI LING
    NUR ADAM
    ONG ZI YING
    RAVI KUMAR
    TAN KAI JUN
    ");
}

#[test]
fn fields_are_chosen_and_ordered_in_every_format() {
    let office = Office::with_school();
    let run = |format| {
        let fields = "status,register_no,login_id";
        let args = ["status", "--class", "4 Respect", "--students", "--fields", fields];
        office.done(&[&args[..], &["--format", format]].concat()).stdout
    };
    assert_snapshot!(run("table"), @"
    Status  No  Login ID
    issued   1  lim_wei_ling
    issued   2  arjun_so_veerasamy
    ");
    assert_snapshot!(run("csv"), @"
    status,register_no,login_id
    issued,1,lim_wei_ling@students.edu.sg
    issued,2,arjun_so_veerasamy@students.edu.sg
    ");
    assert_snapshot!(run("json"), @r#"
    [
      {
        "status": "issued",
        "register_no": 1,
        "login_id": "lim_wei_ling@students.edu.sg"
      },
      {
        "status": "issued",
        "register_no": 2,
        "login_id": "arjun_so_veerasamy@students.edu.sg"
      }
    ]
    "#);
    assert_snapshot!(run("ndjson"), @r#"
    {"status":"issued","register_no":1,"login_id":"lim_wei_ling@students.edu.sg"}
    {"status":"issued","register_no":2,"login_id":"arjun_so_veerasamy@students.edu.sg"}
    "#);
}

#[test]
fn an_unknown_field_is_refused_with_the_known_ones() {
    let office = Office::with_school();
    assert_snapshot!(office.refused(2, &["status", "--fields", "class,colour"]).stderr, @"
    error: there is no field colour
    hint: the fields are year, class, level, students, printed, signed_in, own_password, enrolled, expired, locked
    ");
    office.refused(2, &["status", "--students", "--sort", "colour"]);
    office.refused(2, &["status", "--students", "--fields", "name,name"]);
}

#[cfg(unix)]
mod on_a_screen {
    use super::*;

    /// What stands on the screen of a terminal this wide.
    fn shown(office: &Office, columns: u16, args: &[&str]) -> String {
        let ended = office.terminal_of(columns, args).ends();
        assert_eq!(ended.status, Some(0), "{}", ended.screen);
        ended.screen.replace("\r\n", "\n")
    }

    #[test]
    fn the_funnel_fits_narrow_terminals() {
        let office = three_levels();
        assert_snapshot!(shown(&office, 60, &["status", "--quiet"]), @"
        Class       All Printed Signed Own Enrolled Expired Locked
        3 Integrity   1       0      0   0  0   0 %       0      0
        3 Respect     2       0      1   1  1  50 %       0      0
        4 Integrity   1       0      1   1  1 100 %       0      0
        4 Respect     1       0      0   0  0   0 %       0      0
        5 Integrity   1       0      0   0  0   0 %       0      0

        P3            3       0      1   1  1  33 %       0      0
        P4            2       0      1   1  1  50 %       0      0
        P5            1       0      0   0  0   0 %       0      0

        All           6       0      2   2  2  33 %       0      0
        ");
        for columns in [60, 80] {
            let screen = shown(&office, columns, &["status", "--quiet"]);
            let widest = screen.lines().map(|line| line.chars().count()).max();
            assert!(widest <= Some(usize::from(columns)), "{screen}");
            assert_eq!(screen.contains('░'), columns == 80, "{screen}");
        }
    }

    #[test]
    fn a_name_in_any_script_leaves_the_columns_where_they_are() {
        let office = Office::with_list(
            "Class 2027,Reg No,Name,Login ID\n3 Integrity,1,吴子宁,wu_zi_ning\n3 Integrity,2,தேவி ராஜன்,devi_rajan\n\
             3 Integrity,3,TAN KAI JUN (陈开俊),tan_kai_jun\n",
        );
        assert_snapshot!(shown(&office, 80, &["status", "--students"]), @"
        Class        No  Login ID     Status  Name
        3 Integrity   1  wu_zi_ning   issued  吴子宁
        3 Integrity   2  devi_rajan   issued  தேவி ராஜன்
        3 Integrity   3  tan_kai_jun  issued  TAN KAI JUN (陈开俊)
        ");
    }
}

#[test]
fn sorting_does_not_depend_on_the_selection_of_fields() {
    let office = Office::with_list(LIST);
    let run = office.done(&["status", "--students", "--sort=-register_no", "--fields", "name"]);
    let first = run.stdout.lines().nth(1).unwrap_or_default().trim().to_owned();
    assert_eq!(first, "MUHAMMAD RAYYAN BIN ABDULLAH");
}

#[test]
fn csv_for_excel_begins_with_the_sign_of_utf_8_where_that_is_asked_for() {
    let office = Office::with_list(LIST);
    for args in [&["status"][..], &["status", "tan_kai_jun"], &["find", "kai"], &["audit", "log"]] {
        let csv = office.done(&[args, &["--format", "csv"]].concat()).stdout;
        let marked = office.done(&[args, &["--format", "csv", "--bom"]].concat()).stdout;
        assert_eq!(marked.strip_prefix('\u{feff}'), Some(csv.as_str()), "{args:?}");
        let run = office.refused(2, &[args, &["--bom", "--format", "json"]].concat());
        assert!(run.stderr.contains("hint: add --format csv"), "{}", run.stderr);
    }
}

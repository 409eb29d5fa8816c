//! The formats that are of a whole school with its classes: every table, byte for byte.

use std::collections::BTreeMap;
use std::io::Read as _;

use super::school;
use crate::common::Office;

/// The small school with somebody who works there.
fn school_with_staff() -> Office {
    let office = school();
    office.write("staff.csv", "Name,Department\nSALMAH BINTE YUSOF,Mathematics\n");
    office.done(&["import", "staff.csv", "--role", "school-staff", "--year", "2027", "--yes"]);
    office
}

/// The tables of an archive by name; nothing of it is in a folder.
fn unpacked(office: &Office, name: &str) -> BTreeMap<String, String> {
    let file = std::fs::File::open(office.path(name)).expect("an archive");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let names: Vec<_> =
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
    let text = |name: String| {
        assert!(!name.contains('/'), "{name}");
        let mut text = String::new();
        archive.by_name(&name).expect("a table").read_to_string(&mut text).expect("UTF-8");
        (name, text)
    };
    names.into_iter().map(text).collect()
}

fn check(tables: &BTreeMap<String, String>, expected: &[(&str, &str)]) {
    let names: Vec<_> = tables.keys().map(String::as_str).collect();
    let mut wanted: Vec<_> = expected.iter().map(|(name, _)| *name).collect();
    wanted.sort_unstable();
    assert_eq!(names, wanted);
    for (name, text) in expected {
        assert_eq!(tables.get(*name).map(String::as_str), Some(*text), "{name}");
    }
}

#[test]
fn school_data_sync_gets_a_folder_of_five_tables() {
    let office = school_with_staff();
    let run = office.done(&["export", "sds", "--all", "-o", "sds"]);
    assert!(run.stdout.contains("sds: 6 accounts for School Data Sync"), "{}", run.stdout);
    let tables = std::fs::read_dir(office.path("sds")).expect("a folder").map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a table"))
    });
    check(
        &tables.collect(),
        &[
            (
                "orgs.csv",
                "sourcedId,name,type,parentSourcedId\r\n9012,Merlion Park Primary School,school,\r\n",
            ),
            (
                "users.csv",
                "sourcedId,username,givenName,familyName,password,activeDirectoryMatchId,email,phone,sms\r\n\
            9012-1,tan_kai_jun@students.edu.sg,TAN KAI JUN,3 Integrity,,,tan_kai_jun@students.edu.sg,,\r\n\
            9012-2,dsouza_marie_anne@students.edu.sg,\"D'SOUZA, MARIE ANNE\",3 Integrity,,,\
            dsouza_marie_anne@students.edu.sg,,\r\n\
            9012-3,muhammad_rayyan_bin_abdullah@students.edu.sg,MUHAMMAD RAYYAN BIN ABDULLAH,3 Integrity,,,\
            muhammad_rayyan_bin_abdullah@students.edu.sg,,\r\n\
            9012-4,lim_wei_ling@students.edu.sg,LIM WEI LING,4 Respect,,,lim_wei_ling@students.edu.sg,,\r\n\
            9012-5,arjun_so_veerasamy@students.edu.sg,ARJUN S/O VEERASAMY,4 Respect,,,\
            arjun_so_veerasamy@students.edu.sg,,\r\n\
            9012-6,salmah_binte_yusof@schools.gov.sg,SALMAH BINTE YUSOF,Mathematics,,,\
            salmah_binte_yusof@schools.gov.sg,,\r\n",
            ),
            (
                "roles.csv",
                "userSourcedId,orgSourcedId,role,sessionSourcedId,grade,isPrimary,roleStartDate,roleEndDate\r\n\
            9012-1,9012,student,,,,,\r\n9012-2,9012,student,,,,,\r\n9012-3,9012,student,,,,,\r\n\
            9012-4,9012,student,,,,,\r\n9012-5,9012,student,,,,,\r\n9012-6,9012,teacher,,,,,\r\n",
            ),
            (
                "classes.csv",
                "sourcedId,orgSourcedId,title,sessionSourcedIds,courseSourcedId\r\n\
            9012-class-1,9012,3 Integrity,,\r\n9012-class-2,9012,4 Respect,,\r\n",
            ),
            (
                "enrollments.csv",
                "classSourcedId,userSourcedId,role\r\n\
            9012-class-1,9012-1,student\r\n9012-class-1,9012-2,student\r\n9012-class-1,9012-3,student\r\n\
            9012-class-2,9012-4,student\r\n9012-class-2,9012-5,student\r\n",
            ),
        ],
    );
}

#[test]
fn oneroster_gets_an_archive_whose_manifest_names_every_table_of_the_version() {
    let office = school();
    office.done(&["export", "oneroster", "--all", "-o", "roster.zip"]);
    check(
        &unpacked(&office, "roster.zip"),
        &[
            (
                "manifest.csv",
                "propertyName,value\r\nmanifest.version,1.0\r\noneroster.version,1.1\r\n\
            file.academicSessions,bulk\r\nfile.categories,absent\r\nfile.classes,bulk\r\nfile.classResources,absent\r\n\
            file.courses,bulk\r\nfile.courseResources,absent\r\nfile.demographics,absent\r\nfile.enrollments,bulk\r\n\
            file.lineItems,absent\r\nfile.orgs,bulk\r\nfile.resources,absent\r\nfile.results,absent\r\n\
            file.users,bulk\r\nsource.systemName,mims\r\nsource.systemCode,mims\r\n",
            ),
            (
                "academicSessions.csv",
                "sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,\
            schoolYear\r\n9012-2027,,,2027,schoolYear,2027-01-02,2027-12-31,,2027\r\n",
            ),
            (
                "orgs.csv",
                "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\r\n\
            9012,,,Merlion Park Primary School,school,,\r\n",
            ),
            (
                "courses.csv",
                "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,\
            subjects,subjectCodes\r\n9012-form,,,,Form class,,,9012,,\r\n",
            ),
            (
                "classes.csv",
                "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,\
            schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods\r\n\
            9012-class-1,,,3 Integrity,,9012-form,,homeroom,,9012,9012-2027,,,\r\n\
            9012-class-2,,,4 Respect,,9012-form,,homeroom,,9012,9012-2027,,,\r\n",
            ),
            (
                "enrollments.csv",
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,\
            primary,beginDate,endDate\r\n\
            9012-class-1-1,,,9012-class-1,9012,9012-1,student,,,\r\n\
            9012-class-1-2,,,9012-class-1,9012,9012-2,student,,,\r\n\
            9012-class-1-3,,,9012-class-1,9012,9012-3,student,,,\r\n\
            9012-class-2-4,,,9012-class-2,9012,9012-4,student,,,\r\n\
            9012-class-2-5,,,9012-class-2,9012,9012-5,student,,,\r\n",
            ),
            (
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,\
            familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password\r\n\
            9012-1,,,true,9012,student,tan_kai_jun@students.edu.sg,,TAN KAI JUN,3 Integrity,,,\
            tan_kai_jun@students.edu.sg,,,,,\r\n\
            9012-2,,,true,9012,student,dsouza_marie_anne@students.edu.sg,,\"D'SOUZA, MARIE ANNE\",3 Integrity,,,\
            dsouza_marie_anne@students.edu.sg,,,,,\r\n\
            9012-3,,,true,9012,student,muhammad_rayyan_bin_abdullah@students.edu.sg,,MUHAMMAD RAYYAN BIN ABDULLAH,\
            3 Integrity,,,muhammad_rayyan_bin_abdullah@students.edu.sg,,,,,\r\n\
            9012-4,,,true,9012,student,lim_wei_ling@students.edu.sg,,LIM WEI LING,4 Respect,,,\
            lim_wei_ling@students.edu.sg,,,,,\r\n\
            9012-5,,,true,9012,student,arjun_so_veerasamy@students.edu.sg,,ARJUN S/O VEERASAMY,4 Respect,,,\
            arjun_so_veerasamy@students.edu.sg,,,,,\r\n",
            ),
        ],
    );
    let first = std::fs::read(office.path("roster.zip")).expect("an archive");
    office.done(&["export", "oneroster", "--all", "--force", "-o", "roster.zip"]);
    assert!(std::fs::read(office.path("roster.zip")).expect("an archive") == first, "repeatable");
}

#[test]
fn apple_gets_six_tables_in_its_own_way_of_writing() {
    let office = school();
    office.done(&["settings", "set", "school.name", "Merlion \"Park\" School"]);
    let run = office.done(&["export", "asm", "4 Respect/1", "-o", "apple.zip"]);
    assert!(
        run.stderr
            .contains("warning: Apple School Manager takes everybody who is not in it for gone"),
        "{}",
        run.stderr
    );
    check(
        &unpacked(&office, "apple.zip"),
        &[
            (
                "students.csv",
                "person_id,person_number,first_name,middle_name,last_name,grade_level,email_address,\
            sis_username,password_policy,location_id\n\
            9012-4,,LIM WEI LING,,4 Respect,P4,lim_wei_ling@students.edu.sg,lim_wei_ling,,9012\n",
            ),
            (
                "staff.csv",
                "person_id,person_number,first_name,middle_name,last_name,email_address,sis_username,location_id\n",
            ),
            (
                "courses.csv",
                "course_id,course_number,course_name,location_id\n9012-form,,Form class,9012\n",
            ),
            (
                "classes.csv",
                "class_id,class_number,course_id,instructor_id,instructor_id_2,instructor_id_3,location_id\n\
            9012-class-2,4 Respect,9012-form,,,,9012\n",
            ),
            ("rosters.csv", "roster_id,class_id,student_id\n9012-class-2-4,9012-class-2,9012-4\n"),
            ("locations.csv", "location_id,location_name\n9012,\"Merlion \\\"Park\\\" School\"\n"),
        ],
    );
}

#[test]
fn no_part_of_a_school_is_made_by_accident() {
    let office = school();
    for flag in [&["--split", "2"][..], &["--skip-bad"]] {
        let args = [&["export", "sds", "--all", "-o", "sds"], flag].concat();
        let run = office.refused(2, &args);
        assert!(
            run.stderr.contains("makes a part, and School Data Sync wants all"),
            "{}",
            run.stderr
        );
    }
    office.done(&["export", "sds", "--all", "-o", "sds"]);
    office.refused(1, &["export", "sds", "--all", "-o", "sds"]);
    office.done(&["export", "sds", "--all", "--force", "-o", "sds"]);
    office.write("sds/notes.txt", "ours");
    let run = office.refused(1, &["export", "sds", "--all", "--force", "-o", "sds"]);
    assert!(run.stderr.contains("notes.txt is not of mims"), "{}", run.stderr);
}

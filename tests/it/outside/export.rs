//! What other programs make of the files for other systems.

use std::process::Command;

use crate::common::{Office, answer, open_passwords, present, say_skipped, skipped};

#[test]
fn a_spreadsheet_program_reads_the_names_in_the_files_for_other_systems() {
    if !present(&["soffice"]) {
        return;
    }
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,\"D'SOUZA, MARIE ANNE\"\n3 Integrity,GOH ZI NING 吴子宁\n",
    );
    office.done(&["settings", "set", "export.org-unit", "/Students"]);
    office.done(&["settings", "set", "export.school-code", "9012"]);
    office.done(&["export", "sds", "--all", "-o", "sds"]);
    std::fs::copy(office.path("sds/users.csv"), office.path("sds.csv")).expect("a copy");
    let profile = format!("-env:UserInstallation=file://{}", office.path("profile").display());
    for format in ["google", "entra", "zoom", "sds"] {
        let name = format!("{format}.csv");
        if format != "sds" {
            office.done(&["export", format, "--all", "-o", &name]);
        }
        let mut convert = Command::new("soffice");
        convert.args([&profile, "--headless", "--infilter=CSV:44,34,76", "--convert-to", "fods"]);
        answer(convert.arg("--outdir").arg(office.path("")).arg(office.path(&name)), b"");
        let sheet =
            std::fs::read_to_string(office.path(&name.replace("csv", "fods"))).expect(format);
        for text in ["D&apos;SOUZA, MARIE ANNE", "GOH ZI NING 吴子宁", "3 Integrity"] {
            assert!(sheet.contains(&format!("<text:p>{text}</text:p>")), "{format}: {text}");
        }
        assert!(!sheet.contains("table:formula"), "{format}");
    }
}

/// Posts each line twice and says what the server's library has read.
const POST: &str = r#"
import io, sys
from scim2_models import EnterpriseUser, User
from scim2_server.applications.wsgi import WSGIApplication
from scim2_server.memory import InMemoryStorage
from scim2_server.utils import load_default_provider
server = WSGIApplication(InMemoryStorage(), load_default_provider())
for line in sys.stdin.buffer:
    for expected in ("201", "409"):
        said = []
        environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/Users", "SCRIPT_NAME": "", "SERVER_NAME": "localhost",
                   "SERVER_PORT": "80", "wsgi.url_scheme": "http", "CONTENT_TYPE": "application/scim+json",
                   "CONTENT_LENGTH": str(len(line)), "wsgi.input": io.BytesIO(line)}
        body = b"".join(server(environ, lambda status, headers: said.append(status)))
        assert said[0].startswith(expected), (said, body)
    user = User[EnterpriseUser].model_validate_json(line)
    print(user.name.formatted, user.user_name, user.active, user[EnterpriseUser].department, user.password, sep="|")
"#;

#[test]
fn a_server_of_scim_takes_every_account_once() {
    if !has_modules("scim2_models, scim2_server") {
        return;
    }
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,\"D'SOUZA, MARIE ANNE\"\n3 Integrity,GOH ZI NING 吴子宁\n",
    );
    office.done(&["disable", "goh_zi_ning"]);
    office.done(&["export", "scim", "dsouza_marie_anne", "goh_zi_ning", "-o", "all.json"]);
    let posted = |name: &str| {
        let lines = std::fs::read(office.path(name)).expect(name);
        let read = answer(Command::new("python3").args(["-c", POST]), &lines);
        String::from_utf8(read).expect("UTF-8")
    };
    let expected = "D'SOUZA, MARIE ANNE|dsouza_marie_anne@students.edu.sg|True|3 Integrity|None\n\
        GOH ZI NING 吴子宁|goh_zi_ning@students.edu.sg|False|3 Integrity|None\n";
    assert_eq!(posted("all.json"), expected);
    office.done(&["reset", "dsouza_marie_anne", "--export", "scim=new.json"]);
    let password = open_passwords(&office).into_iter().next().expect("a password");
    assert!(posted("new.json").ends_with(&format!("|True|3 Integrity|{password}\n")));
}

const READ_LDIF: &str = r#"
import base64, importlib, sys
# A word of Python that one of them still uses, and that is gone since 3.9.
base64.decodestring = base64.decodebytes
reader = importlib.import_module(sys.argv[2])
for name, entry in reader.LDIFParser(open(sys.argv[1], "rb")).parse():
    print(name, entry["cn"][0], entry["employeeType"][0], "userPassword" in entry, sep="|")
"#;

#[test]
fn what_reads_ldif_reads_every_entry_and_a_directory_is_loaded_with_it() {
    let office = Office::with_list(
        "Class 2027,Name\n3 Integrity,\"D'SOUZA, MARIE ANNE\"\n3 Integrity,GOH ZI NING 吴子宁\n",
    );
    let run = office.refused(1, &["export", "ldif", "--all", "-o", "all.ldif"]);
    assert!(run.stderr.contains("the setting export.ldap-base has no value yet"), "{}", run.stderr);
    office.done(&["settings", "set", "export.ldap-base", "dc=mims,dc=example"]);
    office.has_own_password("goh_zi_ning");
    let run = office.done(&["export", "ldif", "--all", "-o", "all.ldif"]);
    assert!(run.stderr.contains("the hashes of 1 own password are in the file"), "{}", run.stderr);
    let log = office.done(&["audit", "log", "--format", "csv"]).stdout;
    assert_eq!(log.matches(",exported,hash in a file for an LDAP directory").count(), 1);
    let expected = "employeeNumber=1,ou=students,dc=mims,dc=example|D'SOUZA, MARIE ANNE|student|False\n\
        employeeNumber=2,ou=students,dc=mims,dc=example|GOH ZI NING 吴子宁|student|True\n";
    let file = office.path("all.ldif");
    for reader in ["ldif", "ldif3"].into_iter().filter(|name| has_modules(name)) {
        let mut python = Command::new("python3");
        let read = answer(python.args(["-c", READ_LDIF]).arg(&file).arg(reader), b"");
        assert_eq!(String::from_utf8(read).expect("UTF-8"), expected, "{reader}");
    }
    if std::path::Path::new("/usr/sbin/slapadd").exists() {
        let here = office.path("slapd").display().to_string();
        std::fs::create_dir(&here).expect("a folder");
        let config =
            office.done(&["directory", "config", "slapd.conf", "--base", "dc=mims,dc=example"]);
        let config =
            config.stdout.replace("/var/lib/ldap", &here).replace("4294967296", "67108864");
        office.write("slapd.conf", config);
        let above = "dn: dc=mims,dc=example\nobjectClass: domain\ndc: mims\n\n\
            dn: ou=students,dc=mims,dc=example\nobjectClass: organizationalUnit\nou: students\n\n";
        let file = std::fs::read_to_string(&file).expect("a file");
        let mut slapadd = Command::new("/usr/sbin/slapadd");
        answer(
            slapadd.arg("-f").arg(office.path("slapd.conf")),
            (above.to_owned() + &file).as_bytes(),
        );
        let mut slapcat = Command::new("/usr/sbin/slapcat");
        let all = answer(slapcat.arg("-f").arg(office.path("slapd.conf")), b"");
        let all = String::from_utf8(all).expect("UTF-8");
        assert_eq!(all.matches("employeeNumber: ").count(), 2, "{all}");
    } else {
        skipped("not installed: slapadd");
    }
}

/// Whether Python has these. The index that they come from may be out of reach where the rest is not, in CI too: that is
/// said and no failure.
fn has_modules(names: &str) -> bool {
    let mut python = Command::new("python3");
    let found = python.args(["-c", &format!("import {names}")]).output();
    let has = found.is_ok_and(|found| found.status.success());
    if !has {
        say_skipped(&format!("Python has no {names}"));
    }
    has
}

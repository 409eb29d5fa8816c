//! A directory on another computer, behind TLS: only the authority that was named is believed, and who asks may write
//! below the school's own entry.

use std::process::Command;

use super::slapd::{BASE, Slapd, are_there, free_port};
use crate::common::{Office, answer, set_mode};

const WRITER: &str = "cn=merlion-park,dc=mims,dc=example";
const SECRET: &str = "Writer-Of-The-School-1";

/// An authority, and a server whose certificate is of it.
fn authority(office: &Office, name: &str) {
    let request = |subject: &str, file: &str, more: &[&str]| {
        let mut openssl = Command::new("openssl");
        openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]);
        openssl.args(["-nodes", "-days", "2", "-subj", subject]);
        openssl.args(["-keyout", &format!("{file}.key"), "-out", &format!("{file}.pem")]);
        answer(openssl.args(more).current_dir(office.path("")), b"");
    };
    request("/CN=A school", name, &[]);
    let (ca, key) = (format!("{name}.pem"), format!("{name}.key"));
    let no_authority = ["-addext", "basicConstraints=critical,CA:FALSE"];
    let its_name = ["-addext", "subjectAltName=DNS:localhost"];
    let by = ["-CA", &ca, "-CAkey", &key];
    request(
        "/CN=localhost",
        &format!("{name}-server"),
        &[by.as_slice(), &no_authority, &its_name].concat(),
    );
}

#[test]
fn only_the_authority_that_was_named_is_believed() {
    let office = Office::with_school();
    if !are_there(&["openssl"]) {
        return;
    }
    authority(&office, "ours");
    authority(&office, "other");
    let path = |name: &str| office.path(name).display().to_string();
    let certificate = format!(
        "TLSCertificateFile {}\nTLSCertificateKeyFile {}\ndatabase        mdb\n",
        path("ours-server.pem"),
        path("ours-server.key")
    );
    // As docs/directory.md has it.
    let rules = format!(
        "access to dn.subtree=\"{BASE}\" attrs=userPassword\n  by dn.exact=\"{WRITER}\" write\n  by anonymous auth\n\
         access to dn.subtree=\"{BASE}\"\n  by dn.exact=\"{WRITER}\" write\n\
         limits dn.exact=\"{WRITER}\" size=unlimited size.pr=1000\naccess to attrs=userPassword\n"
    );
    let port = free_port();
    let started =
        Slapd::start_with(&office, "slapd", &format!("ldaps://127.0.0.1:{port}"), |config| {
            config
                .replace("database        mdb\n", &certificate)
                .replace("access to attrs=userPassword\n", &rules)
        });
    let Some(mut slapd) = started else { return };
    slapd.add_asker(WRITER, SECRET);
    set_mode(&office.write("secret.txt", SECRET), 0o600);
    let url = format!("ldaps://localhost:{port}");
    let init = |ca: &str| {
        let args =
            ["directory", "init", "--url", &url, "--base", BASE, "--ca", ca, "--bind-dn", WRITER];
        office.run(&[args.as_slice(), &["--secret-file", "secret.txt"]].concat())
    };
    let wrong = init("other.pem");
    assert_eq!(wrong.status, 4, "{}", wrong.stderr);
    assert!(
        wrong.stderr.contains("the server is not the one that it says it is"),
        "{}",
        wrong.stderr
    );
    let right = init("ours.pem");
    assert_eq!(right.status, 0, "{}", right.stderr);
    let run = office.done(&["directory", "sync"]);
    assert!(run.stdout.ends_with("in step; 5 added\n"), "{}", run.stdout);
    office.is_in_step_with(&slapd);
    slapd.kill();
    let down = office.refused(4, &["directory", "sync", "--full"]);
    assert!(down.stderr.contains("cannot be reached"), "{}", down.stderr);
}

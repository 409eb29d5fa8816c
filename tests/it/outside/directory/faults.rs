//! Whatever happens in the middle of a run: it ends with a named reason, the cursor stays, and one further run is enough.

use rustix::process::Signal;

use super::proxy::{Deed, Proxy};
use super::slapd::{BASE, READER};
use super::sync::in_step;
use crate::common::{LIST, Office, Run, set_mode};

/// A sync that fails for this reason, and leaves the cursor where it was; one further run finds nothing wrong.
#[track_caller]
fn failed(office: &Office, why: &str) -> Run {
    let before = office.cursor();
    let run = office.refused(4, &["directory", "sync"]);
    assert!(run.stderr.contains(why), "{}", run.stderr);
    assert_eq!(office.cursor(), before);
    run
}

/// Changes while nobody can write them: closed, renamed, moved and new.
fn change(office: &Office) {
    office.tamper("UPDATE directory SET url = replace(url, 'between', 'nobody')");
    office.import(&format!("{LIST}4 Respect,3,NG JIA HAO,MP-90-0006,Mr Ong Kah Seng,\n"));
    office.done(&["edit", "lim_wei_ling", "--name", "LIM WEI LIN"]);
    office.done(&["edit", "tan_kai_jun", "--class", "4 Respect"]);
    office.done(&["disable", "arjun_so_veerasamy"]);
    office.tamper("UPDATE directory SET url = replace(url, 'nobody', 'between')");
}

/// So many writes [`change`] needs: four entries and the mark.
const WRITES: usize = 4;

/// The write at which the next run comes to a stop, so that it is each of them in turn: what was written before a stop
/// stays, so a stop right after a write is always at the first that is left, and one before it at the second.
fn next_write(turn: usize, deed: Deed) -> usize {
    usize::from(turn > 0 && matches!(deed, Deed::KillBefore | Deed::KillServerBefore))
}

#[test]
fn a_client_killed_at_any_write_loses_nothing() {
    for deed in [Deed::KillBefore, Deed::KillAfter] {
        let Some((office, slapd)) = in_step() else { return };
        let proxy = Proxy::start(&office, &slapd);
        office.done(&["directory", "init", "--url", &proxy.url(), "--base", BASE]);
        change(&office);
        for turn in 0.. {
            assert!(turn < 20, "{deed:?} for ever");
            proxy.arrange(next_write(turn, deed), deed);
            if proxy.run(&office, &["directory", "sync"]) {
                assert!(turn > WRITES, "only {turn} of the writes");
                break;
            }
        }
        office.is_in_step_with(&slapd);
    }
}

#[test]
fn a_server_killed_at_any_write_loses_nothing() {
    for deed in [Deed::KillServerBefore, Deed::KillServerAfter] {
        let Some((office, mut slapd)) = in_step() else { return };
        let proxy = Proxy::start(&office, &slapd);
        office.done(&["directory", "init", "--url", &proxy.url(), "--base", BASE]);
        change(&office);
        for turn in 0.. {
            assert!(turn < 20, "{deed:?} for ever");
            let before = office.cursor();
            proxy.arrange(next_write(turn, deed), deed);
            let run = office.run(&["directory", "sync"]);
            if run.status == 0 {
                assert!(turn > WRITES, "only {turn} of the writes");
                break;
            }
            assert_eq!((run.status, office.cursor()), (4, before), "{}", run.stderr);
            assert!(run.stderr.contains("the connection broke"), "{}", run.stderr);
            slapd.start_again();
            proxy.is_served_by(&slapd);
        }
        office.is_in_step_with(&slapd);
    }
}

#[test]
fn every_answer_that_says_no_is_named() {
    let Some((office, slapd)) = in_step() else { return };
    let proxy = Proxy::start(&office, &slapd);
    office.done(&["directory", "init", "--url", &proxy.url(), "--base", BASE]);
    change(&office);
    // Only refused ones, so that all the writes are still to be made; the last of them is the mark.
    let named: [(u8, &str); 16] = [
        (1, "the server refused"),
        (3, "more than the server gives at once"),
        (8, "the server wants another way to sign in"),
        (10, "this server is a copy that cannot be written to"),
        (11, "more than the server gives at once"),
        (17, "the server does not know the attributes"),
        (19, "the server has a rule against the value"),
        (21, "the server does not know the attributes"),
        (49, "the name or the secret is wrong"),
        (50, "this is not allowed to whoever asks"),
        (51, "the server is busy"),
        (52, "the server is busy"),
        (53, "this server has the directory that --base ends in"),
        (64, "the server does not take the name"),
        (65, "the server does not know the attributes"),
        (80, "the server refused"),
    ];
    for (code, why) in named {
        proxy.arrange(0, Deed::Refuse(code));
        let run = failed(&office, why);
        assert!(run.stderr.contains(&format!("LDAP result {code}")), "{}", run.stderr);
        if matches!(code, 17 | 19 | 21 | 64 | 65) {
            assert!(proxy.writes() > 1, "{code} is about one entry, and the others are written");
            change_again(&office, code);
        }
    }
    // Said of an entry that came or went, which is looked at once more.
    for code in [32, 68] {
        proxy.arrange(0, Deed::Refuse(code));
        let run = office.done(&["directory", "sync"]);
        assert!(run.stdout.contains("in step"), "{code}: {}", run.stdout);
        change_again(&office, code);
    }
    proxy.arrange(usize::MAX, Deed::Count);
    office.done(&["directory", "sync"]);
    office.is_in_step_with(&slapd);
}

/// Two more changes that nobody has written.
fn change_again(office: &Office, code: u8) {
    office.tamper("UPDATE directory SET url = replace(url, 'between', 'nobody')");
    for who in ["MP-90-0001", "MP-90-0002"] {
        let login = format!("pupil_{code}_{who}").to_lowercase();
        office.done(&["edit", who, "--login-id", &login]);
    }
    office.tamper("UPDATE directory SET url = replace(url, 'nobody', 'between')");
}

#[test]
fn a_server_that_is_down_or_stands_still_is_told_and_caught_up_with() {
    let Some((office, mut slapd)) = in_step() else { return };
    slapd.signal(Signal::STOP);
    let done = office.done(&["edit", "tan_kai_jun", "--class", "4 Respect"]);
    assert!(
        done.stderr.contains("warning: this is done, but the directory is not in step"),
        "{}",
        done.stderr
    );
    failed(&office, "did not answer in time");
    let status = office.refused(4, &["directory", "status", "--format", "csv"]);
    assert!(status.stdout.contains("unknown"), "{}", status.stdout);
    slapd.signal(Signal::CONT);
    let status = office.refused(3, &["directory", "status", "--format", "csv"]);
    assert!(status.stdout.contains(",behind,1,"), "{}", status.stdout);
    office.done(&["directory", "sync"]);
    slapd.kill();
    office.done(&["disable", "lim_wei_ling"]);
    failed(&office, "the server cannot be reached");
    slapd.start_again();
    let again = office.done(&["directory", "sync"]);
    assert!(again.stdout.ends_with("in step; 1 closed\n"), "{}", again.stdout);
    let status = office.done(&["directory", "status", "--format", "csv"]);
    assert!(status.stdout.contains(",in-step,0,"), "{}", status.stdout);
    office.is_in_step_with(&slapd);
}

#[test]
fn a_second_run_waits_its_turn() {
    let Some((office, slapd)) = in_step() else { return };
    let turn = std::fs::File::open(office.store().join("directory.lock")).expect("a lock");
    turn.lock().expect("our turn");
    let done = office.done(&["disable", "lim_wei_ling"]);
    assert!(
        done.stderr.contains("another mims is bringing the directory in step"),
        "{}",
        done.stderr
    );
    failed(&office, "another mims is bringing the directory in step");
    drop(turn);
    office.done(&["directory", "sync"]);
    // All of them at once, and each writes or finds it written.
    office.done(&["directory", "init", "--off"]);
    office.done(&["disable", "tan_kai_jun"]);
    office.done(&["directory", "init", "--url", &slapd.url(), "--base", BASE]);
    let children = (0..4).map(|_| office.command(&["directory", "sync"]).spawn().expect("a start"));
    for mut child in children.collect::<Vec<_>>() {
        assert!(child.wait().expect("an end").success());
    }
    office.is_in_step_with(&slapd);
}

#[test]
fn an_older_copy_of_the_store_and_another_store_write_nothing() {
    let Some((office, slapd)) = in_step() else { return };
    let copy = office.store_files();
    office.done(&["disable", "lim_wei_ling"]);
    let before = slapd.search("(objectClass=*)");
    let newer = office.store_files();
    restore(&office, &copy);
    let old = office.refused(1, &["directory", "sync"]);
    assert!(old.stderr.contains("this is an older copy of the store"), "{}", old.stderr);
    // One that has gone its own way since is no newer one.
    for login in ["tan_kai_jun", "dsouza_marie_anne"] {
        let own_way = office.done(&["disable", login]);
        assert!(own_way.stderr.contains("an older copy"), "{}", own_way.stderr);
    }
    assert_eq!(slapd.search("(objectClass=*)"), before);
    restore(&office, &newer);
    office.is_in_step_with(&slapd);
    // Where the newer one is lost, somebody has to say so.
    restore(&office, &copy);
    let url = slapd.url();
    let init = ["directory", "init", "--url", &url, "--base", BASE];
    let refused = office.refused(1, &init);
    assert!(refused.stderr.contains("--take-over"), "{}", refused.stderr);
    office.done(&["directory", "init", "--take-over"]);
    let run = office.done(&["directory", "sync"]);
    assert!(run.stdout.ends_with("in step; 1 opened\n"), "{}", run.stdout);
    office.is_in_step_with(&slapd);

    let other = Office::with_school();
    let refused = other.refused(1, &init);
    assert!(refused.stderr.contains("the directory follows another store"), "{}", refused.stderr);
    other.done(&[&init[..], &["--take-over"]].concat());
    other.done(&["directory", "sync", "--accept-many"]);
    let foreign = office.refused(1, &["directory", "sync"]);
    assert!(foreign.stderr.contains("the directory follows another store"), "{}", foreign.stderr);
}

fn restore(office: &Office, files: &[(std::path::PathBuf, Vec<u8>)]) {
    std::fs::remove_dir_all(office.store()).expect("a store");
    std::fs::create_dir(office.store()).expect("a folder");
    set_mode(&office.store(), 0o700);
    for (path, bytes) in files {
        let name = path.file_name().expect("a name").to_string_lossy();
        set_mode(&office.write(&format!("store/{name}"), bytes), 0o600);
    }
}

#[test]
fn a_wrong_secret_and_one_without_rights_are_named_and_nothing_is_chosen() {
    let Some((office, slapd)) = in_step() else { return };
    slapd.add_first(&office);
    office.done(&["directory", "init", "--off"]);
    let url = format!("ldap://127.0.0.1:{}", slapd.port);
    let reader = "cn=reader,dc=mims,dc=example";
    let init = |secret: &str, mode: u32| {
        set_mode(&office.write("secret.txt", secret), mode);
        let args = [
            "directory",
            "init",
            "--url",
            &url,
            "--base",
            BASE,
            "--bind-dn",
            reader,
            "--secret-file",
            "secret.txt",
        ];
        office.refused(4, &args).stderr
    };
    assert!(init("Nobodys-Word-11\n", 0o600).contains("the name or the secret is wrong"));
    assert!(init(READER, 0o644).contains("can be read by other users"));
    let without_rights = init(READER, 0o600);
    assert!(without_rights.contains("is not allowed to whoever asks"), "{without_rights}");
    assert!(!without_rights.contains(READER));
    let unnamed = office.refused(1, &["directory", "init", "--url", &url, "--base", BASE]);
    assert!(unnamed.stderr.contains("has to be told who asks"), "{}", unnamed.stderr);
    let none = office.refused(1, &["directory", "status"]);
    assert!(none.stderr.contains("keeps no directory in step"), "{}", none.stderr);
}

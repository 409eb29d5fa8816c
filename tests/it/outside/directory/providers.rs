//! Two servers that write to each other, either of them killed while it is written to: in the end both say the same.

use std::time::Duration;

use super::slapd::{BASE, Slapd, comes_true, free_port};
use crate::common::Office;

const SYNC: &str = "cn=sync,dc=mims,dc=example";
const SECRET: &str = "Servers-Among-Themselves-1";

/// A server that takes over what the one at this port has.
fn provider(office: &Office, number: usize, own: u16, other: u16) -> Option<Slapd> {
    let copies = format!(
        "moduleload      syncprov\nserverID        {number}\n\ndatabase        mdb\n\
         limits dn.exact=\"{SYNC}\" size=unlimited time=unlimited\n"
    );
    let repl = format!(
        "syncrepl rid=00{number} provider=ldap://127.0.0.1:{other} bindmethod=simple binddn=\"{SYNC}\"\n\
         \x20 credentials={SECRET} searchbase=\"dc=mims,dc=example\" type=refreshAndPersist retry=\"1 +\"\n\
         multiprovider on\noverlay syncprov\n\
         access to * by dn.exact=\"{SYNC}\" read by * break\naccess to attrs=userPassword\n"
    );
    Slapd::start_with(
        office,
        &format!("slapd{number}"),
        &format!("ldap://127.0.0.1:{own}"),
        |config| {
            config
                .replace("\ndatabase        mdb\n", &copies)
                .replace("access to attrs=userPassword\n", &repl)
        },
    )
}

fn try_rounds(rounds: usize) {
    let office = Office::with_school();
    let (one, two) = (free_port(), free_port());
    let Some(first) = provider(&office, 1, one, two) else { return };
    let Some(second) = provider(&office, 2, two, one) else { return };
    first.add_asker(SYNC, SECRET);
    let mut servers = [first, second];
    let urls = servers.each_ref().map(Slapd::url);
    comes_true("the second has what the first has", || servers[1].is_filled());
    office.done(&["directory", "init", "--url", &urls.join(","), "--base", BASE]);
    office.done(&["directory", "sync"]);
    let say_the_same = |servers: &[Slapd; 2], round: usize| {
        let wanted = office.wanted_people();
        comes_true(&format!("both say what the store says, round {round}"), || {
            servers.iter().all(|server| server.people() == wanted)
        });
    };
    say_the_same(&servers, 0);
    for round in 1..=rounds {
        office.tamper("UPDATE directory SET url = url || '-'");
        for number in 1..=5 {
            let (who, login) = (format!("MP-90-000{number}"), format!("pupil_{number}_{round}"));
            office.done(&["edit", &who, "--login-id", &login]);
        }
        office.tamper("UPDATE directory SET url = rtrim(url, '-')");
        let mut sync = office.command(&["directory", "sync"]).spawn().expect("a start");
        std::thread::sleep(Duration::from_millis(10 * (round as u64 % 8)));
        // The one that is written to, and the one that copies.
        let struck = servers.get_mut(round % 2).expect("one of two");
        struck.kill();
        let _ = sync.wait();
        let run = office.run(&["directory", "sync"]);
        assert!([0, 3].contains(&run.status), "{}", run.stderr);
        struck.start_again();
        say_the_same(&servers, round);
    }
}

#[test]
fn two_servers_say_the_same_whichever_was_killed() {
    try_rounds(4);
}

#[test]
#[ignore = "minutes: twenty rounds"]
fn two_servers_say_the_same_whichever_was_killed_twenty_times() {
    try_rounds(20);
}

//! Something between a client and slapd that lets all but one message pass: at one write it answers for the server, or
//! kills the client or the server, before or after the server has it.

use std::io::{Read, Write};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use rustix::process::{Pid, Signal, kill_process};

use super::slapd::Slapd;
use crate::common::Office;

/// What happens at the write.
#[derive(Debug, Clone, Copy)]
pub(super) enum Deed {
    /// The server is said to have answered this result, and never sees the write.
    Refuse(u8),
    /// The client is killed before the server has the write.
    KillBefore,
    /// The client is killed when the server has it, and never reads the answer.
    KillAfter,
    /// The same with the server.
    KillServerBefore,
    KillServerAfter,
    /// Nothing happens; the writes are counted.
    Count,
}

/// A socket in front of slapd.
pub(super) struct Proxy {
    socket: PathBuf,
    shared: Arc<Shared>,
}

struct Shared {
    deed: Mutex<(usize, Deed)>,
    writes: AtomicUsize,
    client: Mutex<Option<Child>>,
    /// The process of slapd.
    server: Mutex<Pid>,
    /// Whether it is killed when it answers.
    answered: AtomicBool,
}

impl Proxy {
    pub(super) fn start(office: &Office, slapd: &Slapd) -> Self {
        let socket = office.path("between");
        let listener = UnixListener::bind(&socket).expect("a socket");
        let deed = Mutex::new((usize::MAX, Deed::Count));
        let (writes, client) = (AtomicUsize::new(0), Mutex::new(None));
        let (server, answered) = (Mutex::new(slapd.id()), AtomicBool::new(false));
        let shared = Arc::new(Shared { deed, writes, client, server, answered });
        let (server, given) = (slapd.socket(), shared.clone());
        std::thread::spawn(move || {
            for client in listener.incoming().map_while(Result::ok) {
                let (server, shared) = (server.clone(), given.clone());
                std::thread::spawn(move || shared.pass(client, &server));
            }
        });
        Self { socket, shared }
    }

    pub(super) fn url(&self) -> String {
        format!("ldapi://{}", self.socket.display())
    }

    /// From now on this happens at that write, counted from 0.
    pub(super) fn arrange(&self, at: usize, deed: Deed) {
        *self.shared.deed.lock().expect("a deed") = (at, deed);
        self.shared.writes.store(0, Ordering::SeqCst);
    }

    /// The server is another process now.
    pub(super) fn is_served_by(&self, slapd: &Slapd) {
        *self.shared.server.lock().expect("a server") = slapd.id();
    }

    /// How many writes there were.
    pub(super) fn writes(&self) -> usize {
        self.shared.writes.load(Ordering::SeqCst)
    }

    /// Runs a client that may be killed, and says whether it came to its end by itself.
    pub(super) fn run(&self, office: &Office, args: &[&str]) -> bool {
        let mut client = self.shared.client.lock().expect("a client");
        *client = Some(office.command(args).spawn().expect("the program starts"));
        drop(client);
        loop {
            let mut client = self.shared.client.lock().expect("a client");
            let ended = client.as_mut().expect("a client").try_wait().expect("a client");
            if let Some(status) = ended {
                return status.code().is_some();
            }
            drop(client);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }
}

impl Shared {
    fn pass(self: &Arc<Self>, client: UnixStream, server: &Path) {
        let Ok(server) = UnixStream::connect(server) else { return };
        let ends = [client.try_clone().expect("a socket"), server.try_clone().expect("a socket")];
        let [mut answers_to, mut answers] = ends;
        let shared = self.clone();
        std::thread::spawn(move || {
            while let Some(message) = read_message(&mut answers) {
                if shared.answered.swap(false, Ordering::SeqCst) {
                    shared.kill_server();
                    break;
                }
                let _ = answers_to.write_all(&message);
            }
            let _ = answers_to.shutdown(Shutdown::Both);
        });
        let (mut client, mut server) = (client, server);
        while let Some(message) = read_message(&mut client) {
            let (at, deed) = *self.deed.lock().expect("a deed");
            let writes = operation(&message).is_some_and(|(_, kind)| matches!(kind, 0x66 | 0x68));
            if !writes || self.writes.fetch_add(1, Ordering::SeqCst) != at {
                let _ = server.write_all(&message);
                continue;
            }
            match deed {
                Deed::Count => drop(server.write_all(&message)),
                Deed::Refuse(code) => {
                    let (number, kind) = operation(&message).expect("an operation");
                    let _ = client.write_all(&refusal(number, kind, code));
                }
                Deed::KillBefore => self.kill(),
                Deed::KillAfter => {
                    let _ = server.write_all(&message);
                    // The server has it when it has answered something that was asked later.
                    self.kill();
                }
                Deed::KillServerBefore => self.kill_server(),
                Deed::KillServerAfter => {
                    self.answered.store(true, Ordering::SeqCst);
                    let _ = server.write_all(&message);
                }
            }
        }
        let _ = server.shutdown(Shutdown::Both);
    }

    fn kill(&self) {
        let mut client = self.client.lock().expect("a client");
        drop(client.as_mut().expect("a client").kill());
    }

    fn kill_server(&self) {
        let _ = kill_process(*self.server.lock().expect("a server"), Signal::KILL);
    }
}

/// One message of LDAP: a tag, a length and so many bytes.
fn read_message(from: &mut UnixStream) -> Option<Vec<u8>> {
    let mut head = [0; 2];
    from.read_exact(&mut head).ok()?;
    let mut message = head.to_vec();
    let mut length = usize::from(head[1]);
    if length > 127 {
        let mut more = vec![0; length - 128];
        from.read_exact(&mut more).ok()?;
        length = more.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        message.append(&mut more);
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    message.append(&mut body);
    Some(message)
}

/// The number of a message as it stands there, and what is asked for.
fn operation(message: &[u8]) -> Option<(&[u8], u8)> {
    let start = match *message.get(1)? {
        long @ 128.. => 2 + usize::from(long - 128),
        _ => 2,
    };
    let end = start + 2 + usize::from(*message.get(start + 1)?);
    Some((message.get(start..end)?, *message.get(end)?))
}

/// An answer that says no.
fn refusal(number: &[u8], kind: u8, code: u8) -> Vec<u8> {
    let result = [kind + 1, 7, 0x0a, 1, code, 4, 0, 4, 0];
    let length = u8::try_from(number.len() + result.len()).expect("a short answer");
    [&[0x30, length][..], number, &result].concat()
}

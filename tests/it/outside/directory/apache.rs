//! A real Apache that asks the directory who somebody is, set up by what `mims directory config` prints.

use std::net::{SocketAddr, TcpStream};
use std::process::{Child, Command, Stdio};

use super::slapd::{READER, Slapd, are_there, comes_true, free_port};
use crate::common::{Office, exchange, set_mode};

const MODULES: &str = "/usr/lib/apache2/modules";

/// A running server with one page.
pub(super) struct Apache {
    child: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Apache {
    /// Starts one that asks this directory, unless there is none on this machine.
    pub(super) fn start(office: &Office, slapd: &Slapd) -> Option<Self> {
        if !are_there(&["apache2"]) {
            return None;
        }
        // Its children are another user.
        let folder = tempfile::tempdir().expect("a folder");
        set_mode(folder.path(), 0o755);
        let here = folder.path().display().to_string();
        let write = |name: &str, text: &str| {
            #[expect(clippy::disallowed_methods, reason = "test input")]
            std::fs::write(folder.path().join(name), text).expect("a file");
        };
        std::fs::create_dir(folder.path().join("pages")).expect("a folder");
        write("pages/index.html", "For students.\n");
        write("reader.secret", READER);
        let port = free_port();
        let modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "auth_basic", "dir"];
        let modules = modules.into_iter().chain(["ldap", "authnz_ldap"]);
        let modules =
            modules.map(|name| format!("LoadModule {name}_module {MODULES}/mod_{name}.so\n"));
        let asks = office.done(&["directory", "config", "apache.conf"]).stdout;
        let asks = asks.replace("127.0.0.1:389", &format!("127.0.0.1:{}", slapd.port));
        let asks =
            asks.replace("/etc/apache2/mims-reader.secret", &format!("{here}/reader.secret"));
        let config = format!(
            "ServerRoot {here}\nServerName 127.0.0.1\nPidFile {here}/pid\nListen 127.0.0.1:{port}\n\
             ErrorLog {here}/error.log\nUser www-data\nGroup www-data\nDocumentRoot {here}/pages\n\
             DirectoryIndex index.html\n{asks}"
        );
        write("apache.conf", &(modules.collect::<String>() + &config));
        let mut command = Command::new("/usr/sbin/apache2");
        command.arg("-f").arg(folder.path().join("apache.conf")).arg("-DFOREGROUND");
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("a start");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let apache = Self { child, address, _folder: folder };
        apache.wait();
        Some(apache)
    }

    fn wait(&self) {
        comes_true("Apache answers", || TcpStream::connect(self.address).is_ok());
    }

    /// Whether the page opens.
    pub(super) fn lets_in(&self, login: &str, password: &str) -> bool {
        let told = encoded(format!("{login}:{password}").as_bytes());
        let request = format!(
            "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: Basic {told}\r\n\r\n"
        );
        let page = exchange(self.address, request.as_bytes()).expect("an answer");
        assert!([200, 401].contains(&page.status), "{}\n{}", page.head, page.body);
        page.status == 200
    }
}

/// As a browser sends it.
fn encoded(bytes: &[u8]) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| {
        let number =
            (0..3).fold(0, |number, at| number << 8 | usize::from(*bytes.get(at).unwrap_or(&0)));
        let letters = (0..4)
            .rev()
            .map(|at| char::from(*LETTERS.get(number >> (6 * at) & 63).expect("a letter")));
        let text: String = letters.take(bytes.len() + 1).collect();
        format!("{text:=<4}")
    };
    bytes.chunks(3).map(group).collect()
}

impl Drop for Apache {
    fn drop(&mut self) {
        // Its children go with it only when it may end by itself.
        let id = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw);
        if let Some(id) = id {
            let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

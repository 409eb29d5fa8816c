//! The same class at a site of Django behind gunicorn, where this machine has them.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use crate::school::OWN;

/// A running site; it ends when it is dropped.
pub(crate) struct Django {
    pub(crate) address: SocketAddr,
    server: Child,
    _folder: tempfile::TempDir,
}

impl Django {
    /// A site where these students have the password of the bench; none where it cannot be had. The packages are those of the
    /// system, and so is the interpreter that knows them.
    pub(crate) fn start(logins: &[String]) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let command = |program: &str| {
            let mut command = Command::new(program);
            command.current_dir(&folder).env("PYTHONPATH", folder.path());
            command
        };
        #[expect(clippy::disallowed_methods, reason = "bench input")]
        std::fs::write(folder.path().join("site_of_bench.py"), include_str!("django.py"))
            .expect("a site");
        let fill = "import sys, site_of_bench; site_of_bench.fill(*sys.argv[1:])";
        let mut made = command("/usr/bin/python3");
        made.args(["-c", fill, OWN]).args(logins).stderr(Stdio::null());
        if !made.status().is_ok_and(|status| status.success()) {
            return None;
        }
        let workers = std::thread::available_parallelism().map_or(1, usize::from).to_string();
        let mut server = command("gunicorn");
        server.args(["--bind", "127.0.0.1:0", "--workers", &workers, "site_of_bench:site"]);
        let mut server = server.stderr(Stdio::piped()).spawn().ok()?;
        let mut lines = BufReader::new(server.stderr.take()?).lines().map_while(Result::ok);
        let line = lines.find(|line| line.contains("Listening at: "))?;
        let address = line.split("http://").nth(1)?.split_whitespace().next()?.parse().ok()?;
        std::thread::spawn(move || lines.for_each(drop));
        Some(Self { address, server, _folder: folder })
    }
}

impl Drop for Django {
    fn drop(&mut self) {
        // Asked to end, it ends its workers too; killed, it would leave them.
        let id = self.server.id().to_string();
        let _ = Command::new("kill").args(["-TERM", &id]).status();
        let _ = self.server.wait();
    }
}

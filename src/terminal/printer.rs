//! Printing through `lp`. The PDF goes in by standard input, so that nothing of ours stays on the disk.

use std::io::{ErrorKind, Write as _};
use std::process::{Command, Output, Stdio};

use super::error::{Error, Kind};
use crate::domain::{echoed, printable};
use crate::files::begin_to_stay;

/// A print queue that is known to be there.
pub struct Printer {
    name: String,
}

impl Printer {
    /// The queue of this name, or the system's default.
    pub fn find(name: Option<&str>) -> Result<Self, Error> {
        if cfg!(windows) {
            return Err(Error::refused("mims prints through CUPS, which Windows does not have").hint(
                "--output FILE makes a PDF; open it, and print it at 100 %, not \"fit to page\"",
            ));
        }
        let queues = answer("lpstat", &["-e"])?;
        let known: Vec<&str> = queues.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
        let hint = if known.is_empty() {
            "no printer is set up here; --output FILE makes a PDF to be printed elsewhere"
                .to_owned()
        } else {
            format!("known are {}", printable(&known.join(", ")))
        };
        let Some(name) = name else {
            let answer = answer("lpstat", &["-d"])?;
            let default = answer.trim().rsplit_once(": ").map(|(_, name)| name.to_owned());
            let error = || Error::refused("no printer is the default one").hint(hint);
            return default.map(|name| Self { name }).ok_or_else(error);
        };
        // An instance (queue/instance) is a queue with settings of its own.
        if known.contains(&name) || name.split('/').next().is_some_and(|name| known.contains(&name))
        {
            return Ok(Self { name: name.to_owned() });
        }
        Err(Error::refused(format!("no printer is called {}", echoed(name))).hint(hint))
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Hands a PDF over and returns the job's name. `title` is seen by everybody who looks at the queue.
    pub fn print(&self, pdf: &[u8], title: &str, media: &str) -> Result<String, Error> {
        let media = format!("media={media}");
        begin_to_stay();
        let mut child = command("lp")
            .args(["-d", &self.name, "-t", title, "-o", &media, "-o", "print-scaling=none"])
            .stdin(Stdio::piped())
            .spawn()
            .map_err(|error| not_started("lp", &error))?;
        // When lp gives up early, what it says is worth more than the broken pipe.
        let written = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(pdf));
        let output = child.wait_with_output().map_err(|error| not_started("lp", &error))?;
        let said = checked("lp", &output)?;
        written
            .map_err(|error| Error::of(Kind::Unusable, format!("lp did not listen: {error}")))?;
        let job = said.split_once("request id is ").and_then(|(_, id)| id.split(' ').next());
        Ok(printable(job.unwrap_or(&self.name)))
    }
}

/// What a program answers.
fn answer(program: &str, args: &[&str]) -> Result<String, Error> {
    let output = command(program).args(args).stdin(Stdio::null()).output();
    checked(program, &output.map_err(|error| not_started(program, &error))?)
}

/// Its answers are read, so they have to be English.
fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn checked(program: &str, output: &Output) -> Result<String, Error> {
    let said = String::from_utf8_lossy(&output.stderr);
    let why = said.lines().next().unwrap_or("it did not say why");
    if output.status.success() || why.contains("No destinations added") {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let why = why.trim_start_matches(&format!("{program}: ")).to_owned();
    let error = Error::of(Kind::Unusable, format!("{program} failed: {}", printable(&why)));
    Err(error.hint("--output FILE makes a PDF to be printed by hand"))
}

fn not_started(program: &str, error: &std::io::Error) -> Error {
    let why = match error.kind() {
        ErrorKind::NotFound => "is not installed".to_owned(),
        _ => format!("cannot be started: {error}"),
    };
    Error::refused(format!("the program {program} {why}"))
        .hint("--output FILE makes a PDF to be printed by hand")
}

//! Checks with programs that others wrote: looking for one, running it, and saying aloud where it is missing.
//! It knows none of the checks.

use std::io::{self, Write as _};
use std::process::{Command, Stdio};

/// Whether all these programs are on the path; a check that cannot be made has to be seen, and fails in CI.
pub(crate) fn present(programs: &[&str]) -> bool {
    let missing: Vec<_> =
        programs.iter().copied().filter(|program| !is_on_the_path(program)).collect();
    missing.is_empty() || skipped(&format!("not installed: {}", missing.join(", ")))
}

/// Says that this thread's check was not made, and fails where all of them have to be.
pub(crate) fn skipped(why: &str) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "the environment of the tests, not of the program"
    )]
    let in_ci = std::env::var_os("CI").is_some();
    assert!(!in_ci, "not checked: {why}");
    say_skipped(why);
    false
}

/// Says that this thread's check was not made. The test harness catches what `eprintln!` writes, but not this.
pub(crate) fn say_skipped(why: &str) {
    let thread = std::thread::current();
    // With nobody to read it there is nobody to tell.
    let _ = writeln!(io::stderr(), "NOT CHECKED {}: {why}", thread.name().unwrap_or("here"));
}

fn is_on_the_path(program: &str) -> bool {
    let look = format!("command -v {program}");
    let status = Command::new("sh").args(["-c", &look]).stdout(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}

/// What a program answers on stdout; it has to end well. The input has to fit into a pipe.
pub(crate) fn answer(command: &mut Command, input: &[u8]) -> Vec<u8> {
    let (ended_well, stdout, stderr) = try_to_answer(command, input);
    assert!(ended_well, "{command:?}: {stderr}{}", String::from_utf8_lossy(&stdout));
    stdout
}

/// What a program answers as text; it has to end well.
pub(crate) fn text(command: &mut Command) -> String {
    String::from_utf8(answer(command, b"")).expect("UTF-8")
}

/// Whether a program ended well, and what it wrote on stdout and stderr.
pub(crate) fn try_to_answer(command: &mut Command, input: &[u8]) -> (bool, Vec<u8>, String) {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a program that was found");
    let mut stdin = child.stdin.take().expect("a pipe");
    // A program that does not want its input may have closed it already.
    let _ = stdin.write_all(input);
    drop(stdin);
    let output = child.wait_with_output().expect("an end");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), output.stdout, stderr)
}

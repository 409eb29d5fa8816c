//! The program; everything is in the library.

fn main() -> std::process::ExitCode {
    mims::run(std::env::args_os())
}

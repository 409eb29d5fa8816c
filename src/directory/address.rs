//! Where a directory's server is: on this computer, or behind TLS. What is said to one across a network in the clear
//! could be read by anybody on the way.

use std::fmt;
use std::io;
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

use ldap3::StdStream;
use thiserror::Error;

/// Where Debian's slapd listens when no path is given.
const USUAL_SOCKET: &str = "/run/slapd/ldapi";

/// The address of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// A Unix socket of this computer, which tells the server who asks.
    Socket(PathBuf),
    /// A port of this computer.
    Port { host: String, port: u16 },
    /// Another computer, behind TLS.
    Tls { host: String, port: u16 },
}

/// Why a text is no address of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AddressError {
    #[error("an address such as ldapi:/// or ldaps://ldap.school.example")]
    Form,
    /// Passwords' hashes would cross the network in the clear.
    #[error("another computer has to be reached by ldaps://")]
    InTheClear,
    #[error("this system has no Unix sockets for ldapi://")]
    NoSockets,
    #[error("this mims was built without ldaps://")]
    NoTls,
}

impl Address {
    /// Reads `ldapi:///`, `ldapi:///run/slapd/ldapi`, `ldap://127.0.0.1:389` or `ldaps://host:636`.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let (scheme, rest) = text.split_once("://").ok_or(AddressError::Form)?;
        match scheme {
            "ldapi" if cfg!(unix) => {
                let path = rest.replace("%2F", "/").replace("%2f", "/");
                let path = if matches!(path.as_str(), "" | "/") { USUAL_SOCKET } else { &path };
                let is_path = Path::new(path).is_absolute();
                is_path.then(|| Self::Socket(path.into())).ok_or(AddressError::Form)
            }
            "ldapi" => Err(AddressError::NoSockets),
            "ldap" => {
                let (host, port) = host_and_port(rest, 389)?;
                let bare = host.trim_matches(['[', ']']);
                let is_ours =
                    bare.parse().map_or(bare == "localhost", |ip: IpAddr| ip.is_loopback());
                is_ours.then_some(Self::Port { host, port }).ok_or(AddressError::InTheClear)
            }
            "ldaps" if cfg!(feature = "ldaps") => {
                let (host, port) = host_and_port(rest, 636)?;
                Ok(Self::Tls { host, port })
            }
            "ldaps" => Err(AddressError::NoTls),
            _ => Err(AddressError::Form),
        }
    }

    /// Whether the server is told by the system who asks.
    pub fn knows_who_asks(&self) -> bool {
        matches!(self, Self::Socket(_))
    }

    /// Connects within a time. Looking a name up cannot be limited, so it is left behind when it takes too long.
    pub(super) fn connect(&self, limit: Duration) -> io::Result<StdStream> {
        let (tell, told) = mpsc::channel();
        let address = self.clone();
        // Nobody listens any more when it was too slow.
        std::thread::spawn(move || drop(tell.send(address.connect_at_leisure())));
        told.recv_timeout(limit).unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
    }

    fn connect_at_leisure(&self) -> io::Result<StdStream> {
        match self {
            #[cfg(unix)]
            Self::Socket(path) => {
                std::os::unix::net::UnixStream::connect(path).map(StdStream::Unix)
            }
            #[cfg(not(unix))]
            Self::Socket(_) => Err(io::ErrorKind::Unsupported.into()),
            Self::Port { host, port } | Self::Tls { host, port } => {
                TcpStream::connect(format!("{host}:{port}")).map(StdStream::Tcp)
            }
        }
    }
}

/// The address as it is given, in its full length.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Socket(path) => write!(f, "ldapi://{}", path.display()),
            Self::Port { host, port } => write!(f, "ldap://{host}:{port}"),
            Self::Tls { host, port } => write!(f, "ldaps://{host}:{port}"),
        }
    }
}

fn host_and_port(text: &str, usual: u16) -> Result<(String, u16), AddressError> {
    let text = text.strip_suffix('/').unwrap_or(text);
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => {
            (host, port.parse().map_err(|_| AddressError::Form)?)
        }
        _ => (text, usual),
    };
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-.[]:".contains(c);
    let is_host = !host.is_empty() && host.chars().all(allowed);
    is_host.then(|| (host.to_owned(), port)).ok_or(AddressError::Form)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, AddressError>) {
        let shown = Address::parse(text).map(|address| address.to_string());
        assert_eq!(shown.as_deref(), expected.as_ref().map(|text| *text), "{text}");
    }

    #[cfg(unix)]
    #[test]
    fn a_socket_is_named_by_its_path_or_by_none() {
        for usual in ["ldapi:///", "ldapi://", "ldapi://%2Frun%2fslapd%2Fldapi"] {
            check(usual, Ok("ldapi:///run/slapd/ldapi"));
        }
        check("ldapi:///tmp/a b/ldapi", Ok("ldapi:///tmp/a b/ldapi"));
        check("ldapi://run", Err(AddressError::Form));
    }

    #[test]
    fn nothing_crosses_a_network_in_the_clear() {
        check("ldap://127.0.0.1", Ok("ldap://127.0.0.1:389"));
        check("ldap://localhost:3890/", Ok("ldap://localhost:3890"));
        check("ldap://[::1]:3890", Ok("ldap://[::1]:3890"));
        check("ldap://[::1]", Ok("ldap://[::1]:389"));
        for remote in ["ldap://ldap.school.example", "ldap://10.0.0.1", "ldap://127.0.0.1.example"]
        {
            check(remote, Err(AddressError::InTheClear));
        }
        for wrong in ["", "ldap.example", "http://127.0.0.1", "ldap://", "ldap://127.0.0.1:x"] {
            check(wrong, Err(AddressError::Form));
        }
        let remote = Ok("ldaps://ldap.school.example:636");
        let tls = if cfg!(feature = "ldaps") { remote } else { Err(AddressError::NoTls) };
        check("ldaps://ldap.school.example", tls);
    }
}

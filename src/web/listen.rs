//! Where the server listens: an address, a Unix socket, or a socket that systemd hands over.

use std::io;
use std::net::{SocketAddr, TcpListener};
#[cfg(unix)]
use std::os::unix::net::UnixListener;
use std::path::PathBuf;

/// Where to listen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Address(SocketAddr),
    /// A Unix socket, which a proxy on the same computer uses.
    Socket(PathBuf),
}

/// A socket that is open.
pub enum Listening {
    Tcp(TcpListener),
    #[cfg(unix)]
    Unix(UnixListener),
}

/// Why nothing is listened to.
#[derive(Debug)]
pub enum ListenError {
    /// The socket cannot be had.
    Io(io::Error),
    /// There are no Unix sockets here.
    #[cfg(not(unix))]
    NoSockets,
}

impl From<io::Error> for ListenError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Opens the socket; one that systemd hands over comes first.
pub fn listen(place: &Place) -> Result<Listening, ListenError> {
    if let Some(handed) = handed_over()? {
        return Ok(handed);
    }
    match place {
        Place::Address(address) => Ok(Listening::Tcp(TcpListener::bind(address)?)),
        #[cfg(unix)]
        Place::Socket(path) => {
            // One that a server before has left behind is nobody's any more.
            let is_dead = std::os::unix::net::UnixStream::connect(path)
                .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
            if is_dead {
                std::fs::remove_file(path)?;
            }
            Ok(Listening::Unix(UnixListener::bind(path)?))
        }
        #[cfg(not(unix))]
        Place::Socket(_) => Err(ListenError::NoSockets),
    }
}

#[cfg(unix)]
fn handed_over() -> io::Result<Option<Listening>> {
    let mut sockets = listenfd::ListenFd::from_env();
    if sockets.len() == 0 {
        return Ok(None);
    }
    match sockets.take_tcp_listener(0) {
        Ok(listener) => Ok(listener.map(Listening::Tcp)),
        Err(_) => Ok(sockets.take_unix_listener(0)?.map(Listening::Unix)),
    }
}

#[cfg(not(unix))]
fn handed_over() -> io::Result<Option<Listening>> {
    Ok(None)
}

impl Listening {
    /// The address, where it has one.
    pub fn address(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(listener) => listener.local_addr().ok(),
            #[cfg(unix)]
            Self::Unix(_) => None,
        }
    }
}

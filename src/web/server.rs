//! Connections: how many, how long, and how they end. What is slow to send its headers or sends none is closed.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Semaphore;

use super::app::App;
use super::listen::Listening;
use super::peer::Opener;
use super::rules::Rules;
use crate::store::StoreError;

const MOST: usize = 256;
const MOST_HEADERS: usize = 64;
const HEADER_BYTES: usize = 16 * 1024;
/// For headers, and between two requests.
const PATIENCE: Duration = Duration::from_secs(10);
/// For what is under way when the server is stopped.
const TO_FINISH: Duration = Duration::from_secs(15);

/// Why the server does not run.
#[derive(Debug)]
pub enum ServeError {
    Store(StoreError),
    Io(io::Error),
}

impl From<StoreError> for ServeError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for ServeError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Serves the portal of a store until the program is asked to end.
pub fn serve(folder: &Path, rules: Rules, listening: Listening) -> Result<(), ServeError> {
    let app = Arc::new(App::new(folder, rules)?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = Listener::new(listening)?;
        let server =
            Server { app, room: Arc::new(Semaphore::new(MOST)), ending: GracefulShutdown::new() };
        tokio::select! {
            () = accept(&listener, &server) => {}
            () = server.app.mail.send() => {}
            ended = asked_to_end() => ended?,
        }
        drop(listener);
        let Server { ending, .. } = server;
        // What is not done by then is dropped; every change of an account is whole or not there.
        let _ = tokio::time::timeout(TO_FINISH, ending.shutdown()).await;
        Ok(())
    })
}

struct Server {
    app: Arc<App>,
    room: Arc<Semaphore>,
    ending: GracefulShutdown,
}

enum Listener {
    Tcp(tokio::net::TcpListener),
    #[cfg(unix)]
    Unix(tokio::net::UnixListener),
}

impl Listener {
    fn new(listening: Listening) -> io::Result<Self> {
        match listening {
            Listening::Tcp(listener) => {
                listener.set_nonblocking(true)?;
                tokio::net::TcpListener::from_std(listener).map(Self::Tcp)
            }
            #[cfg(unix)]
            Listening::Unix(listener) => {
                listener.set_nonblocking(true)?;
                tokio::net::UnixListener::from_std(listener).map(Self::Unix)
            }
        }
    }
}

/// Takes connections for ever. One that cannot be had, where files are short, is tried again a little later.
async fn accept(listener: &Listener, server: &Server) {
    loop {
        // Never closed, so there is always a permit in the end.
        let Ok(permit) = server.room.clone().acquire_owned().await else { return };
        let taken = match listener {
            Listener::Tcp(listener) => listener.accept().await.map(|(stream, from)| {
                // Pages are small; a packet that waits for the next one only makes them late.
                let _ = stream.set_nodelay(true);
                server.talk(stream, Some(from.ip()), permit);
            }),
            #[cfg(unix)]
            Listener::Unix(listener) => {
                listener.accept().await.map(|(stream, _)| server.talk(stream, None, permit))
            }
        };
        if taken.is_err() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
}

impl Server {
    fn talk(
        &self,
        stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
        opener: Opener,
        permit: tokio::sync::OwnedSemaphorePermit,
    ) {
        let app = self.app.clone();
        let service = service_fn(move |request| {
            let app = app.clone();
            async move { Ok::<_, std::convert::Infallible>(app.answer(opener, request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(PATIENCE)
            .max_headers(MOST_HEADERS)
            .max_buf_size(HEADER_BYTES)
            .serve_connection(TokioIo::new(stream), service);
        let connection = self.ending.watch(connection);
        tokio::spawn(async move {
            // A browser may go at any moment; that is no fault of the server.
            let _ = connection.await;
            drop(permit);
        });
    }
}

#[cfg(unix)]
async fn asked_to_end() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut term, mut hang_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
    tokio::select! {
        _ = term.recv() => {}
        _ = hang_up.recv() => {}
        pressed = tokio::signal::ctrl_c() => pressed?,
    }
    Ok(())
}

#[cfg(not(unix))]
async fn asked_to_end() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

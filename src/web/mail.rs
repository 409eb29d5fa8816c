//! Sends the notices that wait in the store and keeps the directory in step, one after the other and beside everything
//! else: a page neither waits for it nor notices that it fails.

use std::io;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::Arc;
use std::time::Duration;

use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio::sync::Notify;
use tokio::time::timeout;

use super::rules::Rules;
use super::workers::{Desk, Workers};
use crate::directory::Patience;
use crate::ops::{self, SyncRequest};
use crate::store::StoreError;
use crate::words::notices;

/// How long the program may take before it is killed; less than a notice is left alone after a try.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long nobody looks what is due when nothing happens.
const PAUSE: Duration = Duration::from_mins(1);

/// A server of the directory that stands still may take so long.
const IN_STEP: SyncRequest = SyncRequest {
    full: false,
    accept_many: false,
    patience: Patience { each: Duration::from_secs(4), until: None },
};

/// Who sends notices, and keeps the directory in step.
pub(super) struct Mail {
    desk: Workers,
    wake: Notify,
    rules: Arc<Rules>,
}

impl Mail {
    pub(super) fn new(folder: &Path, rules: &Arc<Rules>) -> Result<Self, StoreError> {
        let desk = Workers::start(1, folder, rules)?;
        Ok(Self { desk, wake: Notify::new(), rules: rules.clone() })
    }

    /// Something was done that there may be a notice about.
    pub(super) fn wake(&self) {
        self.wake.notify_one();
    }

    /// Sends for ever, and first what was left when a server ended.
    pub(super) async fn send(&self) {
        loop {
            while self.send_one().await {}
            self.keep_in_step().await;
            let _ = timeout(PAUSE, self.wake.notified()).await;
        }
    }

    /// What a student has done at the portal counts elsewhere at once, where a directory says who may come in.
    async fn keep_in_step(&self) {
        let kept = self.ask(|desk| {
            if !ops::is_waiting(&desk.store)? {
                return Ok(true);
            }
            let now = desk.now();
            let attempts = ops::sync_directory(&mut desk.store, &IN_STEP, now);
            let last = attempts.ok().and_then(|attempts| attempts.into_iter().last()?.outcome.ok());
            Ok(last.is_some_and(|synced| synced.is_in_step()))
        });
        if kept.await == Some(false) {
            (self.rules.log)("directory: not in step; mims directory status says why");
        }
    }

    /// Whether there was one; then there may be more.
    async fn send_one(&self) -> bool {
        let taken = self
            .ask(|desk| {
                let act = desk.act();
                ops::take_notice(&mut desk.store, &act)
            })
            .await;
        let Some((program, notice)) = taken.flatten() else { return false };
        let why = match hand_over(&program, &notices::message(&notice)).await {
            Ok(status) if status.success() => {
                let noted = move |desk: &mut Desk| {
                    let act = desk.act();
                    ops::note_sent(&mut desk.store, &notice, &act)
                };
                return self.ask(noted).await.is_some();
            }
            Ok(status) => status.to_string(),
            Err(error) => error.to_string(),
        };
        (self.rules.log)(&format!("mail: a notice was not sent: {why}"));
        true
    }

    /// Has something done with the store; what is wrong with it is for whoever runs the server.
    async fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        match self.desk.ask(work).await {
            Ok(Ok(value)) => Some(value),
            Ok(Err(error)) => {
                (self.rules.log)(&format!("store: {error}"));
                None
            }
            Err(_) => None,
        }
    }
}

/// Gives a message to the program, which reads the address from it: `-t`, and a line with one dot is no end of it: `-i`.
/// What the program has to say is dropped, because it may name the address.
async fn hand_over(program: &Path, message: &str) -> io::Result<ExitStatus> {
    let mut child = Command::new(program)
        .args(["-t", "-i"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let sent = async {
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(message.as_bytes()).await?;
        }
        child.wait().await
    };
    timeout(PATIENCE, sent).await?
}

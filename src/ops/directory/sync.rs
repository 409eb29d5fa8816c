//! Bringing a directory in step: what differs is written, and how far the directory is moves on only when all of it was.

use jiff::Timestamp;
use rusqlite::Connection;

use super::compare::{Comparison, by_number};
use super::reach::{DirectoryRefusal, Start, layout_of, open, start};
use crate::directory::{
    Change, Concern, DirectoryError, Effect, Layout, Mark, Patience, Server, difference,
};
use crate::domain::{Counts, Head, Listing};
use crate::store::directories::{self, Directory};
use crate::store::{Store, StoreError, audit, listings};

/// So many accounts at least make a tenth of them an accident.
const FEW: usize = 20;

/// So many refused entries are told; whoever mends them sees the others in the next run.
const TOLD: usize = 10;

/// What is asked for.
pub struct SyncRequest {
    /// Every entry of every server, not only what has changed.
    pub full: bool,
    /// However many accounts are closed by it.
    pub accept_many: bool,
    pub patience: Patience,
}

/// What was done at a server.
#[derive(Debug)]
pub struct Synced {
    pub written: Counts<Effect, { Effect::ALL.len() }>,
    /// Whether every entry was compared.
    pub full: bool,
    /// Entries that are no account's.
    pub strays: Vec<String>,
    /// Too many would be closed, so none was.
    pub brake: Option<Brake>,
    /// Entries that the server did not take.
    pub failed: Vec<DirectoryError>,
    head: Head,
}

/// Too many accounts at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brake {
    pub closing: usize,
    /// Of so many that are open.
    pub of: usize,
}

impl Synced {
    /// Whether the server has all that the store had when the run began.
    pub fn is_in_step(&self) -> bool {
        self.brake.is_none() && self.failed.is_empty()
    }
}

/// A try at one server.
pub struct Attempt {
    pub url: String,
    pub outcome: Result<Synced, DirectoryRefusal>,
}

/// Brings the first server that answers in step, and the others follow it; a full run goes to each of them.
pub fn sync_directory(
    store: &mut Store,
    request: &SyncRequest,
    now: Timestamp,
) -> Result<Vec<Attempt>, DirectoryRefusal> {
    let all = store.read(directories::all)?;
    if all.is_empty() {
        return Err(DirectoryRefusal::NotSetUp);
    }
    let turn = store.take_turn(request.patience.each)?;
    let _turn = turn.ok_or(DirectoryRefusal::Busy)?;
    let mut attempts = Vec::new();
    for directory in all {
        let outcome = sync_server(store, &directory, request);
        if let Ok(synced) = &outcome
            && synced.is_in_step()
        {
            let full_at = synced.full.then_some(now);
            // Nothing happened to an account, so the audit log has no row of it.
            store
                .write(|tx| directories::set_in_step(tx, &directory.url, &synced.head, full_at))?;
        }
        let is_done = match &outcome {
            Err(DirectoryRefusal::Server(error)) => error.concern() != Concern::Server,
            _ => true,
        };
        attempts.push(Attempt { url: directory.url, outcome });
        if is_done && !request.full {
            break;
        }
    }
    Ok(attempts)
}

/// Notes why a server is not in step, for whoever asks later.
pub fn note_failure(store: &mut Store, url: &str, why: &str) -> Result<(), StoreError> {
    store.write(|tx| directories::set_error(tx, url, why))
}

/// Everything is compared with the store as it is at one moment: what happens meanwhile is left to the next run.
fn sync_server(
    store: &Store,
    directory: &Directory,
    request: &SyncRequest,
) -> Result<Synced, DirectoryRefusal> {
    let mut server = open(directory, request.patience)?;
    store.read(|connection| {
        let head = audit::head(connection)?;
        let mark = server.mark()?;
        let since = match start(store, connection, mark.as_ref())? {
            Start::After(head) if !request.full => Some(head.seq),
            _ => None,
        };
        let full = since.is_none();
        let (strays, brake, failed) = (Vec::new(), None, Vec::new());
        let synced = Synced { written: Counts::default(), full, strays, brake, failed, head };
        let mut run = Run { connection, layout: layout_of(directory), closing: Vec::new(), synced };
        run.compare(&mut server, since)?;
        run.close(&mut server, request.accept_many)?;
        let synced = run.synced;
        let reached = Mark::new(&store.identity().store_id, &synced.head);
        if synced.is_in_step() && mark.as_ref() != Some(&reached) {
            server.set_mark(&reached)?;
        }
        Ok(synced)
    })
}

/// One run at one server.
struct Run<'a> {
    connection: &'a Connection,
    layout: Layout,
    /// What closes accounts waits until it is known how many there are.
    closing: Vec<(Listing, Change)>,
    synced: Synced,
}

impl Run<'_> {
    fn compare(&mut self, server: &mut Server, since: Option<i64>) -> Result<(), DirectoryRefusal> {
        let layout = self.layout.clone();
        let mut comparison = Comparison { connection: self.connection, server, layout: &layout };
        let mut strays = Vec::new();
        let visit = &mut |server: &mut Server, account: &Listing, change: Change| {
            if change.effect == Effect::Close {
                self.closing.push((account.clone(), change));
                return Ok(());
            }
            self.write(server, account, &change)
        };
        match since {
            Some(seq) => {
                let ids = listings::named_after(comparison.connection, seq)?;
                comparison.named(&ids, visit)?;
            }
            None => strays = comparison.all(visit)?,
        }
        self.synced.strays = strays;
        Ok(())
    }

    /// Closes what is to be closed, unless it looks like an accident.
    fn close(&mut self, server: &mut Server, accept_many: bool) -> Result<(), DirectoryRefusal> {
        let closing = self.closing.len();
        let of = closing + listings::open(self.connection)?.len();
        if of >= FEW && closing * 10 > of && !accept_many {
            self.synced.brake = Some(Brake { closing, of });
            return Ok(());
        }
        for (account, change) in std::mem::take(&mut self.closing) {
            self.write(server, &account, &change)?;
        }
        Ok(())
    }

    /// Writes a change. One entry that the server does not take leaves the others to be written.
    fn write(
        &mut self,
        server: &mut Server,
        account: &Listing,
        change: &Change,
    ) -> Result<(), DirectoryRefusal> {
        let mut written = server.apply(change);
        if written.as_ref().is_err_and(DirectoryError::is_stale) {
            written = self.write_again(server, account);
        }
        match written {
            Ok(()) => self.synced.written.add(change.effect, 1),
            Err(error) if error.concern() != Concern::Entry => return Err(error.into()),
            Err(error) if self.synced.failed.len() < TOLD => self.synced.failed.push(error),
            Err(_) => {}
        }
        Ok(())
    }

    /// Somebody else has made or taken away the entry since it was looked for, so it is looked for once more.
    fn write_again(&self, server: &mut Server, account: &Listing) -> Result<(), DirectoryError> {
        let found = by_number(server.fetch(account.login.role(), &[account.id])?);
        let wanted = self.layout.wanted(account);
        match difference(&self.layout, &wanted, found.get(&account.id)) {
            Some(change) => server.apply(&change),
            None => Ok(()),
        }
    }
}

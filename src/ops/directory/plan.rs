//! What a full run would do at the first server that answers, without doing it.

use super::compare::Comparison;
use super::reach::{DirectoryRefusal, layout_of, open, start};
use crate::directory::{Change, Patience};
use crate::domain::Listing;
use crate::store::{Store, directories};

/// What would happen to an entry.
pub enum Planned {
    Change(Box<Listing>, Change),
    /// It is no account's, and would be left.
    Stray(String),
}

/// Hands over everything that differs, and gives the server's address.
pub fn plan_directory(
    store: &Store,
    patience: Patience,
    mut visit: impl FnMut(Planned),
) -> Result<String, DirectoryRefusal> {
    let all = store.read(directories::all)?;
    let mut failed = DirectoryRefusal::NotSetUp;
    for directory in all {
        let mut server = match open(&directory, patience) {
            Ok(server) => server,
            Err(refusal) => {
                failed = refusal;
                continue;
            }
        };
        let layout = layout_of(&directory);
        store.read(|connection| {
            start(store, connection, server.mark()?.as_ref())?;
            let mut comparison = Comparison { connection, server: &mut server, layout: &layout };
            let strays = comparison.all(&mut |_, account, change| {
                visit(Planned::Change(Box::new(account.clone()), change));
                Ok(())
            })?;
            for stray in strays {
                visit(Planned::Stray(stray));
            }
            Ok::<_, DirectoryRefusal>(())
        })?;
        return Ok(directory.url);
    }
    Err(failed)
}

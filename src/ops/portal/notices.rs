//! Notices to the recovery e-mail address: kept in the transaction of the change that they are about, and taken one by one
//! by whoever sends them. A try is counted before it is made: two servers never send the same notice at once, and one that
//! is killed while it sends tries again later.

use std::path::PathBuf;

use rusqlite::Transaction;

use crate::domain::{Act, Detail, Holder, NoticeReason, Outcome, WaitingNotice};
use crate::store::{Store, StoreError, notices, settings};

/// Keeps a notice for the address that was in force before the change, where there is one and the school sends any.
pub(super) fn keep(
    tx: &Transaction<'_>,
    before: &Holder,
    reason: NoticeReason,
    act: &Act,
) -> Result<(), StoreError> {
    match &before.recovery_email {
        Some(address) if settings::load(tx)?.sendmail.is_some() => {
            notices::add(tx, before.id, address, reason, act.at)
        }
        _ => Ok(()),
    }
}

/// Whether the school sends notices.
pub fn sends_notices(store: &Store) -> Result<bool, StoreError> {
    Ok(store.read(settings::load)?.sendmail.is_some())
}

/// The next notice to send, with the program that sends it. Those that were tried often enough are given up, and so are all
/// of them once the school names no program any more.
pub fn take_notice(
    store: &mut Store,
    act: &Act,
) -> Result<Option<(PathBuf, WaitingNotice)>, StoreError> {
    loop {
        // Nothing is due nearly always, and then nobody has to wait for a change.
        if store.read(|connection| notices::first_due(connection, act.at))?.is_none() {
            return Ok(None);
        }
        let taken = crate::ops::write(store, act, |tx, log| {
            let Some(notice) = notices::first_due(tx, act.at)? else { return Ok(None) };
            let WaitingNotice { id, student, reason, .. } = notice;
            match settings::load(tx)?.sendmail {
                Some(program) if !notice.is_given_up() => {
                    notices::count_try(tx, id, notice.next_look(act.at))?;
                    let detail = Detail::NoticeTry { reason, number: notice.tries + 1 };
                    log.note(student, Outcome::NoticeTried, &detail)?;
                    Ok(Some((program, notice)))
                }
                _ => {
                    notices::remove(tx, id)?;
                    log.note(student, Outcome::NoticeGivenUp, &Detail::Notice(reason))?;
                    Ok::<_, StoreError>(None)
                }
            }
        })?;
        if taken.is_some() {
            return Ok(taken);
        }
    }
}

/// Notes that a notice was sent, and forgets its address.
pub fn note_sent(store: &mut Store, notice: &WaitingNotice, act: &Act) -> Result<(), StoreError> {
    crate::ops::write(store, act, |tx, log| {
        notices::remove(tx, notice.id)?;
        log.note(notice.student, Outcome::NoticeSent, &Detail::Notice(notice.reason))
    })
}

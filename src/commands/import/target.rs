//! Where an import goes, and what the operator says about students who are there already.

use std::thread::{self, JoinHandle};

use crate::commands::init::NewStoreChoice;
use crate::context::Context;
use crate::domain::{Settings, StudentId};
use crate::ops::{load_known, read_settings};
use crate::plan::Known;
use crate::store::{Store, StoreError};
use crate::terminal::{Error, Kind};

/// The store and what it knows, read while the lists are: a whole country's lists take as long to read as its store.
pub(super) type Opening = JoinHandle<Result<(Store, Known), StoreError>>;

/// Starts opening the store.
pub(super) fn open_meanwhile(ctx: &Context) -> Result<Opening, Error> {
    let folder = ctx.folder()?;
    Ok(thread::spawn(move || {
        let store = Store::open(&folder)?;
        let known = store.read(load_known)?;
        Ok((store, known))
    }))
}

/// Where the students go: a store that is there, or one that is made once the operator has agreed to the plan.
pub(super) enum Target {
    /// It is there.
    Known(Box<Store>),
    /// It will be made.
    New(Box<NewStoreChoice>),
}

impl Target {
    /// Waits for the store; without one, `new_store` says what to make.
    pub(super) fn find(
        opening: Opening,
        new_store: impl FnOnce() -> Option<Result<NewStoreChoice, Error>>,
    ) -> Result<(Self, Known), Error> {
        let opened = opening.join();
        match opened.map_err(|_| Error::of(Kind::Bug, "the store could not be opened"))? {
            Ok((store, known)) => Ok((Self::Known(Box::new(store)), known)),
            Err(StoreError::Missing(folder)) => match new_store() {
                Some(choice) => Ok((
                    Self::New(Box::new(choice?)),
                    Known { next_id: StudentId(1), ..Known::default() },
                )),
                None => Err(StoreError::Missing(folder).into()),
            },
            Err(error) => Err(error.into()),
        }
    }

    /// The school's choices.
    pub(super) fn settings(&self, ctx: &mut Context) -> Result<Settings, Error> {
        match self {
            Self::Known(store) => {
                ctx.warn_of_clock(store)?;
                Ok(read_settings(store)?)
            }
            Self::New(choice) => Ok(choice.settings.clone()),
        }
    }

    /// The store, made now if it is not there.
    pub(super) fn into_store(self, ctx: &mut Context) -> Result<Store, Error> {
        match self {
            Self::Known(store) => Ok(*store),
            Self::New(choice) => {
                choice.create(ctx)?;
                ctx.store()
            }
        }
    }
}

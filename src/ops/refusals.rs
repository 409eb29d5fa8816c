//! What every refusal of an operation has in common: it may be one of the store.

use super::{
    BackupRefusal, ClassRefusal, DirectoryRefusal, EditRefusal, FindRefusal, ImportRefusal,
    LogRefusal, ResetRefusal, SelectionRefusal, SettingRefusal, StepRefusal, StickerRefusal,
    UndoRefusal, VaultRefusal,
};
use crate::store::StoreError;

macro_rules! may_be_of_the_store {
    ($($refusal:ident),+ $(,)?) => {$(
        impl From<StoreError> for $refusal {
            fn from(error: StoreError) -> Self {
                Self::Store(error)
            }
        }
    )+};
}

may_be_of_the_store!(
    BackupRefusal,
    ClassRefusal,
    DirectoryRefusal,
    EditRefusal,
    FindRefusal,
    ImportRefusal,
    LogRefusal,
    ResetRefusal,
    SelectionRefusal,
    SettingRefusal,
    StepRefusal,
    StickerRefusal,
    UndoRefusal,
    VaultRefusal
);

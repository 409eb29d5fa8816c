//! `mims import` of one list.

mod brake;
mod class_lists;
mod init;
mod levels;
mod matching;
mod newcomers;
mod plan;
mod plan_id;
mod refusals;
mod rename;
mod staff;
mod staff_life;
mod stickers;

pub(crate) use levels::with_case;
pub(crate) use staff::{STAFF, import, logins, with_staff};

//! `mims status`.

mod card;
mod funnel;
mod rows;
mod schema;
mod selection;
mod since;

pub(crate) use funnel::school_in_spring;

//! Input made to do harm.

mod arguments;
mod bad_input;
mod field;
mod files;
mod mutations;
mod names;
mod round_trip;
mod text;
mod trial;
mod workbook_values;
mod workbooks;

pub(crate) use trial::{
    Import, accepted, assert_harmless, assert_refused, assert_students, import_as, import_as_it_is,
    import_into, names, refused, warned,
};
pub(crate) use workbooks::{rows, xlsx};

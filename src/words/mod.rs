//! What students read, the same on every surface: the words of the source documents where they show the same step, and
//! otherwise none that a nine-year-old does not know. How it is laid out, and which key does what, is the surface's.

pub(crate) mod answers;
pub(crate) mod guide;
pub(crate) mod notices;
pub(crate) mod passwords;
pub(crate) mod portal;
pub(crate) mod web;

//! The portal in process: limits that depend on the clock or on the threads, which no test outside can hold still; and
//! the account model at the pages.

mod devices;
mod forms;
mod pages;
mod portal;
mod read;
mod turns;
mod visits;
mod workers;

use portal::Portal;

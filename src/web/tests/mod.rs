//! The portal in process: limits that depend on the clock or on the threads, which no test outside can hold still.

mod forms;
mod portal;
mod visits;
mod workers;

use portal::Portal;

//! The mathematics of small neural networks, written to be read: the modules stand in the order in which data flows.

pub mod error;
pub mod rng;

pub use error::{Error, Result};

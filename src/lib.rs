//! The mathematics of small neural networks, written to be read: the modules stand in the order in which data flows.

pub mod error;
pub mod rng;

pub mod dataset;
pub mod ink;

#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use error::{Error, Result};

//! The only place that knows JavaScript: convert, delegate, map errors.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

#[cfg(feature = "lab")]
pub mod activations;
#[cfg(feature = "bench")]
pub mod bench;
#[cfg(feature = "digits")]
pub mod bits;
#[cfg(feature = "lab")]
pub mod capacity;
#[cfg(feature = "lab")]
pub mod collapse;
#[cfg(feature = "digits")]
pub mod digits;
#[cfg(feature = "lab")]
pub mod gradient_flow;
#[cfg(feature = "train")]
pub mod images;
mod js;
#[cfg(feature = "train")]
pub mod playground;
#[cfg(feature = "trace")]
pub mod problem;
#[cfg(feature = "study")]
pub mod study;
#[cfg(feature = "study")]
pub mod teach;
#[cfg(feature = "trace")]
pub mod trace;
#[cfg(feature = "trace")]
pub mod working;

use crate::Error;
use crate::error::Refusal;

pub use js::{Js, Wire};
use wasm_bindgen::prelude::*;

/// Runs once, when the module is loaded: a panic is then written to the console with its place in the source.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        Js::new(&Refusal::from(error)).into()
    }
}

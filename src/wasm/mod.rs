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
#[cfg(feature = "train")]
pub mod playground;
#[cfg(feature = "trace")]
pub mod problem;
#[cfg(any(feature = "digits", feature = "study"))]
mod strokes;
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
#[cfg(any(feature = "trace", feature = "lab", feature = "train", feature = "study"))]
use crate::error::{Expected, Got, What};
use serde::Serialize;
#[cfg(any(feature = "trace", feature = "lab", feature = "train", feature = "study"))]
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// Runs once, when the module is loaded: a panic is then written to the console with its place in the source.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        to_js(&Refusal::from(error))
    }
}

/// Plain JavaScript as a value. Whatever is missing, unknown or of another type is refused with its name.
#[cfg(any(feature = "trace", feature = "lab", feature = "train", feature = "study"))]
fn from_js<T: DeserializeOwned>(argument: &'static str, value: JsValue) -> Result<T, Error> {
    let refuse = |error: serde_wasm_bindgen::Error| Error::Format {
        what: What::Argument,
        expected: Expected::KnownFields { argument },
        got: Got::fault(error),
    };
    serde_wasm_bindgen::from_value(value).map_err(refuse)
}

/// A value as plain JavaScript: structs as objects, `None` as undefined.
///
/// # Panics
/// If `value` cannot be represented, which a type of this crate always can.
fn to_js(value: &impl Serialize) -> JsValue {
    match serde_wasm_bindgen::to_value(value) {
        Ok(value) => value,
        Err(error) => panic!("a value of the core could not be handed to JavaScript: {error}"),
    }
}

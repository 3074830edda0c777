//! The only place that knows JavaScript: convert, delegate, map errors.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

pub mod digits;
pub mod trace;

use crate::{Error, fingerprint};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

/// Runs once, when the module is loaded: a panic is then written to the console with its place in the source.
#[wasm_bindgen(start)]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// One number, in hexadecimal, over everything that is drawn from a seed: the same in every build.
#[wasm_bindgen(js_name = drawFingerprint)]
pub fn draw_fingerprint(seed: u32) -> String {
    format!("{:016x}", fingerprint::all(u64::from(seed)))
}

/// One number, in hexadecimal, over the parameters after a short training: the same each time in this build.
#[wasm_bindgen(js_name = trainingFingerprint)]
pub fn training_fingerprint(seed: u32) -> Result<String, JsValue> {
    Ok(format!("{:016x}", fingerprint::training(u64::from(seed))?))
}

/// What the page hears of an [`Error`]: its code and fields for a sentence in the reader's language, and the sentence
/// in English.
#[derive(Serialize)]
struct JsError {
    code: &'static str,
    what: &'static str,
    expected: Option<String>,
    got: Option<String>,
    message: String,
}

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        let code = error.code();
        let (what, expected, got) = match error {
            Error::Shape { what, expected, got }
            | Error::Value { what, expected, got }
            | Error::Format { what, expected, got } => (what, Some(expected), Some(got)),
            Error::Empty { what } | Error::Diverged { what, .. } => (what, None, None),
        };
        to_js(&JsError { code, what, expected, got, message })
    }
}

/// Plain JavaScript as a value. Whatever is missing, unknown or of another type is refused with its name.
fn from_js<T: DeserializeOwned>(what: &'static str, value: JsValue) -> Result<T, Error> {
    let refuse = |error: serde_wasm_bindgen::Error| Error::Format {
        what,
        expected: "the fields and types that the core knows".to_owned(),
        got: error.to_string(),
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

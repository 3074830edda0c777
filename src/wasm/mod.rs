//! The only code that depends on JavaScript: conversions here, the exported functions in parts/.
#![allow(unsafe_code, reason = "the glue that wasm-bindgen generates")]

mod js;

use wasm_bindgen::JsValue;

use crate::Error;
use crate::error::Refusal;

pub use js::{Js, Wire};

impl From<Error> for JsValue {
    fn from(error: Error) -> Self {
        Js::new(&Refusal::from(error)).into()
    }
}

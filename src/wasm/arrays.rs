//! Serializes numeric slices as typed arrays of JavaScript. Replaces `src/arrays.rs`, which writes lists.

use js_sys::{Float32Array, Uint32Array};
use serde::Serializer;

pub(crate) fn floats<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    serde_wasm_bindgen::preserve::serialize(&Float32Array::from(numbers), serializer)
}

pub(crate) fn indices<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    serde_wasm_bindgen::preserve::serialize(&Uint32Array::from(numbers), serializer)
}

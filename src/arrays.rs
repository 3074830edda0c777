//! Serializes numeric slices as lists. In builds for JavaScript, `wasm/arrays.rs` replaces this file and produces typed
//! arrays.

use serde::{Serialize as _, Serializer};

pub(crate) fn floats<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    numbers.serialize(serializer)
}

pub(crate) fn indices<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    numbers.serialize(serializer)
}

//! Many numbers as lists. In builds for JavaScript `wasm/arrays.rs` takes the place of this file, and makes typed arrays of
//! them.

use serde::{Serialize as _, Serializer};

pub(crate) fn floats<S: Serializer>(numbers: &[f32], serializer: S) -> Result<S::Ok, S::Error> {
    numbers.serialize(serializer)
}

pub(crate) fn indices<S: Serializer>(numbers: &[u32], serializer: S) -> Result<S::Ok, S::Error> {
    numbers.serialize(serializer)
}

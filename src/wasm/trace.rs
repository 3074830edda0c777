//! Training steps written out, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::trace;

/// A `Problem` -> its training step as a `Trace`, with what one of its samples contributes. `format`: `short`, `fraction`,
/// `full`, or `{places: 4}`.
///
/// # Errors
/// As [`trace::training_step`], and if `problem` is not a `Problem` or `format` not a `Format`.
#[wasm_bindgen(js_name = traceTrainingStep)]
pub fn trace_training_step(problem: JsValue, sample_idx: usize, format: JsValue) -> Result<JsValue, JsValue> {
    let problem: trace::Problem = from_js("problem", problem)?;
    let format: trace::Format = from_js("format", format)?;
    Ok(to_js(&trace::training_step(&problem, sample_idx, format)?))
}

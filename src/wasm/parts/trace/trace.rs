//! Written-out training steps.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::trace::{self, Format, Problem, Trace};
use chainrule::wasm::Js;

/// Writes out a training step, with the pass of one of its samples.
///
/// # Errors
/// As [`trace::training_step`], and if `problem` is not a `Problem` or `format` not a `Format`.
#[wasm_bindgen(js_name = traceTrainingStep)]
pub fn trace_training_step(
    problem: Js<Problem>,
    #[wasm_bindgen(js_name = sampleIdx)] sample_idx: usize,
    format: Js<Format>,
) -> Result<Js<Trace>> {
    let (problem, format) = (problem.read("problem")?, format.read("format")?);
    Ok(Js::new(&trace::training_step(&problem, sample_idx, format)?))
}

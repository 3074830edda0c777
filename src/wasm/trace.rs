//! Passes written out, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::trace;

/// The network of the worksheet, as a `Problem`.
#[wasm_bindgen(js_name = workedExample)]
pub fn worked_example() -> JsValue {
    to_js(&trace::worked_example())
}

/// A `Problem` -> its forward pass as a `Trace`.
///
/// # Errors
/// As [`trace::forward`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = traceForward)]
pub fn trace_forward(problem: JsValue) -> Result<JsValue, JsValue> {
    let problem: trace::Problem = from_js("problem", problem)?;
    Ok(to_js(&trace::forward(&problem)?))
}

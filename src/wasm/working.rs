//! A student's working checked, and worksheets to work on, for the page.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::trace::{self, Answer, Problem};

/// A `Problem` and a list of `Answer` -> a `Report`.
///
/// # Errors
/// As [`trace::check_working`], and if `problem`, `answers` or `format` are not what they should be.
#[wasm_bindgen(js_name = checkWorking)]
pub fn check_working(
    problem: JsValue,
    sample_idx: usize,
    answers: JsValue,
    format: JsValue,
) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    let answers: Vec<Answer> = from_js("answers", answers)?;
    Ok(to_js(&trace::check_working(&problem, sample_idx, &answers, from_js("format", format)?)?))
}

/// A `Problem` -> the ids of the results that are left out in a worksheet.
///
/// # Errors
/// As [`trace::blanks`], and if `problem` is not a `Problem`.
#[wasm_bindgen]
pub fn blanks(problem: JsValue, sample_idx: usize, seed: u32) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    Ok(to_js(&trace::blanks(&problem, sample_idx, u64::from(seed))?))
}

/// A `Problem` -> a training step with one mistake in it, as `Planted`.
///
/// # Errors
/// As [`trace::planted_mistake`], and if `problem` is not a `Problem` or `format` not a `Format`.
#[wasm_bindgen(js_name = plantedMistake)]
pub fn planted_mistake(problem: JsValue, sample_idx: usize, seed: u32, format: JsValue) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    let format = from_js("format", format)?;
    Ok(to_js(&trace::planted_mistake(&problem, sample_idx, u64::from(seed), format)?))
}

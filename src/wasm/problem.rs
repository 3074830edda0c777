//! Problems that the page makes, changes and hands on as links.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::trace::{self, Exercise, Preset, Problem, Shape};

/// A network that is worth a look, by its name: `assignment`, `sigmoid`, `xor`, `softmax`, `dead-relu`,
/// `saturated-sigmoid`.
///
/// # Errors
/// If there is none of this name.
#[wasm_bindgen(js_name = presetProblem)]
pub fn preset_problem(name: JsValue) -> Result<JsValue, JsValue> {
    let preset: Preset = from_js("preset", name)?;
    Ok(to_js(&preset.problem()))
}

/// `{seed, size, difficulty}` -> the worksheet as a `Problem`.
///
/// # Errors
/// If `exercise` is not an `Exercise`.
#[wasm_bindgen(js_name = exerciseProblem)]
pub fn exercise_problem(exercise: JsValue) -> Result<JsValue, JsValue> {
    let exercise: Exercise = from_js("exercise", exercise)?;
    Ok(to_js(&exercise.problem()))
}

/// A `Problem` as a line of text for an address.
///
/// # Errors
/// If `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemToLink)]
pub fn problem_to_link(problem: JsValue) -> Result<String, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    Ok(problem.to_link())
}

/// The `Problem` of such a line.
///
/// # Errors
/// As [`Problem::from_link`].
#[wasm_bindgen(js_name = problemFromLink)]
pub fn problem_from_link(text: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&Problem::from_link(text)?))
}

/// The text of the number `n` units further.
///
/// # Errors
/// As [`trace::nudge`].
#[wasm_bindgen(js_name = nudgeNumber)]
pub fn nudge_number(text: &str, unit: &str, n: i32) -> Result<String, JsValue> {
    Ok(trace::nudge(text, unit, n)?)
}

/// A number that stands alone -> `{text, value}`.
///
/// # Errors
/// As [`trace::read_number`].
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(text: &str, place: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&trace::read_number(text, place)?))
}

/// The `Problem` with another number in one place.
///
/// # Errors
/// As [`Problem::with_number`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemWithNumber)]
pub fn problem_with_number(problem: JsValue, id: &str, sample_idx: usize, text: &str) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    Ok(to_js(&problem.with_number(id, sample_idx, text)?))
}

/// A `Problem` -> its network after its training step, as numbers.
///
/// # Errors
/// As [`trace::trained_network`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = trainedNetwork)]
pub fn trained_network(problem: JsValue) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    Ok(to_js(&trace::trained_network(&problem)?))
}

/// The numbers of a `Problem` that can be changed, each as `{id, text}`.
///
/// # Errors
/// If `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemNumbers)]
pub fn problem_numbers(problem: JsValue, sample_idx: usize) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    Ok(to_js(&problem.numbers(sample_idx)))
}

/// The `Problem` in another `Shape`.
///
/// # Errors
/// As [`Problem::reshaped`], and if `problem` is not a `Problem` or `shape` not a `Shape`.
#[wasm_bindgen(js_name = reshapeProblem)]
pub fn reshape_problem(problem: JsValue, shape: JsValue) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    let shape: Shape = from_js("shape", shape)?;
    Ok(to_js(&problem.reshaped(&shape)?))
}

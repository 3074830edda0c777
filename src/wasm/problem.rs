//! Problems that the page makes, changes and hands on as links.

use wasm_bindgen::prelude::*;

use super::{from_js, to_js};
use crate::trace::{self, Edit, Exercise, Preset, Problem};

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

/// The `Problem` of such a line.
///
/// # Errors
/// As [`Problem::from_link`].
#[wasm_bindgen(js_name = problemFromLink)]
pub fn problem_from_link(text: &str) -> Result<JsValue, JsValue> {
    Ok(to_js(&Problem::from_link(text)?))
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

/// A `Problem` and a list of `Edit` -> what they make of it, as `EditedProblem`.
///
/// # Errors
/// As [`trace::edit_problem`], and if `problem`, `edits` or `format` are not what they should be.
#[wasm_bindgen(js_name = editProblem)]
pub fn edit_problem(problem: JsValue, edits: JsValue, sample_idx: usize, format: JsValue) -> Result<JsValue, JsValue> {
    let problem: Problem = from_js("problem", problem)?;
    let edits: Vec<Edit> = from_js("edits", edits)?;
    Ok(to_js(&trace::edit_problem(&problem, &edits, sample_idx, from_js("format", format)?)?))
}

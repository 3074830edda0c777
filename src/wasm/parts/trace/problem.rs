//! Problems that the page makes, changes and hands on as links.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::collapse::GivenNetwork;
use chainrule::trace::{self, Exercise, NumberText, Preset, Problem, ReadNumber, Shape};
use chainrule::wasm::Js;

/// A network that is worth a look.
///
/// # Errors
/// If there is none of this name.
#[wasm_bindgen(js_name = presetProblem)]
pub fn preset_problem(name: Js<Preset>) -> Result<Js<Problem>> {
    Ok(Js::new(&name.read("preset")?.problem()))
}

/// A worksheet.
///
/// # Errors
/// If `exercise` is not an `Exercise`.
#[wasm_bindgen(js_name = exerciseProblem)]
pub fn exercise_problem(exercise: Js<Exercise>) -> Result<Js<Problem>> {
    Ok(Js::new(&exercise.read("exercise")?.problem()))
}

/// A `Problem` as a line of text for an address.
///
/// # Errors
/// If `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemToLink)]
pub fn problem_to_link(problem: Js<Problem>) -> Result<String> {
    Ok(problem.read("problem")?.to_link())
}

/// The `Problem` of such a line.
///
/// # Errors
/// As [`Problem::from_link`].
#[wasm_bindgen(js_name = problemFromLink)]
pub fn problem_from_link(text: &str) -> Result<Js<Problem>> {
    Ok(Js::new(&Problem::from_link(text)?))
}

/// The text of the number `n` units further.
///
/// # Errors
/// As [`trace::nudge`].
#[wasm_bindgen(js_name = nudgeNumber)]
pub fn nudge_number(text: &str, unit: &str, n: i32) -> Result<String> {
    trace::nudge(text, unit, n)
}

/// A number that stands alone.
///
/// # Errors
/// As [`trace::read_number`].
#[wasm_bindgen(js_name = readNumber)]
pub fn read_number(text: &str, place: &str) -> Result<Js<ReadNumber>> {
    Ok(Js::new(&trace::read_number(text, place)?))
}

/// The `Problem` with another number in one place.
///
/// # Errors
/// As [`Problem::with_number`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemWithNumber)]
pub fn problem_with_number(problem: Js<Problem>, id: &str, sample_idx: usize, text: &str) -> Result<Js<Problem>> {
    let problem = problem.read("problem")?;
    Ok(Js::new(&problem.with_number(id, sample_idx, text)?))
}

/// A `Problem` -> its network after its training step, as numbers.
///
/// # Errors
/// As [`trace::trained_network`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = trainedNetwork)]
pub fn trained_network(problem: Js<Problem>) -> Result<Js<GivenNetwork>> {
    let problem = problem.read("problem")?;
    Ok(Js::new(&trace::trained_network(&problem)?))
}

/// The numbers of a `Problem` that can be changed, each as `{id, text}`.
///
/// # Errors
/// If `problem` is not a `Problem`.
#[wasm_bindgen(js_name = problemNumbers)]
pub fn problem_numbers(problem: Js<Problem>, sample_idx: usize) -> Result<Js<Vec<NumberText>>> {
    let problem = problem.read("problem")?;
    Ok(Js::new(&problem.numbers(sample_idx)))
}

/// The `Problem` in another `Shape`.
///
/// # Errors
/// As [`Problem::reshaped`], and if `problem` is not a `Problem` or `shape` not a `Shape`.
#[wasm_bindgen(js_name = reshapeProblem)]
pub fn reshape_problem(problem: Js<Problem>, shape: Js<Shape>) -> Result<Js<Problem>> {
    let problem = problem.read("problem")?;
    let shape = shape.read("shape")?;
    Ok(Js::new(&problem.reshaped(&shape)?))
}

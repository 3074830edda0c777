//! Problems that the page makes, changes and hands on as links.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::collapse::GivenNetwork;
use chainrule::trace::{self, Edit, EditedProblem, Exercise, Format, Preset, Problem};
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

/// The `Problem` of such a line.
///
/// # Errors
/// As [`Problem::from_link`].
#[wasm_bindgen(js_name = problemFromLink)]
pub fn problem_from_link(text: &str) -> Result<Js<Problem>> {
    Ok(Js::new(&Problem::from_link(text)?))
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

/// A list of edits, one after the other -> what they make of a `Problem`. Without edits it is as it was.
///
/// # Errors
/// As [`trace::edit_problem`], and if `problem`, `edits` or `format` are not what they should be.
#[wasm_bindgen(js_name = editProblem)]
pub fn edit_problem(
    problem: Js<Problem>,
    edits: Js<Vec<Edit>>,
    #[wasm_bindgen(js_name = sampleIdx)] sample_idx: usize,
    format: Js<Format>,
) -> Result<Js<EditedProblem>> {
    let (problem, edits, format) = (problem.read("problem")?, edits.read("edits")?, format.read("format")?);
    Ok(Js::new(&trace::edit_problem(&problem, &edits, sample_idx, format)?))
}

//! Problems: presets, links and edits.

use wasm_bindgen::prelude::*;

use chainrule::Result;
use chainrule::lab::collapse::GivenNetwork;
use chainrule::trace::{self, Edit, EditedProblem, Format, Preset, Problem, TrainingHistory};
use chainrule::wasm::Js;

/// Returns the problem of a preset.
///
/// # Errors
/// If `name` is not a `Preset`.
#[wasm_bindgen(js_name = presetProblem)]
pub fn preset_problem(name: Js<Preset>) -> Result<Js<Problem>> {
    Ok(Js::new(&name.read("preset")?.problem()))
}

/// Parses the problem in a link.
///
/// # Errors
/// As [`Problem::from_link`].
#[wasm_bindgen(js_name = problemFromLink)]
pub fn problem_from_link(text: &str) -> Result<Js<Problem>> {
    Ok(Js::new(&Problem::from_link(text)?))
}

/// Returns the network of a problem after its training step, as numbers.
///
/// # Errors
/// As [`trace::trained_network`], and if `problem` is not a `Problem`.
#[wasm_bindgen(js_name = trainedNetwork)]
pub fn trained_network(problem: Js<Problem>) -> Result<Js<GivenNetwork>> {
    let problem = problem.read("problem")?;
    Ok(Js::new(&trace::trained_network(&problem)?))
}

/// Makes the first `n` training steps of a problem, for the curve and the table of its loss.
///
/// # Errors
/// As [`trace::training_history`], and if an argument is not of its type.
#[wasm_bindgen(js_name = trainingHistory)]
pub fn training_history(problem: Js<Problem>, n: usize, format: Js<Format>) -> Result<Js<TrainingHistory>> {
    let (problem, format) = (problem.read("problem")?, format.read("format")?);
    Ok(Js::new(&trace::training_history(&problem, n, format)?))
}

/// Applies edits to a problem, in order, and returns the result with everything that the page shows of it.
///
/// # Errors
/// As [`trace::edit_problem`], and if an argument is not of its type.
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
